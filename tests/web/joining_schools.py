# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makers of a school of which two units talk and the rest counts, up to a plan of their deelplannen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.web.makers import (
    Role,
    a_person,
    a_school,
    a_year,
    frozen,
    leader_of,
    staff,
)

from werkdruk import funding, rules
from werkdruk.deciding.frames import TalkRules, Way
from werkdruk.kernel import Brin, CalendarYear, Euro, Month, Span
from werkdruk.planning import Purpose
from werkdruk.web.actions.awards import pass_on_award, receive_award
from werkdruk.web.actions.choices import settle
from werkdruk.web.actions.judging import judge
from werkdruk.web.actions.plans import make_plan
from werkdruk.web.actions.proposing import ProposalDraft, propose
from werkdruk.web.models import Deelplan, Plan, Proposal, Talk, TalkPick, Unit, User, Year
from werkdruk.web.queries.counted_places import money_left
from werkdruk.web.queries.deelplannen import choosing_places
from werkdruk.web.queries.frames import first_frames
from werkdruk.web.queries.prices import AskKind, Wish

TODAY = date(2024, 1, 15)
"""The day the demo is pinned to, which is what the pages take for today."""


@dataclass(frozen=True)
class Joining:
    """A school with three places: two units that talk, `one` and `two`, and the count of `rest`."""

    year: Year
    one: Unit
    two: Unit
    rest: Unit
    leader: User
    council: User


def a_joining_school(*, people: int = 5, **changes: Any) -> Joining:
    """Three units of as many people each; changes are those of the frames."""
    year = a_year(a_school())
    school = year.school
    units = [school.units.get()]
    units += [Unit.objects.create(school=school, name=name, kind=Unit.Kind.TEAM) for name in ("Plein", "Vakken")]
    for unit in units:
        for person in staff(school, people):
            person.memberships.update(unit=unit)
    council = a_person(school, Role.COUNCIL)
    frames = first_frames(year, TODAY)
    ways = dict(zip([str(unit.pk) for unit in units], (Way.TALK, Way.MAJORITY, Way.SCHOOL_COUNT), strict=True))
    line = replace(
        frames.timeline,
        ideas_open=date(2023, 11, 2),
        ideas_close=date(2024, 2, 1),
        feasible_by=date(2024, 2, 2),
        votes_open=date(2024, 2, 3),
        votes_close=date(2024, 2, 10),
        merge_by=date(2024, 3, 1),
        package_by=date(2024, 3, 10),
        council_by=date(2024, 3, 20),
    )
    told = {"talks": TalkRules(talks_min=1), "timeline": line, **changes}
    frozen(year, units=tuple(replace(each, way=ways[each.id]) for each in frames.units), **told)
    return Joining(year, *units, leader_of(school), council)


def a_wanted(
    at: Joining, unit: Unit, title: str, euros: int, *, kind: AskKind = AskKind.SERVICE, **wish: Any
) -> Proposal:
    """A feasible proposal of a unit by somebody who belongs to it."""
    author = User.objects.filter(memberships__unit=unit, roles__role=Role.STAFF).order_by("id")[0]
    cost = {} if kind in {AskKind.FTE, AskKind.AGREEMENT} else {"cost": Euro(euros * 100)}
    asked = Wish(kind, Month(2024, 2), Month(2024, 7), benefits="mentoren", **{**cost, **wish})
    draft = ProposalDraft(unit, title, "Het is te veel.", Purpose.RELIEF, asked)
    made = propose(at.year, draft, by=author, on=date(2023, 12, 1))
    judge(made, feasible=True, reason="Dit kan.", by=at.leader, on=date(2023, 12, 10))
    made.refresh_from_db()
    return made


def settled(at: Joining, unit: Unit | None, chosen: list[Proposal], let_go: list[Proposal] | None = None) -> Deelplan:
    """What a place chose, in that order; a unit that talks has talked once."""
    place = next(each for each in choosing_places(at.year, TODAY) if each.unit == unit)
    if unit is not None:
        told = {"on": TODAY, "people": 5, "compulsory": False, "kept_by": at.leader}
        Talk.objects.get_or_create(year=at.year, unit=unit, number=1, defaults=told)
    return settle(
        at.year,
        unit=unit,
        way=place.way,
        pot=place.pot,
        chosen={each.number: "" for each in chosen},
        let_go={each.number: "Minder nodig." for each in let_go or []},
        by=at.leader,
        on=TODAY,
    )


def pot_becomes(at: Joining, pupils: int) -> Euro:
    """What there is to choose with once the state awards for so many pupils: about 159 euros each."""
    board, controller = at.year.school.board, User.objects.get(roles__board=at.year.school.board)
    for year, rule in ((2023, "vo-2023-2"), (2024, "vo-2024-1")):
        counts = funding.Counts(
            rows=(funding.PupilCount(Brin(at.year.school.brin), None, Span.exact(pupils), Span.exact(0)),),
            counted_on=date(year - 1, 10, 1),
            digest=f"sha256:{year + pupils:064d}",
        )
        given = {"year": CalendarYear(year), "by": controller, "on": date(2024, 1, 12)}
        receive_award(board, counts=counts, rule=rules.by_id(rule), document=f"Herziening {year}", **given)
        pass_on_award(board, **given)
    left = money_left(at.year, TODAY)
    assert left is not None
    return left


def with_votes(proposal: Proposal, in_favour: int, against: int, by: User) -> None:
    """How many of a unit were for and against a proposal of theirs."""
    TalkPick.objects.create(
        year=proposal.year, unit=proposal.unit, proposal=proposal, chosen=True, place=1,
        in_favour=in_favour, against=against, by=by,
    )  # fmt: skip


def planned(at: Joining) -> Plan:
    """The plan of what all places chose."""
    return make_plan(at.year, by=at.leader, on=TODAY)


def chosen_everywhere(school: Joining) -> tuple[Proposal, ...]:
    """Ten, eight and six thousand in the three places, and something let go."""
    ten, eight = a_wanted(school, school.one, "Surveillanten", 10_000), a_wanted(school, school.two, "Conciërge", 8_000)
    six, gone = a_wanted(school, school.rest, "Materiaal", 6_000), a_wanted(school, school.one, "Reis", 3_000)
    settled(school, school.one, [ten], [gone])
    settled(school, school.two, [eight])
    settled(school, None, [six])
    return ten, eight, six, gone


def two_doubles(school: Joining, **other: Any) -> tuple[Proposal, Proposal]:
    """Two units that ask for an assistant, 0.4 and 0.3 fte, and something else in the count."""
    given = {"kind": AskKind.FTE, "function": "support"}
    one = a_wanted(school, school.one, "Assistent bij toetsen", 0, quantity_hundredths=40, **given)
    two = a_wanted(school, school.two, "Assistenten bij de toetsen", 0, **{"quantity_hundredths": 30, **given, **other})
    six = a_wanted(school, school.rest, "Materiaal", 1_000)
    settled(school, school.one, [one])
    settled(school, school.two, [two])
    settled(school, None, [six])
    return one, two
