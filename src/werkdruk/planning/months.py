# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The months a measure runs: the only bridge between a plan's school year and the money's calendar years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkdruk.kernel import Language, Month, SchoolYear, forms_of
from werkdruk.planning.errors import NotPriced
from werkdruk.planning.sayings import MONTH_TO_MONTH

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

    def written(self, language: Language = Language.NL) -> str:
        """The months in words: `augustus 2023 tot en met juli 2024`."""
        if self.first == self.last:
            return forms_of(language).month(self.first)
        return MONTH_TO_MONTH(language, first=self.first, last=self.last)

    def __str__(self) -> str:
        return self.written()
