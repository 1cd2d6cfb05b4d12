# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last minute of a vote: 300 staff vote by HTTP at a real server, on SQLite and on PostgreSQL.

    python bench/voting.py [--people 300] [--seconds 60] [--postgres ADDRESS]

Every voter opens the page, gives the key, sends the ballot, and sends it once more as an impatient person does. Moments
are drawn by chance, half of them in the last quarter. Printed are the times of what a voter waits for when it votes,
what was refused, and whether both sendings gave one receipt; it exits 1 when a limit is missed. Without an address a
PostgreSQL server of its own is started, when this machine can, and ended afterwards.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.web.ballot_server import (
    OpenVote,
    Receipt,
    Server,
    ask,
    ballot,
    close_vote,
    has_postgres,
    open_vote,
    own_postgres,
    send,
)

LIMIT_MS = 500
PART = 0.95


@dataclass(frozen=True)
class Waited:
    """What one voter saw: how long each answer took, in milliseconds, and the two receipts."""

    page: float
    key: float
    vote: float
    again: float
    receipts: tuple[Receipt | None, Receipt | None]


def voter(server: Server, vote: OpenVote, key: str, at: float) -> Waited:
    """One voter, who comes at that moment."""
    time.sleep(max(0.0, at - time.monotonic()))
    path, chance = f"/stem/{vote.round}/", random.SystemRandom()
    marks = [time.perf_counter()]
    ask(server.port, "GET", path)
    marks.append(time.perf_counter())
    ask(server.port, "POST", path, [("key", key)])
    marks.append(time.perf_counter())
    sent = ballot(vote, key, chance.sample(vote.proposals, min(3, len(vote.proposals))))
    first = send(server.port, vote, sent)
    marks.append(time.perf_counter())
    second = send(server.port, vote, sent)
    marks.append(time.perf_counter())
    page, typed, voted, again = ((later - earlier) * 1000 for earlier, later in pairwise(marks))
    return Waited(page, typed, voted, again, (first, second))


def moments(people: int, seconds: int) -> list[float]:
    """When each voter comes: half of them spread over the time, half in its last quarter."""
    chance = random.Random(11)  # noqa: S311 - the same rush each time
    late = [seconds * (0.75 + chance.random() / 4) for _ in range(people // 2)]
    return sorted([*late, *(seconds * chance.random() for _ in range(people - len(late)))])


def part(values: list[float], share: float) -> float:
    """The value that so large a part of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def rush(name: str, database: str, people: int, seconds: int) -> bool:
    """Whether everything promised was kept in one last minute on that database; printed as a row of a table."""
    vote = open_vote(database, people)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(database, Path(folder) / "said.log", workers=2)
        try:
            start = time.monotonic() + 1
            with ThreadPoolExecutor(people) as crowd:
                jobs = [
                    crowd.submit(voter, server, vote, key, start + at)
                    for key, at in zip(vote.keys, moments(people, seconds), strict=True)
                ]
                seen = [job.result() for job in jobs]
        finally:
            server.end()
    votes = [each.vote for each in seen] + [each.again for each in seen]
    refused = sum(None in each.receipts for each in seen)
    same = sum(each.receipts[0] == each.receipts[1] is not None for each in seen)
    whole = [part([getattr(each, field) for each in seen], PART) for field in ("page", "key")]
    p95 = part(votes, PART)
    close_vote(database, vote)
    print(
        f"| {name} | {people} in {seconds} s | {whole[0]:.0f} | {whole[1]:.0f} | {part(votes, 0.5):.0f} | {p95:.0f} "
        f"| {max(votes):.0f} | {refused} | {same} of {people} |"
    )
    return p95 <= LIMIT_MS and refused == 0 and same == people


@contextmanager
def databases(given: str | None) -> Iterator[list[tuple[str, str]]]:
    """A name and an address for each database there is to vote on."""
    with ExitStack() as until, tempfile.TemporaryDirectory() as folder:
        found = [("SQLite", str(Path(folder) / "werkdruk.sqlite3"))]
        if given:
            found.append(("PostgreSQL", given))
        elif has_postgres():
            found.append(("PostgreSQL", until.enter_context(own_postgres()).address))
        yield found


def main() -> int:
    """0 when every limit was kept, else 1."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=300)
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--postgres")
    given = asked.parse_args()
    load = os.getloadavg()[0]
    print(f"load before: {load:.1f}; limit of p95: {LIMIT_MS} ms; times in ms\n")
    print("| database | voters | page p95 | key p95 | vote p50 | vote p95 | vote worst | refused | one receipt |")
    print("|---|---|---|---|---|---|---|---|---|")
    with databases(given.postgres) as places:
        kept = [rush(name, address, given.people, given.seconds) for name, address in places]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as fault:
        sys.exit(f"{fault}\n{fault.stderr}")
