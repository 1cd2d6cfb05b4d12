# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The states of a round of voting, who may do what in them, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from werkdruk.deciding import steps as tables
from werkdruk.deciding.box.documents import RoundDocument, faults
from werkdruk.deciding.box.limits import LIMITS
from werkdruk.deciding.box.refusals import Reason, Refusal


class RoundState(StrEnum):
    """Where a round is."""

    DRAFT = "draft"
    SIGNED = "signed"
    """The document is fixed by both sides; keys can be made."""
    OPEN = "open"
    CLOSED = "closed"
    """No vote comes in any more; what is stored has lost its keys."""
    COUNTED = "counted"
    PUBLISHED = "published"
    VOID = "void"
    """It does not count, for the reasons written; the end."""


class RoundAct(StrEnum):
    """What is done with a round."""

    SIGN = "sign"
    RETURN = "return"
    """Back to the draft: the signatures and every key made so far are worth nothing."""
    OPEN = "open"
    PROLONG = "prolong"
    CLOSE = "close"
    COUNT = "count"
    PUBLISH = "publish"
    VOID = "void"


class Side(StrEnum):
    """Who does it. Both sign; the box is the council's."""

    LEADER = "leader"
    COUNCIL = "council"


STEPS: Mapping[tuple[RoundState, RoundAct], RoundState] = {
    (RoundState.DRAFT, RoundAct.SIGN): RoundState.SIGNED,
    (RoundState.DRAFT, RoundAct.VOID): RoundState.VOID,
    (RoundState.SIGNED, RoundAct.RETURN): RoundState.DRAFT,
    (RoundState.SIGNED, RoundAct.OPEN): RoundState.OPEN,
    (RoundState.SIGNED, RoundAct.VOID): RoundState.VOID,
    (RoundState.OPEN, RoundAct.PROLONG): RoundState.OPEN,
    (RoundState.OPEN, RoundAct.CLOSE): RoundState.CLOSED,
    (RoundState.OPEN, RoundAct.VOID): RoundState.VOID,
    (RoundState.CLOSED, RoundAct.COUNT): RoundState.COUNTED,
    (RoundState.CLOSED, RoundAct.VOID): RoundState.VOID,
    (RoundState.COUNTED, RoundAct.PUBLISH): RoundState.PUBLISHED,
    (RoundState.COUNTED, RoundAct.VOID): RoundState.VOID,
    (RoundState.PUBLISHED, RoundAct.VOID): RoundState.VOID,
}
"""What leads where. One signature alone leaves a draft a draft; a complaint can still undo a published round."""

