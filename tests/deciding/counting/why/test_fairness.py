# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether groups got their share, and over whom the money was spread."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.counting.why.test_margins import counts_of

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    PartTime,
    Project,
    Rule,
    Utility,
    count,
)
from werkdruk.deciding.counting.discretion import tellable, told
from werkdruk.deciding.counting.why.fairness import fairness
from werkdruk.deciding.counting.why.spreads import Part, Spread, spread

APPROVAL = (BallotKind.APPROVAL,)


@given(counts_of(kinds=APPROVAL, floors=(Fraction(0),)))
def test_equal_shares_always_pass_the_check(drawn):
    election, rule = drawn
    assert fairness(count(election, rule)).passes


def _too_little(outcome, utility):
    """Each loser of which any group at all got too little, found by trying every group."""
    election = outcome.election
    ballots = [
        {election.projects[project].id for project in election.ballots.choices(number)}
        for number in election.ballots.type_of
    ]
    worth = {each.id: each.cost if utility is Utility.COST else 1 for each in election.projects}
    got = [sum(worth[project] for project in chosen if project in outcome.winners) for chosen in ballots]
    for project in election.projects:
        backers = [number for number, chosen in enumerate(ballots) if project.id in chosen]
        groups = [group for size in range(1, len(backers) + 1) for group in combinations(backers, size)]
        if project.id not in outcome.winners and any(
            all(
                Fraction(got[number] + worth[project.id])
                <= worth[project.id] * Fraction(len(group) * election.budget, len(ballots) * project.cost)
                for number in group
            )
            for group in groups
        ):
            yield project.id


@given(
    st.lists(st.frozensets(st.sampled_from("abcd")), min_size=1, max_size=7),
    st.lists(st.integers(1, 6), min_size=4, max_size=4),
    st.integers(1, 14),
    st.sampled_from((Utility.COST, Utility.CARDINALITY)),
)
def test_the_check_finds_just_what_trying_every_group_finds(chosen, costs, budget, utility):
    projects = [Project(name, cost) for name, cost in zip("abcd", costs, strict=True)]
    election = Election.of(projects, [Ballot(tuple(sorted(each))) for each in chosen], budget)
    outcome = count(election, Rule(method=Method.GREEDY))
    found = fairness(outcome, utility)
    assert [each.project for each in found.shortfalls] == list(_too_little(outcome, utility))
    assert all(each.got <= each.due for each in found.shortfalls)


def test_most_votes_first_can_leave_a_group_with_nothing():
    """Six of ten take all; the other four could have paid 40 of the 100 and get nothing."""
    projects = [Project(name, 50) for name in "ab"] + [Project("c", 30)]
    election = Election.of(projects, [Ballot(("a", "b"))] * 6 + [Ballot(("c",))] * 4, 100)
    greedy = fairness(count(election, Rule(method=Method.GREEDY)))
    assert not greedy.passes
    (short,) = greedy.shortfalls
    assert (short.project, short.voters, short.money, short.got, short.due) == ("c", 4, 40, 30, 40)
    assert fairness(count(election, Rule())).passes


def test_the_check_is_for_approvals_and_for_cost_or_number():
    ranked = Election.of((Project("a", 1),), [Ballot(("a",))], 4, kind=BallotKind.RANKING)
    assert fairness(count(ranked, Rule())) is None
    approved = Election.of((Project("a", 1),), [Ballot(("a",))], 4)
    with pytest.raises(ValueError, match="points"):
        fairness(count(approved, Rule()), Utility.POINTS)


@given(counts_of(), st.sampled_from(Method))
def test_all_parts_together_are_the_cost_of_the_winners(drawn, method):
    election, rule = drawn
    outcome = count(election, Rule(method=method, utility=rule.utility, completion=rule.completion, floor=rule.floor))
    found = spread(outcome)
    voters = election.ballots.voters
    assert sum(part * size for part, size in zip(found.parts, voters, strict=True)) == outcome.cost
    assert sum((part.money for part in found.units.values()), Fraction(0)) == outcome.cost
    assert sum(part.voters for part in found.units.values()) == len(election.ballots)
    assert (found.gini is None) == (outcome.cost == 0)
    if found.gini is not None:
        each = [found.parts[number] for number in election.ballots.type_of]
        apart = sum(abs(one - other) for one in each for other in each)
        assert found.gini == apart / (2 * len(each) * sum(each))


def test_who_sees_nothing_win_is_counted_apart_from_who_chose_nothing():
    election = Election.of((Project("a", 4), Project("b", 9)), [Ballot(("a",)), Ballot(("b",)), Ballot(())], 6)
    found = spread(count(election, Rule(completion=Completion.ADD1, part_time=PartTime.PERSON)))
    assert (found.without, found.blank, found.gini) == (1, 1, Fraction(2, 3))


def test_small_numbers_and_what_gives_them_away_are_not_told():
    assert [tellable(people) for people in (0, 1, 4, 5)] == [True, False, False, True]
    assert [told(people, 12) for people in (0, 4, 5, 7, 8, 12)] == [0, None, 5, 7, None, 12]


def _units(**voters):
    units = {unit: Part(people, Fraction(people)) for unit, people in voters.items()}
    return Spread((), None, units, 0, 0).told_units


def test_a_hidden_unit_takes_the_next_smallest_with_it():
    assert _units(a=12, b=9, c=4) == {"a": Part(12, Fraction(12)), "b": None, "c": None}
    assert _units(a=12, b=9, c=4, d=3) == {
        "a": Part(12, Fraction(12)),
        "b": Part(9, Fraction(9)),
        "c": None,
        "d": None,
    }
    assert _units(a=12, b=9, c=1, d=3) == {"a": Part(12, Fraction(12)), "b": None, "c": None, "d": None}
    assert _units(a=12, b=9) == {"a": Part(12, Fraction(12)), "b": Part(9, Fraction(9))}
