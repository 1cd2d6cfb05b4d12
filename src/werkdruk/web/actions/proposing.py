# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing, withdrawing, and judging whether a proposal can be carried out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from werkdruk.deciding.proposals import ProposalAct, ProposalState, proposal_after
from werkdruk.deciding.years import Phase
from werkdruk.planning import Purpose
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import Proposal, Unit, User, Year
from werkdruk.web.queries.prices import Wish, priced


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """A proposal as somebody filled it in: what is wrong, what should happen, and what that asks for."""

    unit: Unit
    title: str
    problem: str
    purpose: Purpose
    wish: Wish
    more_work: str = ""


@transaction.atomic
def propose(year: Year, draft: ProposalDraft, *, by: User, on: date) -> Proposal:
    """The proposal, priced and submitted; the one that is there already when the same is sent twice.

    Raises Refused when the year takes no proposals, when the unit is not one the proposer may speak for, or when the
    months lie outside the school year; NotPriced when no price can be made of it.
    """
    access.may(by, access.Act.PROPOSE, year.school)
    _require_proposing(year)
    _require_unit(year, draft.unit, by)
    _require_months(year, draft.wish)
    twin = _twin(year, draft, by)
    if twin is not None:
        return twin
    last = year.proposals.aggregate(last=Max("number"))["last"] or 0
    wish = draft.wish
    proposal = Proposal.objects.create(  # type: ignore[misc]  # `cost` may be null; the plugin does not see that
        year=year,
        number=last + 1,
        unit=draft.unit,
        author=by,
        title=draft.title,
        problem=draft.problem,
        purpose=str(draft.purpose),
        kind=str(wish.kind),
        function=wish.function,
        quantity_hundredths=wish.quantity_hundredths,
        method=wish.method,
        cost=wish.cost,
        first_month=wish.first_month,
        last_month=wish.last_month,
        structural=wish.structural,
        hours_freed=wish.hours_freed,
        benefits=wish.benefits,
        more_work=draft.more_work,
        state=str(proposal_after(ProposalState.DRAFT, ProposalAct.SUBMIT)),
        price=priced(wish, year.school.kind).price.amount,
    )
    log(by, "proposal.submitted", str(proposal.number), board=year.school.board, on=on)
    return proposal


@transaction.atomic
def withdraw(proposal: Proposal, *, by: User, on: date) -> None:
    """Take back one's own proposal; doing it twice changes nothing.

    Raises Refused when it is somebody else's or when proposals are closed, NotPossible when its state does not allow.
    """
    access.may(by, access.Act.PROPOSE, proposal.year.school)
    _require_proposing(proposal.year)
    if proposal.author_id != by.pk:
        raise Refused("not-your-proposal")
    now = _fresh(proposal)
    if ProposalState(now.state) is not ProposalState.WITHDRAWN:
        _step(now, ProposalAct.WITHDRAW)
        log(by, "proposal.withdrawn", str(now.number), board=proposal.year.school.board, on=on)


@transaction.atomic
def judge(proposal: Proposal, *, feasible: bool, reason: str, by: User, on: date) -> None:
    """Say whether the proposal can be carried out, and why; the same said twice changes nothing.

    Raises Refused without a reason or when proposals are closed, NotPossible when it was judged otherwise before.
    """
    access.may(by, access.Act.SORT_PROPOSALS, proposal.year.school)
    _require_proposing(proposal.year)
    if not reason.strip():
        raise Refused("no-reason")
    now = _fresh(proposal)
    judged = ProposalState.FEASIBLE if feasible else ProposalState.NOT_FEASIBLE
    if (now.state, now.judgement) == (str(judged), reason.strip()):
        return
    now.judgement = reason.strip()
    _step(now, ProposalAct.FIND_FEASIBLE if feasible else ProposalAct.FIND_NOT_FEASIBLE)
    log(by, f"proposal.{judged}", str(now.number), board=proposal.year.school.board, on=on)


def _fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


def _step(proposal: Proposal, act: ProposalAct) -> None:
    proposal.state = str(proposal_after(ProposalState(proposal.state), act))
    proposal.save(update_fields=["state", "judgement"])


def _require_proposing(year: Year) -> None:
    if Phase(locked(year).phase) is not Phase.PROPOSING:
        raise Refused("proposals-closed")


def _require_unit(year: Year, unit: Unit, by: User) -> None:
    own = access.units_of(by, year.school)
    if unit.school_id != year.school_id or (own and unit not in own):
        raise Refused("not-your-unit")


def _require_months(year: Year, wish: Wish) -> None:
    months = year.school_year.months
    if wish.first_month not in months or wish.last_month not in months:
        raise Refused("months-outside", year=str(year.school_year))


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
