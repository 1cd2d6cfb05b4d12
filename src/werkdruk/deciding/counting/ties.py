# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How ties are broken: by an order that is fixed before the count and never depends on the step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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

    def drawn(self, seed: str, election: Election) -> TieOrder:
        """This order with the lot that follows from `seed`: anybody who knows the seed draws the same lot.

        The ids stand in the order of the SHA-256 of seed, a colon and the id.
        """
        lot = sorted(election.by_id, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
        return replace(self, lot=tuple(lot))

    def require_lot_for(self, election: Election) -> None:
        """Nothing, when each project has its one place in the lot or no lot is used; else raises BadElection."""
        if Tie.LOT in self.ways and sorted(self.lot) != sorted(election.by_id):
            raise BadElection("lot-does-not-fit")

    def ranks(self, election: Election, votes: Sequence[int]) -> tuple[int, ...]:
        """The rank of each project in this order, lowest first; equal where the order does not tell them apart.

        `votes` is per project, in the order of the election. Raises BadElection when the lot does not fit.
        """
        self.require_lot_for(election)
        keys = self._keys(election, votes)
        ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
        return tuple(ranks[key] for key in keys)

    def way(self, tied: Sequence[int], election: Election, votes: Sequence[int]) -> Tie:
        """The way that decided between `tied`, numbers of projects. Raises Undecided when none does."""
        keys = self._keys(election, votes)
        best = sorted(tied, key=keys.__getitem__)
        for place, way in enumerate(self.ways):
            best = [project for project in best if keys[project][place] == keys[best[0]][place]]
            if len(best) == 1:
                return way
        raise Undecided(tuple(sorted(election.projects[project].id for project in best)))

    def _keys(self, election: Election, votes: Sequence[int]) -> list[tuple[int, ...]]:
        """One row per project: a number for each way, lowest first."""
        columns = [self._column(way, election, votes) for way in self.ways]
        return [tuple(column[number] for column in columns) for number in range(len(election.projects))]

    def _column(self, way: Tie, election: Election, votes: Sequence[int]) -> list[int]:
        if way is Tie.COST:
            return [project.cost for project in election.projects]
        if way is Tie.VOTES:
            return [-number for number in votes]
        order = sorted(election.by_id) if way is Tie.NAME else self.lot
        places = {name: place for place, name in enumerate(order)}
        return [places[project.id] for project in election.projects]
