# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cliff: what ends when, and that structural money can hide one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Euro, SchoolYear
from werkdruk.scenarios import Certainty, Stream, ends, outlook, survival

MILLION = 10**8

years = st.integers(2018, 2030).map(SchoolYear)
streams = st.lists(
    st.builds(
        lambda cents, first, more, certainty: Stream(
            "x", Euro(cents), first, None if more is None else SchoolYear(first.start + more), certainty
        ),
        st.integers(0, 10**9),
        years,
        st.none() | st.integers(0, 5),
        st.sampled_from(Certainty),
    ),
    max_size=6,
)


def stream(millions, first, last, certainty):
    return Stream("x", Euro(millions * MILLION), SchoolYear(first), last and SchoolYear(last), certainty)


@given(streams, years)
def test_each_stream_counts_once_in_each_year_it_runs(given_streams, year):
    (found,) = outlook(given_streams, [year])
    assert found.structural + found.one_off + found.proposed == Euro.sum(
        each.a_year for each in given_streams if each.runs(year)
    )


@given(streams)
def test_every_stream_with_an_end_ends_once(given_streams):
    ending = [each for group in ends(given_streams).values() for each in group]
    assert len(ending) == sum(each.last is not None for each in given_streams)
    assert list(ends(given_streams)) == sorted(ends(given_streams))


def test_the_convenant_fell_to_nothing():
    found = outlook([stream(75, 2020, 2021, Certainty.ONE_OFF)], [SchoolYear(year) for year in (2020, 2021, 2022)])
    assert [year.cliff for year in found] == [0, 1000, None]


def test_structural_money_with_a_one_off_on_top_hides_a_cliff():
    both = [stream(300, 2022, None, Certainty.STRUCTURAL), stream(175, 2022, 2022, Certainty.ONE_OFF)]
    first, second = outlook(both, [SchoolYear(2022), SchoolYear(2023)])
    assert first.cliff == 368
    assert second.cliff == 0
    assert first.structural == second.structural


def test_what_is_only_proposed_bridges_no_cliff():
    found = outlook(
        [stream(75, 2020, 2021, Certainty.ONE_OFF), stream(75, 2022, None, Certainty.PROPOSED)], [SchoolYear(2021)]
    )
    assert found[0].cliff == 1000
    assert found[0].secured == Euro(75 * MILLION)


def test_a_year_with_more_money_after_it_has_a_cliff_below_zero():
    found = outlook(
        [stream(100, 2020, None, Certainty.STRUCTURAL), stream(50, 2021, None, Certainty.STRUCTURAL)],
        [SchoolYear(2020)],
    )
    assert found[0].cliff == -500


def test_cheap_measures_survive():
    costs = [(30, True), (10, True), (7, True), (5, True), (40, False), (20, False), (20, False), (10, False)]
    found = survival((Euro(thousands * 100_000), lives) for thousands, lives in costs)
    assert (found.alive, found.all, found.share, found.share_of_money) == (4, 8, 500, 366)


def test_survival_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no measures"):
        survival([])
