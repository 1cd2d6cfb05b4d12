# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An account for programs: plain JSON, and rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

from werkdruk.kernel.digests import plain
from werkdruk.reporting.accounts import Received, Use, YearAccount

HEAD = ("soort", "code", "omschrijving", "doel", "gepland_centen", "vastgelegd_centen", "besteed_centen", "centen")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so would be run by a spreadsheet."""


def as_json(account: YearAccount) -> dict[str, Any]:
    """The account as plain JSON; amounts in whole cents, texts Dutch, `on` null when all that is booked counts."""
    return {
        "school": str(account.school),
        "school_year": str(account.school_year),
        "on": plain(account.on),
        "closes": True,
        "received": [_received(line) for line in account.received],
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
        "remarks": [{"code": remark.code, "text": remark.text} for remark in account.remarks],
    }


def _received(line: Received) -> dict[str, Any]:
    return {
        "scheme": line.scheme,
        "funding_year": line.funding_year.year,
        "months": line.months,
        "amount_cents": line.amount.cents,
        "rule": line.rule and {"id": line.rule.id, "title": line.rule.title, "status": line.rule.status.value},
        "caveat": line.caveat,
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


def as_csv(account: YearAccount) -> str:
    """The account as CSV with `;`, one row per line received, per measure, and per part of what is left.

    The column `centen` has what came in above zero and what became of it below, so that it sums to zero.
    """
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(HEAD)
    for line in account.received:
        title = line.rule.title if line.rule else line.scheme
        code = f"{line.scheme} {line.funding_year}"
        rows.writerow(["ontvangen", code, _safe(title), "", "", "", "", line.amount.cents])
    rows.writerow(["meegenomen", "", f"uit {account.school_year.previous()}", *[""] * 4, account.carried_in.cents])
    for use in account.measures:
        rows.writerow(_row(use))
    rows.writerow(["over", "", f"naar {account.school_year.next()}", *[""] * 4, -account.carried_out.cents])
    rows.writerow(["over", "", "nog vrij", *[""] * 4, -account.free.cents])
    return out.getvalue()


def _row(use: Use) -> list[str | int]:
    return [
        "maatregel",
        _safe(use.measure),
        _safe(use.title),
        use.purpose.dutch if use.purpose else "",
        "" if use.planned is None else use.planned.cents,
        use.committed.cents,
        use.spent.cents,
        -(use.committed + use.spent).cents,
    ]


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
