# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets as files: a paper (PDF) and a workbook (Excel). The same sheets give the same bytes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from werkdruk.kernel import Euro
from werkdruk.web.papers import as_input, pdf, template
from werkdruk.web.papers.bars import bar
from werkdruk.web.papers.workbooks import Grid, as_workbook
from werkdruk.web.queries.sheets import Sheet, Sheets
from werkdruk.web.wording import euro, language

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def paper(sheets: Sheets) -> bytes:
    """The sheets as a tagged PDF in the language of the reader, with a bar of what became of the money."""
    parts = [(f"{name}: {euro(amount)}", max(amount.cents, 0)) for name, amount in sheets.bar]
    data = {
        "paragraph": list(sheets.paragraph),
        "sheets": [_printed(sheet) for sheet in sheets.sheets],
        "rests": list(sheets.rests_on),
        "rests_title": _("Waar dit op rust"),
        "chart": bar(parts),
        "chart_words": ", ".join(words for words, _size in parts),
    }
    return pdf(template("sheets"), title=sheets.title, language=language().value, data=as_input(data))


def _printed(sheet: Sheet) -> dict[str, object]:
    texts = [place for place in range(len(sheet.heads)) if place not in sheet.money]
    return {
        "title": sheet.title,
        "heads": list(sheet.heads),
        "rows": [[_text(cell) for cell in row] for row in sheet.rows],
        "total": [_text(cell) for cell in sheet.total],
        "money": sorted(sheet.money),
        "wide": max(texts, key=lambda place: _width(sheet, place), default=0),
        "note": sheet.note,
    }


def workbook(sheets: Sheets) -> bytes:
    """The sheets as an Excel workbook: first what it is about, then one sheet per table, amounts as numbers."""
    told = (*sheets.paragraph, *sheets.rests_on)
    about = Grid(_("Over dit bestand"), (sheets.title,), tuple((text,) for text in told))
    return as_workbook(sheets.title, (about, *(_grid(sheet) for sheet in sheets.sheets)))


def _grid(sheet: Sheet) -> Grid:
    rows = (*sheet.rows, *((sheet.total,) if sheet.total else ()))
    return Grid(sheet.title, sheet.heads, tuple(tuple("" if cell is None else cell for cell in row) for row in rows))


def _width(sheet: Sheet, column: int) -> int:
    rows = (sheet.heads, *sheet.rows, *((sheet.total,) if sheet.total else ()))
    return max(len(_text(row[column])) for row in rows) + 1


def _text(cell: str | Euro | None) -> str:
    if cell is None:
        return ""
    return euro(cell) if isinstance(cell, Euro) else cell
