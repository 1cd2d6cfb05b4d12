# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What bookings of a measure mean for the ledger: an amount per month, never below zero, to the cent the same in all.

One amount a month, and not one a booking: a single line may be somebody's pay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from werkdruk.bookkeeping.catching import CaughtBooking
from werkdruk.kernel import Brin, Euro, Month, SchoolYear


@dataclass(frozen=True, slots=True, order=True)
class SpendingPlace:
    """Where spending belongs: a measure of a school in a school year."""

    school: Brin
    school_year: SchoolYear
    measure: str


@dataclass(frozen=True, slots=True)
class MonthSpending:
    """What the books say was spent on a measure in a month; above zero."""

    place: SpendingPlace
    month: Month
    amount: Euro
    bookings: int


def by_place(bookings: Iterable[CaughtBooking]) -> dict[SpendingPlace, tuple[CaughtBooking, ...]]:
    """The bookings by where they belong, in the order of the places and of the days."""
    found: dict[SpendingPlace, list[CaughtBooking]] = {}
    for booking in bookings:
        found.setdefault(SpendingPlace(booking.school, booking.school_year, booking.measure), []).append(booking)
    return {place: tuple(sorted(found[place], key=lambda each: (each.on, each.key))) for place in sorted(found)}


def month_spendings(place: SpendingPlace, bookings: Iterable[CaughtBooking]) -> tuple[MonthSpending, ...]:
    """The spending of a place by month. A month in which more came back than went out lowers the months before it.

    What came back is money of before, so it lowers the latest month first. When more came back than ever went out,
    nothing is spent, and nothing more than that can be told to the ledger.
    """
    nets: dict[Month, list[int]] = {}
    for booking in bookings:
        sums = nets.setdefault(Month.of(booking.on), [0, 0])
        sums[0] += booking.amount.cents
        sums[1] += 1
    left: list[tuple[Month, int]] = []
    back = 0
    for month in sorted(nets):
        cents = nets[month][0] - back
        back = 0
        if cents >= 0:
            left.append((month, cents))
            continue
        back = _lowered(left, -cents)
    return tuple(MonthSpending(place, month, Euro(cents), nets[month][1]) for month, cents in left if cents > 0)


def _lowered(left: list[tuple[Month, int]], back: int) -> int:
    """What still came back after lowering the months from the last to the first."""
    for index in range(len(left) - 1, -1, -1):
        month, cents = left[index]
        part = min(cents, back)
        left[index] = (month, cents - part)
        back -= part
    return back
