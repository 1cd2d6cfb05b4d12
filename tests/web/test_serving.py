# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is loaded to serve: nothing without a guarded ledger, nothing without a secret."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"


def python(database: Path, *arguments: str, demo: str = "1") -> subprocess.CompletedProcess[str]:
    settings = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("WERKDRUK_", "DJANGO_"))},
        "WERKDRUK_DEMO": demo,
        "WERKDRUK_DATABASE": str(database),
        "PYTHONPATH": str(SRC),
    }
    return subprocess.run([sys.executable, *arguments], env=settings, capture_output=True, text=True, check=False)


@pytest.fixture
def migrated(tmp_path) -> Path:
    database = tmp_path / "werkdruk.sqlite3"
    assert python(database, "-m", "werkdruk.web.manage", "migrate", "--verbosity", "0").returncode == 0
    return database


def test_a_guarded_database_is_served(migrated):
    assert python(migrated, "-c", "import werkdruk.web.wsgi").returncode == 0


def test_a_database_without_its_guard_is_not_served(migrated):
    with sqlite3.connect(migrated) as connection:
        connection.execute("DROP TRIGGER ledger_entry_unchanged")
    answer = python(migrated, "-c", "import werkdruk.web.wsgi")
    assert answer.returncode != 0
    assert "The ledger is not guarded (trigger ledger_entry_unchanged is missing)" in answer.stderr


def test_outside_the_demo_there_is_no_start_without_a_secret(tmp_path):
    answer = python(tmp_path / "x.sqlite3", "-m", "werkdruk.web.manage", "check", demo="0")
    assert answer.returncode != 0
    assert "Set WERKDRUK_SECRET" in answer.stderr


@pytest.mark.parametrize("demo", ["0", "1"])
def test_the_one_click_roles_exist_in_the_demo_only(tmp_path, demo):
    asked = (
        "import os, django; os.environ['WERKDRUK_SECRET'] = 'x' * 50;"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'werkdruk.web.settings';"
        "django.setup(); from django.urls import resolve; print(resolve('/demo/docent/').url_name)"
    )
    answer = python(tmp_path / "x.sqlite3", "-c", asked, demo=demo)
    assert (answer.returncode, answer.stdout) == ((0, "demo-role\n") if demo == "1" else (1, ""))
    assert ("Resolver404" in answer.stderr) is (demo == "0")


def test_outside_the_demo_cookies_go_over_tls_only(tmp_path):
    asked = (
        "import os; os.environ['WERKDRUK_SECRET'] = 'x' * 50; from werkdruk.web import settings as it;"
        "print(it.SESSION_COOKIE_SECURE, it.CSRF_COOKIE_SECURE, it.SESSION_COOKIE_HTTPONLY, it.DEBUG)"
    )
    assert python(tmp_path / "x.sqlite3", "-c", asked, demo="0").stdout == "True True True False\n"


def test_the_demo_fills_no_database_of_somebody_else(migrated):
    with sqlite3.connect(migrated) as connection:
        connection.execute("INSERT INTO werkdruk_board (number, name) VALUES ('99904', 'Een ander bestuur')")
    answer = python(migrated, "-m", "werkdruk.web.manage", "demo")
    assert answer.returncode != 0
    assert "een ander bestuur" in answer.stderr
