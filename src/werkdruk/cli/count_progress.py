# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a long count is, on standard error: a bar on a terminal, else a plain line after each tenth of the work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

WIDTH, NAME = 30, 40
PATIENCE = 5
"""How many seconds a count may take before it is said that it takes long."""
TENTHS = 10


@contextmanager
def patience(sentence: str, *, seconds: float = PATIENCE) -> Iterator[None]:
    """What is done in it may take this long; after that the sentence is said, once."""
    timer = Timer(seconds, print, (f"werkdruk: {sentence}",), {"file": sys.stderr, "flush": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


class Progress:
    """The progress of `total` steps; with `quiet` nothing is said where there is no terminal."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._total = total
        self._done = 0
        self._terminal = sys.stderr.isatty()
        self._quiet = quiet
        self._longest = 0

    def step(self, name: str) -> None:
        """One more step is done, that of `name`."""
        before, self._done = self._done, self._done + 1
        if self._terminal:
            full = WIDTH * self._done // self._total
            line = f"[{'#' * full}{'.' * (WIDTH - full)}] {self._done} van {self._total}  {name[:NAME]}"
            self._longest = max(self._longest, len(line))
            print(f"\r{line.ljust(self._longest)}", end="", file=sys.stderr, flush=True)
        elif not self._quiet and TENTHS * self._done // self._total > TENTHS * before // self._total:
            print(f"{self._done} van {self._total} bestanden geteld", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Take the bar away."""
        if self._terminal and self._longest:
            print(f"\r{' ' * self._longest}\r", end="", file=sys.stderr, flush=True)
