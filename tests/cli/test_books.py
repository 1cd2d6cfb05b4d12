# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk books`: what was caught in text and JSON, and one sentence for everything that is wrong."""

from __future__ import annotations

import json

import pytest
from tests.bookkeeping.making import Line, an_audit_file

from werkdruk.cli.main import main


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "boek.xaf"
    lines = [Line(cost="7001"), Line(cost="9", line="2"), Line(account="1600", side="C", amount="200.00", line="3")]
    path.write_text(an_audit_file(lines), encoding="utf-8")
    return path


@pytest.fixture
def chart(tmp_path):
    path = tmp_path / "kaart.json"
    path.write_text('{"rules": [{"school": "99BB", "measure": "m01", "cost": "70*"}]}', encoding="utf-8")
    return path


def test_without_a_map_the_file_is_told_of(book, capsys):
    assert main(["books", str(book)]) == 0
    printed = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert printed.splitlines()[0] == "boek.xaf: XAF 3.2, boekjaar 2024, uit proef"
    assert "debet € 200,00, credit € 200,00" in printed
    assert "regels vingen" not in printed


def test_with_a_map_the_catch_and_the_rest_are_told(book, chart, capsys):
    assert main(["books", str(book), "--map", str(chart)]) == 0
    printed = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "1  99BB m01  kostenplaats 70*  1 regel  € 100,00" in printed
    assert "Door geen regel gevangen: 1 regel, € 100,00." in printed


def test_the_json_adds_up_to_the_whole_file(book, chart, capsys):
    assert main(["books", str(book), "--map", str(chart), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["lines"] == len(found["caught"]) + found["balance"]["lines"] + found["rest"]["lines"] == 3
    assert sum(each["cents"] for each in found["caught"]) + found["balance"]["cents"] + found["rest"]["cents"] == 0
    assert found["caught"][0]["key"] == "2024-03 INK/1/1"


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_that_is_wrong_is_refused_with_where_and_how_to_mend_it(tmp_path, chart, capsys, form):
    path = tmp_path / "boek.xaf"
    path.write_text(an_audit_file([Line(amount="12.345")]), encoding="utf-8")
    assert main(["books", str(path), "--map", str(chart), "--format", form]) == 1
    printed = capsys.readouterr()
    said = printed.out + printed.err
    assert "'12.345' is geen bedrag." in said
    assert "gevangen" not in said


@pytest.mark.parametrize("wrong", ["nergens.xaf", "."])
def test_a_file_that_cannot_be_opened_is_one_sentence(tmp_path, capsys, wrong):
    assert main(["books", str(tmp_path / wrong)]) == 1
    assert "niet te openen" in capsys.readouterr().err


def test_a_map_that_cannot_be_opened_or_read_is_one_sentence(tmp_path, book, capsys):
    assert main(["books", str(book), "--map", str(tmp_path / "nergens.json")]) == 1
    assert "niet te openen" in capsys.readouterr().err
    (tmp_path / "kaart.json").write_text("{", encoding="utf-8")
    assert main(["books", str(book), "--map", str(tmp_path / "kaart.json")]) == 1
    assert "De regels in dit bestand zijn niet te lezen." in capsys.readouterr().err


def test_a_large_file_says_how_far_it_is(tmp_path, capsys):
    path = tmp_path / "boek.xaf"
    path.write_text(an_audit_file([Line(number=str(number)) for number in range(15_000)]), encoding="utf-8")
    assert main(["books", str(path)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert 8 <= len(told) <= 11
    assert told[-1] == "5 van 5 MB gelezen"
