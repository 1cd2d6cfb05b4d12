# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attacks on the ledger, read from `attacks.sql`, and databases to try them on, made by the project's migrations."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Template

import pytest

HERE = Path(__file__).parent
SOURCE = HERE.parents[2] / "src"

ENTRY_COLUMNS = "id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count"
POSTING_COLUMNS = "entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents"
INSERT_POSTING = f"INSERT INTO ledger_posting ({POSTING_COLUMNS}) VALUES"
STEP = "'board', '10053', NULL, NULL, 'vo', 2023, NULL"
KEYS = {name: f"{number:032x}" for number, name in enumerate("123456xy", start=1)}
WORDS = {
    **{f"k{name}": key for name, key in KEYS.items()},
    "P": INSERT_POSTING,
    "E": f"INSERT INTO ledger_entry ({ENTRY_COLUMNS}) VALUES",
    "N": "(SELECT coalesce(max(number), 0) + 1 FROM ledger_entry WHERE board = '10053')",
    "D": "'sha256:" + "0" * 64 + "'",
    "STEP": STEP,
    "TOOLONG": "t" * 501,
    "PAIR": f"{INSERT_POSTING} ('{KEYS['x']}', 1, {STEP.replace('board', 'state')}, -5), ('{KEYS['x']}', 2, {STEP}, 5)",
}


@dataclass(frozen=True)
class Attack:
    """Statements of one transaction, and the words in which each kind of database refuses them."""

    name: str
    statements: tuple[str, ...]
    refused: dict[str, str]


def _statements(text: str) -> tuple[str, ...]:
    sql = Template(re.sub(r"\$([1-6xy])\b", r"${k\1}", text)).substitute(WORDS)
    return tuple(part.strip() for part in re.split(r";\n", sql + "\n") if part.strip())


def _attacks() -> tuple[tuple[str, ...], tuple[Attack, ...]]:
    text = (HERE / "attacks.sql").read_text()
    head, *blocks = re.split(r"^-- attack: ", text, flags=re.MULTILINE)
    attacks = []
    for block in blocks:
        name, _, rest = block.partition("\n")
        refused = dict(re.findall(r"^-- (\w+): (.*)$", rest, re.MULTILINE))
        attacks.append(Attack(name, _statements(re.sub(r"^--.*\n", "", rest, flags=re.MULTILINE)), refused))
    return _statements(head.partition("-- setup\n")[2]), tuple(attacks)


SETUP, ATTACKS = _attacks()


def attacks_on(vendor: str) -> tuple[Attack, ...]:
    """The attacks that are tried on this kind of database."""
    return tuple(attack for attack in ATTACKS if vendor in attack.refused)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test per attack for a test that asks for `attack`, on the database its module is about."""
    if "attack" in metafunc.fixturenames:
        attacks = attacks_on(metafunc.module.VENDOR)
        metafunc.parametrize("attack", attacks, ids=[attack.name.replace(" ", "-") for attack in attacks])


def run_django(address: str, *arguments: str) -> str:
    """What a Python process prints that runs with the project's settings on the database at `address`."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "DJANGO_SETTINGS_MODULE": "werkdruk.web.settings",
        "WERKDRUK_DEMO": "1",
        "WERKDRUK_DATABASE": address,
    }
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def django_run():
    """See run_django."""
    return run_django


@pytest.fixture(scope="session")
def setup_statements() -> tuple[str, ...]:
    """What makes the ledger that is attacked."""
    return SETUP


@pytest.fixture(scope="session")
def all_attacks():
    """See attacks_on."""
    return attacks_on


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    """The short forms of `attacks.sql`, to write further statements with."""
    return WORDS
