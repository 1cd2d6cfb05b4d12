# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of a school: the way to its school year, that year, and starting one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from werkdruk.kernel import SchoolYear
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.years import start_year
from werkdruk.web.clock import today
from werkdruk.web.models import School, Year
from werkdruk.web.queries import schools as queries
from werkdruk.web.queries.boards import year_now
from werkdruk.web.views.doors import at_school, in_year, visitor
from werkdruk.web.views.pages import show


@at_school
def school(request: HttpRequest, place: School) -> HttpResponse:
    """Straight to the school year that is running, else the newest one; without any, how to start one."""
    found = year_now(place, today())
    if found is not None:
        return redirect("year", place.brin, found.school_year)
    page = queries.school_page(place, visitor(request), today())
    crumbs = [(place.board.name, page.board_url), (place.name, "")]
    context = {"place": f"{place.board.name} · {place.name}", "crumbs": crumbs, "school": place, "page": page}
    return render(request, "pages/school.html", context)


@in_year
def year(request: HttpRequest, found: Year) -> HttpResponse:
    """What there is to decide about in a school year, and how far it is."""
    return show(request, "year", found, here="year", page=queries.year_page(found, visitor(request), today()))


@at_school
def begin(request: HttpRequest, place: School) -> HttpResponse:
    """Starts the running or the next school year."""
    if request.method != "POST":
        return redirect("school", place.brin)
    access.may(visitor(request), Act.START_YEAR, place)
    wanted = _school_year(request.POST.get("school_year", ""))
    running = SchoolYear.of(today())
    if wanted not in (running, running.next()):
        messages.error(request, _("Alleen dit schooljaar en het volgende kunnen nu beginnen."))
        return redirect("school", place.brin)
    start_year(place, wanted, by=visitor(request), on=today())
    text = _("Schooljaar %(year)s is begonnen, met een eerste opzet van de kaders. Maak ze af met de PMR.")
    messages.success(request, text % {"year": str(wanted)})
    return redirect("year", place.brin, wanted)


def _school_year(text: str) -> SchoolYear:
    try:
        return SchoolYear.parse(text)
    except ValueError:
        raise Http404 from None


urlpatterns = [
    path("school/<brin:brin>/", school, name="school"),
    path("school/<brin:brin>/begin/", begin, name="begin-year"),
    path("school/<brin:brin>/<schoolyear:school_year>/", year, name="year"),
]
