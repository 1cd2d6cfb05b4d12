# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A board's whole ledger as the database keeps it: to write to a file, and to work out again row by row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db import connection

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro
from werkdruk.ledger import (
    Account,
    AccountKind,
    Agreed,
    Earmark,
    Entry,
    EntryKind,
    Fault,
    Kept,
    LedgerError,
    Posting,
    Recount,
    Verified,
    Voucher,
    fault,
    head_fault,
)
from werkdruk.web.models import Board, LedgerAccount, LedgerDecision, LedgerEntry, LedgerPosting
from werkdruk.web.queries.ledger import seeing

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY = ("id", "on", "document", "text", "kind", "corrects", "number", "salt", "seal", "chain", "digest")
STRAY = """
    SELECT count(*) FROM ledger_posting AS posting WHERE board = %s AND (
        NOT EXISTS (SELECT 1 FROM ledger_entry AS entry
                    WHERE entry.id = posting.entry_id AND entry.board = posting.board)
        OR NOT EXISTS (SELECT 1 FROM ledger_account AS account WHERE account.id = posting.account_id
                       AND account.board = posting.board AND account.kind = posting.kind
                       AND account.scheme = posting.scheme AND account.year = posting.year
                       AND coalesce(account.school, '') = coalesce(posting.school, '')
                       AND coalesce(account.school_year, 0) = coalesce(posting.school_year, 0)
                       AND coalesce(account.measure, '') = coalesce(posting.measure, '')))
"""


def boards_with_a_ledger() -> list[BoardNumber]:
    """Every board, in the order of their numbers."""
    return sorted(Board.objects.values_list("number", flat=True))


def agreed_of(board: BoardNumber) -> list[Agreed]:
    """What the councils of a board's schools agreed to, as the ledger keeps it."""
    rows = LedgerDecision.objects.filter(board=board).order_by("id")
    columns = rows.values_list("school", "school_year", "version", "measure", "amount", "on")
    return [
        Agreed(Brin(school), year, version, measure, amount, on)
        for school, year, version, measure, amount, on in columns
    ]


def kept_of(board: BoardNumber) -> list[Kept]:
    """The entries of a board as they are kept, in their order. Call it within `seeing`."""
    return [kept for kept, _, _ in _read(board)]


def verified(board: BoardNumber, *, head: str = "") -> Verified:
    """What came of working a board's ledger out again from its rows, every column of it held against the rest."""
    with seeing(board):
        recount = Recount(board, agreed_of(board))
        balances: dict[Account, tuple[int, Euro]] = {}
        rows = _read(board)
        while True:
            try:
                kept, digest, lines = next(rows)
            except StopIteration:
                break
            except LedgerError as wrong:
                found = fault("unsound", board=str(board), number=recount.count + 1, why=str(wrong))
                return Verified(recount.count, recount.head, found)
            found_ = recount.check(kept) or _columns(kept, digest, lines, balances)
            if found_ is not None:
                return Verified(recount.count - 1, recount.head, found_)
        with connection.cursor() as cursor:
            cursor.execute(STRAY, [str(board)])
            (strays,) = cursor.fetchone()
    stray = fault("rows", board=str(board), count=strays) if strays else None
    return Verified(recount.count, recount.head, stray or head_fault(recount, head))


def _columns(
    kept: Kept, digest: str, lines: list[tuple[int, Euro]], balances: dict[Account, tuple[int, Euro]]
) -> Fault | None:
    """The fault of what is kept beside an entry: its digest, and the turn and balance of each line."""
    board, at = str(kept.entry.postings[0].account.earmark.board), {"number": kept.number, "entry": str(kept.entry.id)}
    if digest != kept.entry.digest():
        return fault("digest", board=board, **at)  # type: ignore[arg-type]  # the names of its own arguments
    for posting, (turn, balance) in zip(kept.entry.postings, lines, strict=True):
        before, had = balances.get(posting.account, (0, Euro.zero()))
        balances[posting.account] = before + 1, had + posting.amount
        if (turn, balance) != balances[posting.account]:
            told = {"account": str(posting.account), "kept": balance, "found": had + posting.amount}
            return fault("balance", board=board, **at, **told)  # type: ignore[arg-type]  # idem
    return None


def _read(board: BoardNumber) -> Iterator[tuple[Kept, str, list[tuple[int, Euro]]]]:
    """Each entry, the digest that is kept with it, and the turn and balance of its lines. Raises LedgerError."""
    accounts = _accounts(board)
    entries = LedgerEntry.objects.filter(board=board).order_by("number").values_list(*ENTRY)
    rows = LedgerPosting.objects.filter(board=board).order_by("entry__number", "line").filter(entry__board=board)
    columns = rows.values_list("entry", "account", "amount", "turn", "balance")
    by_entry = groupby(columns.iterator(chunk_size=5_000), key=lambda row: row[0])
    waiting = next(by_entry, None)
    for key, on, document, text, kind, corrects, *rest in entries.iterator(chunk_size=5_000):
        lines: list[tuple[Any, ...]] = []
        if waiting is not None and waiting[0] == key:
            lines = list(waiting[1])
            waiting = next(by_entry, None)
        number, salt, seal, chain, digest = rest
        postings = tuple(Posting(accounts[account], amount) for _, account, amount, _, _ in lines)
        entry = Entry(Voucher(key, on, document, text), EntryKind(kind), postings, corrects)
        yield Kept(entry, number, salt, seal, chain), digest, [(turn, balance) for *_, turn, balance in lines]


def _accounts(board: BoardNumber) -> dict[int, Account]:
    """Each account of a board by its key."""
    columns = ("id", "kind", "scheme", "year", "school", "school_year", "measure")
    return {
        key: Account(AccountKind(kind), Earmark(board, scheme, CalendarYear(year)), school, school_year, measure)
        for key, kind, scheme, year, school, school_year, measure in LedgerAccount.objects.filter(
            board=board
        ).values_list(*columns)
    }
