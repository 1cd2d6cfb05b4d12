# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real elections: the official results, and every approval election that the peer pabutools counted exactly."""

from __future__ import annotations

import csv
import json
from functools import cache

import pytest

from werkdruk.deciding.counting import BadElection, Completion, Tie, TieOrder, Utility, equal_shares, read_pb

BY_NAME = TieOrder((Tie.NAME,))
OFFICIAL = {"Netherlands_Assen_2024.pb": ("approval", 84), "Poland_Swiecie_2023.pb": ("approval", 2553)}


@cache
def _lines(path):
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _selected(path):
    """What the organisers say was chosen: the column `selected` of the file."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle, delimiter=";"))
    titles = [number for number, row in enumerate(rows) if row in (["PROJECTS"], ["VOTES"])]
    header = rows[titles[0] + 1]
    projects = (dict(zip(header, row, strict=False)) for row in rows[titles[0] + 2 : titles[1]])
    return {project["project_id"] for project in projects if project["selected"] == "1"}


@pytest.mark.parametrize("file", OFFICIAL)
def test_the_official_result_of_an_election_held_by_equal_shares_is_ours(file, shared):
    path = shared / "pabulib" / "instances" / file
    election, problems = read_pb(path)
    assert problems == ()
    assert len(election.ballots) == OFFICIAL[file][1]
    outcome = equal_shares(election, Utility.COST, Completion.ADD1, step=1)
    assert set(outcome.winners) == _selected(path)
    assert outcome.cost <= election.budget


@pytest.fixture(scope="module")
def instances(shared):
    """The folder with the elections."""
    return shared / "pabulib" / "instances"


def test_every_approval_election_has_the_winners_of_the_peer(shared, instances):
    """Exact fractions, ties by id. Defects of the peer do not show here: both utilities and exact mode are sound."""
    outcomes = [
        outcome
        for outcome in _lines(shared / "pabulib" / "reference" / "pabutools_outcomes.jsonl")
        if outcome["vote_type"] in {"approval", "choose-1"}
    ]
    assert len(outcomes) == 82
    different = []
    for expected in outcomes:
        election, _ = read_pb(instances / expected["file"])
        for utility in Utility:
            ours = equal_shares(election, utility, ties=BY_NAME)
            if sorted(ours.winners) != sorted(expected[f"mes_{utility}"]):
                different.append((expected["file"], utility))
    assert different == []


def test_every_completed_election_has_the_winners_of_the_peer(shared, instances):
    outcomes = _lines(shared / "pabulib" / "reference" / "pabutools_add1.jsonl")
    assert len(outcomes) == 21
    different = []
    for expected in outcomes:
        election, _ = read_pb(instances / expected["file"])
        for utility in Utility:
            ours = equal_shares(election, utility, Completion.ADD1, step=expected["increment"], ties=BY_NAME)
            if sorted(ours.winners) != sorted(expected[f"mes_{utility}_add"]):
                different.append((expected["file"], utility))
    assert different == []


def test_a_ballot_that_names_a_project_twice_counts_it_once(instances):
    """A peer counts such ballots twice and so elects a wrong winner somewhere; here they are stated and count once."""
    path = instances / "Poland_Warszawa_2026_Sady_Zoliborskie.pb"
    election, problems = read_pb(path)
    twice = [problem.where.line for problem in problems if problem.code == "project-twice"]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert twice
    for line, ballot in zip(lines[-len(election.ballots) :], election.ballots, strict=True):
        assert ballot.approvals == set(line.split(";")[1].split(","))


def test_every_file_of_the_folder_is_counted_or_refused_with_a_sentence(instances, shared):
    with (shared / "pabulib" / "index.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        if row["vote_type"] in {"approval", "choose-1"}:
            continue
        with pytest.raises(BadElection) as refusal:
            read_pb(instances / row["file"])
        assert refusal.value.reason == "vote-type"


@pytest.mark.parametrize(
    ("case", "completion"),
    [("fractions_none", Completion.NONE), ("floats_add1", Completion.ADD1), ("floats_none", Completion.NONE)],
)
def test_winners_are_bought_in_the_order_of_the_tool_of_equalshares_net(case, completion, shared):
    reference = shared / "pabulib" / "reference"
    expected = json.loads((reference / "js_reference.json").read_text(encoding="utf-8"))[case]
    election, problems = read_pb(reference / "fixtures" / "poland_wieliczka_2023_green-budget.pb")
    assert problems == ()
    outcome = equal_shares(election, Utility.COST, completion, step=expected["params"]["increment"])
    assert list(outcome.winners) == expected["result"]["winners"]
    assert outcome.cost == expected["result"]["totalCost"]