SIDES: Mapping[RoundAct, frozenset[Side]] = {
    RoundAct.SIGN: frozenset(Side),
    RoundAct.RETURN: frozenset(Side),
    RoundAct.OPEN: frozenset({Side.COUNCIL}),
    RoundAct.PROLONG: frozenset({Side.COUNCIL}),
    RoundAct.CLOSE: frozenset({Side.COUNCIL}),
    RoundAct.COUNT: frozenset(Side),
    RoundAct.PUBLISH: frozenset({Side.COUNCIL}),
    RoundAct.VOID: frozenset({Side.COUNCIL}),
}
WITH_REASONS = frozenset({RoundAct.RETURN, RoundAct.PROLONG, RoundAct.VOID})


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what with exactly which document, and when. A fact; never changed. `until` is the new last day."""

    act: RoundAct
    side: Side
    by: str
    on: date
    document: str
    reasons: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What is in the box, as far as a step depends on it: valid keys, and ballots that would count."""

    keys: int = 0
    ballots: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a round is. `signed` are the sides with who signed for them; `last_day` is the last day of voting."""

    state: RoundState
    document: RoundDocument
    last_day: date
    signed: tuple[tuple[Side, str], ...] = ()
    changed_on: date | None = None

    @classmethod
    def draft(cls, document: RoundDocument) -> Standing:
        """The round at its beginning."""
        return cls(RoundState.DRAFT, document, document.closes)

    @property
    def takes_keys(self) -> bool:
        """Whether keys can be made and voided."""
        return self.state in {RoundState.SIGNED, RoundState.OPEN}

    def takes_votes(self, on: date) -> bool:
        """Whether a vote is taken on that day."""
        return self.state is RoundState.OPEN and self.document.opens <= on <= self.last_day


def after(state: RoundState, act: RoundAct) -> RoundState:
    """The state of a round after `act`. Raises NotPossible when `act` does not apply."""
    return tables.follow(STEPS, state, act)


def possible(state: RoundState) -> tuple[RoundAct, ...]:
    """The acts that apply in `state`; empty at the end."""
    return tables.possible(STEPS, state)


def done(standing: Standing, deed: Deed, holding: Holding) -> Standing | Refusal:
    """The round after that deed, or why it is refused. Raises NotPossible when the act does not apply in its state."""
    state = after(standing.state, deed.act)
    refusal = next(_refusals(standing, deed, holding), None)
    if refusal:
        return refusal
    moved = replace(standing, state=state, changed_on=deed.on)
    if deed.act is RoundAct.SIGN:
        signed = (*standing.signed, (deed.side, deed.by))
        return replace(moved, state=state if len(signed) == len(Side) else standing.state, signed=signed)
    if deed.act is RoundAct.RETURN:
        return replace(moved, signed=())
    return replace(moved, last_day=deed.until or standing.last_day) if deed.act is RoundAct.PROLONG else moved


def _refusals(standing: Standing, deed: Deed, holding: Holding) -> Iterator[Refusal]:
    """What stands in the way of a deed that applies, the first thing first."""
    if deed.side not in SIDES[deed.act]:
        yield Refusal.of(Reason.NOT_THEIRS)
    if deed.document != standing.document.digest:
        yield Refusal.of(Reason.OTHER_DOCUMENT)
    if standing.changed_on and deed.on < standing.changed_on:
        yield Refusal.of(Reason.BACK_IN_TIME, last=standing.changed_on)
    if deed.act in WITH_REASONS and not deed.reasons.strip():
        yield Refusal.of(Reason.NO_REASONS)
    if deed.act is RoundAct.SIGN:
        yield from _not_signed(standing, deed)
    elif deed.act is RoundAct.OPEN:
        yield from _not_opened(standing, deed, holding)
    elif deed.act is RoundAct.PROLONG and (deed.until is None or deed.until <= max(standing.last_day, deed.on)):
        yield Refusal.of(Reason.NOT_LATER, last=max(standing.last_day, deed.on))
    elif deed.act is RoundAct.CLOSE:
        yield from _not_closed(standing, deed, holding)


def _not_signed(standing: Standing, deed: Deed) -> Iterator[Refusal]:
    yield from faults(standing.document)
    if deed.side in {side for side, _ in standing.signed}:
        yield Refusal.of(Reason.SIGNED_ALREADY)
    if deed.by in {by for _, by in standing.signed}:
        yield Refusal.of(Reason.NOT_THEIRS)


def _not_opened(standing: Standing, deed: Deed, holding: Holding) -> Iterator[Refusal]:
    if deed.on < standing.document.opens:
        yield Refusal.of(Reason.TOO_EARLY, first=standing.document.opens)
    if deed.on > standing.last_day:
        yield Refusal.of(Reason.TOO_LATE, last=standing.last_day)
    if holding.keys < LIMITS.vote_min:
        yield Refusal.of(Reason.TOO_FEW_KEYS, keys=holding.keys, least=LIMITS.vote_min)


def _not_closed(standing: Standing, deed: Deed, holding: Holding) -> Iterator[Refusal]:
    """Closing is for after the last day: nobody can cut the vote off when the wind is right."""
    if deed.on <= standing.last_day:
        yield Refusal.of(Reason.TOO_EARLY, first=standing.last_day + timedelta(days=1))
    if holding.ballots < LIMITS.vote_min:
        yield Refusal.of(Reason.TOO_FEW_BALLOTS, least=LIMITS.vote_min)
