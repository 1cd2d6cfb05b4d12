# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an engine does for a count: runs equal shares at a level, and climbs from level to level.

An engine claims an order of purchases; what everybody pays is worked out afterwards, exactly, from that order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.shares import Purchase, Run


class Decided(StrEnum):
    """How it was decided which project was bought in a round. All are exact; they differ in how much work it took."""

    BOUNDS = "bounds"
    """Its highest possible price is below the lowest possible price of every other."""
    WHOLE = "whole"
    """The prices are simple fractions, because no supporter falls short; they were compared as such."""
    ALIKE = "alike"
    """The supporters of those that are equal have had the same history, so the prices are equal; the order decided."""
    EXACT = "exact"
    """By fractions, in plain Python."""


class Stop(StrEnum):
    """Why the count did not go on."""

    NOT_COMPLETED = "not-completed"
    """No completion was asked for."""
    NOTHING_FITS = "nothing-fits"
    """No other project that has a vote fits in what is left."""
    NEXT_OVERSPENDS = "next-overspends"
    """With one more step the winners would cost more than the budget."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The order in which projects are bought at a level, by number of project, and what decided each time.

    `ties` holds (round from 1, all projects that were equally good). The first `own` purchases were made inside units.
    """

    order: tuple[int, ...]
    decided: tuple[Decided, ...]
    ties: tuple[tuple[int, tuple[int, ...]], ...] = ()
    own: int = 0


@dataclass(frozen=True, slots=True)
class Climb:
    """The last level that does not overspend: its claim, how many steps it is up, and why not higher.

    `runs` counts the runs made; steps that were certified to change nothing need none.
    """

    claim: Claim
    increments: int
    stop: Stop
    runs: int


class Engine(Protocol):
    """Equal shares of one market."""

    def run(self, level: Fraction) -> Claim:
        """The purchases at a level. Raises Undecided at a tie that is not broken."""
        ...

    def climb(self) -> Climb:
        """From the level of the market upwards by the step of its rule. Raises Undecided."""
        ...


class ExactEngine:
    """The reference: fractions only, every level run."""

    def __init__(self, market: Market) -> None:
        self.market = market

    def run(self, level: Fraction) -> Claim:
        """The purchases at a level: inside units where there is a floor, then all together."""
        bought, own = purchases(self.market, level)
        return Claim(
            order=tuple(purchase.project for purchase in bought),
            decided=(Decided.EXACT,) * len(bought),
            ties=tuple((number, each.tied) for number, each in enumerate(bought, 1) if each.tied[1:]),
            own=own,
        )

    def climb(self) -> Climb:
        """Step by step."""
        market = self.market
        claim, increments = self.run(market.level), 0
        while something_fits(market, claim.order):
            higher = self.run(market.level + (increments + 1) * market.rule.step)
            if market.cost(higher.order) > market.election.budget:
                return Climb(claim, increments, Stop.NEXT_OVERSPENDS, increments + 2)
            claim, increments = higher, increments + 1
        return Climb(claim, increments, Stop.NOTHING_FITS, increments + 1)


def something_fits(market: Market, order: tuple[int, ...], among: Iterable[int] | None = None) -> bool:
    """Whether a project (of `among`) that has a vote and is not bought fits in what is left of the budget."""
    left = market.election.budget - market.cost(order)
    votes, projects = market.votes, market.election.projects
    bought = set(order)
    return any(
        votes[project] and project not in bought and projects[project].cost <= left
        for project in (range(len(votes)) if among is None else among)
    )


def purchases(market: Market, level: Fraction, claim: Claim | None = None) -> tuple[list[Purchase], int]:
    """The purchases at a level and how many of them were made inside units; those of a claim when it is given."""
    purses = market.start(level)
    bought: list[Purchase] = []
    order = None if claim is None else list(claim.order[: claim.own])
    if market.rule.floor:
        purses = _spend_floor(market, purses, bought, order)
    own = len(bought)
    run = Run(market, purses, taken=[each.project for each in bought])
    bought += run.purchases() if claim is None else run.replay(claim.order[own:])
    return bought, own


def _spend_floor(
    market: Market, purses: list[Fraction], bought: list[Purchase], order: list[int] | None
) -> list[Fraction]:
    """The purses after each unit has spent the floor on projects of its own; its purchases are added to `bought`."""
    floor = market.rule.floor
    units = market.election.ballots.units
    unit_of = [project.unit for project in market.election.projects]
    kept = [purse * (1 - floor) for purse in purses]
    floors = [purse * floor for purse in purses]
    for unit in sorted({unit for unit in unit_of if unit} & set(units)):
        own = [
            [(number, share) for number, share in backers if units[number] == unit] if unit_of[project] == unit else []
            for project, backers in enumerate(market.backers)
        ]
        run = Run(market, floors, backers=own)
        bought += run.purchases() if order is None else run.replay(each for each in order if own[each])
        floors = run.left()
    return [rest + left for rest, left in zip(kept, floors, strict=True)]
