# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long `werkdruk allocate` takes for the whole country: command and calculation.

    python bench/allocate.py [DIRECTORY WITH DUO FILES]

Exits 1 when the best of ten commands takes more than half a second or the best calculation more than ten milliseconds.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from werkdruk import rules  # noqa: E402 - found in this checkout, installed or not
from werkdruk.funding import allocate, read_boards, read_pupils  # noqa: E402 - as above
from werkdruk.kernel import CalendarYear  # noqa: E402 - as above

NATIONAL = "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv"
ADDRESSES = "alle-vestigingen-vo.csv"
COMMAND_MAX, CALCULATION_MAX = 0.5, 0.010
TIMES = 10


def processor() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(action: Callable[[], object]) -> tuple[list[float], float]:
    found = []
    used = processor()
    for _ in range(TIMES):
        start = time.perf_counter()
        action()
        found.append(time.perf_counter() - start)
    return found, (processor() - used) / TIMES


def shown(what: str, times: tuple[list[float], float], most: float) -> bool:
    found, used = times
    best, median = min(found), statistics.median(found)
    took = f"best {best * 1000:6.1f} ms  median {median * 1000:6.1f} ms  processor {used * 1000:6.1f} ms"
    print(f"{what:<52} {took}  limit {most * 1000:3.0f} ms")
    return best <= most


def main() -> int:
    duo = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "data" / "duo"
    if not (duo / NATIONAL).exists():
        print(f"no {NATIONAL} in {duo}")
        return 1
    command = [sys.executable, "-m", "werkdruk.cli", "allocate", str(duo / NATIONAL), "--year", "2023"]
    command += ["--counted-as", "2019-10-01", "--format", "json"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}

    def run(*more: str) -> Callable[[], object]:
        return lambda: subprocess.run([*command, *more], env=environment, check=True, capture_output=True)

    counts, boards = read_pupils(duo / NATIONAL), read_boards(duo / ADDRESSES)
    rule, year = rules.by_id("vo-2023-2"), CalendarYear(2023)
    within = [
        shown("werkdruk allocate, 24,243 rows to JSON", timed(run()), COMMAND_MAX),
        shown("the same with the address file", timed(run("--boards", str(duo / ADDRESSES))), COMMAND_MAX),
        shown(
            "the calculation alone, 650 schools under 323 boards",
            timed(lambda: allocate(counts, rule, year=year, boards=boards)),
            CALCULATION_MAX,
        ),
    ]
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
