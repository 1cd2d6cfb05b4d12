# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a staff list: a delimited text with our own columns, one row per person per unit.

Encoding: UTF-8 with or without mark, else Windows-1252. Separator: semicolon, comma or tab. Every fault is told.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import StringIO

from werkdruk.deciding.people import sayings
from werkdruk.deciding.people.cells import Row, read_row
from werkdruk.deciding.people.fitting import fitted
from werkdruk.deciding.people.staff import StaffList
from werkdruk.kernel import Brin, InvalidCode, Problem, Where
from werkdruk.kernel.languages import Words

COLUMNS = ("school", "personeelsnummer", "functiegroep", "fte", "eenheid", "soort", "thuis", "van", "tot")
"""The columns of a staff list, in the order in which we write one; the last three may be left out."""
NEEDED = COLUMNS[:6]
OTHER_NAMES = {"brin": "school", "nummer": "personeelsnummer", "thuiseenheid": "thuis"}
BYTES_MAX = 1_000_000
ROWS_MAX = 5_000
SEPARATORS = ";,\t"
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    file: str
    school: Brin
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    elsewhere: int = 0

    def wrong(self, code: str, line: int | None, message: Words, hint: Words) -> None:
        """Nothing; the fault is kept."""
        self.problems.append(Problem.said(code, Where(self.file, line), message=message, hint=hint))


def read_staff(content: bytes, *, school: Brin, file: str) -> StaffList:
    """The people of one school in a staff list; rows of other schools are counted and left out.

    With anything wrong the list holds the problems, in the order of the lines, and no people.
    """
    reading = _Reading(file, school)
    text = _text(content, reading)
    if text is not None:
        _read(text, reading)
    if not reading.problems and not reading.rows:
        told = {"school": str(school)}
        reading.wrong("no_rows", None, sayings.NO_ROWS.told(**told), sayings.SCHOOL_CODE.told(**told))
    units, people, found = fitted(reading.rows, file)
    problems = sorted([*reading.problems, *found], key=lambda problem: problem.where.line or 0)
    if problems:
        return StaffList(school, elsewhere=reading.elsewhere, problems=tuple(problems))
    return StaffList(school, units, people, reading.elsewhere)


def _text(content: bytes, reading: _Reading) -> str | None:
    """The text of the file; None with the reason kept."""
    if len(content) > BYTES_MAX:
        reading.wrong("too_large", None, sayings.TOO_LARGE, sayings.ONE_SCHOOL)
    elif content.startswith(_EXCEL):
        reading.wrong("excel", None, sayings.EXCEL, sayings.SAVE_AS)
    elif not content.strip():
        reading.wrong("empty", None, sayings.EMPTY, sayings.FILL_FILE)
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        reading.wrong("no_text", None, sayings.NO_TEXT, sayings.SAVE_AS)
    return None


def _read(text: str, reading: _Reading) -> None:
    """Nothing; the rows of the school, and what is wrong with them, are kept."""
    rows = _lines(text, reading)
    head = next(rows, (0, []))[1]
    places = _places(head, reading)
    if places is None:
        return
    for count, (line, cells) in enumerate(rows, start=1):
        if count > ROWS_MAX:
            reading.wrong("too_long", None, sayings.TOO_LONG.told(most=ROWS_MAX), sayings.ONE_SCHOOL)
            return
        if len(cells) != len(head):
            told = sayings.WIDTH.told(found=len(cells), width=len(head))
            reading.wrong("width", line, told, sayings.CHECK_SIGNS)
            continue
        named = {name: cells[place].strip() for name, place in places.items()}
        if _is_here(named["school"], line, reading):
            row = read_row(named, line, partial(_told, reading, line))
            reading.rows += [row] if row is not None else []


def _told(reading: _Reading, line: int, code: str, *said: Words) -> None:
    """Nothing; the fault of a row is kept with its line."""
    reading.wrong(code, line, said[0], said[1])


def _lines(text: str, reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its line number from 1; Excel's own `sep=;` is none."""
    first = next((line for line in text.split("\n") if line.strip() and not line.lower().startswith("sep=")), "")
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(StringIO(text), delimiter=separator, strict=True)
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells) and not cells[0].lower().startswith("sep="):
                yield rows.line_num, cells
    except csv.Error:
        reading.wrong("quotes", rows.line_num, sayings.QUOTES, sayings.SAVE_AGAIN)


def _places(head: list[str], reading: _Reading) -> dict[str, int] | None:
    """Where each of our columns stands; None when one is missing or there twice, with the reason kept."""
    names = [cell.strip().lower() for cell in head]
    names = [OTHER_NAMES.get(name, name) for name in names]
    for column in COLUMNS:
        if names.count(column) > 1:
            reading.wrong("column_twice", 1, sayings.COLUMN_TWICE.told(column=column), sayings.ONE_COLUMN)
        if column in NEEDED and column not in names:
            hint = sayings.HEADER.told(columns=COLUMNS)
            reading.wrong("no_column", 1, sayings.NO_COLUMN.told(column=column), hint)
    if reading.problems:
        return None
    return {column: names.index(column) for column in COLUMNS if column in names}


def _is_here(text: str, line: int, reading: _Reading) -> bool:
    """Whether a row is of our school; rows of other schools are counted."""
    try:
        named = Brin(text.upper())
    except InvalidCode:
        hint = sayings.SCHOOL_CODE.told(school=str(reading.school))
        reading.wrong("school", line, sayings.SCHOOL.told(text=text), hint)
        return False
    reading.elsewhere += named != reading.school
    return named == reading.school
