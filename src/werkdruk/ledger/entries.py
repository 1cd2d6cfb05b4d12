# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries: two or more postings that sum to zero. One that exists is sound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from werkdruk.kernel import Euro, digest
from werkdruk.ledger.errors import BadPosting, BadVoucher, MixedBoards, OneLegged, Unbalanced

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from werkdruk.ledger.accounts import Account, Earmark

CENTS_MAX = 100_000_000_000
"""The most one posting may carry, in cents: a thousand million euro, three times what the whole sector gets a year."""
DOCUMENT_LENGTH_MAX = 200
TEXT_LENGTH_MAX = 500
POSTINGS_MIN = 2


class EntryKind(StrEnum):
    """What happened to the money."""

    RECEIVED = "received"
    PASSED_ON = "passed-on"
    COMMITTED = "committed"
    SPENT = "spent"
    RELEASED = "released"
    CARRIED = "carried"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Posting:
    """Money that came to an account, or went from it when negative.

    Raises BadPosting when it is nothing, or above CENTS_MAX.
    """

    account: Account
    amount: Euro

    def __post_init__(self) -> None:
        if not 0 < abs(self.amount.cents) <= CENTS_MAX:
            raise BadPosting(self.amount)


@dataclass(frozen=True, slots=True)
class Voucher:
    """What an entry rests on: the id its maker chose, the day, a reference to the document, a sentence in Dutch.

    The id is made before the first try and kept until there is an answer: booking it twice books it once. The document
    holds nothing personal, for it is never erased; the text can be, because no digest of the chain rests on it alone.
    Raises BadVoucher when the document is blank, or when one of both is too long or not printable.
    """

    id: UUID
    on: date
    document: str
    text: str = ""

    def __post_init__(self) -> None:
        if not self.document.strip():
            raise BadVoucher("document", "is missing")
        for field, words, length in (
            ("document", self.document, DOCUMENT_LENGTH_MAX),
            ("text", self.text, TEXT_LENGTH_MAX),
        ):
            if len(words) > length:
                raise BadVoucher(field, f"is longer than {length} characters")
            if not words.replace("\N{NO-BREAK SPACE}", " ").isprintable():
                raise BadVoucher(field, "is not one printable line")


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking. Money at an account is positive; what comes out of an account is negative there.

    `corrects` is the entry that this one undoes, in an entry of kind correction and in no other. Raises OneLegged
    with fewer than two postings, MixedBoards when they are of more than one board, Unbalanced when those of an
    earmark do not sum to zero, BadVoucher when kind and `corrects` differ.
    """

    voucher: Voucher
    kind: EntryKind
    postings: tuple[Posting, ...]
    corrects: UUID | None = None

    def __post_init__(self) -> None:
        if len(self.postings) < POSTINGS_MIN:
            raise OneLegged(self.id, len(self.postings))
        boards = tuple(sorted({posting.account.earmark.board for posting in self.postings}))
        if len(boards) > 1:
            raise MixedBoards(self.id, boards)
        for earmark, difference in _by_earmark(self.postings).items():
            if difference:
                raise Unbalanced(self.id, difference, str(earmark))
        if (self.corrects is not None) != (self.kind is EntryKind.CORRECTION):
            raise BadVoucher("correction", "names the entry it corrects, and only a correction does")

    @property
    def id(self) -> UUID:
        """Its id."""
        return self.voucher.id

    @property
    def on(self) -> date:
        """The day it counts from."""
        return self.voucher.on

    @property
    def document(self) -> str:
        """The reference to the document it rests on."""
        return self.voucher.document

    @property
    def text(self) -> str:
        """Its sentence in Dutch; may be empty."""
        return self.voucher.text

    def as_json(self) -> dict[str, Any]:
        """The entry with the keys id, on, kind, document, text, corrects and postings (account, cents)."""
        return {
            "id": str(self.id),
            "on": self.on.isoformat(),
            "kind": str(self.kind),
            "document": self.document,
            "text": self.text,
            "corrects": None if self.corrects is None else str(self.corrects),
            "postings": [{"account": str(line.account), "cents": line.amount.cents} for line in self.postings],
        }

    def digest(self) -> str:
        """The digest of its JSON form without the text: the same here, in an exported file and in the database.

        The text stays outside, for it is the one part that can be erased; `seal` of `chains` holds it.
        """
        return digest({key: part for key, part in self.as_json().items() if key != "text"})


def _by_earmark(postings: tuple[Posting, ...]) -> dict[Earmark, Euro]:
    sums: dict[Earmark, Euro] = {}
    for posting in postings:
        earmark = posting.account.earmark
        sums[earmark] = sums.get(earmark, Euro(0)) + posting.amount
    return sums
