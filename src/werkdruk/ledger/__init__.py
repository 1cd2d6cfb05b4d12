# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the money is: entries that balance, and what follows from them.

In: moves of money with a voucher each (receive, pass on, commit, spend, release, carry,
mirror), or a journal file.
Out: entries, journals, balances per account and the position of a school.

Sign convention: money at an account is positive. The state is outside; what it paid stands there as a negative
amount, so that all balances together are zero at any moment.

Two clocks: money is given for a calendar year and used in a school year. Passing a share on divides it over the two
school years of its funding year by months, and from then on it stands under both, so that the account of a school
year follows from the ledger alone.

Invariants: an entry that exists has two or more postings, of one board, that sum to zero within each earmark
(board, scheme, funding year); so money never leaves its earmark. Nothing is edited: a correction is the exact mirror
of its entry, once. Booking an entry twice books it once. Of each school and school year,
received + carried in = spent + committed + left + carried out.

Law: boards must show that the money reached the schools in full, see rule data of scheme vo. Method: double entry,
with ids made by the client (the database's own defence is in the web room, in `ledger_guard`).
"""

from werkdruk.ledger.accounts import Account, AccountKind, Earmark
from werkdruk.ledger.entries import Entry, EntryKind, Posting, Voucher
from werkdruk.ledger.errors import (
    BadAccount,
    BadPosting,
    BadVoucher,
    IdTaken,
    LedgerError,
    MixedBoards,
    NotEnough,
    NotPositive,
    OneLegged,
    Unbalanced,
    WrongCorrection,
)
from werkdruk.ledger.files import journal_as_json, read_journal, write_journal
from werkdruk.ledger.journal import Journal, Position, balances, book, position
from werkdruk.ledger.moves import (
    carry_from,
    commit_from,
    mirror,
    over_school_years,
    pass_on,
    receive,
    release_from,
    spend_from,
)

__all__ = [
    "Account",
    "AccountKind",
    "BadAccount",
    "BadPosting",
    "BadVoucher",
    "Earmark",
    "Entry",
    "EntryKind",
    "IdTaken",
    "Journal",
    "LedgerError",
    "MixedBoards",
    "NotEnough",
    "NotPositive",
    "OneLegged",
    "Position",
    "Posting",
    "Unbalanced",
    "Voucher",
    "WrongCorrection",
    "balances",
    "book",
    "carry_from",
    "commit_from",
    "journal_as_json",
    "mirror",
    "over_school_years",
    "pass_on",
    "position",
    "read_journal",
    "receive",
    "release_from",
    "spend_from",
    "write_journal",
]
