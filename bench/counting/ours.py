# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One job of ours: `ours.py JOB FILE [MORE]` prints what it measured as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from clock import best, once, peak  # noqa: E402 - beside this file

from werkdruk.deciding.counting import (  # noqa: E402 - found in this checkout, installed or not
    Completion,
    Election,
    Method,
    Outcome,
    Rule,
    TieOrder,
    Utility,
    count,
    read_pb,
)
from werkdruk.deciding.counting.counts import engine_of  # noqa: E402 - as above
from werkdruk.deciding.counting.markets import Market  # noqa: E402 - as above

TIES = TieOrder.parse("name")


def facts(election: Election) -> dict[str, Any]:
    ballots = election.ballots
    return {"voters": len(ballots), "projects": len(election.projects), "types": ballots.types}


def whole(path: Path) -> dict[str, Any]:
    """From file to winners: the first time after the import, and the best."""
    rule, found = Rule(ties=TIES), list[tuple[str, ...]]()

    def file_to_winners() -> None:
        found[:] = [count(read_pb(path)[0], rule).winners]

    first = once(file_to_winners)
    return {"first": first, "seconds": best(file_to_winners), "order": found[0]}


def memory(path: Path) -> dict[str, Any]:
    """From file to winners, once."""
    election, problems = read_pb(path)
    outcome = count(election, Rule(ties=TIES))
    return facts(election) | {"order": outcome.winners, "problems": sorted({each.code for each in problems})}


def parse(path: Path) -> dict[str, Any]:
    """Reading and grouping alone."""
    return {"seconds": best(lambda: read_pb(path))}


def core(path: Path, utility: str, *, compiled: bool = True) -> dict[str, Any]:
    """The purchases on a prepared market, and what preparing took."""
    election, _ = read_pb(path)
    rule = Rule(utility=Utility(utility), ties=TIES)
    market = Market.of(election, rule)
    engine = engine_of(market, compiled=compiled)
    prepare = once(lambda: engine.run(market.level))
    claim = engine.run(market.level)
    return {
        "first": prepare,
        "seconds": best(lambda: engine.run(market.level)),
        "order": [market.id(project) for project in claim.order],
        "path": Counter(each.value for each in claim.decided),
        "engine": type(engine).__name__,
    }


def exact(path: Path, utility: str) -> dict[str, Any]:
    """The same by fractions in plain Python."""
    return core(path, utility, compiled=False)


def other(path: Path, method: str) -> dict[str, Any]:
    """The count by another rule, without reading."""
    election, _ = read_pb(path)
    rule, found = Rule(method=Method(method), ties=TIES), list[tuple[str, ...]]()

    def run() -> None:
        found[:] = [count(election, rule).winners]

    return {"seconds": best(run), "order": found[0]}


def add1(path: Path, step: str) -> dict[str, Any]:
    """The count with purses raised by `step`, without reading."""
    election, _ = read_pb(path)
    rule = Rule(completion=Completion.ADD1, step=Fraction(step), ties=TIES)
    found = list[Outcome]()

    def climb() -> None:
        found[:] = [count(election, rule)]
        assert found[0].winners

    seconds = best(climb)
    return {"seconds": seconds, "order": found[0].winners, "steps": found[0].increments}


def rows(path: Path, out: str) -> dict[str, Any]:
    """The election voter by voter, as the driver of pabumeasures' rule reads it."""
    election, _ = read_pb(path)
    ballots = election.ballots
    members: list[list[int]] = [[] for _ in range(ballots.types)]
    for voter, number in enumerate(ballots.type_of):
        members[number].append(voter)
    with Path(out).open("w", encoding="utf-8") as file:
        file.write(f"{election.budget} {len(ballots)} {len(election.projects)}\n")
        for number, project in enumerate(election.projects):
            voters = sorted(voter for each in ballots.backers.get(number, ()) for voter in members[each])
            file.write(f"{project.cost} {project.id} {len(voters)} {' '.join(map(str, voters))}\n")
    return facts(election)


JOBS = {
    "whole": whole,
    "memory": memory,
    "parse": parse,
    "core": core,
    "exact": exact,
    "add1": add1,
    "other": other,
    "rows": rows,
}

if __name__ == "__main__":
    print(json.dumps({**JOBS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:]), "mb": peak()}))
