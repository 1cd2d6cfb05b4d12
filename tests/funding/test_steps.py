# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every amount answers where it comes from; a later run answers what changed."""

from __future__ import annotations

from datetime import date

import pytest

from werkdruk.funding import (
    BoardList,
    Counts,
    EuroSpan,
    NoSuchSchool,
    PupilCount,
    SchoolAmounts,
    allocate,
    differences,
    trace,
)
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SiteCode, Span

A, B = Brin("00AH"), Brin("18BR")


def counts(*rows: PupilCount, day: date = date(2022, 10, 1)) -> Counts:
    board = BoardNumber("10053")
    return Counts(rows, day, boards=BoardList({A: board, B: board}, {B: "De Brug"}))


def text(steps) -> str:
    return " ".join(step.text for step in steps).replace("\N{NO-BREAK SPACE}", " ")


def test_the_steps_go_from_the_pupils_to_the_share(rule):
    found = allocate(
        counts(
            PupilCount(A, None, Span.exact(100), Span.exact(0)),
            PupilCount(B, SiteCode("18BR00"), Span.exact(3), Span.exact(7)),
        ),
        rule(),
        year=CalendarYear(2023),
        sites=True,
    )
    told = text(trace(found, "18BR"))
    for piece in (
        "18BR (De Brug) had op 1 oktober 2022 10 leerlingen: 3 algemeen vormend en 7 beroepsgericht",
        "artikel 3, tweede lid",
        "vo-2023-2",
        "bekend sinds 24 augustus 2023",
        "3 leerlingen algemeen vormend x € 318,68 = € 956,04",
        "7 leerlingen beroepsgericht x € 478,03 = € 3.346,21",
        "Samen brengt de school € 4.302,25 in",
        "Bestuur 10053 krijgt voor 2 scholen samen € 36.170,25",
        "€ 18.085,12, is voor individuele werkdrukverlichting",
        "€ 18.085,13, is voor gezamenlijk beleid",
        "oneven cent",
        "€ 18.085,13 x € 4.302,25 / € 36.170,25 = € 2.151,13",
    ):
        assert piece in told
    assert "schatting" not in told


def test_an_estimate_and_a_range_say_so(rule):
    found = allocate(
        counts(PupilCount(B, None, Span(1, 4), Span.exact(0), Span.exact(5)), day=date(2019, 10, 1)),
        rule(),
        year=CalendarYear(2023),
    )
    told = text(trace(found, "18BR"))
    assert "6 tot 9 leerlingen" in told
    assert "schatting" in told
    assert "€ 1.912,08 tot € 3.664,87" in told


def test_a_school_that_is_not_there_is_named(rule):
    with pytest.raises(NoSuchSchool) as missing:
        trace(allocate(counts(), rule(), year=CalendarYear(2023)), "99ZZ")
    assert missing.value.school == "99ZZ"


def exactly(amount: int, collective: int) -> SchoolAmounts:
    return SchoolAmounts(EuroSpan(Euro(amount), Euro(amount)), EuroSpan(Euro(collective), Euro(collective)))


def test_the_difference_holds_schools_that_came_and_went():
    found = differences({A: exactly(10, 5), B: exactly(7, 3)}, {B: exactly(9, 5), Brin("19HY"): exactly(4, 2)})
    assert [(one.school, one.amount.exact.cents, one.collective.exact.cents) for one in found] == [
        ("00AH", -10, -5),
        ("18BR", 2, 2),
        ("19HY", 4, 2),
    ]
    assert found[0].later is None
    assert found[2].earlier is None


def test_the_difference_of_ranges_is_the_widest_possible():
    wide = SchoolAmounts(EuroSpan(Euro(10), Euro(20)), EuroSpan(Euro(6), Euro(5)))
    (found,) = differences({A: wide}, {A: exactly(12, 6)})
    assert found.amount == EuroSpan(Euro(-8), Euro(2))
    assert found.collective == EuroSpan(Euro(0), Euro(1))
