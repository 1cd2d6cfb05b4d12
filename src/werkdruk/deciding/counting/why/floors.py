# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a floor did: how much each unit decided about by itself, and whether it was given all it could pay for.

The guarantee: of the floor nothing is spent outside the unit before the unit is done; a project of the unit is left
out of its own stage only when those of the unit who chose it have, of their floors, less than its price together; and
what a unit does not use stays with its people. So a unit of which everybody chose everything it proposed gets all of
that, or has less left of its floor than the cheapest it did not get costs.

True figures, some about few people: who shows them leaves small units out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Method


@dataclass(frozen=True, slots=True)
class UnitFloor:
    """The floor of one unit: its voters, all their floors together, and what they bought with them of their own.

    `payable` are projects of the unit that it did not buy while its own supporters could: none, or a count went wrong.
    Money in units of the election.
    """

    unit: str
    voters: int
    money: Fraction
    spent: int
    payable: tuple[str, ...]

    @property
    def kept(self) -> Fraction:
        """What stayed with the people of the unit, to spend with everybody."""
        return self.money - self.spent


def unit_floors(outcome: Outcome) -> Mapping[str, UnitFloor]:
    """The floor of each unit that has voters, by unit; empty without a floor or where voters have no units."""
    ballots, rule, market = outcome.election.ballots, outcome.rule, outcome.market
    if rule.method is not Method.SHARES or not rule.floor or not ballots.units:
        return {}
    sizes = ballots.voters
    floors = [outcome.purse(number) * rule.floor for number in range(ballots.types)]
    own = set(outcome.claim.order[: outcome.claim.own])
    for bought in outcome.rounds[: outcome.claim.own]:
        for number, amount in bought.payments():
            floors[number] -= amount
    found = {}
    for unit in sorted(set(ballots.units) - {""}):
        members = [number for number, name in enumerate(ballots.units) if name == unit]
        projects = [place for place, project in enumerate(outcome.election.projects) if project.unit == unit]
        found[unit] = UnitFloor(
            unit=unit,
            voters=sum(sizes[number] for number in members),
            money=sum((outcome.purse(number) * rule.floor * sizes[number] for number in members), Fraction(0)),
            spent=market.cost([place for place in projects if place in own]),
            payable=tuple(
                market.id(place)
                for place in projects
                if place not in own and _have(outcome, place, members, floors) >= outcome.election.projects[place].cost
            ),
        )
    return found


def _have(outcome: Outcome, place: int, members: list[int], floors: list[Fraction]) -> Fraction:
    """What the supporters of a project that are in its unit have left of their floors together."""
    sizes = outcome.election.ballots.voters
    backers = {number for number, share in outcome.market.backers[place] if share}
    return sum((floors[number] * sizes[number] for number in members if number in backers), Fraction(0))
