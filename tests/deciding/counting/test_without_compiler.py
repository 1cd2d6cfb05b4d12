# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Without the compiled core everything is there and gives the same; only the way to it differs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest
from tests.deciding.counting.generated import generated

from werkdruk.cli.main import main
from werkdruk.deciding.counting import BadElection, Decided, Undecided, compiled, count, read_pb
from werkdruk.deciding.counting.files import scanning

ELECTIONS = 400
HEAD = """META
key;value
description;Round
country;Netherlands
unit;School
instance;2026
budget;{budget}
vote_type;approval
rule;equalshares
num_projects;4
num_votes;{voters}
PROJECTS
project_id;cost;name
1;33554;An assistant
2;9500;Invigilators
3;30000;Another assistant
4;2900;Instruments
VOTES
voter_id;vote
"""
CHOICES = ("1,2", "1", "2,3", "3", "3,4", "4", "1,2,3,4", "")


@pytest.fixture
def core(need, monkeypatch):
    """That the compiled core is here, also when this run does without it."""
    monkeypatch.delenv(compiled.PLAIN, raising=False)
    if compiled.module() is None:
        need("native", "no compiled core: no C compiler, no headers of Python, or not started with start.py")


def _file(place, voters=120, budget=60000, extra=""):
    rows = "".join(f"{voter};{CHOICES[voter * voter % len(CHOICES)]}\n" for voter in range(1, voters + 1))
    place.write_text(HEAD.format(budget=budget, voters=voters) + rows + extra, encoding="utf-8")
    return place


def _counted(election, rule):
    """All that a count gives but the way to it."""
    try:
        found = count(election, rule).as_json()
    except Undecided as tie:
        return str(tie)
    return json.dumps(_without_way(found), sort_keys=True, default=str)


def _without_way(value):
    """The same without what says which way a round was decided."""
    if isinstance(value, dict):
        return {key: _without_way(part) for key, part in value.items() if key not in {"path", "decided"}}
    return [_without_way(part) for part in value] if isinstance(value, list | tuple) else value


def test_a_generated_election_is_counted_the_same_without_the_core(core, monkeypatch):
    with_core = [_counted(*generated(seed)) for seed in range(ELECTIONS)]
    monkeypatch.setenv(compiled.PLAIN, "1")
    assert compiled.module() is None
    assert [_counted(*generated(seed)) for seed in range(ELECTIONS)] == with_core


def test_the_outcome_says_which_way_it_was_decided(core, monkeypatch):
    def ways():
        return {way for seed in range(200) for way in _ways(*generated(seed, plain=True))}

    assert len(ways()) > 1
    monkeypatch.setenv(compiled.PLAIN, "1")
    assert ways() == {Decided.EXACT}


def _ways(election, rule):
    try:
        return count(election, rule).claim.decided
    except Undecided:
        return ()


@pytest.mark.parametrize("extra", ["", "9999;1,1\n", "9999;7\n", "1;2\n", "\n\n", "9999;1,2;3\n", '9999;"1,2"\n'])
def test_a_file_is_read_the_same_without_the_core(core, tmp_path, monkeypatch, extra):
    path = _file(tmp_path / "round.pb", extra=extra)
    with_core = _read(path)
    monkeypatch.setenv(compiled.PLAIN, "1")
    assert _read(path) == with_core


def test_a_file_in_which_nothing_is_odd_is_read_by_the_core(core, tmp_path, monkeypatch):
    assert scanning.scanner() is not None
    assert read_pb(_file(tmp_path / "round.pb"))[1] == ()
    monkeypatch.setenv(compiled.PLAIN, "1")
    assert scanning.scanner() is None


def _read(path):
    """The fingerprint of what was read with the problems that were stated, or why it was refused."""
    try:
        election, problems = read_pb(path)
    except BadElection as refusal:
        return refusal.reason, [problem.line() for problem in refusal.problems]
    return election.digest, [problem.line() for problem in problems]


@pytest.mark.parametrize("completion", ["none", "add1u"])
def test_the_command_prints_the_same_without_the_core(core, tmp_path, monkeypatch, capsys, completion):
    path = _file(tmp_path / "round.pb")
    printed = []
    for plain in ("", "1"):
        monkeypatch.setenv(compiled.PLAIN, plain)
        assert main(["count", str(path), "--completion", completion, "--format", "json"]) == 0
        printed.append(_without_way(json.loads(capsys.readouterr().out)))
    assert printed[0] == printed[1]


@pytest.mark.parametrize("core_file", [None, b"", b"\x7fELF no core of any kind", b"text"])
def test_a_core_that_is_not_there_or_not_for_this_machine_is_passed_over(tmp_path, root, core_file):
    unused = shutil.ignore_patterns("web", "__pycache__", "_native.*", ".native-*")
    shutil.copytree(root / "src" / "werkdruk", tmp_path / "werkdruk", ignore=unused)
    if core_file is not None:
        (tmp_path / "werkdruk" / "deciding" / "counting" / "_native.abi3.so").write_bytes(core_file)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from werkdruk.deciding.counting import compiled\n"
        "from werkdruk.cli.main import main\n"
        "assert compiled.module() is None\n"
        "sys.exit(main(['count', sys.argv[2]]))"
    )
    command = [sys.executable, "-I", "-S", "-W", "error", "-c", code, tmp_path, _file(tmp_path / "round.pb")]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Gekozen" in answer.stdout
