# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trying rules out before a vote opens, on ballots that nobody cast: for who has to agree on one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from werkdruk.web import access
from werkdruk.web.clock import today
from werkdruk.web.models import Year
from werkdruk.web.queries.compared import places_to_try, try_out
from werkdruk.web.views.doors import in_year, visitor
from werkdruk.web.views.pages import show


@in_year
def tried(request: HttpRequest, year: Year) -> HttpResponse:
    """The outcome of each rule on made-up ballots, in one situation and for one place at a time."""
    access.may(visitor(request), access.Act.TRY_RULES, year.school)
    places = places_to_try(year)
    asked = request.GET.get("plek", "")
    ids = [place.unit.pk if place.unit else 0 for place in places]
    chosen = ids.index(int(asked)) if asked.isdecimal() and int(asked) in ids else 0
    unit = places[chosen].unit if places else None
    page = try_out(year, unit, today(), request.GET.get("situatie", "")) if places else None
    others = [
        (key, place.unit.name if place.unit else "", key == ids[chosen]) for key, place in zip(ids, places, strict=True)
    ]
    return show(request, "tried", year, here="vote", page=page, places=others)


urlpatterns: list[URLPattern] = [
    path("school/<brin:brin>/<schoolyear:school_year>/stemmen/uitproberen/", tried, name="try-out"),
]
