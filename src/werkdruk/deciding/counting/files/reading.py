# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elections from `.pb` files: what is doubtful is stated, what cannot be counted is refused, nothing counts twice.

Source: the Pabulib format (Stolicki, Szufa and Talmon, arXiv:2012.06539). Two columns of our own: `weight` beside a
vote is the size of an appointment, `unit` beside a vote and a project the team.

A compiled scanner reads the votes where it can; the plain reader gives the same and never holds a whole file.
"""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from werkdruk.deciding.counting.elections import BadElection, Election
from werkdruk.deciding.counting.files.findings import Findings
from werkdruk.deciding.counting.files.heads import Fact, Head, Listed, facts_of, head_of, listed_in
from werkdruk.deciding.counting.files.rows import Read
from werkdruk.deciding.counting.files.scanning import MOST_BYTES, scan, scanner, votes_begin
from werkdruk.deciding.counting.files.sections import META, PROJECTS, SECTIONS, VOTES, Section, Sections
from werkdruk.deciding.counting.files.totals import compare
from werkdruk.deciding.counting.files.voting import places_in, read_votes
from werkdruk.kernel import Problem

MARK = "\ufeff"
WEIGHT, UNIT = "weight", "unit"
POINT_FACTS = ("max_points", "min_points", "max_sum_points", "min_sum_points")
Result = tuple[Election, tuple[Problem, ...]]
"""An election, and everything doubtful in its file."""
Opened = Callable[[], AbstractContextManager[Iterable[str]]]
"""Opens the lines of a file from the start, line ends and all."""


def read_pb(path: Path, *, weight: str = WEIGHT, unit: str = UNIT) -> Result:
    """The election in the file at `path`, and everything doubtful in it.

    `weight` and `unit` are the names of the columns with the size of an appointment and with the team. Raises
    BadElection, with the problems, when the file cannot be read or counted, or misses a column asked for by name.
    """
    asked = (weight.strip().lower(), unit.strip().lower())
    findings = Findings(path.name)
    try:
        small = scanner() and path.stat().st_size <= MOST_BYTES
        found = _scanned(path.read_bytes(), asked, path.name) if small else None
        return found or _streamed(lambda: path.open(encoding="utf-8-sig", newline=""), asked, findings)
    except OSError:
        findings.refuse("no-file", None, "Dit bestand is niet te openen.", "Kijk de naam en de map na.")
    except UnicodeDecodeError:
        hint = "Sla het bestand op als UTF-8."
        findings.refuse("not-utf-8", _odd_line(path), "Hier staat een teken dat geen UTF-8 is.", hint)


def parse_pb(text: str, file: str = "", *, weight: str = WEIGHT, unit: str = UNIT) -> Result:
    """The election in the text of a `.pb` file, and everything doubtful in it. `file` is the name used in problems.

    Raises BadElection as `read_pb` does.
    """
    asked = (weight.strip().lower(), unit.strip().lower())
    data = text.encode("utf-8", "surrogatepass") if scanner() else b""
    found = _scanned(data, asked, file) if data else None
    lines = text.removeprefix(MARK)
    return found or _streamed(lambda: nullcontext(io.StringIO(lines, newline="")), asked, Findings(file))


def _odd_line(path: Path) -> int | None:
    """The first line that is no UTF-8."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return number
    return None


