# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Faults in what somebody gave us: collected and shown all at once, each with how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a fault: a file, and the line in it (counted from 1) when there is one."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in given data. `code` is stable for programs; `message` and `hint` are Dutch sentences."""

    code: str
    where: Where
    message: str
    hint: str

    def line(self) -> str:
        """The fault as one printable line."""
        return f"{self.where}: {self.message} {self.hint}"

    def as_json(self) -> dict[str, str | int | None]:
        """The fault with the keys code, file, line, what and hint."""
        return {
            "code": self.code,
            "file": self.where.file,
            "line": self.where.line,
            "what": self.message,
            "hint": self.hint,
        }
