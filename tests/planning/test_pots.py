# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pot of a school year: not a cent lost between two years, and every line says where it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import say_the_same

from werkdruk.kernel import CalendarYear, Euro, Language, SchoolYear
from werkdruk.planning import NoFunding, OneOff, PotLineKind, YearMoney, expected, fits, pot_of

cents = st.integers(-(10**11), 10**11)


def money(year, amount, *, estimate=False):
    return YearMoney(CalendarYear(year), Euro(amount), estimate=estimate, source="beschikking", rule=f"vo-{year}")


@given(cents)
def test_the_two_parts_of_a_calendar_year_are_the_year(amount):
    one = money(2023, amount)
    assert list(one.per_school_year) == [SchoolYear(2022), SchoolYear(2023)]
    assert Euro.sum(one.per_school_year.values()) == Euro(amount)


@given(cents, cents, cents)
def test_two_school_years_take_the_calendar_year_between_them_exactly_once(first, second, third):
    years = (money(2022, first), money(2023, second), money(2024, third))
    parts = [
        line.amount
        for start in (2022, 2023)
        for line in pot_of(SchoolYear(start), years).lines
        if line.funding_year == CalendarYear(2023)
    ]
    assert len(parts) == 2
    assert Euro.sum(parts) == Euro(second)


@given(st.lists(cents, min_size=3, max_size=8))
def test_a_row_of_school_years_loses_only_the_ends(amounts):
    years = [money(2020 + at, amount) for at, amount in enumerate(amounts)]
    pots = [pot_of(SchoolYear(2020 + at), years) for at in range(len(amounts) - 1)]
    ends = min(years[0].per_school_year.items())[1] + max(years[-1].per_school_year.items())[1]
    assert Euro.sum(pot.total for pot in pots) + ends == Euro(sum(amounts))


@given(st.lists(st.integers(0, 10**9)), st.integers(0, 10**10))
def test_a_fit_closes_and_never_has_both_left_and_over(asked, pot):
    found = fits([Euro(each) for each in asked], Euro(pot))
    assert found.pot + found.over == found.asked + found.left
    assert not (found.left and found.over)
    assert found.fits == (sum(asked) <= pot)


def test_a_pot_has_a_line_per_funding_year_per_one_off_and_for_what_was_carried():
    years = (money(2022, 12_000_000), money(2023, 24_000_001, estimate=True))
    once = OneOff(Euro(500_000), "eenmalig overgangsjaar", rule="vo-transition-2022")
    pot = pot_of(SchoolYear(2022), years, one_offs=(once,), carried=Euro(-1_000))
    assert [(line.kind, line.amount.cents, line.months, line.estimate) for line in pot.lines] == [
        (PotLineKind.FUNDING, 5_000_000, 5, False),
        (PotLineKind.FUNDING, 14_000_001, 7, True),
        (PotLineKind.ONE_OFF, 500_000, 0, False),
        (PotLineKind.CARRIED, -1_000, 0, False),
    ]
    assert pot.total == Euro(19_499_001)
    assert pot.certain == Euro(5_499_000)
    assert pot.structural == Euro(19_000_001)
    assert pot.estimate


def test_every_line_of_a_pot_says_where_it_comes_from():
    pot = pot_of(SchoolYear(2022), (money(2022, 1200), money(2023, 1200)), carried=Euro(7))
    assert [line.source for line in pot.lines] == [
        "5 van de 12 maanden van 2022 (augustus tot en met december): beschikking",
        "7 van de 12 maanden van 2023 (januari tot en met juli): beschikking",
        "over uit schooljaar 2021/2022",
    ]
    assert [line.rule for line in pot.lines] == ["vo-2022", "vo-2023", ""]
    assert not pot.estimate


def test_a_year_without_an_amount_is_refused_and_can_be_expected():
    known = money(2022, 1200)
    with pytest.raises(NoFunding) as refused:
        pot_of(SchoolYear(2022), (known,))
    assert refused.value.year == CalendarYear(2023)
    pot = pot_of(SchoolYear(2022), (known, expected(known)))
    assert pot.lines[1].estimate
    assert pot.lines[1].amount == Euro(700)


def test_the_one_off_money_of_2022_is_seven_twelfths_of_300_million():
    assert money(2022, 30_000_000_000).per_school_year[SchoolYear(2021)] == Euro(17_500_000_000)


def test_an_odd_half_cent_goes_to_the_earlier_school_year():
    assert money(2023, 6).per_school_year == {SchoolYear(2022): Euro(4), SchoolYear(2023): Euro(2)}


def test_a_pot_in_english_has_the_same_lines():
    def told(language):
        earlier = YearMoney(CalendarYear(2023), Euro(100), estimate=False, source="vo-2023-2")
        years = (earlier, expected(earlier, language=language))
        return pot_of(SchoolYear(2023), years, carried=Euro(-5), language=language).lines

    dutch, english = told(Language.NL), told(Language.EN)
    assert [line.amount for line in dutch] == [line.amount for line in english]
    for nl, en in zip(dutch, english, strict=True):
        assert say_the_same(nl.source, en.source), en.source
    assert english[0].source == "5 of the 12 months of 2023 (August to December): vo-2023-2"
    assert [kind.called(Language.EN) for kind in PotLineKind] == ["funding", "one-off", "carried over"]
