# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of a `.pb` file: what META and PROJECTS say, before the first vote is read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from werkdruk.deciding.counting.ballots import BallotKind
from werkdruk.deciding.counting.elections import Project
from werkdruk.deciding.counting.files.findings import Findings
from werkdruk.deciding.counting.files.sections import Section

KINDS = {
    "approval": BallotKind.APPROVAL,
    "choose-1": BallotKind.APPROVAL,
    "scoring": BallotKind.POINTS,
    "cumulative": BallotKind.POINTS,
    "ordinal": BallotKind.RANKING,
}
"""The vote types of the format, and what was asked; the first of each kind is its usual name."""
USUAL = {kind: name for name, kind in reversed(KINDS.items())}
OWN_FACTS = ("num_projects", "num_votes", "budget", "currency")
"""The facts that an election holds itself."""
EXACT_IN_A_DOUBLE = 2**53
MOST_DIGITS = 30
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_MONEY = re.compile(rf"(-?[0-9]{{1,{MOST_DIGITS}}})(?:[.,]([0-9]{{1,6}}))?")


class Fact(NamedTuple):
    """A line of META."""

    line: int
    value: str


class Listed(NamedTuple):
    """A line of PROJECTS as it stands there."""

    line: int
    id: str
    cost: str
    name: str
    unit: str
    votes: str
    score: str


@dataclass(frozen=True, slots=True)
class Head:
    """What is known before the votes: all but the ballots. `free` are the ids of projects that cost nothing."""

    kind: BallotKind
    facts: dict[str, Fact]
    listed: tuple[Listed, ...]
    projects: tuple[Project, ...]
    free: frozenset[str]
    budget: int
    scale: int

    def fact(self, key: str) -> str:
        """The value of a line of META, empty when there is none."""
        return self.facts[key].value if key in self.facts else ""

    def number(self, key: str) -> int | None:
        """The value of a line of META when it is a whole number."""
        value = self.fact(key)
        return int(value) if value.isascii() and value.isdigit() and len(value) <= 18 else None  # noqa: PLR2004 - int64

    def kept(self) -> Iterator[tuple[str, str]]:
        """The facts that an election does not hold itself, in their order."""
        for key, fact in self.facts.items():
            if key in OWN_FACTS or (key == "vote_type" and fact.value == USUAL[self.kind]):
                continue
            yield key, fact.value


def facts_of(section: Section, records: Iterator[tuple[int, list[str]]], findings: Findings) -> dict[str, Fact]:
    """The lines of META by their key; of a key that stands there twice the last one, and that is stated."""
    facts: dict[str, Fact] = {}
    key_at, value_at = section.place("key"), section.place("value")
    for line, cells in records:
        key, value = cell(cells, key_at), cell(cells, value_at)
        if key in facts and facts[key].value != value:
            message = f"Bij META staat {key[:40]} er twee keer, met een andere waarde."
            findings.state("fact-twice", line, message, "De laatste telt; houd er een over.")
        facts[key] = Fact(line, value)
    return facts


def listed_in(section: Section, records: Iterator[tuple[int, list[str]]], unit: str) -> tuple[Listed, ...]:
    """The lines of PROJECTS; `unit` is the name of the column with the team."""
    id_at, cost_at, name_at, unit_at, votes_at, score_at = (
        section.place(name) for name in ("project_id", "cost", "name", unit, "votes", "score")
    )
    return tuple(
        Listed(
            line,
            cell(cells, id_at),
            cell(cells, cost_at),
            cell(cells, name_at),
            cell(cells, unit_at),
            cell(cells, votes_at),
            cell(cells, score_at),
        )
        for line, cells in records
    )


def cell(cells: Sequence[str], place: int | None) -> str:
    """What stands in a cell, empty when it is not there."""
    return cells[place].strip() if place is not None and place < len(cells) else ""


