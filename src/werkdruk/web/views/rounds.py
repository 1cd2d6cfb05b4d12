# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the vote: opening it, the ballot, closing and counting, the outcome with the reason of everything."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import voting
from werkdruk.web.clock import today
from werkdruk.web.forms.rounds import BallotForm, ClosingForm
from werkdruk.web.models import Year
from werkdruk.web.queries import results
from werkdruk.web.queries import rounds as queries
from werkdruk.web.queries.counts import NotTheSame, round_of
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence


@in_year
def vote(request: HttpRequest, year: Year) -> HttpResponse:
    """The ballot; sent, it takes the place of the one sent before."""
    opened = round_of(year)
    if request.method != "POST" or opened is None:
        return _show_vote(request, year)
    form = BallotForm(request.POST, numbers=opened.lot)
    if form.is_valid():
        try:
            voting.cast(opened, form.cleaned_data["approved"], by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
    if form.errors:
        return _show_vote(request, year, form=form)
    messages.success(request, _("Je stem is bewaard. Je kunt hem veranderen zolang de stemming open is."))
    return redirect(_address("vote", year))


@in_year
def tally(request: HttpRequest, year: Year) -> HttpResponse:
    """The sum of what is ticked: a part of the page while ticking, the whole page for the button. Keeps nothing."""
    opened = round_of(year)
    if opened is None or request.method != "POST":
        return redirect(_address("vote", year))
    ticked = BallotForm(request.POST, numbers=opened.lot).ticked()
    if request.headers.get("HX-Request") == "true":
        page = queries.vote_of(year, visitor(request), today(), ticked)
        return render(request, "pages/vote_tally.html", {"tally": page.tally})
    return _show_vote(request, year, ticked=ticked)


@step(Act.OPEN_ROUND)
def open_vote(request: HttpRequest, year: Year) -> HttpResponse:
    """Opens the vote; the lot is drawn here, before anybody votes, and kept."""
    form = ClosingForm(request.POST, earliest=today())
    if form.is_valid():
        lot = [candidate.number for candidate in queries.on_ballot(year)]
        secrets.SystemRandom().shuffle(lot)
        closes = form.cleaned_data["closes"]
        try:
            voting.open_round(year, closes=closes, lot=lot, by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
    if form.errors:
        return _show_vote(request, year, closing=form)
    messages.success(request, _("De stemming is open. Iedereen die op school werkt kan stemmen."))
    return redirect(_address("vote", year))


@step(Act.OPEN_ROUND)
def move(request: HttpRequest, year: Year) -> HttpResponse:
    """Sets a later closing day, for a vote in which nobody has voted."""
    opened = round_of(year)
    form = ClosingForm(request.POST, earliest=today())
    if opened is not None and form.is_valid():
        try:
            voting.move_closing(opened, closes=form.cleaned_data["closes"], by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
    if form.errors:
        return _show_vote(request, year, closing=form)
    return redirect(_address("vote", year))


@step(Act.COUNT)
def count(request: HttpRequest, year: Year) -> HttpResponse:
    """Closes the vote and counts it."""
    opened = round_of(year)
    if opened is None:
        return redirect(_address("vote", year))
    try:
        voting.count_round(opened, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_address("vote", year))
    messages.success(request, _("De stemmen zijn geteld."))
    return redirect(_address("result", year))


@in_year
def result(request: HttpRequest, year: Year) -> HttpResponse:
    """The outcome, counted again for every visitor; not shown when that is not the outcome that was kept."""
    try:
        page = results.result_of(year)
    except NotTheSame as refusal:
        return show(request, "result_refused", year, here="result", refusal=refusal, status=409)
    if page is None:
        return show(request, "result_waiting", year, here="result", is_opened=results.is_opened(year))
    pot_now = results.pot_now(year, today())
    return show(request, "result", year, here="result", page=page, pot_now=pot_now)


@in_year
def recount(request: HttpRequest, year: Year) -> HttpResponse:
    """The ballots as a `.pb` file, without who gave them, so that anybody can count again."""
    try:
        text = results.ballots_of(year)
    except NotTheSame:
        text = None
    if text is None:
        messages.error(request, _("Er is geen bestand: er is nog niet geteld, of er zijn te weinig stemmen."))
        return redirect(_address("result", year))
    name = results.file_name(year)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


def _show_vote(
    request: HttpRequest,
    year: Year,
    *,
    form: BallotForm | None = None,
    closing: ClosingForm | None = None,
    ticked: tuple[int, ...] | None = None,
) -> HttpResponse:
    if form is not None:
        ticked = form.ticked()
    page = queries.vote_of(year, visitor(request), today(), ticked)
    return show(
        request,
        "vote",
        year,
        here="vote",
        page=page,
        counted=results.is_counted(year),
        suggested=queries.SUGGESTED_MIN,
        closing=closing or ClosingForm(earliest=today()),
        form=form or closing,
    )


def _address(name: str, year: Year) -> str:
    return reverse(name, args=[year.school.brin, year.school_year])


AT = "school/<brin:brin>/<schoolyear:school_year>/"
urlpatterns: list[URLPattern] = [
    path(f"{AT}stemmen/", vote, name="vote"),
    path(f"{AT}stemmen/optellen/", tally, name="vote-tally"),
    path(f"{AT}stemmen/openen/", open_vote, name="vote-open"),
    path(f"{AT}stemmen/sluitdag/", move, name="vote-move"),
    path(f"{AT}stemmen/tellen/", count, name="vote-count"),
    path(f"{AT}uitslag/", result, name="result"),
    path(f"{AT}uitslag/stembiljetten.pb", recount, name="recount"),
]
