# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What would really have happened: the whole count again with one thing changed.

A margin says what would have happened with the purses of the last run. Where purses are raised step by step, or where
more voters share one pot, the purses change too; then only a recount tells. That takes longer, so it is done on asking.
"""

from __future__ import annotations

from array import array
from dataclasses import replace
from fractions import Fraction

from werkdruk.deciding.counting.ballots import Ballots
from werkdruk.deciding.counting.counts import count
from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome


def wins_at(outcome: Outcome, project: str, cost: int, *, compiled: bool = True) -> bool:
    """Whether a project wins the whole count at this price, all else equal.

    Raises KeyError when it is not in the election, BadElection when the price is not positive, Undecided.
    """
    election = outcome.election
    place = election.numbers[project]
    changed = replace(election.projects[place], cost=cost)
    projects = (*election.projects[:place], changed, *election.projects[place + 1 :])
    again = replace(election, projects=projects)
    return project in count(again, outcome.rule, compiled=compiled).winners


def votes_from_the_same_pot(outcome: Outcome, project: str, *, most: int, compiled: bool = True) -> int | None:
    """The smallest number of voters more, who choose only this project, with whom it wins; None when above `most`.

    The pot stays what it is, so everybody's part of it is smaller. More such voters may help less than fewer do, which
    is why each number is tried in turn. Raises KeyError when it is not in the election, Undecided.
    """
    for more in range(1, most + 1):
        if project in count(with_voters(outcome.election, project, more), outcome.rule, compiled=compiled).winners:
            return more
    return None


def with_voters(election: Election, project: str, more: int) -> Election:
    """The election with so many (whole) voters more of the project's unit, who choose only that project.

    On ballots with points each gives it the most points that anybody gave to anything.
    """
    ballots = election.ballots
    types = ballots.types
    added = Ballots(
        kind=ballots.kind,
        offsets=array("I", [*ballots.offsets, len(ballots.projects) + 1]),
        projects=array("I", [*ballots.projects, election.numbers[project]]),
        points=array("q", [*ballots.points, max(ballots.points)]) if ballots.points else ballots.points,
        voters=array("I", [*ballots.voters, more]),
        type_of=array("I", [*ballots.type_of, *[types] * more]),
        codes=(*ballots.codes, *[""] * more) if ballots.codes else (),
        weights=(*ballots.weights, Fraction(1)) if ballots.weights else (),
        units=(*ballots.units, election.by_id[project].unit) if ballots.units else (),
    )
    return replace(election, ballots=added)
