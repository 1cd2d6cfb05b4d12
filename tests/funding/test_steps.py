# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every amount answers where it comes from; a later run answers what changed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import say_the_same

from werkdruk import rules
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
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, Language, SiteCode, Span

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


spans = st.builds(lambda low, more: Span(low, low + more), st.integers(0, 2000), st.sampled_from((0, 0, 3, 1000)))
days = st.sampled_from((date(2022, 10, 1), date(2019, 10, 1), None))


@given(st.lists(st.tuples(st.sampled_from((A, B)), spans, spans, spans), min_size=1, max_size=3), days, st.booleans())
def test_the_steps_in_english_are_those_in_dutch(cells, day, known):
    rows = [PupilCount(school, SiteCode(f"{school}{at:02}"), *each) for at, (school, *each) in enumerate(cells)]
    given_counts = counts(*rows) if known else Counts(tuple(rows), day)
    for rule in (rules.by_id("vo-2023-2"), rules.by_id("vo-2022-1")):
        found = allocate(given_counts, rule, year=CalendarYear(rule.valid_first.year), sites=True)
        school = cells[0][0]
        dutch, english = trace(found, school), trace(found, school, language=Language.EN)
        assert [(step.amount, step.source) for step in dutch] == [(step.amount, step.source) for step in english]
        for nl, en in zip(dutch, english, strict=True):
            assert say_the_same(without_names(nl.text, rule), without_names(en.text, rule)), en.text


def without_names(told: str, rule) -> str:
    """A step without the name of a school and the title of a law, which are Dutch in every language."""
    return told.replace("De Brug", "").replace(str(rule.source), "")


def test_the_steps_read_as_english():
    row = PupilCount(B, SiteCode("18BR00"), Span.exact(3), Span.exact(7))
    found = allocate(counts(row), rules.by_id("vo-2023-2"), year=CalendarYear(2023))
    told = text(trace(found, B, language=Language.EN))
    for piece in (
        "School 18BR (De Brug) had 10 pupils on 1 October 2022: 3 general and 7 vocational.",
        "For 2023 the pupils on 1 October 2022 count (article 3, second paragraph).",
        "The rule is vo-2023-2, 'Workload money of secondary education (vo) 2023, changed amounts', known since",
        "3 general pupils x €318.68 = €956.04.",
        "Board 10053 gets €4,302.25 for 1 school together.",
        "The collective half goes to this one school, all of it.",
        "This was not checked in the text of the law (read at a sector organisation or a party to the agreement).",
    ):
        assert piece in told


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
