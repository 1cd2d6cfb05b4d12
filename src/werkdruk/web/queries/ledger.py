# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's rows as entries of the core, and the head of a board's chain.

PostgreSQL shows a role only the ledgers of the boards that the transaction names (`seeing`): without one, none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, transaction

from werkdruk.kernel import BoardNumber, Brin, CalendarYear
from werkdruk.ledger import Account, AccountKind, Earmark, Entry, EntryKind, Posting, Voucher, first_link
from werkdruk.web.ledger_guard.writing import show_boards
from werkdruk.web.models import Board, LedgerEntry, LedgerPosting

if TYPE_CHECKING:
    from werkdruk.ledger import Journal

_ENTRY = ("entry__on", "entry__document", "entry__text", "entry__kind", "entry__corrects")
_POSTING = ("kind", "board", "scheme", "year", "school", "school_year", "measure", "amount")


def load_entries(*, board: BoardNumber | None = None, school: Brin | None = None) -> Journal:
    """The entries of a board, or those that touch a school, or all; whole, in the order they were booked.

    An entry that touches the school has the postings of other schools in it too; `position` picks the school's own.
    Boards follow each other in the order of their numbers.
    """
    rows = LedgerPosting.objects.order_by("entry__board", "entry__number", "line")
    if board is not None:
        rows = rows.filter(board=board, entry__board=board)
    if school is not None:
        rows = rows.filter(entry__in=LedgerPosting.objects.filter(account__school=school).values("entry"))
    columns = rows.values_list("entry", *_ENTRY, *_POSTING)
    with seeing(*_boards(board, school)):
        return tuple(_entry(list(lines)) for _, lines in groupby(columns, key=lambda row: row[0]))


def chain_head(board: BoardNumber) -> str:
    """The head of a board's chain: what a report prints, so that others hold it too. Before any entry the first link.

    Whoever has an earlier head can see that nothing before it was changed: the chain still goes through it.
    """
    with seeing(board):
        entries = LedgerEntry.objects.filter(board=board).order_by("-number")
        return entries.values_list("chain", flat=True).first() or first_link(board)


def numbers_of(board: BoardNumber) -> dict[UUID, int]:
    """The number of each entry of a board."""
    with seeing(board):
        return dict(LedgerEntry.objects.filter(board=board).values_list("id", "number"))


@contextmanager
def seeing(*boards: BoardNumber) -> Iterator[None]:
    """Within it the ledgers of these boards can be read, whatever the database role may see besides."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        show_boards(connection, *map(str, boards))
        yield


def _boards(board: BoardNumber | None, school: Brin | None) -> list[BoardNumber]:
    if board is not None:
        return [board]
    found = Board.objects.all() if school is None else Board.objects.filter(schools__brin=school)
    return list(found.values_list("number", flat=True))


def _entry(lines: list[tuple[Any, ...]]) -> Entry:
    key, on, document, text, kind, corrects = lines[0][: len(_ENTRY) + 1]
    postings = tuple(_posting(*line[len(_ENTRY) + 1 :]) for line in lines)
    return Entry(Voucher(key, on, document, text), EntryKind(kind), postings, corrects)


def _posting(*row: Any) -> Posting:
    kind, board, scheme, year, school, school_year, measure, amount = row
    earmark = Earmark(board, scheme, CalendarYear(year))
    return Posting(Account(AccountKind(kind), earmark, school, school_year, measure), amount)
