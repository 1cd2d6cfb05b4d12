# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is between the choice of the last unit and the question to the council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from werkdruk.deciding.frames import PackageVote, Way, majority
from werkdruk.deciding.years import Role
from werkdruk.web.models import Deelplan, Plan, Poll, Year
from werkdruk.web.queries.frames import frozen_frames


@dataclass(frozen=True, slots=True)
class JoiningTurn:
    """Who acts, what they do, on which page, and by when."""

    role: Role
    task: str
    page: str
    by: date | None = None


def joining_turn(year: Year) -> JoiningTurn | None:
    """The turn once every place has chosen; None before that, and in a year without frames."""
    frames = frozen_frames(year)
    if frames is None:
        return None
    plan = Plan.objects.filter(year=year).order_by("version").last()
    if plan is not None:
        return _with_plan(plan, frames.package)
    own = sum(unit.way is not Way.SCHOOL_COUNT for unit in frames.units)
    places = own + (own < len(frames.units))
    if Deelplan.objects.filter(year=year, decided_on__isnull=False).count() < places:
        return None
    return JoiningTurn(Role.LEADER, _("voeg samen wat gekozen is en maak het plan"), "merge")


def _with_plan(plan: Plan, package: PackageVote | None) -> JoiningTurn:
    """What comes after making the plan: the yes or no of personnel where it is agreed, then the council."""
    ask_council = JoiningTurn(Role.LEADER, _("vraag de PMR om instemming met het plan"), "plan")
    if package is None:
        return ask_council
    poll = Poll.objects.filter(plan=plan, matter=Poll.Matter.PACKAGE).last()
    if poll is None:
        return JoiningTurn(Role.LEADER, _("vraag het personeel om ja of nee op het hele plan"), "plan")
    if poll.closed_on is None:
        return JoiningTurn(Role.STAFF, _("zeg ja of nee op het hele plan"), "plan", poll.closes)
    told = poll.tally or {}
    if majority(told.get("yes", 0), told.get("no", 0), quorum=package.quorum, entitled=poll.electorate):
        return ask_council
    return JoiningTurn(Role.LEADER, _("neem het tweede pakket of pas het plan aan"), "plan")
