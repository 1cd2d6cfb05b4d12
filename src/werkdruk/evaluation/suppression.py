# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables without small groups: what is hidden cannot be found by subtracting what is shown from the total.

Holds for one division of people into groups of which nobody is in two, with its total. A second division of the same
people (teams beside secties) shown beside it is another table with other differences: show one of the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from werkdruk.kernel import WerkdrukError

K = TypeVar("K", bound=str)

FLOOR = 10
"""The smallest group that is shown, unless a school chose a higher one."""
FLOOR_MIN = 5
"""No school may choose a floor below this."""


class FloorTooLow(WerkdrukError):
    """A floor under which people could be recognised."""

    def __init__(self, floor: int) -> None:
        super().__init__(f"a floor of {floor}; it is never below {FLOOR_MIN}")
        self.floor = floor


@dataclass(frozen=True, slots=True)
class Cell:
    """The answers of one group: how many people answered, and the sum of their scores in whole points."""

    people: int
    points: int

    @property
    def mean(self) -> int | None:
        """The mean score in hundredths of a point, rounded half up; None when nobody answered."""
        if not self.people:
            return None
        return (2 * self.points * 100 + self.people) // (2 * self.people)

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.people + other.people, self.points + other.points)


@dataclass(frozen=True, slots=True)
class Published(Generic[K]):
    """A table that may be shown. A group or total that is None is hidden: say so, and do not say how many it are."""

    total: Cell | None
    groups: dict[K, Cell | None]

    @property
    def hidden(self) -> tuple[K, ...]:
        """The groups that are not shown, in the table's order."""
        return tuple(group for group, cell in self.groups.items() if cell is None)


def suppress(table: Mapping[K, Cell], floor: int = FLOOR) -> Published[K]:
    """The part of `table` that may be shown, with its total; groups in the order given.

    Groups below `floor` are hidden. If all hidden groups together are still fewer people than `floor`, the smallest
    shown group is hidden too (equal sizes: the first by name), until they are not: the total minus all that is shown is
    then a group that might have been shown itself. A total below the floor hides all. Raises FloorTooLow below
    FLOOR_MIN.
    """
    if floor < FLOOR_MIN:
        raise FloorTooLow(floor)
    total = sum(table.values(), Cell(0, 0))
    if total.people < floor:
        return Published(None, dict.fromkeys(table))
    hidden = {group for group, cell in table.items() if cell.people < floor}
    by_size = sorted(table, key=lambda group: (table[group].people, group))
    for group in by_size:
        if not hidden or sum(table[each].people for each in hidden) >= floor:
            break
        hidden.add(group)
    return Published(total, {group: None if group in hidden else cell for group, cell in table.items()})
