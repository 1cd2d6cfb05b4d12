# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Money: whole cents, and the class is the currency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self

_TEXT = re.compile(r"(?P<code>[A-Z]{3}) (?P<sign>-?)(?P<whole>\d+)\.(?P<cents>\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An exact amount in whole cents; negative for a correction. The class is the currency.

    >>> Euro(31868) * 2 + Euro(1)
    Euro(cents=63737)
    """

    cents: int

    code: ClassVar[str]

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            msg = f"money is whole cents, not {type(self.cents).__name__}"
            raise TypeError(msg)

    @classmethod
    def zero(cls) -> Self:
        """Nothing, in this currency."""
        return cls(0)

    @classmethod
    def sum(cls, amounts: Iterable[Self]) -> Self:
        """The sum of `amounts`; zero when there are none. Raises TypeError on another currency."""
        total = cls(0)
        for amount in amounts:
            total += amount
        return total

    @classmethod
    def parse(cls, text: str) -> Self:
        """The amount written as `EUR 318.68`. Raises ValueError on any other form or another currency.

        >>> Euro.parse("EUR 318.68")
        Euro(cents=31868)
        """
        found = _TEXT.fullmatch(text)
        if found is None or found["code"] != cls.code:
            msg = f"expected an amount such as '{cls.code} 318.68', found {text!r}"
            raise ValueError(msg)
        cents = int(found["whole"]) * 100 + int(found["cents"])
        return cls(-cents if found["sign"] else cents)

    def __add__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return type(self)(self.cents + other.cents)

    def __sub__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return type(self)(self.cents - other.cents)

    def __neg__(self) -> Self:
        return type(self)(-self.cents)

    def __mul__(self, count: int) -> Self:
        if type(count) is not int:
            return NotImplemented
        return type(self)(self.cents * count)

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        whole, cents = divmod(abs(self.cents), 100)
        return f"{self.code} {sign}{whole}.{cents:02d}"


class Euro(Money):
    """An amount in euro."""

    __slots__ = ()
    code = "EUR"


class Dollar(Money):
    """An amount in dollars of the United States, the currency of the Caribbean Netherlands."""

    __slots__ = ()
    code = "USD"
