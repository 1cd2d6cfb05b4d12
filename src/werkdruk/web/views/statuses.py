# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was asked and what became of it, and the poster of it for the staff room."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from werkdruk.web.clock import today
from werkdruk.web.models import Year
from werkdruk.web.queries.posters import PAPERS, poster
from werkdruk.web.queries.statuses import status_page
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year
from werkdruk.web.views.files import download
from werkdruk.web.views.pages import show

HERE = "status"


@in_year
@unless_changed(HERE)
def status(request: HttpRequest, year: Year) -> HttpResponse:
    """What each unit asked, what became of it and what was spent."""
    return show(request, "status", year, here=HERE, page=status_page(year, today()), papers=PAPERS)


@in_year
@unless_changed(HERE)
def wall(request: HttpRequest, year: Year, form: str) -> HttpResponse:
    """The poster, on A4 or A3."""
    if form not in PAPERS:
        raise Http404
    url = request.build_absolute_uri(reverse("status", args=[year.school.brin, year.school_year]))
    return download(year, f"poster-{form}", "pdf", poster(year, today(), paper=form, url=url))


AT = "school/<brin:brin>/<schoolyear:school_year>/stand/"
urlpatterns: list[URLPattern] = [
    path(AT, status, name="status"),
    path(f"{AT}poster/<slug:form>/", wall, name="poster"),
]
