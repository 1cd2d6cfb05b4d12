# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count --compare`: the same election under every rule that fits it."""

from __future__ import annotations

import json

import pytest

from werkdruk.cli.main import main

FILE = """META
key;value
num_projects;4
num_votes;5
budget;100
vote_type;approval
PROJECTS
project_id;cost;name;unit
groot;50;Groot plan;bouw
half;50;Half plan;bouw
klein;40;Klein plan;zorg
niets;10;Niemands plan;bouw
VOTES
voter_id;vote;weight;unit
1;groot,half;1;bouw
2;groot,half;0.5;bouw
3;groot,half;0.5;bouw
4;klein;1;zorg
5;klein;0.3;zorg
"""


@pytest.fixture
def compared(tmp_path, capsys):
    """What the command prints on a file of this text: exit code, standard output, standard error."""
    file = tmp_path / "stemming.pb"

    def run(text, *options):
        file.write_text(text, encoding="utf-8")
        code = main(["count", str(file), "--compare", *options])
        printed = capsys.readouterr()
        return code, printed.out.replace("\N{NO-BREAK SPACE}", " "), printed.err

    return run


@pytest.fixture
def comparison(compared):
    """The JSON of the command."""
    return lambda *arguments: json.loads(compared(*arguments, "--format", "json")[1])


def _without_columns(text):
    """The same election without teams and appointments."""
    head, votes = text.split("VOTES\n")
    head = "\n".join(line.rpartition(";")[0] if line.count(";") == 3 else line for line in head.splitlines())
    votes = "\n".join(";".join(line.split(";")[:2]) for line in votes.splitlines())
    return f"{head}\nVOTES\n{votes}\n"


def _named(rule):
    return (rule["rule"], rule["utility"], rule["completion"], rule["part_time"], rule["floor"])


def test_every_rule_is_counted_side_by_side(comparison):
    rules = [_named(rule) for rule in comparison(_without_columns(FILE))["rules"]]
    ways = ("none", "utilitarian", "add1", "add1u")
    assert rules == [
        *(("mes", utility, way, "person", "0") for utility in ("cost", "cardinality") for way in ways),
        ("phragmen", "cost", "none", "person", "0"),
        ("greedy", "cost", "none", "person", "0"),
    ]


def test_part_time_and_floor_join_where_the_file_has_appointments_and_teams(comparison):
    more = comparison(FILE, "--completion", "add1")["rules"][10:]
    assert [_named(rule)[1:] for rule in more] == [
        ("cost", "add1", "purse", "0"),
        ("cost", "add1", "clone", "0"),
        ("cost", "add1", "person", "1/2"),
    ]
    asked = comparison(FILE, "--part-time", "purse", "--floor", "0.25")["rules"]
    assert {_named(rule)[3:] for rule in asked} == {("purse", "0"), ("person", "0"), ("clone", "0"), ("purse", "1/4")}


@pytest.mark.parametrize(
    ("kind", "utilities"),
    [("scoring", {"points", "cost", "cardinality"}), ("ordinal", {"borda", "cost", "cardinality"})],
)
def test_other_ballots_have_their_own_utility_too(comparison, kind, utilities):
    text = _without_columns(FILE).replace("approval", kind)
    if kind == "scoring":
        text = text.replace("voter_id;vote", "voter_id;vote;points")
        text = "\n".join(
            f"{line};{'1,2' if ',' in line else '3'}" if line[:1].isdigit() else line for line in text.splitlines()
        )
    found = comparison(text)["rules"]
    assert {rule["utility"] for rule in found if rule["rule"] == "mes"} == utilities
    assert [rule["utility"] for rule in found if rule["rule"] == "greedy"] == [{"scoring": "points"}.get(kind, "borda")]


def test_each_rule_gives_what_it_gives_alone(comparison, tmp_path, capsys):
    rules = comparison(FILE)["rules"]
    for rule in rules:
        options = ["--rule", rule["rule"], "--part-time", rule["part_time"], "--format", "json"]
        if rule["rule"] == "mes":
            options += ["--utility", rule["utility"], "--completion", rule["completion"], "--floor", rule["floor"]]
        assert main(["count", str(tmp_path / "stemming.pb"), *options]) == 0
        alone = json.loads(capsys.readouterr().out)
        assert (rule["winners"], rule["cost"]) == (alone["winners"], alone["cost"])
        assert rule["cost"] + rule["left"] == 100


def test_projects_that_do_not_win_everywhere_are_marked(compared, comparison):
    found = comparison(FILE)
    wins = {project["id"]: project["wins"] for project in found["projects"]}
    assert {project["id"] for project in found["projects"] if project["differs"]} == {
        name for name, row in wins.items() if 0 < sum(row) < len(row)
    }
    code, text, err = compared(FILE)
    lines = text.splitlines()
    marked = {line.split()[1] for line in lines if line.startswith("*")}
    assert (code, err) == (0, "")
    assert marked == {project["id"] for project in found["projects"] if project["differs"]}
    assert marked
    assert f"* wint niet overal: {len(marked)} van de voorstellen." in lines[-1]
    assert any(line.startswith(" 1  mes cost none") for line in lines)


def test_a_rule_that_leaves_a_tie_open_is_shown_as_such(compared, comparison):
    found = comparison(FILE, "--ties", "cost")
    open_ties = [rule for rule in found["rules"] if rule["undecided"]]
    assert open_ties
    assert all(rule["winners"] is None for rule in open_ties)
    assert [rule["rule"] for rule in found["rules"] if not rule["undecided"]] == ["greedy"]
    assert "groot en half zijn precies gelijk" in compared(FILE, "--ties", "cost")[1]
    places = {tuple(place is None for place in project["wins"]) for project in found["projects"]}
    assert places == {tuple(bool(rule["undecided"]) for rule in found["rules"])}


def test_a_tie_that_every_rule_leaves_open_is_refused(compared):
    equal = "META\nkey;value\nnum_projects;2\nnum_votes;2\nbudget;2\nvote_type;approval\n"
    equal += "PROJECTS\nproject_id;cost\na;2\nb;2\nVOTES\nvoter_id;vote\n1;a,b\n2;a,b\n"
    code, out, err = compared(equal, "--ties", "cost")
    assert (code, out) == (1, "")
    assert "a en b zijn precies gelijk" in err


def test_where_all_rules_agree_that_is_said(compared):
    same = _without_columns(FILE).replace("budget;100", "budget;1000")
    for old in ("groot;50", "klein;40", "half;50"):
        same = same.replace(old, old[:-2] + "1")
    assert compared(same)[1].splitlines()[-1].endswith("Overal wint hetzelfde.")


def test_a_utility_that_does_not_fit_is_refused(compared):
    assert "past niet bij de stemmen" in compared(FILE, "--utility", "borda")[2]
