# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How to count: one value that is fixed, signed and published before the first vote."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from werkdruk.deciding.counting.ties import TieOrder


class Method(StrEnum):
    """The rule by which winners are chosen."""

    SHARES = "mes"
    """Method of Equal Shares: everybody has the same purse, and supporters share the price."""
    PHRAGMEN = "phragmen"
    """Sequential Phragmén: everybody's purse fills at the same speed; what can be paid first is bought."""
    GREEDY = "greedy"
    """Most votes first, as long as it fits: no share for a minority."""


class Utility(StrEnum):
    """What a winning project is worth to each voter that chose it."""

    COST = "cost"
    """Its price: an hour counts an hour."""
    CARDINALITY = "cardinality"
    """One: a project counts a project."""
    POINTS = "points"
    """The points the voter gave."""
    BORDA = "borda"
    """The number of projects that the voter put below it: the last of a list is worth nothing to its voter.

    Source: the Borda count, as pabutools applies it to lists that are not complete.
    """


class Completion(StrEnum):
    """What happens with money that equal shares leave unspent."""

    NONE = "none"
    """It stays."""
    UTILITARIAN = "utilitarian"
    """What has most votes is added as long as it fits."""
    ADD1 = "add1"
    """The count is done again with larger purses, step by step, as long as the winners fit in the budget."""
    ADD1U = "add1u"
    """ADD1, then UTILITARIAN."""

    @property
    def raises(self) -> bool:
        """Whether purses are raised."""
        return self in {Completion.ADD1, Completion.ADD1U}

    @property
    def adds(self) -> bool:
        """Whether what fits is added at the end."""
        return self in {Completion.UTILITARIAN, Completion.ADD1U}


class PartTime(StrEnum):
    """What the size of an appointment does to a vote."""

    PERSON = "person"
    """Nothing: every person has the same purse."""
    PURSE = "purse"
    """The purse is as large as the appointment; who can pays the same price."""
    CLONE = "clone"
    """Somebody of 0.6 counts as 0.6 of a voter: in purse, in payment and in support."""


class Misfit(StrEnum):
    """What greedy does with a project that no longer fits."""

    SKIP = "skip"
    """It is passed over and the next one is looked at."""
    STOP = "stop"
    """The count ends."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How an election is counted.

    For equal shares: `step` is what ADD1 adds to every purse each time, in units of the election; `floor` is the part
    of each purse that is first spent inside the voter's own unit, and what is left of it stays with the voter. For
    greedy and Phragmén: `threshold` is the number of votes (points where points count) below which a project takes no
    part. `misfit` is for greedy only.
    """

    method: Method = Method.SHARES
    utility: Utility = Utility.COST
    completion: Completion = Completion.NONE
    step: Fraction = Fraction(1)
    ties: TieOrder = field(default_factory=TieOrder)
    part_time: PartTime = PartTime.PERSON
    floor: Fraction = Fraction(0)
    threshold: int = 0
    misfit: Misfit = Misfit.SKIP

    def as_json(self) -> dict[str, str | int | list[str]]:
        """The rule with plain values, every part of it: what is signed before the first vote. Fractions are texts."""
        return {
            "method": self.method.value,
            "utility": self.utility.value,
            "completion": self.completion.value,
            "step": str(self.step),
            "ties": str(self.ties),
            "lot": list(self.ties.lot),
            "part_time": self.part_time.value,
            "floor": str(self.floor),
            "threshold": self.threshold,
            "misfit": self.misfit.value,
        }
