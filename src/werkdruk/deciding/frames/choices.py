# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be chosen in the frames: units and how they decide, floors, themes, how plans are joined and cut."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from werkdruk.deciding.counting.rule import Rule
from werkdruk.deciding.people import UnitKind


class Way(StrEnum):
    """How a unit decides."""

    TALK = "talk"
    """Together, in a talk."""
    MAJORITY = "majority"
    """What most people in it want."""
    COUNT = "count"
    """By a proportional count of its own ballots."""
    SCHOOL_COUNT = "school-count"
    """In the proportional count of the whole school, where a floor keeps a small unit from losing everything."""

    @property
    def counts(self) -> bool:
        """Whether ballots are counted proportionally."""
        return self in {Way.COUNT, Way.SCHOOL_COUNT}


class Joining(StrEnum):
    """How the plans of the units become one."""

    COLLECT = "collect"
    """They are put together as they are."""
    INTEGRATE = "integrate"
    """What is alike becomes one measure, with one price."""


class OverBudget(StrEnum):
    """What happens when the joined plans cost more than there is."""

    DROP_LAST = "drop-last"
    CUT_ALL = "cut-all"
    BACK_TO_UNITS = "back-to-units"
    PACKAGE_VOTE = "package-vote"


class Stance(StrEnum):
    """What is agreed about a theme before the first idea."""

    EXCLUDED = "excluded"
    CONDITIONAL = "conditional"
    REQUIRED = "required"
    """The plan has to say something about it."""


@dataclass(frozen=True, slots=True)
class FramedUnit:
    """One unit that decides, and how. `id` is short and stays, `name` is what people call it."""

    id: str
    name: str
    kind: UnitKind
    way: Way


@dataclass(frozen=True, slots=True)
class TalkRules:
    """How units talk: how many people at most in one talk, how many talks at least, and whether everybody has to come.

    Source: Voion names the maximum group size, the number of talks, and compulsory or voluntary as part of the frames.
    """

    group_max: int = 12
    talks_min: int = 1
    compulsory: bool = False


@dataclass(frozen=True, slots=True)
class Floors:
    """Parts of the pot: `units` goes first to the units, each by its people; `oop` to the ideas of support staff."""

    units: Fraction = Fraction(0)
    oop: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Theme:
    """What is agreed about one theme, and why; `condition` is what a proposal has to meet where that is agreed.

    Source: Voion: themes are excluded or conditional beforehand, for organisability or affordability, such as fewer
    lessons in shortage subjects and what raises the workload of another group.
    """

    id: str
    name: str
    stance: Stance
    reason: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class VoteSettings:
    """How ballots are counted: the rule, how many choices a ballot suggests, the part of the voters needed.

    `rule` also says what a part-time job does. `lot_from` says where the lot comes from, when ties may come to a lot;
    the lot itself is drawn when the proposals are known.
    """

    rule: Rule = Rule()  # noqa: RUF009 - frozen, so safe as a default
    approvals_min: int = 3
    quorum: Fraction = Fraction(0)
    lot_from: str = ""


@dataclass(frozen=True, slots=True)
class Backing:
    """When all personnel back the frames: the part that has to take part, and whether most of all have to say yes.

    Without `of_all` most of those who took part are enough. Source: the majority of personnel is a rule of the
    workload money as Voion explains it; its form and its quorum are the school's own.
    """

    quorum: Fraction = Fraction(1, 2)
    of_all: bool = False


@dataclass(frozen=True, slots=True)
class PackageVote:
    """All personnel say yes or no to the whole plan; `quorum` is the part that has to take part."""

    quorum: Fraction = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many said yes and no, of how many who might."""

    in_favour: int
    against: int
    entitled: int

    @property
    def part(self) -> int:
        """How many took part."""
        return self.in_favour + self.against
