# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which board a school has."""

from __future__ import annotations

import pytest

from werkdruk.funding import NotCountable, read_boards


@pytest.mark.parametrize(
    ("name", "schools", "boards"),
    [
        ("alle-vestigingen-vo.csv", 648, 323),
        ("01.-hoofdvestigingen-vo_ca2015.csv", 651, None),
        ("instellingenvo_ca2020.csv", 648, None),
    ],
)
def test_the_real_address_files_give_every_school_its_board(shared, name, schools, boards):
    found = read_boards(shared / "duo" / name)
    assert len(found.boards) == schools
    assert boards is None or len(set(found.boards.values())) == boards
    assert found.boards["18BR"] == "10053"
    assert found.names["18BR"] == "School voor Praktijkonderwijs Assen"
    assert found.problems == ()


def test_the_school_is_found_through_its_site(write):
    found = read_boards(write("BEVOEGD GEZAG NUMMER;VESTIGINGSCODE", "10053;18BR00"))
    assert found.boards == {"18BR": "10053"}


def test_a_school_with_two_boards_stands_under_none_and_says_so(write):
    found = read_boards(write("BEVOEGD GEZAG NUMMER;BRIN NUMMER", "10053;18BR", "10054;18BR", "10053;00AH"))
    assert found.boards == {"00AH": "10053"}
    (problem,) = found.problems
    assert (problem.code, problem.where.line) == ("several_boards", 3)
    assert "10053, 10054" in problem.message


def test_rows_that_cannot_be_read_are_told_by_line(write):
    found = read_boards(
        write("BEVOEGD GEZAG NUMMER;BRIN NUMMER", "1;18BR", "10053;18B", "10053", "10053;00AH", ";00AI")
    )
    assert found.boards == {"00AH": "10053"}
    assert [(problem.where.line, problem.code) for problem in found.problems] == [
        (2, "bad_board"),
        (3, "bad_address_school"),
        (4, "bad_address_row"),
    ]


def test_a_file_without_boards_or_without_schools_is_refused(write):
    for header in ("BRIN NUMMER;NAAM", "BEVOEGD GEZAG NUMMER;NAAM"):
        with pytest.raises(NotCountable):
            read_boards(write(header, "00AH;x"))


def test_the_hard_file_with_cr_line_ends_is_read(shared):
    found = read_boards(shared / "duo" / "03.-personele-bekostiging-bo-2015-2016_CR.csv")
    assert len(found.boards) == 6_430
    assert found.boards["00AP"] == "41646"
