# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL itself refuses in the ledger, to raw SQL of its owner and of the role that serves the pages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import uuid
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote

import pytest

from werkdruk.web import ledger_guard

psycopg = pytest.importorskip("psycopg")

VENDOR = "postgresql"
PARTS = ledger_guard.parts(VENDOR)
TRIGGERS = [part for part in PARTS if part.kind == "trigger"]
POLICIES = [part for part in PARTS if part.kind == "policy"]
CHECK = re.compile(r"    IF (?:(?!END IF).)*?THEN RAISE '(?P<says>[^']+)'.*?END IF;\n", re.DOTALL)
BOARDS = "10053,20000,1005"

pytestmark = pytest.mark.postgres


@dataclass(frozen=True)
class Made:
    """A migrated database with the entries of the setup: its address for each role, and the short forms for it."""

    addresses: dict[str, str]
    words: dict[str, str]


def address_of(dsn, name, user=None):
    """The address of another database on the same server, as the project's settings read it."""
    parts = psycopg.conninfo.conninfo_to_dict(dsn)
    secret = parts.get("password") if user is None else "x"
    who = quote(user or parts.get("user", "postgres")) + (f":{quote(secret)}" if secret else "")
    return f"postgresql://{who}@{quote(parts.get('host', '127.0.0.1'), safe='')}:{parts.get('port', 5432)}/{name}"


@pytest.fixture(scope="module")
def made(prepare, django_run, setup_statements):
    """That database, owned by a role that is no superuser; another role serves. Dropped after this module."""
    server = os.environ["WERKDRUK_TEST_PG"]
    name = f"werkdruk_{uuid.uuid4().hex}"
    owner, application = (f"{name}_{role}" for role in ("owner", "app"))
    addresses = {
        "owner": address_of(server, name, owner),
        "application": address_of(server, name, application),
        "superuser": address_of(server, name),
    }
    with psycopg.connect(server, autocommit=True) as admin:
        for role in (owner, application):
            admin.execute(f"CREATE ROLE \"{role}\" LOGIN PASSWORD 'x'")
        admin.execute(f'CREATE DATABASE "{name}" OWNER "{owner}"')
        try:
            words = prepare(addresses["owner"], VENDOR)
            django_run(addresses["owner"], "-m", "werkdruk.web.manage", "ledger_roles", application, "--skip-checks")
            with connected(addresses["application"]) as connection:
                for statement in setup_statements(words):
                    connection.execute(statement)
                connection.commit()
            yield Made(addresses, words)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
            for role in (application, owner):
                admin.execute(f'DROP ROLE "{role}"')


@pytest.fixture
def words(made):
    """The short forms of `attacks.sql`."""
    return made.words


def connected(address):
    """A connection that names the two boards of the attacks."""
    connection = psycopg.connect(address)
    connection.execute("SELECT set_config('werkdruk.boards', %s, false)", [BOARDS])
    connection.commit()
    return closing(connection)


@pytest.fixture
def ledger(made):
    """A connection of the owner on which nothing is ever committed."""
    with connected(made.addresses["owner"]) as connection:
        yield connection
        connection.rollback()


def outcome(connection, statements, *mutation):
    """`accepted`, or the words in which the statements were refused up to and with the checks of COMMIT."""
    try:
        for statement in mutation:
            connection.execute(statement)
        for statement in statements:
            connection.execute(statement)
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.Error as error:
        return words_of(error)
    else:
        return "accepted"
    finally:
        connection.rollback()


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
    """The guard's own words, or else the name of the constraint."""
    return error.diag.constraint_name or error.diag.message_primary.partition(" in database ")[0]


def pinned(attack, role):
    """The words in which an attack is refused in this role."""
    return attack.refused.get(role, attack.refused.get(VENDOR))


def test_there_are_at_least_eighty_attacks_in_each_role(all_attacks):
    assert min(len(all_attacks(VENDOR, role)) for role in ("owner", "application")) >= 80


def test_raw_sql_is_refused(made, role, attack):
    with connected(made.addresses[role]) as connection:
        assert outcome(connection, attack.statements(made.words)) == pinned(attack, role)


@pytest.mark.parametrize("attack_name", ["postings without an entry", "an entry that does not balance"])
def test_raw_sql_is_refused_at_commit(made, all_attacks, attack_name):
    attack = next(attack for attack in all_attacks(VENDOR) if attack.name == attack_name)
    with connected(made.addresses["application"]) as connection:
        assert committed(connection, attack.statements(made.words)) == pinned(attack, "application")


def noticed(made, attacks, *mutation):
    """The attacks whose outcome, as the owner, changes with the mutation, which is undone."""
    with connected(made.addresses["owner"]) as connection:
        return [
            attack.name
            for attack in attacks
            if outcome(connection, attack.statements(made.words), *mutation) != pinned(attack, "owner")
        ]


