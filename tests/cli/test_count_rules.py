# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count` under each rule: what follows from the ballots, what has no effect, and how to count it again."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from werkdruk.cli.main import main

SPACE = "\N{NO-BREAK SPACE}"

APPROVAL = """META
key;value
num_projects;3
num_votes;4
budget;60
vote_type;approval
PROJECTS
project_id;cost;name;team
a;40;Assistent;bouw
b;20;Begeleiding;zorg
c;20;Computers;bouw
VOTES
voter_id;vote;fte;team
1;a,b;1;bouw
2;a;0.2;bouw
3;b,c;0.5;zorg
4;c;1;zorg
"""

POINTS = """META
key;value
num_projects;3
num_votes;2
budget;40
vote_type;scoring
PROJECTS
project_id;cost;name
a;20;Assistent
b;20;Begeleiding
c;20;Computers
VOTES
voter_id;vote;points
1;a,b;3,1
2;b,c;2,2
"""

RANKING = """META
key;value
num_projects;3
num_votes;2
budget;40
vote_type;ordinal
PROJECTS
project_id;cost;name
a;20;Assistent
b;20;Begeleiding
c;20;Computers
VOTES
voter_id;vote
1;a,b,c
2;b,a,c
"""


@pytest.fixture
def counted(tmp_path, capsys):
    """What the command prints on a file of this text: exit code, standard output, standard error."""
    file = tmp_path / "stemming.pb"

    def run(text, *options):
        file.write_text(text, encoding="utf-8")
        code = main(["count", str(file), *options])
        printed = capsys.readouterr()
        return code, printed.out.replace(SPACE, " "), printed.err

    return run


@pytest.fixture
def outcome(counted):
    """The JSON of the command."""
    return lambda *arguments: json.loads(counted(*arguments, "--format", "json")[1])


@pytest.mark.parametrize(
    ("text", "rule", "utility"),
    [
        (APPROVAL, "mes", "cost"),
        (POINTS, "mes", "points"),
        (RANKING, "mes", "borda"),
        (POINTS, "greedy", "points"),
        (POINTS, "phragmen", "cost"),
    ],
)
def test_the_utility_follows_from_the_ballots(outcome, text, rule, utility):
    assert outcome(text, "--rule", rule)["utility"] == utility


def test_another_utility_is_counted_when_it_is_asked_for(outcome):
    assert outcome(POINTS, "--utility", "cardinality")["utility"] == "cardinality"


@pytest.mark.parametrize(("text", "utility"), [(APPROVAL, "points"), (APPROVAL, "borda"), (RANKING, "points")])
def test_a_utility_that_does_not_fit_the_ballots_is_refused_with_one_sentence(counted, text, utility):
    code, out, err = counted(text, "--utility", utility)
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert "deze --utility past niet bij de stemmen" in err


@pytest.mark.parametrize("rule", ["mes", "phragmen", "greedy"])
@pytest.mark.parametrize("text", [APPROVAL, POINTS, RANKING], ids=["approval", "points", "ranking"])
def test_winners_are_the_same_without_the_compiled_core(outcome, rule, text):
    fast, plain = (outcome(text, "--rule", rule, *more) for more in ((), ("--plain",)))
    assert set(plain["path"]) <= {"exact"}
    for each in (fast, plain):
        each.pop("path")
        for one in each["rounds"]:
            one.pop("decided")
    assert fast == plain


def test_greedy_takes_most_votes_first_and_stops_or_skips_at_what_does_not_fit(outcome):
    text = APPROVAL.replace("budget;60", "budget;50").replace("4;c;1", "4;a,c;1")
    assert outcome(text, "--rule", "greedy")["winners"] == ["a"]
    assert outcome(text.replace("c;20", "c;10"), "--rule", "greedy")["winners"] == ["a", "c"]
    assert outcome(text.replace("b;20", "b;15"), "--rule", "greedy", "--misfit", "stop")["winners"] == ["a"]


def test_a_threshold_keeps_out_what_has_fewer_votes(outcome):
    text = APPROVAL.replace("1;a,b;", "1;a;")
    assert outcome(text, "--rule", "greedy", "--threshold", "2")["winners"] == ["c", "a"]
    assert outcome(text, "--rule", "phragmen", "--threshold", "3")["winners"] == []


def test_money_that_stays_goes_to_most_votes_when_asked(outcome):
    text = APPROVAL.replace("budget;60", "budget;80")
    bare, whole = (outcome(text, *more) for more in ((), ("--completion", "utilitarian")))
    assert whole["winners"] == bare["winners"] + whole["added"]
    assert (bare["added"], whole["added"], whole["cost"]) == ([], ["a"], 80)


def test_the_appointment_counts_as_asked(outcome):
    ways = [outcome(APPROVAL, "--weights", "fte", "--part-time", way) for way in ("purse", "clone")]
    assert [each["part_time"] for each in ways] == ["purse", "clone"]
    assert ways[0]["rounds"] != ways[1]["rounds"]


def test_the_floor_is_first_spent_in_the_own_team(counted, outcome):
    text, options = APPROVAL.replace("b;20", "b;10"), ("--unit", "team", "--floor", "0.9")
    assert outcome(text, *options)["floor"] == "9/10"
    assert re.search(r"^1 \(team\)  b ", counted(text, *options)[1], re.MULTILINE)


