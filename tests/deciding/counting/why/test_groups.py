# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which type of ballot somebody gave, and what rules are called."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.counting.definition import cast
from tests.deciding.counting.generated import generated

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
from werkdruk.deciding.counting.set_aside import in_units, two_steps
from werkdruk.deciding.counting.why.floors import unit_floors
from werkdruk.deciding.counting.why.groups import type_of, types_of
from werkdruk.deciding.counting.why.rules_told import effect_of, name_of_rule
from werkdruk.kernel import Language

approvals = st.integers(0, 2**32).map(
    lambda seed: generated(seed, methods=(Method.SHARES,), kinds=(BallotKind.APPROVAL,))
)


@given(approvals)
def test_every_ballot_is_of_the_type_that_was_counted(case):
    election, rule = case
    outcome = count(election, replace(rule, floor=Fraction(0)))
    assert len(types_of(outcome)) == election.ballots.types
    for number, ballot in zip(election.ballots.type_of, cast(election), strict=True):
        assert type_of(outcome, ballot) == number


def test_choices_of_another_count_are_left_out_and_a_ballot_nobody_gave_has_no_type():
    election = Election.of([Project("a", 1), Project("b", 1)], [Ballot(("a",)), Ballot(("a", "b"))], 2)
    outcome = count(election, Rule())
    assert type_of(outcome, Ballot(("elsewhere", "a"))) == 0
    assert type_of(outcome, Ballot(("b",))) is None


RULES = [
    Rule(method=method, utility=utility, part_time=part_time, floor=floor)
    for method in Method
    for utility in (Utility.COST, Utility.CARDINALITY)
    for part_time in PartTime
    for floor in (Fraction(0), Fraction(1, 4))
]


@pytest.mark.parametrize("language", Language)
def test_every_rule_has_a_name_and_two_sentences_on_a_small_unit(language):
    small = {Language.NL: "kleine eenheid", Language.EN: "small unit"}[language]
    for rule in RULES:
        told = effect_of(rule)(language)
        assert told.count(". ") == 1
        assert told.endswith(".")
        assert small in told
        assert name_of_rule(rule)(language)
    assert len({name_of_rule(rule)(language) for rule in RULES if rule.method is Method.SHARES}) == 12


@given(approvals, st.sampled_from((10, 100)))
def test_finer_units_change_no_outcome(case, times):
    election, rule = case
    finer = in_units(election, times)
    plain = replace(rule, floor=Fraction(0))
    assert finer.digest == election.digest
    scaled = replace(plain, step=plain.step * times)
    assert two_steps(finer, None, scaled).winners == two_steps(election, None, plain).winners


def test_without_a_floor_there_is_nothing_to_tell_of_units():
    election = Election.of([Project("a", 1, unit="u")], [Ballot(("a",), unit="u")], 2)
    assert unit_floors(count(election, Rule())) == {}
    assert unit_floors(count(election, Rule(method=Method.GREEDY))) == {}
    kept = unit_floors(count(election, Rule(floor=Fraction(3, 4), completion=Completion.NONE)))["u"]
    assert (kept.voters, kept.money, kept.spent, kept.kept) == (1, Fraction(3, 2), 1, Fraction(1, 2))
