# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two languages people read, and sentences that are written in both, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from werkdruk.kernel import dutch, english
from werkdruk.kernel.money import Money
from werkdruk.kernel.periods import Month


class Language(StrEnum):
    """A language of the reader. Dutch comes first: it is what everything is said in when nobody chose."""

    NL = "nl"
    EN = "en"


class Forms(Protocol):
    """How one language writes amounts, numbers and days; `werkdruk.kernel.dutch` and its twin `english` are two."""

    def whole(self, number: int, /) -> str:
        """The number with its thousands apart."""

    def amount(self, money: Money, /) -> str:
        """The amount to the cent, with its sign."""

    def hundredths(self, number: int, /) -> str:
        """A number counted in hundredths, without needless zeros."""

    def day(self, when: date, /) -> str:
        """The day in words."""

    def month(self, when: Month, /) -> str:
        """The month in words."""


_FORMS: dict[Language, Forms] = {Language.NL: dutch, Language.EN: english}


def forms_of(language: Language) -> Forms:
    """How that language writes amounts, numbers and days."""
    return _FORMS[language]


class Hundredths(int):
    """A number counted in hundredths, to be written in units: 40 as `0,4` or `0.4`."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, or a part of one, in both languages; what changes stands between braces, by the same names.

    Called with a language and its values it is the text. Amounts, days, months and whole numbers are written as that
    language does, and another saying in that language too, a tuple as a list with commas; anything else, such as a text
    or a year, as it is.

    >>> Saying("{count} leerlingen", "{count} pupils")(Language.EN, count=1100)
    '1,100 pupils'
    """

    nl: str
    en: str

    def __call__(self, language: Language = Language.NL, /, **values: object) -> str:
        """The text in that language."""
        words = self.nl if language is Language.NL else self.en
        return words.format(**{name: _written(value, language) for name, value in values.items()})

    def told(self, **values: object) -> Told:
        """The saying with its values, in no language yet."""
        return Told(self, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Told:
    """A saying with its values. Called with a language it is the text."""

    saying: Saying
    values: tuple[tuple[str, object], ...] = ()

    def __call__(self, language: Language = Language.NL, /) -> str:
        """The text in that language."""
        return self.saying(language, **dict(self.values))


Words = Saying | Told
"""What can be said in either language."""


def _written(value: object, language: Language) -> str:
    forms = forms_of(language)
    match value:
        case Saying() | Told():
            return value(language)
        case Money():
            return forms.amount(value)
        case Hundredths():
            return forms.hundredths(value)
        case int():
            return forms.whole(value)
        case date():
            return forms.day(value)
        case Month():
            return forms.month(value)
        case tuple():
            return ", ".join(_written(each, language) for each in value)
        case _:
            return str(value)
