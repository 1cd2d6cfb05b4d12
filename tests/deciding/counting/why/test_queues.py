# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What losers missed where proposals wait their turn, checked by really counting again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Election,
    Method,
    Misfit,
    PartTime,
    Project,
    Rule,
    Tie,
    TieOrder,
    Utility,
    count,
)
from werkdruk.deciding.counting.why.queues import greedy_margins, phragmen_margins

ORDERS = (
    TieOrder((Tie.COST, Tie.VOTES, Tie.NAME)),
    TieOrder((Tie.VOTES, Tie.COST, Tie.NAME)),
    TieOrder((Tie.NAME,)),
)


@st.composite
def _counts(draw, method):
    """An election full of ties, as ballots, and a rule of this method."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    projects = tuple(Project(name, draw(st.sampled_from((1, 2, 3, 4, 6, 9)))) for name in ids)
    weights = st.sampled_from((Fraction(1), Fraction(1), Fraction(3, 5), Fraction(1, 2)))
    ballots = [
        Ballot(tuple(chosen), weight=draw(weights))
        for chosen in draw(st.lists(st.lists(st.sampled_from(ids), unique=True), min_size=1, max_size=9))
    ]
    return (
        projects,
        ballots,
        draw(st.integers(1, 16)),
        Rule(
            method=method,
            ties=draw(st.sampled_from(ORDERS)),
            part_time=draw(st.sampled_from(PartTime)),
            threshold=draw(st.sampled_from((0, 0, 2, 4))),
            misfit=draw(st.sampled_from(Misfit)),
        ),
    )


def _wins(drawn, project, *, cost=None, more=0):
    projects, ballots, budget, rule = drawn
    changed = [replace(each, cost=cost or each.cost) if each.id == project else each for each in projects]
    election = Election.of(changed, [*ballots, *[Ballot((project,))] * more], budget)
    return project in count(election, rule).winners


def _check(drawn, margins):
    costs = {project.id: project.cost for project in drawn[0]}
    for margin in margins:
        assert 0 <= margin.price < costs[margin.project]
        if margin.price:
            assert _wins(drawn, margin.project, cost=margin.price)
        assert not _wins(drawn, margin.project, cost=margin.price + 1)
        if margin.votes is None:
            assert not _wins(drawn, margin.project, more=40)
        else:
            assert _wins(drawn, margin.project, more=margin.votes)
            assert not _wins(drawn, margin.project, more=margin.votes - 1)


@given(_counts(Method.GREEDY))
def test_the_margins_of_most_votes_first_are_those_of_a_recount(drawn):
    projects, ballots, budget, rule = drawn
    outcome = count(Election.of(projects, ballots, budget), rule)
    _check(drawn, greedy_margins(outcome, taken=(), threshold=rule.threshold, misfit=rule.misfit))


@given(_counts(Method.PHRAGMEN))
def test_the_margins_of_phragmen_are_those_of_a_recount(drawn):
    projects, ballots, budget, rule = drawn
    _check(drawn, phragmen_margins(count(Election.of(projects, ballots, budget), rule)))


def test_votes_more_are_not_worked_out_on_ballots_with_points():
    ballots = [Ballot(("a", "b"), (3, 1)), Ballot(("b",), (2,))]
    election = Election.of((Project("a", 9), Project("b", 4)), ballots, 8, kind=BallotKind.POINTS)
    rule = Rule(method=Method.GREEDY, utility=Utility.POINTS)
    (margin,) = greedy_margins(count(election, rule), taken=(), threshold=0, misfit=Misfit.SKIP)
    assert (margin.project, margin.price, margin.votes) == ("a", 4, None)
