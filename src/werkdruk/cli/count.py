# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count`: who wins an election in a `.pb` file, and why.

    werkdruk count FILE.pb --completion add1 --step 1 --format json

JSON on standard output: `rule`, `utility`, `completion`, `step`, `tie_order`, `winners` (ids in the order bought),
`cost`, `budget`, `currency`, `voters`, `endowment`, `increments`, `rounds`, `ties`, `path`, `digest`, `problems`, and
with `--explain` also `explanations`. An amount is a number when it is whole and exact text otherwise (`"12.50"`,
`"7/3"`). A file that cannot be counted gives `problems` only, and exit code 1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from werkdruk.kernel.errors import WerkdrukError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from werkdruk.deciding.counting import Election, Outcome, TieOrder
    from werkdruk.kernel import Problem

COUNTED, REFUSED = 0, 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "count",
        help="een stemming uit een .pb-bestand tellen",
        description="Telt een stemming uit een .pb-bestand, precies, en zegt waarom een voorstel wint of niet.",
    )
    parser.add_argument("file", type=Path, metavar="BESTAND.pb", help="de stemming")
    parser.add_argument("--rule", choices=["mes"], default="mes", help="mes: Method of Equal Shares")
    parser.add_argument(
        "--utility",
        choices=["cost", "cardinality"],
        default="cost",
        help="wat een gekozen voorstel waard is: zijn prijs (cost) of een (cardinality)",
    )
    parser.add_argument(
        "--completion",
        choices=["none", "add1"],
        default="none",
        help="wat er gebeurt met geld dat overblijft: niets (none), of ieders deel stap voor stap verhogen (add1)",
    )
    parser.add_argument("--step", type=_step, default=Fraction(1), metavar="BEDRAG", help="de stap van add1: 1, 0.01")
    parser.add_argument(
        "--ties",
        type=_ways,
        default="cost,votes,name",
        metavar="VOLGORDE",
        help="bij gelijke stand: cost, votes, name, lot, met komma's ertussen (standaard cost,votes,name)",
    )
    parser.add_argument(
        "--lot", default="", metavar="ID,ID", help="het vooraf getrokken lot: alle projecten op volgorde"
    )
    parser.add_argument("--format", choices=["text", "json"], default="text", help="tekst of JSON")
    parser.add_argument("--explain", action="store_true", help="zeg van elk voorstel waarom het wel of niet gekozen is")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """The exit code: 0 counted, 1 refused. Prints the outcome; problems go to standard error, or into the JSON."""
    from werkdruk.deciding.counting import BadElection, TieOrder, Undecided, read_pb

    try:
        election, problems = read_pb(args.file)
        ties = TieOrder.parse(args.ties, filter(None, (name.strip() for name in args.lot.split(","))))
        outcome = _count(election, args, ties)
    except (BadElection, Undecided) as refusal:
        return _refuse(refusal, args.format)
    if args.format == "json":
        print(json.dumps(_as_json(election, outcome, problems, explain=args.explain), ensure_ascii=False, indent=2))
    else:
        _report(problems)
        print("\n".join(_text(election, outcome, explain=args.explain)))
    return COUNTED


def _step(text: str) -> Fraction:
    if re.fullmatch(r"\d{1,15}([.,]\d{1,6})?", text) is None or Fraction(text.replace(",", ".")) == 0:
        msg = "de stap is een bedrag hoger dan nul, zoals 1 of 0.01"
        raise argparse.ArgumentTypeError(msg)
    return Fraction(text.replace(",", "."))


def _ways(text: str) -> str:
    unknown = [word for word in text.split(",") if word.strip() not in {"cost", "votes", "name", "lot"}]
    if unknown:
        msg = f"'{unknown[0]}' is geen manier; kies uit cost, votes, name, lot"
        raise argparse.ArgumentTypeError(msg)
    return text


def _count(election: Election, args: argparse.Namespace, ties: TieOrder) -> Outcome:
    from werkdruk.deciding.counting import Completion, Utility, equal_shares

    step = args.step * election.scale
    return equal_shares(election, Utility(args.utility), Completion(args.completion), step=step, ties=ties)


def _refuse(refusal: WerkdrukError, form: str) -> int:
    """The exit code for a refusal, after its sentence is printed."""
    from werkdruk.deciding.counting import BadElection, Undecided

    problems: Sequence[Problem] = refusal.problems if isinstance(refusal, BadElection) else ()
    if form == "json":
        print(json.dumps({"problems": [problem.as_json() for problem in problems]}, ensure_ascii=False, indent=2))
    _report(problems)
    if isinstance(refusal, Undecided):
        print(
            f"werkdruk: {' en '.join(refusal.projects)} zijn precies gelijk en --ties beslist niet. "
            "Zet er een manier bij, bijvoorbeeld name of een vooraf getrokken lot.",
            file=sys.stderr,
        )
    elif isinstance(refusal, BadElection) and refusal.reason == "lot-does-not-fit":
        print("werkdruk: in --lot moet elk project precies een keer staan.", file=sys.stderr)
    else:
        print("werkdruk: deze stemming is niet te tellen.", file=sys.stderr)
    return REFUSED


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem.line(), file=sys.stderr)


def _as_json(election: Election, outcome: Outcome, problems: Iterable[Problem], *, explain: bool) -> dict[str, object]:
    from werkdruk.deciding.counting import words

    whole: dict[str, object] = outcome.as_json() | {"problems": [problem.as_json() for problem in problems]}
    if explain:
        whole["explanations"] = {
            project.id: words.reason(election, outcome, project.id)
            for project in sorted(election.projects, key=lambda project: project.id)
        }
    return whole


def _text(election: Election, outcome: Outcome, *, explain: bool) -> list[str]:
    """The outcome as lines: the story, the winners in order, the others by votes, the ties."""
    from werkdruk.deciding.counting import words

    lines = [words.story(outcome), ""]
    rows = [("Ronde", "Project", "Prijs", "Stemmen", "Per voorstander", "Naam")]
    for number, bought in enumerate(outcome.rounds, 1):
        name = election.by_id[bought.project].name
        price, each = words.money(bought.cost, outcome), words.money(bought.price, outcome)
        rows.append((str(number), bought.project, price, str(bought.votes), each, name))
    losers = [project for project in election.projects if project.id not in outcome.winners]
    rows += [
        ("-", project.id, words.money(project.cost, outcome), str(election.votes[project.id]), "", project.name)
        for project in sorted(losers, key=lambda project: (-election.votes[project.id], project.id))
    ]
    lines += _aligned(rows)
    if outcome.ties:
        lines += ["", *(words.tie(event, election) for event in outcome.ties)]
    if explain:
        lines += ["", *(f"{row[1]}: {words.reason(election, outcome, row[1])}" for row in rows[1:])]
    return [*lines, "", f"Geteld: {outcome.digest} ({outcome.path})"]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows as lines; amounts and numbers to the right, the last cell as it is."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    left = {1}
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
