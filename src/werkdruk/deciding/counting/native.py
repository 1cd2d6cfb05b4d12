# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled engine: the same claims as the exact one, where it is built; the exact one decides where it cannot.

It works with whole numbers on a grid: so many grid points make one unit of money, chosen so that the first purses lie
on the grid. Between which bounds every figure lies, and why its claims are right, is in decision record 0010.
"""

from __future__ import annotations

from array import array
from fractions import Fraction
from math import lcm
from typing import Any

from werkdruk.deciding.counting import compiled
from werkdruk.deciding.counting.engines import Claim, Climb, Decided, ExactEngine, Stop, something_fits
from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.rule import Utility
from werkdruk.deciding.counting.shares import Run

MOST = 2**61
"""All money of a run stays below this, in grid points."""
ROOM = 2**7
"""How many times higher than where it starts a climb may go before it leaves the grid."""
MOST_SHARES = 2**60
DECIDED = (Decided.BOUNDS, Decided.WHOLE, Decided.ALIKE, Decided.EXACT)
STOPS = {0: Stop.NOTHING_FITS, 1: Stop.NEXT_OVERSPENDS}
UNDECIDED, TOO_HIGH = 2, 3


def native_engine(market: Market) -> NativeEngine | None:
    """The compiled engine for a market; None when it is not built here, or cannot hold this market.

    It holds every market without a floor whose money and shares fit in a word.
    """
    made = compiled.module()
    if made is None or market.rule.floor or market.most_votes >= MOST_SHARES:
        return None
    if max((market.whole, *market.worths, *market.prices)) >= MOST:
        return None
    unit = _unit(market, MOST // (ROOM * market.election.budget * market.size_parts))
    return NativeEngine(market, made, unit) if unit else None


def _unit(market: Market, most: int) -> int:
    """The grid points of one unit of money: at most `most`; if possible the first purses and the step lie on it."""
    parts = [Fraction(market.level, market.purse_parts)]
    if market.rule.completion.raises:
        parts.append(Fraction(market.rule.step, market.purse_parts))
    whole = lcm(*(part.denominator for part in parts))
    first = whole if whole <= most else 1
    return first << (most // first).bit_length() - 1 if most else 0


class NativeEngine:
    """Equal shares of one market by the compiled module; `native_engine` makes it where it can be."""

    def __init__(self, market: Market, made: Any, unit: int) -> None:  # noqa: ANN401 - a compiled module has no types
        ballots = market.election.ballots
        never = MOST // unit + 1  # dearer than all money there can be
        self.market = market
        self.unit = unit
        self._rows = made.Market(
            ballots.offsets,
            ballots.projects,
            market.shares,
            market.sizes,
            array("q", market.purses),
            array("q", [min(price, never) for price in market.prices]),
            array("q", market.worths),
            array("I", market.ranks),
            market.rule.utility is Utility.COST,
        )

    def run(self, level: Fraction) -> Claim:
        """The purchases at a level; where the bounds do not tell, a round is decided by fractions. Raises Undecided."""
        low, rest = divmod(level.numerator * self.unit, level.denominator * self.market.purse_parts)
        high = low + (rest > 0)
        if high * self.market.whole >= MOST:
            return ExactEngine(self.market).run(level)
        decided: list[Decided] = []
        ties: list[tuple[int, tuple[int, ...]]] = []
        order: tuple[int, ...] = ()
        exact: Run | None = None
        while True:
            rounds, whole, _ = self._rows.run(low, high, self.unit, order)
            for number, (_, way, tied) in enumerate(rounds[len(order) :], len(order) + 1):
                decided.append(DECIDED[way])
                if tied:
                    ties.append((number, tuple(sorted(tied))))
            known, order = len(order), tuple(project for project, _, _ in rounds)
            if whole:
                return Claim(order, tuple(decided), tuple(ties))
            exact = Run.at(self.market, level) if exact is None else exact
            exact.replay(order[known:])
            found = exact.next()
            if found is None:
                return Claim(order, tuple(decided), tuple(ties))
            exact.buy(*found)
            order = (*order, found[0])
            decided.append(Decided.EXACT)
            if found[1][1:]:
                ties.append((len(order), found[1]))

    def holds(self, low: Fraction, high: Fraction) -> bool:
        """Whether what is bought at the low level, and in which order, is certified for every level up to the high one.

        False also when that is not known: when the levels lie off the grid, or some round is decided by fractions.
        """
        ends = [Fraction(level * self.unit, self.market.purse_parts) for level in (low, high)]
        if any(end.denominator > 1 for end in ends) or ends[1] * self.market.whole >= MOST:
            return False
        return bool(self._rows.holds(ends[0].numerator, ends[1].numerator, self.unit))

    def climb(self) -> Climb:
        """From the level of the market upwards; levels that the compiled module cannot hold or tell are run one by one.

        Raises Undecided.
        """
        market, rule = self.market, self.market.rule
        costs = array("q", [min(project.cost, MOST) for project in market.election.projects])
        level, step = (Fraction(part * self.unit, market.purse_parts) for part in (market.level, rule.step))
        on_grid = level.denominator == step.denominator == 1 and max(level, step) < MOST
        at, runs = -1, 0
        while True:
            code, made = TOO_HIGH, 0
            if on_grid:
                ladder = (level.numerator, step.numerator, self.unit, costs, market.election.budget)
                code, at, made = self._rows.climb(*ladder, at)
            runs += made + 1
            if code in STOPS:
                return Climb(self.run(market.level + at * rule.step), at, STOPS[code], runs)
            at = at if code == UNDECIDED else at + 1
            claim = self.run(market.level + at * rule.step)
            if at and market.cost(claim.order) > market.election.budget:
                return Climb(self.run(market.level + (at - 1) * rule.step), at - 1, Stop.NEXT_OVERSPENDS, runs + 1)
            if not something_fits(market, claim.order):
                return Climb(claim, at, Stop.NOTHING_FITS, runs)
