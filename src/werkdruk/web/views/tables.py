# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables as files for a spreadsheet: semicolons, a decimal comma, and the mark that says it is UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from django.http import HttpResponse

from werkdruk.kernel import Money

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that starts so would be run as a formula by a spreadsheet."""
CENTS = 100


def csv_answer(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The rows as the file `<name>.csv`: amounts as `1234,56`, days as ISO, nothing known as an empty cell."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    disposition = f'attachment; filename="{name}.csv"'
    content = "\N{BYTE ORDER MARK}" + text.getvalue()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Money):
        euros, cents = divmod(abs(value.cents), CENTS)
        return f"{'-' if value.cents < 0 else ''}{euros},{cents:02d}"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text
