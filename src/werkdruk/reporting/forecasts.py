# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a school year will have cost at its end, as far as plan and bookings tell: an expectation, never a promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from werkdruk.kernel import CalendarYear, Euro, Month, split
from werkdruk.planning import PlanLine
from werkdruk.reporting.accounts import Use, YearAccount


@dataclass(frozen=True, slots=True)
class Expected:
    """One measure of the plan: what it should have cost by now, and what it is expected to cost at the end.

    Expected is what was spent, with what is promised or what the plan still asks for the months ahead, whichever is
    more. A month that has begun counts as behind.
    """

    measure: str
    title: str
    planned: Euro
    by_now: Euro
    spent: Euro
    committed: Euro
    ahead: Euro

    @property
    def expected(self) -> Euro:
        """What it will have cost at the end."""
        return self.spent + max(self.committed, self.ahead)

    @property
    def behind(self) -> Euro:
        """What the plan had for the months behind and was not spent; below zero when more was."""
        return self.by_now - self.spent


@dataclass(frozen=True, slots=True)
class Forecast:
    """The measures of a plan and the money there is. `by_year` is the plan spread over the calendar years."""

    measures: tuple[Expected, ...]
    available: Euro
    by_year: Mapping[CalendarYear, Euro]

    @property
    def expected(self) -> Euro:
        """What all measures will have cost at the end."""
        return Euro.sum(each.expected for each in self.measures)

    @property
    def left(self) -> Euro:
        """What will be over at the end; below zero when there is too little."""
        return self.available - self.expected

    @property
    def short(self) -> Euro:
        """What will be missing at the end; zero when there is enough."""
        return max(-self.left, Euro.zero())


def spread(amount: Euro, months: Iterable[Month]) -> dict[Month, Euro]:
    """The amount in equal parts over the months, to the cent; the parts sum to it."""
    return split(amount, dict.fromkeys(months, 1))


def forecast(account: YearAccount, lines: Iterable[PlanLine], on: date) -> Forecast:
    """What to expect on a day of the account of a plan; money spent outside the plan is expected as it is."""
    uses = {use.measure: use for use in account.measures}
    planned = tuple(lines)
    inside = tuple(_expected(line, uses.get(line.measure), on) for line in planned)
    codes = {line.measure for line in planned}
    outside = tuple(_outside(use) for use in account.measures if use.measure not in codes)
    return Forecast((*inside, *outside), account.available, _by_year(planned))


def _expected(line: PlanLine, use: Use | None, on: date) -> Expected:
    parts = spread(line.amount, line.months)
    by_now = Euro.sum(part for month, part in parts.items() if month <= Month.of(on))
    return Expected(
        measure=line.measure,
        title=line.title,
        planned=line.amount,
        by_now=by_now,
        spent=use.spent if use else Euro.zero(),
        committed=use.committed if use else Euro.zero(),
        ahead=line.amount - by_now,
    )


def _outside(use: Use) -> Expected:
    nothing = Euro.zero()
    return Expected(use.measure, use.title, nothing, nothing, use.spent, use.committed, nothing)


def _by_year(lines: tuple[PlanLine, ...]) -> dict[CalendarYear, Euro]:
    sums: dict[CalendarYear, Euro] = {}
    for line in lines:
        for month, part in spread(line.amount, line.months).items():
            year = CalendarYear(month.year)
            sums[year] = sums.get(year, Euro.zero()) + part
    return {year: sums[year] for year in sorted(sums)}
