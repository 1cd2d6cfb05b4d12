# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all lines of a file are together, and what is odd about that: totals, balance, numbers that come back."""

from __future__ import annotations

import hashlib
from datetime import date

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import Booking, BookSide
from werkdruk.bookkeeping.findings import Findings
from werkdruk.kernel import Euro

UNBALANCED_SHOWN = 10


class Tally:
    """Counts and sums of the lines as they pass, in whole cents."""

    def __init__(self) -> None:
        self.lines = self.debit = self.credit = 0
        self.negative = self.again = self.dimensions = self.unknown = 0
        self.first: date | None = None
        self.last: date | None = None
        self._unbalanced: list[tuple[str, str, int]] = []
        self._uneven = 0

    def add(self, booking: Booking) -> None:
        """Count a line."""
        self.lines += 1
        cents = booking.amount.cents
        if booking.side is BookSide.DEBIT:
            self.debit += cents
        else:
            self.credit += cents
        if cents < 0:
            self.negative += 1
        key = booking.key
        if key.repeat > 1 or key.occurrence > 1:
            self.again += 1
        if booking.cost or booking.project:
            self.dimensions += 1
        day = booking.on
        if self.first is None or self.last is None:
            self.first = self.last = day
        elif day > self.last:
            self.last = day
        elif day < self.first:
            self.first = day

    def close(self, journal: str, number: str, difference: int) -> None:
        """Count a transaction that is at its end; `difference` is its debit less its credit, in cents."""
        if difference:
            self._uneven += 1
            if len(self._unbalanced) < UNBALANCED_SHOWN:
                self._unbalanced.append((journal, number, difference))

    def remark(self, findings: Findings, *, has_accounts: bool = False) -> None:
        """Keep what is odd about all lines together as remarks."""
        for journal, number, difference in self._unbalanced:
            told = faults.UNBALANCED.told(journal=journal, number=number, difference=Euro(difference))
            findings.remark("unbalanced", None, told, faults.TELL_MAKER)
        if self._uneven > len(self._unbalanced):
            told = faults.MORE_UNBALANCED.told(count=self._uneven - len(self._unbalanced))
            findings.remark("unbalanced", None, told, faults.TELL_MAKER)
        if self.debit != self.credit and not self._uneven:
            told = faults.UNEQUAL.told(difference=Euro(self.debit - self.credit))
            findings.remark("unequal", None, told, faults.TELL_MAKER)
        if self.again:
            findings.remark("twice", None, faults.TWICE.told(count=self.again), faults.KNOWN_OF_PACKAGES)
        if self.negative:
            findings.remark("negative", None, faults.BELOW_ZERO.told(count=self.negative), faults.KNOWN_OF_PACKAGES)
        if self.lines and not self.dimensions:
            findings.remark("no_dimensions", None, faults.NO_DIMENSIONS, faults.BY_ACCOUNT)
        if has_accounts and self.unknown:
            findings.remark("no_account", None, faults.UNKNOWN_ACCOUNTS.told(count=self.unknown), faults.TELL_MAKER)


def mark_of(*words: str) -> int:
    """A number that stands for these words, the same on every machine; takes little room in a set."""
    return int.from_bytes(hashlib.blake2b("\0".join(words).encode(), digest_size=8).digest(), "big")
