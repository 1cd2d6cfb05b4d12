# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count of a round: always from the text of its `.pb` file, so that everybody counts what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from werkdruk.deciding import counting
from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    Completion,
    Election,
    Method,
    Outcome,
    Project,
    Rule,
    TieOrder,
    Undecided,
    Utility,
    parse_pb,
    write_pb,
)
from werkdruk.kernel import Euro, WerkdrukError, digest
from werkdruk.web.models import CountedOutcome, Round, Year

CENTS = 100
STEP_EUROS = 1
"""What completion adds to every purse each time: as small as the officials of Assen and Świecie took it."""
RULE = f"mes/cost/add1/{STEP_EUROS}/cost,votes,lot"
"""Method, worth, completion, its step in euros, and how ties are broken. Kept with every count."""


class NotTheSame(WerkdrukError):
    """A kept election that does not give the outcome kept with it: one was changed. `found` is empty without any."""

    def __init__(self, kept: str, found: str) -> None:
        super().__init__(f"the outcome kept is {kept}, the count gives {found}")
        self.kept = kept
        self.found = found


@dataclass(frozen=True, slots=True)
class Counted:
    """An election, its outcome, and the fingerprint of both together."""

    text: str
    election: Election
    outcome: Outcome
    digest: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal on the ballot: its number in the year, what people call it, and its price."""

    number: int
    title: str
    price: Euro


def election_text(candidates: Iterable[Candidate], ballots: Iterable[Iterable[int]], pot: Euro, **facts: str) -> str:
    """The `.pb` file of a round: prices to the cent, ballots sorted by what is on them and numbered from 1.

    Nothing in it says who a voter is, or when somebody voted. Raises BadElection when nobody voted.
    """
    election = Election.of(
        projects=[Project(str(each.number), each.price.cents, " ".join(each.title.split())) for each in candidates],
        ballots=[Ballot(tuple(map(str, ballot))) for ballot in ballots],
        budget=pot.cents,
        scale=CENTS,
        facts=tuple(facts.items()),
    )
    return write_pb(election)


def rule_of(text: str, scale: int, lot: tuple[str, ...]) -> Rule:
    """The rule as it is kept with a count, for an election of which `scale` units are one euro, and its lot."""
    method, utility, completion, step, ties = text.split("/")
    return Rule(
        method=Method(method),
        utility=Utility(utility),
        completion=Completion(completion),
        step=Fraction(step) * scale,
        ties=TieOrder.parse(ties, lot),
    )


@lru_cache(maxsize=32)
def count(text: str, lot: tuple[str, ...], rule: str = RULE) -> Counted:
    """The count of a `.pb` file by a rule, with the lot that was drawn before the vote.

    Remembered per text, lot and rule: the same input gives the same outcome, and a large count takes a moment.
    """
    election, _problems = parse_pb(text)
    outcome = counting.count(election, rule_of(rule, election.scale, lot))
    return Counted(text, election, outcome, fingerprint(text, rule, outcome))


def fingerprint(text: str, rule: str, outcome: Outcome) -> str:
    """The fingerprint of an election, its rule and what came out; the same whichever engine counted."""
    return digest(
        {
            "election": text,
            "rule": rule,
            "winners": outcome.winners,
            "prices": [str(bought.price) for bought in outcome.rounds],
            "ties": [(tie.round, tie.equal, tie.decided_by) for tie in outcome.ties],
            "purse": str(outcome.level),
            "stop": outcome.stop,
        }
    )


def lot_of(numbers: Sequence[int]) -> tuple[str, ...]:
    """The lot as the count wants it."""
    return tuple(map(str, numbers))


def recount(kept: CountedOutcome) -> Counted:
    """The outcome, counted again from what is kept. Raises NotTheSame when it is not the outcome that was kept."""
    try:
        counted = count(kept.election, lot_of(kept.round.lot), kept.rule)
    except (BadElection, Undecided, ValueError) as fault:
        raise NotTheSame(kept.digest, "") from fault
    if counted.digest != kept.digest:
        raise NotTheSame(kept.digest, counted.digest)
    return counted


def count_of(year: Year) -> Counted | None:
    """The counted vote of a year; None before the count. Raises NotTheSame."""
    kept = CountedOutcome.objects.select_related("round").filter(round__year=year).first()
    return None if kept is None else recount(kept)


def round_of(year: Year) -> Round | None:
    """The vote of a year; None before it is opened."""
    return Round.objects.filter(year=year).first()
