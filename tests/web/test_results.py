# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome page: every reason in words, nobody exposed, one page per vote; and what frames say to a vote."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.db import connection
from django.urls import reverse
from tests.web.makers import DAY, Role, a_person, a_school, leader_of, logged_in, seen
from tests.web.voted import (
    OPENED,
    SECTIE,
    a_school_with_units,
    all_vote,
    at,
    contested,
    in_euros,
    in_unit,
    opened,
    page_of,
    proposed,
    support_of,
    voted,
    with_frames,
)

from werkdruk.deciding.counting import Completion, Method, Misfit, PartTime, Rule, TieOrder, Utility
from werkdruk.deciding.frames import Way
from werkdruk.kernel import Euro
from werkdruk.web import fact_guard
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.voting import cast, count_round, move_closing, open_round
from werkdruk.web.models import CountedOutcome, Deelplan, FramesVersion, Proposal, Round, Unit
from werkdruk.web.queries.counted_places import counted_places, money_left
from werkdruk.web.queries.counts import recount, rule_of, rule_text
from werkdruk.web.queries.groups_got import groups_got
from werkdruk.web.queries.results import result_at, verdict_of

pytestmark = pytest.mark.django_db
TWO_FIFTHS, TENTH = Fraction(2, 5), Fraction(1, 10)


@pytest.fixture
def year():
    """Thirty-five at home in the team, five of whom support staff, five in the sectie, and the leader."""
    return a_school_with_units(team=30, support=5)


@pytest.fixture
def promised(year):
    """A counted vote with two fifths of the pot first for the units."""
    with_frames(year, units=TWO_FIFTHS)
    contested(year)
    return voted(opened(year), all_vote(year))


def test_a_unit_that_counts_by_itself_votes_on_its_own_proposals_with_its_own_money():
    year = a_school_with_units(team=24, sectie=12, support=0)
    with_frames(year, way=Way.COUNT)
    proposed(year, "Balie", 5_000, unit="Onderbouw")
    proposed(year, "Boeken", 2_000, unit=SECTIE)
    french = Unit.objects.get(name=SECTIE)
    small = opened(year, unit=french)
    assert small.lot == [2]
    assert small.electorate == 12
    large = opened(year, unit=Unit.objects.get(name="Onderbouw"))
    assert large.lot == [1]
    assert small.pot + large.pot == money_left(year, DAY)
    with pytest.raises(Refused, match="no-appointment"):
        cast(small, [2], by=in_unit(year, "Onderbouw")[0], on=DAY)
    voted(small, dict.fromkeys(in_unit(year, SECTIE), (2,)))
    deelplan = Deelplan.objects.get()
    assert (deelplan.unit, deelplan.way) == (french, "count")
    reader = logged_in(in_unit(year, SECTIE)[0])
    base = [year.school.brin, year.school_year]
    votes, outcomes = (seen(reader.get(reverse(name, args=base))) for name in ("vote", "result"))
    assert "Dit jaar wordt op 2 plekken gestemd" in votes
    assert "Bekijk de uitslag" in votes
    assert "Naar de stemming" in outcomes
    assert "Dit is de uitslag van Sectie Frans." in page_of(small, in_unit(year, SECTIE)[0])
    assert "Er is nog niet geteld" in page_of(large, in_unit(year, SECTIE)[0])
    assert verdict_of(Proposal.objects.get(title="Boeken")).place == 1
    assert verdict_of(Proposal.objects.get(title="Balie")) is None


def test_the_frames_are_held_against_the_opening_of_a_vote(year):
    with_frames(year)
    proposed(year, "Balie", 5_000)
    leader = leader_of(year.school)
    with pytest.raises(Forbidden):
        open_round(year, closes=DAY.replace(day=20), lot=[1], by=leader, on=OPENED)
    with pytest.raises(Forbidden):
        open_round(year, closes=DAY, lot=[1], by=leader, on=OPENED.replace(day=2))
    page = logged_in(leader).post(
        reverse("vote-open", args=[year.school.brin, year.school_year]), {"closes": "2024-01-22"}
    )
    assert "artikel 9" in seen(page)
    form = logged_in(leader).get(reverse("vote", args=[year.school.brin, year.school_year])).content.decode()
    assert "2024-01-15" in form


def test_too_few_voters_for_the_frames_are_no_count(year):
    with_frames(year)
    kept = FramesVersion.objects.get(state="frozen")
    body = kept.body | {"vote": kept.body["vote"] | {"quorum": "1/2"}}
    FramesVersion.objects.filter(pk=kept.pk).update(body=body)
    proposed(year, "Balie", 5_000)
    made = opened(year)
    leader = leader_of(year.school)
    for person in in_unit(year, "Onderbouw")[:20]:
        cast(made, [1], by=person, on=DAY)
    with pytest.raises(Refused, match="too-few-voted"):
        count_round(made, by=leader, on=DAY)
    page = seen(logged_in(leader).get(at("vote-round", made)))
    assert "Er stemden te weinig mensen" in page
    move_closing(made, closes=DAY.replace(day=16), by=leader, on=DAY)
    cast(made, [1], by=in_unit(year, SECTIE)[0], on=DAY)
    assert count_round(made, by=leader, on=DAY.replace(day=16)).rule.startswith("mes/cost/add1")


