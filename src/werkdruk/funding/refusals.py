# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this room refuses to do."""

from __future__ import annotations

from werkdruk.kernel import Problem, WerkdrukError


class NotCountable(WerkdrukError):
    """A file nothing can be counted from; `problem` says why and how to mend it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.line())
        self.problem = problem


class NotExact(WerkdrukError):
    """One amount was asked of a range of amounts."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__(f"the amount lies between {low} and {high} cents and is not known exactly")
        self.low = low
        self.high = high


class NoSuchSchool(WerkdrukError):
    """A school that the allocation does not hold."""

    def __init__(self, school: str) -> None:
        super().__init__(f"no school {school} in this allocation")
        self.school = school
