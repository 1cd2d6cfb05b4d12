# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of a board: what came in and went to the schools, and the two steps of its controller."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from werkdruk import rules
from werkdruk.funding import Counts, count_date
from werkdruk.kernel import CalendarYear, Problem, WerkdrukError
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours
from werkdruk.web.actions import awards
from werkdruk.web.clock import today
from werkdruk.web.converters import number_in
from werkdruk.web.forms.awards import AwardForm, ReadPupils, read_upload
from werkdruk.web.models import Allocation, Board
from werkdruk.web.queries import boards as queries
from werkdruk.web.queries.awards import SCHEME, latest_award
from werkdruk.web.queries.board_years import school_years
from werkdruk.web.templatetags.werkdruk import day, euro, whole
from werkdruk.web.views.doors import at_board, visitor
from werkdruk.web.views.sentences import sentence
from werkdruk.web.views.tables import csv_answer
from werkdruk.web.wording import language

SHOWN_MAX = 200
"""So many problems of one file are shown; more are counted."""
FOR_THE_COMMAND_LINE = frozenset({"vavo_counted"})
"""Problems whose hint names an option of the command line, which nobody has here."""


@at_board
def board(request: HttpRequest, place: Board) -> HttpResponse:
    """What came in, what went to which school, and the proof that it is all of it."""
    page = queries.board_page(place, visitor(request), today())
    return _show(request, "board", place, page=page, school_years=school_years(place))


@at_board
def board_table(request: HttpRequest, place: Board) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    page = queries.board_page(place, visitor(request), today())
    heads = ("jaar", "regel", "teldatum", "brin", "school", "algemeen", "beroepsgericht", "bedrag", "gezamenlijk")
    rows = [
        (
            *(year.year, year.rule, year.count_date, row.brin, row.name, row.general, row.vocational),
            *(row.amount, row.collective, row.passed_on, row.left),
        )
        for year in page.years
        for row in year.rows
    ]
    return csv_answer(f"bestuur-{place.number}", (*heads, "doorgegeven", "nog_door_te_geven"), rows)


@at_board
def pass_on(request: HttpRequest, place: Board) -> HttpResponse:
    """Passes on what is not passed on yet of one funding year."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    access.may(visitor(request), Act.PASS_ON, place)
    sent = number_in(request.POST.get("year", ""))
    if sent is None:
        return redirect(_address(place))
    year = CalendarYear(sent)
    try:
        awards.pass_on_award(place, year=year, by=visitor(request), on=today())
    except NotYours:
        raise
    except WerkdrukError as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(
            request, _("De gezamenlijke helft van %(year)s is helemaal doorgegeven.") % {"year": str(year)}
        )
    return redirect(_address(place))


@at_board
def receive_award(request: HttpRequest, place: Board) -> HttpResponse:
    """Booking an award of the state from a pupil file; nothing is kept until all of it is right."""
    access.may(visitor(request), Act.RECEIVE, place)
    choices = _rules()
    if request.method != "POST":
        form = AwardForm(rules=choices, initial={"rule": choices[0][0] if choices else ""})
        return _show(request, "award", place, form=form)
    form = AwardForm(request.POST, request.FILES, rules=choices)
    if not form.is_valid():
        return _show(request, "award", place, form=form)
    rule = rules.by_id(form.cleaned_data["rule"])
    year = CalendarYear(rule.valid_first.year)
    sent = cast("UploadedFile[bytes]", form.cleaned_data["pupils"])
    own = place.schools.values_list("brin", flat=True)
    found = read_upload(sent, day=count_date(year), schools=own)
    if found.counts is None or found.wrong:
        form.add_error("pupils", _("Dit bestand is nog niet goed. Er is niets geboekt; hieronder staat wat er mis is."))
    else:
        before = latest_award(place, year)
        award = _received(request, place, form, found.counts)
        if award is not None:
            messages.success(request, _booked(award, before))
            return redirect(_address(place))
    return _show(request, "award", place, form=form, **_problems(found))


def _received(request: HttpRequest, place: Board, form: AwardForm, counts: Counts) -> Allocation | None:
    """The award as it was kept; None when it was refused, with the sentence on the form."""
    rule = rules.by_id(form.cleaned_data["rule"])
    try:
        return awards.receive_award(
            place,
            year=CalendarYear(rule.valid_first.year),
            counts=counts,
            rule=rule,
            document=form.cleaned_data["document"],
            by=visitor(request),
            on=today(),
        )
    except NotYours:
        raise
    except WerkdrukError as refusal:
        form.add_error("pupils", sentence(refusal))
        return None


def _booked(award: Allocation, before: Allocation | None) -> str:
    """What receiving an award did to the books: all of it came in, the difference with the one before, or nothing."""
    told = {"year": str(award.funding_year), "total": euro(award.total)}
    if before is None:
        return _("Ontvangen over %(year)s: %(total)s. Geef nu de gezamenlijke helft door aan de scholen.") % told
    if before.pk == award.pk:
        return _("Deze toekenning over %(year)s stond er al (%(total)s). Er is niets nieuws geboekt.") % told
    told |= {"more": euro(award.total - before.total)}
    return _("Over %(year)s is nu %(total)s toegekend. Het verschil is geboekt: %(more)s.") % told


def _problems(found: ReadPupils) -> dict[str, object]:
    problems = (*found.wrong, *found.remarks)
    return {
        "problems": [(problem.where.line, *_told_here(problem)) for problem in problems[:SHOWN_MAX]],
        "more": whole(len(problems) - SHOWN_MAX) if len(problems) > SHOWN_MAX else "",
    }


def _told_here(problem: Problem) -> tuple[str, str]:
    """A problem and how to mend it; without the hint that names an option of the command line."""
    message, hint = problem.told(language())
    return message, "" if problem.code in FOR_THE_COMMAND_LINE else hint


def _rules() -> list[tuple[str, str]]:
    """The versions that are known today, the newest first, each as its id and what it says."""
    known = rules.known_rules(scheme=SCHEME, known=today())
    newest_first = sorted(known, key=lambda rule: (rule.valid_first, rule.known_since), reverse=True)
    return [(rule.id, _told(rule)) for rule in newest_first]


def _told(rule: rules.Rule) -> str:
    told = _("%(title)s: %(says)s. Bekend sinds %(since)s.") % {
        "title": rule.called(language()),
        "says": rules.says(rule.content, language=language()),
        "since": day(rule.known_since),
    }
    return f"{told} {rule.caveat_in(language())}".rstrip()


def _address(place: Board) -> str:
    return reverse("board", args=[place.number])


def _show(request: HttpRequest, template: str, place: Board, **context: object) -> HttpResponse:
    crumbs = [(place.name, "")]
    if template != "board":
        crumbs = [(place.name, _address(place)), (_("Geld ontvangen"), "")]
    return render(request, f"pages/{template}.html", {"place": place.name, "board": place, "crumbs": crumbs, **context})


urlpatterns = [
    path("bestuur/<board:number>/", board, name="board"),
    path("bestuur/<board:number>/tabel.csv", board_table, name="board-table"),
    path("bestuur/<board:number>/ontvangen/", receive_award, name="receive-award"),
    path("bestuur/<board:number>/doorgeven/", pass_on, name="pass-on"),
]
