# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the board's bookkeeping: the catch rules, a file in two steps, and the ledger beside the books."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from werkdruk.bookkeeping import BooksMap, Catch
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions import bookkeeping as actions
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.clock import today
from werkdruk.web.forms.bookkeeping import BooksFileForm, CatchRuleForm, ColumnsForm, ConfirmBooksForm, RuleStepForm
from werkdruk.web.models import Board, Year
from werkdruk.web.queries import book_pages as queries
from werkdruk.web.queries.bookkeeping import chart_of
from werkdruk.web.views.book_files import LARGE, read_sent, read_telling
from werkdruk.web.views.changed import unless_changed
from werkdruk.web.views.doors import at_board, in_year, step, visitor
from werkdruk.web.views.pages import show
from werkdruk.web.views.sentences import sentence
from werkdruk.web.wording import whole

HERE = "money"
MB = 1_000_000
SHOWN_MAX = 200
"""So many problems of one file are shown; more are counted."""
SPLIT = "<!--voortgang-->"
"""Where the page of a file that is being read is cut in two: what comes between is written while it is read."""


@never_cache
@at_board
def books(request: HttpRequest, place: Board) -> HttpResponse:
    """The school years of a board beside its bookkeeping, and what was imported."""
    return _show(request, "books", place, page=queries.books_page(place, visitor(request)))


@never_cache
@at_board
def rules(request: HttpRequest, place: Board) -> HttpResponse:
    """The catch rules of a board and the columns of its tables: seen, added, moved and taken away."""
    access.may(visitor(request), Act.IMPORT_BOOKS, place)
    chart = chart_of(place)
    schools = [(str(school.brin), school.name) for school in place.schools.all()]
    sent = request.POST.get("what", "") if request.method == "POST" else ""
    form = CatchRuleForm(request.POST if sent == "rule" else None, schools=schools)
    columns = ColumnsForm(
        request.POST if sent == "columns" else None,
        initial=chart.columns.named() if chart.columns else {},
        auto_id="k_%s",
    )
    changed = _changed(request, chart, form, columns)
    if changed is not None:
        actions.keep_chart(place, changed, by=visitor(request), on=today())
        messages.success(request, _("Bewaard. De regels gelden vanaf het volgende bestand."))
        return redirect("books-rules", place.number)
    wrong = columns if sent == "columns" else form
    context = {"rules": queries.rule_rows(place, chart), "rule": form, "columns": columns, "form": wrong}
    return _show(request, "books_rules", place, digest=chart.digest, **context)


def _changed(request: HttpRequest, chart: BooksMap, form: CatchRuleForm, columns: ColumnsForm) -> BooksMap | None:
    """The map as the form that was sent makes it; None when nothing right was sent."""
    if form.is_bound and form.is_valid():
        return BooksMap((*chart.rules, form.cleaned_data["rule"]), chart.columns)
    if columns.is_bound and columns.is_valid():
        return BooksMap(chart.rules, columns.cleaned_data["columns"])
    moved = RuleStepForm(request.POST if request.POST.get("what") == "step" else None)
    if not moved.is_bound or not moved.is_valid():
        return None
    number, found = moved.cleaned_data["number"] - 1, list(chart.rules)
    if moved.cleaned_data["digest"] != chart.digest or number >= len(found):
        messages.warning(request, _("Intussen is er iets veranderd. Kijk opnieuw."))
        return None
    if moved.cleaned_data["step"] == "remove":
        del found[number]
    elif number:
        found[number - 1], found[number] = found[number], found[number - 1]
    return BooksMap(tuple(found), chart.columns)


@never_cache
@at_board
def send(request: HttpRequest, place: Board) -> HttpResponse:
    """Sending a file: every fault in it, or on to what would be kept."""
    access.may(visitor(request), Act.IMPORT_BOOKS, place)
    chart = chart_of(place)
    about = {"rules": len(chart.rules), "has_columns": chart.columns is not None}
    if request.method != "POST":
        return _show(request, "books_file", place, form=BooksFileForm(), **about)
    form = BooksFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, "books_file", place, form=form, **about)
    sent = cast("UploadedFile[bytes]", form.cleaned_data["books"])
    if (sent.size or 0) > LARGE:
        told = _telling(request, place, sent, chart, spoken=get_language())
        return cast("HttpResponse", StreamingHttpResponse(told))
    found = read_sent(sent, chart)
    if found.file.problems:
        form.add_error("books", _("Dit bestand is nog niet goed. Er is niets bewaard; hieronder staat wat er mis is."))
        return _show(request, "books_file", place, form=form, **about, **_problems(found))
    actions.keep_draft(place, found, by=visitor(request), on=today())
    return redirect("books-preview", place.number)


