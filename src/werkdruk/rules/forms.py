# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a rule can say: one small frozen value per kind of rule.

Each is read from the table of its name in a rule file (see `reading`), holds what the source says and nothing else,
and does the one calculation that the source describes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from werkdruk.kernel import Dollar, Euro, Month, WerkdrukError, halve, proportion

MONTHS_IN_A_YEAR = 12


class NoRate(WerkdrukError):
    """A rule that knows no amount for one kind of school."""

    def __init__(self, school_type: str) -> None:
        super().__init__(f"no amount per pupil is known for {school_type}")
        self.school_type = school_type


@dataclass(frozen=True, slots=True)
class Rates:
    """Amounts per pupil of secondary education, by the two kinds of pupils.

    Source: Regeling aanvullende bekostiging werkdrukverlichting voortgezet onderwijs, art. 1 and 3.
    """

    general: Euro
    vocational: Euro

    table: ClassVar[str] = "rates"

    def amount(self, general: int, vocational: int) -> Euro:
        """What is due for so many pupils of each kind.

        >>> Rates(Euro(31868), Euro(47803)).amount(800, 12)
        Euro(cents=26068036)
        """
        return self.general * general + self.vocational * vocational


@dataclass(frozen=True, slots=True)
class IslandRates:
    """Amounts per pupil and student in the Caribbean Netherlands, in dollars.

    Source: the same regulation, art. 3 lid 4 and 5. `bol` and `bbl` are the two ways of vocational training (mbo).
    """

    bonaire_pupil: Dollar
    bonaire_bol: Dollar
    bonaire_bbl: Dollar
    sint_eustatius_saba_pupil: Dollar

    table: ClassVar[str] = "island_rates"

    def amount(
        self,
        *,
        bonaire_pupil: int = 0,
        bonaire_bol: int = 0,
        bonaire_bbl: int = 0,
        sint_eustatius_saba_pupil: int = 0,
    ) -> Dollar:
        """What is due for so many pupils and students of each kind."""
        return (
            self.bonaire_pupil * bonaire_pupil
            + self.bonaire_bol * bonaire_bol
            + self.bonaire_bbl * bonaire_bbl
            + self.sint_eustatius_saba_pupil * sint_eustatius_saba_pupil
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a pupil of each kind of primary school counts, in tenths: 10 is one, 15 is one and a half."""

    bao: int
    sbo: int
    so_vso: int


@dataclass(frozen=True, slots=True)
class SectorRates:
    """Amounts per pupil of primary education, by kind of school: bao, sbo, and so or vso.

    An amount that no source gives is None. Of the kinds in `whole_euros` only the euros are known, not the cents.
    """

    bao: Euro
    weights: Weights
    sbo: Euro | None = None
    so_vso: Euro | None = None
    whole_euros: tuple[str, ...] = ()

    table: ClassVar[str] = "sector_rates"

    def amount(self, bao: int = 0, sbo: int = 0, so_vso: int = 0) -> Euro:
        """What is due for so many pupils of each kind. Raises NoRate when pupils have no known amount."""
        total = self.bao * bao
        for school_type, rate, count in (("sbo", self.sbo, sbo), ("so_vso", self.so_vso, so_vso)):
            if count and rate is None:
                raise NoRate(school_type)
            if rate is not None:
                total += rate * count
        return total


@dataclass(frozen=True, slots=True)
class Pot:
    """A sum for a whole sector: per year when structural, in total when it is given once.

    `per_pupil_words` is what a source says about the amount per pupil when it gives no exact one.
    """

    amount: Euro
    structural: bool
    per_pupil_words: str = ""

    table: ClassVar[str] = "pot"

    def of_months(self, months: int) -> Euro:
        """The part of a year's sum that so many months stand for. Raises ValueError when the sum is given once."""
        if not self.structural:
            msg = "a sum that is given once has no months"
            raise ValueError(msg)
        return proportion(self.amount, months, MONTHS_IN_A_YEAR)


@dataclass(frozen=True, slots=True)
class Hours:
    """Clock hours (klokuren) per school year of one full-time employee, as the parts they were agreed in.

    A part-timer has them in proportion. Source: cao VO 2022/2023, hoofdstuk 7, and the agreement of November 2022.
    """

    basis: int
    increase: int
    one_year: int
    groups: tuple[str, ...]

    table: ClassVar[str] = "hours"

    @property
    def full_time(self) -> int:
        """All parts together."""
        return self.basis + self.increase + self.one_year

    def hundredths(self, fte_hundredths: int) -> int:
        """The hours of an employment of so many hundredths of an fte, in hundredths of an hour; always exact.

        >>> Hours(basis=50, increase=40, one_year=0, groups=("OP",)).hundredths(75)
        6750
        """
        return self.full_time * fte_hundredths


@dataclass(frozen=True, slots=True)
class Halves:
    """In which measure the money is for individual relief and for collective policy.

    Raises ValueError when the measures differ: no source knows anything but equal halves.
    Source: the same regulation, art. 2. That an odd cent is collective is a choice of this program.
    """

    individual: int
    collective: int

    table: ClassVar[str] = "halves"

    def __post_init__(self) -> None:
        if (self.individual, self.collective) != (1, 1):
            msg = "the measures must be 1 and 1: no source knows anything but equal halves"
            raise ValueError(msg)

    def divide(self, amount: Euro) -> tuple[Euro, Euro]:
        """The individual and the collective half of `amount`."""
        return halve(amount)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the participation act around a request for consent.

    `reply_weeks` is None when the law gives no term to reply in: then the school's own reglement does.
    Source: Wet medezeggenschap op scholen, art. 24, 32 and the decisions of the LCG WMS.
    """

    notify_months: int
    file_weeks: int
    nullity_weeks: int
    silence_is_consent: bool
    extendable: bool
    reply_weeks: int | None = None

    table: ClassVar[str] = "terms"

    def notify_by(self, refused: date) -> date:
        """The last day on which the board can say that it withdraws or goes to the committee."""
        return _months_after(refused, self.notify_months)

    def file_by(self, notified: date) -> date:
        """The last day on which the board can file with the committee; after it the proposal has lapsed."""
        return notified + timedelta(weeks=self.file_weeks)

    def nullity_by(self, known: date) -> date:
        """The last day on which the council can call a decision taken without consent null."""
        return known + timedelta(weeks=self.nullity_weeks)


Content = Rates | IslandRates | SectorRates | Pot | Hours | Halves | Terms
"""All that a rule can say."""


def _months_after(day: date, months: int) -> date:
    month = Month.of(day)
    for _ in range(months):
        month = month.next()
    return month.first.replace(day=min(day.day, month.last.day))
