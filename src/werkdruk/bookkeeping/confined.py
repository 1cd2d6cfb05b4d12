# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file of a stranger in a process of its own, with so much time and memory and no more.

The child is a module of ours, run by the same Python, with an empty environment: it knows no password and no database.
It limits itself before it looks at the file. It answers in lines of JSON: `{"done": N}` while it goes, then one other.
Where the machine knows no such limits (Windows) only the clock of the parent holds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Timer
from typing import IO, Any

from werkdruk.kernel import WerkdrukError

SECONDS_OF_PROCESSOR = 20
BYTES_OF_MEMORY = 512 << 20
SECONDS_IN_ALL = 60
"""After so many seconds by the clock the child is ended, however little it did."""
ANSWER_BYTES_MAX = 64 << 20


class TooCostly(WerkdrukError):
    """A file that takes more time or memory than a file of ours ever needs, or breaks its reader."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the reader stopped with code {code}")
        self.code = code


def confine() -> None:
    """Nothing; this process then has its limits and can write no file. To be called first in the child."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, SECONDS_OF_PROCESSOR),
        (resource.RLIMIT_AS, BYTES_OF_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))
    sys.addaudithook(_refuse_outside)


def _refuse_outside(event: str, _: object) -> None:
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "ctypes.")):
        raise PermissionError(event)


def answer(value: object) -> None:
    """Nothing; the parent gets the value. For the child."""
    sys.stdout.write(json.dumps(value, separators=(",", ":"), ensure_ascii=True) + "\n")
    sys.stdout.flush()


def ask_confined(
    module: str, words: Sequence[str], *, given: object = None, progress: Callable[[int], None] | None = None
) -> Any:  # noqa: ANN401 - what the child answers; each caller reads it
    """What the child answers: `python -m module words...`, with `given` as JSON on its standard input.

    Raises TooCostly when it takes too long, needs too much or breaks.
    """
    paths = [path for path in sys.path if path]
    launch = f"import sys, runpy; sys.path[:0] = {paths!r}; sys.argv[1:] = {list(words)!r}; "
    launch += f"runpy.run_module({module!r}, run_name='__main__')"
    with subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-I", "-c", launch],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"LANG": "C.UTF-8"},
    ) as child:
        timer = Timer(SECONDS_IN_ALL, child.kill)
        timer.daemon = True
        timer.start()
        try:
            found = _talk(child, json.dumps(given).encode(), progress)
        finally:
            timer.cancel()
            child.kill()
    if found is None:
        raise TooCostly(child.returncode)
    return found


def _talk(
    child: subprocess.Popen[bytes], given: bytes, progress: Callable[[int], None] | None
) -> dict[str, Any] | None:
    """The last answer of the child; None when it gave none."""
    with suppress(BrokenPipeError):
        _pipe(child.stdin).write(given)
        _pipe(child.stdin).close()
    while line := _pipe(child.stdout).readline(ANSWER_BYTES_MAX):
        try:
            found = json.loads(line)
        except ValueError:
            return None
        if not isinstance(found, dict):
            return None
        if "done" not in found:
            return found
        if progress is not None:
            progress(int(found["done"]))
    return None


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:  # pragma: no cover - Popen makes both
        raise RuntimeError("no pipe to the child")
    return pipe
