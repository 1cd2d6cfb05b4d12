# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's rows as entries of the core."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from werkdruk.kernel import CalendarYear
from werkdruk.ledger import Account, AccountKind, Earmark, Entry, EntryKind, Posting, Voucher
from werkdruk.web.models import LedgerPosting

if TYPE_CHECKING:
    from werkdruk.kernel import BoardNumber, Brin
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
        rows = rows.filter(entry__board=board)
    if school is not None:
        rows = rows.filter(entry__in=LedgerPosting.objects.filter(school=school).values("entry"))
    columns = rows.values_list("entry", *_ENTRY, *_POSTING)
    return tuple(_entry(list(lines)) for _, lines in groupby(columns, key=lambda row: row[0]))


def _entry(lines: list[tuple[Any, ...]]) -> Entry:
    key, on, document, text, kind, corrects = lines[0][: len(_ENTRY) + 1]
    postings = tuple(_posting(*line[len(_ENTRY) + 1 :]) for line in lines)
    return Entry(Voucher(key, on, document, text), EntryKind(kind), postings, corrects)


def _posting(*row: Any) -> Posting:
    kind, board, scheme, year, school, school_year, measure, amount = row
    earmark = Earmark(board, scheme, CalendarYear(year))
    return Posting(Account(AccountKind(kind), earmark, school, school_year, measure), amount)
