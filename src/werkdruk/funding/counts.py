# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pupil counts: what a pupil file says, and which board a school has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from werkdruk.kernel import BoardNumber, Brin, Problem, SiteCode, Span

NOTHING = Span(0, 0)


class Kind(StrEnum):
    """The two kinds of pupils the regulation knows.

    Source: Regeling aanvullende bekostiging werkdrukverlichting voortgezet onderwijs, art. 1.
    """

    GENERAL = "general"
    VOCATIONAL = "vocational"


@dataclass(frozen=True, slots=True)
class PupilCount:
    """The pupils of one site of one school, in three groups that do not overlap.

    `general` and `vocational` are the pupils whose kind is known, `either` those of whom only the number is known.
    `site` is None when the file names no (valid) site.
    """

    school: Brin
    site: SiteCode | None
    general: Span
    vocational: Span
    either: Span = NOTHING

    @property
    def general_possible(self) -> Span:
        """How many can be general: the known ones, up to all whose kind is unknown on top."""
        return Span(self.general.low, self.general.high + self.either.high) if self.either.high else self.general

    @property
    def vocational_possible(self) -> Span:
        """How many can be vocational: the known ones, up to all whose kind is unknown on top."""
        return (
            Span(self.vocational.low, self.vocational.high + self.either.high) if self.either.high else self.vocational
        )

    @property
    def total(self) -> Span:
        """All pupils of both kinds."""
        low = self.general.low + self.vocational.low + self.either.low
        return Span(low, self.general.high + self.vocational.high + self.either.high)


@dataclass(frozen=True, slots=True)
class BoardList:
    """Which board each school has. A school with several boards stands under none, with a problem.

    `names` holds the name of each school and each site, by code.
    """

    boards: Mapping[Brin, BoardNumber]
    names: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """All that was counted in one file.

    `rows` is sorted by school and site, one per place. `counted_on` is the day the file itself tells, None when it
    tells none. `vavo` is the number of pupils outsourced to adult education; they are in `rows` when `vavo_counted`.
    `digest` is the SHA-256 of the bytes of the file.
    """

    rows: tuple[PupilCount, ...]
    counted_on: date | None
    digest: str = ""
    file: str = ""
    boards: BoardList = field(default_factory=lambda: BoardList({}))
    vavo: Span = NOTHING
    vavo_counted: bool = True
    problems: tuple[Problem, ...] = ()
