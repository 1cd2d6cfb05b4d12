# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold for every rule, utility, completion, part-time variant and floor; and the rules on paper."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.counting.definition import cast
from tests.deciding.counting.generated import generated

from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    Misfit,
    Project,
    Rule,
    Stop,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    count,
)

counts = st.integers(0, 2**32).map(generated)
"""An election and a rule of any kind, full of ties."""


def exact(election, rule):
    """The count in plain Python."""
    return count(election, rule, compiled=False)


@given(counts, st.integers(2, 10**6))
def test_scaling_all_money_changes_nothing_but_the_amounts(case, factor):
    election, rule = case
    larger = replace(
        election,
        projects=tuple(replace(project, cost=project.cost * factor) for project in election.projects),
        budget=election.budget * factor,
    )
    before, after = exact(election, rule), exact(larger, replace(rule, step=rule.step * factor))
    assert after.winners == before.winners
    assert after.ties == before.ties
    assert (after.increments, after.stop) == (before.increments, before.stop)
    assert after.left == tuple(left * factor for left in before.left)


@given(counts, st.randoms(use_true_random=False))
def test_the_order_of_voters_and_projects_changes_nothing(case, chance):
    election, rule = case
    projects, ballots = list(election.projects), cast(election)
    chance.shuffle(projects)
    chance.shuffle(ballots)
    shuffled = Election.of(projects, ballots, election.budget, kind=election.ballots.kind)
    assert exact(shuffled, rule).as_json() == exact(election, rule).as_json()


@given(counts)
def test_another_order_at_ties_matters_only_where_a_tie_is_stated(case):
    election, rule = case
    outcome = exact(election, replace(rule, ties=TieOrder((Tie.NAME,))))
    backwards = tuple(sorted(election.by_id, reverse=True))
    other = exact(election, replace(rule, ties=TieOrder((Tie.LOT,), backwards)))
    if not outcome.ties and not rule.completion.adds and not rule.completion.raises:
        assert other.winners == outcome.winners


@given(counts)
def test_winners_never_cost_more_than_the_budget(case):
    election, rule = case
    outcome = exact(election, rule)
    assert outcome.cost == sum(election.by_id[name].cost for name in outcome.winners)
    assert outcome.cost <= election.budget
    assert len(set(outcome.winners)) == len(outcome.winners)


@given(counts)
def test_the_payments_for_every_winner_sum_to_its_cost(case):
    election, rule = case
    if rule.method is Method.GREEDY:
        return
    for bought in exact(election, rule).rounds:
        paid = sum(amount * election.ballots.voters[number] for number, amount in bought.payments())
        assert paid == bought.cost == election.by_id[bought.project].cost


@given(counts)
def test_only_those_who_chose_it_pay_and_never_a_negative_amount(case):
    election, rule = case
    for bought in exact(election, rule).rounds:
        for number, amount in bought.payments():
            assert election.numbers[bought.project] in election.ballots.choices(number)
            assert amount >= 0


@given(counts)
def test_no_purse_is_negative_and_what_was_not_spent_is_left(case):
    election, rule = case
    if rule.method is not Method.SHARES:
        return
    outcome = exact(election, rule)
    voters = election.ballots.voters
    assert all(left >= 0 for left in outcome.left)
    purses = sum(outcome.purse(number) * each for number, each in enumerate(voters))
    left = sum(left * each for left, each in zip(outcome.left, voters, strict=True))
    assert left == purses - outcome.market.cost(outcome.claim.order)
    if not outcome.increments:
        assert purses == election.budget


@given(counts)
def test_at_the_end_nobody_together_can_pay_for_what_they_still_want(case):
    election, rule = case
    if rule.method is not Method.SHARES:
        return
    outcome = exact(election, rule)
    for number, backers in enumerate(outcome.market.backers):
        if number not in outcome.claim.order:
            left = sum(outcome.left[each] * election.ballots.voters[each] for each, _ in backers)
            assert left < election.projects[number].cost


