# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of a school: who belongs to what on a day, what a staff list changes, and who can decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from werkdruk.deciding.people import (
    Belonging,
    Changes,
    Elector,
    Electorate,
    FunctionGroup,
    Person,
    StaffList,
    UnitKind,
    changes,
)
from werkdruk.evaluation.suppression import FLOOR_MIN, Cell, suppress
from werkdruk.web import access
from werkdruk.web.models import Appointment, Membership, School, Unit, User


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit on a day: how many have it as their home and how many belong to it; None is too few to show."""

    name: str
    kind: str
    homes: int | None
    members: int | None
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The units of a school on a day. `people` is everybody then; None is too few to show."""

    day: date
    units: tuple[UnitRow, ...]
    people: int | None
    may_import: bool
    is_listed: bool
    floor: int = FLOOR_MIN


def people_of(school: School) -> tuple[Person, ...]:
    """Everybody who ever stood in a staff list of the school, by number."""
    places: dict[int, list[Belonging]] = {}
    for row in Membership.objects.filter(unit__school=school).select_related("unit"):
        places.setdefault(row.user_id, []).append(Belonging(row.unit.name, row.home, row.first, row.last))
    rows = Appointment.objects.filter(school=school).exclude(number="").order_by("number")
    return tuple(
        Person(
            row.number,
            FunctionGroup(row.group),
            row.fte_hundredths,
            tuple(sorted(places.get(row.user_id, ()), key=lambda place: place.order)),
        )
        for row in rows
    )


def kinds_of(school: School) -> dict[str, UnitKind]:
    """The kind of each unit of a school, by name."""
    return {unit.name: UnitKind(unit.kind) for unit in school.units.all()}


def changes_of(school: School, listed: StaffList, on: date) -> Changes:
    """What a staff list changes at a school when it is imported on a day."""
    return changes(people_of(school), kinds_of(school), listed, on)


def _places_on(school: School, on: date) -> QuerySet[Membership]:
    begun, going = Q(first__isnull=True) | Q(first__lte=on), Q(last__isnull=True) | Q(last__gte=on)
    return Membership.objects.filter(begun, going, unit__school=school)


def is_in_office(user: User, school: School, on: date) -> bool:
    """Whether somebody works at a school on a day: an appointment, and when it is from a staff list a unit that day."""
    own = Appointment.objects.filter(user=user, school=school).first()
    return own is not None and (not own.number or _places_on(school, on).filter(user=user).exists())


def electorate_of(school: School, on: date) -> Electorate:
    """Everybody who works at a school on a day, as the list to freeze; without a number by the code of the log-in."""
    rows = Appointment.objects.filter(school=school, user__is_active=True).select_related("user")
    here = dict.fromkeys(_places_on(school, on).values_list("user_id", flat=True), "")
    here |= dict(_places_on(school, on).filter(home=True).values_list("user_id", "unit__name"))
    electors = [
        Elector(row.number or row.user.code, FunctionGroup(row.group), row.fte_hundredths, here.get(row.user_id, ""))
        for row in rows
        if not row.number or row.user_id in here
    ]
    return Electorate(school.brin, on, tuple(sorted(electors, key=lambda elector: elector.number)))


def numbers_in_unit(unit: Unit, on: date) -> frozenset[str]:
    """Who belongs to a unit on a day, at home there or not, by the number they have in an electorate."""
    users = _places_on(unit.school, on).filter(unit=unit).values_list("user_id", flat=True)
    rows = Appointment.objects.filter(school=unit.school_id, user__in=list(users))
    return frozenset(number or code for number, code in rows.values_list("number", "user__code"))


def people_page(school: School, user: User, day: date) -> PeoplePage:
    """The units of a school on a day; who may not import the list sees no small numbers and no people.

    Outsiders see one division of the people only, by home unit, so that nothing follows from subtracting.
    """
    may_import = access.can(user, access.Act.IMPORT_STAFF, school)
    units = list(Unit.objects.filter(school=school).order_by("kind", "name"))
    placed = _places_on(school, day).values_list("unit__name", "user_id", "home")
    homes = {unit.name: sum(name == unit.name and home for name, _, home in placed) for unit in units}
    members = {unit.name: sum(name == unit.name for name, _, _ in placed) for unit in units}
    shown = suppress({name: Cell(count, 0) for name, count in homes.items() if count}, FLOOR_MIN)
    known = people_of(school)
    rows = (
        UnitRow(
            name=unit.name,
            kind=unit.get_kind_display(),
            homes=homes[unit.name] if may_import else _seen(shown.groups.get(unit.name)),
            members=members[unit.name] if may_import else None,
            people=tuple(each for each in _by_number(known) if unit.name in each.units_on(day)) if may_import else (),
        )
        for unit in units
        if may_import or homes[unit.name]
    )
    everybody = len({person for _, person, _ in placed})
    total = everybody if may_import else _seen(shown.total)
    return PeoplePage(day, tuple(rows), total, may_import, is_listed=bool(known))


def _by_number(people: tuple[Person, ...]) -> list[Person]:
    """The people as they are counted: 2 before 10."""
    return sorted(people, key=lambda person: (len(person.number), person.number))


def _seen(cell: Cell | None) -> int | None:
    return None if cell is None else cell.people
