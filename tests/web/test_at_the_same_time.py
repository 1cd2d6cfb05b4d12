# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real server on SQLite, many at once: the last euro is given once, and a server that is killed loses nothing."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest

pytestmark = pytest.mark.slow

SRC = Path(__file__).resolve().parents[2] / "src"
PLACE = "/school/99AA/2023-2024"
DONE, REFUSED = 302, 200


class Visitor:
    """Somebody with cookies at the server."""

    def __init__(self, port: int, role: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.ask("GET", "/inloggen/")
        assert self.ask("POST", f"/demo/{role}/") == DONE

    def ask(self, method: str, path: str, **sent: str) -> int:
        """The status of the answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = urlencode({**sent, "csrfmiddlewaretoken": self.cookies.get("csrftoken", "")})
        try:
            connection.request(method, path, body if method == "POST" else None, headers)
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].strip().partition("=")
            self.cookies[name] = value
        return answer.status

    def book(self, move: str, measure: str, cents: int, key: str = "") -> int:
        """The status of the answer to a booking."""
        amount = f"{cents // 100},{cents % 100:02d}"
        sent = {"move": move, "measure": measure, "amount": amount, "document": "tegelijk", "on": "2024-01-15"}
        return self.ask("POST", f"{PLACE}/geld/boeken/", **sent, key=key or str(uuid4()))


class Server:
    """A server on its own database with the demo, in which the council agreed to the plan of one school."""

    def __init__(self, database: Path) -> None:
        self.database = database
        self.settings = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("WERKDRUK_", "DJANGO_"))},
            "WERKDRUK_DEMO": "1",
            "WERKDRUK_DATABASE": str(database),
            "PYTHONPATH": str(SRC),
        }
        subprocess.run(
            [sys.executable, "-m", "werkdruk.web.manage", "demo"], env=self.settings, check=True, capture_output=True
        )
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(self.port), "--workers", "1"]
        command += ["--blocking-threads", "4", "--log-level", "warning", "werkdruk.web.wsgi:application"]
        self.process = subprocess.Popen(command, env=self.settings, start_new_session=True)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def rows(self, question: str) -> list[tuple]:
        """What the database holds."""
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(question).fetchall()
        finally:
            connection.close()


@pytest.fixture
def server(tmp_path):
    pytest.importorskip("granian")
    made = Server(tmp_path / "werkdruk.sqlite3")
    council = Visitor(made.port, "pmr-vaart")
    with ThreadPoolExecutor(6) as many:
        answers = list(
            many.map(
                lambda _: council.ask("POST", f"{PLACE}/pmr/antwoord/", version="1", act="consent", reasons=""),
                range(6),
            )
        )
    assert Counter(answers) == {DONE: 1, REFUSED: 5}, "the council answers once"
    yield made
    if made.process.poll() is None:
        made.kill()


def measures(server):
    question = (
        "SELECT measure, amount_cents FROM werkdruk_planline JOIN werkdruk_plan ON plan_id = werkdruk_plan.id "
        "JOIN werkdruk_year ON year_id = werkdruk_year.id JOIN werkdruk_school ON school_id = werkdruk_school.id "
        "WHERE brin = '99AA' AND school_year = 2023 AND amount_cents > 0 ORDER BY amount_cents"
    )
    return server.rows(question)


def test_the_last_euro_is_given_once_and_the_same_form_counts_once(server):
    leader = Visitor(server.port, "leider-vaart")
    (measure, cents), *_, (largest, _much) = measures(server)
    assert leader.book("commit", measure, cents - 100) == DONE
    key = str(uuid4())
    with ThreadPoolExecutor(10) as many:
        last = list(many.map(lambda _: leader.book("commit", measure, 100), range(10)))
        spent = list(many.map(lambda _: leader.book("spend", measure, cents), range(10)))
        again = list(many.map(lambda _: leader.book("commit", largest, 5_000, key), range(10)))
    assert Counter(last) == Counter(spent) == {DONE: 1, REFUSED: 9}
    assert set(again) == {DONE}
    assert server.rows(f"SELECT count(*) FROM ledger_entry WHERE id = '{UUID(key).hex}'") == [(1,)]  # noqa: S608 - ours


def test_a_killed_server_loses_nothing_it_answered_and_keeps_nothing_half(server):
    leader = Visitor(server.port, "leider-vaart")
    largest = measures(server)[-1][0]
    sent = [str(uuid4()) for _ in range(50)]
    answered: list[str] = []

    def book(key: str) -> None:
        try:
            status = leader.book("commit", largest, 100, key)
        except (OSError, HTTPException):
            return
        assert status == DONE
        answered.append(key)
        if len(answered) == len(sent) // 3:
            server.kill()

    with ThreadPoolExecutor(5) as many:
        list(many.map(book, sent))
    kept = {row[0] for row in server.rows("SELECT id FROM ledger_entry")}
    assert len(sent) // 3 <= len(answered) < len(sent)
    assert [key for key in answered if UUID(key).hex not in kept] == []
    sums = "SELECT entry_id FROM ledger_posting GROUP BY entry_id HAVING sum(amount_cents) <> 0"
    lines = "SELECT count(*) FROM ledger_posting WHERE entry_id = ledger_entry.id"
    assert server.rows(sums) == server.rows(f"SELECT id FROM ledger_entry WHERE posting_count <> ({lines})") == []  # noqa: S608 - ours
    assert server.rows("SELECT id FROM ledger_posting WHERE entry_id NOT IN (SELECT id FROM ledger_entry)") == []
    assert server.rows("PRAGMA integrity_check") == [("ok",)]
