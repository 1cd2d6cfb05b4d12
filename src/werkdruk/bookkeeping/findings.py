# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found in a file while reading it: faults that make it useless, and remarks on one that can be used."""

from __future__ import annotations

from werkdruk.bookkeeping import faults
from werkdruk.kernel import Problem, Where
from werkdruk.kernel.languages import Words

FAULTS_MAX = 200
"""After so many faults reading stops."""


class Unreadable(Exception):
    """The file is not read on; the reason is kept."""


class Findings:
    """Faults and remarks of one file, in the order in which they were met."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.remarks: list[Problem] = []

    def wrong(self, code: str, line: int | None, message: Words, hint: Words) -> None:
        """Keep a fault. Raises Unreadable when there are too many to read on."""
        if len(self.problems) == FAULTS_MAX:
            told = faults.MORE_WRONG.told(most=FAULTS_MAX)
            self.problems.append(self._said("too_many_faults", None, told, faults.EXPORT_AGAIN))
            raise Unreadable
        self.problems.append(self._said(code, line, message, hint))

    def refuse(self, code: str, line: int | None, message: Words, hint: Words) -> None:
        """Keep a fault after which nothing can be read. Raises Unreadable, always."""
        self.problems.append(self._said(code, line, message, hint))
        raise Unreadable

    def remark(self, code: str, line: int | None, message: Words, hint: Words) -> None:
        """Keep a remark."""
        self.remarks.append(self._said(code, line, message, hint))

    def _said(self, code: str, line: int | None, message: Words, hint: Words) -> Problem:
        return Problem.said(code, Where(self.file, line), message=message, hint=hint)
