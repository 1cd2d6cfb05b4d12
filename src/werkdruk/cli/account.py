# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk account`: the account of one school for one school year, from an exported journal and plan.

The journal has the form of `werkdruk.ledger.files`, the plan that of `werkdruk.reporting.plan_file`. Exit code 0 when
the account closes and both files are whole, 1 when not; then it says what is wrong and where, and prints no account,
for figures of a journal with a hole say nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from werkdruk.kernel import Brin, InvalidCode, Problem, SchoolYear, Where
from werkdruk.kernel.dutch import amount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkdruk.ledger import Entry
    from werkdruk.reporting import DecidedPlan, DoesNotClose, YearAccount

OK, REFUSED = 0, 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "account",
        help="de verantwoording van een school over een schooljaar, uit een geëxporteerd journaal",
        description="De verantwoording van één school over één schooljaar: ontvangen = besteed + vastgelegd + over.",
    )
    parser.add_argument("journal", type=Path, metavar="JOURNAAL.json", help="het geëxporteerde journaal")
    parser.add_argument("--school", type=school, required=True, metavar="BRIN", help="de school, zoals 18BR")
    parser.add_argument("--year", type=year, required=True, metavar="SCHOOLJAAR", help="zoals 2023/2024")
    parser.add_argument("--plan", type=Path, metavar="PLAN.json", help="het geëxporteerde werkdrukplan")
    parser.add_argument("--on", type=day, metavar="DAG", help="de stand op deze dag, zoals 2024-07-31; anders alles")
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help="tekst (standaard), JSON, CSV"
    )
    parser.set_defaults(run=run)


def school(text: str) -> Brin:
    """The school's code. Raises ArgumentTypeError on any other text."""
    try:
        return Brin(text)
    except InvalidCode:
        raise argparse.ArgumentTypeError(f"{text!r} is geen school; schrijf een BRIN als 18BR") from None


def year(text: str) -> SchoolYear:
    """The school year. Raises ArgumentTypeError on any other text."""
    try:
        return SchoolYear.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen schooljaar; schrijf 2023/2024") from None


def day(text: str) -> date:
    """The day. Raises ArgumentTypeError on any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen dag; schrijf een dag als 2024-07-31") from None


def run(args: argparse.Namespace) -> int:
    """Print the account, or what is wrong; the exit code."""
    from werkdruk.ledger import read_journal
    from werkdruk.reporting import DoesNotClose, account_of, read_plan

    try:
        entries, problems = read_journal(args.journal)
        decided, doubts = read_plan(args.plan) if args.plan else (None, ())
    except OSError as fault:
        print(f"Het bestand {fault.filename} is niet te openen: bestaat het, en mag je het lezen?", file=sys.stderr)
        return REFUSED
    problems = (*problems, *doubts) or tuple(_strangers(args, entries, decided))
    if problems:
        return _refused(args, problems)
    try:
        account = account_of(entries, school=args.school, school_year=args.year, decided=decided, on=args.on)
    except DoesNotClose as fault:
        return _refused(args, (_gap(args, fault),))
    _print(args, account)
    return OK


def _strangers(args: argparse.Namespace, entries: tuple[Entry, ...], decided: DecidedPlan | None) -> list[Problem]:
    """What makes the files about something else than what is asked."""
    found = []
    accounts = {line.account for entry in entries for line in entry.postings}
    if not any((account.school, account.school_year) == (args.school, args.year) for account in accounts):
        what = f"In het journaal staat niets over school {args.school} in schooljaar {args.year}."
        here = [account for account in accounts if account.school == args.school]
        named = (
            _listed(account.school_year for account in here)
            if here
            else _listed(account.school for account in accounts)
        )
        hint = f"Wel staan er: {named}."
        found.append(Problem("account-nothing", Where(args.journal.name), what, hint))
    if decided and (decided.plan.school, decided.plan.school_year) != (args.school, args.year):
        what = f"Het plan is van school {decided.plan.school}, schooljaar {decided.plan.school_year}."
        hint = f"Geef het plan van school {args.school}, schooljaar {args.year}."
        found.append(Problem("account-other-plan", Where(args.plan.name), what, hint))
    return found


def _listed(things: Iterable[object | None]) -> str:
    return ", ".join(sorted({str(thing) for thing in things if thing is not None})) or "geen scholen"


def _gap(args: argparse.Namespace, fault: DoesNotClose) -> Problem:
    gap = amount(fault.came_in - fault.found)
    what = f"Er kwam {amount(fault.came_in)} binnen en er is {amount(fault.found)} terug te vinden: verschil {gap}."
    return Problem("account-gap", Where(args.journal.name), what, "Exporteer het journaal opnieuw.")


def _refused(args: argparse.Namespace, problems: tuple[Problem, ...]) -> int:
    """Say what is wrong and where, on standard error or as JSON; the exit code."""
    if args.format == "json":
        asked = {"school": str(args.school), "school_year": str(args.year), "closes": False}
        rows = [problem.as_json() for problem in problems]
        print(json.dumps({**asked, "problems": rows}, ensure_ascii=False, indent=2))
        return REFUSED
    print(f"De verantwoording van {args.school} over {args.year} is niet te maken:", file=sys.stderr)
    for problem in problems:
        print(f"  {problem.line()}", file=sys.stderr)
    return REFUSED


def _print(args: argparse.Namespace, account: YearAccount) -> None:
    from werkdruk.reporting import as_csv, as_json, text

    if args.format == "json":
        print(json.dumps(as_json(account), ensure_ascii=False, indent=2))
    else:
        print(as_csv(account) if args.format == "csv" else text(account), end="")
