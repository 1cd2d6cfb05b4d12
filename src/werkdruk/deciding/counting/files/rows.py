# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ballots gathered one after the other into rows, in little room: equal ones are found by the bytes of their row."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from werkdruk.deciding.counting.ballots import ONE, BallotKind, Ballots
from werkdruk.deciding.counting.files.codes import Codes

_T = TypeVar("_T")
Trait = tuple[Fraction, str]
"""What a voter is, whatever was chosen: the size of the appointment and the unit."""
PLAIN: Trait = (ONE, "")
FIRST_SPOTS = 1024


class RowWriter:
    """Types of ballots as rows. Points may get more decimals on the way: then all are counted in smaller parts.

    Equal rows are found by a table of 32-bit places that stands beside them: a dictionary with a text and a number of
    its own for every type would cost many times the room of the rows.
    """

    def __init__(self, kind: BallotKind) -> None:
        self.kind = kind
        self.places = 0
        self._spots = array("I", bytes(4 * FIRST_SPOTS))  # the number of a type plus one; nought is an empty spot
        self._marks = array("q")
        self._traits: dict[Trait, int] = {PLAIN: 0}
        self._trait_of = array("I")
        self._offsets, self._projects, self._points = array("I", [0]), array("I"), array("q")
        self._voters, self._type_of = array("I"), array("I")

    def type(self, choices: Sequence[int], points: Sequence[int], trait: Trait = PLAIN) -> int:
        """The number of this type of ballot, made when it is new. Choices stand in the order of `Ballots`."""
        number = self._traits.setdefault(trait, len(self._traits))
        row, given = array("I", choices), array("q", points)
        mark = _mark(number, row, given)
        spots, last = self._spots, len(self._spots) - 1
        spot = mark & last
        while found := spots[spot]:
            if self._marks[found - 1] == mark and self._is(found - 1, number, row, given):
                return found - 1
            spot = (spot + 1) & last
        spots[spot] = len(self._marks) + 1
        self._marks.append(mark)
        self._projects.extend(row)
        self._points.extend(given)
        self._offsets.append(len(self._projects))
        self._voters.append(0)
        self._trait_of.append(number)
        if 2 * len(self._marks) > last:
            self._spread(2 * len(spots))
        return len(self._marks) - 1

    def _is(self, place: int, trait: int, row: array[int], given: array[int]) -> bool:
        """Whether the type at that place is this one."""
        start, end = self._offsets[place], self._offsets[place + 1]
        same = self._trait_of[place] == trait and self._projects[start:end] == row
        return same and (not given or self._points[start:end] == given)

    def _spread(self, size: int) -> None:
        """Find types in a table of that size from here on."""
        self._spots = spots = array("I", bytes(4 * size))
        for place, mark in enumerate(self._marks, 1):
            spot = mark & (size - 1)
            while spots[spot]:
                spot = (spot + 1) & (size - 1)
            spots[spot] = place

    def cast(self, number: int) -> None:
        """One more voter of this type."""
        self._voters[number] += 1
        self._type_of.append(number)

    def __len__(self) -> int:
        """The number of voters."""
        return len(self._type_of)

    def refine(self, places: int) -> None:
        """Count points in parts with that many decimals from here on, those already there as well."""
        factor = 10 ** (places - self.places)
        self.places = places
        self._points = array("q", [value * factor for value in self._points])
        for place, trait in enumerate(self._trait_of):
            start, end = self._offsets[place], self._offsets[place + 1]
            self._marks[place] = _mark(trait, self._projects[start:end], self._points[start:end])
        self._spread(len(self._spots))

    def done(self, codes: Codes | tuple[()]) -> Ballots:
        """All that was added. Nothing can be added after it."""
        del self._spots, self._marks
        traits = tuple(self._traits)
        return Ballots(
            kind=self.kind,
            offsets=self._offsets,
            projects=self._projects,
            points=self._points,
            voters=self._voters,
            type_of=self._type_of,
            codes=codes,
            weights=self._each([weight for weight, _ in traits], ONE),
            units=self._each([unit for _, unit in traits], ""),
        )

    def _each(self, values: Sequence[_T], usual: _T) -> tuple[_T, ...]:
        """The value of every type; nothing when all are the usual one."""
        each = tuple(values[trait] for trait in self._trait_of)
        return each if set(each) - {usual} else ()


def _mark(trait: int, row: array[int], given: array[int]) -> int:
    """A fingerprint of 64 bits, another one in every process, so that nobody can make a file of equal ones."""
    return hash(row.tobytes() + given.tobytes() + trait.to_bytes(4, "little"))


class LineNumbers:
    """The line on which each voter stands: only where a line was passed over is a number kept."""

    def __init__(self) -> None:
        self._voters, self._lines = array("I"), array("Q")
        self._next = -1

    def add(self, voter: int, line: int) -> None:
        """Voter number `voter`, the one after the last, stands on this line."""
        if line != self._next:
            self._voters.append(voter)
            self._lines.append(line)
        self._next = line + 1

    def of(self, voter: int) -> int:
        """The line of voter number `voter`."""
        place = bisect_right(self._voters, voter) - 1
        return self._lines[place] + voter - self._voters[place]


@dataclass(frozen=True, slots=True)
class Read:
    """What the votes of a file are: the ballots, on which line each voter stands, and what every project got.

    `votes` is the number of voters that chose each project, `scores` the points they gave (empty without points).
    `places` is the number of decimals of a point. `shortest`, `longest` and `most` are the fewest and most choices on
    a ballot, and the most points.
    """

    ballots: Ballots
    lines: LineNumbers
    votes: Sequence[int]
    scores: Sequence[int]
    places: int
    shortest: int
    longest: int
    most: int
