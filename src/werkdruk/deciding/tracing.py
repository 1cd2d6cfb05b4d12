# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the last day of each term came about: from which day, how long, what does not count, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from werkdruk.deciding.consent import Act, Course, State, Terms, deadline, nullity_until
from werkdruk.kernel import Saying
from werkdruk.kernel.languages import Words

ASKED = Saying("Gevraagd op {day}.", "Asked on {day}.")
REFUSED = Saying("Geweigerd op {day}.", "Refused on {day}.")
NOTIFIED = Saying("Gemeld op {day}.", "Reported on {day}.")
KNOWN = Saying("De raad kon het weten op {day}.", "The council could know of it on {day}.")
OWN = Saying(
    "Daarna {weeks} weken: de eigen termijn van de school. Bron: {source}.",
    "Then {weeks} weeks: the school's own term. Source: {source}.",
)
NO_PAUSE = Saying(
    "Vakanties tellen mee: het reglement noemt geen dagen die niet meetellen.",
    "Holidays count: the council's rules name no days that do not count.",
)
PAUSE = Saying(
    "Van {first} tot en met {last} telt niet mee: dat zegt het reglement.",
    "From {first} to {last} does not count: the council's rules say so.",
)
MONTHS = Saying(
    "Daarna {months} maanden: dezelfde dag van de maand, of de laatste dag als die er niet is.",
    "Then {months} months: the same day of the month, or its last day when there is no such day.",
)
WEEKS = Saying("Daarna {weeks} weken.", "Then {weeks} weeks.")
HARD = Saying(
    "Vakanties en weekenden tellen mee, en niemand kan deze termijn verlengen. Bron: {source}.",
    "Holidays and weekends count, and nobody can extend this term. Source: {source}.",
)
LAST = Saying("De laatste dag is {day}.", "The last day is {day}.")
SOFT = Saying(
    "Is die dag voorbij zonder antwoord, dan is er geen instemming. De school mag dat dan opvatten als weigering.",
    "When that day passes without an answer there is no consent. The school may then take the silence as a refusal.",
)
LAPSES = Saying(
    "Is die dag voorbij zonder deze stap, dan vervalt het plan.",
    "When that day passes without this step, the plan lapses.",
)


@dataclass(frozen=True, slots=True)
class TracedTerm:
    """The last day of a term, and the sentences that lead to it; neither while the term does not run."""

    last_day: date | None = None
    steps: tuple[Words, ...] = ()


def reply_term(course: Course, terms: Terms, *, source: Words) -> TracedTerm:
    """The school's own term to answer in; without a day when the school set none or nothing was asked."""
    if course.asked_on is None or terms.reply_weeks is None:
        return TracedTerm()
    found = deadline(replace(course, state=State.ASKED), terms)
    assert found is not None  # noqa: S101 - asked, with a term: then there is one
    paused = [
        PAUSE.told(first=first, last=last)
        for first, last in sorted(terms.pauses)
        if last > course.asked_on and first <= found.last_day
    ]
    return TracedTerm(
        found.last_day,
        (
            ASKED.told(day=course.asked_on),
            OWN.told(weeks=terms.reply_weeks, source=source),
            *(paused or [NO_PAUSE.told()]),
            LAST.told(day=found.last_day),
            SOFT,
        ),
    )


def hard_term(course: Course, terms: Terms, act: Act, *, source: Words) -> TracedTerm:
    """The term of the law for going to the committee (NOTIFY, then FILE); without a day while it does not run."""
    first = Course(State.REFUSED, refused_on=course.refused_on)
    then = Course(State.NOTIFIED, notified_on=course.notified_on)
    found = deadline(first if act is Act.NOTIFY else then, terms)
    start = course.refused_on if act is Act.NOTIFY else course.notified_on
    if found is None or start is None:
        return TracedTerm()
    begins, length = (
        (REFUSED, MONTHS.told(months=terms.notify_months))
        if act is Act.NOTIFY
        else (NOTIFIED, WEEKS.told(weeks=terms.file_weeks))
    )
    return TracedTerm(
        found.last_day,
        (begins.told(day=start), length, HARD.told(source=source), LAST.told(day=found.last_day), LAPSES),
    )


def nullity_term(known_on: date | None, terms: Terms, *, source: Words) -> TracedTerm:
    """The council's own term to invoke nullity, from the day it could know; without a day while nobody says which."""
    if known_on is None:
        return TracedTerm()
    last = nullity_until(known_on, terms)
    length = WEEKS.told(weeks=terms.nullity_weeks)
    return TracedTerm(last, (KNOWN.told(day=known_on), length, HARD.told(source=source), LAST.told(day=last)))
