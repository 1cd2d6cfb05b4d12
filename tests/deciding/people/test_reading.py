# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A staff list is read whole or explained whole: every bad cell with its line and how to mend it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.people import Belonging, FunctionGroup, Person, StaffUnit, UnitKind, read_staff
from werkdruk.deciding.people.cells import hundredths_in
from werkdruk.kernel import Brin, Language

SCHOOL = Brin("98AA")
HEAD = "school;personeelsnummer;functiegroep;fte;eenheid;soort;thuis;van;tot"


def listed(*rows: str, head: str = HEAD):
    return read_staff("\n".join([head, *rows]).encode(), school=SCHOOL, file="lijst.csv")


def codes(found) -> list[str]:
    return [problem.code for problem in found.problems]


def test_a_person_in_two_units_is_one_person():
    found = listed(
        "98AA;007;OP;0,75;Onderbouw;team;ja;1-8-2023;", "98AA;7;op;0.75;Talen;sectie;nee;2023-09-01;31-7-2024"
    )
    places = (
        Belonging("Onderbouw", home=True, first=date(2023, 8, 1)),
        Belonging("Talen", home=False, first=date(2023, 9, 1), last=date(2024, 7, 31)),
    )
    assert found.people == (Person("7", FunctionGroup.OP, 75, places),)
    assert found.units == (StaffUnit("Onderbouw", UnitKind.TEAM), StaffUnit("Talen", UnitKind.SECTIE))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_form_of_the_file_makes_no_difference(separator, encoding, end):
    rows = [HEAD, "98AA;7;OP;1;Financi\N{LATIN SMALL LETTER E WITH DIAERESIS}n;team;;;", ""]
    content = end.join(rows).replace(";", separator).encode(encoding)
    found = read_staff(content, school=SCHOOL, file="lijst.csv")
    assert found.problems == ()
    assert found.units[0].name == "Financi\N{LATIN SMALL LETTER E WITH DIAERESIS}n"


def test_the_columns_may_stand_in_another_order_and_the_last_three_may_be_left_out():
    found = listed("team;Mavo;1;OOP;7;98AA", head="Soort;Eenheid;FTE;Functiegroep;Nummer;BRIN")
    assert found.people[0].home_on(date(2024, 1, 1)) == "Mavo"


def test_rows_of_other_schools_are_counted_and_left_out():
    found = listed("98AA;7;OP;1;Mavo;team;;;", "98AB;8;OP;veel;Mavo;team;;;")
    assert (len(found.people), found.elsewhere, found.problems) == (1, 1, ())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("school;7;OP;1;Mavo;team;;;", "school"),
        ("98AA;Jansen;OP;1;Mavo;team;;;", "number"),
        ("98AA;1,2E+05;OP;1;Mavo;team;;;", "number"),
        ("98AA;7;docent;1;Mavo;team;;;", "group"),
        ("98AA;7;OP;80;Mavo;team;;;", "fte"),
        ("98AA;7;OP;;Mavo;team;;;", "fte"),
        ("98AA;7;OP;1; ;team;;;", "unit"),
        ("98AA;7;OP;1;Mavo;afdeling;;;", "kind"),
        ("98AA;7;OP;1;Mavo;team;misschien;;", "home"),
        ("98AA;7;OP;1;Mavo;team;;31-2-2024;", "day"),
        ("98AA;7;OP;1;Mavo;team;;;31-7-2024", "no_first"),
        ("98AA;7;OP;1;Mavo;team;;1-8-2024;31-7-2024", "days"),
        ("98AA;7;OP;1;Mavo;team;;", "width"),
        ("98AA;7;OP;1;Mavo;team;nee;;", "no_home"),
    ],
)
def test_every_bad_cell_is_told_with_its_line_in_both_languages(row, code):
    found = listed("98AA;1;OP;1;Mavo;team;;;", row)
    assert codes(found) == [code]
    assert found.problems[0].where.line == 3
    assert all(found.problems[0].told(Language.EN))
    assert found.people == ()


def test_all_faults_are_told_at_once():
    assert codes(listed("98AA;x;y;z;;q;r;s;t", "98AA;7;OP;1;Mavo;team;;;")) == [
        *("number", "group", "fte", "unit", "kind", "home", "day", "day")
    ]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        ("98AA;7;OOP;1;Talen;sectie;nee;;", "two_jobs"),
        ("98AA;7;OP;0,5;Talen;sectie;nee;;", "two_jobs"),
        ("98AA;7;OP;1;Mavo;team;nee;;", "twice"),
        ("98AA;7;OP;1;Talen;sectie;ja;;", "two_homes"),
        ("98AA;8;OP;1;Mavo;sectie;;;", "two_kinds"),
        ("98AA;8;OP;1;MAVO;team;;;", "two_names"),
    ],
)
def test_rows_that_contradict_each_other_are_told_at_the_later_one(second, code):
    found = listed("98AA;7;OP;1;Mavo;team;ja;;", second)
    assert (codes(found), found.problems[0].where.line) == ([code], 3)


def test_two_homes_after_each_other_are_fine():
    found = listed("98AA;7;OP;1;Mavo;team;ja;1-8-2023;31-12-2023", "98AA;7;OP;1;Havo;team;ja;1-1-2024;")
    assert [found.people[0].home_on(date(2023, 12, 31)), found.people[0].home_on(date(2024, 1, 1))] == ["Mavo", "Havo"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"PK\x03\x04", "excel"),
        (b"\xd0\xcf\x11\xe0", "excel"),
        (b"a\0b", "no_text"),
        (b"x" * 1_000_001, "too_large"),
        (HEAD.encode(), "no_rows"),
        (f"{HEAD}\n98AB;7;OP;1;Mavo;team;;;".encode(), "no_rows"),
        (f"{HEAD};van\n".encode(), "column_twice"),
        (f'{HEAD}\n98AA;"7;OP'.encode(), "quotes"),
    ],
)
def test_a_file_that_is_no_staff_list_is_told_what_it_is(content, code):
    assert code in codes(read_staff(content, school=SCHOOL, file="lijst.csv"))


def test_a_list_with_too_many_rows_is_not_read_to_the_end():
    rows = [f"98AA;{number};OP;1;Mavo;team;;;" for number in range(1, 5_003)]
    assert codes(listed(*rows)) == ["too_long"]


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(content):
    found = read_staff(content, school=SCHOOL, file="lijst.csv")
    assert found.problems
    assert read_staff(f"{HEAD}\n98AA;".encode() + content, school=SCHOOL, file="lijst.csv").people is not None


@given(st.integers(0, 200))
def test_every_fte_of_two_decimals_is_read_as_it_is_written(hundredths):
    whole, part = divmod(hundredths, 100)
    assert hundredths_in(f"{whole},{part:02d}") == hundredths_in(f"{whole}.{part:02d}00") == hundredths


@pytest.mark.parametrize(
    ("text", "hundredths"), [("0,805", 81), ("0,8049", 80), ("2,01", None), ("-1", None), ("1e0", None)]
)
def test_more_decimals_are_rounded_half_up_and_nonsense_is_none(text, hundredths):
    assert hundredths_in(text) == hundredths
