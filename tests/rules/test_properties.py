# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every rate, every count and every day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from werkdruk import rules
from werkdruk.kernel import Euro
from werkdruk.rules import Halves, Hours, Pot, Rates

counts = st.integers(min_value=0, max_value=10**7)
amounts = st.builds(Euro, st.integers(min_value=0, max_value=10**12))
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))
schemes = st.sampled_from(rules.schemes())


@given(amounts, amounts, counts, counts, counts, counts)
def test_two_schools_together_are_due_what_each_is_due(general, vocational, a, b, c, d):
    rates = Rates(general, vocational)
    assert rates.amount(a, b) + rates.amount(c, d) == rates.amount(a + c, b + d)


@given(amounts)
def test_the_halves_are_all_of_it_and_differ_by_a_cent_at_most(amount):
    individual, collective = Halves(1, 1).divide(amount)
    assert individual + collective == amount
    assert (collective - individual).cents in (0, 1)


@given(amounts)
def test_twelve_months_are_the_year(amount):
    assert Pot(amount, structural=True).of_months(12) == amount


@given(st.integers(min_value=0, max_value=100), st.integers(min_value=0, max_value=100))
def test_the_hours_of_two_part_timers_are_those_of_one_who_works_as_much(one, other):
    hours = Hours(50, 40, 23, ("OP",))
    assert hours.hundredths(one) + hours.hundredths(other) == hours.hundredths(one + other)
    assert hours.hundredths(100) == hours.full_time * 100


@given(schemes, days, st.none() | days)
def test_the_rule_of_a_day_is_about_it_known_then_and_known_last(scheme, day, known):
    found = rules.known_rules(scheme=scheme, on=day, known=known)
    try:
        rule = rules.on(scheme, day, known=known)
    except rules.NoRule:
        assert found == ()
    else:
        assert rule in found
        assert rule.is_valid(day)
        assert rule.is_known(known)
        assert [other.id for other in found if other.known_since >= rule.known_since] == [rule.id]


@given(schemes, days, days, days)
def test_what_was_known_stays_known(scheme, day, one, other):
    earlier, later = sorted((one, other))
    before = set(rules.known_rules(scheme=scheme, on=day, known=earlier))
    assert before <= set(rules.known_rules(scheme=scheme, on=day, known=later))
