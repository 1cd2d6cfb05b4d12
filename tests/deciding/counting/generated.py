# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small elections full of ties, drawn from a number: what real elections hardly have, and what engines trip over.

Few voters, few and equal prices, equal ballots, a budget that is often just the price of something, all kinds of
ballots, rules, appointments and units.
"""

from __future__ import annotations

import random
from fractions import Fraction

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    Misfit,
    PartTime,
    Project,
    Rule,
    Tie,
    TieOrder,
    Utility,
)

MOST_VOTERS = 14
NAMES = "abcdefghi"
UNITS = ("", "bb", "kb")
WEIGHTS = (Fraction(1), Fraction(1), Fraction(1, 2), Fraction(3, 5), Fraction(2), Fraction(9, 10))
DEAREST = (1, 2, 3, 6, 12, 12, 60, 1000)
UTILITIES = {
    BallotKind.APPROVAL: (Utility.COST, Utility.CARDINALITY),
    BallotKind.POINTS: (Utility.POINTS, Utility.POINTS, Utility.COST, Utility.CARDINALITY),
    BallotKind.RANKING: (Utility.BORDA, Utility.BORDA, Utility.COST, Utility.CARDINALITY),
}
ENDS = (Tie.NAME, Tie.LOT)
WAYS = ((), (Tie.COST,), (Tie.VOTES,), (Tie.COST, Tie.VOTES), (Tie.VOTES, Tie.COST))


def generated(seed, *, methods=tuple(Method), kinds=tuple(BallotKind), plain=False):
    """The election and the rule of this number. `plain` ones have no appointments, units or floor."""
    chance = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
    kind = chance.choice(kinds)
    dearest = chance.choice(DEAREST)
    projects = _projects(chance, dearest, plain=plain)
    ballots = _ballots(chance, kind, [project.id for project in projects], plain=plain)
    election = Election.of(projects, ballots, _budget(chance, projects), kind=kind)
    return election, _rule(chance, kind, election, dearest, methods=methods, plain=plain)


def _projects(chance, dearest, *, plain):
    names = chance.sample(NAMES, chance.randint(1, len(NAMES)))
    units = chance.random() < 0.4 and not plain
    return [Project(name, chance.randint(1, dearest), "", chance.choice(UNITS) if units else "") for name in names]


def _ballots(chance, kind, names, *, plain):
    """As many ballots as there are voters, taken from a small pile, so that many are equal."""
    weighed = chance.random() < 0.4 and not plain
    units = chance.random() < 0.5 and not plain
    cast = []
    pile = [chance.sample(names, chance.randint(0, len(names))) for _ in range(chance.randint(1, 8))]
    for _ in range(chance.randint(1, MOST_VOTERS)):
        choices = tuple(chance.choice(pile))
        cast.append(
            Ballot(
                choices,
                tuple(chance.choice((0, 1, 1, 2, 3, 5)) for _ in choices) if kind is BallotKind.POINTS else (),
                weight=chance.choice(WEIGHTS) if weighed else Fraction(1),
                unit=chance.choice(UNITS) if units else "",
            )
        )
    return cast


def _budget(chance, projects):
    costs = [project.cost for project in projects]
    return max(1, chance.choice((chance.choice(costs), sum(costs), sum(costs) // 2, chance.randint(1, 2 * max(costs)))))


def _rule(chance, kind, election, dearest, *, methods, plain):
    method = chance.choice(methods)
    end = chance.choice(ENDS)
    lot = tuple(chance.sample(sorted(election.by_id), len(election.by_id))) if end is Tie.LOT else ()
    return Rule(
        method=method,
        utility=chance.choice(UTILITIES[kind]),
        completion=chance.choice(tuple(Completion)),
        step=Fraction(dearest, chance.randint(2, 30)),
        ties=TieOrder((*chance.choice(WAYS), end), lot),
        part_time=PartTime.PERSON if plain else chance.choice(tuple(PartTime)),
        floor=Fraction(0) if plain else chance.choice((Fraction(0), Fraction(0), Fraction(1, 5), Fraction(1, 2))),
        threshold=0 if method is Method.SHARES else chance.choice((0, 0, 2, 4)),
        misfit=chance.choice(tuple(Misfit)),
    )
