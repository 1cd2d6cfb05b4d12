# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clauses of the frames: the sentences that are signed, each with a number that later refusals name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from werkdruk.deciding.counting.rule import Method
from werkdruk.deciding.counting.ties import Tie
from werkdruk.deciding.frames import wording
from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.choices import Stance, Theme
from werkdruk.deciding.frames.timeline import Day
from werkdruk.kernel import Saying
from werkdruk.kernel.languages import Told, Words

ARTICLES = {"year": 1, "units": 2, "talks": 3, "floor": 4, "joining": 5, "over-budget": 6, "package": 7} | {
    "theme": 8,
    "days": 9,
    "vote": 10,
    "yes": 11,
    "changes": 12,
}
"""The article of a clause by the first word of its key; the same in every school and every year."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the frames. `key` says what it is about in any frames, `article` and `member` where it stands."""

    article: int
    member: int
    key: str
    words: Words

    @property
    def number(self) -> str:
        """Its number, such as `8.2`."""
        return f"{self.article}.{self.member}"

    @property
    def title(self) -> Saying:
        """The title of its article."""
        return wording.TITLES[self.article]

    @property
    def cited(self) -> Told:
        """How a sentence refers to it."""
        return wording.CITED.told(article=self.article, member=self.member)


def clauses(frames: Frames) -> tuple[Clause, ...]:
    """All that is agreed, in the order of the articles.

    The twelve articles are the same for all frames. Units and themes are members of an article of their own, so one
    more of them never moves the number of anything else.
    """
    numbered: list[Clause] = []
    members: dict[int, int] = {}
    for key, words in _sentences(frames):
        article = ARTICLES[key.partition(":")[0]]
        members[article] = members.get(article, 0) + 1
        numbered.append(Clause(article, members[article], key, words))
    return tuple(numbered)


def by_key(frames: Frames) -> dict[str, Clause]:
    """The clauses by their key; the first one where a unit or a theme stands in them twice."""
    return {each.key: each for each in reversed(clauses(frames))}


def theme_key(theme: Theme) -> str:
    """The key of the clause about a theme."""
    return f"theme:{theme.id}:{theme.stance}"


def _sentences(frames: Frames) -> Iterator[tuple[str, Words]]:
    year = wording.YEAR.told(year=str(frames.year), version=frames.version)
    yield "year", wording.NEWER.told(year=year, digest=frames.replaces) if frames.replaces else year
    yield from _who_decides(frames)
    yield from _money(frames)
    yield from _themes(frames)
    yield from _days(frames)
    yield from _vote(frames)
    yes = wording.BACKED_BY_ALL if frames.backing.of_all else wording.BACKED
    yield "yes:backing", yes.told(part=wording.part(frames.backing.quorum))
    yield "yes:ratifying", wording.RATIFIED.told(body=wording.BODIES[frames.ratified_by])
    yield "changes", wording.CHANGES


def _who_decides(frames: Frames) -> Iterator[tuple[str, Words]]:
    yield "units", wording.ONLY_THESE.told(units=tuple(unit.name for unit in frames.units))
    for unit in frames.units:
        kind, way = wording.KINDS[unit.kind], wording.WAYS[unit.way]
        yield f"units:{unit.id}", wording.UNIT.told(name=unit.name, kind=kind, way=way)
    yield "talks:group", wording.GROUP.told(people=frames.talks.group_max)
    yield "talks:coming", wording.COMPULSORY if frames.talks.compulsory else wording.VOLUNTARY
    yield "talks:number", wording.TALKS.told(talks=frames.talks.talks_min)


def _money(frames: Frames) -> Iterator[tuple[str, Words]]:
    units, oop = frames.floors.units, frames.floors.oop
    yield "floor:units", wording.FLOOR.told(part=wording.part(units)) if units else wording.NO_FLOOR
    yield "floor:oop", wording.OOP.told(part=wording.part(oop)) if oop else wording.NO_OOP
    yield "joining", wording.JOININGS[frames.joining]
    yield "over-budget", wording.OVER_BUDGET[frames.over_budget]
    if frames.package is None:
        yield "package", wording.NO_PACKAGE
    else:
        yield "package", wording.PACKAGE.told(part=wording.part(frames.package.quorum))


def _themes(frames: Frames) -> Iterator[tuple[str, Words]]:
    yield "theme", wording.THEMES_ONLY if frames.themes else wording.NO_THEMES
    for theme in frames.themes:
        values = {"name": theme.name, "reason": theme.reason}
        if theme.stance is Stance.CONDITIONAL:
            values["condition"] = theme.condition
        yield theme_key(theme), wording.STANCES[theme.stance].told(**values)


def _days(frames: Frames) -> Iterator[tuple[str, Words]]:
    line = frames.timeline
    lasts = {Day.IDEAS_OPEN: line.ideas_close, Day.VOTES_OPEN: line.votes_close or line.votes_open}
    without = {Day.VOTES_OPEN: wording.NO_VOTE_DAYS, Day.PACKAGE_BY: wording.NO_PACKAGE_DAY}
    for day, saying in wording.DAYS.items():
        when = line.days.get(day)
        if when is None:
            yield f"days:{day}", without[day]
        elif day in lasts:
            yield f"days:{day}", saying.told(day=when, last=lasts[day])
        else:
            yield f"days:{day}", saying.told(day=when)


def _vote(frames: Frames) -> Iterator[tuple[str, Words]]:
    vote = frames.vote
    if not frames.counting:
        yield "vote", wording.NO_COUNT
        return
    completion = wording.COMPLETIONS[vote.rule.completion]
    if vote.rule.completion.raises:
        yield "vote", _method(frames, completion.told(step=str(vote.rule.step)))
    else:
        yield "vote", _method(frames, completion)
    yield "vote:part-time", wording.PART_TIME[vote.rule.part_time]
    yield "vote:ties", _ties(frames)
    yield "vote:suggested", wording.SUGGESTED.told(approvals=vote.approvals_min)
    yield "vote:quorum", wording.QUORUM.told(part=wording.part(vote.quorum)) if vote.quorum else wording.NO_QUORUM


def _method(frames: Frames, completion: Words) -> Words:
    rule = frames.vote.rule
    said = wording.METHODS[rule.method].told(utility=wording.UTILITIES[rule.utility], completion=completion)
    if rule.method is Method.GREEDY:
        said = wording.MORE_OF_IT.told(rule=said, more=wording.MISFITS[rule.misfit])
    if rule.threshold:
        said = wording.MORE_OF_IT.told(rule=said, more=wording.THRESHOLD.told(votes=rule.threshold))
    return said


def _ties(frames: Frames) -> Words:
    order = frames.vote.rule.ties
    ties = wording.TIES.told(ways=tuple(wording.TIE_WAYS[way] for way in order.ways))
    if Tie.LOT not in order.ways:
        return ties
    return wording.TIES_WITH_LOT.told(ties=ties, source=frames.vote.lot_from)
