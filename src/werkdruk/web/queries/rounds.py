# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vote of a year: what stands on the ballot, what somebody approved of, how many took part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from werkdruk.deciding.proposals import ProposalState, VoteState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, digest
from werkdruk.planning import Fit, fits
from werkdruk.web import access
from werkdruk.web.models import Approval, Proposal, Round, User, Year
from werkdruk.web.queries.counts import Candidate, round_of
from werkdruk.web.queries.people import is_in_office
from werkdruk.web.queries.pots import year_pot
from werkdruk.web.queries.prices import AskKind

SUGGESTED_MIN = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposal on the ballot of one voter."""

    number: int
    title: str
    unit: str
    price: Euro
    benefits: str
    is_checked: bool
    url: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What is checked on a ballot, and how far the pot reaches for it; more than the pot is allowed."""

    count: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class VotePage:
    """A vote for one person, with the leader's steps.

    Before it is opened `candidates` are what would stand on the ballot, and `is_waiting` says that the board has yet
    to pass on a part of the pot.
    """

    state: VoteState
    closes: date | None
    pot: Euro | None
    choices: tuple[Choice, ...]
    agreements: tuple[str, ...]
    tally: Tally | None
    voted_on: date | None
    ballots: int
    electorate: int
    is_open: bool
    may_vote: bool
    may_open: bool
    may_count: bool
    may_move: bool
    unjudged: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    is_waiting: bool
    is_last_day: bool


def pot_for_vote(year: Year, on: date) -> Euro | None:
    """What a school year has left to choose with: its pot without what is committed, spent or carried on already.

    None when nothing is known of the pot. Once the vote is open this is what was fixed then.
    """
    opened = round_of(year)
    if opened is not None:
        return opened.pot
    found = year_pot(year, on)
    if not found.lines:
        return None
    place = found.position
    return fits([place.committed_in_all, place.spent_in_all, place.carried_out], found.pot.total).left


def on_ballot(year: Year) -> tuple[Candidate, ...]:
    """The feasible proposals that cost money, by number. What costs nothing need not compete for money."""
    rows = _feasible(year).exclude(kind=str(AskKind.AGREEMENT))
    return tuple(Candidate(*row) for row in rows.values_list("number", "title", "price"))


def agreements(year: Year) -> tuple[str, ...]:
    """The feasible proposals that cost nothing, by title."""
    return tuple(_feasible(year).filter(kind=str(AskKind.AGREEMENT)).values_list("title", flat=True))


def _feasible(year: Year) -> QuerySet[Proposal]:
    return Proposal.objects.filter(year=year, state=str(ProposalState.FEASIBLE)).order_by("number")


def unjudged(year: Year) -> tuple[int, ...]:
    """The numbers of the proposals that nobody has judged yet."""
    rows = Proposal.objects.filter(year=year, state=str(ProposalState.SUBMITTED)).order_by("number")
    return tuple(rows.values_list("number", flat=True))


def vote_of(year: Year, user: User, on: date, checked: Collection[int] | None = None) -> VotePage:
    """The vote for somebody; `checked` are the numbers ticked on the page and not sent yet, else those sent before."""
    opened = round_of(year)
    leads = access.can(user, access.Act.OPEN_ROUND, year.school)
    if opened is None:
        return _before(year, on, leads=leads)
    state = VoteState(opened.state)
    own = opened.ballots.filter(voter=user).first()
    sent = set(Approval.objects.filter(ballot=own).values_list("proposal__number", flat=True)) if own else set()
    ticked = sent if checked is None else set(checked)
    choices = _choices(opened, user, ticked)
    ballots = opened.ballots.count()
    is_open = state is VoteState.OPEN and on <= opened.closes
    return VotePage(
        state=state,
        closes=opened.closes,
        pot=opened.pot,
        choices=choices,
        agreements=agreements(year),
        tally=_tally(choices, opened.pot),
        voted_on=own.cast_on if own else None,
        ballots=ballots,
        electorate=opened.electorate,
        is_open=is_open,
        may_vote=is_open and _is_voter(user, year, on),
        may_open=False,
        may_count=leads and state is VoteState.OPEN and on >= opened.closes and ballots > 0,
        may_move=leads and state is VoteState.OPEN and ballots == 0,
        unjudged=(),
        candidates=(),
        is_waiting=False,
        is_last_day=is_open and on == opened.closes,
    )


def _before(year: Year, on: date, *, leads: bool) -> VotePage:
    return VotePage(
        state=VoteState.DRAFT,
        closes=None,
        pot=pot_for_vote(year, on),
        choices=(),
        agreements=agreements(year),
        tally=None,
        voted_on=None,
        ballots=0,
        electorate=0,
        is_open=False,
        may_vote=False,
        may_open=leads and Phase(year.phase) is Phase.PROPOSING and bool(on_ballot(year)) and not unjudged(year),
        may_count=False,
        may_move=False,
        unjudged=unjudged(year),
        candidates=on_ballot(year),
        is_waiting=year_pot(year, on).is_waiting,
        is_last_day=False,
    )


def _is_voter(user: User, year: Year, on: date) -> bool:
    return is_in_office(user, year.school, on) and access.can(user, access.Act.VOTE, year.school)


def _choices(opened: Round, user: User, ticked: Collection[int]) -> tuple[Choice, ...]:
    """The ballot in this voter's own order: every voter another one, the same each time."""
    year = opened.year
    rows = Proposal.objects.select_related("unit").filter(year=year, number__in=opened.lot)
    ordered = sorted(rows, key=lambda row: digest([opened.pk, user.pk, row.number]))
    return tuple(
        Choice(
            number=row.number,
            title=row.title,
            unit=row.unit.name,
            price=row.price,
            benefits=row.benefits,
            is_checked=row.number in ticked,
            url=reverse("proposal", args=[year.school.brin, year.school_year, row.number]),
        )
        for row in ordered
    )


def _tally(choices: tuple[Choice, ...], pot: Euro) -> Tally:
    checked = [choice.price for choice in choices if choice.is_checked]
    return Tally(len(checked), fits(checked, pot))
