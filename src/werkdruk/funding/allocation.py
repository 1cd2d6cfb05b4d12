# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From counts and a rule to an amount per board, its two halves, and a share per school and site.

Where a count is a range, everything is worked out twice: once with every count at its lowest and every unknown kind at
the lower rate, once with all at the highest. Each of the two closes to the cent; together they bound every total and
half. A share of the collective half is given for the same two cases: between them it can differ by the one cent that
rounding gives to one school or to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from werkdruk import kernel
from werkdruk.funding import faults
from werkdruk.funding.counts import BoardList, Counts, PupilCount
from werkdruk.funding.days import count_date
from werkdruk.funding.refusals import NotExact
from werkdruk.funding.tally import numbered
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, Problem, SiteCode, Span, Where
from werkdruk.kernel.languages import Told
from werkdruk.rules import Rates, Rule

K = TypeVar("K", Brin, str)
NAMED_MAX = 5
"""So many schools are named in a sentence."""


@dataclass(frozen=True, slots=True)
class EuroSpan:
    """An amount in the lowest and in the highest case; exact when they are equal."""

    low: Euro
    high: Euro

    @property
    def is_exact(self) -> bool:
        """Whether the amount is known."""
        return self.low is self.high or self.low == self.high

    @property
    def exact(self) -> Euro:
        """The amount itself. Raises NotExact when it is a range."""
        if not self.is_exact:
            raise NotExact(self.low.cents, self.high.cents)
        return self.low

    def __add__(self, other: EuroSpan) -> EuroSpan:
        return EuroSpan(self.low + other.low, self.high + other.high)

    def as_json(self) -> int | dict[str, int]:
        """Its cents when exact, else its bounds under `min` and `max`."""
        low, high = sorted((self.low.cents, self.high.cents))
        return low if low == high else {"min": low, "max": high}

    @classmethod
    def total(cls, spans: Iterable[EuroSpan]) -> EuroSpan:
        """The sum in both cases; zero when there are none."""
        found = list(spans)
        low, high = sum([span.low.cents for span in found]), sum([span.high.cents for span in found])
        bottom = Euro(low)
        return cls(bottom, bottom if low == high else Euro(high))


@dataclass(frozen=True, slots=True)
class SiteShare:
    """What one site's pupils bring in, and its part of the school's collective share; `site` is None when not named."""

    site: SiteCode | None
    general: Span
    vocational: Span
    amount: EuroSpan
    collective: EuroSpan


@dataclass(frozen=True, slots=True)
class SchoolShare:
    """What one school's pupils bring in (`amount`), and its share of the board's collective half."""

    school: Brin
    general: Span
    vocational: Span
    pupils: Span
    amount: EuroSpan
    collective: EuroSpan
    sites: tuple[SiteShare, ...]


@dataclass(frozen=True, slots=True)
class BoardShare:
    """What one board is due, in its two halves, and the schools that the collective half goes to.

    `board` is None for the schools whose board is not known.
    """

    board: BoardNumber | None
    total: EuroSpan
    individual: EuroSpan
    collective: EuroSpan
    schools: tuple[SchoolShare, ...]


@dataclass(frozen=True, slots=True)
class Allocation:
    """One run of one rule over one count. `boards` is sorted by number, the unknown board last.

    `estimate` is whether the pupils were counted on another (or an unknown) day than the law names.
    """

    rule: Rule
    rates: Rates
    year: CalendarYear
    count_date: date
    counted_on: date | None
    estimate: bool
    boards: tuple[BoardShare, ...]
    names: Mapping[str, str]
    problems: tuple[Problem, ...]
    digest: str = ""

    @property
    def total(self) -> EuroSpan:
        """All of it."""
        return EuroSpan.total(board.total for board in self.boards)

    @property
    def individual(self) -> EuroSpan:
        """The individual halves of all boards."""
        return EuroSpan.total(board.individual for board in self.boards)

    @property
    def collective(self) -> EuroSpan:
        """The collective halves of all boards."""
        return EuroSpan.total(board.collective for board in self.boards)


def halve(total: Euro) -> tuple[Euro, Euro]:
    """The individual and the collective half of a board's total; an odd cent is in the collective half.

    Source: the regulation, art. 2: in equal measure. The total is halved, not the rate: half a rate can be half a cent.
    """
    return kernel.halve(total)


def distribute(collective: Euro, amounts: Mapping[K, Euro]) -> dict[K, Euro]:
    """The collective half over schools (or sites) by their own amounts, largest remainder; all of it, in their order.

    A pot of nothing gives each nothing. Raises ValueError when there is a pot and all amounts are zero.
    Source: Voion, "budget bepalen": the schools get it in full, by pupils; by their own amounts because the law has
    two rates.
    """
    if not collective:
        return dict.fromkeys(amounts, Euro.zero())
    return kernel.split(collective, {key: amount.cents for key, amount in amounts.items()})


