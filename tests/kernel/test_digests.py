# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Brin, CalendarYear, Confidence, Dollar, Euro, digest

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.builds(Euro, st.integers()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@dataclass(frozen=True)
class _Point:
    x: int
    y: Euro


def test_the_digest_of_a_value_is_the_same_on_every_machine_and_in_every_year():
    value = {
        "board": "10053",
        "amount": Euro(31868),
        "on": date(2023, 8, 24),
        "years": (CalendarYear(2023), CalendarYear(2024)),
        "name": "café",
        "nothing": None,
        "flag": True,
    }
    # the SHA-256, by another tool, of this text and nothing after it:
    # {"amount":"EUR 318.68","board":"10053","flag":true,"name":"café",
    # "nothing":null,"on":"2023-08-24","years":[{"year":2023},{"year":2024}]}
    assert digest(value) == "sha256:9a17e68e9627bd9cd0c796162a0f30bb2cce48a4ed32692cd138b29521b8e497"


@given(plain)
def test_a_digest_is_a_name_and_sixty_four_hexadecimal_digits(value):
    name, _, digits = digest(value).partition(":")
    assert (name, len(digits), set(digits) <= set("0123456789abcdef")) == ("sha256", 64, True)


@given(st.dictionaries(st.text(max_size=4), plain, max_size=6))
def test_the_order_of_keys_never_matters(value):
    assert digest(dict(reversed(value.items()))) == digest(value)


@given(st.lists(st.integers(), min_size=2, unique=True))
def test_the_order_of_a_list_does_matter(value):
    assert digest(value[::-1]) != digest(value)


@given(plain, plain)
def test_other_values_have_other_digests(one, other):
    same = repr(one) == repr(other)
    text_of_money = isinstance(one, str | Euro) and isinstance(other, str | Euro) and str(one) == str(other)
    if not same and not text_of_money and one != other:
        assert digest(one) != digest(other)


def test_a_list_is_as_a_tuple_and_a_code_as_its_text():
    assert digest([1, 2]) == digest((1, 2))
    assert digest(Brin("18BR")) == digest("18BR")
    assert digest(Confidence.A) == digest("A")
    assert digest(_Point(1, Euro(2))) == digest({"x": 1, "y": "EUR 0.02"})
    assert digest({3, 1, 2}) == digest([1, 2, 3])


def test_what_looks_alike_is_kept_apart():
    assert len({digest(value) for value in (1, "1", True, None, "", [], {}, Euro(1), Dollar(1))}) == 9


@pytest.mark.parametrize("value", [0.5, Decimal("0.5"), {"a": [0.5]}, b"x", object(), _Point])
def test_what_has_no_exact_form_has_no_digest(value):
    with pytest.raises(TypeError, match="no exact form"):
        digest(value)
