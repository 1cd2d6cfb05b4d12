# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small makers for the tests of the pages: places, people, money. Everything beyond goes through the actions."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.test import Client

from werkdruk import funding, rules
from werkdruk.deciding.frames import Frames, FramesAct, FramesState, frames_of
from werkdruk.deciding.years import YearAct
from werkdruk.kernel import Brin, CalendarYear, Euro, Month, SchoolYear, Span
from werkdruk.planning import Purpose
from werkdruk.web.actions.agreeing import close_check, take
from werkdruk.web.actions.awards import pass_on_award, receive_award
from werkdruk.web.actions.frames import change_draft, draft_frames
from werkdruk.web.actions.polls import answer_poll
from werkdruk.web.actions.proposing import ProposalDraft, judge, propose
from werkdruk.web.actions.years import advance, start_year
from werkdruk.web.models import (
    Appointment,
    Board,
    FramesVersion,
    HeldRole,
    Membership,
    Poll,
    Proposal,
    School,
    Unit,
    User,
    Year,
)
from werkdruk.web.queries.frames import first_frames, frozen_frames
from werkdruk.web.queries.prices import AskKind, Wish

SCHOOL_YEAR = SchoolYear(2023)
DAY = date(2024, 1, 15)
"""The day the demo is pinned to, which is what the pages take for today."""
AGREED_ON = date(2023, 11, 1)
Role = HeldRole.Role


def a_school(number: str = "99801", brin: str = "98AA", kind: str = "havo en vwo") -> School:
    board = Board.objects.create(number=number, name=f"Bestuur {number}")
    school = School.objects.create(board=board, brin=brin, name=f"School {brin}", kind=kind)
    Unit.objects.create(school=school, name="Onderbouw", kind=Unit.Kind.TEAM)
    return school


def a_person(place: School | Board, role: HeldRole.Role, code: str = "", group: str | None = "OP") -> User:
    """Somebody with a role; at a school with an appointment (unless `group` is None) and a home in its first unit."""
    person = User.objects.create(code=code or f"{role}-{User.objects.count()}", label=f"{role} {User.objects.count()}")
    if isinstance(place, Board):
        HeldRole.objects.create(user=person, role=role, board=place)
        return person
    HeldRole.objects.create(user=person, role=role, school=place)
    if group is not None:
        Appointment.objects.create(user=person, school=place, group=group, fte_hundredths=80)
        Membership.objects.create(user=person, unit=place.units.all()[0], home=True)
    return person


def staff(school: School, number: int, group: str = "OP") -> list[User]:
    """So many colleagues of one function group."""
    return [a_person(school, Role.STAFF, group=group) for _ in range(number)]


def a_year(school: School, *, general: int = 600) -> Year:
    """School year 2023/2024, open for proposals, with the money of both its funding years passed on.

    It was begun before there were frames, so nothing is forbidden in it; `frozen` gives it frames, and `a_fresh_year`
    is one whose frames are still to be agreed on.
    """
    year = a_fresh_year(school, general=general)
    FramesVersion.objects.filter(year=year).delete()
    advance(year, YearAct.FIX_FRAMES)
    return year


def a_fresh_year(school: School, *, general: int = 600) -> Year:
    """School year 2023/2024 as it begins: a first draft of its frames, and its money passed on."""
    leader, controller = a_person(school, Role.LEADER, group="leader"), a_person(school.board, Role.CONTROLLER)
    for year, rule, on in ((2023, "vo-2023-2", date(2023, 9, 4)), (2024, "vo-2024-1", date(2024, 1, 8))):
        counts = funding.Counts(
            rows=(funding.PupilCount(Brin(school.brin), None, Span.exact(general), Span.exact(0)),),
            counted_on=date(year - 1, 10, 1),
            digest=f"sha256:{year:064d}",
        )
        given = {"year": CalendarYear(year), "by": controller, "on": on}
        receive_award(school.board, counts=counts, rule=rules.by_id(rule), document=f"Beschikking {year}", **given)
        pass_on_award(school.board, **given)
    return start_year(school, SCHOOL_YEAR, by=leader, on=date(2023, 11, 1))


