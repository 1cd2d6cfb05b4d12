# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`werkdruk verify`: works a board's exported ledger out again, and names the first fault.

The file has the form of `werkdruk.ledger.books`. Exit code 0 when all of it is right, 1 when not; then it says at which
booking, and what is wrong there.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from werkdruk.kernel.dutch import whole

if TYPE_CHECKING:
    from werkdruk.kernel import Problem
    from werkdruk.ledger import Verified

OK, REFUSED = 0, 1


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its options."""
    parser = commands.add_parser(
        "verify",
        help="een geëxporteerd grootboek narekenen: saldi, keten, correcties, instemming",
        description="Rekent een geëxporteerd grootboek helemaal na en noemt de eerste fout.",
    )
    parser.add_argument("ledger", type=Path, metavar="GROOTBOEK.json", help="het geëxporteerde grootboek of journaal")
    parser.add_argument("--head", default="", metavar="KETTINGNUMMER", help="dit kettingnummer moet erin voorkomen")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="tekst (standaard) of JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what came of it; the exit code."""
    from werkdruk.kernel import Problem
    from werkdruk.ledger import verify_file

    gc.disable()  # one pass over what is kept to the end: looking for circles in it takes longer than the work
    try:
        found = verify_file(args.ledger, head=args.head)
    except OSError as wrong:
        print(f"Het bestand {wrong.filename} is niet te openen: bestaat het, en mag je het lezen?", file=sys.stderr)
        return REFUSED
    finally:
        gc.enable()
    if args.format == "json":
        print(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    elif isinstance(found, Problem):
        print(found.line(), file=sys.stderr)
    else:
        _tell(found)
    return REFUSED if isinstance(found, Problem) or found.fault else OK


def _tell(found: Verified) -> None:
    if found.fault is not None:
        where = f"Boeking {found.fault.number} ({found.fault.entry})" if found.fault.number else "Het grootboek"
        print(f"{where} klopt niet: {found.fault.words()}.", file=sys.stderr)
        print(f"Daarvoor kloppen {whole(found.entries)} boekingen.", file=sys.stderr)
    elif found.whole:
        print(f"{whole(found.entries)} boekingen kloppen: saldi, keten, correcties en instemming.")
        print(f"Kettingnummer: {found.head}")
    else:
        print(f"{whole(found.entries)} boekingen kloppen elk op zich. Dit is geen heel grootboek: er is geen keten.")


def _as_json(found: Verified | Problem) -> dict[str, object]:
    from werkdruk.kernel import Problem

    if isinstance(found, Problem):
        return {"right": False, "problems": [found.as_json()]}
    first = found.fault
    return {
        "right": first is None,
        "whole": found.whole,
        "entries": found.entries,
        "head": found.head,
        "fault": None
        if first is None
        else {
            "code": first.code,
            "board": first.board,
            "number": first.number,
            "entry": first.entry,
            "what": first.words(),
        },
    }
