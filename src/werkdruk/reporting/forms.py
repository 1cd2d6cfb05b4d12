# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An account for programs: plain JSON, and rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from werkdruk.kernel import Language
from werkdruk.kernel.digests import plain
from werkdruk.reporting import sayings
from werkdruk.reporting.accounts import Received, Use, YearAccount

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so would be run by a spreadsheet."""


def as_json(account: YearAccount, *, language: Language = Language.NL) -> dict[str, Any]:
    """The account as plain JSON; amounts in whole cents, texts in `language`, `on` null when everything counts."""
    return {
        "school": str(account.school),
        "school_year": str(account.school_year),
        "on": plain(account.on),
        "closes": True,
        "received": [_received(line, language) for line in account.received],
        "received_cents": account.total_received.cents,
        "carried_in_cents": account.carried_in.cents,
        "spent_cents": account.spent.cents,
        "committed_cents": account.committed.cents,
        "left_cents": account.left.cents,
        "carried_out_cents": account.carried_out.cents,
        "free_cents": account.free.cents,
        "measures": [_use(use) for use in account.measures],
        "plan": {"version": account.version, "digest": account.plan} if account.plan else None,
        "council": plain(account.council),
        "remarks": [{"code": remark.code, "text": remark.told(language)} for remark in account.remarks],
    }


def _received(line: Received, language: Language) -> dict[str, Any]:
    return {
        "scheme": line.scheme,
        "funding_year": line.funding_year.year,
        "months": line.months,
        "amount_cents": line.amount.cents,
        "rule": line.rule
        and {"id": line.rule.id, "title": line.rule.called(language), "status": line.rule.status.value},
        "caveat": line.caveat_in(language),
        "documents": list(line.documents),
    }


def _use(use: Use) -> dict[str, Any]:
    return {
        "measure": use.measure,
        "title": use.title,
        "purpose": None if use.purpose is None else use.purpose.value,
        "planned_cents": None if use.planned is None else use.planned.cents,
        "committed_cents": use.committed.cents,
        "spent_cents": use.spent.cents,
        "left_of_plan_cents": None if use.left is None else use.left.cents,
    }


def as_csv(account: YearAccount, *, language: Language = Language.NL) -> str:
    """The account as CSV with `;`, one row per line received, per measure, and per part of what is left.

    The last column, `centen`, has what came in above zero and what became of it below, so that it sums to zero.
    """
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(head(language) for head in sayings.CSV_HEAD)
    for line in account.received:
        title = line.rule.called(language) if line.rule else line.scheme
        code = f"{line.scheme} {line.funding_year}"
        rows.writerow([sayings.CSV_RECEIVED(language), code, _safe(title), "", "", "", "", line.amount.cents])
    before = sayings.CSV_FROM(language, year=account.school_year.previous())
    rows.writerow([sayings.CSV_CARRIED(language), "", before, *[""] * 4, account.carried_in.cents])
    for use in account.measures:
        rows.writerow(_row(use, language))
    left, after = sayings.CSV_LEFT(language), sayings.CSV_TO(language, year=account.school_year.next())
    rows.writerow([left, "", after, *[""] * 4, -account.carried_out.cents])
    rows.writerow([left, "", sayings.FREE(language), *[""] * 4, -account.free.cents])
    return out.getvalue()


def _row(use: Use, language: Language) -> list[str | int]:
    return [
        sayings.CSV_MEASURE(language),
        _safe(use.measure),
        _safe(use.title),
        use.purpose.called(language) if use.purpose else "",
        "" if use.planned is None else use.planned.cents,
        use.committed.cents,
        use.spent.cents,
        -(use.committed + use.spent).cents,
    ]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
