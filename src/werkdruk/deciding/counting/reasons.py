# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a project won or lost, in exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Win:
    """How a winner was bought; money in units of the election, `round` counts from 1.

    `price` is what each of the `paid_in_full` supporters paid; the `paid_all_left` others paid what they still had and
    `paid_nothing` had nothing left.
    """

    project: str
    round: int
    cost: int
    votes: int
    price: Fraction
    paid_in_full: int
    paid_all_left: int
    paid_nothing: int


class LossReason(StrEnum):
    """What stood in the way of a loser."""

    NO_VOTES = "no-votes"
    """Nobody approved of it."""
    TOO_LITTLE_LEFT = "too-little-left"
    """Its supporters together never had, or no longer had, its cost."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A winner that supporters of a loser paid for: how much together, and how many of them did."""

    project: str
    paid: Fraction
    payers: int


@dataclass(frozen=True, slots=True)
class Loss:
    """Why a project was not bought; money in units of the election.

    `left` is what its supporters together had left at the end: at any whole price up to `price_at_end` they could still
    have bought it in that run. `short` is what they missed. `affordable_until` is the last round before which they
    together still had its cost (0: they never had). `rivals` are the winners their money went to, most money first.
    """

    project: str
    reason: LossReason
    cost: int
    votes: int
    left: Fraction
    short: Fraction
    price_at_end: int
    affordable_until: int
    rivals: tuple[Rival, ...]


def why_won(election: Election, outcome: Outcome, project: str) -> Win:
    """How `project` was bought. Raises KeyError when it did not win."""
    if project not in outcome.winners:
        raise KeyError(project)
    number = outcome.winners.index(project)
    bought = outcome.rounds[number]
    sizes = [group.voters for group in outcome.groups]
    full = sum(sizes[group] for group, amount in bought.payments() if amount == bought.price)
    payers = sum(sizes[group] for group, _ in bought.payments())
    return Win(
        project=project,
        round=number + 1,
        cost=bought.cost,
        votes=bought.votes,
        price=bought.price,
        paid_in_full=full,
        paid_all_left=payers - full,
        paid_nothing=election.votes[project] - payers,
    )


def why_lost(election: Election, outcome: Outcome, project: str) -> Loss:
    """Why `project` was not bought. Raises KeyError when it won or is not in the election."""
    if project in outcome.winners:
        raise KeyError(project)
    cost, votes = election.by_id[project].cost, election.votes[project]
    backers = {number: group.voters for number, group in enumerate(outcome.groups) if project in group.approvals}
    left = outcome.endowment * votes
    affordable_until = 0
    rivals = []
    for number, bought in enumerate(outcome.rounds, 1):
        if left >= cost:
            affordable_until = number
        paid = Fraction(sum(amount * backers.get(group, 0) for group, amount in bought.paid), bought.parts)
        left -= paid
        if paid:
            payers = sum(backers.get(group, 0) for group, _ in bought.paid)
            rivals.append(Rival(bought.project, paid, payers))
    return Loss(
        project=project,
        reason=LossReason.TOO_LITTLE_LEFT if votes else LossReason.NO_VOTES,
        cost=cost,
        votes=votes,
        left=left,
        short=cost - left,
        price_at_end=left.numerator // left.denominator,
        affordable_until=affordable_until,
        rivals=tuple(sorted(rivals, key=lambda rival: (-rival.paid, rival.project))),
    )