@dataclass(slots=True)
class _Parts:
    """What has been read of the head. META and PROJECTS stand in any order."""

    asked: tuple[str, str]
    findings: Findings
    facts: dict[str, Fact] | None = None
    listed: tuple[Listed, ...] | None = None
    units: bool = False
    twice: bool = False

    def until_votes(self, sections: Sections) -> Section | None:
        """The section VOTES, its records not yet read, when the head stands before it; None at the end."""
        while section := sections.next():
            if section.title == META:
                self.facts = facts_of(section, sections.records(section), self.findings)
            elif section.title == PROJECTS:
                unit = self.asked[1]
                self.units = section.place(unit) is not None
                self.listed = listed_in(section, sections.records(section), unit)
            else:
                return section
        return None

    def head(self, votes: Section | None) -> tuple[Head, Section]:
        """The head, and the section VOTES.

        Raises BadElection when a section is missing, or a column that was asked for by name.
        """
        there = {META: self.facts is not None, PROJECTS: self.listed is not None, VOTES: votes is not None}
        missing = [name for name in SECTIONS if not there[name]]
        if missing or votes is None:
            hint = f"Nodig zijn {', '.join(SECTIONS)}."
            self.findings.refuse("no-section", None, f"Het deel {missing[0]} ontbreekt.", hint)
        weight, unit = self.asked
        for name, own, found in (
            (weight, WEIGHT, votes.place(weight) is not None),
            (unit, UNIT, votes.place(unit) is not None and self.units),
        ):
            if name != own and not found:
                hint = "Zet de kolom in het bestand, of kies een andere naam."
                self.findings.refuse("no-column", None, f"Er is geen kolom {name[:40]} waar die nodig is.", hint)
        return head_of(self.facts or {}, self.listed or (), self.findings), votes


def _streamed(opened: Opened, asked: tuple[str, str], findings: Findings) -> Result:
    """The election, line by line. When VOTES stands before another section, the file is gone through twice."""
    parts = _Parts(asked, findings)
    with opened() as lines:
        sections = Sections(lines, findings)
        votes = parts.until_votes(sections)
        if votes is None or (parts.facts is not None and parts.listed is not None):
            return _read_on(sections, votes, parts)
        while parts.until_votes(sections):
            continue
    parts.twice = True
    with opened() as lines:
        sections = Sections(lines, findings)
        while (section := sections.next()) and section.title != VOTES:
            continue
        return _read_on(sections, section, parts)


def _read_on(sections: Sections, next_section: Section | None, parts: _Parts) -> Result:
    """The election, its head read and its votes next."""
    findings = parts.findings
    head, votes = parts.head(next_section)
    places = places_in(votes, head.kind, parts.asked, findings)
    read = read_votes(sections, votes, head, places, findings=findings)
    if not parts.twice:
        sections.next()  # all three are read: another title is one too many
    if not len(read.ballots):
        findings.refuse("no-voters", None, "Er staat geen enkele stem in het bestand.", "Zet de stemmen bij VOTES.")
    return _election(head, read, findings), findings.all()


def _scanned(data: bytes, asked: tuple[str, str], file: str) -> Result | None:
    """The election by the compiled scanner; None when anything must be refused or is odd."""
    start = votes_begin(data)
    if start is None:
        return None
    findings = Findings(file)
    parts = _Parts(asked, findings)
    try:
        before = data[:start].removeprefix(BOM_UTF8).decode()
        sections = Sections(io.StringIO(before, newline=""), findings)
        votes = parts.until_votes(sections)
        if votes is None or not votes.columns or any(sections.records(votes)) or sections.next():
            return None  # it is not the title found above that opens the votes
        head, votes = parts.head(votes)
        places = places_in(votes, head.kind, asked, findings)
    except (BadElection, UnicodeDecodeError):
        return None
    read = scan(data, votes, head, places, start=start)
    return None if read is None else (_election(head, read, findings), findings.all())


def _election(head: Head, read: Read, findings: Findings) -> Election:
    """The election, held against what the file says about itself."""
    compare(head, read, findings)
    election = Election(
        projects=head.projects,
        ballots=read.ballots,
        budget=head.budget,
        scale=head.scale,
        currency=head.fact("currency") or "EUR",
        facts=tuple((key, _scaled(key, value, read.places)) for key, value in head.kept()),
    )
    ids = (project.id for project in head.projects)
    vars(election)["votes"] = dict(zip(ids, read.votes, strict=True))  # counted on the way: no need to do it again
    return election


def _scaled(key: str, value: str, places: int) -> str:
    """A limit of points in the parts that points are counted in."""
    plain = value.isascii() and value.isdigit()
    return f"{value}{'0' * places}" if places and plain and key in POINT_FACTS else value