def test_groups_below_ten_are_never_told(year):
    """Five of the sectie, and six who are no teachers: neither they nor what the rest would leave."""
    with_frames(year)
    contested(year)
    made = voted(opened(year), all_vote(year))
    got = groups_got(made, recount(CountedOutcome.objects.get()))
    assert got.units == ()
    assert [row.money for row in got.functions] == [None, None]
    assert "te klein om te tonen" in page_of(made, in_unit(year, SECTIE)[0])


def test_groups_of_ten_and_more_are_told_and_add_up():
    year = a_school_with_units(team=24, sectie=12, support=15)
    with_frames(year)
    contested(year)
    made = voted(opened(year), all_vote(year))
    counted = recount(CountedOutcome.objects.get())
    got = groups_got(made, counted)
    assert [(row.group, row.voted) for row in got.units] == [("Onderbouw", 39), (SECTIE, 12)]
    spent = in_euros(counted.outcome, counted.steps.cost)
    for rows in (got.units, got.functions):
        told = Euro.sum(row.money for row in rows)
        assert Euro.zero() <= spent - told <= Euro(2), "rounded down by group"
    text = page_of(made, in_unit(year, SECTIE)[0])
    assert "Wat kwam bij wie terecht?" in text
    assert "ondersteuning en schoolleiding 15 16" in text


def test_two_divisions_that_give_a_group_away_are_not_both_shown():
    """All support staff but one are at home in one unit: two tables would leave that one."""
    year = a_school_with_units(team=24, sectie=0, support=15)
    office = Unit.objects.get(name=SECTIE)
    for person in support_of(year)[:14]:
        person.memberships.update(unit=office)
    with_frames(year)
    proposed(year, "Balie", 5_000)
    proposed(year, "Zaal", 6_000)
    everybody = [*in_unit(year, "Onderbouw"), *in_unit(year, SECTIE)]
    made = voted(opened(year), dict.fromkeys(everybody, (1, 2)))
    got = groups_got(made, recount(CountedOutcome.objects.get()))
    assert [row.voted for row in got.units] == [25, 14]
    assert got.functions == ()


def test_the_page_says_how_near_and_how_fair_it_was():
    year = a_school_with_units(team=24, sectie=12, support=0)
    with_frames(year)
    contested(year)
    made = voted(opened(year), all_vote(year))
    text = page_of(made, in_unit(year, SECTIE)[0])
    for words in ("(EJR+)", "Gini", "was het gekozen", "Elk van de 36 stemmers kreeg"):
        assert words in text


def test_an_outcome_that_was_changed_is_shown_on_no_page(promised):
    digest = "sha256:" + "0" * 64
    kept = CountedOutcome.objects.get()
    assert kept.digest != digest
    fact_guard.remove(connection, ("werkdruk_countedoutcome",))
    CountedOutcome.objects.update(digest=digest)
    reader = logged_in(in_unit(promised.year, SECTIE)[0])
    for name in ("result-round", "result-compare", "my-vote"):
        assert (name, reader.get(at(name, promised)).status_code) == (name, 409)


def test_a_vote_by_keys_has_the_same_page_without_groups_and_own_votes(promised):
    Round.objects.filter(pk=promised.pk).update(by_keys=True)
    text = page_of(promised, in_unit(promised.year, SECTIE)[0])
    assert "Er is gestemd met sleutels van papier." in text
    assert "Het eigen team betaalde het uit het deel dat daarvoor was." in text
    assert "Wat was er beloofd?" in text
    assert "wat er met jouw stem is gebeurd" not in text
    assert "Wat kwam bij wie terecht?" not in text
    assert "beheerder van het systeem" not in text


def test_a_personnel_number_that_came_later_changes_no_vote(year):
    with_frames(year)
    contested(year)
    made = opened(year)
    for place, person in enumerate(in_unit(year, "Onderbouw")):
        person.appointments.update(number=f"p{place}")
        cast(made, [1, 2], by=person, on=DAY)
    voted(made, dict.fromkeys(in_unit(year, SECTIE), (1, 2, 3)))
    assert len(groups_got(made, recount(CountedOutcome.objects.get())).functions) in {0, 2}
    assert result_at(made).ballots == 40


def test_nobody_of_another_board_sees_an_outcome(promised):
    stranger = logged_in(a_person(a_school("99804", "98DD"), Role.LEADER))
    for name in ("result-round", "result-compare", "my-vote", "recount-round", "recount-first", "vote-round"):
        assert (name, stranger.get(at(name, promised)).status_code) == (name, 404)


def test_a_round_of_another_year_is_not_found(promised):
    other = a_school("99805", "98EE")
    leader = logged_in(a_person(promised.year.school, Role.STAFF))
    here = [promised.year.school.brin, promised.year.school_year, 999]
    addresses = [reverse(name, args=here) for name in ("result-round", "vote-round")]
    assert [leader.get(address).status_code for address in addresses] == [404, 404]
    assert other.pk


def test_without_frames_the_one_place_is_the_school(year):
    (place,) = counted_places(year)
    assert (place.unit, place.round) == (None, None)


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(utility=Utility.CARDINALITY, completion=Completion.ADD1U, step=Fraction(1, 100), floor=Fraction(7, 20)),
        Rule(method=Method.PHRAGMEN, part_time=PartTime.CLONE, threshold=3),
        Rule(method=Method.GREEDY, misfit=Misfit.STOP, ties=TieOrder.parse("votes,name")),
    ],
)
def test_any_rule_is_kept_and_read_back(rule):
    text = rule_text(rule)
    assert len(text) <= 200
    assert rule_of(text, 1, ()) == rule
