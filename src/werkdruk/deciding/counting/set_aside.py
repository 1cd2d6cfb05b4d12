# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A part of the pot that is first for the projects of one group: two counts after each other, each exact by itself.

First the group chooses among its own projects from its part: equal shares of that part by the rule of the whole count,
and what fits at the end is added. Then everybody, the group too, chooses among what is left from what is left of the
pot, so what the group did not use goes back to all. A floor for units stays the part of the whole pot that it is.

Invariants: both counts together never cost more than the pot; no project of the group that somebody of it voted for
is left out while it still fits in its part; without a group, without its projects or with a part of nothing the
second count is the whole one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from werkdruk.deciding.counting.ballots import Ballot
from werkdruk.deciding.counting.counts import count
from werkdruk.deciding.counting.elections import BadElection, Election, Project
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Completion, Method, Rule
from werkdruk.deciding.counting.ties import Tie, TieOrder

ADDING = {Completion.NONE: Completion.UTILITARIAN, Completion.ADD1: Completion.ADD1U}
"""How the first count ends: with what still fits, so that the part is used where it can be."""


@dataclass(frozen=True, slots=True)
class TwoSteps:
    """Both counts. `first` is None where nothing was set aside, or nobody could use it."""

    first: Outcome | None
    second: Outcome

    @property
    def winners(self) -> tuple[str, ...]:
        """All winners: those of the group's part first, then in the order of the second count."""
        return (*(self.first.winners if self.first else ()), *self.second.winners)

    @property
    def cost(self) -> int:
        """What all winners cost together."""
        return (self.first.cost if self.first else 0) + self.second.cost


def first_election(
    projects: Iterable[Project], ballots: Iterable[Ballot], budget: int, *, scale: int = 1
) -> Election | None:
    """What the group chooses from: its own `projects` and `ballots`, and its part of the pot as `budget`.

    Choices of other projects are left out, and so are units. None without projects, voters or money.
    """
    own = tuple(replace(project, unit="") for project in projects)
    ids = {project.id for project in own}
    kept = [replace(each, choices=tuple(name for name in each.choices if name in ids), unit="") for each in ballots]
    return Election.of(own, kept, budget, scale=scale) if own and kept and budget > 0 else None


def in_units(election: Election, scale: int) -> Election:
    """The same election with `scale` units to one of its currency, a multiple of what it has."""
    times = scale // election.scale
    projects = tuple(replace(project, cost=project.cost * times) for project in election.projects)
    return replace(election, projects=projects, budget=election.budget * times, scale=scale)


def first_rule(rule: Rule, election: Election) -> Rule:
    """The rule of the first count: that of the whole, without a floor, ending with what still fits."""
    completion = ADDING.get(rule.completion, rule.completion) if rule.method is Method.SHARES else rule.completion
    return replace(rule, floor=Fraction(0), completion=completion, ties=_ties_of(rule.ties, election))


def rest_of(whole: Election, chosen: Collection[str]) -> Election:
    """The whole election without the projects that are chosen already, and with what is left of its budget.

    Raises BadElection when nothing is left.
    """
    gone = set(chosen)
    projects = tuple(project for project in whole.projects if project.id not in gone)
    left = whole.budget - sum(project.cost for project in whole.projects if project.id in gone)
    rest = Election.of(projects, _ballots_without(whole, gone), left, kind=whole.ballots.kind, scale=whole.scale)
    return replace(rest, currency=whole.currency, facts=whole.facts)


def rest_rule(rule: Rule, whole: Election, rest: Election) -> Rule:
    """The rule of the second count: its floor is the same amount of money, as a part of what is left."""
    floor = rule.floor * Fraction(whole.budget, rest.budget)
    return replace(rule, floor=floor, ties=_ties_of(rule.ties, rest))


def two_steps(whole: Election, first: Election | None, rule: Rule, *, compiled: bool = True) -> TwoSteps:
    """Both counts by one rule; money of both elections is in the same units.

    Raises BadElection as `count` does, or when floor and part leave nothing; Undecided.
    """
    if first is None:
        return TwoSteps(None, count(whole, rule, compiled=compiled))
    if first.budget + rule.floor * whole.budget >= whole.budget:
        raise BadElection("floor-not-a-part")
    found = count(first, first_rule(rule, first), compiled=compiled)
    rest = rest_of(whole, found.winners)
    return TwoSteps(found, count(rest, rest_rule(rule, whole, rest), compiled=compiled))


def _ties_of(ties: TieOrder, election: Election) -> TieOrder:
    """The order at ties with the lot of these projects only: in the order in which it was drawn."""
    if Tie.LOT not in ties.ways:
        return ties
    return replace(ties, lot=tuple(name for name in ties.lot if name in election.by_id))


def _ballots_without(election: Election, gone: Collection[str]) -> Sequence[Ballot]:
    """Every ballot without these projects, one per voter, in the order of the types."""
    ballots = election.ballots
    ids = [project.id for project in election.projects]
    found = []
    for number, voters in enumerate(ballots.voters):
        kept = [place for place, project in enumerate(ballots.choices(number)) if ids[project] not in gone]
        choices, points = ballots.choices(number), ballots.points_of(number)
        ballot = Ballot(
            tuple(ids[choices[place]] for place in kept),
            tuple(points[place] for place in kept) if points else (),
            weight=ballots.weights[number] if ballots.weights else Fraction(1),
            unit=ballots.units[number] if ballots.units else "",
        )
        found += [ballot] * voters
    return found
