# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading pupil files: the real ones, and every way a file can be wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.both_languages import say_the_same

from werkdruk.funding import NotCountable, read_pupils
from werkdruk.kernel import Language, Span

YEARS = ";".join(f"LEER- OF VERBLIJFSJAAR {year} - {sex}" for year in range(1, 7) for sex in ("MAN", "VROUW"))
HEADER = f"BRIN NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM VESTIGING;ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR;{YEARS}"
LATER = HEADER.replace("BRIN NUMMER", "INSTELLINGSCODE").replace("VESTIGINGSNUMMER", "VESTIGINGSCODE")
TOTALS = (
    "BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;AANTAL LEERLINGEN;AANTAL VO LEERLINGEN UITBESTEED AAN VAVO"
)
LISTED = (
    "SCHOOLJAAR;BEVOEGD GEZAG;BRIN NUMMER;VESTIGINGSNUMMER;"
    "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR;LEERJAAR;AANTAL LEERLINGEN"
)


def row(kind: str, *numbers: object, school: str = "00AH", site: str = "00", name: str = "De Brug") -> str:
    return ";".join([school, site, name, kind, *map(str, numbers), *["0"] * (12 - len(numbers))])


def codes(counts) -> list[str]:
    return [problem.code for problem in counts.problems]


def test_the_national_file_has_the_pupils_schools_and_sites_of_2019(national):
    counts = read_pupils(national)
    assert sum(row.general.low for row in counts.rows) == 836_306
    assert sum(row.vocational.low for row in counts.rows) == 120_551
    assert all(row.general.is_exact and row.vocational.is_exact and not row.either.high for row in counts.rows)
    assert len({row.school for row in counts.rows}) == 650
    assert len(counts.rows) == 1_450
    assert counts.counted_on == date(2019, 10, 1)
    assert counts.vavo == Span.exact(6_418)
    assert codes(counts) == ["vavo_counted"]


def test_without_vavo_exactly_the_outsourced_pupils_are_left_out(national):
    counts = read_pupils(national, vavo=False)
    assert sum(row.general.low for row in counts.rows) == 836_306 - 6_418
    assert sum(row.vocational.low for row in counts.rows) == 120_551
    assert codes(counts) == ["vavo_left_out"]


def test_the_file_of_2025_has_a_known_number_of_pupils_of_an_unknown_kind(excerpt):
    counts = read_pupils(excerpt)
    assert sum(row.either.low for row in counts.rows) == sum(row.either.high for row in counts.rows) == 52_659
    assert len(counts.rows) == 100
    assert len(set(counts.boards.boards.values())) == 16
    assert codes(counts).count("kinds_unknown") == 1
    assert codes(counts).count("suppressed") == 29
    assert codes(counts).count("vavo_counted") == 1
    assert counts.vavo.high - counts.vavo.low == 29 * 3
    assert counts.boards.names["14DC06"] == 'VMBO "De Jutter" Vlieland'
    assert counts.counted_on == date(2025, 10, 1)


def test_both_vocabularies_give_the_same_counts(write):
    lines = [row("VMBO BL lj 3-4", 0, 0, 0, 0, 3, 4, 5, 6), row("VWO lj 4-6", 0, 0, 0, 0, 0, 0, 7)]
    old = read_pupils(write(HEADER, *lines))
    new = read_pupils(write(LATER, *[line.replace("00AH;00", "00AH;00AH00") for line in lines]))
    assert old.rows == new.rows
    assert (old.rows[0].general, old.rows[0].vocational) == (Span.exact(7), Span.exact(18))


def test_a_suppressed_cell_makes_the_count_a_range_and_says_where(write):
    counts = read_pupils(write(LATER, row("VMBO KL lj 3-4", 0, 0, 0, 0, "<5", 12)))
    assert counts.rows[0].vocational == Span(13, 16)
    (problem,) = counts.problems
    assert (problem.code, problem.where.line) == ("suppressed", 2)


@pytest.mark.parametrize("cell", ["*", "**", "", " "])
def test_a_star_or_an_empty_cell_is_a_range_and_an_assumption_said_once(write, cell):
    counts = read_pupils(write(HEADER, *[row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, cell, 5)] * 2))
    assert counts.rows[0].general.low < counts.rows[0].general.high
    assert codes(counts).count("hidden_assumed") == 1


