# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Dollar, Euro

amounts = st.builds(Euro, st.integers())


@given(amounts)
def test_an_amount_can_be_read_back_from_its_text(amount):
    assert Euro.parse(str(amount)) == amount


@given(st.lists(amounts))
def test_a_sum_is_the_sum_of_the_cents(many):
    assert Euro.sum(many) == Euro(sum(amount.cents for amount in many))


@given(amounts, amounts)
def test_what_is_added_can_be_taken_away(one, other):
    assert one + other - other == one
    assert one - one == Euro.zero()
    assert one + -one == Euro.zero()


@given(amounts, amounts)
def test_amounts_are_ordered_as_their_cents(one, other):
    assert (one < other) == (one.cents < other.cents)


@given(amounts, st.integers(min_value=-1000, max_value=1000))
def test_a_rate_times_pupils_is_the_same_either_way(rate, pupils):
    assert rate * pupils == pupils * rate == Euro(rate.cents * pupils)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("EUR 318.68", 31868),
        ("EUR 0.05", 5),
        ("EUR -0.05", -5),
        ("EUR -12.30", -1230),
        ("EUR 300000000.00", 30_000_000_000),
    ],
)
def test_an_amount_is_written_with_its_code_and_two_decimals(text, cents):
    assert Euro.parse(text) == Euro(cents)
    assert str(Euro(cents)) == text


@pytest.mark.parametrize(
    "text",
    [
        "318.68",
        "EUR 318,68",
        "EUR 318.6",
        "EUR 318.680",
        "EUR 1.318,68",
        "EUR  1.00",
        "eur 1.00",
        "USD 1.00",
        "EUR 1.00 ",
        "EUR",
    ],
)
def test_any_other_form_is_refused(text):
    with pytest.raises(ValueError, match=r"expected an amount such as 'EUR 318\.68'"):
        Euro.parse(text)


def test_euros_and_dollars_never_meet():
    with pytest.raises(TypeError):
        Euro(1) + Dollar(1)
    with pytest.raises(TypeError):
        Euro(1) - Dollar(1)
    with pytest.raises(TypeError):
        Euro.sum([Dollar(1)])
    with pytest.raises(TypeError):
        assert Euro(1) < Dollar(2)
    assert Euro(1) != Dollar(1)


@pytest.mark.parametrize("cents", [1.0, Decimal(1), "1", True, None])
def test_money_is_whole_cents_and_nothing_else(cents):
    with pytest.raises(TypeError, match="whole cents"):
        Euro(cents)


@pytest.mark.parametrize("factor", [0.5, Decimal("0.5"), True, Euro(2)])
def test_money_is_multiplied_by_counts_only(factor):
    with pytest.raises(TypeError):
        Euro(2) * factor


def test_money_cannot_be_divided_but_by_a_split():
    with pytest.raises(TypeError):
        Euro(2) / 2
    with pytest.raises(TypeError):
        Euro(2) // 2


def test_an_amount_cannot_change():
    with pytest.raises(FrozenInstanceError):
        Euro(1).cents = 2


def test_only_nothing_is_false():
    assert not Euro(0)
    assert Euro(-1)
