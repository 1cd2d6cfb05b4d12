# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing with a price, changing one's own proposal, taking it back and putting it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from werkdruk.deciding.frames.steps import Propose
from werkdruk.deciding.objections import OfferState
from werkdruk.deciding.proposals import ProposalAct, ProposalState
from werkdruk.planning import MeasureKind, Purpose
from werkdruk.web import access
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.judging import judge, reply
from werkdruk.web.actions.proposal_steps import (
    Deed,
    fresh,
    require_author,
    require_proposing,
    sent_of,
    take,
)
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Proposal, Unit, User, Year
from werkdruk.web.queries.frames import framed_id
from werkdruk.web.queries.norms import with_norms
from werkdruk.web.queries.prices import Wish, priced

__all__ = ["ProposalDraft", "change", "judge", "keep_new", "propose", "reply", "restore", "withdraw"]


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """A proposal as somebody filled it in: what is wrong, what should happen, and what that asks for.

    `themes` are those of the frames it is about, each with how it meets the condition there, else an empty text.
    `more_work` says in words who gets work of it, the two after it which unit and which function group that is.
    A wish without norms gets those of the board, or else the national ones.
    """

    unit: Unit
    title: str
    problem: str
    purpose: Purpose
    wish: Wish
    more_work: str = ""
    themes: Mapping[str, str] = field(default_factory=dict)
    more_work_unit: Unit | None = None
    more_work_group: str = ""
    buys: MeasureKind | None = None


@transaction.atomic
def propose(year: Year, draft: ProposalDraft, *, by: User, on: date) -> Proposal:
    """The proposal, priced and submitted; the one that is there already when the same is sent twice.

    Raises Refused when the year takes no proposals, when the unit is not one the proposer may speak for, or when the
    months lie outside the school year; Forbidden when the frames say no; NotPriced when no price can be made of it.
    """
    access.may(by, access.Act.PROPOSE, year.school)
    require_proposing(year)
    require_allowed(year, draft, by=by, on=on)
    twin = _twin(year, draft, by)
    if twin is not None:
        return twin
    proposal = keep_new(year, draft, by=by)
    take(proposal, Deed(ProposalAct.SUBMIT, by, on), verb="proposal.submitted", body=sent_of(proposal))
    return proposal


@transaction.atomic
def change(proposal: Proposal, draft: ProposalDraft, *, by: User, on: date) -> Proposal:
    """The proposal with what its author makes of it now, and with a new price; what it was is kept.

    After a no of the leader it is handed in anew and waits for a new judgement. The same sent twice changes nothing.
    Raises Refused when it is somebody else's or closed, Forbidden when the frames say no, NotPossible once it is found
    feasible, NotPriced when no price can be made of it.
    """
    year = proposal.year
    access.may(by, access.Act.PROPOSE, year.school)
    require_proposing(year)
    now = fresh(proposal)
    require_author(now, by)
    before = sent_of(now)
    require_allowed(year, draft, by=by, on=on, was=now)
    _write(now, draft)
    if ProposalState(now.state) is ProposalState.SUBMITTED and sent_of(now) == before:
        return now
    if ProposalState(now.state) is ProposalState.NOT_FEASIBLE:
        now.judgement, now.checks = "", {}
        take(now, Deed(ProposalAct.REOPEN, by, on))
    take(now, Deed(ProposalAct.CHANGE, by, on), verb="proposal.changed", body=sent_of(now))
    if ProposalState(now.state) is ProposalState.DRAFT and not _is_offered(now):
        take(now, Deed(ProposalAct.SUBMIT, by, on), verb="proposal.submitted")
    return now


@transaction.atomic
def withdraw(proposal: Proposal, *, by: User, on: date, reason: str = "") -> None:
    """Take back one's own proposal, with why; doing it twice changes nothing.

    Raises Refused when it is somebody else's or when proposals are closed, NotPossible when its state does not allow.
    """
    access.may(by, access.Act.PROPOSE, proposal.year.school)
    require_proposing(proposal.year)
    now = fresh(proposal)
    require_author(now, by)
    if ProposalState(now.state) is ProposalState.WITHDRAWN:
        return
    if _is_offered(now):
        raise Refused("offer-open")
    now.withdrawn_because = reason.strip()
    take(now, Deed(ProposalAct.WITHDRAW, by, on, reason.strip()), verb="proposal.withdrawn")


