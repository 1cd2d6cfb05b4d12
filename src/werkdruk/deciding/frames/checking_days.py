# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check of the timeline: the order of its days, its years, its holidays, and time enough."""

from __future__ import annotations

from collections.abc import Iterator

from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.choices import OverBudget
from werkdruk.deciding.frames.faults import STEPS
from werkdruk.deciding.frames.findings import Finding, found
from werkdruk.deciding.frames.timeline import Day

WEEK = 7
"""The days in which also somebody who works part-time comes by."""

SAID_WITH = {Day.IDEAS_CLOSE: Day.IDEAS_OPEN, Day.VOTES_CLOSE: Day.VOTES_OPEN}
"""Days that stand in the clause of another day."""


def key_of(day: Day) -> str:
    """The key of the clause that a day stands in."""
    return f"days:{SAID_WITH.get(day, day)}"


def order(frames: Frames) -> Iterator[Finding]:
    """Days next to each other that come in the wrong order."""
    days = frames.timeline.days
    for earlier, later in frames.timeline.out_of_order():
        first, second = days[earlier], days[later]
        keys = dict.fromkeys((key_of(earlier), key_of(later)))
        if (earlier, later) == (Day.FEASIBLE_BY, Day.VOTES_OPEN):
            yield found("vote-before-feasible", *keys, votes=second, feasible=first)
            continue
        words = {"earlier": STEPS[earlier], "later": STEPS[later]}
        yield found("days-out-of-order", *keys, first=first, second=second, **words)


def years_and_holidays(frames: Frames) -> Iterator[Finding]:
    """Days in a year that cannot be meant, days in a holiday, and holidays that nobody filled in."""
    year, before = frames.year, frames.year.previous()
    for day, when in frames.timeline.days.items():
        if not before.first <= when <= year.last:
            values = {"step": STEPS[day], "day": when, "before": str(before), "year": str(year)}
            yield found("day-outside-year", "year", key_of(day), **values)
        if holiday := frames.timeline.holiday_on(when):
            yield found("day-in-holiday", key_of(day), step=STEPS[day], day=when, holiday=holiday.name)
    if year.first <= frames.timeline.council_by <= year.last:
        yield found("plan-after-start", "year", "days:council-by")
    if frames.timeline.holidays is None:
        yield found("holidays-unknown", "days:check-closes")
    for holiday in frames.timeline.holidays or ():
        if holiday.last < holiday.first:
            yield found("holiday-backwards", "days:check-closes", holiday=holiday.name)


def votes(frames: Frames) -> Iterator[Finding]:
    """Votes without days, days without a vote, and too few of them."""
    line, key = frames.timeline, "days:votes-open"
    if frames.counting and (line.votes_open is None or line.votes_close is None):
        yield found("vote-without-days", key, "vote")
    if frames.units and not frames.counting and (line.votes_open or line.votes_close):
        yield found("days-without-vote", key, "vote")
    if line.votes_open and line.votes_close:
        days = (line.votes_close - line.votes_open).days + 1
        if 0 < days < WEEK:
            yield found("vote-too-short", key, days=days)
    chosen = line.votes_close or line.feasible_by
    left = (line.merge_by - chosen).days
    if frames.over_budget is OverBudget.BACK_TO_UNITS and 0 <= left < WEEK:
        yield found("no-time-to-go-back", "over-budget", "days:merge-by", days=left)
