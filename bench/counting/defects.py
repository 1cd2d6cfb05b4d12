# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elections made to meet a defect of a peer: they show that a difference is seen and named. Not part of any figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from subjects import Subject


@dataclass(frozen=True)
class Case:
    """An election of which `voters` say each ballot; ids and prices of the projects are `costs`."""

    name: str
    budget: int
    costs: Mapping[str, int]
    ballots: Sequence[tuple[int, str]]

    @property
    def voters(self) -> int:
        return sum(times for times, _ in self.ballots)

    def lines(self) -> Iterator[str]:
        yield f"META\nkey;value\ndescription;{self.name}\ncountry;-\nunit;-\ninstance;1\n"
        yield f"num_projects;{len(self.costs)}\nnum_votes;{self.voters}\nbudget;{self.budget}\nvote_type;approval\n"
        yield "rule;equalshares\ndate_begin;2026\ndate_end;2026\ncurrency;EUR\nPROJECTS\nproject_id;cost;votes;name\n"
        for project, cost in self.costs.items():
            votes = sum(times for times, ballot in self.ballots if project in ballot.split(","))
            yield f"{project};{cost};{votes};proposal {project}\n"
        yield "VOTES\nvoter_id;vote\n"
        voter = 0
        for times, ballot in self.ballots:
            for _ in range(times):
                voter += 1
                yield f"{voter};{ballot}\n"

    def written_in(self, folder: Path) -> Subject:
        path = folder / f"{self.name}.pb"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(self.lines())
        return Subject(self.name, path, self.voters, light=True, timed=False)


CASES = (
    Case("D1-all-agree", 150_000, {"a": 150_000, "b": 1_000}, [(58, "a"), (3, "a,b")]),
    Case("D2-named-three-times", 100, {"a": 50, "b": 50}, [(1, "a,a,a"), (4, "a,b"), (2, "b"), (3, "")]),
    Case(
        "D9-one-vote-more", 2_000_000, {"a": 1_400_000, "b": 1_400_001}, [(9_999, "a"), (100_001, "a,b"), (10_000, "b")]
    ),
)
"""D1: the price is the whole budget and all agree. D2: a ballot with one project three times. D9: 110,001 votes beside
110,000, prices of a share that differ by less than 1e-10."""
