# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frames as one value, with the digest that fixes them, and the count of a yes or no."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting.rule import Rule
from werkdruk.deciding.frames.choices import (
    Backing,
    Floors,
    FramedUnit,
    Joining,
    OverBudget,
    PackageVote,
    TalkRules,
    Tally,
    Theme,
    VoteSettings,
)
from werkdruk.deciding.frames.timeline import Timeline
from werkdruk.kernel import SchoolYear, digest


@dataclass(frozen=True, slots=True)
class Frames:
    """Who decides where, how, and within what: agreed before the first idea.

    `package` is None when personnel do not vote on the whole plan. `version` counts from 1, and `replaces` is the
    digest of the frozen version before it. Frames that contradict themselves can exist: see `contradictions`.

    Source: cao VO section 8.6 as explained by Voion: units, way of deciding, group size, timeline, joining, priority
    and exclusions are set by school leader and pmr before the talks start.
    """

    year: SchoolYear
    units: tuple[FramedUnit, ...]
    timeline: Timeline
    vote: VoteSettings = field(default_factory=VoteSettings)
    talks: TalkRules = field(default_factory=TalkRules)
    floors: Floors = field(default_factory=Floors)
    joining: Joining = Joining.INTEGRATE
    over_budget: OverBudget = OverBudget.DROP_LAST
    themes: tuple[Theme, ...] = ()
    backing: Backing = field(default_factory=Backing)
    package: PackageVote | None = None
    ratified_by: Body = Body.PMR
    version: int = 1
    replaces: str = ""

    @property
    def digest(self) -> str:
        """The fingerprint that fixes them."""
        return digest(self.as_json())

    @property
    def counting(self) -> tuple[FramedUnit, ...]:
        """The units whose ballots are counted proportionally, each in its own count or in that of the school."""
        return tuple(unit for unit in self.units if unit.way.counts)

    def unit(self, id: str) -> FramedUnit | None:
        """The unit with this id; None when no unit of these frames has it."""
        return next((unit for unit in self.units if unit.id == id), None)

    def as_json(self) -> dict[str, Any]:
        """Every part of them with plain values: what is kept, signed and published. Fractions are texts."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}


def _plain(value: object) -> object:
    if isinstance(value, Rule):
        return value.as_json()
    if isinstance(value, Fraction | SchoolYear):
        return str(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


def majority(in_favour: int, against: int, *, quorum: Fraction, entitled: int) -> bool:
    """Whether more people are in favour than against and at least the `quorum` part of those entitled took part.

    Raises ValueError when more people took part than were entitled. Source: the majority check is a rule of the
    workload money as Voion explains it; its form and quorum are the school's own.
    """
    part = in_favour + against
    if min(in_favour, against) < 0 or part > entitled:
        msg = f"{part} of {entitled} took part"
        raise ValueError(msg)
    return in_favour > against and part >= quorum * entitled


def backed(tally: Tally, backing: Backing) -> bool:
    """Whether all personnel back the frames. Raises ValueError as `majority` does."""
    enough = not backing.of_all or 2 * tally.in_favour > tally.entitled
    return enough and majority(tally.in_favour, tally.against, quorum=backing.quorum, entitled=tally.entitled)
