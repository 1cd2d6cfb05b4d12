# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the frames of a school year are on their way: the version in hand, its course, and what the check sees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from werkdruk.deciding.consent import Body
from werkdruk.deciding.frames import (
    ACTORS,
    Contradiction,
    Frames,
    FramesAct,
    FramesCourse,
    FramesState,
    contradictions,
    frames_of,
    term,
)
from werkdruk.deciding.people import UnitKind
from werkdruk.deciding.years import Role
from werkdruk.kernel.languages import Told
from werkdruk.web import access
from werkdruk.web.models import FramesStep, FramesVersion, HeldRole, Proposal, School, Unit, User, Year
from werkdruk.web.queries.consents import rules_of
from werkdruk.web.queries.frames import framed_id, headcount_of
from werkdruk.web.queries.pots import year_pot

ENDED = frozenset({FramesState.WITHDRAWN, FramesState.REPLACED})
ACTS = {
    Role.LEADER_AND_COUNCIL: access.Act.SET_FRAMES,
    Role.LEADER: access.Act.ASK_RATIFYING,
    Role.COUNCIL: access.Act.RATIFY_FRAMES,
}
"""What somebody must be allowed to do for an act that is up to this role."""


def version_in_hand(year: Year) -> FramesVersion | None:
    """The version that is being agreed on, else the one that holds; None when there is neither."""
    rows = FramesVersion.objects.filter(year=year).exclude(state__in=[str(state) for state in ENDED])
    return rows.order_by("version").last()


def version_numbered(year: Year, number: int) -> FramesVersion | None:
    """The version with that number; None when the year has no such version."""
    return FramesVersion.objects.filter(year=year, version=number).first()


def steps_of(version: FramesVersion) -> tuple[FramesStep, ...]:
    """All that was done with a version, in order."""
    return tuple(FramesStep.objects.filter(frames=version).select_related("by").order_by("id"))


def course_of(version: FramesVersion) -> FramesCourse:
    """How far a version is, as the core reads it: the facts since it was last revised."""
    steps = steps_of(version)
    acts = [FramesAct(step.act) for step in steps]
    start = len(acts) - acts[::-1].index(FramesAct.REVISE) if FramesAct.REVISE in acts else 0
    since = dict(zip(acts[start:], steps[start:], strict=True))
    checked, asked = since.get(FramesAct.CHECK), since.get(FramesAct.ASK)
    return FramesCourse(
        state=FramesState(version.state),
        text=checked.digest if checked else "",
        last_on=steps[-1].on if steps else None,
        asked_on=asked.on if asked else None,
    )


@dataclass(frozen=True, slots=True)
class Ahead:
    """What has to happen next with frames: the act, whose it is, and the last day that was set for it."""

    act: FramesAct
    role: Role
    last_day: date


def ahead_of(version: FramesVersion) -> Ahead | None:
    """What has to happen next with a version, by the term of the council where it has one; None at an end."""
    own = rules_of(version.year.school)
    course = course_of(version)
    found = term(course, frames_of(version.body), reply_weeks=own.reply_weeks if own else None)
    if found is None:
        return None
    act = FramesAct.ANSWER if course.state is FramesState.QUESTIONED else found.act
    return Ahead(act, ACTORS[act], found.last_day)


def ideas_in(year: Year) -> int:
    """How many proposals were ever made in a year, also those that were withdrawn."""
    return Proposal.objects.filter(year=year).count()


def found_in(year: Year, frames: Frames, on: date) -> tuple[Contradiction, ...]:
    """What does not go together in frames, for the people and the pot of a day; units are called by their name."""
    names = unit_names(year.school)
    found = contradictions(frames, headcount_of(year, on), year_pot(year, on).pot.total)
    return tuple(replace(each, message=with_names(each.message, names)) for each in found)


def unit_names(school: School) -> dict[str, str]:
    """What people call the units of a school, by the id they have in the frames."""
    return {framed_id(unit): unit.name for unit in Unit.objects.filter(school=school)}


def with_names(told: Told, names: dict[str, str]) -> Told:
    """The sentence with the name of a unit where the core, which does not know it, has its id."""
    named = tuple((key, names.get(str(value), value) if key == "unit" else value) for key, value in told.values)
    return replace(told, values=named)


def speaks_for(user: User, school: School, wanted: Body) -> Body | None:
    """The council somebody speaks for: the one that is `wanted` when they sit in it; None when in none."""
    held = HeldRole.objects.filter(user=user, user__is_active=True, role=HeldRole.Role.COUNCIL)
    own = [Body.PMR] * held.filter(school=school).exists() + [Body.PGMR] * held.filter(board=school.board_id).exists()
    return wanted if wanted in own else next(iter(own), None)


def units_of_frames(school: School) -> tuple[tuple[str, str, UnitKind], ...]:
    """The units of a school that frames can name: id, name and kind."""
    rows = Unit.objects.filter(school=school).order_by("-kind", "name")
    return tuple((framed_id(unit), unit.name, UnitKind(unit.kind)) for unit in rows)


def text_of(version: FramesVersion) -> Frames:
    """The frames of a version, as the core reads them."""
    return frames_of(version.body)


def draft_now(version: FramesVersion) -> FramesVersion:
    """The version as it is in the database at this moment."""
    return FramesVersion.objects.get(pk=version.pk)
