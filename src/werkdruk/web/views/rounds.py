# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the vote by login, one per place that counts: opening it, the ballot, closing and counting.

The address without a place is that of the one there is; where there are more it lists them.
"""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import WerkdrukError
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import voting
from werkdruk.web.clock import today
from werkdruk.web.forms.rounds import BallotForm, ClosingForm
from werkdruk.web.models import Year
from werkdruk.web.queries import results, round_lists
from werkdruk.web.queries import rounds as queries
from werkdruk.web.queries.counted_places import CountedPlace, counted_places
from werkdruk.web.views.doors import in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence


@in_year
def vote(request: HttpRequest, year: Year) -> HttpResponse:
    """The ballot where there is one place that counts, else the list of them. Sent, it replaces the one sent before."""
    place = _only(year)
    if place is None:
        page = round_lists.rounds_page(year, visitor(request), today())
        return show(request, "vote_places", year, here="vote", page=page)
    return _vote(request, year, place)


@in_year
def round_vote(request: HttpRequest, year: Year, round: int) -> HttpResponse:
    """The ballot of one round."""
    return _vote(request, year, _at(year, round))


@in_year
def place_vote(request: HttpRequest, year: Year, place: int) -> HttpResponse:
    """A place before its vote is open: what comes on the ballot, and the form to open it."""
    found = _place(year, place)
    if found.round is not None:
        return redirect(_address(year, found))
    return _show_vote(request, year, found)


@in_year
def tally(request: HttpRequest, year: Year, round: int | None = None) -> HttpResponse:
    """The sum of what is ticked: a part of the page while ticking, the whole page for the button. Keeps nothing."""
    place = _asked(year, round)
    if place is None or place.round is None or request.method != "POST":
        return redirect(_address(year, place))
    ticked = BallotForm(request.POST, numbers=place.round.lot).ticked()
    if request.headers.get("HX-Request") == "true":
        page = queries.vote_at(year, visitor(request), today(), place=place, checked=ticked)
        return render(request, "pages/vote_tally.html", {"tally": page.tally})
    return _show_vote(request, year, place, ticked=ticked)


@step(Act.OPEN_ROUND)
def open_vote(request: HttpRequest, year: Year) -> HttpResponse:
    """Opens the vote of a place; the lot is drawn here, before anybody votes, and kept."""
    form = ClosingForm(request.POST, earliest=today())
    asked = request.POST.get("place", "")
    place = _place(year, int(asked)) if asked.isdecimal() else _only(year) or CountedPlace(None, None)
    if form.is_valid():
        lot = [candidate.number for candidate in queries.on_ballot(year, place.unit)]
        secrets.SystemRandom().shuffle(lot)
        closes = form.cleaned_data["closes"]
        try:
            voting.open_round(year, closes=closes, lot=lot, unit=place.unit, by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
    if form.errors:
        return _show_vote(request, year, place, closing=form)
    messages.success(request, _("De stemming is open. Iedereen die op de lijst van stemmers staat kan stemmen."))
    return redirect(_address(year, _place(year, place.unit.pk if place.unit else 0)))


@step(Act.OPEN_ROUND)
def move(request: HttpRequest, year: Year, round: int | None = None) -> HttpResponse:
    """Sets a later closing day, for a vote in which nobody has voted."""
    place = _asked(year, round)
    form = ClosingForm(request.POST, earliest=today())
    if place is not None and place.round is not None and form.is_valid():
        try:
            voting.move_closing(place.round, closes=form.cleaned_data["closes"], by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
    if form.errors and place is not None:
        return _show_vote(request, year, place, closing=form)
    return redirect(_address(year, place))


@step(Act.COUNT)
def count(request: HttpRequest, year: Year, round: int | None = None) -> HttpResponse:
    """Closes a vote and counts it."""
    place = _asked(year, round)
    if place is None or place.round is None:
        return redirect(_address(year, place))
    try:
        voting.count_round(place.round, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
        return redirect(_address(year, place))
    messages.success(request, _("De stemmen zijn geteld."))
    return redirect(_result(year, place))


def _vote(request: HttpRequest, year: Year, place: CountedPlace) -> HttpResponse:
    opened = place.round
    if opened is not None and opened.by_keys:
        return redirect(round_lists.address_of_round(opened))
    if request.method != "POST" or opened is None:
        return _show_vote(request, year, place)
    form = BallotForm(request.POST, numbers=opened.lot)
    if form.is_valid():
        try:
            voting.cast(opened, form.cleaned_data["approved"], by=visitor(request), on=today())
        except NotYours:
            raise
        except WerkdrukError as refusal:
            form.add_error(None, sentence(refusal))
    if form.errors:
        return _show_vote(request, year, place, form=form)
    messages.success(request, _("Je stem is bewaard. Je kunt hem veranderen zolang de stemming open is."))
    return redirect(_address(year, place))


def _show_vote(
    request: HttpRequest,
    year: Year,
    place: CountedPlace,
    *,
    form: BallotForm | None = None,
    closing: ClosingForm | None = None,
    ticked: tuple[int, ...] | None = None,
) -> HttpResponse:
    if form is not None:
        ticked = form.ticked()
    page = queries.vote_at(year, visitor(request), today(), place=place, checked=ticked)
    agreed = round_lists.agreed_closing(year)
    return show(
        request,
        "vote",
        year,
        here="vote",
        page=page,
        counted=results.is_counted(place.round),
        result_url=_result(year, place),
        suggested=queries.SUGGESTED_MIN,
        closing=closing or ClosingForm(earliest=today(), initial={"closes": agreed}),
        form=form or closing,
    )


def _only(year: Year) -> CountedPlace | None:
    """The one place of a year that counts; None when there are more or none."""
    places = counted_places(year)
    return places[0] if len(places) == 1 else None


def _asked(year: Year, round: int | None) -> CountedPlace | None:
    """The place of a round, or without one the only place that has a vote by login."""
    if round is not None:
        return _at(year, round)
    only = _only(year)
    return only if only is None or only.round is None or not only.round.by_keys else None


def _at(year: Year, round: int) -> CountedPlace:
    """The place of a round of this year. Raises Http404."""
    for place in counted_places(year):
        if place.round is not None and place.round.pk == round:
            return place
    raise Http404


def _place(year: Year, id: int) -> CountedPlace:
    """The place with this id in addresses. Raises Http404."""
    for place in counted_places(year):
        if (place.unit.pk if place.unit else 0) == id:
            return place
    raise Http404


def _address(year: Year, place: CountedPlace | None) -> str:
    """The page of a place; that of the year where it is the only one."""
    at = [year.school.brin, year.school_year]
    if place is None or _only(year) is not None:
        return reverse("vote", args=at)
    if place.round is None:
        return reverse("vote-place", args=[*at, place.unit.pk if place.unit else 0])
    return reverse("vote-round", args=[*at, place.round.pk])


def _result(year: Year, place: CountedPlace) -> str:
    at = [year.school.brin, year.school_year]
    if place.round is None or _only(year) is not None:
        return reverse("result", args=at)
    return reverse("result-round", args=[*at, place.round.pk])


AT = "school/<brin:brin>/<schoolyear:school_year>/stemmen/"
urlpatterns: list[URLPattern] = [
    path(AT, vote, name="vote"),
    path(f"{AT}optellen/", tally, name="vote-tally"),
    path(f"{AT}openen/", open_vote, name="vote-open"),
    path(f"{AT}sluitdag/", move, name="vote-move"),
    path(f"{AT}tellen/", count, name="vote-count"),
    path(f"{AT}plek/<int:place>/", place_vote, name="vote-place"),
    path(f"{AT}<int:round>/", round_vote, name="vote-round"),
    path(f"{AT}<int:round>/optellen/", tally, name="vote-round-tally"),
    path(f"{AT}<int:round>/sluitdag/", move, name="vote-round-move"),
    path(f"{AT}<int:round>/tellen/", count, name="vote-round-count"),
]
