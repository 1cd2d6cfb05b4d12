# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The floor: a part of everybody's purse is first spent inside the own unit, and what is left stays with the person."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.deciding.counting.definition import cast
from tests.deciding.counting.generated import generated

from werkdruk.deciding.counting import BadElection, Ballot, Completion, Election, Method, Project, Rule, count

counts = st.integers(0, 2**32).map(lambda seed: generated(seed, methods=(Method.SHARES,)))
floors = st.fractions(Fraction(1, 20), Fraction(19, 20), max_denominator=20)
HALF = Fraction(1, 2)


def spent_inside(outcome):
    """What a voter of each type paid for projects of its own unit before the common part."""
    spent = Counter()
    for bought in outcome.rounds:
        if bought.own:
            spent.update(dict(bought.payments()))
    return spent


@given(counts)
def test_without_a_floor_units_do_not_matter(case):
    election, rule = case
    rule = replace(rule, floor=Fraction(0))
    plain = Election.of(
        [replace(project, unit="") for project in election.projects],
        [replace(ballot, unit="") for ballot in cast(election)],
        election.budget,
        kind=election.ballots.kind,
    )
    assert count(plain, rule, compiled=False).as_json() | {"digest": ""} == (
        count(election, rule, compiled=False).as_json() | {"digest": ""}
    )


@given(counts, floors)
def test_inside_a_unit_its_members_buy_its_projects_from_no_more_than_the_floor(case, floor):
    election, rule = case
    outcome = count(election, replace(rule, floor=floor), compiled=False)
    ballots = election.ballots
    for bought in outcome.rounds:
        unit = election.by_id[bought.project].unit
        if bought.own:
            assert unit
            assert all(ballots.units[number] == unit for number, _ in bought.payments())
    for number, amount in spent_inside(outcome).items():
        assert amount <= floor * outcome.purse(number)


@given(counts, floors)
def test_no_unit_stops_while_it_can_pay_for_a_project_of_its_own(case, floor):
    """What a unit could decide on: its floor went to its own projects, or stayed with its members."""
    election, rule = case
    outcome = count(election, replace(rule, floor=floor), compiled=False)
    spent, ballots = spent_inside(outcome), election.ballots
    own = outcome.claim.order[: outcome.claim.own]
    assume(ballots.units)
    for number, backers in enumerate(outcome.market.backers):
        unit = election.projects[number].unit
        if unit and number not in own:
            left = [
                (floor * outcome.purse(each) - spent[each]) * ballots.voters[each]
                for each, _ in backers
                if ballots.units[each] == unit
            ]
            assert sum(left) < election.projects[number].cost


@given(counts, floors)
def test_nothing_is_lost(case, floor):
    election, rule = case
    outcome = count(election, replace(rule, floor=floor), compiled=False)
    voters = election.ballots.voters
    purses = sum(outcome.purse(number) * each for number, each in enumerate(voters))
    left = sum(kept * each for kept, each in zip(outcome.left, voters, strict=True))
    assert left + outcome.market.cost(outcome.claim.order) == purses


@given(st.integers(1, 6), st.integers(0, 20), st.integers(1, 40), floors, st.data())
def test_a_small_unit_that_agrees_gets_its_project_from_its_floor(members, others, price, floor, data):
    """Whatever all others vote, and whatever else the members want outside their unit."""
    voters = members + others
    budget = -(-price * voters * floor.denominator // (members * floor.numerator))  # its floor is the price, or over it
    costs = data.draw(st.lists(st.integers(1, budget), min_size=1, max_size=4), label="prices")
    projects = [Project("own", price, unit="oop"), *(Project(f"p{at}", cost) for at, cost in enumerate(costs))]
    other = st.frozensets(st.sampled_from([project.id for project in projects[1:]]))
    ballots = [Ballot(("own", *data.draw(other, label="ballot")), unit="oop") for _ in range(members)]
    ballots += [Ballot(tuple(data.draw(other, label="ballot")), unit="op") for _ in range(others)]
    election = Election.of(projects, ballots, budget)
    for completion in Completion:
        outcome = count(election, Rule(floor=floor, completion=completion), compiled=False)
        assert outcome.winners[0] == "own"
        assert outcome.rounds[0].own


def test_what_a_unit_does_not_spend_stays_with_its_members():
    """Of 100, two in `bb` and two in `kb` have 25 each. `desk` of `bb` costs 20: from floors of 12.50 10 each.

    `kb` has nothing of its own, so its members come to the common part with 25; those of `bb` with 15: `hall` costs 80.
    """
    projects = [Project("desk", 20, unit="bb"), Project("hall", 80)]
    ballots = [Ballot(("desk", "hall"), unit="bb")] * 2 + [Ballot(("hall",), unit="kb")] * 2
    outcome = count(Election.of(projects, ballots, 100), Rule(floor=HALF), compiled=False)
    assert outcome.winners == ("desk", "hall")
    assert [(bought.own, dict(bought.payments())) for bought in outcome.rounds] == [
        (True, {0: 10}),
        (False, {0: 15, 1: 25}),
    ]
    assert outcome.left == (0, 0)


def test_a_project_of_a_unit_can_still_be_bought_by_all_together():
    projects = [Project("room", 60, unit="bb")]
    ballots = [Ballot(("room",), unit="bb"), Ballot(("room",), unit="kb")]
    outcome = count(Election.of(projects, ballots, 60), Rule(floor=HALF), compiled=False)
    assert [(bought.project, bought.own) for bought in outcome.rounds] == [("room", False)]


@pytest.mark.parametrize("floor", [Fraction(-1, 10), Fraction(1), Fraction(3, 2)])
def test_a_floor_that_is_no_part_of_a_purse_is_refused(floor):
    with pytest.raises(BadElection) as refusal:
        count(Election.of([Project("x", 1)], [Ballot(("x",))], 1), Rule(floor=floor))
    assert refusal.value.reason == "floor-not-a-part"
