# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count BESTAND.pb --compare`: one election under every rule, side by side."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from werkdruk.cli import count_refusals
from werkdruk.cli.count_file import aligned
from werkdruk.cli.count_progress import Progress
from werkdruk.deciding.counting import Election, Method, Rule, Undecided
from werkdruk.deciding.counting.batches import Recipe
from werkdruk.deciding.counting.comparisons import Alternative, alternatives, differing, rules_for
from werkdruk.deciding.counting.why import words
from werkdruk.kernel import Problem

DIFFERS, LOST, UNKNOWN = "*", "-", "?"


def print_comparison(election: Election, recipe: Recipe, problems: Sequence[Problem], *, form: str) -> None:
    """Print the winners under each rule, what they cost and what is left, and who does not win everywhere.

    `form` is `text` or `json`. Raises BadElection when the rule that was asked for does not fit the ballots, and
    Undecided when the order at ties leaves projects equal under every rule.
    """
    rules = rules_for(election, recipe.rule(election))
    progress = Progress(len(rules), quiet=True)
    found = []
    for each in alternatives(election, rules, compiled=recipe.compiled):
        found.append(each)
        progress.step(_name(each.rule))
    progress.end()
    if not any(each.outcome for each in found):
        raise Undecided(found[0].undecided)
    if form == "json":
        print(json.dumps(_as_json(election, found, problems), ensure_ascii=False, indent=2))
    else:
        count_refusals.report(problems)
        print("\n".join(_text(election, found)))


def _name(rule: Rule) -> str:
    """The rule in a few words, those of the options."""
    names = [rule.method.value]
    if rule.method is Method.SHARES:
        names += [rule.utility.value, rule.completion.value]
    names += [rule.part_time.value] * (rule.part_time != "person")
    names += [f"floor {rule.floor}"] * bool(rule.floor)
    return " ".join(names)


def _text(election: Election, found: Sequence[Alternative]) -> list[str]:
    """A table of the rules, and one of the projects with their place in each."""
    any_outcome = next(each.outcome for each in found if each.outcome)
    rules: list[tuple[str, ...]] = [("Nr", "Manier", "Gekozen", "Kosten", "Blijft over", "")]
    rules += [_rule_row(number, each) for number, each in enumerate(found, 1)]
    differs = differing(election, found)
    numbers = [str(number) for number in range(1, len(found) + 1)]
    projects = [("", "Project", "Prijs", "Stemmen", *numbers, "Naam")]
    by_votes = sorted(election.projects, key=lambda project: (-election.votes[project.id], project.id))
    projects += [
        (
            DIFFERS if differs[project.id] else "",
            project.id,
            words.money(project.cost, any_outcome),
            str(election.votes[project.id]),
            *(_place(each, project.id) for each in found),
            project.name,
        )
        for project in by_votes
    ]
    many = sum(differs.values())
    budget = words.money(election.budget, any_outcome)
    return [
        f"{len(election.ballots)} stemmers, {len(election.projects)} voorstellen, {budget}.",
        "",
        *aligned(rules, left={1}),
        "",
        *aligned(projects, left={0, 1}),
        "",
        f"Een getal is de plaats in de volgorde van kiezen. {DIFFERS} wint niet overal: {many} van de voorstellen."
        if many
        else "Een getal is de plaats in de volgorde van kiezen. Overal wint hetzelfde.",
    ]


def _rule_row(number: int, each: Alternative) -> tuple[str, ...]:
    name = _name(each.rule)
    if not each.outcome:
        return str(number), name, UNKNOWN, "", "", f"{' en '.join(each.undecided)} zijn precies gelijk"
    cost, left = each.outcome.cost, each.outcome.budget - each.outcome.cost
    return str(number), name, str(len(each.winners)), *(words.money(units, each.outcome) for units in (cost, left)), ""


def _place(each: Alternative, project: str) -> str:
    if not each.outcome:
        return UNKNOWN
    return str(each.winners.index(project) + 1) if project in each.winners else LOST


def _as_json(election: Election, found: Sequence[Alternative], problems: Iterable[Problem]) -> dict[str, object]:
    """The same with plain values."""
    exact = next(each.outcome for each in found if each.outcome).money
    differs = differing(election, found)
    return {
        "budget": exact(election.budget),
        "currency": election.currency,
        "voters": len(election.ballots),
        "digest": election.digest,
        "rules": [_rule_json(each, exact) for each in found],
        "projects": [
            {
                "id": project.id,
                "name": project.name,
                "cost": exact(project.cost),
                "votes": election.votes[project.id],
                "wins": [project.id in each.winners if each.outcome else None for each in found],
                "differs": differs[project.id],
            }
            for project in election.projects
        ],
        "problems": [problem.as_json() for problem in problems],
    }


def _rule_json(each: Alternative, exact: Callable[[Fraction], int | str]) -> dict[str, object]:
    rule, outcome = each.rule, each.outcome
    return {
        "rule": rule.method.value,
        "utility": rule.utility.value,
        "completion": rule.completion.value,
        "step": exact(rule.step) if rule.completion.raises else None,
        "tie_order": str(rule.ties),
        "part_time": rule.part_time.value,
        "floor": str(rule.floor),
        "winners": list(outcome.winners) if outcome else None,
        "cost": outcome.money(outcome.cost) if outcome else None,
        "left": outcome.money(outcome.budget - outcome.cost) if outcome else None,
        "undecided": list(each.undecided),
    }
