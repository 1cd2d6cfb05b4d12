# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Booking what a plan costs: promised, spent, not needed, carried over, undone. `key` is the id its sender made.

Sending the same booking twice books it once. Nothing is edited: what was wrong is undone by its mirror.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.ledger import (
    Account,
    Entry,
    EntryKind,
    IdTaken,
    Journal,
    NotEnough,
    Voucher,
    WrongCorrection,
    balances,
    book,
    carry_from,
    commit_from,
    mirror,
    position,
    release_from,
    spend_from,
)
from werkdruk.planning import PlanLine, fits
from werkdruk.web import access
from werkdruk.web.actions.ledger import keep_decisions, keep_entry
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.ledger_guard import Refusal, RefusedByGuard
from werkdruk.web.models import Board, User, Year
from werkdruk.web.queries.bookings import ACTS, Booking, drawable, find_entry, is_of_year, issued_account
from werkdruk.web.queries.consents import decided_plan
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.plans import consented_plan

MOVES = {EntryKind.COMMITTED: commit_from, EntryKind.SPENT: spend_from, EntryKind.RELEASED: release_from}
CORRECTION = "Correctie"


@transaction.atomic
def commit(year: Year, *, measure: str, amount: Euro, document: str, text: str, key: UUID, by: User, on: date) -> None:
    """Promise money to a measure of the plan, as in a contract or an order.

    Raises Refused without the council's consent, when the measure is not in the plan, when the plan or the school year
    has less left, or on a day that is closed.
    """
    _book(year, Booking(EntryKind.COMMITTED, measure, amount, Voucher(key, on, document, text)), by=by)


@transaction.atomic
def spend(year: Year, *, measure: str, amount: Euro, document: str, text: str, key: UUID, by: User, on: date) -> None:
    """Spend what was promised to a measure. Raises Refused when less is promised, or as `commit` does."""
    _book(year, Booking(EntryKind.SPENT, measure, amount, Voucher(key, on, document, text)), by=by)


@transaction.atomic
def release(year: Year, *, measure: str, amount: Euro, document: str, text: str, key: UUID, by: User, on: date) -> None:
    """Take back what was promised and is not needed. Raises Refused when less is promised, or as `commit` does."""
    _book(year, Booking(EntryKind.RELEASED, measure, amount, Voucher(key, on, document, text)), by=by)


@transaction.atomic
def carry_over(year: Year, *, amount: Euro, reason: str, key: UUID, by: User, on: date) -> None:
    """Decide that what is left goes to the next school year.

    Raises Refused before the year is over, without a reason, or when less is left.
    """
    access.may(by, access.Act.DECIDE_LEFTOVER, year.school)
    _locked(year)
    if not reason.strip():
        raise Refused("no-reason")
    document = f"Besluit over het overschot van {year.school_year}"
    booking = Booking(EntryKind.CARRIED, None, amount, Voucher(key, on, document, reason.strip()))
    entries = load_entries(school=year.school.brin)
    if _is_sent(entries, booking):
        return
    if on <= year.school_year.last:
        raise Refused("year-not-over", day=year.school_year.last)
    _require_open_day(year, on)
    try:
        entry = carry_from(
            booking.voucher,
            drawable(entries, on),
            school=year.school.brin,
            school_year=year.school_year,
            amount=amount,
        )
    except NotEnough as refusal:
        raise Refused("not-free", left=refusal.left) from refusal
    _keep(year, entry, by=by)


@transaction.atomic
def correct(year: Year, *, entry: UUID, reason: str, key: UUID, by: User, on: date) -> None:
    """Undo a booking of this year by its mirror, with the reason.

    Raises Refused when it is no booking of the school itself, when it is undone already, or when what it moved has
    been moved further since.
    """
    _locked(year)
    entries = load_entries(school=year.school.brin)
    found = find_entry(entries, entry)
    if found is None or not is_of_year(found, year) or found.kind not in ACTS:
        raise Refused("not-correctable")
    access.may(by, ACTS[found.kind], year.school)
    if not reason.strip():
        raise Refused("no-reason")
    undone = mirror(found, Voucher(key, on, f"{CORRECTION} op {found.document}"[:200], reason.strip()))
    if find_entry(entries, key) == undone:
        return
    _require_open_day(year, on)
    try:
        after = balances(book(entries, undone))
    except WrongCorrection as refusal:
        raise Refused("not-correctable") from refusal
    if any(money < Euro.zero() and account.school == year.school.brin for account, money in after.items()):
        raise Refused("moved-further")
    _keep(year, undone, by=by)


