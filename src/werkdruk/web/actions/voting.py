# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a vote, voting, and counting it. While a vote is open nothing of its ballot or its rule changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from werkdruk.deciding.proposals import (
    ProposalAct,
    ProposalState,
    VoteAct,
    VoteState,
    proposal_after,
    vote_after,
)
from werkdruk.deciding.years import Phase, YearAct
from werkdruk.kernel.digests import plain
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import Approval, Ballot, CountedOutcome, Proposal, Round, User, Year
from werkdruk.web.queries.counts import RULE, Candidate, count, election_text, lot_of
from werkdruk.web.queries.people import electorate_of, is_in_office
from werkdruk.web.queries.rounds import on_ballot, pot_for_vote, unjudged


@transaction.atomic
def open_round(year: Year, *, closes: date, lot: Sequence[int], by: User, on: date) -> Round:
    """The vote over the feasible proposals of a year that cost money, within what the school year has left.

    `lot` is the order of their numbers drawn beforehand; it is kept, and decides what price and votes leave equal.
    Raises Refused when the vote was opened before, a proposal is not judged yet, there is nothing to choose or no money
    to choose with, `closes` lies in the past or after the school year, or the lot is not one of these proposals.
    """
    access.may(by, access.Act.OPEN_ROUND, year.school)
    if Phase(locked(year).phase) is not Phase.PROPOSING:
        raise Refused("vote-opened-before")
    waiting = unjudged(year)
    if waiting:
        raise Refused("not-judged-yet", numbers=", ".join(map(str, waiting)))
    numbers = [candidate.number for candidate in on_ballot(year)]
    if not numbers:
        raise Refused("nothing-to-choose")
    if sorted(lot) != sorted(numbers):
        raise Refused("lot-does-not-fit")
    _require_day(year, closes, earliest=on, on=on)
    pot = pot_for_vote(year, on)
    if pot is None or pot.cents <= 0:
        raise Refused("no-money")
    advance(year, YearAct.CLOSE_PROPOSALS)
    electorate = electorate_of(year.school, on)
    opened = Round.objects.create(
        year=year,
        pot=pot,
        opens=on,
        closes=closes,
        state=str(vote_after(VoteState.DRAFT, VoteAct.OPEN)),
        electorate=len(electorate.electors),
        electors=plain(electorate),
        electorate_digest=electorate.digest,
        lot=list(lot),
    )
    log(by, "vote.opened", str(year), board=year.school.board, on=on)
    return opened


@transaction.atomic
def cast(round: Round, approved: Collection[int], *, by: User, on: date) -> None:
    """Keep what somebody approves of, in place of what they approved of before.

    Raises Refused when the vote is closed, when somebody has no appointment at the school, when nothing is approved
    of, or when a number is not on the ballot.
    """
    access.may(by, access.Act.VOTE, round.year.school)
    now = _fresh(round)
    if VoteState(now.state) is not VoteState.OPEN or on > now.closes:
        raise Refused("vote-closed")
    if not is_in_office(by, round.year.school, on):
        raise Refused("no-appointment")
    if not approved:
        raise Refused("nothing-approved")
    if not set(approved) <= set(now.lot):
        raise Refused("not-on-ballot")
    ballot, _ = Ballot.objects.update_or_create(round=now, voter=by, defaults={"cast_on": on})
    ballot.approvals.all().delete()
    chosen = Proposal.objects.filter(year=round.year, number__in=set(approved))
    Approval.objects.bulk_create(Approval(ballot=ballot, proposal=proposal) for proposal in chosen)
    log(by, "vote.cast", str(round.year), board=round.year.school.board, on=on)


@transaction.atomic
def count_round(round: Round, *, by: User, on: date) -> CountedOutcome:
    """Close the vote and count it: keep the election and the outcome's digest; the kept count when done before.

    Raises Refused before the closing day, or when nobody voted.
    """
    access.may(by, access.Act.COUNT, round.year.school)
    now = _fresh(round)
    kept = CountedOutcome.objects.filter(round=now).first()
    if kept is not None:
        return kept
    if on < now.closes:
        raise Refused("vote-still-open", closes=now.closes)
    text = _election(now)
    counted = count(text, lot_of(now.lot))
    closed = vote_after(VoteState(now.state), VoteAct.CLOSE)
    now.state = str(vote_after(closed, VoteAct.COUNT))
    now.save(update_fields=["state"])
    round.state = now.state
    outcome = CountedOutcome.objects.create(round=now, election=text, rule=RULE, digest=counted.digest, counted_on=on)
    _tell_proposals(now, {int(number) for number in counted.outcome.winners})
    log(by, "vote.counted", str(round.year), board=round.year.school.board, on=on)
    return outcome


@transaction.atomic
def move_closing(round: Round, *, closes: date, by: User, on: date) -> None:
    """Set a later closing day, for a vote in which nobody has voted; otherwise it would be a choice after the fact.

    Raises Refused when somebody has voted, when it was counted, or when the day is not later or after the school year.
    """
    access.may(by, access.Act.OPEN_ROUND, round.year.school)
    now = _fresh(round)
    if VoteState(now.state) is not VoteState.OPEN or now.ballots.exists():
        raise Refused("closing-fixed")
    _require_day(round.year, closes, earliest=max(on, now.closes), on=on)
    now.closes = closes
    now.save(update_fields=["closes"])
    log(by, "vote.moved", str(round.year), board=round.year.school.board, on=on)


def _require_day(year: Year, closes: date, *, earliest: date, on: date) -> None:
    """Nothing. Raises Refused for a day that is over or after the school year: nobody can count before it."""
    if closes < earliest:
        raise Refused("closes-in-the-past")
    latest = max(on, year.school_year.last)
    if closes > latest:
        raise Refused("closes-too-late", day=latest)


def _fresh(round: Round) -> Round:
    return Round.objects.select_for_update().get(pk=round.pk)


def _election(round: Round) -> str:
    """The text of the election. Raises Refused when nobody voted."""
    ballots: dict[int, list[int]] = {ballot: [] for ballot in round.ballots.values_list("pk", flat=True)}
    for ballot, number in Approval.objects.filter(ballot__round=round).values_list("ballot", "proposal__number"):
        ballots[ballot].append(number)
    if not ballots:
        raise Refused("nobody-voted")
    year = round.year
    rows = Proposal.objects.filter(year=year, number__in=round.lot).order_by("number")
    return election_text(
        [Candidate(*row) for row in rows.values_list("number", "title", "price")],
        ballots.values(),
        round.pot,
        description=f"Werkdrukmiddelen {year.school.brin} {year.school_year}",
        date_begin=round.opens.isoformat(),
        date_end=round.closes.isoformat(),
        rule=RULE,
        lot=",".join(map(str, round.lot)),
    )


def _tell_proposals(round: Round, winners: set[int]) -> None:
    for proposal in Proposal.objects.filter(year=round.year, number__in=round.lot):
        act = ProposalAct.CHOOSE if proposal.number in winners else ProposalAct.LEAVE
        proposal.state = str(proposal_after(ProposalState(proposal.state), act))
        proposal.save(update_fields=["state"])