@pytest.mark.parametrize(
    ("options", "code"), [(["--part-time", "clone"], "no-weights"), (["--floor", "0.5"], "no-units")]
)
def test_what_has_no_effect_on_this_file_is_said(counted, outcome, options, code):
    assert [problem["code"] for problem in outcome(RANKING, *options)["problems"]] == [code]
    assert "verandert dus niets" in counted(RANKING, *options)[2]


@pytest.mark.parametrize("option", ["--weights", "--unit"])
def test_a_column_that_is_not_there_is_refused(counted, option):
    more = ["--part-time", "purse"] if option == "--weights" else ["--floor", "0.5"]
    code, out, err = counted(RANKING, option, "nergens", *more)
    assert (code, out) == (1, "")
    assert "nergens" in err


def test_who_knows_the_seed_draws_the_same_lot(outcome):
    text = RANKING.replace("2;b,a,c", "2;b,a,c\n3;a,b,c\n4;b,a,c").replace("votes;2", "votes;4")
    drawn = [outcome(text, "--ties", "lot", "--seed", f"getrokken {n}") for n in range(8)]
    assert drawn == [outcome(text, "--ties", "lot", "--seed", f"getrokken {n}") for n in range(8)]
    assert {tuple(each["winners"]) for each in drawn} == {("a", "b"), ("b", "a")}
    assert {tie["decided_by"] for each in drawn for tie in each["ties"]} == {"lot"}


def test_a_lot_is_used_also_when_the_order_is_not_said(outcome):
    assert outcome(RANKING, "--lot", "c,b,a")["tie_order"] == "cost,votes,lot"
    assert outcome(RANKING, "--lot", "c,b,a")["winners"] == ["b", "a"]


def test_the_file_comes_back_with_what_was_chosen_and_counts_the_same(counted, outcome):
    code, written, err = counted(APPROVAL, "--format", "pb")
    winners = outcome(APPROVAL)["winners"]
    head, *rows = re.search(r"^PROJECTS\n(.*?)^VOTES", written, re.MULTILINE | re.DOTALL)[1].splitlines()
    chosen = [row.split(";")[0] for row in rows if row.split(";")[head.split(";").index("selected")] == "1"]
    assert (code, err, sorted(chosen)) == (0, "", sorted(winners))
    assert outcome(written)["winners"] == winners


@pytest.mark.parametrize(
    "options",
    [
        ["--completion", "add1", "--step", "0.25"],
        ["--rule", "greedy", "--threshold", "1", "--misfit", "stop"],
        ["--rule", "phragmen", "--seed", "een tekst met 'tekens'"],
        ["--utility", "cardinality", "--lot", "c,a,b"],
        ["--weights", "fte", "--part-time", "clone"],
        ["--unit", "team", "--floor", "1/3"],
    ],
)
def test_the_options_that_the_text_states_count_the_same_again(counted, options):
    first = counted(APPROVAL, *options)
    stated = shlex.split(re.search(r"^Manier: (.*)$", first[1], re.MULTILINE)[1])
    assert counted(APPROVAL, *stated) == first
    assert set(options) - {"1/3"} <= set(stated)


@pytest.mark.parametrize("rule", ["mes", "phragmen", "greedy"])
@pytest.mark.parametrize("text", [APPROVAL, POINTS, RANKING], ids=["approval", "points", "ranking"])
def test_every_project_is_explained_under_every_rule(counted, outcome, rule, text):
    found = outcome(text, "--rule", rule, "--explain")
    assert sorted(found["explanations"]) == ["a", "b", "c"]
    assert sorted([*found["reasons"]["winners"], *found["reasons"]["losers"]]) == ["a", "b", "c"]
    lines = counted(text, "--rule", rule, "--explain")[1].splitlines()
    assert {line for line in lines if line[1:3] == ": "} == {
        f"{name}: {why}".replace(SPACE, " ") for name, why in found["explanations"].items()
    }


def test_what_can_be_said_of_the_whole_stands_below_the_reasons(counted, outcome):
    text = APPROVAL.replace("4;c;1;zorg\n", "4;c;1;zorg\n5;c;1;zorg\n6;a;1;bouw\n").replace("votes;4", "votes;6")
    findings = outcome(text, "--explain")["findings"]
    said = counted(text, "--explain")[1]
    assert len(findings) > 1
    assert [finding for finding in findings if finding.replace(SPACE, " ") not in said] == []
    assert outcome(APPROVAL, "--explain")["findings"] == []


@pytest.mark.parametrize(
    ("text", "options", "columns"),
    [
        (APPROVAL, [], "Stemmen  Per voorstander  Naam"),
        (APPROVAL, ["--weights", "fte", "--part-time", "clone"], "Stemmen  Per voorstander, hele baan  Naam"),
        (POINTS, [], "Stemmen  Per punt  Naam"),
        (RANKING, [], "Stemmen  Per punt  Naam"),
        (APPROVAL, ["--rule", "phragmen"], "Stemmen    Naam"),
        (APPROVAL, ["--rule", "greedy"], "Stemmen    Naam"),
        (POINTS, ["--rule", "greedy"], "Punten    Naam"),
    ],
)
def test_the_table_says_what_its_figures_are(counted, text, options, columns):
    lines = counted(text, *options)[1].splitlines()
    assert lines[2].endswith(columns)


def test_under_greedy_points_are_shown_where_points_decide(counted):
    rows = counted(POINTS, "--rule", "greedy")[1].splitlines()[3:6]
    assert [(row.split()[1], row.split()[4]) for row in rows] == [("a", "3"), ("b", "3"), ("c", "2")]
