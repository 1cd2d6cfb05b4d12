# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames: what is agreed before the first idea, fixed with a digest so that nobody can move it later."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction

from werkdruk.deciding.counting.rule import Rule
from werkdruk.kernel import SchoolYear, digest


@dataclass(frozen=True, slots=True)
class Frames:
    """Who decides where, how, and within what. `exclusions` are themes that cannot be proposed, with the reason.

    `vote` is how ballots are counted, with the lot when it is drawn; `approvals_min` how many choices it needs.

    Source: cao VO section 8.6 as explained by Voion: units, way of deciding, timeline, joining and exclusions are set
    by school leader and pmr before the talks start.
    """

    year: SchoolYear
    units: tuple[str, ...]
    vote: Rule
    votes_open: date
    votes_close: date
    exclusions: tuple[str, ...] = ()
    approvals_min: int = 0

    @property
    def digest(self) -> str:
        """The fingerprint that fixes them."""
        return digest({field.name: getattr(self, field.name) for field in fields(self)} | {"vote": self.vote.as_json()})


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
