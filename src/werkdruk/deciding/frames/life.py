# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of frames: from a draft, over the yes of personnel and of the council, to frozen.

Frames are checked, put to all personnel, ratified by the council, and then frozen. They change only as a new version,
which takes the place of the old one when it is frozen itself, and only before the first idea. No day that passes
changes a state: silence backs nothing and ratifies nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from werkdruk.deciding import steps as tables
from werkdruk.deciding.consent import Body
from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.choices import Tally
from werkdruk.deciding.frames.contradictions import Contradiction
from werkdruk.deciding.years import Role


class FramesState(StrEnum):
    """Where frames are."""

    DRAFT = "draft"
    CHECKED = "checked"
    """Nothing in them goes against something else; from here the text is fixed until it is revised."""
    PUT = "put"
    """All personnel can say yes or no."""
    BACKED = "backed"
    NOT_BACKED = "not-backed"
    """More said no, or too few took part."""
    ASKED = "asked"
    """They lie before the council."""
    QUESTIONED = "questioned"
    RATIFIED = "ratified"
    REFUSED = "refused"
    """The council said no, with reasons."""
    FROZEN = "frozen"
    """They hold, and every later step is held against them."""
    REPLACED = "replaced"
    """A newer version was frozen before the first idea."""
    WITHDRAWN = "withdrawn"


class FramesAct(StrEnum):
    """What can be done with frames."""

    CHECK = "check"
    PUT = "put"
    FIND_BACKED = "find-backed"
    FIND_NOT_BACKED = "find-not-backed"
    ASK = "ask"
    QUESTION = "question"
    ANSWER = "answer"
    RATIFY = "ratify"
    REFUSE = "refuse"
    FREEZE = "freeze"
    REPLACE = "replace"
    REVISE = "revise"
    WITHDRAW = "withdraw"


FRAMES_STEPS: Mapping[tuple[FramesState, FramesAct], FramesState] = {
    (FramesState.DRAFT, FramesAct.CHECK): FramesState.CHECKED,
    (FramesState.DRAFT, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.CHECKED, FramesAct.PUT): FramesState.PUT,
    (FramesState.CHECKED, FramesAct.REVISE): FramesState.DRAFT,
    (FramesState.CHECKED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.PUT, FramesAct.FIND_BACKED): FramesState.BACKED,
    (FramesState.PUT, FramesAct.FIND_NOT_BACKED): FramesState.NOT_BACKED,
    (FramesState.PUT, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.BACKED, FramesAct.ASK): FramesState.ASKED,
    (FramesState.BACKED, FramesAct.REVISE): FramesState.DRAFT,
    (FramesState.BACKED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.NOT_BACKED, FramesAct.REVISE): FramesState.DRAFT,
    (FramesState.NOT_BACKED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.ASKED, FramesAct.QUESTION): FramesState.QUESTIONED,
    (FramesState.ASKED, FramesAct.RATIFY): FramesState.RATIFIED,
    (FramesState.ASKED, FramesAct.REFUSE): FramesState.REFUSED,
    (FramesState.ASKED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.QUESTIONED, FramesAct.ANSWER): FramesState.ASKED,
    (FramesState.QUESTIONED, FramesAct.RATIFY): FramesState.RATIFIED,
    (FramesState.QUESTIONED, FramesAct.REFUSE): FramesState.REFUSED,
    (FramesState.QUESTIONED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.REFUSED, FramesAct.REVISE): FramesState.DRAFT,
    (FramesState.REFUSED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.RATIFIED, FramesAct.FREEZE): FramesState.FROZEN,
    (FramesState.RATIFIED, FramesAct.REVISE): FramesState.DRAFT,
    (FramesState.RATIFIED, FramesAct.WITHDRAW): FramesState.WITHDRAWN,
    (FramesState.FROZEN, FramesAct.REPLACE): FramesState.REPLACED,
}

