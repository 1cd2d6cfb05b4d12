# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The places where money is: what it was given for, who holds it for which school year, how far it is on its way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, SchoolYear
from werkdruk.ledger.errors import BadAccount

SCHEME = re.compile(r"[a-z][a-z0-9-]{0,19}")
MEASURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_TEXT = re.compile(
    r"(?P<kind>[a-z]+):(?P<board>\d{5})(?:/(?P<school>\d{2}[A-Z]{2}))?:(?P<scheme>[^:]+):(?P<year>\d{4})"
    r"(?::(?P<school_year>\d{4}-\d{4})(?::(?P<measure>[^:]+))?)?",
    re.ASCII,
)
YEAR_MIN, YEAR_MAX = 1000, 9999


class AccountKind(StrEnum):
    """How far the money is on its way."""

    STATE = "state"
    """Outside: where the money comes from. Its balance is never above zero: minus what the state paid."""
    BOARD = "board"
    """The collective half, received and not yet passed on to a school."""
    INDIVIDUAL = "individual"
    """The individual half, held by the board for the hours of each employee."""
    SCHOOL = "school"
    """With the school, free to plan in a school year."""
    CARRIED = "carried"
    """With the school, free to plan in a school year, and left over from the one before it."""
    COMMITTED = "committed"
    """Promised to one measure."""
    SPENT = "spent"
    """Spent on one measure."""


OF_SCHOOLS = frozenset({AccountKind.SCHOOL, AccountKind.CARRIED, AccountKind.COMMITTED, AccountKind.SPENT})
OF_MEASURES = frozenset({AccountKind.COMMITTED, AccountKind.SPENT})


@dataclass(frozen=True, slots=True, order=True)
class Earmark:
    """What money was given for: to which board, under which scheme, for which funding year.

    Money never leaves its earmark. Raises BadAccount when the scheme or the year has no valid form.
    """

    board: BoardNumber
    scheme: str
    year: CalendarYear

    def __post_init__(self) -> None:
        if SCHEME.fullmatch(self.scheme) is None:
            raise BadAccount(self.scheme, "a scheme is small letters, digits and dashes")
        if not YEAR_MIN <= self.year.year <= YEAR_MAX:
            raise BadAccount(str(self.year), "a funding year has four digits")

    def __str__(self) -> str:
        return f"{self.board}:{self.scheme}:{self.year}"


@dataclass(frozen=True, slots=True)
class Account:
    """A place where money of one earmark is.

    Kinds of a school name the school and the school year it is to be used in, kinds of a measure also the measure,
    the others neither. Raises BadAccount when a field is missing, too much or of no valid form.

    >>> print(Account.parse("committed:10053/18BR:vo:2023:2022-2023:m03").school_year)
    2022/2023
    """

    kind: AccountKind
    earmark: Earmark
    school: Brin | None = None
    school_year: SchoolYear | None = None
    measure: str | None = None

    def __post_init__(self) -> None:
        of_school, of_measure = self.kind in OF_SCHOOLS, self.kind in OF_MEASURES
        if (self.school is not None) != of_school or (self.school_year is not None) != of_school:
            raise BadAccount(str(self), f"{self.kind} {'needs' if of_school else 'is of no'} school and school year")
        if (self.measure is not None) != of_measure:
            raise BadAccount(str(self), f"{self.kind} {'needs a' if of_measure else 'is of no'} measure")
        if self.measure is not None and MEASURE.fullmatch(self.measure) is None:
            raise BadAccount(str(self), "a measure is at most 40 letters, digits, dots, dashes and underscores")
        if self.school_year is not None and not YEAR_MIN <= self.school_year.start < YEAR_MAX:
            raise BadAccount(str(self), "the years of a school year have four digits")

    @classmethod
    def parse(cls, text: str) -> Account:
        """The account written as `kind:board:scheme:year` or `kind:board/school:scheme:year:school-year[:measure]`.

        Raises BadAccount on any other text.
        """
        found = _TEXT.fullmatch(text)
        kinds = {str(kind): kind for kind in AccountKind}
        if found is None or found["kind"] not in kinds:
            raise BadAccount(text, "expected kind:board[/school]:scheme:year[:school-year[:measure]]")
        try:
            school_year = None if found["school_year"] is None else SchoolYear.parse(found["school_year"])
        except ValueError:
            raise BadAccount(text, f"{found['school_year']} is no school year") from None
        earmark = Earmark(BoardNumber(found["board"]), found["scheme"], CalendarYear(int(found["year"])))
        school = None if found["school"] is None else Brin(found["school"])
        return cls(kinds[found["kind"]], earmark, school, school_year, found["measure"])

    def __str__(self) -> str:
        school = "" if self.school is None else f"/{self.school}"
        year = "" if self.school_year is None else f":{self.school_year.start}-{self.school_year.start + 1}"
        measure = "" if self.measure is None else f":{self.measure}"
        return f"{self.kind}:{self.earmark.board}{school}:{self.earmark.scheme}:{self.earmark.year}{year}{measure}"
