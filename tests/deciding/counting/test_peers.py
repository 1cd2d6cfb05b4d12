# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The winners of other programs on real elections and on profiles of theirs: no difference, by either engine.

The references were made with exact fractions and with ties by id, so that what is known to go wrong in the programs
does not show in them. What goes wrong, and why it cannot here:

- D1, floats of equalshares.net and pabutools: a project that everybody wants and that costs all the money loses,
  because n times the rounded share is less than the price. See `test_shares`.
- D2, equalshares.net: a ballot that names a project twice counts and pays twice. See `test_real_elections`.
- D3, the gem `equalshares`: add1 by bisection, as if more money always bought more. Here levels go one by one, or are
  certified; `test_generated` compares with the definition.
- D4, D5, D6, pabutools: relative and logarithmic satisfaction give nothing, overspend or fail. Not offered here.
- D7, pabutools: memory grows with the steps of add1. Here a level keeps nothing of the level before.
- D8, pabutools: equal ballots are not all grouped. See below.
- pabutools and abcvoting also buy what nobody voted for, by greedy and Phragmén, when it fits. Here never.
- D9, pabumeasures: figures that differ by less than 1e-10 are called equal. See below.
"""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from werkdruk.deciding.counting import (
    Ballot,
    BallotKind,
    Completion,
    Election,
    Method,
    Project,
    Rule,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    count,
    read_pb,
)

BY_NAME = TieOrder((Tie.NAME,))
PLAIN = {
    "mes_cost": Rule(utility=Utility.COST, ties=BY_NAME),
    "mes_cardinality": Rule(utility=Utility.CARDINALITY, ties=BY_NAME),
    "mes_points": Rule(utility=Utility.POINTS, ties=BY_NAME),
    "mes_borda": Rule(utility=Utility.BORDA, ties=BY_NAME),
    "greedy_cost": Rule(Method.GREEDY, ties=BY_NAME),
    "seq_phragmen": Rule(Method.PHRAGMEN, ties=BY_NAME),
}
"""Our rule per column. The other columns rank by satisfaction per euro, which is no rule of ours: `greedy_cardinality`
by votes per euro, `greedy_points` and `greedy_borda` by points per euro."""
NOT_OURS = {"greedy_cardinality", "greedy_points", "greedy_borda"}
OWN_UTILITY = {
    BallotKind.APPROVAL: Utility.COST,
    BallotKind.POINTS: Utility.POINTS,
    BallotKind.RANKING: Utility.BORDA,
}


@pytest.fixture(params=[False, True], ids=["exact", "compiled"])
def compiled(request):
    """Both engines; where nothing was compiled the exact one twice."""
    return request.param


@pytest.fixture(scope="module")
def folder(shared):
    """The folder with elections and references."""
    return shared / "pabulib"


@cache
def _election(path):
    return read_pb(path)[0]


def _lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_pabutools_has_the_same_winners_by_every_rule_that_both_have(folder, compiled):
    rows = _lines(folder / "reference" / "pabutools_outcomes.jsonl")
    compared, different = 0, []
    for row in rows:
        election = _election(folder / "instances" / row["file"])
        for column in row.keys() & PLAIN.keys():
            outcome = count(election, PLAIN[column], compiled=compiled)
            compared += 1
            if sorted(outcome.winners) != sorted(row[column]):
                different.append((row["file"], column))
            assert outcome.cost == int(float(row[f"{column}_cost"]) * election.scale)
        told = {name for name in row if f"{name}_cost" in row}
        assert told <= PLAIN.keys() | NOT_OURS
    assert (len(rows), compared, different) == (130, 82 * 4 + 27 + 21, [])


def test_pabutools_has_the_same_winners_after_larger_purses(folder, compiled):
    rows = _lines(folder / "reference" / "pabutools_add1.jsonl")
    different = []
    for row in rows:
        election = _election(folder / "instances" / row["file"])
        for utility in (Utility.COST, Utility.CARDINALITY):
            step = Fraction(row["increment"]) * election.scale
            rule = Rule(utility=utility, completion=Completion.ADD1, step=step, ties=BY_NAME)
            outcome = count(election, rule, compiled=compiled)
            if sorted(outcome.winners) != sorted(row[f"mes_{utility}_add"]):
                different.append((row["file"], utility))
    assert (len(rows), different) == (21, [])


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        ("pabutools_reference", {"winners": None}),
        ("pabutools_cardinal_reference", {"winners": None}),
        ("pabutools_ordinal_reference", {"winners": None}),
        ("pabutools_rules_reference", {"phragmen": PLAIN["seq_phragmen"], "greedy_cost": PLAIN["greedy_cost"]}),
        ("pabutools_satisfaction_reference", {"cost": PLAIN["mes_cost"], "cardinality": PLAIN["mes_cardinality"]}),
    ],
)
def test_pabutools_has_the_same_winners_on_its_own_files(file, rules, folder, compiled):
    """`None` is equal shares with the utility that goes with the ballots."""
    reference = folder / "reference"
    found = _load(reference / f"{file}.json")
    assert found
    for name, expected in found.items():
        election = _election(reference / name.removeprefix("test/"))
        for column, rule in rules.items():
            own = rule or Rule(utility=OWN_UTILITY[election.ballots.kind], ties=BY_NAME)
            winners = expected[column]["winners"] if isinstance(expected[column], dict) else expected[column]
            assert sorted(count(election, own, compiled=compiled).winners) == sorted(winners), (name, column)


def _ties(case, election):
    """The orders at ties of equalshares.net: of what is bought, and of what is added: there the lowest number first.

    Its "dearest first" is no way of ours, but a lot.
    """
    known = {"maxVotes": Tie.VOTES, "minCost": Tie.COST, "maxCost": Tie.LOT}
    ways = tuple(known[word] for word in case["params"]["tieBreaking"])
    numbered = tuple(sorted(election.by_id, key=int))
    dear_first = tuple(project.id for project in sorted(election.projects, key=lambda project: -project.cost))
    if Tie.LOT in ways:
        return TieOrder(ways, dear_first), TieOrder(ways, numbered)
    order = TieOrder(ways) if "error" in case else TieOrder((*ways, Tie.LOT), numbered)
    return order, order


@cache
def _outcome(path, rule, compiled):
    return count(_election(path), rule, compiled=compiled)


@pytest.mark.parametrize("reference", ["js_reference", "pb_reference"])
def test_the_tool_of_equalshares_net_buys_the_same_in_the_same_order(reference, folder, compiled):
    """Floats and fractions, all four completions; a tie that its words do not break is an error in both."""
    files = folder / "reference" / "fixtures"
    cases = _load(folder / "reference" / f"{reference}.json")
    different = []
    for name, case in cases.items():
        asked = case["params"]
        file = files / "pb" / case["fixture"] if "fixture" in case else files / "poland_wieliczka_2023_green-budget.pb"
        election = _election(file)
        rule = Rule(completion=Completion(asked["completion"]), step=Fraction(asked["increment"]) * election.scale)
        buying, adding = (replace(rule, ties=ties) for ties in _ties(case, election))
        if "error" in case:
            with pytest.raises(Undecided):
                count(election, buying, compiled=compiled)
            continue
        expected, bought = case["result"]["winners"], list(_outcome(file, buying, compiled).bought)
        outcome = _outcome(file, adding, compiled)
        if (expected[: len(bought)], set(expected)) != (bought, set(outcome.winners)):
            different.append(name)
        assert outcome.cost == case["result"]["totalCost"]
    assert (len(cases) in {8, 18}, different) == (True, [])


def _committee(row):
    """A profile of abcvoting as an election: every candidate costs one seat."""
    names = [f"{number:02}" for number in range(row["num_cand"])]
    ballots = [Ballot(tuple(names[number] for number in ballot)) for ballot in row["profile"]]
    return Election.of([Project(name, 1) for name in names], ballots, row["committeesize"])


COMMITTEES = {
    "seqphragmen": Rule(Method.PHRAGMEN),
    "av": Rule(Method.GREEDY),
    "equal-shares": Rule(),
    "equal-shares-with-av-completion": Rule(completion=Completion.UTILITARIAN),
    "equal-shares-with-increment-completion": Rule(completion=Completion.ADD1),
}


@pytest.mark.parametrize("name", sorted(COMMITTEES))
@pytest.mark.parametrize("backwards", [False, True])
def test_abcvoting_elects_the_same_committees(name, backwards, folder, compiled):
    """Whatever order breaks ties, our committee is one of those that abcvoting finds when it tries all.

    There every committee is full: with candidates that nobody approved of, and, for plain equal shares, by a second
    phase of Phragmén. So where ours is not full it has to be part of one. The increments of abcvoting end in that
    second phase too and are only known for ties by name: there, only full ones are compared.
    """
    rows = _lines(folder / "reference" / "abcvoting_expected.jsonl")
    assert len(rows) == 480
    by_name_only = "increment" in name
    full = 0
    for row in rows:
        election = _committee(row)
        lot = tuple(sorted(election.by_id, reverse=backwards and not by_name_only))
        step = Fraction(1, len(row["profile"]))
        outcome = count(
            election, replace(COMMITTEES[name], step=step, ties=TieOrder((Tie.LOT,), lot)), compiled=compiled
        )
        ours = {int(winner) for winner in outcome.winners}
        expected = [set(each) for each in row["expected"][f"{name}|resolute={by_name_only}"]]
        if len(ours) == row["committeesize"]:
            full += 1
            assert ours in expected, row["instance"]
        elif not by_name_only:
            assert any(ours <= each for each in expected), row["instance"]
    assert full >= (8 if name == "equal-shares" else 350)


def test_all_equal_ballots_are_one_type(folder):
    """Where a peer finds 51,497 different ballots, there are 51,202."""
    ballots = _election(folder / "instances" / "Poland_Warszawa_2026.pb").ballots
    assert ballots.types == len({tuple(ballots.choices(number)) for number in range(ballots.types)}) == 51_202


@pytest.mark.parametrize("utility", [Utility.COST, Utility.CARDINALITY])
def test_one_vote_more_among_a_hundred_thousand_is_no_tie(utility, compiled):
    """The figures differ by less than 1e-10."""
    few, many = 100_001, 100_002
    cast = [Ballot(("a",))] * few + [Ballot(("b",))] * many
    election = Election.of([Project("a", 1), Project("b", 1)], cast, 10)
    outcome = count(election, Rule(utility=utility, ties=BY_NAME), compiled=compiled)
    assert (outcome.winners, outcome.ties) == (("b", "a"), ())
