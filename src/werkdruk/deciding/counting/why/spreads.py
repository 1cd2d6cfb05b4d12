# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Over whom the money of the winners was spread: per voter, per unit, and how evenly.

A voter's part is what the voter paid; of winners that nobody paid for (added, or most votes first) the cost in equal
parts over those who chose them. So all parts together are the cost of the winners.

Source: Maly, Rey, Endriss and Lackner, Fairness in participatory budgeting via equality of resources (AAMAS 2023), for
the share as what is to be spread evenly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting.discretion import FLOOR
from werkdruk.deciding.counting.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Part:
    """What a group got: its voters, and their parts together in units of the election."""

    voters: int
    money: Fraction

    @property
    def each(self) -> Fraction:
        """What a voter of the group got on average."""
        return Fraction(self.money, self.voters)


@dataclass(frozen=True, slots=True)
class Spread:
    """How the money was spread; `parts` is what a voter of each type got.

    `gini` is 0 when everybody got the same and nears 1 when one voter got all; None when there was nothing to spread.
    `units` is empty where voters have no units. `without` voters chose something and saw none of it win; `blank` chose
    nothing. These are the true figures: what may be shown is in `told_units` and `told`.
    """

    parts: tuple[Fraction, ...]
    gini: Fraction | None
    units: Mapping[str, Part]
    without: int
    blank: int

    @property
    def told_units(self) -> dict[str, Part | None]:
        """The units as they may be shown: None for a small one, and for the next smallest when it gave one away."""
        hidden = {unit for unit, part in self.units.items() if part.voters < FLOOR}
        shown = sorted((part.voters, unit) for unit, part in self.units.items() if unit not in hidden)
        while hidden and shown and (len(hidden) == 1 or sum(self.units[unit].voters for unit in hidden) < FLOOR):
            hidden.add(shown.pop(0)[1])
        return {unit: None if unit in hidden else part for unit, part in self.units.items()}


def spread(outcome: Outcome) -> Spread:
    """How the money of the winners of an outcome was spread."""
    ballots = outcome.election.ballots
    parts = _parts(outcome)
    units: dict[str, Part] = {}
    if ballots.units:
        people: dict[str, int] = defaultdict(int)
        money: dict[str, Fraction] = defaultdict(Fraction)
        for number, unit in enumerate(ballots.units):
            people[unit] += ballots.voters[number]
            money[unit] += parts[number] * ballots.voters[number]
        units = {unit: Part(people[unit], money[unit]) for unit in sorted(people)}
    served = {
        number for project in (*outcome.claim.order, *outcome.added) for number in ballots.backers.get(project, ())
    }
    chosen = [ballots.offsets[number + 1] > ballots.offsets[number] for number in range(ballots.types)]
    without = sum(ballots.voters[each] for each in range(ballots.types) if chosen[each] and each not in served)
    blank = sum(ballots.voters[each] for each in range(ballots.types) if not chosen[each])
    return Spread(parts, _gini(parts, ballots.voters), units, without, blank)


def _parts(outcome: Outcome) -> tuple[Fraction, ...]:
    """What a voter of each type got."""
    market, voters = outcome.market, outcome.election.ballots.voters
    parts = [Fraction(0)] * len(market.sizes)
    unpaid = list(outcome.added)
    for project, bought in zip(outcome.claim.order, outcome.rounds, strict=True):
        if not bought.paid:
            unpaid.append(project)
        for number, amount in bought.payments():
            parts[number] += amount
    for project in unpaid:
        backers = [number for number, _ in market.backers[project]]
        each = Fraction(outcome.election.projects[project].cost, sum(voters[number] for number in backers))
        for number in backers:
            parts[number] += each
    return tuple(parts)


def _gini(parts: tuple[Fraction, ...], voters: Iterable[int]) -> Fraction | None:
    """The mean difference between two voters, as a part of twice the mean; None when nobody got anything."""
    rows = sorted(zip(parts, voters, strict=True))
    people = sum(size for _, size in rows)
    whole = sum((part * size for part, size in rows), Fraction(0))
    if not whole:
        return None
    before = 0
    ranked = Fraction(0)
    for part, size in rows:
        ranked += part * size * (2 * before + size - people)
        before += size
    return Fraction(ranked, people * whole)
