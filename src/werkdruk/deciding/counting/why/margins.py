# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How near it was: what a loser missed, which round was nearly a tie, and how far purses could differ.

All of it follows from one pass over the last run of equal shares. Until a loser is bought a run does not depend on its
price, nor on voters who choose only that loser. So at each moment the question is only whether it would have been the
best; everything here is exact, in whole numbers.

A project is bought before the one that was, at price r per share and worth, when its supporters, each paying at most r
times its worth and share, have more than its cost together. At exactly its cost the two are equal and the order at ties
decides, unless no supporter would be left with anything: then it is cheaper. What they have together bends down only,
as the level, the price and the payment grow; that is why a line that touches it at the level of the count is never
below it, and why the prices at which a loser is bought are all those up to a highest one. An equal
that lost by the order at ties stays behind where that line is not above its cost: if all its supporters paid all they
have, that would be less than the line says.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Completion, Method
from werkdruk.deciding.counting.why.contenders import Contender, TieKeys, counts_votes
from werkdruk.deciding.counting.why.trails import END, Moment, moments


@dataclass(frozen=True, slots=True)
class Margin:
    """What a loser missed in the last run; money in units of the election.

    `price` is the highest whole price at which it would have been bought from the same purses, all else equal; 0 when
    there is none. `votes` is the smallest number of voters more, who choose only this and have a (whole) purse as large
    as the others', with which it would have been bought; None on ballots with points or rankings.
    """

    project: str
    price: int
    votes: int | None


@dataclass(frozen=True, slots=True)
class NearTie:
    """A round in which `next` was dearer per share and worth than `chosen` by only `gap` of that figure."""

    round: int
    chosen: str
    next: str
    gap: Fraction


