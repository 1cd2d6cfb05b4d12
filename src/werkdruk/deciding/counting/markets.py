# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An election under a rule, as rows of numbers: what every engine reads and none changes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from werkdruk.deciding.counting import compiled
from werkdruk.deciding.counting.ballots import BallotKind, Ballots
from werkdruk.deciding.counting.elections import BadElection, Election
from werkdruk.deciding.counting.rule import PartTime, Rule, Utility

BOUND_BITS = 64
ROW_MAX = 2**63


@dataclass(frozen=True)
class Market:
    """The rows of one count. Projects and types have the numbers they have in the election.

    Type t has `sizes[t]` voters, each with a purse of `purses[t]` / `purse_parts` times the level; `level` is where the
    count starts, and `whole` all sizes times their purses. Under CLONE sizes are counted in `size_parts` parts of a
    voter, and so are `prices`: what all parts of all supporters pay is `prices[p]` = cost * size_parts.

    A supporter pays in proportion to its share: `shares` stands beside the choices of `ballots` (points, Borda points)
    or is empty when all are 1. The figure that ranks projects is the price of one share, divided by `worths[p]`.
    """

    election: Election
    rule: Rule
    sizes: Sequence[int]
    size_parts: int
    purses: tuple[int, ...]
    purse_parts: int
    prices: tuple[int, ...]
    shares: array[int]
    worths: tuple[int, ...]
    whole: int
    level: Fraction

    @classmethod
    def of(cls, election: Election, rule: Rule) -> Market:
        """The market of an election under a rule.

        Raises BadElection when the rule does not fit the ballots, the step is not positive or the floor not below 1,
        or a lot misses a project.
        """
        _require_fit(election, rule)
        ballots = election.ballots
        size_parts, sizes = _sizes(ballots, rule.part_time)
        purse_parts, purses = _purses(ballots, rule.part_time)
        whole = sum(size * purse for size, purse in zip(sizes, purses, strict=True)) if purses else sum(sizes)
        return cls(
            election=election,
            rule=rule,
            sizes=sizes,
            size_parts=size_parts,
            purses=purses,
            purse_parts=purse_parts,
            prices=tuple(project.cost * size_parts for project in election.projects),
            shares=_shares(ballots, rule.utility),
            worths=tuple(project.cost if rule.utility is Utility.COST else 1 for project in election.projects),
            whole=whole,
            level=Fraction(election.budget * size_parts * purse_parts, whole),
        )

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """What ties and greedy look at, per project: supporters (parts of voters under CLONE), or the points given."""
        ballots, made = self.election.ballots, compiled.module()
        if made is None or self.most_votes >= ROW_MAX:
            return tally(ballots, self.sizes, self.shares, len(self.prices))
        votes: tuple[int, ...] = made.tally(
            ballots.offsets, ballots.projects, self.shares, self.sizes, len(self.prices)
        )
        return votes

    @cached_property
    def most_votes(self) -> int:
        """No project can have more votes than this: those of all voters, each with the largest share there is."""
        return max(self.shares, default=1) * sum(self.sizes)

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """The order of the projects at ties, lowest first; equal ranks where the rule does not tell them apart."""
        return self.rule.ties.ranks(self.election, self.votes)

    @cached_property
    def backers(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The supporters of each project: (type, its share), for shares above nothing."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.prices]
        ballots, shares = self.election.ballots, self.shares
        start = 0
        for number, end in enumerate(ballots.offsets[1:]):
            given = shares[start:end] if shares else [1] * (end - start)
            for project, share in zip(ballots.projects[start:end], given, strict=True):
                if share:
                    found[project].append((number, share))
            start = end
        return tuple(map(tuple, found))

    @cached_property
    def kinds(self) -> tuple[frozenset[int], ...]:
        """The different shares that the supporters of each project have."""
        return tuple(frozenset(share for _, share in backers) for backers in self.backers)

    @cached_property
    def openings(self) -> tuple[tuple[int, int], ...]:
        """The bounds of all projects with all their supporters."""
        return self.bounds(self.backers)

    def bounds(self, backers: Sequence[Sequence[tuple[int, int]]]) -> tuple[tuple[int, int], ...]:
        """Rows of (bound, project), lowest first, for projects that have supporters.

        A bound is the least price per share and worth that these can have to pay, at any level, `floored`.
        """
        shares = [sum(self.sizes[number] * share for number, share in rows) for rows in backers]
        rows = zip(self.prices, self.worths, shares, strict=True)
        return tuple(sorted((floored(price, worth * each), at) for at, (price, worth, each) in enumerate(rows) if each))

    def first(self, tied: Sequence[int]) -> int:
        """The project that goes first of those that are equal. Raises Undecided when the rule does not tell."""
        ranks = self.ranks
        chosen = min(tied, key=ranks.__getitem__)
        if sum(ranks[project] == ranks[chosen] for project in tied) > 1:
            self.rule.ties.way(tied, self.election, self.votes)
        return chosen

    def start(self, level: Fraction) -> list[Fraction]:
        """What a voter of each type starts with at this level."""
        if not self.purses:
            return [level] * len(self.sizes)
        return [self.purse(number, level) for number in range(len(self.sizes))]

    def purse(self, number: int, level: Fraction) -> Fraction:
        """What a voter of type `number` starts with at this level; under CLONE, what a whole voter would."""
        return level * Fraction(self.purses[number], self.purse_parts) if self.purses else level

    def weight(self, number: int) -> Fraction:
        """How much of a voter each voter of type `number` is: 1, but under CLONE the size of the appointment."""
        return Fraction(self.sizes[number], self.size_parts * self.election.ballots.voters[number])

    def cost(self, projects: Sequence[int]) -> int:
        """What these projects cost together, in units of the election."""
        return sum(self.election.projects[project].cost for project in projects)

    def id(self, project: int) -> str:
        """The id of the project with this number."""
        return self.election.projects[project].id


def floored(numerator: int, denominator: int) -> int:
    """The fraction as a whole number of 2**-64, rounded down: quick to compare, and never too high."""
    return (numerator << BOUND_BITS) // denominator


def _require_fit(election: Election, rule: Rule) -> None:
    kind = election.ballots.kind
    rule.ties.require_lot_for(election)
    needs = {Utility.POINTS: BallotKind.POINTS, Utility.BORDA: BallotKind.RANKING}
    if needs.get(rule.utility, kind) is not kind:
        raise BadElection("utility-does-not-fit")
    if rule.step <= 0:
        raise BadElection("step-not-positive")
    if not 0 <= rule.floor < 1:
        raise BadElection("floor-not-a-part")


def _sizes(ballots: Ballots, part_time: PartTime) -> tuple[int, Sequence[int]]:
    """The parts of a voter that sizes are counted in, and the size of each type.

    The sizes are a row, but a tuple when appointments are such odd fractions that a row cannot hold them.
    """
    if part_time is not PartTime.CLONE or not ballots.weights:
        return 1, array("q", ballots.voters)
    parts = lcm(*(weight.denominator for weight in ballots.weights))
    sizes = tuple(
        voters * weight.numerator * (parts // weight.denominator)
        for voters, weight in zip(ballots.voters, ballots.weights, strict=True)
    )
    return parts, array("q", sizes) if max(sizes) < ROW_MAX else sizes


def _purses(ballots: Ballots, part_time: PartTime) -> tuple[int, tuple[int, ...]]:
    """The parts that purses are counted in, and the purse of each type; none when all are the same."""
    if part_time is not PartTime.PURSE or not ballots.weights:
        return 1, ()
    parts = lcm(*(weight.denominator for weight in ballots.weights))
    return parts, tuple(int(weight * parts) for weight in ballots.weights)


def _shares(ballots: Ballots, utility: Utility) -> array[int]:
    if utility is Utility.POINTS:
        return ballots.points
    if utility is Utility.BORDA:
        borda = array("q")
        for start, end in zip(ballots.offsets, ballots.offsets[1:], strict=False):
            borda.extend(range(end - start - 1, -1, -1))
        return borda
    return array("q")


def tally(ballots: Ballots, sizes: Sequence[int], shares: Sequence[int], projects: int) -> tuple[int, ...]:
    """The supporters of each project, or the points they gave."""
    votes = [0] * projects
    start = 0
    for size, end in zip(sizes, ballots.offsets[1:], strict=True):
        for place in range(start, end):
            votes[ballots.projects[place]] += size * shares[place] if shares else size
        start = end
    return tuple(votes)
