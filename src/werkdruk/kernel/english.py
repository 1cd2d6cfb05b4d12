# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How amounts, numbers and days are written in English; the twin of `werkdruk.kernel.dutch`."""

from __future__ import annotations

from datetime import date

from werkdruk.kernel.money import Money
from werkdruk.kernel.periods import Month

SIGNS = {"EUR": "\N{EURO SIGN}", "USD": "$"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def whole(number: int) -> str:
    """The number with commas between the thousands: `1,234`."""
    return f"{number:,}"


def amount(money: Money) -> str:
    """The amount with its sign, commas and a point: `€1,234.56`."""
    sign = "-" if money.cents < 0 else ""
    euros, cents = divmod(abs(money.cents), 100)
    return f"{sign}{SIGNS[money.code]}{euros:,}.{cents:02d}"


def hundredths(number: int) -> str:
    """A number counted in hundredths, without needless zeros: 40 is `0.4`, 125 is `1.25`, 300 is `3`."""
    sign = "-" if number < 0 else ""
    units, rest = divmod(abs(number), 100)
    decimals = f"{rest:02d}".rstrip("0")
    return f"{sign}{units:,}" + (f".{decimals}" if decimals else "")


def day(when: date) -> str:
    """The day in words: `1 October 2022`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def month(when: Month) -> str:
    """The month in words: `August 2023`."""
    return f"{MONTHS[when.month - 1]} {when.year}"