def frozen(year: Year, **changes: Any) -> Frames:
    """Frames that hold in the year from now on: those it would start from, with changes. Put there as they are."""
    frames = replace(first_frames(year, date(2023, 11, 1)), **changes)
    FramesVersion.objects.filter(year=year).update(state=str(FramesState.REPLACED))
    FramesVersion.objects.create(
        year=year,
        version=FramesVersion.objects.filter(year=year).count() + 1,
        state=str(FramesState.FROZEN),
        body=frames.as_json(),
        digest=frames.digest,
        made_on=date(2023, 11, 1),
    )
    return frames


def agreed(year: Year, **changes: Any) -> Frames:
    """Frames that hold, by every real step: drafted, checked, backed by all who work there, ratified and frozen."""
    leader = leader_of(year.school)
    council = User.objects.filter(roles__school=year.school, roles__role=Role.COUNCIL).first()
    council = council or a_person(year.school, Role.COUNCIL, group=None)
    drafted = draft_frames(year, by=leader, on=AGREED_ON)
    kept = frames_of(drafted.body)
    text = replace(first_frames(year, AGREED_ON), version=kept.version, replaces=kept.replaces, **changes)
    drafted = change_draft(drafted, text, seen=drafted.digest, by=leader, on=AGREED_ON)
    take(drafted, FramesAct.CHECK, by=leader, on=AGREED_ON)
    take(drafted, FramesAct.PUT, by=council, on=AGREED_ON)
    poll = Poll.objects.get(frames=drafted, closed_on=None)
    for person in User.objects.filter(appointments__school=year.school):
        answer_poll(poll, "yes", by=person, on=AGREED_ON)
    close_check(drafted, by=council, on=AGREED_ON)
    take(drafted, FramesAct.ASK, by=leader, on=AGREED_ON)
    take(drafted, FramesAct.RATIFY, by=council, on=AGREED_ON)
    take(drafted, FramesAct.FREEZE, by=leader, on=AGREED_ON)
    year.refresh_from_db()
    return text


def leader_of(school: School) -> User:
    return User.objects.get(roles__school=school, roles__role=Role.LEADER)


def a_wish(euros: int = 5_000) -> Wish:
    return Wish(AskKind.SERVICE, Month(2024, 2), Month(2024, 7), cost=Euro(euros * 100), benefits="mentoren")


def a_proposal(
    year: Year, title: str = "Surveillanten", wish: Wish | None = None, *, by: User | None = None, **told: Any
) -> Proposal:
    """A proposal of the first unit of the school, submitted; with frames on the first day that takes proposals.

    `told` are further parts of the draft.
    """
    author = by or User.objects.filter(roles__school=year.school, roles__role=Role.STAFF).first()
    assert author is not None
    draft = a_draft(year, title, wish, **told)
    return propose(year, draft, by=author, on=day_of_ideas(year))


def a_draft(year: Year, title: str = "Surveillanten", wish: Wish | None = None, **told: Any) -> ProposalDraft:
    """What somebody of the first unit of the school would propose."""
    unit = told.pop("unit", None) or year.school.units.all()[0]
    return ProposalDraft(unit, title, "Het is te veel.", Purpose.RELIEF, wish or a_wish(), **told)


def day_of_ideas(year: Year) -> date:
    """A day on which the year takes proposals."""
    frames = frozen_frames(year)
    return date(2023, 12, 1) if frames is None else frames.timeline.ideas_open


def a_feasible_proposal(year: Year, title: str = "Surveillanten", wish: Wish | None = None) -> Proposal:
    """A proposal that stands on the ballot."""
    made = a_proposal(year, title, wish)
    judge(made, feasible=True, reason="Dit kan.", by=leader_of(year.school), on=date(2023, 12, 10))
    made.refresh_from_db()
    return made


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def seen(response: HttpResponse) -> str:
    """What is to be read on a page, with single spaces."""
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", response.content.decode())).split())
