# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council's steps: consent under the participation act (WMS), ratifying under the cao, and the terms that run.

Consent and ratifying are different acts. Consent (instemming) has terms in law; of ratifying (bekrachtigen) the cao's
text on refusal and terms was not read, so no term runs there. Silence is never consent: no term turns ASKED into
anything else. The numbers of the terms are arguments: they stand in the rules of scheme `wms`.

Source: WMS art. 12, 16, 20, 24 and 32; LCG WMS 104148 (silence); cao VO section 8.6 as explained by Voion (ratifying).
Read in an older consolidated text and in summaries: unverified until the current text is read.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from werkdruk.deciding import steps as tables
from werkdruk.deciding.steps import NotPossible
from werkdruk.kernel import WerkdrukError

__all__ = [
    "RATIFYING_STEPS",
    "STEPS",
    "Act",
    "Body",
    "Course",
    "Deadline",
    "Decision",
    "NotPossible",
    "Party",
    "Reach",
    "ReasonsMissing",
    "State",
    "Terms",
    "after",
    "body_for",
    "deadline",
    "may_read_silence_as_refusal",
    "months_after",
    "nullity_until",
    "possible",
    "reply_until",
    "require_within_term",
    "state_on",
]


class State(StrEnum):
    """Where a plan is on its way through the council."""

    DRAFT = "draft"
    ASKED = "asked"
    QUESTIONED = "questioned"
    CONDITIONAL = "conditional"
    """The council consents if the school accepts its conditions; not consent yet."""
    CONSENTED = "consented"
    RATIFIED = "ratified"
    """Confirmed under the cao; not consent under the act."""
    REFUSED = "refused"
    REVISED = "revised"
    """Changed after an answer; it has to be asked again."""
    NOTIFIED = "notified"
    """The council has been told that the dispute goes to the national committee (LCG WMS)."""
    FILED = "filed"
    REPLACED = "replaced"
    """The committee consented instead of the council (vervangende toestemming)."""
    DENIED = "denied"
    """The committee let the refusal stand."""
    LAPSED = "lapsed"
    """A term passed unused: the proposal no longer exists."""
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What can be done with a plan before the council."""

    ASK = "ask"
    QUESTION = "question"
    ANSWER = "answer"
    """The last open question gets its answer."""
    ANSWER_ONE = "answer-one"
    """A question gets its answer while others stay open."""
    CONSENT = "consent"
    CONSENT_WITH_CONDITIONS = "consent-with-conditions"
    ACCEPT_CONDITIONS = "accept-conditions"
    RATIFY = "ratify"
    REFUSE = "refuse"
    READ_SILENCE_AS_REFUSAL = "read-silence-as-refusal"
    REVISE = "revise"
    NOTIFY = "notify"
    FILE = "file"
    GRANT = "grant"
    DENY = "deny"
    LAPSE = "lapse"
    WITHDRAW = "withdraw"


class Party(StrEnum):
    """Whose act it is."""

    BOARD = "board"
    """The bevoegd gezag, in practice the school leader for it."""
    COUNCIL = "council"
    COMMITTEE = "committee"
    TIME = "time"

    @classmethod
    def of(cls, act: Act) -> Party:
        """The party that does this act."""
        return _PARTIES.get(act, cls.BOARD)


_PARTIES = {
    Act.QUESTION: Party.COUNCIL,
    Act.CONSENT: Party.COUNCIL,
    Act.CONSENT_WITH_CONDITIONS: Party.COUNCIL,
    Act.RATIFY: Party.COUNCIL,
    Act.REFUSE: Party.COUNCIL,
    Act.GRANT: Party.COMMITTEE,
    Act.DENY: Party.COMMITTEE,
    Act.LAPSE: Party.TIME,
}

STEPS: Mapping[tuple[State, Act], State] = {
    (State.DRAFT, Act.ASK): State.ASKED,
    (State.ASKED, Act.QUESTION): State.QUESTIONED,
    (State.ASKED, Act.CONSENT): State.CONSENTED,
    (State.ASKED, Act.CONSENT_WITH_CONDITIONS): State.CONDITIONAL,
    (State.ASKED, Act.REFUSE): State.REFUSED,
    (State.ASKED, Act.READ_SILENCE_AS_REFUSAL): State.REFUSED,
    (State.ASKED, Act.WITHDRAW): State.WITHDRAWN,
    (State.QUESTIONED, Act.QUESTION): State.QUESTIONED,
    (State.QUESTIONED, Act.ANSWER_ONE): State.QUESTIONED,
    (State.QUESTIONED, Act.ANSWER): State.ASKED,
    (State.QUESTIONED, Act.CONSENT): State.CONSENTED,
    (State.QUESTIONED, Act.CONSENT_WITH_CONDITIONS): State.CONDITIONAL,
    (State.QUESTIONED, Act.REFUSE): State.REFUSED,
    (State.QUESTIONED, Act.WITHDRAW): State.WITHDRAWN,
    (State.CONDITIONAL, Act.ACCEPT_CONDITIONS): State.CONSENTED,
    (State.CONDITIONAL, Act.REVISE): State.REVISED,
    (State.CONDITIONAL, Act.WITHDRAW): State.WITHDRAWN,
    (State.REFUSED, Act.REVISE): State.REVISED,
    (State.REFUSED, Act.NOTIFY): State.NOTIFIED,
    (State.REFUSED, Act.WITHDRAW): State.WITHDRAWN,
    (State.REFUSED, Act.LAPSE): State.LAPSED,
    (State.REVISED, Act.ASK): State.ASKED,
    (State.REVISED, Act.WITHDRAW): State.WITHDRAWN,
    (State.NOTIFIED, Act.FILE): State.FILED,
    (State.NOTIFIED, Act.WITHDRAW): State.WITHDRAWN,
    (State.NOTIFIED, Act.LAPSE): State.LAPSED,
    (State.FILED, Act.GRANT): State.REPLACED,
    (State.FILED, Act.DENY): State.DENIED,
    (State.FILED, Act.WITHDRAW): State.WITHDRAWN,
}
"""Consent under the act."""

RATIFYING_STEPS: Mapping[tuple[State, Act], State] = {
    (State.DRAFT, Act.ASK): State.ASKED,
    (State.ASKED, Act.QUESTION): State.QUESTIONED,
    (State.ASKED, Act.RATIFY): State.RATIFIED,
    (State.ASKED, Act.REFUSE): State.REFUSED,
    (State.ASKED, Act.WITHDRAW): State.WITHDRAWN,
    (State.QUESTIONED, Act.QUESTION): State.QUESTIONED,
    (State.QUESTIONED, Act.ANSWER_ONE): State.QUESTIONED,
    (State.QUESTIONED, Act.ANSWER): State.ASKED,
    (State.QUESTIONED, Act.RATIFY): State.RATIFIED,
    (State.QUESTIONED, Act.REFUSE): State.REFUSED,
    (State.QUESTIONED, Act.WITHDRAW): State.WITHDRAWN,
    (State.REFUSED, Act.REVISE): State.REVISED,
    (State.REFUSED, Act.WITHDRAW): State.WITHDRAWN,
    (State.REVISED, Act.ASK): State.ASKED,
    (State.REVISED, Act.WITHDRAW): State.WITHDRAWN,
}
"""Ratifying under the cao: no terms, no committee."""


def after(state: State, act: Act, table: Mapping[tuple[State, Act], State] = STEPS) -> State:
    """The state a plan is in once `act` is done. Raises NotPossible when `act` does not apply."""
    return tables.follow(table, state, act)


def possible(state: State, table: Mapping[tuple[State, Act], State] = STEPS) -> tuple[Act, ...]:
    """The acts that apply in `state`; empty at an end."""
    return tables.possible(table, state)


class ReasonsMissing(WerkdrukError):
    """An act that needs reasons, without any."""

    def __init__(self, act: Act) -> None:
        super().__init__(f"{act.value} needs reasons")
        self.act = act


WITH_REASONS = frozenset({Act.REFUSE, Act.CONSENT_WITH_CONDITIONS, Act.QUESTION})


class Body(StrEnum):
    """The council whose consent a matter needs."""

    PMR = "pmr"
    PDMR = "pdmr"
    PGMR = "pgmr"
    NONE = "none"


class Reach(StrEnum):
    """For whom a matter is."""

    PERSON = "person"
    """One employee's own right, such as the individual hours."""
    SITE = "site"
    SCHOOL = "school"
    MOST_SCHOOLS = "most-schools"
    """All schools of the board, or the majority of them."""


