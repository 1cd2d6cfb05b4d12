# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter's pot beside the agreement's, and that rates never ask more than the pot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Euro
from werkdruk.scenarios import Base, adequacy, rates_of

SECTOR = Base("leerlingen 2021/22, personeel oktober 2019", 929_671, 0, 84_000, 106_300)
MIXED_HOUR = Euro(4951 * 1659)
MILLION = 10**8

bases = st.builds(
    Base, st.just("x"), st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 10**5), st.integers(1, 10**5)
)


@pytest.mark.parametrize(
    ("name", "millions", "pupil", "fte", "person", "hours", "share"),
    [
        ("de brief", 327, 35174, 3893, 3076, 786, 47),
        ("het akkoord", 300, 32269, 3571, 2822, 721, 43),
        ("de individuele helft", 150, 16135, 1786, 1411, 361, 22),
        ("het convenant, per jaar", 75, 8067, 893, 706, 180, 11),
    ],
)
def test_a_pot_means_what_was_worked_out_before(name, millions, pupil, fte, person, hours, share):
    found = adequacy(name, Euro(millions * MILLION), SECTOR, per_fte=MIXED_HOUR)
    assert found.per_pupil == Euro(pupil)
    assert (found.per_fte.cents + 50) // 100 == fte
    assert (found.per_person.cents + 50) // 100 == person
    assert (found.hours, found.share) == (hours, share)


def test_the_agreement_is_a_twelfth_less_than_the_letter():
    letter, deal = (
        adequacy(name, Euro(millions * MILLION), SECTOR, per_fte=MIXED_HOUR)
        for name, millions in (("de brief", 327), ("het akkoord", 300))
    )
    assert letter.hours - deal.hours == 65
    assert letter.pot - deal.pot == Euro(27 * MILLION)


@given(st.integers(0, 10**12), bases)
def test_rates_never_ask_more_than_the_pot_and_leave_less_than_a_cent_or_two_per_pupil(cents, base):
    rates = rates_of(Euro(cents), base)
    assert rates.general * base.general + rates.vocational * base.vocational + rates.left == Euro(cents)
    assert 0 <= rates.left.cents < max(base.pupils, 1)


@given(st.integers(0, 10**10), bases)
def test_a_vocational_pupil_weighs_half_as_much_again(cents, base):
    rates = rates_of(Euro(cents), base)
    assert abs(2 * rates.vocational.cents - 3 * rates.general.cents) <= 3


def test_the_rates_of_300_million_lie_near_those_of_2023():
    rates = rates_of(Euro(300 * MILLION), Base("1 oktober 2022", 827_595, 113_963, 84_000, 106_300))
    assert abs(rates.general.cents - 30_116) < 30_116 // 200
    assert abs(rates.vocational.cents - 45_175) < 45_175 // 200


@pytest.mark.parametrize("numbers", [(0, 0, 1, 1), (1, 0, 0, 1), (1, 0, 1, 0), (-1, 5, 1, 1)])
def test_a_base_of_nobody_is_refused(numbers):
    with pytest.raises(ValueError, match="nobody"):
        Base("leeg", *numbers)
