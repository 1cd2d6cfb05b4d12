# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a count says: who won, in which order, who paid what, which ties were broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from werkdruk.deciding.counting.elections import Group
from werkdruk.deciding.counting.ties import Tie

MOST_PLACES = 6


class Utility(StrEnum):
    """What a winning project is worth to each voter that approves of it."""

    COST = "cost"
    """Its price: an hour counts an hour."""
    CARDINALITY = "cardinality"
    """One: a project counts a project."""

    def of(self, cost: int) -> int:
        """The worth of a project of this price."""
        return cost if self is Utility.COST else 1


class Completion(StrEnum):
    """What happens with money that equal shares leave unspent."""

    NONE = "none"
    """It stays."""
    ADD1 = "add1"
    """The count is done again with larger purses, step by step, as long as the winners fit in the budget."""


class Stop(StrEnum):
    """Why the count did not go on."""

    NOT_COMPLETED = "not-completed"
    """No completion was asked for."""
    NOTHING_FITS = "nothing-fits"
    """No other project that has a vote fits in what is left."""
    NEXT_OVERSPENDS = "next-overspends"
    """With one more step the winners would cost more than the budget."""


@dataclass(frozen=True, slots=True)
class TieEvent:
    """A moment at which several projects were equally good; `round` counts from 1."""

    round: int
    equal: tuple[str, ...]
    chosen: str
    decided_by: Tie


@dataclass(frozen=True, slots=True)
class Round:
    """One purchase. Money is in units of the election.

    `price` is what each supporter pays who can; the others pay all they have left. `rho` is the price per unit of
    worth, the figure on which this project was the best. `paid` holds (number of the group in `Outcome.groups`,
    amount per voter in parts of `parts`), for groups that paid something. In a small unit it tells who voted what:
    never public.
    """

    project: str
    cost: int
    votes: int
    price: Fraction
    rho: Fraction
    parts: int
    paid: tuple[tuple[int, int], ...]

    def payments(self) -> Iterator[tuple[int, Fraction]]:
        """The number of each group that paid, and what each voter in it paid."""
        for group, amount in self.paid:
            yield group, Fraction(amount, self.parts)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a count and the way to it; money in units of the election, `scale` units to one of `currency`.

    `winners` are in the order bought; `endowment` is the purse each voter started the last run with, `increments` how
    many steps were added to it and `stop` why no more. `path` says how it was decided: `exact`. `digest` is that of the
    election counted.
    """

    utility: Utility
    completion: Completion
    step: Fraction
    tie_order: str
    winners: tuple[str, ...]
    cost: int
    budget: int
    scale: int
    currency: str
    groups: tuple[Group, ...]
    endowment: Fraction
    increments: int
    stop: Stop
    rounds: tuple[Round, ...]
    ties: tuple[TieEvent, ...]
    digest: str
    rule: str = "mes"
    path: str = "exact"

    @property
    def voters(self) -> int:
        """The number of voters."""
        return sum(group.voters for group in self.groups)

    def left(self) -> tuple[Fraction, ...]:
        """What a voter of each group kept at the end of the last run."""
        left = [self.endowment] * len(self.groups)
        for bought in self.rounds:
            for group, amount in bought.payments():
                left[group] -= amount
        return tuple(left)

    def money(self, units: Fraction | int) -> int | str:
        """An amount for JSON: a number when it is whole, else exact text, decimal (`12.50`) or a fraction (`7/3`)."""
        exact = Fraction(units) / self.scale
        if exact.denominator == 1:
            return exact.numerator
        for places in range(2, MOST_PLACES + 1):
            if 10**places % exact.denominator == 0:
                whole, rest = divmod(exact.numerator * 10**places // exact.denominator, 10**places)
                return f"{whole}.{rest:0{places}d}"
        return str(exact)

    def as_json(self) -> dict[str, Any]:
        """The outcome with plain values, without what single voters paid."""
        return {
            "rule": self.rule,
            "utility": self.utility.value,
            "completion": self.completion.value,
            "step": self.money(self.step) if self.completion is Completion.ADD1 else None,
            "tie_order": self.tie_order,
            "winners": list(self.winners),
            "cost": self.money(self.cost),
            "budget": self.money(self.budget),
            "currency": self.currency,
            "voters": self.voters,
            "endowment": self.money(self.endowment),
            "increments": self.increments,
            "stop": self.stop.value,
            "rounds": [self._round_json(number, bought) for number, bought in enumerate(self.rounds, 1)],
            "ties": [
                {"round": tie.round, "equal": list(tie.equal), "chosen": tie.chosen, "decided_by": tie.decided_by.value}
                for tie in self.ties
            ],
            "path": self.path,
            "digest": self.digest,
        }

    def _round_json(self, number: int, bought: Round) -> dict[str, Any]:
        full = sum(self.groups[group].voters for group, amount in bought.payments() if amount == bought.price)
        return {
            "round": number,
            "project": bought.project,
            "cost": self.money(bought.cost),
            "votes": bought.votes,
            "price": self.money(bought.price),
            "rho": str(Fraction(bought.rho, 1 if self.utility is Utility.COST else self.scale)),
            "paid_in_full": full,
        }
