# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells: a number, a range, or a complaint; never a number made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.funding.cells import HIDDEN, NotPlain, Plain, complaint, span
from werkdruk.kernel import Span


@given(st.integers(0, 999_999), st.text(" ", max_size=3))
def test_a_whole_number_is_itself_however_padded(number, pad):
    assert span(f"{pad}{number}{pad}") == Span.exact(number)
    assert Plain()[f"{pad}{number}{pad}"] == number


def test_below_five_is_one_to_four_because_zero_is_published():
    assert span("<5") == Span(1, 4)
    assert span(" < 5 ") == Span(1, 4)
    assert span("<10") == Span(1, 9)


@pytest.mark.parametrize("text", ["*", "**", "", " ", "-", "."])
def test_stars_and_nothing_are_a_range_and_never_zero(text):
    assert span(text) == HIDDEN
    assert HIDDEN.low < HIDDEN.high


@pytest.mark.parametrize(
    "text", ["-3", "2,5", "2.0", "1.234", "1 234", "+3", "1e3", "\u0663", "0x1", "12345678", "<1", "aap"]
)
def test_anything_else_is_no_number(text):
    assert span(text) is None
    with pytest.raises(NotPlain):
        Plain()[text]
    assert all(complaint(text))


@given(st.text(max_size=12))
def test_what_is_plain_is_exactly_what_the_range_says(text):
    try:
        number = Plain()[text]
    except NotPlain:
        assert (found := span(text)) is None or not found.is_exact
    else:
        assert span(text) == Span.exact(number)
