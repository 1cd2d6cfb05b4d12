# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody with two minutes: every page says whose turn it is, why, and where to go from here."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.decided import COUNTED, a_counted_year, at
from tests.web.makers import (
    DAY,
    Role,
    a_feasible_proposal,
    a_proposal,
    a_school,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)

from werkdruk.web.actions.proposing import judge, withdraw
from werkdruk.web.actions.voting import cast, open_round
from werkdruk.web.models import School, User, Year
from werkdruk.web.queries.rounds import vote_of
from werkdruk.web.queries.schools import year_page
from werkdruk.web.queries.year_lines import phases_of

pytestmark = pytest.mark.django_db
IN_TIME = date(2023, 11, 2)
"""A day on which the proposals of a year that began on 1 November are not late."""


@pytest.fixture
def year() -> Year:
    made = a_year(a_school())
    staff(made.school, 3)
    return made


def a_colleague(year: Year) -> User:
    return User.objects.filter(roles__school=year.school, roles__role=Role.STAFF).order_by("id")[0]


def now(year: Year, on: date):
    (mark,) = (each for each in phases_of(year, on) if each.state == "now")
    return mark.who, mark.task


def test_after_the_day_for_proposals_the_turn_is_the_leaders(year):
    assert now(year, DAY)[0] == "alle medewerkers", "without proposals there is nothing to judge"
    made = a_proposal(year)
    assert now(year, IN_TIME)[0] == "alle medewerkers"
    assert now(year, DAY) == ("de schoolleiding", "beoordeel de voorstellen en open daarna de stemming")
    judge(made, feasible=True, reason="Kan.", by=leader_of(year.school), on=DAY)
    assert now(year, DAY) == ("de schoolleiding", "open de stemming")


def test_after_the_closing_day_the_turn_is_the_leaders(year):
    a_feasible_proposal(year)
    open_round(year, closes=COUNTED, lot=(1,), by=leader_of(year.school), on=COUNTED)
    year.refresh_from_db()
    assert now(year, COUNTED) == ("alle medewerkers", "stem op de voorstellen")
    assert now(year, DAY) == ("de schoolleiding", "sluit de stemming en tel de stemmen")


def test_a_proposal_that_waits_is_the_leaders_step_at_once_and_nobody_elses(year):
    a_proposal(year)
    step = year_page(year, leader_of(year.school), IN_TIME).next_step
    assert (step.task, step.is_mine) == ("beoordeel de voorstellen en open daarna de stemming", True)
    assert year_page(year, a_colleague(year), IN_TIME).next_step.task == "doe een voorstel met een prijs"
    late = year_page(year, a_colleague(year), DAY).next_step
    assert (late.who, late.is_mine) == ("de schoolleiding", False)


def test_who_voted_is_not_sent_to_vote_again(year):
    a_feasible_proposal(year)
    opened = open_round(year, closes=date(2024, 1, 22), lot=(1,), by=leader_of(year.school), on=DAY)
    year.refresh_from_db()
    person = a_colleague(year)
    assert year_page(year, person, DAY).next_step.done_on is None
    cast(opened, (1,), by=person, on=DAY)
    assert year_page(year, person, DAY).next_step.done_on == DAY
    assert "Jij stemde op 15 januari 2024." in seen(logged_in(person).get(at("year", year)))


def test_the_last_day_to_vote_says_so(year):
    a_feasible_proposal(year)
    open_round(year, closes=DAY, lot=(1,), by=leader_of(year.school), on=DAY)
    assert vote_of(year, a_colleague(year), DAY).is_last_day
    assert not vote_of(year, a_colleague(year), date(2024, 1, 14)).is_last_day


def test_every_proposal_on_the_ballot_can_be_read(year):
    a_feasible_proposal(year)
    open_round(year, closes=DAY, lot=(1,), by=leader_of(year.school), on=DAY)
    page = logged_in(a_colleague(year)).get(at("vote", year)).content.decode()
    assert f'href="{at("proposal", year, 1)}"' in page


