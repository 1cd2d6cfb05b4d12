# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of a school as values: a number, a function group, the size of the job, and places in units with days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from werkdruk.kernel import Brin, Problem


class FunctionGroup(StrEnum):
    """The function groups of the cao; the value is what stands in a file."""

    OP = "OP"
    OOP = "OOP"
    LEADER = "leader"


class UnitKind(StrEnum):
    """What sort of unit."""

    TEAM = "team"
    SECTIE = "sectie"
    GROUP = "group"


@dataclass(frozen=True, slots=True, order=True)
class StaffUnit:
    """A unit of a school."""

    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person's place in a unit from `first` to `last`, both included.

    Without `first` it began before anybody wrote it down; in a list that was read it then says: as it is known, else
    from the day of the import. Without `last` it still is.
    """

    unit: str
    home: bool
    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the person belonged to the unit on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meets(self, other: Belonging) -> bool:
        """Whether both hold on some same day."""
        return self._begin <= other._end and other._begin <= self._end

    @property
    def _begin(self) -> date:
        return self.first or date.min

    @property
    def _end(self) -> date:
        return self.last or date.max

    @property
    def order(self) -> tuple[str, date, date]:
        """What places of one person are sorted by."""
        return self.unit, self._begin, self._end


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at a school, by personnel number; belongings in the order of their units."""

    number: str
    group: FunctionGroup
    fte_hundredths: int
    belongings: tuple[Belonging, ...]

    def units_on(self, day: date) -> tuple[str, ...]:
        """The units the person belonged to on a day."""
        return tuple(place.unit for place in self.belongings if place.covers(day))

    def home_on(self, day: date) -> str:
        """The home unit on a day; empty when there was none."""
        return next((place.unit for place in self.belongings if place.home and place.covers(day)), "")


@dataclass(frozen=True, slots=True)
class StaffList:
    """A staff list that was read: units by name, people by number.

    `elsewhere` counts the rows of other schools, which are left out. With `problems` it is no list to go by.
    """

    school: Brin
    units: tuple[StaffUnit, ...] = ()
    people: tuple[Person, ...] = ()
    elsewhere: int = 0
    problems: tuple[Problem, ...] = ()
