# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing the plan over to formation, timetable and budget: a page and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from werkdruk.web.models import Year
from werkdruk.web.papers.workbooks import as_csv, as_workbook, written
from werkdruk.web.queries.handovers import handover, labels
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import in_year
from werkdruk.web.views.files import attachment, download
from werkdruk.web.views.pages import show

HERE = "plan"
EXCEL = "excel"


@in_year
@unless_changed(HERE)
def page(request: HttpRequest, year: Year) -> HttpResponse:
    """The three tables, to look at and to take along."""
    told = handover(year)
    tables = [
        (labels()[each.name], each, [[written(cell) for cell in row] for row in each.rows]) for each in told.grids
    ]
    return show(request, "handover", year, here=HERE, page=told, tables=tables)


@in_year
@unless_changed(HERE)
def file(request: HttpRequest, year: Year, form: str) -> HttpResponse:
    """One table as CSV, or all of them as a workbook. 404 before the council said yes."""
    told = handover(year)
    if form == EXCEL and told.grids:
        title = _("Overdracht %(school)s %(year)s") % {"school": year.school.name, "year": year.school_year}
        return download(year, "overdracht", "xlsx", as_workbook(title, told.grids))
    grid = told.grid(form)
    if grid is None:
        raise Http404
    return attachment(year, grid.name, "csv", as_csv(grid))


AT = "school/<brin:brin>/<schoolyear:school_year>/plan/overdracht/"
urlpatterns: list[URLPattern] = [
    path(AT, page, name="handover"),
    path(f"{AT}<slug:form>/", file, name="handover-file"),
]
