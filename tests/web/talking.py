# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makers of a unit that talks, its guide, and what they write down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

from django.urls import reverse
from tests.web.makers import Role, a_school, a_wish, a_year, frozen, staff

from werkdruk.deciding.frames import TalkRules, Way
from werkdruk.planning import Purpose
from werkdruk.web.actions import talks
from werkdruk.web.actions.proposing import ProposalDraft
from werkdruk.web.models import HeldRole, TalkNote, Unit, User
from werkdruk.web.queries.frames import first_frames

DAY = date(2024, 1, 15)
"""The day the demo is pinned to, which is what the pages take for today."""
Kind = TalkNote.Kind


def a_unit_that_talks(way=Way.TALK, **rules):
    """A year of which the only unit decides for itself, and its guide, who belongs to another unit."""
    year = a_year(a_school())
    staff(year.school, 6)
    unit = year.school.units.get()
    other = Unit.objects.create(school=year.school, name="Zaakvakken", kind=Unit.Kind.TEAM)
    staff_there = staff(year.school, 2)
    for person in staff_there:
        person.memberships.update(unit=other)
    frames = first_frames(year, DAY)
    ways = tuple(replace(each, way=way) for each in frames.units)
    timeline = replace(frames.timeline, ideas_open=date(2023, 11, 1), ideas_close=date(2024, 2, 1))
    frozen(year, units=ways, talks=TalkRules(**rules), timeline=timeline)
    return year, unit, a_guide(unit, other)


def a_guide(unit, home=None):
    person = User.objects.create(code=f"gids-{User.objects.count()}", label="procesbegeleider")
    HeldRole.objects.create(user=person, role=Role.GUIDE, unit=unit)
    if home is not None:
        person.memberships.create(unit=home, home=True)
    return person


def held(year, unit, guide, people=6, **changes):
    given = {"number": 1, "people": people, "compulsory": False, "by": guide, "on": DAY}
    return talks.hold_talk(year, unit, **{**given, **changes})


def said(year, unit, guide, kind=Kind.PROBLEM, text="Te veel toetsweken"):
    return talks.note(year, unit, kind, text, key=uuid4(), by=guide, on=DAY)


def at(name, year, unit, *rest):
    return reverse(name, args=[year.school.brin, year.school_year, unit.pk, *rest])


def a_draft(unit, title="Surveillanten"):
    return ProposalDraft(unit, title, "Te veel toetsweken", Purpose.RELIEF, a_wish(4_000))
