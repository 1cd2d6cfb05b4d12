# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes: the table of detectable changes anew, wider rather than narrower, and no word too strong."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.evaluation import Change, FloorTooLow, TooFew, Wave, change, detectable, wave
from werkdruk.evaluation.student import _T, t_values

samples = st.lists(st.integers(0, 100), min_size=10, max_size=60)


def student(t, freedom):
    """The distribution function of Student's t, by Simpson's rule."""
    steps = 4000
    norm = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    width = t / steps
    weights = [1 if at in (0, steps) else 4 if at % 2 else 2 for at in range(steps + 1)]
    heights = [(1 + (at * width) ** 2 / freedom) ** (-(freedom + 1) / 2) for at in range(steps + 1)]
    return 0.5 + norm * width / 3 * sum(w * h for w, h in zip(weights, heights, strict=True))


@pytest.mark.parametrize("freedom", sorted(_T))
def test_the_table_holds_the_quantiles_rounded_up_to_a_thousandth(freedom):
    for quantile, thousandths in zip((0.975, 0.8), t_values(freedom), strict=True):
        assert student((thousandths - 1) / 1000, freedom) < quantile + 1e-9
        assert student(thousandths / 1000, freedom) > quantile - 1e-9


def test_between_two_rows_the_larger_value_is_taken():
    assert t_values(65) == t_values(60)
    assert t_values(10**6) == t_values(1000)
    with pytest.raises(ValueError, match="0 degrees"):
        t_values(0)


@pytest.mark.parametrize(
    ("people", "deviation", "tenths"),
    [(24, 2000, 165), (60, 2000, 103), (120, 2000, 73), (24, 1700, 140), (60, 2300, 119), (120, 2300, 84)],
)
def test_the_smallest_detectable_change_is_that_of_the_power_table(people, deviation, tenths):
    assert abs(detectable(deviation, people) - tenths * 10) <= 6


@given(samples)
def test_a_wave_has_the_mean_and_deviation_of_its_scores(scores):
    found = wave(scores)
    assert abs(found.mean - 100 * statistics.fmean(scores)) <= 0.51
    assert 0 <= found.deviation - 100 * statistics.stdev(scores) + 1e-6 <= 1.01


@given(samples, samples)
def test_a_change_turns_around_with_its_waves(one, other):
    there, back = change(wave(one), wave(other)), change(wave(other), wave(one))
    assert there.difference == -back.difference
    assert (there.margin, there.detectable) == (back.margin, back.detectable)


@given(samples, samples)
def test_the_band_lies_around_the_difference_and_is_narrower_than_what_is_detectable(one, other):
    found = change(wave(one), wave(other))
    assert found.low <= found.difference <= found.high
    assert found.margin <= found.detectable


@given(samples)
def test_no_change_is_never_seen_as_one(scores):
    assert not change(wave(scores), wave(scores)).is_seen


def test_the_band_of_two_equal_waves_is_the_textbook_one():
    found = change(Wave(24, 5800, 2000), Wave(24, 5400, 2000))
    assert found.difference == -400
    assert abs(found.margin - 100 * 2.0129 * 20 * math.sqrt(2 / 24)) < 2


@given(samples, samples)
def test_no_sentence_says_that_something_caused_it(one, other):
    words = change(wave(one), wave(other)).words()
    assert "effect" not in words
    assert "was hier niet te zien geweest" in words
    assert words.endswith("De cijfers zeggen niet waardoor het komt.")


def test_a_change_that_is_seen_says_its_direction():
    assert (
        Change(-1234, 500, 700)
        .words()
        .startswith("De meting ging 12,3 punten omlaag (waarschijnlijk tussen -17,3 en -7,3 punten).")
    )
    assert Change(1234, 500, 700).words().startswith("De meting ging 12,3 punten omhoog")
    assert Change(4, 5, 700).words().startswith("De meting laat geen verandering zien die groter is dan het toeval")


def test_few_answers_are_refused_before_anything_is_worked_out():
    with pytest.raises(TooFew):
        wave([50] * 9)
    with pytest.raises(TooFew):
        change(Wave(9, 1, 1), Wave(90, 1, 1))
    with pytest.raises(TooFew):
        change(Wave(90, 1, 1), Wave(4, 1, 1), floor=1)
    with pytest.raises(FloorTooLow):
        wave([50] * 9, floor=4)
