# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan of a school, merged from the plans of its units; every line leads back to its unit and its proposals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from werkdruk.kernel import Brin, Euro, SchoolYear, digest
from werkdruk.planning.errors import LineTwice
from werkdruk.planning.months import Months
from werkdruk.planning.purposes import MeasureKind, Purpose


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One measure in a plan. `measure` is its short code, the same in the ledger; `proposals` are the ids it came from.

    `proposals` may be empty: then no proposal led to the line, and the plan says so (`Plan.untraced`). A measure that
    several units asked for together has the others in `also`, sorted.
    """

    measure: str
    title: str
    unit: str
    proposals: tuple[str, ...]
    purpose: Purpose
    kind: MeasureKind
    amount: Euro
    months: Months
    structural: bool
    also: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """All units it came from, sorted."""
        return tuple(sorted({self.unit, *self.also}))

    def as_json(self) -> dict[str, Any]:
        """The line as plain JSON, the amount under `amount_cents`, months as `2023-08`; `also` when there is any."""
        return {
            "measure": self.measure,
            "title": self.title,
            "unit": self.unit,
            **({"also": list(self.also)} if self.also else {}),
            "proposals": list(self.proposals),
            "purpose": self.purpose.value,
            "kind": self.kind.value,
            "amount_cents": self.amount.cents,
            "first": str(self.months.first),
            "last": str(self.months.last),
            "structural": self.structural,
        }


@dataclass(frozen=True, slots=True)
class Dropped:
    """A proposal that is not in the plan, with the reason its unit or the school gave, in Dutch."""

    proposal: str
    unit: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        """The dropped proposal as plain JSON."""
        return {"proposal": self.proposal, "unit": self.unit, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What one unit chose, and what it let go."""

    unit: str
    lines: tuple[PlanLine, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of the plan of a school for a school year."""

    school: Brin
    school_year: SchoolYear
    version: int
    lines: tuple[PlanLine, ...]
    dropped: tuple[Dropped, ...] = ()

    @property
    def total(self) -> Euro:
        """The sum of its lines."""
        return Euro.sum(line.amount for line in self.lines)

    @property
    def untraced(self) -> tuple[PlanLine, ...]:
        """The lines no proposal led to; the rest can be traced to somebody's idea."""
        return tuple(line for line in self.lines if not line.proposals)

    @property
    def digest(self) -> str:
        """The fingerprint of its JSON form: the council consents to this version and to nothing else.

        Whoever has an exported plan can make it anew, without this program.
        """
        return digest(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """The version as plain JSON with the keys school, school_year, version, lines and dropped."""
        return {
            "school": str(self.school),
            "school_year": str(self.school_year),
            "version": self.version,
            "lines": [line.as_json() for line in self.lines],
            "dropped": [each.as_json() for each in self.dropped],
        }

    def by_purpose(self) -> dict[Purpose, Euro]:
        """The sum of its lines per purpose, in the order of Purpose; purposes without a line are left out."""
        return {
            purpose: Euro.sum(line.amount for line in self.lines if line.purpose is purpose)
            for purpose in Purpose
            if any(line.purpose is purpose for line in self.lines)
        }


def merge(unit_plans: Iterable[UnitPlan], *, school: Brin, school_year: SchoolYear, version: int = 1) -> Plan:
    """The plan of the school: all lines of all units, sorted by purpose, measure and unit.

    Lines that look alike stay apart; joining them is for people. The order of `unit_plans` never matters, so the same
    choices give the same digest. Raises LineTwice when two lines have the same measure code.
    """
    plans = tuple(unit_plans)
    lines = sorted((line for plan in plans for line in plan.lines), key=_place)
    codes = [line.measure for line in lines]
    for code in codes:
        if codes.count(code) > 1:
            raise LineTwice(code)
    dropped = sorted((each for plan in plans for each in plan.dropped), key=lambda each: (each.unit, each.proposal))
    return Plan(school, school_year, version, tuple(lines), tuple(dropped))


def _place(line: PlanLine) -> tuple[int, str, str]:
    return list(Purpose).index(line.purpose), line.measure, line.unit
