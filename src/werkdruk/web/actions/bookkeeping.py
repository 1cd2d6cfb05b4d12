# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Importing from the bookkeeping: exactly what was previewed; and booking what it says, once, through `spending`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from werkdruk.bookkeeping import BookingChange, BooksChanges, BooksMap, Catch, CaughtBooking, booking_changes
from werkdruk.bookkeeping.passing import catch_as_json, catch_from_json
from werkdruk.kernel import Euro, WerkdrukError
from werkdruk.web import access
from werkdruk.web.actions import spending
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Board, BooksChart, BooksDraft, BooksImport, ImportedBooking, User, Year
from werkdruk.web.queries.bookkeeping import Slot, chart_of, known_bookings, settlement_of, slot_id

DOCUMENT_LENGTH_MAX = 200
AT_ONCE = 500
CHANGED = "De boekhouding zegt nu iets anders."


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A month of a measure that could not be booked, and why."""

    slot: Slot
    refusal: WerkdrukError


@transaction.atomic
def keep_chart(board: Board, chart: BooksMap, *, by: User, on: date) -> None:
    """Keep the catch rules and columns of a board. What was imported before stays as it was."""
    access.may(by, access.Act.IMPORT_BOOKS, board)
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)
    if chart_of(board) == chart:
        return
    BooksChart.objects.update_or_create(board=board, defaults={"body": chart.as_json()})
    log(by, "books.rules", f"{len(chart.rules)} {chart.digest}"[:200], board=board, on=on)


@transaction.atomic
def keep_draft(board: Board, found: Catch, *, by: User, on: date) -> BooksDraft:
    """Keep what the rules caught until somebody confirms it; it takes the place of the one before.

    Raises Refused when the file has problems: nothing of it is kept.
    """
    access.may(by, access.Act.IMPORT_BOOKS, board)
    if found.file.problems:
        raise Refused("books-wrong")
    told = {"by": by, "on": on, "found": catch_as_json(found)}
    return BooksDraft.objects.update_or_create(board=board, defaults=told)[0]


@transaction.atomic
def drop_draft(board: Board, *, by: User) -> None:
    """Throw away what waits to be confirmed."""
    access.may(by, access.Act.IMPORT_BOOKS, board)
    BooksDraft.objects.filter(board=board).delete()


@transaction.atomic
def import_books(board: Board, *, preview: str, by: User, on: date) -> BooksChanges:
    """Keep what a previewed file changes; nothing when it changes nothing any more.

    Raises Refused when nothing waits, when the rules are others by now, or when it would now change something else
    than `preview`, the digest of the changes that somebody saw.
    """
    access.may(by, access.Act.IMPORT_BOOKS, board)
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)
    draft = BooksDraft.objects.filter(board=board).first()
    if draft is None:
        raise Refused("books-no-draft")
    found, chart = catch_from_json(draft.found), chart_of(board)
    if tuple(each.rule for each in found.rules) != chart.rules:
        raise Refused("books-other-rules")
    changes = booking_changes(known_bookings(board), found)
    if changes.digest != preview:
        raise Refused("preview-changed")
    draft.delete()
    if changes.is_empty:
        return changes
    _keep(board, found, changes, chart, by=by, on=on)
    return changes


@transaction.atomic
def settle(year: Year, *, by: User, on: date, beside: Collection[str] = ()) -> tuple[Unsettled, ...]:
    """Book what the books say of a school year, and undo what they say no more; what could not be, with the reason.

    A measure on which money was spent by hand is left alone, for it may be the same money, unless it is in `beside`.
    Each month is whole: undone and booked anew, or as it was. A second time books nothing.
    """
    access.may(by, access.Act.IMPORT_BOOKS, year.school)
    Board.objects.select_for_update(no_key=True).get(pk=year.school.board_id)
    found = settlement_of(year)
    open_slots = [slot for slot in found.slots if not slot.is_settled]
    unsettled = []
    for slot in sorted(open_slots, key=lambda slot: (slot.wanted - slot.booked, slot.place, slot.month)):
        if found.by_hand(slot.place.measure) and slot.place.measure not in beside:
            continue
        try:
            _settle(year, slot, by=by, on=on)
        except access.NotYours:
            raise
        except WerkdrukError as refusal:
            unsettled.append(Unsettled(slot, refusal))
    return tuple(unsettled)


@transaction.atomic
def _settle(year: Year, slot: Slot, *, by: User, on: date) -> None:
    board, turn = str(year.school.board.number), slot.turn
    if slot.entry is not None:
        key = slot_id(board, slot.place, slot.month, turn - 1, undo=True)
        spending.correct(year, entry=slot.entry, reason=CHANGED, key=key, by=by, on=on)
    if slot.wanted > Euro.zero():
        spending.spend(
            year,
            measure=slot.place.measure,
            amount=slot.wanted,
            document=f"Boekhouding {slot.month}",
            text="",
            key=slot_id(board, slot.place, slot.month, turn),
            by=by,
            on=on,
        )


def _keep(board: Board, found: Catch, changes: BooksChanges, chart: BooksMap, *, by: User, on: date) -> None:
    file = found.file
    kept = BooksImport.objects.create(
        board=board,
        by=by,
        on=on,
        file=file.file[-DOCUMENT_LENGTH_MAX:],
        digest=file.digest,
        form=str(file.form),
        package=file.package,
        book_year=file.year,
        first=file.first,
        last=file.last,
        lines=file.lines,
        debit=file.debit,
        credit=file.credit,
        chart=chart.as_json(),
    )
    rows = [_row(kept, change) for change in changes.rows]
    ImportedBooking.objects.bulk_create(rows, batch_size=AT_ONCE)
    log(by, "books.imported", f"{kept.pk}: {len(changes.rows)} {changes.digest}"[:200], board=board, on=on)


def _row(kept: BooksImport, change: BookingChange) -> ImportedBooking:
    """The row of what changed; one that is gone keeps what it was."""
    booking = change.after or change.before
    if booking is None:
        raise ValueError("a change is of a booking")
    return _written(kept, booking, is_gone=change.after is None)


def _written(kept: BooksImport, booking: CaughtBooking, *, is_gone: bool) -> ImportedBooking:
    key = booking.key
    return ImportedBooking(
        books=kept,
        period=key.period,
        journal=key.journal,
        number=key.number,
        line=key.line,
        repeat=key.repeat,
        occurrence=key.occurrence,
        on=booking.on,
        amount=booking.amount,
        account=booking.account,
        cost=booking.cost,
        project=booking.project,
        school=booking.school,
        measure=booking.measure,
        is_gone=is_gone,
    )
