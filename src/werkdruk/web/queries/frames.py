# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frames of a school year: the version that holds, the one to start from, and how many people there are."""

from __future__ import annotations

from datetime import date, timedelta

from werkdruk.deciding.box import LIMITS
from werkdruk.deciding.counting import Completion, Rule, TieOrder
from werkdruk.deciding.frames import FramedUnit, Frames, FramesState, Headcount, Timeline, VoteSettings, Way, frames_of
from werkdruk.deciding.people import Electorate, FunctionGroup, UnitKind
from werkdruk.deciding.years import Calendar
from werkdruk.kernel import Euro, split
from werkdruk.web.models import FramesVersion, Unit, Year
from werkdruk.web.queries.people import electorate_of

TIES = "cost,votes,lot"
FIRST_RULE = Rule(completion=Completion.ADD1, ties=TieOrder.parse(TIES, ()))
"""Equal shares by price; what is left is spent by raising everybody's share: the count of `counts.RULE`."""
LOT_FROM = "getrokken door het systeem voordat er gestemd wordt"
"""Kept with the frames in Dutch, as people sign them."""


def frozen_frames(year: Year) -> Frames | None:
    """The frames that hold in a year; None before any were frozen."""
    kept = FramesVersion.objects.filter(year=year, state=str(FramesState.FROZEN)).last()
    return None if kept is None else frames_of(kept.body)


def framed_id(unit: Unit) -> str:
    """The id of a unit in the frames, and in everything that is held against them."""
    return str(unit.pk)


def headcount_of(year: Year, on: date) -> Headcount:
    """How many people decide at a school on a day, each counted in one home unit."""
    return _headcount(year, electorate_of(year.school, on))


def _headcount(year: Year, electorate: Electorate) -> Headcount:
    homes = electorate.homes()
    return Headcount(
        units={framed_id(unit): homes.get(unit.name, 0) for unit in Unit.objects.filter(school=year.school)},
        oop=sum(elector.group is FunctionGroup.OOP for elector in electorate.electors),
        total=len(electorate.electors),
    )


def unit_pots(year: Year, pot: Euro, on: date) -> dict[str, Euro]:
    """What each deciding place has to choose with, to the cent: a unit by its id, the count of the school under "".

    The pot is divided by the people whose home a unit is; the parts of all units in the school's count, and of people
    without a home, are one pot there. A year without frames has one pot for the school.
    """
    frames = frozen_frames(year)
    if frames is None:
        return {"": pot}
    people = headcount_of(year, on)
    own = {unit.id: people.of(unit.id) for unit in frames.units if unit.way is not Way.SCHOOL_COUNT}
    weights = {unit: number for unit, number in own.items() if number}
    rest = people.total - sum(weights.values())
    if rest or not weights:
        weights[""] = rest or 1
    return split(pot, weights)


def first_frames(year: Year, on: date) -> Frames:
    """The frames to start from: every team, and every sectie that is somebody's home; small ones talk; usual days."""
    people = headcount_of(year, on)
    every = Unit.objects.filter(school=year.school).exclude(kind=Unit.Kind.GROUP).order_by("-kind", "name")
    deciding = [unit for unit in every if unit.kind == Unit.Kind.TEAM or people.of(framed_id(unit))] or every
    units = tuple(
        FramedUnit(framed_id(unit), unit.name, UnitKind(unit.kind), _way(people.of(framed_id(unit))))
        for unit in deciding
    )
    counted = any(unit.way.counts for unit in units)
    return Frames(
        year=year.school_year,
        units=units,
        timeline=_timeline(year, on, counted=counted),
        vote=VoteSettings(rule=Rule(completion=Completion.ADD1, ties=TieOrder.parse(TIES, ())), lot_from=LOT_FROM),
    )


def _way(people: int) -> Way:
    """A group too small for a confidential vote talks."""
    return Way.COUNT if people >= LIMITS.vote_min else Way.TALK


def _timeline(year: Year, on: date, *, counted: bool) -> Timeline:
    days = Calendar.starting(year.school_year, year.started_on)
    opens = max(days.frames, on) + timedelta(days=15)
    return Timeline(
        check_closes=opens - timedelta(days=8),
        ratify_by=opens - timedelta(days=1),
        ideas_open=opens,
        ideas_close=days.proposing - timedelta(days=7),
        feasible_by=days.proposing,
        votes_open=days.proposing + timedelta(days=1) if counted else None,
        votes_close=days.choosing - timedelta(days=7) if counted else None,
        merge_by=days.choosing,
        council_by=days.choosing + timedelta(days=7),
    )
