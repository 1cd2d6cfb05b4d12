# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans as values: the one the count leads to, and any version that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import translation

from werkdruk.deciding.consent import State
from werkdruk.deciding.proposals import ProposalState
from werkdruk.kernel import Euro, WerkdrukError
from werkdruk.planning import (
    Dropped,
    Fit,
    MeasureKind,
    Months,
    PlanLine,
    Purpose,
    StaffGroup,
    UnitPlan,
    fits,
    merge,
)
from werkdruk.planning import Plan as PlanValue
from werkdruk.web.models import Plan, Proposal, Year
from werkdruk.web.models import PlanLine as LineRow
from werkdruk.web.queries.pots import pot_of_year
from werkdruk.web.queries.prices import AskKind
from werkdruk.web.queries.results import result_of

CONSENTED = frozenset({State.CONSENTED, State.REPLACED, State.RATIFIED})
"""The states in which a plan may be carried out."""
KINDS = {
    AskKind.LESSONS: MeasureKind.FEWER_LESSONS,
    AskKind.CLASSES: MeasureKind.SMALLER_CLASSES,
    AskKind.PURCHASE: MeasureKind.MATERIALS,
    AskKind.SERVICE: MeasureKind.EXTERNAL,
    AskKind.AGREEMENT: MeasureKind.AGREEMENT,
}
"""What is bought, as far as what was asked for says it."""
REFUSED_ON_THE_WAY = (ProposalState.NOT_FEASIBLE, ProposalState.SUBMITTED)
KEPT_IN = "nl"
"""The language of what is kept: the same plan whoever makes it."""
NOT_JUDGED = "Niet beoordeeld voordat de stemming begon."


class PlanChanged(WerkdrukError):
    """A kept plan whose lines no longer give the digest that was kept with them."""

    def __init__(self, kept: str, found: str) -> None:
        super().__init__(f"the plan kept is {kept}, its lines give {found}")
        self.kept = kept
        self.found = found


def plan_of_count(year: Year) -> PlanValue | None:
    """The plan that the counted vote leads to, with the agreements that cost nothing; None before the count.

    Every proposal that is not in it stands under `dropped` with the reason; those withdrawn are nobody's any more.
    Raises NotTheSame when the outcome is not the one that was kept.
    """
    with translation.override(KEPT_IN):
        result = result_of(year)
    if result is None:
        return None
    reasons = {verdict.number: verdict.reason for verdict in result.losers}
    winners = {verdict.number for verdict in result.winners}
    units: dict[str, tuple[list[PlanLine], list[Dropped]]] = {}
    for proposal in Proposal.objects.select_related("unit").filter(year=year).order_by("number"):
        lines, dropped = units.setdefault(proposal.unit.name, ([], []))
        if proposal.number in winners or is_agreed(proposal):
            lines.append(line_of(proposal))
        elif (reason := reasons.get(proposal.number) or refused_on_the_way(proposal)) is not None:
            dropped.append(Dropped(str(proposal.number), proposal.unit.name, reason))
    plans = [UnitPlan(unit, tuple(lines), tuple(dropped)) for unit, (lines, dropped) in units.items()]
    return merge(plans, school=year.school.brin, school_year=year.school_year)


def is_agreed(proposal: Proposal) -> bool:
    """Whether it is an agreement that costs nothing, so that nobody has to choose it."""
    return not proposal.price and ProposalState(proposal.state) is ProposalState.FEASIBLE


def refused_on_the_way(proposal: Proposal) -> str | None:
    """Why a proposal never came on the ballot; None for one that was withdrawn."""
    if ProposalState(proposal.state) not in REFUSED_ON_THE_WAY:
        return None
    return proposal.judgement or NOT_JUDGED


def measure_of(number: int) -> str:
    """The code under which the ledger books what proposal `number` asked for: 3 is `m03`."""
    return f"m{number:02d}"


