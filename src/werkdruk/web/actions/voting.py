# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a vote, voting, and counting it. While a vote is open nothing of its ballot or its rule changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from django.db import transaction

from werkdruk.deciding.counting import write_pb
from werkdruk.deciding.frames import Way, promised
from werkdruk.deciding.frames.steps import OpenVote
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
from werkdruk.web.actions.choices import settle
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import Approval, Ballot, CountedOutcome, Proposal, Round, SetAside, Unit, User, Year
from werkdruk.web.queries.ballots import by_support_staff, candidates_of, cast_ballots, first_text_of
from werkdruk.web.queries.counted_places import (
    counted_places,
    electorate_of_place,
    part_for_support_staff,
    pot_of_place,
    rule_of_place,
)
from werkdruk.web.queries.counts import Counted, count, election_text, lot_of, rule_of
from werkdruk.web.queries.frames import framed_id, frozen_frames
from werkdruk.web.queries.rounds import fell_short, is_voter, on_ballot, quorum_of, unjudged
from werkdruk.web.queries.verdicts import reasons_to_keep


@transaction.atomic
def open_round(year: Year, *, closes: date, lot: Sequence[int], by: User, on: date, unit: Unit | None = None) -> Round:
    """The vote by login over the feasible proposals of a unit, or of the school, that cost money, within its pot.

    `lot` is the order of their numbers drawn beforehand; it is kept, and decides what price and votes leave equal.
    Raises Refused when the vote was opened before, a proposal is not judged yet, there is nothing to choose or no money
    to choose with, `closes` lies in the past or after the school year, or the lot is not one of these proposals;
    Forbidden when the frames of the year say otherwise.
    """
    access.may(by, access.Act.OPEN_ROUND, year.school)
    phase = Phase(locked(year).phase)
    with_frames = frozen_frames(year) is not None
    opened_before = any(place.round is not None for place in counted_places(year) if place.unit == unit)
    if opened_before or (phase is not Phase.PROPOSING and not (with_frames and phase is Phase.CHOOSING)):
        raise Refused("vote-opened-before")
    waiting = unjudged(year, unit)
    if waiting:
        raise Refused("not-judged-yet", numbers=", ".join(map(str, waiting)))
    numbers = [candidate.number for candidate in on_ballot(year, unit)]
    if not numbers:
        raise Refused("nothing-to-choose")
    if sorted(lot) != sorted(numbers):
        raise Refused("lot-does-not-fit")
    _require_day(year, closes, earliest=on, on=on)
    _require_agreed(year, unit, closes, on)
    pot = pot_of_place(year, unit, on)
    if pot is None or pot.cents <= 0:
        raise Refused("no-money")
    if phase is Phase.PROPOSING:
        advance(year, YearAct.CLOSE_PROPOSALS)
    electorate = electorate_of_place(year, unit, on)
    opened = Round.objects.create(
        year=year,
        unit=unit,
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


def _require_agreed(year: Year, unit: Unit | None, closes: date, on: date) -> None:
    """Nothing when the frames have it so. A vote that opens after its first day still ends on its last."""
    frames = frozen_frames(year)
    if frames is None:
        return
    agreed = frames.timeline.votes_open
    opens = agreed if agreed is not None and agreed <= on else on
    settings = frames.vote if unit is None else replace(frames.vote, rule=replace(frames.vote.rule, floor=Fraction(0)))
    require(year, OpenVote(settings, opens, closes, None if unit is None else framed_id(unit)))
    if unit is None and frames.floors.units + frames.floors.oop >= 1:
        raise Refused("floors-take-all")


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
    if not is_voter(now, by, on):
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

    In a year with frames it is counted by their rule, and what was chosen becomes the deelplan of its place. Raises
    Refused before the closing day, when nobody voted, or when fewer voted than the frames ask for.
    """
    access.may(by, access.Act.COUNT, round.year.school)
    now = _fresh(round)
    kept = CountedOutcome.objects.filter(round=now).first()
    if kept is not None:
        return kept
    if on < now.closes:
        raise Refused("vote-still-open", closes=now.closes)
    _require_quorum(now)
    rule = rule_of_place(now.year, now.unit)
    text, aside = _elections(now, rule)
    counted = count(text, lot_of(now.lot), rule, aside)
    closed = vote_after(VoteState(now.state), VoteAct.CLOSE)
    now.state = str(vote_after(closed, VoteAct.COUNT))
    now.save(update_fields=["state"])
    round.state = now.state
    outcome = CountedOutcome.objects.create(round=now, election=text, rule=rule, digest=counted.digest, counted_on=on)
    if aside:
        SetAside.objects.create(outcome=outcome, election=aside)
    if frozen_frames(now.year) is None:
        _tell_proposals(now, {int(number) for number in counted.steps.winners})
    else:
        _settle(outcome, counted, by=by, on=on)
    log(by, "vote.counted", str(round.year), board=round.year.school.board, on=on)
    return outcome


def _require_quorum(round: Round) -> None:
    """Nothing when enough people voted. Raises Refused."""
    voted, least = round.ballots.count(), quorum_of(round)
    if voted and voted < least:
        raise Refused("too-few-voted", voted=voted, least=least)


def _settle(outcome: CountedOutcome, counted: Counted, *, by: User, on: date) -> None:
    """The deelplan of the place: each proposal with why, in Dutch, for that is what is kept."""
    opened = outcome.round
    chosen, let_go = reasons_to_keep(opened, counted)
    settle(
        opened.year,
        unit=opened.unit,
        way=Way.SCHOOL_COUNT if opened.unit is None else Way.COUNT,
        pot=opened.pot,
        chosen=chosen,
        let_go=let_go,
        round=opened,
        by=by,
        on=on,
    )


@transaction.atomic
def move_closing(round: Round, *, closes: date, by: User, on: date) -> None:
    """Set a later closing day, for a vote in which nobody has voted; otherwise it would be a choice after the fact.

    Also for one that is over and in which fewer voted than the frames ask for. Raises Refused for any other, when it
    was counted, or when the day is not later or after the school year.
    """
    access.may(by, access.Act.OPEN_ROUND, round.year.school)
    now = _fresh(round)
    if VoteState(now.state) is not VoteState.OPEN or (now.ballots.exists() and not fell_short(now, on)):
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


def _elections(round: Round, rule: str) -> tuple[str, str]:
    """The texts of the whole election, and of what support staff choose from first, empty for nothing.

    Raises Refused when nobody voted.
    """
    ballots = cast_ballots(round)
    if not ballots:
        raise Refused("nobody-voted")
    read = rule_of(rule, 1, lot_of(round.lot))
    candidates = candidates_of(round, with_units=bool(read.floor))
    units = frozenset(each.unit for each in candidates if each.unit)
    year = round.year
    facts = {
        "description": f"Werkdrukmiddelen {year.school.brin} {year.school_year}",
        "date_begin": round.opens.isoformat(),
        "date_end": round.closes.isoformat(),
        "rule": rule,
        "lot": ",".join(map(str, round.lot)),
    }
    text = election_text(candidates, [each.labelled(read, units) for each in ballots], round.pot, **facts)
    part = part_for_support_staff(year) if round.unit is None else Fraction(0)
    support = by_support_staff(round)
    own = [each for each in candidates if str(each.number) in support]
    first = first_text_of(own, ballots, read, promised(round.pot, part))
    return text, "" if first is None else write_pb(replace(first, facts=tuple(facts.items())))


def _tell_proposals(round: Round, winners: set[int]) -> None:
    for proposal in Proposal.objects.filter(year=round.year, number__in=round.lot):
        act = ProposalAct.CHOOSE if proposal.number in winners else ProposalAct.LEAVE
        proposal.state = str(proposal_after(ProposalState(proposal.state), act))
        proposal.save(update_fields=["state"])
