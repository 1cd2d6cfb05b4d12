# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library of measures seen in practice: each complete in both languages, with its source, found by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Confidence, Language
from werkdruk.planning import MeasureKind, Norms, Purpose, SchoolGroup, StaffGroup, TimeNorm, national, norms_of
from werkdruk.planning.library import ASKS, seen_for, seen_measure, seen_measures


def test_every_measure_is_told_in_both_languages_with_where_it_was_read():
    assert len(seen_measures()) >= 20
    for measure in seen_measures():
        for said in (measure.title, measure.problem, measure.seen):
            assert said(Language.NL)
            assert said(Language.EN)
            assert said(Language.NL) != said(Language.EN) or said is measure.title
        assert measure.source.title
        assert measure.source.confidence in {Confidence.B, Confidence.C}
        assert measure.asks in ASKS


def test_no_measure_stands_twice_and_every_purpose_has_one():
    ids = [measure.id for measure in seen_measures()]
    assert len(ids) == len(set(ids))
    assert {measure.purpose for measure in seen_measures()} == set(Purpose)


def test_a_measure_fits_on_the_form_it_fills():
    for measure in seen_measures():
        for language in Language:
            assert len(measure.title(language)) <= 120
            assert len(measure.problem(language)) <= 2000


def test_a_measure_is_found_by_its_id_and_an_unknown_one_is_not():
    assert seen_measure("surveillance").kind is MeasureKind.SURVEILLANCE
    assert seen_measure("goud") is None


@given(st.sampled_from(seen_measures()), st.sampled_from(Language))
def test_a_measure_is_found_by_any_of_its_own_words(measure, language):
    for word in measure.title(language).split():
        assert measure in seen_for(measure.purpose, word.upper(), language=language)


@given(st.sampled_from(Purpose), st.text(max_size=20))
def test_a_search_gives_only_what_was_asked_for(purpose, text):
    found = seen_for(purpose, text)
    assert all(measure.purpose is purpose and measure.tells(text) for measure in found)


def test_words_that_nobody_used_find_nothing():
    assert seen_for(text="zweefvliegtuig") == ()
    assert seen_for() == seen_measures()


@given(
    st.sampled_from(StaffGroup),
    st.sampled_from(SchoolGroup),
    st.builds(TimeNorm, st.integers(1, 3000), st.integers(1, 240), surcharge=st.integers(0, 200)),
)
def test_norms_are_read_back_as_they_were_kept(staff, school, time):
    norms = Norms(national(staff, school), time)
    assert norms_of(norms.as_json()) == norms


def test_what_are_no_norms_is_refused():
    with pytest.raises(KeyError):
        norms_of({})
