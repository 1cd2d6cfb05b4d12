# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""When does it end? Money per school year, what of it is secured, and the fall after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.kernel import Euro, Language, Saying, SchoolYear

THOUSAND = 1000
CERTAINTIES = {
    "structural": Saying("structureel", "structural"),
    "one-off": Saying("eenmalig", "one-off"),
    "proposed": Saying("voorstel", "proposed"),
}


class Certainty(StrEnum):
    """How sure a stream of money is."""

    STRUCTURAL = "structural"
    ONE_OFF = "one-off"
    PROPOSED = "proposed"

    def called(self, language: Language = Language.NL) -> str:
        """The certainty in words."""
        return CERTAINTIES[self.value](language)


@dataclass(frozen=True, slots=True)
class Stream:
    """Money that comes each school year from `first` to `last`; `last` None: no end is known."""

    title: str
    a_year: Euro
    first: SchoolYear
    last: SchoolYear | None
    certainty: Certainty

    def runs(self, year: SchoolYear) -> bool:
        """Whether it gives money for that school year."""
        return self.first <= year and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class YearOutlook:
    """The money of one school year by certainty, and `cliff`: the share of it that the next year lacks.

    `cliff` is in tenths of a per cent, rounded half up, below zero when there is more next year; None in a year
    without money. What is only proposed counts in no cliff.
    """

    year: SchoolYear
    structural: Euro
    one_off: Euro
    proposed: Euro
    cliff: int | None

    @property
    def secured(self) -> Euro:
        """All but what is only proposed."""
        return self.structural + self.one_off


def outlook(streams: Iterable[Stream], years: Iterable[SchoolYear]) -> tuple[YearOutlook, ...]:
    """The money of each of `years`, in their order.

    >>> one = Stream("convenant", Euro(7_500), SchoolYear(2020), SchoolYear(2021), Certainty.ONE_OFF)
    >>> [year.cliff for year in outlook([one], [SchoolYear(2020), SchoolYear(2021)])]
    [0, 1000]
    """
    given = tuple(streams)
    return tuple(_year(given, year) for year in years)


def ends(streams: Iterable[Stream]) -> dict[SchoolYear, tuple[Stream, ...]]:
    """Which streams give their last money in which school year, years in order; streams without an end are left out."""
    last: dict[SchoolYear, list[Stream]] = {}
    for stream in streams:
        if stream.last is not None:
            last.setdefault(stream.last, []).append(stream)
    return {year: tuple(last[year]) for year in sorted(last)}


@dataclass(frozen=True, slots=True)
class Survival:
    """How many measures outlived their money, and how much money they stand for; shares in tenths of a per cent."""

    alive: int
    all: int
    share: int
    share_of_money: int


def survival(measures: Iterable[tuple[Euro, bool]]) -> Survival:
    """The survival of measures, each with its cost a year and whether it still ran a year after its money ended.

    Raises ValueError when there are none or they cost nothing.
    """
    given = tuple(measures)
    total = Euro.sum(cost for cost, _ in given)
    if not given or total.cents <= 0:
        msg = "no measures with a cost"
        raise ValueError(msg)
    alive = sum(lives for _, lives in given)
    money = Euro.sum(cost for cost, lives in given if lives)
    return Survival(alive, len(given), _share(alive, len(given)), _share(money.cents, total.cents))


def _year(streams: tuple[Stream, ...], year: SchoolYear) -> YearOutlook:
    parts = {certainty: _sum(streams, year, certainty) for certainty in Certainty}
    secured = parts[Certainty.STRUCTURAL] + parts[Certainty.ONE_OFF]
    following = _sum(streams, year.next(), Certainty.STRUCTURAL) + _sum(streams, year.next(), Certainty.ONE_OFF)
    return YearOutlook(
        year=year,
        structural=parts[Certainty.STRUCTURAL],
        one_off=parts[Certainty.ONE_OFF],
        proposed=parts[Certainty.PROPOSED],
        cliff=_share((secured - following).cents, secured.cents) if secured else None,
    )


def _sum(streams: tuple[Stream, ...], year: SchoolYear, certainty: Certainty) -> Euro:
    return Euro.sum(stream.a_year for stream in streams if stream.certainty is certainty and stream.runs(year))


def _share(part: int, whole: int) -> int:
    return (2 * THOUSAND * part + whole) // (2 * whole)
