# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""CPU seconds of an action, the best of several runs."""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable
from pathlib import Path

SHORTEST = 0.002


def once(action: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    start = time.process_time_ns()
    action()
    return (time.process_time_ns() - start) / 1e9


def best(action: Callable[[], object], *, times: int = 15, at_most: float = 3.0) -> float:
    """CPU seconds of the best run, of `times` or as many as fit in `at_most` seconds; short ones run in a row."""
    first = once(action)
    row = max(1, int(SHORTEST / max(first, 1e-7)))
    found, spent = [first], first

    def many() -> None:
        for _ in range(row):
            action()

    while len(found) <= times and spent + first * row < at_most:
        found.append(once(many) / row)
        spent += found[-1] * row
    return min(found)


def peak() -> float:
    """The most memory this program ever had, in MB; not that of the program that started it."""
    try:
        found = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    except OSError:
        found = None
    return (int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024
