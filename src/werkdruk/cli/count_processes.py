# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The processes that count the files of a batch: each starts fresh, and ends at once and without a word at Ctrl-C."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from werkdruk.deciding.counting.batches import Workers

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Processes(ProcessPoolExecutor):
    """So many processes. They are born with Ctrl-C held back, until they can end by it without a trace."""

    def __init__(self, number: int) -> None:
        fresh = multiprocessing.get_context("spawn")
        super().__init__(number, mp_context=fresh, initializer=_end_at_interrupt)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """The result to be; the first call starts the processes."""
        with _interrupts_held():
            return super().submit(fn, *args, **kwargs)


def processes(number: int | None) -> Workers:
    """So many processes; without a number, one for each processor that this program may use."""
    return Workers(number or _processors(), Processes)


def end_processes() -> None:
    """End what is still being counted for a batch that goes no further."""
    for process in multiprocessing.active_children():
        process.terminate()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_at_interrupt() -> None:
    """What a process does first."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the context ends, also for the processes that are started in it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
