# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The votes of a `.pb` file, line by line: each project counts once, one that is not there not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from werkdruk.deciding.counting.ballots import ONE, BallotKind, Ballots
from werkdruk.deciding.counting.files.codes import CodeWriter
from werkdruk.deciding.counting.files.findings import Findings
from werkdruk.deciding.counting.files.heads import Head, cell
from werkdruk.deciding.counting.files.rows import PLAIN, LineNumbers, Read, RowWriter, Trait
from werkdruk.deciding.counting.files.sections import Section, Sections

REMEMBERED = 100_000
"""So many different texts of votes are remembered: the same text is not looked into again."""
MOST_DECIMALS = 6
_POINT = re.compile(r"(-?)([0-9]{1,12})(?:\.([0-9]{1,6}))?")
_PART = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,6})|/([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True)
class Places:
    """Where the columns of VOTES stand; None for one that is not there."""

    vote: int | None
    voter: int | None
    points: int | None
    weight: int | None
    unit: int | None


def places_in(section: Section, kind: BallotKind, asked: tuple[str, str], findings: Findings) -> Places:
    """The places of the columns. `asked` are the names of the columns with the weight and with the unit.

    Raises BadElection when ballots with points have no such column.
    """
    points = section.place("points") if kind is BallotKind.POINTS else None
    if kind is BallotKind.POINTS and points is None and section.columns:
        hint = "Bij vote_type cumulative en scoring staan de punten in de volgorde van de keuzes."
        findings.refuse("no-column", section.line, "In het deel VOTES ontbreekt de kolom points.", hint)
    weight, unit = map(section.place, asked)
    return Places(section.place("vote"), section.place("voter_id"), points, weight, unit)


def read_votes(sections: Sections, section: Section, head: Head, places: Places, *, findings: Findings) -> Read:
    """The ballots of the section at hand. Raises BadElection when a weight is none."""
    rows, codes, lines = RowWriter(head.kind), CodeWriter(), LineNumbers()
    ballot = _Reader(head, rows, findings)
    alike: dict[tuple[str, ...], int] = {}
    wanted = [place for place in (places.vote, places.points, places.weight, places.unit) if place is not None]
    longest = max(wanted, default=0)
    for line, cells in sections.records(section):
        short = len(cells) <= longest
        key = tuple([cell(cells, place) for place in wanted] if short else [cells[place] for place in wanted])
        number = alike.get(key)
        if number is None:
            doubts = findings.seen.total()
            number = ballot.read(line, cells, places)
            if findings.seen.total() == doubts and len(alike) < REMEMBERED:
                alike[key] = number
        lines.add(len(rows), line)
        rows.cast(number)
        codes.add(cell(cells, places.voter))
    findings.stop_when_faulty()
    alike.clear()
    written = codes.done()
    ballots = rows.done(written)
    if written and not codes.rising:
        for voter in written.repeated():
            hint = "Kijk na of deze stemmer twee keer gestemd heeft; beide regels zijn geteld."
            message = f"Stemmer {written[voter][:40]} staat er twee keer."
            findings.state("voter-twice", lines.of(voter), message, hint)
    return _summed(ballots, lines, len(head.projects), rows.places)


class _Reader:
    """Reads what stands on one line of VOTES."""

    def __init__(self, head: Head, rows: RowWriter, findings: Findings) -> None:
        self._numbers = {project.id: number for number, project in enumerate(head.projects)}
        self._head, self._rows, self._findings = head, rows, findings

    def read(self, line: int, cells: list[str], places: Places) -> int:
        """The type of the ballot on this line, its doubts stated."""
        if places.vote is None or places.vote >= len(cells):
            hint = "Dit telt als een stem zonder keus."
            self._findings.state("no-vote", line, "Op deze regel staat geen keus.", hint)
        vote = cell(cells, places.vote)
        trait = PLAIN if places.weight is None and places.unit is None else self._trait(line, cells, places)
        if self._head.kind is BallotKind.POINTS:
            choices, points = self._pointed(line, vote, cell(cells, places.points))
            return self._rows.type(choices, points, trait)
        named = [name for each in vote.split(",") if (name := each.strip())]
        chosen = dict.fromkeys(self._numbers[name] for name in named if name in self._numbers)
        if len(chosen) < len(named):
            self._state_odd(line, named)
        in_order = self._head.kind is BallotKind.RANKING
        return self._rows.type(tuple(chosen) if in_order else sorted(chosen), (), trait)

    def _trait(self, line: int, cells: list[str], places: Places) -> Trait:
        weight = ONE if places.weight is None else self._weight(line, cell(cells, places.weight))
        return weight, cell(cells, places.unit)

    def _weight(self, line: int, text: str) -> Fraction:
        """The size of an appointment; 1 when nothing is filled in."""
        if not text:
            hint = "Vul de omvang van de aanstelling in, zoals 0.6; nu telt dit als 1."
            self._findings.state("no-weight", line, "Op deze regel staat geen gewicht.", hint)
            return ONE
        found = _PART.fullmatch(text)
        whole, decimals, parts = found.groups("") if found else ("0", "", "")
        below = int(parts) if parts else 10 ** len(decimals)
        if int(whole + decimals) <= 0 or not below:
            hint = "Schrijf de omvang van een aanstelling als 0.6 of 3/5; die is hoger dan nul."
            self._findings.fault("bad-weight", line, f"'{text[:40]}' is geen gewicht.", hint)
            return ONE
        if "," in text:
            message = f"'{text}' is gelezen als {whole}.{decimals}."
            self._findings.state("decimal-comma", line, message, "Schrijf een punt voor de decimalen.")
        return Fraction(int(whole + decimals), below)

    def _pointed(self, line: int, vote: str, points: str) -> tuple[list[int], list[int]]:
        """The projects with points above nothing, by number, and those points."""
        named = [name.strip() for name in vote.split(",")] if vote else []
        given = [value.strip() for value in points.split(",")] if points else []
        if len(given) != len(named):
            few = len(given) < len(named)
            code, hint = (
                ("points-missing", "Een keus zonder punten telt niet mee.")
                if few
                else ("points-too-many", "De laatste punten tellen niet mee.")
            )
            message = f"Op deze regel staan {len(named)} keuzes en {len(given)} keer punten."
            self._findings.state(code, line, message, hint)
        first: dict[int, int] = {}
        for name, value in zip_longest(named, given[: len(named)]):
            if name in self._numbers:
                first.setdefault(self._numbers[name], 0 if value is None else self._point(line, value))
        if len(first) < len(named):
            self._state_odd(line, [name for name in named if name])
        part = 10 ** (MOST_DECIMALS - self._rows.places)
        scaled = sorted((project, value // part) for project, value in first.items() if value > 0)
        return [project for project, _ in scaled], [value for _, value in scaled]

    def _point(self, line: int, text: str) -> int:
        """The points in this text, in millionths; nothing when it is no number above nothing."""
        found = _POINT.fullmatch(text)
        if found is None:
            hint = "Schrijf punten als 3 of 2.5; deze keus telt niet mee."
            self._findings.state("bad-points", line, f"'{text[:40]}' is geen aantal punten.", hint)
            return 0
        minus, whole, decimals = found.groups("")
        value = int(whole + decimals.ljust(MOST_DECIMALS, "0"))
        if minus and value:
            hint = "Punten zijn nul of hoger; deze keus telt niet mee."
            self._findings.state("negative-points", line, f"{text} punten is minder dan niets.", hint)
            return 0
        needed = len(decimals.rstrip("0"))
        if needed > self._rows.places:
            self._rows.refine(needed)
            message = f"Hier staan punten met decimalen; alle punten zijn geteld in delen van 1/{10**needed}."
            self._findings.state("points-with-decimals", line, message, "De uitslag verandert hier niet door.")
        return value

    def _state_odd(self, line: int, named: list[str]) -> None:
        """State what is unknown and what stands there more than once."""
        hints = {
            BallotKind.APPROVAL: "Het telt een keer.",
            BallotKind.POINTS: "De eerste punten tellen.",
            BallotKind.RANKING: "De eerste plaats telt.",
        }
        for name, times in Counter(named).items():
            if name not in self._numbers and name not in self._head.free:
                hint = "Kijk de project_id na; deze keus telt niet mee."
                self._findings.state("unknown-project", line, f"Project {name[:40]} bestaat niet.", hint)
            elif times > 1:
                message = f"Project {name[:40]} staat {times} keer op deze stem."
                self._findings.state("project-twice", line, message, hints[self._head.kind])


def _summed(ballots: Ballots, lines: LineNumbers, projects: int, places: int) -> Read:
    """The ballots with what every project got."""
    votes, scores = [0] * projects, [0] * (projects if ballots.kind is BallotKind.POINTS else 0)
    start, shortest, longest, most = 0, 2**32, 0, 0
    for size, end in zip(ballots.voters, ballots.offsets[1:], strict=True):
        for project in ballots.projects[start:end]:
            votes[project] += size
        shortest, longest = min(shortest, end - start), max(longest, end - start)
        if scores:
            points = ballots.points[start:end]
            most = max(most, _add(scores, ballots.projects[start:end], points, size))
        start = end
    return Read(ballots, lines, votes, scores, places, shortest if ballots.types else 0, longest, most)


def _add(scores: list[int], choices: Sequence[int], points: Iterable[int], size: int) -> int:
    """The points of one ballot, which are added to the scores `size` times."""
    given = 0
    for project, value in zip(choices, points, strict=True):
        scores[project] += size * value
        given += value
    return given
