# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is counted: projects with a price, approval ballots and a budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from werkdruk.kernel import Problem, WerkdrukError, digest


class BadElection(WerkdrukError):
    """Something that cannot be counted: `reason` is a stable code, `problems` say where and how to mend it."""

    def __init__(self, reason: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(f"this election cannot be counted: {reason}")
        self.reason = reason
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Project:
    """A proposal that can be bought: its id, its price in units of the election, and what people call it."""

    id: str
    cost: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The projects one voter approves of, by id. `voter` is a code or empty, never a name."""

    approvals: frozenset[str]
    voter: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """All voters with exactly the same ballot, and how many they are."""

    approvals: tuple[str, ...]
    voters: int


@dataclass(frozen=True)
class Election:
    """Projects, ballots and the budget to spend on them.

    All money is a whole number of units; `scale` units are one of `currency` (1: whole euros, 100: cents). `facts` are
    further lines of a file's head, kept for writing it back. Every voter has the same share of the budget, also one
    who approves of nothing. Raises BadElection when there is no voter, when the budget or a cost is not positive, when
    two projects have one id, or when a ballot names a project that is not there.
    """

    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]
    budget: int
    scale: int = 1
    currency: str = "EUR"
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        known = {project.id for project in self.projects}
        faults = {
            "no-voters": not self.ballots,
            "budget-not-positive": self.budget <= 0,
            "scale-not-positive": self.scale <= 0,
            "cost-not-positive": any(project.cost <= 0 for project in self.projects),
            "id-taken-twice": len(known) != len(self.projects),
            "unknown-project": any(not ballot.approvals <= known for ballot in self.ballots),
        }
        for reason, wrong in faults.items():
            if wrong:
                raise BadElection(reason)

    @cached_property
    def by_id(self) -> dict[str, Project]:
        """The projects by their id."""
        return {project.id: project for project in self.projects}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The voters by equal ballots, sorted: the same for any order of the ballots."""
        counts = Counter(ballot.approvals for ballot in self.ballots)
        return tuple(sorted(Group(tuple(sorted(approvals)), voters) for approvals, voters in counts.items()))

    @cached_property
    def votes(self) -> dict[str, int]:
        """The number of voters that approve of each project; zero when nobody does."""
        votes = dict.fromkeys((project.id for project in self.projects), 0)
        for group in self.groups:
            for project in group.approvals:
                votes[project] += group.voters
        return votes

    @cached_property
    def digest(self) -> str:
        """The fingerprint of all that matters to a count: prices, ballots and budget; no names, no order, no unit."""
        prices = sorted((project.id, str(Fraction(project.cost, self.scale))) for project in self.projects)
        budget = str(Fraction(self.budget, self.scale))
        ballots = [(group.approvals, group.voters) for group in self.groups]
        return digest({"projects": prices, "ballots": ballots, "budget": budget, "currency": self.currency})
