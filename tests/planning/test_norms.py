# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Norms: each has a source, the newest is taken, and what was not read says so."""

from werkdruk.kernel import Confidence, Euro
from werkdruk.planning import SchoolGroup, StaffGroup, TimeNorm, national, national_norms, own_norm
from werkdruk.planning.purposes import MeasureKind, Purpose


def test_every_national_norm_has_a_source_with_an_address():
    assert len(national_norms()) == 17
    assert all(norm.source.url.startswith("https://") for norm in national_norms())
    assert len({norm.title for norm in national_norms()}) == 17


def test_the_newest_national_norm_is_taken_unless_a_year_is_asked():
    assert national(StaffGroup.TEACHER, SchoolGroup.BROAD).per_fte == Euro(8_931_656)
    assert national(StaffGroup.TEACHER, SchoolGroup.BROAD, year=2014).per_fte == Euro(7_513_366)
    assert national(StaffGroup.SUPPORT, SchoolGroup.BROAD).year == 2014


def test_only_what_was_read_in_the_official_text_is_verified():
    for norm in national_norms():
        assert norm.unverified == (norm.source.confidence is not Confidence.A)
        assert norm.unverified == (norm.year == 2021)
        assert bool(norm.mark) == norm.unverified


def test_an_own_norm_is_named_as_such():
    own = own_norm(StaffGroup.SUPPORT, Euro(5_000_000), year=2024, source="begroting 2024")
    assert str(own) == "eigen bedrag per fte OOP 2024 (eigen norm)"
    assert own.source.title == "begroting 2024"


def test_a_full_timer_teaches_720_clock_hours():
    time = TimeNorm()
    assert time.max_lessons * time.lesson_minutes * time.lesson_weeks == 720 * 60


def test_every_purpose_and_kind_has_words_and_a_source():
    for each in (*Purpose, *MeasureKind):
        assert each.called()
        assert each.source.title
    assert len({each.called() for each in MeasureKind}) == len(MeasureKind)
