# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a file of bookings: what it is, told by its first bytes, and the reading of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import Booking, BooksFile, BooksFormat
from werkdruk.bookkeeping.columns import BookColumns
from werkdruk.bookkeeping.encodings import encoding_of
from werkdruk.bookkeeping.tables import TableReading
from werkdruk.bookkeeping.xaf import XafReading
from werkdruk.kernel import Problem, Where
from werkdruk.kernel.languages import Words

MB = 1_000_000
XAF_BYTES_MAX, CSV_BYTES_MAX = 250 * MB, 100 * MB
_FOREIGN = (
    (b"PK\x03\x04", faults.SHEET, faults.SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", faults.SHEET, faults.SAVE_AS_CSV),
    (b"\x1f\x8b", faults.PACKED, faults.UNPACK),
    (b"%PDF", faults.NOT_KNOWN, faults.WHICH_FILES),
)


class Reading(Protocol):
    """One reading of a file of bookings, whatever its form."""

    def bookings(self) -> Iterator[Booking]:
        """Each booking in the order of the file; to be taken once."""

    @property
    def told(self) -> BooksFile:
        """What the file is and what is wrong with it, after all bookings were taken."""


class Refusal:
    """The reading of a file that cannot be read: no bookings, and why."""

    def __init__(self, file: str, code: str, message: Words, hint: Words) -> None:
        problem = Problem.said(code, Where(file), message=message, hint=hint)
        self.told = BooksFile(file, BooksFormat.CSV, "", problems=(problem,))

    def bookings(self) -> Iterator[Booking]:
        """Nothing."""
        return iter(())


def open_books(
    path: Path,
    columns: BookColumns | None = None,
    *,
    name: str = "",
    progress: Callable[[int], None] | None = None,
) -> Reading:
    """The reading of the audit file or the delimited text at `path`, which is called `name` when that is given.

    `columns` says which column is what in a delimited text; `progress` is called with the bytes read so far.
    """
    file = name or path.name
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            encoded = encoding_of(stream) if size <= XAF_BYTES_MAX else None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Refusal(file, "not_opened", faults.NOT_OPENED.told(reason=reason), faults.CHECK_NAME)
    if encoded is None:
        return Refusal(file, "too_large", faults.TOO_LARGE.told(most=XAF_BYTES_MAX // MB), faults.ONE_YEAR)
    head = encoded.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        return Refusal(file, "empty", faults.EMPTY, faults.EXPORT_AGAIN)
    for start, message, hint in _FOREIGN:
        if head.startswith(start):
            return Refusal(file, "not_books", message, hint)
    is_wide = encoded.name.startswith("utf-16")
    if head.startswith(b"<") or (is_wide and b"<\0" in head[:8] + b"\0"):
        return XafReading(path, encoded, name=file, progress=progress)
    if b"\0" in head and not is_wide:
        return Refusal(file, "not_books", faults.NOT_KNOWN, faults.WHICH_FILES)
    if size > CSV_BYTES_MAX:
        return Refusal(file, "too_large", faults.TOO_LARGE.told(most=CSV_BYTES_MAX // MB), faults.ONE_YEAR)
    return TableReading.of_csv(path, encoded, columns, name=file, progress=progress)
