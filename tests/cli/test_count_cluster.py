# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count --batch --dask`: the same rows from a cluster; here one of two workers on this machine."""

from __future__ import annotations

import importlib.util
import os
import sys

import pytest

from werkdruk.cli import count_cluster
from werkdruk.cli.main import main
from werkdruk.deciding.counting.batches import BROKE_OFF, Recipe, Refused, count_file, count_files, in_order

FILE = """META
key;value
num_projects;2
num_votes;2
budget;{budget}
vote_type;approval
PROJECTS
project_id;cost
a;10
b;20
VOTES
voter_id;vote
1;a,b
2;b
"""


@pytest.fixture
def folder(tmp_path):
    for number in range(12):
        (tmp_path / f"{number:02}.pb").write_text(FILE.format(budget=5 * number), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def distributed(need):
    """The package, with its clusters."""
    if importlib.util.find_spec("distributed") is None:
        need("dask", "no Dask: pip install 'werkdruk[cluster]'")
    return importlib.import_module("distributed")


def _cluster(distributed, workers):
    """So many processes on this machine, without a page to look at."""
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    )


def test_a_cluster_writes_the_same_bytes_as_processes(distributed, folder, tmp_path):
    here, there = tmp_path / "hier.jsonl", tmp_path / "daar.jsonl"
    with _cluster(distributed, 2) as cluster:
        options = ["--dask", cluster.scheduler_address, "--completion", "add1"]
        assert main(["count", "--batch", str(folder), *options, "--out", str(there)]) == 1
        assert len(cluster.scheduler.workers) == 2
    assert main(["count", "--batch", str(folder), "--workers", "2", "--completion", "add1", "--out", str(here)]) == 1
    assert here.read_bytes() == there.read_bytes()
    assert len(there.read_bytes().splitlines()) == 12


class Deadly(Recipe):
    """A recipe that kills the worker which reads one of the files."""

    def read(self, path):
        if path.name == "04.pb":
            os._exit(9)
        return super().read(path)


def test_a_worker_of_a_cluster_that_dies_loses_only_the_file_that_killed_it(distributed, folder):
    paths = sorted(folder.iterdir())
    with _cluster(distributed, 2) as cluster:
        cluster.scheduler.allowed_failures = 0
        with count_cluster.cluster(cluster.scheduler_address) as workers:
            rows = list(in_order(count_files(paths, Deadly(), workers)))
    assert rows == [count_file(p, Recipe()) if p.name != "04.pb" else Refused(p.name, BROKE_OFF) for p in paths]


def test_a_cluster_without_workers_is_refused_with_one_sentence(distributed, folder, capsys):
    with _cluster(distributed, 0) as cluster:
        assert main(["count", "--batch", str(folder), "--dask", cluster.scheduler_address]) == 1
    assert "heeft geen workers." in capsys.readouterr().err


def test_an_address_where_nobody_answers_is_refused_with_one_sentence(distributed, folder, monkeypatch, capsys):
    monkeypatch.setattr(count_cluster, "WAIT", 1)
    assert main(["count", "--batch", str(folder), "--dask", "tcp://127.0.0.1:1"]) == 1
    assert capsys.readouterr().err == "werkdruk: op tcp://127.0.0.1:1 antwoordt geen Dask-cluster.\n"


def test_without_the_package_one_sentence_says_which(folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["count", "--batch", str(folder), "--dask", "tcp://127.0.0.1:1"]) == 1
    said = "werkdruk: voor --dask is het pakket dask nodig: pip install 'werkdruk[cluster]'.\n"
    assert capsys.readouterr().err == said
