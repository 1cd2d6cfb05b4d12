# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The poster for the staff room: the pot as a bar, what is chosen, what comes, and a code to the page behind it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import segno
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from werkdruk.kernel import Euro
from werkdruk.web import drawing
from werkdruk.web.models import Year
from werkdruk.web.papers import as_input, pdf, template
from werkdruk.web.queries.pots import PotParts
from werkdruk.web.queries.statuses import AskedRow, StatusPage, status_page
from werkdruk.web.queries.year_days import year_days
from werkdruk.web.wording import day, euro, euro_rounded, language

PAPERS = ("a4", "a3")
MEASURES_MAX = 8
"""More lines make a list that nobody reads from a distance; the rest is on the page."""
DAYS_MAX = 3
TITLE_MAX = 60
"""A longer title is cut on the poster, so that it stays one page."""


def poster(year: Year, on: date, *, paper: str, url: str) -> bytes:
    """The poster of a year as PDF on A4 or A3; `url` is the page that says more. Raises PlanChanged."""
    page = status_page(year, on)
    told = [(unit.name, row) for unit in page.units for row in unit.rows if row.is_in_plan] or [
        (unit.name, row) for unit in page.units for row in unit.rows
    ]
    ahead = [each for each in year_days(year, on) if each.day >= on][:DAYS_MAX]
    left = len(told) - MEASURES_MAX
    more = ngettext("En nog %(number)s.", "En nog %(number)s.", left) % {"number": left} if left > 0 else ""
    data = {
        "paper": paper,
        "place": f"{year.school.board.name} · {year.school.name} · {year.school_year}",
        "lead": _lead(page),
        "parts": _parts(page.bar),
        "bar_alt": _alt(page.bar),
        "heads": [_head(page), _("Wat"), _("Van wie"), _("Bedrag")],
        "measures": [_measure(unit, row) for unit, row in told[:MEASURES_MAX]],
        "more": more if told else _("Er is nog niets voorgesteld. Jij kunt de eerste zijn."),
        "ahead_title": _("Dit komt eraan"),
        "ahead": [f"{day(each.day)}: {each.title}" for each in ahead],
        "qr": _qr(url),
        "qr_alt": _("QR-code naar de pagina met alles wat gevraagd is"),
        "url": _("Alles wat gevraagd is en wat ervan werd: %(url)s") % {"url": url},
        "made": _("Stand van %(day)s") % {"day": day(on)},
    }
    title = _("Minder werkdruk: wat doen we met het geld?")
    return pdf(template("poster"), title=title, language=language().value, data=as_input(data))


def _lead(page: StatusPage) -> str:
    if page.bar is None:
        return _("Er is nog niets bekend over het geld van dit schooljaar.")
    total = euro_rounded(page.bar.received)
    if page.is_agreed:
        return _("We hebben samen %(total)s. Het plan is klaar en de PMR stemde in.") % {"total": total}
    if page.plan:
        return _("We hebben samen %(total)s. Er is een plan, maar het is nog niet definitief.") % {"total": total}
    return _("We hebben samen %(total)s. Er is nog geen plan: je kunt nog meedoen.") % {"total": total}


def _head(page: StatusPage) -> str:
    if page.is_agreed:
        return _("Dit doen we")
    return _("Dit staat in het plan") if page.in_plan else _("Dit is gevraagd")


def _measure(unit: str, row: AskedRow) -> list[str]:
    amount = row.price if row.planned is None else row.planned
    return [_short(row.title), _short(unit), euro(amount) if amount else _("kost niets")]


def _short(text: str) -> str:
    return text if len(text) <= TITLE_MAX else text[: TITLE_MAX - 1].rstrip() + "…"


def _named(bar: PotParts) -> list[tuple[str, str, Euro]]:
    """Each part of the bar in its order: its look, its name, its amount."""
    return [
        ("chosen", _("gekozen"), bar.chosen),
        ("committed", _("vastgelegd"), bar.committed),
        ("spent", _("besteed"), bar.spent),
        ("left", _("over"), bar.left),
    ]


def _parts(bar: PotParts | None) -> list[dict[str, object]]:
    if bar is None or bar.left < Euro.zero() or not bar.received:
        return []
    named = _named(bar)
    edges = drawing.shares([amount.cents for _look, _name, amount in named], bar.received.cents)
    return [
        {"look": look, "label": name, "amount": euro(amount), "share": edges[place + 1] - edges[place]}
        for place, (look, name, amount) in enumerate(named)
    ]


def _alt(bar: PotParts | None) -> str:
    if bar is None:
        return ""
    told = "; ".join(f"{name} {euro(amount)}" for _look, name, amount in _named(bar))
    return _("De pot van %(total)s als balk: %(parts)s.") % {"total": euro(bar.received), "parts": told}


def _qr(url: str) -> str:
    out = BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=2, scale=4)
    return out.getvalue().decode()
