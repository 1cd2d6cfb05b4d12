# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count --batch`: a row per file, whoever counts it, and nothing lost when one of them breaks."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.cli.count_processes import processes
from werkdruk.cli.count_progress import Progress
from werkdruk.cli.main import main
from werkdruk.deciding.counting.batches import (
    BROKE_OFF,
    Counted,
    Recipe,
    Refused,
    Workers,
    count_file,
    count_files,
    in_order,
)

FILE = """META
key;value
num_projects;3
num_votes;3
budget;{budget}
vote_type;approval
PROJECTS
project_id;cost
a;45
b;20
c;30
VOTES
voter_id;vote
1;a,b
2;a,b,c
3;a
"""
EQUAL = FILE.format(budget=20).replace("c;30", "c;20").replace("a,b", "b,c").replace("3;a", "3;b,c")
BROKEN = FILE.format(budget=60).replace("a;45", "a;veel")


class Deadly(Recipe):
    """A recipe that kills the worker which reads a file called `dood.pb`."""

    def read(self, path):
        if path.name == "dood.pb":
            os._exit(9)
        return super().read(path)


class Doubtful(Recipe):
    """A recipe with a fault of its own in it, at one file."""

    def read(self, path):
        return super().read(path) if path.name != "dood.pb" else None


class Gone(Executor):
    """Workers that have left."""

    def submit(self, *_args):
        raise RuntimeError

    def shutdown(self, **_how):
        pass


class Silent(Gone):
    """Workers that drop what they are given."""

    def submit(self, *_args):
        dropped = Future()
        dropped.cancel()
        dropped.set_running_or_notify_cancel()
        return dropped


def _fill(directory, names):
    """Files that each have another budget; those with `kapot` in their name cannot be read."""
    for number, name in enumerate(names):
        text = BROKEN if "kapot" in name else FILE.format(budget=20 + 10 * number)
        (directory / name).write_text(text, encoding="utf-8")
    return directory


@pytest.fixture
def folder(tmp_path):
    return _fill(tmp_path, ["c.pb", "a.pb", "kapot.pb", "b.pb", "d.pb", "Z.pb", "lees-mij.txt"])


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    directory = _fill(tmp_path_factory.mktemp("stemmingen"), [f"{n}.pb" for n in range(5)] + ["kapot.pb"])
    return sorted(directory.iterdir())


def _rows(paths, workers, recipe=Recipe()):  # noqa: B008 - a frozen value
    return list(in_order(count_files(paths, recipe, workers)))


@given(st.data(), st.integers(1, 4))
def test_how_the_files_are_divided_over_workers_changes_nothing(paths, data, number):
    chosen = data.draw(st.lists(st.sampled_from(paths), max_size=12))
    alone = [count_file(path, Recipe()) for path in chosen]
    assert _rows(chosen, Workers(number, ThreadPoolExecutor)) == alone


def test_one_two_and_three_processes_write_the_same_bytes_in_the_order_of_the_names(folder, tmp_path):
    written = set()
    for number in (1, 2, 3):
        out = tmp_path / f"{number}.jsonl"
        assert main(["count", "--batch", str(folder), "--workers", str(number), "--out", str(out)]) == 1
        written.add(out.read_bytes())
    (only,) = written
    rows = [json.loads(line) for line in only.splitlines()]
    assert [row["file"] for row in rows] == ["Z.pb", "a.pb", "b.pb", "c.pb", "d.pb", "kapot.pb"]
    assert "geen bedrag" in rows[-1]["refused"]


