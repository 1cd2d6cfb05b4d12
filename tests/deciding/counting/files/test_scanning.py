# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled scanner gives exactly what the plain reader gives, or leaves the file to it."""

from __future__ import annotations

import os
import random
import tracemalloc
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import BadElection, parse_pb, read_pb
from werkdruk.deciding.counting.compiled import PLAIN
from werkdruk.deciding.counting.files import reading
from werkdruk.deciding.counting.files.scanning import scanner

HEAD = """META
key;value
num_projects;4
num_votes;5
budget;100
vote_type;{kind}
max_length;2
min_length;1
max_sum_points;5
PROJECTS
project_id;cost;votes;score;unit
1;40;2;3;a
longproject2;60;2;4;b
3;30;1;2;
4;0;1;1;
"""
VOTES = """VOTES
voter_id;vote;points;age
a;1,longproject2;2,1;
b;1;3;5
c;longproject2,3;1,1;
d;;;5
e;3,1;1,2;
"""
MOVED = VOTES.replace("voter_id;vote;points;age", "vote;points;age;voter_id")
KINDS = ("approval", "choose-1", "cumulative", "scoring", "ordinal")
PIECES = (
    *(b'";,\n\r \t\x0b\x1c\x00\xff0134ab'[place : place + 1] for place in range(18)),
    *(b"\r\n", b"\xc2\xa0", b"\xc3\xa9", b"9999999999999", b"-1", b"2.5", b"META", b"VOTES\n", b"\nVOTES\n"),
    *(b"PROJECTS;;\n", b"longproject2", b";;", b",,", b"\n\n", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"weight", b"unit"),
    *(b"\xc5\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"votes"),
)


@pytest.fixture(autouse=True)
def compiled(need, monkeypatch):
    """The scanner must be there."""
    monkeypatch.delenv(PLAIN, raising=False)
    if scanner() is None:
        need("native", "no compiled core: no C compiler, no headers of Python, or not started with start.py")


@contextmanager
def _plainly():
    os.environ[PLAIN] = "1"
    try:
        yield
    finally:
        del os.environ[PLAIN]


def _read(path):
    """All that reading a file gives, or with which problems it is refused."""
    try:
        election, problems = read_pb(path)
    except BadElection as refusal:
        return refusal.reason, refusal.problems
    return election, problems, list(election.ballots.codes), election.votes


def _scanned(path):
    """What the scanner alone gives; None when it leaves the file to the plain reader."""
    return reading._scanned(path.read_bytes(), ("weight", "unit"), path.name)


def _both(path):
    scanned = _read(path)
    with _plainly():
        assert scanner() is None
        return scanned, _read(path)


def _broken(chance):
    """A small file with a few bytes put in, changed, taken out or doubled, mostly in the votes."""
    text = HEAD.format(kind=chance.choice(KINDS)) + chance.choice((VOTES, MOVED))
    data = bytearray(text.replace("\n", chance.choice(("\n", "\r\n"))).encode())
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3, 6))):
        votes = max(data.rfind(b"VOTES"), 0)
        place = chance.randrange(votes if chance.random() < 0.8 else 0, len(data) + 1)
        way = chance.random()
        if way < 0.75:
            data[place : place + (way > 0.5)] = chance.choice(PIECES)
        elif way < 0.9:
            del data[place : place + chance.randrange(1, 6)]
        else:
            begin = chance.randrange(len(data) + 1)
            data[place:place] = data[begin : begin + chance.randrange(1, 30)]
    return bytes(data)


def test_every_file_of_the_folder_is_read_the_same_by_both(shared):
    different, left = [], []
    for path in sorted((shared / "pabulib").rglob("*.pb")):
        scanned, plain = _both(path)
        different += [] if scanned == plain else [path.name]
        left += [] if _scanned(path) else [path.name]
    assert different == []
    assert left == ["Poland_Warszawa_2026_Sady_Zoliborskie.pb", "Poland_Warszawa_2026_Srodmiescie_Poludniowe.pb"]


def test_broken_files_are_read_the_same_by_both_or_refused_with_the_same_words(tmp_path):
    chance = random.Random(2)  # noqa: S311 - dice that fall the same way every time
    path = tmp_path / "x.pb"
    scanned = 0
    for _ in range(800):
        path.write_bytes(_broken(chance))
        one, other = _both(path)
        assert one == other, path.read_bytes()
        assert one[1] or len(one) > 2  # who is refused is told why
        scanned += _scanned(path) is not None
    assert 100 < scanned < 500


@given(st.binary(max_size=60), st.integers(0, len(VOTES)), st.sampled_from(KINDS))
def test_bytes_of_any_kind_among_the_votes_change_nothing_to_that(tmp_path_factory, noise, place, kind):
    path = tmp_path_factory.mktemp("noise") / "x.pb"
    data = VOTES.encode()
    path.write_bytes(HEAD.format(kind=kind).encode() + data[:place] + noise + data[place:])
    one, other = _both(path)
    assert one == other


