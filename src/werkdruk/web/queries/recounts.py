# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting again by anybody: the files of a counted round, and the command that counts each of them.

A part of the pot that was first for support staff is a count of its own, so then there are two files: what they chose
from it, and what was left for all. Whole ballots are shown to everybody only from the limits of the ballot box on; to
the council, for a recount, also where fewer voted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from werkdruk.deciding.box import LIMITS, Disclosure, disclosure
from werkdruk.deciding.counting import Election, Method, Misfit, Outcome, PartTime, Tie, write_pb
from werkdruk.web import access
from werkdruk.web.models import CountedOutcome, Round, User
from werkdruk.web.queries.counts import Counted, recount
from werkdruk.web.queries.verdicts import shown_of

ALL, FIRST = "all", "first"


@dataclass(frozen=True, slots=True)
class CountFile:
    """One file to count again: which count it is, its name, and the command. `text` is the file itself."""

    part: str
    name: str
    command: str
    text: str


def may_see(opened: Round, counted: Counted, user: User) -> bool:
    """Whether somebody may have the files: everybody where ballots may be shown, the council where totals may."""
    shown = _shown(counted)
    if shown is Disclosure.BALLOTS:
        return True
    return shown is Disclosure.TOTALS and access.can(user, access.Act.SEE_BALLOTS, opened.year.school)


def _shown(counted: Counted) -> Disclosure:
    """What may be shown of both files together: of support staff, and of those who are not, as well."""
    first, everybody = counted.first, len(counted.election.ballots)
    if first is None:
        return shown_of(counted)
    smallest = disclosure(everybody, (first.voters, everybody - first.voters))
    return smallest if shown_of(counted) is Disclosure.BALLOTS else shown_of(counted)


def files_of(opened: Round, counted: Counted, kept: CountedOutcome) -> tuple[CountFile, ...]:
    """The files of a count. Without a first step it is the text that is kept, to the letter."""
    if counted.first is None:
        return (CountFile(ALL, file_name(opened), _command(counted.outcome, file_name(opened)), kept.election),)
    found = []
    for part, outcome in ((FIRST, counted.first), (ALL, counted.outcome)):
        name = file_name(opened, part)
        found.append(CountFile(part, name, _command(outcome, name), write_pb(_told(outcome))))
    return tuple(found)


def file_of(opened: Round, user: User, part: str) -> CountFile | None:
    """A file for somebody; None before the count, and for who may not have it. Raises NotTheSame."""
    kept = CountedOutcome.objects.select_related("round__year__school").filter(round=opened).first()
    if kept is None:
        return None
    counted = recount(kept)
    if not may_see(opened, counted, user):
        return None
    return next((each for each in files_of(opened, counted, kept) if each.part == part), None)


def file_name(opened: Round, part: str = ALL) -> str:
    """The name of a file with ballots, that says which vote it is."""
    year = opened.year
    place = "" if opened.unit_id is None else f"-eenheid-{opened.unit_id}"
    return f"stemming-{year.school.brin}-{str(year.school_year).replace('/', '-')}{place}{'-oop' * (part == FIRST)}.pb"


def _told(outcome: Outcome) -> Election:
    """The election with its own rule and lot in the head of the file."""
    facts = dict(outcome.election.facts)
    facts["lot"] = ",".join(outcome.rule.ties.lot)
    facts.pop("rule", None)
    return replace(outcome.election, facts=tuple(facts.items()))


def _command(outcome: Outcome, file: str) -> str:
    """What to type to count a file again, by the very rule it was counted by."""
    rule = outcome.rule
    words = ["werkdruk count", file, f"--rule {rule.method}"]
    if rule.method is not Method.PHRAGMEN:
        words.append(f"--utility {rule.utility}")
    if rule.method is Method.SHARES:
        words.append(f"--completion {rule.completion}")
    if rule.completion.raises and rule.method is Method.SHARES:
        words.append(f"--step {_decimal(Fraction(rule.step, outcome.election.scale))}")
    words.append(f"--ties {rule.ties}")
    if Tie.LOT in rule.ties.ways:
        words.append(f"--lot {','.join(rule.ties.lot)}")
    if rule.part_time is not PartTime.PERSON:
        words.append(f"--weights weight --part-time {rule.part_time}")
    if rule.floor and outcome.election.ballots.units:
        words.append(f"--unit unit --floor {rule.floor}")
    if rule.threshold and rule.method is not Method.SHARES:
        words.append(f"--threshold {rule.threshold}")
    if rule.misfit is not Misfit.SKIP and rule.method is Method.GREEDY:
        words.append(f"--misfit {rule.misfit}")
    return " ".join(words)


def _decimal(amount: Fraction) -> str:
    """A step as the command reads it: whole, or with up to six decimals."""
    whole, rest = divmod(amount * 10**6, 10**6)
    decimals = f"{int(rest):06d}".rstrip("0")
    return f"{int(whole)}.{decimals}" if decimals else str(int(whole))


def least_ballots() -> int:
    """From how many voters on everybody gets whole ballots."""
    return LIMITS.ballots_min
