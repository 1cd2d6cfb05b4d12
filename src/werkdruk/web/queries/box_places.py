# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a vote by keys can be held: each deciding place with its people, its money, its proposals and its rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from werkdruk.deciding.box import labelled
from werkdruk.deciding.counting import Project, Rule, TieOrder
from werkdruk.deciding.frames import VoteSettings, Way
from werkdruk.deciding.people import Electorate
from werkdruk.deciding.proposals import ProposalState
from werkdruk.kernel import Euro
from werkdruk.web.models import Proposal, School, Unit, Year
from werkdruk.web.queries.counted_places import (
    counted_places,
    electorate_of_place,
    money_left,
    part_for_support_staff,
    proposals_of_place,
)
from werkdruk.web.queries.frames import FIRST_RULE, LOT_FROM, framed_id, frozen_frames, unit_pots
from werkdruk.web.queries.prices import AskKind

CENTS = 100
USUAL = VoteSettings(rule=FIRST_RULE, lot_from=LOT_FROM)
"""How is counted in a year without frames."""
WEEKS = timedelta(weeks=2)
"""How long a vote usually lasts, in a year whose frames name no days."""


@dataclass(frozen=True, slots=True)
class BoxPlace:
    """A unit that counts by itself, or with `unit` None the school, with all that a vote there is about.

    `pot` is None when nothing is known of it; `teams` are those whose label a ballot bears, empty without a floor;
    `waiting` are the numbers of proposals nobody has judged yet. `opens` and `closes` are the days agreed;
    `for_support` is the part of the pot that is first for support staff.
    """

    unit: Unit | None
    pot: Euro | None
    electorate: Electorate
    teams: tuple[tuple[str, int], ...]
    projects: tuple[Project, ...]
    waiting: tuple[int, ...]
    settings: VoteSettings
    frames: str
    opens: date
    closes: date
    for_support: Fraction

    @property
    def people(self) -> int:
        """How many people may vote."""
        return len(self.electorate.electors)

    def rule(self, lot: tuple[str, ...]) -> Rule:
        """The rule agreed for this place, with its step in cents and the lot that was drawn."""
        agreed = self.settings.rule
        return replace(agreed, step=agreed.step * CENTS, ties=TieOrder(agreed.ties.ways, lot))


def box_places(year: Year, on: date) -> tuple[BoxPlace, ...]:
    """Every place of a year whose ballots are counted, as it is on a day."""
    return tuple(box_place(year, place.unit, on) for place in counted_places(year))


def box_place(year: Year, unit: Unit | None, on: date) -> BoxPlace:
    """One place as it is on a day, whether or not the frames let it vote."""
    frames = frozen_frames(year)
    electorate = electorate_of_place(year, unit, on)
    settings = settings_of(year, unit)
    floor = settings.rule.floor
    rows = proposals_of_place(year, unit).select_related("unit")
    feasible = rows.filter(state=str(ProposalState.FEASIBLE)).exclude(kind=str(AskKind.AGREEMENT))
    opens = (frames.timeline.votes_open if frames else None) or on
    return BoxPlace(
        unit=unit,
        pot=_pot(year, unit, on),
        electorate=electorate,
        teams=labelled(electorate.homes(), len(electorate.electors)) if floor else (),
        projects=tuple(_project(row, floor=bool(floor)) for row in feasible),
        waiting=tuple(rows.filter(state=str(ProposalState.SUBMITTED)).values_list("number", flat=True)),
        settings=settings,
        frames=frames.digest if frames else "",
        opens=opens,
        closes=(frames.timeline.votes_close if frames else None) or opens + WEEKS,
        for_support=Fraction(0) if unit else part_for_support_staff(year),
    )


def settings_of(year: Year, unit: Unit | None) -> VoteSettings:
    """How a place votes and counts, as the frames have it: a floor for units is for the count of the school."""
    frames = frozen_frames(year)
    if frames is None:
        return USUAL
    floor = frames.floors.units if unit is None else Fraction(0)
    return replace(frames.vote, rule=replace(frames.vote.rule, floor=floor))


def way_of(unit: Unit | None) -> Way:
    """How a place decides that votes by keys."""
    return Way.SCHOOL_COUNT if unit is None else Way.COUNT


def _pot(year: Year, unit: Unit | None, on: date) -> Euro | None:
    left = money_left(year, on)
    if left is None or left.cents <= 0:
        return left
    return unit_pots(year, left, on).get("" if unit is None else framed_id(unit))


def _project(row: Proposal, *, floor: bool) -> Project:
    """A proposal on the ballot; its unit only where a floor asks whose it is."""
    title = " ".join(row.title.split())
    return Project(str(row.number), row.price.cents, title, row.unit.name if floor else "")


def unit_at(school: School, number: int) -> Unit | None:
    """The unit of a school with that id; None for another one, and for 0, which stands for the school."""
    return Unit.objects.filter(school=school, pk=number).first()
