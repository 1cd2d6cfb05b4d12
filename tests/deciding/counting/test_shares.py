# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Method of Equal Shares against its definition, and what must hold for any election."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.counting.definition import cast, counted

from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    Completion,
    Election,
    Project,
    Rule,
    Stop,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    count,
)

BY_NAME = TieOrder((Tie.NAME,))


@st.composite
def elections(draw, dearest=12):
    """Small elections with equal prices and equal ballots, so that ties and empty purses are common."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    projects = tuple(Project(name, draw(st.integers(1, dearest)), f"plan {name}") for name in ids)
    approvals = draw(st.lists(st.frozensets(st.sampled_from(ids)), min_size=1, max_size=8))
    return Election.of(projects, [Ballot(tuple(each)) for each in approvals], draw(st.integers(1, 2 * dearest)))


utilities = st.sampled_from([Utility.COST, Utility.CARDINALITY])
completions = st.sampled_from(Completion)
steps = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(7, 5), Fraction(4)])


def equal_shares(election, utility=Utility.COST, completion=Completion.NONE, *, step=1, ties=None):
    """The exact count by equal shares."""
    rule = Rule(utility=utility, completion=completion, step=Fraction(step), ties=ties or TieOrder())
    return count(election, rule, compiled=False)


@given(elections(), utilities, completions, steps)
def test_the_winners_and_their_order_are_those_of_the_definition(election, utility, completion, step):
    rule = Rule(utility=utility, completion=completion, step=step, ties=BY_NAME)
    assert list(count(election, rule, compiled=False).winners) == counted(election, rule).winners


@given(elections(), utilities, completions, steps)
def test_winners_never_cost_more_than_the_budget(election, utility, completion, step):
    outcome = equal_shares(election, utility, completion, step=step)
    assert outcome.cost == sum(election.by_id[name].cost for name in outcome.winners)
    assert outcome.cost <= election.budget


@given(elections(), utilities, completions)
def test_the_payments_for_a_winner_sum_to_its_cost(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for bought in outcome.rounds:
        paid = sum(amount * election.ballots.voters[number] for number, amount in bought.payments())
        assert paid == bought.cost == election.by_id[bought.project].cost


@given(elections(), utilities, completions)
def test_only_supporters_pay_and_nobody_pays_more_than_the_price(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for bought in outcome.rounds:
        for number, amount in bought.payments():
            assert election.numbers[bought.project] in election.ballots.choices(number)
            assert 0 < amount <= bought.price


@given(elections(), utilities, completions)
def test_no_purse_is_ever_negative(election, utility, completion):
    assert min(equal_shares(election, utility, completion).left) >= 0


@given(elections(), utilities, completions)
def test_at_the_end_nobody_together_can_pay_for_what_they_still_want(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    voters, left = election.ballots.voters, outcome.left
    for number, backers in election.ballots.backers.items():
        project = election.projects[number]
        if project.id not in outcome.winners:
            assert sum(left[each] * voters[each] for each in backers) < project.cost


@given(elections(), utilities, completions)
def test_the_price_per_worth_never_falls(election, utility, completion):
    rhos = [bought.rho for bought in equal_shares(election, utility, completion).rounds]
    assert rhos == sorted(rhos)


@given(elections(), utilities, completions, st.randoms(use_true_random=False))
def test_the_order_of_voters_and_projects_changes_nothing(election, utility, completion, chance):
    projects, ballots = list(election.projects), cast(election)
    chance.shuffle(projects)
    chance.shuffle(ballots)
    shuffled = Election.of(projects, ballots, election.budget)
    assert (
        equal_shares(shuffled, utility, completion).as_json() == equal_shares(election, utility, completion).as_json()
    )


@given(elections(), utilities, completions, st.integers(2, 10**6))
def test_scaling_all_money_changes_no_winner(election, utility, completion, factor):
    larger = replace(
        election,
        projects=tuple(replace(project, cost=project.cost * factor) for project in election.projects),
        budget=election.budget * factor,
    )
    before = equal_shares(election, utility, completion, step=1)
    after = equal_shares(larger, utility, completion, step=factor)
    assert after.winners == before.winners
    assert after.ties == before.ties
    assert after.increments == before.increments
    assert after.cost == before.cost * factor


@given(elections(), utilities)
def test_counting_in_cents_is_counting_in_euros(election, utility):
    cents = replace(
        election,
        projects=tuple(replace(project, cost=project.cost * 100) for project in election.projects),
        budget=election.budget * 100,
        scale=100,
    )
    assert cents.digest == election.digest
    assert equal_shares(cents, utility).as_json() == equal_shares(election, utility).as_json()


@given(elections(), utilities, completions)
def test_a_tie_is_stated_with_all_that_were_equal(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for event in outcome.ties:
        assert len(event.equal) > 1
        assert event.chosen in event.equal
        assert outcome.winners[event.round - 1] == event.chosen


@given(elections(), utilities, completions, st.randoms(use_true_random=False))
def test_without_a_tie_the_order_of_ties_does_not_matter(election, utility, completion, chance):
    lot = [project.id for project in election.projects]
    chance.shuffle(lot)
    outcome = equal_shares(election, utility, Completion.NONE)
    drawn = equal_shares(election, utility, Completion.NONE, ties=TieOrder((Tie.LOT,), tuple(lot)))
    if not outcome.ties:
        assert drawn.winners == outcome.winners


@given(st.integers(1, 6), st.integers(0, 10), st.integers(1, 30), completions, st.data())
def test_a_small_section_with_its_share_of_the_money_gets_its_project(section, others, price, completion, data):
    """Proportionality: those who agree on one project and have its price in equal shares get it, whoever else votes."""
    voters = section + others
    budget = -(-price * voters // section)  # the share of the section is the price, or just over it
    rest = data.draw(st.lists(st.integers(1, budget), min_size=1, max_size=5), label="prices")
    projects = [Project("section", price), *(Project(f"p{number}", cost) for number, cost in enumerate(rest))]
    names = [project.id for project in projects[1:]]
    ballots = [Ballot(("section",))] * section
    for _ in range(others):
        ballots.append(Ballot(tuple(data.draw(st.frozensets(st.sampled_from(names)), label="ballot"))))
    outcome = equal_shares(Election.of(projects, ballots, budget), completion=completion)
    assert "section" in outcome.winners


def test_a_project_that_all_want_and_that_costs_all_the_money_wins():
    for voters in (61, 105, 112, 241, 142):
        election = Election.of((Project("all", 150_000),), (Ballot(("all",)),) * voters, 150_000)
        assert equal_shares(election).winners == ("all",)


def test_two_thirds_of_the_staff_decide_about_two_thirds_of_the_money():
    projects = tuple(Project(f"{team}{number}", 10) for team in "ab" for number in range(9))
    large = [Ballot(tuple(f"a{number}" for number in range(9)))] * 20
    small = [Ballot(tuple(f"b{number}" for number in range(9)))] * 10
    outcome = equal_shares(Election.of(projects, (*large, *small), 90))
    assert sum(name.startswith("a") for name in outcome.winners) == 6
    assert sum(name.startswith("b") for name in outcome.winners) == 3


def test_the_worked_example_goes_as_on_paper():
    """Three voters, 90: each has 30. `x` costs 45, wanted by all: 15 each. Then `y` costs 20: 10 each; `z` loses."""
    projects = (Project("x", 45), Project("y", 20), Project("z", 30))
    ballots = (Ballot(tuple("xy")), Ballot(tuple("xyz")), Ballot(tuple("x")))
    outcome = equal_shares(Election.of(projects, ballots, 90))
    assert outcome.winners == ("x", "y")
    assert [bought.price for bought in outcome.rounds] == [15, 10]
    assert [bought.rho for bought in outcome.rounds] == [Fraction(1, 3), Fraction(1, 2)]
    assert outcome.left == (5, 5, 15)
    assert outcome.stop is Stop.NOT_COMPLETED


def test_add1_stops_before_it_spends_too_much_and_says_so():
    projects = (Project("x", 6), Project("y", 6))
    ballots = (Ballot(tuple("x")), Ballot(tuple("y")))
    outcome = equal_shares(Election.of(projects, ballots, 10), completion=Completion.ADD1)
    assert outcome.winners == ()
    assert (outcome.increments, outcome.stop) == (0, Stop.NEXT_OVERSPENDS)


def test_add1_stops_when_nothing_more_fits_and_says_so():
    projects = (Project("x", 6), Project("y", 5))
    ballots = (Ballot(tuple("x")), Ballot(tuple("y")), Ballot(()))
    outcome = equal_shares(Election.of(projects, ballots, 9), completion=Completion.ADD1)
    assert outcome.winners == ("y",)
    assert (outcome.increments, outcome.stop) == (2, Stop.NOTHING_FITS)


def test_add1_ends_when_all_that_anybody_wants_is_bought():
    projects = (Project("x", 1), Project("nobody", 1))
    outcome = equal_shares(Election.of(projects, (Ballot(tuple("x")),) * 2, 50), completion=Completion.ADD1)
    assert (outcome.winners, outcome.stop) == (("x",), Stop.NOTHING_FITS)


def test_a_step_of_nothing_is_refused():
    election = Election.of((Project("x", 1),), (Ballot(tuple("x")),), 1)
    for step in (0, -1):
        with pytest.raises(BadElection) as refusal:
            equal_shares(election, completion=Completion.ADD1, step=step)
        assert refusal.value.reason == "step-not-positive"


def test_what_makes_no_election_is_refused_by_name():
    one, ballot = Project("x", 1), Ballot(tuple("x"))
    wrong = {
        "no-voters": ((one,), (), 1, 1),
        "budget-not-positive": ((one,), (ballot,), 0, 1),
        "cost-not-positive": ((Project("x", 0),), (ballot,), 1, 1),
        "id-taken-twice": ((one, one), (ballot,), 1, 1),
        "unknown-project": ((one,), (Ballot(tuple("y")),), 1, 1),
        "scale-not-positive": ((one,), (ballot,), 1, 0),
    }
    for reason, (projects, ballots, budget, scale) in wrong.items():
        with pytest.raises(BadElection) as refusal:
            Election.of(projects, ballots, budget, scale=scale)
        assert refusal.value.reason == reason


EQUAL = Election.of(
    (Project("dear", 10), Project("b", 5), Project("a", 5)),
    (Ballot(("dear",)), Ballot(("dear",)), Ballot(tuple("ab")), Ballot(tuple("ab"))),
    20,
)


def test_ties_go_to_the_cheapest_then_to_most_votes_then_by_name():
    outcome = equal_shares(EQUAL)
    assert outcome.winners == ("a", "b", "dear")
    assert [(event.round, event.equal, event.decided_by) for event in outcome.ties] == [
        (1, ("a", "b", "dear"), Tie.NAME),
        (2, ("b", "dear"), Tie.COST),
    ]


def test_a_lot_drawn_beforehand_decides_for_the_whole_count():
    outcome = equal_shares(EQUAL, ties=TieOrder((Tie.LOT,), ("dear", "b", "a")))
    assert outcome.winners == ("dear", "b", "a")
    assert {event.decided_by for event in outcome.ties} == {Tie.LOT}


def test_most_votes_go_first_when_that_is_agreed():
    projects = (Project("few", 2), Project("many", 6))
    ballots = tuple(Ballot(tuple(names)) for names in (["few"], ["few"], ["many"], ["many"], ["many"]))
    cheap = Election.of(projects, ballots, 30)
    outcome = equal_shares(cheap, Utility.CARDINALITY, ties=TieOrder((Tie.VOTES,)))
    assert outcome.winners == ("few", "many")  # 1 against 2 each: no tie at all
    level = Election.of((Project("few", 4), Project("many", 6)), ballots, 30)
    assert equal_shares(level, Utility.CARDINALITY, ties=TieOrder((Tie.VOTES,))).winners == ("many", "few")
    assert equal_shares(level, Utility.CARDINALITY, ties=TieOrder((Tie.COST,))).winners == ("few", "many")


def test_a_tie_that_the_agreed_order_does_not_break_is_refused():
    with pytest.raises(Undecided) as refusal:
        equal_shares(EQUAL, ties=TieOrder((Tie.COST, Tie.VOTES)))
    assert refusal.value.projects == ("a", "b")


@pytest.mark.parametrize("lot", [(), ("a", "b"), ("a", "b", "dear", "dear"), ("a", "b", "other")])
def test_a_lot_that_does_not_name_each_project_once_is_refused(lot):
    with pytest.raises(BadElection) as refusal:
        equal_shares(EQUAL, ties=TieOrder((Tie.COST, Tie.LOT), lot))
    assert refusal.value.reason == "lot-does-not-fit"


def test_an_order_of_ties_is_read_as_it_is_written():
    assert str(TieOrder.parse("cost, votes,name")) == "cost,votes,name"
    with pytest.raises(ValueError, match="luck"):
        TieOrder.parse("cost,luck")


@given(st.integers(0, 2**32))
def test_large_prices_and_many_voters_keep_every_payment_exact(seed):
    chance = random.Random(seed)  # noqa: S311 - a test's dice
    names = [f"p{number}" for number in range(12)]
    projects = tuple(Project(name, chance.randint(1, 10**15)) for name in names)
    ballots = tuple(Ballot(tuple(chance.sample(names, 4))) for _ in range(40))
    election = Election.of(projects, ballots, 3 * 10**15)
    outcome = equal_shares(election, ties=BY_NAME)
    assert list(outcome.winners) == counted(election, Rule(ties=BY_NAME)).winners
    kept = sum(left * voters for left, voters in zip(outcome.left, election.ballots.voters, strict=True))
    assert kept == election.budget - outcome.cost
