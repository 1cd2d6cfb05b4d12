# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What SQLite itself refuses in the ledger, to raw SQL on a connection as the program opens it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from werkdruk.web import ledger_guard

VENDOR = "sqlite"
PARTS = ledger_guard.parts(VENDOR)
TRIGGERS = [part for part in PARTS if part.kind == "trigger" and not part.name.endswith("_door")]
CHECK = re.compile(r"    SELECT RAISE\(ABORT, '(?P<says>[^']+)'\) WHERE .*?;\n(?=    SELECT RAISE|END)", re.DOTALL)
CHECKS = [(part, found[0], found["says"]) for part in TRIGGERS for found in CHECK.finditer(part.statement)]


@pytest.fixture(scope="module")
def made(tmp_path_factory, prepare, setup_statements):
    """A migrated database with the entries of the setup, and the short forms that fit it."""
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite3"
    words = prepare(str(path), VENDOR)
    with closing(opened(path)) as connection:
        assert outcome(connection, setup_statements(words)) == "accepted"
    return path, words


@pytest.fixture
def ledger_file(made):
    """The file of that database."""
    return made[0]


@pytest.fixture
def words(made):
    """The short forms of `attacks.sql`."""
    return made[1]


def opened(path):
    """A connection as the program opens them: foreign keys are on, and it can make digests."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    ledger_guard.lend_to(connection)
    return connection


def copied(path):
    """A copy of that database in memory."""
    connection = opened(":memory:")
    with closing(opened(path)) as original:
        original.backup(connection)
    return connection


@pytest.fixture
def ledger(ledger_file):
    """A copy of that database in memory."""
    with closing(copied(ledger_file)) as connection:
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
    tables = ("account", "decision", "entry", "posting")
    return [connection.execute(f"SELECT * FROM ledger_{table} ORDER BY 1, 2, 3").fetchall() for table in tables]  # noqa: S608 - ours


def noticed(path, words, attacks, *mutation):
    """The attacks whose outcome changes with the mutation."""
    found, connection = [], None
    for attack in attacks:
        if connection is None:
            connection = copied(path)
            for statement in mutation:
                connection.execute(statement)
        became = outcome(connection, attack.statements(words))
        if became != attack.refused[VENDOR]:
            found.append(attack.name)
        if became == "accepted":
            connection.close()
            connection = None
    if connection is not None:
        connection.close()
    return found


def test_there_are_at_least_forty_attacks(all_attacks):
    assert len(all_attacks(VENDOR)) >= 40


def test_raw_sql_is_refused(ledger, attack, words):
    before = rows(ledger)
    assert outcome(ledger, attack.statements(words)) == attack.refused[VENDOR]
    assert rows(ledger) == before


def test_without_a_change_no_outcome_changes(ledger_file, words, all_attacks):
    assert noticed(ledger_file, words, all_attacks(VENDOR)) == []


@pytest.mark.parametrize("part", TRIGGERS, ids=lambda part: part.name)
def test_a_trigger_that_is_gone_lets_an_attack_through(ledger_file, words, all_attacks, part):
    assert noticed(ledger_file, words, all_attacks(VENDOR), part.removal(VENDOR))


@pytest.mark.parametrize(("part", "check", "says"), CHECKS, ids=[f"{part.name}-{says}" for part, _, says in CHECKS])
def test_a_check_that_is_gone_lets_an_attack_through(ledger_file, words, all_attacks, part, check, says):
    weaker = replace(part, statement=part.statement.replace(check, ""))
    assert weaker.statement.count("RAISE") == part.statement.count("RAISE") - 1
    assert noticed(ledger_file, words, all_attacks(VENDOR), part.removal(VENDOR), weaker.statement)


def test_a_posting_needs_an_entry_only_because_of_the_foreign_key(ledger_file, words, all_attacks):
    """Without foreign keys the two attacks that rest on them alone get through, and no other."""
    off = noticed(ledger_file, words, all_attacks(VENDOR), "PRAGMA foreign_keys = OFF")
    assert off == ["postings without an entry", "a posting of another board beside a whole entry"]


def test_a_sound_entry_is_accepted(ledger, words):
    row = f"('{words['kx']}', '10053', '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
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
        entry = f"('{words['kx']}', '10053', '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
        assert outcome(other, [f"{words['E']} {entry}"]) == "werkdruk: one-legged entry"


NOTICED = """
import json, sys, django
django.setup()
from django.db import connection, transaction
from werkdruk.web.ledger_guard.live import guard_problems
found = []
for statement in json.loads(sys.argv[1]):
    with transaction.atomic(), connection.cursor() as cursor:
        if statement:
            cursor.execute(statement)
        found.append(guard_problems(connection))
        transaction.set_rollback(True)
with connection.cursor() as cursor:
    cursor.execute("PRAGMA foreign_keys = OFF")
print(json.dumps([*found, guard_problems(connection)]))
"""


def test_everything_taken_away_or_put_in_is_noticed(ledger_file, tmp_path, django_run):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(ledger_file.read_bytes())
    changes = ["", *(part.removal(VENDOR) for part in PARTS)]
    for table in ledger_guard.TABLES:
        changes += [
            f"CREATE TRIGGER mine BEFORE INSERT ON {table} BEGIN SELECT 1; END",
            f"ALTER TABLE {table} ADD COLUMN more text",
            f"CREATE INDEX mine ON {table} (board)",
        ]
    found = json.loads(django_run(str(path), "-c", NOTICED, json.dumps(changes)))
    assert found[0] == []
    assert [change for change, problems in zip(changes[1:], found[1:-1], strict=True) if not problems] == []
    assert found[-1] == ["foreign_keys is off for this connection"]


REINSTALLED = """
import django
django.setup()
from django.db import connection
from werkdruk.web import ledger_guard
from werkdruk.web.ledger_guard.live import guard_problems
ledger_guard.remove(connection)
print(len(guard_problems(connection)))
for _ in range(2):
    ledger_guard.install(connection)
    print(len(guard_problems(connection)))
"""


def test_the_guard_can_be_taken_away_and_put_back_twice(ledger_file, tmp_path, django_run):
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(ledger_file.read_bytes())
    assert django_run(str(path), "-c", REINSTALLED).split() == [str(len(PARTS)), "0", "0"]
