# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account: what came in, for what, what was spent, what is left; the same facts for staff, council and board.

In: the entries of a journal, a plan with the council's decision (`read_plan` for an exported one), a day. Out:
`account_of(...)`, a `YearAccount` of one school for one school year, as text in either language, JSON or CSV.

Law: a board accounts for the money in its annual report before 1 July; what it must say of this money was not found in
a legal text, so the account shows all: rule, funding year, purpose, measure, plan version, council decision.

Invariants: an account that exists closes, received + carried in = spent + committed + left; a line whose rule was not
read in the legal text says so; it holds nothing about a person.
"""

from werkdruk.reporting.accounts import DoesNotClose, Received, Remark, Use, YearAccount
from werkdruk.reporting.boards import BoardAccount, board_account_of
from werkdruk.reporting.categories import CostKind, by_cost_kind, by_purpose
from werkdruk.reporting.forms import as_csv, as_json
from werkdruk.reporting.making import account_of
from werkdruk.reporting.plan_file import DecidedPlan, plan_as_json, read_plan
from werkdruk.reporting.words import closing, text

__all__ = [
    "BoardAccount",
    "CostKind",
    "DecidedPlan",
    "DoesNotClose",
    "Received",
    "Remark",
    "Use",
    "YearAccount",
    "account_of",
    "as_csv",
    "as_json",
    "board_account_of",
    "by_cost_kind",
    "by_purpose",
    "closing",
    "plan_as_json",
    "read_plan",
    "text",
]