@pytest.mark.parametrize(
    ("cell", "says"), [("-3", "negatief"), ("2,5", "gebroken"), ("1.234", "duizend"), ("veel", "geen aantal")]
)
def test_a_number_that_is_none_leaves_its_row_out_and_says_so(write, cell, says):
    counts = read_pupils(
        write(HEADER, row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, cell, 5), row("VWO lj 4-6", 0, 0, 0, 0, 0, 0, 7))
    )
    assert counts.rows[0].total == Span.exact(7)
    (problem,) = counts.problems
    assert problem.code == "bad_number"
    assert problem.where.line == 2
    assert says in problem.message


def test_an_unknown_type_is_a_range_between_the_kinds_said_once(write):
    counts = read_pupils(
        write(HEADER, row("Ruimtevaart", 1, 2), row("Ruimtevaart", 3, 4), row("VMBO lj 3-4", 0, 0, 0, 0, 5))
    )
    assert counts.rows[0].general_possible == counts.rows[0].vocational_possible == Span(0, 15)
    assert counts.rows[0].total == Span.exact(15)
    assert codes(counts) == ["unclear_type", "unclear_type"]


def test_pupils_in_a_year_their_type_does_not_have_are_a_range(write):
    counts = read_pupils(write(HEADER, row("VMBO BL lj 3-4", 0, 0, 0, 0, 3, 0, 0, 0, 2)))
    assert counts.rows[0].vocational == Span.exact(3)
    assert counts.rows[0].either == Span.exact(2)
    assert codes(counts) == ["year_contradicts"]


def test_a_row_that_stands_twice_may_count_twice(write):
    counts = read_pupils(write(HEADER, *[row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, 4, 5)] * 2))
    assert counts.rows[0].general == Span(9, 18)
    assert codes(counts) == ["double_row"]


def test_a_site_that_stands_twice_in_the_totals_may_be_either_row_or_both(write):
    counts = read_pupils(write(TOTALS, "10053;18BR;18BR00;100;0", "10053;18BR;18BR00;90;0"))
    assert counts.rows[0].either == Span(90, 190)
    assert "double_row" in codes(counts)


def test_rows_that_are_no_rows_are_told_by_line(write):
    counts = read_pupils(
        write(
            HEADER,
            row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, 4),
            HEADER,
            "00AH;00;te kort",
            row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, 4) + ";te lang",
            row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, 4, 1) + ";;",
            row("HAVO lj 4-5", school="Totaal"),
            row("HAVO lj 4-5", school="0AH"),
            row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, 1, site="99ZZ00"),
        )
    )
    told = [(problem.where.line, problem.code) for problem in counts.problems]
    assert told == [
        (3, "repeated_header"),
        (4, "bad_row"),
        (5, "bad_row"),
        (7, "totals_line"),
        (8, "bad_school"),
        (9, "bad_site"),
    ]
    assert [(row.site, row.general.low) for row in counts.rows] == [(None, 1), ("00AH00", 9)]


def test_codes_keep_their_zeros_and_lose_their_padding(write):
    counts = read_pupils(write(HEADER, row("VWO lj 4-6", 1, school=" 00ah ", site=" 0 "), row("VWO lj 4-6", 2)))
    assert [(row.school, row.site, row.general.low) for row in counts.rows] == [("00AH", "00AH00", 3)]


def test_the_listed_shape_picks_the_rows_of_the_day_asked_for(write):
    lines = [
        "2018;10053;18BR;00;Praktijkonderwijs alle vj;1;100",
        "2019;10053;18BR;00;Praktijkonderwijs alle vj;1;12",
        "2019;10053;18BR;00;VMBO BL;2;13",
        "2019;10053;18BR;00;VMBO BL;3;14",
        "2019;10053;18BR;00;VMBO uitbest. aan VAVO;4;15",
    ]
    path = write(LISTED, *lines)
    counts = read_pupils(path, day=date(2019, 10, 1))
    assert (counts.rows[0].vocational, counts.rows[0].general) == (Span.exact(26), Span.exact(28))
    assert counts.boards.boards == {"18BR": "10053"}
    with pytest.raises(NotCountable) as refused:
        read_pupils(path, day=date(2017, 10, 1))
    assert "1 oktober 2018" in refused.value.problem.message


