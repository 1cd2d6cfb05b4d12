# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a loser missed where proposals wait their turn: most votes first, and the moment of Phragmén.

Until a loser is bought the others do not depend on its price, nor on voters who choose only that loser. Cheaper, or
with more votes, its turn comes earlier, when more of the budget is left; so the prices at which it wins are all those
up to a highest one, and the numbers of votes all those from a lowest one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Misfit
from werkdruk.deciding.counting.why.contenders import TieKeys, counts_votes
from werkdruk.deciding.counting.why.margins import Margin

Key = tuple[int, list[int]]


def greedy_margins(outcome: Outcome, *, taken: Sequence[int], threshold: int, misfit: Misfit) -> tuple[Margin, ...]:
    """The margin of each loser where most votes go first, after `taken` are bought; in the order of the election.

    A loser that no number of votes helps, because it is dearer than what there is, has None for its votes.
    """
    won = {*outcome.claim.order, *outcome.added}
    losers = [project for project in range(len(outcome.market.prices)) if project not in won]
    queue = _Queue(outcome.market, taken, threshold, misfit)
    return tuple(
        Margin(outcome.market.id(project), queue.price(project), queue.votes_more(project)) for project in losers
    )


class _Queue:
    """The projects in the order of their turns, with what is left before each."""

    def __init__(self, market: Market, taken: Sequence[int], threshold: int, misfit: Misfit) -> None:
        self.market = market
        self.threshold = max(threshold * market.size_parts, 1)
        self.ties = TieKeys(market)
        self.start = market.election.budget - market.cost(taken)
        self.misfit = misfit
        votes = market.votes
        waiting = [each for each in range(len(votes)) if votes[each] >= self.threshold and each not in taken]
        self.turns = sorted(((-votes[each], self.ties.of(each), each) for each in waiting), key=lambda turn: turn[:2])

    def before(self, project: int) -> tuple[list[Key], list[int]]:
        """The keys of all others in order, and what is left before each of them and at the end; -1 after a stop."""
        keys: list[Key] = []
        left = [self.start]
        for votes, key, each in self.turns:
            if each == project:
                continue
            cost = self.market.election.projects[each].cost
            keys.append((votes, key))
            if cost <= left[-1]:
                left.append(left[-1] - cost)
            else:
                left.append(-1 if self.misfit is Misfit.STOP else left[-1])
        return keys, left

    def price(self, project: int) -> int:
        """The highest whole price at which the project is bought with the votes it has; 0 when there is none."""
        votes = self.market.votes[project]
        if votes < self.threshold:
            return 0
        keys, left = self.before(project)
        low, high = 0, self.market.election.projects[project].cost
        while high - low > 1:
            price = (low + high) // 2
            if left[bisect_right(keys, (-votes, self.ties.key(project, price, votes)))] >= price:
                low = price
            else:
                high = price
        return low

    def votes_more(self, project: int) -> int | None:
        """The smallest number of voters more with which it is bought at its price; None when no number helps."""
        market = self.market
        if not counts_votes(market):
            return None
        keys, left = self.before(project)
        cost, votes, voter = market.election.projects[project].cost, market.votes[project], market.size_parts
        places = [place for place, money in enumerate(left) if money >= cost]
        if not places:
            return None
        more = max(1, -(-(self.threshold - votes) // voter))
        if places[-1] == len(keys):
            return more
        rival_votes, _ = rival = keys[places[-1]]
        more = max(more, -(-(-rival_votes - votes) // voter))
        ahead = votes + more * voter
        return more if (-ahead, self.ties.key(project, cost, ahead)) < rival else more + 1


@dataclass(frozen=True, slots=True)
class _Turn:
    """A moment at which something was bought: how much each voter had saved, what was left, the place at ties."""

    moment: Fraction
    left: int
    key: list[int]


def phragmen_margins(outcome: Outcome) -> tuple[Margin, ...]:
    """The margin of each loser under Phragmén, in the order of the election."""
    market = outcome.market
    ties = TieKeys(market)
    left = outcome.budget
    turns = []
    for number, bought in zip(outcome.claim.order, outcome.rounds, strict=True):
        turns.append(_Turn(bought.price, left, ties.of(number)))
        left -= bought.cost
    won = set(outcome.claim.order)
    losers = [project for project in range(len(market.prices)) if project not in won]
    saved = {project: savings(outcome, project) for project in losers}
    due = {project: moment for project in losers if (moment := due_moment(outcome, project, saved[project][-1]))}
    margins = []
    for project in losers:
        end = min((moment for other, moment in due.items() if other != project), default=None)
        loser = _Loser(market, project, ties)
        steps = list(zip(turns, saved[project], strict=False))
        price = max([loser.price(turn, spent) for turn, spent in steps], default=0)
        price = max(price, loser.price_at_end(end, left, saved[project][-1]))
        found = [loser.votes_more(turn, spent) for turn, spent in steps]
        found.append(loser.votes_at_end(end, left, saved[project][-1]))
        known = [votes for votes in found if votes is not None]
        needed = outcome.rule.threshold - market.votes[project] // market.size_parts
        if needed > 0:
            price, known = 0, [max(votes, needed) for votes in known]
        votes = min(known, default=None) if counts_votes(market) else None
        margins.append(Margin(market.id(project), price, votes))
    return tuple(margins)


def savings(outcome: Outcome, project: int) -> list[Fraction]:
    """What supporters of a project had paid together for what was bought before each round, and at the end."""
    voters = outcome.election.ballots.voters
    backers = {number for number, _ in outcome.market.backers[project]}
    spent = [Fraction(0)]
    for bought in outcome.rounds:
        paid = sum(amount * voters[number] for number, amount in bought.paid if number in backers)
        spent.append(spent[-1] + Fraction(paid, bought.parts))
    return spent


def speed(market: Market, project: int) -> Fraction:
    """How fast its supporters save together, in whole voters."""
    purses = market.purses
    total = sum(market.sizes[number] * (purses[number] if purses else 1) for number, _ in market.backers[project])
    return Fraction(total, market.size_parts * market.purse_parts)


def due_moment(outcome: Outcome, project: int, spent: Fraction) -> Fraction | None:
    """What every (whole) voter has saved when the project can be paid; None when it takes no part."""
    market = outcome.market
    cost, fast = market.election.projects[project].cost, speed(market, project)
    if not fast or cost > outcome.budget or market.votes[project] < outcome.rule.threshold * market.size_parts:
        return None
    return Fraction(cost + spent, fast)


class _Loser:
    """A loser under Phragmén. `spent` is what its supporters had paid for others before the turn that is looked at."""

    def __init__(self, market: Market, project: int, ties: TieKeys) -> None:
        self.market, self.project, self.ties = market, project, ties
        self.cost = market.election.projects[project].cost
        self.votes = market.votes[project]
        self.speed = speed(market, project)

    def price(self, turn: _Turn, spent: Fraction) -> int:
        """The highest whole price at which it is bought at this turn."""
        limit = turn.moment * self.speed - spent
        price = min(limit.numerator // limit.denominator, turn.left)
        if price == limit and self.ties.key(self.project, price, self.votes) >= turn.key:
            price -= 1
        return max(price, 0)

    def price_at_end(self, end: Fraction | None, left: int, spent: Fraction) -> int:
        """The highest whole price at which it is bought after all that were; `end` is when another ends the count."""
        if end is None:
            return min(left, self.cost) if self.speed else 0
        limit = end * self.speed - spent
        whole = limit.numerator // limit.denominator
        return max(min(whole - 1 if whole == limit else whole, left), 0)

    def votes_more(self, turn: _Turn, spent: Fraction) -> int | None:
        """The smallest number of voters more with which it is bought at this turn."""
        if self.cost > turn.left:
            return None
        missing = Fraction(self.cost + spent, turn.moment) - self.speed
        more = max(1, -(-missing.numerator // missing.denominator))
        votes = self.votes + more * self.market.size_parts
        if more == missing and self.ties.key(self.project, self.cost, votes) >= turn.key:
            more += 1
        return more

    def votes_at_end(self, end: Fraction | None, left: int, spent: Fraction) -> int | None:
        """The smallest number of voters more with which it is bought after all that were."""
        if self.cost > left:
            return None
        if end is None:
            return 1
        missing = Fraction(self.cost + spent, end) - self.speed
        whole = -(-missing.numerator // missing.denominator)
        return max(1, whole + 1 if whole == missing else whole)
