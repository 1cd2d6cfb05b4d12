# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The elections that are counted: real ones from the Pabulib collection, and generated ones of known size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

REAL = (
    "Worldwide_Mechanical_Turk_k_approval_8",
    "Netherlands_Assen_2024",
    "Switzerland_Zurich_SN",
    "Netherlands_Amsterdam_166",
    "Poland_Swiecie_2023",
    "Poland_Wieliczka_2023_Green_Budget",
    "Netherlands_Amsterdam_252",
    "Poland_Warszawa_2026",
    "Poland_Lodz_2022",
)
LARGE, FEW = 10_000, 600


@dataclass(frozen=True)
class Subject:
    """An election file; `voters` decides which figure it must reach. `light` asks the peers for one utility only.
    What is not `timed` is there for its winners alone."""

    name: str
    path: Path
    voters: int
    light: bool = False
    timed: bool = True

    @property
    def climbs(self) -> bool:
        """Whether the peers are asked for add1 too: they take minutes and gigabytes above this size."""
        return self.timed and self.voters <= FEW


@dataclass(frozen=True)
class Recipe:
    """How to make an election: so many voters and projects, and the number of choices on the ballots."""

    name: str
    voters: int
    projects: int
    choices: tuple[int, int]
    costs: tuple[int, int]
    budget: int
    light: bool = False

    def lines(self) -> Iterator[str]:
        chance = random.Random(self.name)  # noqa: S311 - the same election every time, nothing secret
        costs = [chance.randrange(*self.costs, 10) for _ in range(self.projects)]
        kind = "choose-1" if self.choices == (1, 1) else "approval"
        yield "META\nkey;value\n"
        yield f"description;generated\ncountry;-\nunit;{self.name}\ninstance;1\n"
        yield f"num_projects;{self.projects}\nnum_votes;{self.voters}\nbudget;{self.budget}\n"
        yield f"vote_type;{kind}\nrule;equalshares\ndate_begin;2026\ndate_end;2026\ncurrency;EUR\n"
        ballots = tuple(self._ballots(chance))
        votes = [0] * self.projects
        for ballot in ballots:
            for project in ballot:
                votes[project] += 1
        yield "PROJECTS\nproject_id;cost;votes;name\n"
        for project, cost in enumerate(costs):
            yield f"p{project:03};{cost};{votes[project]};proposal {project}\n"
        yield "VOTES\nvoter_id;vote\n"
        for voter, ballot in enumerate(ballots):
            yield f"{voter};{','.join(f'p{project:03}' for project in ballot)}\n"

    def _ballots(self, chance: random.Random) -> Iterator[tuple[int, ...]]:
        appeal = tuple(accumulate(chance.randint(1, 12) for _ in range(self.projects)))
        everything = range(self.projects)
        for _ in range(self.voters):
            wanted, chosen = chance.randint(*self.choices), set[int]()
            while len(chosen) < wanted:
                chosen.add(chance.choices(everything, cum_weights=appeal)[0])
            yield tuple(sorted(chosen))

    def written_in(self, folder: Path) -> Subject:
        path = folder / f"{self.name}.pb"
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                file.writelines(self.lines())
        return Subject(self.name, path, self.voters, self.light)


SCHOOL = Recipe("school-100x40", 100, 40, (5, 8), (5_000, 90_000), 500_000)
TEAM = Recipe("schools-500x60", 500, 60, (4, 8), (500, 20_000), 250_000)
CITY = Recipe("city-60000x80", 60_000, 80, (3, 7), (50_000, 2_000_000), 20_000_000)
METROPOLIS = Recipe("city-130000x120", 130_000, 120, (2, 6), (50_000, 2_000_000), 20_000_000, light=True)
ONE_EACH = Recipe("choose-one-130000x197", 130_000, 197, (1, 1), (20_000, 500_000), 15_000_000, light=True)
GENERATED = (SCHOOL, TEAM, CITY, METROPOLIS, ONE_EACH)


def voters_in(path: Path) -> int:
    """The number of voters that the head of a file states."""
    with path.open(encoding="utf-8-sig") as file:
        for line in file:
            if line.startswith("num_votes;"):
                return int(line.split(";")[1])
    return 0


def subjects(instances: Path, generated_in: Path, *, quick: bool, only: str) -> list[Subject]:
    """What is counted, smallest first; `quick` leaves out what is large."""
    real = [instances / f"{name}.pb" for name in REAL]
    found = [Subject(path.stem, path, voters_in(path)) for path in real if path.exists()]
    found += [
        recipe.written_in(generated_in)
        for recipe in GENERATED
        if only in recipe.name and not (quick and recipe.voters > LARGE)
    ]
    wanted = [each for each in found if only in each.name and not (quick and each.voters > LARGE)]
    return sorted(wanted, key=lambda each: each.voters)
