# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a school year on paper and in a workbook: what the page says, to the cent, and what was issued."""

from __future__ import annotations

import io

import openpyxl
import pypdf
import pytest
from tests.web.decided import OVER, a_running_year, at, booked, issued
from tests.web.makers import leader_of, logged_in

from werkdruk.web.models import LedgerEntry, Year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year() -> Year:
    made = a_running_year()
    booked(made, "commit", "m01", 2_000_000)
    booked(made, "spend", "m01", 1_000_001)
    return made


def fetched(year: Year, form: str) -> bytes:
    return logged_in(leader_of(year.school)).get(at("account-file", year, form)).content


def read(paper: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(paper)).pages
    return " ".join("".join(page.extract_text() for page in pages).replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_paper_says_what_the_page_says(year):
    text = read(fetched(year, "pdf"))
    assert "€ 10.000,01" in text
    assert "nog geen vastgestelde verantwoording" in text
    assert "Voorstel 1" in text
    assert "werkdruk account" in text, "it says how anybody makes it again"


def test_an_issued_account_is_on_paper_as_it_was_issued(year):
    kept = issued(year).accounts.get()
    text = read(fetched(year, "pdf"))
    assert "Vastgesteld op 14 oktober 2024" in text
    assert kept.digest[:30] in text.replace(" ", "")
    assert OVER.year == kept.on.year


def test_the_same_account_gives_the_same_bytes(year):
    for form in ("pdf", "xlsx"):
        assert fetched(year, form) == fetched(year, form)


def test_the_workbook_sums_to_the_page(year):
    book = openpyxl.load_workbook(io.BytesIO(fetched(year, "xlsx")))
    rows = list(book.worksheets[2].iter_rows(min_row=2, values_only=True))
    spent = [row[5] for row in rows if row[5] is not None]
    assert spent[-1] == 10000.01
    assert sum(round(cell * 100) for cell in spent[:-1]) == 1_000_001


def test_a_year_without_any_booking_has_a_paper_of_nothing(year):
    assert LedgerEntry.objects.exists()
    empty = a_running_year(number="99804", brin="98AD")
    assert "€ 0,00" in read(fetched(empty, "pdf"))
