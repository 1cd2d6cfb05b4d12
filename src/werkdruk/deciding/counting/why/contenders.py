# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A project that could have been bought at a moment of the last run, beside the one that was: how far behind it was."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.rule import Utility
from werkdruk.deciding.counting.ties import Tie
from werkdruk.deciding.counting.why.trails import Moment

PERCENT = 100


def counts_votes(market: Market) -> bool:
    """Whether a vote is a vote: one more voter who chooses a project is worth what the others are, no points."""
    return market.rule.utility in {Utility.COST, Utility.CARDINALITY}


class Contender:
    """One project at one moment. Amounts are in parts of the moment, times the worth of what is bought there."""

    def __init__(self, market: Market, moment: Moment, project: int) -> None:
        self.market = market
        self.moment = moment
        self.project = project
        self.rows = moment.supporters(project)
        self.worth = market.worths[moment.project]
        self.scale = market.size_parts * moment.parts * self.worth

    def need(self) -> int:
        """Its price."""
        return self.market.prices[self.project] * self.moment.parts * self.worth

    def can_spend(self) -> tuple[int, int]:
        """What its supporters have together when each pays at most what makes it equal, and the slope of that."""
        moment, worth = self.moment, self.worth
        own = self.market.worths[self.project]
        most, rise = moment.price * own, moment.slope * own
        poor = poor_rise = rich = 0
        for purse, slope, share, size in self.rows:
            if purse * worth < share * most:
                poor += size * purse
                poor_rise += size * slope
            else:
                rich += size * share
        return poor * worth + rich * most, poor_rise * worth + rich * rise

    def gap(self, have: int) -> Fraction | None:
        """By how much of the figure of what is bought it was dearer; None from one percent, or unaffordable.

        `have` is what it can spend. At one percent more that is at most one percent more, so mostly a look is enough.
        """
        if (PERCENT + 1) * have < PERCENT * self.need():
            return None
        price = self._share_price()
        if price is None:
            return None
        gap = price * Fraction(self.worth, self.market.worths[self.project] * self.moment.price) - 1
        return gap if gap * PERCENT < 1 else None

    def _share_price(self) -> Fraction | None:
        """The price of a share in parts; None when its supporters cannot pay."""
        rest, rich = self.market.prices[self.project] * self.moment.parts, self.rows
        shares = sum(row.size * row.share for row in rich)
        while shares:
            poor = [row for row in rich if row.purse * shares < rest * row.share]
            if not poor:
                return Fraction(rest, shares)
            rich = [row for row in rich if row.purse * shares >= rest * row.share]
            rest -= sum(row.size * row.purse for row in poor)
            shares -= sum(row.size * row.share for row in poor)
        return None

    def total(self) -> int:
        """All its supporters have, in parts."""
        return sum(row.size * row.purse for row in self.rows)

    def can_pay(self, cost: int) -> bool:
        """Whether its supporters have so much together."""
        return self.total() * self.worth >= cost * self.scale

    def ahead(self, cost: int, more: int) -> bool | None:
        """Whether it is better at this cost with so many whole voters more; None when exactly equal."""
        moment, worth = self.moment, self.worth
        most = moment.price * (cost if self.market.rule.utility is Utility.COST else 1)
        rows = [(row.purse * worth, row.share * most, row.size) for row in self.rows]
        if more:
            rows.append((moment.entry * worth, most, more * self.market.size_parts))
        have = sum(size * min(purse, asked) for purse, asked, size in rows)
        need = cost * self.scale
        if have != need:
            return have > need
        return True if all(purse < asked for purse, asked, _ in rows) else None

    def votes(self, short: int) -> int:
        """The smallest number of whole voters more, at least one, with which it is better or equal."""
        own = self.market.worths[self.project]
        each = min(self.moment.entry * self.worth, self.moment.price * own) * self.market.size_parts
        return max(1, -(-short // each))

    def candidates(self) -> Iterator[int]:
        """Prices of which one is the highest that is better, highest first: where it becomes equal, and just below."""
        limit = self._equal_at() if self.market.rule.utility is Utility.COST else self.can_spend()[0] // self.scale
        limit = min(limit, self.total() * self.worth // self.scale)
        at_tie = self.market.election.projects[self.moment.project].cost
        yield from sorted({limit, limit - 1, min(limit, at_tie), min(limit, at_tie - 1)}, reverse=True)

    def _equal_at(self) -> int:
        """The highest whole price at which it is no dearer per share and worth than what is bought, for utility COST.

        At price c every supporter pays at most c times the figure of the round; those who cannot are found from the
        poorest up.
        """
        price = self.moment.price
        rows = sorted((row.purse * self.worth, row.size) for row in self.rows if row.purse)
        poor, rich = 0, sum(size for _, size in rows)
        for purse, size in rows:
            over = self.scale - price * rich
            if over > 0 and poor * price <= purse * over:
                return poor // over
            poor += purse * size
            rich -= size
        return poor // self.scale


class TieKeys:
    """The place of each project in the order at ties, also when its price or its votes were others."""

    def __init__(self, market: Market) -> None:
        self.market = market
        election = market.election
        self._names = {name: place for place, name in enumerate(sorted(election.by_id))}
        self._lot = {name: place for place, name in enumerate(market.rule.ties.lot)}

    def of(self, project: int) -> list[int]:
        """The place of a project as it is; lower goes first."""
        return self.key(project, self.market.election.projects[project].cost, self.market.votes[project])

    def key(self, project: int, cost: int, votes: int) -> list[int]:
        """Its place at another cost and with other votes."""
        name = self.market.id(project)
        ways = {
            Tie.COST: cost,
            Tie.VOTES: -votes,
            Tie.NAME: self._names[name],
            Tie.LOT: self._lot.get(name, 0),
        }
        return [ways[way] for way in self.market.rule.ties.ways]
