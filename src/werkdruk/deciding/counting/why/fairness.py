# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether every group got its share: a check that anybody can do on the winners alone, whatever the rule was.

EJR+ up to one project, for approval ballots. Take a project p that did not win and any group S of its supporters. Their
part of the budget is theirs together, and p would give each of them u(p) for its cost c(p). Then at least one of them,
i, must have got so much from the winners W that with p it is more than the group could have bought at that rate:

    u_i(W) + u(p) > u(p) * money of S / c(p)

where u is the cost or the number of the winners that i chose. Where purses differ the money of S is its size times the
purse of i. It is enough to look, per project, at the supporters with least first, so the check takes as long as
sorting.

Equal shares without a floor always passes: look at the first moment at which some i of S has less than an equal part of
c(p). Until then every purchase was at least as cheap per unit of u as p with S paying alike, c(p) / (size of S * u(p)),
and i has spent more than its purse less c(p) / size of S. Dividing gives the line above. More money, or more winners,
only help.

Source: Brill and Peters, Robust and verifiable proportionality axioms for multiwinner voting (EC 2023), who show that
EJR+ can be checked in polynomial time; Brill, Forster, Lackner, Maly and Peters, Proportionality in approval-based
participatory budgeting (AAAI 2023) for the satisfaction functions. The form and the proof above are written out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting.ballots import BallotKind
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Utility


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A group that got too little: `voters` supporters of `project`, which lost, with `money` between them.

    With `project` itself nobody of them would have more than `got`, while one of them must have more than `due`; both
    in what a winner is worth: money, or a number of projects.
    """

    project: str
    voters: int
    money: Fraction
    got: Fraction
    due: Fraction


@dataclass(frozen=True, slots=True)
class Fairness:
    """The check of an outcome for what winners are worth to voters; it passes when no group got too little."""

    utility: Utility
    shortfalls: tuple[Shortfall, ...]

    @property
    def passes(self) -> bool:
        """Whether every group got its share."""
        return not self.shortfalls


def fairness(outcome: Outcome, utility: Utility | None = None) -> Fairness | None:
    """The check, for the utility of the rule or for another; None where ballots are no approvals.

    Of each losing project the largest group that got too little. Raises ValueError for points and Borda.
    """
    asked = outcome.rule.utility if utility is None else utility
    if outcome.election.ballots.kind is not BallotKind.APPROVAL:
        return None
    if asked not in {Utility.COST, Utility.CARDINALITY}:
        raise ValueError(asked)
    projects = outcome.election.projects
    worths = [project.cost if asked is Utility.COST else 1 for project in projects]
    won = {*outcome.claim.order, *outcome.added}
    got = [0] * len(outcome.market.sizes)
    for project in won:
        for number, _ in outcome.market.backers[project]:
            got[number] += worths[project]
    losers = [project for project in range(len(projects)) if project not in won]
    found = [_shortfall(outcome, project, got, worths[project]) for project in losers]
    return Fairness(asked, tuple(each for each in found if each is not None))


def _shortfall(outcome: Outcome, project: int, got: list[int], worth: int) -> Shortfall | None:
    """The largest group of supporters of a loser that got too little, if any."""
    market = outcome.market
    whole = market.purses or (1,) * len(market.sizes)
    voters = outcome.election.ballots.voters
    backers = [number for number, _ in market.backers[project]]
    poorest_first = sorted(backers, key=lambda number: Fraction(got[number] + worth, whole[number]))
    unit = Fraction(market.level, market.size_parts * market.purse_parts)
    cost = outcome.election.projects[project].cost
    size = people = 0
    worst = None
    for number in poorest_first:
        size += market.sizes[number]
        people += voters[number]
        money = unit * size * whole[number]
        if (got[number] + worth) * cost <= worth * money:
            worst = (people, money, got[number])
    if worst is None:
        return None
    people, money, most = worst
    return Shortfall(market.id(project), people, money, Fraction(most + worth), Fraction(worth * money, cost))
