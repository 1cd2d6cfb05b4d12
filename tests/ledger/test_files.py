# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Journals as files: what is written is read back, and what is wrong is said."""

from __future__ import annotations

import copy
import json
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear, digest
from werkdruk.ledger import (
    Earmark,
    Voucher,
    balances,
    commit_from,
    journal_as_json,
    mirror,
    pass_on,
    read_journal,
    receive,
    write_journal,
)

VO23 = Earmark(BoardNumber("10053"), "vo", CalendarYear(2023))


def voucher(number):
    return Voucher(UUID(int=number), date(2023, 8, 24), "DUO 2023-0001", "Betaling van de staat – één")


PAID = receive(voucher(1), VO23, collective=Euro(120_000), individual=Euro(120_001))
PASSED = pass_on(voucher(2), VO23, {Brin("18BR"): Euro(120_000)})
COMMITTED = commit_from(
    voucher(3),
    balances([PASSED]),
    school=Brin("18BR"),
    school_year=SchoolYear(2022),
    measure="m01",
    amount=Euro(100),
)
JOURNAL = (PAID, PASSED, COMMITTED, mirror(COMMITTED, voucher(4)))


def read(tmp_path, content):
    path = tmp_path / "journaal.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return read_journal(path)


def test_a_journal_is_read_back_as_it_was_written(tmp_path):
    path = tmp_path / "journaal.json"
    write_journal(path, JOURNAL)
    assert read_journal(path) == (JOURNAL, ())


def test_the_digest_is_that_of_the_entry_in_the_file_without_its_text(tmp_path):
    path = tmp_path / "journaal.json"
    write_journal(path, JOURNAL)
    rows = json.loads(path.read_text(encoding="utf-8"))["entries"]
    in_file = [digest({key: part for key, part in row.items() if key != "text"}) for row in rows]
    assert in_file == [entry.digest() for entry in JOURNAL]
    assert len(set(in_file)) == len(JOURNAL)


def changed(change):
    found = copy.deepcopy(journal_as_json(JOURNAL))
    change(found["entries"])
    return found


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("unbalanced", lambda rows: rows[0]["postings"][0].update(cents=-1)),
        ("one-legged", lambda rows: rows[0].update(postings=rows[0]["postings"][:1])),
        ("bad-posting", lambda rows: rows[0]["postings"][0].update(cents=0)),
        ("bad-account", lambda rows: rows[0]["postings"][0].update(account="kas")),
        ("mixed-boards", lambda rows: rows[0]["postings"][0].update(account="state:20000:vo:2023")),
        ("bad-voucher", lambda rows: rows[0].update(document="")),
        ("bad-voucher", lambda rows: rows[0].update(kind="correction")),
        ("id-taken", lambda rows: rows[1].update(id=rows[0]["id"])),
        ("wrong-correction", lambda rows: rows[3].update(corrects=str(UUID(int=77)))),
        ("wrong-correction", lambda rows: rows[3].update(on="2023-08-23")),
        ("bad-entry", lambda rows: rows[0].update(kind="gift")),
        ("bad-entry", lambda rows: rows[0].update(on="24-8-2023")),
        ("bad-entry", lambda rows: rows[0].update(on="20230824")),
        ("bad-entry", lambda rows: rows[0].update(on=20230824)),
        ("bad-entry", lambda rows: rows[0].update(id="1")),
        ("bad-entry", lambda rows: rows[0].update(id=rows[0]["id"].replace("-", ""))),
        ("bad-entry", lambda rows: rows[0].update(text=None)),
        ("bad-entry", lambda rows: rows[0].update(postings={})),
        ("bad-entry", lambda rows: rows[0].update(name="iemand")),
        ("bad-entry", lambda rows: rows[0].pop("text")),
        ("bad-entry", lambda rows: rows[0]["postings"][0].update(cents="-1")),
        ("bad-entry", lambda rows: rows[0]["postings"][0].update(cents=True)),
        ("bad-entry", lambda rows: rows.insert(0, 3)),
    ],
)
def test_an_entry_that_is_wrong_is_a_problem_and_the_others_are_read(tmp_path, code, change):
    entries, problems = read(tmp_path, changed(change))
    assert [problem.code for problem in problems] == [f"journal-{code}"]
    assert set(entries) < set(JOURNAL) or entries == JOURNAL
    assert len(entries) >= len(JOURNAL) - 1


def test_a_journal_of_which_the_first_entry_is_gone_names_every_correction_of_it(tmp_path):
    entries, problems = read(tmp_path, {"entries": journal_as_json(JOURNAL)["entries"][3:]})
    assert (entries, [problem.code for problem in problems]) == ((), ["journal-wrong-correction"])


def test_the_same_entry_twice_counts_once(tmp_path):
    assert read(tmp_path, changed(lambda rows: rows.append(rows[0]))) == (JOURNAL, ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"entries": {}}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"entries": [{"postings": [{"cents": 1.0}]}]}',
        b'{"entries": [NaN]}',
        b'{"entries": [' + b"9" * 10_000 + b"]}",
    ],
)
def test_a_file_that_is_no_journal_is_one_problem(tmp_path, content):
    entries, problems = read(tmp_path, content)
    assert (entries, [problem.code for problem in problems]) == ((), ["journal-unreadable"])


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["received", "state:10053:vo:2023"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "on", "postings"]), inner),
    max_leaves=8,
)


@given(st.integers(0, 3), st.sampled_from(["id", "on", "kind", "document", "text", "corrects", "postings"]), JSON)
def test_anything_in_any_field_is_an_entry_or_a_problem(tmp_path_factory, number, key, value):
    content = changed(lambda rows: rows[number].update({key: value}))
    entries, problems = read(tmp_path_factory.mktemp("journal"), content)
    assert entries == JOURNAL or problems or value == content["entries"][number][key]


@given(st.binary(max_size=200))
def test_any_bytes_are_a_journal_or_a_problem(tmp_path_factory, content):
    entries, problems = read(tmp_path_factory.mktemp("journal"), content)
    assert problems
    assert not entries
