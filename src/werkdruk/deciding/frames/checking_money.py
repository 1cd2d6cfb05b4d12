# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check of what is settled beforehand: the parts of the pot set aside, and the themes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from werkdruk.deciding.counting.rule import Method
from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.choices import Stance, Theme, Way
from werkdruk.deciding.frames.clauses import theme_key
from werkdruk.deciding.frames.findings import LEAST_VOTERS, Finding, Headcount, found
from werkdruk.deciding.frames.promises import promised
from werkdruk.deciding.frames.wording import part
from werkdruk.kernel import Euro


def floors(frames: Frames, headcount: Headcount, pot: Euro) -> Iterator[Finding]:
    """What is wrong with the parts set aside, for this pot and these people."""
    if pot <= Euro.zero():
        yield found("no-pot", "floor:units", pot=pot)
    yield from _parts(frames)
    yield from _counted(frames)
    if frames.floors.oop > 0 and not headcount.oop:
        yield found("oop-floor-without-oop", "floor:oop", part=part(frames.floors.oop))
    if frames.floors.units > 0 and pot > Euro.zero():
        yield from _in_units(frames, headcount, pot)


def _parts(frames: Frames) -> Iterator[Finding]:
    units, oop = frames.floors.units, frames.floors.oop
    for key, each in (("floor:units", units), ("floor:oop", oop)):
        if not 0 <= each <= 1:
            yield found("not-a-part", key, part=part(each))
    if units + oop > 1:
        yield found("floors-above-pot", "floor:units", "floor:oop", part=part(units + oop))


def _counted(frames: Frames) -> Iterator[Finding]:
    """The floor of the count is the one agreed; only the count of the whole school has one."""
    agreed, rule = frames.floors.units, frames.vote.rule
    if not any(unit.way is Way.SCHOOL_COUNT for unit in frames.units):
        return
    if rule.floor != agreed:
        yield found("floor-not-counted", "floor:units", "vote", agreed=part(agreed), counted=part(rule.floor))
    if agreed > 0 and rule.method is not Method.SHARES:
        yield found("floor-without-shares", "floor:units", "vote")
    if agreed == 1:
        yield found("floor-takes-all", "floor:units", "vote")


def _in_units(frames: Frames, headcount: Headcount, pot: Euro) -> Iterator[Finding]:
    for unit in frames.units:
        count, key = headcount.of(unit.id), f"units:{unit.id}"
        if not 0 < count <= headcount.total:
            continue
        if promised(pot, frames.floors.units * Fraction(count, headcount.total)) == Euro.zero():
            yield found("floor-empty", "floor:units", key, unit=unit.name)
        if unit.way is Way.SCHOOL_COUNT and count < LEAST_VOTERS:
            yield found("floor-shows-unit", "floor:units", key, unit=unit.name, people=count)


def themes(frames: Frames) -> Iterator[Finding]:
    """What is wrong with the themes."""
    seen: dict[str, Theme] = {}
    for theme in frames.themes:
        key, name = theme_key(theme), theme.name.strip() or theme.id
        before = seen.get(theme.id)
        if before and before.stance is theme.stance:
            yield found("theme-twice", key, theme=name)
        elif before:
            yield found("theme-two-ways", theme_key(before), key, theme=name)
        seen[theme.id] = theme
        if not theme.reason.strip():
            yield found("theme-without-reason", key, theme=name)
        if theme.stance is Stance.CONDITIONAL and not theme.condition.strip():
            yield found("theme-without-condition", key, theme=name)
