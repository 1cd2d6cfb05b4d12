# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spreadsheets (.xlsx, .ods) as the CSV that the readers of the core know, made by a confined process.

The first sheet that has something in it counts. Row numbers stay those of the sheet. Run as a module this is the child:
it weighs the archive before anything is unpacked, and only then gives it to calamine.
"""

from __future__ import annotations

import csv
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from werkdruk.bookkeeping.confined import TooCostly, answer, ask_confined, confine
from werkdruk.kernel import Problem, Saying, Where

MODULE = "werkdruk.web.spreadsheets"
ZIP = b"PK\x03\x04"
MEMBERS_MAX = 200
UNPACKED_MAX = 50_000_000
RATIO_MAX = 100
ROWS_MAX, COLUMNS_MAX, CELL_MAX = 100_000, 100, 10_000
NESTED = (".zip", ".xlsx", ".xlsm", ".ods", ".gz", ".7z", ".rar")
DECIMALS = 6

NO_SHEET = Saying(
    "Dit is geen leesbaar Excel- of OpenDocument-bestand.", "This is no readable Excel or OpenDocument file."
)
SAVE_AGAIN = Saying("Sla het opnieuw op als .xlsx, of als CSV UTF-8.", "Save it again as .xlsx, or as CSV UTF-8.")
TOO_HEAVY = Saying(
    "Dit rekenblad is uitgepakt te groot om te lezen; er is niets van gelezen.",
    "This spreadsheet is too large to read once unpacked; nothing of it was read.",
)
SMALLER = Saying(
    "Laat alleen het blad met de gegevens staan, of sla het op als CSV UTF-8.",
    "Leave only the sheet with the data, or save it as CSV UTF-8.",
)
TOO_MANY_ROWS = Saying("Het rekenblad heeft meer dan {most} rijen.", "The spreadsheet has more than {most} rows.")
TOO_MANY_COLUMNS = Saying(
    "Het rekenblad heeft meer dan {most} kolommen.", "The spreadsheet has more than {most} columns."
)
LONG_CELL = Saying("In rij {row} staat een cel die te lang is.", "Row {row} has a cell that is too long.")
EMPTY = Saying("Het rekenblad is leeg.", "The spreadsheet is empty.")
SAYINGS = {
    "no_sheet": (NO_SHEET, SAVE_AGAIN),
    "too_heavy": (TOO_HEAVY, SMALLER),
    "rows": (TOO_MANY_ROWS, SMALLER),
    "columns": (TOO_MANY_COLUMNS, SMALLER),
    "cell": (LONG_CELL, SMALLER),
    "empty": (EMPTY, SAVE_AGAIN),
}


def is_spreadsheet(head: bytes) -> bool:
    """Whether a file that begins so may be a spreadsheet that can be read here."""
    return head.startswith(ZIP)


def csv_of(content: bytes, file: str) -> bytes | Problem:
    """The first sheet of the spreadsheet as CSV in UTF-8, or why it cannot be read."""
    with NamedTemporaryFile(suffix=".sheet") as kept:
        kept.write(content)
        kept.flush()
        return csv_of_path(Path(kept.name), file)


def csv_of_path(path: Path, file: str) -> bytes | Problem:
    """The first sheet of the spreadsheet at `path` as CSV in UTF-8, or why it cannot be read."""
    try:
        found = ask_confined(MODULE, [str(path)])
    except TooCostly:
        found = {"refused": "too_heavy"}
    if "csv" in found:
        return str(found["csv"]).encode()
    code = str(found.get("refused", "no_sheet"))
    message, hint = SAYINGS.get(code, (NO_SHEET, SAVE_AGAIN))
    told = message.told(most=int(found.get("most", 0)), row=int(found.get("row", 0)))
    return Problem.said(f"sheet_{code}", Where(file), message=told, hint=hint)


class _Refused(Exception):
    """The child reads no further; its answer says why."""

    def __init__(self, code: str, **facts: int) -> None:
        super().__init__(code)
        self.answer = {"refused": code, **facts}


def _weighed(content: bytes) -> None:
    """Nothing. Raises _Refused when the archive is none, or unpacks to more than a spreadsheet of ours ever is."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise _Refused("no_sheet") from fault
    unpacked = sum(member.file_size for member in members)
    heavy = len(members) > MEMBERS_MAX or unpacked > UNPACKED_MAX or unpacked > RATIO_MAX * max(len(content), 1)
    if heavy or any(member.filename.lower().endswith(NESTED) for member in members):
        raise _Refused("too_heavy")
    if any(member.flag_bits & 1 for member in members):
        raise _Refused("no_sheet")


def _csv(content: bytes) -> str:
    import python_calamine  # noqa: PLC0415 - only the child has it in its memory

    try:
        book = python_calamine.load_workbook(BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names[:MEMBERS_MAX]]
    except (python_calamine.CalamineError, ValueError, OSError) as fault:
        raise _Refused("no_sheet") from fault
    sheet = next((each for each in sheets if each.height), None)
    if sheet is None:
        raise _Refused("empty")
    if sheet.total_height >= ROWS_MAX:
        raise _Refused("rows", most=ROWS_MAX)
    if sheet.total_width >= COLUMNS_MAX:
        raise _Refused("columns", most=COLUMNS_MAX)
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = [_written(value) for value in row]
        if any(len(cell) > CELL_MAX for cell in cells):
            raise _Refused("cell", row=number)
        writer.writerow(cells)
    return text.getvalue()


def _written(value: object) -> str:
    """A cell as somebody would type it: days as ISO, numbers without needless zeros, one line."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return " ".join(str(value).replace("\0", "").splitlines())


def _main(path: str) -> None:
    """The child: nothing; its parent gets the answer."""
    confine()
    content = Path(path).read_bytes()
    try:
        _weighed(content)
        answer({"csv": _csv(content)})
    except _Refused as refusal:
        answer(refusal.answer)


if __name__ == "__main__":
    _main(*sys.argv[1:])
