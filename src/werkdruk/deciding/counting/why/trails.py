# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last run of equal shares once more, moment by moment, with what every purse would be at a level close by.

As long as nothing changes in the order of purchases, nor in who pays in full, every purse and every price is a straight
line in the level. So beside each amount stands its slope, and one pass tells both what happened and how far it would
have gone the same way. Types that paid the same for the same have the same purse; they are taken together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.outcomes import Outcome

Backers = Sequence[Sequence[tuple[int, int]]]
END = -1
_GONE = -1
_GROUP_BITS = 40


class Row(NamedTuple):
    """Supporters that are alike: what each has and its slope, the share of each, and how many (parts of) voters."""

    purse: int
    slope: int
    share: int
    size: int


@dataclass(frozen=True, slots=True)
class Moment:
    """What stands before a purchase, or before the end of a stage when `project` is END; `round` counts from 1.

    Amounts are whole numbers of `parts`, slopes are how much they grow when the level is one unit higher. `price` is
    what is paid per share; `rich` pay it, `poor` pay all they have. `open` are the other projects that could be bought.
    `entry` is the purse of a whole voter who has not paid for anything. `unit` is that of a stage inside a unit, empty
    when all take part.
    """

    round: int
    project: int
    parts: int
    price: int
    slope: int
    rich: tuple[Row, ...]
    poor: tuple[Row, ...]
    open: tuple[int, ...]
    entry: int
    unit: str
    walk: Walk
    backers: Backers

    def supporters(self, project: int) -> list[Row]:
        """The supporters of a project that have something, now: ask before the next moment."""
        return self.walk.rows(self.backers[project])


def moments(outcome: Outcome) -> Iterator[Moment]:
    """Each moment of the last run in order, those inside units first; the last one is the end of the run."""
    level, floor = outcome.level, outcome.rule.floor
    order, own = outcome.claim.order, outcome.claim.own
    walk = Walk(outcome.market, level, floor)
    taken: set[int] = set()
    if floor:
        unit_of = [project.unit for project in outcome.election.projects]
        inside = _inside(outcome, unit_of)
        for unit in sorted({unit for unit in unit_of if unit}):
            among = [project for project, name in enumerate(unit_of) if name == unit]
            bought = [project for project in order[:own] if unit_of[project] == unit]
            yield from walk.stage(bought, among, inside, (len(taken), unit, level * floor))
            taken.update(bought)
    walk.free()
    among = [project for project in range(len(outcome.market.prices)) if project not in taken]
    yield from walk.stage(order[own:], among, outcome.market.backers, (own, "", level))


