# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Amounts, numbers and days in the language of the reader; what is unknown is said to be unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext

from werkdruk.kernel.languages import Forms, Language, forms_of
from werkdruk.kernel.spans import Span

if TYPE_CHECKING:
    from datetime import date

    from werkdruk.kernel.money import Money
    from werkdruk.kernel.periods import Month

CENTS = 100


def language() -> Language:
    """The language of the reader, for the sentences of the core: English when they chose it, else Dutch."""
    return Language.EN if is_english() else Language.NL


def is_english() -> bool:
    """Whether the reader reads English; else Dutch."""
    return (get_language() or "nl").startswith("en")


def _forms() -> Forms:
    return forms_of(language())


def _unknown() -> str:
    return gettext("onbekend")


def euro(money: Money | None) -> str:
    """The amount to the cent in the reader's language; None is written as unknown, never as nothing."""
    if money is None:
        return _unknown()
    return _forms().amount(money)


def euro_rounded(money: Money | None) -> str:
    """The amount in whole euros, half up, for sentences; tables show the cents."""
    if money is None:
        return _unknown()
    euros = (abs(money.cents) + CENTS // 2) // CENTS
    rounded = type(money)(-euros * CENTS if money.cents < 0 else euros * CENTS)
    return euro(rounded)[: -len(",00")]


def whole(number: int | Span | None) -> str:
    """The number with its thousands apart; a span is written as a range, None as unknown."""
    if number is None:
        return _unknown()
    if isinstance(number, Span):
        if number.is_exact:
            return whole(number.low)
        return gettext("%(low)s tot en met %(high)s") % {"low": whole(number.low), "high": whole(number.high)}
    return _forms().whole(number)


def fte(hundredths: int | None) -> str:
    """A number of full-time jobs, given in hundredths: 40 is `0,4 fte`."""
    if hundredths is None:
        return _unknown()
    written = _forms().hundredths(hundredths)
    return f"{written}\N{NO-BREAK SPACE}fte"


def day(when: date | None) -> str:
    """The day in words."""
    if when is None:
        return _unknown()
    return _forms().day(when)


def month(when: Month | None) -> str:
    """The month in words."""
    if when is None:
        return _unknown()
    return _forms().month(when)
