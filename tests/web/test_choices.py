# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settling a deelplan: once, within its pot, of its own feasible proposals, in the way of the frames."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.web.makers import (
    a_feasible_proposal,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    frozen,
    leader_of,
    staff,
)

from werkdruk.deciding.frames import TalkRules, Way
from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.web.actions.choices import settle
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Deelplan, DeelplanLine, Event, Proposal, Talk, Unit
from werkdruk.web.queries.frames import first_frames

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 9)
POT = Euro(4_000_000)


@pytest.fixture
def year():
    found = a_year(a_school())
    staff(found.school, 6)
    for number, price in enumerate((20_000, 15_000, 9_000), 1):
        a_feasible_proposal(found, f"Voorstel {number}", a_wish(price))
    return found


@pytest.fixture
def unit(year):
    return year.school.units.get()


def told(year, **changes):
    unit = Unit.objects.get(school=year.school, name="Onderbouw")
    given = {"unit": unit, "way": Way.TALK, "pot": POT, "chosen": {2: "", 1: "Helpt iedereen."}, "let_go": {3: "Duur."}}
    return settle(year, by=leader_of(year.school), on=DAY, **{**given, **changes})


def states(year):
    return dict(Proposal.objects.filter(year=year).values_list("number", "state"))


def test_what_is_chosen_and_what_is_let_go_is_kept_in_order_with_its_reason(year, unit):
    made = told(year, minority=" Liever alles naar mentoren. ")
    assert (made.unit, made.way, made.pot, made.decided_on) == (unit, "talk", POT, DAY)
    assert made.minority == "Liever alles naar mentoren."
    lines = made.lines.order_by("order", "proposal__number").values_list(
        "proposal__number", "chosen", "order", "reason"
    )
    assert list(lines) == [(3, False, 0, "Duur."), (2, True, 1, ""), (1, True, 2, "Helpt iedereen.")]
    chosen, left = str(ProposalState.CHOSEN), str(ProposalState.NOT_CHOSEN)
    assert states(year) == {1: chosen, 2: chosen, 3: left}


def test_the_same_sent_twice_changes_nothing(year):
    first = told(year)
    assert told(year) == first
    assert (Deelplan.objects.count(), DeelplanLine.objects.count()) == (1, 3)
    assert Event.objects.filter(verb="deelplan.settled").count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"chosen": {1: "Helpt iedereen.", 2: ""}},
        {"chosen": {2: ""}, "let_go": {1: "Nee.", 3: "Duur."}},
        {"let_go": {3: "Te duur."}},
        {"minority": "Toch niet."},
        {"way": Way.MAJORITY},
    ],
)
def test_a_second_settling_that_differs_is_refused(year, other):
    told(year)
    with pytest.raises(Refused, match="settled-before"):
        told(year, **other)
    assert states(year)[1] == str(ProposalState.CHOSEN)


def test_more_than_the_pot_is_refused_by_how_much(year):
    with pytest.raises(Refused, match="over-own-pot") as refusal:
        told(year, pot=Euro(3_499_999))
    assert refusal.value.facts == {"over": Euro(1)}
    assert told(year, pot=Euro(3_500_000)).decided_on == DAY


def test_nothing_is_kept_of_a_settling_that_is_refused(year):
    with pytest.raises(Refused):
        told(year, pot=Euro(1))
    assert (Deelplan.objects.count(), DeelplanLine.objects.count()) == (0, 0)
    assert set(states(year).values()) == {str(ProposalState.FEASIBLE)}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"let_go": {3: " "}}, "no-reason"),
        ({"let_go": {1: "Nee.", 3: "Duur."}}, "chosen-and-let-go"),
        ({"chosen": {1: "", 9: ""}}, "not-of-this-place"),
    ],
)
def test_a_choice_that_does_not_hold_together_is_refused(year, changes, code):
    with pytest.raises(Refused, match=code):
        told(year, **changes)


def test_a_proposal_nobody_judged_cannot_be_chosen_or_let_go(year):
    a_proposal(year, "Nog niet bekeken", a_wish(100))
    for changes in ({"chosen": {4: ""}}, {"let_go": {4: "Nee."}}):
        with pytest.raises(Refused, match="not-feasible") as refusal:
            told(year, **changes)
        assert refusal.value.facts == {"numbers": "4"}


def test_a_unit_settles_its_own_proposals_only(year):
    other = Unit.objects.create(school=year.school, name="Zaakvakken", kind=Unit.Kind.TEAM)
    with pytest.raises(Refused, match="not-of-this-place") as refusal:
        told(year, unit=other)
    assert refusal.value.facts == {"numbers": "1, 2, 3"}


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase not in {Phase.PROPOSING, Phase.CHOOSING}])
def test_settling_is_refused_outside_the_weeks_of_choosing(year, phase):
    year.phase = str(phase)
    year.save()
    with pytest.raises(Refused, match="not-choosing-now"):
        told(year)


def test_the_frames_say_in_which_way_a_unit_decides(year, unit):
    frozen(year, talks=TalkRules(talks_min=0))
    assert first_frames(year, DAY).units[0].way is Way.TALK
    with pytest.raises(Forbidden):
        told(year, way=Way.MAJORITY)
    assert told(year).way == "talk"


def test_a_unit_that_talked_too_little_cannot_decide(year, unit):
    frozen(year, talks=TalkRules(talks_min=2))
    given = {"year": year, "unit": unit, "on": DAY, "people": 5, "compulsory": False, "kept_by": leader_of(year.school)}
    Talk.objects.create(number=1, **given)
    with pytest.raises(Forbidden) as refusal:
        told(year)
    assert len(refusal.value.refusals) == 1
    Talk.objects.create(number=2, **given)
    assert told(year).decided_on == DAY


def test_the_count_of_the_school_settles_the_units_that_vote_in_it(year, unit):
    frames = first_frames(year, DAY)
    frozen(year)
    with pytest.raises(Refused, match="no-count-of-school"):
        told(year, unit=None, way=Way.SCHOOL_COUNT)
    frozen(year, units=tuple(replace(each, way=Way.SCHOOL_COUNT) for each in frames.units))
    assert told(year, unit=None, way=Way.SCHOOL_COUNT).unit is None


def test_the_count_of_the_school_leaves_units_that_choose_for_themselves_alone(year, unit):
    other = Unit.objects.create(school=year.school, name="Zaakvakken", kind=Unit.Kind.TEAM)
    frames = first_frames(year, DAY)
    ways = {str(unit.pk): Way.TALK, str(other.pk): Way.SCHOOL_COUNT}
    frozen(year, units=tuple(replace(each, way=ways[each.id]) for each in frames.units))
    with pytest.raises(Refused, match="not-of-this-place"):
        told(year, unit=None, way=Way.SCHOOL_COUNT)


def test_a_year_without_frames_settles_the_count_of_the_whole_school(year):
    assert told(year, unit=None, way=Way.SCHOOL_COUNT).way == "school-count"
