# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a project won or lost, in exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from werkdruk.deciding.counting.discretion import told
from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Method
from werkdruk.deciding.counting.why.queues import due_moment


class How(StrEnum):
    """How a winner came to win."""

    PURSES = "purses"
    """Its supporters paid for it from their purses."""
    OWN_UNIT = "own-unit"
    """Its supporters inside its unit paid for it, from the part of their purses that was meant for that."""
    SAVED = "saved"
    """Its supporters had saved its price together: Phragmén."""
    MOST_VOTES = "most-votes"
    """It had more votes than all that came after it, and fitted in the budget."""
    ADDED = "added"
    """It fitted in what was left in the end, and had most votes of what did."""


@dataclass(frozen=True, slots=True)
class Win:
    """How a winner was bought; money in units of the election, `round` counts from 1 over all winners.

    `price` is what each of the `paid_in_full` supporters paid per share (a share is 1, or a point); the `paid_all_left`
    others paid what they still had and `paid_nothing` had nothing left. Not all `votes` are `asked` to pay: not those
    of other units for what a unit bought, and not those who ranked it last. Of a winner nobody paid for from a purse
    these are 0; of one whose price was saved, `price` is what each voter had saved at that moment.
    """

    project: str
    round: int
    cost: int
    votes: int
    price: Fraction
    paid_in_full: int
    paid_all_left: int
    paid_nothing: int
    how: How = How.PURSES

    @property
    def asked(self) -> int:
        """The number of supporters who were asked to pay."""
        return self.paid_in_full + self.paid_all_left + self.paid_nothing


class LossReason(StrEnum):
    """What stood in the way of a loser."""

    NO_VOTES = "no-votes"
    """Nobody voted for it, or all who did put it below everything else on their list."""
    TOO_LITTLE_LEFT = "too-little-left"
    """Its supporters together never had, or no longer had, its cost."""
    BELOW_THRESHOLD = "below-threshold"
    """It had fewer votes than the rule asks for."""
    DID_NOT_FIT = "did-not-fit"
    """When its turn came, less was left of the budget than its cost."""
    AFTER_THE_STOP = "after-the-stop"
    """The count had ended at a project with more votes that did not fit."""
    TOO_LATE = "too-late"
    """The count ended before its supporters had saved its cost."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A winner that supporters of a loser paid for: how much together, and how many of them did."""

    project: str
    paid: Fraction
    payers: int


