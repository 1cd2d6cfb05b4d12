# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a year will have cost at its end: exact to the cent, and never less than what was promised."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.journals import SCHOOL, YEAR, journals, told_journal, told_plan

from werkdruk.kernel import CalendarYear, Euro, Month
from werkdruk.planning import Months
from werkdruk.reporting import account_of
from werkdruk.reporting.forecasts import forecast, spread

DAYS = st.dates(date(2021, 8, 1), date(2024, 7, 31))


def told(on):
    decided = told_plan()
    account = account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=decided, on=on)
    return forecast(account, decided.plan.lines, on)


def test_half_way_a_measure_is_expected_to_cost_what_was_spent_and_what_the_plan_still_asks():
    first, second = told(date(2023, 2, 15)).measures
    assert (first.planned, first.by_now, first.ahead) == (Euro(2_400_000), Euro(1_400_000), Euro(1_000_000))
    assert first.expected == Euro(1_800_050 + 1_000_000), "the promise of 5.999,50 is less than what the plan asks"
    assert first.behind == Euro(1_400_000 - 1_800_050)
    assert second.expected == Euro(1_500_000), "all of it is promised"


def test_at_the_end_nothing_lies_ahead_and_only_promises_are_left():
    for each in told(date(2023, 7, 31)).measures:
        assert each.ahead == Euro(0)
        assert each.expected == each.spent + each.committed


def test_the_plan_is_spread_over_both_calendar_years():
    assert told(date(2022, 9, 1)).by_year == {
        CalendarYear(2022): Euro(3_900_000 * 5 // 12),
        CalendarYear(2023): Euro(3_900_000 * 7 // 12),
    }


def test_too_little_is_said_as_too_little():
    decided = told_plan()
    account = account_of((), school=SCHOOL, school_year=YEAR, decided=decided, on=date(2022, 7, 1))
    found = forecast(account, decided.plan.lines, date(2022, 7, 1))
    assert (found.left, found.short) == (-Euro(3_900_000), Euro(3_900_000))


@given(st.integers(0, 10**9), st.integers(1, 24))
def test_a_spread_amount_is_all_of_it_in_almost_equal_parts(cents, count):
    first = last = Month(2022, 8)
    for _ in range(count - 1):
        last = last.next()
    parts = spread(Euro(cents), Months(first, last))
    assert Euro.sum(parts.values()) == Euro(cents)
    assert max(parts.values()).cents - min(parts.values()).cents <= 1


@given(journals(), DAYS)
def test_every_measure_with_money_is_in_it_and_never_below_what_is_booked(journal, on):
    decided = told_plan()
    account = account_of(journal, school=SCHOOL, school_year=YEAR, decided=decided, on=on)
    found = forecast(account, decided.plan.lines, on)
    assert Euro.sum(each.spent for each in found.measures) == account.spent
    assert all(each.expected >= each.spent + each.committed for each in found.measures)
    assert all(each.by_now + each.ahead == each.planned for each in found.measures)
    assert found.left + found.expected == account.available


@pytest.mark.parametrize("on", [date(2022, 7, 31), date(2021, 1, 1)])
def test_before_it_starts_all_of_the_plan_lies_ahead(on):
    assert all(each.ahead == each.planned for each in told(on).measures)
