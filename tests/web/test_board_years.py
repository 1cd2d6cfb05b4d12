# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A board in one school year: its account as page, paper and workbook, and what may be published."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from fractions import Fraction

import openpyxl
import pypdf
import pytest
from django.urls import reverse
from django.utils import translation
from tests.web.decided import a_running_year, booked, controller_of
from tests.web.makers import Role, a_person, a_school, a_year, logged_in, seen

from werkdruk import funding, rules
from werkdruk.kernel import Brin, CalendarYear, Euro, Span
from werkdruk.web.actions.awards import receive_award
from werkdruk.web.models import Plan, Year
from werkdruk.web.queries.board_sheets import board_sheets
from werkdruk.web.queries.board_years import board_account
from werkdruk.web.views.sheet_files import paper, workbook

pytestmark = pytest.mark.django_db

SPENT, COMMITTED = 1_000_001, 2_000_000
DAY = date(2024, 1, 15)


@pytest.fixture
def year() -> Year:
    made = a_running_year()
    booked(made, "commit", "m01", COMMITTED)
    booked(made, "spend", "m01", SPENT)
    return made


def at(name: str, year: Year, *rest: object) -> str:
    return reverse(name, args=[year.school.board.number, year.school_year, *rest])


def sheets_of(year: Year):
    return board_sheets(board_account(year.school.board, year.school_year, DAY))


def test_the_page_says_what_came_in_and_what_became_of_it(year):
    page = seen(logged_in(controller_of(year)).get(at("board-account", year)))
    assert "is daarvan € 10.000,01 besteed en € 9.999,99 vastgelegd" in page
    assert "helemaal doorgegeven aan de scholen, tot op de cent" in page
    assert "versie 1, 12 januari 2024" in page


def test_the_sums_in_the_tables_are_those_of_their_rows(year):
    for sheet in sheets_of(year).sheets:
        if not sheet.total:
            continue
        for place in sheet.money:
            cells = [row[place] for row in sheet.rows if isinstance(row[place], Euro)]
            assert Euro.sum(cells) == sheet.total[place], (sheet.title, place)


def test_the_paper_holds_every_amount_and_is_the_same_every_time(year):
    made = paper(sheets_of(year))
    assert made == paper(sheets_of(year))
    text = " ".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages).split())
    assert "€ 10.000,01" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Voorstel 1" in text
    assert pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_the_workbook_holds_amounts_as_numbers_to_the_cent(year):
    made = workbook(sheets_of(year))
    assert made == workbook(sheets_of(year))
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames[1:] == [sheet.title for sheet in sheets_of(year).sheets]
    cells = [cell.value for row in book["Per maatregel"].iter_rows() for cell in row]
    assert 10000.01 in cells
    assert Fraction(10000.01).limit_denominator(100) == Fraction(SPENT, 100)


def test_a_name_that_a_spreadsheet_would_run_stays_a_text(year):
    year.school.name = '=HYPERLINK("x")'
    year.school.save()
    book = openpyxl.load_workbook(io.BytesIO(workbook(sheets_of(year))))
    cell = book["Per school"].cell(row=2, column=1)
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


def test_the_reader_s_language_is_kept_to(year):
    with translation.override("en"):
        assert "€10,000.01" in " ".join(sheets_of(year).paragraph)


@pytest.mark.parametrize(("form", "kind"), [("pdf", "application/pdf"), ("xlsx", "spreadsheetml")])
def test_the_account_can_be_taken_along(year, form, kind):
    answer = logged_in(controller_of(year)).get(at("board-account-file", year, form))
    assert answer.status_code == 200
    assert kind in answer.headers["Content-Type"]
    assert f".{form}" in answer.headers["Content-Disposition"]


def test_a_file_that_does_not_exist_is_not_found(year):
    assert logged_in(controller_of(year)).get(at("board-account-file", year, "docx")).status_code == 404


def test_a_school_year_that_no_school_began_is_not_found(year):
    number = year.school.board.number
    assert logged_in(controller_of(year)).get(f"/bestuur/{number}/2031-2032/verantwoording/").status_code == 404


def test_before_there_is_money_the_tables_say_so():
    year = a_year(a_school())
    page = seen(logged_in(controller_of(year)).get(at("board-account", year)))
    assert "Hier is nog niets over te melden." in page


def test_a_plan_that_was_changed_behind_its_back_is_not_accounted_for(year):
    Plan.objects.update(dropped=[{"proposal": "9", "unit": "Onderbouw", "reason": "anders"}])
    answer = logged_in(controller_of(year)).get(at("board-account", year))
    assert answer.status_code == 500
    assert "geen enkel bedrag" in seen(answer)


def test_the_checks_of_a_sound_year_stop_nothing(year):
    page = seen(logged_in(controller_of(year)).get(at("board-publication", year)))
    assert "Dit houdt het tegen" not in page
    assert "Haal de bestanden op" in page


def test_the_open_data_can_be_fetched_and_hold_the_ledger(year):
    answer = logged_in(controller_of(year)).get(at("board-publication-file", year))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert set(archive.namelist()) >= {"datapackage.json", "ledger.csv", "grants.json", "journal.beancount"}
    assert json.loads(archive.read("datapackage.json"))["profile"] == "tabular-data-package"
    assert b"10000.01" in archive.read("ledger.csv")


def test_who_is_not_the_controller_fetches_nothing_and_hears_whose_it_is(year):
    leader = logged_in(a_person(year.school, Role.STAFF))
    assert leader.get(at("board-publication-file", year)).status_code == 403
    assert "De controller van het bestuur haalt de bestanden op" in seen(leader.get(at("board-publication", year)))


def test_what_stops_the_publication_is_said_and_nothing_is_fetched(year):
    more = funding.Counts(
        rows=(funding.PupilCount(Brin(year.school.brin), None, Span.exact(700), Span.exact(0)),),
        counted_on=date(2023, 10, 1),
        digest="sha256:" + "7" * 64,
    )
    given = {"year": CalendarYear(2024), "rule": rules.by_id("vo-2024-1"), "document": "Beschikking 2", "on": DAY}
    receive_award(year.school.board, counts=more, by=controller_of(year), **given)
    page = logged_in(controller_of(year)).get(at("board-publication", year))
    assert "Dit houdt het tegen" in seen(page)
    answer = logged_in(controller_of(year)).get(at("board-publication-file", year))
    assert answer.status_code == 302


def test_the_board_page_leads_to_the_account(year):
    answer = logged_in(controller_of(year)).get(reverse("board", args=[year.school.board.number]))
    assert at("board-account", year) in answer.content.decode()
