# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a Dutch audit file (XML Auditfile Financieel, XAF 3.1 to 4.0), line by line, in little memory.

The reader goes by the names of the elements and where they stand, not by the schema: no package keeps to it. Nothing
of customers, suppliers and users is read. A DOCTYPE is refused before anything in it is looked at, and so is what no
package writes: deep nesting, parts without end, too many lines.

Source: XML Auditfile Financieel 3.2, 3.2.1 and 4.0.3 of the Belastingdienst (schemas); 3.1 is read as 3.2, of which it
differs in optional fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import Booking, BooksFile
from werkdruk.bookkeeping.encodings import Encoded
from werkdruk.bookkeeping.findings import Findings, Unreadable
from werkdruk.bookkeeping.xaf_lines import Lines
from werkdruk.kernel import Saying

CHUNK = 1 << 16
DEPTH_MAX = 64
PART_BYTES_MAX = 1 << 18
"""A tag, a comment or an instruction is at most so long."""
TEXT_LENGTH_MAX = 10_000
ATTRIBUTES_MAX = 32
NAMES_MAX = 2_000
"""The format has some two hundred names."""
ROOT, PART, SECTION, JOURNAL, TRANSACTION, LINE, FIELD = range(1, 8)
"""How deep these elements stand in every version."""


class XafReading:
    """One reading of an audit file. Go through `bookings` to its end; then `told` says what the file is.

    Bookings that come before a fault are given as they are met: with any problem in `told` none of them counts.
    """

    def __init__(
        self, path: Path, encoded: Encoded, *, name: str = "", progress: Callable[[int], None] | None = None
    ) -> None:
        self._path = path
        self._encoded = encoded
        self._progress = progress
        self._findings = Findings(name or path.name)
        self._lines = Lines(self._findings)
        self._words: list[str] = []
        self._depth = self._prefix = 0
        self._part = self._section = ""
        self._fields: dict[str, str] = {}
        self._fields_at = 0
        """How deep the wanted fields stand now; 0 for none."""
        self._names: dict[str, str] = {}
        """Every name of an element or attribute met so far; the parser keeps each once."""
        self._parser = parser = expat.ParserCreate(encoded.name, intern=self._names)
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words.append

    def bookings(self) -> Iterator[Booking]:
        """Each booking in the order of the file, as far as it can be read."""
        if not self._encoded.is_as_declared:
            told = faults.OTHER_ENCODING.told(said=self._encoded.declared, found=self._encoded.name)
            self._findings.remark("encoding", None, told, faults.LOOK_AT_SIGNS)
        try:
            with self._path.open("rb") as stream:
                yield from self._parsed(stream)
            self._lines.end()
        except Unreadable:
            return
        except expat.ExpatError as fault:
            with suppress(Unreadable):
                self._findings.refuse("xml", fault.lineno, faults.NOT_WELL_FORMED, faults.EXPORT_AGAIN)

    @property
    def told(self) -> BooksFile:
        """What the file says of itself and what is wrong with it, after all bookings were taken."""
        return self._lines.told(self._encoded.digest)

    def _parsed(self, stream: BinaryIO) -> Iterator[Booking]:
        done = 0
        while chunk := stream.read(CHUNK):
            self._parser.Parse(chunk, False)
            done += len(chunk)
            if done - max(self._parser.CurrentByteIndex, 0) > PART_BYTES_MAX:
                self._refuse("part", faults.TOO_LONG_PART)
            if sum(map(len, self._words)) > TEXT_LENGTH_MAX:
                self._refuse("text", faults.TOO_LONG_PART)
            if len(self._names) > NAMES_MAX or len(self._fields) > NAMES_MAX:
                self._refuse("names", faults.TOO_LONG_PART)
            yield from self._lines.taken()
            if self._progress is not None:
                self._progress(done)
        self._parser.Parse(b"", True)
        yield from self._lines.taken()

    def _refuse(self, code: str, message: Saying) -> None:
        self._findings.refuse(code, self._parser.CurrentLineNumber, message, faults.NOT_AN_EXPORT)

    def _doctype(self, *_: object) -> None:
        self._refuse("doctype", faults.DOCTYPE)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        depth = self._depth = self._depth + 1
        self._words.clear()
        if attributes and len(attributes) > ATTRIBUTES_MAX:
            self._refuse("attributes", faults.MANY_ATTRIBUTES)
        if depth >= FIELD:
            if depth > DEPTH_MAX:
                self._refuse("depth", faults.TOO_DEEP)
            return
        if self._prefix:
            name = name[self._prefix :]
        if depth == LINE:
            if name == "trLine" and self._fields_at == LINE:
                self._fields, self._fields_at = {}, FIELD
        elif depth > SECTION:
            self._begin(name, depth)
        else:
            self._enter(name, depth, attributes)

    def _enter(self, name: str, depth: int, attributes: dict[str, str]) -> None:
        """The file itself, one of its parts, or a section of the company begins."""
        if depth == SECTION:
            self._section = name if self._part == "company" else ""
            if self._section == "transactions":
                self._fields, self._fields_at = self._lines.totals, JOURNAL
        elif depth == PART:
            self._part, self._section = name, ""
            if name == "header":
                self._fields, self._fields_at = self._lines.header, SECTION
        else:
            self._prefix = name.find(":") + 1
            self._lines.begin(name[self._prefix :], attributes, self._parser.CurrentLineNumber)

    def _begin(self, name: str, depth: int) -> None:
        """A part of the chart of accounts or of the transactions begins."""
        if self._section == "generalLedger":
            if depth == JOURNAL and name == "ledgerAccount":
                self._fields, self._fields_at = {}, TRANSACTION
        elif self._section == "transactions":
            if depth == JOURNAL and name == "journal" and self._fields_at == JOURNAL:
                self._fields, self._fields_at = {}, TRANSACTION
                self._lines.journal = self._fields
            elif depth == TRANSACTION and name == "transaction" and self._fields_at == TRANSACTION:
                self._fields, self._fields_at = {}, LINE
                self._lines.begin_transaction(self._fields)

    def _end(self, name: str) -> None:
        depth = self._depth
        self._depth = depth - 1
        words = self._words
        if depth == self._fields_at:
            if self._prefix:
                name = name[self._prefix :]
            text = words[0] if len(words) == 1 else "".join(words)
            if len(text) > TEXT_LENGTH_MAX:
                self._refuse("text", faults.TOO_LONG_PART)
            self._fields[name] = text
        elif depth < FIELD and depth == self._fields_at - 1:
            self._leave(name[self._prefix :], depth)
        words.clear()

    def _leave(self, name: str, depth: int) -> None:
        """The element whose fields were wanted is at its end."""
        if depth == LINE:
            self._lines.line(self._fields, self._parser.CurrentLineNumber)
            self._fields, self._fields_at = self._lines.transaction, LINE
        elif depth == TRANSACTION:
            self._lines.end_transaction()
            self._fields, self._fields_at = self._lines.journal, TRANSACTION
        elif depth == JOURNAL and name == "ledgerAccount":
            self._lines.account(self._fields)
            self._fields_at = 0
        elif depth == JOURNAL:
            self._fields, self._fields_at = self._lines.totals, JOURNAL
        else:
            self._fields_at = 0
