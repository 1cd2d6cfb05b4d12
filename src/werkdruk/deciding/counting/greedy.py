# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Most votes first: as a rule of its own, and as what is done with money that equal shares leave.

What nobody voted for is never bought, also when it fits. (Some programs do buy it.)
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.rule import Misfit


class Bought(NamedTuple):
    """What is bought in order: per purchase the project and those equal to it that waited behind it.

    `stopper` is the project that no longer fits and at which the count stops, and those equal to it; empty when there
    is none.
    """

    rows: list[tuple[int, ...]]
    stopper: tuple[int, ...] = ()


def most_votes_first(
    market: Market, among: Iterable[int], *, taken: tuple[int, ...] = (), misfit: Misfit = Misfit.SKIP
) -> Bought:
    """What is bought from the money that `taken` leave.

    Only projects of `among` that somebody voted for and that are not taken. Equal are those with as many votes; the
    order at ties decides. Raises Undecided when it does not and it matters to what is bought; where it does not
    matter, they are no tie.
    """
    left = market.election.budget - market.cost(taken)
    costs = [project.cost for project in market.election.projects]
    votes, ranks = market.votes, market.ranks
    wanted = [project for project in among if votes[project] and project not in taken]
    bought: list[tuple[int, ...]] = []
    for _, group in groupby(sorted(wanted, key=lambda each: (-votes[each], ranks[each])), key=votes.__getitem__):
        waiting = list(group)
        while waiting:
            same = [costs[each] for each in waiting if ranks[each] == ranks[waiting[0]]]
            if _order_matters(same, left, misfit):
                market.rule.ties.way(waiting[: len(same)], market.election, votes)
            project, *waiting = waiting
            row = (project, *waiting) if len(same) == 1 else (project,)
            if costs[project] <= left:
                left -= costs[project]
                bought.append(row)
            elif misfit is Misfit.STOP:
                return Bought(bought, row)
    return Bought(bought)


def _order_matters(costs: list[int], left: int, misfit: Misfit) -> bool:
    """Whether it matters which of these goes first: some fit, but not all (that fit, when others are skipped)."""
    fitting = [cost for cost in costs if cost <= left]
    return bool(costs[1:] and fitting) and sum(costs if misfit is Misfit.STOP else fitting) > left
