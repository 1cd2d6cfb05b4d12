# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Span

numbers = st.integers(min_value=-(10**6), max_value=10**6)
spans = st.builds(lambda low, width: Span(low, low + width), numbers, st.integers(min_value=0, max_value=10**6))


@given(spans, spans, st.data())
def test_a_sum_holds_every_sum_of_what_its_parts_may_be(one, other, data):
    total = one + other
    first = data.draw(st.integers(min_value=one.low, max_value=one.high))
    second = data.draw(st.integers(min_value=other.low, max_value=other.high))
    assert total.low <= first + second <= total.high
    assert (total.low, total.high) == (one.low + other.low, one.high + other.high)


@given(spans, spans)
def test_a_sum_is_exact_only_when_its_parts_are(one, other):
    assert (one + other).is_exact == (one.is_exact and other.is_exact)


@given(numbers)
def test_a_known_number_is_a_number_in_json(number):
    assert Span.exact(number).as_json() == number
    assert str(Span.exact(number)) == str(number)


def test_an_unknown_number_never_becomes_one():
    assert Span(1, 4).as_json() == {"min": 1, "max": 4}
    assert str(Span(1, 4)) == "1 tot 4"


def test_bounds_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="span from 4 to 1"):
        Span(4, 1)


def test_a_span_and_a_bare_number_do_not_add_up():
    with pytest.raises(TypeError):
        Span(1, 4) + 1
