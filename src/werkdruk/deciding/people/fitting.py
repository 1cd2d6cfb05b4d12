# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the rows of a staff list fit together: one job per person, one kind per unit, one home at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from werkdruk.deciding.people import sayings
from werkdruk.deciding.people.cells import Row
from werkdruk.deciding.people.staff import Belonging, Person, StaffUnit
from werkdruk.kernel import Problem, Where
from werkdruk.kernel.languages import Words

Fault = tuple[str, Row, Words, Words]
Fitted = tuple[tuple[StaffUnit, ...], tuple[Person, ...], list[Problem]]


def fitted(rows: Iterable[Row], file: str) -> Fitted:
    """The units by name and the people by number that the rows make, and what contradicts itself in them."""
    rows = list(rows)
    ordered = sorted(rows, key=lambda row: (row.number, row.line))
    people, faults = [], list(_unit_faults(rows))
    for number, own in groupby(ordered, key=lambda row: row.number):
        together = list(own)
        faults += _person_faults(together)
        places = sorted(_places(together), key=lambda place: place.order)
        people.append(Person(number, together[0].group, together[0].fte_hundredths, tuple(places)))
    units = {row.unit: row.kind for row in rows}
    problems = [Problem.said(code, Where(file, row.line), message=said, hint=hint) for code, row, said, hint in faults]
    return tuple(StaffUnit(name, kind) for name, kind in sorted(units.items())), tuple(people), problems


def _places(own: list[Row]) -> list[Belonging]:
    """The places of one person, in the order of the rows."""
    return [Belonging(row.unit, _is_home(row, own), row.first, row.last) for row in own]


def _is_home(row: Row, own: list[Row]) -> bool:
    """Whether a row is of the home unit; the only unit of somebody is home unless it says that it is not."""
    return row.home if row.home is not None else len({each.unit for each in own}) == 1


def _unit_faults(rows: list[Row]) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row in rows:
        before = seen.setdefault(row.unit.casefold(), row)
        if before.unit != row.unit:
            told = sayings.TWO_NAMES.told(unit=row.unit, other=before.unit)
            yield "two_names", row, told, sayings.SAME_NAME
        elif before.kind is not row.kind:
            yield "two_kinds", row, sayings.TWO_KINDS.told(unit=row.unit), sayings.SAME_KIND


def _person_faults(own: list[Row]) -> Iterator[Fault]:
    """What the rows of one person say against each other."""
    first, number = own[0], own[0].number
    places = _places(own)
    if not any(place.home for place in places):
        yield "no_home", first, sayings.NO_HOME.told(number=number), sayings.CHOOSE_HOME
    for at, row in enumerate(own):
        if (row.group, row.fte_hundredths) != (first.group, first.fte_hundredths):
            yield "two_jobs", row, sayings.TWO_JOBS.told(number=number), sayings.SAME_JOB
        earlier = [place for place in places[:at] if place.meets(places[at])]
        if any(place.unit == row.unit for place in earlier):
            yield "twice", row, sayings.TWICE.told(number=number, unit=row.unit), sayings.ONCE
        elif places[at].home and any(place.home for place in earlier):
            yield "two_homes", row, sayings.TWO_HOMES.told(number=number), sayings.ONE_HOME
