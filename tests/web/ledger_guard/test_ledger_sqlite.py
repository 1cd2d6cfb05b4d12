# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What SQLite itself refuses in the ledger, to raw SQL on a database that the migrations made."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from werkdruk.web import ledger_guard

VENDOR = "sqlite"
PARTS = ledger_guard.parts(VENDOR)


@pytest.fixture(scope="module")
def ledger_file(tmp_path_factory, django_run, setup_statements):
    """A migrated database with the five entries of the setup."""
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite3"
    django_run(str(path), "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
    with closing(opened(path)) as connection:
        assert outcome(connection, setup_statements) == "accepted"
    return path


def opened(path):
    """A plain connection: only foreign keys are on, as every connection of the application has them."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@pytest.fixture
def ledger(ledger_file):
    """A copy of that database in memory."""
    with closing(opened(":memory:")) as connection, closing(opened(ledger_file)) as original:
        original.backup(connection)
        yield connection


def outcome(connection, statements):
    """`accepted`, or the words in which the transaction was refused."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        return str(error)
    else:
        return "accepted"
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA ignore_check_constraints = OFF")


def rows(connection):
    return connection.execute("SELECT * FROM ledger_entry, ledger_posting ORDER BY 1, 12").fetchall()


def test_raw_sql_is_refused(ledger, attack):
    before = rows(ledger)
    assert outcome(ledger, attack.statements) == attack.refused[VENDOR]
    assert rows(ledger) == before


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_trigger_that_is_gone_lets_an_attack_through(ledger_file, all_attacks, part):
    noticed = []
    for attack in all_attacks(VENDOR):
        with closing(opened(":memory:")) as connection, closing(opened(ledger_file)) as original:
            original.backup(connection)
            connection.execute(part.removal)
            if outcome(connection, attack.statements) != attack.refused[VENDOR]:
                noticed.append(attack.name)
    assert noticed


def test_a_sound_entry_is_accepted(ledger, words):
    row = f"('{words['kx']}', '10053', {words['N']}, '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
    assert outcome(ledger, [words["PAIR"], f"{words['E']} {row}"]) == "accepted"


def test_two_connections_do_not_finish_each_others_entry(ledger_file, tmp_path, words):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(ledger_file.read_bytes())
    with closing(opened(path)) as one, closing(opened(path)) as other:
        other.execute("PRAGMA busy_timeout = 50")
        one.execute("BEGIN IMMEDIATE")
        one.execute(words["PAIR"])
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
            one.execute("COMMIT")
        one.execute("ROLLBACK")
        entry = f"('{words['kx']}', '10053', {words['N']}, '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
        assert outcome(other, [f"{words['E']} {entry}"]) == "werkdruk: one-legged entry"


GUARD_PROBLEMS = """
import sys, django
django.setup()
from django.db import connection
from werkdruk.web import ledger_guard
with connection.cursor() as cursor:
    for statement in sys.argv[1:]:
        cursor.execute(statement)
print(*ledger_guard.guard_problems(connection), sep="\\n")
"""


def test_the_guard_says_what_is_missing_changed_or_off(ledger_file, tmp_path, django_run):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(ledger_file.read_bytes())
    assert django_run(str(path), "-c", GUARD_PROBLEMS).split("\n") == ["", ""]
    found = django_run(
        str(path),
        "-c",
        GUARD_PROBLEMS,
        "DROP TRIGGER ledger_entry_balance",
        "DROP TRIGGER ledger_entry_legs",
        "CREATE TRIGGER ledger_entry_legs BEFORE INSERT ON ledger_entry BEGIN SELECT 1; END",
        "PRAGMA foreign_keys = OFF",
    )
    assert found.splitlines() == [
        "trigger ledger_entry_legs is not as written",
        "trigger ledger_entry_balance is missing",
        "foreign_keys is off for this connection",
    ]


REINSTALLED = """
import django
django.setup()
from django.db import connection
from werkdruk.web import ledger_guard
ledger_guard.remove(connection)
print(len(ledger_guard.guard_problems(connection)))
for _ in range(2):
    ledger_guard.install(connection)
    print(len(ledger_guard.guard_problems(connection)))
"""


def test_the_guard_can_be_taken_away_and_put_back_twice(ledger_file, tmp_path, django_run):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(ledger_file.read_bytes())
    assert django_run(str(path), "-c", REINSTALLED).split() == [str(len(PARTS)), "0", "0"]
