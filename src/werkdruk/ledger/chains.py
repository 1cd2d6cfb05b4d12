# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chain of a board's entries: each link is the digest of the one before it, of the entry, and of its text's seal.

Who keeps one link, as every report does, can show later that nothing up to there was changed, taken out or put in
between. The text itself stays outside: its seal is made with a salt, so that both can be erased, and nobody can find
the text by guessing then.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkdruk.kernel import BoardNumber
    from werkdruk.ledger.entries import Entry


def sha256(words: str) -> str:
    """The SHA-256 of a text, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()


def first_link(board: BoardNumber | str) -> str:
    """Where the chain of a board begins, before any entry."""
    return f"werkdruk {board}"


def link(before: str, digest: str, seal: str) -> str:
    """The link of an entry behind the link `before`."""
    return sha256(f"{before} {digest} {seal}")


def seal(salt: str, text: str) -> str:
    """The seal of a text; empty for no text."""
    return sha256(salt + text) if text else ""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as a ledger keeps it: its number in the ledger of its board, its text's salt and seal, and its link.

    A seal without a text: the text was erased.
    """

    entry: Entry
    number: int
    salt: str
    seal: str
    chain: str

    def as_json(self) -> dict[str, Any]:
        """The JSON of the entry with the keys number, salt, seal and chain besides."""
        return {
            **self.entry.as_json(),
            "number": self.number,
            "salt": self.salt,
            "seal": self.seal,
            "chain": self.chain,
        }


def chained(entries: Iterable[Entry], board: BoardNumber, *, salt: str = "") -> tuple[Kept, ...]:
    """The entries of one board as a new ledger would keep them, every text under the same `salt`."""
    before, kept = first_link(board), []
    for number, entry in enumerate(entries, start=1):
        sealed = seal(salt, entry.text)
        before = link(before, entry.digest(), sealed)
        kept.append(Kept(entry, number, salt if sealed else "", sealed, before))
    return tuple(kept)
