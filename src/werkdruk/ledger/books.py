# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole ledger of one board as a file: what anybody needs to work it out again, chain and all.

    {"board": "10053", "head": "sha256:...",
     "decisions": [{"school": "18BR", "school_year": "2022/2023", "version": 1, "measure": "m01", "cents": 100,
                    "on": "2023-08-01"}, ...],
     "entries": [{... as in a journal, see `files`, "number": 1, "salt": "", "seal": "", "chain": "sha256:..."}, ...]}

`seal` is the SHA-256 of salt and text, empty without a text; an erased text is empty and its seal is not. `chain` is
the SHA-256 of the chain before it, the digest of the entry without its text, and the seal, with spaces between. A
journal is read out of it like out of any other journal file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from werkdruk.kernel import BoardNumber, Brin, Euro, InvalidCode, Problem, SchoolYear, Where
from werkdruk.ledger.chains import Kept
from werkdruk.ledger.checking import Agreed, Recount
from werkdruk.ledger.errors import LedgerError
from werkdruk.ledger.faults import Fault, fault
from werkdruk.ledger.files import KEPT_KEYS, BadEntryError, day_in, entry_in, said_of, tree_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

AGREED_KEYS = ("school", "school_year", "version", "measure", "cents", "on")


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of working a ledger out again: how many entries are right, the head of the chain, the first fault.

    `whole` is false for a journal, which is not a board's whole ledger and has no chain: only its entries are checked.
    """

    entries: int
    head: str
    fault: Fault | None
    whole: bool = True


def ledger_as_json(board: BoardNumber, kept: Iterable[Kept], agreed: Iterable[Agreed]) -> dict[str, Any]:
    """The ledger as plain values for JSON."""
    entries = [each.as_json() for each in kept]
    return {
        "board": str(board),
        "head": entries[-1]["chain"] if entries else "",
        "decisions": [
            {
                "school": str(each.school),
                "school_year": str(each.school_year),
                "version": each.version,
                "measure": each.measure,
                "cents": each.amount.cents,
                "on": each.on.isoformat(),
            }
            for each in agreed
        ],
        "entries": entries,
    }


def write_ledger(path: Path, board: BoardNumber, kept: Iterable[Kept], agreed: Iterable[Agreed]) -> None:
    """Nothing; `path` then holds the ledger as UTF-8 JSON, an entry a line."""
    found = ledger_as_json(board, kept, agreed)
    entries = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in found.pop("entries"))
    head = json.dumps(found, ensure_ascii=False)
    path.write_text(f'{head[:-1]}, "entries": [\n{entries}\n]}}\n', encoding="utf-8")


def verify_file(path: Path, *, head: str = "") -> Verified | Problem:
    """What came of working the file out again; a problem when it cannot be read at all.

    With `head` also whether the chain goes through it: a chain number that somebody kept, from a report for instance.
    Raises OSError when the file cannot be opened.
    """
    try:
        tree = tree_in(path.read_bytes())
        if "board" not in tree:
            return _journal(tree["entries"])
        return _ledger(tree, head)
    except BadEntryError as bad:
        return Problem("ledger-unreadable", Where(path.name), str(bad), "Exporteer het grootboek opnieuw.")


def _journal(rows: list[Any]) -> Verified:
    """A journal without a chain: each entry on its own."""
    accounts: dict[str, Any] = {}
    for number, row in enumerate(rows, start=1):
        try:
            entry_in(row, accounts)
        except (BadEntryError, LedgerError) as wrong:
            return Verified(number - 1, "", _unsound("", number, row, wrong), whole=False)
    return Verified(len(rows), "", None, whole=False)


def _ledger(tree: dict[str, Any], head: str) -> Verified:
    try:
        board = BoardNumber(str(tree["board"]))
        recount = Recount(board, [_agreed(row) for row in tree["decisions"]])
    except (KeyError, TypeError, ValueError, InvalidCode):
        raise BadEntryError("Het bestuur of de besluiten hebben geen geldige vorm.") from None
    accounts: dict[str, Any] = {}
    for number, row in enumerate(tree["entries"], start=1):
        try:
            kept = _kept(row, accounts)
        except (BadEntryError, LedgerError) as wrong:
            return Verified(recount.count, recount.head, _unsound(str(board), number, row, wrong))
        found = recount.check(kept)
        if found is not None:
            return Verified(recount.count - 1, recount.head, found)
    return Verified(recount.count, recount.head, head_fault(recount, tree.get("head", "")) or head_fault(recount, head))


def head_fault(recount: Recount, head: str) -> Fault | None:
    """The fault of a ledger whose chain does not go through `head`; None when it does, or when there is no head."""
    if not head or head in recount.links or head == recount.head:
        return None
    return fault("head", board=str(recount.board))


def _agreed(row: dict[str, Any]) -> Agreed:
    school, year, version, measure, cents, on = (row[key] for key in AGREED_KEYS)
    if type(cents) is not int or type(version) is not int:
        raise TypeError
    return Agreed(Brin(school), SchoolYear.parse(year), version, str(measure), Euro(cents), day_in(on))


def _kept(row: Any, accounts: dict[str, Any]) -> Kept:  # noqa: ANN401 - anything can stand in a file
    entry = entry_in(row, accounts)
    number, salt, sealed, chain = (row.get(key) for key in KEPT_KEYS)
    if type(number) is not int or not all(isinstance(words, str) for words in (salt, sealed, chain)):
        raise BadEntryError(f"'{', '.join(KEPT_KEYS)}' horen erbij")
    return Kept(entry, number, salt, sealed, chain)


def _unsound(board: str, number: int, row: Any, wrong: Exception) -> Fault:  # noqa: ANN401 - idem
    key = row.get("id") if isinstance(row, dict) else None
    return fault("unsound", board=board, number=number, entry=None if key is None else str(key), why=said_of(wrong))
