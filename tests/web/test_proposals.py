# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing: the list, the two screens with the price, the leader's judgement."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.web.makers import (
    DAY,
    Role,
    a_feasible_proposal,
    a_person,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    leader_of,
    logged_in,
    staff,
)

from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Phase, YearAct
from werkdruk.kernel import Euro, Month
from werkdruk.kernel.dutch import amount, hundredths
from werkdruk.planning import LessonMethod, SchoolGroup
from werkdruk.web.access import NotYours
from werkdruk.web.actions.proposing import judge, withdraw
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, start_year
from werkdruk.web.forms.amounts import hundredths_in
from werkdruk.web.models import Event, Proposal
from werkdruk.web.queries.prices import AskKind, Wish, priced, school_group

pytestmark = pytest.mark.django_db
IDEA = {
    "problem": "Elke ochtend een half uur kwijt aan absenten.",
    "title": "Een leerlingenbalie",
    "purpose": "relief",
    "kind": "fte",
}
PRICE = {
    "function": "teacher",
    "fte": "0,4",
    "first_month": "2023-08",
    "last_month": "2024-07",
    "duration": "once",
    "benefits": "alle mentoren",
    "more_work": "",
    "hours_freed": "",
}


CHECKED = {"check_shortage": "fine", "check_formation": "fine", "check_shifted-work": "fine"}


@pytest.fixture
def year():
    school = a_school()
    made = a_year(school)
    staff(school, 3)
    return made


@pytest.fixture
def teacher(year):
    return year.school.appointments.filter(group="OP").order_by("id")[0].user


def at(name, year, *rest):
    return reverse(name, args=[year.school.brin, year.school_year, *rest])


def answers(year, **changes):
    return {**IDEA, **PRICE, "unit": year.school.units.all()[0].pk, **changes}


def test_an_empty_list_says_what_to_do_next(year, teacher):
    page = logged_in(teacher).get(at("proposals", year)).content.decode()
    assert "Er is nog geen voorstel." in page
    assert at("propose", year) in page


def test_the_list_shows_each_proposal_with_unit_price_and_state(year, teacher):
    a_proposal(year, "Surveillanten", a_wish(5_000))
    a_feasible_proposal(year, "Een balie", a_wish(7_500))
    page = logged_in(teacher).get(at("proposals", year)).content.decode()
    assert "Er zijn 2 voorstellen." in page
    for words in ("Surveillanten", "Een balie", "Onderbouw", amount(Euro(750_000)), "ingediend", "haalbaar"):
        assert words in page
    assert amount(Euro(1_250_000)) in page, "the sum of all"


def test_a_controller_reads_along_and_cannot_propose(year):
    client = logged_in(a_person(year.school.board, Role.CONTROLLER))
    page = client.get(at("proposals", year)).content.decode()
    assert "Jij kunt meelezen." in page
    refused = client.post(at("propose", year), answers(year, send="1"))
    assert refused.status_code == 403
    assert "medewerker" in refused.content.decode()
    assert not Proposal.objects.exists()


def test_people_of_another_board_find_nothing(year):
    a_proposal(year)
    stranger = logged_in(a_person(a_school("99802", "98ZZ"), Role.LEADER))
    for name, rest in (("proposals", ()), ("propose", ()), ("price", ()), ("proposal", (1,)), ("proposal-judge", (1,))):
        assert stranger.get(at(name, year, *rest)).status_code == 404
        assert stranger.post(at(name, year, *rest)).status_code == 404


def test_a_proposal_is_made_in_two_screens(year, teacher):
    client = logged_in(teacher)
    second = client.post(at("propose", year), {**answers(year), "next": "1"})
    assert second.status_code == 200
    page = second.content.decode()
    assert "Scherm 2 van 2" in page
    assert f'value="{IDEA["problem"]}"' in page, "the first screen goes along"
    sent = client.post(at("propose", year), answers(year, send="1"))
    assert (sent.status_code, sent.headers["Location"]) == (302, at("proposal", year, 1))
    kept = Proposal.objects.get()
    assert (kept.number, kept.author, kept.state, kept.quantity_hundredths) == (1, teacher, "submitted", 40)
    assert kept.price == Euro(3_946_866), "0.4 of 98,671.66, a teacher at havo and vwo"
    assert Event.objects.filter(verb="proposal.submitted").count() == 1


def test_sending_twice_makes_one_proposal(year, teacher):
    client = logged_in(teacher)
    for _ in range(2):
        assert client.post(at("propose", year), answers(year, send="1")).status_code == 302
    assert Proposal.objects.count() == 1


def test_wrong_input_keeps_what_was_typed_and_says_what_is_wrong(year, teacher):
    bad = answers(year, send="1", fte="veel", benefits="de onderbouw", first_month="2024-05", last_month="2024-02")
    page = logged_in(teacher).post(at("propose", year), bad).content.decode()
    assert 'value="veel"' in page
    assert 'value="de onderbouw"' in page
    assert "Schrijf een getal, bijvoorbeeld 0,4." in page
    assert "Deze maand ligt vóór de eerste maand." in page
    assert "Fout: " in page
    assert not Proposal.objects.exists()


