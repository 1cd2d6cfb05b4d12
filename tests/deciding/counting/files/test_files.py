# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing `.pb` files: what is doubtful is stated at its line, what cannot be counted is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.counting.files.sample import GOOD, chosen, codes, refused

from werkdruk.deciding.counting import (
    BadElection,
    Project,
    Rule,
    count,
    parse_pb,
    read_pb,
)


def test_a_good_file_is_read_without_a_problem():
    election, problems = parse_pb(GOOD)
    assert problems == ()
    assert election.projects == (
        Project("1", 40, "Surveillance"),
        Project("2", 60, "Mentoraat; minder leerlingen"),
        Project("3", 30, 'Een "rustige" week'),
    )
    assert chosen(election) == [["1", "2"], ["1"], ["2", "3"], []]
    assert list(election.ballots.codes) == ["a", "b", "c", "d"]
    assert (election.ballots.weights, election.ballots.units) == ((), ())
    assert (election.budget, election.scale, election.currency) == (100, 1, "EUR")


def test_somebody_who_chooses_nothing_still_has_a_share_of_the_money():
    election, _ = parse_pb(GOOD)
    assert count(election, Rule()).level == 25


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("a;1,2", "a;1,2,1", "project-twice", 16),
        ("a;1,2", "a;1,2,9", "unknown-project", 16),
        ("b;1", "a;1", "voter-twice", 17),
        ("num_votes;4", "num_votes;5", "wrong-total", 5),
        ("num_projects;3", "num_projects;2", "wrong-total", 4),
        ("num_votes;4\n", "", "wrong-total", None),
        ("1;40;2", "1;40;3", "wrong-votes", 11),
        ("budget;100", "budget;9007199254740993", "large-budget", 6),
        ("budget;100", "budget;100,5", "decimal-comma", 6),
        ("3;30;1", "3;0;1", "free-project", 13),
        ("\nd;\n", "\nd\n", "no-vote", 19),
        ("b;1", "b;1;2", "cells-too-many", 17),
    ],
)
def test_what_is_doubtful_is_stated_at_its_line(old, new, code, line):
    assert old in GOOD
    _, problems = parse_pb(GOOD.replace(old, new, 1), "x.pb")
    assert (code, line) in codes(problems)
    assert {problem.code for problem in problems} <= {code, "wrong-total", "wrong-votes"}
    assert all(problem.message and problem.hint and problem.where.file == "x.pb" for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("budget;100", "budget;0", "budget-not-positive", 6),
        ("budget;100", "budget;-5", "budget-not-positive", 6),
        ("budget;100", "budget;veel", "not-an-amount", 6),
        ("budget;100", "budget;1e3", "not-an-amount", 6),
        ("budget;100\n", "", "no-budget", None),
        ("1;40;2", "1;-40;2", "cost-not-positive", 11),
        ("1;40;2", "1;1.000,00;2", "not-an-amount", 11),
        ("1;40;2", "1;;2", "not-an-amount", 11),
        ("3;30;1", "1;30;1", "id-taken-twice", 13),
        ("3;30;1", ";30;1", "bad-id", 13),
        ("approval", "knapsack", "vote-type", 7),
        ("approval", "cumulative", "no-column", 15),
        ("approval", "scoring", "no-column", 15),
        ("vote_type;approval\n", "", "vote-type", None),
        ("VOTES\nvoter_id;vote\na;1,2\nb;1\nc;2,3\nd;\n", "", "no-section", None),
        ("META\n", "", "no-section", 1),
        ("PROJECTS\n", "META\n", "section-twice", 9),
        ("voter_id;vote", "voter_id;keus", "no-column", 15),
        ("project_id;cost", "project_id;prijs", "no-column", 10),
        ("\na;1,2\nb;1\nc;2,3\nd;\n", "\n", "no-voters", None),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_line(old, new, code, line):
    assert old in GOOD
    refusal = refused(GOOD.replace(old, new, 1))
    assert refusal.reason == code
    assert (code, line) in codes(refusal.problems)


def test_all_faults_are_shown_at_once():
    refusal = refused(GOOD.replace("1;40;2", "1;veel;2").replace("3;30;1", "1;30;1").replace("budget;100", "budget;0"))
    assert {problem.code for problem in refusal.problems} == {"not-an-amount", "id-taken-twice", "budget-not-positive"}


def test_a_project_twice_on_a_ballot_counts_once():
    twice, _ = parse_pb(GOOD.replace("a;1,2", "a;1,2,1,1"))
    once, _ = parse_pb(GOOD)
    assert twice.digest == once.digest
    assert count(twice, Rule()).rounds == count(once, Rule()).rounds


def test_a_free_project_is_left_out_of_the_count():
    election, problems = parse_pb(GOOD.replace("3;30;1", "3;0.00;1"))
    assert [project.id for project in election.projects] == ["1", "2"]
    assert codes(problems) == [("free-project", 13)]


def test_a_kind_of_vote_that_nobody_knows_says_which_there_are():
    refusal = refused(GOOD.replace("approval", "knapsack"))
    assert "knapsack" in refusal.problems[0].message
    assert "approval, choose-1, scoring, cumulative, ordinal" in refusal.problems[0].hint


def test_many_equal_faults_are_counted_not_repeated():
    many = GOOD + "".join(f"x{number};9\n" for number in range(200))
    _, problems = parse_pb(many)
    unknown = [problem for problem in problems if problem.code == "unknown-project"]
    assert len(unknown) == 51
    assert unknown[-1].message == "Nog 150 keer hetzelfde."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_matter(end, mark, tmp_path):
    path = tmp_path / "x.pb"
    path.write_bytes((mark + GOOD.replace("\n", end)).encode())
    election, problems = read_pb(path)
    assert problems == ()
    assert election == parse_pb(GOOD)[0]


def test_a_line_number_is_right_after_a_cell_of_several_lines():
    text = GOOD.replace("description;Werkdrukplan", 'description;"Twee\nregels"').replace("b;1", "b;9")
    _, problems = parse_pb(text)
    assert ("unknown-project", 18) in codes(problems)


def test_decimals_become_the_smallest_whole_unit():
    election, problems = parse_pb(GOOD.replace("1;40;", "1;40.25;").replace("budget;100", "budget;100.50"))
    assert problems == ()
    assert (election.scale, election.budget, election.by_id["1"].cost, election.by_id["2"].cost) == (
        100,
        10050,
        4025,
        6000,
    )


def test_needless_decimals_make_no_smaller_unit():
    assert parse_pb(GOOD.replace("budget;100", "budget;100.00"))[0].scale == 1


def test_a_file_that_is_no_text_is_refused_with_its_line(tmp_path):
    path = tmp_path / "x.pb"
    path.write_bytes(GOOD.encode().replace(b"Werkdrukplan", b"caf\xe9"))
    with pytest.raises(BadElection) as refusal:
        read_pb(path)
    assert codes(refusal.value.problems) == [("not-utf-8", 3)]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadElection) as refusal:
        read_pb(tmp_path / "no.pb")
    assert refusal.value.reason == "no-file"


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(tmp_path_factory, noise):
    path = tmp_path_factory.mktemp("noise") / "x.pb"
    path.write_bytes(noise)
    with pytest.raises(BadElection):
        read_pb(path)


@given(st.data())
def test_a_file_with_any_line_broken_is_read_or_refused(data):
    lines = GOOD.splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    lines[number] = data.draw(st.text(alphabet=st.sampled_from('0123456789;,."-METAVO \n\x00é'), max_size=20))
    try:
        election, _ = parse_pb("\n".join(lines))
    except BadElection:
        return
    assert count(election, Rule()).cost <= election.budget


def test_the_sections_may_stand_in_any_order():
    parts = GOOD.replace("PROJECTS", "|PROJECTS").replace("VOTES", "|VOTES").split("|")
    expected = parse_pb(GOOD)
    for order in ((0, 1, 2), (1, 0, 2), (2, 1, 0), (0, 2, 1), (1, 2, 0)):
        assert parse_pb("".join(parts[number] for number in order)) == expected


def test_a_section_after_the_votes_that_was_there_already_is_refused():
    assert refused(GOOD + "VOTES\nvoter_id;vote\nz;1\n").reason == "section-twice"


def test_a_line_of_the_head_that_stands_there_twice_is_stated():
    _, problems = parse_pb(GOOD.replace("currency;EUR", "currency;EUR\nbudget;101"))
    assert ("fact-twice", 9) in codes(problems)
