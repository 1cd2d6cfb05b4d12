# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `werkdruk count`: text and JSON, problems and refusals."""

from __future__ import annotations

import argparse
import json

import pytest

from werkdruk.cli import count
from werkdruk.cli.main import main

FILE = """META
key;value
num_projects;4
num_votes;3
budget;90
vote_type;approval
PROJECTS
project_id;cost;name
x;45;Surveillance
y;20;Mentoraat
z;30;Rust
o;9;Niets
VOTES
voter_id;vote
a;x,y
b;x,y,z
c;x
"""


@pytest.fixture
def command(tmp_path, capsys):
    """What the command prints on a file of this text: exit code, standard output, standard error."""

    def run(*options, text=FILE):
        path = tmp_path / "stemming.pb"
        path.write_text(text, encoding="utf-8")
        parser = argparse.ArgumentParser()
        count.add(parser.add_subparsers())
        args = parser.parse_args(["count", str(path), *options])
        code = args.run(args)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_json_has_what_is_promised(command):
    code, out, err = command("--rule", "mes", "--utility", "cost", "--completion", "add1", "--format", "json")
    outcome = json.loads(out)
    assert (code, err) == (0, "")
    assert (outcome["winners"], outcome["cost"], outcome["budget"]) == (["x", "y"], 65, 90)
    assert outcome["rounds"][0] == {
        "round": 1,
        "project": "x",
        "cost": 45,
        "votes": 3,
        "price": 15,
        "rho": "1/3",
        "paid_in_full": None,
        "decided": outcome["path"][0],
    }
    assert (outcome["ties"], outcome["problems"]) == ([], [])
    assert [each["decided"] for each in outcome["rounds"]] == outcome["path"]
    assert outcome["digest"].startswith("sha256:")
    assert (outcome["step"], outcome["stop"]) == (1, "nothing-fits")


def test_the_text_names_winners_in_order_and_then_the_others(command):
    code, out, err = command("--explain")
    assert (code, err) == (0, "")
    out = out.replace("\N{NO-BREAK SPACE}", " ")
    assert out.splitlines()[2:7] == [
        "Ronde  Project    Prijs  Stemmen  Per voorstander  Naam",
        "    1  x        € 45,00        3          € 15,00  Surveillance",
        "    2  y        € 20,00        2          € 10,00  Mentoraat",
        "    -  z        € 30,00        1                   Rust",
        "    -  o         € 9,00        0                   Niets",
    ]
    assert "x: Gekozen in ronde 1. Alle 3 voorstanders betaalden elk € 15,00." in out
    assert "o: Niet gekozen. Niemand stemde hierop." in out


def test_json_explains_every_project_when_asked(command):
    explanations = json.loads(command("--explain", "--format", "json")[1])["explanations"]
    assert sorted(explanations) == ["o", "x", "y", "z"]
    assert "explanations" not in json.loads(command("--format", "json")[1])


def test_problems_stand_in_the_json_or_on_standard_error(command):
    doubtful = FILE.replace("c;x", "c;x,x")
    code, out, err = command(text=doubtful)
    assert code == 0
    assert "stemming.pb:17: Project x staat 2 keer op deze stem. Het telt een keer." in err
    code, out, err = command("--format", "json", text=doubtful)
    assert (code, err) == (0, "")
    assert [(problem["code"], problem["line"]) for problem in json.loads(out)["problems"]] == [("project-twice", 17)]


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_that_cannot_be_counted_gives_a_sentence_and_exit_code_one(command, form):
    code, out, err = command("--format", form, text=FILE.replace("approval", "loting"))
    assert code == 1
    assert "Stemmen van de soort loting" in err
    assert "Traceback" not in err
    if form == "json":
        assert [problem["code"] for problem in json.loads(out)["problems"]] == ["vote-type"]
    else:
        assert out == ""


EQUAL = FILE.replace("y;20;", "y;45;").replace("c;x", "c;x,y")


def test_a_tie_is_broken_as_asked(command):
    by_name = json.loads(command("--ties", "name", "--format", "json", text=EQUAL)[1])
    by_lot = json.loads(command("--ties", "lot", "--lot", "y,x,o,z", "--format", "json", text=EQUAL)[1])
    assert (by_name["winners"], by_lot["winners"]) == (["x", "y"], ["y", "x"])
    assert by_lot["ties"] == [{"round": 1, "equal": ["x", "y"], "chosen": "y", "decided_by": "lot"}]
    assert "precies gelijk" in command(text=EQUAL)[1]


def test_a_tie_that_stays_is_refused(command):
    code, _, err = command("--ties", "cost", text=EQUAL)
    assert code == 1
    assert "x en y zijn precies gelijk" in err