@given(counts)
def test_completion_stops_only_when_nothing_fits_or_more_would_be_too_much(case):
    election, rule = case
    outcome = exact(election, rule)
    left = election.budget - outcome.cost
    votes = dict(zip(election.by_id, outcome.market.votes, strict=True))
    least = max(1, rule.threshold * outcome.market.size_parts)
    fits = [
        name
        for name, votes in votes.items()
        if votes >= least and name not in outcome.winners and election.by_id[name].cost <= left
    ]
    if outcome.stop is Stop.NOTHING_FITS:
        assert fits == []
    elif rule.method is not Method.SHARES:
        assert fits


@given(counts)
def test_every_outcome_can_be_written_down(case):
    election, rule = case
    told = exact(election, rule).as_json()
    assert told["digest"] == election.digest
    assert len(told["rounds"]) == len(told["path"]) == len(told["winners"]) - len(told["added"])


PROJECTS = (Project("hall", 60), Project("desk", 30), Project("tea", 10))
BALLOTS = (
    *[Ballot(("hall",))] * 4,
    *[Ballot(("desk", "tea"))] * 3,
    Ballot(("hall", "desk")),
)
ELECTION = Election.of(PROJECTS, BALLOTS, 80)


def test_greedy_takes_most_votes_first_and_passes_over_what_does_not_fit():
    """`hall` has 5 votes and 60 of 80; `desk` with 4 votes does not fit in the 20 that are left, `tea` with 3 does."""
    outcome = exact(ELECTION, Rule(Method.GREEDY))
    assert (outcome.winners, outcome.cost, outcome.stop) == (("hall", "tea"), 70, Stop.NOTHING_FITS)


def test_greedy_can_end_at_the_first_that_does_not_fit():
    outcome = exact(ELECTION, Rule(Method.GREEDY, misfit=Misfit.STOP))
    assert (outcome.winners, outcome.stop) == (("hall",), Stop.NEXT_OVERSPENDS)


def test_below_the_threshold_a_project_takes_no_part():
    assert exact(ELECTION, Rule(Method.GREEDY, threshold=4)).winners == ("hall",)
    assert exact(ELECTION, Rule(Method.GREEDY, threshold=6)).winners == ()
    assert exact(ELECTION, Rule(Method.PHRAGMEN, threshold=5)).winners == ("hall",)


def test_phragmen_goes_as_on_paper():
    """`tea` can be paid first: at 10/3. `desk` at (30 + 3 * 10/3) / 4 = 10, `hall` at 60/5 = 12 without it.

    After `desk` one supporter of `hall` has paid up to 10, so `hall` comes at (60 + 10) / 5 = 14: too dear by then.
    """
    outcome = exact(ELECTION, Rule(Method.PHRAGMEN))
    assert outcome.winners == ("tea", "desk")
    assert [bought.price for bought in outcome.rounds] == [Fraction(10, 3), 10]
    assert [dict(bought.payments()) for bought in outcome.rounds] == [
        {1: Fraction(10, 3)},
        {1: Fraction(20, 3), 2: Fraction(10)},
    ]
    assert outcome.stop is Stop.NOTHING_FITS


def test_phragmen_ends_when_one_of_those_that_come_first_together_is_too_dear():
    """`first` comes at 1 and leaves 5. At 4 come `cheap` and `dear` together, and `dear` costs 8: so peers end too."""
    projects = [Project("first", 5), Project("cheap", 4), Project("dear", 8)]
    ballots = [Ballot(("first",))] * 5 + [Ballot(("cheap",))] + [Ballot(("dear",))] * 2
    outcome = exact(Election.of(projects, ballots, 10), Rule(Method.PHRAGMEN))
    assert (outcome.winners, outcome.stop) == (("first",), Stop.NEXT_OVERSPENDS)
    assert exact(Election.of(projects, ballots, 13), Rule(Method.PHRAGMEN)).winners == ("first", "cheap")


POINTS = Election.of(
    (Project("x", 30), Project("y", 20)),
    (Ballot(("x", "y"), (2, 1)), Ballot(("x",), (1,)), Ballot(("y",), (3,))),
    60,
    kind=BallotKind.POINTS,
)


