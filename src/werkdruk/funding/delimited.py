# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a delimited text file whose form is not known beforehand.

Encoding: UTF-8 with or without mark, UTF-16 with mark, else Windows-1252 or Latin-1. Separator: semicolon, comma or
tab, whichever makes the header known. Line ends: LF, CRLF or CR. Quotes are optional and doubled inside quotes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from werkdruk.funding import faults
from werkdruk.funding.columns import Columns, columns
from werkdruk.funding.refusals import NotCountable
from werkdruk.kernel import Problem, Where
from werkdruk.kernel.languages import Words

SEPARATORS = ";,\t"
HEADER_WITHIN = 20
"""The header stands within so many lines; above it there may be a title or Excel's `sep=;`."""

COLUMNS_MAX = 1_000
"""A line with more cells than this is no header; DUO's widest file has about a hundred."""

BROKEN_MAX = 50
"""A file with more rows than this whose quotes do not fit is refused."""

CELL_LINES_MAX = 5
"""A quoted cell runs over at most so many lines; more is an open quote."""

_BYTES_MAX = 200_000_000
_FOREIGN = (
    (b"PK\x03\x04", faults.EXCEL, faults.SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", faults.OLD_EXCEL, faults.SAVE_AS_CSV),
    (b"%PDF", faults.PDF, faults.FETCH_CSV),
    (b"\x1f\x8b", faults.PACKED, faults.UNPACK),
    (b"<", faults.WEB_PAGE, faults.FETCH_FILE),
)


@dataclass(frozen=True, slots=True)
class Delimited:
    """One file, read: its name, digest, columns and lines. The rows are made again on each call of `rows`."""

    file: str
    digest: str
    lines: list[str]
    quoted: bool
    separator: str
    columns: Columns
    header_line: int

    def rows(self) -> Iterator[tuple[int, list[str] | None]]:
        """Each row below the header with its line number; None for a row whose quotes do not fit."""
        return islice(_rows(self.lines, self.separator, self.file, quoted=self.quoted), self.header_line, None)

    @property
    def repeats(self) -> bool:
        """Whether any line stands in it twice, so that a search for double rows makes sense."""
        return len(set(self.lines)) < len(self.lines)


def refusal(file: str, code: str, message: Words, hint: Words) -> NotCountable:
    """The refusal of a whole file."""
    return NotCountable(Problem.said(code, Where(file), message=message, hint=hint))


def read_delimited(path: Path, *, needs: str) -> Delimited:
    """The file at `path`, with the first row that has the column `needs` as its header.

    Raises NotCountable when the file cannot be opened, is no text, is empty or has no such header.
    """
    file = path.name
    content = _content(path)
    text = _text(content, file)
    lines, quoted = text.split("\n"), '"' in text
    best: tuple[int, Columns, str, int] | None = None
    for separator in SEPARATORS:
        for number, (_, row) in enumerate(islice(_rows(lines, separator, file, quoted=quoted), HEADER_WITHIN), start=1):
            if not row or len(row) > COLUMNS_MAX:
                continue
            found = columns(row)
            known = len(found.places) + len(found.years)
            if needs in found and (best is None or known > best[0]):
                best = known, found, separator, number
    if best is None:
        raise refusal(file, "no_header", faults.NO_HEADER, faults.HEADER_HAS)
    _, found, separator, number = best
    mark = "sha256:" + hashlib.sha256(content).hexdigest()
    return Delimited(file, mark, lines, quoted, separator, found, number)


def _content(path: Path) -> bytes:
    try:
        content = path.read_bytes() if path.stat().st_size <= _BYTES_MAX else None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refusal(str(path), "not_opened", faults.NOT_OPENED.told(reason=reason), faults.CHECK_NAME) from error
    if content is None:
        raise refusal(path.name, "too_large", faults.TOO_LARGE, faults.GIVE_ONE)
    if not content.strip():
        raise refusal(path.name, "empty_file", faults.EMPTY, faults.FETCH_AGAIN)
    return content


def _text(content: bytes, file: str) -> str:
    for start, message, hint in _FOREIGN:
        if content[:64].lstrip().startswith(start):
            raise refusal(file, "not_csv", message, hint)
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252", "latin-1")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16", *encodings)
    text = ""
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    if "\0" in text:
        raise refusal(file, "not_csv", faults.NO_TEXT, faults.GIVE_CSV)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(lines: list[str], separator: str, file: str, *, quoted: bool) -> Iterator[tuple[int, list[str] | None]]:
    """All rows that are not blank, with their line numbers from 1; a quoted cell may run over some lines."""
    if not quoted:
        return ((number, line.split(separator)) for number, line in enumerate(lines, start=1) if line.strip())
    return _quoted_rows(lines, separator, file)


def _quoted_rows(lines: list[str], separator: str, file: str) -> Iterator[tuple[int, list[str] | None]]:
    broken = done = 0
    for number, line in enumerate(lines, start=1):
        if '"' not in line and number > done:
            if line.strip():
                yield number, line.split(separator)
            continue
        if number <= done:
            continue
        row, used = _quoted_row(lines, number - 1, separator)
        done = number - 1 + used
        broken += row is None
        if broken > BROKEN_MAX:
            raise refusal(file, "broken_quotes", faults.BROKEN_QUOTES.told(most=BROKEN_MAX), faults.FETCH_OR_SAVE)
        yield number, row


def _quoted_row(lines: list[str], first: int, separator: str) -> tuple[list[str] | None, int]:
    """The row that starts at a line and the lines it takes; None and one line when its quotes do not fit."""
    import csv  # noqa: PLC0415 - most files hold no quotes, and every command waits for what is imported

    for used in range(1, CELL_LINES_MAX + 1):
        text = "\n".join(lines[first : first + used])
        try:
            return next(csv.reader([text], delimiter=separator, strict=True)), used
        except csv.Error as error:
            if "unexpected end" not in str(error) or first + used >= len(lines):
                break
    return None, 1
