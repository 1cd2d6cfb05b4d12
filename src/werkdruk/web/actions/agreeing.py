# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a draft of the frames to frames that hold: every step is a fact, and none is there that the core does not know.

School leader and council can each do what is up to both of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from werkdruk.deciding.frames import (
    ACTORS,
    Frames,
    FramesAct,
    FramesDeed,
    FramesState,
    Tally,
    after,
    backed,
    frames_of,
    hindrances,
)
from werkdruk.deciding.years import Phase, YearAct
from werkdruk.web import access
from werkdruk.web.actions.frames import Hindered
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.polls import forget_voices, open_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import FramesStep, FramesVersion, Poll, User
from werkdruk.web.queries.framing import ACTS, course_of, found_in, ideas_in, speaks_for
from werkdruk.web.queries.polls import counted_voices, open_poll_of


@dataclass(frozen=True, slots=True)
class _Doing:
    """An act on the way: the version it is on, its text, and by whom on which day."""

    version: FramesVersion
    frames: Frames
    by: User
    on: date


def act_of(act: FramesAct) -> access.Act:
    """What somebody must be allowed to do for an act with frames."""
    return ACTS[ACTORS[act]]


@transaction.atomic
def take(version: FramesVersion, act: FramesAct, *, reasons: str = "", by: User, on: date) -> FramesVersion:
    """The version after an act, kept as a fact with the text it was done with.

    Putting them opens the yes or no of all personnel, finding closes it, freezing lets proposing begin and replaces the
    version that held. Raises Hindered with everything that stands in the way, Refused for an answer without words.
    """
    access.may(by, act_of(act), version.year.school)
    if act is FramesAct.ANSWER and not reasons.strip():
        raise Refused("no-reason")
    locked(version.year)
    now = FramesVersion.objects.select_for_update().select_related("year__school__board").get(pk=version.pk)
    doing = _Doing(now, frames_of(now.body), by, on)
    deed = _deed(doing, act, reasons.strip())
    _follow(doing, deed)
    if act in _ALONGSIDE:
        _ALONGSIDE[act](doing)
    version.refresh_from_db()
    return version


@transaction.atomic
def close_check(version: FramesVersion, *, by: User, on: date) -> FramesVersion:
    """The version after its yes or no was closed: found backed, or found not backed, by the numbers alone.

    Raises Hindered while it runs and not everybody answered.
    """
    tally = _tally(FramesVersion.objects.get(pk=version.pk))
    says_yes = tally is not None and backed(tally, frames_of(version.body).backing)
    act = FramesAct.FIND_BACKED if says_yes else FramesAct.FIND_NOT_BACKED
    return take(version, act, by=by, on=on)


def _deed(doing: _Doing, act: FramesAct, reasons: str) -> FramesDeed:
    year = doing.version.year
    return FramesDeed(
        act=act,
        on=doing.on,
        by=ACTORS[act],
        frames=doing.frames,
        reasons=reasons,
        tally=_tally(doing.version),
        body=speaks_for(doing.by, year.school, doing.frames.ratified_by),
        found=found_in(year, doing.frames, doing.on) if act is FramesAct.CHECK else None,
        ideas=ideas_in(year),
    )


def _tally(version: FramesVersion) -> Tally | None:
    """The numbers of the yes or no that is open; None when none is."""
    poll = open_poll_of(version)
    if poll is None:
        return None
    counted = counted_voices(poll)
    return Tally(counted.get("yes", 0), counted.get("no", 0), poll.electorate)


def _follow(doing: _Doing, deed: FramesDeed) -> None:
    """Keeps the deed and the state after it. Raises Hindered when something stands in its way."""
    course, now = course_of(doing.version), doing.version
    if against := hindrances(course, deed):
        raise Hindered(against)
    now.state = str(after(course, deed).state)
    now.save(update_fields=["state"])
    tally = deed.tally if deed.act in {FramesAct.FIND_BACKED, FramesAct.FIND_NOT_BACKED} else None
    FramesStep.objects.create(
        frames=now,
        act=str(deed.act),
        on=deed.on,
        by=doing.by,
        reasons=deed.reasons,
        digest=deed.frames.digest,
        text=now.body if deed.act is FramesAct.CHECK else None,
        in_favour=tally.in_favour if tally else None,
        against=tally.against if tally else None,
        entitled=tally.entitled if tally else None,
    )
    log(doing.by, f"frames.{deed.act}", str(now), board=now.year.school.board, on=deed.on)


def _open_check(doing: _Doing) -> None:
    open_poll(
        doing.version.year,
        Poll.Matter.FRAMES,
        frames=doing.version,
        closes=doing.frames.timeline.check_closes,
        by=doing.by,
        on=doing.on,
    )


def _close_check(doing: _Doing) -> None:
    poll = open_poll_of(doing.version)
    if poll is not None:
        forget_voices(poll, on=doing.on)


def _fix(doing: _Doing) -> None:
    """The version that held is replaced, and in the first year of its kind proposing begins."""
    year = doing.version.year
    holding = FramesVersion.objects.filter(year=year, state=str(FramesState.FROZEN)).exclude(pk=doing.version.pk)
    for older in holding:
        text = frames_of(older.body)
        deed = FramesDeed(
            act=FramesAct.REPLACE,
            on=doing.on,
            by=ACTORS[FramesAct.REPLACE],
            frames=text,
            ideas=ideas_in(year),
            newer=doing.frames,
        )
        _follow(_Doing(older, text, doing.by, doing.on), deed)
    if Phase(year.phase) is Phase.FRAMES:
        advance(year, YearAct.FIX_FRAMES)


_ALONGSIDE: Mapping[FramesAct, Callable[[_Doing], None]] = {
    FramesAct.PUT: _open_check,
    FramesAct.FIND_BACKED: _close_check,
    FramesAct.FIND_NOT_BACKED: _close_check,
    FramesAct.WITHDRAW: _close_check,
    FramesAct.FREEZE: _fix,
}
"""What else happens with an act, in the same transaction."""