def test_a_lot_that_misses_a_project_is_refused(command):
    code, _, err = command("--ties", "lot", "--lot", "x,y")
    assert code == 1
    assert "elk project precies een keer" in err


def test_a_step_of_a_cent_is_a_cent_also_when_the_file_is_in_whole_euros(command):
    euros = json.loads(command("--completion", "add1", "--step", "0.01", "--format", "json")[1])
    cents = json.loads(
        command("--completion", "add1", "--step", "0.01", "--format", "json", text=FILE.replace("x;45;", "x;45.00;"))[1]
    )
    assert euros["step"] == "0.01"
    assert euros == cents


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--step", "0"], "hoger dan nul"),
        (["--step", "-1"], "--step"),
        (["--step", "x"], "hoger dan nul"),
        (["--ties", "luck"], "luck"),
        (["--rule", "luck"], "luck"),
        (["--floor", "1"], "van 0 tot 1"),
        (["--floor", "1/0"], "van 0 tot 1"),
        (["--floor", "-0.5"], "--floor"),
        (["--threshold", "-1"], "--threshold"),
        (["--threshold", "x"], "heel getal"),
        (["--workers", "0", "--batch", "."], "van 1 tot 1000"),
        (["--dask", "straks", "--batch", "."], "tcp://10.0.0.1:8786"),
        (["--batch", "."], "niet allebei"),
        (["--workers", "2"], "horen bij --batch"),
        (["--lot", "x", "--seed", "y"], "niet allebei"),
        (["--seed", "y", "--ties", "name"], "als lot in --ties staat"),
        (["--rule", "greedy", "--completion", "add1"], "hoort bij --rule mes"),
        (["--rule", "greedy", "--floor", "0.5"], "hoort bij --rule mes"),
        (["--rule", "phragmen", "--utility", "cost"], "--utility"),
        (["--threshold", "3"], "phragmen en greedy"),
        (["--misfit", "stop"], "greedy"),
        (["--weights", "fte"], "zeg met --part-time"),
        (["--unit", "team"], "zeg met --floor"),
        (["--compare", "--explain"], "niet samen"),
        (["--compare", "--format", "pb"], "--format pb"),
        (["--explain", "--format", "pb"], "--format pb"),
    ],
)
def test_wrong_use_is_exit_code_two_and_one_sentence(command, capsys, options, said):
    with pytest.raises(SystemExit) as stop:
        command(*options)
    assert stop.value.code == 2
    assert said in capsys.readouterr().err.splitlines()[-1]


def test_without_a_file_or_a_directory_there_is_nothing_to_count(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["count"])
    assert stop.value.code == 2
    assert "geef een BESTAND.pb, of een map met --batch" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["count", str(tmp_path / "weg.pb")]) == 1
    assert "weg.pb: Dit bestand is niet te openen." in capsys.readouterr().err


def test_a_file_that_is_not_utf_8_is_refused(tmp_path, capsys):
    file = tmp_path / "latin.pb"
    file.write_bytes(FILE.replace("Rust", "Rüst").encode("latin-1"))
    assert main(["count", str(file)]) == 1
    assert "geen UTF-8" in capsys.readouterr().err


def test_the_official_winners_come_out_of_the_command(shared, capsys):
    parser = argparse.ArgumentParser()
    count.add(parser.add_subparsers())
    file = shared / "pabulib" / "instances" / "Netherlands_Assen_2024.pb"
    args = parser.parse_args(["count", str(file), "--completion", "add1", "--step", "1", "--format", "json"])
    assert args.run(args) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert sorted(outcome["winners"], key=int) == ["2", "3", "5", "6", "9", "11", "12", "13", "14"]
    assert (outcome["cost"], outcome["budget"]) == (76700, 100000)


AGREED = FILE.replace("vote_type;approval", "vote_type;approval\nrule;mes/cost/add1/1/cost,votes,lot\nlot;z,y,x,o")


def test_a_file_that_says_how_it_was_counted_is_not_counted_otherwise_in_silence(command):
    code, _out, err = command(text=AGREED)
    assert code == 0
    assert "op een andere manier" in err
    assert "--rule mes --utility cost --completion add1 --step 1 --ties cost,votes,lot --lot z,y,x,o" in err


def test_a_file_counted_as_it_says_gives_no_remark(command):
    options = ("--rule", "mes", "--utility", "cost", "--completion", "add1", "--ties", "cost,votes,lot")
    options += ("--step", "1", "--lot", "z,y,x,o")
    assert command(*options, text=AGREED)[2] == ""
    assert "op een andere manier" not in command(text=AGREED.replace("mes/cost/add1/1/", ""))[2]
