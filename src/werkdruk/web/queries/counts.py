# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count of a round: always from the text of its `.pb` file, so that everybody counts what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from werkdruk.deciding.counting import (
    BadElection,
    Ballot,
    Completion,
    Election,
    Outcome,
    Project,
    Tie,
    TieOrder,
    Undecided,
    Utility,
    equal_shares,
    parse_pb,
    write_pb,
)
from werkdruk.kernel import Euro, WerkdrukError, digest
from werkdruk.web.models import CountedOutcome, Round, Year

CENTS = 100
TIES = (Tie.COST, Tie.VOTES, Tie.LOT)
STEP_EUROS = 10
"""What completion adds to every purse each time. Steps of one euro would take up to half a minute at a school where
much money is left, and ten euros is less than half a percent of what a voter has to spend."""
RULE = f"mes/cost/add1/{STEP_EUROS}/cost,votes,lot"
"""Method, worth, completion, its step in euros, and how ties are broken."""


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
    election = Election(
        projects=tuple(
            Project(str(each.number), each.price.cents, " ".join(each.title.split())) for each in candidates
        ),
        ballots=tuple(Ballot(frozenset(map(str, ballot))) for ballot in ballots),
        budget=pot.cents,
        scale=CENTS,
        facts=tuple(facts.items()),
    )
    return write_pb(election)


@lru_cache(maxsize=32)
def count(text: str, lot: tuple[str, ...]) -> Counted:
    """The count of a `.pb` file by our rule, with the lot that was drawn before the vote.

    Remembered per text and lot: the same input gives the same outcome, and a large count takes a moment.
    """
    election, _problems = parse_pb(text)
    outcome = equal_shares(
        election, Utility.COST, Completion.ADD1, step=STEP_EUROS * election.scale, ties=TieOrder(TIES, lot)
    )
    return Counted(text, election, outcome, digest({"election": text, "outcome": outcome.as_json()}))


def lot_of(numbers: Sequence[int]) -> tuple[str, ...]:
    """The lot as the count wants it."""
    return tuple(map(str, numbers))


def recount(kept: CountedOutcome) -> Counted:
    """The outcome, counted again from what is kept. Raises NotTheSame when it is not the outcome that was kept."""
    try:
        counted = count(kept.election, lot_of(kept.round.lot))
    except (BadElection, Undecided) as fault:
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
