# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading ballots with points and rankings, limits, the size of appointments, and units."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.deciding.counting.files.sample import GOOD, chosen, codes, given, refused

from werkdruk.deciding.counting import BadElection, BallotKind, parse_pb, read_pb, write_pb

# ballots with points


POINTS = """META
key;value
num_projects;3
num_votes;4
budget;100
vote_type;cumulative
max_sum_points;6
PROJECTS
project_id;cost;votes;score;name
1;40;2;5;Surveillance
2;60;3;7;Mentoraat
3;30;1;1;Een rustige week
VOTES
voter_id;vote;points
a;1,2;3,2
b;2;4
c;3,1,2;1,2,1
d;;
"""


def test_points_are_read_beside_their_project():
    election, problems = parse_pb(POINTS)
    assert problems == ()
    assert election.ballots.kind is BallotKind.POINTS
    assert chosen(election) == [["1", "2"], ["2"], ["1", "2", "3"], []]
    assert given(election) == [[3, 2], [4], [2, 1, 1], []]


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "choices", "points"),
    [
        ("a;1,2;3,2", "a;1,2;3", "points-missing", 15, ["1"], [3]),
        ("a;1,2;3,2", "a;1,2;", "points-missing", 15, [], []),
        ("a;1,2;3,2", "a;1,2", "points-missing", 15, [], []),
        ("a;1,2;3,2", "a;1,2;3,2,9", "points-too-many", 15, ["1", "2"], [3, 2]),
        ("a;1,2;3,2", "a;1,2;3,veel", "bad-points", 15, ["1"], [3]),
        ("a;1,2;3,2", "a;1,2;,2", "bad-points", 15, ["2"], [2]),
        ("a;1,2;3,2", "a;1,2;3,1e9", "bad-points", 15, ["1"], [3]),
        ("a;1,2;3,2", "a;1,2;3,9999999999999", "bad-points", 15, ["1"], [3]),
        ("a;1,2;3,2", "a;1,2;3,-2", "negative-points", 15, ["1"], [3]),
        ("a;1,2;3,2", "a;1,2,1;3,2,9", "project-twice", 15, ["1", "2"], [3, 2]),
        ("a;1,2;3,2", "a;1,9;3,2", "unknown-project", 15, ["1"], [3]),
        ("a;1,2;3,2", "a;1,2;3,5", "over-the-limit", 15, ["1", "2"], [3, 5]),
        ("1;40;2;5", "1;40;2;6", "wrong-score", 10, ["1", "2"], [3, 2]),
        ("max_sum_points;6", "default_score;1", "default-score", 7, ["1", "2"], [3, 2]),
    ],
)
def test_doubtful_points_are_stated_and_none_counts_twice(old, new, code, line, choices, points):
    assert old in POINTS
    election, problems = parse_pb(POINTS.replace(old, new, 1))
    assert (code, line) in codes(problems)
    assert {problem.code for problem in problems} <= {code, "wrong-votes", "wrong-score"}
    assert (chosen(election)[0], given(election)[0]) == (choices, points)


def test_nought_points_are_no_choice():
    election, problems = parse_pb(POINTS.replace("a;1,2;3,2", "a;1,2,3;3,2,0"))
    assert (problems, chosen(election)[0]) == ((), ["1", "2"])


def test_points_with_decimals_are_all_counted_in_smaller_parts():
    election, problems = parse_pb(POINTS.replace("b;2;4", "b;2;2.25").replace("2;60;3;7", "2;60;3;5.250"))
    assert codes(problems) == [("points-with-decimals", 16)]
    assert given(election) == [[300, 200], [225], [200, 100, 100], []]
    assert dict(election.facts)["max_sum_points"] == "600"
    assert parse_pb(write_pb(election)) == (election, ())


def test_points_with_needless_decimals_are_whole():
    election, problems = parse_pb(POINTS.replace("b;2;4", "b;2;4.00"))
    assert problems == ()
    assert election == parse_pb(POINTS)[0]


# rankings and limits


def test_a_ranking_keeps_its_order_and_the_first_place_counts():
    election, problems = parse_pb(GOOD.replace("approval", "ordinal").replace("c;2,3", "c;3,2,3"))
    assert codes(problems) == [("project-twice", 18)]
    assert election.ballots.kind is BallotKind.RANKING
    assert chosen(election) == [["1", "2"], ["1"], ["3", "2"], []]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("approval", "choose-1", 16, "2 stemmen hebben meer keuzes dan vote_type choose-1"),
        ("currency;EUR", "max_length;1", 16, "2 stemmen hebben meer keuzes dan max_length 1"),
        ("currency;EUR", "min_length;1", 19, "1 stem heeft minder keuzes dan min_length 1"),
    ],
)
def test_limits_that_are_not_kept_are_stated_once_and_all_is_counted(old, new, line, said):
    election, problems = parse_pb(GOOD.replace(old, new))
    assert codes(problems) == [("over-the-limit", line)]
    assert problems[0].message.startswith(said)
    assert chosen(election) == chosen(parse_pb(GOOD)[0])


