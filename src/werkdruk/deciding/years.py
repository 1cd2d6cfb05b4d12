# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The phases of a school's year: where it is, who must do what, and by when.

A plan is made in the school year before the one it is for: frames in autumn, proposals in winter, the choice and the
council in spring, then a school year of carrying out, and the account in the autumn after it. The days are a workable
calendar drawn from sourced points, not law: a school sets its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from werkdruk.deciding import steps as tables
from werkdruk.kernel import SchoolYear


class Phase(StrEnum):
    """The part of the year a school is in, in order."""

    FRAMES = "frames"
    """Who decides in which unit, how, within what."""
    PROPOSING = "proposing"
    """Talks, ideas, prices."""
    CHOOSING = "choosing"
    """Votes and the count."""
    COUNCIL = "council"
    """One plan, before the personnel council."""
    CARRYING_OUT = "carrying-out"
    ACCOUNTED = "accounted"
    """Evaluated and accounted for; the end."""


class YearAct(StrEnum):
    """What takes a school from one phase to the next, or back."""

    FIX_FRAMES = "fix-frames"
    CLOSE_PROPOSALS = "close-proposals"
    SEND_TO_COUNCIL = "send-to-council"
    CHOOSE_AGAIN = "choose-again"
    START = "start"
    ACCOUNT = "account"


class Role(StrEnum):
    """Who must act in a phase."""

    LEADER_AND_COUNCIL = "leader-and-council"
    STAFF = "staff"
    LEADER = "leader"
    COUNCIL = "council"


STEPS: Mapping[tuple[Phase, YearAct], Phase] = {
    (Phase.FRAMES, YearAct.FIX_FRAMES): Phase.PROPOSING,
    (Phase.PROPOSING, YearAct.CLOSE_PROPOSALS): Phase.CHOOSING,
    (Phase.CHOOSING, YearAct.SEND_TO_COUNCIL): Phase.COUNCIL,
    (Phase.COUNCIL, YearAct.CHOOSE_AGAIN): Phase.CHOOSING,
    (Phase.COUNCIL, YearAct.START): Phase.CARRYING_OUT,
    (Phase.CARRYING_OUT, YearAct.ACCOUNT): Phase.ACCOUNTED,
}

ROLES: Mapping[Phase, Role] = {
    Phase.FRAMES: Role.LEADER_AND_COUNCIL,
    Phase.PROPOSING: Role.STAFF,
    Phase.CHOOSING: Role.STAFF,
    Phase.COUNCIL: Role.COUNCIL,
    Phase.CARRYING_OUT: Role.LEADER,
}


def after(phase: Phase, act: YearAct) -> Phase:
    """The phase after `act`. Raises NotPossible when `act` does not apply."""
    return tables.follow(STEPS, phase, act)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The last day of each phase, for the plan of one school year. Raises ValueError when they are out of order."""

    frames: date
    proposing: date
    choosing: date
    council: date
    carrying_out: date

    def __post_init__(self) -> None:
        days = [self.frames, self.proposing, self.choosing, self.council, self.carrying_out]
        if days != sorted(days):
            msg = "the phases of a year end one after the other"
            raise ValueError(msg)

    @classmethod
    def usual(cls, year: SchoolYear) -> Calendar:
        """The usual days for the plan of `year`: they start in the autumn of the school year before it.

        Source: Voion names autumn for the frames and carrying out from August; the days between are our own choice.
        """
        spring = year.start
        return cls(
            frames=date(spring - 1, 12, 31),
            proposing=date(spring, 3, 1) - timedelta(days=1),
            choosing=date(spring, 3, 31),
            council=date(spring, 4, 30),
            carrying_out=date(spring + 1, 10, 31),
        )

    @classmethod
    def starting(cls, year: SchoolYear, started: date) -> Calendar:
        """The usual days of `year`; from `started` on when the school starts after its frames should have been fixed.

        A late school gets eight weeks to propose, four to choose and four for its council. Source: our own choice.
        """
        usual = cls.usual(year)
        if started <= usual.frames:
            return usual
        proposing, choosing, council = (started + timedelta(weeks=weeks) for weeks in (8, 12, 16))
        return cls(started, proposing, choosing, council, max(usual.carrying_out, council))

    def last_day(self, phase: Phase) -> date | None:
        """The last day of `phase`; None for the end, which has none."""
        return {
            Phase.FRAMES: self.frames,
            Phase.PROPOSING: self.proposing,
            Phase.CHOOSING: self.choosing,
            Phase.COUNCIL: self.council,
            Phase.CARRYING_OUT: self.carrying_out,
        }.get(phase)


@dataclass(frozen=True, slots=True)
class NextStep:
    """Who must act now, and by when; `days_left` is negative when late."""

    phase: Phase
    role: Role
    last_day: date
    days_left: int

    @property
    def is_late(self) -> bool:
        """Whether the last day has passed."""
        return self.days_left < 0


def next_step(phase: Phase, today: date, calendar: Calendar) -> NextStep | None:
    """What has to happen next; None when the year is accounted for."""
    last_day = calendar.last_day(phase)
    if last_day is None:
        return None
    return NextStep(phase, ROLES[phase], last_day, (last_day - today).days)


class Progress(StrEnum):
    """How a phase stands to the present one."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Stage:
    """One phase on the year line; `role` and `last_day` are None at the end."""

    phase: Phase
    progress: Progress
    role: Role | None
    last_day: date | None


def year_line(phase: Phase, calendar: Calendar) -> tuple[Stage, ...]:
    """All phases in order, each done, now or later."""
    order = list(Phase)
    here = order.index(phase)
    progress = [Progress.DONE if place < here else Progress.LATER for place in range(len(order))]
    progress[here] = Progress.NOW
    return tuple(
        Stage(each, how, ROLES.get(each), calendar.last_day(each)) for each, how in zip(order, progress, strict=True)
    )
