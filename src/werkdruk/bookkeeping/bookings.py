# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of somebody else's bookkeeping as values: where each one stands, its account and dimensions, its amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from werkdruk.kernel import Euro, Problem


class BookSide(StrEnum):
    """The side of a booking, in the letters of the audit file."""

    DEBIT = "D"
    CREDIT = "C"


class BooksFormat(StrEnum):
    """What a file of bookings is; the versions of the Dutch audit file (XAF) each have their own."""

    XAF_3_1 = "XAF 3.1"
    XAF_3_2 = "XAF 3.2"
    XAF_3_2_1 = "XAF 3.2.1"
    XAF_4_0 = "XAF 4.0"
    CSV = "CSV"
    SHEET = "spreadsheet"


@dataclass(frozen=True, slots=True, order=True)
class BookingKey:
    """Which booking this is, the same in every export of the same books.

    `period` is the book year and the period in it, `2024-03`. Numbers are unique in no version of the format, so
    `repeat` counts transactions with the same number in a period of a journal, and `occurrence` lines with the same
    number in a transaction, each from 1 in the order of the file.
    """

    period: str
    journal: str
    number: str
    line: str
    repeat: int = 1
    occurrence: int = 1

    def __str__(self) -> str:
        again = "" if self.repeat == 1 else f"~{self.repeat}"
        twice = "" if self.occurrence == 1 else f"~{self.occurrence}"
        return f"{self.period} {self.journal}/{self.number}{again}/{self.line}{twice}"


@dataclass(frozen=True, slots=True)
class Booking:
    """One line. `amount` is what stands there, which some packages write below zero; `net` is what it does.

    `is_balance` says whether the account is one of the balance sheet; None when the file does not say. Names of
    customers, suppliers and users are never read.
    """

    key: BookingKey
    on: date
    account: str
    side: BookSide
    amount: Euro
    cost: str = ""
    project: str = ""
    text: str = ""
    is_balance: bool | None = None

    @property
    def net(self) -> Euro:
        """The amount, above zero on the debit side: what was spent, less what came back."""
        return self.amount if self.side is BookSide.DEBIT else -self.amount


@dataclass(frozen=True, slots=True)
class BooksFile:
    """What a file of bookings says of itself, and what is wrong with it.

    With any of `problems` nothing of it may be used. `remarks` are oddities of a file that can be used: they are shown
    and change nothing.
    """

    file: str
    form: BooksFormat
    digest: str
    year: str = ""
    package: str = ""
    first: date | None = None
    last: date | None = None
    lines: int = 0
    debit: Euro = Euro(0)
    credit: Euro = Euro(0)
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
