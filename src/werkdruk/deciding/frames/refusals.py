# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What frames say to a step that is not what was agreed: the clause it breaks, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from werkdruk.deciding.counting.ties import TieOrder
from werkdruk.deciding.frames import refusing, steps
from werkdruk.deciding.frames.agreement import Frames, backed, majority
from werkdruk.deciding.frames.choices import Stance, VoteSettings, Way
from werkdruk.deciding.frames.clauses import Clause, by_key, theme_key
from werkdruk.deciding.frames.promises import promised
from werkdruk.deciding.frames.timeline import Day
from werkdruk.kernel import Saying
from werkdruk.kernel.languages import Told

Broken = tuple[str, Told]
"""The key of a clause, and why a step breaks it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The clause that a step breaks, and why.

    `late`: the step comes after its day. It can still be done, because a year has to end, but the file says so.
    """

    clause: Clause
    why: Told
    late: bool = False

    @property
    def words(self) -> Told:
        """The whole sentence: why, and which clause says so."""
        return refusing.WITH_CLAUSE.told(why=self.why, clause=self.clause.cited)


def forbids(frames: Frames, step: steps.Step) -> tuple[Refusal, ...]:
    """All that the frames have against a step, one refusal per clause it breaks; empty when it is as agreed.

    A step may be done when no refusal is left that is not `late`. Raises ValueError when in a yes or no more people
    took part than were entitled.
    """
    stand = by_key(frames)
    found = list(dict(_CHECKS[type(step)](frames, step)).items())
    return tuple(Refusal(stand[key], why, late=why.saying is refusing.LATE) for key, why in found)


def _propose(frames: Frames, step: steps.Propose) -> Iterator[Broken]:
    line = frames.timeline
    if step.year != frames.year:
        yield "year", refusing.OTHER_YEAR.told(year=str(frames.year), other=str(step.year))
    yield from _known(frames, step.unit)
    if not line.ideas_open <= step.on <= line.ideas_close:
        yield _outside(Day.IDEAS_OPEN, step)
    for theme in frames.themes:
        if theme.id not in step.themes:
            continue
        if theme.stance is Stance.EXCLUDED:
            yield theme_key(theme), refusing.EXCLUDED.told(theme=theme.name, reason=theme.reason)
        elif theme.stance is Stance.CONDITIONAL and theme.id not in step.met:
            yield theme_key(theme), refusing.CONDITION.told(theme=theme.name, condition=theme.condition)


def _outside(day: Day, step: steps.Propose) -> Broken:
    return f"days:{day}", refusing.OUTSIDE.told(day=step.on)


def _known(frames: Frames, unit: str) -> Iterator[Broken]:
    if frames.unit(unit) is None:
        yield "units", refusing.UNKNOWN_UNIT.told(unit=unit)


def _turn_away(frames: Frames, step: steps.TurnAway) -> Iterator[Broken]:
    barred = {theme.id for theme in frames.themes if theme.stance is not Stance.REQUIRED}
    if step.theme not in barred:
        yield "theme", refusing.FREE_THEME.told(theme=step.theme)


def _judge(frames: Frames, step: steps.Judge) -> Iterator[Broken]:
    if step.on > frames.timeline.feasible_by:
        yield f"days:{Day.FEASIBLE_BY}", refusing.LATE.told(last=frames.timeline.feasible_by, day=step.on)


def _talk(frames: Frames, step: steps.Talk) -> Iterator[Broken]:
    yield from _known(frames, step.unit)
    if step.people > frames.talks.group_max:
        yield "talks:group", refusing.GROUP.told(people=step.people, most=frames.talks.group_max)
    if step.compulsory and not frames.talks.compulsory:
        yield "talks:coming", refusing.NOT_COMPULSORY.told()
    if frames.talks.compulsory and not step.compulsory:
        yield "talks:coming", refusing.NOT_VOLUNTARY.told()


def _decide(frames: Frames, step: steps.Decide) -> Iterator[Broken]:
    unit = frames.unit(step.unit)
    yield from _known(frames, step.unit)
    if unit and unit.way is not step.way:
        yield f"units:{unit.id}", refusing.OTHER_WAY.told(unit=unit.name)
    if step.talks < frames.talks.talks_min:
        yield "talks:number", refusing.TOO_FEW_TALKS.told(talks=step.talks, least=frames.talks.talks_min)


def _set_aside(frames: Frames, step: steps.SetAside) -> Iterator[Broken]:
    if step.units != frames.floors.units:
        yield "floor:units", refusing.OTHER_PART.told()
    if step.oop != frames.floors.oop:
        yield "floor:oop", refusing.OTHER_PART.told()


def _give(frames: Frames, step: steps.Give) -> Iterator[Broken]:
    floor = frames.floors.oop if step.unit is None else frames.floors.units
    least = min(step.wished, promised(step.pot, floor * step.share))
    if step.unit is not None:
        yield from _known(frames, step.unit)
    if step.given < least:
        key = "floor:oop" if step.unit is None else "floor:units"
        yield key, refusing.BELOW_FLOOR.told(given=step.given, least=least)


def _open_vote(frames: Frames, step: steps.OpenVote) -> Iterator[Broken]:
    line = frames.timeline
    if (step.opens, step.closes) != (line.votes_open, line.votes_close):
        yield f"days:{Day.VOTES_OPEN}", refusing.OTHER_DAYS.told(first=step.opens, last=step.closes)
    if not frames.counting:
        yield "vote", refusing.NO_ROUND.told()
        return
    yield from _whose_round(frames, step)
    for key, why, part in _VOTE_PARTS:
        if part(step.settings) != part(frames.vote):
            yield key, why.told()
    if step.settings.rule.floor != (frames.floors.units if step.unit is None else 0):
        yield "floor:units", refusing.OTHER_PART.told()


