# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rules catch of a file, and what nobody caught: every line of the file counts once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.bookings import Booking, BookingKey, BooksFile
from werkdruk.bookkeeping.reading import Reading, open_books
from werkdruk.bookkeeping.rules import BooksMap, CatchRule, Matcher
from werkdruk.kernel import Brin, Euro, Problem, SchoolYear, Where

CAUGHT_MAX = 50_000
REST_SHOWN = 200
GROUPS_MAX = 50_000


@dataclass(frozen=True, slots=True)
class CaughtBooking:
    """A booking that a rule caught, as far as it is kept; `amount` is its net: spent above zero, come back below.

    The description is shown to whoever imports the file. It is not kept and makes no difference: there may be names
    in it.
    """

    key: BookingKey
    on: date
    amount: Euro
    account: str
    cost: str
    project: str
    school: Brin
    measure: str
    text: str = field(default="", compare=False)

    @property
    def school_year(self) -> SchoolYear:
        """The school year its day lies in."""
        return SchoolYear.of(self.on)


@dataclass(frozen=True, slots=True)
class RuleCatch:
    """A rule with how many lines it caught and what they are together."""

    rule: CatchRule
    lines: int
    amount: Euro


@dataclass(frozen=True, slots=True)
class RestGroup:
    """Lines that no rule caught and that have the same account, cost centre and project."""

    account: str
    cost: str
    project: str
    lines: int
    amount: Euro
    text: str
    """The description of the first of them."""


@dataclass(frozen=True, slots=True)
class Catch:
    """A file beside the rules. Its lines are caught, on accounts of the balance sheet, or the rest.

    With problems in `file` nothing was caught and nothing may be kept. `groups` is the number of groups of the rest,
    of which `rest` has the ones with the largest amounts.
    """

    file: BooksFile
    rules: tuple[RuleCatch, ...] = ()
    caught: tuple[CaughtBooking, ...] = ()
    rest: tuple[RestGroup, ...] = ()
    groups: int = 0
    rest_lines: int = 0
    rest_amount: Euro = Euro(0)
    balance_lines: int = 0
    balance_amount: Euro = Euro(0)

    @property
    def amount(self) -> Euro:
        """What was caught, in all."""
        return Euro.sum(booking.amount for booking in self.caught)

    @property
    def adds_up(self) -> bool:
        """Whether caught, balance sheet and rest are the whole file, in lines and in cents."""
        lines = len(self.caught) + self.balance_lines + self.rest_lines
        amount = self.amount + self.balance_amount + self.rest_amount
        return lines == self.file.lines and amount == self.file.debit - self.file.credit


def catch_file(path: Path, books: BooksMap, *, name: str = "", progress: Callable[[int], None] | None = None) -> Catch:
    """What the rules catch of the file at `path`, which is called `name`; `progress` gets the bytes read so far."""
    return catch(open_books(path, books.columns, name=name, progress=progress), books.rules)


def catch(reading: Reading, rules: tuple[CatchRule, ...]) -> Catch:
    """What the rules catch of a reading, which is then at its end."""
    net = _Net(rules)
    for booking in reading.bookings():
        net.put(booking)
    file = reading.told
    if len(net.caught) > CAUGHT_MAX:
        told = faults.TOO_MANY_CAUGHT.told(most=CAUGHT_MAX)
        problem = Problem.said("too_many_caught", Where(file.file), message=told, hint=faults.NARROWER)
        file = replace(file, problems=(*file.problems, problem))
    if file.problems:
        return Catch(file)
    return net.drawn(file)


class _Net:
    """The lines as they come, each put where it belongs."""

    def __init__(self, rules: tuple[CatchRule, ...]) -> None:
        self._rules = rules
        self._matcher = Matcher(rules)
        self._counts = [[0, 0] for _ in rules]
        self._groups: dict[tuple[str, str, str], list[int]] = {}
        self._texts: dict[tuple[str, str, str], str] = {}
        self._rest = [0, 0]
        self._balance = [0, 0]
        self.caught: list[CaughtBooking] = []

    def put(self, booking: Booking) -> None:
        """Put a line where it belongs."""
        number = self._matcher.rule_of(booking)
        cents = booking.net.cents
        if number is not None:
            _add(self._counts[number], cents)
            if len(self.caught) <= CAUGHT_MAX:
                self.caught.append(_caught(booking, self._rules[number]))
        elif booking.is_balance:
            _add(self._balance, cents)
        else:
            _add(self._rest, cents)
            self._group(booking, cents)

    def _group(self, booking: Booking, cents: int) -> None:
        place = (booking.account, booking.cost, booking.project)
        if place not in self._groups:
            if len(self._groups) >= GROUPS_MAX:
                return
            self._groups[place] = [0, 0]
            self._texts[place] = booking.text
        _add(self._groups[place], cents)

    def drawn(self, file: BooksFile) -> Catch:
        """The whole catch."""
        largest = sorted(self._groups, key=lambda place: (-abs(self._groups[place][1]), place))[:REST_SHOWN]
        return Catch(
            file=file,
            rules=tuple(
                RuleCatch(rule, lines, Euro(cents))
                for rule, (lines, cents) in zip(self._rules, self._counts, strict=True)
            ),
            caught=tuple(self.caught),
            rest=tuple(RestGroup(*place, *_told(self._groups[place]), self._texts[place]) for place in largest),
            groups=len(self._groups),
            rest_lines=self._rest[0],
            rest_amount=Euro(self._rest[1]),
            balance_lines=self._balance[0],
            balance_amount=Euro(self._balance[1]),
        )


def _add(sums: list[int], cents: int) -> None:
    sums[0] += 1
    sums[1] += cents


def _told(sums: list[int]) -> tuple[int, Euro]:
    lines, cents = sums
    return lines, Euro(cents)


def _caught(booking: Booking, rule: CatchRule) -> CaughtBooking:
    return CaughtBooking(
        key=booking.key,
        on=booking.on,
        amount=booking.net,
        account=booking.account,
        cost=booking.cost,
        project=booking.project,
        school=rule.school,
        measure=rule.measure,
        text=booking.text,
    )
