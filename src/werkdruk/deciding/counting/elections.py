# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is counted: projects with a price, ballots and a budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from werkdruk.deciding.counting.ballots import Ballot, BallotKind, Ballots
from werkdruk.kernel import Problem, WerkdrukError, digest


class BadElection(WerkdrukError):
    """Something that cannot be counted: `reason` is a stable code, `problems` say where and how to mend it."""

    def __init__(self, reason: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(f"this election cannot be counted: {reason}")
        self.reason = reason
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Project:
    """A proposal that can be bought: its id, its price in units of the election, and what people call it.

    `unit` is the team it belongs to, where units have a floor.
    """

    id: str
    cost: int
    name: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Election:
    """Projects, ballots and the budget to spend on them.

    All money is a whole number of units; `scale` units are one of `currency` (1: whole euros, 100: cents). `facts` are
    further lines of a file's head, kept for writing it back. Every voter has a share of the budget, also one who
    approves of nothing. Raises BadElection when there is no voter, when the budget, a cost or a weight is not positive,
    or when two projects have one id.
    """

    projects: tuple[Project, ...]
    ballots: Ballots
    budget: int
    scale: int = 1
    currency: str = "EUR"
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        faults = {
            "no-voters": not len(self.ballots),
            "budget-not-positive": self.budget <= 0,
            "scale-not-positive": self.scale <= 0,
            "cost-not-positive": any(project.cost <= 0 for project in self.projects),
            "weight-not-positive": any(weight <= 0 for weight in self.ballots.weights),
            "id-taken-twice": len({project.id for project in self.projects}) != len(self.projects),
        }
        for reason, wrong in faults.items():
            if wrong:
                raise BadElection(reason)

    @classmethod
    def of(
        cls,
        projects: Iterable[Project],
        ballots: Iterable[Ballot],
        budget: int,
        *,
        kind: BallotKind = BallotKind.APPROVAL,
        scale: int = 1,
        facts: tuple[tuple[str, str], ...] = (),
    ) -> Election:
        """The election of these ballots. Raises BadElection, also when a ballot names a project that is not there."""
        known = tuple(projects)
        numbers = {project.id: number for number, project in enumerate(known)}
        try:
            grouped = Ballots.of(kind, ballots, numbers)
        except KeyError as stranger:
            raise BadElection("unknown-project") from stranger
        return cls(known, grouped, budget, scale=scale, facts=facts)

    @cached_property
    def by_id(self) -> dict[str, Project]:
        """The projects by their id."""
        return {project.id: project for project in self.projects}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each project: its place in `projects`."""
        return {project.id: number for number, project in enumerate(self.projects)}

    @cached_property
    def votes(self) -> dict[str, int]:
        """The number of voters that chose each project; zero when nobody did."""
        voters = self.ballots.voters
        backers = self.ballots.backers
        return {
            project.id: sum(voters[number] for number in backers.get(place, ()))
            for place, project in enumerate(self.projects)
        }

    @cached_property
    def digest(self) -> str:
        """The fingerprint of all that matters to a count: prices, ballots and budget; no names, no order, no unit.

        Ballots name projects by their place in the order of the ids, so that a large election takes no long texts.
        """
        ordered = sorted(self.projects, key=lambda project: project.id)
        places = {project.id: place for place, project in enumerate(ordered)}
        return digest(
            {
                "kind": self.ballots.kind.value,
                "projects": [(each.id, str(Fraction(each.cost, self.scale)), each.unit) for each in ordered],
                "ballots": sorted(self._rows([places[project.id] for project in self.projects])),
                "budget": str(Fraction(self.budget, self.scale)),
                "currency": self.currency,
            }
        )

    def _rows(self, places: list[int]) -> Iterator[str]:
        """Each type of ballot as a line: places and points, how many voters, the size of their appointment, unit."""
        ballots = self.ballots
        for number, voters in enumerate(ballots.voters):
            chosen = [places[project] for project in ballots.choices(number)]
            if ballots.points:
                pairs = zip(chosen, ballots.points_of(number), strict=True)
                line = " ".join(f"{place}:{points}" for place, points in sorted(pairs))
            else:
                line = " ".join(map(str, chosen if ballots.kind is BallotKind.RANKING else sorted(chosen)))
            weight = ballots.weights[number] if ballots.weights else 1
            yield f"{line} x{voters} {weight} {ballots.units[number] if ballots.units else ''}"
