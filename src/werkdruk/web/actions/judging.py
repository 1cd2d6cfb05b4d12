# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The leader's judgement whether a proposal can be carried out, and the reply of its authors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from werkdruk.deciding.feasibility import Check, Finding, Obstacle, obstacles
from werkdruk.deciding.frames import Refusal
from werkdruk.deciding.frames.steps import Judge, TurnAway
from werkdruk.deciding.objections import ObjectionState
from werkdruk.deciding.proposals import ProposalAct, ProposalState
from werkdruk.web import access
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.proposal_steps import Deed, fresh, last_act, require_author, require_proposing, take
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Proposal, User
from werkdruk.web.queries.themes import checks_of

CODES = {
    Obstacle.OBJECTIONS_OPEN: "objection-open",
    Obstacle.NOT_CHECKED: "not-checked",
    Obstacle.BLOCKED: "check-blocks",
}


@transaction.atomic
def judge(
    proposal: Proposal,
    *,
    feasible: bool,
    reason: str,
    by: User,
    on: date,
    checks: Mapping[Check, Finding] | None = None,
    theme: str = "",
) -> tuple[Refusal, ...]:
    """Says whether the proposal can be carried out, and why; gives what the frames remark, that it comes late.

    `checks` are the answers to the questions of feasibility, all of them; None when nobody asked any. `theme` is the
    theme of the frames for which it is turned away. The same said twice changes nothing. After a no it can be judged
    again: as feasible at once, as not feasible only after a reply of its authors. Raises Refused without a reason,
    while an objection waits for an answer, when a question is not answered or says it is blocked, and when proposals
    are closed; Forbidden when the theme is free; NotPossible when it stands on the ballot.
    """
    access.may(by, access.Act.SORT_PROPOSALS, proposal.year.school)
    require_proposing(proposal.year)
    if not reason.strip():
        raise Refused("no-reason")
    remarks = require(proposal.year, Judge(on))
    if theme and not feasible:
        require(proposal.year, TurnAway(theme))
    now = fresh(proposal)
    judged = ProposalState.FEASIBLE if feasible else ProposalState.NOT_FEASIBLE
    if (now.state, now.judgement) == (str(judged), reason.strip()):
        return remarks
    _require_clear(now, checks, feasible=feasible)
    _require_news(now, judged)
    now.judgement = reason.strip()
    now.checks = {str(check): str(finding) for check, finding in (checks or {}).items()}
    act = ProposalAct.FIND_FEASIBLE if feasible else ProposalAct.FIND_NOT_FEASIBLE
    body = {"checks": now.checks, "theme": "" if feasible else theme}
    take(now, Deed(act, by, on, reason.strip()), verb=f"proposal.{judged}", body=body)
    return remarks


def _require_clear(proposal: Proposal, checks: Mapping[Check, Finding] | None, *, feasible: bool) -> None:
    asked = () if checks is None else checks_of(proposal)
    waiting = proposal.objections.filter(state=str(ObjectionState.OPEN)).count()
    found = obstacles(checks or {}, asked=asked, feasible=feasible, objections=waiting)
    if found:
        raise Refused(CODES[found[0]])


def _require_news(proposal: Proposal, judged: ProposalState) -> None:
    """A second no needs something new: the reply of an author to the first one."""
    again = ProposalState(proposal.state) is judged is ProposalState.NOT_FEASIBLE
    if again and last_act(proposal) is not ProposalAct.REPLY:
        raise Refused("no-reply")


@transaction.atomic
def reply(proposal: Proposal, text: str, *, by: User, on: date) -> None:
    """Keeps what an author says to the leader's no; the leader may judge again, and has a second no to explain.

    The same sent twice is said once. Raises Refused without words, for somebody else, when there is a reply already or
    when proposals are closed; NotPossible for a proposal that was not refused.
    """
    access.may(by, access.Act.PROPOSE, proposal.year.school)
    require_proposing(proposal.year)
    now = fresh(proposal)
    require_author(now, by)
    if not text.strip():
        raise Refused("no-words")
    if last_act(now) is ProposalAct.REPLY:
        newest = now.steps.last()
        if newest is not None and newest.text == text.strip():
            return
        raise Refused("replied-before")
    take(now, Deed(ProposalAct.REPLY, by, on, text.strip()), verb="proposal.replied")
