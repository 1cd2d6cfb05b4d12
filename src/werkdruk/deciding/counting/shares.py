# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Method of Equal Shares, exactly: whole numbers over one common denominator. The reference for all that is faster.

Each voter starts with a purse. A project can be bought when its supporters together have its price; each then pays in
proportion to its share, at one price per share, and those who have less pay all they have. Bought is each time the
project with the lowest price per share and worth, until no project can be bought.

Source: Peters, Pierczyński and Skowron, Proportional participatory budgeting with additive utilities (NeurIPS 2021).
The lazy evaluation by lower bounds is that of Peters and Skowron: within a run the price of a project never falls.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd, lcm

from werkdruk.deciding.counting.markets import Market, floored


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project bought in a run: `price` of `parts` is paid per share; `tied` are all that were equally good.

    `paid` holds (type, amount per voter in parts), for types that paid something; under CLONE per whole voter.
    """

    project: int
    price: int
    parts: int
    paid: tuple[tuple[int, int], ...]
    tied: tuple[int, ...]


class Run:
    """One run from given purses. Purses are whole numbers of `parts`: so many parts make one unit of money.

    `backers` are those who pay for each project (all its supporters by default); `taken` are not bought again.
    """

    def __init__(
        self,
        market: Market,
        purses: Sequence[Fraction],
        *,
        backers: Sequence[Sequence[tuple[int, int]]] | None = None,
        taken: Iterable[int] = (),
    ) -> None:
        self.market = market
        self.backers = market.backers if backers is None else backers
        self.parts = lcm(*{purse.denominator for purse in purses})
        self.purses = [purse.numerator * (self.parts // purse.denominator) for purse in purses]
        self.taken = set(taken)
        self.offers: dict[int, tuple[int, int]] = {}
        # Lower bounds of the price per share and worth, rounded down. At best all supporters pay alike.
        self.bounds = list(market.openings if backers is None else market.bounds(backers))
        heapify(self.bounds)

    @classmethod
    def at(cls, market: Market, level: Fraction) -> Run:
        """The run of the whole market at a level."""
        return cls(market, market.start(level))

    def left(self) -> list[Fraction]:
        """What a voter of each type has left now."""
        return [Fraction(purse, self.parts) for purse in self.purses]

    def purchases(self) -> list[Purchase]:
        """All purchases of this run from here, in order. Raises Undecided at a tie that is not broken."""
        bought = []
        while found := self.next():
            bought.append(self.buy(*found))
        return bought

    def replay(self, projects: Iterable[int]) -> list[Purchase]:
        """The purchases of these projects in this order, which is known to be that of the rule."""
        return [self.buy(project, (project,)) for project in projects]

    def next(self) -> tuple[int, tuple[int, ...]] | None:
        """The project to buy now and all that are equally good; None when nothing can be bought. Raises Undecided."""
        best = self.offers = self._best()
        for project, offer in best.items():
            heappush(self.bounds, (self._bound(project, offer), project))
        if not best:
            return None
        tied = tuple(sorted(best))
        if len(tied) == 1:
            return tied[0], tied
        return self.market.first(tied), tied

    def buy(self, project: int, tied: tuple[int, ...]) -> Purchase:
        """The purchase of a project that can be bought, after every supporter paid its share or all it had."""
        offer = self.offers.get(project) or self._offer(project)
        if offer is None:
            raise ValueError(project)
        self.offers = {}
        self.taken.add(project)
        rest, shares = offer
        common = gcd(rest, shares)
        price, finer = rest // common, shares // common
        self.parts *= finer
        purses = self.purses = [purse * finer for purse in self.purses] if finer > 1 else self.purses
        paid = []
        for number, share in self.backers[project]:
            amount = min(purses[number], price * share)
            if amount:
                purses[number] -= amount
                paid.append((number, amount))
        return Purchase(project, price, self.parts, tuple(paid), tied)

    def _best(self) -> dict[int, tuple[int, int]]:
        """The offers of the projects with the lowest price per share and worth: one, several at a tie, or none."""
        best: dict[int, tuple[int, int]] = {}
        limit = None
        dearer = []
        while self.bounds and (limit is None or self.bounds[0][0] <= limit):
            project = heappop(self.bounds)[1]
            offer = None if project in self.taken else self._offer(project, limit)
            if offer is None:  # for good: purses only shrink
                continue
            sign = self._compare(project, offer, best)
            if sign < 0:
                dearer += [(self._bound(rival, best[rival]), rival) for rival in best]
                best = {project: offer}
                limit = self._bound(project, offer)
            elif sign == 0:
                best[project] = offer
            else:
                dearer.append((self._bound(project, offer), project))
        for entry in dearer:
            heappush(self.bounds, entry)
        return best

    def _offer(self, project: int, limit: int | None = None) -> tuple[int, int] | None:
        """What those who can pay in full pay together, and their shares: a share costs rest / shares, in parts.

        None when the supporters together have less than the price. Above a limit the price may be told too low, but
        still above the limit.
        """
        purses, sizes = self.purses, self.market.sizes
        rest = self.market.prices[project] * self.parts
        rich = [(purses[number], share, sizes[number]) for number, share in self.backers[project] if purses[number]]
        shares = sum([share * size for _, share, size in rich])
        kinds = self.market.kinds[project]
        while shares:
            asked = {share: -(-rest * share // shares) for share in kinds}  # rounded up: purses are whole
            poor = [one for one in rich if one[0] < asked[one[1]]]
            if not poor:
                return rest, shares
            rest -= sum([purse * size for purse, _, size in poor])
            shares -= sum([share * size for _, share, size in poor])
            if limit is not None and shares and self._bound(project, (rest, shares)) > limit:
                return rest, shares
            rich = [one for one in rich if one[0] >= asked[one[1]]]
        return None

    def _compare(self, project: int, offer: tuple[int, int], best: dict[int, tuple[int, int]]) -> int:
        """Below zero when this offer is cheaper than the best so far, zero when equal."""
        if not best:
            return -1
        rival, (rival_rest, rival_shares) = next(iter(best.items()))
        rest, shares = offer
        worths = self.market.worths
        return rest * rival_shares * worths[rival] - rival_rest * shares * worths[project]

    def _bound(self, project: int, offer: tuple[int, int]) -> int:
        rest, shares = offer
        return floored(rest, shares * self.market.worths[project] * self.parts)
