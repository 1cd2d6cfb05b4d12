# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk count`: who wins an election in a `.pb` file, and why.

    werkdruk count FILE.pb --completion add1 --step 1 --format json
    werkdruk count FILE.pb --compare
    werkdruk count --batch DIRECTORY --workers 4 --out rows.jsonl

JSON on standard output: `rule`, `utility`, `completion`, `step`, `tie_order`, `part_time`, `floor`, `winners` (ids in
the order bought), `cost`, `budget`, `currency`, `voters`, `endowment`, `increments`, `stop`, `rounds`, `added`,
`ties`, `path`, `digest`, `problems`, and with `--explain` also `explanations`. An amount is a number when it is whole
and exact text otherwise (`"12.50"`, `"7/3"`). A file that cannot be counted gives `problems` only, and exit code 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from fractions import Fraction
from pathlib import Path

from werkdruk.cli import count_options as options
from werkdruk.cli.count_progress import patience

INTERRUPTED = 130
"""What a shell says of a program that could not go on, and of one that Ctrl-C ended."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "count",
        help="een stemming uit een .pb-bestand tellen",
        description="Telt een stemming uit een .pb-bestand, precies, en zegt waarom een voorstel wint of niet.",
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="BESTAND.pb", help="de stemming")
    _add_rule(parser)
    _add_ties(parser)
    _add_voters(parser)
    _add_output(parser)
    _add_batch(parser)
    parser.set_defaults(run=run, wrong=parser.error)


def run(args: argparse.Namespace) -> int:
    """The exit code: 0 counted, 1 refused, 2 wrong use, 130 interrupted. Prints the outcome."""
    if fault := options.fault(args):
        args.wrong(fault)
    try:
        with _without_compiled() if args.plain else nullcontext():
            return _run(args)
    except KeyboardInterrupt:
        print("werkdruk: onderbroken.", file=sys.stderr)
        return INTERRUPTED


def _run(args: argparse.Namespace) -> int:
    if args.batch:
        from werkdruk.cli.count_batch import run_batch

        return run_batch(args)
    from werkdruk.cli.count_file import run_file

    with patience(options.while_waiting(args)):
        return run_file(args)


@contextmanager
def _without_compiled() -> Iterator[None]:
    """No compiled module in this program and the processes it starts, until the context ends."""
    from werkdruk.deciding.counting.compiled import PLAIN

    before = os.environ.get(PLAIN, "")
    os.environ[PLAIN] = "1"
    try:
        yield
    finally:
        os.environ[PLAIN] = before


def _add_rule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rule",
        choices=["mes", "phragmen", "greedy"],
        default="mes",
        help="mes: Method of Equal Shares; phragmen: ieders deel groeit even snel; greedy: meeste stemmen eerst",
    )
    parser.add_argument(
        "--utility",
        choices=["cost", "cardinality", "points", "borda"],
        help="wat een gekozen voorstel waard is: zijn prijs (cost), een (cardinality), de punten (points) of de plaats "
        "op de ranglijst (borda); standaard wat bij de stemmen past",
    )
    parser.add_argument(
        "--completion",
        choices=["none", "utilitarian", "add1", "add1u"],
        default="none",
        help="wat er gebeurt met geld dat overblijft: niets (none), de meeste stemmen erbij (utilitarian), ieders deel "
        "stap voor stap verhogen (add1), of eerst dat en dan de meeste stemmen erbij (add1u)",
    )
    parser.add_argument("--step", type=options.step, metavar="BEDRAG", help="de stap van add1: 1 (standaard), 0.01")
    parser.add_argument(
        "--threshold",
        type=options.whole,
        default=0,
        metavar="AANTAL",
        help="bij phragmen en greedy: een voorstel met minder stemmen (of punten) doet niet mee",
    )
    parser.add_argument(
        "--misfit",
        choices=["skip", "stop"],
        default="skip",
        help="bij greedy: wat niet meer past wordt overgeslagen (skip), of beëindigt de telling (stop)",
    )


def _add_ties(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ties",
        type=options.ways,
        metavar="VOLGORDE",
        help="bij gelijke stand: cost, votes, name, lot, met komma's ertussen (standaard cost,votes,name; met een lot "
        "cost,votes,lot)",
    )
    parser.add_argument("--lot", metavar="ID,ID", help="het vooraf getrokken lot: alle projecten op volgorde")
    parser.add_argument(
        "--seed", metavar="TEKST", help="trek het lot uit deze tekst: wie hem kent, trekt hetzelfde lot"
    )


def _add_voters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--weights", default="", metavar="KOLOM", help="de kolom met de aanstelling van elke stemmer")
    parser.add_argument(
        "--part-time",
        choices=["person", "purse", "clone"],
        default="person",
        help="wat de aanstelling doet: niets (person), een deel zo groot als de aanstelling (purse), of 0,6 telt als "
        "0,6 stemmer (clone)",
    )
    parser.add_argument(
        "--floor",
        type=options.part,
        default=Fraction(0),
        metavar="DEEL",
        help="welk deel van ieders geld eerst naar het eigen team gaat, zoals 0.25; wat overblijft houdt de stemmer",
    )
    parser.add_argument(
        "--unit", default="", metavar="KOLOM", help="de kolom met het team, bij stemmers en voorstellen"
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=["text", "json", "pb"],
        default="text",
        help="tekst, JSON, of het bestand met erbij wat gekozen is (pb)",
    )
    parser.add_argument("--explain", action="store_true", help="zeg van elk voorstel waarom het wel of niet gekozen is")
    parser.add_argument("--compare", action="store_true", help="tel op alle manieren en zet ze naast elkaar")
    parser.add_argument("--plain", action="store_true", help="tel zonder de gecompileerde kern; de uitslag is gelijk")


def _add_batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--batch", type=Path, metavar="MAP", help="tel elk .pb-bestand in deze map: een rij per stuk")
    parser.add_argument(
        "--workers", type=options.workers, metavar="AANTAL", help="met zoveel processen (standaard een per processor)"
    )
    parser.add_argument("--out", type=Path, metavar="RIJEN", help="schrijf de rijen in dit bestand: .jsonl of .csv")
    parser.add_argument(
        "--dask",
        type=options.address,
        metavar="ADRES",
        help="tel op dit Dask-cluster, zoals tcp://10.0.0.1:8786",
    )
