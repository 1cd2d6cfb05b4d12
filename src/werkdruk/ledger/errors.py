# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the ledger refuses.

WerkdrukError
+-- LedgerError
    +-- BadAccount       an account that cannot be
    +-- BadPosting       nothing, or more than one line may carry
    +-- BadVoucher       a booking without a document, or with a text that is too long
    +-- NotPositive      a move of nothing or less
    +-- OneLegged        fewer than two postings
    +-- MixedBoards      postings of more than one board
    +-- Unbalanced       postings that do not sum to zero
    +-- IdTaken          the id is of an entry with other content
    +-- WrongCorrection  a correction that is not the mirror of its entry, or the second one
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkdruk.kernel import WerkdrukError

if TYPE_CHECKING:
    from uuid import UUID

    from werkdruk.kernel import BoardNumber, Euro


class LedgerError(WerkdrukError):
    """Anything the ledger refuses."""


class BadAccount(LedgerError):
    """A text or a set of fields that is no account; `why` says what is wrong with it."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"{text!r} is no account: {why}")
        self.text = text
        self.why = why


class BadPosting(LedgerError):
    """A posting of nothing, or of more than a line may carry."""

    def __init__(self, amount: Euro) -> None:
        super().__init__(f"a posting of {amount}")
        self.amount = amount


class BadVoucher(LedgerError):
    """A document reference or text that is empty where it may not be, too long, or not printable."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"the {field} of an entry {why}")
        self.field = field
        self.why = why


class NotPositive(LedgerError):
    """A move of nothing or less; the way back is another move, or the mirror of an entry."""

    def __init__(self, amount: Euro) -> None:
        super().__init__(f"{amount} is not more than nothing")
        self.amount = amount


class NotEnough(LedgerError):
    """A move of more than there is: `asked` is what was to move, `left` what is there."""

    def __init__(self, asked: Euro, left: Euro) -> None:
        super().__init__(f"{asked} asked, {left} left")
        self.asked = asked
        self.left = left


class OneLegged(LedgerError):
    """An entry with fewer than two postings."""

    def __init__(self, entry: UUID, postings: int) -> None:
        super().__init__(f"entry {entry} has {postings} postings, it needs two or more")
        self.entry = entry
        self.postings = postings


class MixedBoards(LedgerError):
    """An entry that moves money between boards."""

    def __init__(self, entry: UUID, boards: tuple[BoardNumber, ...]) -> None:
        super().__init__(f"entry {entry} has postings of boards {', '.join(boards)}")
        self.entry = entry
        self.boards = boards


class Unbalanced(LedgerError):
    """An entry whose postings do not sum to zero; `difference` is what they sum to, under one earmark."""

    def __init__(self, entry: UUID, difference: Euro, earmark: str) -> None:
        super().__init__(f"entry {entry} is {difference} out of balance under {earmark}")
        self.entry = entry
        self.difference = difference
        self.earmark = earmark


class IdTaken(LedgerError):
    """An id that an entry with other content has already."""

    def __init__(self, entry: UUID) -> None:
        super().__init__(f"id {entry} is of another entry already")
        self.entry = entry


class WrongCorrection(LedgerError):
    """A correction that its entry does not allow; `why` says which rule it breaks."""

    def __init__(self, entry: UUID, corrects: UUID, why: str) -> None:
        super().__init__(f"entry {entry} cannot correct {corrects}: {why}")
        self.entry = entry
        self.corrects = corrects
        self.why = why
