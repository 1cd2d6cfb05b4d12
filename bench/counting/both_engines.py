# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The compiled engine against the reference: generated elections full of ties, and the files of a folder.

    python bench/counting/both_engines.py [--elections 100000] [--folder DIR] [--workers 2]

Prints the differences (none is expected), how rounds were decided, and the time of both. Exits 1 at a difference. The
reference runs every step of every completion, so a folder takes a while; progress goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.deciding.counting.generated import generated  # noqa: E402 - the paths come first

from werkdruk.deciding.counting import (  # noqa: E402 - idem
    BadElection,
    BallotKind,
    Completion,
    Method,
    Rule,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    count,
    read_pb,
)

CHUNK = 2_000
LEVELS = 50
"""A step of the folder is about this part of a first purse, in whole units: the reference runs every step."""
NONE = Fraction(0)
"""The floor: only the reference counts with one."""
FITTING = {BallotKind.POINTS: [Utility.POINTS], BallotKind.RANKING: [Utility.BORDA]}


class Tally(Counter):
    """What was found: `counts`, `differences`, seconds of both, and rounds by the way they were decided."""


def compare(election, rule, found, name):
    claims = []
    for way, compiled in (("seconds compiled", True), ("seconds reference", False)):
        started = process_time()
        try:
            outcome = count(election, rule, compiled=compiled)
            claims.append((outcome.winners, outcome.increments, outcome.stop, outcome.ties))
            if compiled:
                found.update(f"round by {decided}" for decided in outcome.path)
        except Undecided as tie:
            claims.append(tie.projects)
        found[way] += process_time() - started
    found["counts"] += 1
    if claims[0] != claims[1]:
        found["differences"] += 1
        print(f"\nDIFFERENT: {name}, {rule}", flush=True)


def generated_chunk(first, last):
    found = Tally()
    for seed in range(first, last):
        election, rule = generated(seed, methods=(Method.SHARES,))
        compare(election, replace(rule, floor=NONE), found, f"generated {seed}")
    return found


def whole_file(path):
    found = Tally()
    try:
        election, _ = read_pb(path)
    except BadElection as refusal:
        print(f"\n{path.name}: {refusal.reason}", flush=True)
        return found
    for utility in [Utility.COST, Utility.CARDINALITY, *FITTING.get(election.ballots.kind, [])]:
        for completion in Completion:
            rule = Rule(
                utility=utility,
                completion=completion,
                step=Fraction(-(-election.budget // (LEVELS * len(election.ballots)))),
                ties=TieOrder((Tie.NAME,)),
            )
            compare(election, rule, found, path.name)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elections", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    wish = parser.parse_args()
    total = Tally()
    with ProcessPoolExecutor(wish.workers) as pool:
        work = [
            pool.submit(generated_chunk, first, min(first + CHUNK, wish.elections))
            for first in range(0, wish.elections, CHUNK)
        ]
        if wish.folder:
            work += [pool.submit(whole_file, path) for path in sorted(wish.folder.glob("*.pb"))]
        for done, each in enumerate(as_completed(work), 1):
            total.update(each.result())
            print(f"\r{done} of {len(work)}, {total['differences']} differences", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for name in sorted(total):
        print(f"{name:24} {total[name]:,.0f}")
    return 1 if total["differences"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
