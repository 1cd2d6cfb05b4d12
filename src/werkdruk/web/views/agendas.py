# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days of a school year: a page, and a file for one's own diary."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from werkdruk.web.clock import today
from werkdruk.web.models import Year
from werkdruk.web.papers.agendas import AgendaDay, ics
from werkdruk.web.queries.year_days import YearDay, year_days
from werkdruk.web.views.doors import in_year
from werkdruk.web.views.files import download
from werkdruk.web.views.pages import show

HERE = "year"


@in_year
def days(request: HttpRequest, year: Year) -> HttpResponse:
    """The days to keep, with the calendar file."""
    found = year_days(year, today())
    ahead = next((each for each in found if each.day >= today()), None)
    return show(request, "days", year, here=HERE, days=found, ahead=ahead)


@in_year
def file(request: HttpRequest, year: Year) -> HttpResponse:
    """The days as a calendar file."""
    name = _("Werkdruk %(school)s %(year)s") % {"school": year.school.name, "year": year.school_year}
    rows = [_agenda(request, year, each) for each in year_days(year, today())]
    return download(year, _("agenda"), "ics", ics(name, rows, made_on=today()))


def _agenda(request: HttpRequest, year: Year, day: YearDay) -> AgendaDay:
    url = request.build_absolute_uri(day.url)
    place = f"{year.school.brin}-{year.school_year.start}"
    about = _("%(school)s, schooljaar %(year)s. Kijk op %(url)s") % {
        "school": year.school.name,
        "year": year.school_year,
        "url": url,
    }
    return AgendaDay(f"{day.key}-{place}@werkdruk", day.day, day.title, about, url)


AT = "school/<brin:brin>/<schoolyear:school_year>/dagen/"
urlpatterns: list[URLPattern] = [
    path(AT, days, name="days"),
    path(f"{AT}agenda.ics", file, name="days-file"),
]