def test_a_file_that_masks_small_numbers_as_four_makes_ranges_of_the_fours(write):
    counts = read_pupils(write(LISTED, "2019;10053;18BR;00;HAVO lj 4-5;4;4", "2019;10053;18BR;00;HAVO lj 4-5;5;20"))
    assert counts.rows[0].general == Span(21, 24)
    assert codes(counts) == ["masked_fours"]
    wide = [row("HAVO lj 4-5", *[4] * 12, site=f"{site:02}") for site in range(3)]
    assert read_pupils(write(HEADER, *wide)).rows[0].general == Span(12, 48)
    assert read_pupils(write(HEADER, wide[0])).rows[0].general == Span.exact(48)


def test_a_peildatum_goes_before_the_year_in_the_name(write):
    path = write(f"PEILDATUM;{HEADER}", "20211001;" + row("VWO lj 4-6", 1), name="leerlingen-2019.csv")
    assert read_pupils(path).counted_on == date(2021, 10, 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n ", "empty_file"),
        (b"PK\x03\x04xlsx", "not_csv"),
        (b"\xd0\xcf\x11\xe0xls", "not_csv"),
        (b"%PDF-1.7", "not_csv"),
        (b"<!DOCTYPE html>", "not_csv"),
        (b"a;b\n1;\x00", "not_csv"),
        (b"naam;plaats\na;b\n", "no_header"),
        (HEADER.encode(), "no_rows"),
        (b"BRIN NUMMER;PLAATS\n00AH;ASSEN\n", "missing_columns"),
        (f"BRIN NUMMER;{YEARS}\n".encode(), "missing_columns"),
    ],
)
def test_a_file_that_cannot_be_counted_is_refused_with_one_sentence(tmp_path, content, code):
    path = tmp_path / "bestand-2022.csv"
    path.write_bytes(content)
    with pytest.raises(NotCountable) as refused:
        read_pupils(path)
    assert refused.value.problem.code == code
    assert refused.value.problem.hint


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "nergens.csv", tmp_path, Path("\0")):
        with pytest.raises(NotCountable):
            read_pupils(path)


def test_totals_of_a_site_or_of_a_type_do_not_count_twice(write):
    counts = read_pupils(
        write(
            HEADER,
            row("VWO lj 4-6", 5),
            row("Totaal", 5),
            row("VWO lj 4-6", 5, site="Totaal"),
            row("Totaal", "<5"),
        )
    )
    assert counts.rows[0].total == Span.exact(5)
    assert codes(counts) == ["totals_line"] * 3


def test_a_file_with_both_a_number_and_a_total_adds_vavo_to_the_number(write):
    header = f"{TOTALS.removeprefix('BEVOEGD GEZAG NUMMER;')};TOTAAL AANTAL LEERLINGEN"
    counts = read_pupils(write(header, "18BR;18BR00;100;10;110"))
    assert (counts.rows[0].total, counts.vavo) == (Span.exact(110), Span.exact(10))
    only = read_pupils(write(header.replace("CODE;AANTAL LEERLINGEN", "CODE;X"), "18BR;18BR00;;10;110"))
    assert (only.rows[0].total, only.rows[0].either) == (Span.exact(110), Span.exact(100))


def test_what_is_wrong_with_a_file_is_told_in_both_languages(write):
    wrong = (
        row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, "-3", 5),
        row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, "<5", "*", 7),
        row("Ruimtevaart", 1, 2),
        row("VMBO BL lj 3-4", 0, 0, 0, 0, 3, 0, 0, 0, 2),
        row("HAVO lj 4-5", 1, school="0AH"),
        row("HAVO lj 4-5", 0, 0, 0, 0, 0, 0, 1, site="99ZZ00"),
        row("HAVO lj 4-5", school="Totaal"),
        "00AH;00;De Brug",
    )
    problems = read_pupils(write(HEADER, *wrong, wrong[1], HEADER)).problems
    assert len({problem.code for problem in problems}) >= 10
    for problem in problems:
        assert problem.told(Language.NL) == (problem.message, problem.hint)
        for dutch, english in zip(problem.told(Language.NL), problem.told(Language.EN), strict=True):
            assert say_the_same(dutch, english), english


@pytest.mark.parametrize("content", ["", "PK\x03\x04", "<html>", "naam;plaats\nDe Brug;Ede", "\0"])
def test_why_a_file_is_refused_is_told_in_both_languages(tmp_path, content):
    path = tmp_path / "leerlingen.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotCountable) as refusal:
        read_pupils(path)
    for dutch, english in zip(*map(refusal.value.problem.told, Language), strict=True):
        assert say_the_same(dutch, english), english