def body_for(reach: Reach, *, site_has_council: bool = False) -> Body:
    """The council that decides about a matter of this reach.

    Source: WMS art. 12 (pmr), 16 lid 1 (pgmr), 20 lid 1 (pdmr of a deelraad); no consent about an individual right.
    """
    if reach is Reach.PERSON:
        return Body.NONE
    if reach is Reach.MOST_SCHOOLS:
        return Body.PGMR
    return Body.PDMR if reach is Reach.SITE and site_has_council else Body.PMR


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done with exactly which text: `plan` is the digest of it. A fact; never changed.

    Raises ReasonsMissing when a refusal, a condition or a question comes without a word.
    """

    act: Act
    on: date
    body: Body
    plan: str
    reasons: str = ""

    def __post_init__(self) -> None:
        if self.act in WITH_REASONS and not self.reasons.strip():
            raise ReasonsMissing(self.act)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that run, from the rules; `reply_weeks` is the school's own (reglement) and None when it set none.

    `pauses` are the days, first and last included, that do not count for that own term because the reglement says so;
    they never stop a term of the law.
    """

    notify_months: int
    file_weeks: int
    nullity_weeks: int
    reply_weeks: int | None = None
    pauses: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """How far a plan is, and the days that terms run from."""

    state: State
    asked_on: date | None = None
    refused_on: date | None = None
    notified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for an act. `lapses`: whether the plan no longer exists once it has passed."""

    act: Act
    last_day: date
    lapses: bool


def deadline(course: Course, terms: Terms) -> Deadline | None:
    """The term that runs now; None when none does.

    After asking the council's own reply term, when it has one: nothing follows from its passing. After a refusal the
    board has months to say that it goes to the committee, after that weeks to file; else the proposal lapses. These
    are hard terms (vervaltermijnen): no agreement extends them and school holidays do not stop them.

    Source: WMS art. 24 lid 1 g and art. 32 lid 1.
    """
    if course.state in {State.ASKED, State.QUESTIONED} and course.asked_on and terms.reply_weeks is not None:
        return Deadline(Act.CONSENT, reply_until(course.asked_on, terms.reply_weeks, terms.pauses), lapses=False)
    if course.state is State.REFUSED and course.refused_on:
        return Deadline(Act.NOTIFY, months_after(course.refused_on, terms.notify_months), lapses=True)
    if course.state is State.NOTIFIED and course.notified_on:
        return Deadline(Act.FILE, course.notified_on + timedelta(weeks=terms.file_weeks), lapses=True)
    return None


def state_on(course: Course, terms: Terms, day: date) -> State:
    """The state at the start of `day`: LAPSED when a hard term has passed unused, else as it was.

    However long the council is silent, ASKED stays ASKED.
    """
    running = deadline(course, terms)
    return State.LAPSED if running and running.lapses and day > running.last_day else course.state


def require_within_term(course: Course, terms: Terms, day: date) -> None:
    """Nothing while the plan still exists on `day`. Raises NotPossible when it has lapsed."""
    running = deadline(course, terms)
    if running and state_on(course, terms, day) is State.LAPSED:
        raise NotPossible(State.LAPSED, running.act)


def may_read_silence_as_refusal(course: Course, terms: Terms, day: date) -> bool:
    """Whether the council has been silent beyond its own reply term; never when it has none.

    Source: LCG WMS 104148: the board may treat lasting silence as a refusal; the reverse is against the law.
    """
    running = deadline(course, terms)
    return course.state is State.ASKED and running is not None and day > running.last_day


def nullity_until(known_on: date, terms: Terms) -> date:
    """The last day to invoke, in writing, the nullity of a decision taken without consent.

    `known_on` is the day the council could know of the decision. Source: WMS art. 32; unverified.
    """
    return known_on + timedelta(weeks=terms.nullity_weeks)


def reply_until(asked_on: date, weeks: int, pauses: Iterable[tuple[date, date]] = ()) -> date:
    """The last day of the school's own term: so many weeks after asking, each day of a pause not counted.

    >>> reply_until(date(2024, 2, 1), 6, [(date(2024, 2, 17), date(2024, 2, 25))])
    datetime.date(2024, 3, 23)
    """
    last, paused = asked_on + timedelta(weeks=weeks), sorted(pauses)
    counted_to = asked_on
    for first, end in paused:
        start = max(first, counted_to + timedelta(days=1))
        if start <= end and start <= last:
            last += end - start + timedelta(days=1)
            counted_to = end
    return last


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it has no such day.

    A last day in a weekend or on a holiday is not moved: the earlier day is the safe one.

    >>> months_after(date(2023, 11, 30), 3)
    datetime.date(2024, 2, 29)
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
