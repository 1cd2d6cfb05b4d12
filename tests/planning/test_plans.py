# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Merging: every line of every unit and nothing else, in one order, with one fingerprint."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Brin, Euro, SchoolYear
from werkdruk.planning import Dropped, LineTwice, MeasureKind, Months, PlanLine, Purpose, UnitPlan, merge

SCHOOL, YEAR = Brin("18BR"), SchoolYear(2023)


@st.composite
def unit_plans(draw):
    codes = draw(st.lists(st.text("abcdefgh", min_size=1, max_size=4), unique=True, max_size=8))
    lines = [
        PlanLine(
            measure=code,
            title=f"maatregel {code}",
            unit=draw(st.sampled_from(["team 1", "team 2", "sectie 3"])),
            proposals=tuple(draw(st.lists(st.sampled_from(["p1", "p2"]), unique=True))),
            purpose=draw(st.sampled_from(Purpose)),
            kind=draw(st.sampled_from(MeasureKind)),
            amount=Euro(draw(st.integers(0, 10**7))),
            months=Months.of(YEAR),
            structural=draw(st.booleans()),
        )
        for code in codes
    ]
    units = sorted({line.unit for line in lines})
    return [UnitPlan(unit, tuple(line for line in lines if line.unit == unit)) for unit in units]


@given(unit_plans())
def test_a_merged_plan_has_every_line_and_nothing_else(plans):
    merged = merge(plans, school=SCHOOL, school_year=YEAR)
    assert sorted(line.measure for line in merged.lines) == sorted(
        line.measure for plan in plans for line in plan.lines
    )
    assert merged.total == Euro.sum(line.amount for plan in plans for line in plan.lines)
    assert Euro.sum(merged.by_purpose().values()) == merged.total
    assert {line.measure: line.unit for line in merged.lines} == {
        line.measure: plan.unit for plan in plans for line in plan.lines
    }


@given(unit_plans().flatmap(lambda plans: st.tuples(st.just(plans), st.permutations(plans))))
def test_the_order_of_the_units_never_matters(pair):
    one, other = (merge(plans, school=SCHOOL, school_year=YEAR) for plans in pair)
    assert one == other
    assert one.digest == other.digest


@given(unit_plans().filter(bool), st.data())
def test_any_change_of_a_line_changes_the_fingerprint(plans, data):
    merged = merge(plans, school=SCHOOL, school_year=YEAR)
    at = data.draw(st.integers(0, len(merged.lines) - 1))
    line = merged.lines[at]
    changed = replace(
        merged, lines=(*merged.lines[:at], replace(line, amount=line.amount + Euro(1)), *merged.lines[at + 1 :])
    )
    assert changed.digest != merged.digest
    assert replace(merged, version=2).digest != merged.digest


@given(unit_plans().filter(bool))
def test_one_code_in_two_lines_is_refused(plans):
    with pytest.raises(LineTwice):
        merge([*plans, plans[0]], school=SCHOOL, school_year=YEAR)


def test_what_was_dropped_stays_in_the_plan_with_its_reason():
    dropped = Dropped("p9", "team 1", "geen mensen voor te vinden")
    merged = merge([UnitPlan("team 1", (), (dropped,))], school=SCHOOL, school_year=YEAR)
    assert merged.dropped == (dropped,)


@given(unit_plans())
def test_lines_without_a_proposal_are_named(plans):
    merged = merge(plans, school=SCHOOL, school_year=YEAR)
    assert all(not line.proposals for line in merged.untraced)
    assert len(merged.untraced) == sum(not line.proposals for line in merged.lines)
