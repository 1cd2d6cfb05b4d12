# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking all personnel, or one unit, while they are logged in. After closing only the numbers are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from werkdruk.deciding.box import LIMITS
from werkdruk.kernel.digests import plain
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import FramesVersion, Plan, Poll, Unit, User, Voice, Year
from werkdruk.web.queries.polls import counted_voices, electorate_for, is_elector

YES_OR_NO = ("yes", "no")
ANSWERS_MIN, ANSWERS_MAX = 2, 6
QUESTION_MAX, ANSWER_MAX = 300, 100


@transaction.atomic
def open_poll(  # noqa: PLR0913 - what is asked, of whom, and until when: one keyword each
    year: Year,
    matter: Poll.Matter,
    *,
    closes: date,
    unit: Unit | None = None,
    frames: FramesVersion | None = None,
    plan: Plan | None = None,
    question: str = "",
    answers: Sequence[str] = YES_OR_NO,
    by: User,
    on: date,
) -> Poll:
    """The open poll, with everybody who can answer frozen in it; the same question asked twice is one poll.

    Raises Refused when the day is past, nobody could answer, the unit is of another school, or a question is empty, has
    not two to six different answers, or goes to so few people that its answers could never be shown.
    """
    access.may(by, access.Act.ASK_STAFF, year.school)
    asked = " ".join(question.split())
    choices = [" ".join(answer.split()) for answer in answers]
    _require_question(matter, asked, choices)
    if closes < on:
        raise Refused("closes-in-the-past")
    if unit is not None and unit.school_id != year.school_id:
        raise Refused("not-your-unit")
    Year.objects.select_for_update().get(pk=year.pk)
    same = Poll.objects.filter(
        year=year, matter=matter, unit=unit, frames=frames, plan=plan, question=asked, closed_on__isnull=True
    )
    if (there := same.first()) is not None:
        return there
    electorate = electorate_for(year.school, unit, on)
    if not electorate.electors:
        raise Refused("nobody-to-ask")
    if matter == Poll.Matter.QUESTION and len(electorate.electors) < LIMITS.totals_min:
        raise Refused("too-few-to-ask", least=LIMITS.totals_min)
    poll = Poll.objects.create(
        year=year,
        matter=matter,
        unit=unit,
        frames=frames,
        plan=plan,
        question=asked,
        answers=choices,
        opened_by=by,
        opens=on,
        closes=closes,
        electorate=len(electorate.electors),
        electors=plain(electorate),
        electorate_digest=electorate.digest,
    )
    log(by, "poll.opened", f"{poll} {poll.pk}", board=year.school.board, on=on)
    return poll


@transaction.atomic
def answer_poll(poll: Poll, answer: str, *, by: User, on: date) -> None:
    """Keep what somebody answers, in place of what they answered before.

    Raises Refused when the poll is closed, when they do not stand in its list, or when it has no such answer. Nothing
    is logged: the list of voices is the only place, and it is thrown away.
    """
    access.may(by, access.Act.VOTE, poll.year.school)
    now = Poll.objects.select_for_update(of=("self",)).select_related("year").get(pk=poll.pk)
    if now.closed_on is not None or on > now.closes:
        raise Refused("poll-closed")
    if not is_elector(now, by):
        raise Refused("not-asked")
    if answer not in now.answers:
        raise Refused("no-such-answer")
    Voice.objects.update_or_create(poll=now, user=by, defaults={"answer": answer})


@transaction.atomic
def close_poll(poll: Poll, *, by: User, on: date) -> Poll:
    """The poll with its numbers, and without its voices; closing it twice changes nothing.

    Raises Refused while its days run and not everybody answered.
    """
    access.may(by, access.Act.ASK_STAFF, poll.year.school)
    now = Poll.objects.select_for_update().get(pk=poll.pk)
    if now.closed_on is not None:
        return now
    if on <= now.closes and sum(counted_voices(now).values()) < now.electorate:
        raise Refused("poll-runs", closes=now.closes)
    forget_voices(now, on=on)
    log(by, "poll.closed", f"{now} {now.pk}", board=poll.year.school.board, on=on)
    return now


def forget_voices(poll: Poll, *, on: date) -> None:
    """Keeps the numbers of a poll and throws its voices away; call it in the transaction that closes the poll."""
    poll.tally = counted_voices(poll)
    poll.closed_on = on
    poll.save(update_fields=["tally", "closed_on"])
    Voice.objects.filter(poll=poll).delete()


def _require_question(matter: Poll.Matter, asked: str, choices: Sequence[str]) -> None:
    """Nothing. Raises Refused for a question that is none, or answers nobody can choose between."""
    if matter is not Poll.Matter.QUESTION:
        return
    if not asked or len(asked) > QUESTION_MAX:
        raise Refused("no-question", most=QUESTION_MAX)
    different = {choice.casefold() for choice in choices}
    if not ANSWERS_MIN <= len(choices) <= ANSWERS_MAX or len(different) < len(choices):
        raise Refused("answers-wrong", least=ANSWERS_MIN, most=ANSWERS_MAX)
    if not all(choices) or max(map(len, choices)) > ANSWER_MAX:
        raise Refused("answers-wrong", least=ANSWERS_MIN, most=ANSWERS_MAX)
