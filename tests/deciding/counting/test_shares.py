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

from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    Completion,
    Election,
    Project,
    Stop,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    equal_shares,
)

BY_NAME = TieOrder((Tie.NAME,))


@st.composite
def elections(draw, dearest=12):
    """Small elections with equal prices and equal ballots, so that ties and empty purses are common."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    projects = tuple(Project(name, draw(st.integers(1, dearest)), f"plan {name}") for name in ids)
    approvals = draw(st.lists(st.frozensets(st.sampled_from(ids)), min_size=1, max_size=8))
    return Election(projects, tuple(Ballot(each) for each in approvals), draw(st.integers(1, 2 * dearest)))


utilities = st.sampled_from(Utility)
completions = st.sampled_from(Completion)
steps = st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(7, 5), Fraction(4)])


def naive_price(cost, purses):
    """The x with sum(min(purse, x)) = cost, by trying each number of full payers; None when there is none."""
    if sum(purses) < cost:
        return None
    ordered = sorted(purses)
    for poor in range(len(ordered)):
        price = (cost - sum(ordered[:poor], Fraction(0))) / (len(ordered) - poor)
        if price <= ordered[poor]:
            return price
    raise AssertionError


def naive_run(election, utility, endowment):
    """The winners of one run, written down from the definition: a purse per voter, all projects looked at each time."""
    purses = [endowment] * len(election.ballots)
    bought = []
    while True:
        offers = {}
        for project in sorted(election.projects, key=lambda project: project.id):
            backers = [voter for voter, ballot in enumerate(election.ballots) if project.id in ballot.approvals]
            if backers and project.id not in bought:
                price = naive_price(Fraction(project.cost), [purses[voter] for voter in backers])
                if price is not None:
                    worth = project.cost if utility is Utility.COST else 1
                    offers[project.id] = (price / worth, price, backers)
        if not offers:
            return bought
        name = min(offers, key=lambda name: (offers[name][0], name))
        bought.append(name)
        _, price, backers = offers[name]
        for voter in backers:
            purses[voter] -= min(purses[voter], price)


def naive_add1(election, utility, step):
    """Add1 from its definition: a larger purse each time, until too much is spent or nothing more fits."""
    cost = {project.id: project.cost for project in election.projects}
    wanted = {name for ballot in election.ballots for name in ballot.approvals}
    endowment = Fraction(election.budget, len(election.ballots))
    last = naive_run(election, utility, endowment)
    while True:
        left = election.budget - sum(cost[name] for name in last)
        if not any(cost[name] <= left for name in wanted - set(last)):
            return last
        endowment += step
        following = naive_run(election, utility, endowment)
        if sum(cost[name] for name in following) > election.budget:
            return last
        last = following


@given(elections(), utilities)
def test_the_winners_and_their_order_are_those_of_the_definition(election, utility):
    expected = naive_run(election, utility, Fraction(election.budget, len(election.ballots)))
    assert list(equal_shares(election, utility, ties=BY_NAME).winners) == expected


@given(elections(), utilities, steps)
def test_add1_is_that_of_the_definition(election, utility, step):
    outcome = equal_shares(election, utility, Completion.ADD1, step=step, ties=BY_NAME)
    assert list(outcome.winners) == naive_add1(election, utility, step)


@given(elections(), utilities, completions, steps)
def test_winners_never_cost_more_than_the_budget(election, utility, completion, step):
    outcome = equal_shares(election, utility, completion, step=step)
    assert outcome.cost == sum(election.by_id[name].cost for name in outcome.winners)
    assert outcome.cost <= election.budget


@given(elections(), utilities, completions)
def test_the_payments_for_a_winner_sum_to_its_cost(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for bought in outcome.rounds:
        paid = sum(amount * outcome.groups[group].voters for group, amount in bought.payments())
        assert paid == bought.cost == election.by_id[bought.project].cost


@given(elections(), utilities, completions)
def test_only_supporters_pay_and_nobody_pays_more_than_the_price(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for bought in outcome.rounds:
        for group, amount in bought.payments():
            assert bought.project in outcome.groups[group].approvals
            assert 0 < amount <= bought.price


@given(elections(), utilities, completions)
def test_no_purse_is_ever_negative(election, utility, completion):
    assert min(equal_shares(election, utility, completion).left()) >= 0


@given(elections(), utilities, completions)
def test_at_the_end_nobody_together_can_pay_for_what_they_still_want(election, utility, completion):
    outcome = equal_shares(election, utility, completion)
    for project in election.projects:
        backers = [number for number, group in enumerate(outcome.groups) if project.id in group.approvals]
        if backers and project.id not in outcome.winners:
            left = outcome.left()
            assert sum(left[number] * outcome.groups[number].voters for number in backers) < project.cost


@given(elections(), utilities, completions)
def test_the_price_per_worth_never_falls(election, utility, completion):
    rhos = [bought.rho for bought in equal_shares(election, utility, completion).rounds]
    assert rhos == sorted(rhos)


@given(elections(), utilities, completions, st.randoms(use_true_random=False))
def test_the_order_of_voters_and_projects_changes_nothing(election, utility, completion, chance):
    projects, ballots = list(election.projects), list(election.ballots)
    chance.shuffle(projects)
    chance.shuffle(ballots)
    shuffled = replace(election, projects=tuple(projects), ballots=tuple(ballots))
    assert equal_shares(shuffled, utility, completion) == equal_shares(election, utility, completion)


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
    cents = Election(
        tuple(replace(project, cost=project.cost * 100) for project in election.projects),
        election.ballots,
        election.budget * 100,
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
    ballots = [Ballot(frozenset({"section"}))] * section
    for _ in range(others):
        ballots.append(Ballot(data.draw(st.frozensets(st.sampled_from(names)), label="ballot")))
    outcome = equal_shares(Election(tuple(projects), tuple(ballots), budget), completion=completion)
    assert "section" in outcome.winners


def test_a_project_that_all_want_and_that_costs_all_the_money_wins():
    for voters in (61, 105, 112, 241, 142):
        election = Election((Project("all", 150_000),), (Ballot(frozenset({"all"})),) * voters, 150_000)
        assert equal_shares(election).winners == ("all",)


def test_two_thirds_of_the_staff_decide_about_two_thirds_of_the_money():
    projects = tuple(Project(f"{team}{number}", 10) for team in "ab" for number in range(9))
    large = [Ballot(frozenset(f"a{number}" for number in range(9)))] * 20
    small = [Ballot(frozenset(f"b{number}" for number in range(9)))] * 10
    outcome = equal_shares(Election(projects, (*large, *small), 90))
    assert sum(name.startswith("a") for name in outcome.winners) == 6
    assert sum(name.startswith("b") for name in outcome.winners) == 3


def test_the_worked_example_goes_as_on_paper():
    """Three voters, 90: each has 30. `x` costs 45, wanted by all: 15 each. Then `y` costs 20: 10 each; `z` loses."""
    projects = (Project("x", 45), Project("y", 20), Project("z", 30))
    ballots = (Ballot(frozenset("xy")), Ballot(frozenset("xyz")), Ballot(frozenset("x")))
    outcome = equal_shares(Election(projects, ballots, 90))
    assert outcome.winners == ("x", "y")
    assert [bought.price for bought in outcome.rounds] == [15, 10]
    assert [bought.rho for bought in outcome.rounds] == [Fraction(1, 3), Fraction(1, 2)]
    assert outcome.left() == (15, 5, 5)
    assert outcome.stop is Stop.NOT_COMPLETED


def test_add1_stops_before_it_spends_too_much_and_says_so():
    projects = (Project("x", 6), Project("y", 6))
    ballots = (Ballot(frozenset("x")), Ballot(frozenset("y")))
    outcome = equal_shares(Election(projects, ballots, 10), completion=Completion.ADD1)
    assert outcome.winners == ()
    assert (outcome.increments, outcome.stop) == (0, Stop.NEXT_OVERSPENDS)


def test_add1_stops_when_nothing_more_fits_and_says_so():
    projects = (Project("x", 6), Project("y", 5))
    ballots = (Ballot(frozenset("x")), Ballot(frozenset("y")), Ballot(frozenset()))
    outcome = equal_shares(Election(projects, ballots, 9), completion=Completion.ADD1)
    assert outcome.winners == ("y",)
    assert (outcome.increments, outcome.stop) == (2, Stop.NOTHING_FITS)


def test_add1_ends_when_all_that_anybody_wants_is_bought():
    projects = (Project("x", 1), Project("nobody", 1))
    outcome = equal_shares(Election(projects, (Ballot(frozenset("x")),) * 2, 50), completion=Completion.ADD1)
    assert (outcome.winners, outcome.stop) == (("x",), Stop.NOTHING_FITS)


def test_a_step_of_nothing_is_refused():
    election = Election((Project("x", 1),), (Ballot(frozenset("x")),), 1)
    for step in (0, -1):
        with pytest.raises(BadElection) as refusal:
            equal_shares(election, completion=Completion.ADD1, step=step)
        assert refusal.value.reason == "step-not-positive"


def test_what_makes_no_election_is_refused_by_name():
    one, ballot = Project("x", 1), Ballot(frozenset("x"))
    wrong = {
        "no-voters": ((one,), (), 1, 1),
        "budget-not-positive": ((one,), (ballot,), 0, 1),
        "cost-not-positive": ((Project("x", 0),), (ballot,), 1, 1),
        "id-taken-twice": ((one, one), (ballot,), 1, 1),
        "unknown-project": ((one,), (Ballot(frozenset("y")),), 1, 1),
        "scale-not-positive": ((one,), (ballot,), 1, 0),
    }
    for reason, (projects, ballots, budget, scale) in wrong.items():
        with pytest.raises(BadElection) as refusal:
            Election(projects, ballots, budget, scale)
        assert refusal.value.reason == reason


EQUAL = Election(
    (Project("dear", 10), Project("b", 5), Project("a", 5)),
    (Ballot(frozenset({"dear"})), Ballot(frozenset({"dear"})), Ballot(frozenset("ab")), Ballot(frozenset("ab"))),
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
    ballots = tuple(Ballot(frozenset(names)) for names in (["few"], ["few"], ["many"], ["many"], ["many"]))
    cheap = Election(projects, ballots, 30)
    outcome = equal_shares(cheap, Utility.CARDINALITY, ties=TieOrder((Tie.VOTES,)))
    assert outcome.winners == ("few", "many")  # 1 against 2 each: no tie at all
    level = Election((Project("few", 4), Project("many", 6)), ballots, 30)
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
    ballots = tuple(Ballot(frozenset(chance.sample(names, 4))) for _ in range(40))
    election = Election(projects, ballots, 3 * 10**15)
    outcome = equal_shares(election, ties=BY_NAME)
    assert list(outcome.winners) == naive_run(election, Utility.COST, Fraction(3 * 10**15, 40))
    assert sum(left * group.voters for left, group in zip(outcome.left(), outcome.groups, strict=True)) == (
        election.budget - outcome.cost
    )
