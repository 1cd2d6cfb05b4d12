# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Journals for the tests of accounts: one told by hand, and any that the ledger's builders can make."""

import contextlib
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from werkdruk.deciding.consent import Act, Body, Decision
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import (
    Earmark,
    LedgerError,
    Voucher,
    balances,
    book,
    carry_from,
    commit_from,
    mirror,
    pass_on,
    receive,
    release_from,
    spend_from,
)
from werkdruk.planning import MeasureKind, Months, PlanLine, Purpose, UnitPlan, merge
from werkdruk.reporting import DecidedPlan

SCHOOL, OTHER = Brin("18BR"), Brin("20CD")
YEAR = SchoolYear(2022)
BOARD = BoardNumber("10053")
EARMARKS = tuple(Earmark(BOARD, "vo", CalendarYear(year)) for year in (2022, 2023))


def voucher(number, on, document, text=""):
    return Voucher(UUID(int=number), on, document, text)


def line(measure, title, unit, purpose, cents, *, kind=MeasureKind.OTHER, structural=True):
    return PlanLine(measure, title, unit, ("p1",), purpose, kind, Euro(cents), Months.of(YEAR), structural)


def told_plan(*, act=Act.RATIFY, body=Body.PMR, reasons="", told=None):
    """The plan of the told journal, with the council's act on it; `told` decides on another digest."""
    plan = merge(
        (
            UnitPlan(
                "team onderbouw",
                (line("m01", "Surveillanten bij toetsen", "team onderbouw", Purpose.RELIEF, 2_400_000),),
            ),
            UnitPlan(
                "sectie talen",
                (
                    line(
                        "m02",
                        "Ontwikkeluren voor een gezamenlijk leesprogramma",
                        "sectie talen",
                        Purpose.DEVELOPMENT_TIME,
                        1_500_000,
                    ),
                ),
            ),
        ),
        school=SCHOOL,
        school_year=YEAR,
        version=2,
    )
    return DecidedPlan(plan, Decision(act, date(2022, 6, 14), body, told or plan.digest, reasons))


def told_journal():
    """A school year told from receipt to carry-over, with a correction on the way."""
    journal = ()
    where = {"school": SCHOOL, "school_year": YEAR}

    def add(make, number, on, document, **more):
        nonlocal journal
        journal = book(journal, make(voucher(number, on, document), balances(journal), **where, **more))

    for number, (earmark, cents) in enumerate(zip(EARMARKS, (10_000_001, 11_000_003), strict=True), start=1):
        on = date(earmark.year.year, 3, 1)
        half = Euro(cents * 2)
        journal = book(
            journal, receive(voucher(number, on, f"beschikking {on.year}"), earmark, collective=half, individual=half)
        )
        shares = {SCHOOL: Euro(cents), OTHER: Euro(cents)}
        journal = book(journal, pass_on(voucher(10 + number, on, f"verdeling {on.year}"), earmark, shares))
    add(commit_from, 21, date(2022, 9, 1), "opdracht 7", measure="m01", amount=Euro(2_400_000))
    add(commit_from, 22, date(2022, 9, 1), "opdracht 8", measure="m02", amount=Euro(1_500_000))
    add(commit_from, 23, date(2022, 9, 5), "opdracht 9", measure="m09", amount=Euro(50_000))
    journal = book(journal, mirror(journal[-1], voucher(24, date(2022, 9, 6), "opdracht 9 vervalt")))
    add(spend_from, 25, date(2023, 2, 1), "factuur 12", measure="m01", amount=Euro(1_800_050))
    add(spend_from, 26, date(2023, 4, 1), "loonstaat april", measure="m02", amount=Euro(1_500_000))
    add(release_from, 27, date(2023, 7, 1), "afsluiting", measure="m01", amount=Euro(500_000))
    add(carry_from, 28, date(2023, 7, 10), "besluit 3", amount=Euro(6_000_000))
    return journal


@st.composite
def journals(draw):
    """Any journal of a board with two schools, two schemes and three funding years, made by the ledger's builders."""
    journal = ()
    schools = st.sampled_from((SCHOOL, OTHER))
    years = st.sampled_from([SchoolYear(start) for start in (2021, 2022, 2023, 2024)])
    earmarks = st.builds(
        Earmark,
        st.just(BOARD),
        st.sampled_from(("vo", "vo-transition")),
        st.sampled_from([CalendarYear(y) for y in (2022, 2023, 2024)]),
    )
    measures = st.sampled_from(("m01", "m02", "m03"))
    cents = st.integers(1, 10_000_000).map(Euro)
    for number in range(draw(st.integers(1, 30))):
        slip = voucher(number, date(2022, 1, 1) + timedelta(days=20 * number), f"stuk {number}")
        move = draw(st.sampled_from(("receive", "pass on", "once", "commit", "spend", "release", "carry", "mirror")))
        now = balances(journal)
        place = {"school": draw(schools), "school_year": draw(years), "amount": draw(cents)}
        with contextlib.suppress(LedgerError):
            if move == "receive":
                entry = receive(slip, draw(earmarks), collective=draw(cents), individual=draw(cents))
            elif move == "pass on":
                entry = pass_on(slip, draw(earmarks), {draw(schools): draw(cents) * draw(st.sampled_from((1, -1)))})
            elif move == "once":
                entry = pass_on(slip, draw(earmarks), {draw(schools): draw(cents)}, school_year=draw(years))
            elif move == "carry":
                entry = carry_from(slip, now, **place)
            elif move == "mirror":
                entry = mirror(draw(st.sampled_from(journal)), slip) if journal else None
            else:
                make = {"commit": commit_from, "spend": spend_from, "release": release_from}[move]
                entry = make(slip, now, measure=draw(measures), **place)
            journal = book(journal, entry) if entry else journal
    return journal
