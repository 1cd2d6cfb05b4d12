# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The books of a board beside the ledger: what was imported, and what of it is booked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from werkdruk.bookkeeping import (
    BookingKey,
    BooksMap,
    CaughtBooking,
    MonthSpending,
    Reconciliation,
    SpendingPlace,
    by_place,
    map_from,
    month_spendings,
    reconcile,
)
from werkdruk.kernel import Brin, Euro, Month, SchoolYear
from werkdruk.ledger import Entry, Journal, position
from werkdruk.web.models import Board, BooksChart, ImportedBooking, Year
from werkdruk.web.queries.bookings import Booking
from werkdruk.web.queries.ledger import load_entries

IDS = UUID("5b0b2f5e-6a0e-5d0c-9a55-6b6f656b6578")
"""What the ids of bookings out of the bookkeeping are made under: the same booking has the same id, everywhere."""
TURNS_MAX = 10_000
_KEY = ("period", "journal", "number", "line", "repeat", "occurrence")
_REST = ("on", "amount", "account", "cost", "project", "school", "measure")


@dataclass(frozen=True, slots=True)
class Slot:
    """A month of a measure: what the books say, and what the ledger has of it by an import.

    `entry` is the booking that holds now, if any; `turn` counts those there ever were, and is part of the next id.
    """

    place: SpendingPlace
    month: Month
    wanted: Euro
    booked: Euro
    entry: UUID | None
    turn: int

    @property
    def is_settled(self) -> bool:
        """Whether the ledger says what the books say."""
        return self.wanted == self.booked


@dataclass(frozen=True, slots=True)
class Settlement:
    """A school year beside the books: its months, and the ledger beside the bookkeeping per measure."""

    year: Year
    slots: tuple[Slot, ...]
    reconciliation: Reconciliation
    committed: Mapping[str, Euro]
    """Per measure what is promised and not spent."""

    def by_hand(self, measure: str) -> Euro:
        """What was spent on a measure without an import."""
        return next((row.by_hand for row in self.reconciliation.rows if row.measure == measure), Euro.zero())


def chart_of(board: Board) -> BooksMap:
    """The catch rules and columns of a board; none at first."""
    kept = BooksChart.objects.filter(board=board).first()
    return BooksMap() if kept is None else map_from(kept.body, "")[0]


def known_bookings(board: Board, *, school: Brin | None = None) -> tuple[CaughtBooking, ...]:
    """The bookings that hold now, in the order of their keys; with a school those of that school."""
    rows = ImportedBooking.objects.filter(books__board=board).order_by("id").values_list(*_KEY, *_REST, "is_gone")
    latest: dict[BookingKey, CaughtBooking | None] = {}
    for row in rows.iterator():
        key = BookingKey(*row[: len(_KEY)])
        latest[key] = None if row[-1] else CaughtBooking(key, *row[len(_KEY) : -1])
    found = (latest[key] for key in sorted(latest))
    return tuple(each for each in found if each is not None and school in (None, each.school))


def settlement_of(
    year: Year, *, known: Iterable[CaughtBooking] | None = None, entries: Journal | None = None
) -> Settlement:
    """The school year beside the books of its board, as both are now.

    `known` are the bookings and `entries` the journal of the school, for whoever has them already.
    """
    school, school_year = year.school.brin, year.school_year
    entries = load_entries(school=school) if entries is None else entries
    known = known_bookings(year.school.board, school=school) if known is None else known
    places = {place: own for place, own in by_place(known).items() if place.school_year == school_year}
    slots = _slots(year, places, entries)
    place_now = position(entries, school, school_year)
    books = {place.measure: Euro.sum(booking.amount for booking in own) for place, own in places.items()}
    by_import: dict[str, Euro] = {}
    for slot in slots:
        by_import[slot.place.measure] = by_import.get(slot.place.measure, Euro.zero()) + slot.booked
    spent = {measure: money for measure, money in place_now.spent.items() if money or measure in books}
    by_hand = {measure: spent[measure] - by_import.get(measure, Euro.zero()) for measure in spent}
    return Settlement(year, slots, reconcile(books, spent, by_hand=by_hand), place_now.committed)


def slot_id(board: str, place: SpendingPlace, month: Month, turn: int, *, undo: bool = False) -> UUID:
    """The id of the booking of a month, or of the one that undoes it."""
    parts = (board, str(place.school), str(place.school_year), place.measure, str(month), str(turn))
    return uuid5(IDS, "/".join((*parts, "undo" if undo else "spend")))


def _slots(year: Year, places: Mapping[SpendingPlace, tuple[CaughtBooking, ...]], entries: Journal) -> tuple[Slot, ...]:
    """Every month of every measure that the books or an earlier import ever had."""
    wanted: dict[tuple[SpendingPlace, Month], MonthSpending] = {
        (place, each.month): each for place, own in places.items() for each in month_spendings(place, own)
    }
    by_id = {entry.id: entry for entry in entries}
    undone = {entry.corrects for entry in entries if entry.corrects is not None}
    board = str(year.school.board.number)
    found = []
    for place, month in sorted(wanted.keys() | _ever(year)):
        entry, turn = _live((board, place, month), by_id, undone)
        money = Booking.of(entry).amount if entry is not None else Euro.zero()
        asked = wanted[place, month].amount if (place, month) in wanted else Euro.zero()
        if asked or money or turn:
            found.append(Slot(place, month, asked, money, None if entry is None else entry.id, turn))
    return tuple(found)


def _live(
    where: tuple[str, SpendingPlace, Month], by_id: Mapping[UUID, Entry], undone: Collection[UUID]
) -> tuple[Entry | None, int]:
    """The booking of a month of a board that holds now, and the number of those there ever were."""
    entry = None
    turn = 0
    while turn < TURNS_MAX and (kept := by_id.get(slot_id(*where, turn))) is not None:
        entry = None if kept.id in undone else kept
        turn += 1
    return entry, turn


def _ever(year: Year) -> set[tuple[SpendingPlace, Month]]:
    """Every month of this school year that any row of any import ever named for this school."""
    rows = ImportedBooking.objects.filter(books__board=year.school.board_id, school=year.school.brin)
    rows = rows.filter(on__range=(year.school_year.first, year.school_year.last))
    return {
        (SpendingPlace(year.school.brin, SchoolYear.of(on), measure), Month.of(on))
        for measure, on in rows.values_list("measure", "on").distinct()
    }