def _whose_round(frames: Frames, step: steps.OpenVote) -> Iterator[Broken]:
    """A unit that counts by itself has a round of its own; the school has one when a unit counts with it."""
    unit = frames.unit(step.unit or "")
    if step.unit is not None:
        yield from _known(frames, step.unit)
        if unit and unit.way is not Way.COUNT:
            yield f"units:{unit.id}", refusing.OTHER_WAY.told(unit=unit.name)
    elif not any(unit.way is Way.SCHOOL_COUNT for unit in frames.units):
        yield "units", refusing.NO_ROUND.told()


def _bare(vote: VoteSettings) -> object:
    """What of the rule is neither in another clause nor drawn later."""
    usual = VoteSettings().rule
    return replace(vote.rule, ties=TieOrder(), part_time=usual.part_time, floor=usual.floor)


_VOTE_PARTS: tuple[tuple[str, Saying, Callable[[VoteSettings], object]], ...] = (
    ("vote", refusing.OTHER_RULE, _bare),
    ("vote:part-time", refusing.OTHER_PART_TIME, lambda vote: vote.rule.part_time),
    ("vote:ties", refusing.OTHER_TIES, lambda vote: (vote.rule.ties.ways, vote.lot_from)),
    ("vote:suggested", refusing.OTHER_CHOICES, lambda vote: vote.approvals_min),
    ("vote:quorum", refusing.OTHER_QUORUM, lambda vote: vote.quorum),
)


def _settle_vote(frames: Frames, step: steps.SettleVote) -> Iterator[Broken]:
    if not frames.counting:
        yield "vote", refusing.NO_ROUND.told()
    elif step.stands is not (step.took_part >= frames.vote.quorum * step.entitled):
        why = refusing.STANDS_WITHOUT_QUORUM if step.stands else refusing.FALLS_WITH_QUORUM
        yield "vote:quorum", why.told(part=step.took_part, entitled=step.entitled)


def _join(frames: Frames, step: steps.Join) -> Iterator[Broken]:
    if step.way is not frames.joining:
        yield "joining", refusing.OTHER_JOINING.told()
    if step.on > frames.timeline.merge_by:
        yield f"days:{Day.MERGE_BY}", refusing.LATE.told(last=frames.timeline.merge_by, day=step.on)
    for theme in frames.themes:
        if theme.stance is Stance.REQUIRED and theme.id not in step.themes:
            yield theme_key(theme), refusing.THEME_MISSING.told(theme=theme.name)


def _shrink(frames: Frames, step: steps.Shrink) -> Iterator[Broken]:
    if step.way is not frames.over_budget:
        yield "over-budget", refusing.OTHER_CUT.told()


def _send_plan(frames: Frames, step: steps.SendPlan) -> Iterator[Broken]:
    line, key = frames.timeline, f"days:{Day.PACKAGE_BY}"
    if step.on > line.council_by:
        yield f"days:{Day.COUNCIL_BY}", refusing.LATE.told(last=line.council_by, day=step.on)
    if step.package_on and line.package_by is None:
        yield key, refusing.NO_PACKAGE_DAY.told()
    if step.package_on and line.package_by and step.package_on > line.package_by:
        yield key, refusing.LATE.told(last=line.package_by, day=step.package_on)
    if frames.package is None:
        if step.package is not None:
            yield "package", refusing.PACKAGE_NOT_AGREED.told()
    elif step.package is None:
        yield "package", refusing.PACKAGE_MISSING.told()
    elif not majority(
        step.package.in_favour,
        step.package.against,
        quorum=frames.package.quorum,
        entitled=step.package.entitled,
    ):
        yield "package", refusing.PACKAGE_FAILED.told()


def _close_check(frames: Frames, step: steps.CloseCheck) -> Iterator[Broken]:
    last = frames.timeline.check_closes
    if step.on <= last and step.tally.part < step.tally.entitled:
        yield f"days:{Day.CHECK_CLOSES}", refusing.CHECK_RUNS.told(last=last)
    if not backed(step.tally, frames.backing):
        yield "yes:backing", refusing.NOT_BACKED.told()


def _ratify(frames: Frames, step: steps.Ratify) -> Iterator[Broken]:
    if step.body is not frames.ratified_by:
        yield "yes:ratifying", refusing.OTHER_COUNCIL.told()
    if step.on > frames.timeline.ratify_by:
        yield f"days:{Day.RATIFY_BY}", refusing.LATE.told(last=frames.timeline.ratify_by, day=step.on)


def _amend(_frames: Frames, step: steps.Amend) -> Iterator[Broken]:
    if step.ideas:
        yield "changes", refusing.IDEAS_MADE.told(ideas=step.ideas)


_CHECKS: Mapping[type, Callable[[Frames, Any], Iterator[Broken]]] = {
    steps.Propose: _propose,
    steps.TurnAway: _turn_away,
    steps.Judge: _judge,
    steps.Talk: _talk,
    steps.Decide: _decide,
    steps.SetAside: _set_aside,
    steps.Give: _give,
    steps.OpenVote: _open_vote,
    steps.SettleVote: _settle_vote,
    steps.Join: _join,
    steps.Shrink: _shrink,
    steps.SendPlan: _send_plan,
    steps.CloseCheck: _close_check,
    steps.Ratify: _ratify,
    steps.Amend: _amend,
}
