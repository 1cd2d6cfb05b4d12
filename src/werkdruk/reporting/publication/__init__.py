# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data: what anybody may know of the money of a board, school and measure, in forms other programs read.

In: a board's books, which are its journal and per school a plan, what it is due and what was delivered. Out: files (a
Data Package, grants for 360Giving, a journal for Beancount), what numbered checks find, eight documents per school.

Law: none asks for this publication; boards must account publicly for what they receive (annual report).

Invariants: the same books give the same files; nothing is published while a check finds something fatal; no file holds
a text of a booking, a unit, or a person; the balances that Beancount finds are those of the ledger, to the cent.
"""

from werkdruk.reporting.publication.beancounts import account_name, beancount_text
from werkdruk.reporting.publication.books import BoardBooks, Delivery, DueShare, SchoolBooks
from werkdruk.reporting.publication.checklist import Listed, checklist
from werkdruk.reporting.publication.checks import Finding, Weight, findings, may_publish
from werkdruk.reporting.publication.packages import files, grants_json, model_columns
from werkdruk.reporting.publication.tables import Column, Table, tables

__all__ = [
    "BoardBooks",
    "Column",
    "Delivery",
    "DueShare",
    "Finding",
    "Listed",
    "SchoolBooks",
    "Table",
    "Weight",
    "account_name",
    "beancount_text",
    "checklist",
    "files",
    "findings",
    "grants_json",
    "may_publish",
    "model_columns",
    "tables",
]
