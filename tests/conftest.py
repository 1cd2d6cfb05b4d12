# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: the shared test data, a PostgreSQL database of its own, a browser.

A test skips itself, with the reason, where the machine has no such thing. CI has all of them and says so in
WERKDRUK_REQUIRE (a list such as "postgres,browser,data"); what is named there fails instead of being skipped.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never

import hypothesis
import pytest
from hypothesis.database import DirectoryBasedExampleDatabase

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
CORE = (
    "kernel",
    "rules",
    "funding",
    "ledger",
    "planning",
    "deciding",
    "evaluation",
    "bookkeeping",
    "scenarios",
    "reporting",
    "cli",
)

hypothesis.settings.register_profile(
    "dev",
    max_examples=50,
    deadline=None,
    database=DirectoryBasedExampleDatabase(ROOT / "var" / "cache" / "hypothesis"),
)
hypothesis.settings.register_profile(
    "ci",  # more of them, and the same ones each time: a red run can be repeated
    max_examples=200,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("quick", max_examples=20, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=5000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_configure(config: pytest.Config) -> None:
    """Load the shell under the demo's settings, unless only the core is tested, which needs no Django."""
    if all(_is_core(argument) for argument in config.args) or not importlib.util.find_spec("django"):
        return
    os.environ.setdefault("WERKDRUK_DEMO", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkdruk.web.settings")
    import django.conf

    assert django.conf.settings.INSTALLED_APPS  # read, they are configured; pytest-django does the rest


def _is_core(argument: str) -> bool:
    """Whether an argument of pytest names tests of a room of the core."""
    path = Path(argument.partition("::")[0]).resolve()
    return path.is_relative_to(TESTS) and path.relative_to(TESTS).parts[:1] in {(room,) for room in CORE}


def missing(thing: str, reason: str) -> Never:
    """Skip the test for want of `thing`; fail it when WERKDRUK_REQUIRE says that the machine has it."""
    if thing in os.environ.get("WERKDRUK_REQUIRE", "").split(","):
        pytest.fail(f"{thing} is required here (WERKDRUK_REQUIRE): {reason}", pytrace=False)
    pytest.skip(reason)


def postgres_dsn() -> str:
    """The address of a server on which databases may be made."""
    return os.environ.get("WERKDRUK_TEST_PG") or missing("postgres", "no PostgreSQL server: set WERKDRUK_TEST_PG")


def chromium_path() -> str:
    """The path of chromium."""
    named = os.environ.get("WERKDRUK_CHROMIUM")
    found = named if named and Path(named).exists() else shutil.which("chromium") or shutil.which("chromium-browser")
    return found or missing("browser", "no chromium: install it or set WERKDRUK_CHROMIUM")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is marked for a tool that is not here, before any of its fixtures is made."""
    if item.get_closest_marker("postgres"):
        postgres_dsn()
    if item.get_closest_marker("browser"):
        chromium_path()


@pytest.fixture(scope="session")
def need() -> Callable[[str, str], Never]:
    """What a test calls when the machine has no such thing: `need("gettext", "no msgfmt: install gettext")`."""
    return missing


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The directory with the shared test data: real files of DUO, elections, bookkeeping. Read only."""
    place = Path(os.environ.get("WERKDRUK_SHARED") or ROOT.parent / "shared" / "data")
    if not place.is_dir():
        missing("data", "no shared test data: put it in ../shared/data or set WERKDRUK_SHARED")
    return place


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of chromium, for `playwright.chromium.launch(executable_path=...)`."""
    return chromium_path()


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL database, made for this test and dropped after it."""
    server = postgres_dsn()
    import psycopg

    name = f"werkdruk_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield psycopg.conninfo.make_conninfo(server, dbname=name)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
