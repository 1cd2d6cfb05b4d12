# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document of a round: everything the count depends on but the ballots, signed before the box opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.box.limits import LIMITS
from werkdruk.deciding.box.refusals import Reason, Refusal
from werkdruk.deciding.counting.elections import Project
from werkdruk.deciding.counting.rule import PartTime, Rule, Utility
from werkdruk.deciding.counting.ties import Tie
from werkdruk.kernel import digest


@dataclass(frozen=True, slots=True)
class RoundDocument:
    """What is voted on, by how many, when, and how it will be counted; ties and the lot stand in `rule`.

    `electorate` is how many people may vote, `electorate_digest` the fingerprint of their frozen list. `engine` is the
    version that counts. Money is a whole number of units, `scale` of them to the euro. Votes are taken on every day
    from `opens` to `closes`.
    """

    round: str
    projects: tuple[Project, ...]
    budget: int
    rule: Rule
    electorate: int
    electorate_digest: str
    engine: str
    opens: date
    closes: date
    scale: int = 1

    @property
    def digest(self) -> str:
        """The fingerprint that is signed, and stands in every receipt; the order of the proposals does not matter."""
        return digest(
            {
                "round": self.round,
                "projects": sorted((one.id, one.cost, one.name, one.unit) for one in self.projects),
                "budget": self.budget,
                "scale": self.scale,
                "rule": self.rule.as_json(),
                "electorate": self.electorate,
                "electorate_digest": self.electorate_digest,
                "engine": self.engine,
                "opens": self.opens,
                "closes": self.closes,
            }
        )

    def fitting(self, choices: Iterable[str]) -> tuple[str, ...] | Refusal:
        """The choices in the one order of their ids, each once, so that a ballot never shows how it was filled in."""
        chosen = set(choices)
        strange = chosen - {project.id for project in self.projects}
        return Refusal.of(Reason.UNKNOWN_PROPOSAL) if strange else tuple(sorted(chosen))


def faults(document: RoundDocument) -> tuple[Refusal, ...]:
    """Everything for which this document cannot be signed; empty when it can."""
    return tuple(_faults(document))


def _faults(document: RoundDocument) -> Iterator[Refusal]:
    rule, ids = document.rule, [project.id for project in document.projects]
    if document.electorate < LIMITS.vote_min:
        yield Refusal.of(Reason.TOO_FEW_PEOPLE, people=document.electorate, least=LIMITS.vote_min)
    wrong = {
        Reason.DAYS_OUT_OF_ORDER: document.closes < document.opens,
        Reason.NO_PROPOSALS: not ids,
        Reason.PROPOSAL_TWICE: len(set(ids)) != len(ids),
        Reason.NO_PRICE: any(project.cost <= 0 for project in document.projects),
        Reason.NO_BUDGET: document.budget <= 0 or document.scale <= 0,
        Reason.TIES_LEFT: not {Tie.NAME, Tie.LOT} & set(rule.ties.ways),
        Reason.LOT_DOES_NOT_FIT: Tie.LOT in rule.ties.ways and sorted(rule.ties.lot) != sorted(ids),
        Reason.NO_ENGINE: not document.engine,
        Reason.NEEDS_LABEL: rule.floor > 0 or rule.part_time is not PartTime.PERSON,
        Reason.NEEDS_POINTS: rule.utility in {Utility.POINTS, Utility.BORDA},
    }
    yield from (Refusal.of(reason) for reason, is_wrong in wrong.items() if is_wrong)
