# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk account`: from exported files, and no figures from files with a hole."""

import argparse
import json

import pytest
from tests.reporting.journals import told_journal, told_plan

from werkdruk.cli import account
from werkdruk.ledger import journal_as_json
from werkdruk.reporting import plan_as_json


@pytest.fixture
def files(tmp_path):
    journal, plan = tmp_path / "journaal.json", tmp_path / "plan.json"
    journal.write_text(json.dumps(journal_as_json(told_journal())), encoding="utf-8")
    plan.write_text(json.dumps(plan_as_json(told_plan())), encoding="utf-8")
    return journal, plan


def run(*args):
    parser = argparse.ArgumentParser()
    account.add(parser.add_subparsers())
    parsed = parser.parse_args(["account", *map(str, args)])
    return parsed.run(parsed)


def asked(files, *more):
    journal, plan = files
    return run(journal, "--plan", plan, "--school", "18BR", "--year", "2022/2023", *more)


def change(path, edit):
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_the_account_is_told_in_dutch(files, capsys):
    assert asked(files, "--on", "2023-07-31") == 0
    out = capsys.readouterr().out.replace("\xa0", " ")
    assert "De verantwoording sluit op de cent: € 105.833,35 beschikbaar" in out
    assert "De PMR bekrachtigde het plan op 14 juni 2022." in out


def test_the_account_as_json_says_that_it_closes(files, capsys):
    assert asked(files, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["closes"] is True
    assert found["received_cents"] + found["carried_in_cents"] == sum(
        found[key] for key in ("spent_cents", "committed_cents", "left_cents")
    )
    assert found["plan"] == {"version": 2, "digest": told_plan().plan.digest}


def test_the_account_as_csv_sums_to_zero(files, capsys):
    assert asked(files, "--format", "csv") == 0
    rows = capsys.readouterr().out.splitlines()
    assert sum(int(row.rsplit(";", 1)[1]) for row in rows[1:]) == 0


def test_a_booking_that_does_not_balance_gives_no_account(files, capsys):
    change(files[0], lambda content: content["entries"][3]["postings"][0].update(cents=-1))
    assert asked(files) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "journaal.json: Boeking 4 in het bestand klopt niet: de regels tellen niet op tot nul." in captured.err


def test_a_hole_is_told_in_json_too(files, capsys):
    change(files[0], lambda content: content["entries"][0].pop("on"))
    assert asked(files, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["closes"] is False
    assert found["problems"][0]["file"] == "journaal.json"


def test_a_plan_changed_by_hand_gives_no_account(files, capsys):
    change(files[1], lambda content: content["lines"][0].update(amount_cents=1))
    assert asked(files) == 1
    assert "plan.json: Het plan is veranderd" in capsys.readouterr().err


def test_a_school_the_journal_does_not_know_is_refused_with_those_it_does(files, capsys):
    assert run(files[0], "--school", "99ZZ", "--year", "2022/2023") == 1
    err = capsys.readouterr().err
    assert "niets over school 99ZZ" in err
    assert "18BR, 20CD" in err


def test_a_school_year_the_journal_does_not_know_is_refused_with_those_it_does(files, capsys):
    assert run(files[0], "--school", "18BR", "--year", "2029/2030") == 1
    assert "Wel staan er: 2021/2022, 2022/2023, 2023/2024." in capsys.readouterr().err


def test_a_plan_of_another_school_is_refused(files, capsys):
    journal, plan = files
    assert run(journal, "--plan", plan, "--school", "20CD", "--year", "2022/2023") == 1
    assert "Het plan is van school 18BR" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_sentence(tmp_path, capsys):
    assert run(tmp_path / "niets.json", "--school", "18BR", "--year", "2022/2023") == 1
    assert "is niet te openen" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [("--school", "18br"), ("--year", "2023"), ("--year", "2023/2025"), ("--on", "31-07-2023")]
)
def test_a_wrong_option_is_wrong_use(files, capsys, wrong):
    with pytest.raises(SystemExit) as left:
        asked(files, *wrong)
    assert left.value.code == 2
    assert "is geen" in capsys.readouterr().err
