# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking the council, its answer, and what the school does after it. Every act is a fact on one version of the plan."""

from __future__ import annotations

from collections.abc import Mapping
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
from werkdruk.web.actions.packages import require_package
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import ConditionOutcome, CouncilAct, CouncilCondition, CouncilReply, Plan, User
from werkdruk.web.queries.consents import acts_of, body_of, course_of, rules_for, sits_on, terms_of
from werkdruk.web.queries.council_talks import conditions_of, open_questions
from werkdruk.web.queries.plans import CONSENTED, fit_of, latest_plan, value_of

ELSEWHERE = frozenset({Act.ASK, Act.REVISE, Act.RATIFY})
"""Acts with an action of their own, or of the other road (the cao's)."""
ANSWERS = frozenset({Act.ANSWER, Act.ANSWER_ONE})
TOLD = frozenset({Act.ANSWER, Act.ANSWER_ONE, Act.GRANT, Act.DENY, Act.WITHDRAW})
"""Acts of the school that need words as well: an answer, what the committee held, why it is withdrawn."""


@transaction.atomic
def ask_consent(plan: Plan, *, by: User, on: date) -> None:
    """Put the plan before the council; from here its text can no longer change.

    Raises Refused when it costs more than the pot or there is a later version, NotPossible when it was asked before,
    Forbidden when the frames ask for the yes of personnel first.
    """
    access.may(by, access.Act.ASK_CONSENT, plan.year.school)
    now = _fresh(plan)
    state = after(State(now.state), Act.ASK)
    fit = fit_of(value_of(now), now.year, on)
    if not fit.fits:
        raise Refused("over-budget", over=fit.over)
    require_package(now, on)
    if Phase(now.year.phase) is Phase.CHOOSING:
        advance(plan.year, YearAct.SEND_TO_COUNCIL)
    _keep(plan, now, Decision(Act.ASK, on, body_of(rules_for(now)), now.digest), state, by=by)


@transaction.atomic
def answer(plan: Plan, act: Act, *, reasons: str = "", by: User, on: date) -> None:
    """What the council says to the plan. With its consent the plan can be carried out.

    Conditions stand one on a line. Questions may be asked while others are open. Raises ReasonsMissing when it
    refuses, sets conditions or asks without a word, NotPossible when it was not asked or has answered before, Refused
    when another council decides about this plan.
    """
    access.may(by, access.Act.ANSWER, plan.year.school)
    if Party.of(act) is not Party.COUNCIL:
        raise NotPossible(State(plan.state), act)
    body = body_of(rules_for(plan))
    if not sits_on(by, body, plan.year.school):
        raise Refused("another-council", body=body.upper())
    done = _do(plan, act, reasons, by=by, on=on)
    if act is Act.CONSENT_WITH_CONDITIONS:
        lines = [line.strip() for line in reasons.splitlines() if line.strip()]
        for number, line in enumerate(lines, 1):
            CouncilCondition.objects.create(act=done, number=number, text=line)


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
    if act in ANSWERS and State(plan.state) is State.QUESTIONED:
        waiting = open_questions(plan)
        if len(waiting) != 1:
            raise Refused("which-question")
        reply(waiting[0], words=reasons, by=by, on=on)
        plan.refresh_from_db()
        return
    if act is Act.ACCEPT_CONDITIONS and State(plan.state) is State.CONDITIONAL:
        settle_conditions(plan, {each.pk: "" for each in conditions_of(plan)}, by=by, on=on)
        return
    _do(plan, act, reasons, by=by, on=on)


@transaction.atomic
def reply(question: CouncilAct, *, words: str, by: User, on: date) -> None:
    """The answer to one question. With the last one the council has the plan again.

    Raises Refused without words or when the question has its answer, NotPossible when the plan was decided on.
    """
    plan = question.plan
    access.may(by, access.Act.ASK_CONSENT, plan.year.school)
    if not words.strip():
        raise Refused("no-reason")
    _fresh(plan)
    waiting = open_questions(plan)
    if question not in waiting:
        raise Refused("answered-before")
    done = _do(plan, Act.ANSWER if len(waiting) == 1 else Act.ANSWER_ONE, words, by=by, on=on)
    CouncilReply.objects.create(question=question, answer=done)


@transaction.atomic
def settle_conditions(plan: Plan, outcomes: Mapping[int, str], *, by: User, on: date) -> None:
    """What the school does with each condition, by its id: nothing to take it over, or why the plan changes instead.

    With all taken over there is consent. With one that is not, the plan has to be changed and asked again. Raises
    Refused when one was decided before or is left open, NotPossible when the plan is not waiting for this.
    """
    access.may(by, access.Act.ASK_CONSENT, plan.year.school)
    now = _fresh(plan)
    after(State(now.state), Act.ACCEPT_CONDITIONS)
    conditions = conditions_of(now)
    if any(hasattr(each, "outcome") for each in conditions):
        raise Refused("conditions-decided")
    if {each.pk for each in conditions} != set(outcomes):
        raise Refused("condition-open")
    for each in conditions:
        words = outcomes[each.pk].strip()
        ConditionOutcome.objects.create(condition=each, accepted=not words, words=words, on=on, by=by)
    if any(words.strip() for words in outcomes.values()):
        log(by, "plan.conditions-not-taken", str(now), board=now.year.school.board, on=on)
        return
    _do(plan, Act.ACCEPT_CONDITIONS, "", by=by, on=on)


def _do(plan: Plan, act: Act, reasons: str, *, by: User, on: date) -> CouncilAct:
    now = _fresh(plan)
    if act in ELSEWHERE:
        raise NotPossible(State(now.state), act)
    course, terms = course_of(now, acts_of(now)), terms_of(now, on).terms
    require_within_term(course, terms, on)
    if act is Act.READ_SILENCE_AS_REFUSAL and not may_read_silence_as_refusal(course, terms, on):
        raise NotPossible(course.state, act)
    state = after(course.state, act)
    value_of(now)
    done = _keep(plan, now, Decision(act, on, body_of(rules_for(now)), now.digest, reasons.strip()), state, by=by)
    if state in CONSENTED:
        advance(plan.year, YearAct.START)
    return done


def _fresh(plan: Plan) -> Plan:
    """The version as it is now, which must be the newest. Raises Refused when there is a later one."""
    locked(plan.year)
    newest = latest_plan(plan.year)
    if newest is None or newest.pk != plan.pk:
        raise Refused("plan-replaced")
    return newest


def _keep(plan: Plan, now: Plan, decision: Decision, state: State, *, by: User) -> CouncilAct:
    done = CouncilAct.objects.create(
        plan=now, act=str(decision.act), on=decision.on, by=by, reasons=decision.reasons, plan_digest=decision.plan
    )
    now.state = plan.state = str(state)
    now.save(update_fields=["state"])
    verb = "asked" if decision.act is Act.ASK else str(decision.act)
    log(by, f"plan.{verb}", str(now), board=now.year.school.board, on=decision.on)
    return done
