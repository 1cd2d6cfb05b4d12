# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making the plan of a year out of what was chosen, and making the next version of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from werkdruk.deciding.consent import Act, State, after
from werkdruk.deciding.frames import OverBudget
from werkdruk.deciding.frames.steps import Join, Shrink
from werkdruk.deciding.proposals import ProposalAct, ProposalState
from werkdruk.deciding.years import Phase, YearAct
from werkdruk.kernel import Euro, Month
from werkdruk.planning import Dropped, Months, UnitPlan, merge
from werkdruk.planning import Plan as PlanValue
from werkdruk.planning import PlanLine as LineValue
from werkdruk.web import access
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.proposal_steps import Deed, take
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import CouncilAct, Plan, PlanLine, Proposal, Unit, User, Year
from werkdruk.web.queries.consents import state_on
from werkdruk.web.queries.deelplannen import DECIDING, Merged, by_deelplan, merged_of, plan_of_deelplannen, unsettled
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.plans import latest_plan, line_of, plan_of_count, value_of

TITLE_MAX = 120
COMES_BACK = frozenset({ProposalState.FEASIBLE, ProposalState.CHOSEN, ProposalState.NOT_CHOSEN})
"""The states in which a dropped proposal can come back into a plan."""
ENDS = frozenset({State.LAPSED, State.DENIED, State.WITHDRAWN})
"""States after which the school may make a new proposal."""


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What becomes of a measure in the next version: its title, its amount, its months."""

    title: str
    amount: Euro
    first: Month
    last: Month


@transaction.atomic
def make_plan(year: Year, *, way: OverBudget | None = None, by: User, on: date) -> Plan:
    """The first version of the plan, out of what was chosen; the newest version when there is one already.

    In a year with frames it is made of the deelplannen, joined and made to fit in the `way` of the frames, which is
    taken when none is given. In a year without it comes out of the counted vote, and may cost more than the pot; it
    cannot be put to the council then. Raises Refused as long as a place has not chosen or people still have to say what
    becomes less, and when nothing was chosen; Forbidden when the frames say otherwise.
    """
    access.may(by, access.Act.MAKE_PLAN, year.school)
    now = locked(year)
    made = latest_plan(year)
    if made is not None:
        return made
    value = _of_deelplannen(now, on, way) if by_deelplan(year) else _of_count(now)
    if not value.lines:
        raise Refused("plan-empty")
    if Phase(now.phase) is Phase.PROPOSING:
        advance(year, YearAct.CLOSE_PROPOSALS)
    plan = _keep(value, year, on=on, reason="")
    log(by, "plan.made", str(plan), board=year.school.board, on=on)
    return plan


def _of_count(year: Year) -> PlanValue:
    value = plan_of_count(year) if Phase(year.phase) is Phase.CHOOSING else None
    if value is None:
        raise Refused("not-counted")
    return value


def _of_deelplannen(year: Year, on: date, way: OverBudget | None) -> PlanValue:
    if Phase(year.phase) not in DECIDING:
        raise Refused("not-choosing-now")
    waiting = [place.unit.name if place.unit else _("de hele school") for place in unsettled(year, on)]
    if waiting:
        raise Refused("not-all-settled", units=", ".join(waiting))
    unjudged = year.proposals.filter(state=str(ProposalState.SUBMITTED)).order_by("number")
    if Phase(year.phase) is Phase.PROPOSING and unjudged:
        raise Refused("not-judged-yet", numbers=", ".join(str(each.number) for each in unjudged))
    merged, frames = merged_of(year, on, way), frozen_frames(year)
    if frames is not None:
        require(year, Join(frames.joining, on, themes=_themes(year, merged)))
        if merged.over:
            require(year, Shrink(way or frames.over_budget))
    value = plan_of_deelplannen(year, on, way)
    if value is None:
        raise Refused(f"over-{merged.rule}", over=merged.over)
    return value


def _themes(year: Year, merged: Merged) -> tuple[str, ...]:
    """The themes that what was chosen says something about."""
    numbers = [int(number) for each in merged.chosen for number in each.line.proposals]
    told = Proposal.objects.filter(year=year, number__in=numbers).values_list("themes", flat=True)
    return tuple(sorted({theme for themes in told for theme in themes}))


@transaction.atomic
def revise(
    plan: Plan,
    *,
    drop: Collection[str] = (),
    edits: Mapping[str, LineEdit] | None = None,
    add: Collection[int] = (),
    reason: str,
    by: User,
    on: date,
) -> Plan:
    """The next version: without `drop`, with `edits` per measure, with the dropped proposals in `add` back in it.

    The one before keeps its text and what was said of it. For a draft, after a refusal or conditions, and as a new
    proposal after the old one came to an end. Raises Refused without a reason, when nothing changes or nothing is left,
    when a measure is not in the plan, an edit is none, or what comes back was not dropped or cannot be carried out, or
    when there is a later version already; NotPossible when the plan is before the council or agreed.
    """
    access.may(by, access.Act.REVISE, plan.year.school)
    locked(plan.year)
    newest = latest_plan(plan.year)
    if newest is None or newest.pk != plan.pk:
        raise Refused("plan-replaced")
    value, dropped = value_of(newest), frozenset(drop)
    if not reason.strip():
        raise Refused("no-reason")
    told = dict(edits or {})
    if not dropped | set(told) <= {line.measure for line in value.lines} or dropped & set(told):
        raise Refused("measure-not-in-plan")
    back = tuple(line_of(each) for each in _to_add(value, newest.year, add))
    changed = {line.measure: _edited(line, told[line.measure], value) for line in value.lines if line.measure in told}
    kept = [changed.get(line.measure, line) for line in value.lines if line.measure not in dropped]
    lines = (*kept, *back)
    if not lines:
        raise Refused("plan-empty")
    state = state_on(newest, on)
    if lines == value.lines and state not in ENDS:
        raise Refused("nothing-dropped")
    _close(newest, state, by=by, on=on)
    _choose_again(newest.year, add, reason.strip(), by=by, on=on)
    later = _keep(_next(value, lines, dropped, reason.strip()), plan.year, on=on, reason=reason.strip())
    log(by, "plan.revised", str(later), board=plan.year.school.board, on=on)
    return later


def _edited(line: LineValue, edit: LineEdit, value: PlanValue) -> LineValue:
    title = " ".join(edit.title.split())
    within = value.school_year.months
    if not title or len(title) > TITLE_MAX or edit.amount.cents < 0:
        raise Refused("edit-is-none")
    if edit.first not in within or edit.last not in within or edit.last < edit.first:
        raise Refused("months-outside", year=str(value.school_year))
    return replace(line, title=title, amount=edit.amount, months=Months(edit.first, edit.last))


def _to_add(value: PlanValue, year: Year, numbers: Collection[int]) -> list[Proposal]:
    """The dropped proposals that come back. Raises Refused for one that was not dropped, or cannot be carried out."""
    gone = {each.proposal for each in value.dropped}
    present = {number for line in value.lines for number in line.proposals}
    rows = list(
        Proposal.objects.select_related("unit", "year").filter(year=year, number__in=numbers).order_by("number")
    )
    if len(rows) < len(set(numbers)) or any(str(each.number) not in gone - present for each in rows):
        raise Refused("not-dropped")
    no = [each.number for each in rows if ProposalState(each.state) not in COMES_BACK]
    if no:
        raise Refused("not-feasible", numbers=", ".join(map(str, no)))
    return rows


def _choose_again(year: Year, numbers: Collection[int], reason: str, *, by: User, on: date) -> None:
    """What comes back into the plan is chosen after all, and its authors can see that."""
    for proposal in Proposal.objects.select_related("year__school__board").filter(year=year, number__in=numbers):
        if ProposalState(proposal.state) is ProposalState.NOT_CHOSEN:
            take(proposal, Deed(ProposalAct.RECONSIDER, by, on, reason))
        if ProposalState(proposal.state) is ProposalState.FEASIBLE:
            take(proposal, Deed(ProposalAct.CHOOSE, by, on, reason))


def _close(plan: Plan, state: State, *, by: User, on: date) -> None:
    """The version before gets its last state; a draft that nobody was asked about stays what it is."""
    if state is State.DRAFT:
        return
    if state in ENDS:
        if State(plan.state) is not state:
            _tell(plan, Act.LAPSE, state, by=by, on=on)
        return
    _tell(plan, Act.REVISE, after(state, Act.REVISE), by=by, on=on)


def _tell(plan: Plan, act: Act, state: State, *, by: User, on: date) -> None:
    CouncilAct.objects.create(plan=plan, act=str(act), on=on, by=by, plan_digest=plan.digest)
    plan.state = str(state)
    plan.save(update_fields=["state"])


def _next(value: PlanValue, lines: Collection[LineValue], dropped: frozenset[str], reason: str) -> PlanValue:
    """The next version of a plan: these lines, and the proposals of what went out with the reason."""
    units: dict[str, list[LineValue]] = {}
    for line in lines:
        units.setdefault(line.unit, []).append(line)
    present = {number for line in lines for number in line.proposals}
    out = [line for line in value.lines if line.measure in dropped]
    gone = [Dropped(number, line.unit, reason) for line in out for number in line.proposals if number not in present]
    earlier = [each for each in value.dropped if each.proposal not in present]
    parts = [UnitPlan(unit, tuple(own)) for unit, own in units.items()]
    rest = UnitPlan("", (), (*earlier, *gone))
    merged = merge((*parts, rest), school=value.school, school_year=value.school_year)
    return replace(merged, version=value.version + 1)


def _keep(value: PlanValue, year: Year, *, on: date, reason: str) -> Plan:
    plan = Plan.objects.create(
        year=year,
        version=value.version,
        state=str(State.DRAFT),
        digest=value.digest,
        made_on=on,
        reason=reason,
        dropped=[each.as_json() for each in value.dropped],
    )
    units = {unit.name: unit for unit in Unit.objects.filter(school=year.school)}
    proposals = {str(proposal.number): proposal for proposal in Proposal.objects.filter(year=year)}
    for line in value.lines:
        row = PlanLine.objects.create(
            plan=plan,
            measure=line.measure,
            unit=units[line.unit],
            title=line.title,
            purpose=str(line.purpose),
            kind=str(line.kind),
            amount=line.amount,
            first_month=line.months.first,
            last_month=line.months.last,
            structural=line.structural,
        )
        row.proposals.set(proposals[number] for number in line.proposals)
    return plan
