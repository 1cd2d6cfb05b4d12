# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way into the ledger: an entry, whole, once. Hand-written SQL, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection, transaction

from werkdruk.ledger import IdTaken, WrongCorrection
from werkdruk.web.ledger_guard import Refusal, RefusedByGuard, refusal_in
from werkdruk.web.models import LedgerEntry

if TYPE_CHECKING:
    from uuid import UUID

    from werkdruk.kernel import Euro
    from werkdruk.ledger import Account, Entry

INSERT_POSTING = """
    INSERT INTO ledger_posting (entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
INSERT_ENTRY = """
    INSERT INTO ledger_entry (id, board, number, on_day, kind, document, text, corrects_id, digest, posting_count)
    VALUES (%s, %s, (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry WHERE board = %s),
            %s, %s, %s, %s, %s, %s, %s)
"""


def keep_entry(entry: Entry) -> bool:
    """Whether `entry` was kept now; False when it was there already, so that sending twice books once.

    Raises IdTaken when its id is of an entry with other content, WrongCorrection when the entry it corrects does not
    allow it, RefusedByGuard when the database refuses it for another reason.
    """
    if _is_kept(entry):
        return False
    try:
        with transaction.atomic():
            _insert(entry)
    except IntegrityError as error:
        if _is_kept(entry):  # somebody else sent it at the same moment and was first
            return False
        refusal = refusal_in(error)
        if refusal is None:
            raise
        if refusal is Refusal.WRONG_CORRECTION and entry.corrects is not None:
            raise WrongCorrection(entry.id, entry.corrects, "the ledger refuses it") from error
        raise RefusedByGuard(refusal) from error
    return True


def _is_kept(entry: Entry) -> bool:
    digest = LedgerEntry.objects.filter(pk=entry.id).values_list("digest", flat=True).first()
    if digest is not None and digest != entry.digest():
        raise IdTaken(entry.id)
    return digest is not None


def _insert(entry: Entry) -> None:
    board = str(entry.postings[0].account.earmark.board)
    key = _column(entry.id)
    with connection.cursor() as cursor:
        cursor.executemany(
            INSERT_POSTING,
            [
                (key, line, *_row(posting.account, posting.amount))
                for line, posting in enumerate(entry.postings, start=1)
            ],
        )
        corrects = None if entry.corrects is None else _column(entry.corrects)
        words = (entry.on.isoformat(), str(entry.kind), entry.document, entry.text)
        cursor.execute(INSERT_ENTRY, (key, board, board, *words, corrects, entry.digest(), len(entry.postings)))


def _row(account: Account, amount: Euro) -> tuple[Any, ...]:
    return (
        str(account.kind),
        str(account.earmark.board),
        None if account.school is None else str(account.school),
        None if account.school_year is None else account.school_year.start,
        account.earmark.scheme,
        account.earmark.year.year,
        account.measure,
        amount.cents,
    )


def _column(key: UUID) -> Any:
    """The key as this kind of database keeps it."""
    return LedgerEntry._meta.pk.get_db_prep_value(key, connection)  # noqa: SLF001 - Django documents _meta as public
