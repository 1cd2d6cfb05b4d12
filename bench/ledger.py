# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Durable entries of two lines a second, with all checks, beside the limit line: python bench/ledger.py [--seconds N].

SQLite in a file of its own, as the program opens it; PostgreSQL in a database of its own on the server that
WERKDRUK_TEST_PG names, with one client and with eight. Every entry is one call of `keep_entry` and one commit. The
limit line is two bare rows and a commit, without keys, checks or triggers, by the same driver and as durable.
"""

# ruff: noqa: PLC0415 - Django is imported once the address of the database is known

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
import uuid
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
LIMIT = 1_000
CLIENTS = 8


def start(address: str) -> None:
    """Django on this database."""
    os.environ |= {
        "WERKDRUK_DATABASE": address,
        "WERKDRUK_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "werkdruk.web.settings",
    }
    import django

    django.setup()


def prepared(address: str) -> None:
    """A board per client, each with a school that has money, and a measure that the council agreed to."""
    start(address)
    from django.core.management import call_command
    from tests.web.ledger_guard.places import a_decided_place

    call_command("migrate", verbosity=0)
    for number in range(CLIENTS):
        a_decided_place(*place(number), cents=10**10)


def place(number: int) -> tuple[str, str]:
    return f"{10_001 + number}", f"{10 + number:02d}AA"


def commits(board: str, school: str):
    """Entries without end: one cent of the school's money, committed to its measure."""
    from tests.web.ledger_guard.places import a_cent_committed

    while True:
        yield a_cent_committed(board, school)


def keeping(address: str, number: int, seconds: float, signals) -> None:
    """One client: how many entries it kept, and in how many seconds."""
    start(address)
    from werkdruk.web.actions.ledger import keep_entry

    made = commits(*place(number))
    for _ in range(20):
        keep_entry(next(made))
    ready, go, answers = signals
    ready.release()
    go.wait()
    answers.put(_counted(lambda: keep_entry(next(made)), seconds))


def bare(address: str, _number: int, seconds: float, signals) -> None:
    """One client: bare rows instead of entries."""
    if address.startswith("postgresql:"):
        import psycopg

        connection = psycopg.connect(address, autocommit=True)
        insert = "INSERT INTO bare VALUES (1, 'a', -1), (1, 'b', 1)"
    else:
        import sqlite3

        connection = sqlite3.connect(address, isolation_level=None, timeout=30)
        connection.execute("PRAGMA synchronous=FULL")
        insert = "INSERT INTO bare VALUES (1, 'a', -1), (1, 'b', 1)"
    ready, go, answers = signals
    ready.release()
    go.wait()
    answers.put(_counted(lambda: connection.execute(insert), seconds))


def _counted(act, seconds: float) -> tuple[int, float]:
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        act()
        done += 1
    return done, time.perf_counter() - began


def rate(work, address: str, numbers: list[int], seconds: float) -> float:
    """Entries a second of all clients together."""
    context = multiprocessing.get_context("spawn")
    ready, go, answers = context.Semaphore(0), context.Event(), context.Queue()
    clients = [context.Process(target=work, args=(address, each, seconds, (ready, go, answers))) for each in numbers]
    for client in clients:
        client.start()
    for _ in clients:
        ready.acquire()
    go.set()
    found = [answers.get() for _ in clients]
    for client in clients:
        client.join()
    return sum(done for done, _ in found) / max(took for _, took in found)


def measured(name: str, address: str, numbers: list[int], args: argparse.Namespace) -> bool:
    """Whether the best run keeps the promise; prints all runs."""
    rates = sorted(rate(keeping, address, numbers, args.seconds) for _ in range(args.runs))
    line = max(rate(bare, address, numbers, args.seconds) for _ in range(args.runs))
    told = ", ".join(f"{each:,.0f}" for each in rates)
    print(f"{name:<44} {told:<30} best {rates[-1]:>7,.0f}/s   limit line {line:>8,.0f}/s   promised {LIMIT:,}/s")
    return rates[-1] >= LIMIT


def on_sqlite(args: argparse.Namespace) -> bool:
    with tempfile.TemporaryDirectory(dir=args.directory) as place_:
        address = str(Path(place_) / "ledger.sqlite3")
        _child(prepared, address)
        import sqlite3

        with sqlite3.connect(address) as connection:
            connection.execute("CREATE TABLE bare (entry integer, account text, cents integer)")
        connection.close()
        return measured("SQLite, one client", address, [0], args)


def on_postgresql(server: str, args: argparse.Namespace) -> bool:
    import psycopg

    name = f"werkdruk_bench_{uuid.uuid4().hex}"
    parts = psycopg.conninfo.conninfo_to_dict(server)
    who = f"{quote(parts['user'])}:{quote(parts.get('password', ''))}"
    address = f"postgresql://{who}@{quote(parts['host'], safe='')}:{parts.get('port', 5432)}/{name}"
    with psycopg.connect(server, autocommit=True) as admin:
        version, fsync = (admin.execute(f"SHOW {each}").fetchone()[0] for each in ("server_version", "fsync"))
        print(f"PostgreSQL {version}, fsync {fsync}" + ("" if fsync == "on" else ": NOT DURABLE, no figure to publish"))
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            _child(prepared, address)
            with psycopg.connect(address) as connection:
                connection.execute("CREATE TABLE bare (entry integer, account text, cents bigint)")
            measured("PostgreSQL, one client", address, [0], args)
            measured("PostgreSQL, eight clients on one board", address, [0] * CLIENTS, args)
            return measured("PostgreSQL, eight clients on eight boards", address, list(range(CLIENTS)), args)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _child(work, *arguments) -> None:
    """In a process of its own: Django has one set of settings."""
    child = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    child.start()
    child.join()
    assert child.exitcode == 0


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--seconds", type=float, default=3.0, help="of each run")
    words.add_argument("--runs", type=int, default=3, help="the best one counts, all are shown")
    words.add_argument("--directory", type=Path, default=None, help="where the SQLite file stands")
    words.add_argument("--only", choices=("sqlite", "postgresql"))
    args = words.parse_args()
    kept = []
    if args.only != "postgresql":
        kept.append(on_sqlite(args))
    server = os.environ.get("WERKDRUK_TEST_PG")
    if server and args.only != "sqlite":
        kept.append(on_postgresql(server, args))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
