# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Journals as files: JSON that anyone can read, add up and check.

    {"entries": [{"id": "...", "on": "2023-08-24", "kind": "received", "document": "...", "text": "...",
                  "corrects": null, "postings": [{"account": "state:10053:vo:2023", "cents": -31868}, ...]}]}

Money at an account is positive, cents are whole numbers. Entries stand in the order they were booked. The file of a
board's whole ledger (`books`) has more in it, and is read as a journal too.
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
KEPT_KEYS = ("number", "salt", "seal", "chain")
POSTING_KEYS = ("account", "cents")


class BadEntryError(Exception):
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
        rows = tree_in(path.read_bytes())["entries"]
    except BadEntryError as fault:
        return (), (Problem("journal-unreadable", where, str(fault), "Exporteer het journaal opnieuw."),)
    kept: dict[UUID, Entry] = {}
    problems = []
    accounts: dict[str, Account] = {}
    corrected: set[UUID | None] = set()
    for number, row in enumerate(rows, start=1):
        try:
            entry = entry_in(row, accounts)
            if not is_kept(entry, kept):
                require_right_correction(entry, kept, corrected)
                kept[entry.id] = entry
                corrected.add(entry.corrects)
        except (BadEntryError, LedgerError) as fault:
            problems.append(_problem(where, number, fault))
    return tuple(kept.values()), tuple(problems)


def _problem(where: Where, number: int, fault: Exception) -> Problem:
    code = type(fault).__name__ if isinstance(fault, LedgerError) else "BadEntry"
    return Problem(
        f"journal-{_dashed(code)}",
        where,
        f"Boeking {number} in het bestand klopt niet: {said_of(fault)}.",
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


def said_of(fault: Exception) -> str:
    """Why an entry in a file is refused, in Dutch."""
    return _DUTCH.get(type(fault).__name__, str(fault))


def _dashed(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")


def tree_in(content: bytes) -> dict[str, Any]:
    """The JSON object of a file; `entries` is a list in it. Raises BadEntryError for anything else."""
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_float=_refuse_number, parse_constant=_refuse_number)
    except (ValueError, RecursionError):
        raise BadEntryError("Het bestand is geen leesbare JSON.") from None
    if not isinstance(found, dict) or not isinstance(found.get("entries"), list):
        raise BadEntryError("In het bestand staat geen lijst 'entries'.")
    return found


def _refuse_number(text: str) -> NoReturn:
    raise BadEntryError(f"In het bestand staat {text[:40]}; bedragen zijn hele centen.")


def entry_in(row: object, accounts: dict[str, Account]) -> Entry:
    """The entry of a row in a file; `accounts` keeps those that were read before.

    Raises BadEntryError when the row has no valid form, LedgerError when the entry cannot be.
    """
    fields = _fields(row, ENTRY_KEYS, KEPT_KEYS)
    if not isinstance(fields["postings"], list):
        raise BadEntryError("'postings' is geen lijst")
    kinds = {str(kind): kind for kind in EntryKind}
    kind = kinds.get(_text(fields["kind"], "kind"))
    if kind is None:
        raise BadEntryError("'kind' is geen soort boeking")
    document, text = _text(fields["document"], "document"), _text(fields["text"], "text")
    voucher = Voucher(_uuid(fields["id"], "id"), day_in(fields["on"]), document, text)
    corrects = None if fields["corrects"] is None else _uuid(fields["corrects"], "corrects")
    return Entry(voucher, kind, tuple(_posting(line, accounts) for line in fields["postings"]), corrects)


def _posting(row: object, accounts: dict[str, Account]) -> Posting:
    fields = _fields(row, POSTING_KEYS)
    if type(fields["cents"]) is not int:
        raise BadEntryError("'cents' is geen heel getal")
    name = _text(fields["account"], "account")
    account = accounts.get(name)
    if account is None:
        account = accounts[name] = Account.parse(name)
    return Posting(account, Euro(fields["cents"]))


def _fields(row: object, keys: tuple[str, ...], more: tuple[str, ...] = ()) -> dict[str, Any]:
    if not isinstance(row, dict) or row.keys() - set(more) != set(keys):
        raise BadEntryError(f"verwacht zijn precies {', '.join(keys)}")
    return row


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise BadEntryError(f"'{key}' is geen tekst")
    return value


def _uuid(value: object, key: str) -> UUID:
    text = _text(value, key)
    try:
        found = UUID(text)
    except ValueError:
        raise BadEntryError(f"'{key}' is geen UUID") from None
    if str(found) != text:
        raise BadEntryError(f"'{key}' is geen UUID in kleine letters met streepjes")
    return found


def day_in(value: object) -> date:
    """The day of a text such as 2023-08-24. Raises BadEntryError for anything else."""
    text = _text(value, "on")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise BadEntryError("'on' is geen dag zoals 2023-08-24") from None
    if found.isoformat() != text:
        raise BadEntryError("'on' is geen dag zoals 2023-08-24")
    return found
