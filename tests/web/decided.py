# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makers of years that are further on: counted, planned, asked, agreed, booked, over."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.urls import reverse
from tests.web.makers import (
    Role,
    a_feasible_proposal,
    a_person,
    a_school,
    a_wish,
    a_year,
    leader_of,
    staff,
)

from werkdruk.deciding.consent import Act
from werkdruk.kernel import Euro, Month
from werkdruk.web.actions import accounts, councils, plans, spending
from werkdruk.web.actions.voting import cast, count_round, open_round
from werkdruk.web.models import Plan, User, Year
from werkdruk.web.queries.prices import AskKind, Wish

COUNTED, MADE, ASKED, AGREED = date(2024, 1, 8), date(2024, 1, 9), date(2024, 1, 10), date(2024, 1, 12)
BOOKED = date(2024, 1, 15)
OVER = date(2024, 10, 14)
"""A day after the school year, on which it can be accounted for."""
PRICES = (20_000, 30_000, 90_000)
"""Of proposals 1 to 3; the first two are bought, the third is approved of by nobody but a few."""


def at(name: str, year: Year, *rest: object) -> str:
    return reverse(name, args=[year.school.brin, year.school_year, *rest])


def a_counted_year(**school: str) -> Year:
    """Three proposals with a price, of which two won, and one agreement without money."""
    year = a_year(a_school(**school))
    people = staff(year.school, 14)
    a_person(year.school, Role.COUNCIL)
    for number, price in enumerate(PRICES, 1):
        a_feasible_proposal(year, f"Voorstel {number}", a_wish(price))
    a_feasible_proposal(
        year, "Een vergadering minder", Wish(AskKind.AGREEMENT, Month(2024, 2), Month(2024, 7), benefits="iedereen")
    )
    leader = leader_of(year.school)
    opened = open_round(year, closes=COUNTED, lot=(3, 1, 2), by=leader, on=COUNTED)
    for place, person in enumerate(people):
        cast(opened, (1, 2) if place < 12 else (3,), by=person, on=COUNTED)
    count_round(opened, by=leader, on=COUNTED)
    year.refresh_from_db()
    return year


def council_of(year: Year) -> User:
    return User.objects.get(roles__school=year.school, roles__role=Role.COUNCIL)


def controller_of(year: Year) -> User:
    return User.objects.get(roles__board=year.school.board, roles__role=Role.CONTROLLER)


def a_plan(year: Year) -> Plan:
    return plans.make_plan(year, by=leader_of(year.school), on=MADE)


def an_asked_plan(year: Year) -> Plan:
    plan = a_plan(year)
    councils.ask_consent(plan, by=leader_of(year.school), on=ASKED)
    plan.refresh_from_db()
    return plan


def answered(plan: Plan, act: Act, reasons: str = "", on: date = AGREED) -> Plan:
    councils.answer(plan, act, reasons=reasons, by=council_of(plan.year), on=on)
    plan.refresh_from_db()
    return plan


def a_running_year(**school: str) -> Year:
    """A year whose plan the council consented to."""
    year = a_counted_year(**school)
    answered(an_asked_plan(year), Act.CONSENT)
    year.refresh_from_db()
    return year


def booked(year: Year, move: str, measure: str, cents: int, *, on: date = BOOKED, key: UUID | None = None) -> UUID:
    """The id of a booking of so many cents on a measure: `commit`, `spend` or `release`."""
    made = key or uuid4()
    booking = {"measure": measure, "amount": Euro(cents), "document": f"Stuk {move}", "text": "", "key": made}
    getattr(spending, move)(year, by=leader_of(year.school), on=on, **booking)
    return made


def issued(year: Year, on: date = OVER) -> Year:
    accounts.issue_account(year, by=leader_of(year.school), on=on)
    year.refresh_from_db()
    return year
