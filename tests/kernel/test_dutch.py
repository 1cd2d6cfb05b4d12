# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Dollar, Euro, Month
from werkdruk.kernel.dutch import amount, day, hundredths, month, whole


@given(st.integers())
def test_an_amount_keeps_every_digit(cents):
    digits = "".join(sign for sign in amount(Euro(cents)) if sign.isdigit())
    assert int(digits) == abs(cents)
    assert ("-" in amount(Euro(cents))) == (cents < 0)


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Euro(123456), "€\u00a01.234,56"),
        (Euro(5), "€\u00a00,05"),
        (Euro(-5), "€\u00a0-0,05"),
        (Euro(30_000_000_000), "€\u00a0300.000.000,00"),
        (Dollar(46173), "$\u00a0461,73"),
    ],
)
def test_an_amount_is_written_as_in_dutch(money, text):
    assert amount(money) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (999, "999"), (1234, "1.234"), (-1_234_567, "-1.234.567")])
def test_thousands_have_points(number, text):
    assert whole(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(40, "0,4"), (125, "1,25"), (300, "3"), (5, "0,05"), (-50, "-0,5"), (123_450, "1.234,5"), (0, "0")],
)
def test_hundredths_have_no_needless_zeros(number, text):
    assert hundredths(number) == text


def test_days_and_months_are_written_in_words():
    assert day(date(2022, 10, 1)) == "1 oktober 2022"
    assert month(Month(2023, 8)) == "augustus 2023"
    assert [month(Month(2023, number)).split()[0] for number in (1, 12)] == ["januari", "december"]
