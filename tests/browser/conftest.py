# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo, really served, in a real browser."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the demo in it; never written again."""
    path = tmp_path_factory.mktemp("demo") / "werkdruk.sqlite3"
    subprocess.run([sys.executable, "-m", "werkdruk.web.manage", "demo"], env=_settings(path), check=True)
    return path


def _settings(database: Path, today: str = "2024-01-15") -> dict[str, str]:
    src = Path(__file__).resolve().parents[2] / "src"
    return {
        **os.environ,
        "WERKDRUK_DEMO": "1",
        "WERKDRUK_DATABASE": str(database),
        "WERKDRUK_TODAY": today,
        "PYTHONPATH": str(src),
    }


@contextmanager
def serving(database: Path, today: str = "2024-01-15") -> Iterator[str]:
    """The address of a server over that database, on that day; it ends with the block."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(
        [*command, "--workers", "1", "--log-level", "error", "werkdruk.web.wsgi:application"],
        env=_settings(database, today),
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/inloggen/", server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own http address
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the demo did not start")


@pytest.fixture
def fresh_copy(filled: Path, tmp_path: Path) -> Path:
    """The demo's database for one test to write in."""
    import sqlite3

    target = tmp_path / "werkdruk.sqlite3"
    with sqlite3.connect(filled) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    return target


@pytest.fixture
def site(fresh_copy: Path) -> Iterator[str]:
    """The address of the demo, served anew for one test."""
    with serving(fresh_copy) as address:
        yield address


@pytest.fixture(scope="module")
def still_site(filled: Path) -> Iterator[str]:
    """The address of the demo for tests that only look."""
    with serving(filled) as address:
        yield address


Sitting = Callable[..., "AbstractContextManager"]


@pytest.fixture(scope="module")  # not the session: while it runs, Django takes this thread for an asynchronous one
def browser(chromium: str) -> Iterator:
    """A headless chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        yield running
        running.close()


@pytest.fixture
def sit_down(browser) -> Iterator[Sitting]:
    """`with sit_down(site, "docent") as page`: a page of somebody who stepped into a role of the demo."""

    @contextmanager
    def sitting(site: str, role: str, *, width: int = 1280, javascript: bool = True) -> Iterator:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, locale="nl-NL"
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(f"{site}/inloggen/")
        page.locator(f"form[action='/demo/{role}/'] button").click()
        page.wait_for_url(lambda address: "/inloggen/" not in address)
        try:
            yield page
        finally:
            context.close()

    return sitting
