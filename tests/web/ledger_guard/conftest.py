# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attacks on the ledger, read from `attacks.sql`, and databases to try them on, made by the project's migrations."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Template

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]

ENTRY_COLUMNS = "id, board, on_day, kind, document, text, corrects_id, digest, posting_count"
POSTING_COLUMNS = "entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents"
DOORS = {"sqlite": "_in", "postgresql": ""}
"""What is behind the name of the table into which rows go; on SQLite a view that fills in the rest."""
STEP = "'board', '10053', NULL, NULL, 'vo', 2023, NULL"
KEYS = {
    name: f"{number:032x}"
    for number, name in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "x", "y"), 1)
}
ACCOUNT = "board, kind, scheme, year, school, school_year, measure"


def words_on(vendor: str, acts: dict[str, int]) -> dict[str, str]:
    """The short forms of `attacks.sql`, to write further statements with."""
    posting = f"INSERT INTO ledger_posting{DOORS[vendor]} ({POSTING_COLUMNS}) VALUES"
    return {
        **{f"k{name}": key for name, key in KEYS.items()},
        "P": posting,
        "E": f"INSERT INTO ledger_entry{DOORS[vendor]} ({ENTRY_COLUMNS}) VALUES",
        "D": "NULL",
        "STEP": STEP,
        "TOOLONG": "t" * 501,
        "PAIR": f"{posting} ('{KEYS['x']}', 1, {STEP.replace('board', 'state')}, -5), ('{KEYS['x']}', 2, {STEP}, 5)",
        "PAIRDIGEST": f"'{_pair()[0]}'",
        "PAIRCHAIN": f"werkdruk_sha256((SELECT chain FROM ledger_entry WHERE number = 10) || ' {_pair()[0]} ')",  # noqa: S608 - ours
        "LINE": "entry_id, line, account_id, kind, board, school, school_year, scheme, year, measure, amount_cents,"
        " turn, balance_cents",
        "WHOLE": "id, board, number, on_day, kind, document, text, salt, seal, corrects_id, digest, chain,"
        " posting_count",
        "ACCOUNT": ACCOUNT + (", name" if vendor == "postgresql" else ""),
        "NAMED": ", 'board:10053:vo:2023'" if vendor == "postgresql" else "",
        "DECISION": "INSERT INTO ledger_decision (board, school, school_year, version, measure, amount_cents, on_day,"
        " act_id) VALUES (",
        **{name: str(key) for name, key in acts.items()},
    }


def _pair() -> tuple[str]:
    """The digest of the entry of $PAIR, as the core makes it."""
    from datetime import date
    from uuid import UUID

    from werkdruk.kernel import BoardNumber, CalendarYear, Euro
    from werkdruk.ledger import Earmark, Voucher, receive

    earmark = Earmark(BoardNumber("10053"), "vo", CalendarYear(2023))
    voucher = Voucher(UUID(KEYS["x"]), date(2023, 9, 1), "d")
    return (receive(voucher, earmark, collective=Euro(5), individual=Euro(0)).digest(),)


@dataclass(frozen=True)
class Attack:
    """Statements of one transaction, and the words in which each kind of database refuses them."""

    name: str
    text: str
    refused: dict[str, str]

    def statements(self, words: dict[str, str]) -> tuple[str, ...]:
        """The statements, their short forms written out."""
        return statements(self.text, words)


def statements(text: str, words: dict[str, str]) -> tuple[str, ...]:
    """The statements of a text with short forms."""
    whole = re.sub(r"\$(10|[1-9]|[xy])\b", r"${k\1}", text)
    sql = Template(whole).substitute(words)
    return tuple(part.strip().rstrip(";") for part in re.split(r";\n", sql + "\n") if part.strip())


def _attacks() -> tuple[str, tuple[Attack, ...]]:
    text = (HERE / "attacks.sql").read_text()
    head, *blocks = re.split(r"^-- attack: ", text, flags=re.MULTILINE)
    attacks = []
    for block in blocks:
        name, _, rest = block.partition("\n")
        refused = dict(re.findall(r"^-- (\w+): (.*)$", rest, re.MULTILINE))
        attacks.append(Attack(name, re.sub(r"^--.*\n", "", rest, flags=re.MULTILINE), refused))
    return head.partition("-- setup\n")[2], tuple(attacks)


SETUP, ATTACKS = _attacks()


def attacks_on(vendor: str, role: str = "") -> tuple[Attack, ...]:
    """The attacks that are tried on this kind of database, in that role."""
    return tuple(attack for attack in ATTACKS if vendor in attack.refused or role in attack.refused)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per attack for a test that asks for `attack`, on the database its module is about."""
    if "attack" in metafunc.fixturenames:
        roles = ("owner", "application") if "role" in metafunc.fixturenames else ("",)
        found = [(role, attack) for role in roles for attack in attacks_on(metafunc.module.VENDOR, role)]
        names = [f"{role}-{attack.name}".strip("-").replace(" ", "-") for role, attack in found]
        if "role" in metafunc.fixturenames:
            metafunc.parametrize(("role", "attack"), found, ids=names)
        else:
            metafunc.parametrize("attack", [attack for _, attack in found], ids=names)


def environment_of(address: str) -> dict[str, str]:
    """What a process needs that runs with the project's settings on the database at `address`."""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "werkdruk.web.settings",
        "WERKDRUK_DEMO": "1",
        "WERKDRUK_DATABASE": address,
    }


def run_django(address: str, *arguments: str) -> str:
    """What a Python process prints that runs with the project's settings on the database at `address`."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment_of(address),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def django_run():
    """See run_django."""
    return run_django


@pytest.fixture(scope="session")
def environment():
    """See environment_of."""
    return environment_of


PREPARE = """
import json, django
django.setup()
from tests.web.ledger_guard.places import acts_to_attack
print(json.dumps(acts_to_attack()))
"""


@pytest.fixture(scope="session")
def prepare():
    """Migrates a database and makes the council's acts in it; the short forms for it, with the ids of those acts."""

    def made(address: str, vendor: str) -> dict[str, str]:
        run_django(address, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0", "--skip-checks")
        return words_on(vendor, json.loads(run_django(address, "-c", PREPARE)))

    return made


@pytest.fixture(scope="session")
def setup_statements():
    """What makes the ledger that is attacked, for some short forms."""
    return lambda words: statements(SETUP, words)


@pytest.fixture(scope="session")
def all_attacks():
    """See attacks_on."""
    return attacks_on
