# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Importing again: what a file says otherwise than the last one, by which booking it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.bookkeeping.bookings import BookingKey
from werkdruk.bookkeeping.catching import Catch, CaughtBooking
from werkdruk.kernel import Euro, digest


class BookChange(StrEnum):
    """How a booking stands to what was known."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class BookingChange:
    """One booking before and after; None where it is not."""

    change: BookChange
    key: BookingKey
    before: CaughtBooking | None
    after: CaughtBooking | None

    @property
    def amount(self) -> Euro:
        """What it makes the spending more, or less when below zero; what moves between measures counts as nothing."""
        zero = Euro.zero()
        return (self.after.amount if self.after else zero) - (self.before.amount if self.before else zero)


@dataclass(frozen=True, slots=True)
class BooksChanges:
    """All that is not the same, in the order of the keys, and how many are."""

    rows: tuple[BookingChange, ...]
    same: int

    def of(self, change: BookChange) -> tuple[BookingChange, ...]:
        """The changes of one kind."""
        return tuple(row for row in self.rows if row.change is change)

    @property
    def is_empty(self) -> bool:
        """Whether the file says what was known already."""
        return not self.rows

    @property
    def digest(self) -> str:
        """The digest of all of it, so that what is confirmed is what was seen."""
        rows = [(row.change, str(row.key), _told(row.before), _told(row.after)) for row in self.rows]
        return digest({"rows": rows, "same": self.same})


def booking_changes(known: Iterable[CaughtBooking], found: Catch) -> BooksChanges:
    """What is new, changed or gone in a file beside the bookings that are known.

    A booking is gone only when the file covers its day: between the first and the last day that the file has, of the
    same book year. So a file of one quarter takes nothing away from another.
    """
    before = {booking.key: booking for booking in known}
    after = {booking.key: booking for booking in found.caught}
    rows = []
    same = 0
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old == new:
            same += 1
        elif old is None:
            rows.append(BookingChange(BookChange.NEW, key, None, new))
        elif new is not None:
            rows.append(BookingChange(BookChange.CHANGED, key, old, new))
        elif _covers(found, old):
            rows.append(BookingChange(BookChange.GONE, key, old, None))
    return BooksChanges(tuple(rows), same)


def _covers(found: Catch, booking: CaughtBooking) -> bool:
    """Whether the file would have had this booking."""
    file = found.file
    if file.first is None or file.last is None or not file.first <= booking.on <= file.last:
        return False
    return not file.year or booking.key.period.startswith(f"{file.year}-")


def _told(booking: CaughtBooking | None) -> object:
    if booking is None:
        return None
    places = (booking.account, booking.cost, booking.project, str(booking.school), booking.measure)
    return (booking.on, booking.amount.cents, *places)
