# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a `.pb` file says about its own votes, held against the votes: totals and limits. A difference is stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from werkdruk.deciding.counting.ballots import BallotKind, Ballots
from werkdruk.deciding.counting.files.findings import Findings
from werkdruk.deciding.counting.files.heads import Head
from werkdruk.deciding.counting.files.rows import Read

_SCORE = re.compile(r"([0-9]{1,18})(?:\.([0-9]{0,6}))?")


def compare(head: Head, read: Read, findings: Findings) -> None:
    """State each total in the file that is not what was counted, and each limit that ballots do not keep to."""
    _compare_totals(head, read, findings)
    _compare_limits(head, read, findings)
    default = head.fact("default_score")
    if default.strip("0.") and head.kind is BallotKind.POINTS:
        message = "Een keus zonder punten krijgt hier geen punten, ook al staat er een default_score."
        findings.state("default-score", head.facts["default_score"].line, message, "Schrijf alle punten bij VOTES.")


def _compare_totals(head: Head, read: Read, findings: Findings) -> None:
    for key, counted in (("num_projects", len(head.listed)), ("num_votes", len(read.ballots))):
        stated = head.fact(key)
        if stated != str(counted):
            line = head.facts[key].line if key in head.facts else None
            message = f"Bij {key} staat {stated[:40] or 'niets'}, geteld zijn er {counted}."
            findings.state("wrong-total", line, message, "Kijk na of er regels ontbreken.")
    numbers = {project.id: number for number, project in enumerate(head.projects)}
    for row in head.listed:
        number = numbers.get(row.id)
        if number is None:
            continue
        if row.votes and row.votes != str(read.votes[number]):
            message = f"Bij project {row.id} staan {row.votes[:40]} stemmen, geteld zijn er {read.votes[number]}."
            findings.state("wrong-votes", row.line, message, "De stemmen bij VOTES gaan voor.")
        if read.scores and row.score and not _is(row.score, read.scores[number], read.places):
            counted_points = points_text(read.scores[number], read.places)
            message = f"Bij project {row.id} staan {row.score[:40]} punten, geteld zijn er {counted_points}."
            findings.state("wrong-score", row.line, message, "De punten bij VOTES gaan voor.")


def _is(stated: str, parts: int, places: int) -> bool:
    """Whether that text is this number of points."""
    found = _SCORE.fullmatch(stated)
    if found is None:
        return False
    decimals = (found[2] or "").rstrip("0")
    return len(decimals) <= places and int(found[1] + decimals.ljust(places, "0")) == parts


def points_text(parts: int, places: int) -> str:
    """Points that are held in parts of 10 to the power `places`, as text."""
    whole, rest = divmod(parts, 10**places)
    return f"{whole}.{rest:0{places}d}" if places else str(whole)


def _compare_limits(head: Head, read: Read, findings: Findings) -> None:
    """State the limits that ballots do not keep to; they count as they were given."""
    only = head.fact("vote_type").lower() == "choose-1"
    most = 1 if only else head.number("max_length")
    least = head.number("min_length")
    ballots = read.ballots
    if most is not None and read.longest > most:
        rule = "vote_type choose-1" if only else f"max_length {most}"
        _state_limit(read, [size > most for size in _lengths(ballots)], f"meer keuzes dan {rule}", findings)
    in_doubt = head.free or head.kind is BallotKind.POINTS  # choices that were left out would look like missing ones
    if least is not None and read.shortest < least and not in_doubt:
        broken = [size < least for size in _lengths(ballots)]
        _state_limit(read, broken, f"minder keuzes dan min_length {least}", findings)
    if head.kind is not BallotKind.POINTS:
        return
    limit = head.number("max_sum_points")
    if limit is not None and read.most > limit * 10**read.places:
        sums = [sum(ballots.points_of(number)) for number in range(ballots.types)]
        broken = [given > limit * 10**read.places for given in sums]
        _state_limit(read, broken, f"meer punten dan max_sum_points {limit}", findings)


def _lengths(ballots: Ballots) -> list[int]:
    return [end - start for start, end in zip(ballots.offsets, ballots.offsets[1:], strict=False)]


def _state_limit(read: Read, broken: Sequence[bool], what: str, findings: Findings) -> None:
    """State once how many ballots break a limit, at the line of the first; types stand in order of appearance."""
    ballots = read.ballots
    many = sum(voters for voters, is_broken in zip(ballots.voters, broken, strict=True) if is_broken)
    first = read.lines.of(ballots.type_of.index(broken.index(True)))
    have = "1 stem heeft" if many == 1 else f"{many} stemmen hebben"
    message = f"{have} {what}; de eerste staat hier."
    findings.state("over-the-limit", first, message, "Alle keuzes zijn geteld; kijk na of dat de afspraak is.")