def test_without_a_change_no_outcome_changes(made, all_attacks):
    assert noticed(made, all_attacks(VENDOR)) == []


@pytest.mark.parametrize("part", TRIGGERS, ids=lambda part: part.name)
def test_a_trigger_that_is_gone_lets_an_attack_through(made, all_attacks, part):
    assert noticed(made, all_attacks(VENDOR), part.removal(VENDOR))


CHECKS = [
    (part, found[0], found["says"])
    for part in PARTS
    if part.kind == "function"
    for found in CHECK.finditer(part.statement)
]


@pytest.mark.parametrize(("part", "check", "says"), CHECKS, ids=[f"{part.name}-{says}" for part, _, says in CHECKS])
def test_a_check_that_is_gone_lets_an_attack_through(made, all_attacks, part, check, says):
    weaker = part.statement.replace(check, "").replace("CREATE", "CREATE OR REPLACE", 1)
    assert weaker.count("RAISE") == part.statement.count("RAISE") - 1
    assert noticed(made, all_attacks(VENDOR), weaker)


def test_every_refusal_in_the_functions_is_one_of_those_checks():
    raised = sum(part.statement.count("RAISE 'werkdruk") for part in PARTS)
    assert raised == len(CHECKS)


CONSTRAINTS = re.findall(r"CONSTRAINT (\w+)", " ".join(part.statement for part in ledger_guard.tables(VENDOR)))
BEHIND = {
    "ledger_account_key",
    "ledger_account_earmark",
    "ledger_decision_key",
    "ledger_entry_corrected_once",
    "ledger_entry_key",
    "ledger_entry_number_once",
    "ledger_posting_account",
    "ledger_posting_key",
    "ledger_posting_turn_once",
    "ledger_decision_act",
}
"""Keys behind a trigger that says the same first: what they keep out, no single connection can try. That they are
there is seen by `guard_problems` alone."""
OF_TABLE = {
    name: part.name for part in ledger_guard.tables(VENDOR) for name in re.findall(r"CONSTRAINT (\w+)", part.statement)
}


@pytest.mark.parametrize("constraint", sorted(set(CONSTRAINTS) - BEHIND))
def test_a_constraint_that_is_gone_lets_an_attack_through(made, all_attacks, constraint):
    drop = f"ALTER TABLE {OF_TABLE[constraint]} DROP CONSTRAINT {constraint} CASCADE"
    assert noticed(made, all_attacks(VENDOR), drop)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda part: part.name)
def test_a_policy_that_is_gone_shows_the_ledger_of_another_board(made, policy):
    asked = f"SELECT count(*) FROM {policy.table}"  # noqa: S608 - ours
    with connected(made.addresses["owner"]) as connection:
        connection.execute("SET werkdruk.boards = '20000'")
        assert connection.execute(asked).fetchone() == (0,)
        connection.execute(f"ALTER TABLE {policy.table} DISABLE ROW LEVEL SECURITY")
        assert connection.execute(asked).fetchone()[0] > 0
        connection.rollback()


@pytest.mark.parametrize("role", ["owner", "application"])
@pytest.mark.parametrize("table", ledger_guard.TABLES)
def test_without_a_board_named_there_is_nothing_to_see(made, role, table):
    with closing(psycopg.connect(made.addresses[role])) as connection:
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - ours


def test_the_board_a_transaction_named_is_forgotten_by_the_next(made):
    with closing(psycopg.connect(made.addresses["application"])) as connection:
        asked = "SELECT count(*) FROM ledger_entry"
        with connection.transaction():
            connection.execute("SELECT set_config('werkdruk.boards', '10053', true)")
            assert connection.execute(asked).fetchone() == (10,)
        assert connection.execute(asked).fetchone() == (0,)


def test_a_board_neither_learns_nor_blocks_the_ids_of_another(made):
    """The same id as an entry of board 10053 is free in the ledger of 20000."""
    one = made.words["k1"]
    own = made.words["PAIR"].replace(made.words["kx"], one).replace("'10053'", "'20000'")
    head = f"{made.words['E']} ('{one}', '20000', '2023-09-01', 'received', 'd', '', NULL, NULL, 2)"
    with connected(made.addresses["application"]) as connection:
        assert outcome(connection, (own, head)) == "accepted"


GRANTS = [
    (right, table)
    for table in ledger_guard.TABLES
    for right in ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "INSERT", "UPDATE (board)")
]
NOTICED = """
import json, sys, django
django.setup()
from django.db import connection, transaction
from werkdruk.web.ledger_guard.live import guard_problems
role, found = sys.argv[1], []
for statement in json.loads(sys.stdin.read()):
    with transaction.atomic(), connection.cursor() as cursor:
        if statement:
            cursor.execute(statement)
        found.append(guard_problems(connection, role=role))
        transaction.set_rollback(True)
print(json.dumps(found))
"""


