# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the outcome of a vote: the reason of everything, the same ballots under other rules, and a count by anybody.

The address without a round is that of the one there is; where there are more it lists them.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.web.clock import today
from werkdruk.web.models import Round, Year
from werkdruk.web.queries import results, round_lists
from werkdruk.web.queries.compared import comparison_of
from werkdruk.web.queries.counts import NotTheSame, rounds_of
from werkdruk.web.queries.own_votes import has_voted, own_vote
from werkdruk.web.queries.recounts import ALL, FIRST, file_of
from werkdruk.web.views.doors import in_year, visitor
from werkdruk.web.views.pages import show

FOR_ONE_ONLY = "no-store, private"


@in_year
def result(request: HttpRequest, year: Year) -> HttpResponse:
    """The outcome of the only vote of a year, or the list of all of them."""
    rounds = rounds_of(year)
    if len(rounds) > 1:
        page = round_lists.rounds_page(year, visitor(request), today())
        return show(request, "result_places", year, here="result", page=page)
    if not rounds:
        return show(request, "result_waiting", year, here="result", is_opened=False)
    return _result(request, year, rounds[0])


@in_year
def round_result(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The outcome of one round."""
    return _result(request, year, _at(year, round))


@in_year
def compare(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The same ballots under every main rule."""
    opened = _at(year, round)
    try:
        comparison = comparison_of(opened)
    except NotTheSame as refusal:
        return show(request, "result_refused", year, here="result", refusal=refusal, status=409)
    name = round_lists.name_of(opened) if opened.unit else ""
    return show(request, "result_compared", year, here="result", page=comparison, round=opened, name=name)


@in_year
def my_vote(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """What became of the vote of who is asking, and of nobody else; kept nowhere on the way."""
    opened = _at(year, round)
    if opened.by_keys:
        raise Http404
    try:
        own = own_vote(opened, visitor(request))
    except NotTheSame as refusal:
        return show(request, "result_refused", year, here="result", refusal=refusal, status=409)
    answer = show(request, "my_vote", year, here="result", own=own, round=opened, counted=results.is_counted(opened))
    answer.headers["Cache-Control"] = FOR_ONE_ONLY
    return answer


@in_year
def recount(request: HttpRequest, year: Year, round: int | None = None) -> HttpResponse:
    """The ballots as a `.pb` file, without who gave them, so that they can be counted again."""
    return _file(request, year, round, ALL)


@in_year
def recount_first(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The ballots of support staff about the part of the pot that was first for their proposals."""
    return _file(request, year, round, FIRST)


def _result(request: HttpRequest, year: Year, opened: Round) -> HttpResponse:
    """The outcome, counted again for every visitor; not shown when that is not the outcome that was kept."""
    try:
        page = results.result_at(opened, visitor(request))
    except NotTheSame as refusal:
        return show(request, "result_refused", year, here="result", refusal=refusal, status=409)
    if page is None:
        return show(request, "result_waiting", year, here="result", is_opened=True)
    pot_now = results.pot_now(year, today())
    voted = has_voted(opened, visitor(request))
    return show(request, "result", year, here="result", page=page, pot_now=pot_now, voted=voted)


def _file(request: HttpRequest, year: Year, round: int | None, part: str) -> HttpResponse:
    rounds = rounds_of(year)
    opened = _at(year, round) if round is not None else (rounds[0] if len(rounds) == 1 else None)
    try:
        found = None if opened is None else file_of(opened, visitor(request), part)
    except NotTheSame:
        found = None
    if found is None:
        messages.error(request, _("Er is geen bestand: er is nog niet geteld, of er zijn te weinig stemmen."))
        return redirect(_address(year, opened))
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"'}
    return HttpResponse(found.text, content_type="text/plain; charset=utf-8", headers=headers)


def _at(year: Year, round: int) -> Round:
    """The round with this id in this year. Raises Http404."""
    for opened in rounds_of(year):
        if opened.pk == round:
            return opened
    raise Http404


def _address(year: Year, opened: Round | None) -> str:
    at = [year.school.brin, year.school_year]
    return reverse("result", args=at) if opened is None else reverse("result-round", args=[*at, opened.pk])


AT = "school/<brin:brin>/<schoolyear:school_year>/uitslag/"
urlpatterns: list[URLPattern] = [
    path(AT, result, name="result"),
    path(f"{AT}stembiljetten.pb", recount, name="recount"),
    path(f"{AT}<int:round>/", round_result, name="result-round"),
    path(f"{AT}<int:round>/vergelijken/", compare, name="result-compare"),
    path(f"{AT}<int:round>/mijn-stem/", my_vote, name="my-vote"),
    path(f"{AT}<int:round>/stembiljetten.pb", recount, name="recount-round"),
    path(f"{AT}<int:round>/stembiljetten-oop.pb", recount_first, name="recount-first"),
]
