# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `werkdruk`: joins one module per command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from werkdruk.kernel.errors import WerkdrukError

COMMANDS = ("rules", "allocate", "count", "account", "verify", "books")
REFUSED, STOPPED = 1, 130


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; each command's module adds its own options and sets `run`."""
    top = argparse.ArgumentParser(
        prog="werkdruk",
        description="Werkdrukmiddelen: van de regel van het Rijk tot de verantwoording, op de cent.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="OPDRACHT")
    for name in COMMANDS:
        import_module(f"werkdruk.cli.{name}").add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of one command: 0 done, 1 refused with a sentence, 2 wrong use, 130 stopped by Ctrl-C."""
    try:
        args = parser().parse_args(argv)
        code: int = args.run(args)
        sys.stdout.flush()
    except WerkdrukError as refusal:
        print(f"werkdruk: {refusal}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except OSError as fault:
        print(f"werkdruk: lezen of schrijven lukt niet ({fault.strerror}).", file=sys.stderr)
        _forget_output()
        return REFUSED
    return code


def _forget_output() -> None:
    """Send what still waits to be written nowhere: the interpreter would try once more, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
