# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count` where something is odd: names of files and projects, a full disk, a count that takes long."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from werkdruk.cli.count_options import while_waiting
from werkdruk.cli.count_progress import patience
from werkdruk.cli.main import main, parser

FILE = """META
key;value
num_projects;2
num_votes;2
budget;60
vote_type;approval
PROJECTS
project_id;cost;name;-team
-a;45;Assistent;bouw
b;20;Begeleiding;zorg
VOTES
voter_id;vote;-team
1;-a,b;bouw
2;b;zorg
"""
FULL = Path("/dev/full")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "stemming.pb"
    path.write_text(FILE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "options",
    [["--lot=-a,b"], ["--seed=-n"], ["--seed=--ties lot"], ["--unit=-team", "--floor", "1/3"]],
)
def test_a_value_that_looks_like_an_option_is_written_so_that_it_counts_again(file, capsys, options):
    assert main(["count", str(file), *options]) == 0
    first = capsys.readouterr().out
    stated = shlex.split(re.search(r"^Manier: (.*)$", first, re.MULTILINE)[1])
    assert main(["count", str(file), *stated]) == 0
    assert capsys.readouterr().out == first
    assert options[0] in stated


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--step", "0.5"], "--step hoort bij --completion add1 en add1u"),
        (["--completion", "utilitarian", "--step", "1"], "--step hoort bij"),
        (["--seed", ""], "bij --seed hoort een tekst"),
        (["--lot", ""], "bij --lot horen projecten"),
    ],
)
def test_an_option_that_would_do_nothing_is_wrong_use(file, capsys, options, said):
    with pytest.raises(SystemExit) as stop:
        main(["count", str(file), *options])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


def test_a_comparison_may_have_a_step(file, capsys):
    assert main(["count", str(file), "--compare", "--step", "0.5", "--format", "json"]) == 0
    steps = {rule["step"] for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert steps == {None, "0.50"}


def test_a_directory_is_no_file_and_the_sentence_says_how_it_is_counted(tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["count", str(tmp_path)])
    assert stop.value.code == 2
    assert "is een map; tel een map met --batch" in capsys.readouterr().err


def test_a_step_far_above_all_money_ends_the_climb_at_once(file, capsys):
    """Also on the grid of the compiled core, where such a step does not fit in a word."""
    file.write_text(FILE.replace("budget;60", "budget;70"), encoding="utf-8")
    told = []
    for more in ([], ["--plain"]):
        step = ["--completion", "add1", "--step", "999999999999999"]
        assert main(["count", str(file), *step, *more, "--format", "json"]) == 0
        told.append(json.loads(capsys.readouterr().out))
    fast, plain = ({key: each[key] for key in ("winners", "increments", "stop")} for each in told)
    assert fast == plain == {"winners": ["b", "-a"], "increments": 1, "stop": "nothing-fits"}


def _batch(directory, capsys, *options):
    code = main(["count", "--batch", str(directory), "--workers", "1", *options])
    return code, capsys.readouterr().out


def test_every_file_of_a_folder_has_a_row_also_a_link_that_leads_nowhere(file, capsys):
    directory = file.parent
    (directory / "GROOT.PB").write_text(FILE, encoding="utf-8")
    (directory / "dood.pb").symlink_to(directory / "weg.pb")
    (directory / "rond.pb").symlink_to(directory / "rond.pb")
    (directory / "map.pb").mkdir()
    code, out = _batch(directory, capsys, "--format", "json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["file"] for row in rows] == ["GROOT.PB", "dood.pb", "rond.pb", "stemming.pb"]
    assert (code, ["refused" in row for row in rows]) == (1, [False, True, True, False])


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_a_name_that_is_no_text_is_a_row_like_any_other(file, tmp_path, capsys, ending):
    directory = tmp_path / "map"
    directory.mkdir()
    file.rename(directory / os.fsdecode(b"\xff.pb"))
    code, _ = _batch(directory, capsys, "--out", str(tmp_path / f"rijen.{ending}"))
    assert code == 0
    assert "\\udcff.pb" in (tmp_path / f"rijen.{ending}").read_text(encoding="utf-8")


def test_a_name_with_a_line_end_in_it_stays_on_its_line(file, capsys):
    file.rename(file.with_name("een\ntwee.pb"))
    assert _batch(file.parent, capsys)[1].startswith("een\\ntwee.pb: 20 van 60")


@pytest.mark.skipif(not FULL.exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("form", ["text", "json", "pb"])
def test_a_full_disk_is_said_in_one_sentence(file, form):
    with FULL.open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "werkdruk.cli", "count", str(file), "--format", form]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert "lezen of schrijven lukt niet" in run.stderr


def test_a_count_that_takes_long_says_so_once_and_a_short_one_says_nothing(capsys):
    with patience("het duurt even.", seconds=60):
        pass
    assert capsys.readouterr().err == ""
    with patience("het duurt even.", seconds=0):
        time.sleep(0.2)
    assert capsys.readouterr().err == "werkdruk: het duurt even.\n"


def test_while_purses_rise_it_is_said_by_what_step():
    options = parser().parse_args(["count", "x.pb", "--completion", "add1u", "--step", "0,05"])
    assert "met 0.05 per stap omhoog. Met een grotere --step" in while_waiting(options)
    assert "--step" not in while_waiting(parser().parse_args(["count", "x.pb"]))
