# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An account as tables with a title: what a page, a paper and a workbook print, the same in all three."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.kernel import Euro

Row = tuple[str | Euro | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, its heads, its rows (texts and amounts), the row of sums (empty: none), and a note."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row = ()
    note: str = ""

    @property
    def money(self) -> frozenset[int]:
        """The columns that hold amounts."""
        rows = (*self.rows, self.total)
        return frozenset(place for row in rows for place, cell in enumerate(row) if isinstance(cell, Euro))


@dataclass(frozen=True, slots=True)
class Sheets:
    """The whole account: a title, sentences for the annual report, tables, and what it rests on."""

    title: str
    paragraph: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    rests_on: tuple[str, ...]
    bar: tuple[tuple[str, Euro], ...] = ()
    """The parts of what there was: each what it is called, and its amount."""
