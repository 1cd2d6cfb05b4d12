# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count BESTAND.pb`: one election, as text, JSON or a `.pb` file with the winners in it."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from werkdruk.cli import count_options, count_refusals
from werkdruk.deciding.counting import (
    BadElection,
    Method,
    Outcome,
    PartTime,
    Rule,
    Undecided,
    Utility,
    write_pb,
)
from werkdruk.deciding.counting.batches import Recipe
from werkdruk.deciding.counting.why import telling, words
from werkdruk.deciding.counting.why.explanations import explain as explanations_of
from werkdruk.kernel import Problem

COUNTED = 0
DECIDED = {
    "bounds": "met grenzen",
    "whole": "met eenvoudige breuken",
    "alike": "omdat voorstellen in alles gelijk waren",
    "exact": "met breuken",
}


def run_file(args: argparse.Namespace) -> int:
    """The exit code: 0 counted, 1 refused. Prints the outcome; problems go to standard error, or into the JSON."""
    recipe = count_options.recipe(args)
    try:
        election, problems = recipe.read(args.file)
        problems += count_refusals.without_effect(election, recipe, args.file.name)
        problems += count_refusals.otherwise_agreed(election, recipe, args.file.name)
        if args.compare:
            from werkdruk.cli.count_compare import print_comparison

            print_comparison(election, recipe, problems, form=args.format)
            return COUNTED
        outcome = recipe.outcome(election)
    except (BadElection, Undecided) as refusal:
        return count_refusals.refuse(refusal, args.format)
    if args.format == "json":
        print(json.dumps(_as_json(outcome, problems, explain=args.explain), ensure_ascii=False, indent=2))
        return COUNTED
    count_refusals.report(problems)
    if args.format == "pb":
        print(write_pb(election, outcome), end="")
    else:
        print("\n".join(_text(outcome, recipe, explain=args.explain)))
    return COUNTED


def _as_json(outcome: Outcome, problems: Iterable[Problem], *, explain: bool) -> dict[str, object]:
    whole: dict[str, object] = outcome.as_json() | {"problems": [problem.as_json() for problem in problems]}
    if explain:
        explanations = explanations_of(outcome)
        whole["reasons"] = explanations.as_json()
        whole["explanations"] = {name: telling.reasons(explanations, name) for name in sorted(outcome.election.by_id)}
        whole["findings"] = list(telling.findings(explanations))
    return whole


def _text(outcome: Outcome, recipe: Recipe, *, explain: bool) -> list[str]:
    """The outcome as lines: the story, the winners in order, the others by votes, the ties, how it was counted."""
    rows = _rows(outcome)
    lines = [words.story(outcome), "", *aligned(rows, left={1})]
    if outcome.ties:
        lines += ["", *(words.tie(event, outcome.election) for event in outcome.ties)]
    if explain:
        explanations = explanations_of(outcome)
        lines += ["", *(f"{row[1]}: {telling.reasons(explanations, row[1])}" for row in rows[1:])]
        found = telling.findings(explanations)
        lines += ["", *found] if found else []
    decided = [f"{times} keer {DECIDED[way]}" for way, times in sorted(Counter(outcome.path).items())]
    return [
        *lines,
        "",
        f"Geteld: {outcome.digest}",
        f"Manier: {count_options.written(outcome.rule, recipe)}",
        f"Beslist: {', '.join(decided) or 'niets'}",
    ]


def _rows(outcome: Outcome) -> list[tuple[str, ...]]:
    """The table: winners in the order bought, then what was added, then the others by votes."""
    places: dict[str, tuple[str, str]] = {}
    for number, bought in enumerate(outcome.rounds, 1):
        each = words.money(bought.price, outcome) if outcome.rule.method is Method.SHARES else ""
        places[bought.project] = (f"{number}{' (team)' if bought.own else ''}", each)
    places |= {outcome.market.id(project): ("erbij", "") for project in outcome.added}
    scored, votes = _votes(outcome)
    others = sorted(votes.keys() - places.keys(), key=lambda project: (-votes[project], project))
    rows: list[tuple[str, ...]] = [("Ronde", "Project", "Prijs", scored, _each(outcome.rule), "Naam")]
    for project in (*places, *others):
        place, each = places.get(project, ("-", ""))
        found = outcome.election.by_id[project]
        rows.append((place, project, words.money(found.cost, outcome), str(votes[project]), each, found.name))
    return rows


def _votes(outcome: Outcome) -> tuple[str, Mapping[str, int]]:
    """What each project has by which the others are ranked, and what that is called."""
    rule = outcome.rule
    if rule.method is Method.GREEDY and rule.utility in {Utility.POINTS, Utility.BORDA}:
        return "Punten", dict(zip(outcome.election.numbers, outcome.market.votes, strict=True))
    return "Stemmen", outcome.election.votes


def _each(rule: Rule) -> str:
    """What the price in a round is the price of."""
    if rule.method is not Method.SHARES:
        return ""
    share = "punt" if rule.utility in {Utility.POINTS, Utility.BORDA} else "voorstander"
    return f"Per {share}" if rule.part_time is not PartTime.CLONE else f"Per {share}, hele baan"


def aligned(rows: Sequence[Sequence[str]], *, left: set[int]) -> list[str]:
    """The rows as lines; columns in `left` to the left, others to the right, the last cell as it is."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join(
            [
                cell.ljust(width) if at in left else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(row[:-1], widths, strict=True))
            ]
            + [row[-1]]
        ).rstrip()
        for row in rows
    ]
