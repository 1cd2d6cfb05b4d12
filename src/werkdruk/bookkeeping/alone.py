# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Catching in a process of its own: what the web does with a file that somebody sends.

`catch_alone` is the parent; run as a module this is the child, which reads the map from standard input.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import BooksFile, BooksFormat
from werkdruk.bookkeeping.catching import Catch, catch_file
from werkdruk.bookkeeping.confined import TooCostly, answer, ask_confined, confine
from werkdruk.bookkeeping.maps import map_from
from werkdruk.bookkeeping.passing import catch_as_json, catch_from_json
from werkdruk.bookkeeping.rules import BooksMap
from werkdruk.kernel import Problem, Where

MODULE = "werkdruk.bookkeeping.alone"
STEP = 1 << 22
"""After so many bytes the parent hears how far it is."""


def catch_alone(path: Path, books: BooksMap, *, name: str = "", progress: Callable[[int], None] | None = None) -> Catch:
    """What the rules catch of the file at `path`, read by a confined process; `name` is what the file is called.

    A file that costs too much is a catch of nothing, with the problem.
    """
    file = name or path.name
    try:
        found = ask_confined(MODULE, [str(path), file], given=books.as_json(), progress=progress)
    except TooCostly:
        problem = Problem.said("too_costly", Where(file), message=faults.TOO_COSTLY, hint=faults.NOT_AN_EXPORT)
        return Catch(BooksFile(file, BooksFormat.CSV, "", problems=(problem,)))
    return catch_from_json(found)


def _main(path: str, file: str) -> None:
    """The child: nothing; its parent gets the answer."""
    confine()
    books, _ = map_from(json.loads(sys.stdin.read()), file)
    told = [0]

    def progress(done: int) -> None:
        if done - told[0] >= STEP:
            told[0] = done
            answer({"done": done})

    answer(catch_as_json(catch_file(Path(path), books, name=file, progress=progress)))


if __name__ == "__main__":
    _main(*sys.argv[1:])
