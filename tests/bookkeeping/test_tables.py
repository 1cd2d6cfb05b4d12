# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of bookings with named columns: amounts as people write them, and every row that is wrong said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.bookkeeping import BookColumns, BookSide, open_books
from werkdruk.bookkeeping.cells import cents_in, day_in
from werkdruk.kernel import Euro

COLUMNS = BookColumns(
    date="Datum",
    account="Grootboek",
    amount="Bedrag",
    journal="Dagboek",
    number="Stuk",
    cost="Kostenplaats",
    project="Project",
    text="Omschrijving",
)
HEAD = "Datum;Dagboek;Stuk;Grootboek;Kostenplaats;Project;Omschrijving;Bedrag\n"
ROW = "5-3-2024;INK;17;4410;7001;WD;extra handen;1.234,50\n"


@pytest.fixture
def read(tmp_path):
    def reading(text, columns=COLUMNS):
        path = tmp_path / "boek.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = open_books(path, columns)
        return tuple(found.bookings()), found.told

    return reading


def test_a_row_is_a_booking(read):
    (booking,), told = read(HEAD + ROW)
    assert (booking.net, booking.cost, booking.project, booking.text) == (Euro(123_450), "7001", "WD", "extra handen")
    assert str(booking.key) == "2024-03 INK/17/"
    assert (told.problems, told.lines, told.debit) == ((), 1, Euro(123_450))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_of_a_spreadsheet_is_read(read, encoding):
    (booking,), told = read((HEAD + ROW.replace("extra", "één")).encode(encoding))
    assert (booking.text, told.problems) == ("één handen", ())


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_separator_is_read(read, separator):
    text = (HEAD + ROW.replace("1.234,50", '"1234.50"')).replace(";", separator)
    (booking,), told = read(text)
    assert (booking.net, told.problems) == (Euro(123_450), ())


def test_debit_and_credit_may_be_columns_of_their_own(read):
    columns = BookColumns(date="d", account="a", amount="", debit="debet", credit="credit")
    found, told = read("d;a;debet;credit\n2024-03-05;4410;10;\n2024-03-05;1600;;10,00\n", columns)
    assert [booking.side for booking in found] == [BookSide.DEBIT, BookSide.CREDIT]
    assert (told.debit, told.credit) == (Euro(1_000), Euro(1_000))


def test_a_column_may_say_the_side(read):
    columns = BookColumns(date="d", account="a", amount="b", side="dc")
    found, _ = read("d;a;b;dc\n2024-03-05;4410;10;Debet\n2024-03-05;1600;10;C\n", columns)
    assert [booking.net for booking in found] == [Euro(1_000), Euro(-1_000)]


@pytest.mark.parametrize("above", ["sep=;\n", "\n\n", ";;;;;;;\n"])
def test_what_stands_above_the_names_of_the_columns_is_passed_over(read, above):
    _, told = read(above + HEAD + ROW + ROW.replace("1.234,50", "x"))
    assert [problem.code for problem in told.problems] == ["amount"]
    assert told.problems[0].where.line == 3 + above.count("\n")


def test_the_same_row_twice_is_two_bookings(read):
    found, told = read(HEAD + ROW + ROW)
    assert [booking.key.occurrence for booking in found] == [1, 2]
    assert "twice" in [remark.code for remark in told.remarks]


def test_a_column_that_is_not_there_is_said_with_those_that_are(read):
    _, told = read("Dag;Bedrag\n1-1-2024;5\n")
    assert {problem.code for problem in told.problems} == {"no_column"}
    assert told.problems[0].hint == "Wel staan er: Dag, Bedrag."


def test_without_columns_a_table_cannot_be_read(read):
    _, told = read(HEAD + ROW, None)
    assert [problem.code for problem in told.problems] == ["no_columns"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW.replace("1.234,50", "1.234"), "amount"),
        (ROW.replace("5-3-2024", "31-2-2024"), "day"),
        (ROW.replace("5-3-2024", ""), "day"),
        (ROW.replace("4410", ""), "account"),
        (ROW.replace("INK;", "INK;;"), "width"),
        (ROW.replace("extra", '"extra'), "quotes"),
        (ROW.replace("extra", "x" * 200_000), "long_line"),
    ],
)
def test_a_row_that_cannot_be_read_is_a_problem(read, row, code):
    _, told = read(HEAD + ROW + row)
    assert [problem.code for problem in told.problems] == [code]


def test_a_sheet_that_was_not_opened_as_one_is_refused(read):
    _, told = read(b"PK\x03\x04....")
    assert [problem.code for problem in told.problems] == ["not_books"]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    reading = open_books(tmp_path / "nergens.csv")
    assert (list(reading.bookings()), reading.told.problems[0].code) == ([], "not_opened")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234.50", 123_450),
        ("1234,5", 123_450),
        ("1.234,50", 123_450),
        ("1,234.50", 123_450),
        ("1.234.567,89", 123_456_789),
        ("-12,50", -1_250),
        ("12,50-", -1_250),
        ("€ 12,00", 1_200),
        ("12.5000", 1_250),
        ("0", 0),
        ("1.234", None),
        ("1,234", None),
        ("12.345", None),
        ("1.23.456,00", None),
        ("", None),
        ("-", None),
        ("١٢", None),
        ("1e3", None),
        ("NaN", None),
        ("9" * 16, None),
    ],
)
def test_an_amount_that_can_be_read_in_two_ways_is_not_read(text, cents):
    assert cents_in(text) == cents


@given(st.integers(-(10**14), 10**14))
def test_every_amount_that_is_written_in_dutch_or_english_is_read_back(cents):
    sign, whole, rest = "-" if cents < 0 else "", abs(cents) // 100, abs(cents) % 100
    english = f"{sign}{whole:,}.{rest:02d}"
    dutch = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert [cents_in(text) for text in (f"{sign}{whole}.{rest:02d}", english, dutch)] == [cents] * 3


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_an_amount_or_a_day(text):
    assert cents_in(text) is None or abs(cents_in(text)) <= 10**14
    assert day_in(text) is None or day_in(text).year > 0


@given(st.binary(max_size=2_000))
def test_no_bytes_break_the_reader(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("csv") / "boek.csv"
    path.write_bytes(content)
    reading = open_books(path, COLUMNS)
    found = list(reading.bookings())
    assert reading.told.problems or len(found) == reading.told.lines > 0
