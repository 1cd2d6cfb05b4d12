# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written as a `.pb` file is read back the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.counting import Ballot, BallotKind, Election, Project, Rule, count, parse_pb, read_pb, write_pb

CODES = st.text(alphabet='abc019/.-_é"', min_size=1, max_size=6) | st.sampled_from(["META", "votes", "a b", "x;y"])
NAMES = st.text(alphabet="ab ;,\"\nçé'", max_size=12).map(str.strip)
WEIGHTS = st.sampled_from([Fraction(1), Fraction(3, 5), Fraction(1, 3), Fraction(2)])


@st.composite
def _ballots(draw, kind, ids, *, coded):
    choices = tuple(draw(st.lists(st.sampled_from(ids), unique=True)))
    points = tuple(draw(st.integers(0, 10**9)) for _ in choices) if kind is BallotKind.POINTS else ()
    extra = draw(st.booleans())
    weight, unit = (draw(WEIGHTS), draw(NAMES)) if extra else (Fraction(1), "")
    return Ballot(choices, points, draw(CODES) if coded else "", weight, unit)


@st.composite
def _elections(draw, *, coded):
    ids = draw(st.lists(CODES, min_size=1, max_size=6, unique=True))
    scale = draw(st.sampled_from([1, 100]))
    kind = draw(st.sampled_from(BallotKind))
    units = draw(st.booleans())
    costs = [draw(st.integers(1, 10**7)) * scale for _ in ids[1:]] + [draw(st.integers(1, 10**7)) * scale + (scale > 1)]
    projects = [
        Project(name, cost, draw(NAMES), draw(NAMES) if units else "") for name, cost in zip(ids, costs, strict=True)
    ]
    ballots = draw(
        st.lists(
            _ballots(kind, ids, coded=coded), min_size=1, max_size=8, unique_by=lambda each: each.voter or id(each)
        )
    )
    facts = draw(st.dictionaries(st.sampled_from(["description", "unit", "comment"]), NAMES))
    budget = draw(st.integers(1, 10**8))
    return Election.of(projects, ballots, budget, kind=kind, scale=scale, facts=tuple(facts.items()))


def _cast(election):
    """What each voter said, whatever the order of the voters."""
    rows = election.ballots
    said = [
        (
            tuple(rows.choices(number)),
            tuple(rows.points_of(number)),
            rows.weights[number : number + 1],
            rows.units[number : number + 1],
        )
        for number in rows.type_of
    ]
    return sorted(said, key=repr)


@given(_elections(coded=True))
def test_an_election_with_codes_is_read_back_equal(election):
    back, problems = parse_pb(write_pb(election))
    assert problems == ()
    assert back == election
    assert list(back.ballots.codes) == list(election.ballots.codes)
    assert back.digest == election.digest


@given(_elections(coded=False))
def test_an_election_without_codes_is_read_back_with_the_same_ballots(election):
    text = write_pb(election)
    back, problems = parse_pb(text)
    assert problems == ()
    assert back.digest == election.digest
    assert (back.projects, back.budget, back.facts) == (election.projects, election.budget, election.facts)
    assert _cast(back) == _cast(election)
    assert write_pb(back) == text


def test_somebody_without_a_code_among_others_is_not_lost():
    projects = (Project("a", 1), Project("b", 1))
    ballots = [Ballot(("a",), voter="1"), Ballot((), voter=""), Ballot(("b",), voter="x")]
    back, problems = parse_pb(write_pb(Election.of(projects, ballots, 5)))
    assert problems == ()
    assert len(back.ballots) == 3
    assert list(back.ballots.codes) == ["1", "2", "x"]


def test_every_file_of_the_folder_is_read_back_equal(shared, tmp_path):
    different = []
    for path in sorted((shared / "pabulib" / "instances").glob("*.pb")):
        election, _ = read_pb(path)
        written = tmp_path / path.name
        written.write_text(write_pb(election), encoding="utf-8", newline="")
        back, problems = read_pb(written)
        if (back, list(back.ballots.codes), problems) != (election, list(election.ballots.codes), ()):
            different.append(path.name)
        written.unlink()
    assert different == []


@pytest.mark.parametrize("kind", BallotKind)
def test_a_file_written_with_the_outcome_marks_the_winners(kind):
    points = (2, 1) if kind is BallotKind.POINTS else ()
    ballots = [Ballot(("1", "2"), points, "v"), Ballot(("2", "1"), points, "w")]
    projects = (Project("1", 40, "Surveillance"), Project("2", 60, "Mentoraat", "bb"), Project("3", 30))
    election = Election.of(projects, ballots, 50, kind=kind, facts=(("description", "Werkdrukplan"),))
    outcome = count(election, Rule())
    assert outcome.winners == ("1",)
    text = write_pb(election, outcome)
    score = ";score" if points else ""
    assert f"project_id;cost;votes{score};name;unit;selected" in text
    assert f"1;40;2{';3' if points else ''};Surveillance;;1" in text
    assert "description;Werkdrukplan" in text
    assert parse_pb(text) == (election, ())


def test_voters_without_a_code_are_not_written_in_the_order_they_voted():
    projects = (Project("a", 1), Project("b", 1))
    votes = [Ballot(("b",)), Ballot(("a",)), Ballot(())]
    written = write_pb(Election.of(projects, votes, 5))
    assert written == write_pb(Election.of(projects, reversed(votes), 5))
    assert written.endswith("voter_id;vote\n1;\n2;a\n3;b\n")
