# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every measurement is a process of its own, so that its memory is its own; while it runs, the clock is shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MEGABYTE = 1024
"""In kilobytes, as the system counts it; a program that tells its own peak knows better: after a fork this is at least
that of the program that started it."""


@dataclass(frozen=True)
class Answer:
    """What a program said and took: its own measurements, and CPU seconds and peak memory of the whole process."""

    said: Mapping[str, Any] = field(default_factory=dict)
    cpu: float = 0.0
    megabytes: float = 0.0
    failed: str = ""

    def seconds(self, *names: str) -> float | None:
        """The sum of these measurements, or None when one of them is not there."""
        found = [self.said.get(name) for name in names]
        return None if None in found else sum(map(float, found))

    @property
    def order(self) -> tuple[str, ...] | None:
        """The winners in the order in which they were bought, if it said so."""
        return tuple(self.said["order"]) if "order" in self.said else None


class Runner:
    """Starts programs one after the other and shows how far it is. One that takes too long is ended and noted."""

    def __init__(self, jobs: int, longest: float) -> None:
        self.jobs, self.longest, self.done = jobs, longest, 0

    def run(self, label: str, command: Sequence[str]) -> Answer:
        self.done += 1
        head = f"[{self.done:>3}/{self.jobs}] {label}"
        start = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as wrong:
            process = subprocess.Popen(command, stdout=out, stderr=wrong)
            try:
                status, used, ended = self._wait(process, head, start)
            except BaseException:
                process.kill()
                raise
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            wrong.seek(0)
            said = out.read().decode()
            complaint = wrong.read().decode(errors="replace").strip().splitlines()
        took = used.ru_utime + used.ru_stime
        failed = "took too long" if ended else ""
        if process.returncode and not failed:
            failed = complaint[-1] if complaint else f"exit {process.returncode}"
        answer = {} if failed else json.loads(said.strip().splitlines()[-1])
        most = answer.get("mb", used.ru_maxrss / MEGABYTE)
        self._show(f"{head}: {failed or f'{took:.2f} s CPU, {most:.0f} MB'}", last=True)
        return Answer(answer, took, most, failed)

    def _wait(self, process: subprocess.Popen[bytes], head: str, start: float) -> tuple[int, Any, bool]:
        ended, shown = False, 0
        while True:
            found, status, used = os.wait4(process.pid, os.WNOHANG)
            if found:
                return status, used, ended
            passed = time.monotonic() - start
            if int(passed) > shown:
                shown = int(passed)
                self._show(f"{head}: {shown} s", last=False)
            if passed > self.longest and not ended:
                process.kill()
                ended = True
            time.sleep(0.02)

    def _show(self, text: str, *, last: bool) -> None:
        live = sys.stderr.isatty()
        if live or last:
            print(f"\r\x1b[K{text}" if live else text, end="\n" if last else "", file=sys.stderr, flush=True)
