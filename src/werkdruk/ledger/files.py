# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Journals as files: JSON that anyone can read, add up and check.

    {"entries": [{"id": "...", "on": "2023-08-24", "kind": "received", "document": "...", "text": "...",
                  "corrects": null, "postings": [{"account": "state:10053:vo:2023", "cents": -31868}, ...]}]}

Money at an account is positive, cents are whole numbers. Entries stand in the order they were booked.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import UUID

from werkdruk.kernel import Euro, Problem, Where
from werkdruk.ledger.accounts import Account
from werkdruk.ledger.entries import Entry, EntryKind, Posting, Voucher
from werkdruk.ledger.errors import LedgerError
from werkdruk.ledger.journal import Journal, is_kept, require_right_correction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ENTRY_KEYS = ("id", "on", "kind", "document", "text", "corrects", "postings")
POSTING_KEYS = ("account", "cents")


class _BadEntryError(Exception):
    """A part of the file that has no valid form; its text is Dutch."""


def journal_as_json(entries: Iterable[Entry]) -> dict[str, list[dict[str, Any]]]:
    """The journal as plain values for JSON, as `read_journal` reads it."""
    return {"entries": [entry.as_json() for entry in entries]}


def write_journal(path: Path, entries: Iterable[Entry]) -> None:
    """Nothing; `path` then holds the journal as UTF-8 JSON."""
    path.write_text(json.dumps(journal_as_json(entries), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_journal(path: Path) -> tuple[Journal, tuple[Problem, ...]]:
    """The sound entries of the file in its order, and a problem for each other one.

    An entry that stands there twice with the same content counts once. With any problem the journal is not whole,
    so that its balances say nothing. Raises OSError when the file cannot be opened.
    """
    where = Where(path.name)
    try:
        rows = _rows(path.read_bytes())
    except _BadEntryError as fault:
        return (), (Problem("journal-unreadable", where, str(fault), "Exporteer het journaal opnieuw."),)
    kept: dict[UUID, Entry] = {}
    problems = []
    corrected: set[UUID | None] = set()
    for number, row in enumerate(rows, start=1):
        try:
            entry = _entry(row)
            if not is_kept(entry, kept):
                require_right_correction(entry, kept, corrected)
                kept[entry.id] = entry
                corrected.add(entry.corrects)
        except (_BadEntryError, LedgerError) as fault:
            problems.append(_problem(where, number, fault))
    return tuple(kept.values()), tuple(problems)


def _problem(where: Where, number: int, fault: Exception) -> Problem:
    code = type(fault).__name__ if isinstance(fault, LedgerError) else "BadEntry"
    return Problem(
        f"journal-{_dashed(code)}",
        where,
        f"Boeking {number} in het bestand klopt niet: {_DUTCH.get(code, str(fault))}.",
        "Exporteer het journaal opnieuw; verander het bestand niet met de hand.",
    )


_DUTCH = {
    "Unbalanced": "de regels tellen niet op tot nul",
    "OneLegged": "een boeking heeft twee of meer regels",
    "MixedBoards": "de regels zijn van meer dan één bestuur",
    "BadPosting": "een regel is nul of onmogelijk groot",
    "BadAccount": "een rekening heeft geen geldige vorm",
    "BadVoucher": "het document of de tekst ontbreekt, is te lang, of past niet bij het soort boeking",
    "IdTaken": "een andere boeking heeft hetzelfde nummer",
    "WrongCorrection": "de correctie past niet bij de boeking die ze corrigeert",
}


def _dashed(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def _rows(content: bytes) -> list[Any]:
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_float=_refuse_number, parse_constant=_refuse_number)
    except (ValueError, RecursionError):
        raise _BadEntryError("Het bestand is geen leesbare JSON.") from None
    if not isinstance(found, dict) or not isinstance(found.get("entries"), list):
        raise _BadEntryError("In het bestand staat geen lijst 'entries'.")
    rows: list[Any] = found["entries"]
    return rows


def _refuse_number(text: str) -> NoReturn:
    raise _BadEntryError(f"In het bestand staat {text[:40]}; bedragen zijn hele centen.")


def _entry(row: object) -> Entry:
    fields = _fields(row, ENTRY_KEYS)
    if not isinstance(fields["postings"], list):
        raise _BadEntryError("'postings' is geen lijst")
    kinds = {str(kind): kind for kind in EntryKind}
    kind = kinds.get(_text(fields["kind"], "kind"))
    if kind is None:
        raise _BadEntryError("'kind' is geen soort boeking")
    document, text = _text(fields["document"], "document"), _text(fields["text"], "text")
    voucher = Voucher(_uuid(fields["id"], "id"), _day(fields["on"]), document, text)
    corrects = None if fields["corrects"] is None else _uuid(fields["corrects"], "corrects")
    return Entry(voucher, kind, tuple(_posting(line) for line in fields["postings"]), corrects)


def _posting(row: object) -> Posting:
    fields = _fields(row, POSTING_KEYS)
    if type(fields["cents"]) is not int:
        raise _BadEntryError("'cents' is geen heel getal")
    return Posting(Account.parse(_text(fields["account"], "account")), Euro(fields["cents"]))


def _fields(row: object, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(row, dict) or set(row) != set(keys):
        raise _BadEntryError(f"verwacht zijn precies {', '.join(keys)}")
    return row


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise _BadEntryError(f"'{key}' is geen tekst")
    return value


def _uuid(value: object, key: str) -> UUID:
    text = _text(value, key)
    try:
        found = UUID(text)
    except ValueError:
        raise _BadEntryError(f"'{key}' is geen UUID") from None
    if str(found) != text:
        raise _BadEntryError(f"'{key}' is geen UUID in kleine letters met streepjes")
    return found


def _day(value: object) -> date:
    text = _text(value, "on")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise _BadEntryError("'on' is geen dag zoals 2023-08-24") from None
    if found.isoformat() != text:
        raise _BadEntryError("'on' is geen dag zoals 2023-08-24")
    return found
