# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An electorate: who could decide on a day, as a list that is frozen with a digest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.people.staff import FunctionGroup, Person
from werkdruk.kernel import Brin
from werkdruk.kernel import digest as digest_of


@dataclass(frozen=True, slots=True)
class Elector:
    """One person of an electorate: number, function group, size of the job, home unit (empty when there is none)."""

    number: str
    group: FunctionGroup
    fte_hundredths: int
    home: str


@dataclass(frozen=True, slots=True)
class Electorate:
    """The people of a school on one day, by number."""

    school: Brin
    day: date
    electors: tuple[Elector, ...]

    @property
    def digest(self) -> str:
        """The fingerprint that freezes it."""
        return digest_of(self)

    def homes(self) -> dict[str, int]:
        """How many people have each unit as their home, by unit; those without a home are not in it."""
        units = sorted({elector.home for elector in self.electors} - {""})
        return {unit: sum(elector.home == unit for elector in self.electors) for unit in units}


def electorate_on(people: Iterable[Person], school: Brin, day: date) -> Electorate:
    """Everybody who belonged to any unit of the school on that day; the order of `people` makes no difference."""
    there = (person for person in people if person.units_on(day))
    electors = (Elector(each.number, each.group, each.fte_hundredths, each.home_on(day)) for each in there)
    return Electorate(school, day, tuple(sorted(electors, key=lambda elector: elector.number)))