def line_of(proposal: Proposal) -> PlanLine:
    """The line that a proposal becomes in a plan: under its own code, at its own price."""
    parts = list(proposal.parts.select_related("unit"))
    return PlanLine(
        measure=measure_of(proposal.number),
        title=proposal.title,
        unit=proposal.unit.name,
        proposals=tuple(str(number) for number in sorted({proposal.number, *(part.number for part in parts)})),
        purpose=Purpose(proposal.purpose),
        kind=MeasureKind(proposal.buys) if proposal.buys else _kind(AskKind(proposal.kind), proposal.function),
        amount=proposal.price,
        months=Months(proposal.first_month, proposal.last_month),
        structural=proposal.structural,
        also=tuple(sorted({part.unit.name for part in parts} - {proposal.unit.name})),
    )


def _kind(asked: AskKind, function: str) -> MeasureKind:
    if asked is AskKind.FTE and function == StaffGroup.SUPPORT:
        return MeasureKind.EXTRA_SUPPORT
    return KINDS.get(asked, MeasureKind.OTHER)


def value_of(plan: Plan) -> PlanValue:
    """A kept version as a value. Raises PlanChanged when it is not what its digest says."""
    units: dict[str, list[PlanLine]] = {}
    for row in _rows(plan):
        units.setdefault(row.unit.name, []).append(_line(row))
    found = merge(
        (*(UnitPlan(unit, tuple(lines)) for unit, lines in units.items()), *_dropped(plan)),
        school=plan.year.school.brin,
        school_year=plan.year.school_year,
        version=plan.version,
    )
    if found.digest != plan.digest:
        raise PlanChanged(plan.digest, found.digest)
    return found


def _rows(plan: Plan) -> Iterable[LineRow]:
    return LineRow.objects.filter(plan=plan).select_related("unit").prefetch_related("proposals__unit")


def _line(row: LineRow) -> PlanLine:
    return PlanLine(
        measure=row.measure,
        title=row.title,
        unit=row.unit.name,
        proposals=tuple(str(number) for number in sorted(each.number for each in row.proposals.all())),
        purpose=Purpose(row.purpose),
        kind=MeasureKind(row.kind),
        amount=row.amount,
        months=Months(row.first_month, row.last_month),
        structural=row.structural,
        also=tuple(sorted({each.unit.name for each in row.proposals.all()} - {row.unit.name})),
    )


def _dropped(plan: Plan) -> Iterator[UnitPlan]:
    for each in plan.dropped:
        yield UnitPlan(each["unit"], (), (Dropped(each["proposal"], each["unit"], each["reason"]),))


def latest_plan(year: Year) -> Plan | None:
    """The newest version of the plan of a year; None before there is one."""
    return next(reversed(versions_of(year)), None)


def versions_of(year: Year) -> tuple[Plan, ...]:
    """All versions of the plan of a year, oldest first."""
    return tuple(Plan.objects.filter(year=year).select_related("year__school__board").order_by("version"))


def is_newest(plan: Plan) -> bool:
    """Whether there is no later version."""
    newest = latest_plan(plan.year)
    return newest is not None and newest.pk == plan.pk


def version_of(year: Year, version: int) -> Plan | None:
    """One version of the plan of a year, if there is one."""
    return next((plan for plan in versions_of(year) if plan.version == version), None)


def consented_plan(year: Year) -> Plan | None:
    """The version the council consented to; None as long as there is none."""
    plan = latest_plan(year)
    return plan if plan is not None and State(plan.state) in CONSENTED else None


def fit_of(plan: PlanValue, year: Year, on: date) -> Fit:
    """How far the pot of the year reaches for a plan."""
    return fits([line.amount for line in plan.lines], pot_total(year, on))


def pot_total(year: Year, on: date) -> Euro:
    """The whole pot of a year, estimates included; zero while nothing is known of it."""
    return pot_of_year(year, on).total