@transaction.atomic
def restore(proposal: Proposal, *, by: User, on: date) -> None:
    """Put one's own proposal back after taking it back; one that is there already stays as it is.

    Raises Refused when it is somebody else's, when proposals are closed, or when it went up in another proposal;
    Forbidden when the frames take no proposals any more.
    """
    access.may(by, access.Act.PROPOSE, proposal.year.school)
    require_proposing(proposal.year)
    now = fresh(proposal)
    require_author(now, by)
    if ProposalState(now.state) is ProposalState.SUBMITTED:
        return
    if now.joined_into_id is not None:
        raise Refused("went-up-in-another", number=now.joined_into.number if now.joined_into else "")
    if hasattr(now, "offer") and OfferState(now.offer.state) is not OfferState.ACCEPTED:
        raise Refused("offer-ended")
    require_in_frames(now.year, now.unit, now.themes, on)
    now.withdrawn_because, now.judgement, now.checks = "", "", {}
    take(now, Deed(ProposalAct.RESTORE, by, on), verb="proposal.restored")


def keep_new(year: Year, draft: ProposalDraft, *, by: User) -> Proposal:
    """A new draft with the next number of its year and its price; call it in the transaction of the action itself."""
    last = year.proposals.aggregate(last=Max("number"))["last"] or 0
    proposal = Proposal(year=year, number=last + 1, author=by, state=str(ProposalState.DRAFT))
    _write(proposal, draft)
    return proposal


def _write(proposal: Proposal, draft: ProposalDraft) -> None:
    """Fills the columns of a proposal from a draft, with the price that comes of it; keeps nothing."""
    school = proposal.year.school
    wish = with_norms(draft.wish, school)
    columns: dict[str, Any] = {
        "unit": draft.unit,
        "title": draft.title,
        "problem": draft.problem,
        "purpose": str(draft.purpose),
        "kind": str(wish.kind),
        "function": wish.function,
        "quantity_hundredths": wish.quantity_hundredths,
        "method": wish.method,
        "cost": wish.cost,
        "size_before": wish.size_before,
        "size_after": wish.size_after,
        "norms": wish.norms,
        "first_month": wish.first_month,
        "last_month": wish.last_month,
        "structural": wish.structural,
        "hours_freed": wish.hours_freed,
        "benefits": wish.benefits,
        "more_work": draft.more_work,
        "more_work_unit": draft.more_work_unit,
        "more_work_group": draft.more_work_group,
        "buys": "" if draft.buys is None else str(draft.buys),
        "themes": dict(draft.themes),
        "price": priced(wish, school.kind).price.amount,
    }
    for name, value in columns.items():
        setattr(proposal, name, value)


def require_allowed(year: Year, draft: ProposalDraft, *, by: User, on: date, was: Proposal | None = None) -> None:
    """Passes when somebody may propose this today; `was` is the proposal it changes, whose unit may stay.

    Raises Refused or Forbidden otherwise.
    """
    if was is None or draft.unit.pk != was.unit_id:
        _require_unit(year, draft.unit, by)
    if draft.more_work_unit is not None and draft.more_work_unit.school_id != year.school_id:
        raise Refused("not-your-unit")
    _require_months(year, draft.wish)
    require_in_frames(year, draft.unit, draft.themes, on)


def require_in_frames(year: Year, unit: Unit, themes: Mapping[str, str], on: date) -> None:
    """Passes when the frames of the year allow a proposal of that unit about these themes. Raises Forbidden."""
    met = tuple(theme for theme, how in themes.items() if how.strip())
    require(year, Propose(framed_id(unit), year.school_year, on, themes=tuple(themes), met=met))


def _require_unit(year: Year, unit: Unit, by: User) -> None:
    own = access.units_of(by, year.school)
    guides = access.can_in_unit(by, access.Act.RUN_TALK, unit)
    if unit.school_id != year.school_id or (own and unit not in own and not guides):
        raise Refused("not-your-unit")


def _require_months(year: Year, wish: Wish) -> None:
    months = year.school_year.months
    if wish.first_month not in months or wish.last_month not in months:
        raise Refused("months-outside", year=str(year.school_year))


def _is_offered(proposal: Proposal) -> bool:
    """Whether it is the joined proposal of an offer that waits for an answer."""
    return hasattr(proposal, "offer") and OfferState(proposal.offer.state) is OfferState.OPEN


def _twin(year: Year, draft: ProposalDraft, by: User) -> Proposal | None:
    """The same proposal by the same person, sent before and not withdrawn."""
    same = Proposal.objects.filter(
        year=year,
        author=by,
        unit=draft.unit,
        title=draft.title,
        problem=draft.problem,
        kind=str(draft.wish.kind),
        quantity_hundredths=draft.wish.quantity_hundredths,
    )
    return same.exclude(state=str(ProposalState.WITHDRAWN)).first()