def test_the_leader_is_led_from_the_last_judgement_to_the_vote(year):
    made = a_proposal(year)
    leader = logged_in(leader_of(year.school))
    link = f'<a href="{at("vote", year)}">Naar het openen van de stemming'
    assert link not in leader.get(at("proposals", year)).content.decode()
    judge(made, feasible=True, reason="Kan.", by=leader_of(year.school), on=DAY)
    assert link in leader.get(at("proposals", year)).content.decode()
    assert link not in logged_in(a_colleague(year)).get(at("proposals", year)).content.decode()


def test_the_leader_sees_the_ballot_before_it_is_fixed(year):
    a_feasible_proposal(year, "Surveillanten")
    judge(a_proposal(year, "Zwembad"), feasible=False, reason="Nee.", by=leader_of(year.school), on=DAY)
    page = seen(logged_in(leader_of(year.school)).get(at("vote", year)))
    assert "1. Surveillanten" in page
    assert "Zwembad" not in page


def test_only_a_list_with_withdrawn_proposals_speaks_of_them(year):
    made = a_proposal(year)
    person = logged_in(a_colleague(year))
    assert "zonder wat ingetrokken is" not in seen(person.get(at("proposals", year)))
    withdraw(made, by=made.author, on=DAY)
    assert "zonder wat ingetrokken is" in seen(person.get(at("proposals", year)))


def test_a_proposal_tells_on_its_own_page_why_it_won_or_lost():
    year = a_counted_year()
    person = logged_in(a_colleague(year))
    lost, won = (seen(person.get(at("proposal", year, number))) for number in (3, 1))
    assert "Niet gekozen. " in lost
    assert "Bekijk wat er met het geld gebeurt" not in lost
    assert "Gekozen in ronde" in won
    assert "Bekijk wat er met het geld gebeurt" in won


def test_a_result_says_where_its_pot_comes_from():
    year = a_counted_year()
    page = logged_in(a_colleague(year)).get(at("result", year))
    assert "De pot van de stemming stond vast op 8 januari 2024" in seen(page)
    assert f'href="{at("year", year)}">Bekijk waar de pot uit bestaat' in page.content.decode()


@pytest.mark.parametrize(
    ("name", "page"),
    [("vote-open", "vote"), ("vote-count", "vote"), ("plan-make", "plan"), ("council-answer", "council")],
)
def test_coming_to_a_step_without_sending_anything_leads_to_its_page(year, name, page):
    answer = logged_in(a_colleague(year)).get(at(name, year))
    assert (answer.status_code, answer.url) == (302, at(page, year))


def test_the_page_asked_for_is_where_logging_in_leads(year):
    address = at("vote", year)
    asked = Client().get(address)
    assert asked.url == f"{reverse('login')}?next={address}"
    person = User.objects.create(code="demo-docent", label="Docent")
    person.roles.create(role=Role.STAFF, school=year.school)
    page = Client().get(asked.url).content.decode()
    assert f'<input type="hidden" name="next" value="{address}">' in page
    become = reverse("demo-role", args=["docent"])
    assert Client().post(become, {"next": address}).url == address
    assert Client().post(become, {"next": "https://elders.example/"}).url == reverse("start")
    assert Client().post(become).url == reverse("start")


def test_pages_without_amounts_do_not_speak_of_clicking_on_them(year):
    assert School.objects.count() == 1
    visitor = Client()
    for answer in (visitor.get(reverse("login")), visitor.get("/zomaar/")):
        assert "Klik op een bedrag" not in seen(answer)
    assert "Klik op een bedrag" in seen(logged_in(a_colleague(year)).get(at("year", year)))


def test_a_year_that_is_done_leads_to_what_came_of_it(year):
    person = logged_in(a_colleague(year))
    link = f'href="{at("account", year)}">Lees wat ervan kwam'
    assert link not in person.get(at("year", year)).content.decode()
    Year.objects.update(phase="accounted")
    assert link in person.get(at("year", year)).content.decode()
