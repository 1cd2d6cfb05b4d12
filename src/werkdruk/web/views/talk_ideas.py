# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An idea of a talk that becomes a proposal with a price on the spot, in the same two screens as any proposal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.proposing import ProposalDraft
from werkdruk.web.actions.talks import note_to_proposal
from werkdruk.web.clock import today
from werkdruk.web.forms.proposal_answers import Answers
from werkdruk.web.models import TalkNote, Unit, Year
from werkdruk.web.queries.proposals import is_open
from werkdruk.web.queries.talk_pages import TalkPart
from werkdruk.web.queries.talks import NoteKind, notes_of
from werkdruk.web.queries.themes import not_now
from werkdruk.web.views.doors import visitor
from werkdruk.web.views.proposing import Flow, walk
from werkdruk.web.views.talks import TALK, in_unit, note_of, where

TITLE_MAX, PROBLEM_MAX = 120, 2000


@in_unit
def idea(request: HttpRequest, year: Year, unit: Unit, note: int) -> HttpResponse:
    """The two screens, started with what was said; at the end back to the ideas of the talk."""
    user = visitor(request)
    access.may_in_unit(user, Act.RUN_TALK, unit)
    found, back = note_of(year, unit, note), where(year, unit, TalkPart.IDEAS)
    refused = _refused(year, found)
    if refused:
        messages.error(request, refused)
        return redirect(back)

    def end(draft: ProposalDraft) -> str:
        made = note_to_proposal(found, draft, by=user, on=today())
        messages.success(request, _("Dit idee is nu voorstel %(number)s.") % {"number": made.number})
        return back

    said = [each.text for each in notes_of(year, unit) if each.kind == NoteKind.PROBLEM and not each.is_gone]
    start: Answers = {"title": found.text[:TITLE_MAX], "problem": "\n".join(said)[:PROBLEM_MAX]}
    at = reverse("talk-idea", args=[year.school.brin, year.school_year, unit.pk, note])
    return walk(request, Flow(year, at, _("Een idee krijgt een prijs"), _("Maak het voorstel"), [unit], end, start))


def _refused(year: Year, note: TalkNote) -> str:
    """Why this note can become no proposal now, in words; empty when it can."""
    if not is_open(year):
        return _("Voorstellen kunnen nu niet ingediend of veranderd worden.")
    if note.kind != NoteKind.IDEA or note.is_gone or note.proposal_id is not None:
        return _("Dit hoort niet bij dit gesprek. Open de pagina opnieuw.")
    return not_now(year, today())


urlpatterns: list[URLPattern] = [path(f"{TALK}idee/<int:note>/", idea, name="talk-idea")]
