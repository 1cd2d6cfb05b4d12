# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a school's count takes without a compiler: 100 voters, 40 proposals, about 1,000 larger purses.

    python bench/counting/plain.py [--limit 2]

Prints CPU seconds per 1,000 runs of equal shares in plain Python; exits 1 above the limit.
"""

from __future__ import annotations

import argparse
import random
import sys
from fractions import Fraction
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from werkdruk.deciding.counting import (  # noqa: E402 - found in this checkout, installed or not
    Ballot,
    Completion,
    Election,
    Project,
    Rule,
    count,
)

VOTERS, PROJECTS, ELECTIONS = 100, 40, 5
RUNS = 1000


def school(seed: int) -> Election:
    """A school in cents: five to eight choices each, prices from 250 to 12,000 euros, a pot of 60,000."""
    chance = random.Random(seed)  # noqa: S311 - dice that fall the same way every time
    projects = [Project(f"p{number}", chance.randint(25, 1200) * 1000) for number in range(PROJECTS)]
    names = [project.id for project in projects]
    wanted = [chance.random() ** 2 + 0.05 for _ in names]
    ballots = []
    for _ in range(VOTERS):
        drawn = dict.fromkeys(chance.choices(names, wanted, k=40))
        ballots.append(Ballot(tuple(drawn)[: chance.randint(5, 8)]))
    return Election.of(projects, ballots, 6_000_000, scale=100)


def seconds(election: Election) -> tuple[int, float]:
    """The number of increments and the CPU seconds of a count, with a step that takes about 1,000 increments."""
    trial = count(election, Rule(completion=Completion.ADD1, step=Fraction(election.scale)), compiled=False)
    step = Fraction(max(1, trial.increments) * election.scale, RUNS)
    start = process_time()
    outcome = count(election, Rule(completion=Completion.ADD1, step=step), compiled=False)
    return outcome.increments, process_time() - start


def main() -> int:
    """0 when 1,000 runs stay within the limit in every election, else 1."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--limit", type=float, default=2.0, help="CPU seconds per 1,000 runs")
    limit = arguments.parse_args().limit
    worst = 0.0
    for seed in range(ELECTIONS):
        increments, spent = seconds(school(seed))
        per_thousand = spent * RUNS / (increments + 1)
        worst = max(worst, per_thousand)
        print(f"school {seed}: {increments} increments in {spent:.2f} s CPU, {per_thousand:.2f} s per 1,000 runs")
    print(f"slowest {worst:.2f} s, limit {limit:.2f} s")
    return int(worst > limit)


if __name__ == "__main__":
    raise SystemExit(main())