ACTORS: Mapping[FramesAct, Role] = {
    FramesAct.CHECK: Role.LEADER_AND_COUNCIL,
    FramesAct.PUT: Role.COUNCIL,
    FramesAct.FIND_BACKED: Role.COUNCIL,
    FramesAct.FIND_NOT_BACKED: Role.COUNCIL,
    FramesAct.ASK: Role.LEADER,
    FramesAct.QUESTION: Role.COUNCIL,
    FramesAct.ANSWER: Role.LEADER,
    FramesAct.RATIFY: Role.COUNCIL,
    FramesAct.REFUSE: Role.COUNCIL,
    FramesAct.FREEZE: Role.LEADER_AND_COUNCIL,
    FramesAct.REPLACE: Role.LEADER_AND_COUNCIL,
    FramesAct.REVISE: Role.LEADER_AND_COUNCIL,
    FramesAct.WITHDRAW: Role.LEADER_AND_COUNCIL,
}
"""Whose act it is. Source: school leader and pmr set the frames together, the pmr sees to the majority of personnel and
ratifies (Voion); the rest is our own choice."""


@dataclass(frozen=True, slots=True)
class FramesCourse:
    """How far one version of the frames is: the digest of the text checked, and the last day something was done."""

    state: FramesState = FramesState.DRAFT
    text: str = ""
    last_on: date | None = None
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class FramesDeed:
    """Something done with exactly these frames by somebody on a day, with what it needs. A fact; never changed.

    `reasons` for a question, a refusal or a revision; `tally` when the yes or no is closed; `body` which council
    speaks; `found` what the check saw, None when nobody looked; `ideas` how many proposals there are; `newer` the
    version that takes the place.
    """

    act: FramesAct
    on: date
    by: Role
    frames: Frames
    reasons: str = ""
    tally: Tally | None = None
    body: Body | None = None
    found: tuple[Contradiction, ...] | None = None
    ideas: int = 0
    newer: Frames | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The last day that was set for an act; nothing follows from its passing by itself."""

    act: FramesAct
    last_day: date


def term(course: FramesCourse, frames: Frames, *, reply_weeks: int | None = None) -> Term | None:
    """The day that is set for what has to happen next; None at an end, and when frozen.

    `reply_weeks` is the council's own term to answer (reglement), None when it has none: then the day of the frames.
    Source: WMS art. 24 lid 1 g for the reply term; of ratifying no term was read.
    """
    line = frames.timeline
    if course.state is FramesState.DRAFT:
        return Term(FramesAct.CHECK, line.check_closes)
    if course.state is FramesState.CHECKED:
        return Term(FramesAct.PUT, line.check_closes)
    if course.state is FramesState.PUT:
        return Term(FramesAct.FIND_BACKED, line.check_closes + timedelta(days=1))
    if course.state is FramesState.BACKED:
        return Term(FramesAct.ASK, line.ratify_by)
    if course.state in {FramesState.ASKED, FramesState.QUESTIONED}:
        own = course.asked_on and reply_weeks is not None
        weeks = timedelta(weeks=reply_weeks or 0)
        return Term(FramesAct.RATIFY, course.asked_on + weeks if own and course.asked_on else line.ratify_by)
    if course.state in {FramesState.NOT_BACKED, FramesState.REFUSED}:
        return Term(FramesAct.REVISE, line.ideas_open)
    if course.state is FramesState.RATIFIED:
        return Term(FramesAct.FREEZE, line.ideas_open)
    return None


def possible(state: FramesState) -> tuple[FramesAct, ...]:
    """The acts that apply in `state`; empty at an end."""
    return tables.possible(FRAMES_STEPS, state)


def done(course: FramesCourse, deed: FramesDeed) -> FramesCourse:
    """The course after a deed that nothing stands in the way of. Raises NotPossible when there is no such step."""
    state = tables.follow(FRAMES_STEPS, course.state, deed.act)
    after = replace(course, state=state, last_on=deed.on)
    if deed.act is FramesAct.CHECK:
        return replace(after, text=deed.frames.digest)
    if deed.act is FramesAct.ASK:
        return replace(after, asked_on=deed.on)
    if deed.act is FramesAct.REVISE:
        return replace(after, text="", asked_on=None)
    return after
