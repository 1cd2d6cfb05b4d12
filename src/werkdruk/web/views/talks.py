# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The talk of a unit: one screen in five parts for a projector, the deelplan it leads to, and the list of units."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import cast
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import talks
from werkdruk.web.clock import today
from werkdruk.web.forms.talks import OPEN, NoteForm, PeopleForm, PickForm
from werkdruk.web.models import TalkNote, Unit, Year
from werkdruk.web.queries import talk_pages
from werkdruk.web.queries.proposals import proposal_of
from werkdruk.web.queries.talk_pages import TalkPage, TalkPart
from werkdruk.web.queries.talks import NoteKind, note_in, unit_in
from werkdruk.web.queries.unit_lists import unit_rows
from werkdruk.web.queries.year_lines import address_of, crumbs_of
from werkdruk.web.views.doors import in_year, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence

HERE = "talks"
KIND_OF = {
    TalkPart.PROBLEMS: NoteKind.PROBLEM,
    TalkPart.IDEAS: NoteKind.IDEA,
    TalkPart.END: NoteKind.MINORITY,
}
"""What can be typed in on each part."""
View = Callable[..., HttpResponse]


def in_unit(view: View) -> View:
    """The view with the unit of its address; 404 when it is of another school."""

    @wraps(view)
    def found(request: HttpRequest, year: Year, unit: int, *args: object, **kwargs: object) -> HttpResponse:
        place = unit_in(year, unit)
        if place is None:
            raise Http404
        return view(request, year, place, *args, **kwargs)

    return in_year(cast("View", found))


