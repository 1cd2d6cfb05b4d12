# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ballots, grouped: voters who said exactly the same are one type, held as rows of numbers and not as objects.

A count looks at types, never at voters, and a compiled core reads the same rows without copying them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

ONE = Fraction(1)


class BallotKind(StrEnum):
    """What a voter was asked."""

    APPROVAL = "approval"
    """Which projects are good: choices in any order."""
    POINTS = "points"
    """How many points each project gets: cumulative and scoring ballots."""
    RANKING = "ranking"
    """Which project is best, which second: choices in order of preference."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one voter chose, by project id; `points` stand beside the choices on a ballot with points.

    `voter` is a code or empty, never a name. `weight` is the size of the appointment where that counts (1 is full
    time), `unit` the team of the voter where units have a floor.
    """

    choices: tuple[str, ...]
    points: tuple[int, ...] = ()
    voter: str = ""
    weight: Fraction = ONE
    unit: str = ""


@dataclass(frozen=True)
class Ballots:
    """All ballots as rows. Type t chose `projects[offsets[t]:offsets[t + 1]]`, numbers of projects of the election.

    Approvals and points are sorted by project; a ranking stands in its own order. `points` is as long as `projects` on
    ballots with points and empty otherwise. `voters` is how many voters each type has, `weights` and `units` hold one
    value per type or are empty where nothing differs. `type_of` and `codes` are per voter, in the order of the file.
    Types stand in the order in which they first appear.
    """

    kind: BallotKind
    offsets: array[int]
    projects: array[int]
    points: array[int]
    voters: array[int]
    type_of: array[int]
    codes: Sequence[str] = field(compare=False)
    weights: tuple[Fraction, ...] = ()
    units: tuple[str, ...] = ()

    def __len__(self) -> int:
        """The number of voters."""
        return len(self.type_of)

    @property
    def types(self) -> int:
        """The number of different ballots."""
        return len(self.voters)

    def choices(self, number: int) -> Sequence[int]:
        """What type `number` chose, as numbers of projects."""
        return self.projects[self.offsets[number] : self.offsets[number + 1]]

    def points_of(self, number: int) -> Sequence[int]:
        """The points beside those choices; empty on a ballot without points."""
        return self.points[self.offsets[number] : self.offsets[number + 1]] if self.points else ()

    @cached_property
    def backers(self) -> Mapping[int, Sequence[int]]:
        """The types that chose each project, for projects that somebody chose."""
        backers: dict[int, list[int]] = {}
        start = 0
        for number, end in enumerate(self.offsets[1:]):
            for project in self.projects[start:end]:
                backers.setdefault(project, []).append(number)
            start = end
        return backers

    @classmethod
    def of(cls, kind: BallotKind, ballots: Iterable[Ballot], numbers: Mapping[str, int]) -> Ballots:
        """The ballots, grouped. `numbers` gives the number of each project id. Raises KeyError for another id."""
        writer = BallotWriter(kind)
        for ballot in ballots:
            row = tuple(numbers[project] for project in ballot.choices)
            writer.add(row, ballot.points, ballot)
        return writer.done()


class BallotWriter:
    """Gathers ballots one by one and groups equal ones on the way, so that a large file needs little room."""

    def __init__(self, kind: BallotKind) -> None:
        self.kind = kind
        self._types: dict[tuple[tuple[int, ...], tuple[int, ...], Fraction, str], int] = {}
        self._voters = array("I")
        self._type_of = array("I")
        self._codes: list[str] = []

    def add(self, choices: tuple[int, ...], points: tuple[int, ...], of: Ballot) -> None:
        """Add the ballot of one voter: its choices as numbers; code, weight and unit are those of `of`."""
        number = self.type(*_ordered(self.kind, choices, points), of.weight, of.unit)
        self.cast(number, of.voter)

    def type(self, choices: tuple[int, ...], points: tuple[int, ...], weight: Fraction = ONE, unit: str = "") -> int:
        """The number of this type of ballot, made when it is new. Choices are sorted as `Ballots` wants them."""
        key = (choices, points, weight, unit)
        number = self._types.setdefault(key, len(self._types))
        if number == len(self._voters):
            self._voters.append(0)
        return number

    def cast(self, number: int, code: str = "") -> None:
        """One more voter of this type."""
        self._voters[number] += 1
        self._type_of.append(number)
        self._codes.append(code)

    def done(self) -> Ballots:
        """All that was added."""
        offsets, projects, points = array("I", [0]), array("I"), array("q")
        for choices, given, _, _ in self._types:
            projects.extend(choices)
            points.extend(given)
            offsets.append(len(projects))
        weights = tuple(key[2] for key in self._types)
        units = tuple(key[3] for key in self._types)
        return Ballots(
            kind=self.kind,
            offsets=offsets,
            projects=projects,
            points=points,
            voters=self._voters,
            type_of=self._type_of,
            codes=tuple(self._codes) if any(self._codes) else (),
            weights=weights if set(weights) - {ONE} else (),
            units=units if any(units) else (),
        )


def _ordered(
    kind: BallotKind, choices: tuple[int, ...], points: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The choices and points in the one order of their kind; a choice without points is no choice."""
    if kind is BallotKind.RANKING:
        return tuple(dict.fromkeys(choices)), ()
    if kind is BallotKind.APPROVAL:
        return tuple(sorted(set(choices))), ()
    given = sorted((project, value) for project, value in zip(choices, points, strict=True) if value > 0)
    return tuple(project for project, _ in given), tuple(value for _, value in given)
