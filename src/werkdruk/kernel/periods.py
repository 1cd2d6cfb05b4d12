# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendar years, school years, and months as the only bridge between them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

AUGUST = 8
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year. Raises ValueError when there is no such month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        date(self.year, self.month, 1)

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that `day` lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def next(self) -> Month:
        """The month after it."""
        return Month(self.year + self.month // MONTHS_IN_A_YEAR, self.month % MONTHS_IN_A_YEAR + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


def _twelve(first: Month) -> tuple[Month, ...]:
    months = [first]
    while len(months) < MONTHS_IN_A_YEAR:
        months.append(months[-1].next())
    return tuple(months)


@dataclass(frozen=True, slots=True, order=True)
class CalendarYear:
    """The year that funding is given for: 1 January to 31 December."""

    year: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The calendar year that `day` lies in."""
        return cls(day.year)

    @property
    def first(self) -> date:
        """1 January."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """31 December."""
        return date(self.year, 12, 31)

    @property
    def months(self) -> tuple[Month, ...]:
        """Its twelve months, January first."""
        return _twelve(Month(self.year, 1))

    def __str__(self) -> str:
        return str(self.year)


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    """The year that plans are made for: 1 August to 31 July, named after the calendar year it starts in.

    Source: Wet voortgezet onderwijs 2020 names the school year so; see the glossary.
    """

    start: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The school year that `day` lies in."""
        return cls(day.year if day.month >= AUGUST else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The school year written as `2023/2024` or `2023-2024`. Raises ValueError on any other form.

        >>> SchoolYear.parse("2023/2024")
        SchoolYear(start=2023)
        """
        found = re.fullmatch(r"([0-9]{4})[/-]([0-9]{4})", text)
        if found is None or int(found[2]) != int(found[1]) + 1 or not int(found[1]):
            msg = f"expected a school year such as '2023/2024', found {text!r}"
            raise ValueError(msg)
        return cls(int(found[1]))

    @property
    def first(self) -> date:
        """1 August."""
        return date(self.start, AUGUST, 1)

    @property
    def last(self) -> date:
        """31 July of the next calendar year."""
        return date(self.start + 1, AUGUST - 1, 31)

    @property
    def months(self) -> tuple[Month, ...]:
        """Its twelve months, August first."""
        return _twelve(Month(self.start, AUGUST))

    def next(self) -> SchoolYear:
        """The school year after it."""
        return SchoolYear(self.start + 1)

    def previous(self) -> SchoolYear:
        """The school year before it."""
        return SchoolYear(self.start - 1)

    def months_by_calendar_year(self) -> dict[CalendarYear, int]:
        """How many of its months lie in which calendar year: five in the first, seven in the second."""
        counts: dict[CalendarYear, int] = {}
        for month in self.months:
            year = CalendarYear(month.year)
            counts[year] = counts.get(year, 0) + 1
        return counts

    def __str__(self) -> str:
        return f"{self.start}/{self.start + 1}"
