# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo on SQLite and on PostgreSQL: the same entries, the same counts, the same accounts, to the digest."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from werkdruk.web.fact_guard import REFUSAL

pytestmark = [pytest.mark.postgres, pytest.mark.slow]

FACTS = (
    "SELECT digest FROM ledger_entry ORDER BY board, number",
    "SELECT digest FROM werkdruk_countedoutcome ORDER BY id",
    "SELECT digest FROM werkdruk_issuedaccount ORDER BY id",
)


def fill(database: str) -> None:
    src = Path(__file__).resolve().parents[2] / "src"
    settings = {**os.environ, "WERKDRUK_DEMO": "1", "WERKDRUK_DATABASE": database, "PYTHONPATH": str(src)}
    subprocess.run([sys.executable, "-m", "werkdruk.web.manage", "demo"], env=settings, check=True)


@pytest.fixture
def filled_postgres(postgres):
    from psycopg.conninfo import conninfo_to_dict

    parts = {key: quote(str(value), safe="") for key, value in conninfo_to_dict(postgres).items()}
    who = f"{parts['user']}:{parts.get('password', '')}"
    fill(f"postgresql://{who}@{parts['host']}:{parts['port']}/{parts['dbname']}")
    return postgres


def test_both_databases_hold_the_same_facts(filled_postgres, tmp_path):
    import psycopg

    file = tmp_path / "werkdruk.sqlite3"
    fill(str(file))
    with sqlite3.connect(file) as light, psycopg.connect(filled_postgres) as heavy:
        for question in FACTS:
            expected = light.execute(question).fetchall()
            assert len(expected) > 2
            assert heavy.execute(question).fetchall() == expected


def test_postgresql_refuses_to_change_or_empty_facts(filled_postgres):
    import psycopg

    attacks = (
        "UPDATE werkdruk_share SET general = 0",
        "DELETE FROM werkdruk_event",
        "TRUNCATE werkdruk_councilact CASCADE",
    )
    with psycopg.connect(filled_postgres, autocommit=True) as connection:
        for attack in attacks:
            with pytest.raises(psycopg.errors.IntegrityError, match=REFUSAL):
                connection.execute(attack)
