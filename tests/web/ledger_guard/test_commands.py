# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The administrator's commands, as docs/how-to/guard-the-ledger.md writes them, and what `verify` finds in rows."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from tests.web.ledger_guard.addresses import postgres_address

from werkdruk.cli.main import main

MANAGE = ("-m", "werkdruk.web.manage")
PREPARE = """
import django
django.setup()
from tests.web.ledger_guard.places import a_cent_committed, a_decided_place
from werkdruk.web.actions.ledger import keep_entry
a_decided_place("10053", "18BR", cents=1000)
for _ in range(3):
    keep_entry(a_cent_committed("10053", "18BR"))
"""


@pytest.fixture
def file(tmp_path, django_run):
    """An SQLite database with five entries."""
    path = tmp_path / "ledger.sqlite3"
    django_run(str(path), *MANAGE, "migrate", "--verbosity", "0", "--skip-checks")
    django_run(str(path), "-c", PREPARE)
    return path


def run(environment, address, *words):
    """The exit code of a command and what it printed."""
    command = [sys.executable, *MANAGE, *words]
    done = subprocess.run(command, env=environment(str(address)), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def commands_on_the_page(root):
    text = (root / "docs/how-to/guard-the-ledger.md").read_text()
    return re.findall(r"^\$ manage (.+)$", text, re.MULTILINE)


@pytest.mark.postgres
def test_the_commands_on_the_page_do_what_it_says(postgres, environment, django_run, root, tmp_path, monkeypatch):
    import psycopg

    monkeypatch.chdir(tmp_path)
    address, role = postgres_address(postgres), f"app_{os.getpid()}"
    django_run(address, *MANAGE, "migrate", "--verbosity", "0", "--skip-checks")
    django_run(address, "-c", PREPARE)
    with psycopg.connect(postgres, autocommit=True) as admin:
        admin.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'x'")
        try:
            found = commands_on_the_page(root)
            assert len(found) == 4
            for command in found:
                words = command.replace("werkdruk_app", role).split()
                skip = () if words[0] in {"ledger_guard", "verify"} else ("--skip-checks",)
                code, told = run(environment, address, *words, *skip)
                assert code == 0, told
            assert main(["verify", "grootboek.json"]) == 0
            serving = re.sub(r"//[^@]+@", f"//{role}:x@", address)
            assert run(environment, serving, "verify")[0] == 0
            assert "superuser" in run(environment, address, "ledger_roles", "werkdruk", "--skip-checks")[1]
            assert "bestaat niet" in run(environment, address, "ledger_roles", "niemand", "--skip-checks")[1]
        finally:
            admin.execute(f"DROP OWNED BY {role}")
            admin.execute(f"DROP ROLE {role}")


TAMPERED = {
    "balance": "UPDATE ledger_posting SET balance_cents = balance_cents + 1"
    " WHERE id = (SELECT max(id) FROM ledger_posting)",
    "digest": "UPDATE ledger_entry SET digest = 'sha256:' WHERE number = 4",
    "chain": "UPDATE ledger_entry SET chain = 'sha256:' WHERE number = 4",
    "number": "DELETE FROM ledger_entry WHERE number = 3",
    "unsound": "DELETE FROM ledger_posting WHERE id = (SELECT max(id) FROM ledger_posting)",
    "document": "UPDATE ledger_entry SET document = 'Een andere brief' WHERE number = 4",
    "amount": "UPDATE ledger_posting SET amount_cents = amount_cents * 2 WHERE entry_id ="
    " (SELECT id FROM ledger_entry WHERE number = 4)",
    "decision": "DELETE FROM ledger_decision",
    "rows": "INSERT INTO ledger_posting SELECT 999, 'x', line, account_id, kind, board, school, school_year, scheme,"
    " year, measure, amount_cents, 99, balance_cents FROM ledger_posting WHERE id = 1",
    "columns": "UPDATE ledger_posting SET kind = 'individual' WHERE kind = 'board'",
}
SAYS = {
    "balance": "boeking 5",
    "digest": "boeking 4",
    "chain": "boeking 4",
    "number": "boeking 4",
    "unsound": "boeking 5",
    "document": "boeking 4",
    "amount": "boeking 4",
    "decision": "boeking 3",
    "rows": "losse regels",
    "columns": "losse regels",
}


@pytest.mark.parametrize("how", sorted(TAMPERED))
def test_what_an_owner_does_past_the_triggers_is_found(file, environment, how):
    with closing(sqlite3.connect(file)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(TAMPERED[how])
        connection.commit()
    assert run(environment, file, "ledger_guard", "--restore")[0] == 0
    code, told = run(environment, file, "verify")
    assert code == 1
    assert SAYS[how] in told


def test_verify_says_that_all_is_right_and_gives_the_chain_number(file, environment):
    code, told = run(environment, file, "verify")
    assert code == 0, told
    assert re.search(r"10053: 5 boekingen kloppen. Kettingnummer: sha256:[0-9a-f]{64}", told)
    assert run(environment, file, "verify", "--board", "10053", "--head", told.split()[-1])[0] == 0
    assert "kettingnummer komt niet voor" in run(environment, file, "verify", "--head", "sha256:anders")[1]
    assert "is geen bestuur" in run(environment, file, "verify", "--board", "7")[1]


def test_a_trigger_that_is_gone_is_said_and_put_back(file, environment):
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TRIGGER ledger_entry_sound")
    for command in ("ledger_guard", "verify"):
        code, told = run(environment, file, command)
        assert code == 1
        assert "trigger ledger_entry_sound is missing" in told
    assert run(environment, file, "ledger_guard", "--restore")[0] == 0
    assert run(environment, file, "ledger_guard")[0] == 0
    assert "alleen op PostgreSQL" in run(environment, file, "ledger_roles", "x", "--skip-checks")[1]


def test_the_consents_in_the_sql_are_those_of_the_house():
    from werkdruk.reporting.accounts import YES
    from werkdruk.web import ledger_guard
    from werkdruk.web.actions.ledger import DECIDE

    said = ", ".join(f"'{act}'" for act in ("consent", "accept-conditions", "ratify", "grant"))
    assert {str(act) for act in YES} == set(re.findall(r"'([a-z-]+)'", said))
    guards = ["".join(part.statement for part in ledger_guard.parts(vendor)) for vendor in ("sqlite", "postgresql")]
    assert all(f"IN ({said})" in whole for whole in (DECIDE, *guards))
