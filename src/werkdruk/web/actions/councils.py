# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking the council, its answer, and what the school does after it. Every act is a fact on one version of the plan."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.consent import (
    Act,
    Decision,
    NotPossible,
    Party,
    State,
    after,
    may_read_silence_as_refusal,
    require_within_term,
)
from werkdruk.deciding.years import Phase, YearAct
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import CouncilAct, Plan, User
from werkdruk.web.queries.consents import acts_of, body, course_of, terms_on
from werkdruk.web.queries.plans import CONSENTED, fit_of, latest_plan, value_of

ELSEWHERE = frozenset({Act.ASK, Act.REVISE, Act.RATIFY})
"""Acts with an action of their own, or of the other road (the cao's)."""
TOLD = frozenset({Act.ANSWER, Act.GRANT, Act.DENY, Act.WITHDRAW})
"""Acts of the school that need words as well: an answer, what the committee held, why it is withdrawn."""


@transaction.atomic
def ask_consent(plan: Plan, *, by: User, on: date) -> None:
    """Put the plan before the council; from here its text can no longer change.

    Raises Refused when it costs more than the pot or there is a later version, NotPossible when it was asked before.
    """
    access.may(by, access.Act.ASK_CONSENT, plan.year.school)
    now = _fresh(plan)
    state = after(State(now.state), Act.ASK)
    fit = fit_of(value_of(now), now.year, on)
    if not fit.fits:
        raise Refused("over-budget", over=fit.over)
    if Phase(now.year.phase) is Phase.CHOOSING:
        advance(plan.year, YearAct.SEND_TO_COUNCIL)
    _keep(plan, now, Decision(Act.ASK, on, body(), now.digest), state, by=by)


@transaction.atomic
def answer(plan: Plan, act: Act, *, reasons: str = "", by: User, on: date) -> None:
    """What the council says to the plan. With its consent the plan can be carried out.

    Raises ReasonsMissing when it refuses, sets conditions or asks without a word, NotPossible when it was not asked or
    has answered before.
    """
    access.may(by, access.Act.ANSWER, plan.year.school)
    if Party.of(act) is not Party.COUNCIL:
        raise NotPossible(State(plan.state), act)
    _do(plan, act, reasons, by=by, on=on)


@transaction.atomic
def respond(plan: Plan, act: Act, *, reasons: str = "", by: User, on: date) -> None:
    """What the school does next: answer, accept conditions, notify, file, withdraw; or what the committee held.

    Raises Refused when words are missing, NotPossible when the step does not apply or its term has passed.
    """
    access.may(by, access.Act.ASK_CONSENT, plan.year.school)
    if Party.of(act) not in {Party.BOARD, Party.COMMITTEE}:
        raise NotPossible(State(plan.state), act)
    if act in TOLD and not reasons.strip():
        raise Refused("no-reason")
    _do(plan, act, reasons, by=by, on=on)


def _do(plan: Plan, act: Act, reasons: str, *, by: User, on: date) -> None:
    now = _fresh(plan)
    if act in ELSEWHERE:
        raise NotPossible(State(now.state), act)
    course, terms = course_of(now, acts_of(now)), terms_on(on).terms
    require_within_term(course, terms, on)
    if act is Act.READ_SILENCE_AS_REFUSAL and not may_read_silence_as_refusal(course, terms, on):
        raise NotPossible(course.state, act)
    state = after(course.state, act)
    value_of(now)
    _keep(plan, now, Decision(act, on, body(), now.digest, reasons.strip()), state, by=by)
    if state in CONSENTED:
        advance(plan.year, YearAct.START)


def _fresh(plan: Plan) -> Plan:
    """The version as it is now, which must be the newest. Raises Refused when there is a later one."""
    locked(plan.year)
    newest = latest_plan(plan.year)
    if newest is None or newest.pk != plan.pk:
        raise Refused("plan-replaced")
    return newest


def _keep(plan: Plan, now: Plan, decision: Decision, state: State, *, by: User) -> None:
    CouncilAct.objects.create(
        plan=now, act=str(decision.act), on=decision.on, by=by, reasons=decision.reasons, plan_digest=decision.plan
    )
    now.state = plan.state = str(state)
    now.save(update_fields=["state"])
    verb = "asked" if decision.act is Act.ASK else str(decision.act)
    log(by, f"plan.{verb}", str(now), board=now.year.school.board, on=decision.on)
