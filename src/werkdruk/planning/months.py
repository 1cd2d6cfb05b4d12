# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The months a measure runs: the only bridge between a plan's school year and the money's calendar years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkdruk.kernel import Month, SchoolYear
from werkdruk.kernel.dutch import month
from werkdruk.planning.errors import NotPriced

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """The months from `first` to `last`, both included. Raises NotPriced when `last` lies before `first`.

    >>> Months(Month(2023, 11), Month(2024, 1)).count
    3
    """

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise NotPriced("months", f"{self.last} lies before {self.first}")

    @classmethod
    def of(cls, year: SchoolYear) -> Months:
        """All twelve months of a school year."""
        return cls(Month.of(year.first), Month.of(year.last))

    @property
    def count(self) -> int:
        """How many months it are."""
        return (self.last.year - self.first.year) * MONTHS_IN_A_YEAR + self.last.month - self.first.month + 1

    def __iter__(self) -> Iterator[Month]:
        each = self.first
        while each <= self.last:
            yield each
            each = each.next()

    def __str__(self) -> str:
        return month(self.first) if self.first == self.last else f"{month(self.first)} tot en met {month(self.last)}"
