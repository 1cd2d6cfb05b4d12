# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Part-timers: the same purse for every person, a purse as large as the appointment, or a part of a voter."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.deciding.counting.definition import cast
from tests.deciding.counting.generated import generated

from werkdruk.deciding.counting import BadElection, Ballot, Election, Method, PartTime, Project, Rule, count

counts = st.integers(0, 2**32).map(generated)
weights = st.fractions(Fraction(1, 20), 2, max_denominator=20)
HALF = Fraction(1, 2)


def recast(election, ballots):
    """The same election with other ballots."""
    return Election.of(election.projects, ballots, election.budget, kind=election.ballots.kind)


def told(election, rule):
    """What a count says without the types: winners, prices, ties, increments, and what each voter has left."""
    outcome = count(election, rule, compiled=False)
    left = [outcome.left[number] for number in election.ballots.type_of] if rule.method is Method.SHARES else []
    return outcome.winners, [bought.price for bought in outcome.rounds], outcome.ties, outcome.increments, left


@given(counts)
def test_the_same_purse_for_every_person_does_not_look_at_appointments(case):
    election, rule = case
    rule = replace(rule, part_time=PartTime.PERSON)
    alike = recast(election, [replace(ballot, weight=Fraction(1)) for ballot in cast(election)])
    assert told(election, rule) == told(alike, rule)


@given(counts, weights, st.sampled_from([PartTime.PURSE, PartTime.CLONE]))
def test_when_all_work_as_much_appointments_do_not_matter(case, weight, part_time):
    """The step is that of somebody with a whole appointment, and thresholds are counted in whole voters."""
    election, rule = case
    rule = replace(rule, threshold=0)
    alike = recast(election, [replace(ballot, weight=weight) for ballot in cast(election)])
    one = count(election, replace(rule, part_time=PartTime.PERSON), compiled=False)
    other = count(alike, replace(rule, part_time=part_time, step=rule.step / weight), compiled=False)
    assert other.winners == one.winners
    assert other.increments == one.increments
    assert [tie.equal for tie in other.ties] == [tie.equal for tie in one.ties]
    if rule.method is Method.SHARES:
        assert [other.left[number] for number in alike.ballots.type_of] == [
            one.left[number] for number in election.ballots.type_of
        ]


@given(counts)
def test_a_clone_of_two_is_two_voters(case):
    election, rule = case
    rule = replace(rule, part_time=PartTime.CLONE)
    ballots = cast(election)
    twice = [
        replace(ballot, weight=Fraction(1))
        for ballot in ballots
        for _ in range(2 if ballot.weight == 2 else 1)
        if ballot.weight in {1, 2}
    ]
    assume(twice)
    single = recast(election, [ballot for ballot in ballots if ballot.weight in {1, 2}])
    double = recast(election, twice)
    assert told(single, rule)[:4] == told(double, rule)[:4]


@given(counts, st.integers(2, 7))
def test_many_small_clones_are_one_whole_voter(case, parts):
    election, rule = case
    rule = replace(rule, part_time=PartTime.CLONE)
    split = [replace(ballot, weight=ballot.weight / parts) for ballot in cast(election) for _ in range(parts)]
    assert told(recast(election, split), rule)[:4] == told(election, rule)[:4]


@given(counts)
def test_purses_are_in_proportion_to_appointments(case):
    election, rule = case
    assume(rule.method is Method.SHARES)
    for part_time in (PartTime.PURSE, PartTime.CLONE):
        outcome = count(election, replace(rule, part_time=part_time), compiled=False)
        weights = election.ballots.weights or (Fraction(1),) * election.ballots.types
        assert [outcome.purse(number) for number in range(election.ballots.types)] == [
            weight * outcome.level for weight in weights
        ]


def test_the_three_variants_differ_as_on_paper():
    """Three whole voters want `a`, four halves want `b`; both cost 30 of 50, and who has both has none.

    Persons: 50/7 each: `b` has 200/7, `a` has 150/7. Purses: 10 and 5: `a` has 30, `b` has 20. Clones as purses here.
    """
    projects = [Project("a", 30), Project("b", 28)]
    ballots = [Ballot(("a",))] * 3 + [Ballot(("b",), weight=HALF)] * 4
    election = Election.of(projects, ballots, 50)
    winners = {part: count(election, Rule(part_time=part), compiled=False).winners for part in PartTime}
    assert winners == {PartTime.PERSON: ("b",), PartTime.PURSE: ("a",), PartTime.CLONE: ("a",)}


def test_a_small_purse_pays_the_same_price_and_runs_out_and_a_small_clone_pays_its_part():
    """Of 45, two whole voters have 18 and a half one 9. `x` costs 30: 10.50 each and 9, all it has; or 12 and 6."""
    ballots = [Ballot(("x",))] * 2 + [Ballot(("x",), weight=HALF)]
    election = Election.of([Project("x", 30)], ballots, 45)
    purse = count(election, Rule(part_time=PartTime.PURSE), compiled=False)
    clone = count(election, Rule(part_time=PartTime.CLONE), compiled=False)
    assert dict(purse.rounds[0].payments()) == {0: Fraction(21, 2), 1: 9}
    assert dict(clone.rounds[0].payments()) == {0: 12, 1: 6}
    assert (purse.rounds[0].in_full, clone.rounds[0].in_full) == (2, 3)


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("part_time", list(PartTime))
@pytest.mark.parametrize("method", list(Method))
def test_appointments_may_be_the_oddest_fractions(method, part_time, compiled):
    """Their common denominator has 28 digits here: more than a word of a machine holds."""
    primes = [number for number in range(2, 80) if all(number % each for each in range(2, number))]
    ballots = [Ballot(("x",), weight=Fraction(prime - 1, prime)) for prime in primes]
    election = Election.of([Project("x", 30), Project("y", 30)], ballots, 45)
    outcome = count(election, Rule(method, part_time=part_time), compiled=compiled)
    assert outcome.winners == ("x",)
    if method is not Method.GREEDY:
        assert sum(amount for _, amount in outcome.rounds[0].payments()) == 30


@pytest.mark.parametrize("weight", [0, -1])
def test_an_appointment_of_nothing_is_refused(weight):
    with pytest.raises(BadElection) as refusal:
        Election.of([Project("x", 1)], [Ballot(("x",), weight=Fraction(weight))], 1)
    assert refusal.value.reason == "weight-not-positive"
