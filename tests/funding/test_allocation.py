# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From counts to amounts: figures of the whole country, and conservation for any counts and any rates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk import rules
from werkdruk.funding import (
    BoardList,
    Counts,
    EuroSpan,
    NotExact,
    PupilCount,
    allocate,
    amounts,
    distribute,
    halve,
    read_boards,
    read_pupils,
)
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SiteCode, Source, Span

YEAR = CalendarYear(2023)
SCHOOLS = st.builds("{:02}{}".format, st.integers(0, 30), st.sampled_from(["AB", "ZQ"])).map(Brin)
SPANS = st.tuples(st.integers(0, 400), st.sampled_from([0, 0, 3, 50])).map(lambda pair: Span(pair[0], sum(pair)))


def counts_of(rows, boards=None) -> Counts:
    return Counts(tuple(rows), date(2022, 10, 1), boards=BoardList(boards or {}))


@st.composite
def counted(draw):
    """Any schools with any sites, spans and unknown kinds, some under one of three boards."""
    schools = draw(st.lists(SCHOOLS, min_size=1, max_size=12, unique=True))
    rows = [
        PupilCount(school, SiteCode(f"{school}{site:02}") if site else None, *draw(st.tuples(SPANS, SPANS, SPANS)))
        for school in schools
        for site in range(draw(st.integers(1, 3)))
    ]
    numbers = st.sampled_from([None, BoardNumber("10053"), BoardNumber("20000"), BoardNumber("30000")])
    boards = {school: board for school in schools if (board := draw(numbers))}
    return counts_of(rows, boards)


def made(general, vocational):
    return rules.Rule(
        id="x",
        scheme="vo",
        title="x",
        valid_first=date(2023, 1, 1),
        valid_last=None,
        known_since=date(2023, 1, 1),
        status=rules.Status.ENACTED,
        source=Source("x"),
        content=rules.Rates(Euro(general), Euro(vocational)),
    )


@given(counted(), st.integers(0, 99_999), st.integers(0, 99_999))
def test_not_a_cent_is_made_or_lost_in_either_case(counts, general, vocational):
    found = allocate(counts, made(general, vocational), year=YEAR, sites=True)
    least, most = min(general, vocational), max(general, vocational)
    low = sum(r.general.low * general + r.vocational.low * vocational + r.either.low * least for r in counts.rows)
    high = sum(r.general.high * general + r.vocational.high * vocational + r.either.high * most for r in counts.rows)
    assert found.total == EuroSpan(Euro(low), Euro(high))
    assert found.individual + found.collective == found.total
    for board in found.boards:
        assert board.individual + board.collective == board.total
        assert EuroSpan.total(school.amount for school in board.schools) == board.total
        assert EuroSpan.total(school.collective for school in board.schools) == board.collective
        assert 0 <= board.collective.low.cents - board.individual.low.cents <= 1
        assert 0 <= board.collective.high.cents - board.individual.high.cents <= 1
        for school in board.schools:
            assert EuroSpan.total(site.amount for site in school.sites) == school.amount
            assert EuroSpan.total(site.collective for site in school.sites) == school.collective
            assert school.amount.low <= school.amount.high
            assert abs(2 * school.collective.low.cents - school.amount.low.cents) <= 2


@given(counted(), st.randoms(use_true_random=False))
def test_the_order_of_counts_never_matters(counts, random):
    rule = made(31868, 47803)
    rows = list(counts.rows)
    random.shuffle(rows)
    again = allocate(Counts(tuple(rows), counts.counted_on, boards=counts.boards), rule, year=YEAR)
    assert again.boards == allocate(counts, rule, year=YEAR).boards


@given(counted())
def test_one_rate_for_both_kinds_makes_an_unknown_kind_no_range(counts):
    exact = [
        PupilCount(row.school, row.site, *(Span.exact(s.low) for s in (row.general, row.vocational, row.either)))
        for row in counts.rows
    ]
    assert allocate(counts_of(exact), made(32195, 32195), year=YEAR).total.is_exact


@given(st.integers(0, 10**12))
def test_the_halves_sum_and_the_odd_cent_is_collective(cents):
    individual, collective = halve(Euro(cents))
    assert individual + collective == Euro(cents)
    assert collective.cents - individual.cents == cents % 2


@given(st.integers(0, 10**9), st.dictionaries(SCHOOLS, st.integers(1, 10**7).map(Euro), min_size=1, max_size=30))
def test_the_schools_get_all_of_the_collective_half(cents, own):
    shares = distribute(Euro(cents), own)
    assert Euro.sum(shares.values()) == Euro(cents)
    total = sum(amount.cents for amount in own.values())
    assert all(abs(shares[school].cents * total - cents * own[school].cents) < total for school in own)


