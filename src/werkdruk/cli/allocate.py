# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk allocate`: what each board and school is due, from a pupil file of DUO and the rule of a year."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkdruk.funding import Allocation, Counts, Step
    from werkdruk.kernel import CalendarYear
    from werkdruk.rules import Rule

YEAR_MIN, YEAR_MAX = 2000, 2100
REFUSED = 1


class Refused(Exception):
    """The command stops with this one Dutch sentence."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "allocate",
        help="bereken wat elk bestuur en elke school krijgt",
        description="Berekent uit een leerlingenbestand van DUO en de regel van een jaar wat elk bestuur krijgt, de "
        "twee helften daarvan, en wat elke school van de gezamenlijke helft krijgt.",
    )
    parser.add_argument("pupils", metavar="LEERLINGEN", type=Path, help="leerlingenbestand van DUO (csv)")
    parser.add_argument(
        "--boards", metavar="BESTAND", type=Path, help="adressenbestand van DUO: welk bestuur elke school heeft"
    )
    parser.add_argument("--scheme", metavar="SCHEMA", default="vo", help="regeling (standaard: vo)")
    parser.add_argument("--year", metavar="JAAR", type=_year, required=True, help="kalenderjaar van het geld")
    parser.add_argument("--known", metavar="DAG", type=_day, help="reken met wat op deze dag bekend was (jjjj-mm-dd)")
    parser.add_argument(
        "--counted-as",
        metavar="DAG",
        type=_day,
        help="gebruik een bestand van een andere teldag; alles wordt dan een schatting (jjjj-mm-dd)",
    )
    parser.add_argument("--level", choices=("school", "site"), default="school", help="per school of ook per vestiging")
    parser.add_argument("--board", metavar="NR", help="alleen dit bestuur (vijf cijfers)")
    parser.add_argument("--trace", metavar="CODE", help="laat alle stappen van deze school zien, zoals 18BR")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="vorm (standaard: table)")
    parser.add_argument(
        "--without-vavo", action="store_true", help="tel leerlingen die zijn uitbesteed aan het vavo niet mee"
    )
    parser.add_argument("--against", metavar="EERDER", type=Path, help="toon het verschil met eerdere json-uitvoer")
    parser.add_argument("--output", metavar="BESTAND", type=Path, help="schrijf de uitkomst in dit bestand")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """The exit code: 0 when the outcome is printed, 1 when the command was refused with a sentence."""
    from werkdruk.funding import NotCountable

    try:
        text = answer(args)
        _write(text, args.output)
    except Refused as refusal:
        print(f"werkdruk: {refusal}", file=sys.stderr)
        return REFUSED
    except NotCountable as refusal:
        print(f"werkdruk: {refusal.problem.line()}", file=sys.stderr)
        return REFUSED
    return 0


def answer(args: argparse.Namespace) -> str:
    """The text the command prints; problems with rows go to stderr, or into the JSON. Raises Refused."""
    from werkdruk.cli import allocate_forms as forms
    from werkdruk.funding import allocate, read_boards
    from werkdruk.kernel import CalendarYear

    year = CalendarYear(args.year)
    rule = _rule(args, year)
    boards = read_boards(args.boards) if args.boards else None
    whole = allocate(
        _counts(args, year),
        rule,
        year=year,
        boards=boards,
        counted_on=args.counted_as,
        sites=args.level == "site" or args.trace is not None,
    )
    allocation = _only(whole, args.board)
    trace = _trace(allocation, args.trace) if args.trace is not None else None
    against = None
    if args.against:
        from werkdruk.cli.allocate_against import read_against

        against = read_against(args.against, allocation, board=args.board)
    if args.format != "json":
        for line in forms.problem_lines(allocation.problems):
            print(line, file=sys.stderr)
    form = {"json": forms.as_json, "csv": forms.as_csv, "table": forms.as_table}[args.format]
    return form(allocation, sites=args.level == "site", trace=trace, against=against)


def _year(text: str) -> int:
    if not text.isdecimal() or not YEAR_MIN <= int(text) <= YEAR_MAX:
        msg = f"'{text}' is geen jaar tussen {YEAR_MIN} en {YEAR_MAX}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"'{text}' is geen dag; schrijf jjjj-mm-dd, zoals 2022-10-01"
        raise argparse.ArgumentTypeError(msg) from None


def _rule(args: argparse.Namespace, year: CalendarYear) -> Rule:
    """The rule of the year. Raises Refused when there is none, or when it has no rates per pupil."""
    from werkdruk.kernel.dutch import day as in_words
    from werkdruk.rules import NoRule, Rates, on, schemes

    first = year.first
    try:
        rule = on(args.scheme, first, known=args.known)
    except NoRule as missing:
        if args.scheme not in schemes():
            raise Refused(f"Er is geen schema '{args.scheme}'. Er zijn: {', '.join(schemes())}.") from missing
        as_known = f", zoals bekend op {in_words(args.known)}" if args.known else ""
        raise Refused(
            f"Er is geen regel van schema '{args.scheme}' voor {in_words(first)}{as_known}. Met 'werkdruk rules' zie "
            "je welke er zijn; een bedrag van een ander jaar wordt nooit stil overgenomen."
        ) from missing
    if not isinstance(rule.content, Rates):
        raise Refused(f"Schema '{args.scheme}' heeft geen bedragen per leerling voor de twee soorten van het vo.")
    return rule


def _counts(args: argparse.Namespace, year: CalendarYear) -> Counts:
    """The counts, of the right day or of the day that `--counted-as` allows. Raises Refused."""
    from werkdruk.funding import count_date, read_pupils

    required = count_date(year)
    given = args.counted_as
    counts = read_pupils(args.pupils, day=given or required, vavo=not args.without_vavo)
    _require_day(counts.counted_on, required, given, args.year)
    return counts


def _require_day(own: date | None, required: date, given: date | None, year: int) -> None:
    """Nothing when the count may be used. Raises Refused with both days and the way out.

    `given` may be the day of the law, for which the file then stands in, or the day the file was counted on.
    """
    from werkdruk.kernel.dutch import day as in_words

    if own == required and given in {None, required}:
        return
    counted = f"Dit bestand is geteld op {in_words(own)}" if own else "Van dit bestand is de teldag niet bekend"
    if given is None:
        raise Refused(
            f"{counted}; voor {year} telt {in_words(required)}. Wil je er toch mee rekenen, geef dan --counted-as "
            f"{own or required}: alles wat je krijgt is dan een schatting."
        )
    if own is not None and given not in {own, required}:
        raise Refused(
            f"{counted}, niet op {in_words(given)}. Met --counted-as kun je {own} opgeven (zo is geteld) of {required} "
            "(het bestand staat daarvoor in)."
        )


def _only(allocation: Allocation, board: str | None) -> Allocation:
    """The allocation with one board left. Raises Refused when that board is not in it."""
    from dataclasses import replace

    if board is None:
        return allocation
    left = tuple(share for share in allocation.boards if share.board == board.strip())
    if not left:
        raise Refused(f"Bestuur '{board}' komt niet voor. Geef een nummer van vijf cijfers; heb je --boards opgegeven?")
    return replace(allocation, boards=left)


def _trace(allocation: Allocation, code: str) -> tuple[Step, ...]:
    """The steps of one school, named by its BRIN or by one of its sites. Raises Refused when it is not there."""
    from werkdruk.funding import NoSuchSchool, trace

    school = code.strip().upper()[:4]
    try:
        return trace(allocation, school)
    except NoSuchSchool as missing:
        raise Refused(f"School '{code}' komt niet voor in deze berekening. Geef een BRIN, zoals 18BR.") from missing


def _write(text: str, output: Path | None) -> None:
    if output is None:
        encoding = sys.stdout.encoding or "utf-8"
        print(text.encode(encoding, "replace").decode(encoding), end="")
        return
    try:
        output.write_text(text, encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise Refused(f"'{output}' is niet te schrijven ({error.strerror}).") from error
