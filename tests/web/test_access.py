# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole table of access: every address, every role of another board, and every act of the own place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from werkdruk.kernel import SchoolYear
from werkdruk.web.access import MAY, Act, NotYours, can, may
from werkdruk.web.demo.places import fill_places
from werkdruk.web.models import Board, HeldRole, School, Unit, User, Year

pytestmark = pytest.mark.django_db

OPEN_TO_ALL = {
    "login",
    "logout",
    "start",
    "set_language",
    "demo-role",
    "mail",
    "mail-away",
    "mail-confirm",
    "mail-stop",
    "booth-nl",
    "booth-en",
    "booth-tally-nl",
    "booth-tally-en",
    "booth-log-nl",
    "booth-log-en",
    "booth-log-file",
    "booth-nowhere-nl",
    "booth-nowhere-en",
}
"""Addresses without a place in them; every other one must have a door."""
VALUES: dict[str, Any] = {
    "number": "99901",
    "brin": "99BB",
    "school_year": SchoolYear(2023),
    "proposal": 1,
    "round": 1,
    "place": 0,
    "poll": 1,
    "version": 1,
    "form": "json",
    "measure": "m01",
    "unit": 1,
    "note": 1,
    "joined": 1,
    "part": "begin",
}
"""What the parts of an address are filled with: places and things of the demo's board."""


def every_pattern(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_pattern(pattern)
        else:
            yield pattern


def names_with_a_place() -> list[str]:
    return sorted({str(pattern.name) for pattern in every_pattern()} - OPEN_TO_ALL)


def parts_of(name: str) -> list[str]:
    return next(list(pattern.pattern.converters) for pattern in every_pattern() if pattern.name == name)


def address(name: str) -> str:
    return reverse(name, kwargs={part: VALUES[part] for part in parts_of(name)})


@pytest.fixture
def demo() -> Board:
    board = fill_places()
    started = date(2023, 11, 13)
    for school in board.schools.all():
        Year.objects.create(school=school, school_year=SchoolYear(2023), phase="proposing", started_on=started)
    return board


@pytest.fixture
def strangers(demo) -> list[User]:
    """One person per role, all of another board, held at every kind of place there is."""
    board = Board.objects.create(number="99902", name="Ander bestuur")
    school = School.objects.create(board=board, brin="99ZZ", name="Andere school", kind="havo")
    unit = Unit.objects.create(school=school, name="Team", kind=Unit.Kind.TEAM)
    people = []
    for role in HeldRole.Role:
        for place in ({"board": board}, {"school": school}, {"unit": unit}):
            person = User.objects.create(code=f"{role}-{next(iter(place))}", label="iemand van een ander bestuur")
            HeldRole.objects.create(user=person, role=role, **place)
            people.append(person)
    return people


def test_every_address_has_a_name():
    assert [pattern for pattern in every_pattern() if not pattern.name] == []


def test_every_address_but_the_entrance_holds_a_place():
    assert [name for name in names_with_a_place() if not {"number", "brin"} & set(parts_of(name))] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_of_another_board_comes_in(strangers, method):
    seen = []
    for person in strangers:
        client = Client()
        client.force_login(person)
        for name in names_with_a_place():
            status = getattr(client, method)(address(name)).status_code
            seen.append((person.code, name, status))
    assert len(seen) >= len(strangers) * 10, "there are pages to keep people out of"
    assert [line for line in seen if line[2] != 404] == []


def test_nobody_comes_in_without_logging_in(demo):
    answers = [(name, Client().get(address(name))) for name in names_with_a_place()]
    assert [name for name, answer in answers if answer.status_code != 302] == []
    assert {answer.headers["Location"].split("?")[0] for _, answer in answers} == {reverse("login")}


def test_somebody_whose_account_is_closed_may_do_nothing(demo):
    person = User.objects.get(code="demo-controller")
    assert can(person, Act.RECEIVE, demo)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert not can(person, Act.RECEIVE, demo)


def test_every_act_is_somebody_s():
    assert [act for act in Act if not MAY.get(act)] == []


def test_the_table_is_what_the_door_says(demo):
    school = School.objects.get(brin="99CC")
    for role in HeldRole.Role:
        person = User.objects.create(code=f"proef-{role}", label="proefpersoon")
        HeldRole.objects.create(user=person, role=role, school=school)
        allowed = {act for act in Act if can(person, act, school)}
        assert allowed == {act for act in Act if role in MAY[act]}
        for act in set(Act) - allowed:
            with pytest.raises(NotYours):
                may(person, act, school)


def test_a_role_at_one_school_gives_nothing_at_another_or_at_the_board(demo):
    person = User.objects.create(code="proef", label="proefpersoon")
    for role in HeldRole.Role:
        HeldRole.objects.create(user=person, role=role, school=School.objects.get(brin="99CC"))
    other = School.objects.get(brin="99AA")
    assert [act for act in Act if can(person, act, other) or can(person, act, demo)] == []


def test_a_role_at_a_unit_never_gives_the_powers_of_the_school(demo):
    unit = Unit.objects.filter(school__brin="99CC").first()
    for role in HeldRole.Role:
        person = User.objects.create(code=f"proef-{role}", label="proefpersoon")
        HeldRole.objects.create(user=person, role=role, unit=unit)
        held = role if role is HeldRole.Role.GUIDE else HeldRole.Role.STAFF
        allowed = {act for act in Act if can(person, act, unit.school)}
        assert allowed == {act for act in Act if held in MAY[act]}
