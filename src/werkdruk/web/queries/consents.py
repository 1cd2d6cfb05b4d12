# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a plan is on its way through the council: its acts as values, and the terms that run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkdruk import rules
from werkdruk.deciding import consent
from werkdruk.deciding.consent import Act, Body, Course, Decision, Party, Reach, State, Terms
from werkdruk.reporting import DecidedPlan
from werkdruk.reporting.accounts import YES
from werkdruk.web.models import CouncilAct, Plan, Year
from werkdruk.web.queries.plans import consented_plan, latest_plan, value_of

SCHEME = "wms"
SAID = frozenset(
    {
        Act.ASK,
        Act.CONSENT,
        Act.CONSENT_WITH_CONDITIONS,
        Act.ACCEPT_CONDITIONS,
        Act.REFUSE,
        Act.GRANT,
        Act.DENY,
    }
)
"""The acts that say how the council stands to a plan."""


@dataclass(frozen=True, slots=True)
class TermsInForce:
    """The terms, and the rule they come from."""

    terms: Terms
    rule: rules.Rule


def body() -> Body:
    """The council that decides about the plan of one school."""
    return consent.body_for(Reach.SCHOOL)


def terms_on(day: date) -> TermsInForce:
    """The terms that hold on a day. Raises NoRule when none are known."""
    rule = rules.on(SCHEME, day)
    if not isinstance(rule.content, rules.Terms):
        raise rules.NoRule(SCHEME, day, None)
    content = rule.content
    terms = Terms(content.notify_months, content.file_weeks, content.nullity_weeks, content.reply_weeks)
    return TermsInForce(terms, rule)


def acts_of(plan: Plan) -> tuple[CouncilAct, ...]:
    """All that was done with one version, in order."""
    return tuple(CouncilAct.objects.filter(plan=plan).select_related("by").order_by("id"))


def course_of(plan: Plan, acts: Iterable[CouncilAct]) -> Course:
    """How far a version is, with the days that terms run from; those of the last time it was asked."""
    days: dict[Act, date] = {}
    for act in acts:
        days[Act(act.act)] = act.on
    refused = days.get(Act.REFUSE, days.get(Act.READ_SILENCE_AS_REFUSAL))
    return Course(State(plan.state), days.get(Act.ASK), refused, days.get(Act.NOTIFY))


def state_on(plan: Plan, on: date) -> State:
    """The state of a version on a day: lapsed when a hard term has passed unused."""
    return consent.state_on(course_of(plan, acts_of(plan)), terms_on(on).terms, on)


def last_day_of(plan: Plan, on: date) -> date | None:
    """The last day of the term of the law that runs for a version; None when none runs or it has passed."""
    due = consent.deadline(course_of(plan, acts_of(plan)), terms_on(on).terms)
    return None if due is None or not due.lapses or on > due.last_day else due.last_day


def decision_of(act: CouncilAct) -> Decision:
    """What was done, as a value."""
    return Decision(Act(act.act), act.on, body(), act.plan_digest, act.reasons)


def decided_plan(year: Year) -> DecidedPlan | None:
    """The plan with the council's decision on it: the version agreed on, else the newest; None before there is one."""
    plan = consented_plan(year) or latest_plan(year)
    if plan is None:
        return None
    said = [act for act in acts_of(plan) if Act(act.act) in SAID]
    yes = [act for act in said if Act(act.act) in YES]
    last = (yes or said)[-1:]
    return DecidedPlan(value_of(plan), decision_of(last[0]) if last else None)


def is_answer(act: Act) -> bool:
    """Whether it is the council itself that does this."""
    return Party.of(act) is Party.COUNCIL
