# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files to take along."""

from __future__ import annotations

from django.http import HttpResponse

from werkdruk.web.models import Year

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MARKED = frozenset({"csv"})
"""Kinds that get a byte order mark, for the spreadsheets that otherwise take UTF-8 for something else."""


def attachment(year: Year, what: str, suffix: str, text: str) -> HttpResponse:
    """A text as a file of a school year: `werkdruk-99BB-2022-2023-journaal.json`."""
    return download(year, what, suffix, text.encode("utf-8-sig" if suffix in MARKED else "utf-8"))


def download(year: Year, what: str, suffix: str, content: bytes) -> HttpResponse:
    """Bytes as a file of a school year, named as in `attachment`."""
    name = f"werkdruk-{year.school.brin}-{str(year.school_year).replace('/', '-')}-{what}.{suffix}"
    return HttpResponse(
        content,
        content_type=TYPES[suffix],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def document(year: Year, what: str, content: bytes, *, suffix: str, kind: str) -> HttpResponse:
    """Bytes as a file of a school year, of that content type."""
    name = f"werkdruk-{year.school.brin}-{str(year.school_year).replace('/', '-')}-{what}.{suffix}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