def guiding(view: View) -> View:
    """The view of one step of a talk: sent by a form, by somebody who may guide this unit."""

    @wraps(view)
    def checked(request: HttpRequest, year: Year, unit: Unit, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "GET":
            return redirect(where(year, unit))
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        access.may_in_unit(visitor(request), Act.RUN_TALK, unit)
        return view(request, year, unit, *args, **kwargs)

    return in_unit(checked)


@in_year
def units(request: HttpRequest, year: Year) -> HttpResponse:
    """All units that talk, and how far each is."""
    return show(request, "talks", year, here=HERE, rows=unit_rows(year, visitor(request), today()))


@in_unit
def talk(request: HttpRequest, year: Year, unit: Unit, part: str = TalkPart.BEGIN) -> HttpResponse:
    """One part of the screen."""
    if part not in set(TalkPart):
        raise Http404
    return _show(request, year, unit, TalkPart(part))


@guiding
def hold(request: HttpRequest, year: Year, unit: Unit) -> HttpResponse:
    """Writes down how many people are there."""
    form = PeopleForm(request.POST)
    if not form.is_valid():
        return _show(request, year, unit, TalkPart.BEGIN, form=form)
    told = form.cleaned_data
    try:
        talks.hold_talk(year, unit, **told, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return _show(request, year, unit, TalkPart.BEGIN, form=form)
    return redirect(where(year, unit, TalkPart.PROBLEMS))


@guiding
def unhold(request: HttpRequest, year: Year, unit: Unit) -> HttpResponse:
    """The last talk was not held after all."""
    number = _number(request, "number")
    _try(request, lambda: talks.take_back_talk(year, unit, number=number, by=visitor(request), on=today()))
    return redirect(where(year, unit))


@guiding
def say(request: HttpRequest, year: Year, unit: Unit, part: str) -> HttpResponse:
    """Keeps something that was said."""
    if part not in {each.value for each in KIND_OF}:
        raise Http404
    here = TalkPart(part)
    form = NoteForm(request.POST, kind=KIND_OF[here])
    if not form.is_valid():
        return _show(request, year, unit, here, form=form)
    told = form.cleaned_data
    try:
        talks.note(year, unit, KIND_OF[here], told["text"], key=told["key"], by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return _show(request, year, unit, here, form=form)
    return redirect(where(year, unit, here))


@guiding
def mark(request: HttpRequest, year: Year, unit: Unit, note: int) -> HttpResponse:
    """Takes a note back, or puts it back."""
    found = note_of(year, unit, note)
    gone = request.POST.get("gone") == "1"
    _try(request, lambda: talks.mark_note(found, gone=gone, by=visitor(request)))
    part = next(part for part, kind in KIND_OF.items() if kind == found.kind)
    return redirect(where(year, unit, part))


@guiding
def pick(request: HttpRequest, year: Year, unit: Unit) -> HttpResponse:
    """What the unit means to do with one proposal."""
    form = PickForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kijk de aantallen en de reden na: daar past iets niet."))
        return redirect(where(year, unit, TalkPart.CHOOSE))
    told = form.cleaned_data
    proposal = proposal_of(year, told["number"])
    if proposal is None or proposal.unit_id != unit.pk:
        raise Http404
    if told["what"] == OPEN:
        _try(request, lambda: talks.take_back_pick(proposal, seen=told["seen"], by=visitor(request)))
    else:
        _try(request, lambda: talks.pick(proposal, form.meant(), seen=told["seen"], by=visitor(request)))
    return redirect(f"{where(year, unit, TalkPart.CHOOSE)}#voorstel-{told['number']}")


@guiding
def decide(request: HttpRequest, year: Year, unit: Unit) -> HttpResponse:
    """Settles what the unit chose."""
    if not _try(request, lambda: talks.decide(year, unit, by=visitor(request), on=today())):
        return redirect(where(year, unit, TalkPart.END))
    messages.success(request, _("Het ligt vast. Dit is het deelplan; er hoeft niets overgetypt te worden."))
    return redirect("deelplan", year.school.brin, year.school_year, unit.pk)


@in_unit
def deelplan(request: HttpRequest, year: Year, unit: Unit) -> HttpResponse:
    """What a unit chose and let go, to read and to print."""
    page = talk_pages.deelplan_page(year, unit, visitor(request), today())
    return show(request, "deelplan", year, here=HERE, page=page, crumbs=_crumbs(year, unit, _("Deelplan")))


def note_of(year: Year, unit: Unit, note: int) -> TalkNote:
    """A note of this talk. Raises Http404 for any other."""
    kept = note_in(year, unit, note)
    if kept is None:
        raise Http404
    return kept


def where(year: Year, unit: Unit, part: TalkPart = TalkPart.BEGIN) -> str:
    """The address of one part of the screen."""
    return reverse("talk-part", args=[year.school.brin, year.school_year, unit.pk, part.value])


def _try(request: HttpRequest, step: Callable[[], object]) -> bool:
    """Whether a step was done; what is refused is said on the page that follows."""
    try:
        step()
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return False
    return True


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(talks.PEOPLE_MAX)) else 0


def _show(
    request: HttpRequest, year: Year, unit: Unit, part: TalkPart, *, form: PeopleForm | NoteForm | None = None
) -> HttpResponse:
    page = talk_pages.talk_page(year, unit, part, visitor(request), on=today())
    return show(
        request,
        "talk",
        year,
        look="wd-talk",
        here=HERE,
        page=page,
        form=form or _form(page),
        crumbs=_crumbs(year, unit),
        sections=(),
        phases=(),
    )


def _form(page: TalkPage) -> PeopleForm | NoteForm | None:
    if page.part is TalkPart.BEGIN:
        held, rules = page.held, page.rules
        asked = held.compulsory if held else bool(rules and rules.compulsory)
        started = {"number": page.next_number, "people": held.people if held else None, "compulsory": asked}
        return PeopleForm(initial=started, is_fixed=rules is not None)
    if page.part in KIND_OF:
        return NoteForm(kind=KIND_OF[page.part], initial={"key": uuid4()})
    return None


def _crumbs(year: Year, unit: Unit, last: str = "") -> tuple[tuple[str, str], ...]:
    *way, (title, _here) = crumbs_of(year, HERE)
    below = (*way, (title, address_of(HERE, year)))
    return (*below, (unit.name, where(year, unit)), (last, "")) if last else (*below, (unit.name, ""))


AT = "school/<brin:brin>/<schoolyear:school_year>/gesprek/"
TALK = f"{AT}<int:unit>/"
urlpatterns: list[URLPattern] = [
    path(AT, units, name="talks"),
    path(TALK, talk, name="talk"),
    path(f"{TALK}deelplan/", deelplan, name="deelplan"),
    path(f"{TALK}aanwezig/", hold, name="talk-hold"),
    path(f"{TALK}niet-gehouden/", unhold, name="talk-unhold"),
    path(f"{TALK}keuze/", pick, name="talk-pick"),
    path(f"{TALK}vastleggen/", decide, name="talk-decide"),
    path(f"{TALK}notitie/<int:note>/", mark, name="talk-mark"),
    path(f"{TALK}<slug:part>/", talk, name="talk-part"),
    path(f"{TALK}<slug:part>/zeggen/", say, name="talk-say"),
]
