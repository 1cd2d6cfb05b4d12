# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a count says: who won, in which order, who paid what, which ties were broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from werkdruk.deciding.counting.discretion import told
from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.engines import Claim, Stop, purchases
from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.phragmen import loads
from werkdruk.deciding.counting.rule import Method, Rule, Utility
from werkdruk.deciding.counting.shares import Purchase
from werkdruk.deciding.counting.ties import Tie

MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class TieEvent:
    """A moment at which several projects were equally good; `round` counts from 1.

    `chosen` went first: it was bought, or greedy stopped because it no longer fits, in the round after the last.
    """

    round: int
    equal: tuple[str, ...]
    chosen: str
    decided_by: Tie


@dataclass(frozen=True, slots=True)
class Round:
    """One purchase. Money is in units of the election.

    `price` is what is paid per share by each supporter who can (a share is 1, or a point; under CLONE it is that of a
    whole voter); the others pay all they have left. `rho` is the price per share and worth, the figure on which this
    project was the best. `paid` holds (type of ballot, amount per voter in parts of `parts`), for types that paid
    something; `in_full` voters paid all that was asked. `own` tells that it was bought inside its unit. In a small
    unit payments tell who voted what: never public.
    """

    project: str
    cost: int
    votes: int
    price: Fraction
    rho: Fraction
    parts: int
    paid: tuple[tuple[int, int], ...]
    in_full: int
    own: bool = False

    def payments(self) -> Iterator[tuple[int, Fraction]]:
        """Each type of ballot that paid, and what each voter of it paid."""
        for number, amount in self.paid:
            yield number, Fraction(amount, self.parts)


@dataclass(frozen=True)
class Outcome:
    """The result of a count and the way to it; money in units of the election.

    `level` is the purse of a (whole) voter at the start of the last run, `increments` how many steps were added to it
    and `stop` why no more. `added` are projects that were not bought from purses but added by the completion, as
    numbers. Phragmén and greedy have no purses: level is 0.
    """

    market: Market
    claim: Claim
    level: Fraction
    increments: int
    stop: Stop
    added: tuple[int, ...] = ()

    @property
    def election(self) -> Election:
        """What was counted."""
        return self.market.election

    @property
    def rule(self) -> Rule:
        """How it was counted."""
        return self.market.rule

    @cached_property
    def bought(self) -> tuple[str, ...]:
        """The winners bought from purses, in that order."""
        return tuple(map(self.market.id, self.claim.order))

    @cached_property
    def winners(self) -> tuple[str, ...]:
        """All winners, in the order bought and then added."""
        return (*self.bought, *map(self.market.id, self.added))

    @property
    def cost(self) -> int:
        """What the winners cost together."""
        return self.market.cost((*self.claim.order, *self.added))

    @property
    def budget(self) -> int:
        """What there was to spend."""
        return self.election.budget

    @property
    def voters(self) -> int:
        """The number of voters."""
        return len(self.election.ballots)

    @property
    def digest(self) -> str:
        """The fingerprint of the election."""
        return self.election.digest

    @property
    def path(self) -> tuple[str, ...]:
        """What decided each purchase."""
        return tuple(decided.value for decided in self.claim.decided)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """Every purchase with its exact payments."""
        return tuple(
            _round(self.market, purchase, own=number < self.claim.own)
            for number, purchase in enumerate(_trace(self.market, self.level, self.claim))
        )

    @cached_property
    def ties(self) -> tuple[TieEvent, ...]:
        """Every tie of the last run."""
        market = self.market
        return tuple(
            TieEvent(
                number,
                tuple(sorted(map(market.id, tied))),
                market.id(min(tied, key=market.ranks.__getitem__)),
                market.rule.ties.way(tied, market.election, market.votes),
            )
            for number, tied in self.claim.ties
        )

    def purse(self, number: int) -> Fraction:
        """What a voter of type `number` started the last run with."""
        return self.market.purse(number, self.level) * self.market.weight(number)

    @cached_property
    def left(self) -> tuple[Fraction, ...]:
        """What a voter of each type kept at the end of the last run."""
        left = [self.purse(number) for number in range(len(self.market.sizes))]
        for bought in self.rounds:
            for number, amount in bought.payments():
                left[number] -= amount
        return tuple(left)

    def money(self, units: Fraction | int) -> int | str:
        """An amount for JSON: a number when it is whole, else exact text, decimal (`12.50`) or a fraction (`7/3`)."""
        exact = Fraction(units) / self.election.scale
        if exact.denominator == 1:
            return exact.numerator
        for places in range(2, MOST_PLACES + 1):
            if 10**places % exact.denominator == 0:
                whole, rest = divmod(exact.numerator * 10**places // exact.denominator, 10**places)
                return f"{whole}.{rest:0{places}d}"
        return str(exact)

    def as_json(self) -> dict[str, Any]:
        """The outcome with plain values, without what single voters paid."""
        rule = self.rule
        return {
            "rule": rule.method.value,
            "utility": rule.utility.value,
            "completion": rule.completion.value,
            "step": self.money(rule.step) if rule.completion.raises else None,
            "tie_order": str(rule.ties),
            "part_time": rule.part_time.value,
            "floor": str(rule.floor),
            "winners": list(self.winners),
            "cost": self.money(self.cost),
            "budget": self.money(self.budget),
            "currency": self.election.currency,
            "voters": self.voters,
            "endowment": self.money(self.level),
            "increments": self.increments,
            "stop": self.stop.value,
            "rounds": [self._round_json(number, bought) for number, bought in enumerate(self.rounds, 1)],
            "added": [self.market.id(project) for project in self.added],
            "ties": [
                {"round": tie.round, "equal": list(tie.equal), "chosen": tie.chosen, "decided_by": tie.decided_by.value}
                for tie in self.ties
            ],
            "path": list(self.path),
            "digest": self.digest,
        }

    def _round_json(self, number: int, bought: Round) -> dict[str, Any]:
        return {
            "round": number,
            "project": bought.project,
            "cost": self.money(bought.cost),
            "votes": bought.votes,
            "price": self.money(bought.price),
            "rho": str(Fraction(bought.rho, 1 if self.rule.utility is Utility.COST else self.election.scale)),
            "paid_in_full": told(bought.in_full, bought.votes),
            "decided": self.claim.decided[number - 1].value,
        }


def _trace(market: Market, level: Fraction, claim: Claim) -> list[Purchase]:
    """The purchases with their payments: from purses, as loads, or with no payments at all."""
    if market.rule.method is Method.SHARES:
        return purchases(market, level, claim)[0]
    if market.rule.method is Method.PHRAGMEN:
        return loads(market, claim.order)
    return [Purchase(project, 0, 1, (), (project,)) for project in claim.order]


def _round(market: Market, purchase: Purchase, *, own: bool) -> Round:
    """The round of a purchase; payments become those of real voters where sizes are parts of voters."""
    project = purchase.project
    price = Fraction(purchase.price, purchase.parts)
    voters, sizes = market.election.ballots.voters, market.sizes
    shares = dict(market.backers[project])
    return Round(
        project=market.id(project),
        cost=market.election.projects[project].cost,
        votes=sum(voters[number] for number in shares),
        price=price,
        rho=Fraction(price, market.worths[project]),
        parts=purchase.parts * market.size_parts,
        paid=tuple((number, amount * (sizes[number] // voters[number])) for number, amount in purchase.paid),
        in_full=sum(voters[number] for number, amount in purchase.paid if amount == purchase.price * shares[number]),
        own=own,
    )
