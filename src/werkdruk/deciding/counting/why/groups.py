# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which type of ballot somebody gave: for what groups got, and for one voter, where who gave what stands outside."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from werkdruk.deciding.counting.ballots import Ballot
from werkdruk.deciding.counting.outcomes import Outcome

Kind = tuple[frozenset[str], Fraction, str]
"""What makes two ballots the same type: the choices, the weight and the unit."""


def type_of(outcome: Outcome, ballot: Ballot) -> int | None:
    """The type of ballot that is this one; None when nobody gave one. Choices of other elections are left out."""
    return types_of(outcome).get(kind_of(ballot, outcome))


def types_of(outcome: Outcome) -> Mapping[Kind, int]:
    """The number of each type of ballot, of an election by approval."""
    election, ballots = outcome.election, outcome.election.ballots
    ids = [project.id for project in election.projects]
    return {
        (
            frozenset(ids[project] for project in ballots.choices(number)),
            ballots.weights[number] if ballots.weights else Fraction(1),
            ballots.units[number] if ballots.units else "",
        ): number
        for number in range(ballots.types)
    }


def kind_of(ballot: Ballot, outcome: Outcome) -> Kind:
    """What makes a ballot one of a type in that outcome; choices of other elections are left out."""
    ballots = outcome.election.ballots
    return (
        frozenset(name for name in ballot.choices if name in outcome.election.by_id),
        ballot.weight if ballots.weights else Fraction(1),
        ballot.unit if ballots.units else "",
    )
