# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A count that is known exactly, or known to lie between two bounds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number from `low` to `high`, both included; exact when they are equal.

    A suppressed cell is a span and never a number. Raises ValueError when `low` is above `high`.

    >>> Span.exact(3) + Span(1, 4)
    Span(low=4, high=7)
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            msg = f"span from {self.low} to {self.high}"
            raise ValueError(msg)

    @classmethod
    def exact(cls, number: int) -> Span:
        """The span of one known number."""
        return cls(number, number)

    @property
    def is_exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high

    def __add__(self, other: Span) -> Span:
        if not isinstance(other, Span):
            return NotImplemented
        return Span(self.low + other.low, self.high + other.high)

    def as_json(self) -> int | dict[str, int]:
        """The number itself when exact, else its bounds under `min` and `max`."""
        return self.low if self.is_exact else {"min": self.low, "max": self.high}

    def __str__(self) -> str:
        return str(self.low) if self.is_exact else f"{self.low} tot {self.high}"
