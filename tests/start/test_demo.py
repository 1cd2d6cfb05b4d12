# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo from the command line: it fills itself, serves, and leaves nothing running behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
import start

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A directory with the database of the demo, filled once; no network is there to fill it from."""
    if not start.is_stamped("run"):
        pytest.skip("this environment was not made by start.py")
    place = tmp_path_factory.mktemp("demo")
    answer = subprocess.run(
        _command("--no-serve", "--data", place), env=_offline(), capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return place


def _command(*more):
    return [sys.executable, start.ROOT / "start.py", "demo", *map(str, more)]


def _offline():
    return {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_NO_CACHE_DIR": "1"}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _family_of(child):
    """A process and all that descend from it."""
    listing = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listing.splitlines())}
    family = {child}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _alive(pids):
    return {pid for pid in pids if os.path.exists(f"/proc/{pid}")}  # noqa: PTH110 - one call, no object


def test_filling_prints_the_roles_and_makes_one_database(data):
    assert (data / "werkdruk.sqlite3").stat().st_size > 0


def test_filling_twice_changes_nothing(data):
    before = (data / "werkdruk.sqlite3").read_bytes()
    answer = subprocess.run(
        _command("--no-serve", "--data", data), env=_offline(), capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    assert (data / "werkdruk.sqlite3").read_bytes() == before


def test_two_starts_at_the_same_time_fill_one_database(data, tmp_path):
    command = _command("--no-serve", "--data", tmp_path / "demo")
    both = [subprocess.Popen(command, env=_offline(), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [child.wait(60) for child in both] == [0, 0]


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_demo_answers_at_the_address_it_prints_and_ends_as_a_whole(data, way):
    command = _command("--port", _free_port(), "--data", data)
    child = subprocess.Popen(command, env=_offline(), stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        printed = ""
        while not (found := re.search(r"http://127\.0\.0\.1:\d+/", printed)):
            line = child.stdout.readline()
            assert line, f"the demo ended: {printed}"
            printed += line
        with urllib.request.urlopen(found[0], timeout=20) as answer:  # noqa: S310 - our own http address
            assert answer.status == 200
            assert "<html" in answer.read().decode()
        family = _family_of(child.pid)
        assert len(family) >= 2
        child.send_signal(way)
        assert child.wait(20) == 0
        until = time.monotonic() + 5
        while _alive(family) and time.monotonic() < until:
            time.sleep(0.05)
        assert _alive(family) == set()
    finally:
        child.kill()
        child.stdout.close()
        child.wait()
