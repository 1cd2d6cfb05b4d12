# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk books`: what a file of bookings is, and what the rules of a map catch of it. Nothing is kept.

Exit code 1 when the file or the map has a problem; then nothing was caught, for half a file says nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from werkdruk.kernel.dutch import amount, day, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from werkdruk.bookkeeping import BooksFile, Catch, CatchRule
    from werkdruk.kernel import Problem

OK, REFUSED = 0, 1
REST_SHOWN = 15
WIDTH = 30
TENTHS = 10
QUIET_BELOW = 5_000_000
"""A file of fewer bytes is read before anybody could look at a bar."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "books",
        help="wat er in een boekhouding van het werkdrukgeld terug te vinden is",
        description="Leest een auditfile (XAF 3.1 tot 4.0) of CSV, en zegt wat de regels vangen en wat niemand ving.",
    )
    parser.add_argument("file", type=Path, metavar="BESTAND", help="de auditfile of het CSV-bestand")
    parser.add_argument("--map", type=Path, metavar="KAART.json", help="de vangregels, en de kolommen van een CSV")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="tekst (standaard) of JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what the file is and what was caught; the exit code."""
    from werkdruk.bookkeeping import BooksMap, catch_file, read_map

    try:
        books, problems = read_map(args.map) if args.map else (BooksMap(), ())
    except OSError as fault:
        print(f"Het bestand {fault.filename} is niet te openen: bestaat het, en mag je het lezen?", file=sys.stderr)
        return REFUSED
    if problems:
        return _refused(args, problems)
    bar = _Bar(args.file)
    found = catch_file(args.file, books, progress=bar.show)
    bar.end()
    if found.file.problems:
        return _refused(args, found.file.problems)
    if args.format == "json":
        print(json.dumps(_as_json(found, with_rules=bool(args.map)), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_text(found, with_rules=bool(args.map))))
    return OK


class _Bar:
    """How far the reading is, on standard error: a bar on a terminal, else a line after each tenth of a large file."""

    def __init__(self, path: Path) -> None:
        try:
            self._total = path.stat().st_size
        except (OSError, ValueError):
            self._total = 0
        self._is_terminal = sys.stderr.isatty()
        self._done = 0

    def show(self, done: int) -> None:
        """So many bytes are read."""
        before, self._done = self._done, TENTHS * done // max(self._total, 1)
        if self._total < QUIET_BELOW or before == self._done:
            return
        mb = f"{whole(done // 1_000_000)} van {whole(self._total // 1_000_000)} MB gelezen"
        if self._is_terminal:
            full = WIDTH * done // self._total
            print(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {mb}", end="", file=sys.stderr, flush=True)
        else:
            print(mb, file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the bar away."""
        if self._is_terminal and self._done:
            print(f"\r{' ' * 79}\r", end="", file=sys.stderr, flush=True)


def _refused(args: argparse.Namespace, problems: Iterable[Problem]) -> int:
    """Say what is wrong and where; the exit code."""
    if args.format == "json":
        print(json.dumps({"problems": [each.as_json() for each in problems]}, ensure_ascii=False, indent=2))
        return REFUSED
    print("Dit bestand is zo niet te gebruiken:", file=sys.stderr)
    for problem in problems:
        print(f"  {problem.line()}", file=sys.stderr)
    return REFUSED


def _as_json(found: Catch, *, with_rules: bool) -> dict[str, object]:
    file = found.file
    told: dict[str, object] = {
        "file": file.file,
        "form": str(file.form),
        "digest": file.digest,
        "year": file.year,
        "package": file.package,
        "first": file.first and file.first.isoformat(),
        "last": file.last and file.last.isoformat(),
        "lines": file.lines,
        "debit_cents": file.debit.cents,
        "credit_cents": file.credit.cents,
        "remarks": [remark.as_json() for remark in file.remarks],
        "problems": [],
    }
    if not with_rules:
        return told
    return told | {
        "rules": [{**each.rule.as_json(), "lines": each.lines, "cents": each.amount.cents} for each in found.rules],
        "caught": [
            {
                "key": str(each.key),
                "on": each.on.isoformat(),
                "cents": each.amount.cents,
                "account": each.account,
                "cost": each.cost,
                "project": each.project,
                "school": str(each.school),
                "measure": each.measure,
            }
            for each in found.caught
        ],
        "balance": {"lines": found.balance_lines, "cents": found.balance_amount.cents},
        "rest": {
            "lines": found.rest_lines,
            "cents": found.rest_amount.cents,
            "groups": [
                {
                    "account": group.account,
                    "cost": group.cost,
                    "project": group.project,
                    "lines": group.lines,
                    "cents": group.amount.cents,
                }
                for group in found.rest
            ],
        },
    }


def _text(found: Catch, *, with_rules: bool) -> Iterator[str]:
    yield from _told_of(found.file)
    if not with_rules:
        return
    yield ""
    yield "Wat de regels vingen:"
    rows = [
        (
            str(number),
            f"{each.rule.school} {each.rule.measure}",
            _asked(each.rule),
            _lines(each.lines),
            amount(each.amount),
        )
        for number, each in enumerate(found.rules, start=1)
    ]
    yield from (f"  {line}" for line in _columns(rows))
    yield f"  Samen {_lines(len(found.caught))}, {amount(found.amount)}."
    yield f"Op de balans: {_lines(found.balance_lines)}, {amount(found.balance_amount)}."
    yield f"Door geen regel gevangen: {_lines(found.rest_lines)}, {amount(found.rest_amount)}."
    for group in found.rest[:REST_SHOWN]:
        place = f"rekening {group.account}, kostenplaats {group.cost or '-'}, project {group.project or '-'}"
        yield f"  {place}: {_lines(group.lines)}, {amount(group.amount)}"
    if found.groups > REST_SHOWN:
        yield f"  en nog {whole(found.groups - REST_SHOWN)} andere"


def _told_of(file: BooksFile) -> Iterator[str]:
    year = f", boekjaar {file.year}" if file.year else ""
    package = f", uit {file.package}" if file.package else ""
    yield f"{file.file}: {file.form}{year}{package}"
    if file.first is not None and file.last is not None:
        yield f"  {_lines(file.lines)} van {day(file.first)} tot en met {day(file.last)}"
    yield f"  debet {amount(file.debit)}, credit {amount(file.credit)}"
    for remark in file.remarks:
        yield f"  Let op: {remark.message} {remark.hint}"


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows as lines, their cells below each other; the last two to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        words = [cell.ljust(width) for cell, width in zip(row[:-2], widths, strict=False)]
        figures = [cell.rjust(width) for cell, width in zip(row[-2:], widths[-2:], strict=True)]
        yield "  ".join([*words, *figures])


def _asked(rule: CatchRule) -> str:
    """What a rule asks, in words."""
    named = (
        ("rekening", rule.account),
        ("kostenplaats", rule.cost),
        ("project", rule.project),
        ("tekst", rule.text),
    )
    return ", ".join(f"{name} {value}" for name, value in named if value)


def _lines(number: int) -> str:
    return f"{whole(number)} {'regel' if number == 1 else 'regels'}"
