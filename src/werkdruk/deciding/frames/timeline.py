# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The timeline that the frames set: a day for each step between the frames and the council's answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise


class Day(StrEnum):
    """The days of a timeline, in the order they have to come."""

    CHECK_CLOSES = "check-closes"
    """The last day all personnel can say yes or no to the frames."""
    RATIFY_BY = "ratify-by"
    IDEAS_OPEN = "ideas-open"
    IDEAS_CLOSE = "ideas-close"
    FEASIBLE_BY = "feasible-by"
    """The last day the school leader says what is feasible."""
    VOTES_OPEN = "votes-open"
    VOTES_CLOSE = "votes-close"
    MERGE_BY = "merge-by"
    PACKAGE_BY = "package-by"
    """The last day all personnel can say yes or no to the whole plan."""
    COUNCIL_BY = "council-by"
    """The last day the plan goes to the council."""


APART = frozenset({Day.IDEAS_OPEN, Day.VOTES_OPEN})
"""What can only start on a later day than the step before it ends."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday, its first and last day included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The days agreed. Days of a vote are None where there is none; `holidays` is None while nobody filled them in."""

    check_closes: date
    ratify_by: date
    ideas_open: date
    ideas_close: date
    feasible_by: date
    merge_by: date
    council_by: date
    votes_open: date | None = None
    votes_close: date | None = None
    package_by: date | None = None
    holidays: tuple[Holiday, ...] | None = None

    @property
    def days(self) -> dict[Day, date]:
        """The days that are set, in the order they have to come."""
        every = {
            Day.CHECK_CLOSES: self.check_closes,
            Day.RATIFY_BY: self.ratify_by,
            Day.IDEAS_OPEN: self.ideas_open,
            Day.IDEAS_CLOSE: self.ideas_close,
            Day.FEASIBLE_BY: self.feasible_by,
            Day.VOTES_OPEN: self.votes_open,
            Day.VOTES_CLOSE: self.votes_close,
            Day.MERGE_BY: self.merge_by,
            Day.PACKAGE_BY: self.package_by,
            Day.COUNCIL_BY: self.council_by,
        }
        return {day: when for day, when in every.items() if when is not None}

    def holiday_on(self, day: date) -> Holiday | None:
        """The holiday that `day` lies in; None when it lies in none, or when they are not known."""
        return next((each for each in self.holidays or () if each.first <= day <= each.last), None)

    def out_of_order(self) -> tuple[tuple[Day, Day], ...]:
        """Each pair of days next to each other that come in the wrong order; empty when all is well."""
        days = list(self.days.items())
        return tuple(
            (earlier, later)
            for (earlier, first), (later, second) in pairwise(days)
            if second < first or (later in APART and second == first)
        )
