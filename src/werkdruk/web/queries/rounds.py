# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vote of a year: what stands on the ballot, what somebody approved of, how many took part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet
from django.urls import reverse

from werkdruk.deciding.frames import clauses
from werkdruk.deciding.proposals import ProposalState, VoteState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, digest
from werkdruk.planning import Fit, fits
from werkdruk.web import access
from werkdruk.web.models import Approval, Proposal, Round, Unit, User, Year
from werkdruk.web.queries.ballots import electors_by_user, electors_of
from werkdruk.web.queries.counted_places import CountedPlace, money_left, pot_of_place, proposals_of_place
from werkdruk.web.queries.counts import Candidate
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.people import is_in_office
from werkdruk.web.queries.pots import year_pot
from werkdruk.web.queries.prices import AskKind
from werkdruk.web.wording import language

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

    `unit` is the unit that decides, empty for the school, and `place` its id in addresses. Before it is opened
    `candidates` are what would stand on the ballot, and `is_waiting` says that the board has yet to pass on a part of
    the pot. `counted_by` are the sentences of the frames about the count.
    """

    state: VoteState
    unit: str
    place: int
    round: int | None
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
    may_try: bool
    unjudged: tuple[int, ...]
    candidates: tuple[Candidate, ...]
    is_waiting: bool
    is_last_day: bool
    counted_by: tuple[str, ...]


def login_round(year: Year) -> Round | None:
    """The vote of a year in which people are logged in; None when there is none."""
    return Round.objects.filter(year=year, by_keys=False).first()


def pot_for_vote(year: Year, on: date) -> Euro | None:
    """What a school year has left to choose with: its pot without what is committed, spent or carried on already.

    None when nothing is known of the pot. Once the one vote of a year is open this is what was fixed then.
    """
    opened = login_round(year)
    if opened is not None and frozen_frames(year) is None:
        return opened.pot
    return money_left(year, on)


def on_ballot(year: Year, unit: Unit | None = None) -> tuple[Candidate, ...]:
    """The feasible proposals of a place that cost money, by number. What costs nothing need not compete for money."""
    rows = _feasible(year, unit).exclude(kind=str(AskKind.AGREEMENT))
    return tuple(Candidate(*row) for row in rows.values_list("number", "title", "price"))


def agreements(year: Year, unit: Unit | None = None) -> tuple[str, ...]:
    """The feasible proposals of a place that cost nothing, by title."""
    return tuple(_feasible(year, unit).filter(kind=str(AskKind.AGREEMENT)).values_list("title", flat=True))


def _feasible(year: Year, unit: Unit | None) -> QuerySet[Proposal]:
    return proposals_of_place(year, unit).filter(state=str(ProposalState.FEASIBLE))


def unjudged(year: Year, unit: Unit | None = None) -> tuple[int, ...]:
    """The numbers of the proposals of a place that nobody has judged yet."""
    rows = proposals_of_place(year, unit).filter(state=str(ProposalState.SUBMITTED))
    return tuple(rows.values_list("number", flat=True))


def vote_of(year: Year, user: User, on: date, checked: Collection[int] | None = None) -> VotePage:
    """The vote of the school for somebody, else of the one unit that has one, before or after it opened."""
    return vote_at(year, user, on, place=CountedPlace(None, login_round(year)), checked=checked)


def vote_at(
    year: Year, user: User, on: date, *, place: CountedPlace, checked: Collection[int] | None = None
) -> VotePage:
    """The vote of a place for somebody; `checked` are the numbers ticked and not sent yet, else those sent before."""
    opened = place.round
    leads = access.can(user, access.Act.OPEN_ROUND, year.school)
    if opened is None:
        return _before(year, place.unit, user, on)
    state = VoteState(opened.state)
    own = opened.ballots.filter(voter=user).first()
    sent = set(Approval.objects.filter(ballot=own).values_list("proposal__number", flat=True)) if own else set()
    ticked = sent if checked is None else set(checked)
    choices = _choices(opened, user, ticked)
    ballots = opened.ballots.count()
    is_open = state is VoteState.OPEN and on <= opened.closes
    short = fell_short(opened, on)
    return VotePage(
        state=state,
        unit=opened.unit.name if opened.unit else "",
        place=opened.unit_id or 0,
        round=opened.pk,
        closes=opened.closes,
        pot=opened.pot,
        choices=choices,
        agreements=agreements(year, opened.unit),
        tally=_tally(choices, opened.pot),
        voted_on=own.cast_on if own else None,
        ballots=ballots,
        electorate=opened.electorate,
        is_open=is_open,
        may_vote=is_open and is_voter(opened, user, on) and access.can(user, access.Act.VOTE, year.school),
        may_open=False,
        may_count=leads and state is VoteState.OPEN and on >= opened.closes and ballots > 0 and not short,
        may_move=leads and state is VoteState.OPEN and (ballots == 0 or short),
        may_try=False,
        unjudged=(),
        candidates=(),
        is_waiting=False,
        is_last_day=is_open and on == opened.closes,
        counted_by=_counted_by(year),
    )


def _before(year: Year, unit: Unit | None, user: User, on: date) -> VotePage:
    leads = access.can(user, access.Act.OPEN_ROUND, year.school)
    phase = Phase(year.phase)
    now = phase is Phase.PROPOSING or (phase is Phase.CHOOSING and frozen_frames(year) is not None)
    candidates, waiting = on_ballot(year, unit), unjudged(year, unit)
    return VotePage(
        state=VoteState.DRAFT,
        unit=unit.name if unit else "",
        place=unit.pk if unit else 0,
        round=None,
        closes=None,
        pot=pot_of_place(year, unit, on),
        choices=(),
        agreements=agreements(year, unit),
        tally=None,
        voted_on=None,
        ballots=0,
        electorate=0,
        is_open=False,
        may_vote=False,
        may_open=leads and now and bool(candidates) and not waiting,
        may_count=False,
        may_move=False,
        may_try=access.can(user, access.Act.TRY_RULES, year.school) and bool(candidates),
        unjudged=waiting,
        candidates=candidates,
        is_waiting=year_pot(year, on).is_waiting,
        is_last_day=False,
        counted_by=_counted_by(year),
    )


def is_voter(opened: Round, user: User, on: date) -> bool:
    """Whether somebody stands in the list of voters of a round and still works there."""
    listed = not electors_of(opened) or user.pk in electors_by_user(opened)
    return listed and is_in_office(user, opened.year.school, on)


def quorum_of(opened: Round) -> int:
    """How many have to vote before a round counts, as the frames have it."""
    frames = frozen_frames(opened.year)
    quorum = Fraction(0) if frames is None else frames.vote.quorum
    return -(-quorum.numerator * opened.electorate // quorum.denominator)


def fell_short(opened: Round, on: date) -> bool:
    """Whether voting is over and fewer voted than the frames ask for."""
    return on >= opened.closes and opened.ballots.count() < quorum_of(opened)


def _counted_by(year: Year) -> tuple[str, ...]:
    """What the frames say of the count and of the floors, in the language of the reader; empty without frames."""
    frames = frozen_frames(year)
    if frames is None:
        return ()
    return tuple(each.words(language()) for each in clauses(frames) if each.key.partition(":")[0] in {"floor", "vote"})


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
