# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of leader and council about votes by keys: the draft, signing, keys on paper, voiding, closing, counting."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.box import RoundAct, Side
from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import boxes
from werkdruk.web.actions.box_rounds import do, draft_round
from werkdruk.web.clock import today
from werkdruk.web.forms.boxes import DeedForm, DraftRoundForm, HandedOutForm, KeysForm, SlipForm
from werkdruk.web.models import Round, Year
from werkdruk.web.queries import box_pages as queries
from werkdruk.web.queries.box_places import unit_at
from werkdruk.web.queries.key_sheets import key_sheet
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence

DONE = {
    RoundAct.SIGN: gettext_lazy("Je hebt getekend."),
    RoundAct.RETURN: gettext_lazy("De stemming is weer een concept. Wat getekend en gemaakt was, geldt niet meer."),
    RoundAct.OPEN: gettext_lazy("De bus is open."),
    RoundAct.PROLONG: gettext_lazy("De stemming is verlengd."),
    RoundAct.CLOSE: gettext_lazy("De bus is gesloten. Sleutels en stemmen zijn uit elkaar."),
    RoundAct.COUNT: gettext_lazy("De stemmen zijn geteld."),
    RoundAct.PUBLISH: gettext_lazy("De uitslag is bekend. Iedereen kan nu zijn stem opzoeken."),
    RoundAct.VOID: gettext_lazy("De stemming is ongeldig verklaard."),
}


@in_year
def every_box(request: HttpRequest, year: Year) -> HttpResponse:
    """Where people can vote with keys, and how far each vote is."""
    rows = queries.box_rows(year, visitor(request), today())
    return show(request, "boxes", year, here="vote", rows=rows)


@step(Act.SIGN_ROUND)
def draft(request: HttpRequest, year: Year) -> HttpResponse:
    """The draft of a vote, made or made anew; the lot is drawn here."""
    form = DraftRoundForm(request.POST)
    if not form.is_valid():
        return _wrong(request, form, reverse("boxes", args=_place(year)))
    given = form.cleaned_data
    unit = unit_at(year.school, given["unit"])
    if given["unit"] and unit is None:
        raise Http404
    chance = secrets.SystemRandom()
    days = {"opens": given["opens"], "closes": given["closes"]}
    try:
        made = draft_round(year, unit, **days, chance=chance, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(reverse("boxes", args=_place(year)))
    messages.success(request, _("Het concept is gemaakt. Lees het na en teken."))
    return redirect(_page(made))


@in_year
def one_box(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The page of one vote."""
    found = _found(year, round)
    page = queries.round_page(found, visitor(request), today())
    address = request.build_absolute_uri(reverse("booth-nl", args=[found.pk]))
    return show(request, "box", year, here="vote", page=page, address=address)


@step(Act.SIGN_ROUND)
def deed(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """One deed of leader or council."""
    found, form = _found(year, round), DeedForm(request.POST)
    if not form.is_valid():
        return _wrong(request, form, _page(found))
    given = form.cleaned_data
    act = RoundAct(given["act"])

    def done() -> None:
        do(
            found,
            act,
            Side(given["side"]),
            by=visitor(request),
            document=given["document"],
            on=today(),
            reasons=given["reasons"],
            until=given["until"],
        )

    return _done(request, found, done, str(DONE[act]))


@step(Act.KEEP_BOX)
def keys(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """A sheet of new keys. They exist in this answer only: nothing keeps it, neither here nor on the way."""
    found, form = _found(year, round), KeysForm(request.POST)
    if not form.is_valid():
        return _wrong(request, form, _page(found))
    given = form.cleaned_data
    unit = unit_at(year.school, given["unit"])
    chance = secrets.SystemRandom()
    try:
        slips = boxes.make_keys(
            found, unit, given["keys"], renew=given["renew"], chance=chance, by=visitor(request), on=today()
        )
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_page(found))
    address = request.build_absolute_uri(reverse("booth-nl", args=[found.pk]))
    headers = {"Content-Disposition": 'attachment; filename="stemsleutels.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(key_sheet(found, unit, slips, address=address), content_type="application/pdf", headers=headers)


@step(Act.KEEP_BOX)
def slip(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The key of a slip made void: the first member of the council asks, the second does it."""
    found, form = _found(year, round), SlipForm(request.POST)
    if not form.is_valid():
        return _wrong(request, form, _page(found))
    try:
        is_void = boxes.void_slip(found, form.cleaned_data["number"], by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_page(found))
    said = _("De sleutel van deze strook telt niet meer. Maak er een nieuwe voor in de plaats.")
    asked = _("Nu moet een tweede lid van de PMR hetzelfde nummer invullen. Tot dan telt de sleutel.")
    messages.success(request, said if is_void else asked)
    return redirect(_page(found))


@step(Act.KEEP_BOX)
def handed_out(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """How many slips were handed out so far."""
    found, form = _found(year, round), HandedOutForm(request.POST)
    if not form.is_valid():
        return _wrong(request, form, _page(found))

    def done() -> None:
        boxes.hand_out(found, form.cleaned_data["slips"], by=visitor(request), on=today())

    return _done(request, found, done, _("Het aantal is bewaard."))


@in_year
def document(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The document that is signed, as a file: its digest can be worked out by anybody."""
    found = _found(year, round)
    text = json.dumps(found.document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    headers = {"Content-Disposition": f'attachment; filename="stemming-{found.pk}.json"'}
    return HttpResponse(text, content_type="application/json", headers=headers)


@in_year
def ballots(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """Whole ballots for the council, which may always count again."""
    found = _found(year, round)
    page = queries.round_page(found, visitor(request), today())
    if not (page.keeps_box or page.is_public):
        raise NotYours(Act.KEEP_BOX)
    text = queries.whole_ballots(found)
    if text is None:
        messages.error(request, _("Er is nog niet geteld."))
        return redirect(_page(found))
    headers = {"Content-Disposition": f'attachment; filename="stembiljetten-{found.pk}.pb"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _found(year: Year, number: int) -> Round:
    found = queries.round_in(year, number)
    if found is None:
        raise Http404
    return found


def _done(request: HttpRequest, round: Round, act: Callable[[], None], said: str) -> HttpResponseRedirect:
    """Back to the page of the round, with what was done or why it was not."""
    try:
        act()
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, said)
    return redirect(_page(round))


def _wrong(request: HttpRequest, form: Form, address: str) -> HttpResponseRedirect:
    """Back to where the form is, with the first thing that is wrong in it."""
    messages.error(request, str(next(iter(form.errors.values()))[0]))
    return redirect(address)


def _page(round: Round) -> str:
    return reverse("box", args=[*_place(round.year), round.pk])


def _place(year: Year) -> list[object]:
    return [year.school.brin, year.school_year]


AT = "school/<brin:brin>/<schoolyear:school_year>/stemmen/bus/"
urlpatterns: list[URLPattern] = [
    path(AT, every_box, name="boxes"),
    path(f"{AT}maken/", draft, name="box-draft"),
    path(f"{AT}<int:round>/", one_box, name="box"),
    path(f"{AT}<int:round>/stap/", deed, name="box-deed"),
    path(f"{AT}<int:round>/sleutels/", keys, name="box-keys"),
    path(f"{AT}<int:round>/strook/", slip, name="box-slip"),
    path(f"{AT}<int:round>/uitgedeeld/", handed_out, name="box-handed-out"),
    path(f"{AT}<int:round>/document.json", document, name="box-document"),
    path(f"{AT}<int:round>/stembiljetten.pb", ballots, name="box-ballots"),
]
