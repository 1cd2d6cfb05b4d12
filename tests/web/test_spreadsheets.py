# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets become the CSV that the readers know, and one that was made to hurt is refused with a sentence."""

from __future__ import annotations

import struct
import time
import zlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.sheets import a_zip, an_excel_file, an_open_document

from werkdruk.kernel import Problem
from werkdruk.web.spreadsheets import csv_of, is_spreadsheet

ROWS = [["school", "nummer", "fte", "van"], ["99CC", 1001, 0.8, date(2023, 8, 1)], [None] * 4, ["99CC", "P-2", 1, None]]


@pytest.mark.parametrize("made", [an_excel_file, an_open_document])
def test_cells_are_written_as_somebody_would_type_them(made):
    content = made(ROWS)
    assert is_spreadsheet(content)
    told = csv_of(content, "lijst").decode()
    assert told == "school;nummer;fte;van\n99CC;1001;0.8;2023-08-01\n;;;\n99CC;P-2;1;\n"


def test_a_formula_counts_as_what_it_came_to_and_cents_stay_cents():
    told = csv_of(an_excel_file([["bedrag"], [1234.56], [0.1 + 0.2], [-99999999.99], [1e15]]), "x").decode()
    assert told.split() == ["bedrag", "1234.56", "0.3", "-99999999.99", "1000000000000000"]


def test_a_cell_of_several_lines_stays_one_row():
    assert csv_of(an_excel_file([["a\nb"], ["c"]]), "x").decode() == "a b\nc\n"


def refused(content):
    found = csv_of(content, "lijst")
    assert isinstance(found, Problem), found[:200]
    assert found.message
    assert found.hint
    assert found.message_en
    return found.code


def a_lying_zip(size):
    """An archive whose one member says that it is small and is not."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(b" " * size) + body.flush()
    name = b"xl/worksheets/sheet1.xml"
    head = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 100, len(name), 0) + name
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(packed), 100, len(name), 0, 0, 0, 0, 0, 0
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entry) + len(name), len(head) + len(packed), 0)
    return head + packed + entry + name + end


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 en meer", "sheet_no_sheet"),
        (a_zip({}), "sheet_no_sheet"),
        (a_zip({"a.txt": "x"}), "sheet_no_sheet"),
        (an_excel_file([]), "sheet_empty"),
        (a_zip({"xl/workbook.xml": " " * 60_000_000}), "sheet_too_heavy"),
        (a_zip({f"{number}.xml": "x" for number in range(201)}), "sheet_too_heavy"),
        (a_zip({"binnen.zip": "x"}), "sheet_too_heavy"),
        (an_excel_file([["x"]] + [[None]] * 110_000 + [["y"]]), "sheet_rows"),
        (an_excel_file([[1] * 101]), "sheet_columns"),
        (an_excel_file([["x" * 10_001]]), "sheet_cell"),
    ],
)
def test_a_sheet_that_is_none_or_too_large_is_refused(content, code):
    assert refused(content) == code


def test_one_cell_in_the_last_corner_is_refused_at_once():
    corner = an_excel_file([["x"]])
    began = time.monotonic()
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(corner)) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    members["xl/worksheets/sheet1.xml"] = sheet.replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert refused(a_zip(members)) in {"sheet_rows", "sheet_too_heavy"}
    assert time.monotonic() - began < 20


def test_an_archive_that_lies_about_its_size_is_refused():
    assert refused(a_lying_zip(900_000_000)) in {"sheet_no_sheet", "sheet_too_heavy"}


@settings(max_examples=15)
@given(st.binary(max_size=300), st.integers(0, 2_000))
def test_no_bytes_break_the_reader_of_sheets(content, place):
    sound = an_excel_file(ROWS)
    broken = sound[:place] + content + sound[place + len(content) :]
    found = csv_of(broken, "x")
    assert isinstance(found, bytes | Problem)
