# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The votes of a `.pb` file by the compiled scanner: only when it is here, and only when nothing in them is odd.

What is odd is left to the plain reader, so that each sentence is made in one place.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from typing import Any, cast

from werkdruk.deciding.counting import compiled
from werkdruk.deciding.counting.ballots import BallotKind, Ballots
from werkdruk.deciding.counting.files.codes import Codes
from werkdruk.deciding.counting.files.heads import Head
from werkdruk.deciding.counting.files.rows import LineNumbers, Read
from werkdruk.deciding.counting.files.sections import VOTES, Section
from werkdruk.deciding.counting.files.voting import Places

ORDERS = {BallotKind.APPROVAL: 0, BallotKind.POINTS: 1, BallotKind.RANKING: 2}
MOST_BYTES = 2**32 - 1
"""Places in a file are held in 32 bits."""
Scanner = Callable[..., list[Any] | None]
"""The compiled function, of: the file, where the votes start, the places of the columns for the vote, the voter and the
points and the number of columns, the order of a ballot, the ids as bytes, how many of them count, and a seed.

What comes out is None when something is odd. Else, as bytes of numbers: offsets, projects, points, voters, types,
starts and ends of codes, votes, scores; and last (fewest choices, most choices, most points).
"""
_TITLE = VOTES.encode()


def scanner() -> Scanner | None:
    """The compiled scanner; None when it is not built here, or when plain Python is asked for."""
    return cast("Scanner | None", getattr(compiled.module(), "scan_votes", None))


def votes_begin(data: bytes) -> int | None:
    """Where the first vote stands: after the title VOTES and the line below it. None when that is not plain to see."""
    place = data.find(_TITLE)
    while place > 0 and data[place - 1 : place] not in {b"\n", b"\r"}:
        place = data.find(_TITLE, place + 1)
    if place < 0:
        return None
    titled = data.find(b"\n", place)
    headed = data.find(b"\n", titled + 1)
    if titled < 0 or headed < 0 or data[place + len(_TITLE) : titled].strip(b" \t\r;"):
        return None
    columns = data[titled:headed].removesuffix(b"\r")
    if b'"' in columns or b"\r" in columns:
        return None
    return headed + 1


def scan(data: bytes, votes: Section, head: Head, places: Places, *, start: int) -> Read | None:
    """The ballots from byte `start` on, in the section `votes`; None when the plain reader must do it."""
    found = scanner()
    if (
        found is None
        or len(data) > MOST_BYTES
        or places.vote is None
        or places.weight is not None
        or places.unit is not None
    ):
        return None
    spots = tuple(-1 if place is None else place for place in (places.vote, places.voter, places.points))
    ids = (*(project.id for project in head.projects), *head.free)
    rows = found(
        data, start, (*spots, len(votes.columns)), ORDERS[head.kind], tuple(each.encode() for each in ids),
        len(head.projects), hash(data[start : start + 4096]) & sys.maxsize,
    )  # fmt: skip
    return None if rows is None else _read(data, rows, head, votes.line + 1)


def _read(data: bytes, rows: list[Any], head: Head, line: int) -> Read:
    """What the scanner found, as the plain reader would give it. Nothing is left in `rows`: it may be large."""
    rows.reverse()
    offsets, projects, points, voters, type_of, starts, ends, votes, scores = (
        _numbers(code, rows.pop()) for code in "IIqIIIIqq"
    )
    ballots = Ballots(
        kind=head.kind,
        offsets=offsets,
        projects=projects,
        points=points,
        voters=voters,
        type_of=type_of,
        codes=Codes(data, ends, starts) if ends else (),
    )
    lines = LineNumbers()
    lines.add(0, line)
    return Read(ballots, lines, votes, scores, 0, *rows.pop())


def _numbers(code: str, held: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(held)
    return numbers
