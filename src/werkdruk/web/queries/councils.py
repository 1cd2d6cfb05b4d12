# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council's file on one page: the plan, who took part, the terms that run, and all that was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from werkdruk.deciding import consent
from werkdruk.deciding.consent import Act, Course, Deadline, Party, State
from werkdruk.deciding.proposals import ProposalState
from werkdruk.kernel import Source
from werkdruk.web import access
from werkdruk.web.models import CouncilAct, Plan, Proposal, User, Year
from werkdruk.web.queries.consents import (
    acts_of,
    body_of,
    course_of,
    rules_for,
    rules_of,
    sits_on,
    state_on,
    terms_of,
    terms_on,
)
from werkdruk.web.queries.council_files import CouncilFile, council_file
from werkdruk.web.queries.council_talks import ConditionRow, QuestionRow, condition_rows, conditions_of, questions_of
from werkdruk.web.queries.council_terms import Council, TermRow, council_of, term_rows
from werkdruk.web.queries.groups_got import GroupRow
from werkdruk.web.queries.plan_pages import SHORT, PlanText, text_of
from werkdruk.web.queries.plans import CONSENTED, latest_plan, versions_of
from werkdruk.web.queries.results import result_of
from werkdruk.web.wording import language

LABELS = {
    Act.CONSENT: gettext_lazy("De PMR stemt in met deze versie van het plan"),
    Act.CONSENT_WITH_CONDITIONS: gettext_lazy("De PMR stemt in als de school voorwaarden overneemt"),
    Act.REFUSE: gettext_lazy("De PMR stemt niet in"),
    Act.QUESTION: gettext_lazy("De PMR heeft eerst een vraag"),
    Act.ANSWER: gettext_lazy("De vraag van de PMR beantwoorden"),
    Act.ANSWER_ONE: gettext_lazy("Een van de vragen van de PMR beantwoorden"),
    Act.ACCEPT_CONDITIONS: gettext_lazy("De voorwaarden overnemen: daarmee is er instemming"),
    Act.READ_SILENCE_AS_REFUSAL: gettext_lazy("Het lange zwijgen opvatten als een weigering"),
    Act.NOTIFY: gettext_lazy("Aan de PMR melden dat het plan naar de geschillencommissie gaat"),
    Act.FILE: gettext_lazy("Het geschil is ingediend bij de geschillencommissie (LCG WMS)"),
    Act.GRANT: gettext_lazy("De commissie gaf vervangende toestemming"),
    Act.DENY: gettext_lazy("De commissie gaf geen toestemming"),
    Act.WITHDRAW: gettext_lazy("Het plan intrekken"),
}
"""What somebody does, as the choice in a form."""
TOLD = {
    Act.ASK: gettext_lazy("vroeg de PMR om instemming"),
    Act.CONSENT: gettext_lazy("stemde in"),
    Act.CONSENT_WITH_CONDITIONS: gettext_lazy("stemt in als de school deze voorwaarden overneemt"),
    Act.REFUSE: gettext_lazy("stemde niet in"),
    Act.QUESTION: gettext_lazy("stelde een vraag"),
    Act.ANSWER: gettext_lazy("beantwoordde de vraag"),
    Act.ANSWER_ONE: gettext_lazy("beantwoordde een van de vragen"),
    Act.ACCEPT_CONDITIONS: gettext_lazy("nam de voorwaarden over: er is instemming"),
    Act.READ_SILENCE_AS_REFUSAL: gettext_lazy("vatte het zwijgen op als een weigering"),
    Act.REVISE: gettext_lazy("verving deze versie door een nieuwe"),
    Act.NOTIFY: gettext_lazy("meldde dat het plan naar de geschillencommissie gaat"),
    Act.FILE: gettext_lazy("diende het geschil in bij de geschillencommissie"),
    Act.GRANT: gettext_lazy("gaf vervangende toestemming"),
    Act.DENY: gettext_lazy("gaf geen toestemming"),
    Act.LAPSE: gettext_lazy("verliep ongebruikt: het plan is vervallen"),
    Act.WITHDRAW: gettext_lazy("trok het plan in"),
}
"""What was done, after the name of who did it."""
PARTIES = {
    Party.BOARD: gettext_lazy("de schoolleiding"),
    Party.COUNCIL: gettext_lazy("de PMR"),
    Party.COMMITTEE: gettext_lazy("de geschillencommissie"),
    Party.TIME: gettext_lazy("de termijn"),
}
ELSEWHERE = frozenset({Act.ASK, Act.REVISE, Act.ANSWER, Act.ANSWER_ONE, Act.ACCEPT_CONDITIONS})
"""Steps that are taken on the page of the plan, or beside the question or the conditions they are about."""


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something that was said or done about a version of the plan."""

    on: date
    who: str
    what: str
    reasons: str
    version: int
    digest_short: str


@dataclass(frozen=True, slots=True)
class Participation:
    """How many took part; `turnout` per function group is empty where groups are too small to tell."""

    proposals: int
    units: int
    ballots: int | None
    electorate: int | None
    turnout: tuple[GroupRow, ...]
    floor: int | None
    result_url: str


@dataclass(frozen=True, slots=True)
class CouncilPage:
    """The file for somebody. `text` is None while there is no plan; `state` is a word of `deciding.consent`."""

    text: PlanText | None
    state: str
    is_consented: bool
    is_refused: bool
    said: ActRow | None
    """The last step with this version and its words; the conditions, once the school took them over."""
    decided_on: date | None
    participation: Participation
    file: CouncilFile
    council: Council
    """Which council decides about the plan; of a version that was asked, the one of then."""
    may_set_rules: bool
    rules_later: bool
    """Whether other rules were written down after the plan was asked."""
    questions: tuple[QuestionRow, ...]
    conditions: tuple[ConditionRow, ...]
    waiting: tuple[ConditionRow, ...]
    """The conditions that somebody can decide on now."""
    terms: tuple[TermRow, ...]
    known_on: date | None
    running: TermRow | None
    days_left: int
    caveat: str
    note: str
    source: Source
    history: tuple[ActRow, ...]
    answers: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    may_revise: bool
    is_council: bool
    plan_url: str


def council_page(year: Year, user: User, on: date, *, known_on: date | None = None) -> CouncilPage:
    """The file for somebody; `known_on` is when the council could know of a decision without it.

    Raises PlanChanged when the plan is not what was kept.
    """
    plan = latest_plan(year)
    own = rules_of(year.school) if plan is None else rules_for(plan)
    in_force, council = terms_on(on, own), council_of(own)
    course = Course(State.DRAFT) if plan is None else course_of(plan, acts_of(plan))
    state = State.DRAFT if plan is None else state_on(plan, on)
    last = None if plan is None else _last_word(plan)
    running = _running(consent.deadline(course, in_force.terms), on)
    leads = access.can(user, access.Act.ASK_CONSENT, year.school)
    conditions = condition_rows(year)
    return CouncilPage(
        text=None if plan is None else text_of(plan, on),
        state=state.value,
        is_consented=state in CONSENTED,
        is_refused=state is State.REFUSED,
        said=None if plan is None else _said(plan),
        decided_on=None if last is None else last.on,
        participation=_participation(year),
        file=council_file(year, on),
        council=council,
        may_set_rules=access.can(user, access.Act.SET_COUNCIL_RULES, year.school),
        rules_later=rules_of(year.school) != own,
        questions=questions_of(year, answerable=plan if leads and state is State.QUESTIONED else None),
        conditions=conditions,
        waiting=_waiting(plan, conditions) if plan is not None and leads and state is State.CONDITIONAL else (),
        terms=term_rows(course, in_force, council, on=on, known_on=known_on),
        known_on=known_on,
        running=running,
        days_left=0 if running is None or running.last_day is None else (running.last_day - on).days,
        caveat=in_force.rule.caveat_in(language()),
        note=in_force.rule.note_in(language()),
        source=in_force.rule.source,
        history=tuple(row for each in reversed(versions_of(year)) for row in _history(each)),
        answers=answers_for(year, user, on),
        steps=steps_for(year, user, on),
        may_revise=plan is not None
        and Act.REVISE in consent.possible(state)
        and access.can(user, access.Act.REVISE, year.school),
        is_council=access.can(user, access.Act.ANSWER, year.school) and sits_on(user, body_of(own), year.school),
        plan_url=reverse("plan", args=[year.school.brin, year.school_year]),
    )


def answers_for(year: Year, user: User, on: date) -> tuple[tuple[str, str], ...]:
    """What somebody can answer for the council now, as choices; empty when it is not theirs."""
    plan = latest_plan(year)
    if plan is None or not sits_on(user, body_of(rules_for(plan)), year.school):
        return ()
    return _choices(year, user, on, access.Act.ANSWER)


def steps_for(year: Year, user: User, on: date) -> tuple[tuple[str, str], ...]:
    """What somebody can do now for the school, as choices; empty when it is not theirs."""
    return _choices(year, user, on, access.Act.ASK_CONSENT)


def _choices(year: Year, user: User, on: date, act: access.Act) -> tuple[tuple[str, str], ...]:
    plan = latest_plan(year)
    if plan is None or not access.can(user, act, year.school):
        return ()
    parties = {Party.COUNCIL} if act is access.Act.ANSWER else {Party.BOARD, Party.COMMITTEE}
    return tuple(
        (each.value, str(LABELS[each]))
        for each in consent.possible(state_on(plan, on))
        if Party.of(each) in parties and each not in ELSEWHERE and _applies(each, plan, on)
    )


def _applies(act: Act, plan: Plan, on: date) -> bool:
    if act is not Act.READ_SILENCE_AS_REFUSAL:
        return True
    return consent.may_read_silence_as_refusal(course_of(plan, acts_of(plan)), terms_of(plan, on).terms, on)


def _waiting(plan: Plan, rows: tuple[ConditionRow, ...]) -> tuple[ConditionRow, ...]:
    """The conditions of a version that nobody decided on."""
    now = {each.pk for each in conditions_of(plan)}
    return tuple(row for row in rows if row.id in now and row.accepted is None)


def _last_word(plan: Plan) -> CouncilAct | None:
    """The last thing that was said about a version after it was asked."""
    said = [act for act in acts_of(plan) if Act(act.act) is not Act.ASK]
    return said[-1] if said else None


def _said(plan: Plan) -> ActRow | None:
    """The last step that was taken with a version, when there are words with it; conditions stay when they are met."""
    last = _last_word(plan)
    if last is not None and Act(last.act) is Act.ACCEPT_CONDITIONS:
        last = next(act for act in reversed(acts_of(plan)) if Act(act.act) is Act.CONSENT_WITH_CONDITIONS)
    return None if last is None or not last.reasons else _row(last, plan)


def _participation(year: Year) -> Participation:
    kept_out = [str(ProposalState.DRAFT), str(ProposalState.WITHDRAWN)]
    sent = Proposal.objects.filter(year=year).exclude(state__in=kept_out)
    result = result_of(year)
    return Participation(
        proposals=sent.count(),
        units=sent.values("unit").distinct().count(),
        ballots=None if result is None else result.ballots,
        electorate=None if result is None else result.electorate,
        turnout=() if result is None else result.turnout,
        floor=None if result is None else result.floor,
        result_url=reverse("result", args=[year.school.brin, year.school_year]),
    )


def _running(due: Deadline | None, on: date) -> TermRow | None:
    """The hard term that runs now, while it can still be kept."""
    if due is None or not due.lapses or on > due.last_day:
        return None
    return TermRow(str(LABELS[due.act]), "", last_day=due.last_day, is_running=True)


def _history(plan: Plan) -> list[ActRow]:
    return [_row(act, plan) for act in reversed(acts_of(plan))]


def _row(act: CouncilAct, plan: Plan) -> ActRow:
    return ActRow(
        on=act.on,
        who=str(PARTIES[Party.of(Act(act.act))]),
        what=str(TOLD[Act(act.act)]),
        reasons=act.reasons,
        version=plan.version,
        digest_short=act.plan_digest[:SHORT],
    )