@dataclass(frozen=True, slots=True)
class Loss:
    """Why a project was not bought; money in units of the election.

    `left` is what there was for it: what its supporters together had left at the end (at any whole price up to
    `price_at_end` they could still have bought it in that run), and where nobody has a purse what was left of the
    budget when its turn came. `short` is what was missing. `affordable_until` is the last round before which its
    supporters together still had its cost (0: they never had), `behind` what they had before each round and at the end.
    `rivals` are the winners their money went to, most money first. `due` is what every voter had to have saved under
    Phragmén.
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
    behind: tuple[Fraction, ...] = ()
    due: Fraction | None = None

    @property
    def told_rivals(self) -> tuple[Rival, ...]:
        """The rivals as they may be shown: not those that few paid for, or that few did not pay for.

        What only one of them got is what the others leave of all that was paid; then another goes with it.
        """
        shown = [rival for rival in self.rivals if told(rival.payers, self.votes) is not None]
        if len(shown) == len(self.rivals) - 1 and shown:
            shown.remove(min(shown, key=lambda rival: (rival.payers, rival.paid)))
        return tuple(shown)


def why_won(election: Election, outcome: Outcome, project: str) -> Win:
    """How `project` was bought. Raises KeyError when it did not win."""
    if project not in outcome.winners:
        raise KeyError(project)
    place = outcome.winners.index(project) + 1
    how = how_won(outcome, project)
    cost, votes = election.by_id[project].cost, election.votes[project]
    if how in {How.ADDED, How.MOST_VOTES}:
        return Win(project, place, cost, votes, Fraction(0), 0, 0, 0, how)
    bought = outcome.rounds[place - 1]
    voters = election.ballots.voters
    payers = sum(voters[number] for number, amount in bought.paid if amount)
    asked = sum(voters[number] for number in payers_of(outcome, election.numbers[project], own=bought.own))
    return Win(
        project=project,
        round=place,
        cost=cost,
        votes=votes,
        price=bought.price,
        paid_in_full=bought.in_full,
        paid_all_left=payers - bought.in_full,
        paid_nothing=asked - payers,
        how=how,
    )


def payers_of(outcome: Outcome, project: int, *, own: bool) -> list[int]:
    """The types that are asked to pay for a project; with `own` those of its unit only."""
    numbers = [number for number, _ in outcome.market.backers[project]]
    if not own:
        return numbers
    units, unit = outcome.election.ballots.units, outcome.election.projects[project].unit
    return [number for number in numbers if units[number] == unit]


def how_won(outcome: Outcome, project: str) -> How:
    """How a winner came to win. Raises ValueError when it did not."""
    if outcome.winners.index(project) >= len(outcome.bought):
        return How.ADDED
    if outcome.rule.method is Method.GREEDY:
        return How.MOST_VOTES
    if outcome.rule.method is Method.PHRAGMEN:
        return How.SAVED
    return How.OWN_UNIT if outcome.bought.index(project) < outcome.claim.own else How.PURSES


def why_lost(election: Election, outcome: Outcome, project: str) -> Loss:
    """Why `project` was not bought. Raises KeyError when it won or is not in the election."""
    if project in outcome.winners:
        raise KeyError(project)
    place = election.numbers[project]
    if outcome.rule.method is Method.SHARES:
        return _lost_by_purses(outcome, place)
    if outcome.market.votes[place] < outcome.rule.threshold * outcome.market.size_parts:
        return _without_purses(outcome, place, LossReason.BELOW_THRESHOLD, Fraction(0))
    if outcome.rule.method is Method.PHRAGMEN:
        return _lost_by_moment(outcome, place)
    return _lost_by_votes(outcome, place)


def _lost_by_purses(outcome: Outcome, place: int) -> Loss:
    """What became of the purses of its supporters."""
    voters = outcome.election.ballots.voters
    backers = {number: voters[number] for number, _ in outcome.market.backers[place]}
    cost = outcome.election.projects[place].cost
    left = sum((outcome.purse(number) * people for number, people in backers.items()), Fraction(0))
    behind = [left]
    rivals = []
    for bought in outcome.rounds:
        paid, payers = _paid_by(backers, bought.paid)
        if payers:
            left -= Fraction(paid, bought.parts)
            rivals.append(Rival(bought.project, Fraction(paid, bought.parts), payers))
        behind.append(left)
    affordable = sum(money >= cost for money in behind[:-1])
    return Loss(
        project=outcome.election.projects[place].id,
        reason=LossReason.TOO_LITTLE_LEFT if backers else LossReason.NO_VOTES,
        cost=cost,
        votes=outcome.election.votes[outcome.election.projects[place].id],
        left=left,
        short=cost - left,
        price_at_end=left.numerator // left.denominator,
        affordable_until=affordable,
        rivals=tuple(sorted(rivals, key=lambda rival: (-rival.paid, rival.project))),
        behind=tuple(behind),
    )


def _paid_by(backers: dict[int, int], paid: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """What these types paid together in a round, in its parts, and how many voters did."""
    rows = [(amount * backers[number], backers[number]) for number, amount in paid if amount and number in backers]
    return sum(amount for amount, _ in rows), sum(people for _, people in rows)


def _lost_by_moment(outcome: Outcome, place: int) -> Loss:
    """Where the savings of its supporters went, and when they would have had its cost."""
    voters = outcome.election.ballots.voters
    backers = {number: voters[number] for number, _ in outcome.market.backers[place]}
    rivals = []
    for bought in outcome.rounds:
        paid, payers = _paid_by(backers, bought.paid)
        if payers:
            rivals.append(Rival(bought.project, Fraction(paid, bought.parts), payers))
    cost, left = outcome.election.projects[place].cost, Fraction(outcome.budget - outcome.cost)
    reason = LossReason.DID_NOT_FIT if cost > left else LossReason.TOO_LATE
    due = due_moment(outcome, place, sum((rival.paid for rival in rivals), Fraction(0)))
    ranked = sorted(rivals, key=lambda rival: (-rival.paid, rival.project))
    return _without_purses(outcome, place, reason, left, rivals=tuple(ranked), due=due)


def _lost_by_votes(outcome: Outcome, place: int) -> Loss:
    """What was left of the budget when its turn came."""
    market = outcome.market
    turn = (-market.votes[place], market.ranks[place])
    ahead = [each for each in outcome.claim.order if (-market.votes[each], market.ranks[each]) < turn]
    left = outcome.budget - market.cost(ahead)
    fits = outcome.election.projects[place].cost <= left
    return _without_purses(
        outcome, place, LossReason.AFTER_THE_STOP if fits else LossReason.DID_NOT_FIT, Fraction(left)
    )


def _without_purses(
    outcome: Outcome,
    place: int,
    reason: LossReason,
    left: Fraction,
    *,
    rivals: tuple[Rival, ...] = (),
    due: Fraction | None = None,
) -> Loss:
    project = outcome.election.projects[place]
    return Loss(
        project=project.id,
        reason=reason if outcome.market.backers[place] else LossReason.NO_VOTES,
        cost=project.cost,
        votes=outcome.election.votes[project.id],
        left=left,
        short=max(project.cost - left, Fraction(0)),
        price_at_end=left.numerator // left.denominator,
        affordable_until=0,
        rivals=rivals,
        due=due,
    )
