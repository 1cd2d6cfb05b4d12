# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is found while a file is read: doubts that are stated, and faults that make counting impossible."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NoReturn

from werkdruk.deciding.counting.elections import BadElection
from werkdruk.kernel import Problem, Where

SHOWN_PER_CODE = 50


@dataclass(slots=True)
class Findings:
    """The problems of one file, in the order in which they were found; of one kind at most SHOWN_PER_CODE."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    fatal: str = ""

    def state(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Keep a problem; of one kind at most SHOWN_PER_CODE, the others are counted."""
        self.seen[code] += 1
        if self.seen[code] <= SHOWN_PER_CODE:
            self.problems.append(Problem(code, Where(self.file, line), message, hint))

    def fault(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Keep a problem that makes counting impossible; what follows is still looked at."""
        self.fatal = self.fatal or code
        self.state(code, line, message, hint)

    def stop_when_faulty(self) -> None:
        """Nothing when there was no fault; else raise BadElection with all problems."""
        if self.fatal:
            raise BadElection(self.fatal, self.all())

    def all(self) -> tuple[Problem, ...]:
        """The problems, and per kind that was cut off how many more there are."""
        more = tuple(
            Problem(
                code, Where(self.file), f"Nog {times - SHOWN_PER_CODE} keer hetzelfde.", "Kijk heel het bestand na."
            )
            for code, times in self.seen.items()
            if times > SHOWN_PER_CODE
        )
        return tuple(self.problems) + more

    def refuse(self, code: str, line: int | None, message: str, hint: str) -> NoReturn:
        """Raise BadElection with all problems so far and this one."""
        self.fault(code, line, message, hint)
        raise BadElection(self.fatal, self.all())
