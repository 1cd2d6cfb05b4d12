# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Following money in somebody else's books: a board's bookkeeping read, and held beside the ledger to the cent.

In: an audit file (XAF 3.1 to 4.0) or a table with named columns, rules that say which bookings are of which measure,
what was imported before, what the ledger says was spent. Out: what each rule caught and what nobody caught, the
differences with the last time, what was spent per measure and month, and a reconciliation.

Invariants: every line of a file is caught, on an account of the balance sheet, or the rest, and these add up to the
whole file; a file with a problem gives nothing; the same file again changes nothing; what is spent by month is what the
bookings sum to. Nothing personal is read that need not be, and no description is kept.

Source of the formats: XML Auditfile Financieel of the Belastingdienst.
"""

from werkdruk.bookkeeping.bookings import Booking, BookingKey, BooksFile, BooksFormat, BookSide
from werkdruk.bookkeeping.catching import Catch, CaughtBooking, RestGroup, RuleCatch, catch, catch_file
from werkdruk.bookkeeping.changes import BookChange, BookingChange, BooksChanges, booking_changes
from werkdruk.bookkeeping.columns import BookColumns
from werkdruk.bookkeeping.maps import map_from, read_map
from werkdruk.bookkeeping.reading import Reading, open_books
from werkdruk.bookkeeping.reconciling import Reconciliation, ReconciliationRow, reconcile
from werkdruk.bookkeeping.rules import BadCatchRule, BooksMap, CatchRule
from werkdruk.bookkeeping.spending import MonthSpending, SpendingPlace, by_place, month_spendings

__all__ = [
    "BadCatchRule",
    "BookChange",
    "BookColumns",
    "BookSide",
    "Booking",
    "BookingChange",
    "BookingKey",
    "BooksChanges",
    "BooksFile",
    "BooksFormat",
    "BooksMap",
    "Catch",
    "CatchRule",
    "CaughtBooking",
    "MonthSpending",
    "Reading",
    "Reconciliation",
    "ReconciliationRow",
    "RestGroup",
    "RuleCatch",
    "SpendingPlace",
    "booking_changes",
    "by_place",
    "catch",
    "catch_file",
    "map_from",
    "month_spendings",
    "open_books",
    "read_map",
    "reconcile",
]
