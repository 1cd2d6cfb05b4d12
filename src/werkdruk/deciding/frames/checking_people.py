# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check of who decides: units, the people in them, and the size of their talks."""

from __future__ import annotations

from collections.abc import Iterator

from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.choices import Way
from werkdruk.deciding.frames.findings import LEAST_VOTERS, Finding, Headcount, found

LEAST_TALKERS = 2


def units(frames: Frames) -> Iterator[Finding]:
    """What is wrong with the units by themselves."""
    if not frames.units:
        yield found("no-units", "units")
    seen: set[str] = set()
    for unit in frames.units:
        marks = {f"id {unit.id}", f"name {unit.name.strip().casefold()}"}
        if not unit.name.strip():
            yield found("unit-without-name", f"units:{unit.id}")
        elif marks & seen:
            yield found("unit-twice", f"units:{unit.id}", unit=unit.name)
        seen |= marks


def people(frames: Frames, headcount: Headcount) -> Iterator[Finding]:
    """What is wrong with who is in which unit."""
    for unit in frames.units:
        if not headcount.of(unit.id):
            yield found("unit-without-people", f"units:{unit.id}", unit=unit.name)
    for unit_id, count in headcount.units.items():
        if count and frames.unit(unit_id) is None:
            yield found("unit-left-out", "units", unit=unit_id, people=count)
    outside = headcount.total - sum(headcount.units.values())
    if outside > 0:
        yield found("people-without-unit", "units", people=outside)
    elif outside < 0:
        yield found("people-twice", "units", people=-outside)


def talks(frames: Frames, headcount: Headcount) -> Iterator[Finding]:
    """What is wrong with the way units decide, seen to their size."""
    most, together = frames.talks.group_max, 0
    if most < LEAST_TALKERS:
        yield found("group-too-small", "talks:group", most=most)
    if frames.talks.talks_min < 1:
        yield found("talks-missing", "talks:number", talks=frames.talks.talks_min)
    for unit in frames.units:
        count, key = headcount.of(unit.id), f"units:{unit.id}"
        if unit.way is Way.TALK and count > most >= LEAST_TALKERS:
            yield found("group-too-large", key, "talks:group", unit=unit.name, people=count, most=most)
        if unit.way is Way.COUNT and 0 < count < LEAST_VOTERS:
            yield found("too-few-to-count", key, "vote", unit=unit.name, people=count, least=LEAST_VOTERS)
        together += count if unit.way is Way.SCHOOL_COUNT else 0
    if 0 < together < LEAST_VOTERS:
        keys = (f"units:{unit.id}" for unit in frames.units if unit.way is Way.SCHOOL_COUNT)
        yield found("too-few-in-school-count", *keys, people=together, least=LEAST_VOTERS)
