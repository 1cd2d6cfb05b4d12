# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading bookings from the rows of a table, be it CSV or a spreadsheet, by the columns that somebody named once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import Booking, BookingKey, BooksFile, BooksFormat, BookSide
from werkdruk.bookkeeping.cells import CODE_LENGTH_MAX, cents_in, day_in, short, side_in
from werkdruk.bookkeeping.columns import BookColumns
from werkdruk.bookkeeping.encodings import Encoded
from werkdruk.bookkeeping.findings import Findings, Unreadable
from werkdruk.bookkeeping.tallies import Tally, mark_of
from werkdruk.kernel import Euro

ROWS_MAX = 500_000
LINE_LENGTH_MAX = 100_000
SEPARATORS = ";,\t"
BLANK = ' ;,\t\r\n"'
"""What a line without anything in it is made of."""
COLUMNS_MAX = 200
SHOWN = 60
HEADS_SHOWN = 30
PROGRESS_EACH = 1 << 20

Row = tuple[int, list[str]]
"""A line number from 1, and the texts of its cells."""


class TableReading:
    """One reading of a table. Go through `bookings` to its end; then `told` says what the file is."""

    def __init__(self, file: str, form: BooksFormat, digest: str, columns: BookColumns | None) -> None:
        self._form = form
        self._digest = digest
        self._columns = columns
        self._findings = Findings(file)
        self._tally = Tally()
        self._seen: dict[int, int] = {}
        self._difference: dict[tuple[str, str, str], int] = {}
        self.rows: Iterable[Row] = ()
        """Where the rows come from, the names of the columns first."""

    @classmethod
    def of_csv(
        cls,
        path: Path,
        encoded: Encoded,
        columns: BookColumns | None,
        *,
        name: str = "",
        progress: Callable[[int], None] | None = None,
    ) -> TableReading:
        """The reading of a delimited text."""
        reading = cls(name or path.name, BooksFormat.CSV, encoded.digest, columns)
        reading.rows = _csv_rows(path, encoded, reading._findings, progress)
        return reading

    def bookings(self) -> Iterator[Booking]:
        """Each booking in the order of the rows, as far as it can be read."""
        try:
            rows = iter(self.rows)
            head = next(rows, (1, []))[1]
            places = self._places(head)
            for number, cells in rows:
                if not any(cell.strip() for cell in cells):
                    continue
                if self._tally.lines >= ROWS_MAX:
                    told = faults.TOO_MANY_LINES.told(most=ROWS_MAX)
                    self._findings.refuse("too_many_lines", number, told, faults.ONE_YEAR)
                booking = self._booking(number, cells, places, len(head))
                if booking is not None:
                    self._tally.add(booking)
                    yield booking
            if not self._tally.lines and not self._findings.problems:
                self._findings.wrong("no_bookings", None, faults.NO_TRANSACTIONS, faults.EXPORT_AGAIN)
        except Unreadable:
            return
        self._close()

    @property
    def told(self) -> BooksFile:
        """What the file is and what is wrong with it, after all bookings were taken."""
        tally = self._tally
        return BooksFile(
            file=self._findings.file,
            form=self._form,
            digest=self._digest,
            first=tally.first,
            last=tally.last,
            lines=tally.lines,
            debit=Euro(tally.debit),
            credit=Euro(tally.credit),
            problems=tuple(self._findings.problems),
            remarks=tuple(self._findings.remarks),
        )

    def _places(self, head: list[str]) -> dict[str, int]:
        """Where each wanted column stands. Raises Unreadable when one is not there."""
        if self._columns is None or any(self._columns.missing()):
            self._findings.refuse("no_columns", None, faults.NO_COLUMNS, faults.SAY_COLUMNS)
        names = [cell.strip().lower() for cell in head[:COLUMNS_MAX]]
        shown = tuple(cell.strip()[:SHOWN] for cell in head[:HEADS_SHOWN] if cell.strip())
        places = {}
        for what, name in (self._columns or BookColumns()).named().items():
            if name.strip().lower() in names:
                places[what] = names.index(name.strip().lower())
            else:
                hint = faults.COLUMNS_ARE.told(columns=shown)
                self._findings.wrong("no_column", 1, faults.NO_COLUMN.told(column=name[:SHOWN]), hint)
        if self._findings.problems:
            raise Unreadable
        return places

    def _booking(self, number: int, cells: list[str], places: dict[str, int], width: int) -> Booking | None:
        wrong = self._findings.wrong
        if len(cells) != width:
            told = faults.WIDTH.told(found=len(cells), width=width)
            wrong("width", number, told, faults.CHECK_SIGNS)
            return None
        found = {what: cells[place].strip() for what, place in places.items()}
        day = day_in(found["date"])
        if day is None:
            day_told = faults.DAY.told(text=found["date"][:SHOWN]) if found["date"] else faults.NO_DAY
            wrong("day", number, day_told, faults.DAY_LOOKS)
        if not found["account"]:
            wrong("account", number, faults.NO_ACCOUNT, faults.GIVE_ACCOUNT)
        moved = self._moved(found, number)
        for what in ("account", "cost", "project", "journal", "number", "line"):
            if len(found.get(what, "")) > CODE_LENGTH_MAX:
                told = faults.LONG_CODE.told(text=found[what][:SHOWN])
                wrong("long_code", number, told, faults.SHORTER.told(most=CODE_LENGTH_MAX))
        if day is None or moved is None or not found["account"]:
            return None
        side, cents = moved
        part = [found.get(what, "") for what in ("journal", "number", "line")]
        key = self._key(f"{day.year}-{day.month:02d}", part)
        self._difference[key.period, key.journal, key.number] = self._difference.get(
            (key.period, key.journal, key.number), 0
        ) + (cents if side is BookSide.DEBIT else -cents)
        cost, project, text = (found.get(what, "") for what in ("cost", "project", "text"))
        return Booking(key, day, found["account"], side, Euro(cents), cost, project, short(text))

    def _moved(self, found: dict[str, str], number: int) -> tuple[BookSide, int] | None:
        """The side and the cents of a row; None after telling what is wrong."""
        if "amount" in found:
            cents = self._cents(found["amount"], number)
            if "side" not in found:
                return None if cents is None else (BookSide.DEBIT, cents)
            side = side_in(found["side"])
            if side is None:
                told = faults.SIDE.told(text=found["side"][:SHOWN])
                self._findings.wrong("side", number, told, faults.SIDE_LOOKS)
            return None if side is None or cents is None else (side, cents)
        debit, credit = (self._cents(found[side] or "0", number) for side in ("debit", "credit"))
        if debit is None or credit is None:
            return None
        if debit and credit:
            self._findings.wrong("two_amounts", number, faults.TWO_AMOUNTS, faults.ONE_AMOUNT)
            return None
        return (BookSide.CREDIT, credit) if credit else (BookSide.DEBIT, debit)

    def _cents(self, text: str, number: int) -> int | None:
        cents = cents_in(text)
        if cents is None:
            self._findings.wrong("amount", number, faults.AMOUNT.told(text=text[:SHOWN]), faults.AMOUNT_LOOKS)
        return cents

    def _key(self, period: str, part: list[str]) -> BookingKey:
        mark = mark_of(period, *part)
        self._seen[mark] = self._seen.get(mark, 0) + 1
        journal, number, line = part
        return BookingKey(period, journal, number, line, 1, self._seen[mark])

    def _close(self) -> None:
        """Hold each transaction beside its own sum, when the table says which lines make one."""
        named = {} if self._columns is None else self._columns.named()
        if "number" in named:
            for (_, journal, number), difference in self._difference.items():
                self._tally.close(journal, number, difference)
            self._tally.remark(self._findings)


