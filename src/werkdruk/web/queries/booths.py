# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a voter with a key sees: the key page, the ballot, the public log. Nobody is known here, and nothing is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from werkdruk.deciding import box as boxes
from werkdruk.deciding.box import (
    Fault,
    Finding,
    Log,
    Publication,
    Reason,
    Refusal,
    RoundState,
    VoteReceipt,
    VotingKey,
    first_fault,
    honesty,
)
from werkdruk.deciding.box.closing import FINDINGS
from werkdruk.kernel import Euro, digest
from werkdruk.planning import fits
from werkdruk.web.models import Proposal, Round
from werkdruk.web.queries.box_places import settings_of
from werkdruk.web.queries.boxes import box_of, document_of, kept_box, standing_of
from werkdruk.web.queries.rounds import Tally
from werkdruk.web.wording import language

PUBLIC = frozenset(RoundState) - {RoundState.DRAFT}
"""The states in which a vote has a page for everybody."""


@dataclass(frozen=True, slots=True)
class Booth:
    """One vote as the voting page shows it. `document` is the digest of what both sides signed."""

    round: Round
    school: str
    unit: str
    state: RoundState
    document: str
    opens: date
    last_day: date
    is_open: bool
    is_before: bool
    pot: Euro
    suggested: int
    lead: str
    protects: tuple[str, ...]
    protects_not: tuple[str, ...]
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class BoothChoice:
    """One proposal on the ballot."""

    number: str
    title: str
    price: Euro
    unit: str
    problem: str
    benefits: str
    is_checked: bool


@dataclass(frozen=True, slots=True)
class LogPage:
    """The public log of a vote: how long it is, its head, the first fault in it, and what may be looked up.

    `voided` are the numbers of slips that are void. `keys`, `ballots` and `digest` are None until it is published.
    """

    entries: int
    head: str
    fault: str
    voided: tuple[str, ...]
    text: str
    keys: int | None
    ballots: int | None
    digest: str | None


def public_round(number: int) -> Round | None:
    """The vote by keys with that number, as far as it is signed; None for any other."""
    found = Round.objects.select_related("year__school", "unit").filter(pk=number, by_keys=True).first()
    return found if found is not None and RoundState(found.state) in PUBLIC else None


def booth_of(round: Round, on: date) -> Booth:
    """The vote as its page shows it on a day."""
    document, standing = document_of(round), standing_of(round)
    labelled = bool(document.units)
    return Booth(
        round=round,
        school=round.year.school.name,
        unit=round.unit.name if round.unit else "",
        state=standing.state,
        document=document.digest,
        opens=document.opens,
        last_day=standing.last_day,
        is_open=standing.takes_votes(on),
        is_before=standing.state is RoundState.SIGNED,
        pot=round.pot,
        suggested=min(settings_of(round.year, round.unit).approvals_min, len(document.projects)),
        lead=honesty.LEAD(language()),
        protects=tuple(saying(language()) for saying in honesty.protects(labelled=labelled)),
        protects_not=tuple(saying(language()) for saying in honesty.protects_not(labelled=labelled)),
        is_labelled=labelled,
    )


def key_refusal(round: Round, typed: str, on: date) -> Refusal | None:
    """Why somebody cannot vote on a day with what they typed for a key; None when they can."""
    key, held = VotingKey.read(typed), box_of(round)
    if held is None or not standing_of(round).takes_votes(on):
        return Refusal.of(Reason.NOT_OPEN, first=round.opens, last=round.closes)
    if isinstance(key, Refusal):
        return key
    slot = key.slot(held.document.digest)
    if slot in held.voided:
        return Refusal.of(Reason.VOIDED_KEY)
    return None if slot in held.slots else Refusal.of(Reason.UNKNOWN_KEY)


def ballot_of(round: Round, form: str, ticked: Collection[str]) -> tuple[BoothChoice, ...]:
    """The ballot in the order that the id of the form draws: another one on every page, the same one on that page."""
    document = document_of(round)
    rows = {
        str(row.number): row
        for row in Proposal.objects.select_related("unit").filter(year=round.year, number__in=round.lot)
    }
    return tuple(
        BoothChoice(
            number=project.id,
            title=project.name,
            price=Euro(project.cost),
            unit=rows[project.id].unit.name,
            problem=rows[project.id].problem,
            benefits=rows[project.id].benefits,
            is_checked=project.id in ticked,
        )
        for project in sorted(document.projects, key=lambda project: digest([form, project.id]))
    )


def tally_of(round: Round, ticked: Collection[str]) -> Tally:
    """How far the pot reaches for what is ticked."""
    prices = [Euro(project.cost) for project in document_of(round).projects if project.id in ticked]
    return Tally(len(prices), fits(prices, round.pot))


def chosen_titles(round: Round, ticked: Collection[str]) -> tuple[str, ...]:
    """What stood on a ballot, by number."""
    return tuple(project.name for project in document_of(round).projects if project.id in ticked)


def log_page(round: Round) -> LogPage:
    """The public log as it is now, computed again from its first line."""
    log, voided = _log(round)
    shown = _published(round)
    fault = first_fault(log.text().encode(), document=log.document, head=log.head)
    return LogPage(
        entries=len(log.entries),
        head=log.head,
        fault=_said(fault),
        voided=voided,
        text=log.text(),
        keys=shown.keys if shown else None,
        ballots=len(shown.marks) if shown else None,
        digest=shown.digest if shown else None,
    )


def looked_up(round: Round, entry: str, mark: str) -> str:
    """What became of the vote of a receipt, as a sentence; before publishing only whether its entry is in the log.

    After publishing the mark alone is enough to see whether it counted.
    """
    proof = VoteReceipt(document_of(round).digest, entry, mark)
    shown = _published(round)
    if shown is not None and not entry:
        return (honesty.MARK_COUNTED if mark in shown.marks else honesty.MARK_MISSING)(language())
    if shown is not None:
        return FINDINGS[boxes.finding(proof, shown)](language())
    log, _voided = _log(round)
    held = box_of(round)
    if entry in log.entries:
        return honesty.IN_LOG(language())
    return (honesty.WAITING if held and entry in held.waiting else FINDINGS[Finding.NOT_LOGGED])(language())


def _log(round: Round) -> tuple[Log, tuple[str, ...]]:
    kept, held = kept_box(round), box_of(round)
    if kept is not None:
        return kept.log, kept.voided
    return (held.log, held.voided_numbers) if held else (Log(document_of(round).digest), ())


def _published(round: Round) -> Publication | None:
    kept = kept_box(round)
    if kept is None or RoundState(round.state) is not RoundState.PUBLISHED:
        return None
    return boxes.publication(document_of(round), kept)


def _said(fault: Fault | None) -> str:
    return "" if fault is None else fault.told(language())
