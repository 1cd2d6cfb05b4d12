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

A board's ledger is a chain: each entry carries the digest of all before it, and its text stays outside, so that the
text can be erased. `verify_file` works a whole ledger out again and names the first fault.

Law: boards must show that the money reached the schools in full, see rule data of scheme vo. Method: double entry,
with ids made by the client (the database's own defence is in the web room, in `ledger_guard`).
"""

from werkdruk.ledger.accounts import Account, AccountKind, Earmark
from werkdruk.ledger.books import Verified, head_fault, ledger_as_json, verify_file, write_ledger
from werkdruk.ledger.chains import Kept, chained, first_link, link, seal
from werkdruk.ledger.checking import Agreed, Recount
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
from werkdruk.ledger.faults import Fault, fault
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
    "Agreed",
    "BadAccount",
    "BadPosting",
    "BadVoucher",
    "Earmark",
    "Entry",
    "EntryKind",
    "Fault",
    "IdTaken",
    "Journal",
    "Kept",
    "LedgerError",
    "MixedBoards",
    "NotEnough",
    "NotPositive",
    "OneLegged",
    "Position",
    "Posting",
    "Recount",
    "Unbalanced",
    "Verified",
    "Voucher",
    "WrongCorrection",
    "balances",
    "book",
    "carry_from",
    "chained",
    "commit_from",
    "fault",
    "first_link",
    "head_fault",
    "journal_as_json",
    "ledger_as_json",
    "link",
    "mirror",
    "over_school_years",
    "pass_on",
    "position",
    "read_journal",
    "receive",
    "release_from",
    "seal",
    "spend_from",
    "verify_file",
    "write_journal",
    "write_ledger",
]
