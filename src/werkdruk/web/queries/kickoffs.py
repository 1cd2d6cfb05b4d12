# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kick-off of a school year on one sheet of paper."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werkdruk.deciding.frames import FramesState
from werkdruk.web.models import FramesVersion
from werkdruk.web.papers import as_input, pdf, template
from werkdruk.web.queries.frames_pages import kickoff_of
from werkdruk.web.queries.framing import text_of
from werkdruk.web.wording import language


def holds(version: FramesVersion) -> bool:
    """Whether these frames hold; until then the kick-off is a draft, and says so."""
    return FramesState(version.state) is FramesState.FROZEN


def paper_of(version: FramesVersion) -> bytes:
    """The kick-off as a PDF; the same frames in the same language give the same bytes."""
    year = version.year
    parts = [
        {"title": part.title, "lines": [{"words": words, "number": number} for words, number in part.lines]}
        for part in kickoff_of(text_of(version))
    ]
    given = {
        "place": f"{year.school.name} · {year.school_year}",
        "draft": "" if holds(version) else _("Dit is een concept: deze kaders gelden nog niet."),
        "parts": parts,
    }
    title = _("Aftrap werkdrukplan %(year)s") % {"year": year.school_year}
    return pdf(template("kickoff"), title=title, language=language().value, data=as_input(given))
