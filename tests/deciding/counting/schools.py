# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schools drawn from a number: units large and small, support staff, what they propose, and how they vote."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.deciding.counting import Ballot, Completion, Election, Project, Rule, TieOrder
from werkdruk.deciding.counting.set_aside import first_election

PARTS = (Fraction(1, 10), Fraction(1, 5), Fraction(1, 4), Fraction(1, 3), Fraction(1, 2))


@dataclass(frozen=True)
class GeneratedSchool:
    """A school on the day of its vote. `support` are the projects of support staff, `united` units agree on all."""

    whole: Election
    first: Election | None
    rule: Rule
    part: Fraction
    support: frozenset[str]
    united: frozenset[str]

    @property
    def promised(self) -> int:
        """What the part set aside for support staff comes to."""
        return int(self.whole.budget * self.part)


def a_school(seed):
    """The school of this number."""
    chance = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
    units = [f"u{number}" for number in range(chance.randint(2, 6))]
    sizes = {unit: chance.choice((2, 5, 5, 8, 20, 40)) for unit in units}
    everybody = sum(sizes.values())
    budget = chance.randint(20_000, 120_000)
    projects = [
        Project(f"{unit}-{number}", budget * sizes[unit] * chance.randint(5, 80) // (100 * everybody) + 1, unit=unit)
        for unit in units
        for number in range(chance.randint(1, 6))
    ]
    support = frozenset(each.id for each in projects if chance.random() < 0.25)
    united = frozenset(unit for unit in units if chance.random() < 0.5)
    people = [(unit, chance.random() < 0.2) for unit in units for _ in range(sizes[unit])]
    ballots = [_ballot(chance, projects, unit, united=unit in united) for unit, _ in people]
    part = chance.choice((Fraction(0), Fraction(1, 10), Fraction(1, 5)))
    own = [ballot for ballot, (_, is_support) in zip(ballots, people, strict=True) if is_support]
    first = first_election([each for each in projects if each.id in support], own, int(budget * part))
    lot = tuple(chance.sample([each.id for each in projects], len(projects)))
    rule = Rule(
        completion=chance.choice((Completion.NONE, Completion.ADD1)),
        step=Fraction(max(1, budget // (len(people) * 10))),
        ties=TieOrder.parse("cost,votes,lot", lot),
        floor=chance.choice(PARTS),
    )
    return GeneratedSchool(Election.of(projects, ballots, budget), first, rule, part, support, united)


def _ballot(chance, projects, unit, *, united):
    """Mostly what the own unit proposed, all of it where a unit is united, and some of what others did."""
    own = 1 if united else 0.7
    chosen = [each.id for each in projects if chance.random() < (own if each.unit == unit else 0.2)]
    return Ballot(tuple(chosen), unit=unit)
