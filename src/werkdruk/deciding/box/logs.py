# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The public log: every entry of every receipt, each chained to all before it.

As a file: a heading with the digest of the document, then per line the number, the entry and the head after it. Anybody
can compute it again. It holds no day, no order of arrival (entries come in batches, sorted) and nothing about a ballot.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from werkdruk.kernel import Language, Saying

HEADING = "werkdruk-box-log 1 {document}"
LINE = re.compile(r"([1-9][0-9]*) ([0-9a-f]{64}) ([0-9a-f]{64})")


class LogFault(StrEnum):
    """What is wrong with a log."""

    HEADING = "heading"
    FORM = "form"
    NUMBER = "number"
    TWICE = "twice"
    CHAIN = "chain"
    END = "end"


FAULTS = {
    LogFault.HEADING: Saying(
        "Regel {line}: dit is niet het log van deze stemming.", "Line {line}: this is not the log of this vote."
    ),
    LogFault.FORM: Saying("Regel {line} is geen regel van een log.", "Line {line} is no line of a log."),
    LogFault.NUMBER: Saying(
        "Regel {line} heeft een verkeerd nummer: er is iets tussenuit of tussengevoegd.",
        "Line {line} has a wrong number: something was taken out or put in.",
    ),
    LogFault.TWICE: Saying("Regel {line} staat er al eerder.", "Line {line} stands there before."),
    LogFault.CHAIN: Saying(
        "Regel {line} sluit niet aan: deze regel is veranderd.",
        "Line {line} does not join: this line was changed.",
    ),
    LogFault.END: Saying(
        "Na regel {line} klopt de kop niet met de bekendgemaakte: het log is afgekapt, verlengd of opnieuw gemaakt.",
        "After line {line} the head is not the published one: the log was cut off, lengthened or made anew.",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing wrong in a log: which, and on which line of the file, counted from 1."""

    kind: LogFault
    line: int

    def told(self, language: Language = Language.NL) -> str:
        """The sentence in that language."""
        return FAULTS[self.kind](language, line=self.line)


@dataclass(frozen=True, slots=True)
class Log:
    """The entries in the order of the log, for the document with that digest."""

    document: str
    entries: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The fingerprint of the whole log so far: who has it sees every later change of what lies before it."""
        return self.heads[-1]

    @property
    def heads(self) -> tuple[str, ...]:
        """The head of the empty log and the head after each entry."""
        return tuple(_heads(self.document, self.entries))

    def with_batch(self, batch: Iterable[str]) -> Log:
        """The log with these entries behind it, sorted, so that their order tells nothing."""
        return replace(self, entries=(*self.entries, *sorted(batch)))

    def text(self) -> str:
        """The log as a file."""
        numbered = enumerate(zip(self.entries, self.heads[1:], strict=True), 1)
        lines = [f"{number} {entry} {head}" for number, (entry, head) in numbered]
        return "\n".join([HEADING.format(document=self.document), *lines, ""])


def first_fault(raw: bytes, *, document: str, head: str) -> Fault | None:
    """The first fault in a log file, by computing all of it again; None when it is whole and ends in `head`."""
    lines = raw.split(b"\n")
    if lines[0] != HEADING.format(document=document).encode():
        return Fault(LogFault.HEADING, 1)
    if lines[-1] or len(lines) == 1:
        return Fault(LogFault.FORM, len(lines))
    last, seen = _start(document), set[str]()
    for number, line in enumerate(lines[1:-1], 1):
        found = LINE.fullmatch(line.decode("ascii", errors="replace"))
        if not found:
            return Fault(LogFault.FORM, number + 1)
        last = _next(last, found[2])
        if kind := _wrong(found, number, seen, last):
            return Fault(kind, number + 1)
        seen.add(found[2])
    return None if last == head else Fault(LogFault.END, len(lines) - 1)


def _wrong(found: re.Match[str], number: int, seen: set[str], head: str) -> LogFault | None:
    faults = {
        LogFault.NUMBER: found[1] != str(number),
        LogFault.TWICE: found[2] in seen,
        LogFault.CHAIN: found[3] != head,
    }
    return next((kind for kind, wrong in faults.items() if wrong), None)


def _heads(document: str, entries: Iterable[str]) -> Iterator[str]:
    last = _start(document)
    yield last
    for entry in entries:
        last = _next(last, entry)
        yield last


def _start(document: str) -> str:
    return hashlib.sha256(HEADING.format(document=document).encode()).hexdigest()


def _next(head: str, entry: str) -> str:
    return hashlib.sha256(f"{head} {entry}".encode()).hexdigest()
