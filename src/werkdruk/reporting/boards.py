# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a board for one school year: its schools side by side, and the money it received and passed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import AccountKind, Earmark, Entry, balances
from werkdruk.planning import PlanLine
from werkdruk.reporting.accounts import YearAccount
from werkdruk.reporting.making import account_of
from werkdruk.reporting.plan_file import DecidedPlan


@dataclass(frozen=True, slots=True)
class Halves:
    """What the state paid under a scheme for a funding year, and what is where of it.

    `at_board` is the part of the collective half that no school has yet: below zero when too much went out.
    """

    scheme: str
    funding_year: CalendarYear
    individual: Euro
    collective: Euro
    at_board: Euro

    @property
    def passed_on(self) -> Euro:
        """What went to the schools."""
        return self.collective - self.at_board


@dataclass(frozen=True, slots=True)
class SchoolPart:
    """One school of the board: its account and the lines of its plan."""

    brin: Brin
    name: str
    account: YearAccount
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class BoardAccount:
    """The account of a board for one school year up to and with a day; `head` is the last link of its ledger's chain.

    `halves` are of the funding years that pay for this school year, in order.
    """

    board: BoardNumber
    name: str
    school_year: SchoolYear
    on: date
    schools: tuple[SchoolPart, ...]
    halves: tuple[Halves, ...]
    head: str = ""

    @property
    def accounts(self) -> tuple[YearAccount, ...]:
        """The accounts of the schools."""
        return tuple(school.account for school in self.schools)

    def total(self, amount: str) -> Euro:
        """The sum over the schools of one of the amounts of a `YearAccount`, by its name: `spent`."""
        return Euro.sum(getattr(account, amount) for account in self.accounts)

    @property
    def is_passed_on(self) -> bool:
        """Whether nothing of the collective half is left at the board."""
        return not any(half.at_board for half in self.halves)


@dataclass(frozen=True, slots=True)
class Member:
    """A school as it comes into the account of its board: its name, and its plan with the council's decision."""

    name: str
    decided: DecidedPlan | None = None


def board_account_of(
    entries: Iterable[Entry],
    members: Mapping[Brin, Member],
    *,
    board: tuple[BoardNumber, str],
    school_year: SchoolYear,
    on: date,
    head: str = "",
) -> BoardAccount:
    """The account of a board, from its journal up to and with a day; `board` is its number and its name.

    Raises DoesNotClose when the account of a school does not close.
    """
    booked = tuple(entry for entry in entries if entry.on <= on)
    schools = tuple(
        SchoolPart(
            brin,
            member.name,
            account_of(booked, school=brin, school_year=school_year, decided=member.decided, on=on),
            member.decided.plan.lines if member.decided else (),
        )
        for brin, member in members.items()
    )
    number, name = board
    return BoardAccount(number, name, school_year, on, schools, _halves(booked, school_year), head)


def _halves(booked: tuple[Entry, ...], school_year: SchoolYear) -> tuple[Halves, ...]:
    money = balances(booked)
    paid = {
        account.earmark: -amount
        for account, amount in money.items()
        if account.kind is AccountKind.STATE and account.earmark.year in school_year.months_by_calendar_year()
    }
    held = {(account.earmark, account.kind): amount for account, amount in money.items() if account.school is None}
    return tuple(_half(earmark, paid[earmark], held) for earmark in sorted(paid, key=lambda one: (one.year, one)))


def _half(earmark: Earmark, paid: Euro, held: Mapping[tuple[Earmark, AccountKind], Euro]) -> Halves:
    """Money that reached the account of the individual half stays there; all else that was paid is collective."""
    individual = held.get((earmark, AccountKind.INDIVIDUAL), Euro.zero())
    at_board = held.get((earmark, AccountKind.BOARD), Euro.zero())
    return Halves(earmark.scheme, earmark.year, individual, paid - individual, at_board)