def head_of(facts: dict[str, Fact], listed: tuple[Listed, ...], findings: Findings) -> Head:
    """The head. Raises BadElection with every fault in it."""
    kind = _kind(facts, findings)
    if "budget" not in facts:
        findings.refuse("no-budget", None, "Bij META staat geen budget.", "Zet daar een regel met budget;100000.")
    asked = facts["budget"]
    amounts = [_amount(asked.value, asked.line, findings)]
    amounts += [_amount(row.cost, row.line, findings) for row in listed]
    places = max(len(decimals) for _, decimals in amounts)
    budget, *costs = [int(whole + decimals.ljust(places, "0")) for whole, decimals in amounts]
    projects, free = _projects(listed, costs, findings)
    if budget <= 0:
        hint = "Vul het budget in bij META."
        findings.fault("budget-not-positive", asked.line, "Het budget is niet hoger dan nul.", hint)
    findings.stop_when_faulty()
    if budget > EXACT_IN_A_DOUBLE:
        findings.state(
            "large-budget",
            asked.line,
            f"Het budget is groter dan 2^53 {f'eenheden van 1/{10**places}' if places else 'eenheden'}.",
            "Wij tellen dit precies; programma's die met kommagetallen rekenen kunnen dat niet.",
        )
    return Head(kind, facts, listed, projects, free, budget, 10**places)


def _kind(facts: dict[str, Fact], findings: Findings) -> BallotKind:
    asked = facts.get("vote_type", Fact(0, ""))
    if asked.value.lower() not in KINDS:
        findings.refuse(
            "vote-type",
            asked.line or None,
            f"Stemmen van de soort {asked.value[:40] or '(niet ingevuld)'} zijn niet te tellen.",
            f"Bij vote_type hoort een van deze: {', '.join(KINDS)}.",
        )
    return KINDS[asked.value.lower()]


def _amount(text: str, line: int, findings: Findings) -> tuple[str, str]:
    """The whole part and the decimals of an amount, as texts, without needless zeros."""
    if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        return text, ""
    found = _MONEY.fullmatch(text)
    if found is None:
        hint = "Schrijf een bedrag als 12500 of 12500.50, zonder punt of spatie tussen de duizendtallen."
        message = f"'{text[:40]}' is geen bedrag." if text else "Hier ontbreekt een bedrag."
        findings.fault("not-an-amount", line, message, hint)
        return "1", ""
    decimals = found[2] or ""
    if _THOUSANDS.fullmatch(text):
        message = f"'{text}' is gelezen als {found[1]} en drie decimalen."
        hint = f"Is {found[1]}{decimals} bedoeld? Schrijf een bedrag zonder punt of komma tussen de duizendtallen."
        findings.state("thousands", line, message, hint)
    elif "," in text:
        message = f"'{text}' is gelezen als {found[1]}.{decimals}."
        findings.state("decimal-comma", line, message, "Schrijf een punt voor de decimalen.")
    return found[1], decimals.rstrip("0")


def _projects(
    listed: tuple[Listed, ...], costs: list[int], findings: Findings
) -> tuple[tuple[Project, ...], frozenset[str]]:
    """The projects that cost something, and the ids of those that cost nothing."""
    found: dict[str, Project] = {}
    free: set[str] = set()
    for row, cost in zip(listed, costs, strict=True):
        project = row.id
        if not project or "," in project:
            hint = "Gebruik een code zonder komma."
            findings.fault("bad-id", row.line, f"'{project[:40]}' kan geen project_id zijn.", hint)
        if project in found or project in free:
            hint = "Geef elk project een eigen project_id."
            findings.fault("id-taken-twice", row.line, f"Project {project[:40]} staat er twee keer.", hint)
        if cost < 0:
            hint = "Een prijs is hoger dan nul."
            findings.fault("cost-not-positive", row.line, f"De prijs van project {project[:40]} is negatief.", hint)
        if cost == 0:
            hint = "Vul de prijs in; iets dat niets kost hoeft niet in de stemming."
            findings.state("free-project", row.line, f"Project {project[:40]} kost niets en telt niet mee.", hint)
            free.add(project)
            continue
        found[project] = Project(project, cost, row.name, row.unit)
    return tuple(found.values()), frozenset(free)
