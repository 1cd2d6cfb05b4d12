# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `werkdruk count` says when it cannot count, and what it remarks on when it can."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from werkdruk.deciding.counting import Election
    from werkdruk.deciding.counting.batches import Recipe, Refused
    from werkdruk.kernel import Problem, WerkdrukError

REFUSED = 1
SENTENCES = {
    "lot-does-not-fit": "in --lot moet elk project precies een keer staan; met --seed trek je zelf een lot.",
    "utility-does-not-fit": "deze --utility past niet bij de stemmen: points vraagt punten, borda vraagt ranglijsten.",
    "broke-off": "het tellen van dit bestand brak af; tel het eens alleen.",
}
UNCOUNTED = "deze stemming is niet te tellen."


def sentence(reason: str, projects: Sequence[str] = ()) -> str:
    """Why there is no outcome, in one sentence; `projects` are those of a tie that stays open."""
    if projects:
        return (
            f"{' en '.join(projects)} zijn precies gelijk en --ties beslist niet. "
            "Zet er een manier bij, bijvoorbeeld name of een vooraf getrokken lot."
        )
    return SENTENCES.get(reason, UNCOUNTED)


def sentence_of(row: Refused) -> str:
    """Why a file of a batch has no outcome, in one line: the fault that stopped it with its place in the file."""
    fatal = [problem for problem in row.problems if problem.code == row.reason] or list(row.problems)
    if not fatal:
        return sentence(row.reason, row.projects)
    line = fatal[0].where.line
    return f"{f'regel {line}: ' if line else ''}{fatal[0].message} {fatal[0].hint}"


AGREED_PARTS = 5
"""A file that was made by the web says how it was counted: method/utility/completion/step/ties."""


def refuse(refusal: WerkdrukError, form: str) -> int:
    """The exit code for a refusal, after its sentence is printed."""
    from werkdruk.deciding.counting import BadElection, Undecided

    problems: Sequence[Problem] = refusal.problems if isinstance(refusal, BadElection) else ()
    if form == "json":
        print(json.dumps({"problems": [problem.as_json() for problem in problems]}, ensure_ascii=False, indent=2))
    report(problems)
    reason = refusal.reason if isinstance(refusal, BadElection) else ""
    projects = refusal.projects if isinstance(refusal, Undecided) else ()
    print(f"werkdruk: {sentence(reason, projects)}", file=sys.stderr)
    return REFUSED


def report(problems: Iterable[Problem]) -> None:
    """Print each problem on standard error."""
    for problem in problems:
        print(problem.line(), file=sys.stderr)


def without_effect(election: Election, recipe: Recipe, file: str) -> tuple[Problem, ...]:
    """What was asked for and does nothing on this file, because it has no such column or the same in every row."""
    from werkdruk.kernel import Problem, Where

    found = []
    if recipe.part_time != "person" and not election.ballots.weights:
        message = "Alle stemmers hebben dezelfde aanstelling, of er staat geen; --part-time verandert dus niets."
        found.append(Problem("no-weights", Where(file), message, "Noem de kolom met --weights."))
    if recipe.floor and not (election.ballots.units and any(project.unit for project in election.projects)):
        message = "Er staat niet bij van welk team stemmers en voorstellen zijn; --floor verandert dus niets."
        found.append(Problem("no-units", Where(file), message, "Noem de kolom met --unit."))
    return tuple(found)


def otherwise_agreed(election: Election, recipe: Recipe, file: str) -> tuple[Problem, ...]:
    """That the file itself says it was counted in another way, with the options that do so; empty when it does not."""
    from werkdruk.kernel import Problem, Where

    facts = dict(election.facts)
    parts, lot = facts.get("rule", "").split("/"), facts.get("lot", "")
    if len(parts) < AGREED_PARTS:
        return ()
    method, utility, completion, step, ties = parts[:AGREED_PARTS]
    asked = (str(recipe.method), str(recipe.utility or utility), str(recipe.completion), ",".join(recipe.ties.lot))
    if asked == (method, utility, completion, lot) and (completion == "none" or str(recipe.step) == step):
        return ()
    options = f"--rule {method} --utility {utility} --completion {completion}"
    options += f" --step {step}" if "add1" in completion else ""
    options += f" --ties {ties}" + (f" --lot {lot}" if lot else "")
    message = "In dit bestand staat dat er op een andere manier is geteld; de uitslag kan dus een andere zijn."
    return (Problem("counted-otherwise", Where(file), message, f"Tel na met {options}."),)
