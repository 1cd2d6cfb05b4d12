# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The norms of a board: what an fte costs and how long a year is, in versions."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import norms as actions
from werkdruk.web.clock import today
from werkdruk.web.forms.norms import CostForm, TimeForm, written
from werkdruk.web.models import Board
from werkdruk.web.queries import norms as queries
from werkdruk.web.views.doors import at_board, visitor
from werkdruk.web.views.sentences import sentence


@at_board
def norms(request: HttpRequest, board: Board) -> HttpResponse:
    """What an fte costs and how long a year is at the schools of a board."""
    return _show(request, board)


@at_board
def cost(request: HttpRequest, board: Board) -> HttpResponse:
    """Gives the board's own cost of an fte."""
    access.may(visitor(request), Act.SET_NORMS, board)
    form = CostForm(request.POST or None)

    def do() -> None:
        told = form.cleaned_data
        given = {"year": told["year"], "source": told["source"], "by": visitor(request), "on": today()}
        actions.set_cost(board, told["staff"], told["per_fte"], **given)

    return _done(request, board, form, do)


@at_board
def time(request: HttpRequest, board: Board) -> HttpResponse:
    """Gives the board's own hours."""
    access.may(visitor(request), Act.SET_NORMS, board)
    form = TimeForm(request.POST or None)

    def do() -> None:
        told = form.cleaned_data
        given = {"year": told["year"], "source": told["source"], "by": visitor(request), "on": today()}
        actions.set_time(board, form.time(), **given)

    return _done(request, board, form, do)


@at_board
def national(request: HttpRequest, board: Board) -> HttpResponse:
    """Goes back to the national norm."""
    access.may(visitor(request), Act.SET_NORMS, board)
    if request.method == "POST":
        subject = request.POST.get("subject", "")
        try:
            actions.back_to_national(board, subject, by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            messages.error(request, sentence(refusal))
        else:
            messages.success(request, _("Vanaf nu geldt weer het landelijke bedrag."))
    return redirect(reverse("norms", args=[board.number]))


def _done(request: HttpRequest, board: Board, form: forms.Form, do: Callable[[], None]) -> HttpResponse:
    if request.method != "POST":
        return redirect(reverse("norms", args=[board.number]))
    if not form.is_valid():
        return _show(request, board, form)
    try:
        do()
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error(None, sentence(refusal))
        return _show(request, board, form)
    messages.success(request, _("Bewaard. Nieuwe voorstellen rekenen hiermee; wat er al is houdt zijn prijs."))
    return redirect(reverse("norms", args=[board.number]))


def _show(request: HttpRequest, board: Board, wrong: forms.Form | None = None) -> HttpResponse:
    page = queries.norms_page(board, visitor(request))
    cost_form = wrong if isinstance(wrong, CostForm) else CostForm(initial={"year": today().year})
    times = {**written(page.time), "year": today().year}
    time_form = wrong if isinstance(wrong, TimeForm) else TimeForm(initial=times)
    context = {
        "board": board,
        "place": board.name,
        "page": page,
        "cost": cost_form,
        "time": time_form,
        "form": wrong or cost_form,
        "surcharge": times["surcharge"],
        "crumbs": ((board.name, reverse("board", args=[board.number])), (_("Kosten per fte"), "")),
    }
    return render(request, "pages/norms.html", context)


AT = "bestuur/<board:number>/normen/"
urlpatterns: list[URLPattern] = [
    path(AT, norms, name="norms"),
    path(f"{AT}kosten/", cost, name="norms-cost"),
    path(f"{AT}tijd/", time, name="norms-time"),
    path(f"{AT}landelijk/", national, name="norms-national"),
]
