# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The price of a measure: what it costs, what it frees, and every step of the sum.

All inputs are whole numbers (cents, hundredths of an fte, minutes), each price is one exact fraction, and it is rounded
once, half up to a cent, at the end.

Source: cost of an fte and hours of a year: see `werkdruk.planning.norms`. A lesson less is priced in one of two ways:
hours method: lesson hours x (1 + surcharge) / hours of a year x cost of an fte; replacement method: cost of an fte /
the most lessons a full-timer gives.
"""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.kernel import CalendarYear, Euro, Language, Month, SchoolYear, Source, proportion, split
from werkdruk.kernel.languages import Hundredths, Told
from werkdruk.planning import sayings
from werkdruk.planning.measures import (
    Agreement,
    Fte,
    Hours,
    LessonMethod,
    LessonsFewer,
    Measure,
    Purchase,
    Service,
    SmallerClasses,
)
from werkdruk.planning.months import MONTHS_IN_A_YEAR, Months
from werkdruk.planning.norms import Norms

MINUTES_IN_AN_HOUR = 60
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a price: a sentence, the amount it ends in, and the source it rests on."""

    text: str
    amount: Euro | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What a measure costs over its months and what that buys.

    `fte_hundredths` is the number of full-time jobs for a whole year that the amount would pay at the norm, in
    hundredths, rounded half up. `hours_freed` is in whole hours over all the months, rounded down. `unverified` says
    that a norm was used which nobody read in the official text. Months share the amount evenly, the odd cents in the
    first months; a purchase falls in the first month.
    """

    amount: Euro
    months: Months
    structural: bool
    benefits: frozenset[str]
    hours_freed: int
    fte_hundredths: int
    unverified: bool
    at_once: bool
    steps: tuple[Step, ...]

    @property
    def per_month(self) -> dict[Month, Euro]:
        """The part of the amount in each month; the parts sum to it."""
        if self.at_once:
            return {month: self.amount if month == self.months.first else Euro.zero() for month in self.months}
        return split(self.amount, dict.fromkeys(self.months, 1))

    @property
    def per_calendar_year(self) -> dict[CalendarYear, Euro]:
        """The part of the amount in each calendar year, the year of the money; the parts sum to it."""
        parts: dict[CalendarYear, Euro] = {}
        for month, part in self.per_month.items():
            year = CalendarYear(month.year)
            parts[year] = parts.get(year, Euro.zero()) + part
        return parts

    @property
    def per_school_year(self) -> dict[SchoolYear, Euro]:
        """The part of the amount in each school year, the year of the plan; the parts sum to it."""
        parts: dict[SchoolYear, Euro] = {}
        for month, part in self.per_month.items():
            year = SchoolYear.of(month.first)
            parts[year] = parts.get(year, Euro.zero()) + part
        return parts

    @property
    def a_year(self) -> Euro | None:
        """The cost of a whole year once a structural measure runs on; None for a measure that ends."""
        if not self.structural:
            return None
        return self.amount if self.at_once else proportion(self.amount, MONTHS_IN_A_YEAR, self.months.count)

    @property
    def per_freed_hour(self) -> Euro | None:
        """What one freed hour costs, rounded half up to a cent; None when no hour is freed."""
        return proportion(self.amount, 1, self.hours_freed) if self.hours_freed else None


@dataclass(frozen=True, slots=True)
class _Sum:
    """`base` x `numerator` / `denominator`, in words; `hours` are bought by it; `normed` when it rests on the norm."""

    base: Euro
    numerator: int
    denominator: int
    told: Told
    hours: int = 0
    normed: bool = True

    @property
    def amount(self) -> Euro:
        return proportion(self.base, self.numerator, self.denominator)


def price(measure: Measure, norms: Norms, *, language: Language = Language.NL) -> Price:
    """The price of `measure` at `norms`, with its steps in `language`."""
    found = _sum_of(measure, norms)
    hours = found.hours if measure.hours_freed is None else measure.hours_freed
    per_fte = norms.cost.per_fte.cents
    steps = [Step(found.told(language), found.amount)]
    if found.normed:
        words = sayings.COST_PER_FTE(language, norm=norms.cost.written(language))
        steps.append(Step(words, norms.cost.per_fte, norms.cost.source))
    steps.append(Step(_hours_told(hours, stated=measure.hours_freed is not None)(language)))
    return Price(
        amount=found.amount,
        months=measure.months,
        structural=measure.structural,
        benefits=measure.benefits,
        hours_freed=hours,
        fte_hundredths=(2 * found.amount.cents * HUNDRED + per_fte) // (2 * per_fte),
        unverified=found.normed and norms.cost.unverified,
        at_once=isinstance(measure.asks, Purchase),
        steps=tuple(steps),
    )


def _hours_told(hours: int, *, stated: bool) -> Told:
    if not hours:
        return sayings.NO_HOURS.told()
    return (sayings.HOURS_STATED if stated else sayings.HOURS_FREED).told(hours=hours)


def _sum_of(measure: Measure, norms: Norms) -> _Sum:
    asks, months = measure.asks, measure.months.count
    match asks:
        case Fte():
            return _of_fte(asks, months, norms)
        case Hours():
            return _of_hours(asks, norms)
        case LessonsFewer():
            return _of_lessons(asks, months, norms)
        case SmallerClasses():
            return _of_classes(asks, months, norms)
        case Purchase():
            return _Sum(asks.amount, 1, 1, sayings.PURCHASE.told(), normed=False)
        case Service():
            return _Sum(asks.amount, 1, 1, sayings.SERVICE.told(), normed=False)
        case Agreement():
            return _Sum(Euro.zero(), 1, 1, sayings.AGREEMENT.told(), normed=False)


def _of_fte(asks: Fte, months: int, norms: Norms) -> _Sum:
    return _Sum(
        base=norms.cost.per_fte,
        numerator=asks.hundredths * months,
        denominator=HUNDRED * MONTHS_IN_A_YEAR,
        told=sayings.FTE.told(fte=Hundredths(asks.hundredths), per_fte=norms.cost.per_fte, part=_part_of_year(months)),
        hours=asks.hundredths * norms.time.year_hours * months // (HUNDRED * MONTHS_IN_A_YEAR),
    )


def _of_hours(asks: Hours, norms: Norms) -> _Sum:
    if asks.rate is not None:
        told = sayings.HOURS_AT_RATE.told(hours=asks.hours, rate=asks.rate)
        return _Sum(asks.rate, asks.hours, 1, told, hours=asks.hours, normed=False)
    year, per_fte = norms.time.year_hours, norms.cost.per_fte
    told = sayings.HOURS_AT_NORM.told(hours=asks.hours, per_fte=per_fte, year_hours=year)
    return _Sum(per_fte, asks.hours, year, told, hours=asks.hours)


def _of_lessons(asks: LessonsFewer, months: int, norms: Norms) -> _Sum:
    time, cost, part = norms.time, norms.cost.per_fte, _part_of_year(months)
    minutes = asks.lessons * time.lesson_minutes * time.lesson_weeks * (HUNDRED + time.surcharge) * months
    parts = MINUTES_IN_AN_HOUR * HUNDRED * MONTHS_IN_A_YEAR
    lessons = sayings.ONE_LESSON if asks.lessons == 1 else sayings.LESSONS
    what = lessons.told(lessons=asks.lessons, method=sayings.METHODS[asks.method.value])
    if asks.method is LessonMethod.REPLACEMENT:
        told = sayings.REPLACED.told(what=what, per_fte=cost, max_lessons=time.max_lessons, part=part)
        denominator = time.max_lessons * MONTHS_IN_A_YEAR
        return _Sum(cost, asks.lessons * months, denominator, told, hours=minutes // parts)
    told = sayings.IN_HOURS.told(
        what=what,
        minutes=time.lesson_minutes,
        weeks=time.lesson_weeks,
        surcharge=Hundredths(HUNDRED + time.surcharge),
        year_hours=time.year_hours,
        per_fte=cost,
        part=part,
    )
    return _Sum(cost, minutes, parts * time.year_hours, told, hours=minutes // parts)


def _of_classes(asks: SmallerClasses, months: int, norms: Norms) -> _Sum:
    fewer = asks.size_before - asks.size_after
    return _Sum(
        base=norms.cost.per_fte,
        numerator=asks.hundredths * fewer * months,
        denominator=HUNDRED * asks.size_after * MONTHS_IN_A_YEAR,
        told=sayings.CLASSES.told(
            before=asks.size_before,
            after=asks.size_after,
            fewer=fewer,
            fte=Hundredths(asks.hundredths),
            per_fte=norms.cost.per_fte,
            part=_part_of_year(months),
        ),
    )


def _part_of_year(months: int) -> Told | str:
    return "" if months == MONTHS_IN_A_YEAR else sayings.PART_OF_YEAR.told(months=months, year=MONTHS_IN_A_YEAR)
