# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One job of pabutools: `pabutools_jobs.py JOB FILE [MORE]`, run by a Python that has it, prints JSON.

Its exact fractions (gmpy2), its own parser and profiles, ties by name. It is only run beside us, never part of us.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clock import best, once, peak
from pabutools.election import Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.tiebreaking import lexico_tie_breaking

SHORT = 0.5
UTILITIES = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}


def timed(action: Callable[[], object]) -> float:
    """CPU seconds: the best of five when it is short, else of one."""
    first = once(action)
    return min(first, best(action, times=4, at_most=4 * SHORT)) if first < SHORT else first


def counted(path: Path, utility: str, *, grouped: bool, **options: Any) -> dict[str, Any]:
    parsed = list[Any]()

    def read() -> None:
        instance, profile = parse_pabulib(str(path))
        parsed[:] = [instance, profile.as_multiprofile() if grouped else profile]

    parse = timed(read)
    instance, profile = parsed
    found = list[list[str]]()

    def rule() -> None:
        bought = method_of_equal_shares(
            instance, profile, sat_class=UTILITIES[utility], tie_breaking=lexico_tie_breaking, **options
        )
        found[:] = [[project.name for project in bought]]

    return {"parse": parse, "seconds": timed(rule), "order": found[0]}


def exact(path: Path, utility: str) -> dict[str, Any]:
    return counted(path, utility, grouped=False)


def multi(path: Path, utility: str) -> dict[str, Any]:
    return counted(path, utility, grouped=True)


def add1(path: Path, step: str) -> dict[str, Any]:
    return counted(path, "cost", grouped=False, voter_budget_increment=int(step))


def other(path: Path, method: str) -> dict[str, Any]:
    """Another rule; its greedy ranks by satisfaction per cost, so with cost satisfaction by votes."""
    instance, profile = parse_pabulib(str(path))
    rule = {
        "phragmen": lambda: sequential_phragmen(instance, profile, tie_breaking=lexico_tie_breaking),
        "greedy": lambda: greedy_utilitarian_welfare(
            instance, profile, sat_class=Cost_Sat, tie_breaking=lexico_tie_breaking
        ),
    }[method]
    found = list[list[str]]()

    def run() -> None:
        found[:] = [[project.name for project in rule()]]

    return {"seconds": timed(run), "order": found[0]}


def version(_: Path) -> dict[str, Any]:
    return {"version": importlib.metadata.version("pabutools")}


def pabumeasures(path: Path, utility: str) -> dict[str, Any]:
    """The rule of pabumeasures on its own prepared election, where its package is installed."""
    from pabumeasures import ProjectComparator, _core, main  # noqa: PLC0415 - only this job needs it

    election, _ = main._translate_input_format(*parse_pabulib(str(path)))  # noqa: SLF001 - its core has no other door
    rule = _core.mes_cost if utility == "cost" else _core.mes_apr
    ties, found = ProjectComparator.ByNameAsc, list[list[str]]()

    def run() -> None:
        found[:] = [[project.name for project in rule(election, ties)]]

    return {"seconds": timed(run), "order": found[0]}


JOBS = {"exact": exact, "multi": multi, "add1": add1, "other": other, "version": version, "pabumeasures": pabumeasures}

if __name__ == "__main__":
    print(json.dumps({**JOBS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:]), "mb": peak()}))
