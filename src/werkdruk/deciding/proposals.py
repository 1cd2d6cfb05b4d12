# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of a proposal and of a vote: their states and what leads from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from werkdruk.deciding import steps as tables


class ProposalState(StrEnum):
    """Where a proposal is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FEASIBLE = "feasible"
    """Priced and within the frames: it stands on the ballot."""
    NOT_FEASIBLE = "not-feasible"
    WITHDRAWN = "withdrawn"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not-chosen"


class ProposalAct(StrEnum):
    """What happens to a proposal."""

    SUBMIT = "submit"
    CHANGE = "change"
    """Its authors change it before it is judged; it gets a new price."""
    OBJECT = "object"
    """An affected unit or group objects; it is judged after the leader has answered."""
    FIND_FEASIBLE = "find-feasible"
    FIND_NOT_FEASIBLE = "find-not-feasible"
    REPLY = "reply"
    """Its authors answer a no, and the leader may judge again."""
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    JOIN = "join"
    """It goes up in another proposal."""
    RESTORE = "restore"
    """Its authors put it back after taking it back or joining it."""
    CHOOSE = "choose"
    LEAVE = "leave"
    RECONSIDER = "reconsider"
    """The place that chose has to choose again."""


PROPOSAL_STEPS: Mapping[tuple[ProposalState, ProposalAct], ProposalState] = {
    (ProposalState.DRAFT, ProposalAct.SUBMIT): ProposalState.SUBMITTED,
    (ProposalState.DRAFT, ProposalAct.CHANGE): ProposalState.DRAFT,
    (ProposalState.DRAFT, ProposalAct.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.SUBMITTED, ProposalAct.CHANGE): ProposalState.SUBMITTED,
    (ProposalState.SUBMITTED, ProposalAct.OBJECT): ProposalState.SUBMITTED,
    (ProposalState.SUBMITTED, ProposalAct.FIND_FEASIBLE): ProposalState.FEASIBLE,
    (ProposalState.SUBMITTED, ProposalAct.FIND_NOT_FEASIBLE): ProposalState.NOT_FEASIBLE,
    (ProposalState.SUBMITTED, ProposalAct.REOPEN): ProposalState.DRAFT,
    (ProposalState.SUBMITTED, ProposalAct.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.SUBMITTED, ProposalAct.JOIN): ProposalState.WITHDRAWN,
    (ProposalState.FEASIBLE, ProposalAct.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.FEASIBLE, ProposalAct.CHOOSE): ProposalState.CHOSEN,
    (ProposalState.FEASIBLE, ProposalAct.LEAVE): ProposalState.NOT_CHOSEN,
    (ProposalState.CHOSEN, ProposalAct.RECONSIDER): ProposalState.FEASIBLE,
    (ProposalState.NOT_CHOSEN, ProposalAct.RECONSIDER): ProposalState.FEASIBLE,
    (ProposalState.NOT_FEASIBLE, ProposalAct.REPLY): ProposalState.NOT_FEASIBLE,
    (ProposalState.NOT_FEASIBLE, ProposalAct.FIND_FEASIBLE): ProposalState.FEASIBLE,
    (ProposalState.NOT_FEASIBLE, ProposalAct.FIND_NOT_FEASIBLE): ProposalState.NOT_FEASIBLE,
    (ProposalState.NOT_FEASIBLE, ProposalAct.REOPEN): ProposalState.DRAFT,
    (ProposalState.NOT_FEASIBLE, ProposalAct.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.WITHDRAWN, ProposalAct.RESTORE): ProposalState.SUBMITTED,
}


class VoteState(StrEnum):
    """Where a vote is."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"


class VoteAct(StrEnum):
    """What happens to a vote; while it is open nothing of its rule or its ballot changes."""

    OPEN = "open"
    CLOSE = "close"
    COUNT = "count"


VOTE_STEPS: Mapping[tuple[VoteState, VoteAct], VoteState] = {
    (VoteState.DRAFT, VoteAct.OPEN): VoteState.OPEN,
    (VoteState.OPEN, VoteAct.CLOSE): VoteState.CLOSED,
    (VoteState.CLOSED, VoteAct.COUNT): VoteState.COUNTED,
}


def proposal_after(state: ProposalState, act: ProposalAct) -> ProposalState:
    """The state of a proposal after `act`. Raises NotPossible when `act` does not apply."""
    return tables.follow(PROPOSAL_STEPS, state, act)


def vote_after(state: VoteState, act: VoteAct) -> VoteState:
    """The state of a vote after `act`. Raises NotPossible when `act` does not apply."""
    return tables.follow(VOTE_STEPS, state, act)
