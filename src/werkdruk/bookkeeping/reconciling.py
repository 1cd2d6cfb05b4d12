# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger beside the bookkeeping, per measure, to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkdruk.kernel import Euro


@dataclass(frozen=True, slots=True)
class ReconciliationRow:
    """One measure: what the books say, what the ledger says was spent, and how much of that was booked by hand."""

    measure: str
    books: Euro
    ledger: Euro
    by_hand: Euro

    @property
    def difference(self) -> Euro:
        """What the books say more than the ledger."""
        return self.books - self.ledger


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All measures that stand in one of both, in the order of their codes."""

    rows: tuple[ReconciliationRow, ...]

    @property
    def books(self) -> Euro:
        """What the books say in all."""
        return Euro.sum(row.books for row in self.rows)

    @property
    def ledger(self) -> Euro:
        """What the ledger says in all."""
        return Euro.sum(row.ledger for row in self.rows)

    @property
    def difference(self) -> Euro:
        """What the books say more than the ledger, in all."""
        return self.books - self.ledger

    @property
    def agrees(self) -> bool:
        """Whether every measure is the same in both, to the cent."""
        return not any(row.difference for row in self.rows)


def reconcile(
    books: Mapping[str, Euro], ledger: Mapping[str, Euro], *, by_hand: Mapping[str, Euro] | None = None
) -> Reconciliation:
    """What the books and the ledger say per measure; `by_hand` is the part of the ledger that no import booked."""
    zero, hands = Euro.zero(), by_hand or {}
    return Reconciliation(
        tuple(
            ReconciliationRow(code, books.get(code, zero), ledger.get(code, zero), hands.get(code, zero))
            for code in sorted(books.keys() | ledger.keys())
        )
    )
