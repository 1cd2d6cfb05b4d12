# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Polls of people who are logged in: who can answer, how many did, and what of that may be shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext

from werkdruk.deciding.box import LIMITS
from werkdruk.deciding.box.honesty import TRACEABLE
from werkdruk.deciding.frames import Tally, frames_of
from werkdruk.deciding.frames.wording import part
from werkdruk.deciding.people import Electorate
from werkdruk.web import access
from werkdruk.web.models import Appointment, FramesVersion, Plan, Poll, School, Unit, User, Voice, Year
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.people import electorate_of, numbers_in_unit
from werkdruk.web.wording import language

QUESTION = Poll.Matter.QUESTION
"""An informal question, which decides nothing."""


def open_poll_of(version: FramesVersion) -> Poll | None:
    """The yes or no to a version of the frames that is open; None when none is."""
    return Poll.objects.filter(frames=version, matter=Poll.Matter.FRAMES, closed_on__isnull=True).first()


def counted_voices(poll: Poll) -> dict[str, int]:
    """How many chose each answer: as it was kept, or so far while the poll is open. Nobody may see these raw."""
    if poll.tally is not None:
        return dict(poll.tally)
    chosen = Counter(Voice.objects.filter(poll=poll).values_list("answer", flat=True))
    return {answer: chosen[answer] for answer in poll.answers}


def electorate_for(school: School, unit: Unit | None, on: date) -> Electorate:
    """Everybody at a school on a day, or of them who belong to a unit that day, at home there or not."""
    every = electorate_of(school, on)
    if unit is None:
        return every
    inside = numbers_in_unit(unit, on)
    return Electorate(every.school, on, tuple(each for each in every.electors if each.number in inside))


def is_elector(poll: Poll, user: User) -> bool:
    """Whether somebody stands in the list of those who can answer, as it was frozen when the poll opened."""
    own = Appointment.objects.filter(user=user, school=poll.year.school_id).first()
    return own is not None and any(each["number"] == (own.number or user.code) for each in poll.electors["electors"])


def voice_of(poll: Poll, user: User) -> str:
    """What somebody answered while the poll is open; empty when they did not, or when it was forgotten."""
    return Voice.objects.filter(poll=poll, user=user).values_list("answer", flat=True).first() or ""


def tally_of_package(plan: Plan) -> Tally | None:
    """What personnel said of a whole plan; None while it was not asked, or the answers are not closed."""
    poll = Poll.objects.filter(plan=plan, matter=Poll.Matter.PACKAGE, closed_on__isnull=False).last()
    if poll is None or poll.tally is None:
        return None
    return Tally(poll.tally.get("yes", 0), poll.tally.get("no", 0), poll.electorate)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer: what is sent, what it says, how many chose it (None is not shown), and whether it is one's own."""

    value: str
    words: str
    voices: int | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class PollCard:
    """One poll as it may be shown to somebody on a day.

    `took_part` is how many answered. Answers carry numbers only once it is closed and enough people took part.
    """

    id: int
    matter: str
    question: str
    asked: str
    opens: date
    closes: date
    closed_on: date | None
    electorate: int
    took_part: int
    quorum: str
    needed: int
    answers: tuple[AnswerLine, ...]
    mine: str
    is_shown: bool
    can_answer: bool
    can_close: bool
    floor: int = LIMITS.totals_min

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class PollsPage:
    """All polls of a school year, newest first; `units` are those that somebody may put a question to."""

    polls: tuple[PollCard, ...]
    may_ask: bool
    units: tuple[tuple[str, str], ...]
    traceable: str


def polls_page(year: Year, user: User, on: date) -> PollsPage:
    """Every poll of a year, for somebody on a day."""
    may_ask = access.can(user, access.Act.ASK_STAFF, year.school)
    units = tuple((str(unit.pk), unit.name) for unit in Unit.objects.filter(school=year.school)) if may_ask else ()
    return PollsPage(cards_of(year, user, on), may_ask, units, TRACEABLE(language()))


def cards_of(year: Year, user: User, on: date, **about: Any) -> tuple[PollCard, ...]:
    """The polls of a year as they may be shown, newest first; `about` narrows them down, such as `frames=version`."""
    rows = Poll.objects.filter(year=year, **about).select_related("unit", "year__school", "frames").order_by("-id")
    return tuple(card_of(row, user, on) for row in rows)


def poll_in(year: Year, number: int) -> Poll | None:
    """The poll of a year with that number; None when the year has none."""
    return Poll.objects.filter(year=year, pk=number).select_related("unit", "year__school", "frames").first()


def unit_in(year: Year, unit: str) -> Unit | None:
    """The unit of the school with that id; None for all personnel."""
    return Unit.objects.filter(school=year.school, pk=int(unit)).first() if unit else None


def card_of(poll: Poll, user: User, on: date) -> PollCard:
    """One poll as it may be shown to somebody on a day."""
    counted = counted_voices(poll)
    took_part, is_open = sum(counted.values()), poll.closed_on is None
    is_shown = not is_open and took_part >= LIMITS.totals_min
    mine = voice_of(poll, user) if is_open else ""
    quorum = _quorum(poll)
    may_close = poll.matter == Poll.Matter.QUESTION and access.can(user, access.Act.ASK_STAFF, poll.year.school)
    return PollCard(
        id=poll.pk,
        matter=str(poll.matter),
        question=_question(poll),
        asked=poll.unit.name if poll.unit else gettext("al het personeel"),
        opens=poll.opens,
        closes=poll.closes,
        closed_on=poll.closed_on,
        electorate=poll.electorate,
        took_part=took_part,
        quorum=part(quorum) if quorum else "",
        needed=-(-poll.electorate * quorum.numerator // quorum.denominator),
        answers=tuple(
            AnswerLine(each, _answer(each), counted[each] if is_shown else None, each == mine) for each in poll.answers
        ),
        mine=_answer(mine) if mine else "",
        is_shown=is_shown,
        can_answer=is_open and on <= poll.closes and is_elector(poll, user),
        can_close=is_open and may_close and (on > poll.closes or took_part >= poll.electorate),
    )


def tally_words(in_favour: int | None, against: int | None, entitled: int | None) -> str:
    """The numbers of a yes or no that was closed, as far as they may be shown; empty when there are none."""
    if in_favour is None or against is None or entitled is None:
        return ""
    if in_favour + against < LIMITS.totals_min:
        return gettext("Te weinig mensen deden mee om de aantallen te tonen.")
    numbers = {"yes": in_favour, "no": against, "part": in_favour + against, "all": entitled}
    return gettext("%(yes)s ja en %(no)s nee; %(part)s van de %(all)s mensen deden mee.") % numbers


def _quorum(poll: Poll) -> Fraction:
    """The part of all that has to take part; nothing for an informal question."""
    text = frozen_frames(poll.year) if poll.matter == Poll.Matter.PACKAGE else None
    if poll.frames is not None:
        return frames_of(poll.frames.body).backing.quorum
    return text.package.quorum if text is not None and text.package is not None else Fraction(0)


def _question(poll: Poll) -> str:
    if poll.matter == Poll.Matter.FRAMES:
        return gettext("Steun je deze kaders?")
    if poll.matter == Poll.Matter.PACKAGE:
        return gettext("Ben je voor het hele plan?")
    return poll.question


def _answer(answer: str) -> str:
    return {"yes": gettext("Ja"), "no": gettext("Nee")}.get(answer, answer)