class Walk:
    """The purses of groups of types that are alike, and their slopes, in parts that become finer on the way."""

    def __init__(self, market: Market, level: Fraction, floor: Fraction) -> None:
        """The purses that can be spent first: the floors when there is a floor, which `free` then makes whole."""
        self.market = market
        self.parts = level.denominator * market.purse_parts * floor.denominator
        first = floor.numerator or 1
        self._kept = floor.denominator - first
        kinds = sorted(set(market.purses)) or [1]
        self._alike = [kinds.index(purse) for purse in market.purses] or [0] * len(market.sizes)
        self._wholes = [(level.numerator * kind, level.denominator * kind) for kind in kinds]
        self._purses = [purse * first for purse, _ in self._wholes]
        self._slopes = [slope * first for _, slope in self._wholes]
        self._inside = bool(floor)

    def rows(self, backers: Sequence[tuple[int, int]]) -> list[Row]:
        """These supporters, those that are alike taken together, without those that have nothing for good."""
        alike, sizes = self._alike, self.market.sizes
        together: dict[int, int] = {}
        for number, share in backers:
            group = alike[number]
            if group != _GONE:
                key = share << _GROUP_BITS | group
                together[key] = together.get(key, 0) + sizes[number]
        mask = (1 << _GROUP_BITS) - 1
        return [
            Row(self._purses[key & mask], self._slopes[key & mask], key >> _GROUP_BITS, size)
            for key, size in together.items()
        ]

    def free(self) -> None:
        """From here purses are whole: what is left of the floor, and all that was kept."""
        if self._inside:
            self._purses = [
                left + whole * self._kept for left, (whole, _) in zip(self._purses, self._wholes, strict=True)
            ]
            self._slopes = [
                left + whole * self._kept for left, (_, whole) in zip(self._slopes, self._wholes, strict=True)
            ]
        self._inside = False

    def stage(
        self, order: Sequence[int], among: Sequence[int], backers: Backers, where: tuple[int, str, Fraction]
    ) -> Iterator[Moment]:
        """The moments of a stage: before each purchase and at its end. `where`: rounds before it, unit and entry."""
        before, unit, entry = where
        waiting = list(among)
        for number, project in enumerate((*order, END), before + 1):
            price, slope = 0, 0
            rich: list[Row] = []
            poor: list[Row] = []
            if project != END:
                waiting.remove(project)
                price, slope, rich, poor = self._price(project, backers[project])
            yield Moment(
                round=number,
                project=project,
                parts=self.parts,
                price=price,
                slope=slope,
                rich=tuple(rich),
                poor=tuple(poor),
                open=tuple(waiting),
                entry=int(entry * self.parts),
                unit=unit,
                walk=self,
                backers=backers,
            )
            if project != END:
                self._pay(price, slope, backers[project])

    def _price(self, project: int, backers: Sequence[tuple[int, int]]) -> tuple[int, int, list[Row], list[Row]]:
        """The price per share and its slope, who pays it and who cannot; parts become so fine that both are whole."""
        rest, rise = self.market.prices[project] * self.parts, 0
        rich, poor = self.rows(backers), []
        shares = sum(row.size * row.share for row in rich)
        while short := [row for row in rich if row.purse * shares < rest * row.share]:
            rich = [row for row in rich if row.purse * shares >= rest * row.share]
            rest -= sum(row.size * row.purse for row in short)
            rise -= sum(row.size * row.slope for row in short)
            shares -= sum(row.size * row.share for row in short)
            poor += short
        finer = shares // gcd(rest, rise, shares)
        if finer > 1:
            self.parts *= finer
            self._purses = [purse * finer for purse in self._purses]
            self._slopes = [slope * finer for slope in self._slopes]
            self._wholes = [(purse * finer, slope * finer) for purse, slope in self._wholes]
            rich, poor = (
                [Row(row.purse * finer, row.slope * finer, row.share, row.size) for row in rows]
                for rows in (rich, poor)
            )
        return rest * finer // shares, rise * finer // shares, rich, poor

    def _pay(self, price: int, slope: int, backers: Sequence[tuple[int, int]]) -> None:
        """Every supporter pays, and goes to a group with those of its group that had the same share."""
        moved: dict[tuple[int, int], int] = {}
        for number, share in backers:
            group = self._alike[number]
            if group == _GONE:
                continue
            if (group, share) not in moved:
                moved[group, share] = self._after(group, price * share, slope * share)
            self._alike[number] = moved[group, share]

    def _after(self, group: int, asked: int, rise: int) -> int:
        """The group of those of a group that were asked this amount."""
        left, slope = self._purses[group] - asked, self._slopes[group] - rise
        if left < 0:
            if not self._inside:
                return _GONE
            left = slope = 0
        self._purses.append(left)
        self._slopes.append(slope)
        self._wholes.append(self._wholes[group])
        return len(self._purses) - 1


def _inside(outcome: Outcome, unit_of: Sequence[str]) -> Backers:
    """The supporters of each project inside its own unit."""
    units = outcome.election.ballots.units
    return [
        tuple(one for one in backers if units and units[one[0]] == unit_of[project])
        for project, backers in enumerate(outcome.market.backers)
    ]
