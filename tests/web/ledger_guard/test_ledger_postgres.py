# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL itself refuses in the ledger, to raw SQL of its owner on a database that the migrations made."""

from __future__ import annotations

import os
import re
import uuid
from contextlib import closing
from dataclasses import replace

import pytest

from werkdruk.web import ledger_guard

psycopg = pytest.importorskip("psycopg")

VENDOR = "postgresql"
PARTS = ledger_guard.parts(VENDOR)
TRIGGERS = [part for part in PARTS if part.kind == "trigger"]
CHECK = re.compile(r"    IF .*?END IF;\n", re.DOTALL)

pytestmark = pytest.mark.postgres


def address_of(dsn, name):
    """The address of another database on the same server, as the project's settings read it."""
    parts = psycopg.conninfo.conninfo_to_dict(dsn)
    password = f":{parts['password']}" if parts.get("password") else ""
    host, port = parts.get("host", "127.0.0.1"), parts.get("port", 5432)
    return f"postgresql://{parts.get('user', 'postgres')}{password}@{host}:{port}/{name}"


@pytest.fixture(scope="module")
def ledger_address(django_run, setup_statements):
    """A migrated database with the five entries of the setup, dropped after this module."""
    server = os.environ["WERKDRUK_TEST_PG"]
    name = f"werkdruk_{uuid.uuid4().hex}"
    address = address_of(server, name)
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            django_run(address, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
            with psycopg.connect(address) as connection:
                for statement in setup_statements:
                    connection.execute(statement)
            yield address
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def ledger(ledger_address):
    """A connection on which nothing is ever committed."""
    with psycopg.connect(ledger_address) as connection:
        yield connection
        connection.rollback()


def outcome(connection, statements):
    """`accepted`, or the words in which the statements were refused up to and with the checks of COMMIT."""
    try:
        with connection.transaction(force_rollback=True):
            for statement in statements:
                connection.execute(statement)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.Error as error:
        return words_of(error)
    else:
        return "accepted"


def committed(connection, statements):
    """`accepted`, or the words in which the transaction was refused."""
    try:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    except psycopg.Error as error:
        connection.rollback()
        return words_of(error)
    else:
        return "accepted"


def words_of(error):
    """The guard's own words, or else the name of the constraint; names of foreign keys are Django's secret."""
    message = error.diag.message_primary
    if message.startswith("werkdruk:"):
        return message
    return "violates foreign key constraint" if error.sqlstate == "23503" else error.diag.constraint_name or message


def test_raw_sql_is_refused(ledger, attack):
    assert outcome(ledger, attack.statements) == attack.refused[VENDOR]


@pytest.mark.parametrize("attack_name", ["postings without an entry", "an entry that does not balance"])
def test_raw_sql_is_refused_at_commit(ledger_address, all_attacks, attack_name):
    attack = next(attack for attack in all_attacks(VENDOR) if attack.name == attack_name)
    with closing(psycopg.connect(ledger_address)) as connection:
        assert committed(connection, attack.statements) == attack.refused[VENDOR]


def noticed(connection, attacks, *mutation):
    """The attacks whose outcome changes with the mutation, which is undone."""
    with connection.transaction(force_rollback=True):
        for statement in mutation:
            connection.execute(statement)
        return [attack.name for attack in attacks if outcome(connection, attack.statements) != attack.refused[VENDOR]]


@pytest.mark.parametrize("part", TRIGGERS, ids=lambda part: part.name)
def test_a_trigger_that_is_gone_lets_an_attack_through(ledger, all_attacks, part):
    assert noticed(ledger, all_attacks(VENDOR), f"{part.removal} ON {part.table}")


CHECKS = [
    (part, number)
    for part in PARTS
    if part.kind == "function"
    for number, _ in enumerate(CHECK.findall(part.statement))
]


@pytest.mark.parametrize(("part", "number"), CHECKS, ids=[f"{part.name}-{number}" for part, number in CHECKS])
def test_a_check_that_is_gone_lets_an_attack_through(ledger, all_attacks, part, number):
    check = CHECK.findall(part.statement)[number]
    weakened = replace(part, statement=part.statement.replace(check, "").replace("CREATE", "CREATE OR REPLACE", 1))
    assert noticed(ledger, all_attacks(VENDOR), weakened.statement)


CONSTRAINTS = [
    ("ledger_entry", "ledger_entry_kind"),
    ("ledger_entry", "ledger_entry_corrects"),
    ("ledger_posting", "ledger_posting_kind"),
    ("ledger_posting", "ledger_posting_amount"),
    ("ledger_posting", "ledger_posting_school"),
    ("ledger_posting", "ledger_posting_measure"),
    ("ledger_posting", "ledger_posting_line_once"),
]


@pytest.mark.parametrize(("table", "constraint"), CONSTRAINTS)
def test_a_constraint_that_is_gone_lets_an_attack_through(ledger, all_attacks, table, constraint):
    assert noticed(ledger, all_attacks(VENDOR), f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")


def test_a_sound_entry_is_accepted_under_the_next_number_whatever_was_asked(ledger, words):
    row = f"('{words['kx']}', '10053', 99, '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
    ledger.execute(words["PAIR"])
    found = ledger.execute(f"{words['E']} {row} RETURNING number").fetchone()
    ledger.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert found == (7,)


def slip_in_a_posting(address, words, *, guarded):
    """What becomes of a posting that a second transaction adds while the first commits its entry."""
    name = psycopg.conninfo.conninfo_to_dict(address)["dbname"] + "_copy"
    copy = address_of(address, name)
    row = f"('{words['kx']}', '10053', 0, '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
    with psycopg.connect(address_of(address, "postgres"), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{name.removesuffix("_copy")}"')
        try:
            with psycopg.connect(copy) as one, psycopg.connect(copy) as other:
                if not guarded:
                    one.execute("DROP TRIGGER ledger_posting_settled ON ledger_posting")
                    one.commit()
                one.execute(words["PAIR"])
                one.execute(f"{words['E']} {row}")
                other.execute(f"{words['P']} ('{words['kx']}', 3, {words['STEP']}, 7)")
                one.commit()
                return committed(other, ())
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_second_transaction_does_not_slip_a_posting_in(ledger_address, words):
    assert slip_in_a_posting(ledger_address, words, guarded=True) == "werkdruk: late posting"


def test_without_the_check_at_commit_it_would(ledger_address, words):
    assert slip_in_a_posting(ledger_address, words, guarded=False) == "accepted"


GUARD_PROBLEMS = """
import sys, django
django.setup()
from django.db import connection, transaction
from werkdruk.web import ledger_guard
with transaction.atomic(), connection.cursor() as cursor:
    for statement in sys.argv[1:]:
        cursor.execute(statement)
    print(*ledger_guard.guard_problems(connection), sep="\\n")
    transaction.set_rollback(True)
"""


def test_the_guard_says_what_is_missing_changed_or_off(ledger_address, django_run):
    assert django_run(ledger_address, "-c", GUARD_PROBLEMS).strip() == ""
    found = django_run(
        ledger_address,
        "-c",
        GUARD_PROBLEMS,
        "DROP TRIGGER ledger_entry_unremoved ON ledger_entry",
        "ALTER TABLE ledger_posting DISABLE TRIGGER ledger_posting_settled",
        "ALTER FUNCTION ledger_posting_check() RESET search_path",
        "CREATE OR REPLACE FUNCTION ledger_entry_check() RETURNS trigger LANGUAGE plpgsql"
        " SET search_path = public, pg_temp AS 'BEGIN RETURN NEW; END'",
    )
    assert found.splitlines() == [
        "function ledger_posting_check is missing",
        "function ledger_entry_check is not as written",
        "trigger ledger_posting_settled is not as written",
        "trigger ledger_entry_unremoved is missing",
    ]
