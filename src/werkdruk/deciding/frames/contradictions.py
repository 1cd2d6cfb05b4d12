# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A check of frames before anybody votes on them: everything in them that does not go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from werkdruk.deciding.frames import checking_days, checking_money, checking_people, checking_votes
from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.clauses import Clause, by_key
from werkdruk.deciding.frames.faults import FAULTS, REMARKS
from werkdruk.deciding.frames.findings import Finding, Headcount
from werkdruk.kernel import Euro
from werkdruk.kernel.languages import Told


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Something in frames that does not go together, or that should be seen.

    `clauses` are those it is between; `message` and `hint` say what is wrong and how to mend it. `stops`: whether the
    frames cannot go on with it.
    """

    code: str
    clauses: tuple[Clause, ...]
    message: Told
    hint: Told
    stops: bool


def contradictions(frames: Frames, headcount: Headcount, pot: Euro) -> tuple[Contradiction, ...]:
    """All that is wrong with frames for a school of these people and this pot; what stops them first.

    Empty when everything goes together. What is not known is said to be not known and never guessed.
    """
    stand = by_key(frames)
    found = [_said(each, stand) for each in _findings(frames, headcount, pot)]
    return tuple(sorted(found, key=lambda each: not each.stops))


def _findings(frames: Frames, headcount: Headcount, pot: Euro) -> Iterator[Finding]:
    yield from checking_people.units(frames)
    yield from checking_people.people(frames, headcount)
    yield from checking_people.talks(frames, headcount)
    yield from checking_money.floors(frames, headcount, pot)
    yield from checking_money.themes(frames)
    yield from checking_votes.count(frames)
    yield from checking_votes.ties(frames)
    yield from checking_votes.yes_and_no(frames)
    yield from checking_days.order(frames)
    yield from checking_days.years_and_holidays(frames)
    yield from checking_days.votes(frames)


def _said(finding: Finding, stand: Mapping[str, Clause]) -> Contradiction:
    message, hint = FAULTS[finding.code]
    values = dict(finding.values)
    return Contradiction(
        finding.code,
        tuple(stand[key] for key in finding.keys),
        message.told(**values),
        hint.told(),
        stops=finding.code not in REMARKS,
    )
