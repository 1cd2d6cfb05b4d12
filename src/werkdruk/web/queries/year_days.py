# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days of a school year that people have to keep: of the frames, of votes, and of the council's terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding import consent
from werkdruk.deciding.consent import Act
from werkdruk.deciding.frames import Day
from werkdruk.deciding.years import Phase
from werkdruk.web.access import EVERYBODY_AT_SCHOOL, Role
from werkdruk.web.models import Plan, Poll, Round, Year
from werkdruk.web.queries.consents import acts_of, course_of, terms_of
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.plans import latest_plan
from werkdruk.web.queries.year_lines import address_of, calendar_of

EVERYBODY = EVERYBODY_AT_SCHOOL
LEADING = frozenset({Role.LEADER, Role.COUNCIL})
FRAMED = {
    Day.CHECK_CLOSES: (gettext_lazy("Laatste dag om ja of nee te zeggen tegen de kaders"), EVERYBODY),
    Day.RATIFY_BY: (gettext_lazy("De PMR bekrachtigt de kaders"), LEADING),
    Day.IDEAS_OPEN: (gettext_lazy("Vanaf vandaag kun je voorstellen doen"), EVERYBODY),
    Day.IDEAS_CLOSE: (gettext_lazy("Laatste dag om een voorstel te doen"), EVERYBODY),
    Day.FEASIBLE_BY: (gettext_lazy("Laatste dag waarop de schoolleiding zegt wat kan"), LEADING),
    Day.VOTES_OPEN: (gettext_lazy("Vanaf vandaag kun je stemmen"), EVERYBODY),
    Day.VOTES_CLOSE: (gettext_lazy("Laatste dag om te stemmen"), EVERYBODY),
    Day.MERGE_BY: (gettext_lazy("De deelplannen zijn één plan"), LEADING),
    Day.PACKAGE_BY: (gettext_lazy("Laatste dag om ja of nee te zeggen tegen het hele plan"), EVERYBODY),
    Day.COUNCIL_BY: (gettext_lazy("Het plan ligt uiterlijk vandaag bij de PMR"), LEADING),
}
"""What each day of the frames is called in a calendar, and for whom it is."""
PHASED = {
    Phase.FRAMES: (gettext_lazy("Laatste dag voor de kaders"), LEADING),
    Phase.PROPOSING: (gettext_lazy("Laatste dag om een voorstel te doen"), EVERYBODY),
    Phase.CHOOSING: (gettext_lazy("Laatste dag om te kiezen"), EVERYBODY),
    Phase.COUNCIL: (gettext_lazy("Laatste dag voor het besluit van de PMR"), LEADING),
    Phase.CARRYING_OUT: (gettext_lazy("Laatste dag voor de verantwoording"), LEADING),
}
"""The same for a year without frames."""
AFTER_FRAMES = frozenset({Phase.COUNCIL, Phase.CARRYING_OUT})
"""The phases of which the frames set no day."""
TERMS = {
    Act.CONSENT: gettext_lazy("Laatste dag voor het antwoord van de PMR. Zwijgen is geen instemmen."),
    Act.NOTIFY: gettext_lazy("Laatste dag om te melden of het plan naar de geschillencommissie gaat"),
    Act.FILE: gettext_lazy("Laatste dag om het geschil in te dienen"),
}


@dataclass(frozen=True, slots=True)
class YearDay:
    """One day to keep: `key` stays the same when the day moves, `roles` are the people it is for."""

    key: str
    day: date
    title: str
    roles: frozenset[Role]
    url: str
    is_legal: bool = False
    """Whether it is a term of the law or of the council's own rules."""


def year_days(year: Year, on: date) -> tuple[YearDay, ...]:
    """The days of a year as they are known on a day, in their order."""
    found = [*_planned(year), *_votes(year), *_polls(year), *_terms(latest_plan(year), on)]
    return tuple(sorted(found, key=lambda each: (each.day, each.key)))


def _planned(year: Year) -> Iterator[YearDay]:
    frames = frozen_frames(year)
    if frames is not None:
        voting = Round.objects.filter(year=year).exists()
        for framed, when in frames.timeline.days.items():
            title, roles = FRAMED[framed]
            if not (voting and framed in {Day.VOTES_OPEN, Day.VOTES_CLOSE}):  # the votes themselves say it
                yield YearDay(f"frames-{framed}", when, str(title), roles, address_of("year", year))
    calendar = calendar_of(year)
    for phase, (title, roles) in PHASED.items():
        last = calendar.last_day(phase)
        if last is not None and (frames is None or phase in AFTER_FRAMES):
            yield YearDay(f"phase-{phase}", last, str(title), roles, address_of("year", year))


def _votes(year: Year) -> Iterator[YearDay]:
    for each in Round.objects.filter(year=year).select_related("unit"):
        where = _("de hele school") if each.unit is None else each.unit.name
        title = _("Laatste dag om te stemmen: %(where)s") % {"where": where}
        place = "school" if each.unit is None else str(each.unit.pk)
        yield YearDay(f"vote-{place}", each.closes, title, EVERYBODY, address_of("vote", year))


def _polls(year: Year) -> Iterator[YearDay]:
    for each in Poll.objects.filter(year=year, closed_on__isnull=True):
        title = _("Laatste dag om te antwoorden: %(matter)s") % {"matter": each.get_matter_display()}
        yield YearDay(f"poll-{each.pk}", each.closes, title, EVERYBODY, address_of("year", year))


def _terms(plan: Plan | None, on: date) -> Iterator[YearDay]:
    if plan is None:
        return
    due = consent.deadline(course_of(plan, acts_of(plan)), terms_of(plan, on).terms)
    if due is not None:
        key = f"term-{due.act}-{plan.version}"
        url = address_of("council", plan.year)
        yield YearDay(key, due.last_day, str(TERMS[due.act]), LEADING, url, is_legal=True)
