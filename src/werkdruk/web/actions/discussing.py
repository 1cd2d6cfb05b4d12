# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Standing behind a proposal of somebody else with one click, and saying something about a proposal."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.proposals import ProposalState
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.proposal_steps import fresh, is_author, require_proposing
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Comment, Proposal, Support, User

GONE = frozenset({ProposalState.DRAFT, ProposalState.WITHDRAWN})


@transaction.atomic
def support(proposal: Proposal, *, stands: bool, by: User, on: date) -> None:
    """Keeps that somebody stands behind a proposal, or no longer does; the same twice changes nothing.

    The log says that somebody did so in that year, not for which proposal. Raises Refused for one's own proposal, for
    one that is withdrawn, and when proposals are closed.
    """
    access.may(by, access.Act.DISCUSS, proposal.year.school)
    require_proposing(proposal.year)
    now = fresh(proposal)
    if is_author(now, by):
        raise Refused("own-proposal")
    _require_there(now)
    if not stands:
        changed = Support.objects.filter(proposal=now, user=by).delete()[0] > 0
    else:
        changed = Support.objects.get_or_create(proposal=now, user=by)[1]
    if changed:
        log(by, "proposals.supported", str(now.year), board=now.year.school.board, on=on)


@transaction.atomic
def comment(proposal: Proposal, text: str, *, by: User, on: date) -> Comment:
    """The comment; the one that is there already when the same is sent twice on a day.

    Raises Refused without words, for a proposal that is withdrawn, and when proposals are closed.
    """
    access.may(by, access.Act.DISCUSS, proposal.year.school)
    require_proposing(proposal.year)
    now = fresh(proposal)
    if not text.strip():
        raise Refused("no-words")
    _require_there(now)
    kept, is_new = Comment.objects.get_or_create(proposal=now, by=by, text=text.strip(), on=on, removed_on=None)
    if is_new:
        log(by, "proposal.commented", str(now.number), board=now.year.school.board, on=on)
    return kept


@transaction.atomic
def remove_comment(comment: Comment, *, by: User, on: date) -> None:
    """Takes back one's own comment: its words are gone, its place stays. Doing it twice changes nothing.

    Possible at any time, because people may regret a name. Raises Refused for somebody else's.
    """
    proposal = comment.proposal
    access.may(by, access.Act.DISCUSS, proposal.year.school)
    now = Comment.objects.select_for_update().get(pk=comment.pk)
    if now.by_id != by.pk:
        raise Refused("not-your-words")
    if now.removed_on is None:
        now.text, now.removed_on = "", on
        now.save()
        log(by, "proposal.uncommented", str(proposal.number), board=proposal.year.school.board, on=on)


def _require_there(proposal: Proposal) -> None:
    if ProposalState(proposal.state) in GONE:
        raise Refused("proposal-gone")