def allocate(
    counts: Counts,
    rule: Rule,
    *,
    year: CalendarYear,
    boards: BoardList | None = None,
    counted_on: date | None = None,
    sites: bool = False,
) -> Allocation:
    """What each board is due for `year`, its halves, and what each school gets of the collective half.

    `boards` goes before the boards that the pupil file names itself. `counted_on` is the day of a file that tells none.
    With `sites` each school's share is divided over its sites in the same way.
    Raises TypeError when the rule has no rates for the two kinds of pupils.
    Source: the regulation, art. 2 and art. 3; rounding: a rate is in whole cents, so an amount needs none.
    """
    rates = rule.content
    if not isinstance(rates, Rates):
        msg = f"rule {rule.id} holds no rates per pupil of two kinds"
        raise TypeError(msg)
    known = {**counts.boards.boards, **(boards.boards if boards else {})}
    grouped: dict[BoardNumber | None, dict[Brin, list[PupilCount]]] = {}
    for row in counts.rows:
        grouped.setdefault(known.get(row.school), {}).setdefault(row.school, []).append(row)
    order = sorted(grouped, key=lambda board: (board is None, board or ""))
    shares = tuple(_board(board, grouped[board], rates, sites=sites) for board in order)
    own = counts.counted_on
    return Allocation(
        rule=rule,
        rates=rates,
        year=year,
        count_date=count_date(year),
        counted_on=own or counted_on,
        estimate=own != count_date(year),
        boards=shares,
        names={**(boards.names if boards else {}), **counts.boards.names},
        problems=(*counts.problems, *(boards.problems if boards else ()), *_remarks(counts, boards, shares)),
        digest=counts.digest,
    )


def _board(
    board: BoardNumber | None, schools: Mapping[Brin, list[PupilCount]], rates: Rates, *, sites: bool
) -> BoardShare:
    found = {school: _together(schools[school]) for school in sorted(schools)}
    amounts = {school: _amount(count, rates) for school, count in found.items()}
    total = EuroSpan.total(amounts.values())
    low_halves = halve(total.low)
    high_halves = low_halves if total.is_exact else halve(total.high)
    collective = EuroSpan(low_halves[1], high_halves[1])
    shares = _divide(collective, amounts)
    return BoardShare(
        board,
        total,
        EuroSpan(low_halves[0], high_halves[0]),
        collective,
        tuple(
            SchoolShare(
                school,
                count.general_possible,
                count.vocational_possible,
                count.total,
                amounts[school],
                shares[school],
                _sites(schools[school], rates, shares[school]) if sites else (),
            )
            for school, count in found.items()
        ),
    )


def _together(counts: list[PupilCount]) -> PupilCount:
    """The sites of one school as one count."""
    if len(counts) == 1:
        return counts[0]
    general_low = general_high = vocational_low = vocational_high = either_low = either_high = 0
    for count in counts:
        general_low += count.general.low
        general_high += count.general.high
        vocational_low += count.vocational.low
        vocational_high += count.vocational.high
        either_low += count.either.low
        either_high += count.either.high
    return PupilCount(
        counts[0].school,
        None,
        Span(general_low, general_high),
        Span(vocational_low, vocational_high),
        Span(either_low, either_high),
    )


def _amount(count: PupilCount, rates: Rates) -> EuroSpan:
    """What pupils bring in; pupils of an unknown kind at the lower rate and at the higher rate."""
    general, vocational = rates.general.cents, rates.vocational.cents
    least, most = (general, vocational) if general < vocational else (vocational, general)
    low = count.general.low * general + count.vocational.low * vocational + count.either.low * least
    high = count.general.high * general + count.vocational.high * vocational + count.either.high * most
    bottom = Euro(low)
    return EuroSpan(bottom, bottom if low == high else Euro(high))


def _divide(pot: EuroSpan, amounts: Mapping[K, EuroSpan]) -> dict[K, EuroSpan]:
    """The pot over the amounts in both cases; the second is only worked out when it differs."""
    if len(amounts) == 1:
        return dict.fromkeys(amounts, pot)
    low = distribute(pot.low, {key: amount.low for key, amount in amounts.items()})
    if all(amount.is_exact for amount in amounts.values()):
        return {key: EuroSpan(share, share) for key, share in low.items()}
    high = distribute(pot.high, {key: amount.high for key, amount in amounts.items()})
    return {key: EuroSpan(low[key], high[key]) for key in amounts}


def _sites(counts: list[PupilCount], rates: Rates, collective: EuroSpan) -> tuple[SiteShare, ...]:
    """The school's collective share over its sites; the pupils without a site code are one place of their own."""
    amounts = {count.site or "": _amount(count, rates) for count in counts}
    parts = _divide(collective, amounts)
    return tuple(
        SiteShare(count.site, count.general_possible, count.vocational_possible, amounts[key], parts[key])
        for count in counts
        for key in (count.site or "",)
    )


def _sum(spans: list[Span]) -> Span:
    return Span(sum([span.low for span in spans]), sum([span.high for span in spans]))


def _remarks(counts: Counts, boards: BoardList | None, shares: Sequence[BoardShare]) -> tuple[Problem, ...]:
    """What is said once about boards: schools without one, and schools whose two files name different ones."""
    found = []
    where = Where(counts.file)
    alone = next((share for share in shares if share.board is None), None)
    if alone:
        count, pupils = len(alone.schools), numbered(_sum([school.pupils for school in alone.schools]))
        schools: tuple[str, ...] | Told = tuple(school.school for school in alone.schools[:NAMED_MAX])
        if count > NAMED_MAX:
            schools = faults.AND_OTHERS.told(named=schools)
        told = faults.ONE_WITHOUT_BOARD if count == 1 else faults.WITHOUT_BOARD
        message = told.told(count=count, pupils=pupils, schools=schools)
        found.append(Problem.said("no_board", where, message=message, hint=faults.GIVE_BOARDS))
    given = boards.boards if boards else {}
    other = sorted(school for school, board in counts.boards.boards.items() if given.get(school, board) != board)
    if other:
        message = faults.OTHER_BOARD.told(count=len(other), schools=tuple(other[:NAMED_MAX]))
        found.append(Problem.said("other_board", where, message=message, hint=faults.ADDRESSES_WIN))
    return tuple(found)