def test_an_empty_first_screen_stays_the_first_screen(year, teacher):
    page = logged_in(teacher).post(at("propose", year), {"next": "1", "title": "Half idee"}).content.decode()
    assert "Scherm 1 van 2" in page
    assert 'value="Half idee"' in page


def test_going_back_keeps_the_second_screen_too(year, teacher):
    page = logged_in(teacher).post(at("propose", year), answers(year, back="1", fte="0,7")).content.decode()
    assert "Scherm 1 van 2" in page
    assert '<input type="hidden" name="fte" value="0,7">' in page
    again = logged_in(teacher).post(at("propose", year), answers(year, next="1", fte="0,7")).content.decode()
    assert 'value="0,7"' in again


def test_without_javascript_a_button_gives_the_page_with_the_price(year, teacher):
    page = logged_in(teacher).post(at("price", year), answers(year, benefits="")).content.decode()
    assert "Scherm 2 van 2" in page
    assert f"Prijs: {amount(Euro(3_946_866))}" in page
    assert 'value="0,4"' in page
    assert f'value="{IDEA["problem"]}"' in page
    assert "Fout:" not in page, "who it is for need not be filled in to see a price"


def test_while_typing_only_the_price_comes_back(year, teacher):
    client = logged_in(teacher)
    told = client.post(at("price", year), answers(year), headers={"hx-request": "true"}).content.decode()
    assert "<html" not in told
    assert amount(Euro(3_946_866)) in told
    assert "niet in de officiële tekst zelf gelezen" in told, "an unverified norm is marked"
    early = client.post(at("price", year), answers(year, fte=""), headers={"hx-request": "true"}).content.decode()
    assert "Vul de aantallen en de maanden in" in early
    assert not Proposal.objects.exists()


def test_a_lesson_less_is_priced_both_ways(year, teacher):
    asked = answers(year, kind="lessons", lessons="8", method="hours")
    page = logged_in(teacher).post(at("price", year), asked, headers={"hx-request": "true"}).content.decode()
    for method in LessonMethod:
        wish = Wish(AskKind.LESSONS, Month(2023, 8), Month(2024, 7), quantity_hundredths=800, method=method.value)
        assert amount(priced(wish, year.school.kind).price.amount) in page


def test_a_price_of_support_staff_says_how_old_it_is(year, teacher):
    wish = Wish(AskKind.FTE, Month(2023, 8), Month(2024, 7), "support", 100)
    found = priced(wish, "havo en vwo")
    assert found.price.amount == Euro(4_194_290)
    assert any("2014" in caveat for caveat in found.caveats)


@pytest.mark.parametrize(
    ("kind", "extra", "price"),
    [
        ("hours", {"hours": "100"}, Euro(594_766)),
        ("purchase", {"cost": "€ 1.250,50"}, Euro(125_050)),
        ("service", {"cost": "9500"}, Euro(950_000)),
        ("hours", {"hours": "100", "rate": "31,50"}, Euro(315_000)),
        ("classes", {"teaching": "6,5", "size_before": "26", "size_after": "25"}, Euro(2_565_463)),
        ("agreement", {}, Euro(0)),
    ],
)
def test_every_kind_can_be_proposed(year, teacher, kind, extra, price):
    sent = logged_in(teacher).post(at("propose", year), answers(year, send="1", kind=kind, **extra))
    assert sent.status_code == 302
    assert Proposal.objects.get().price == price


def test_a_proposal_says_what_it_costs_step_by_step_and_who_gets_work(year, teacher):
    asked = answers(year, send="1", more_work="de roostermaker")
    client = logged_in(teacher)
    client.post(at("propose", year), asked)
    page = client.get(at("proposal", year, 1)).content.decode()
    for words in ("0,4 fte ×", "Lichter voor: alle mentoren.", "Er komt werk bij voor: de roostermaker.", "van de pot"):
        assert words in page
    assert client.get(at("proposal", year, 2)).status_code == 404


def test_proposing_ends_when_the_vote_opens(year, teacher):
    year.phase = "choosing"
    year.save()
    client = logged_in(teacher)
    assert client.get(at("propose", year)).headers["Location"] == at("proposals", year)
    with pytest.raises(Refused, match="proposals-closed"):
        a_proposal(year, by=teacher)


def test_months_outside_the_school_year_are_refused(year, teacher):
    wish = Wish(AskKind.SERVICE, Month(2024, 7), Month(2024, 8), cost=Euro(100))
    with pytest.raises(Refused, match="months-outside"):
        a_proposal(year, wish=wish, by=teacher)


def test_nobody_proposes_for_a_unit_of_others(year, teacher):
    other = a_school("99803", "98YY").units.all()[0]
    page = logged_in(teacher).post(at("propose", year), answers(year, send="1", unit=other.pk))
    assert "Scherm 1 van 2" in page.content.decode()
    assert not Proposal.objects.exists()


