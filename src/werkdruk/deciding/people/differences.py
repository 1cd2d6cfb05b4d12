# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a new staff list changes in what was known: who is new, changed, ended or the same.

The list is the truth about everybody in it. A row with its own first day sets exactly those days; a row without one
says how it is today, and what was otherwise ends on the day before. Whoever is known and not in the list has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from werkdruk.deciding.people.staff import Belonging, Person, StaffList, StaffUnit, UnitKind
from werkdruk.kernel import Brin
from werkdruk.kernel import digest as digest_of

ONE_DAY = timedelta(days=1)


class Change(StrEnum):
    """What a list does to a person or a unit."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One person before and after; `before` is None for somebody new."""

    change: Change
    before: Person | None
    after: Person

    @property
    def number(self) -> str:
        """Whose change it is."""
        return self.after.number


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One unit of a list; units that are not in it stay as they are."""

    change: Change
    unit: StaffUnit


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a list changes at a school on a day: people by number, units by name."""

    school: Brin
    day: date
    people: tuple[PersonChange, ...]
    units: tuple[UnitChange, ...]

    def of(self, change: Change) -> tuple[PersonChange, ...]:
        """The people to whom that happens."""
        return tuple(each for each in self.people if each.change is change)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        found = {each.change for each in self.people} | {each.change for each in self.units}
        return found <= {Change.SAME}

    @property
    def digest(self) -> str:
        """The fingerprint of exactly this preview: another list, another day or other knowledge gives another one."""
        return digest_of(self)


def changes(known: Iterable[Person], units: Mapping[str, UnitKind], listed: StaffList, day: date) -> Changes:
    """What `listed` changes in the people and units that were known, on the day of the import."""
    before = {person.number: person for person in known}
    told = {person.number for person in listed.people}
    found = [_told(before.get(person.number), person, day) for person in listed.people]
    gone = (person for number, person in before.items() if number not in told)
    found += [PersonChange(Change.ENDED, person, after) for person in gone if (after := _ended(person, day)) != person]
    return Changes(
        listed.school,
        day,
        tuple(sorted(found, key=lambda each: each.number)),
        tuple(UnitChange(_unit_change(units.get(unit.name), unit.kind), unit) for unit in sorted(listed.units)),
    )


def _unit_change(before: UnitKind | None, now: UnitKind) -> Change:
    if before is None:
        return Change.NEW
    return Change.SAME if before is now else Change.CHANGED


def _told(before: Person | None, told: Person, day: date) -> PersonChange:
    """The change of somebody in the list."""
    if before is None:
        return PersonChange(Change.NEW, None, replace(told, belongings=_joined((), told.belongings, day)))
    after = replace(told, belongings=_joined(before.belongings, told.belongings, day))
    return PersonChange(Change.SAME if after == before else Change.CHANGED, before, after)


def _ended(person: Person, day: date) -> Person:
    """Somebody who is not in the list any more: nothing holds from `day` on."""
    return replace(person, belongings=_closed(person.belongings, day))


def _joined(known: tuple[Belonging, ...], told: tuple[Belonging, ...], day: date) -> tuple[Belonging, ...]:
    """The places after the import: those of the list, and of the known ones what was before and contradicts nothing."""
    left = list(known)
    found = []
    for place in told:
        same = _known_as(place, left, day)
        if same is not None and (place.first is not None or same.home == place.home):
            left.remove(same)
        found.append(_dated(place, same, day))
    rest = (_trimmed(place, found) for place in _closed(left, day))
    return tuple(sorted([*found, *(place for place in rest if place is not None)], key=lambda place: place.order))


def _known_as(place: Belonging, known: list[Belonging], day: date) -> Belonging | None:
    """The known place that a row goes on from: of the same unit, with the same first day or else holding today."""
    own = (each for each in known if each.unit == place.unit)
    if place.first is None:
        return next((each for each in own if each.covers(day)), None)
    return next((each for each in own if each.first == place.first), None)


def _dated(place: Belonging, same: Belonging | None, day: date) -> Belonging:
    """The place with its first day: its own, that of the known place it goes on from, or the day of the import."""
    if place.first is not None:
        return place
    if same is not None and same.home == place.home:
        return replace(place, first=same.first)
    return replace(place, first=same.first if same is not None and same.first == day else day)


def _closed(places: Iterable[Belonging], day: date) -> tuple[Belonging, ...]:
    """The places as far as they held before `day`."""
    before = day - ONE_DAY
    begun = (place for place in places if place.first is None or place.first <= before)
    return tuple(replace(place, last=before) if place.covers(day) else place for place in begun)


def _trimmed(place: Belonging, told: Iterable[Belonging]) -> Belonging | None:
    """A known place up to where the list says something else of its unit or of the home; None when nothing is left."""
    against = [each for each in told if each.meets(place) and (each.unit == place.unit or (each.home and place.home))]
    if not against:
        return place
    first = min(each.first or date.min for each in against)
    if first == date.min or (place.first is not None and place.first >= first):
        return None
    return replace(place, last=first - ONE_DAY)
