# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is it enough? What a pot is per pupil, per job and per person, and how many hours of relief it buys."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.kernel import Euro, proportion

VOCATIONAL_WEIGHT = 150
"""What a vocational pupil weighs against a general one, in hundredths: the ratio of every rate since 2023."""
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Base:
    """What a pot is divided over: a school, a board or the sector. `fte` in whole jobs; `name` says what was counted.

    Raises ValueError when there are no pupils, jobs or people.
    """

    name: str
    general: int
    vocational: int
    fte: int
    people: int

    def __post_init__(self) -> None:
        if min(self.general, self.vocational) < 0 or min(self.pupils, self.fte, self.people) <= 0:
            msg = f"{self.name}: nobody to divide a pot over"
            raise ValueError(msg)

    @property
    def pupils(self) -> int:
        """All pupils."""
        return self.general + self.vocational


@dataclass(frozen=True, slots=True)
class AffordableRates:
    """The highest rates per pupil that stay within a pot, and what they leave of it."""

    general: Euro
    vocational: Euro
    left: Euro


@dataclass(frozen=True, slots=True)
class Adequacy:
    """What one pot means a year.

    `hours` of relief per job are in tenths of an hour, `share` of the working year in tenths of a per cent, both
    rounded half up; `jobs` is how many jobs the pot pays for, rounded down.
    """

    name: str
    pot: Euro
    per_pupil: Euro
    per_fte: Euro
    per_person: Euro
    hours: int
    share: int
    jobs: int


def adequacy(name: str, pot: Euro, base: Base, *, per_fte: Euro, year_hours: int = 1659) -> Adequacy:
    """What `pot` a year means for `base` when a job costs `per_fte` a year, all of it spent on time.

    An hour costs `per_fte` / `year_hours`, so the hours per job are pot x year_hours / (per_fte x fte).
    """
    bought = per_fte.cents * base.fte
    return Adequacy(
        name=name,
        pot=pot,
        per_pupil=proportion(pot, 1, base.pupils),
        per_fte=proportion(pot, 1, base.fte),
        per_person=proportion(pot, 1, base.people),
        hours=_rounded(10 * pot.cents * year_hours, bought),
        share=_rounded(1000 * pot.cents, bought),
        jobs=pot.cents // per_fte.cents,
    )


def rates_of(pot: Euro, base: Base) -> AffordableRates:
    """The rates per pupil of both kinds that `pot` allows, in whole cents, the vocational one half as much again.

    Both are rounded down, so that the pot is enough; `left` is what the rounding leaves.
    """
    weight = base.general * HUNDRED + base.vocational * VOCATIONAL_WEIGHT
    general = Euro(pot.cents * HUNDRED // weight)
    vocational = Euro(pot.cents * VOCATIONAL_WEIGHT // weight)
    return AffordableRates(general, vocational, pot - general * base.general - vocational * base.vocational)


def _rounded(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