def test_the_leader_judges_with_a_reason(year):
    a_proposal(year)
    client = logged_in(leader_of(year.school))
    silent = client.post(at("proposal-judge", year, 1), {**CHECKED, "feasible": "no", "reason": ""})
    assert silent.status_code == 200
    assert Proposal.objects.get().state == "submitted"
    for _ in range(2):  # sent twice, said once
        told = client.post(
            at("proposal-judge", year, 1), {**CHECKED, "feasible": "no", "reason": "Geen bevoegde docent."}
        )
        assert told.status_code == 302
    kept = Proposal.objects.get()
    assert (kept.state, kept.judgement) == ("not-feasible", "Geen bevoegde docent.")
    assert "Geen bevoegde docent." in client.get(at("proposal", year, 1)).content.decode()
    assert Event.objects.filter(verb="proposal.not-feasible").count() == 1


def test_a_judgement_stands(year):
    made = a_feasible_proposal(year)
    with pytest.raises(NotPossible):
        judge(made, feasible=False, reason="Toch niet.", by=leader_of(year.school), on=DAY)
    told = logged_in(leader_of(year.school)).post(
        at("proposal-judge", year, 1), {**CHECKED, "feasible": "no", "reason": "Toch niet."}
    )
    assert "Dit kan nu niet" in told.content.decode()


def test_a_teacher_does_not_judge(year, teacher):
    a_proposal(year)
    told = logged_in(teacher).post(at("proposal-judge", year, 1), {**CHECKED, "feasible": "yes", "reason": "Ja."})
    assert told.status_code == 403
    assert "schoolleider" in told.content.decode()
    assert "Kan dit voorstel uitgevoerd worden?" not in logged_in(teacher).get(at("proposal", year, 1)).content.decode()


def test_only_its_author_withdraws_a_proposal(year, teacher):
    made = a_proposal(year, by=teacher)
    with pytest.raises(Refused, match="not-your-proposal"):
        withdraw(made, by=leader_of(year.school), on=DAY)
    with pytest.raises(NotYours):
        withdraw(made, by=a_person(year.school.board, Role.CONTROLLER), on=DAY)
    client = logged_in(teacher)
    for _ in range(2):
        assert client.post(at("proposal-withdraw", year, 1)).status_code == 302
    assert Proposal.objects.get().state == "withdrawn"
    assert Event.objects.filter(verb="proposal.withdrawn").count() == 1
    a_proposal(year, by=teacher)
    assert Proposal.objects.count() == 2, "after withdrawing the same may be proposed anew"


def test_a_stated_number_of_hours_goes_before_the_hours_bought():
    plain = Wish(AskKind.SERVICE, Month(2024, 1), Month(2024, 7), cost=Euro(100_000))
    stated = Wish(AskKind.SERVICE, Month(2024, 1), Month(2024, 7), cost=Euro(100_000), hours_freed=50)
    assert priced(plain, "havo").price.per_freed_hour is None
    assert priced(stated, "havo").price.per_freed_hour == Euro(2_000)


@pytest.mark.parametrize(
    ("kind", "group"),
    [
        ("havo en vwo", SchoolGroup.HIGHER),
        ("vmbo en praktijkonderwijs", SchoolGroup.BASIC),
        ("mavo en havo", SchoolGroup.MIDDLE),
        ("vmbo, havo en vwo", SchoolGroup.BROAD),
    ],
)
def test_the_words_of_a_school_say_which_norm_is_its(kind, group):
    assert school_group(kind) is group


@given(st.integers(0, 10**11 - 1))
def test_a_number_is_read_back_as_it_is_written(number):
    assert hundredths_in(hundredths(number)) == number
    assert hundredths_in(amount(Euro(number)).replace("€", "")) == number


@pytest.mark.parametrize("text", ["", "veel", "-3", "1,234", "1.23.4", "0x10", "1e3", "½", "٣", "1,2,3", "9" * 12])
def test_what_is_no_number_is_no_number(text):
    assert hundredths_in(text) is None


def test_the_day_of_the_demo_is_in_its_school_year():
    assert date(2023, 8, 1) <= DAY <= date(2024, 7, 31)


def test_a_year_starts_once_and_only_its_leader_starts_it(year, teacher):
    school = year.school
    again = start_year(school, year.school_year, by=leader_of(school), on=DAY)
    assert again == year
    assert Event.objects.filter(verb="year.started").count() == 1
    with pytest.raises(NotYours):
        start_year(school, year.school_year.next(), by=teacher, on=DAY)


def test_a_year_follows_the_steps_of_the_core_and_no_others(year):
    stale = type(year).objects.get(pk=year.pk)
    assert advance(year, YearAct.CLOSE_PROPOSALS) is Phase.CHOOSING
    with pytest.raises(NotPossible):
        advance(stale, YearAct.CLOSE_PROPOSALS)
    assert type(year).objects.get(pk=year.pk).phase == "choosing"
