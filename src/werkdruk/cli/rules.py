# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk rules`: the rules that are shipped, with source and status, or a check of their worked examples."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkdruk.rules import Rule

OK, REFUSED = 0, 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "rules",
        help="welke regels er zijn, voor welke dagen, en hoe zeker ze zijn",
        description="Toont de regels met hun bron en status. Wat niet in de wettekst is nagelezen, staat erbij.",
    )
    parser.add_argument("--on", type=day, metavar="DAG", help="alleen regels die over deze dag gaan, zoals 2023-05-01")
    parser.add_argument("--known", type=day, metavar="DAG", help="alleen regels die op deze dag al bekend waren")
    parser.add_argument("--scheme", metavar="NAAM", help="alleen de regels van één regeling, zoals vo")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="tabel (standaard) of JSON")
    parser.add_argument("--check", action="store_true", help="reken alle voorbeelden van de gekozen regels na")
    parser.set_defaults(run=run)


def day(text: str) -> date:
    """The day written as `2023-05-01`. Raises ArgumentTypeError on any other form."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is geen dag; schrijf een dag als 2023-05-01") from None


def run(args: argparse.Namespace) -> int:
    """Print what was asked; the exit code."""
    from werkdruk import rules

    if args.scheme is not None and args.scheme not in rules.schemes():
        known = ", ".join(rules.schemes())
        print(f"De regeling {args.scheme!r} is er niet. Wel zijn er: {known}.", file=sys.stderr)
        return REFUSED
    found = rules.known_rules(scheme=args.scheme, on=args.on, known=args.known)
    if args.check:
        return _checked(found)
    replaced = _replaced(found, args.on, args.known)
    if args.format == "json":
        _print_json(args, found, replaced)
    else:
        _print_table(args, found, replaced)
    return OK


def _checked(found: tuple[Rule, ...]) -> int:
    from werkdruk.rules import differences

    wrong = [difference for rule in found for difference in differences(rule)]
    for difference in wrong:
        print(difference.line(), file=sys.stderr)
    examples = sum(len(rule.examples) for rule in found)
    print(
        f"{_counted(len(found), 'regel', 'regels')}, {_counted(examples, 'voorbeeld', 'voorbeelden')} nagerekend: ",
        end="",
    )
    print("alles klopt." if not wrong else f"{_counted(len(wrong), 'uitkomst klopt', 'uitkomsten kloppen')} niet.")
    return REFUSED if wrong else OK


def _replaced(found: tuple[Rule, ...], on: date | None, known: date | None) -> frozenset[str]:
    """The ids of those that another version replaces on the day that was asked; empty when no day was asked."""
    from werkdruk import rules

    if on is None:
        return frozenset()
    return frozenset(rule.id for rule in found if rules.on(rule.scheme, on, known=known) != rule)


def _print_json(args: argparse.Namespace, found: tuple[Rule, ...], replaced: frozenset[str]) -> None:
    import json

    rows = [{**rule.as_json(), "replaced": rule.id in replaced if args.on else None} for rule in found]
    asked = {"on": args.on and args.on.isoformat(), "known": args.known and args.known.isoformat()}
    print(json.dumps({**asked, "rules": rows}, ensure_ascii=False, indent=2))


def _print_table(args: argparse.Namespace, found: tuple[Rule, ...], replaced: frozenset[str]) -> None:
    if not found:
        print(_nothing(args))
        return
    head = ("REGEL", "GELDIG", "BEKEND SINDS", "STATUS")
    rows = [(rule.id, _valid(rule), rule.known_since.isoformat(), _status(rule, replaced)) for rule in found]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    print(_line(head, widths))
    for rule, row in zip(found, rows, strict=True):
        print(_line(row, widths))
        for line in _details(rule):
            print(f"    {line}")
    print(_closing(found))


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _details(rule: Rule) -> tuple[str, ...]:
    from werkdruk.rules import says

    lines = (f"{rule.title}: {says(rule.content)}.", f"Bron: {rule.source}.", rule.caveat)
    return tuple(line for line in lines if line)


def _valid(rule: Rule) -> str:
    if rule.valid_last is None:
        return f"{rule.valid_first} en later"
    return f"{rule.valid_first} t/m {rule.valid_last}"


STATUS = {
    "enacted": "vastgesteld",
    "proposed": "voorstel",
    "estimate": "schatting",
    "unverified": "niet nagelezen",
}


def _status(rule: Rule, replaced: frozenset[str]) -> str:
    return STATUS[rule.status] + (", vervangen" if rule.id in replaced else "")


def _closing(found: tuple[Rule, ...]) -> str:
    unread = sum(rule.caveat != "" for rule in found)
    sure = "nagelezen in de officiële tekst"
    if unread:
        sure = f"{unread} daarvan niet nagelezen in de wettekst of alleen voorgesteld"
    return f"{_counted(len(found), 'regel', 'regels')}, {sure}."


def _nothing(args: argparse.Namespace) -> str:
    scheme = f" van de regeling {args.scheme}" if args.scheme else ""
    on = f" voor {args.on}" if args.on else ""
    known = f", zoals bekend op {args.known}" if args.known else ""
    return f"Er is geen regel{scheme}{on}{known}. Een bedrag is dan niet bekend; het is niet nul."


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
