# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real server with an open ballot box on a database of its own, people who vote by HTTP, a PostgreSQL to kill.

Run as a program it fills the database of WERKDRUK_DATABASE and prints the keys, which nothing else can do.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
RECEIPT = re.compile(r'id="merk">([0-9A-Z-]+)<.*?id="regel">([0-9a-f]{64})<', re.DOTALL)
DONE = 200


def settings_for(database: str) -> dict[str, str]:
    """The environment of a program on that database, with nothing of ours in it."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("WERKDRUK_", "DJANGO_"))}
    return {**kept, "WERKDRUK_DEMO": "1", "WERKDRUK_DATABASE": database, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, seconds: int = 30) -> None:
    """Return when somebody listens there. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(str(port))


@dataclass(frozen=True)
class OpenVote:
    """An open vote: the number of its round, the digest of its document, the keys, the ids of its proposals."""

    round: int
    document: str
    keys: tuple[str, ...]
    proposals: tuple[str, ...]


def open_vote(database: str, people: int) -> OpenVote:
    """A new database with an open box and a key for so many people."""
    command = [sys.executable, "-m", "tests.web.ballot_server", str(people)]
    made = subprocess.run(command, env=settings_for(database), check=True, capture_output=True, text=True, cwd=ROOT)
    told = json.loads(made.stdout.splitlines()[-1])
    return OpenVote(told["round"], told["document"], tuple(told["keys"]), tuple(told["proposals"]))


def close_vote(database: str, vote: OpenVote) -> None:
    """Close, count and publish it, by a program of its own."""
    command = [sys.executable, "-m", "tests.web.ballot_server", "close", str(vote.round)]
    subprocess.run(command, env=settings_for(database), check=True, capture_output=True, cwd=ROOT)


class Server:
    """The program as it is served, with what it writes kept in `said`."""

    def __init__(self, database: str, said: Path, workers: int = 1) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        command += ["--port", str(self.port), "--workers", str(workers), "--blocking-threads", "4"]
        with said.open("ab") as out:
            self.process = subprocess.Popen(
                [*command, "--log-level", "warning", "werkdruk.web.wsgi:application"],
                env=settings_for(database),
                stdout=out,
                stderr=out,
                start_new_session=True,
                cwd=ROOT,
            )
        wait_for(self.port)
        ask(self.port, "GET", "/stem/0/")  # it listens before it can answer

    def kill(self) -> None:
        """End it as a power cut does, and all its workers."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        """End it in an orderly way, when it still runs."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()


@dataclass(frozen=True)
class Receipt:
    """What a voter was told: the mark and the entry."""

    mark: str
    entry: str


def ask(port: int, method: str, path: str, sent: list[tuple[str, str]] | None = None) -> tuple[int, str, list[str]]:
    """The status, the page and the cookies of the answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    body = urlencode(sent) if sent is not None else None
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{port}"}
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get_all("Set-Cookie") or []
    finally:
        connection.close()


def ballot(vote: OpenVote, key: str, chosen: list[str]) -> list[tuple[str, str]]:
    """A ballot as a page of ours would send it; sent twice it is the same form."""
    form = [("key", key), ("form", secrets.token_urlsafe(24)), ("document", vote.document)]
    return [*form, *(("approved", each) for each in chosen)]


def send(port: int, vote: OpenVote, sent: list[tuple[str, str]]) -> Receipt | None:
    """The receipt that comes back; None for any other answer."""
    status, page, _ = ask(port, "POST", f"/stem/{vote.round}/", sent)
    found = RECEIPT.search(page)
    return Receipt(found[1], found[2]) if status == DONE and found else None


class Postgres:
    """A PostgreSQL server of our own, on a port of its own, in a folder of its own; only that one is ever killed."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.port, self.settings = folder, free_port(), settings
        self.owner = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.owner:
            shutil.chown(folder, "postgres", "postgres")
        command = [_tool("initdb"), "-D", str(folder / "data"), "-U", "werkdruk", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*command, "--locale", "C"], check=True, capture_output=True, cwd=folder, **self.owner)
        self.start()

    @property
    def address(self) -> str:
        """What WERKDRUK_DATABASE is set to."""
        return f"postgresql://werkdruk:x@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Run it, with recovery when it was killed; return when it answers."""
        given = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(self.folder), **self.settings}
        command = [_tool("postgres"), "-D", str(self.folder / "data"), "-p", str(self.port)]
        command += [part for name, value in given.items() for part in ("-c", f"{name}={value}")]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as out:
            self.process = subprocess.Popen(
                command, cwd=self.folder, stdout=out, stderr=out, start_new_session=True, **self.owner
            )
        import psycopg

        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with psycopg.connect(self.address, connect_timeout=2) as connection:
                    (where,) = connection.execute("SHOW data_directory").fetchone()
                assert Path(where) == self.folder / "data", "another server answers on this port"
            except psycopg.OperationalError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError(self.address)

    def kill(self) -> None:
        """End it as a power cut does: the first process and every one it started."""
        children = _children(self.process.pid)
        self.process.kill()
        for child in children:
            try:
                os.kill(child, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()

    def end(self) -> None:
        """End it and remove what it kept."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        shutil.rmtree(self.folder)
        (self.folder.parent / f"{self.folder.name}.log").unlink(missing_ok=True)


@contextmanager
def own_postgres(**settings: str) -> Iterator[Postgres]:
    """A PostgreSQL server of our own for the length of the block."""
    server = Postgres(Path(tempfile.mkdtemp(prefix="werkdruk-pg-")), **settings)
    try:
        yield server
    finally:
        server.end()


def has_postgres() -> bool:
    """Whether this machine can run one."""
    try:
        return bool(_tool("initdb"))
    except FileNotFoundError:
        return False


def _tool(name: str) -> str:
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(places[-1]) if places else shutil.which(name)
    if not found:
        raise FileNotFoundError(name)
    return found


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(after[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def close(round: int) -> None:
    """Close, count and publish the vote of the database of this program, after its last day."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkdruk.web.settings")
    django.setup()
    from tests.web.boxes import AFTER

    from werkdruk.deciding.box import RoundAct, Side
    from werkdruk.web.actions.box_rounds import do
    from werkdruk.web.models import HeldRole, Round
    from werkdruk.web.queries.boxes import document_of

    found = Round.objects.get(pk=round)
    council = HeldRole.objects.filter(school=found.year.school, role="council")[0].user
    for act in (RoundAct.CLOSE, RoundAct.COUNT, RoundAct.PUBLISH):
        found = do(found, act, Side.COUNCIL, by=council, document=document_of(found).digest, on=AFTER)
    sys.stdout.write(json.dumps({"state": found.state}) + "\n")


def fill(people: int) -> None:
    """Fill the database of this program, and print what a voter needs to know."""
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkdruk.web.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import transaction
    from tests.web.boxes import a_booth

    with transaction.atomic():
        booth = a_booth(people).open()
    for person, code in ((booth.leader, "leider"), (booth.council[0], "pmr"), (booth.council[1], "pmr-twee")):
        type(person).objects.filter(pk=person.pk).update(code=f"demo-{code}", label=code)
    told = {
        "round": booth.round.pk,
        "document": booth.document.digest,
        "keys": [str(slip.key) for slip in booth.slips],
        "proposals": [project.id for project in booth.document.projects],
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    fill(int(sys.argv[1])) if len(sys.argv) == len(("program", "people")) else close(int(sys.argv[2]))
