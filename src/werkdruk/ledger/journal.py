# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Journals: entries in the order they were booked, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from werkdruk.kernel import Euro
from werkdruk.ledger.accounts import Account, AccountKind, Earmark
from werkdruk.ledger.entries import Entry, EntryKind, Posting
from werkdruk.ledger.errors import IdTaken, WrongCorrection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from werkdruk.kernel import Brin, SchoolYear

Journal: TypeAlias = tuple[Entry, ...]


def book(journal: Journal, entry: Entry) -> Journal:
    """The journal with `entry` at its end; the same journal when it holds that entry already.

    Raises IdTaken when its id is of an entry with other content, WrongCorrection when it corrects an entry that is
    not there, is a correction itself, is of a later day, is corrected already, or is not mirrored exactly.
    """
    by_id = {kept.id: kept for kept in journal}
    if is_kept(entry, by_id):
        return journal
    require_right_correction(entry, by_id, {kept.corrects for kept in journal})
    return (*journal, entry)


def is_kept(entry: Entry, by_id: Mapping[UUID, Entry]) -> bool:
    """Whether `entry` is one of `by_id`. Raises IdTaken when its id is there with other content."""
    kept = by_id.get(entry.id)
    if kept is not None and kept != entry:
        raise IdTaken(entry.id)
    return kept is not None


def require_right_correction(entry: Entry, by_id: Mapping[UUID, Entry], corrected: Collection[UUID | None]) -> None:
    """Nothing. Raises WrongCorrection when `entry` corrects what it may not; see book."""
    if entry.corrects is None:
        return
    original = by_id.get(entry.corrects)
    why = None
    if original is None:
        why = "there is no such entry"
    elif original.kind is EntryKind.CORRECTION:
        why = "it is a correction itself"
    elif original.on > entry.on:
        why = "it is of a later day"
    elif entry.corrects in corrected:
        why = "it is corrected already"
    elif entry.postings != tuple(Posting(line.account, -line.amount) for line in original.postings):
        why = "the postings are not its mirror"
    if why is not None:
        raise WrongCorrection(entry.id, entry.corrects, why)


def balances(entries: Iterable[Entry], *, on: date | None = None) -> dict[Account, Euro]:
    """The money at each account at the end of day `on` (None: after all entries), accounts in text order.

    Accounts that were touched and are at zero again stay in. The balances sum to zero, for what came from the state
    stands there as a negative amount.
    """
    sums: dict[Account, int] = {}
    for posting in _postings(entries, on):
        sums[posting.account] = sums.get(posting.account, 0) + posting.amount.cents
    return {account: Euro(sums[account]) for account in sorted(sums, key=str)}


@dataclass(frozen=True, slots=True)
class Position:
    """Where the money of one school for one school year is.

    received + carried in = spent + committed + left + carried out, to the cent.
    """

    received: Mapping[Earmark, Euro]
    """What the board passed on, per scheme and funding year, in that order; zero when it was taken back."""
    carried_in: Euro
    """What was left over from the school year before."""
    carried_out: Euro
    """What a decision carried into the next school year."""
    committed: Mapping[str, Euro]
    """Per measure, promised and not spent; every measure that was ever committed to, in the order of their names."""
    spent: Mapping[str, Euro]
    """Per measure, the same ones."""
    left: Euro
    """Free: neither committed, spent nor carried out."""

    @property
    def received_in_all(self) -> Euro:
        """The sum over all earmarks."""
        return Euro.sum(self.received.values())

    @property
    def committed_in_all(self) -> Euro:
        """The sum over all measures."""
        return Euro.sum(self.committed.values())

    @property
    def spent_in_all(self) -> Euro:
        """The sum over all measures."""
        return Euro.sum(self.spent.values())

    @property
    def closes(self) -> bool:
        """Whether received + carried in = spent + committed + left + carried out."""
        gone = self.spent_in_all + self.committed_in_all + self.left + self.carried_out
        return self.received_in_all + self.carried_in == gone


def position(entries: Iterable[Entry], school: Brin, school_year: SchoolYear, *, on: date | None = None) -> Position:
    """Where the money of `school` for `school_year` is at the end of day `on` (None: after all entries).

    What came in is read from the entries that bring it in, where it went from the balances. Money that comes from or
    goes to the same school in another school year is carried, all other money that comes in is received.
    """
    booked = [entry for entry in entries if on is None or entry.on <= on]
    received: dict[Earmark, Euro] = {}
    carried_in = carried_out = Euro(0)
    for entry in booked:
        for earmark, pockets in _by_pocket(entry).items():
            here = pockets.pop((school, school_year), Euro(0))
            other_years = [
                year for (place, year), net in pockets.items() if place == school and year is not None and net
            ]
            if not here:
                continue
            if len(other_years) != 1 or pockets[school, other_years[0]] != -here:
                received[earmark] = received.get(earmark, Euro(0)) + here
            elif other_years[0] < school_year:
                carried_in += here
            else:
                carried_out -= here
    mine = {
        account: amount
        for account, amount in balances(booked).items()
        if (account.school, account.school_year) == (school, school_year)
    }
    return Position(
        received={
            earmark: received[earmark]
            for earmark in sorted(received, key=lambda key: (key.scheme, key.year, key.board))
        },
        carried_in=carried_in,
        carried_out=carried_out,
        committed=_by_measure(mine, AccountKind.COMMITTED),
        spent=_by_measure(mine, AccountKind.SPENT),
        left=Euro.sum(amount for account, amount in mine.items() if account.measure is None),
    )


def _by_pocket(entry: Entry) -> dict[Earmark, dict[tuple[Brin | None, SchoolYear | None], Euro]]:
    """What an entry brings to each school and school year, per earmark; what stays with the board under None."""
    nets: dict[Earmark, dict[tuple[Brin | None, SchoolYear | None], Euro]] = {}
    for posting in entry.postings:
        account = posting.account
        pockets = nets.setdefault(account.earmark, {})
        pocket = (account.school, account.school_year)
        pockets[pocket] = pockets.get(pocket, Euro(0)) + posting.amount
    return nets


def _by_measure(accounts: Mapping[Account, Euro], kind: AccountKind) -> dict[str, Euro]:
    """Per measure its money of this kind; zero for a measure that has only the other kind."""
    sums: dict[str, Euro] = {}
    for account, amount in accounts.items():
        if account.measure is not None:
            sums[account.measure] = sums.get(account.measure, Euro(0)) + (amount if account.kind is kind else Euro(0))
    return {name: sums[name] for name in sorted(sums)}


def _postings(entries: Iterable[Entry], until: date | None) -> Iterator[Posting]:
    for entry in entries:
        if until is None or entry.on <= until:
            yield from entry.postings
