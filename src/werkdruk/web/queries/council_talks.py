# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What council and school asked each other: questions with their answers, conditions with their outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.consent import Act
from werkdruk.web.models import CouncilAct, CouncilCondition, Plan, Year


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question of the council with the answer to it; no answer while it is open."""

    id: int
    number: int
    version: int
    asked_on: date
    question: str
    answered_on: date | None
    answer: str
    can_be_answered: bool


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A condition of the council, and what the school did with it; `accepted` is None while it waits."""

    id: int
    number: int
    version: int
    text: str
    accepted: bool | None
    words: str
    on: date | None


def open_questions(plan: Plan) -> list[CouncilAct]:
    """The questions about a version that wait for an answer, oldest first."""
    asked = CouncilAct.objects.filter(plan=plan, act=str(Act.QUESTION), reply__isnull=True)
    return list(asked.select_related("plan__year__school__board").order_by("id"))


def question_in(year: Year, number: int) -> CouncilAct | None:
    """A question of a year by its id, if there is one."""
    found = CouncilAct.objects.filter(plan__year=year, act=str(Act.QUESTION), pk=number)
    return found.select_related("plan__year__school__board").first()


def conditions_of(plan: Plan) -> list[CouncilCondition]:
    """The conditions under which the council consents to a version, as it set them last."""
    last = CouncilAct.objects.filter(plan=plan, act=str(Act.CONSENT_WITH_CONDITIONS)).last()
    return [] if last is None else list(last.conditions.select_related("outcome", "act"))


def questions_of(year: Year, *, answerable: Plan | None = None) -> tuple[QuestionRow, ...]:
    """All questions about the plan of a year, oldest first; those about `answerable` can get an answer now."""
    asked = CouncilAct.objects.filter(plan__year=year, act=str(Act.QUESTION)).select_related("plan", "reply__answer")
    return tuple(_question(number, each, answerable) for number, each in enumerate(asked.order_by("id"), 1))


def _question(number: int, asked: CouncilAct, answerable: Plan | None) -> QuestionRow:
    answer = asked.reply.answer if hasattr(asked, "reply") else None
    return QuestionRow(
        id=asked.pk,
        number=number,
        version=asked.plan.version,
        asked_on=asked.on,
        question=asked.reasons,
        answered_on=None if answer is None else answer.on,
        answer="" if answer is None else answer.reasons,
        can_be_answered=answer is None and answerable is not None and asked.plan_id == answerable.pk,
    )


def condition_rows(year: Year) -> tuple[ConditionRow, ...]:
    """All conditions the council set to versions of a year, oldest first."""
    kept = CouncilCondition.objects.filter(act__plan__year=year).select_related("act__plan", "outcome")
    return tuple(_condition(each) for each in kept.order_by("act_id", "number"))


def _condition(condition: CouncilCondition) -> ConditionRow:
    outcome = condition.outcome if hasattr(condition, "outcome") else None
    return ConditionRow(
        id=condition.pk,
        number=condition.number,
        version=condition.act.plan.version,
        text=condition.text,
        accepted=None if outcome is None else outcome.accepted,
        words="" if outcome is None else outcome.words,
        on=None if outcome is None else outcome.on,
    )
