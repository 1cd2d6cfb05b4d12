# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many files, and large ones: all of the folder, and what keeps a large file small."""

from __future__ import annotations

import csv
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import read_pb
from werkdruk.deciding.counting.ballots import Ballot, BallotKind, Ballots
from werkdruk.deciding.counting.compiled import PLAIN
from werkdruk.deciding.counting.files.codes import Codes, CodeWriter
from werkdruk.deciding.counting.files.rows import LineNumbers, RowWriter


@pytest.mark.parametrize("plain", ["", "1"])
def test_every_file_of_the_folder_is_read_with_the_totals_of_the_index(plain, shared, monkeypatch):
    monkeypatch.setenv(PLAIN, plain)
    with (shared / "pabulib" / "index.csv").open(encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader(index))
    assert len(rows) == 151
    for row in rows:
        election, problems = read_pb(shared / "pabulib" / "instances" / row["file"])
        ballots = election.ballots
        lengths = [end - start for start, end in zip(ballots.offsets, ballots.offsets[1:], strict=False)]
        assert {problem.code for problem in problems} <= {"project-twice", "wrong-votes"}
        assert (len(election.projects), len(ballots)) == (int(row["n_projects"]), int(row["n_votes"]))
        assert Decimal(election.budget) / election.scale == Decimal(row["budget"])
        if not problems:
            chosen = sum(size * length for size, length in zip(ballots.voters, lengths, strict=True))
            assert max(lengths) == int(row["max_ballot"])
            assert abs(Decimal(chosen) / len(ballots) - Decimal(row["mean_ballot"])) <= Decimal("0.005")


TEXTS = st.lists(st.sampled_from(["", "a", "b", "é", "aa", "9", "10"]) | st.text(max_size=4), min_size=1)


def _gathered(texts):
    codes = CodeWriter()
    for text in texts:
        codes.add(text)
    return codes


@given(TEXTS, st.slices(6))
def test_codes_are_the_texts_they_were_made_of(texts, some):
    codes = _gathered(texts).done()
    if not any(texts):
        assert codes == ()
        return
    assert list(codes) == texts
    assert codes == texts
    assert codes[some] == tuple(texts[some])
    assert [codes[number] for number in range(-len(texts), len(texts))] == texts * 2
    assert pickle.loads(pickle.dumps(codes)) == codes  # noqa: S301 - our own bytes


@given(TEXTS)
def test_a_code_that_was_there_before_is_found_each_time(texts):
    codes = _gathered(texts)
    expected = [place for place, text in enumerate(texts) if text and text in texts[:place]]
    if codes.rising:
        assert expected == []
    if any(texts):
        assert list(codes.done().repeated()) == expected


def test_codes_that_are_not_the_same_are_not_equal():
    codes = Codes(b"abc", _gathered(["a", "bc"]).done()._ends)
    assert codes == ["a", "bc"]
    assert codes != ["a", "cb"]
    assert codes != ["a"]


ROWS = st.lists(st.tuples(st.frozensets(st.integers(0, 4)), st.integers(1, 3)), min_size=1, max_size=60)


@given(ROWS, st.sampled_from(BallotKind))
def test_rows_are_grouped_as_ballots_are(rows, kind):
    names = [f"p{number}" for number in range(5)]
    pointed = kind is BallotKind.POINTS
    given_rows = [(sorted(row), [value] * len(row) if pointed else []) for row, value in rows]
    writer = RowWriter(kind)
    for choices, points in given_rows:
        writer.cast(writer.type(choices, points))
    expected = [Ballot(tuple(names[number] for number in row), tuple(points)) for row, points in given_rows]
    assert writer.done(()) == Ballots.of(kind, expected, {name: number for number, name in enumerate(names)})


def test_thousands_of_types_are_told_apart_and_found_again():
    writer = RowWriter(BallotKind.APPROVAL)
    rows = [(number // 100, 100 + number % 100) for number in range(5000)]
    assert [writer.type(row, ()) for row in rows] == list(range(5000))
    assert [writer.type(row, ()) for row in reversed(rows)] == list(reversed(range(5000)))


def test_points_in_smaller_parts_are_still_the_same_types():
    writer = RowWriter(BallotKind.POINTS)
    assert [writer.type([1, 2], [3, 4]), writer.type([1], [5])] == [0, 1]
    writer.refine(2)
    assert [writer.type([1, 2], [300, 400]), writer.type([1], [5]), writer.type([1], [500])] == [0, 2, 1]


@given(st.lists(st.integers(1, 4), min_size=1))
def test_a_line_number_is_known_for_every_voter(steps):
    numbers = LineNumbers()
    lines = [7 + sum(steps[: place + 1]) for place in range(len(steps))]
    for voter, line in enumerate(lines):
        numbers.add(voter, line)
    assert [numbers.of(voter) for voter in range(len(lines))] == lines
