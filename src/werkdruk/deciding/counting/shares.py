# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Method of Equal Shares, exactly: whole numbers over one common denominator.

Each voter starts with the same purse. A project can be bought when its supporters together have its cost; it then asks
the same price of each of them, and those who have less pay all they have. Bought is each time the project with the
lowest price per unit of worth, until no project can be bought.

Source: Peters, Pierczyński and Skowron, Proportional participatory budgeting with additive utilities (NeurIPS 2021).
The lazy evaluation by lower bounds is that of Peters and Skowron: within a run the price of a project never falls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd

from werkdruk.deciding.counting.elections import BadElection, Election
from werkdruk.deciding.counting.outcomes import Completion, Outcome, Round, Stop, TieEvent, Utility
from werkdruk.deciding.counting.ties import TieOrder

BOUND_BITS = 64


@dataclass(frozen=True, slots=True)
class _Market:
    """An election as rows of numbers, made once for all runs: `backers` are the groups that approve of a project."""

    election: Election
    order: TieOrder
    ids: tuple[str, ...]
    costs: tuple[int, ...]
    worths: tuple[int, ...]
    votes: tuple[int, ...]
    backers: tuple[tuple[int, ...], ...]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, election: Election, utility: Utility, order: TieOrder) -> _Market:
        """The market of all projects that somebody approves of, sorted by id."""
        backers: dict[str, list[int]] = {}
        for number, group in enumerate(election.groups):
            for project in group.approvals:
                backers.setdefault(project, []).append(number)
        ids = tuple(sorted(backers))
        costs = tuple(election.by_id[project].cost for project in ids)
        return cls(
            election=election,
            order=order,
            ids=ids,
            costs=costs,
            worths=tuple(utility.of(cost) for cost in costs),
            votes=tuple(election.votes[project] for project in ids),
            backers=tuple(tuple(backers[project]) for project in ids),
            sizes=tuple(group.voters for group in election.groups),
        )


@dataclass(frozen=True, slots=True)
class _Purchase:
    """A project bought in a run: each payer in full paid `share` of `parts`; `tied` are all that were equally good."""

    project: int
    share: int
    parts: int
    paid: tuple[tuple[int, int], ...]
    tied: tuple[int, ...]


class _Run:
    """One run from equal purses. Purses are whole numbers of `parts`: so many parts make one unit of money."""

    def __init__(self, market: _Market, endowment: Fraction) -> None:
        self.market = market
        self.parts = endowment.denominator
        self.purses = [endowment.numerator] * len(market.sizes)
        # Lower bounds of the price per worth, rounded down: never above the truth. At best all supporters pay alike.
        self.bounds = [
            (_floor(cost, votes * worth), project)
            for project, (cost, votes, worth) in enumerate(zip(market.costs, market.votes, market.worths, strict=True))
        ]
        heapify(self.bounds)

    def purchases(self) -> list[_Purchase]:
        """All purchases of this run, in order."""
        bought = []
        while best := self._best():
            project = self._choose(best)
            for rival in best.keys() - {project}:
                heappush(self.bounds, (self._bound(rival, best[rival]), rival))
            bought.append(self._buy(project, best[project], tuple(best)))
        return bought

    def _best(self) -> dict[int, tuple[int, int]]:
        """The offers of the projects with the lowest price per worth: one, several at a tie, or none any more."""
        best: dict[int, tuple[int, int]] = {}
        limit = 0
        dearer = []
        while self.bounds and (not best or self.bounds[0][0] <= limit):
            project = heappop(self.bounds)[1]
            offer = self._offer(project)
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

    def _offer(self, project: int) -> tuple[int, int] | None:
        """What `payers` together pay when each pays the same and all other supporters pay all they have.

        A pair (rest, payers): the price is rest / payers, in parts. None when the supporters have less than the cost.
        """
        purses, sizes = self.purses, self.market.sizes
        rest = self.market.costs[project] * self.parts
        rich = [(purses[group], sizes[group]) for group in self.market.backers[project] if purses[group]]
        payers = sum(size for _, size in rich)
        while payers:
            poor = [(purse, size) for purse, size in rich if purse * payers < rest]
            if not poor:
                return rest, payers
            rich = [(purse, size) for purse, size in rich if purse * payers >= rest]
            rest -= sum(purse * size for purse, size in poor)
            payers -= sum(size for _, size in poor)
        return None

    def _compare(self, project: int, offer: tuple[int, int], best: dict[int, tuple[int, int]]) -> int:
        """Below zero when this offer is cheaper per worth than the best so far, zero when equal."""
        if not best:
            return -1
        rival, (rival_rest, rival_payers) = next(iter(best.items()))
        rest, payers = offer
        worths = self.market.worths
        return rest * rival_payers * worths[rival] - rival_rest * payers * worths[project]

    def _bound(self, project: int, offer: tuple[int, int]) -> int:
        rest, payers = offer
        return _floor(rest, payers * self.market.worths[project] * self.parts)

    def _choose(self, best: dict[int, tuple[int, int]]) -> int:
        if len(best) == 1:
            return next(iter(best))
        ids = self.market.ids
        chosen, _ = self.market.order.first((ids[project] for project in best), self.market.election)
        return ids.index(chosen)

    def _buy(self, project: int, offer: tuple[int, int], tied: tuple[int, ...]) -> _Purchase:
        """The purchase, after every supporter paid: the price or all they have."""
        rest, payers = offer
        common = gcd(rest, payers)
        share, finer = rest // common, payers // common
        self.parts *= finer
        purses = self.purses = [purse * finer for purse in self.purses] if finer > 1 else self.purses
        paid = []
        for group in self.market.backers[project]:
            amount = min(purses[group], share)
            if amount:
                purses[group] -= amount
                paid.append((group, amount))
        return _Purchase(project, share, self.parts, tuple(paid), tied)


