# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file of bookings that somebody sent: in a confined process, with word of how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from tempfile import NamedTemporaryFile
from threading import Thread

from django.core.files.uploadedfile import UploadedFile

from werkdruk.bookkeeping import BooksFile, BooksFormat, BooksMap, Catch
from werkdruk.bookkeeping.alone import catch_alone
from werkdruk.kernel import Problem, Saying, Where
from werkdruk.web.forms.bookkeeping import SHEET_BYTES_MAX
from werkdruk.web.spreadsheets import csv_of, is_spreadsheet

LARGE = 10_000_000
"""A file of more bytes takes so long that its page says how far it is."""
SHEET_TOO_LARGE = Saying("Dit rekenblad is groter dan 10 MB.", "This spreadsheet is larger than 10 MB.")
AS_CSV = Saying("Sla het op als CSV UTF-8, of geef de auditfile.", "Save it as CSV UTF-8, or give the audit file.")


def read_sent(sent: UploadedFile[bytes], chart: BooksMap, progress: Callable[[int], None] | None = None) -> Catch:
    """What the rules catch of the file that was sent."""
    name = Path(sent.name or "").name or "boekhouding"
    if is_spreadsheet(sent.read(4)):
        return _read_sheet(sent, chart, name)
    with _on_disk(sent) as path:
        return catch_alone(path, chart, name=name, progress=progress)


def _read_sheet(sent: UploadedFile[bytes], chart: BooksMap, name: str) -> Catch:
    if (sent.size or 0) > SHEET_BYTES_MAX:
        return _nothing(Problem.said("sheet_too_large", Where(name), message=SHEET_TOO_LARGE, hint=AS_CSV))
    sent.seek(0)
    table = csv_of(sent.read(), name)
    if isinstance(table, Problem):
        return _nothing(table)
    with NamedTemporaryFile(suffix=".csv") as kept:
        kept.write(table)
        kept.flush()
        return catch_alone(Path(kept.name), chart, name=name)


def _nothing(problem: Problem) -> Catch:
    return Catch(BooksFile(problem.where.file, BooksFormat.SHEET, "", problems=(problem,)))


@contextmanager
def _on_disk(sent: UploadedFile[bytes]) -> Iterator[Path]:
    """Where the file stands: as it was sent when that is on disk already, else in a file of its own."""
    path = getattr(sent, "temporary_file_path", None)
    if path is not None:
        yield Path(path())
        return
    with NamedTemporaryFile(suffix=".boek") as kept:
        sent.seek(0)
        for chunk in sent.chunks():
            kept.write(chunk)
        kept.flush()
        yield Path(kept.name)


def read_telling(sent: UploadedFile[bytes], chart: BooksMap) -> Iterator[int | Catch]:
    """The bytes read so far, as they come, and at the end the catch."""
    told: SimpleQueue[int | Catch | None] = SimpleQueue()

    def work() -> None:
        found: Catch | None = None
        try:
            found = read_sent(sent, chart, told.put)
        finally:
            told.put(found)

    Thread(target=work, daemon=True).start()
    while (step := told.get()) is not None:
        yield step
        if isinstance(step, Catch):
            return
