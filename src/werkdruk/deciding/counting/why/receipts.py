# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt of one voter: the purse, what each winner cost, and what is left. It is for that voter alone."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Method
from werkdruk.deciding.counting.why.reasons import How, how_won, payers_of


@dataclass(frozen=True, slots=True)
class Line:
    """A winner the voter chose: in which round it was bought, what was asked of this voter and what it paid.

    Less than asked is all the voter had left. Of winners that cost nobody anything (added, or most votes first) and of
    one on the lowest place of a ranking, nothing is asked.
    """

    project: str
    round: int
    asked: Fraction
    paid: Fraction
    how: How

    @property
    def in_full(self) -> bool:
        """Whether all that was asked was paid."""
        return self.paid == self.asked


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a vote did; money in units of the election. `purse` is all `lines` together and `left`, exactly.

    `voter` is the code of the voter, empty when ballots bear none; `type` the number of the type of ballot. Where
    nobody has a purse (Phragmén, most votes first) `purse` and `left` are None. `lost` are the choices that did not
    win.
    """

    voter: str
    type: int
    purse: Fraction | None
    lines: tuple[Line, ...]
    left: Fraction | None
    lost: tuple[str, ...]

    @property
    def paid(self) -> Fraction:
        """What was paid together."""
        return sum((line.paid for line in self.lines), Fraction(0))

    def as_json(self, outcome: Outcome) -> dict[str, Any]:
        """The receipt with plain values."""
        return {
            "voter": self.voter,
            "purse": None if self.purse is None else outcome.money(self.purse),
            "paid": [
                {
                    "project": line.project,
                    "round": line.round,
                    "asked": outcome.money(line.asked),
                    "paid": outcome.money(line.paid),
                    "how": line.how.value,
                }
                for line in self.lines
            ],
            "left": None if self.left is None else outcome.money(self.left),
            "lost": list(self.lost),
        }


def receipt(outcome: Outcome, number: int, *, voter: str = "") -> Receipt:
    """The receipt of a voter with a ballot of type `number`. Raises IndexError when there is no such type."""
    election, market = outcome.election, outcome.market
    if not 0 <= number < election.ballots.types:
        raise IndexError(number)
    chosen = set(election.ballots.choices(number))
    won = set(outcome.claim.order) | set(outcome.added)
    lines = tuple(
        _line(outcome, number, place, project)
        for place, project in enumerate((*outcome.claim.order, *outcome.added), 1)
        if project in chosen
    )
    purse = left = None
    if outcome.rule.method is Method.SHARES:
        purse = outcome.purse(number)
        left = purse - sum((line.paid for line in lines), Fraction(0))
    lost = tuple(market.id(project) for project in election.ballots.choices(number) if project not in won)
    return Receipt(voter, number, purse, lines, left, lost)


def receipt_of(outcome: Outcome, voter: str) -> Receipt:
    """The receipt of the voter with this code. Raises KeyError when there is none, or more than one."""
    ballots = outcome.election.ballots
    found = [number for number, code in zip(ballots.type_of, ballots.codes, strict=False) if code == voter]
    if not voter or len(found) != 1:
        raise KeyError(voter)
    return receipt(outcome, found[0], voter=voter)


def _line(outcome: Outcome, number: int, place: int, project: int) -> Line:
    name = outcome.market.id(project)
    how = how_won(outcome, name)
    if how in {How.ADDED, How.MOST_VOTES}:
        return Line(name, place, Fraction(0), Fraction(0), how)
    bought = outcome.rounds[place - 1]
    paid = next((Fraction(amount, bought.parts) for type_, amount in bought.paid if type_ == number), Fraction(0))
    if how is How.SAVED:
        return Line(name, place, paid, paid, how)
    sized = outcome.market.size_parts > 1
    asked = number in payers_of(outcome, project, own=bought.own)
    share = next((share for type_, share in outcome.market.backers[project] if type_ == number), 0) if asked else 0
    price = bought.price * share if share != 1 else bought.price
    return Line(name, place, price * outcome.market.weight(number) if sized else price, paid, how)
