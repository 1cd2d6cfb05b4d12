# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet of voting keys as a PDF: the one place where plain keys are, and only for this answer."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from django.utils.translation import gettext as _

from werkdruk.deciding.box import Slip, honesty
from werkdruk.web import papers
from werkdruk.web.models import Round, Unit
from werkdruk.web.wording import day, language

CODE_LEVEL = "m"
"""How much of a code may be creased and still be read."""


def key_sheet(round: Round, unit: Unit | None, slips: Sequence[Slip], *, address: str) -> bytes:
    """The slips to cut, with how to hand them out in front; `address` is that of the voting page."""
    school, year = round.year.school.name, str(round.year.school_year)
    place = unit or round.unit
    whose = f"{school}, {place.name}" if place else school
    lines = [
        _("Voor %(whose)s, schooljaar %(year)s. Stemmen kan van %(first)s tot en met %(last)s.")
        % {"whose": whose, "year": year, "first": day(round.opens), "last": day(round.closes)},
        _("Deze sleutels staan alleen op dit papier. Print het één keer, en gooi het bestand daarna weg."),
        _("Knip de stroken. Schud ze, en laat ieder er zelf een trekken. Niemand schrijft op wie welke krijgt."),
        honesty.STUB(language()),
        _("Bewaar de stroken die over zijn, en tel hoeveel er zijn uitgedeeld."),
    ]
    words = {
        "number": _("Nummer, scheur af en bewaar"),
        "stub": _("Sleutel kwijt? Ga hiermee naar de PMR."),
        "key": _("Je stemsleutel"),
        "place": _("Stem op"),
        "code": _("Code met het adres van de stempagina en je sleutel"),
    }
    data = {
        "heading": _("Stemsleutels %(whose)s") % {"whose": whose},
        "lines": lines,
        "address": address,
        "words": words,
        "slips": [
            {"key": str(slip.key), "number": slip.number, "code": _code(f"{address}#{slip.key}")} for slip in slips
        ],
    }
    title = _("Stemsleutels")
    return papers.pdf(papers.template("keys"), title=title, language=str(language()), data=papers.as_input(data))


def _code(text: str) -> str:
    return segno.make(text, error=CODE_LEVEL, micro=False).svg_inline(border=2)
