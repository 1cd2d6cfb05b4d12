# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fifty votes at a real server: nothing of them in what it writes, and after closing nothing in any file."""

from __future__ import annotations

import json
import random
import re
import shutil
import sqlite3

import pytest
from tests.web.ballot_server import (
    Server,
    ask,
    ballot,
    close_vote,
    has_postgres,
    open_vote,
    own_postgres,
    send,
)

pytestmark = pytest.mark.slow
PEOPLE = 50
HEX = re.compile(rb"[0-9a-f]{64}")


def everybody_votes(server, vote):
    """The receipts of fifty votes and of some that were sent twice, by the pages a voter sees."""
    chance, receipts = random.Random(5), []  # noqa: S311 - a test repeats its chance
    for key in chance.sample(vote.keys, PEOPLE):
        status, page, cookies = ask(server.port, "POST", f"/stem/{vote.round}/", [("key", key)])
        assert (status, cookies) == (200, [])
        sent = ballot(vote, key, chance.sample(vote.proposals, 2))
        first = send(server.port, vote, sent)
        assert first is not None
        assert send(server.port, vote, sent) == first
        receipts.append(first)
        assert 'name="form"' in page
    for path in (f"/stem/{vote.round}/", f"/stem/{vote.round}/log/", f"/vote/{vote.round}/", "/stem/99999/"):
        assert ask(server.port, "GET", path)[2] == []
    ask(server.port, "POST", f"/stem/{vote.round}/", [("key", "2222")])
    return receipts


def test_the_server_writes_nothing_of_a_vote(tmp_path):
    database, said = str(tmp_path / "werkdruk.sqlite3"), tmp_path / "said.log"
    vote = open_vote(database, PEOPLE)
    server = Server(database, said, workers=2)
    try:
        receipts = everybody_votes(server, vote)
    finally:
        server.end()
    text = said.read_text()
    assert len(set(receipts)) == PEOPLE
    for word in ("/stem/", "127.0.0.1", *vote.keys, *(receipt.entry for receipt in receipts)):
        assert word not in text


def test_after_closing_no_file_of_the_database_holds_a_slot_or_a_trace(tmp_path):
    """Nor does a backup of before opening or of after closing; one of in between would, as the page says."""
    database = tmp_path / "werkdruk.sqlite3"
    vote = open_vote(str(database), PEOPLE)
    shutil.copy(database, tmp_path / "before.sqlite3")
    server = Server(str(database), tmp_path / "said.log")
    try:
        everybody_votes(server, vote)
        with sqlite3.connect(database) as connection:
            (text,) = connection.execute("SELECT text FROM werkdruk_openbox").fetchone()
        open_files = b"".join(path.read_bytes() for path in tmp_path.glob("werkdruk.sqlite3*"))
        gone = {each for each in HEX.findall(text.encode()) if each not in public(text)}
        assert len(gone) > PEOPLE * 2
        assert any(each in open_files for each in gone), "the script can see them"
        close_vote(str(database), vote)
    finally:
        server.end()
    closed_files = b"".join(path.read_bytes() for path in tmp_path.glob("werkdruk.sqlite3*"))
    assert [each for each in gone if each in closed_files] == []
    before = (tmp_path / "before.sqlite3").read_bytes()
    assert [each for each in gone if each in before and each not in slots(text)] == []


def public(text):
    """What stands in the public log, and the digest of the document: that stays."""
    held = json.loads(text)
    return {each.encode() for each in (*held["log"], *held["waiting"], held["document"].removeprefix("sha256:"))}


def slots(text):
    """The places of the keys, which are there before anybody voted."""
    return {each.encode() for each in json.loads(text)["slots"]}


def test_on_postgresql_no_file_of_its_table_holds_them_either(tmp_path, need):
    if not has_postgres():
        need("postgres", "no PostgreSQL on this machine to look into")
    with own_postgres() as database:
        vote = open_vote(database.address, PEOPLE)
        server = Server(database.address, tmp_path / "said.log")
        try:
            everybody_votes(server, vote)
        finally:
            server.end()
        import psycopg

        with psycopg.connect(database.address) as connection:
            (text,) = connection.execute("SELECT text FROM werkdruk_openbox").fetchone()
        close_vote(database.address, vote)
        with psycopg.connect(database.address, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            (size,) = connection.execute("SELECT pg_total_relation_size('werkdruk_openbox')").fetchone()
            rows = connection.execute("SELECT xmin, ctid, * FROM werkdruk_keptbox").fetchall()
        gone = {each for each in HEX.findall(text.encode()) if each not in public(text)}
        kept = b"".join(path.read_bytes() for path in (database.folder / "data" / "base").rglob("*") if path.is_file())
    assert size <= 2 * 8192, "the table and what belongs to it are empty"
    assert len(rows) == 1, "one row, so that no hidden column tells one vote from another"
    assert [each for each in gone if each in kept] == []