def test_limits_that_are_no_number_are_left_alone():
    assert parse_pb(GOOD.replace("currency;EUR", "max_length;veel"))[1] == ()


# the size of an appointment and the unit


OWN = GOOD.replace("voter_id;vote", "voter_id;vote;Weight;Unit").replace("cost;votes;name", "cost;votes;name;unit")
OWN = OWN.replace("a;1,2", "a;1,2;0.6;bb").replace("b;1", "b;1;3/5;bb").replace("c;2,3", "c;2,3;1;")
OWN = OWN.replace("\nd;", "\nd;;1;ob").replace("Surveillance", "Surveillance;bb")


def test_weights_and_units_are_read_from_their_own_columns():
    election, problems = parse_pb(OWN)
    assert problems == ()
    assert election.ballots.weights == (Fraction(3, 5), Fraction(3, 5), Fraction(1), Fraction(1))
    assert election.ballots.units == ("bb", "bb", "", "ob")
    assert [project.unit for project in election.projects] == ["bb", "", ""]


def test_the_same_choice_with_another_weight_or_unit_is_another_type():
    election, _ = parse_pb(OWN.replace("b;1;3/5;bb", "b;1,2;0.6;ob\ne;1,2;0.60;bb"))
    assert list(election.ballots.type_of) == [0, 1, 0, 2, 3]


def test_columns_of_another_name_are_read_when_asked_for():
    text = OWN.replace("Weight;Unit", "fte;team").replace("name;unit", "name;Team")
    assert parse_pb(text)[0].ballots.weights == ()
    assert parse_pb(text, weight="FTE", unit="team") == parse_pb(OWN)


@pytest.mark.parametrize("columns", [{"weight": "fte"}, {"unit": "team"}])
def test_a_column_that_is_asked_for_and_is_not_there_is_refused(columns, tmp_path):
    refusal = refused(OWN, **columns)
    assert refusal.reason == "no-column"
    assert next(iter(columns.values())) in refusal.problems[0].message
    path = tmp_path / "x.pb"
    path.write_text(OWN, encoding="utf-8")
    with pytest.raises(BadElection):
        read_pb(path, **columns)


@pytest.mark.parametrize("weight", ["0", "-1", "half", "1/0", "0/3", "1e3", "0.0"])
def test_a_weight_that_is_none_is_refused_at_its_line(weight):
    refusal = refused(OWN.replace("a;1,2;0.6", f"a;1,2;{weight}"))
    assert (refusal.reason, codes(refusal.problems)) == ("bad-weight", [("bad-weight", 16)])


@pytest.mark.parametrize(("weight", "code", "value"), [("", "no-weight", 1), ("0,6", "decimal-comma", Fraction(3, 5))])
def test_a_doubtful_weight_is_stated(weight, code, value):
    election, problems = parse_pb(OWN.replace("a;1,2;0.6", f"a;1,2;{weight}"))
    assert (code, 16) in codes(problems)
    assert election.ballots.weights[0] == value


# amounts and quotes that are easily meant otherwise


@pytest.mark.parametrize(("text", "scale"), [("1.250", 100), ("12.345", 1000), ("100,000", 1)])
def test_three_decimals_may_have_been_meant_as_thousands(text, scale):
    election, problems = parse_pb(GOOD.replace("budget;100", f"budget;{text}"), "x.pb")
    assert (codes(problems), election.scale) == ([("thousands", 6)], scale)
    whole = text.replace(",", "").replace(".", "")
    assert f"Is {whole} bedoeld?" in problems[0].hint


@pytest.mark.parametrize("text", ["100.5", "100.25", "0.125", "1250.125", "100.1250"])
def test_other_decimals_are_taken_as_they_are(text):
    assert parse_pb(GOOD.replace("budget;100", f"budget;{text}"), "x.pb")[1] == ()


def test_a_quote_that_does_not_close_before_the_next_section_is_named_with_its_line():
    refusal = refused(GOOD.replace('"', "").replace("Surveillance", '"Surveillance'))
    assert ("quote-open", 11) in codes(refusal.problems)


def test_a_project_without_a_price_is_said_to_lack_one():
    refusal = refused(GOOD.replace("2;60;2", "2;;2"))
    assert [problem.message for problem in refusal.problems] == ["Hier ontbreekt een bedrag."]
