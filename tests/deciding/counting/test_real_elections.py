# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real elections: what the organisers say was chosen is what we count, wherever they kept to a rule of ours."""

from __future__ import annotations

import csv

import pytest

from werkdruk.deciding.counting import (
    BallotKind,
    Completion,
    Method,
    Misfit,
    Rule,
    Tie,
    TieOrder,
    Utility,
    count,
    read_pb,
)

OFFICIAL = {"Netherlands_Assen_2024.pb": ("approval", 84), "Poland_Swiecie_2023.pb": ("approval", 2553)}
GREEDY = {
    BallotKind.APPROVAL: (Utility.COST,),
    BallotKind.POINTS: (Utility.POINTS,),
    BallotKind.RANKING: (Utility.BORDA, Utility.COST),
}
"""What organisers count per kind of ballot; with rankings some count the points of the places, others the voters."""


@pytest.fixture(scope="module")
def instances(shared):
    """The folder with the elections."""
    return shared / "pabulib" / "instances"


@pytest.fixture(scope="module")
def index(shared):
    """One row per file of the folder."""
    with (shared / "pabulib" / "index.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _selected(path):
    """What the organisers say was chosen: the column `selected` of the file."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle, delimiter=";"))
    titles = [number for number, row in enumerate(rows) if row in (["PROJECTS"], ["VOTES"])]
    header = rows[titles[0] + 1]
    projects = (dict(zip(header, row, strict=False)) for row in rows[titles[0] + 2 : titles[1]])
    return {project["project_id"] for project in projects if project["selected"] == "1"}


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("file", OFFICIAL)
def test_the_official_result_of_an_election_held_by_equal_shares_is_ours(file, compiled, instances):
    path = instances / file
    election, problems = read_pb(path)
    assert problems == ()
    assert len(election.ballots) == OFFICIAL[file][1]
    outcome = count(election, Rule(completion=Completion.ADD1), compiled=compiled)
    assert set(outcome.winners) == _selected(path)
    assert outcome.cost <= election.budget


def _greedy(election, misfit):
    """The sets of winners that greedy gives, one per way of counting that organisers have."""
    threshold = int(dict(election.facts).get("min_project_score_threshold") or 0)
    rules = [
        Rule(Method.GREEDY, utility, threshold=threshold, misfit=misfit) for utility in GREEDY[election.ballots.kind]
    ]
    return [set(count(election, rule).winners) for rule in rules]


def test_the_official_results_of_greedy_elections_are_ours(instances, index):
    """With thresholds, and both ways: what does not fit is passed over, or ends the count.

    The index says in which files the official result is that of greedy at all; in the others the organisers had more
    rules than a file can hold, such as projects that exclude each other, or held equal shares.
    """
    compared, different = 0, []
    for row in index:
        for column, misfit in (("greedy_match", Misfit.SKIP), ("greedy_noskip_match", Misfit.STOP)):
            if row[column] == "True":
                election, _ = read_pb(instances / row["file"])
                compared += 1
                if _selected(instances / row["file"]) not in _greedy(election, misfit):
                    different.append((row["file"], misfit))
    assert (compared, different) == (95, [])


def test_a_threshold_keeps_out_what_would_have_won(instances, index):
    """So the agreement above is not one of files in which thresholds do nothing."""
    without = 0
    for row in index:
        if row["rule"] == "greedy-threshold" and row["greedy_match"] == "True":
            election, _ = read_pb(instances / row["file"])
            utility = GREEDY[election.ballots.kind][0]
            without += set(count(election, Rule(Method.GREEDY, utility)).winners) != _selected(instances / row["file"])
    assert without


def test_a_ballot_that_names_a_project_twice_counts_it_once(instances):
    """A peer counts such ballots twice and so elects a wrong winner somewhere; here they are stated and count once."""
    path = instances / "Poland_Warszawa_2026_Sady_Zoliborskie.pb"
    election, problems = read_pb(path)
    twice = [problem.where.line for problem in problems if problem.code == "project-twice"]
    lines = path.read_text(encoding="utf-8").splitlines()
    ids = [project.id for project in election.projects]
    assert twice
    for line, number in zip(lines[-len(election.ballots) :], election.ballots.type_of, strict=True):
        chosen = [ids[project] for project in election.ballots.choices(number)]
        assert sorted(chosen) == sorted(set(line.split(";")[1].split(",")))


@pytest.mark.parametrize("method", list(Method))
def test_every_file_of_the_folder_is_counted_within_its_budget(method, instances, index):
    assert len(index) == 151
    for row in index:
        election, _ = read_pb(instances / row["file"])
        assert len(election.ballots) == int(row["n_votes"])
        rule = Rule(method, ties=TieOrder((Tie.NAME,)), completion=Completion.UTILITARIAN)
        outcome = count(election, rule)
        assert 0 < outcome.cost <= election.budget
        assert outcome.cost == sum(election.by_id[name].cost for name in outcome.winners)
