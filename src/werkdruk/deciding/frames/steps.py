# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps of a year that frames have something to say about, each with what they look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from werkdruk.deciding.consent import Body
from werkdruk.deciding.frames.choices import Joining, OverBudget, Tally, VoteSettings, Way
from werkdruk.kernel import Euro, SchoolYear


@dataclass(frozen=True, slots=True)
class Propose:
    """Somebody of a unit proposes something; `met` are the themes whose condition it meets."""

    unit: str
    year: SchoolYear
    on: date
    themes: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnAway:
    """A proposal is not admitted because of its theme."""

    theme: str


@dataclass(frozen=True, slots=True)
class Judge:
    """The school leader says whether a proposal is feasible."""

    on: date


@dataclass(frozen=True, slots=True)
class Talk:
    """People of a unit talk; `compulsory` is how they were asked to come."""

    unit: str
    people: int
    compulsory: bool


@dataclass(frozen=True, slots=True)
class Decide:
    """A unit decides, after so many talks."""

    unit: str
    way: Way
    talks: int = 0


@dataclass(frozen=True, slots=True)
class SetAside:
    """Parts of the pot are set aside before anything else."""

    units: Fraction
    oop: Fraction


@dataclass(frozen=True, slots=True)
class Give:
    """Money goes to what a unit, or with None the support staff, wished for.

    `share` is the unit's part of all people, 1 for support staff; `wished` the price of all it asked for that is
    feasible, `given` the price of what it got of that.
    """

    unit: str | None
    pot: Euro
    share: Fraction
    wished: Euro
    given: Euro


@dataclass(frozen=True, slots=True)
class OpenVote:
    """A round of voting opens, of one unit or with None of the whole school; the lot may have been drawn by now."""

    settings: VoteSettings
    opens: date
    closes: date
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class SettleVote:
    """A closed round is said to stand, or not, after so many took part."""

    took_part: int
    entitled: int
    stands: bool


@dataclass(frozen=True, slots=True)
class Join:
    """The plans of the units become one; `themes` are those that it says something about."""

    way: Joining
    on: date
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shrink:
    """A plan that costs too much is made to fit."""

    way: OverBudget


@dataclass(frozen=True, slots=True)
class SendPlan:
    """The plan goes to the council, with the yes or no of personnel where there was one, and the day it closed."""

    on: date
    package: Tally | None = None
    package_on: date | None = None


@dataclass(frozen=True, slots=True)
class CloseCheck:
    """The yes or no of all personnel to the frames is closed and called backing."""

    tally: Tally
    on: date


@dataclass(frozen=True, slots=True)
class Ratify:
    """A council ratifies the frames."""

    body: Body
    on: date


@dataclass(frozen=True, slots=True)
class Amend:
    """The frames change; `ideas` is how many proposals there are by then."""

    ideas: int


Step = (
    Propose
    | TurnAway
    | Judge
    | Talk
    | Decide
    | SetAside
    | Give
    | OpenVote
    | SettleVote
    | Join
    | Shrink
    | SendPlan
    | CloseCheck
    | Ratify
    | Amend
)
