# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sections of a `.pb` file, one record after the other: only the record at hand is kept.

Source: the Pabulib format (Stolicki, Szufa and Talmon, arXiv:2012.06539): UTF-8, `;`, three sections META, PROJECTS
and VOTES, each with its title alone on a line and then a line with the names of the columns.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from werkdruk.deciding.counting.files.findings import Findings

META, PROJECTS, VOTES = "META", "PROJECTS", "VOTES"
SECTIONS = {META: ("key", "value"), PROJECTS: ("project_id", "cost"), VOTES: ("vote",)}
"""The sections, and the columns each must have."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section whose records come next: its columns in small letters, and the line they stand on.

    A title with nothing below it has no columns, and its line is that of the title.
    """

    title: str
    columns: tuple[str, ...]
    line: int

    def place(self, column: str) -> int | None:
        """The place of a column, None when it is not there."""
        return self.columns.index(column) if column in self.columns else None


class Sections:
    """Reads the sections from the lines of a file, line ends and all, as `open(..., newline="")` gives them."""

    def __init__(self, lines: Iterable[str], findings: Findings) -> None:
        self._lines = iter(lines)
        self._line = 0
        self._title: tuple[int, str] | None = None
        self._seen: set[str] = set()
        self._findings = findings

    def next(self) -> Section | None:
        """The next section, its records not yet read; None at the end.

        Raises BadElection when a record stands before the first title, when a section stands there twice or misses a
        column.
        """
        for line, _ in self._records():
            if not self._seen:
                self._findings.refuse(
                    "no-section", line, "Voor deze regel staat geen titel van een deel.", "Begin met META."
                )
        if self._title is None:
            return None
        line, title = self._title
        if title in self._seen:
            self._findings.refuse("section-twice", line, f"Het deel {title} staat er twee keer.", "Houd er een over.")
        self._seen.add(title)
        self._title = None
        return self._headed(title, line)

    def records(self, section: Section) -> Iterator[tuple[int, list[str]]]:
        """Each record of the section at hand, with the number of its first line; cells are not stripped."""
        return self._records(len(section.columns))

    def _headed(self, title: str, above: int) -> Section:
        for line, cells in self._records():
            columns = tuple(cell.strip().lower() for cell in cells)
            for column in SECTIONS[title]:
                if column not in columns:
                    hint = "Onder de titel van een deel staan de namen van de kolommen."
                    self._findings.refuse("no-column", line, f"In het deel {title} ontbreekt de kolom {column}.", hint)
            return Section(title, columns, line)
        return Section(title, (), above)

    def _records(self, columns: int | None = None) -> Iterator[tuple[int, list[str]]]:
        """The records up to the next title, which is kept; blank ones are passed over, too many cells are stated."""
        if self._title is not None:
            return
        for text in self._lines:
            self._line = line = self._line + 1
            cells = self._quoted(text) if '"' in text else text.rstrip("\r\n").split(";")
            if not cells[-1] or len(cells) == 1 or cells[-1].isspace():  # no other record is blank or a title
                title = _title(cells, quoted='"' in text)
                if title:
                    self._title = line, title
                    return
                if not any(cell.strip() for cell in cells):
                    continue
            if columns is not None and len(cells) > columns:
                hint = "Zet tekst met een puntkomma tussen aanhalingstekens."
                self._findings.state("cells-too-many", line, "Deze regel heeft meer vakken dan kolommen.", hint)
            yield line, cells

    def _quoted(self, text: str) -> list[str]:
        """The cells of a record with quotes, which may go on over the next lines."""
        rows = csv.reader(chain((text,), self._lines), delimiter=";")
        try:
            cells = next(rows)
        except csv.Error:
            self._findings.refuse("not-csv", self._line, "Deze regel is niet te lezen.", "Kijk de aanhalingstekens na.")
        if rows.line_num > 1 and any(line.strip().upper() in SECTIONS for cell in cells for line in _further(cell)):
            message = "Een aanhalingsteken op deze regel sluit pas na de titel van een deel, of niet."
            self._findings.state("quote-open", self._line, message, "Kijk de aanhalingstekens na.")
        self._line += rows.line_num - 1
        return cells


def _further(cell: str) -> list[str]:
    """The lines of a cell after its first."""
    return cell.splitlines()[1:]


def _title(cells: list[str], *, quoted: bool) -> str:
    """The title of a section when this record is one: alone on its line. Between quotes it is one only without `;`."""
    title = cells[0].strip().upper()
    if title not in SECTIONS or any(cell.strip() for cell in cells[1:]):
        return ""
    return "" if quoted and len(cells) > 1 else title
