# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Doubles in the plans of units, and one line made of them by people: never by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from werkdruk.kernel import Euro
from werkdruk.planning.errors import NotAlike
from werkdruk.planning.plans import PlanLine

WORD_MIN = 3
"""Shorter words say nothing about what a title is about."""
STEM = 6
"""So many letters of a word have to be the same: `assistent` and `assistenten` are."""


def doubles(lines: Iterable[PlanLine]) -> tuple[tuple[PlanLine, PlanLine], ...]:
    """Each pair of lines of different units that may be the same measure, to show side by side; sorted by measure.

    They are for the same purpose and of the same kind, and their titles share at least half of their words. It is a
    hint for people: what looks alike may be two things, and what is one thing may be called otherwise.
    """
    ordered = sorted(lines, key=lambda line: line.measure)
    return tuple((one, other) for one, other in combinations(ordered, 2) if _look_alike(one, other))


def _look_alike(one: PlanLine, other: PlanLine) -> bool:
    if set(one.units) & set(other.units) or _of_what(one) != _of_what(other):
        return False
    mine, yours = _words(one.title), _words(other.title)
    return bool(mine & yours) and 4 * len(mine & yours) >= len(mine) + len(yours)


def _of_what(line: PlanLine) -> tuple[object, ...]:
    return line.purpose, line.kind


def _words(title: str) -> set[str]:
    """The words that say what a title is about, cut off where endings differ."""
    plain = "".join(letter if letter.isalnum() else " " for letter in title.casefold())
    return {word[:STEM] for word in plain.split() if len(word) >= WORD_MIN}


def joined(lines: Sequence[PlanLine], *, title: str, amount: Euro) -> PlanLine:
    """One line in place of `lines`: all their units and proposals, under the first of their codes, at one price.

    `amount` is the price of what they ask together, worked out once. Raises NotAlike when there are fewer than two
    lines, or when they differ in purpose, kind, months, or in being structural: then one price is not the price of all.
    """
    ordered = sorted(lines, key=lambda line: line.measure)
    codes = tuple(line.measure for line in ordered)
    if len(set(codes)) < 2:  # noqa: PLR2004 - one is not joined
        raise NotAlike(codes, "lines")
    first, *others = ordered
    for name in ("purpose", "kind", "months", "structural"):
        if any(getattr(line, name) != getattr(first, name) for line in others):
            raise NotAlike(codes, name)
    units = {unit for line in ordered for unit in line.units} - {first.unit}
    proposals = {number for line in ordered for number in line.proposals}
    return replace(
        first,
        title=title,
        also=tuple(sorted(units)),
        proposals=tuple(sorted(proposals, key=lambda number: (len(number), number))),
        amount=amount,
    )