def _book(year: Year, booking: Booking, *, by: User) -> None:
    access.may(by, ACTS[booking.kind], year.school)
    phase = Phase(_locked(year).phase)
    entries = load_entries(school=year.school.brin)
    if _is_sent(entries, booking):
        return
    line = _line_of(year, booking)
    _require_open_day(year, booking.voucher.on)
    if booking.kind is EntryKind.COMMITTED:
        if phase is not Phase.CARRYING_OUT:
            raise Refused("year-accounted")
        _require_room(year, entries, line, booking.amount)
    _keep(year, _entry(year, booking, drawable(entries, booking.voucher.on)), by=by)


def _locked(year: Year) -> Year:
    """The year as it is now. Bookings of one board wait for each other: they draw on the same money, whatever the year.

    Anything else may still refer to the board meanwhile (`no_key`).
    """
    Board.objects.select_for_update(no_key=True).get(pk=year.school.board_id)
    return locked(year)


def _is_sent(entries: Journal, booking: Booking) -> bool:
    """Whether exactly this was booked before. Raises IdTaken when something else has its id."""
    kept = find_entry(entries, booking.voucher.id)
    if kept is not None and Booking.of(kept) != booking:
        raise IdTaken(kept.id)
    return kept is not None


def _line_of(year: Year, booking: Booking) -> PlanLine:
    """The line of the plan that a booking is for. Raises Refused without consent, or outside the plan."""
    decided, consented = decided_plan(year), consented_plan(year)
    if consented is None or decided is None:
        raise Refused("no-consent")
    keep_decisions(consented)
    if decided.council is not None and booking.voucher.on < decided.council.on:
        raise Refused("before-consent", day=decided.council.on)
    for line in decided.plan.lines:
        if line.measure == booking.measure:
            return line
    raise Refused("measure-not-in-plan")


def _require_open_day(year: Year, on: date) -> None:
    """Nothing. Raises Refused on a day that an issued account has told about already."""
    issued = issued_account(year)
    if issued is not None and on <= issued.on:
        raise Refused("account-issued", day=issued.on)


def _require_room(year: Year, entries: Journal, line: PlanLine, asked: Euro) -> None:
    """Nothing while the plan has room for it: the council consented to an amount per measure."""
    place = position(entries, year.school.brin, year.school_year)
    zero = Euro.zero()
    booked = [place.committed.get(line.measure, zero), place.spent.get(line.measure, zero)]
    left = fits(booked, line.amount).left
    if asked > left:
        raise Refused("over-plan", left=left)


def _entry(year: Year, booking: Booking, money: dict[Account, Euro]) -> Entry:
    move = MOVES[booking.kind]
    code = "not-free" if booking.kind is EntryKind.COMMITTED else "not-committed"
    try:
        return move(
            booking.voucher,
            money,
            school=year.school.brin,
            school_year=year.school_year,
            measure=booking.measure or "",
            amount=booking.amount,
        )
    except NotEnough as refusal:
        raise Refused(code, left=refusal.left) from refusal


def _keep(year: Year, entry: Entry, *, by: User) -> None:
    try:
        kept = keep_entry(entry)
    except RefusedByGuard as refusal:
        if refusal.refusal not in {Refusal.MORE_THAN_DECIDED, Refusal.OVERDRAFT}:
            raise
        raise Refused("moved-further") from refusal
    if kept:
        log(by, f"money.{entry.kind}", str(entry.id), board=year.school.board, on=entry.on)