def test_a_row_has_what_counting_the_file_alone_gives(folder, capsys):
    main(["count", "--batch", str(folder), "--workers", "2", "--completion", "add1", "--format", "json"])
    rows = {row["file"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    for name in ("a.pb", "d.pb"):
        assert main(["count", str(folder / name), "--completion", "add1", "--format", "json"]) == 0
        alone = json.loads(capsys.readouterr().out)
        same = ("utility", "winners", "cost", "budget", "currency", "voters", "digest")
        assert {key: rows[name][key] for key in same} == {key: alone[key] for key in same}
        assert rows[name]["doubts"] == len(alone["problems"])


def test_rows_can_be_a_table(folder, tmp_path, capsys):
    out = tmp_path / "rijen.CSV"
    assert main(["count", "--batch", str(folder), "--workers", "1", "--out", str(out)]) == 1
    with out.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 6
    assert (rows[4]["file"], rows[4]["winners"], rows[4]["cost"], rows[4]["refused"]) == ("d.pb", "a", "45", "")
    assert (rows[5]["winners"], rows[5]["refused"][:10]) == ("", "regel 9: '")
    assert capsys.readouterr().out == ""


def test_the_text_has_a_line_per_file_and_the_refusals_are_counted(folder, capsys):
    assert main(["count", "--batch", str(folder), "--workers", "1"]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[4] == "d.pb: 45 van 60 EUR, 3 stemmers: a"
    assert out.splitlines()[5].startswith("kapot.pb: niet geteld: regel 9: ")
    assert err.splitlines()[-1] == "werkdruk: niet geteld: 1 van de 6 bestanden; in hun rij staat waarom."


def test_when_all_are_counted_the_exit_code_is_nought(folder):
    (folder / "kapot.pb").unlink()
    assert main(["count", "--batch", str(folder), "--workers", "1"]) == 0


def test_a_tie_that_stays_open_is_a_row_that_says_so(tmp_path, capsys):
    (tmp_path / "gelijk.pb").write_text(EQUAL, encoding="utf-8")
    assert main(["count", "--batch", str(tmp_path), "--workers", "1", "--ties", "cost"]) == 1
    assert "b en c zijn precies gelijk" in capsys.readouterr().out


def test_a_worker_that_dies_loses_only_the_file_that_killed_it(tmp_path):
    names = ["a.pb", "b.pb", "dood.pb", "e.pb", "f.pb", "g.pb", "h.pb"]
    paths = [_fill(tmp_path, names) / name for name in names]
    rows = _rows(paths, processes(2), Deadly())
    assert rows[2] == Refused("dood.pb", BROKE_OFF)
    assert rows[:2] + rows[3:] == [count_file(path, Recipe()) for path in paths if path.name != "dood.pb"]


def test_a_fault_of_ours_at_one_file_loses_only_that_file(tmp_path):
    paths = sorted(_fill(tmp_path, ["a.pb", "dood.pb", "z.pb"]).iterdir())
    rows = _rows(paths, Workers(1, ThreadPoolExecutor), Doubtful())
    assert [type(row) for row in rows] == [Counted, Refused, Counted]


@pytest.mark.parametrize("nobody", [Gone, Silent])
def test_without_workers_every_row_says_that_its_count_broke_off(paths, nobody):
    assert {row.reason for row in _rows(paths, Workers(2, lambda _number: nobody()))} == {BROKE_OFF}


def test_rows_that_come_early_wait_for_those_before_them():
    given_out = []
    rows = [Refused(str(number), "x") for number in range(4)]

    def coming():
        for number in (2, 0, 3, 1):
            given_out.append(number)
            yield number, rows[number]

    ordered = in_order(coming())
    assert (next(ordered), given_out) == (rows[0], [2, 0])
    assert list(ordered) == rows[1:]


def test_what_cannot_be_a_batch_is_refused_with_one_sentence(tmp_path, folder, capsys):
    empty = tmp_path / "leeg"
    empty.mkdir()
    wrong = [
        (["--batch", str(empty)], "geen map met een .pb-bestand"),
        (["--batch", str(tmp_path / "weg")], "is geen map."),
        (["--batch", str(folder), "--out", str(tmp_path / "weg" / "x.csv")], "is niet te schrijven"),
    ]
    for options, sentence in wrong:
        assert main(["count", *options]) == 1
        (said,) = capsys.readouterr().err.splitlines()
        assert sentence in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--out", "rijen.txt"], ".jsonl of .csv"),
        (["--explain"], "--batch geeft rijen"),
        (["--compare"], "--batch geeft rijen"),
        (["--format", "pb"], "--batch geeft rijen"),
        (["--workers", "2", "--dask", "tcp://127.0.0.1:1"], "niet allebei"),
    ],
)
def test_wrong_use_is_exit_code_two(capsys, options, said):
    with pytest.raises(SystemExit) as stop:
        main(["count", "--batch", ".", *options])
    assert stop.value.code == 2
    assert said in capsys.readouterr().err


SLOW = """META
key;value
num_projects;2
num_votes;2
budget;100
vote_type;approval
PROJECTS
project_id;cost
a;10
b;60
VOTES
voter_id;vote
1;a
2;b
"""
"""With steps of a millionth it takes ten million runs before b can be bought."""


@pytest.mark.skipif(os.name == "nt", reason="groups of processes are of POSIX")
def test_ctrl_c_ends_at_once_with_one_sentence_and_keeps_the_rows_that_are_there(tmp_path):
    for name in ("b", "c", "d"):
        (tmp_path / f"{name}.pb").write_text(SLOW, encoding="utf-8")
    (tmp_path / "a.pb").write_text(BROKEN, encoding="utf-8")
    out = tmp_path / "rijen.jsonl"
    options = ["--workers", "2", "--out", out, "--completion", "add1", "--step", "0.000001", "--plain"]
    with subprocess.Popen(
        [sys.executable, "-m", "werkdruk.cli", "count", "--batch", tmp_path, *options],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    ) as command:
        assert command.stderr.readline() == "1 van 4 bestanden geteld\n"
        os.killpg(command.pid, signal.SIGINT)
        _, said = command.communicate(timeout=60)
    assert (command.returncode, said) == (130, "werkdruk: onderbroken; de eerste 1 van 4 rijen zijn er.\n")
    (row,) = out.read_text(encoding="utf-8").splitlines()
    assert json.loads(row)["file"] == "a.pb"


def test_without_a_terminal_progress_is_a_line_per_tenth(capsys):
    progress = Progress(25)
    for number in range(25):
        progress.step(str(number))
    progress.end()
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 10
    assert (lines[0], lines[-1]) == ("3 van 25 bestanden geteld", "25 van 25 bestanden geteld")


def test_on_a_terminal_progress_is_a_bar_that_goes_away():
    if os.name == "nt":
        pytest.skip("terminals in a file are of POSIX")
    ours, theirs = os.openpty()
    program = "from werkdruk.cli.count_progress import Progress as P\np = P(2)\np.step('a')\np.step('b')\np.end()"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-c", program], stderr=theirs, env=env, check=True)
    said = os.read(ours, 1000).decode()
    os.close(ours)
    os.close(theirs)
    half, whole, gone = said.split("\r")[1:4]
    assert half.startswith("[###############...............] 1 van 2  a")
    assert whole.startswith(f"[{'#' * 30}] 2 van 2  b")
    assert gone.strip() == ""


def test_a_folder_of_real_elections_gives_a_row_for_each(shared, tmp_path):
    for file in sorted((shared / "pabulib" / "instances").glob("Netherlands_*.pb"))[:6]:
        (tmp_path / file.name).symlink_to(file)
    paths = sorted(Path(tmp_path).glob("*.pb"))
    assert _rows(paths, processes(2)) == [count_file(path, Recipe()) for path in paths]
