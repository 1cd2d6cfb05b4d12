# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of an objection to a proposal, and of an offer to join two proposals into one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from werkdruk.deciding import steps as tables


class ObjectionState(StrEnum):
    """Where an objection of an affected unit or group is."""

    OPEN = "open"
    """It waits for an answer; until then nobody can judge the proposal."""
    ANSWERED = "answered"
    TAKEN_BACK = "taken-back"


class ObjectionAct(StrEnum):
    """What happens to an objection."""

    ANSWER = "answer"
    TAKE_BACK = "take-back"


OBJECTION_STEPS: Mapping[tuple[ObjectionState, ObjectionAct], ObjectionState] = {
    (ObjectionState.OPEN, ObjectionAct.ANSWER): ObjectionState.ANSWERED,
    (ObjectionState.OPEN, ObjectionAct.TAKE_BACK): ObjectionState.TAKEN_BACK,
}


class OfferState(StrEnum):
    """Where an offer to join two proposals is."""

    OPEN = "open"
    """The other author has it."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken-back"
    UNDONE = "undone"
    """The proposals are apart again."""


class OfferAct(StrEnum):
    """What happens to an offer; it can be undone until the joined proposal is judged."""

    ACCEPT = "accept"
    DECLINE = "decline"
    TAKE_BACK = "take-back"
    UNDO = "undo"


OFFER_STEPS: Mapping[tuple[OfferState, OfferAct], OfferState] = {
    (OfferState.OPEN, OfferAct.ACCEPT): OfferState.ACCEPTED,
    (OfferState.OPEN, OfferAct.DECLINE): OfferState.DECLINED,
    (OfferState.OPEN, OfferAct.TAKE_BACK): OfferState.TAKEN_BACK,
    (OfferState.ACCEPTED, OfferAct.UNDO): OfferState.UNDONE,
}


def objection_after(state: ObjectionState, act: ObjectionAct) -> ObjectionState:
    """The state of an objection after `act`. Raises NotPossible when `act` does not apply."""
    return tables.follow(OBJECTION_STEPS, state, act)


def offer_after(state: OfferState, act: OfferAct) -> OfferState:
    """The state of an offer after `act`. Raises NotPossible when `act` does not apply."""
    return tables.follow(OFFER_STEPS, state, act)