def problems_after(made, environment, statements):
    """What is said at the start after each of these statements, of the schema and of the role that serves."""
    role = psycopg.conninfo.conninfo_to_dict(made.addresses["application"])["user"]
    found = subprocess.run(
        [sys.executable, "-c", NOTICED, role],
        input=json.dumps([statement.replace("APPLICATION", f'"{role}"') for statement in statements]),
        env=environment(made.addresses["owner"]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


def test_the_schema_and_the_rights_are_as_written(made, environment):
    assert problems_after(made, environment, [""]) == [[]]


def test_every_right_too_many_is_noticed(made, environment):
    grants = [f"GRANT {right} ON {table} TO APPLICATION" for right, table in GRANTS]
    assert all(problems_after(made, environment, grants))


def test_everything_taken_away_switched_off_or_put_in_is_noticed(made, environment):
    changes = [part.removal(VENDOR) + (" CASCADE" if part.kind == "function" else "") for part in PARTS]
    changes += [f"ALTER TABLE {OF_TABLE[name]} DROP CONSTRAINT {name} CASCADE" for name in CONSTRAINTS]
    changes += [f"ALTER TABLE {part.table} DISABLE TRIGGER {part.name}" for part in TRIGGERS]
    functions = [part for part in PARTS if part.kind == "function"]
    changes += [f"ALTER FUNCTION {part.name} RESET ALL" for part in functions if "search_path" in part.statement]
    changes += [f"ALTER FUNCTION {part.name} SECURITY DEFINER" for part in functions]
    for table in ledger_guard.TABLES:
        changes += [
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY everybody ON {table} USING (true)",
            f"CREATE RULE nothing AS ON INSERT TO {table} DO INSTEAD NOTHING",
            f"CREATE TRIGGER mine BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse('x')",
            f"ALTER TABLE {table} ADD COLUMN more text",
        ]
    changes += [
        f"ALTER TABLE {part.name} ALTER COLUMN {column} DROP NOT NULL"
        for part in ledger_guard.tables(VENDOR)
        for column in re.findall(r"^    ([a-z_]+) .* NOT NULL", part.statement, re.MULTILINE)
        if part.name != "ledger_entry" or column not in {"id", "board"}
    ]
    found = problems_after(made, environment, changes)
    assert len(changes) > 130
    assert [change for change, problems in zip(changes, found, strict=True) if not problems] == []


def test_a_sound_entry_is_accepted_under_the_next_number_whatever_was_asked(ledger, words):
    row = f"('{words['kx']}', '10053', '2023-09-01', 'received', 'd', '', NULL, {words['D']}, 2)"
    ledger.execute(words["PAIR"])
    found = ledger.execute(f"{words['E']} {row} RETURNING number").fetchone()
    ledger.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert found == (11,)


def test_a_second_transaction_waits_and_slips_no_posting_in(made, words):
    """The first has its entry and is not committed yet; the second adds a posting to it, waits, and is refused."""
    row = f"('{words['ky']}', '20000', '2023-09-01', 'received', 'd', '', NULL, NULL, 2)"
    pair = words["PAIR"].replace(words["kx"], words["ky"]).replace("'10053'", "'20000'")
    late = f"{words['P']} ('{words['ky']}', 3, {words['STEP'].replace('10053', '20000')}, 7)"
    became = []
    with connected(made.addresses["application"]) as one, connected(made.addresses["application"]) as other:
        one.execute(pair)
        one.execute(f"{words['E']} {row}")
        second = threading.Thread(target=lambda: became.append(committed(other, (late,))))
        second.start()
        second.join(0.3)
        assert second.is_alive()
        one.commit()
        second.join(10)
    assert became == ["werkdruk: late posting"]


def test_a_text_can_be_erased_by_the_owner_and_the_chain_stays(made, ledger, words):
    salt = "0" * 32
    ledger.execute(words["PAIR"])
    ledger.execute(
        "INSERT INTO ledger_entry (id, board, on_day, kind, document, text, salt, digest, posting_count) VALUES"  # noqa: S608 - ours
        f" ('{words['kx']}', '10053', '2023-09-01', 'received', 'd', 'Collega 7 is ziek', '{salt}', NULL, 2)"
    )
    asked = f"SELECT seal, chain FROM ledger_entry WHERE id = '{words['kx']}'"  # noqa: S608 - ours
    before = ledger.execute(asked).fetchone()
    ledger.execute(f"UPDATE ledger_entry SET text = '', salt = '' WHERE id = '{words['kx']}'")  # noqa: S608 - ours
    assert ledger.execute(asked).fetchone() == before
    assert before[0] == ledger_guard.sha256(salt + "Collega 7 is ziek")