def test_a_pot_of_nothing_gives_each_school_nothing():
    assert distribute(Euro(0), {Brin("00AH"): Euro(0), Brin("18BR"): Euro(0)}) == {"00AH": Euro(0), "18BR": Euro(0)}
    with pytest.raises(ValueError, match="nobody"):
        distribute(Euro(1), {Brin("00AH"): Euro(0)})


def test_a_board_without_pupils_gets_nothing_and_breaks_nothing():
    zero = Span.exact(0)
    rows = [PupilCount(Brin(code), None, zero, zero) for code in ("00AH", "18BR")]
    (board,) = allocate(counts_of(rows), made(1, 2), year=YEAR).boards
    assert [school.collective.exact for school in board.schools] == [Euro(0), Euro(0)]


@pytest.mark.parametrize(
    ("rule", "cents"),
    [
        ("vo-2022-1", 30_806_011_115),
        ("vo-2023-1", 30_632_082_921),
        ("vo-2023-2", 32_414_099_061),
        ("vo-2024-1", 32_218_689_070),
    ],
)
def test_the_whole_country_to_the_cent(national, shared, rule, cents):
    found = allocate(
        read_pupils(national),
        rules.by_id(rule),
        year=YEAR,
        boards=read_boards(shared / "duo" / "alle-vestigingen-vo.csv"),
    )
    assert found.total.exact == Euro(cents)
    assert (found.individual + found.collective).exact == Euro(cents)
    assert sum((school.collective.exact for board in found.boards for school in board.schools), Euro(0)) == (
        found.collective.exact
    )
    assert found.estimate
    alone = found.boards[-1]
    assert alone.board is None
    assert sum(school.pupils.low for school in alone.schools) == 2_081
    assert [problem.code for problem in found.problems] == ["vavo_counted", "no_board"]


@pytest.mark.parametrize(
    ("rule", "general", "vocational"), [("vo-2022-1", 934_201, 0), ("vo-2023-1", 827_595, 113_963)]
)
def test_the_published_counts_come_within_half_a_percent_of_the_promised_300_million(rule, general, vocational):
    rows = [PupilCount(Brin("00AH"), None, Span.exact(general), Span.exact(vocational))]
    total = allocate(counts_of(rows), rules.by_id(rule), year=YEAR).total.exact
    assert abs(total.cents - 300_000_000_00) * 200 <= 300_000_000_00


def test_the_totals_file_is_a_range_between_the_two_rates(excerpt):
    counts = read_pupils(excerpt)
    found = allocate(counts, rules.by_id("vo-2023-2"), year=YEAR)
    vavo = counts.vavo
    assert found.total.low == Euro(31868) * (52_659 + vavo.low)
    assert found.total.high == Euro(47803) * 52_659 + Euro(31868) * vavo.high
    with pytest.raises(NotExact):
        _ = found.total.exact
    single = allocate(read_pupils(excerpt, vavo=False), rules.by_id("vo-2022-1"), year=YEAR)
    assert single.total.exact == Euro(32195) * 52_659


def test_the_day_of_the_law_is_no_estimate_and_any_other_is():
    rows = [PupilCount(Brin("00AH"), None, Span.exact(1), Span.exact(1))]
    rule = made(1, 2)
    for own, given_day, estimate in (
        (date(2022, 10, 1), None, False),
        (date(2021, 10, 1), None, True),
        (None, date(2022, 10, 1), True),
    ):
        found = allocate(Counts(tuple(rows), own), rule, year=YEAR, counted_on=given_day)
        assert (found.estimate, found.counted_on) == (estimate, own or given_day)
        assert found.count_date == date(2022, 10, 1)


def test_the_address_file_goes_before_the_pupil_file_and_says_so():
    rows = [PupilCount(Brin("00AH"), None, Span.exact(1), Span.exact(1))]
    counts = counts_of(rows, {Brin("00AH"): BoardNumber("10053")})
    found = allocate(counts, made(1, 2), year=YEAR, boards=BoardList({Brin("00AH"): BoardNumber("20000")}))
    assert found.boards[0].board == "20000"
    assert [problem.code for problem in found.problems] == ["other_board"]


def test_a_rule_without_rates_is_refused():
    with pytest.raises(TypeError):
        allocate(counts_of([]), rules.known_rules(scheme="vo-letter")[0], year=YEAR)


def test_amounts_are_found_by_school():
    rows = [PupilCount(Brin("00AH"), None, Span.exact(2), Span.exact(1))]
    assert amounts(allocate(counts_of(rows), made(1, 2), year=YEAR))["00AH"].amount.exact == Euro(4)
