# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the demo's schools agreed on their frames: drafted, checked, backed by personnel, ratified, frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from werkdruk.deciding.frames import (
    Frames,
    FramesAct,
    Holiday,
    OverBudget,
    PackageVote,
    Stance,
    Theme,
    Timeline,
    Way,
    frames_of,
)
from werkdruk.kernel import SchoolYear
from werkdruk.web.actions import agreeing, frames, polls
from werkdruk.web.models import Appointment, FramesVersion, User, Year
from werkdruk.web.queries.polls import open_poll_of

HOLIDAYS = (
    Holiday("kerstvakantie", date(2022, 12, 24), date(2023, 1, 8)),
    Holiday("kerstvakantie", date(2023, 12, 23), date(2024, 1, 7)),
    Holiday("voorjaarsvakantie", date(2024, 2, 17), date(2024, 2, 25)),
)
CLOSED_YEAR = Timeline(
    check_closes=date(2022, 11, 21),
    ratify_by=date(2022, 11, 25),
    ideas_open=date(2022, 11, 28),
    ideas_close=date(2022, 12, 2),
    feasible_by=date(2022, 12, 2),
    votes_open=date(2022, 12, 5),
    votes_close=date(2022, 12, 12),
    merge_by=date(2022, 12, 13),
    council_by=date(2022, 12, 14),
    holidays=HOLIDAYS,
)
PRESENT_YEAR = Timeline(
    check_closes=date(2023, 11, 20),
    ratify_by=date(2023, 11, 24),
    ideas_open=date(2023, 11, 27),
    ideas_close=date(2023, 12, 8),
    feasible_by=date(2023, 12, 15),
    votes_open=date(2024, 1, 9),
    votes_close=date(2024, 1, 15),
    merge_by=date(2024, 1, 22),
    council_by=date(2024, 1, 26),
    holidays=HOLIDAYS,
)
TIMELINES = {
    "99AA": replace(
        PRESENT_YEAR,
        votes_open=date(2024, 1, 8),
        votes_close=date(2024, 1, 11),
        merge_by=date(2024, 1, 12),
        council_by=date(2024, 1, 12),
    ),
    "99BB": PRESENT_YEAR,
    "99CC": replace(
        PRESENT_YEAR,
        ideas_close=date(2024, 1, 26),
        feasible_by=date(2024, 2, 2),
        votes_open=date(2024, 2, 5),
        votes_close=date(2024, 2, 13),
        merge_by=date(2024, 3, 4),
        package_by=date(2024, 3, 11),
        council_by=date(2024, 3, 15),
    ),
}
"""The days of 2023/2024 per school: one is with its council, one votes, one still proposes."""
PER_UNIT = "99CC"
"""The school whose units decide for themselves in 2023/2024; the others count together."""
THEMES = (
    Theme(
        "lessen-tekortvak", "Minder lessen in een tekortvak", Stance.EXCLUDED, "Er is niemand die de lessen overneemt."
    ),
    Theme(
        "werk-van-anderen",
        "Werk dat naar een ander verschuift",
        Stance.CONDITIONAL,
        "Anders wordt het voor de een lichter en voor de ander zwaarder.",
        "De groep die het erbij krijgt, is het ermee eens.",
    ),
)
SAYS_NO = 7
"""One in so many says no."""


def agree(year: Year, *, leader: User, council: User) -> None:
    """Frames that hold, by the steps a school takes, on the days of its timeline."""
    drafted = frames.draft_frames(year, by=leader, on=year.started_on)
    started = year.started_on
    text = _text(year, drafted)
    drafted = frames.change_draft(drafted, text, seen=drafted.digest, by=leader, on=started)
    agreeing.take(drafted, FramesAct.CHECK, by=leader, on=started)
    agreeing.take(drafted, FramesAct.PUT, by=council, on=started)
    _answer(year, drafted, on=started + timedelta(days=2))
    closed = text.timeline.check_closes + timedelta(days=1)
    agreeing.close_check(drafted, by=council, on=closed)
    drafted.refresh_from_db()
    agreeing.take(drafted, FramesAct.ASK, by=leader, on=closed)
    agreeing.take(drafted, FramesAct.RATIFY, by=council, on=text.timeline.ratify_by)
    agreeing.take(drafted, FramesAct.FREEZE, by=leader, on=text.timeline.ratify_by)
    year.refresh_from_db()


def put(year: Year, *, leader: User, council: User, on: date) -> None:
    """The frames of a year that is yet to come, before all personnel; a few have answered."""
    drafted = frames.draft_frames(year, by=leader, on=year.started_on)
    agreeing.take(drafted, FramesAct.CHECK, by=leader, on=year.started_on)
    agreeing.take(drafted, FramesAct.PUT, by=council, on=on)
    _answer(year, drafted, on=on, most=9)


def _text(year: Year, drafted: FramesVersion) -> Frames:
    first = frames_of(drafted.body)
    present = year.school_year > SchoolYear(2022)
    per_unit = present and year.school.brin == PER_UNIT
    units = first.units if per_unit else tuple(replace(unit, way=Way.SCHOOL_COUNT) for unit in first.units)
    return replace(
        first,
        units=units,
        timeline=TIMELINES[year.school.brin] if present else CLOSED_YEAR,
        themes=THEMES if present else (),
        over_budget=OverBudget.PACKAGE_VOTE if per_unit else OverBudget.DROP_LAST,
        package=PackageVote(Fraction(1, 2)) if per_unit else None,
    )


def _answer(year: Year, drafted: FramesVersion, *, on: date, most: int | None = None) -> None:
    """Three in four of everybody, or of the first so many, answer, and most of them say yes."""
    poll = open_poll_of(drafted)
    if poll is None:
        return
    voters = Appointment.objects.filter(school=year.school).select_related("user").order_by("user_id")
    for place, voter in enumerate(voters[:most]):
        if place % 4:
            polls.answer_poll(poll, "no" if place % SAYS_NO == 0 else "yes", by=voter.user, on=on)
