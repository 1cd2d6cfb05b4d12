# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the ledger says of one booking, and how much can still be drawn on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from werkdruk.kernel import Euro
from werkdruk.ledger import Account, Entry, EntryKind, Journal, Voucher, balances
from werkdruk.web import access
from werkdruk.web.models import IssuedAccount, Year

ACTS = {
    EntryKind.COMMITTED: access.Act.COMMIT,
    EntryKind.SPENT: access.Act.SPEND,
    EntryKind.RELEASED: access.Act.SPEND,
    EntryKind.CARRIED: access.Act.DECIDE_LEFTOVER,
}
"""Whose it is to book each kind, and to undo it."""


@dataclass(frozen=True, slots=True)
class Booking:
    """One move of money as somebody asked for it; `measure` is None where money is not of a measure."""

    kind: EntryKind
    measure: str | None
    amount: Euro
    voucher: Voucher

    @classmethod
    def of(cls, entry: Entry) -> Booking:
        """What was asked for when this entry was booked."""
        measures = [line.account.measure for line in entry.postings if line.account.measure is not None]
        moved = Euro.sum(line.amount for line in entry.postings if line.amount > Euro.zero())
        return cls(entry.kind, measures[0] if measures else None, moved, entry.voucher)


def find_entry(entries: Journal, key: UUID) -> Entry | None:
    """The entry with this id, if it is there."""
    return next((entry for entry in entries if entry.id == key), None)


def drawable(entries: Journal, day: date) -> dict[Account, Euro]:
    """What can be drawn from each account on `day` so that on no day since it holds less than nothing."""
    days = sorted({day, *(entry.on for entry in entries if entry.on > day)})
    ends = [balances(entries, on=each) for each in days]
    return {account: min(end.get(account, Euro.zero()) for end in ends) for account in ends[-1]}


def is_of_year(entry: Entry, year: Year) -> bool:
    """Whether an entry moved money of this school in this school year."""
    place = (year.school.brin, year.school_year)
    return any((line.account.school, line.account.school_year) == place for line in entry.postings)


def issued_account(year: Year) -> IssuedAccount | None:
    """The account of a year as it was issued; None before that."""
    return IssuedAccount.objects.filter(year=year).order_by("id").last()
