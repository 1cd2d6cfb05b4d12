# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a plan fit that costs more than there is, by the rule that was agreed before the first idea."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from werkdruk.kernel import Euro, Saying, split
from werkdruk.kernel.languages import Told
from werkdruk.planning.plans import PlanLine

LAST_OF_PLACE = Saying(
    "Het plan kostte {over} meer dan de pot. Wat als laatste gekozen was, viel af: zo staat het in de kaders.",
    "The plan cost {over} more than the pot. What was chosen last dropped out: so the frames say.",
)
LESS_OF_ALL = Saying(
    "Het plan kostte {over} meer dan de pot. Van elke maatregel ging hetzelfde deel af: zo staat het in de kaders.",
    "The plan cost {over} more than the pot. Every measure gave up the same part: so the frames say.",
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one deciding place has in a line: the `order` in which it chose it there, from 1, and what it pays."""

    place: str
    order: int
    amount: Euro


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A line with the places that chose it; a joined line has more than one. The parts sum to its amount."""

    line: PlanLine
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if not self.parts or Euro.sum(part.amount for part in self.parts) != self.line.amount:
            msg = f"the parts of {self.line.measure} are not its amount"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A plan that fits: its lines, what dropped out in that order, and why; `why` is None when it fitted already."""

    lines: tuple[PlanLine, ...]
    dropped: tuple[PlanLine, ...] = ()
    why: Told | None = None

    @property
    def total(self) -> Euro:
        """What it costs now."""
        return Euro.sum(line.amount for line in self.lines)


def drop_last(chosen: Sequence[ChosenLine], *, pots: Mapping[str, Euro], pot: Euro) -> Shrunk:
    """The plan without what was chosen last, dropped one by one until it fits in the pot.

    Each time the place that is furthest over its own pot gives up what it chose last, as long as it costs anything;
    when no place is over, it is the place that has most of the lines in money. Equal places go by their name. Every
    line that stays was chosen before what its place gave up.
    """
    over = _over(chosen, pot)
    if over is None:
        return Shrunk(tuple(each.line for each in chosen))
    kept = list(chosen)
    dropped: list[PlanLine] = []
    while Euro.sum(each.line.amount for each in kept) > pot:
        last = _last_of(kept, _next_place(kept, pots))
        kept.remove(last)
        dropped.append(last.line)
    return Shrunk(tuple(each.line for each in kept), tuple(dropped), LAST_OF_PLACE.told(over=over))


def _over(chosen: Iterable[ChosenLine], pot: Euro) -> Euro | None:
    total = Euro.sum(each.line.amount for each in chosen)
    return total - pot if total > pot else None


def _next_place(kept: Sequence[ChosenLine], pots: Mapping[str, Euro]) -> str:
    """The place that gives something up now."""
    taken: dict[str, Euro] = {}
    for each in kept:
        for part in each.parts:
            taken[part.place] = taken.get(part.place, Euro.zero()) + part.amount
    beyond = {place: sum_of - pots.get(place, Euro.zero()) for place, sum_of in taken.items() if sum_of.cents > 0}
    measured = beyond if any(amount.cents > 0 for amount in beyond.values()) else taken
    return min(
        (place for place in measured if taken[place].cents > 0), key=lambda place: (-measured[place].cents, place)
    )


def _last_of(kept: Sequence[ChosenLine], place: str) -> ChosenLine:
    """What a place chose last of all that costs it something."""
    orders = {each: part.order for each in kept for part in each.parts if part.place == place and part.amount.cents > 0}
    return max(orders, key=lambda each: (orders[each], each.line.measure))


def cut_all(lines: Sequence[PlanLine], *, pot: Euro) -> Shrunk:
    """The plan with every amount brought down by the same part, to the cent: largest remainder, ties to the first code.

    A plan that fits stays as it is. Nothing drops out; a line never costs more than before.
    """
    total = Euro.sum(line.amount for line in lines)
    if total <= pot:
        return Shrunk(tuple(lines))
    left = split(max(pot, Euro.zero()), {line.measure: line.amount.cents for line in lines})
    cut = tuple(replace(line, amount=left[line.measure]) for line in lines)
    return Shrunk(cut, (), LESS_OF_ALL.told(over=total - pot))