@dataclass(frozen=True, slots=True)
class Between:
    """Purses between which the same is bought in the same order, at least; `high` None: however large.

    An end that is not `included` is the first at which it may differ.
    """

    low: Fraction
    high: Fraction | None
    low_included: bool
    high_included: bool

    def __contains__(self, level: Fraction) -> bool:
        above = level > self.low or (level == self.low and self.low_included)
        return above and (self.high is None or level < self.high or (level == self.high and self.high_included))

    def times(self, factor: Fraction) -> Between:
        """The span of all levels times a factor above zero."""
        high = None if self.high is None else self.high * factor
        return Between(self.low * factor, high, self.low_included, self.high_included)

    def whole(self) -> tuple[int, int | None]:
        """The lowest and the highest whole number in this span; the lowest is above the highest when there is none."""
        low = -(-self.low.numerator // self.low.denominator)
        if self.low == low and not self.low_included:
            low += 1
        if self.high is None:
            return low, None
        high = self.high.numerator // self.high.denominator
        return low, high - 1 if self.high == high and not self.high_included else high


@dataclass(frozen=True, slots=True)
class Margins:
    """All margins of a count: those of the losers in the order of the election; `levels` is None without purses."""

    losers: tuple[Margin, ...]
    near: tuple[NearTie, ...]
    levels: Between | None

    def of(self, project: str) -> Margin:
        """The margin of a loser. Raises KeyError when it is not one."""
        for margin in self.losers:
            if margin.project == project:
                return margin
        raise KeyError(project)


def margins(outcome: Outcome) -> Margins:
    """The margins of a count by equal shares. Raises ValueError for another method, which has no purses."""
    if outcome.rule.method is not Method.SHARES:
        raise ValueError(outcome.rule.method)
    look = _Look(outcome)
    for moment in moments(outcome):
        look.at(moment)
    return look.done()


def budgets(outcome: Outcome, levels: Between) -> tuple[int, int | None] | None:
    """The lowest and highest whole budget with the same result, at least; None when purses do not follow the budget."""
    if outcome.rule.completion is not Completion.NONE:
        return None
    return levels.times(Fraction(outcome.budget) / outcome.level).whole()


class _Reach:
    """How far the level can go up and down while amounts with a slope stay above (or at) nothing."""

    def __init__(self, level: Fraction) -> None:
        self.down: tuple[int, int, bool] | None = None
        self.up: tuple[int, int, bool] | None = None
        self.hold(level.numerator, level.denominator, strictly=True)

    def hold(self, amount: int, slope: int, *, strictly: bool) -> None:
        """Keep to levels at which the amount stays above nothing, or at least at nothing."""
        if slope > 0:
            self.down = _nearer(self.down, (amount, slope, not strictly))
        elif slope < 0:
            self.up = _nearer(self.up, (amount, -slope, not strictly))

    def around(self, level: Fraction) -> Between:
        """The levels that are left."""
        down, up = self.down or (0, 1, False), self.up
        high = None if up is None else level + Fraction(up[0], up[1])
        return Between(level - Fraction(down[0], down[1]), high, down[2], up is not None and up[2])


def _nearer(known: tuple[int, int, bool] | None, found: tuple[int, int, bool]) -> tuple[int, int, bool]:
    if known is None:
        return found
    difference = found[0] * known[1] - known[0] * found[1]
    return found if difference < 0 or (difference == 0 and not found[2]) else known


class _Look:
    """What is gathered on the way through the last run."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.market = outcome.market
        self.order = TieKeys(outcome.market)
        won = {*outcome.claim.order, *outcome.added}
        self.losers = [project for project in range(len(self.market.prices)) if project not in won]
        self.prices = dict.fromkeys(self.losers, 0)
        self.votes: dict[int, int] = {}
        self.near: list[NearTie] = []
        self.reach = _Reach(outcome.level)

    def at(self, moment: Moment) -> None:
        """Look at one moment."""
        if moment.project == END:
            self._at_end(moment)
            return
        self._keep_payers(moment)
        nearest: list[tuple[Fraction, int]] = []
        for project in moment.open:
            if not moment.backers[project]:
                continue
            rival = Contender(self.market, moment, project)
            have, slope = rival.can_spend()
            short = rival.need() - have
            self.reach.hold(short, -slope, strictly=short > 0)
            if short and (gap := rival.gap(have)) is not None:
                nearest.append((gap, project))
            if project in self.prices:
                self.prices[project] = max(self.prices[project], self._price(rival, self.prices[project]))
                self._fewer(project, self._votes(rival, short))
        if nearest:
            gap, project = min(nearest)
            name = self.market.id
            self.near.append(NearTie(moment.round, name(moment.project), name(project), gap))

    def done(self) -> Margins:
        """The margins."""
        votes = self.votes if counts_votes(self.market) else {}
        return Margins(
            tuple(Margin(self.market.id(each), self.prices[each], votes.get(each)) for each in self.losers),
            tuple(self.near),
            self.reach.around(self.outcome.level),
        )

    def _keep_payers(self, moment: Moment) -> None:
        """Who pays in full must go on doing so, and who cannot must go on not being able to."""
        for row in moment.rich:
            left = row.purse - moment.price * row.share
            self.reach.hold(left, row.slope - moment.slope * row.share, strictly=False)
        for row in moment.poor:
            short = moment.price * row.share - row.purse
            self.reach.hold(short, moment.slope * row.share - row.slope, strictly=False)

    def _at_end(self, moment: Moment) -> None:
        """What is not bought must go on being too dear for its supporters."""
        market, parts = self.market, moment.parts
        for project in moment.open:
            rows = moment.supporters(project)
            total = sum(row.size * row.purse for row in rows)
            short = market.prices[project] * parts - total
            self.reach.hold(short, -sum(row.size * row.slope for row in rows), strictly=True)
            if project in self.prices:
                self.prices[project] = max(self.prices[project], total // (market.size_parts * parts))
                self._fewer(project, -(-short // (moment.entry * market.size_parts)))

    def _price(self, rival: Contender, best: int) -> int:
        """The highest price at which the rival would have been bought now, when above the best known; else that."""
        if not rival.can_pay(best + 1) or not self._better(rival, best + 1, 0):
            return best
        return next((price for price in rival.candidates() if price > best and self._better(rival, price, 0)), best)

    def _votes(self, rival: Contender, short: int) -> int | None:
        """The smallest number of voters more with which the rival would have been bought now, when below the known."""
        known, more = self.votes.get(rival.project), rival.votes(short)
        if not counts_votes(self.market) or (known is not None and more >= known):
            return known
        cost = self.market.election.projects[rival.project].cost
        return more if self._better(rival, cost, more) else more + 1

    def _fewer(self, project: int, more: int | None) -> None:
        if more is not None and more < self.votes.get(project, more + 1):
            self.votes[project] = more

    def _better(self, rival: Contender, cost: int, more: int) -> bool:
        """Whether the rival at this cost, with so many voters more, would have been bought instead."""
        ahead = rival.ahead(cost, more)
        if ahead is not None:
            return ahead
        votes = self.market.votes[rival.project] + more * self.market.size_parts
        return self.order.key(rival.project, cost, votes) < self.order.of(rival.moment.project)
