# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""kill -9 of whoever writes and of the database: nothing that was answered is lost, and no entry is half there.

PostgreSQL is a server of this test's own, with a data directory it made itself; nothing else is ever killed. The
control turns durability down and must lose something, or the test proves nothing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from tests.web.ledger_guard.writer import STEPS

WRITER = Path(__file__).with_name("writer.py")
PREPARE = """
import django
django.setup()
from tests.web.ledger_guard.places import a_decided_place
a_decided_place("10053", "18BR", cents=10**9)
"""
LEFT = """
import json, django
django.setup()
from werkdruk.kernel import BoardNumber
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.ledger_checks import verified
fault = verified(BoardNumber("10053")).fault
print(json.dumps([fault and fault.code, [entry.id.int for entry in load_entries(board=BoardNumber("10053"))]]))
"""
OWN_ROUNDS, LONG_ROUNDS, CONTROL_ROUNDS = 20, 200, 12


class Light:
    """A database that is a file."""

    victims = ("writer",)

    def __init__(self, directory):
        self.address = str(directory / "ledger.sqlite3")

    def kill(self):
        """Nothing: it lives in the process of the writer."""


class Heavy:
    """A PostgreSQL server of our own on a free port."""

    victims = ("writer", "server", "backends", "both")

    def __init__(self, need):
        directory = Path(tempfile.mkdtemp(prefix="werkdruk"))
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "/none")]
        self.bin = found[-1].parent
        if not (self.bin / "postgres").exists():
            need("postgres", "no programs of a PostgreSQL server")
        self.data, self.as_user = directory / "data", {}
        if os.geteuid() == 0:
            self._lend(directory, need)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        make = [self.bin / "initdb", "-D", self.data, "-U", "werkdruk", "-A", "trust", "-E", "UTF8", "--locale", "C"]
        subprocess.run(make, check=True, capture_output=True, cwd=directory, **self.as_user)
        self.address = f"postgresql://werkdruk@127.0.0.1:{self.port}/postgres"
        self.directory, self.process = directory, None
        self.start()

    def _lend(self, directory, need):
        """A server refuses to run as root: another user gets the directory."""
        import pwd

        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            need("postgres", "a PostgreSQL server does not run as root, and there is no user postgres")
        os.chown(directory, user.pw_uid, user.pw_gid)
        self.as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def start(self, *options):
        """Nothing; the server answers, and its data directory is ours."""
        import psycopg

        command = [self.bin / "postgres", "-D", self.data, "-p", str(self.port), "-k", self.directory, *options]
        command += ["-c", "listen_addresses=127.0.0.1"]
        until = time.monotonic() + 120
        self._begin(command)
        while True:
            try:
                with psycopg.connect(self.address, connect_timeout=5) as connection:
                    assert connection.execute("SHOW data_directory").fetchone() == (str(self.data),)
                    return
            except psycopg.OperationalError:
                assert time.monotonic() < until
                time.sleep(0.05)
                if self.process.poll() is not None:  # a process of before the crash still held its memory
                    self._begin(command)

    def _begin(self, command):
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=self.directory, stderr=log, stdout=log, start_new_session=True, **self.as_user
            )

    def pids(self):
        """The server's own process and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def kill(self, *, children_only=False):
        """Nothing; the server, or one of the processes that serve a client, is gone as in a crash."""
        for pid in self.pids()[1 if children_only else 0 :]:
            try:
                if not children_only or b"127.0.0.1" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(pid, signal.SIGKILL)
            except (ProcessLookupError, FileNotFoundError):
                continue
        if not children_only:
            self.process.wait()

    def stop(self):
        """Nothing; the server ended."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()
        shutil.rmtree(self.directory)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request, tmp_path, need, django_run):
    """A database of our own with a school that has money."""
    made = Light(tmp_path) if request.param == "sqlite" else Heavy(need)
    try:
        django_run(made.address, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
        django_run(made.address, "-c", PREPARE)
        yield made
    finally:
        if isinstance(made, Heavy):
            made.stop()


@pytest.fixture
def writing(database, environment):
    """Starts a writer; gives its process."""

    def started(what):
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        return subprocess.Popen([sys.executable, str(WRITER), str(what)], env=environment(database.address), **pipes)

    return started


def left(database, django_run):
    """The code of the first fault, and the ids of all entries."""
    fault, ids = json.loads(django_run(database.address, "-c", LEFT))
    return fault, set(ids)


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("victim", ["writer", "server", "backends"])
def test_killed_at_any_step_the_entry_is_whole_or_not_there(database, writing, django_run, victim, step):
    if victim not in database.victims:
        pytest.skip("SQLite lives in the process that writes")
    writer = writing(step)
    assert writer.stdout.readline() == f"{step}\n"
    if victim == "writer":
        writer.kill()
    else:
        database.kill(children_only=victim == "backends")
        if victim == "server":
            database.start()
    writer.kill()
    writer.communicate()
    time.sleep(0.5 if victim == "backends" else 0)
    fault, ids = settled(database, django_run)
    assert fault is None
    assert (7 in ids) == (step == "commit")


def settled(database, django_run):
    """What is left once the server has come back by itself."""
    for _ in range(20):
        try:
            return left(database, django_run)
        except AssertionError:
            time.sleep(0.5)
    return left(database, django_run)


def begun(writing, what):
    """A writer that answered, and its first answer; while the server comes back, a writer may not get in at once."""
    for _ in range(60):
        writer = writing(what)
        if line := writer.stdout.readline():
            return writer, int(line)
        writer.communicate()
        time.sleep(0.25)
    raise AssertionError(f"writer {what} never got in")


def crashed(database, writing, rounds, *, options=(), only=None):
    """The ids that were answered in so many rounds, each ended by a kill at a random moment."""
    answered, chance = set(), random.Random(5)  # noqa: S311 - moments, no secrets
    for number in range(1, rounds + 1):
        victim = only or database.victims[number % len(database.victims)]
        writers = []
        for each in range(2):
            writer, first = begun(writing, number * 10 + each)
            writers.append(writer)
            answered.add(first)
        time.sleep(chance.uniform(0, 0.3))
        if victim in {"server", "both", "backends"}:
            database.kill(children_only=victim == "backends")
        for writer in writers:
            writer.kill()
            told = writer.communicate()[0].split("\n")[:-1]
            answered |= {int(line) for line in told}
        if victim in {"server", "both"}:
            database.start(*options)
    return answered


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [OWN_ROUNDS, pytest.param(LONG_ROUNDS, marks=pytest.mark.slow)])
def test_killed_at_random_nothing_that_was_answered_is_lost(database, writing, django_run, rounds):
    if rounds == LONG_ROUNDS and os.environ.get("WERKDRUK_LONG") != "1":
        pytest.skip("the long run takes an hour: set WERKDRUK_LONG=1")
    answered = crashed(database, writing, rounds)
    fault, ids = settled(database, django_run)
    assert len(answered) >= 2 * rounds
    assert fault is None
    assert answered - ids == set()


@pytest.mark.slow
@pytest.mark.postgres
def test_the_control_with_durability_turned_down_loses_something(need, django_run, environment):
    """The same rounds with asynchronous commits: a harness that sees no loss here sees none anywhere."""
    server = Heavy(need)
    try:
        django_run(server.address, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
        django_run(server.address, "-c", PREPARE)
        server.kill()
        relaxed = ("-c", "synchronous_commit=off", "-c", "wal_writer_delay=10s")
        server.start(*relaxed)

        def writing(what):
            pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
            return subprocess.Popen([sys.executable, str(WRITER), str(what)], env=environment(server.address), **pipes)

        answered = crashed(server, writing, CONTROL_ROUNDS, options=relaxed, only="server")
        fault, ids = settled(server, django_run)
        assert fault is None
        assert answered - ids
    finally:
        server.stop()
