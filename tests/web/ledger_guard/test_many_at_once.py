# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many at the same moment, on both kinds of database: the last euro goes once, and one of 500 reversals wins."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter

import pytest
from tests.web.ledger_guard.addresses import postgres_address

pytestmark = pytest.mark.slow

AT_ONCE = """
import json, sys, threading, django
django.setup()
from collections import Counter
from dataclasses import replace
from django.db import connection
from uuid import UUID, uuid4
from werkdruk.ledger import mirror, WrongCorrection
from werkdruk.web.actions.ledger import keep_entry
from werkdruk.web.ledger_guard import RefusedByGuard
from tests.web.ledger_guard.places import a_cent_committed, a_voucher

what, own, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
first = replace(a_cent_committed("10053", "18BR", 50), voucher=replace(a_voucher(), id=UUID(int=7)))
answers = []

def sends():
    for _ in range(own):
        entry = a_cent_committed("10053", "18BR", 51) if what == "euro" else mirror(first, a_voucher())
        try:
            answers.append("kept" if keep_entry(entry) else "known")
        except (RefusedByGuard, WrongCorrection) as refused:
            answers.append(type(refused).__name__)
    connection.close()

print("ready", flush=True)
sys.stdin.readline()
many = [threading.Thread(target=sends) for _ in range(threads)]
for each in many: each.start()
for each in many: each.join()
print(json.dumps(Counter(answers)))
"""
PREPARE = """
import django
django.setup()
from dataclasses import replace
from uuid import UUID
from werkdruk.web.actions.ledger import keep_entry
from tests.web.ledger_guard.places import a_cent_committed, a_decided_place, a_voucher
a_decided_place("10053", "18BR", cents=101)
first = a_cent_committed("10053", "18BR", 50)
keep_entry(replace(first, voucher=replace(a_voucher(), id=UUID(int=7))))
"""
BALANCES = """
import json, django
django.setup()
from werkdruk.kernel import BoardNumber
from werkdruk.ledger import balances
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.ledger_checks import verified
found = balances(load_entries(board=BoardNumber("10053")))
cents = {str(account): money.cents for account, money in found.items() if account.school}
print(json.dumps([verified(BoardNumber("10053")).fault is None, cents]))
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request, tmp_path, django_run):
    """A database with a school that has 51 cents left of 101, after an entry of 50."""
    heavy = request.param == "postgresql"
    found = postgres_address(request.getfixturevalue("postgres")) if heavy else str(tmp_path / "ledger.sqlite3")
    django_run(found, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
    django_run(found, "-c", PREPARE)
    return found


def at_once(address, environment, *, what, processes, own, threads):
    """How often each answer was given to all of them together."""
    command = [sys.executable, "-c", AT_ONCE, what, str(own), str(threads)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    many = [subprocess.Popen(command, env=environment(address), **pipes) for _ in range(processes)]
    assert [each.stdout.readline() for each in many] == ["ready\n"] * processes
    for each in many:
        each.stdin.write("\n")
        each.stdin.flush()
    return sum((Counter(json.loads(each.communicate(timeout=300)[0])) for each in many), Counter())


@pytest.mark.parametrize(
    ("sent", "left", "refused"),
    [
        ({"what": "euro", "processes": 2, "own": 1, "threads": 1}, 0, "RefusedByGuard"),
        ({"what": "reversal", "processes": 5, "own": 10, "threads": 10}, 101, "WrongCorrection"),
    ],
    ids=["the-last-euro", "500-reversals"],
)
def test_exactly_one_wins(address, environment, django_run, sent, left, refused):
    answers = at_once(address, environment, **sent)
    assert answers == {"kept": 1, refused: sent["processes"] * sent["own"] * sent["threads"] - 1}
    right, balances = json.loads(django_run(address, "-c", BALANCES))
    assert right
    assert sum(balances.values()) == 101
    assert balances["school:10053/18BR:vo:2023:2023-2024"] == left