def test_supporters_pay_in_proportion_to_their_points():
    """`y` has 4 points: 5 each; `x` has 3 points: 10 each. Who gave two points to `x` would pay 20 and has 15 left."""
    outcome = exact(POINTS, Rule(utility=Utility.POINTS))
    assert outcome.winners == ("y", "x")
    assert [bought.price for bought in outcome.rounds] == [5, 15]
    assert [dict(bought.payments()) for bought in outcome.rounds] == [{0: 5, 2: 15}, {0: 15, 1: 15}]


def test_the_first_of_a_ranking_is_worth_as_many_points_as_stand_below_it():
    election = Election.of(
        (Project("x", 9), Project("y", 9), Project("z", 9)),
        (Ballot(("x", "y", "z")), Ballot(("x", "z", "y"))),
        18,
        kind=BallotKind.RANKING,
    )
    outcome = exact(election, Rule(utility=Utility.BORDA))
    assert outcome.market.votes == (4, 1, 1)
    assert outcome.winners == ("x",)  # then 4.5 each is left, and only one of them gave each other project a point
    assert exact(election, Rule(utility=Utility.CARDINALITY)).winners == ("x", "y")


@pytest.mark.parametrize("utility", [Utility.POINTS, Utility.BORDA])
def test_a_utility_that_does_not_go_with_the_ballots_is_refused(utility):
    with pytest.raises(BadElection) as refusal:
        exact(ELECTION, Rule(utility=utility))
    assert refusal.value.reason == "utility-does-not-fit"


EQUAL = Election.of(
    [Project(name, cost) for name, cost in (("a", 5), ("b", 5), ("c", 3))], [Ballot(("a", "b", "c"))] * 2, 8
)


def test_equal_votes_are_undecided_only_where_it_matters_to_what_is_bought():
    with pytest.raises(Undecided) as refusal:
        exact(EQUAL, Rule(Method.GREEDY, ties=TieOrder((Tie.VOTES,))))
    assert refusal.value.projects == ("a", "b", "c")
    with pytest.raises(Undecided) as refusal:
        exact(EQUAL, Rule(Method.GREEDY, ties=TieOrder((Tie.COST,))))
    assert refusal.value.projects == ("a", "b")
    all_fit = replace(EQUAL, budget=13)
    assert set(exact(all_fit, Rule(Method.GREEDY, ties=TieOrder((Tie.VOTES,)))).winners) == {"a", "b", "c"}
    none_fits = replace(EQUAL, budget=2)
    assert exact(none_fits, Rule(Method.GREEDY, ties=TieOrder((Tie.VOTES,)))).winners == ()
    one_fits = replace(EQUAL, budget=4)
    assert exact(one_fits, Rule(Method.GREEDY, ties=TieOrder((Tie.VOTES,)))).winners == ("c",)
    with pytest.raises(Undecided):
        exact(one_fits, Rule(Method.GREEDY, ties=TieOrder((Tie.VOTES,)), misfit=Misfit.STOP))


def test_phragmen_states_its_ties_and_refuses_those_it_cannot_break():
    rule = Rule(Method.PHRAGMEN, ties=TieOrder((Tie.VOTES,)))
    with pytest.raises(Undecided) as refusal:
        exact(replace(EQUAL, budget=20, projects=(*EQUAL.projects[:2], Project("c", 9))), rule)
    assert refusal.value.projects == ("a", "b")
    outcome = exact(replace(EQUAL, budget=20), Rule(Method.PHRAGMEN))
    assert [(tie.round, tie.equal, tie.chosen) for tie in outcome.ties] == [(2, ("a", "b"), "a")]


def test_a_rule_is_written_down_in_full():
    rule = Rule(Method.GREEDY, completion=Completion.ADD1U, step=Fraction(1, 3), floor=Fraction(1, 5), threshold=4)
    told = rule.as_json()
    assert told == {
        "method": "greedy",
        "utility": "cost",
        "completion": "add1u",
        "step": "1/3",
        "ties": "cost,votes,name",
        "lot": [],
        "part_time": "person",
        "floor": "1/5",
        "threshold": 4,
        "misfit": "skip",
    }
