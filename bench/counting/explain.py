# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long it takes to explain a school's count: 100 voters, 40 proposals, all that can be said about it.

    python bench/counting/explain.py [--limit 50]

Prints CPU milliseconds per rule, the best of five: the values, the sentences about every proposal and the outcome, and
the receipts of all voters, from an outcome of which only the order of winners is known. Exits 1 above the limit.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from fractions import Fraction

from clock import best
from plain import PROJECTS, VOTERS, school

from werkdruk.deciding.counting import Completion, Method, Outcome, Rule, Utility, count
from werkdruk.deciding.counting.why.explanations import explain
from werkdruk.deciding.counting.why.letters import letter
from werkdruk.deciding.counting.why.receipts import receipt
from werkdruk.deciding.counting.why.telling import findings, reasons

RULES = (
    *(Rule(utility=each, completion=way) for each in (Utility.COST, Utility.CARDINALITY) for way in Completion),
    Rule(method=Method.PHRAGMEN),
    Rule(method=Method.GREEDY),
)


def everything(outcome: Outcome) -> None:
    """Explain an outcome as if it was just counted."""
    fresh = replace(outcome)
    told = explain(fresh)
    told.as_json()
    findings(told)
    for project in fresh.election.by_id:
        reasons(told, project)
    for number in range(fresh.election.ballots.types):
        letter(receipt(fresh, number), fresh, losses=told.losses)


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--limit", type=float, default=50, help="CPU milliseconds")
    limit = words.parse_args().limit
    print(f"explaining {VOTERS} voters x {PROJECTS} proposals, CPU ms: values / with all sentences and receipts")
    worst = 0.0
    for rule in RULES:
        outcome = count(school(1), replace(rule, step=Fraction(100)))
        values = best(lambda found=outcome: explain(replace(found)), times=5) * 1000
        whole = best(lambda found=outcome: everything(found), times=5) * 1000
        worst = max(worst, whole)
        print(f"{rule.method:9} {rule.utility:12} {rule.completion:12} {values:6.1f} / {whole:6.1f}")
    print(f"worst {worst:.1f} of {limit:.0f} ms: {'kept' if worst <= limit else 'NOT kept'}")
    return 0 if worst <= limit else 1


if __name__ == "__main__":
    raise SystemExit(main())