@given(
    st.sampled_from(("approval", "cumulative", "ordinal")),
    st.lists(
        st.lists(st.tuples(st.integers(0, 59), st.integers(0, 10**12 - 1)), unique_by=lambda each: each[0]), min_size=1
    ),
)
def test_long_ballots_in_any_order_are_read_the_same_by_both(tmp_path_factory, kind, ballots):
    path = tmp_path_factory.mktemp("long") / "x.pb"
    projects = "".join(f"{'p' * (number % 12)}{number};1\n" for number in range(60))
    names = [line.partition(";")[0] for line in projects.splitlines()]
    votes = "".join(
        f"{voter};{','.join(names[number] for number, _ in ballot)};{','.join(str(value) for _, value in ballot)}\n"
        for voter, ballot in enumerate(ballots)
    )
    head = f"META\nkey;value\nbudget;9\nvote_type;{kind}\nPROJECTS\nproject_id;cost\n{projects}"
    path.write_text(f"{head}VOTES\nvoter_id;vote;points\n{votes}", encoding="utf-8")
    one, other = _both(path)
    assert one == other
    assert _scanned(path) is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a;1,", 'a;"1",'),
        ("b;1;3", "b;1,1;3,3"),
        ("b;1;3", "b;9;3"),
        ("b;1;3", "b;1;3.0"),
        ("b;1;3", "b;1;-3"),
        ("b;1;3", "b;1;"),
        ("b;1;3", "b;1;3,"),
        ("b;1;3", "b;1,;3"),
        ("b;1;3", "a;1;3"),
        ("b;1;3", "b"),
        ("b;1;3;5", "b;1;3;5;6"),
        ("\nb;", "\n\nb;"),
        ("\nb;", "\n;;;\nb;"),
        ("\nb;", "\rb;"),
        ("\nb;", "\n\xa0b;"),
        ("\nb;", "\nMETA\nb;"),
        ("points;age", "points;weight"),
        ("points;age", 'points;"age"'),
        ("VOTES\n", "votes\n"),
        ("VOTES\n", "votes\nvoter_id;vote\nz;1\nVOTES\n"),
        ("VOTES\n", "votes\nvoter_id;vote\nVOTES\n"),
        ("VOTES\n", 'x;1;1;1;"\nVOTES\nvoter_id;vote;points\n"\nVOTES\n'),
        ("VOTES\n", "VOTES;x\n"),
    ],
)
def test_what_is_odd_is_left_to_the_plain_reader(old, new, tmp_path):
    path = tmp_path / "x.pb"
    good = HEAD.format(kind="cumulative") + VOTES
    path.write_text(good, encoding="utf-8", newline="")
    assert _scanned(path) is not None
    assert old in good
    path.write_text(good.replace(old, new, 1), encoding="utf-8", newline="")
    assert _scanned(path) is None
    one, other = _both(path)
    assert one == other


@pytest.mark.parametrize("voters", [["a", "b", "c", "a"], ["10", "9", "8", "10"], ["x", "", "", "y", "x"]])
def test_a_voter_who_is_there_twice_is_found_wherever_they_stand(voters, tmp_path):
    path = tmp_path / "x.pb"
    votes = "".join(f"{voter};1\n" for voter in voters)
    path.write_text(f"{HEAD.format(kind='approval')}VOTES\nvoter_id;vote\n{votes}", encoding="utf-8")
    one, other = _both(path)
    assert one == other
    assert [problem.where.line for problem in one[1] if problem.code == "voter-twice"] == [17 + len(voters)]


def test_a_file_without_codes_of_voters_has_none(tmp_path):
    path = tmp_path / "x.pb"
    for votes in ("vote\n1\n3\n", "voter_id;vote\n;1\n;3\n"):
        path.write_text(f"{HEAD.format(kind='approval')}VOTES\n{votes}", encoding="utf-8")
        assert _scanned(path)[0].ballots.codes == ()
        assert _both(path)[0] == _both(path)[1]


def test_a_text_is_read_like_a_file(tmp_path):
    text = HEAD.format(kind="cumulative") + VOTES
    path = tmp_path / "x.pb"
    path.write_text(text, encoding="utf-8")
    assert parse_pb(text, "x.pb") == read_pb(path)


def _many(path: Path, voters):
    """A file of so many voters, some hundreds of different ballots, and its size in bytes."""
    projects = "".join(f"p{number};{number + 1}\n" for number in range(40))
    votes = "".join(
        f"{voter * 37 % 1000003:010};p{voter % 40},p{voter * voter % 37};paper;x\n" for voter in range(voters)
    )
    head = f"META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n{projects}"
    path.write_text(f"{head}VOTES\nvoter_id;vote;how;where\n{votes}", encoding="utf-8")
    return path.stat().st_size


@pytest.mark.parametrize(("plain", "times"), [(True, 3), (False, 2)])
def test_a_large_file_needs_little_more_room_than_its_own_size(plain, times, tmp_path):
    path = tmp_path / "large.pb"
    size = _many(path, 40_000)
    with _plainly() if plain else nullcontext():
        tracemalloc.start()
        election, _ = read_pb(path)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert len(election.ballots) == 40_000
    assert most < times * size
