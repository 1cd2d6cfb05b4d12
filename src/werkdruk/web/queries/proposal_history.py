# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done with a proposal so far, in words, and the offers to join it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy

from werkdruk.deciding.objections import OfferState
from werkdruk.deciding.proposals import ProposalAct, ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.web.models import JoinOffer, Proposal, ProposalStep, User, Year
from werkdruk.web.queries.proposals import Linked, is_mine, linked

ACTS = {
    ProposalAct.SUBMIT: gettext_lazy("ingediend"),
    ProposalAct.CHANGE: gettext_lazy("veranderd door de indiener"),
    ProposalAct.OBJECT: gettext_lazy("bezwaar gemaakt"),
    ProposalAct.FIND_FEASIBLE: gettext_lazy("haalbaar gevonden door de schoolleiding"),
    ProposalAct.FIND_NOT_FEASIBLE: gettext_lazy("niet haalbaar gevonden door de schoolleiding"),
    ProposalAct.REPLY: gettext_lazy("antwoord van de indiener"),
    ProposalAct.REOPEN: gettext_lazy("weer opgepakt na het nee"),
    ProposalAct.WITHDRAW: gettext_lazy("ingetrokken"),
    ProposalAct.JOIN: gettext_lazy("opgegaan in een ander voorstel"),
    ProposalAct.RESTORE: gettext_lazy("teruggezet"),
    ProposalAct.CHOOSE: gettext_lazy("gekozen"),
    ProposalAct.LEAVE: gettext_lazy("niet gekozen"),
    ProposalAct.RECONSIDER: gettext_lazy("opnieuw te kiezen"),
}
OFFER_STATES = {
    OfferState.OPEN: gettext_lazy("wacht op antwoord"),
    OfferState.ACCEPTED: gettext_lazy("aangenomen"),
    OfferState.DECLINED: gettext_lazy("afgewezen"),
    OfferState.TAKEN_BACK: gettext_lazy("teruggenomen"),
    OfferState.UNDONE: gettext_lazy("teruggedraaid"),
}


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One thing that was done: what, when, what was said, the price it had from then on, and what it said before."""

    what: str
    on: date
    text: str
    price: Euro | None
    title: str
    problem: str


@dataclass(frozen=True, slots=True)
class OfferSeen:
    """An offer to join two proposals, for somebody."""

    pk: int
    own: Linked
    other: Linked
    joined: Linked
    state: str
    reason: str
    on: date
    may_answer: bool
    may_take_back: bool
    may_undo: bool


def history_of(proposal: Proposal) -> tuple[StepSeen, ...]:
    """All that was done with a proposal, oldest first."""
    return tuple(_step(row) for row in proposal.steps.all())


def _step(row: ProposalStep) -> StepSeen:
    cents = row.body.get("price_cents")
    price = None if cents is None else Euro(cents)
    what = str(ACTS[ProposalAct(row.act)])
    return StepSeen(what, row.on, row.text, price, row.body.get("title", ""), row.body.get("problem", ""))


def offers_of(proposal: Proposal, user: User) -> tuple[OfferSeen, ...]:
    """The offers in which a proposal has a part, oldest first; only its authors see those that came to nothing."""
    year = proposal.year
    rows = JoinOffer.objects.select_related("own", "other", "joined").filter(
        Q(own=proposal) | Q(other=proposal) | Q(joined=proposal)
    )
    return tuple(_offer(row, year, user) for row in rows if _concerns(row, user))


def _concerns(offer: JoinOffer, user: User) -> bool:
    held = OfferState(offer.state) is OfferState.ACCEPTED
    return held or is_mine(offer.own, user) or is_mine(offer.other, user)


def _offer(row: JoinOffer, year: Year, user: User) -> OfferSeen:
    state, is_open = OfferState(row.state), Phase(year.phase) is Phase.PROPOSING
    waits = is_open and state is OfferState.OPEN
    joined = ProposalState(row.joined.state)
    undoable = is_open and state is OfferState.ACCEPTED and joined is ProposalState.SUBMITTED
    return OfferSeen(
        pk=row.pk,
        own=linked(row.own, year),
        other=linked(row.other, year),
        joined=linked(row.joined, year),
        state=str(OFFER_STATES[state]),
        reason=row.reason,
        on=row.on,
        may_answer=waits and is_mine(row.other, user),
        may_take_back=waits and is_mine(row.own, user),
        may_undo=undoable and (is_mine(row.own, user) or is_mine(row.other, user)),
    )


def offer_of(year: Year, pk: int) -> JoinOffer | None:
    """One offer of a year, if there is one."""
    rows = JoinOffer.objects.select_related("own__year__school__board", "other", "joined")
    return rows.filter(pk=pk, own__year=year).first()


def offers_waiting(year: Year, user: User) -> int:
    """How many offers wait for the answer of somebody."""
    rows = JoinOffer.objects.filter(own__year=year, state=str(OfferState.OPEN))
    return rows.filter(Q(other__author=user) | Q(other__co_author=user)).count()


def others_for(proposal: Proposal) -> tuple[tuple[int, str], ...]:
    """The proposals that one can be joined with, most alike first: same purpose and kind, then same unit."""
    rows = Proposal.objects.filter(year=proposal.year, state=str(ProposalState.SUBMITTED)).exclude(pk=proposal.pk)
    rows = rows.select_related("unit").order_by("number")

    def unlike(other: Proposal) -> tuple[bool, bool, bool, int]:
        return (
            other.kind != proposal.kind,
            other.purpose != proposal.purpose,
            other.unit_id != proposal.unit_id,
            other.number,
        )

    return tuple((each.number, f"{each.number}. {each.title} ({each.unit.name})") for each in sorted(rows, key=unlike))
