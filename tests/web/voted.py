# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A school with a large team, a sectie of five and support staff, its frames, and a vote by login that is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from django.urls import reverse
from tests.web.makers import (
    DAY,
    Role,
    a_feasible_proposal,
    a_school,
    a_wish,
    a_year,
    frozen,
    leader_of,
    logged_in,
    seen,
    staff,
)

from werkdruk.deciding.frames import Floors, Way
from werkdruk.kernel import Euro
from werkdruk.kernel.dutch import amount
from werkdruk.web.actions.voting import cast, count_round, open_round
from werkdruk.web.models import Membership, Proposal, Round, Unit, User, Year
from werkdruk.web.queries.counted_places import money_left
from werkdruk.web.queries.frames import first_frames

OPENED = date(2024, 1, 8)
SECTIE = "Sectie Frans"


def a_school_with_units(*, team: int = 24, sectie: int = 5, support: int = 10) -> Year:
    """A year without frames: so many teachers at home in the team and the sectie, and support staff in the team."""
    school = a_school()
    year = a_year(school)
    staff(school, team)
    staff(school, support, group="OOP")
    moved = staff(school, sectie)
    french = Unit.objects.create(school=school, name=SECTIE, kind=Unit.Kind.SECTIE)
    Membership.objects.filter(user__in=moved).update(unit=french)
    return year


def with_frames(
    year: Year, *, units: Fraction = Fraction(0), oop: Fraction = Fraction(0), way: Way = Way.SCHOOL_COUNT
) -> None:
    """Frames that hold: every unit decides in that way, with these floors, and the vote runs until the day of today."""
    first = first_frames(year, date(2023, 11, 1))
    frozen(
        year,
        units=tuple(replace(unit, way=way) for unit in first.units),
        floors=Floors(units, oop),
        vote=replace(first.vote, rule=replace(first.vote.rule, floor=units)),
        timeline=replace(first.timeline, votes_open=OPENED, votes_close=DAY),
    )


def proposed(year: Year, title: str, euros: int, *, unit: str = "Onderbouw", by: User | None = None) -> Proposal:
    """A feasible proposal, of a unit and an author where that matters."""
    made = a_feasible_proposal(year, title, a_wish(euros))
    changes = {"unit": Unit.objects.get(school=year.school, name=unit)}
    Proposal.objects.filter(pk=made.pk).update(**changes, **({"author": by} if by else {}))
    made.refresh_from_db()
    return made


def in_unit(year: Year, name: str) -> list[User]:
    """The staff at home in a unit."""
    rows = User.objects.filter(memberships__unit__name=name, roles__school=year.school, roles__role=Role.STAFF)
    return list(rows.order_by("id"))


def support_of(year: Year) -> list[User]:
    """The support staff."""
    return list(User.objects.filter(appointments__school=year.school, appointments__group="OOP").order_by("id"))


def opened(year: Year, *, unit: Unit | None = None) -> Round:
    """The vote of a place, opened with a lot in the order of the numbers."""
    rows = year.proposals.filter(state="feasible", price__gt=Euro.zero())
    numbers = sorted((rows if unit is None else rows.filter(unit=unit)).values_list("number", flat=True))
    made = open_round(year, closes=DAY, lot=numbers, unit=unit, by=leader_of(year.school), on=OPENED)
    year.refresh_from_db()
    return made


def voted(round: Round, ballots: dict[User, tuple[int, ...]]) -> Round:
    """The round after these people voted and it was counted."""
    for person, numbers in ballots.items():
        cast(round, numbers, by=person, on=DAY)
    count_round(round, by=leader_of(round.year.school), on=DAY)
    round.refresh_from_db()
    return round


def at(name, round, *rest):
    return reverse(name, args=[round.year.school.brin, round.year.school_year, round.pk, *rest])


def in_euros(outcome, units):
    return Euro(units * 100 // outcome.election.scale)


def page_of(round, person, name="result-round"):
    return seen(logged_in(person).get(at(name, round)))


def spoken(money):
    """An amount as `seen` gives it."""
    return " ".join(amount(money).split())


def contested(year):
    """A desk and a hall that all want, together 96% of the pot, and books for 4.75% that only the sectie wants."""
    pot = money_left(year, DAY).cents // 100
    proposed(year, "Balie", pot * 46 // 100, unit="Onderbouw")
    proposed(year, "Zaal", pot * 50 // 100, unit="Onderbouw")
    proposed(year, "Boeken", pot * 475 // 10_000, unit=SECTIE)


def all_vote(year):
    return dict.fromkeys(in_unit(year, "Onderbouw"), (1, 2)) | dict.fromkeys(in_unit(year, SECTIE), (1, 2, 3))
