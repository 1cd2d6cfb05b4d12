# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The change of a mean between two waves, with its band and the smallest change these numbers could have shown.

The waves are taken as independent, since nobody is followed from one to the other. Mostly the same people answer, so
band and detectable change are rather too wide than too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from werkdruk.evaluation.student import t_values
from werkdruk.evaluation.suppression import FLOOR, FLOOR_MIN, FloorTooLow
from werkdruk.kernel import WerkdrukError

HUNDRED = 100
THOUSAND = 1000
PAIR = 2


class TooFew(WerkdrukError):
    """A wave with fewer answers than the floor."""

    def __init__(self, people: int, floor: int) -> None:
        super().__init__(f"{people} answers; fewer than {floor} are not shown")
        self.people = people
        self.floor = floor


@dataclass(frozen=True, slots=True)
class Wave:
    """One moment of asking: how many answered, mean and standard deviation in hundredths of a point."""

    people: int
    mean: int
    deviation: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change in hundredths of a point. The true one lies within `margin` of `difference` in 95 of 100 such cases.

    `detectable` is the smallest true change that numbers like these show in 80 of 100 cases.
    """

    difference: int
    margin: int
    detectable: int

    @property
    def low(self) -> int:
        """The lower end of the band."""
        return self.difference - self.margin

    @property
    def high(self) -> int:
        """The upper end of the band."""
        return self.difference + self.margin

    @property
    def is_seen(self) -> bool:
        """Whether the whole band lies on one side of no change."""
        return abs(self.difference) > self.margin

    def words(self) -> str:
        """What may be said of it in Dutch, and no more."""
        band = f"waarschijnlijk tussen {_points(self.low)} en {_points(self.high)} punten"
        if self.is_seen:
            direction = "omhoog" if self.difference > 0 else "omlaag"
            first = f"De meting ging {_points(abs(self.difference))} punten {direction} ({band})."
        else:
            first = f"De meting laat geen verandering zien die groter is dan het toeval ({band})."
        limit = f"Een verandering kleiner dan {_points(self.detectable)} punten was hier niet te zien geweest."
        return f"{first} {limit} De cijfers zeggen niet waardoor het komt."


def wave(scores: Sequence[int], floor: int = FLOOR) -> Wave:
    """The wave of these scores in whole points. Raises TooFew below `floor`, FloorTooLow when that is too low."""
    if floor < FLOOR_MIN:
        raise FloorTooLow(floor)
    people = len(scores)
    if people < floor:
        raise TooFew(people, floor)
    total = sum(scores)
    squares = people * sum(score * score for score in scores) - total * total
    variance = Fraction(squares * HUNDRED * HUNDRED, people * (people - 1))
    return Wave(people, (2 * total * HUNDRED + people) // (2 * people), _root_up(variance))


def change(before: Wave, after: Wave, floor: int = FLOOR) -> Change:
    """The change from `before` to `after`. Raises TooFew when one of them has fewer answers than `floor`.

    Source: Welch's t interval with Satterthwaite's degrees of freedom, rounded down.
    """
    for each in (before, after):
        if each.people < max(floor, FLOOR_MIN):
            raise TooFew(each.people, max(floor, FLOOR_MIN))
    parts = [Fraction(each.deviation**2, each.people) for each in (before, after)]
    error = sum(parts, Fraction(0))
    spread = sum((part**2 / (each.people - 1) for part, each in zip(parts, (before, after), strict=True)), Fraction(0))
    freedom = error**2 // spread if spread else before.people + after.people - PAIR
    band, power = t_values(int(freedom))
    return Change(after.mean - before.mean, _times(band, error), _times(band + power, error))


def detectable(deviation: int, people: int) -> int:
    """The smallest change that two waves of `people` each will show, before anything is asked; in hundredths.

    `deviation` is the expected standard deviation in hundredths of a point: 2000 is usual on a scale of 0-100.
    """
    band, power = t_values(2 * people - PAIR)
    return _times(band + power, Fraction(2 * deviation**2, people))


def _times(thousandths: int, variance: Fraction) -> int:
    return _root_up(variance * Fraction(thousandths, THOUSAND) ** 2)


def _root_up(square: Fraction) -> int:
    """The square root, rounded up to a whole number."""
    whole = -(-square.numerator // square.denominator)
    root = isqrt(whole)
    return root if root * root >= whole else root + 1


def _points(hundredths: int) -> str:
    sign = "-" if hundredths < 0 else ""
    tenths = (abs(hundredths) + 5) // 10
    return f"{sign if tenths else ''}{tenths // 10},{tenths % 10}"
