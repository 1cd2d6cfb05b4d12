# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of a board for one school year: its account on paper and in a workbook, and what can be published."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from werkdruk.kernel import SchoolYear
from werkdruk.reporting.accounts import DoesNotClose
from werkdruk.reporting.publication import files, findings, may_publish
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.clock import today
from werkdruk.web.models import Board
from werkdruk.web.queries import board_years as queries
from werkdruk.web.queries.board_sheets import board_sheets
from werkdruk.web.queries.plans import PlanChanged
from werkdruk.web.views.doors import at_board, visitor
from werkdruk.web.views.sheet_files import PDF, XLSX, paper, workbook


@at_board
def account(request: HttpRequest, place: Board, school_year: SchoolYear) -> HttpResponse:
    """The account of the board as a page: the same sentences and tables as on paper."""
    _require(place, school_year)
    try:
        sheets = board_sheets(queries.board_account(place, school_year, today()))
    except (PlanChanged, DoesNotClose):
        return _broken(request, place, school_year)
    years = _other_years("board-account", place, school_year)
    return _show(request, "board_account", place, school_year, sheets=sheets, years=years)


@at_board
def account_file(request: HttpRequest, place: Board, school_year: SchoolYear, form: str) -> HttpResponse:
    """The account of the board as a file: `pdf` or `xlsx`."""
    _require(place, school_year)
    makers: dict[str, tuple[Callable[..., bytes], str]] = {
        "pdf": (paper, PDF),
        "xlsx": (workbook, XLSX),
    }
    if form not in makers:
        raise Http404
    make, kind = makers[form]
    try:
        sheets = board_sheets(queries.board_account(place, school_year, today()))
    except (PlanChanged, DoesNotClose):
        return _broken(request, place, school_year)
    return _file(make(sheets), kind, _name(place, school_year, _("verantwoording"), form))


@at_board
def publication(request: HttpRequest, place: Board, school_year: SchoolYear) -> HttpResponse:
    """What would be published, what the checks find in it, and which of the eight documents each school has."""
    _require(place, school_year)
    try:
        page = queries.publication_page(place, visitor(request), school_year, today())
    except (PlanChanged, DoesNotClose):
        return _broken(request, place, school_year)
    years = _other_years("board-publication", place, school_year)
    return _show(request, "publication", place, school_year, page=page, years=years)


@at_board
def publication_file(request: HttpRequest, place: Board, school_year: SchoolYear) -> HttpResponse:
    """All files of the publication in one; refused while a check finds something that stops it."""
    access.may(visitor(request), Act.PUBLISH, place)
    _require(place, school_year)
    try:
        books = queries.books_of(place, school_year, today())
        if not may_publish(findings(books)):
            messages.error(request, _("Publiceren kan nog niet. Los eerst op wat hieronder staat."))
            return redirect(reverse("board-publication", args=[place.number, school_year]))
        named = files(books)
    except (PlanChanged, DoesNotClose):
        return _broken(request, place, school_year)
    return _file(_zipped(named), "application/zip", _name(place, school_year, _("open-data"), "zip"))


def _zipped(named: dict[str, str]) -> bytes:
    """The files as one archive; every file with the same day, so that the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(named):
            archive.writestr(zipfile.ZipInfo(name), named[name].encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _require(place: Board, school_year: SchoolYear) -> None:
    """Nothing for a school year that a school of the board has begun. Raises Http404 for any other."""
    if school_year not in queries.school_years(place):
        raise Http404


def _other_years(name: str, place: Board, school_year: SchoolYear) -> list[tuple[str, str]]:
    """The same page of the board's other school years, each as its title and address."""
    others = (year for year in queries.school_years(place) if year != school_year)
    return [(str(year), reverse(name, args=[place.number, year])) for year in others]


def _broken(request: HttpRequest, place: Board, school_year: SchoolYear) -> HttpResponse:
    """The page that says that what was kept is not what it was: nothing is told from it."""
    return _show(request, "board_changed", place, school_year, status=500)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _name(place: Board, school_year: SchoolYear, what: str, suffix: str) -> str:
    return f"werkdruk-{place.number}-{str(school_year).replace('/', '-')}-{what}.{suffix}"


def _show(
    request: HttpRequest, template: str, place: Board, school_year: SchoolYear, *, status: int = 200, **context: object
) -> HttpResponse:
    crumbs = [(place.name, reverse("board", args=[place.number])), (str(school_year), "")]
    shown = {"place": place.name, "board": place, "school_year": school_year, "crumbs": crumbs, **context}
    return render(request, f"pages/{template}.html", shown, status=status)


AT = "bestuur/<board:number>/<schoolyear:school_year>/"
urlpatterns = [
    path(f"{AT}verantwoording/", account, name="board-account"),
    path(f"{AT}verantwoording/bestand/<str:form>/", account_file, name="board-account-file"),
    path(f"{AT}openbaar/", publication, name="board-publication"),
    path(f"{AT}openbaar/bestanden.zip", publication_file, name="board-publication-file"),
]
