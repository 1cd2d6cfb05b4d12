# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Amounts, days and texts as bookkeeping packages write them. What can be read in two ways is not read."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from werkdruk.bookkeeping.bookings import BookSide

CENTS_MAX = 100_000_000_000_000
"""An amount of more cents than this is a mistake."""
TEXT_KEPT = 200
"""So many characters of a description are kept; the rest is left out."""
CODE_LENGTH_MAX = 100
"""The longest number of a journal, an account or a project."""
SIDES = {
    "D": BookSide.DEBIT,
    "DEBET": BookSide.DEBIT,
    "DEBIT": BookSide.DEBIT,
    "DB": BookSide.DEBIT,
    "C": BookSide.CREDIT,
    "CREDIT": BookSide.CREDIT,
    "CR": BookSide.CREDIT,
}
_PLAIN = re.compile(r"([-+]?)([0-9]{1,15})(?:[.,]([0-9]{1,2})(?:0*))?")
_GROUPED = re.compile(r"([-+]?)([0-9]{1,3}(?:([.,])[0-9]{3})(?:\3[0-9]{3})*)(?:(?!\3)[.,]([0-9]{2}))")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+)?(?:Z|[-+][0-9]{2}:?[0-9]{2})?")
_DUTCH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?: [0-9:]+)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def cents_in(text: str) -> int | None:
    """The cents of an amount with at most two decimals, behind a point or a comma; None for anything else.

    `1234.5`, `-12,50`, `1.234,56` and `€ 12,00` are amounts. `1.234` is not: it may be a thousand or three decimals.

    >>> cents_in("1.234,56"), cents_in("12.5"), cents_in("1.234")
    (123456, 1250, None)
    """
    if text[-3:-2] == "." and text.isascii() and text[:-3].isdecimal() and text[-2:].isdecimal():
        return _bounded(int(text[:-3] + text[-2:]))
    plain = text.replace("€", "").replace("EUR", "").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if plain.endswith("-") and plain[:-1]:
        plain = f"-{plain[:-1]}"
    found = _PLAIN.fullmatch(plain)
    if found:
        sign, whole, decimals = found[1], found[2], found[3] or ""
    else:
        found = _GROUPED.fullmatch(plain)
        if found is None:
            return None
        sign, whole, decimals = found[1], found[2].replace(found[3], ""), found[4]
    cents = int(whole) * 100 + int(decimals.ljust(2, "0"))
    return _bounded(-cents if sign == "-" else cents)


def _bounded(cents: int) -> int | None:
    return cents if abs(cents) <= CENTS_MAX else None


@lru_cache(maxsize=4096)
def day_in(text: str) -> date | None:
    """The day written as 2024-03-31 (a time behind it is left out), 31-3-2024 or 20240331; None for anything else."""
    iso, dutch, compact = _ISO.fullmatch(text), _DUTCH.fullmatch(text), _COMPACT.fullmatch(text)
    parts = iso.groups() if iso else dutch.groups()[::-1] if dutch else compact.groups() if compact else None
    if parts is None:
        return None
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def side_in(text: str) -> BookSide | None:
    """The side written as D, C, debet or credit; None for anything else."""
    return SIDES.get(text.strip().upper())


def short(text: str) -> str:
    """A description on one line of at most TEXT_KEPT characters, without what cannot be printed."""
    if len(text) <= TEXT_KEPT and text.isprintable():
        return text.strip()
    words = " ".join(text[: TEXT_KEPT * 4].split())[:TEXT_KEPT]
    return "".join(letter for letter in words if letter.isprintable())
