# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The promised figures and whether they are kept. What was not measured is not promised in this run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from measuring import CENT, PART_OF_CENT, UTILITIES, Found
from subjects import CITY, METROPOLIS, ONE_EACH, SCHOOL, Subject

MANY, LARGE = 400, 60_000
HARDLY_MORE = 3.0
LEEWAY_MB = 3.0
"""Two runs of one program differ by about this much."""


@dataclass(frozen=True)
class Promise:
    """A figure: `measured` must be below `limit`, or not below it when `least`."""

    what: str
    limit: float
    measured: float
    unit: str
    least: bool = False
    where: str = ""

    @property
    def kept(self) -> bool:
        return self.measured >= self.limit if self.least else self.measured < self.limit


def times(theirs: float | None, ours: float | None) -> float | None:
    """How many times longer theirs takes."""
    return theirs / ours if theirs and ours else None


def promises(found: Found) -> list[Promise]:
    return [*_core(found), *_core_ratios(found), *_whole(found), *_whole_ratios(found), *_climbs(found), *_room(found)]


def core_ratio(found: Found, subject: Subject, utility: str) -> float | None:
    theirs = found.of(f"pabutools exact {utility}", subject).seconds("seconds")
    return times(theirs, found.of(f"ours core {utility}", subject).seconds("seconds"))


def whole_ratio(found: Found, subject: Subject) -> float | None:
    """Against the better of the two kinds of profile of pabutools."""
    both = [found.whole(f"pabutools {kind} cost", subject) for kind in ("exact", "multi")]
    known = [each for each in both if each]
    return times(min(known), found.whole("ours whole", subject)) if known else None


def _named(found: Found, name: str) -> Iterator[Subject]:
    return (subject for subject in found.timed if subject.name == name)


def _lowest(what: str, limit: float, ratios: Iterable[tuple[float | None, str]]) -> Iterator[Promise]:
    known = [(ratio, name) for ratio, name in ratios if ratio is not None]
    if known:
        ratio, name = min(known)
        yield Promise(what, limit, ratio, "x", least=True, where=name)


def _core(found: Found) -> Iterator[Promise]:
    for recipe, limit, factor, unit in ((SCHOOL, 50, 1e6, "us"), (CITY, 5, 1e3, "ms")):
        for subject in _named(found, recipe.name):
            for utility in UTILITIES:
                took = found.of(f"ours core {utility}", subject).seconds("seconds")
                if took is not None:
                    what = f"core, prepared data, {recipe.voters:,} voters x {recipe.projects} projects, {utility}"
                    yield Promise(what, limit, took * factor, unit, where=subject.name)


def _core_ratios(found: Found) -> Iterator[Promise]:
    for what, limit, group in (
        (f"core beside pabutools exact, from {MANY} voters up (lowest)", 1000, lambda each: each.voters >= MANY),
        (f"core beside pabutools exact, below {MANY} voters (lowest)", 150, lambda each: each.voters < MANY),
    ):
        rows = ((each, utility) for each in found.timed if group(each) for utility in UTILITIES)
        yield from _lowest(
            what, limit, ((core_ratio(found, each, utility), f"{each.name}, {utility}") for each, utility in rows)
        )


def _whole(found: Found) -> Iterator[Promise]:
    for name, limit, what in ((SCHOOL.name, 1, "a school"), ("Poland_Lodz_2022", 25, "90,000 voters")):
        for subject in _named(found, name):
            took = found.whole("ours whole", subject)
            if took is not None:
                yield Promise(f"file to winners, {what}", limit, took * 1e3, "ms", where=name)


def _whole_ratios(found: Found) -> Iterator[Promise]:
    beside = "file to winners beside the better profile of pabutools"
    school = ((whole_ratio(found, each), each.name) for each in _named(found, SCHOOL.name))
    yield from _lowest(f"{beside}, {SCHOOL.voters} voters x {SCHOOL.projects} projects", 20, school)
    large = ((whole_ratio(found, each), each.name) for each in found.timed if each.voters >= LARGE)
    yield from _lowest(f"{beside}, {LARGE:,} voters and more (lowest)", 300, large)


def _climbs(found: Found) -> Iterator[Promise]:
    for subject in _named(found, SCHOOL.name):
        euro, cent, part = (found.of(f"ours add1 {step}", subject) for step in ("1", CENT, PART_OF_CENT))
        took = cent.seconds("seconds")
        if took is None:
            continue
        steps = f"{cent.said['steps']:,} steps"
        yield Promise(f"add1 in cents, {steps}", 10, took * 1e3, "ms", where=subject.name)
        for what, finer, coarser in (("a cent than of a euro", cent, euro), ("a hundredth of a cent", part, cent)):
            ratio = times(finer.seconds("seconds"), coarser.seconds("seconds"))
            if ratio is not None:
                yield Promise(f"add1, a step of {what}, 100 times smaller", HARDLY_MORE, ratio, "x", where=subject.name)
        grown = max(part.megabytes, cent.megabytes) - euro.megabytes
        if not part.failed:
            yield Promise("add1, memory more with 10,000 times the steps", LEEWAY_MB, grown, "MB", where=subject.name)


def _room(found: Found) -> Iterator[Promise]:
    for recipe in (METROPOLIS, ONE_EACH):
        for subject in _named(found, recipe.name):
            used = found.of("ours memory", subject).megabytes
            if used:
                yield Promise(f"peak memory, {recipe.voters:,} voters", 100, used, "MB", where=subject.name)
