# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two like proposals become one: an author offers, the other accepts, and both can go back until it is judged."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.objections import ObjectionState, OfferAct, OfferState, offer_after
from werkdruk.deciding.proposals import ProposalAct, ProposalState, proposal_after
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.proposal_steps import (
    Deed,
    fresh,
    is_author,
    keep_step,
    require_author,
    require_proposing,
    sent_of,
    take,
)
from werkdruk.web.actions.proposing import ProposalDraft, keep_new, require_allowed, require_in_frames
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import JoinOffer, Objection, Proposal, User


@transaction.atomic
def offer_joining(own: Proposal, other: Proposal, draft: ProposalDraft, *, by: User, on: date) -> JoinOffer:
    """The offer, with the joined proposal and its price as a draft; at once accepted when both are one's own.

    Raises Refused when the first is not one's own, when they are of different years, when one of them has an offer or
    an objection without an answer; NotPossible when one of them is judged or withdrawn; what `propose` raises.
    """
    year = own.year
    access.may(by, access.Act.PROPOSE, year.school)
    require_proposing(year)
    mine, theirs = fresh(own), fresh(other)
    require_author(mine, by)
    _require_pair(mine, theirs)
    require_allowed(year, draft, by=by, on=on, was=mine)
    joined = keep_new(year, draft, by=by)
    joined.save()
    keep_step(joined, Deed(ProposalAct.CHANGE, by, on), body=sent_of(joined))
    offer = JoinOffer.objects.create(joined=joined, own=mine, other=theirs, state=str(OfferState.OPEN), on=on)
    log(by, "proposals.offered", f"{mine.number} {theirs.number}", board=year.school.board, on=on)
    if is_author(theirs, by):
        accept(offer, by=by, on=on)
    return offer


def _require_pair(own: Proposal, other: Proposal) -> None:
    if own.pk == other.pk or own.year_id != other.year_id:
        raise Refused("not-two-proposals")
    for each in (own, other):
        proposal_after(ProposalState(each.state), ProposalAct.JOIN)
    pair = [own.pk, other.pk]
    waiting = JoinOffer.objects.filter(state=str(OfferState.OPEN))
    if waiting.filter(own__in=pair).exists() or waiting.filter(other__in=pair).exists():
        raise Refused("offer-open")
    _require_no_objections(pair)


def _require_no_objections(pair: list[int]) -> None:
    if Objection.objects.filter(proposal__in=pair, state=str(ObjectionState.OPEN)).exists():
        raise Refused("objection-before-joining")


@transaction.atomic
def accept(offer: JoinOffer, *, by: User, on: date) -> None:
    """Joins them: the joined proposal is submitted, the two go up in it. Doing it twice changes nothing.

    Raises Refused for anybody but the other author, NotPossible when one of the two was judged or withdrawn by then,
    Forbidden when the frames take no proposals any more.
    """
    now = _open(offer, by)
    require_author(now.other, by)
    if OfferState(now.state) is OfferState.ACCEPTED:
        return
    _step(now, OfferAct.ACCEPT)
    _require_no_objections([now.own_id, now.other_id])
    joined = now.joined
    require_in_frames(joined.year, joined.unit, joined.themes, on)
    joined.co_author = now.other.author if now.other.author_id != joined.author_id else None
    take(joined, Deed(ProposalAct.SUBMIT, by, on), verb="proposal.submitted")
    for part in (now.own, now.other):
        part.joined_into = joined
        take(part, Deed(ProposalAct.JOIN, by, on), verb="proposal.joined")


@transaction.atomic
def decline(offer: JoinOffer, *, reason: str, by: User, on: date) -> None:
    """The other author says no, and why; the draft is withdrawn. Doing it twice changes nothing.

    Raises Refused for anybody else and without a reason, NotPossible when it was answered otherwise.
    """
    now = _open(offer, by)
    require_author(now.other, by)
    if not reason.strip():
        raise Refused("no-reason")
    if OfferState(now.state) is not OfferState.DECLINED:
        now.reason = reason.strip()
        _end(now, OfferAct.DECLINE, by=by, on=on)


@transaction.atomic
def take_offer_back(offer: JoinOffer, *, by: User, on: date) -> None:
    """Whoever offered thinks better of it. Raises Refused for anybody else, NotPossible when it was answered."""
    now = _open(offer, by)
    require_author(now.own, by)
    if OfferState(now.state) is not OfferState.TAKEN_BACK:
        _end(now, OfferAct.TAKE_BACK, by=by, on=on)


@transaction.atomic
def undo_joining(offer: JoinOffer, *, by: User, on: date) -> None:
    """One of the two authors parts them again: both are submitted as they were, the joined one is withdrawn.

    Raises Refused for anybody else, NotPossible once the joined proposal is judged.
    """
    now = _open(offer, by)
    if not (is_author(now.own, by) or is_author(now.other, by)):
        raise Refused("not-your-proposal")
    if OfferState(now.state) is OfferState.UNDONE:
        return
    proposal_after(ProposalState(now.joined.state), ProposalAct.JOIN)
    _end(now, OfferAct.UNDO, by=by, on=on)
    for part in (now.own, now.other):
        part.joined_into = None
        take(part, Deed(ProposalAct.RESTORE, by, on), verb="proposal.restored")


def _open(offer: JoinOffer, by: User) -> JoinOffer:
    """The offer as it is now, with its three proposals; passes while proposals can be changed."""
    year = offer.own.year
    access.may(by, access.Act.PROPOSE, year.school)
    require_proposing(year)
    now = JoinOffer.objects.select_for_update().get(pk=offer.pk)
    now.own, now.other, now.joined = fresh(now.own), fresh(now.other), fresh(now.joined)
    return now


def _step(offer: JoinOffer, act: OfferAct) -> None:
    offer.state = str(offer_after(OfferState(offer.state), act))
    offer.save()


def _end(offer: JoinOffer, act: OfferAct, *, by: User, on: date) -> None:
    _step(offer, act)
    take(offer.joined, Deed(ProposalAct.WITHDRAW, by, on, offer.reason), verb="proposal.withdrawn")
