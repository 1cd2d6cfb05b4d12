# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is published of a board for one school year, as one value; nothing in it is about a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import AccountKind, Earmark, Entry
from werkdruk.planning import PlanLine
from werkdruk.reporting.accounts import YearAccount
from werkdruk.reporting.making import account_of
from werkdruk.reporting.plan_file import DecidedPlan


@dataclass(frozen=True, slots=True)
class DueShare:
    """What a school is due under a scheme for a funding year: its pupils by kind, and its part of the collective half.

    `rule` is the id of the rule it was worked out by.
    """

    scheme: str
    funding_year: CalendarYear
    general: int
    vocational: int
    collective: Euro
    rule: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a measure was to give and gave in hours, and for how many people; None is not known."""

    hours_planned: int | None = None
    hours_given: int | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class SchoolBooks:
    """One school of the board: its plan with the council's decision, what it is due, what its measures delivered."""

    brin: Brin
    name: str
    decided: DecidedPlan | None = None
    due: tuple[DueShare, ...] = ()
    delivered: Mapping[str, Delivery] = field(default_factory=dict)
    minutes: str = ""
    """Where the minutes of the council's meeting can be read; empty when they are not there."""
    evaluated_on: date | None = None

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """The lines of its plan; none without a plan."""
        return self.decided.plan.lines if self.decided else ()


@dataclass(frozen=True)
class BoardBooks:
    """The journal of a board with its schools, for one school year, up to and with day `on`.

    `register` is the board's number in the trade register (KVK), empty when it is not known. `entries` stand in the
    order they were booked.
    """

    board: BoardNumber
    name: str
    school_year: SchoolYear
    on: date
    entries: tuple[Entry, ...]
    schools: tuple[SchoolBooks, ...]
    register: str = ""

    @cached_property
    def accounts(self) -> Mapping[Brin, YearAccount]:
        """The account of each school, in the order of the schools. Raises DoesNotClose when one does not close."""
        return {
            school.brin: account_of(
                self.entries, school=school.brin, school_year=self.school_year, decided=school.decided, on=self.on
            )
            for school in self.schools
        }

    @property
    def earmarks(self) -> tuple[Earmark, ...]:
        """What the money of these schools in this school year was given for, sorted."""
        brins = {school.brin for school in self.schools}
        return tuple(
            sorted(
                {
                    line.account.earmark
                    for entry in self.entries
                    for line in entry.postings
                    if line.account.school in brins and line.account.school_year == self.school_year
                }
            )
        )

    def passed_on(self, earmark: Earmark, school: Brin) -> Euro:
        """What went from the board to a school under an earmark, for all its school years together."""
        return Euro.sum(net for entry, net in self._passed(earmark, school))

    def passed_days(self, earmark: Earmark, school: Brin) -> tuple[date, ...]:
        """The days on which something was passed on, in the order of booking."""
        return tuple(entry.on for entry, net in self._passed(earmark, school) if net)

    def _passed(self, earmark: Earmark, school: Brin) -> Iterator[tuple[Entry, Euro]]:
        for entry in self.entries:
            mine = [line for line in entry.postings if line.account.earmark == earmark]
            if any(line.account.kind is AccountKind.BOARD for line in mine):
                yield entry, Euro.sum(line.amount for line in mine if line.account.school == school)

    def received(self, earmark: Earmark) -> tuple[Euro, tuple[date, ...]]:
        """The collective half that the state paid under an earmark, and the days it came in."""
        came = [
            (entry.on, line.amount)
            for entry in self.entries
            for line in entry.postings
            if line.account.earmark == earmark
            and line.account.kind is AccountKind.BOARD
            and any(other.account.kind is AccountKind.STATE for other in entry.postings)
        ]
        return Euro.sum(amount for _, amount in came), tuple(day for day, _ in came)
