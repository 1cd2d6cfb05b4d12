# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames: what is agreed before the first idea, fixed with a digest so that nobody can move it later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from werkdruk.deciding.counting.outcomes import Completion, Utility
from werkdruk.deciding.counting.ties import Tie, TieOrder
from werkdruk.kernel import SchoolYear, digest


@dataclass(frozen=True, slots=True)
class VoteRule:
    """How ballots are counted; agreed before voting opens. `step` is in the unit of the election."""

    utility: Utility = Utility.COST
    completion: Completion = Completion.ADD1
    step: int = 1
    ties: tuple[Tie, ...] = (Tie.COST, Tie.VOTES, Tie.NAME)
    approvals_min: int = 0

    def tie_order(self, lot: tuple[str, ...] = ()) -> TieOrder:
        """The order that breaks ties, with the lot that was drawn when the rule has one."""
        return TieOrder(self.ties, lot)


@dataclass(frozen=True, slots=True)
class Frames:
    """Who decides where, how, and within what. `exclusions` are themes that cannot be proposed, with the reason.

    Source: cao VO section 8.6 as explained by Voion: units, way of deciding, timeline, joining and exclusions are set
    by school leader and pmr before the talks start.
    """

    year: SchoolYear
    units: tuple[str, ...]
    vote: VoteRule
    votes_open: date
    votes_close: date
    exclusions: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The fingerprint that fixes them."""
        return digest(self)


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
