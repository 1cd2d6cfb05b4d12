# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elections as `.pb` files, so that others can recount them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from werkdruk.deciding.counting.ballots import BallotKind
from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.files.heads import USUAL
from werkdruk.deciding.counting.files.sections import META, PROJECTS, SECTIONS, VOTES
from werkdruk.deciding.counting.outcomes import Outcome


def write_pb(election: Election, outcome: Outcome | None = None) -> str:
    """The text of a `.pb` file: read back it is the same election. With an outcome, it says which projects won.

    Voters without a code are numbered in order of their ballots, so that nothing tells in which order they voted.
    """
    rows = [[META], ["key", "value"], *_facts(election), [PROJECTS], *_projects(election, outcome), [VOTES]]
    lines = [";".join([_first(row[0]) if row[1:] else row[0], *map(_cell, row[1:])]) for row in rows]
    return "\n".join([*lines, *_votes(election), ""])


def _facts(election: Election) -> Iterator[list[str]]:
    """The lines of the head: those we know ourselves, then all others as they were."""
    known = dict(election.facts)
    own = {
        "num_projects": str(len(election.projects)),
        "num_votes": str(len(election.ballots)),
        "budget": _amount(election.budget, election.scale),
        "currency": election.currency,
    }
    known.setdefault("vote_type", USUAL[election.ballots.kind])
    for key, value in (own | known).items():
        yield [key, own.get(key, value)]


def _projects(election: Election, outcome: Outcome | None) -> Iterator[list[str]]:
    """The lines of the projects below the names of the columns."""
    scores = _scores(election) if election.ballots.kind is BallotKind.POINTS else None
    units = any(project.unit for project in election.projects)
    optional = {"score": scores is not None, "name": True, "unit": units, "selected": outcome is not None}
    winners = set(outcome.winners) if outcome else set()
    yield ["project_id", "cost", "votes", *(column for column, wanted in optional.items() if wanted)]
    for number, project in enumerate(election.projects):
        row = [project.id, _amount(project.cost, election.scale), str(election.votes[project.id])]
        row += [str(scores[number])] if scores is not None else []
        row += [
            project.name,
            *([project.unit] if units else []),
            *([str(int(project.id in winners))] if outcome else []),
        ]
        yield row


def _scores(election: Election) -> list[int]:
    """The points that each project got."""
    ballots = election.ballots
    scores = [0] * len(election.projects)
    for number, voters in enumerate(ballots.voters):
        for project, points in zip(ballots.choices(number), ballots.points_of(number), strict=True):
            scores[project] += voters * points
    return scores


def _votes(election: Election) -> list[str]:
    """The lines of the votes below the names of the columns."""
    ballots = election.ballots
    columns = {"points": ballots.kind is BallotKind.POINTS, "weight": ballots.weights, "unit": ballots.units}
    ids = [project.id for project in election.projects]
    votes = []
    for number in range(ballots.types):
        cells = [",".join(ids[project] for project in ballots.choices(number))]
        cells += [",".join(map(str, ballots.points_of(number)))] if columns["points"] else []
        cells += [str(ballots.weights[number])] if ballots.weights else []
        cells += [ballots.units[number]] if ballots.units else []
        votes.append(";".join(map(_cell, cells)))
    cast = [votes[number] for number in ballots.type_of]
    head = ";".join(["voter_id", "vote", *(column for column, wanted in columns.items() if wanted)])
    codes = _codes(ballots.codes)
    return [
        head,
        *(f"{code};{vote}" for code, vote in zip(codes, cast if ballots.codes else sorted(cast), strict=False)),
    ]


def _codes(codes: Sequence[str]) -> Iterator[str]:
    """The codes as cells, without end when there are none. Who has none among others that do gets a number."""
    taken = set(codes) if codes and not all(codes) else set()
    number = 0
    for code in codes:
        if code:
            yield _first(code)
            continue
        number += 1
        while str(number) in taken:
            number += 1
        yield str(number)
    while not codes:
        number += 1
        yield str(number)


def _cell(text: str) -> str:
    """The text of a cell, between quotes where it would be read as several."""
    return _quoted(text) if any(mark in text for mark in ';"\r\n') else text


def _first(text: str) -> str:
    """The first cell of a line, between quotes also where it would be read as the title of a section."""
    return _quoted(text) if text.strip().upper() in SECTIONS else _cell(text)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _amount(units: int, scale: int) -> str:
    """The amount in the currency: whole, or with as many decimals as the scale has."""
    if scale == 1:
        return str(units)
    whole, rest = divmod(units, scale)
    return f"{whole}.{rest:0{len(str(scale)) - 1}d}"
