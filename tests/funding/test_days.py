# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count day of a file."""

from __future__ import annotations

from datetime import date

import pytest

from werkdruk.funding import count_date
from werkdruk.funding.days import day_in_cell, day_in_name
from werkdruk.kernel import CalendarYear


def test_the_money_of_a_year_is_for_the_pupils_of_1_october_before_it():
    assert count_date(CalendarYear(2023)) == date(2022, 10, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20191001", date(2019, 10, 1)),
        ("2019-10-01", date(2019, 10, 1)),
        (" 2019-10-01T00:00:00 ", date(2019, 10, 1)),
        ("1-10-2019", date(2019, 10, 1)),
        ("2019", date(2019, 10, 1)),
        ("2019-2020", date(2019, 10, 1)),
        ("2019/20", date(2019, 10, 1)),
        ("20192020", date(2019, 10, 1)),
        ("2019-2021", None),
        ("201912", None),
        ("31-02-2019", None),
        ("ooit", None),
        ("", None),
    ],
)
def test_a_cell_tells_its_day(text, day):
    assert day_in_cell(text) == day


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("leerlingen-vo-2019.csv", 2019),
        ("leerlingen-vo-2024-2025.csv", 2024),
        ("leerlingen_20191001.csv", 2019),
        ("03.-leerlingen-(vavo-apart)-2025_EXCERPT.csv", 2025),
    ],
)
def test_the_first_year_in_a_name_is_the_count_year(name, year):
    assert day_in_name(name) == date(year, 10, 1)


def test_a_name_without_a_year_tells_no_day():
    assert day_in_name("leerlingen.csv") is None
    assert day_in_name("leerlingen-123456.csv") is None
