# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a measure asks for: people, hours, lessons, smaller classes, things, a service, or only an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from werkdruk.kernel import Euro, Language
from werkdruk.planning import sayings
from werkdruk.planning.errors import NotPriced
from werkdruk.planning.months import Months


def _above_zero(field: str, number: int) -> None:
    if number <= 0:
        raise NotPriced(field, "must be above zero")


class LessonMethod(StrEnum):
    """The two honest ways to price a lesson less; a price always names the one it used.

    Source: practice of the sector; see `werkdruk.planning.pricing`.
    """

    HOURS = "hours"
    REPLACEMENT = "replacement"

    def called(self, language: Language = Language.NL) -> str:
        """The method in words."""
        return sayings.METHODS[self.value](language)


@dataclass(frozen=True, slots=True)
class Fte:
    """Staff: hundredths of a full-time job, so 40 is 0.4 fte."""

    hundredths: int

    def __post_init__(self) -> None:
        _above_zero("hundredths", self.hundredths)


@dataclass(frozen=True, slots=True)
class Hours:
    """Clock hours in all, over the months of the measure; `rate` when an hour has its own price (somebody hired)."""

    hours: int
    rate: Euro | None = None

    def __post_init__(self) -> None:
        _above_zero("hours", self.hours)
        if self.rate is not None:
            _above_zero("rate", self.rate.cents)


@dataclass(frozen=True, slots=True)
class LessonsFewer:
    """Lessons a week less, counted over all teachers who get it: one less for each of 69 fte is 69."""

    lessons: int
    method: LessonMethod = LessonMethod.HOURS

    def __post_init__(self) -> None:
        _above_zero("lessons", self.lessons)


@dataclass(frozen=True, slots=True)
class SmallerClasses:
    """Classes of `size_after` instead of `size_before` pupils, where `hundredths` of an fte teach now."""

    hundredths: int
    size_before: int
    size_after: int

    def __post_init__(self) -> None:
        _above_zero("hundredths", self.hundredths)
        _above_zero("size_after", self.size_after)
        if self.size_after >= self.size_before:
            raise NotPriced("size_after", "must be below the size before")


@dataclass(frozen=True, slots=True)
class Purchase:
    """Things, paid once in the first month."""

    amount: Euro

    def __post_init__(self) -> None:
        _above_zero("amount", self.amount.cents)


@dataclass(frozen=True, slots=True)
class Service:
    """Work by somebody from outside for a sum agreed for all the months together."""

    amount: Euro

    def __post_init__(self) -> None:
        _above_zero("amount", self.amount.cents)


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement that costs no money: shorter meetings, one activity less."""


Ask: TypeAlias = Fte | Hours | LessonsFewer | SmallerClasses | Purchase | Service | Agreement


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure to be priced: what it asks for, when, for good or once, and who it helps.

    `benefits` names groups or units; empty means nobody has said. `hours_freed` is what the proposers themselves
    expect over all the months; None means the hours that are bought.
    """

    asks: Ask
    months: Months
    structural: bool = False
    benefits: frozenset[str] = frozenset()
    hours_freed: int | None = None

    def __post_init__(self) -> None:
        if self.hours_freed is not None and self.hours_freed < 0:
            raise NotPriced("hours_freed", "must not be below zero")
