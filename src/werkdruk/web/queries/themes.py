# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The themes that the frames of a year speak about, for whoever proposes and for whoever judges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.feasibility import Check, checks_for
from werkdruk.deciding.frames import Frames, Stance, Theme, clauses, forbids
from werkdruk.deciding.frames.steps import Propose
from werkdruk.web.models import Proposal, Unit, Year
from werkdruk.web.queries.frames import framed_id, frozen_frames
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """One theme: its id in the frames, its name, what is agreed about it in words, and the clause that says so."""

    id: str
    name: str
    words: str
    clause: str
    condition: str
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class ThemeSaid:
    """What a proposal says about one theme: how it meets the condition, where there is one."""

    theme: ThemeChoice
    how: str


def themes_of(year: Year) -> tuple[ThemeChoice, ...]:
    """The themes of the frozen frames, in their order; none in a year without frames."""
    frames = frozen_frames(year)
    return () if frames is None else tuple(_choice(frames, theme) for theme in frames.themes)


def _choice(frames: Frames, theme: Theme) -> ThemeChoice:
    clause = next(each for each in clauses(frames) if each.key.startswith(f"theme:{theme.id}:"))
    said = clause.words(language())
    condition = theme.condition if theme.stance is Stance.CONDITIONAL else ""
    return ThemeChoice(theme.id, theme.name, said, clause.number, condition, theme.stance is Stance.EXCLUDED)


def said_of(proposal: Proposal) -> tuple[ThemeSaid, ...]:
    """What a proposal says about the themes of the frames of its year."""
    told = proposal.themes
    return tuple(ThemeSaid(theme, told[theme.id]) for theme in themes_of(proposal.year) if theme.id in told)


def checks_of(proposal: Proposal) -> tuple[Check, ...]:
    """The questions a leader answers about a proposal."""
    return checks_for(conditional=any(said.theme.condition for said in said_of(proposal)))


def grounds_of(year: Year) -> tuple[ThemeChoice, ...]:
    """The themes for which a proposal can be turned away: those excluded or with a condition."""
    return tuple(theme for theme in themes_of(year) if theme.is_excluded or theme.condition)


def deciding_units(year: Year, units: list[Unit]) -> list[Unit]:
    """Those of the units that decide in the year; all of them in a year without frames."""
    frames = frozen_frames(year)
    return units if frames is None else [unit for unit in units if frames.unit(framed_id(unit)) is not None]


def not_now(year: Year, on: date) -> str:
    """Why the frames take no proposals on a day, in words; empty when they do, and in a year without frames."""
    frames = frozen_frames(year)
    if frames is None or not frames.units:
        return ""
    found = forbids(frames, Propose(frames.units[0].id, year.school_year, on))
    return " ".join(refusal.words(language()) for refusal in found)
