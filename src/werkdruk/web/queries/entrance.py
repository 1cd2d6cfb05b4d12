# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody can go."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from werkdruk.web.models import Board, School, User

DEMO_PREFIX = "demo-"


@dataclass(frozen=True, slots=True)
class Door:
    """A place and its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Places:
    """The boards and schools that somebody holds a role at."""

    boards: tuple[Door, ...]
    schools: tuple[Door, ...]

    @property
    def only(self) -> Door | None:
        """The one place to go, if there is one: a single board before a single school."""
        doors = self.boards or self.schools
        return doors[0] if len(doors) == 1 else None


@dataclass(frozen=True, slots=True)
class DemoRole:
    """A role of the demo: the last part of its address, and what it does."""

    code: str
    label: str


def places_of(user: User) -> Places:
    """The places of somebody, by name."""
    boards = Board.objects.filter(roles__user=user).distinct().order_by("name")
    schools = (School.objects.filter(roles__user=user) | School.objects.filter(units__roles__user=user)).distinct()
    return Places(
        boards=tuple(Door(board.name, reverse("board", args=[board.number])) for board in boards),
        schools=tuple(Door(school.name, reverse("school", args=[school.brin])) for school in schools.order_by("name")),
    )


def called(person: User) -> str:
    """What somebody does; the roles of the demo, which are ours, in the language of the reader."""
    return gettext(person.label) if settings.DEMO and person.code.startswith(DEMO_PREFIX) else person.label


def log_in_page() -> tuple[DemoRole, ...]:
    """The roles of the demo, none outside it."""
    if not settings.DEMO:
        return ()
    people = User.objects.filter(code__startswith=DEMO_PREFIX).order_by("id")
    return tuple(DemoRole(person.code.removeprefix(DEMO_PREFIX), called(person)) for person in people)


def demo_person(code: str) -> User | None:
    """Who stands behind a role of the demo, if there is such a role."""
    return User.objects.filter(code=f"{DEMO_PREFIX}{code}").first()
