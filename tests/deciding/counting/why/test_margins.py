# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How near it was: every margin of an outcome, checked by really counting again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    PartTime,
    Project,
    Rule,
    Tie,
    TieOrder,
    Utility,
    count,
    read_pb,
)
from werkdruk.deciding.counting.engines import ExactEngine
from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.why.margins import Between, budgets, margins
from werkdruk.deciding.counting.why.recounts import with_voters

ORDERS = tuple(
    TieOrder(ways)
    for ways in (
        (Tie.COST, Tie.VOTES, Tie.NAME),
        (Tie.VOTES, Tie.COST, Tie.NAME),
        (Tie.NAME,),
        (Tie.LOT,),
    )
)
WEIGHTS = (Fraction(1), Fraction(1), Fraction(3, 5), Fraction(2, 5))


@st.composite
def counts_of(draw, kinds=tuple(BallotKind), completions=tuple(Completion), floors=(Fraction(0), Fraction(1, 3))):
    """An election full of ties and a rule that fits it."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    costs = st.sampled_from((1, 2, 3, 4, 6, 8, 12))
    units = st.sampled_from(("", "ob", "bb"))
    projects = tuple(Project(name, draw(costs), f"plan {name}", draw(units)) for name in ids)
    kind = draw(st.sampled_from(kinds))
    utilities = [Utility.COST, Utility.CARDINALITY]
    utilities += {BallotKind.POINTS: [Utility.POINTS], BallotKind.RANKING: [Utility.BORDA]}.get(kind, [])
    ballots = [
        Ballot(
            tuple(chosen),
            tuple(draw(st.integers(1, 3)) for _ in chosen) if kind is BallotKind.POINTS else (),
            weight=draw(st.sampled_from(WEIGHTS)),
            unit=draw(st.sampled_from(("ob", "bb"))),
        )
        for chosen in draw(st.lists(st.lists(st.sampled_from(ids), unique=True), min_size=1, max_size=9))
    ]
    election = Election.of(projects, ballots, draw(st.integers(1, 24)), kind=kind)
    ties = draw(st.sampled_from(ORDERS))
    return election, Rule(
        utility=draw(st.sampled_from(utilities)),
        completion=draw(st.sampled_from(completions)),
        ties=ties.drawn("seed", election) if Tie.LOT in ties.ways else ties,
        part_time=draw(st.sampled_from(PartTime)),
        floor=draw(st.sampled_from(floors)),
    )


def _at_price(election, project, cost):
    """The election with another price of one project."""
    projects = tuple(replace(each, cost=cost) if each.id == project else each for each in election.projects)
    return replace(election, projects=projects)


def _bought(election, rule, level):
    """What a run at this level buys, in order."""
    market = Market.of(election, rule)
    return [market.id(project) for project in ExactEngine(market).run(level).order]


@given(counts_of())
def test_a_loser_would_be_bought_at_its_margin_and_not_above(drawn):
    election, rule = drawn
    outcome = count(election, rule)
    for margin in margins(outcome).losers:
        if margin.price:
            assert margin.project in _bought(_at_price(election, margin.project, margin.price), rule, outcome.level)
        above = margin.price + 1
        assert margin.project not in _bought(_at_price(election, margin.project, above), rule, outcome.level)


@given(counts_of(completions=(Completion.NONE,)))
def test_without_completion_the_whole_count_agrees_with_the_price(drawn):
    election, rule = drawn
    for margin in margins(count(election, rule)).losers:
        if margin.price:
            assert margin.project in count(_at_price(election, margin.project, margin.price), rule).winners
        assert margin.project not in count(_at_price(election, margin.project, margin.price + 1), rule).winners


@given(counts_of(kinds=(BallotKind.APPROVAL,)))
def test_with_so_many_votes_more_a_loser_would_be_bought_and_not_with_fewer(drawn):
    election, rule = drawn
    outcome = count(election, rule)
    for margin in margins(outcome).losers:
        assert margin.votes >= 1
        assert margin.project in _bought(with_voters(election, margin.project, margin.votes), rule, outcome.level)
        if margin.votes > 1:
            fewer = with_voters(election, margin.project, margin.votes - 1)
            assert margin.project not in _bought(fewer, rule, outcome.level)


def test_more_votes_are_not_worked_out_where_a_vote_is_not_a_vote():
    ballots = [Ballot(("a", "b"), (3, 1)), Ballot(("b",), (2,))]
    election = Election.of((Project("a", 9), Project("b", 4)), ballots, 8, kind=BallotKind.POINTS)
    assert [each.votes for each in margins(count(election, Rule(utility=Utility.POINTS))).losers] == [None]
    blank = Election.of((Project("a", 9),), [Ballot(())], 8, kind=BallotKind.RANKING)
    assert [each.votes for each in margins(count(blank, Rule(utility=Utility.BORDA))).losers] == [None]


@given(counts_of(), st.data())
def test_between_the_ends_of_its_span_the_same_is_bought(drawn, data):
    election, rule = drawn
    outcome = count(election, rule)
    span = margins(outcome).levels
    assert outcome.level in span
    high = span.high if span.high is not None else outcome.level * 3
    inside = [low + (high - low) * data.draw(st.fractions(0, 1)) for low in (span.low, outcome.level)]
    for level in {span.low, high, *inside}:
        if level > 0 and level in span:
            assert _bought(election, rule, level) == list(outcome.bought)


def test_a_span_ends_where_somebody_who_could_not_pay_in_full_can():
    """From a purse of 5/3 the part-timer pays 1 for a as asked, and what is then left can go to b, from 15/8 on."""
    ballots = [Ballot(()), Ballot(()), Ballot(("a",)), Ballot(("b",)), Ballot(("a", "b"), weight=Fraction(3, 5))]
    election = Election.of((Project("a", 2), Project("b", 2)), ballots, 6)
    rule = Rule(part_time=PartTime.PURSE)
    span = margins(count(election, rule)).levels
    assert (span.high, span.high_included) == (Fraction(5, 3), True)
    assert _bought(election, rule, Fraction(15, 8)) == ["a", "b"]


@given(counts_of(completions=(Completion.NONE,)))
def test_at_the_first_and_the_last_budget_the_same_wins(drawn):
    election, rule = drawn
    outcome = count(election, rule)
    low, high = budgets(outcome, margins(outcome).levels)
    assert 1 <= low <= election.budget
    assert high is None or high >= election.budget
    for budget in (low, high or election.budget * 5):
        assert count(replace(election, budget=budget), rule).winners == outcome.winners


@given(counts_of(floors=(Fraction(0),)))
def test_a_near_tie_is_nearer_than_one_percent(drawn):
    election, rule = drawn
    outcome = count(election, rule)
    for near in margins(outcome).near:
        assert 0 < near.gap < Fraction(1, 100)
        assert outcome.rounds[near.round - 1].project == near.chosen
        assert near.next not in outcome.bought[: near.round]


def test_a_near_tie_says_by_how_much():
    """200 of 300 voters want a, 199 others and some of them b: 1/200 against 1/199 of a price."""
    ballots = [Ballot(("a",))] * 101 + [Ballot(("a", "b"))] * 99 + [Ballot(("b",))] * 100
    election = Election.of((Project("a", 50), Project("b", 60)), ballots, 300)
    (near,) = margins(count(election, Rule())).near
    assert (near.round, near.chosen, near.next, near.gap) == (1, "a", "b", Fraction(1, 199))


@pytest.mark.parametrize("name", ["Netherlands_Assen_2024", "Switzerland_Zurich_SN"])
@pytest.mark.parametrize("completion", [Completion.NONE, Completion.ADD1])
def test_the_margins_of_real_elections_are_those_of_a_recount(shared, name, completion):
    election = read_pb(shared / "pabulib" / "instances" / f"{name}.pb")[0]
    rule = Rule(completion=completion)
    outcome = count(election, rule)
    found = margins(outcome)
    assert len(found.losers) == len(election.projects) - len(outcome.winners)
    for margin in found.losers:
        name, level = margin.project, outcome.level
        assert not margin.price or name in _bought(_at_price(election, name, margin.price), rule, level)
        assert name not in _bought(_at_price(election, name, margin.price + 1), rule, level)
        assert name in _bought(with_voters(election, name, margin.votes), rule, level)
        assert margin.votes == 1 or name not in _bought(with_voters(election, name, margin.votes - 1), rule, level)
    for level in (found.levels.low, outcome.level, found.levels.high):
        if level in found.levels:
            assert _bought(election, rule, level) == list(outcome.bought)


def test_margins_are_those_of_equal_shares_only():
    election = Election.of((Project("a", 9),), [Ballot(("a",))], 8)
    with pytest.raises(ValueError, match="greedy"):
        margins(count(election, Rule(method=Method.GREEDY)))


def test_a_budget_that_follows_no_purse_has_no_range():
    election = Election.of((Project("a", 9), Project("b", 1)), [Ballot(("a",)), Ballot(("b",))], 8)
    outcome = count(election, Rule(completion=Completion.ADD1))
    assert budgets(outcome, margins(outcome).levels) is None


def test_a_span_knows_its_whole_numbers():
    assert Between(Fraction(3), Fraction(7), low_included=True, high_included=False).whole() == (3, 6)
    assert Between(Fraction(3), None, low_included=False, high_included=False).whole() == (4, None)
    assert Between(Fraction(5, 2), Fraction(11, 2), low_included=False, high_included=True).whole() == (3, 5)
