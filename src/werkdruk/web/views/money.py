# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The money of a plan: booking what is promised and spent, undoing a booking, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import spending
from werkdruk.web.clock import today
from werkdruk.web.forms.money import BookingForm, CarryForm, Move, UndoForm
from werkdruk.web.models import Year
from werkdruk.web.queries import money as queries
from werkdruk.web.queries.forecasts import forecast_of
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.files import attachment
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence
from werkdruk.web.wording import euro

HERE = "money"
MEASURE, UNDO = "maatregel", "terugdraaien"
IDS = {"book": "boek_%s", "undo": "terug_%s", "carry": "mee_%s"}
"""The ids of the inputs: three forms on one page have three sets of them."""
MOVES: Mapping[str, Callable[..., None]] = {
    Move.COMMIT: spending.commit,
    Move.SPEND: spending.spend,
    Move.RELEASE: spending.release,
}


@in_year
@unless_changed(HERE)
def money(request: HttpRequest, year: Year) -> HttpResponse:
    """The money of a plan, and every booking behind it."""
    return _show(request, year, _booking(year), _carry(request, year))


@step(Act.COMMIT)
@unless_changed(HERE)
def book(request: HttpRequest, year: Year) -> HttpResponse:
    """Books one move of money on a measure."""
    form = _booking(year, request)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        move = MOVES[asked.pop("move")]
        try:
            move(year, by=visitor(request), **asked)
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Geboekt: %(amount)s.") % {"amount": euro(asked["amount"])})
            return redirect(_address(year))
    return _show(request, year, form, _carry(request, year), wrong=form)


@step(Act.SPEND)
@unless_changed(HERE)
def undo(request: HttpRequest, year: Year) -> HttpResponse:
    """Undoes one booking by its mirror."""
    form = UndoForm(request.POST, auto_id=IDS["undo"])
    if form.is_valid():
        try:
            spending.correct(year, by=visitor(request), on=today(), **form.cleaned_data)
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("De boeking is teruggedraaid."))
            return redirect(_address(year))
    return _show(request, year, _booking(year), _carry(request, year), wrong=form, undoing=form)


@step(Act.DECIDE_LEFTOVER)
@unless_changed(HERE)
def carry(request: HttpRequest, year: Year) -> HttpResponse:
    """Decides that what is left goes to the next school year."""
    form = CarryForm(request.POST, auto_id=IDS["carry"])
    if form.is_valid():
        try:
            spending.carry_over(year, by=visitor(request), on=today(), **form.cleaned_data)
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Dit geld gaat mee naar het volgende schooljaar."))
            return redirect(_address(year))
    return _show(request, year, _booking(year), form, wrong=form)


@in_year
@unless_changed(HERE)
def file(request: HttpRequest, year: Year, form: str) -> HttpResponse:
    """The bookings as a file: `json` for `werkdruk account`, `csv` for a spreadsheet."""
    makers: Mapping[str, Callable[[], str]] = {
        "json": lambda: queries.journal_file(year),
        "csv": lambda: queries.journal_rows(year, request.GET.get(MEASURE, "")),
    }
    if form not in makers:
        raise Http404
    return attachment(year, "journaal", form, makers[form]())


def _booking(year: Year, request: HttpRequest | None = None) -> BookingForm:
    """The form as it was sent, else an empty one with a new id."""
    measures, on = queries.choices_of(year), today()
    if request is not None:
        return BookingForm(request.POST, measures=measures, today=on, auto_id=IDS["book"])
    return BookingForm(measures=measures, today=on, auto_id=IDS["book"], initial={"key": uuid4(), "on": on})


def _carry(request: HttpRequest, year: Year) -> CarryForm:
    return CarryForm(initial={"key": uuid4()}, auto_id=IDS["carry"])


def _show(
    request: HttpRequest,
    year: Year,
    booking: BookingForm,
    carry_form: CarryForm,
    *,
    wrong: BookingForm | CarryForm | UndoForm | None = None,
    undoing: UndoForm | None = None,
) -> HttpResponse:
    page = queries.money_of(year, visitor(request), today(), request.GET.get(MEASURE, ""))
    if undoing is None:
        undoing = UndoForm(initial={"entry": request.GET.get(UNDO, ""), "key": uuid4()}, auto_id=IDS["undo"])
    found = queries.entry_of(page, undoing["entry"].value())
    return show(
        request,
        "money",
        year,
        here=HERE,
        page=page,
        forecast=forecast_of(year, today()),
        form=wrong,
        booking=booking,
        carry=carry_form,
        undo=undoing,
        undone=found,
    )


def _address(year: Year) -> str:
    return reverse("money", args=[year.school.brin, year.school_year])


AT = "school/<brin:brin>/<schoolyear:school_year>/geld/"
urlpatterns: list[URLPattern] = [
    path(AT, money, name="money"),
    path(f"{AT}boeken/", book, name="money-book"),
    path(f"{AT}terugdraaien/", undo, name="money-undo"),
    path(f"{AT}meenemen/", carry, name="money-carry"),
    path(f"{AT}journaal.<str:form>", file, name="money-file"),
]
