# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that is wrong everywhere costs no more than a file that is right."""

from __future__ import annotations

import pytest

from werkdruk.funding import NotCountable, boards, read_boards, read_pupils, tally
from werkdruk.funding.delimited import COLUMNS_MAX

HEADER = "BRIN NUMMER;VESTIGINGSNUMMER;ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR;LEER- OF VERBLIJFSJAAR 1 - MAN\n"


def refusal(read, path):
    with pytest.raises(NotCountable) as refused:
        read(path)
    return refused.value.problem.code


def test_a_pupil_file_with_too_many_problems_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tally, "PROBLEMS_MAX", 20)
    path = tmp_path / "leerlingen-2022.csv"
    rows = [f"18BR;00;VWO lj 4-6;{number} of meer\n" for number in range(21)]
    path.write_text(HEADER + "18BR;00;VWO lj 4-6;5\n" + "".join(rows[:20]))
    assert len(read_pupils(path).problems) == 20
    path.write_text(HEADER + "18BR;00;VWO lj 4-6;5\n" + "".join(rows))
    assert refusal(read_pupils, path) == "too_many_problems"


def test_an_address_file_with_too_many_problems_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(boards, "PROBLEMS_MAX", 20)
    path = tmp_path / "adressen.csv"
    path.write_text("BEVOEGD GEZAG NUMMER;BRIN NUMMER\n" + "40001;geen brin\n" * 20)
    assert len(read_boards(path).problems) == 20
    path.write_text("BEVOEGD GEZAG NUMMER;BRIN NUMMER\n" + "40001;geen brin\n" * 21)
    assert refusal(read_boards, path) == "too_many_problems"


def test_a_line_with_more_cells_than_any_file_of_duo_is_no_header(tmp_path):
    path = tmp_path / "leerlingen-2022.csv"
    path.write_text(HEADER.strip() + ";" * (COLUMNS_MAX - 4) + "\n18BR;00;VWO lj 4-6;5\n")
    assert refusal(read_pupils, path) == "no_rows"
    path.write_text(HEADER.strip() + ";" * COLUMNS_MAX + "\n18BR;00;VWO lj 4-6;5\n")
    assert refusal(read_pupils, path) == "no_header"
