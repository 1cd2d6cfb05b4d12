# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of the people of a school: its units on a day, and importing the staff list in two steps."""

from __future__ import annotations

import csv
from io import StringIO
from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from werkdruk.deciding.people import COLUMNS, Change, Person, StaffList, UnitKind, read_staff
from werkdruk.kernel import Problem
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.people import import_staff
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.clock import today
from werkdruk.web.forms.people import ConfirmForm, DayForm, StaffListForm
from werkdruk.web.models import School
from werkdruk.web.queries import people as queries
from werkdruk.web.spreadsheets import csv_of, is_spreadsheet
from werkdruk.web.views.doors import at_school, visitor
from werkdruk.web.views.tables import csv_answer
from werkdruk.web.wording import language, whole

SHOWN_MAX = 200
"""So many problems of one file are shown; more are counted."""
FILE = "personeelslijst.csv"
KINDS = {UnitKind.TEAM: "team", UnitKind.SECTIE: "sectie", UnitKind.GROUP: "werkgroep"}
GROUPS = {"leader": "leider"}
EXAMPLE = (("1001", "OP", "0,8", "Onderbouw", "team", "ja"), ("1002", "OOP", "1", "Ondersteuning", "team", "ja"))


@never_cache
@at_school
def people(request: HttpRequest, place: School) -> HttpResponse:
    """The units of a school on a day, with how many people belong to them."""
    form = DayForm(request.GET) if "dag" in request.GET else DayForm(initial={"dag": today()})
    day = form.cleaned_data["dag"] if form.is_bound and form.is_valid() else today()
    return _show(request, "people", place, form=form, page=queries.people_page(place, visitor(request), day))


@never_cache
@at_school
def staff_list(request: HttpRequest, place: School) -> HttpResponse:
    """Sending a staff list: every fault in it, or what it would change. Keeps nothing."""
    access.may(visitor(request), Act.IMPORT_STAFF, place)
    if request.method != "POST":
        return _show(request, "staff_list", place, form=StaffListForm(), columns=COLUMNS)
    form = StaffListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, "staff_list", place, form=form, columns=COLUMNS)
    sent = cast("UploadedFile[bytes]", form.cleaned_data["staff"])
    listed = _listed(sent.read(), place)
    if listed.problems:
        form.add_error("staff", _("Dit bestand is nog niet goed. Er is niets bewaard; hieronder staat wat er mis is."))
        return _show(request, "staff_list", place, form=form, columns=COLUMNS, **_problems(listed))
    return _preview(request, place, listed)


@never_cache
@at_school
def confirm(request: HttpRequest, place: School) -> HttpResponse:
    """Keeps exactly what was previewed; shows the preview again when it would be something else by now."""
    access.may(visitor(request), Act.IMPORT_STAFF, place)
    form = ConfirmForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("staff-list", place.brin)
    listed = read_staff(form.cleaned_data["rows"].encode(), school=place.brin, file=FILE)
    if listed.problems:
        return redirect("staff-list", place.brin)
    try:
        found = import_staff(place, listed, preview=form.cleaned_data["preview"], by=visitor(request), on=today())
    except Refused:
        messages.warning(
            request, _("Intussen is er iets veranderd. Er is niets bewaard. Kijk opnieuw wat er verandert.")
        )
        return _preview(request, place, listed)
    if found.is_empty:
        messages.success(request, _("Deze lijst was al verwerkt. Er is niets veranderd."))
    else:
        messages.success(request, _("De personeelslijst is verwerkt."))
    return redirect("people", place.brin)


@never_cache
@at_school
def staff_table(request: HttpRequest, place: School) -> HttpResponse:
    """The list as it is known today, in the columns that can be sent again; two made-up people when there is none."""
    access.may(visitor(request), Act.IMPORT_STAFF, place)
    known, kinds = queries.people_of(place), queries.kinds_of(place)
    rows = _rows(place, known, kinds) if known else [(place.brin, *row, "", "") for row in EXAMPLE]
    return csv_answer(f"personeelslijst-{place.brin}", COLUMNS, rows)


def _rows(place: School, people: tuple[Person, ...], kinds: dict[str, UnitKind]) -> list[tuple[object, ...]]:
    """A row per person per unit, as far as it holds today or later."""
    return [
        (
            *(place.brin, each.number, GROUPS.get(each.group, str(each.group)), _fte(each.fte_hundredths)),
            *(place_in.unit, KINDS[kinds[place_in.unit]], "ja" if place_in.home else "nee"),
            *(place_in.first, place_in.last),
        )
        for each in people
        for place_in in each.belongings
        if place_in.last is None or place_in.last >= today()
    ]


def _listed(content: bytes, place: School) -> StaffList:
    """The list in a file: CSV as it is, a spreadsheet by its first sheet."""
    if not is_spreadsheet(content):
        return read_staff(content, school=place.brin, file=FILE)
    table = csv_of(content, FILE)
    if isinstance(table, Problem):
        return StaffList(place.brin, problems=(table,))
    return read_staff(table, school=place.brin, file=FILE)


def _fte(hundredths: int) -> str:
    return f"{hundredths // 100},{hundredths % 100:02d}"


def _canonical(place: School, listed: StaffList) -> str:
    """The list as it was read, to send along with the confirmation."""
    kinds = {unit.name: KINDS[unit.kind] for unit in listed.units}
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [
            *(place.brin, each.number, GROUPS.get(each.group, str(each.group)), _fte(each.fte_hundredths)),
            *(at.unit, kinds[at.unit], "ja" if at.home else "nee", at.first or "", at.last or ""),
        ]
        for each in listed.people
        for at in each.belongings
    )
    return text.getvalue()


def _preview(request: HttpRequest, place: School, listed: StaffList) -> HttpResponse:
    found = queries.changes_of(place, listed, today())
    context = {
        "found": found,
        "day": today(),
        "new": found.of(Change.NEW),
        "changed": found.of(Change.CHANGED),
        "ended": found.of(Change.ENDED),
        "same": len(found.of(Change.SAME)),
        "units": [each for each in found.units if each.change is not Change.SAME],
        "elsewhere": listed.elsewhere,
        "rows": _canonical(place, listed),
    }
    return _show(request, "staff_preview", place, **context)


def _problems(listed: StaffList) -> dict[str, object]:
    problems = listed.problems
    return {
        "problems": [(problem.where.line, *problem.told(language())) for problem in problems[:SHOWN_MAX]],
        "more": whole(len(problems) - SHOWN_MAX) if len(problems) > SHOWN_MAX else "",
    }


def _show(request: HttpRequest, template: str, place: School, **context: object) -> HttpResponse:
    crumbs = [
        (place.board.name, reverse("board", args=[place.board.number])),
        (place.name, reverse("school", args=[place.brin])),
        (_("Mensen en teams"), "" if template == "people" else reverse("people", args=[place.brin])),
    ]
    if template != "people":
        crumbs.append((_("Personeelslijst"), ""))
    around = {"place": f"{place.board.name} · {place.name}", "school": place, "crumbs": crumbs}
    return render(request, f"pages/{template}.html", {**around, **context})


urlpatterns = [
    path("school/<brin:brin>/mensen/", people, name="people"),
    path("school/<brin:brin>/mensen/lijst/", staff_list, name="staff-list"),
    path("school/<brin:brin>/mensen/lijst/verwerken/", confirm, name="staff-confirm"),
    path("school/<brin:brin>/mensen/personeelslijst.csv", staff_table, name="staff-table"),
]
