# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round by keys as the core knows it: its document, how far it is, its box, what may be shown of it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from werkdruk.deciding import box
from werkdruk.deciding.box import Box, ClosedBox, Disclosure, RoundAct, RoundDocument, RoundState, Side, Standing
from werkdruk.web.models import CountedOutcome, KeptBox, OpenBox, Round, RoundDeed


def engine() -> str:
    """The version that counts, as it is signed."""
    try:
        return version("werkdruk")
    except PackageNotFoundError:
        return "werkdruk"


def document_of(round: Round) -> RoundDocument:
    """What is signed, or will be."""
    return RoundDocument.read(round.document or {})


def standing_of(round: Round) -> Standing:
    """How far a round is: its state, and what the deeds say of the signatures and of the last day."""
    document = document_of(round)
    deeds = list(RoundDeed.objects.filter(round=round).select_related("by"))
    return Standing(
        state=RoundState(round.state),
        document=document,
        last_day=max((deed.until for deed in deeds if deed.until), default=document.closes),
        signed=tuple((Side(deed.side), deed.by.code) for deed in signatures(round, deeds)),
        changed_on=deeds[-1].on if deeds else None,
    )


def signatures(round: Round, deeds: list[RoundDeed]) -> list[RoundDeed]:
    """The deeds that sign the document that holds now: of that text, and after the round last was a draft again."""
    text = document_of(round).digest
    last = max((at for at, deed in enumerate(deeds) if RoundAct(deed.act) is RoundAct.RETURN), default=-1)
    return [deed for deed in deeds[last + 1 :] if RoundAct(deed.act) is RoundAct.SIGN and deed.document == text]


def box_of(round: Round, *, locked: bool = False) -> Box | None:
    """The open box of a round; None before it is signed and after closing. `locked` keeps it so in a transaction."""
    rows = OpenBox.objects.filter(round=round)
    kept = (rows.select_for_update() if locked else rows).first()
    return None if kept is None else Box.restored(document_of(round), kept.text)


def kept_box(round: Round) -> ClosedBox | None:
    """What stayed of the box; None before closing."""
    kept = KeptBox.objects.filter(round=round).first()
    return None if kept is None else ClosedBox.read(kept.body)


def disclosure_of(round: Round) -> Disclosure:
    """What everybody who may vote gets to see of the ballots of a closed round by keys; nothing before closing."""
    kept = kept_box(round)
    if kept is None:
        return Disclosure.NOTHING
    return box.disclosure(len(kept.ballots), box.voters(document_of(round), kept).values())


def may_show_ballots(counted: CountedOutcome) -> bool:
    """Whether the whole ballots of a counted round by keys may be shown to the school, as a file or otherwise."""
    return disclosure_of(counted.round) is Disclosure.BALLOTS
