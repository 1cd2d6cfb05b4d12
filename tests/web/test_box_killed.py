# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The server or the database is killed while people vote: no vote with a receipt is lost. A control run does lose."""

from __future__ import annotations

import json
import random
import sqlite3
import threading
import time
from http.client import HTTPException

import pytest
from tests.web.ballot_server import Server, ballot, has_postgres, open_vote, own_postgres, send

pytestmark = pytest.mark.slow
PEOPLE, VOTING = 60, 6
ROUNDS, CONTROLS = 5, 8
ENOUGH, PATIENCE = 15, 30
"""How many receipts are given before it strikes, and for how many seconds that is waited for."""


class Voters:
    """People who vote again and again with their own keys, and write down every receipt they got."""

    def __init__(self, server, vote, seed):
        self.server, self.vote, self.chance = server, vote, random.Random(seed)  # noqa: S311 - repeats its chance
        self.told, self.last, self.over = [], {}, threading.Event()

    def crowd(self):
        threads = [threading.Thread(target=self._go, args=(self.vote.keys[at::VOTING],)) for at in range(VOTING)]
        for thread in threads:
            thread.start()
        return threads

    def _go(self, keys):
        while not self.over.is_set():
            for key in keys:
                chosen = self.chance.sample(self.vote.proposals, 2)
                sent = ballot(self.vote, key, chosen)
                try:
                    receipt = send(self.server.port, self.vote, sent)
                except (OSError, HTTPException):
                    receipt = None
                if receipt is None:  # what became of it is not known: this voter stops
                    self.last.pop(key, None)
                    return
                self.told.append(receipt)
                self.last[key] = receipt
                if self.over.is_set():
                    return


def lost(text, voters):
    """The receipts of which the box knows nothing, and the last ones of which the ballot is not there."""
    box = json.loads(text)
    entries, marks = {*box["log"], *box["waiting"]}, {row[1] for row in box["cast"].values()}
    missing = [receipt for receipt in voters.told if receipt.entry not in entries]
    return missing + [receipt for receipt in voters.last.values() if receipt.mark not in marks]


def killed_while_voting(vote, server, kill, seed):
    """The receipts that were given until `kill` struck."""
    voters = Voters(server, vote, seed)
    threads = voters.crowd()
    until = time.monotonic() + PATIENCE
    while len(voters.told) < ENOUGH and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(voters.chance.random() / 2)
    kill()
    voters.over.set()
    for thread in threads:
        thread.join(60)
    return voters


def test_a_killed_server_loses_no_vote_it_gave_a_receipt_for_on_sqlite(tmp_path):
    database = str(tmp_path / "werkdruk.sqlite3")
    vote, told = open_vote(database, PEOPLE), 0
    for seed in range(ROUNDS):
        server = Server(database, tmp_path / "said.log")
        voters = killed_while_voting(vote, server, server.kill, seed)
        with sqlite3.connect(database) as connection:
            (text,) = connection.execute("SELECT text FROM werkdruk_openbox").fetchone()
        assert lost(text, voters) == []
        told += len(voters.told)
    assert told > ROUNDS * 10, "people did vote"


@pytest.fixture
def postgres_of_our_own(need):
    if not has_postgres():
        need("postgres", "no PostgreSQL on this machine to start and kill")
    return own_postgres


def box_in(database):
    import psycopg

    with psycopg.connect(database.address) as connection:
        return connection.execute("SELECT text FROM werkdruk_openbox").fetchone()[0]


def rounds_of_killing(database, tmp_path, count, victim):
    """Per round how many receipts were given and how many of them were lost, until the first loss."""
    vote, found = open_vote(database.address, PEOPLE), []
    on_the_disk(database)
    server = Server(database.address, tmp_path / "said.log")
    try:
        for seed in range(count):
            if victim == "server":
                voters = killed_while_voting(vote, server, server.kill, seed)
                server = Server(database.address, tmp_path / "said.log")
            else:
                voters = killed_while_voting(vote, server, database.kill, seed)
                database.start()
            found.append((len(voters.told), len(lost(box_in(database), voters))))
            if found[-1][1]:
                break
    finally:
        server.end()
    return found


def on_the_disk(database):
    """Nothing. What is there before anybody votes is written, so that only votes can be lost."""
    import psycopg

    with psycopg.connect(database.address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")


@pytest.mark.parametrize("victim", ["server", "database"])
def test_a_killed_server_or_database_loses_no_vote_on_postgresql(postgres_of_our_own, tmp_path, victim, request):
    with postgres_of_our_own() as database:
        found = rounds_of_killing(database, tmp_path, ROUNDS, victim)
    request.node.user_properties.append((f"receipts given and lost per round, {victim} killed", str(found)))
    assert sum(told for told, _ in found) > ROUNDS * 10, "people did vote"
    assert [gone for _, gone in found] == [0] * ROUNDS


def test_the_same_harness_sees_votes_lost_when_the_database_answers_too_early(postgres_of_our_own, tmp_path, request):
    """The control: with `synchronous_commit` off an answer comes before the vote is on the disk."""
    careless = {"synchronous_commit": "off", "wal_writer_delay": "10s", "wal_writer_flush_after": "1GB"}
    with postgres_of_our_own(**careless, wal_buffers="64MB") as database:
        found = rounds_of_killing(database, tmp_path, CONTROLS, "database")
    request.node.user_properties.append(("receipts given and lost per round, careless", str(found)))
    assert sum(gone for _, gone in found) > 0
