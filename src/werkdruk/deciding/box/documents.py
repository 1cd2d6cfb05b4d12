# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document of a round: everything the count depends on but the ballots, signed before the box opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from werkdruk.deciding.box.limits import LIMITS
from werkdruk.deciding.box.refusals import Reason, Refusal
from werkdruk.deciding.counting.elections import Project
from werkdruk.deciding.counting.rule import Completion, Method, Misfit, PartTime, Rule, Utility
from werkdruk.deciding.counting.ties import Tie, TieOrder
from werkdruk.kernel import digest


@dataclass(frozen=True, slots=True)
class RoundDocument:
    """What is voted on, by how many, when, and how it will be counted; ties and the lot stand in `rule`.

    `electorate` is how many people may vote, `electorate_digest` the fingerprint of their frozen list. `engine` is the
    version that counts. Money is a whole number of units, `scale` of them to the euro. Votes are taken on every day
    from `opens` to `closes`. Where the rule has a floor, `units` are the teams whose label a ballot bears, each with
    its number of people; everybody else votes without one. `frames` is the digest of the frames it follows.
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
    units: tuple[tuple[str, int], ...] = ()
    frames: str = ""

    def as_json(self) -> dict[str, Any]:
        """Every part of it with plain values; the order of the proposals and of the teams does not matter."""
        return {
            "round": self.round,
            "projects": sorted([one.id, one.cost, one.name, one.unit] for one in self.projects),
            "budget": self.budget,
            "scale": self.scale,
            "rule": self.rule.as_json(),
            "electorate": self.electorate,
            "electorate_digest": self.electorate_digest,
            "engine": self.engine,
            "opens": self.opens.isoformat(),
            "closes": self.closes.isoformat(),
            "units": sorted([unit, people] for unit, people in self.units),
            "frames": self.frames,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> RoundDocument:
        """The document whose `as_json` this is, with the same digest. Raises KeyError or ValueError on another."""
        given = dict(kept)
        return cls(
            **{
                **given,
                "projects": tuple(Project(*row) for row in given["projects"]),
                "rule": _rule(given["rule"]),
                "opens": date.fromisoformat(given["opens"]),
                "closes": date.fromisoformat(given["closes"]),
                "units": tuple((unit, people) for unit, people in given["units"]),
            }
        )

    @property
    def digest(self) -> str:
        """The fingerprint that is signed, and stands in every receipt."""
        return digest(self.as_json())

    @property
    def groups(self) -> dict[str, int]:
        """How many people may vote under each label; under no label, the empty text, those of none of the teams."""
        rest = self.electorate - sum(people for _, people in self.units)
        return {**dict(self.units), **({"": rest} if rest else {})}

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
    labels = [unit for unit, _ in document.units]
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
        Reason.NEEDS_LABEL: rule.part_time is not PartTime.PERSON,
        Reason.NEEDS_TEAMS: rule.floor > 0 and not labels,
        Reason.NEEDLESS_TEAMS: rule.floor == 0 and bool(labels),
        Reason.TEAM_TWICE: len(set(labels)) != len(labels) or "" in labels,
        Reason.NEEDS_POINTS: rule.utility in {Utility.POINTS, Utility.BORDA},
    }
    yield from (Refusal.of(reason) for reason, is_wrong in wrong.items() if is_wrong)
    if any(people < LIMITS.label_min for people in document.groups.values()) and labels:
        yield Refusal.of(Reason.TEAM_TOO_SMALL, least=LIMITS.label_min)


def labelled(people: Mapping[str, int], electorate: int) -> tuple[tuple[str, int], ...]:
    """The teams whose label a ballot bears under a rule with a floor, of `people` per team.

    A team too small to hide in has no label. Should those without one be too few to hide in themselves, then the
    largest team votes among them: it needs a floor least. Empty when no team is left.
    """
    teams = sorted((unit, size) for unit, size in people.items() if size >= LIMITS.label_min)
    rest = electorate - sum(size for _, size in teams)
    if teams and 0 < rest < LIMITS.label_min:
        largest = max(teams, key=lambda team: (team[1], team[0]))
        teams.remove(largest)
    return tuple(teams)


def _rule(kept: Mapping[str, Any]) -> Rule:
    ways = tuple(Tie(way) for way in kept["ties"].split(",") if way)
    return Rule(
        method=Method(kept["method"]),
        utility=Utility(kept["utility"]),
        completion=Completion(kept["completion"]),
        step=Fraction(kept["step"]),
        ties=TieOrder(ways, tuple(kept["lot"])),
        part_time=PartTime(kept["part_time"]),
        floor=Fraction(kept["floor"]),
        threshold=kept["threshold"],
        misfit=Misfit(kept["misfit"]),
    )
