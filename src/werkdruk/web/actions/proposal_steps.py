# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every step of a proposal needs: the row as it is now, the table of steps, the fact that it was taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkdruk.deciding.proposals import ProposalAct, ProposalState, proposal_after
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import Proposal, ProposalStep, User, Year


@dataclass(frozen=True, slots=True)
class Deed:
    """A step that somebody takes with a proposal: what, who, when, and what they say."""

    act: ProposalAct
    by: User
    on: date
    text: str = ""


def fresh(proposal: Proposal) -> Proposal:
    """The proposal as it is now, kept from changing until the transaction ends."""
    return Proposal.objects.select_for_update(of=("self",)).select_related("year__school__board").get(pk=proposal.pk)


def take(proposal: Proposal, deed: Deed, *, verb: str = "", body: Mapping[str, Any] | None = None) -> None:
    """Keeps the proposal in the state the step leads to, and the fact that it was taken; `verb` names it in the log.

    Raises NotPossible when the step does not apply.
    """
    proposal.state = str(proposal_after(ProposalState(proposal.state), deed.act))
    proposal.save()
    keep_step(proposal, deed, body=body)
    said = verb or f"proposal.{deed.act}"
    log(deed.by, said, str(proposal.number), board=proposal.year.school.board, on=deed.on)


def keep_step(proposal: Proposal, deed: Deed, *, body: Mapping[str, Any] | None = None) -> None:
    """Keeps that a step was taken, with the state the proposal has now."""
    ProposalStep.objects.create(
        proposal=proposal,
        act=str(deed.act),
        state=proposal.state,
        on=deed.on,
        by=deed.by,
        text=deed.text,
        body=dict(body or {}),
    )


def require_proposing(year: Year) -> None:
    """Passes while proposals can be made and changed; keeps the year from changing. Raises Refused otherwise."""
    if Phase(locked(year).phase) is not Phase.PROPOSING:
        raise Refused("proposals-closed")


def is_author(proposal: Proposal, user: User) -> bool:
    """Whether somebody made a proposal, alone or by joining it."""
    return user.pk in {proposal.author_id, proposal.co_author_id}


def require_author(proposal: Proposal, user: User) -> None:
    """Passes for an author. Raises Refused for anybody else."""
    if not is_author(proposal, user):
        raise Refused("not-your-proposal")


def last_act(proposal: Proposal) -> ProposalAct | None:
    """What was done last with a proposal; None when nothing was kept."""
    step = ProposalStep.objects.filter(proposal=proposal).last()
    return None if step is None else ProposalAct(step.act)


def sent_of(proposal: Proposal) -> dict[str, Any]:
    """A proposal as it was sent, with its price: what a later reader sees of a version. Nothing about its authors."""
    return {
        "unit": proposal.unit.name,
        "title": proposal.title,
        "problem": proposal.problem,
        "purpose": proposal.purpose,
        "kind": proposal.kind,
        "function": proposal.function,
        "quantity_hundredths": proposal.quantity_hundredths,
        "method": proposal.method,
        "cost_cents": _cents(proposal.cost),
        "size_before": proposal.size_before,
        "size_after": proposal.size_after,
        "first_month": str(proposal.first_month),
        "last_month": str(proposal.last_month),
        "structural": proposal.structural,
        "hours_freed": proposal.hours_freed,
        "benefits": proposal.benefits,
        "more_work": proposal.more_work,
        "themes": proposal.themes,
        "norms": None if proposal.norms is None else proposal.norms.as_json(),
        "price_cents": proposal.price.cents,
    }


def _cents(amount: Euro | None) -> int | None:
    return None if amount is None else amount.cents
