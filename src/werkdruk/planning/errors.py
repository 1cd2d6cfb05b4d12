# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What planning refuses."""

from __future__ import annotations

from werkdruk.kernel import CalendarYear, SchoolYear, WerkdrukError


class NotPriced(WerkdrukError):
    """A measure or a norm no price can be made of: `field` says which number, `why` what is wrong with it."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"no price: {field}: {why}")
        self.field = field
        self.why = why


class NoFunding(WerkdrukError):
    """A pot asked for a school year while the amount of one of its funding years is not given, not even estimated."""

    def __init__(self, school_year: SchoolYear, year: CalendarYear) -> None:
        super().__init__(f"no amount for funding year {year}, needed for school year {school_year}")
        self.school_year = school_year
        self.year = year


class LineTwice(WerkdrukError):
    """One line that comes into a plan twice."""

    def __init__(self, line: str) -> None:
        super().__init__(f"plan line {line!r} is there twice")
        self.line = line


class NotAlike(WerkdrukError):
    """Lines that cannot be joined: fewer than two (`why` is "lines"), or different in the part that `why` names."""

    def __init__(self, measures: tuple[str, ...], why: str) -> None:
        super().__init__(f"not joined: {', '.join(measures)}: {why}")
        self.measures = measures
        self.why = why
