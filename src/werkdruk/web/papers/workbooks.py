# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables for other programs: an Excel workbook and CSV, from the same rows. No cell is ever run as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

import xlsxwriter

from werkdruk.kernel import Euro
from werkdruk.kernel.dutch import hundredths
from werkdruk.kernel.languages import Hundredths

Cell = str | int | Euro
"""A text, a whole number, a number in hundredths (`Hundredths`), or an amount."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A text that starts so would be run by a spreadsheet; in CSV it gets a `'` in front."""
MADE = datetime(2022, 1, 1)  # noqa: DTZ001 - a workbook knows no zones; one day for all, so the bytes stay the same
NAME_MAX = 31
NOT_IN_NAMES = str.maketrans("", "", r"[]:*?/\\")
"""What the name of a sheet cannot have in Excel."""
HUNDRED = 100
WIDTH_MIN, WIDTH_MAX = 10, 50


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its name, the heads of its columns, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_csv(grid: Grid) -> str:
    """The table as CSV with `;`; amounts and fte with a decimal comma and no dots, as Dutch spreadsheets read them."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(grid.heads)
    rows.writerows([written(cell) for cell in row] for row in grid.rows)
    return out.getvalue()


def written(cell: Cell) -> str:
    """The cell as it stands in CSV: a text that looks like a formula with a `'` in front."""
    match cell:
        case Euro():
            whole, cents = divmod(abs(cell.cents), HUNDRED)
            return f"{'-' if cell.cents < 0 else ''}{whole},{cents:02d}"
        case Hundredths():
            return hundredths(cell).replace(".", "")
        case int():
            return str(cell)
        case _:
            return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_workbook(title: str, grids: tuple[Grid, ...]) -> bytes:
    """The tables as one Excel workbook, amounts and fte as numbers; the same tables give the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title, "created": MADE})
        bold, decimal = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
        for grid in grids:
            page = book.add_worksheet(grid.name.translate(NOT_IN_NAMES)[:NAME_MAX])
            page.freeze_panes(1, 0)
            for column, head in enumerate(grid.heads):
                widest = max(len(head), *(len(written(row[column])) for row in grid.rows), 0)
                page.set_column(column, column, min(max(widest + 1, WIDTH_MIN), WIDTH_MAX))
                page.write_string(0, column, head, bold)
            for number, row in enumerate(grid.rows, start=1):
                for column, cell in enumerate(row):
                    _write(page, (number, column), cell, decimal)
    return out.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, place: tuple[int, int], cell: Cell, decimal: object) -> None:
    match cell:
        case Euro():
            page.write_number(*place, Fraction(cell.cents, HUNDRED), decimal)
        case Hundredths():
            page.write_number(*place, Fraction(int(cell), HUNDRED), decimal)
        case int():
            page.write_number(*place, cell)
        case _:
            page.write_string(*place, cell)
