# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makers for the tests of the ballot box: a school that votes by keys, its deeds, and people who vote."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db import connection
from tests.web.makers import Role, a_feasible_proposal, a_person, a_school, a_wish, a_year, frozen, leader_of, staff

from werkdruk.deciding.box import Attempt, RoundAct, RoundState, Side, Slip
from werkdruk.deciding.frames import Floors, Way
from werkdruk.web.actions.box_rounds import do, draft_round
from werkdruk.web.actions.boxes import make_keys, vote
from werkdruk.web.models import Membership, Round, Unit, User, Year
from werkdruk.web.queries.boxes import document_of

FIRST, LAST = date(2024, 1, 15), date(2024, 1, 26)
"""The days of voting; the first one is what the pages take for today."""
AFTER = LAST + timedelta(days=1)
PRICES = (20_000, 30_000, 45_000, 8_000)


@dataclass
class Booth:
    """A round by keys with the people around it; its chance comes from a seed, so that a red run repeats."""

    year: Year
    leader: User
    council: tuple[User, User]
    round: Round | None = None
    slips: list[Slip] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(7))  # noqa: S311 - a test repeats its chance

    def draft(self, unit: Unit | None = None, **other: Any) -> Round:
        given = {"opens": FIRST, "closes": LAST, "chance": self.chance, "by": self.leader, "on": date(2024, 1, 8)}
        self.round = draft_round(self.year, unit, **(given | other))
        return self.round

    def do(self, act: RoundAct, side: Side = Side.COUNCIL, **other: Any) -> Round:
        self.round.refresh_from_db()
        by = self.leader if side is Side.LEADER else self.council[0]
        day = {RoundAct.OPEN: FIRST}.get(
            act, AFTER if self.round.state in {"open", "closed", "counted", "published"} else date(2024, 1, 9)
        )
        given = {"by": by, "document": self.document.digest, "on": day, "reasons": "Er ontbrak iets."}
        self.round = do(self.round, act, side, **(given | other))
        return self.round

    @property
    def document(self) -> Any:
        return document_of(self.round)

    def sign(self) -> None:
        self.do(RoundAct.SIGN, Side.LEADER)
        self.do(RoundAct.SIGN)

    def print(self, count: int = 0, unit: Unit | None = None, *, renew: bool = False) -> list[Slip]:
        wanted = count or self.document.groups[unit.name if unit else ""]
        given = {"chance": self.chance, "by": self.council[0], "on": date(2024, 1, 9)}
        made = list(make_keys(self.round, unit, wanted, renew=renew, **given))
        self.slips += made
        return made

    def open(self, **other: Any) -> Booth:
        """The whole way to an open box with a key for everybody."""
        self.draft(**other)
        self.sign()
        for label in self.document.groups:
            self.print(unit=Unit.objects.get(school=self.year.school, name=label) if label else None)
        self.do(RoundAct.OPEN)
        return self

    def attempt(self, number: int, chosen: Any = ("1",), **other: Any) -> Attempt:
        given = {
            "key": str(self.slips[number].key),
            "choices": tuple(chosen),
            "request": self.chance.randbytes(16).hex(),
            "document": self.document.digest,
        }
        return Attempt(**(given | other))

    def vote(self, number: int, chosen: Any = ("1",), *, on: date = FIRST, **other: Any) -> Any:
        return vote(self.round, self.attempt(number, chosen, **other), on=on)

    def all_vote(self, count: int = 0) -> None:
        for number in range(count or len(self.slips)):
            self.vote(number, (str(number % 4 + 1), str(number % 3 + 1)))

    def counted(self) -> Booth:
        self.do(RoundAct.CLOSE)
        self.do(RoundAct.COUNT)
        return self


def a_booth(people: int = 22, *, council: int = 2) -> Booth:
    """A year without frames: everybody in one team, four proposals, two members of the council."""
    school = a_school()
    year = a_year(school)
    members = tuple(a_person(school, Role.COUNCIL) for _ in range(council))
    staff(school, people - council - 1)
    for number, price in enumerate(PRICES, 1):
        a_feasible_proposal(year, f"Voorstel {number}", a_wish(price))
    return Booth(year, leader_of(school), members)


def with_frames(booth: Booth, *, ways: dict[str, Way], floors: Floors = Floors()) -> Booth:  # noqa: B008 - frozen
    """The same booth in a year with frames that hold: each unit decides as `ways` say, within the days of voting."""
    frames = frozen(booth.year)
    units = tuple(replace(unit, way=ways.get(unit.name, unit.way)) for unit in frames.units)
    line = replace(frames.timeline, votes_open=FIRST, votes_close=LAST)
    frozen(booth.year, units=units, timeline=line, floors=floors)
    return booth


def a_team(year: Year, name: str, people: int) -> Unit:
    """One more team with so many people at home in it, and a proposal of its own."""
    unit = Unit.objects.create(school=year.school, name=name, kind=Unit.Kind.TEAM)
    for person in staff(year.school, people):
        Membership.objects.filter(user=person).update(unit=unit)
    return unit


def everything():
    """Every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            yield from cursor.fetchall()


def at(booth, state):
    """The booth with its round in that state, by the steps that lead there."""
    booth.draft()
    if state is RoundState.DRAFT:
        return booth
    if state is RoundState.VOID:
        booth.do(RoundAct.VOID)
        return booth
    booth.sign()
    if state is RoundState.SIGNED:
        booth.print()
        return booth
    booth.print()
    booth.do(RoundAct.OPEN)
    if state is RoundState.OPEN:
        booth.all_vote()
        return booth
    booth.all_vote()
    booth.do(RoundAct.CLOSE)
    if state is RoundState.CLOSED:
        return booth
    booth.do(RoundAct.COUNT)
    if state is RoundState.PUBLISHED:
        booth.do(RoundAct.PUBLISH)
    return booth
