# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How ties are broken: by an order that is fixed before the count and never depends on the step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.deciding.counting.elections import BadElection, Election
from werkdruk.kernel import WerkdrukError


class Tie(StrEnum):
    """One way to prefer one of some equal projects."""

    COST = "cost"
    """The cheapest."""
    VOTES = "votes"
    """The one with most votes."""
    NAME = "name"
    """The first id in the order of texts, as other programs do."""
    LOT = "lot"
    """The first in a lot drawn beforehand, once for the whole count."""


class Undecided(WerkdrukError):
    """A tie that the agreed order does not break: `projects` are the ids that are still equal."""

    def __init__(self, projects: tuple[str, ...]) -> None:
        super().__init__(f"the agreed order does not break the tie between {', '.join(projects)}")
        self.projects = projects


@dataclass(frozen=True, slots=True)
class TieOrder:
    """The ways to break a tie, first one first. `lot` holds all ids in the order drawn, when a lot is among them.

    Source: equalshares.net, tie breaking: lowest cost, then most votes, then one lot for the whole run.
    """

    ways: tuple[Tie, ...] = (Tie.COST, Tie.VOTES, Tie.NAME)
    lot: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str, lot: Iterable[str] = ()) -> TieOrder:
        """The order written as `cost,votes,name`. Raises ValueError on a word that is no way to break ties."""
        return cls(tuple(Tie(word.strip()) for word in text.split(",")), tuple(lot))

    def __str__(self) -> str:
        return ",".join(self.ways)

    def require_lot_for(self, election: Election) -> None:
        """Nothing, when each project has its one place in the lot or no lot is used; else raises BadElection."""
        if Tie.LOT in self.ways and sorted(self.lot) != sorted(election.by_id):
            raise BadElection("lot-does-not-fit")

    def first(self, equal: Iterable[str], election: Election) -> tuple[str, Tie]:
        """The id that goes first of some that are equal, and the way that decided it. Raises Undecided."""
        places = {project: place for place, project in enumerate(self.lot)}
        left = tuple(sorted(equal))
        for way in self.ways:
            keys: dict[str, int] = {}
            for place, project in enumerate(left):
                keys[project] = {
                    Tie.COST: election.by_id[project].cost,
                    Tie.VOTES: -election.votes[project],
                    Tie.NAME: place,
                    Tie.LOT: places.get(project, 0),
                }[way]
            best = min(keys.values())
            left = tuple(project for project in left if keys[project] == best)
            if len(left) == 1:
                return left[0], way
        raise Undecided(left)