def _telling(
    request: HttpRequest, place: Board, sent: UploadedFile[bytes], chart: BooksMap, *, spoken: str | None
) -> Iterator[str]:
    """A page that is written while the file is read: how far it is, then where to go on. Needs no script."""
    total = sent.size or 1
    with override(spoken):
        page = render_to_string("pages/books_reading.html", {**_around(place, "books_file"), "split": SPLIT}, request)
        head, _split, end = page.partition(SPLIT)
        yield head
        found: Catch | None = None
        for told in read_telling(sent, chart):
            if isinstance(told, Catch):
                found = told
            else:
                far = {"done": whole(told // MB), "total": whole(total // MB)}
                yield format_html("<li>{}</li>\n", _("%(done)s van %(total)s MB gelezen") % far)
        yield "</ul>"
        if found is not None and not found.file.problems:
            actions.keep_draft(place, found, by=visitor(request), on=today())
        context = {"found": found, "board": place, **({} if found is None else _problems(found))}
        yield render_to_string("pages/books_read.html", context, request)
        yield end


@never_cache
@at_board
def preview(request: HttpRequest, place: Board) -> HttpResponse:
    """What waits to be confirmed: what each rule caught, what nobody caught, what differs from the last time."""
    access.may(visitor(request), Act.IMPORT_BOOKS, place)
    page = queries.draft_page(place)
    if page is None:
        return redirect("books", place.number)
    return _show(request, "books_preview", place, page=page)


@never_cache
@at_board
def confirm(request: HttpRequest, place: Board) -> HttpResponse:
    """Keeps exactly what was previewed, and books what can be booked."""
    access.may(visitor(request), Act.IMPORT_BOOKS, place)
    form = ConfirmBooksForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("books-preview", place.number)
    try:
        found = actions.import_books(place, preview=form.cleaned_data["preview"], by=visitor(request), on=today())
    except Refused as refusal:
        messages.warning(request, _refused(refusal))
        return redirect("books-preview", place.number)
    if found.is_empty:
        messages.success(request, _("Dit bestand was al verwerkt. Er is niets veranderd."))
        return redirect("books", place.number)
    messages.success(request, _("De boekingen zijn verwerkt."))
    for year in queries.years_touched(place, found):
        _settle(request, year)
    return redirect("books", place.number)


@never_cache
@at_board
def drop(request: HttpRequest, place: Board) -> HttpResponse:
    """Throws away what waits to be confirmed."""
    access.may(visitor(request), Act.IMPORT_BOOKS, place)
    if request.method == "POST":
        actions.drop_draft(place, by=visitor(request))
        messages.success(request, _("Het bestand is weggegooid. Er is niets bewaard."))
    return redirect("books", place.number)


@never_cache
@in_year
@unless_changed(HERE)
def reconciliation(request: HttpRequest, year: Year) -> HttpResponse:
    """The ledger of a school year beside the bookkeeping, per measure, to the cent."""
    page = queries.reconciliation_page(year, visitor(request))
    return show(request, "reconciliation", year, here=HERE, page=page)


@step(Act.IMPORT_BOOKS)
@unless_changed(HERE)
def settle(request: HttpRequest, year: Year) -> HttpResponse:
    """Books what the bookkeeping says and the ledger does not; beside what was booked by hand when that is asked."""
    measure = request.POST.get("measure", "")
    if _settle(request, year, beside=measure):
        messages.success(request, _("Wat geboekt kon worden, is geboekt."))
    return redirect("reconciliation", year.school.brin, year.school_year)


def _settle(request: HttpRequest, year: Year, *, beside: str = "") -> bool:
    """Whether everything could be booked; what could not be is said."""
    unsettled = actions.settle(year, by=visitor(request), on=today(), beside={beside} - {""})
    for each in unsettled[:SHOWN_MAX]:
        messages.warning(request, f"{year.school.brin}, {each.slot.place.measure}: {sentence(each.refusal)}")
    return not unsettled


def _refused(refusal: Refused) -> str:
    if refusal.code == "books-other-rules":
        return _("De vangregels zijn intussen veranderd. Geef het bestand nog een keer.")
    return _("Intussen is er iets veranderd. Er is niets bewaard. Kijk opnieuw wat er verandert.")


def _problems(found: Catch) -> dict[str, object]:
    problems = found.file.problems
    return {
        "problems": [(problem.where.line, *queries.told(problem)) for problem in problems[:SHOWN_MAX]],
        "more": whole(len(problems) - SHOWN_MAX) if len(problems) > SHOWN_MAX else "",
    }


def _around(place: Board, template: str) -> dict[str, object]:
    crumbs = [(place.name, reverse("board", args=[place.number]))]
    crumbs.append((_("Boekhouding"), "" if template == "books" else reverse("books", args=[place.number])))
    names = {"books_rules": _("Vangregels"), "books_file": _("Bestand"), "books_preview": _("Nakijken")}
    if template in names:
        crumbs.append((names[template], ""))
    return {"place": place.name, "board": place, "crumbs": crumbs}


def _show(request: HttpRequest, template: str, place: Board, **context: object) -> HttpResponse:
    return render(request, f"pages/{template}.html", {**_around(place, template), **context})


AT = "bestuur/<board:number>/boekhouding/"
IN_YEAR = "school/<brin:brin>/<schoolyear:school_year>/boekhouding/"
urlpatterns: list[URLPattern] = [
    path(AT, books, name="books"),
    path(f"{AT}vangregels/", rules, name="books-rules"),
    path(f"{AT}bestand/", send, name="books-file"),
    path(f"{AT}nakijken/", preview, name="books-preview"),
    path(f"{AT}nakijken/verwerken/", confirm, name="books-confirm"),
    path(f"{AT}nakijken/weggooien/", drop, name="books-drop"),
    path(IN_YEAR, reconciliation, name="reconciliation"),
    path(f"{IN_YEAR}boeken/", settle, name="reconciliation-settle"),
]
