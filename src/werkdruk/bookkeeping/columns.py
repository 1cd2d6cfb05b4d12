# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of a table of bookings is what: written once, used for every file of the same books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class BookColumns:
    """The names of the columns as they stand in the first row of the file; empty for what the file does not have.

    An amount stands in `amount` (above zero is debit, unless a column `side` says D or C), or in `debit` and `credit`.
    """

    date: str = "datum"
    account: str = "rekening"
    amount: str = "bedrag"
    side: str = ""
    debit: str = ""
    credit: str = ""
    journal: str = ""
    number: str = ""
    line: str = ""
    cost: str = ""
    project: str = ""
    text: str = ""

    def named(self) -> dict[str, str]:
        """The columns that the file has, by what they are."""
        return {field.name: name for field in fields(self) if (name := getattr(self, field.name).strip())}

    def missing(self) -> Iterator[str]:
        """What must have a column and has none: date, account, and an amount."""
        named = self.named()
        yield from (name for name in ("date", "account") if name not in named)
        if "amount" not in named and not {"debit", "credit"} <= set(named):
            yield "amount"

    @classmethod
    def read(cls, given: Mapping[str, object]) -> BookColumns:
        """The columns from plain values; what is not given has no column. Raises ValueError on anything else."""
        known = {field.name for field in fields(cls)}
        if not set(given) <= known:
            raise ValueError(", ".join(sorted(set(given) - known)))
        if not all(isinstance(name, str) for name in given.values()):
            raise ValueError("a column is a text")
        return cls(**{name: str(given.get(name, "")) for name in known})