def _floor(numerator: int, denominator: int) -> int:
    return (numerator << BOUND_BITS) // denominator


def equal_shares(
    election: Election,
    utility: Utility = Utility.COST,
    completion: Completion = Completion.NONE,
    *,
    step: Fraction | int = 1,
    ties: TieOrder = TieOrder(),  # noqa: B008 - a frozen value
) -> Outcome:
    """The outcome of the Method of Equal Shares.

    `step` is what ADD1 adds to every purse each time, in units of the election; it stops at the first purse whose
    winners cost more than the budget and keeps the winners before it, or as soon as no unbought project that has a
    vote fits in what is left. Raises BadElection when the step is not positive or a lot misses a project, Undecided
    when a tie is not broken by `ties`.

    Source: equalshares.net, completion by increasing the endowment ("add1").
    """
    if step <= 0:
        raise BadElection("step-not-positive")
    ties.require_lot_for(election)
    market = _Market.of(election, utility, ties)
    first = Fraction(election.budget, len(election.ballots))
    increments = 0
    bought = _Run(market, first).purchases()
    stop = Stop.NOT_COMPLETED if completion is Completion.NONE else Stop.NOTHING_FITS
    while completion is Completion.ADD1 and _something_fits(market, bought):
        larger = _Run(market, first + (increments + 1) * step).purchases()
        if _cost(market, larger) > election.budget:
            stop = Stop.NEXT_OVERSPENDS
            break
        bought = larger
        increments += 1
    return Outcome(
        utility=utility,
        completion=completion,
        step=Fraction(step),
        tie_order=str(ties),
        winners=tuple(market.ids[purchase.project] for purchase in bought),
        cost=_cost(market, bought),
        budget=election.budget,
        scale=election.scale,
        currency=election.currency,
        groups=election.groups,
        endowment=first + increments * step,
        increments=increments,
        stop=stop,
        rounds=tuple(_round(market, purchase) for purchase in bought),
        ties=tuple(_tie(market, number, purchase) for number, purchase in enumerate(bought, 1) if purchase.tied[1:]),
        digest=election.digest,
    )


def _cost(market: _Market, bought: Sequence[_Purchase]) -> int:
    return sum(market.costs[purchase.project] for purchase in bought)


def _something_fits(market: _Market, bought: Sequence[_Purchase]) -> bool:
    """Whether an unbought project that has a vote fits in what is left of the budget."""
    left = market.election.budget - _cost(market, bought)
    open_projects = set(range(len(market.ids))) - {purchase.project for purchase in bought}
    return any(market.costs[project] <= left for project in open_projects)


def _round(market: _Market, purchase: _Purchase) -> Round:
    project = purchase.project
    price = Fraction(purchase.share, purchase.parts)
    return Round(
        project=market.ids[project],
        cost=market.costs[project],
        votes=market.votes[project],
        price=price,
        rho=Fraction(price, market.worths[project]),
        parts=purchase.parts,
        paid=purchase.paid,
    )


def _tie(market: _Market, number: int, purchase: _Purchase) -> TieEvent:
    equal = tuple(sorted(market.ids[project] for project in purchase.tied))
    chosen, way = market.order.first(equal, market.election)
    return TieEvent(number, equal, chosen, way)
