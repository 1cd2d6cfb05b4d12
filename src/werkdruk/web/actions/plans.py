# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making the plan of a year out of the counted vote, and making the next version of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db import transaction

from werkdruk.deciding.consent import Act, State, after
from werkdruk.deciding.years import Phase
from werkdruk.planning import Dropped, UnitPlan, merge
from werkdruk.planning import Plan as PlanValue
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import CouncilAct, Plan, PlanLine, Proposal, Unit, User, Year
from werkdruk.web.queries.consents import state_on
from werkdruk.web.queries.plans import latest_plan, plan_of_count, value_of

ENDS = frozenset({State.LAPSED, State.DENIED, State.WITHDRAWN})
"""States after which the school may make a new proposal."""


@transaction.atomic
def make_plan(year: Year, *, by: User, on: date) -> Plan:
    """The first version of the plan, out of the counted vote; the newest version when there is one already.

    It may cost more than the pot when the pot has shrunk since the vote; it cannot be put to the council then.
    Raises Refused before the count, and when nothing was chosen.
    """
    access.may(by, access.Act.MAKE_PLAN, year.school)
    now = locked(year)
    made = latest_plan(year)
    if made is not None:
        return made
    if Phase(now.phase) is not Phase.CHOOSING:
        raise Refused("not-counted")
    value = plan_of_count(year)
    if value is None:
        raise Refused("not-counted")
    if not value.lines:
        raise Refused("plan-empty")
    plan = _keep(value, year, on=on, reason="")
    log(by, "plan.made", str(plan), board=year.school.board, on=on)
    return plan


@transaction.atomic
def revise(plan: Plan, *, drop: Collection[str], reason: str, by: User, on: date) -> Plan:
    """The next version, without the measures in `drop`; the one before keeps its text and what was said of it.

    For a draft, after a refusal or conditions, and as a new proposal after the old one came to an end. Raises Refused
    without a reason, when nothing or everything is dropped, when a measure is not in the plan, or when there is a
    later version already; NotPossible when the plan is before the council or agreed.
    """
    access.may(by, access.Act.REVISE, plan.year.school)
    locked(plan.year)
    newest = latest_plan(plan.year)
    if newest is None or newest.pk != plan.pk:
        raise Refused("plan-replaced")
    value = value_of(newest)
    dropped = frozenset(drop)
    if not reason.strip():
        raise Refused("no-reason")
    if not dropped <= {line.measure for line in value.lines}:
        raise Refused("measure-not-in-plan")
    if len(dropped) == len(value.lines):
        raise Refused("plan-empty")
    state = state_on(newest, on)
    if not dropped and state not in ENDS:
        raise Refused("nothing-dropped")
    _close(newest, state, by=by, on=on)
    later = _keep(_without(value, dropped, reason.strip()), plan.year, on=on, reason=reason.strip())
    log(by, "plan.revised", str(later), board=plan.year.school.board, on=on)
    return later


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


def _without(value: PlanValue, dropped: frozenset[str], reason: str) -> PlanValue:
    """The next version of a plan, without the measures in `dropped`."""
    kept: dict[str, list[UnitPlan]] = {}
    for line in value.lines:
        if line.measure not in dropped:
            kept.setdefault(line.unit, []).append(UnitPlan(line.unit, (line,)))
            continue
        gone = tuple(Dropped(proposal, line.unit, reason) for proposal in line.proposals)
        kept.setdefault(line.unit, []).append(UnitPlan(line.unit, (), gone))
    plans = [plan for parts in kept.values() for plan in parts]
    earlier = [UnitPlan(each.unit, (), (each,)) for each in value.dropped]
    merged = merge((*plans, *earlier), school=value.school, school_year=value.school_year)
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
