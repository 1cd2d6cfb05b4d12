# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from werkdruk.kernel import Dollar, Euro, halve, proportion, split

cents = st.integers(min_value=-(10**13), max_value=10**13)
weights = st.dictionaries(st.text(max_size=3), st.integers(min_value=0, max_value=10**7), min_size=1, max_size=40)


@given(cents, weights)
def test_the_parts_add_up(pot, shares):
    assume(sum(shares.values()))
    assert Euro.sum(split(Euro(pot), shares).values()) == Euro(pot)


@given(cents, weights)
def test_every_part_is_within_a_cent_of_its_exact_part(pot, shares):
    total = sum(shares.values())
    assume(total)
    for key, part in split(Euro(pot), shares).items():
        assert abs(part.cents - Fraction(pot * shares[key], total)) < 1


@given(cents, weights, st.randoms(use_true_random=False))
def test_the_order_of_the_weights_never_matters(pot, shares, random):
    assume(sum(shares.values()))
    shuffled = list(shares.items())
    random.shuffle(shuffled)
    assert split(Euro(pot), dict(shuffled)) == split(Euro(pot), shares)


@given(cents, weights)
def test_the_parts_stand_in_the_order_of_the_weights(pot, shares):
    assume(sum(shares.values()))
    assert list(split(Euro(pot), shares)) == list(shares)


@given(cents, weights, st.integers(min_value=1, max_value=1000))
def test_only_the_proportion_of_the_weights_matters(pot, shares, factor):
    assume(sum(shares.values()))
    assert split(Euro(pot), {key: weight * factor for key, weight in shares.items()}) == split(Euro(pot), shares)


@given(st.integers(min_value=0, max_value=10**13), weights)
def test_a_larger_weight_never_has_a_smaller_part(pot, shares):
    assume(sum(shares.values()))
    parts = split(Euro(pot), shares)
    ordered = sorted(shares, key=lambda key: (shares[key], parts[key]))
    assert [parts[key] for key in ordered] == sorted(parts.values())


def test_a_weight_of_zero_has_no_part():
    assert split(Euro(101), {"a": 0, "b": 1, "c": 1}) == {"a": Euro(0), "b": Euro(51), "c": Euro(50)}


def test_equal_remainders_go_to_the_smaller_key():
    assert split(Euro(5), {"c": 1, "b": 1, "a": 1}) == {"c": Euro(1), "b": Euro(2), "a": Euro(2)}


def test_a_correction_is_split_as_exactly_as_a_payment():
    assert split(Euro(-100), {"a": 1, "b": 1, "c": 1}) == {"a": Euro(-33), "b": Euro(-33), "c": Euro(-34)}


def test_the_parts_have_the_currency_of_the_pot():
    assert split(Dollar(3), {"a": 2, "b": 1}) == {"a": Dollar(2), "b": Dollar(1)}


def test_nobody_to_split_over_is_refused():
    with pytest.raises(ValueError, match="all weights are zero"):
        split(Euro(1), {"a": 0})
    with pytest.raises(ValueError, match="all weights are zero"):
        split(Euro(1), {})


def test_a_negative_weight_is_refused():
    with pytest.raises(ValueError, match="negative"):
        split(Euro(1), {"a": 2, "b": -1})


@given(cents)
def test_the_halves_add_up_and_the_odd_cent_is_in_the_second(pot):
    first, second = halve(Euro(pot))
    assert first + second == Euro(pot)
    assert (second - first).cents == pot % 2


@given(cents, st.integers(min_value=0, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_a_proportion_is_at_most_half_a_cent_off_and_never_below_at_a_tie(amount, numerator, denominator):
    off = proportion(Euro(amount), numerator, denominator).cents - Fraction(amount * numerator, denominator)
    assert -Fraction(1, 2) < off <= Fraction(1, 2)


@given(cents, st.integers(min_value=1, max_value=10**6))
def test_the_whole_is_a_proportion_of_itself(amount, denominator):
    assert proportion(Euro(amount), denominator, denominator) == Euro(amount)


def test_half_a_cent_is_rounded_up():
    assert proportion(Euro(1), 1, 2) == Euro(1)
    assert proportion(Euro(-1), 1, 2) == Euro(0)


@pytest.mark.parametrize("denominator", [0, -1])
def test_a_proportion_of_nothing_is_refused(denominator):
    with pytest.raises(ValueError, match="denominator"):
        proportion(Euro(1), 1, denominator)
