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
from werkdruk.web.access import Role
from werkdruk.web.models import CouncilAct, CouncilRules, HeldRole, Plan, School, User, Year
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


def rules_of(school: School) -> CouncilRules | None:
    """What the council's own rules of a school say now; None while nobody wrote it down."""
    return CouncilRules.objects.filter(school=school).last()


def rules_for(plan: Plan) -> CouncilRules | None:
    """The rules that hold for a version: those of the moment it was first asked, later ones do not change its terms."""
    kept = CouncilRules.objects.filter(school=plan.year.school)
    asked = CouncilAct.objects.filter(plan=plan, act=str(Act.ASK)).first()
    return kept.last() if asked is None else kept.filter(recorded_at__lt=asked.recorded_at).last()


def body_of(own: CouncilRules | None) -> Body:
    """The council that decides about a plan where these rules hold; the one of the school when there are none."""
    if own is None:
        return consent.body_for(Reach.SCHOOL)
    return consent.body_for(Reach(own.reach), site_has_council=own.site_council)


def sits_on(user: User, body: Body, school: School) -> bool:
    """Whether somebody is of the council that decides: at the board for the PGMR, else at the school."""
    held = HeldRole.objects.filter(user=user, role=Role.COUNCIL, user__is_active=True)
    if body is Body.PGMR:
        return held.filter(board=school.board_id).exists()
    return held.filter(school=school).exists()


def terms_on(day: date, own: CouncilRules | None = None) -> TermsInForce:
    """The terms that hold on a day, with the school's own. Raises NoRule when none are known."""
    rule = rules.on(SCHEME, day)
    if not isinstance(rule.content, rules.Terms):
        raise rules.NoRule(SCHEME, day, None)
    content = rule.content
    weeks = content.reply_weeks if own is None else own.reply_weeks
    pauses = () if own is None else tuple((_day(first), _day(last)) for first, last in own.pauses)
    return TermsInForce(Terms(content.notify_months, content.file_weeks, content.nullity_weeks, weeks, pauses), rule)


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def terms_of(plan: Plan, on: date) -> TermsInForce:
    """The terms that hold for a version on a day. Raises NoRule when none are known."""
    return terms_on(on, rules_for(plan))


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
    return consent.state_on(course_of(plan, acts_of(plan)), terms_of(plan, on).terms, on)


def last_day_of(plan: Plan, on: date) -> date | None:
    """The last day of the term of the law that runs for a version; None when none runs or it has passed."""
    due = consent.deadline(course_of(plan, acts_of(plan)), terms_of(plan, on).terms)
    return None if due is None or not due.lapses or on > due.last_day else due.last_day


def decision_of(act: CouncilAct) -> Decision:
    """What was done, as a value."""
    return Decision(Act(act.act), act.on, body_of(rules_for(act.plan)), act.plan_digest, act.reasons)


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