def _csv_rows(
    path: Path, encoded: Encoded, findings: Findings, progress: Callable[[int], None] | None
) -> Iterator[Row]:
    """Each row of a delimited text with the number of its last line; Excel's own `sep=;` is none."""
    name = "utf-8-sig" if encoded.name == "utf-8" else encoded.name
    with path.open(encoding=name, errors="replace", newline="") as text:
        lines = _lines(text, findings, progress)
        above, first = _first(lines)
        separator = max(SEPARATORS, key=first.count)
        rows = csv.reader(_again(first, lines), delimiter=separator, strict=True)
        try:
            for cells in rows:
                yield above + rows.line_num, cells
        except csv.Error:
            findings.refuse("quotes", above + rows.line_num, faults.QUOTES, faults.EXPORT_AGAIN)


def _lines(text: TextIO, findings: Findings, progress: Callable[[int], None] | None) -> Iterator[str]:
    done = told = number = 0
    while line := text.readline(LINE_LENGTH_MAX + 1):
        number += 1
        done += len(line)
        if len(line) > LINE_LENGTH_MAX:
            findings.refuse("long_line", number, faults.LONG_LINE, faults.EXPORT_AGAIN)
        if progress is not None and done - told >= PROGRESS_EACH:
            told = done
            progress(done)
        yield line.replace("\0", "")


def _first(lines: Iterator[str]) -> tuple[int, str]:
    """How many lines stand above the names of the columns, and the line with these names."""
    for above, line in enumerate(lines):
        if line.strip(BLANK) and not line.lower().startswith("sep="):
            return above, line
    return 0, ""


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines
