# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Working a board's ledger out again, entry by entry: sums, ways, balances, mirrors, decisions, seals and the chain.

Nothing that is kept is believed: every balance and every link is made anew from the entries. One pass, in the order
in which they were kept, so that the first fault is the first in time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkdruk.kernel import Euro
from werkdruk.ledger.accounts import AccountKind
from werkdruk.ledger.chains import first_link, link, seal
from werkdruk.ledger.entries import EntryKind
from werkdruk.ledger.errors import WrongCorrection
from werkdruk.ledger.faults import Fault, fault
from werkdruk.ledger.journal import require_right_correction
from werkdruk.ledger.ways import comes_from_the_state, goes_its_way, stays_at_its_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from uuid import UUID

    from werkdruk.kernel import BoardNumber, Brin, SchoolYear
    from werkdruk.ledger.accounts import Account
    from werkdruk.ledger.chains import Kept
    from werkdruk.ledger.entries import Entry


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the council agreed that a measure of one version of a plan may cost, and from which day."""

    school: Brin
    school_year: SchoolYear
    version: int
    measure: str
    amount: Euro
    on: date


@dataclass(slots=True)
class Recount:
    """A board's ledger as far as it was worked out again: `check` takes the next entry."""

    board: BoardNumber
    agreed: Iterable[Agreed] = ()
    head: str = ""
    count: int = 0
    balances: dict[Account, int] = field(default_factory=dict)
    links: set[str] = field(default_factory=set)
    _by_id: dict[UUID, Entry] = field(default_factory=dict)
    _corrected: set[UUID | None] = field(default_factory=set)
    _newest: dict[tuple[Brin, SchoolYear], int] = field(default_factory=dict)
    _limits: dict[tuple[Brin, SchoolYear, str], Agreed] = field(default_factory=dict)
    _in_use: dict[tuple[Brin, SchoolYear, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.head = first_link(self.board)
        for each in sorted(self.agreed, key=lambda one: one.version):
            self._newest[each.school, each.school_year] = each.version
            self._limits[each.school, each.school_year, each.measure] = each

    def check(self, kept: Kept) -> Fault | None:
        """The first fault of the next entry; None when it is right, and then it counts."""
        entry = kept.entry
        self.count += 1
        found = next(self._faults(kept), None)
        if found is not None:
            code, values = found
            return fault(code, board=str(self.board), number=kept.number, entry=str(entry.id), **values)
        self._by_id[entry.id] = entry
        self._corrected.add(entry.corrects)
        self.head = kept.chain
        self.links.add(kept.chain)
        return None

    def _faults(self, kept: Kept) -> Iterator[tuple[str, dict[str, object]]]:
        entry = kept.entry
        if kept.number != self.count:
            yield "number", {"expected": self.count}
        if entry.postings[0].account.earmark.board != self.board:
            yield "another-board", {}
        if entry.id in self._by_id:
            yield "id-twice", {}
        try:
            require_right_correction(entry, self._by_id, self._corrected)
        except WrongCorrection as wrong:
            yield "correction", {"why": wrong.why}
        if not goes_its_way(entry):
            yield "way", {}
        if not comes_from_the_state(entry):
            yield "source", {}
        if not stays_at_its_place(entry):
            yield "place", {}
        yield from self._moved(entry)
        yield from self._undecided(entry)
        if kept.seal != seal(kept.salt, entry.text) and (entry.text or not kept.seal):
            yield "text", {}
        if kept.chain != link(self.head, entry.digest(), kept.seal):
            yield "chain", {}

    def _moved(self, entry: Entry) -> Iterator[tuple[str, dict[str, object]]]:
        """Every line counted; an account that its line leaves below nothing. The state may lower what it paid."""
        lowered = {AccountKind.BOARD, AccountKind.INDIVIDUAL} if entry.kind is EntryKind.RECEIVED else set()
        for line in entry.postings:
            account, cents = line.account, line.amount.cents
            after = self.balances[account] = self.balances.get(account, 0) + cents
            if account.kind is AccountKind.STATE:
                short = max(after, 0)
            elif cents < 0 and account.kind not in lowered:
                short = max(-after, 0)
            else:
                short = 0
            if account.school is not None and account.school_year is not None and account.measure is not None:
                measure = (account.school, account.school_year, account.measure)
                self._in_use[measure] = self._in_use.get(measure, 0) + cents
            if short:
                yield "overdraft", {"account": str(account), "amount": Euro(short)}

    def _undecided(self, entry: Entry) -> Iterator[tuple[str, dict[str, object]]]:
        """What is committed beyond what the council agreed to, or without it."""
        undone = None if entry.corrects is None else self._by_id.get(entry.corrects)
        if entry.kind is not EntryKind.COMMITTED and (undone is None or undone.kind is not EntryKind.RELEASED):
            return
        for account in (line.account for line in entry.postings if line.account.kind is AccountKind.COMMITTED):
            school, year, measure = account.school, account.school_year, account.measure
            if school is None or year is None or measure is None:
                continue
            limit = self._limits.get((school, year, measure))
            late = limit is None or limit.version != self._newest[school, year] or limit.on > entry.on
            if late and entry.kind is EntryKind.COMMITTED:
                yield "no-decision", {"measure": measure}
            if limit is not None and self._in_use[school, year, measure] > limit.amount.cents:
                over = Euro(self._in_use[school, year, measure] - limit.amount.cents)
                yield "more-than-decided", {"measure": measure, "amount": over}
