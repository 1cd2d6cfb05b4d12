# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SQL with which an entry goes into the ledger: on PostgreSQL one call, on SQLite its postings and then itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID, uuid4

from django.db import transaction

from werkdruk.web.ledger_guard import Refusal, RefusedByGuard

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

Line: TypeAlias = tuple[str, str | None, int | None, str, int, str | None, int]
"""Kind of account, school, first year of the school year, scheme, funding year, measure, cents."""

KEPT_BEFORE = "SELECT digest, text, salt, seal FROM ledger_entry WHERE id = %s AND board = %s"
POSTING = """
    INSERT INTO ledger_posting_in
        (entry_id, line, board, kind, school, school_year, scheme, year, measure, amount_cents)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
ENTRY = """
    INSERT INTO ledger_entry_in (id, board, on_day, kind, document, text, salt, corrects_id, digest, posting_count)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
KEEP = "SELECT ledger_keep(%s, %s, %s, %s, %s, %s, %s, %s, %s)"
SHOW = "SELECT set_config('werkdruk.boards', %s, true)"


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the database takes it; without a `digest` it works out its own."""

    id: UUID
    board: str
    on: str
    kind: str
    document: str
    text: str
    corrects: UUID | None
    digest: str | None
    lines: tuple[Line, ...]


def keep(connection: BaseDatabaseWrapper, row: Row) -> bool:
    """Whether the entry was kept now; False when exactly it was there already, durable when this returns.

    Inside a transaction of the caller it is durable when that commits. Raises RefusedByGuard when its id is taken by
    another entry, and the database's own error on every other refusal.
    """
    if connection.vendor == "postgresql":
        if not connection.in_atomic_block:
            return _keep_postgresql(connection, row)
        with transaction.atomic(using=connection.alias):
            return _keep_postgresql(connection, row)
    with transaction.atomic(using=connection.alias):
        return _keep_sqlite(connection, row)


def show_boards(connection: BaseDatabaseWrapper, *boards: str) -> None:
    """Nothing; until the transaction ends, this connection sees the ledgers of these boards and of no others."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(SHOW, [",".join(boards)])


def _keep_postgresql(connection: BaseDatabaseWrapper, row: Row) -> bool:
    lines = json.dumps(row.lines)
    with connection.cursor() as cursor:
        cursor.execute(
            KEEP,
            (row.id, row.board, row.on, row.kind, row.document, row.text, row.corrects, row.digest, lines),
        )
        return bool(cursor.fetchone() == ("kept",))


def _keep_sqlite(connection: BaseDatabaseWrapper, row: Row) -> bool:
    key, corrects = row.id.hex, None if row.corrects is None else row.corrects.hex
    with connection.cursor() as cursor:
        cursor.execute(KEPT_BEFORE, (key, row.board))
        known = cursor.fetchone()
        if known is not None:
            _require_same(known, row)
            return False
        cursor.executemany(POSTING, [(key, number, row.board, *line) for number, line in enumerate(row.lines, start=1)])
        salt = uuid4().hex if row.text else ""
        words = (row.document, row.text, salt, corrects, row.digest, len(row.lines))
        cursor.execute(ENTRY, (key, row.board, row.on, row.kind, *words))
    return True


def _require_same(known: tuple[Any, ...], row: Row) -> None:
    """Nothing. Raises RefusedByGuard unless the row is the one that is known; an erased text is any text."""
    digest, text, _salt, seal = known
    erased = not text and seal
    if digest != row.digest or (text != row.text and not erased):
        raise RefusedByGuard(Refusal.ID_TAKEN)
