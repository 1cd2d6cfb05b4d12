# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The board, the schools, the units and the people of the demo. People are numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import count, cycle
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from werkdruk.web.models import Appointment, Board, HeldRole, Membership, School, Unit, User

Role = HeldRole.Role
Group = Appointment.Group
FTE_HUNDREDTHS = (100, 80, 60, 100, 40, 90, 80, 70)
"""Sizes of jobs, dealt out in turn: a part-timer is the rule, not the exception."""


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """A role to step into with one click: the last part of its code, what it says, and where it stands."""

    code: str
    label: str
    role: HeldRole.Role
    brin: str | None
    group: Appointment.Group | None = None


LOGINS = (
    DemoLogin("docent", gettext_noop("Docent van De Werkplaats"), Role.STAFF, "99BB", Group.OP),
    DemoLogin("oop", gettext_noop("Onderwijsassistent van De Werkplaats"), Role.STAFF, "99BB", Group.OOP),
    DemoLogin("schoolleider", gettext_noop("Schoolleider van De Werkplaats"), Role.LEADER, "99BB", Group.LEADER),
    DemoLogin("pmr", gettext_noop("Lid van de PMR van De Werkplaats"), Role.COUNCIL, "99BB", Group.OP),
    DemoLogin("pmr-vaart", gettext_noop("Lid van de PMR van het Vaartlyceum"), Role.COUNCIL, "99AA", Group.OP),
    DemoLogin("leider-vaart", gettext_noop("Schoolleider van het Vaartlyceum"), Role.LEADER, "99AA", Group.LEADER),
    DemoLogin("leider-brug", gettext_noop("Schoolleider van De Brug"), Role.LEADER, "99CC", Group.LEADER),
    DemoLogin("controller", gettext_noop("Controller van het bestuur"), Role.CONTROLLER, None),
)


def world() -> dict[str, Any]:
    """The board and the schools as `places.toml` has them."""
    return tomllib.loads(files("werkdruk.web.demo").joinpath("places.toml").read_text(encoding="utf-8"))


@transaction.atomic
def fill_places() -> Board:
    """The demo's board, with its schools, units, people and log-ins."""
    told = world()
    board = Board.objects.create(number=told["board"]["number"], name=told["board"]["name"])
    for school in told["school"]:
        _fill_school(board, school)
    for login in LOGINS:
        _log_in(board, login)
    return board


def _fill_school(board: Board, told: dict[str, Any]) -> None:
    school = School.objects.create(board=board, brin=told["brin"], name=told["name"], kind=told["kind"])
    numbers = count(1)
    sizes = cycle(FTE_HUNDREDTHS)
    teachers: list[User] = []
    for name, (op, oop) in told["teams"].items():
        unit = Unit.objects.create(school=school, name=name, kind=Unit.Kind.TEAM)
        for group in [Group.OP] * op + [Group.OOP] * oop:
            person = _person(school, next(numbers), group, next(sizes))
            Membership.objects.create(user=person, unit=unit, home=True)
            HeldRole.objects.create(user=person, role=Role.STAFF, school=school)
            if group is Group.OP:
                teachers.append(person)
    _fill_secties(school, told["secties"], cycle(teachers))
    for person in teachers[: told["council"]]:
        HeldRole.objects.create(user=person, role=Role.COUNCIL, school=school)


def _person(school: School, number: int, group: Appointment.Group, fte_hundredths: int) -> User:
    work = {Group.OP: "docent", Group.OOP: "ondersteuner", Group.LEADER: "schoolleider"}[group]
    person = User(code=f"{school.brin}-{number:03d}", label=f"{work} {number}")
    person.set_unusable_password()
    person.save()
    Appointment.objects.create(
        user=person, school=school, group=group, fte_hundredths=fte_hundredths, number=str(number)
    )
    return person


def _fill_secties(school: School, told: dict[str, int], teachers: Iterator[User]) -> None:
    for name, size in told.items():
        sectie = Unit.objects.create(school=school, name=name, kind=Unit.Kind.SECTIE)
        Membership.objects.bulk_create(Membership(user=next(teachers), unit=sectie) for _ in range(size))


def _log_in(board: Board, login: DemoLogin) -> None:
    person = User(code=f"demo-{login.code}", label=login.label)
    person.set_unusable_password()
    person.save()
    if login.brin is None:
        HeldRole.objects.create(user=person, role=login.role, board=board)
        return
    school = School.objects.get(brin=login.brin)
    HeldRole.objects.create(user=person, role=login.role, school=school)
    if login.group is not None:
        Appointment.objects.create(user=person, school=school, group=login.group, fte_hundredths=80)
        home = school.units.filter(name="Ondersteuning") if login.group is Group.OOP else school.units.all()
        first = home.filter(kind=Unit.Kind.TEAM).order_by("id").first()
        if first is not None:
            Membership.objects.create(user=person, unit=first, home=True)
