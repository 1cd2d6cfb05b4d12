# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where ballots are counted in a year, as its frames say: each unit that counts by itself, and the school.

For each place: which proposals stand on its ballot, who votes there, with what money, and by which rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.db.models import QuerySet

from werkdruk.deciding.box import RoundState
from werkdruk.deciding.frames import Frames, Way
from werkdruk.deciding.people import Electorate
from werkdruk.kernel import Euro
from werkdruk.planning import fits
from werkdruk.web.models import Proposal, Round, Unit, Year
from werkdruk.web.queries.counts import RULE, rounds_of, rule_text
from werkdruk.web.queries.frames import framed_id, frozen_frames, unit_pots
from werkdruk.web.queries.people import electorate_of
from werkdruk.web.queries.pots import year_pot


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """A place that counts: a unit, or with None the school; `round` once its vote was opened."""

    unit: Unit | None
    round: Round | None


def counted_places(year: Year) -> tuple[CountedPlace, ...]:
    """The places of a year, the school first; a year without frames has the school only."""
    units = _counting_units(year)
    kept = {row.unit_id: row for row in rounds_of(year)}
    known = {unit.pk if unit else None for unit in units}
    more = [row.unit for row in kept.values() if row.unit_id not in known]
    return tuple(CountedPlace(unit, kept.get(unit.pk if unit else None)) for unit in (*units, *more))


def is_begun(opened: Round) -> bool:
    """Whether people can have voted in a round."""
    keys = {str(RoundState.DRAFT), str(RoundState.SIGNED)}
    return opened.state not in keys if opened.by_keys else opened.ballots.exists()


def _counting_units(year: Year) -> list[Unit | None]:
    frames = frozen_frames(year)
    if frames is None:
        return [None]
    own = [unit.id for unit in frames.units if unit.way is Way.COUNT]
    units = [unit for unit in Unit.objects.filter(school=year.school).order_by("name") if framed_id(unit) in own]
    return [*([None] if _with_school(frames) else []), *units]


def _with_school(frames: Frames) -> list[str]:
    """The ids of the units that vote in the count of the school."""
    return [unit.id for unit in frames.units if unit.way is Way.SCHOOL_COUNT]


def proposals_of_place(year: Year, unit: Unit | None) -> QuerySet[Proposal]:
    """The proposals that are chosen from in a place, by number."""
    rows = Proposal.objects.filter(year=year).order_by("number")
    if unit is not None:
        return rows.filter(unit=unit)
    frames = frozen_frames(year)
    return rows if frames is None else rows.filter(unit_id__in=[int(each) for each in _with_school(frames)])


def electorate_of_place(year: Year, unit: Unit | None, on: date) -> Electorate:
    """Who votes in a place on a day: those at home in the unit, or all who are not at home where others decide."""
    everybody = electorate_of(year.school, on)
    frames = frozen_frames(year)
    if unit is not None:
        homes = {unit.name}
    elif frames is None:
        return everybody
    else:
        names = {framed_id(each): each.name for each in Unit.objects.filter(school=year.school)}
        elsewhere = {names[each.id] for each in frames.units if each.way is not Way.SCHOOL_COUNT and each.id in names}
        homes = {elector.home for elector in everybody.electors} - elsewhere
    return replace(everybody, electors=tuple(each for each in everybody.electors if each.home in homes))


def money_left(year: Year, on: date) -> Euro | None:
    """What a school year has left to choose with in all; None when nothing is known of its pot."""
    found = year_pot(year, on)
    if not found.lines:
        return None
    place = found.position
    return fits([place.committed_in_all, place.spent_in_all, place.carried_out], found.pot.total).left


def pot_of_place(year: Year, unit: Unit | None, on: date) -> Euro | None:
    """What a place has to choose with; fixed once its vote is open. None when nothing is known of the pot."""
    opened = next((row for row in rounds_of(year) if row.unit == unit), None)
    if opened is not None:
        return opened.pot
    left = money_left(year, on)
    if left is None or left.cents <= 0:
        return left
    return unit_pots(year, left, on).get("" if unit is None else framed_id(unit), Euro.zero())


def rule_of_place(year: Year, unit: Unit | None) -> str:
    """How a place counts, as it is kept with a count: by the frames, or by the usual rule where there are none.

    A unit that counts by itself has no floor for units.
    """
    frames = frozen_frames(year)
    if frames is None:
        return RULE
    rule = frames.vote.rule
    return rule_text(rule if unit is None else replace(rule, floor=Fraction(0)))


def part_for_support_staff(year: Year) -> Fraction:
    """The part of the pot of the school's count that is first for proposals of support staff."""
    frames = frozen_frames(year)
    return Fraction(0) if frames is None else frames.floors.oop
