# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Generated elections full of ties: the exact engine against the definitions, voter by voter."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.deciding.counting.definition import counted
from tests.deciding.counting.generated import generated

from werkdruk.deciding.counting import Method, PartTime, Utility, count

ELECTIONS = 2000
PARTS = 8


def differences(election, rule):
    """In what the exact count differs from the definition: names of what was compared, none when all is the same."""
    ours, expected = count(election, rule, compiled=False), counted(election, rule)
    found = {
        "winners": (list(ours.winners), expected.winners),
        "increments": (ours.increments, expected.increments),
    }
    if rule.method is not Method.GREEDY:
        found["ties"] = ([(tie.round, tie.equal) for tie in ours.ties], expected.ties)
        found["prices"] = ([bought.price for bought in ours.rounds], expected.prices)
    if rule.method is Method.SHARES:
        found["own"] = (ours.claim.own, expected.own)
        found["left"] = ([ours.left[number] for number in election.ballots.type_of], expected.left)
    return [name for name, (mine, theirs) in found.items() if mine != theirs]


@pytest.mark.parametrize("part", range(PARTS))
def test_the_count_is_that_of_the_definition(part):
    wrong = {seed: found for seed in range(part, ELECTIONS, PARTS) if (found := differences(*generated(seed)))}
    assert wrong == {}


def test_what_is_generated_has_ties_and_of_every_rule_something():
    seen = Counter()
    for seed in range(400):
        election, rule = generated(seed)
        ties = count(election, rule, compiled=False).ties
        seen.update([rule.method, rule.completion, rule.utility, rule.part_time, rule.misfit, bool(rule.floor)])
        seen.update(["ties"] * bool(ties))
        seen.update(["grouped"] * (election.ballots.types < len(election.ballots)))
        seen.update([("weights", rule.part_time)] * bool(election.ballots.weights))
    wanted = [*Method, *Utility, *PartTime, *((("weights", part)) for part in PartTime), True, "ties", "grouped"]
    assert [each for each in wanted if seen[each] < 20] == []


def test_the_same_number_gives_the_same_election():
    assert generated(7)[0].digest == generated(7)[0].digest
    assert generated(7)[1] == generated(7)[1]
