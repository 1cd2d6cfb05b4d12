# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import CalendarYear, Month, SchoolYear

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
years = st.integers(min_value=1990, max_value=2100)


@given(years)
def test_months_are_the_bridge_five_in_one_year_and_seven_in_the_next(start):
    assert SchoolYear(start).months_by_calendar_year() == {CalendarYear(start): 5, CalendarYear(start + 1): 7}


@given(years)
def test_a_calendar_year_is_the_seven_last_months_of_one_school_year_and_the_five_first_of_the_next(year):
    older, newer = SchoolYear(year - 1), SchoolYear(year)
    assert older.months[5:] + newer.months[:5] == CalendarYear(year).months


@given(years)
def test_a_year_of_either_kind_is_twelve_months_without_a_gap(year):
    for period in (SchoolYear(year), CalendarYear(year)):
        assert len(period.months) == 12
        assert (period.months[0].first, period.months[-1].last) == (period.first, period.last)
        for earlier, later in zip(period.months, period.months[1:], strict=False):
            assert earlier.last + timedelta(days=1) == later.first


@given(days)
def test_a_day_lies_in_the_periods_that_are_named_after_it(day):
    for period in (Month.of(day), SchoolYear.of(day), CalendarYear.of(day)):
        assert period.first <= day <= period.last


@given(years)
def test_a_school_year_follows_the_one_before_it(start):
    year = SchoolYear(start)
    assert year.last + timedelta(days=1) == year.next().first
    assert year.next().previous() == year


@given(years)
def test_a_school_year_can_be_read_back_from_its_name(start):
    assert SchoolYear.parse(str(SchoolYear(start))) == SchoolYear(start)


def test_a_school_year_starts_on_the_first_of_august():
    assert SchoolYear.of(date(2023, 7, 31)) == SchoolYear(2022)
    assert SchoolYear.of(date(2023, 8, 1)) == SchoolYear(2023)
    assert (str(SchoolYear(2023)), SchoolYear.parse("2023-2024")) == ("2023/2024", SchoolYear(2023))


@pytest.mark.parametrize(
    "text", ["2023", "2023/24", "2023/2025", "2024/2023", " 2023/2024", "2023/2024\n", "", "0000/0001", "٢٠٢٣/٢٠٢٤"]
)
def test_a_school_year_in_another_form_is_refused(text):
    with pytest.raises(ValueError, match="expected a school year"):
        SchoolYear.parse(text)


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month):
    with pytest.raises(ValueError, match="month"):
        Month(2023, month)


def test_february_knows_its_last_day():
    assert (Month(2023, 2).last.day, Month(2024, 2).last.day) == (28, 29)
    assert str(Month(2023, 12).next()) == "2024-01"
