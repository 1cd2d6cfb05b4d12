# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of the council on one page: how long, until which day, and how that day came about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import Act, Body, Course, Reach, State
from werkdruk.deciding.tracing import TracedTerm, hard_term, nullity_term, reply_term
from werkdruk.kernel import Saying
from werkdruk.web.models import CouncilRules
from werkdruk.web.queries.consents import TermsInForce, body_of
from werkdruk.web.wording import language

BODIES = {
    Body.PMR: gettext_lazy("de PMR"),
    Body.PDMR: gettext_lazy("de PDMR"),
    Body.PGMR: gettext_lazy("de PGMR"),
}
WHY = {
    Body.PMR: gettext_lazy(
        "Dit plan is van één school. Dan beslist het personeelsdeel van de medezeggenschapsraad van die school (WMS "
        "artikel 12)."
    ),
    Body.PDMR: gettext_lazy(
        "Deze plek heeft een deelraad en het plan is alleen van deze plek. Dan beslist het personeelsdeel van de "
        "deelraad (WMS artikel 20, eerste lid)."
    ),
    Body.PGMR: gettext_lazy(
        "Dit plan geldt voor de meeste scholen van het bestuur. Dan beslist het personeelsdeel van de "
        "gemeenschappelijke raad (WMS artikel 16, eerste lid)."
    ),
}
REACHES = {
    Reach.SCHOOL: gettext_lazy("één school"),
    Reach.SITE: gettext_lazy("één vestiging van de school"),
    Reach.MOST_SCHOOLS: gettext_lazy("alle of de meeste scholen van het bestuur"),
}
RULES_SOURCE = Saying("jullie reglement, {article}", "your council's rules, {article}")
LAW = Saying("WMS artikel 32, eerste lid", "participation act (WMS) article 32, first paragraph")
NULLITY_LAW = Saying(
    "WMS artikel 32, in een oudere tekst gelezen", "participation act (WMS) article 32, read in an older text"
)


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term: what must be done, how long there is for it, the last day once it runs, and the steps to that day."""

    what: str
    words: str
    otherwise: str = ""
    """What stands in the place of the last day while there is none."""
    last_day: date | None = None
    has_passed: bool = False
    is_running: bool = False
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Council:
    """Which council decides, why that one, and what its own rules say of terms."""

    name: str
    why: str
    weeks: int | None
    source: str
    pauses: tuple[tuple[date, date], ...]
    written_on: date | None


def council_of(own: CouncilRules | None) -> Council:
    """The council that decides where these rules hold."""
    body = body_of(own)
    return Council(
        name=str(BODIES[body]),
        why=str(WHY[body]),
        weeks=None if own is None else own.reply_weeks,
        source="" if own is None else own.source,
        pauses=() if own is None else tuple((_iso(first), _iso(last)) for first, last in own.pauses),
        written_on=None if own is None else own.on,
    )


def _iso(text: str) -> date:
    return date.fromisoformat(text)


def term_rows(
    course: Course, in_force: TermsInForce, council: Council, *, on: date, known_on: date | None = None
) -> tuple[TermRow, ...]:
    """The terms, in the order in which they can come; `known_on` is when the council could know of a decision."""
    terms = in_force.terms
    source = RULES_SOURCE.told(article=council.source)
    reply = reply_term(course, terms, source=source)
    notify, file = (hard_term(course, terms, act, source=LAW) for act in (Act.NOTIFY, Act.FILE))
    nullity = nullity_term(known_on, terms, source=NULLITY_LAW)
    later = _("loopt nu niet")
    own = _("binnen %(weeks)s weken, volgens jullie reglement") % {"weeks": terms.reply_weeks}
    no_own = _("de wet noemt geen termijn: die staat in het medezeggenschapsreglement van de school")
    asked = course.state in {State.ASKED, State.QUESTIONED}
    return (
        _row(
            _("De raad antwoordt"),
            no_own if terms.reply_weeks is None else own,
            _("nog niet gevraagd") if terms.reply_weeks is not None else _("zie het reglement"),
            reply,
            on=on,
            is_running=asked,
        ),
        _row(
            _("Na een weigering: aan de raad melden of het plan wordt ingetrokken of naar de geschillencommissie gaat"),
            _("binnen %(months)s maanden na de weigering") % {"months": terms.notify_months},
            later,
            notify,
            on=on,
            is_running=course.state is State.REFUSED,
        ),
        _row(
            _("Daarna: het geschil indienen bij de geschillencommissie (LCG WMS)"),
            _("binnen %(weeks)s weken na die melding") % {"weeks": terms.file_weeks},
            later,
            file,
            on=on,
            is_running=course.state is State.NOTIFIED,
        ),
        _row(
            _("Voor de raad, als er zonder instemming is besloten: schriftelijk de nietigheid inroepen"),
            _("binnen %(weeks)s weken nadat zij het kon weten") % {"weeks": terms.nullity_weeks},
            later,
            nullity,
            on=on,
            is_running=known_on is not None,
        ),
    )


def _row(what: str, words: str, otherwise: str, term: TracedTerm, *, on: date, is_running: bool) -> TermRow:
    return TermRow(
        what=what,
        words=words,
        otherwise=otherwise,
        last_day=term.last_day,
        has_passed=term.last_day is not None and on > term.last_day,
        is_running=is_running and term.last_day is not None,
        steps=tuple(step(language()) for step in term.steps),
    )
