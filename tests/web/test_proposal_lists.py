# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The overview stays readable with sixty proposals: filtered, sorted, added up beside the pot, and taken along."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    Role,
    a_person,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)

from werkdruk.kernel import Euro
from werkdruk.web.actions.discussing import support
from werkdruk.web.actions.judging import judge
from werkdruk.web.actions.proposing import withdraw
from werkdruk.web.models import Membership, Unit
from werkdruk.web.queries.proposal_lists import HEADS, Sieve, proposals_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 1)
    return made


@pytest.fixture
def sixty(year):
    units = [Unit.objects.create(school=year.school, name=f"Sectie {n}", kind=Unit.Kind.SECTIE) for n in range(6)]
    author = a_person(year.school, Role.STAFF)
    for unit in units:
        Membership.objects.create(user=author, unit=unit)
    return [
        a_proposal(year, f"Plan {n}", a_wish(1_000 + 37 * (n * 23 % 60)), by=author, unit=units[n % 6])
        for n in range(60)
    ]


def rows(year, **sieve):
    user = leader_of(year.school)
    return proposals_of(year, user, DAY, Sieve(**sieve)).rows


def test_sixty_proposals_stand_on_one_page_in_few_questions(year, sixty, django_assert_max_num_queries):
    client = logged_in(leader_of(year.school))
    client.get(at("proposals", year))
    with django_assert_max_num_queries(80):
        page = seen(client.get(at("proposals", year)))
    assert "Er zijn 60 voorstellen." in page
    assert "Wat er gevraagd is, naast de pot" in page
    assert "Wat elk team en elke sectie vraagt" in page


def test_a_unit_and_a_state_leave_out_the_rest_and_their_sum_is_told(year, sixty):
    unit = sixty[0].unit
    page = seen(logged_in(leader_of(year.school)).get(at("proposals", year), {"eenheid": unit.pk}))
    assert "10 van de 60 voorstellen" in page
    assert "Samen, van wat je nu ziet" in page
    judge(sixty[5], feasible=True, reason="Ja.", by=leader_of(year.school), on=DAY)
    assert [row.number for row in rows(year, state="feasible")] == [6]
    assert len(rows(year, unit=unit.pk)) == 10
    assert len(rows(year)) == 60


def test_the_sums_are_exact_whatever_is_left_out(year, sixty):
    page = proposals_of(year, leader_of(year.school), DAY, Sieve(unit=sixty[0].unit_id))
    assert page.asked == Euro.sum(each.price for each in sixty)
    assert page.asked_here == Euro.sum(row.price for row in page.rows)
    assert Euro.sum(unit.asked for unit in page.units) == page.asked


def test_each_order_is_what_it_says(year, sixty):
    back = staff(year.school, 6)
    for person in back:
        support(sixty[17], stands=True, by=person, on=DAY)
    assert [row.number for row in rows(year)] == list(range(1, 61))
    prices = [row.price for row in rows(year, sort="price")]
    assert prices == sorted(prices, reverse=True)
    units = [row.unit for row in rows(year, sort="unit")]
    assert units == sorted(units)
    assert rows(year, sort="support")[0].number == 18
    hours = [row.per_hour for row in rows(year, sort="hour")]
    assert hours == [None] * 60, "a service frees no hours unless somebody says so"


def test_what_is_withdrawn_stands_last_and_does_not_count(year, sixty):
    withdraw(sixty[0], by=sixty[0].author, on=DAY)
    page = proposals_of(year, leader_of(year.school), DAY)
    assert page.rows[-1].number == 1
    assert page.asked == Euro.sum(each.price for each in sixty[1:])
    assert page.number == 59


@pytest.mark.parametrize("wrong", ["?eenheid=x", "?eenheid=999999", "?stand=weg", "?volgorde=omgekeerd", "?x=1"])
def test_a_wrong_question_is_no_question(year, sixty, wrong):
    page = logged_in(leader_of(year.school)).get(at("proposals", year) + wrong)
    assert page.status_code == 200
    assert "Er zijn 60 voorstellen." in seen(page)


def test_a_state_that_nothing_has_says_so(year, sixty):
    page = seen(logged_in(leader_of(year.school)).get(at("proposals", year), {"stand": "chosen"}))
    assert "Geen voorstel past hierbij." in page


def test_the_table_to_take_along_has_every_proposal_once(year, sixty):
    answer = logged_in(leader_of(year.school)).get(at("proposals-table", year))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    told = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert told[0] == [str(head) for head in HEADS]
    assert [line[0] for line in told[1:]] == [str(number) for number in range(1, 61)]
    assert {len(line) for line in told} == {len(HEADS)}
    assert told[1][6] == "1000,00"
    assert {line[14] for line in told[1:]} == {"minder dan 5"}


def test_a_text_that_a_spreadsheet_would_run_stays_a_text(year):
    a_proposal(year, "=1+1")
    told = logged_in(leader_of(year.school)).get(at("proposals-table", year)).content.decode("utf-8-sig")
    assert ";'=1+1;" in told


def test_without_a_pot_the_page_still_adds_up(year):
    school = a_school("99804", "98XX")
    from werkdruk.deciding.years import YearAct
    from werkdruk.web.actions.years import advance, start_year
    from werkdruk.web.models import FramesVersion

    leader = a_person(school, Role.LEADER, group="leader")
    poor = start_year(school, year.school_year, by=leader, on=DAY)
    FramesVersion.objects.filter(year=poor).delete()
    advance(poor, YearAct.FIX_FRAMES)
    staff(school, 1)
    a_proposal(poor)
    page = seen(logged_in(leader).get(at("proposals", poor)))
    assert "Hoeveel geld er is, is nog niet bekend." in page
