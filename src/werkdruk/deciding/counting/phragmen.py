# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sequential Phragmén, exactly.

Every purse fills at the same speed from nothing (under PURSE and CLONE: at the speed of the appointment). As soon as
the supporters of a project together have its price, they pay it with all they have. So what a supporter has paid so far
is told by one moment, its load: that of its last purchase. The count ends when what can be bought first costs more than
is left of the budget.

Source: Los, Christoff and Grossi, Proportional Budget Allocations (IJCAI 2022); it ends as pabutools does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd

from werkdruk.deciding.counting.markets import Market, floored
from werkdruk.deciding.counting.shares import Purchase


class _Clock:
    """The loads of all types, whole numbers of `parts` of a moment."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.parts = 1
        self.loads = [0] * len(market.sizes)
        self.speeds = [
            size * (market.purses[number] if market.purses else 1) for number, size in enumerate(market.sizes)
        ]
        self.weights = [sum(self.speeds[number] for number, _ in backers) for backers in market.backers]

    def due(self, project: int) -> int:
        """When the project can be paid, times its weight, in parts."""
        paid = sum(self.speeds[number] * self.loads[number] for number, _ in self.market.backers[project])
        return paid + self.market.prices[project] * self.market.purse_parts * self.parts

    def bound(self, project: int) -> int:
        """That moment rounded down: never too late, and loads only grow."""
        return floored(self.due(project), self.weights[project] * self.parts)

    def buy(self, project: int) -> Purchase:
        """The purchase; `price` is its moment, `paid` what each voter of a type paid, in parts of a unit of money."""
        market = self.market
        due, weight = self.due(project), self.weights[project]
        common = gcd(due, weight)
        moment, finer = due // common, weight // common
        self.parts *= finer
        self.loads = [load * finer for load in self.loads]
        paid = []
        for number, _ in market.backers[project]:
            speed = market.purses[number] if market.purses else 1
            paid.append((number, (moment - self.loads[number]) * speed))
            self.loads[number] = moment
        finest = market.purse_parts
        return Purchase(project, moment * finest, self.parts * finest, tuple(paid), (project,))


def phragmen(market: Market, among: Iterable[int]) -> list[tuple[int, ...]]:
    """What is bought in order: per purchase the project and then those equally soon. Raises Undecided.

    `among` are the projects that take part; those dearer than the budget never do.
    """
    clock = _Clock(market)
    left = market.election.budget
    costs = [project.cost for project in market.election.projects]
    open_projects = [project for project in among if clock.weights[project] and costs[project] <= left]
    soon = [(clock.bound(project), project) for project in open_projects]
    heapify(soon)
    bought = []
    while first := _first(clock, soon):
        if any(costs[project] > left for project in first):
            break
        chosen = market.first(first)
        for rival in first:
            if rival != chosen:
                heappush(soon, (clock.bound(rival), rival))
        clock.buy(chosen)
        left -= costs[chosen]
        bought.append((chosen, *(rival for rival in first if rival != chosen)))
    return bought


def loads(market: Market, order: Sequence[int]) -> list[Purchase]:
    """The purchases in this order, each with what every voter of a type paid for it."""
    clock = _Clock(market)
    return [clock.buy(project) for project in order]


def _first(clock: _Clock, soon: list[tuple[int, int]]) -> tuple[int, ...]:
    """The projects that can be paid first, taken from the heap: one, several at a tie, or none."""
    best: list[int] = []
    moment, limit = Fraction(0), 0
    later = []
    while soon and (not best or soon[0][0] <= limit):
        project = heappop(soon)[1]
        when = Fraction(clock.due(project), clock.weights[project])
        if not best or when < moment:
            later += best
            best, moment, limit = [project], when, clock.bound(project)
        elif when == moment:
            best.append(project)
        else:
            later.append(project)
    for project in later:
        heappush(soon, (clock.bound(project), project))
    return tuple(sorted(best))
