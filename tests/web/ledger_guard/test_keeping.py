# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way into the ledger, on both kinds of database: whole, once, and read back as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import (
    Earmark,
    Voucher,
    balances,
    carry_from,
    commit_from,
    mirror,
    pass_on,
    read_journal,
    receive,
    spend_from,
    write_journal,
)

KEEP = Path(__file__).with_name("keep.py")
SCHOOL = Brin("18BR")
VO23 = Earmark(BoardNumber("10053"), "vo", CalendarYear(2023))
LOAD = """
import sys, django
django.setup()
from pathlib import Path
from werkdruk.kernel import Brin
from werkdruk.ledger import write_journal
from werkdruk.web.queries.ledger import load_entries
write_journal(Path(sys.argv[1]), load_entries(school=Brin(sys.argv[2]) if sys.argv[2:] else None))
"""


def voucher(number):
    return Voucher(UUID(int=number), date(2023, 8, 24), "DUO 2023-0001", "Betaling van de staat – één")


def a_journal():
    entries = [
        receive(voucher(1), VO23, collective=Euro(120_000), individual=Euro(120_001)),
        pass_on(voucher(2), VO23, {SCHOOL: Euro(100_000), Brin("20AB"): Euro(20_000)}),
    ]
    place = {"school": SCHOOL, "school_year": SchoolYear(2022)}
    entries.append(commit_from(voucher(3), balances(entries), measure="m01", amount=Euro(40_000), **place))
    entries.append(spend_from(voucher(4), balances(entries), measure="m01", amount=Euro(1), **place))
    entries.append(mirror(entries[-1], voucher(5)))
    entries.append(carry_from(voucher(6), balances(entries), amount=Euro(100), **place))
    return tuple(entries)


JOURNAL = a_journal()


DECIDE = """
import django
django.setup()
from tests.web.ledger_guard.places import an_agreed_plan
from werkdruk.kernel import SchoolYear
from werkdruk.web.actions.ledger import keep_decisions
keep_decisions(an_agreed_plan("10053", "18BR", {"m01": 50_000}, SchoolYear(2022)))
"""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request, tmp_path, django_run):
    """A migrated database of each kind, in which the council agreed to one measure."""
    if request.param == "sqlite":
        found = str(tmp_path / "ledger.sqlite3")
    else:
        psycopg = pytest.importorskip("psycopg")
        parts = psycopg.conninfo.conninfo_to_dict(request.getfixturevalue("postgres"))
        password = f":{parts['password']}" if parts.get("password") else ""
        place = f"{parts.get('host', '127.0.0.1')}:{parts.get('port', 5432)}/{parts['dbname']}"
        found = f"postgresql://{parts.get('user', 'postgres')}{password}@{place}"
    django_run(found, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
    django_run(found, "-c", DECIDE)
    return found


@pytest.fixture
def keep(address, tmp_path, django_run):
    """Keeps entries in a process of its own and gives what became of each."""

    def keep(*entries):
        path = tmp_path / "keep.json"
        write_journal(path, entries)
        return json.loads(django_run(address, str(KEEP), str(path)))

    return keep


def loaded(address, django_run, path, *school):
    django_run(address, "-c", LOAD, str(path), *school)
    return read_journal(path)


def test_what_is_kept_is_read_back_and_keeping_twice_keeps_once(keep, address, tmp_path, django_run):
    assert keep(*JOURNAL) == ["kept"] * len(JOURNAL)
    assert keep(*JOURNAL) == ["known"] * len(JOURNAL)
    assert loaded(address, django_run, tmp_path / "all.json") == (JOURNAL, ())
    entries, problems = loaded(address, django_run, tmp_path / "school.json", "20AB")
    assert (entries, problems) == ((JOURNAL[1],), ())
    other = receive(voucher(1), VO23, collective=Euro(1), individual=Euro(1))
    worded = replace(JOURNAL[0], voucher=replace(JOURNAL[0].voucher, text="Een andere omschrijving"))
    more = receive(voucher(7), VO23, collective=Euro(1), individual=Euro(1))
    assert keep(other, more) == ["IdTaken", "kept"]
    assert keep(worded) == ["IdTaken"]
    assert keep(pass_on(voucher(8), VO23, {SCHOOL: Euro(1)})) == ["kept"]
    assert keep(pass_on(voucher(9), VO23, {SCHOOL: Euro(1)})) == ["overdraft"]


def test_an_entry_is_corrected_once(keep):
    entry = JOURNAL[0]
    assert keep(entry, mirror(entry, voucher(11))) == ["kept", "kept"]
    assert keep(entry, mirror(entry, voucher(12))) == ["known", "WrongCorrection"]


def test_of_many_who_send_at_once_one_keeps_and_one_corrects(address, tmp_path, keep, django_run):
    first = JOURNAL[0]
    assert keep(first) == ["kept"]
    processes = []
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).resolve().parents[3] / "src"),
        "DJANGO_SETTINGS_MODULE": "werkdruk.web.settings",
        "WERKDRUK_DEMO": "1",
        "WERKDRUK_DATABASE": address,
    }
    same = [receive(voucher(number), VO23, collective=Euro(number), individual=Euro(1)) for number in range(20, 40)]
    for number in range(3):
        path = tmp_path / f"sender{number}.json"
        write_journal(path, [first, mirror(first, voucher(100 + number)), *same])
        command = [sys.executable, str(KEEP), str(path), str(tmp_path / "go")]
        processes.append(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True))
    while len(list(tmp_path.glob("*.ready"))) < len(processes):
        assert all(process.poll() is None for process in processes)
        time.sleep(0.01)
    (tmp_path / "go").touch()
    answers = [json.loads(process.communicate(timeout=60)[0]) for process in processes]
    assert sorted(answer[1] for answer in answers) == ["WrongCorrection", "WrongCorrection", "kept"]
    for of_one_entry in list(zip(*answers, strict=True))[2:]:
        assert sorted(of_one_entry) == ["kept", "known", "known"]
    entries, problems = loaded(address, django_run, tmp_path / "all.json")
    assert (len(entries), problems) == (2 + len(same), ())
