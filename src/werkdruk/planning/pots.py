# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pot of a school year, and whether a plan fits in it.

Money comes per calendar year, plans are made per school year. A pot is five months of one funding year and seven of the
next, one-off money, and what was carried over: each its own line, each with where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.kernel import CalendarYear, Euro, Language, SchoolYear, split
from werkdruk.planning import sayings
from werkdruk.planning.errors import NoFunding

JANUARY_TO_JULY = 7
AUGUST_TO_DECEMBER = 5


class PotLineKind(StrEnum):
    """Where a line of a pot comes from."""

    FUNDING = "funding"
    ONE_OFF = "one-off"
    CARRIED = "carried"

    def called(self, language: Language = Language.NL) -> str:
        """The kind in words."""
        return sayings.POT_LINES[self.value](language)


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What a school gets for one calendar year; `source` says in words where it comes from, `rule` is its id."""

    year: CalendarYear
    amount: Euro
    estimate: bool
    source: str
    rule: str = ""

    @property
    def per_school_year(self) -> dict[SchoolYear, Euro]:
        """Seven twelfths for the school year that ends in it, five for the one that starts; to the cent the whole."""
        starting = SchoolYear(self.year.year)
        return split(self.amount, {starting.previous(): JANUARY_TO_JULY, starting: AUGUST_TO_DECEMBER})


@dataclass(frozen=True, slots=True)
class OneOff:
    """Money that comes once, for one school year."""

    amount: Euro
    source: str
    rule: str = ""
    estimate: bool = False


@dataclass(frozen=True, slots=True)
class PotLine:
    """One line of a pot. `funding_year` and `months` are None and 0 where money does not come per year."""

    kind: PotLineKind
    amount: Euro
    estimate: bool
    source: str
    funding_year: CalendarYear | None = None
    months: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Pot:
    """The money of one school for one school year, line by line."""

    school_year: SchoolYear
    lines: tuple[PotLine, ...]

    @property
    def total(self) -> Euro:
        """The sum of all lines, estimates included."""
        return Euro.sum(line.amount for line in self.lines)

    @property
    def certain(self) -> Euro:
        """The sum of the lines that are no estimate."""
        return Euro.sum(line.amount for line in self.lines if not line.estimate)

    @property
    def structural(self) -> Euro:
        """The sum of the lines that come back every year."""
        return Euro.sum(line.amount for line in self.lines if line.kind is PotLineKind.FUNDING)

    @property
    def estimate(self) -> bool:
        """Whether any line is an estimate, and with it the total."""
        return any(line.estimate for line in self.lines)


def expected(earlier: YearMoney, *, language: Language = Language.NL) -> YearMoney:
    """The year after `earlier` while its rate is not known: the same amount, marked an estimate."""
    return YearMoney(
        year=CalendarYear(earlier.year.year + 1),
        amount=earlier.amount,
        estimate=True,
        source=sayings.AS_MUCH_AGAIN(language, year=earlier.year),
    )


def pot_of(
    school_year: SchoolYear,
    years: Iterable[YearMoney],
    *,
    one_offs: Iterable[OneOff] = (),
    carried: Euro | None = None,
    language: Language = Language.NL,
) -> Pot:
    """The pot of `school_year`: a line per funding year, one per one-off sum, one for what was carried over.

    Two successive school years take the whole of the calendar year between them: not a cent is lost or used twice.
    What a line says of itself is in `language`. A carried amount may be negative, when more was spent than there was.
    Raises NoFunding when `years` has no amount for one of the two funding years; give `expected(...)` when it is not
    known yet.

    Source: cao VO, plans per school year; the one-off money of 2022 used the same 7/12 (175 of 300 million).
    """
    given = {money.year: money for money in years}
    lines = [_funding_line(school_year, year, given, language) for year in school_year.months_by_calendar_year()]
    lines += [
        PotLine(PotLineKind.ONE_OFF, once.amount, once.estimate, once.source, rule=once.rule) for once in one_offs
    ]
    if carried is not None:
        source = sayings.LEFT_OF(language, year=school_year.previous())
        lines.append(PotLine(PotLineKind.CARRIED, carried, estimate=False, source=source))
    return Pot(school_year, tuple(lines))


def _funding_line(
    school_year: SchoolYear, year: CalendarYear, given: dict[CalendarYear, YearMoney], language: Language
) -> PotLine:
    if year not in given:
        raise NoFunding(school_year, year)
    money = given[year]
    months = school_year.months_by_calendar_year()[year]
    where_from = sayings.FROM_AUGUST if months == AUGUST_TO_DECEMBER else sayings.UNTIL_JULY
    return PotLine(
        kind=PotLineKind.FUNDING,
        amount=money.per_school_year[school_year],
        estimate=money.estimate,
        source=where_from(language, months=months, year=year, source=money.source),
        funding_year=year,
        months=months,
        rule=money.rule,
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """How far a pot reaches. Of `left` and `over` at least one is zero; neither is ever negative."""

    asked: Euro
    pot: Euro
    left: Euro
    over: Euro

    @property
    def fits(self) -> bool:
        """Whether the pot pays for all that is asked."""
        return not self.over


def fits(amounts: Iterable[Euro], pot: Euro) -> Fit:
    """Whether `amounts` fit in `pot` together, and what is left or missing."""
    asked = Euro.sum(amounts)
    rest = pot - asked
    zero = Euro.zero()
    return Fit(asked, pot, left=max(rest, zero), over=max(-rest, zero))
