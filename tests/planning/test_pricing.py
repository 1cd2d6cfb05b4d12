# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Prices: conservation over the months, one rounding, and every figure of the practice of the sector."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import say_the_same

from werkdruk.kernel import CalendarYear, Euro, Language, Month, SchoolYear
from werkdruk.planning import (
    Agreement,
    Fte,
    Hours,
    LessonMethod,
    LessonsFewer,
    Measure,
    Months,
    Norms,
    NotPriced,
    Purchase,
    SchoolGroup,
    Service,
    SmallerClasses,
    StaffGroup,
    TimeNorm,
    national,
    own_norm,
    price,
)

YEAR = Months.of(SchoolYear(2023))
BROAD = Norms(national(StaffGroup.TEACHER, SchoolGroup.BROAD))


def teachers(group, *, surcharge=50):
    return Norms(national(StaffGroup.TEACHER, SchoolGroup(group)), TimeNorm(surcharge=surcharge))


def euros(found):
    """Whole euros, rounded half up, as the tables of the dossier print them."""
    return (found.amount.cents + 50) // 100


months = st.builds(
    lambda year, month, more: Months(
        Month(year, month), Month(year + (month + more - 1) // 12, (month + more - 1) % 12 + 1)
    ),
    st.integers(2019, 2030),
    st.integers(1, 12),
    st.integers(0, 30),
)
asks = st.one_of(
    st.builds(Fte, st.integers(1, 5000)),
    st.builds(Hours, st.integers(1, 5000)),
    st.builds(Hours, st.integers(1, 5000), st.builds(Euro, st.integers(1, 20_000))),
    st.builds(LessonsFewer, st.integers(1, 200), st.sampled_from(LessonMethod)),
    st.builds(
        lambda fte, small, more: SmallerClasses(fte, small + more, small),
        st.integers(1, 9000),
        st.integers(1, 30),
        st.integers(1, 5),
    ),
    st.builds(Purchase, st.builds(Euro, st.integers(1, 10**8))),
    st.builds(Service, st.builds(Euro, st.integers(1, 10**8))),
    st.just(Agreement()),
)
norms = st.builds(
    lambda cents, time: Norms(
        own_norm(StaffGroup.TEACHER, Euro(cents), year=2024, source="salarisadministratie"), time
    ),
    st.integers(1, 20_000_000),
    st.builds(
        TimeNorm,
        lesson_minutes=st.integers(30, 90),
        lesson_weeks=st.integers(30, 40),
        max_lessons=st.integers(15, 30),
        surcharge=st.integers(0, 120),
    ),
)


@given(asks, months, norms, st.booleans())
def test_the_parts_of_a_price_sum_to_it(ask, when, at, structural):
    found = price(Measure(ask, when, structural=structural), at)
    assert Euro.sum(found.per_month.values()) == found.amount
    assert Euro.sum(found.per_calendar_year.values()) == found.amount
    assert Euro.sum(found.per_school_year.values()) == found.amount
    assert tuple(found.per_month) == tuple(when)


@given(asks, months, norms)
def test_no_month_is_negative_and_even_months_differ_by_at_most_a_cent(ask, when, at):
    found = price(Measure(ask, when), at)
    cents = [part.cents for part in found.per_month.values()]
    assert min(cents) >= 0
    assert found.at_once or max(cents) - min(cents) <= 1


@given(asks, months, norms)
def test_every_price_says_in_words_how_it_came_about(ask, when, at):
    found = price(Measure(ask, when), at)
    assert found.steps[0].amount == found.amount
    assert all(step.text.endswith(".") for step in found.steps)


@given(st.integers(1, 5000), st.integers(1, 20_000_000))
def test_a_price_is_the_exact_fraction_rounded_once(hundredths, cents):
    at = Norms(own_norm(StaffGroup.SUPPORT, Euro(cents), year=2024, source="begroting"))
    exact = Fraction(cents * hundredths, 100)
    assert abs(price(Measure(Fte(hundredths), YEAR), at).amount.cents - exact) <= Fraction(1, 2)


@given(st.integers(1, 300), st.integers(0, 120), st.sampled_from(SchoolGroup))
def test_the_hours_method_is_the_fraction_the_practice_states(lessons, surcharge, group):
    at = teachers(group, surcharge=surcharge)
    exact = Fraction(lessons * 30 * (100 + surcharge), 100 * 1659) * at.cost.per_fte.cents
    assert abs(price(Measure(LessonsFewer(lessons), YEAR), at).amount.cents - exact) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("group", "surcharge", "worth"),
    [(4, 40, 2261), (4, 50, 2423), (4, 70, 2746), (4, 90, 3069), (1, 50, 2360), (2, 50, 2676), (3, 50, 2546)],
)
def test_a_lesson_less_by_the_hours_method_costs_what_the_practice_says(group, surcharge, worth):
    assert euros(price(Measure(LessonsFewer(1), YEAR), teachers(group, surcharge=surcharge))) == worth


@pytest.mark.parametrize(("group", "worth"), [(1, 3625), (2, 4111), (3, 3910), (4, 3722)])
def test_a_lesson_less_by_the_replacement_method_costs_what_the_practice_says(group, worth):
    assert euros(price(Measure(LessonsFewer(1, LessonMethod.REPLACEMENT), YEAR), teachers(group))) == worth


@pytest.mark.parametrize(
    ("staff", "group", "year", "cents"),
    [
        (StaffGroup.TEACHER, 1, 2021, 5244),
        (StaffGroup.TEACHER, 2, 2021, 5948),
        (StaffGroup.TEACHER, 3, 2021, 5657),
        (StaffGroup.TEACHER, 4, 2021, 5384),
        # The practice prints 56.52 for group 1; 93,774.36 / 1,659 is 56.5246
        (StaffGroup.LEADER, 1, 2021, 5652),
        (StaffGroup.LEADER, 2, 2021, 6746),
        (StaffGroup.LEADER, 3, 2021, 6674),
        (StaffGroup.LEADER, 4, 2021, 6483),
        (StaffGroup.SUPPORT, 1, 2014, 2528),
        (StaffGroup.SUPPORT, 4, 2014, 2528),
    ],
)
def test_an_hour_costs_what_the_practice_says(staff, group, year, cents):
    at = Norms(national(staff, SchoolGroup(group), year=year))
    assert price(Measure(Hours(1), YEAR), at).amount == Euro(cents)


@pytest.mark.parametrize(("group", "cents"), [(1, 12084), (2, 13704), (3, 13035), (4, 12405)])
def test_a_clock_hour_of_lesson_costs_what_the_practice_says(group, cents):
    at = Norms(national(StaffGroup.TEACHER, SchoolGroup(group)), TimeNorm(year_hours=720))
    assert price(Measure(Hours(1), YEAR), at).amount == Euro(cents)


def test_one_lesson_less_for_every_teacher_eats_the_pot_of_the_example_school():
    pot = Euro(17_527_400)
    hours = price(Measure(LessonsFewer(69), YEAR), BROAD)
    replaced = price(Measure(LessonsFewer(69, LessonMethod.REPLACEMENT), YEAR), BROAD)
    assert euros(hours) == 167_166
    assert euros(replaced) == 256_785
    assert hours.amount < pot < replaced.amount


def test_the_pot_of_the_example_school_buys_less_than_two_teachers():
    found = price(Measure(Service(Euro(17_527_400)), YEAR), BROAD)
    assert found.fte_hundredths == 196


def test_the_pot_of_the_example_school_buys_three_and_a_half_supporters_at_an_own_norm():
    own = own_norm(StaffGroup.SUPPORT, Euro(5_000_000), year=2024, source="begroting")
    found = price(Measure(Service(Euro(17_527_400)), YEAR), Norms(own))
    assert found.fte_hundredths == 351


def test_classes_of_25_instead_of_26_cost_more_than_the_pot():
    found = price(Measure(SmallerClasses(6900, 26, 25), YEAR), BROAD)
    assert found.fte_hundredths == 276
    assert euros(found) == 246_514
    assert found.hours_freed == 0


def test_part_of_a_year_costs_its_part():
    half = Months(Month(2023, 8), Month(2024, 1))
    found = price(Measure(Fte(40), half), BROAD)
    assert found.amount == Euro(1_786_331)
    assert found.fte_hundredths == 20
    assert found.hours_freed == 331
    assert found.per_calendar_year == {CalendarYear(2023): Euro(1_488_610), CalendarYear(2024): Euro(297_721)}
    assert found.steps[0].text == "0,4 fte × €\xa089.316,56 per fte × 6 ÷ 12 maanden."


def test_a_structural_measure_says_what_a_whole_year_costs():
    half = Months(Month(2023, 8), Month(2024, 1))
    assert price(Measure(Fte(40), half, structural=True), BROAD).a_year == Euro(3_572_662)
    assert price(Measure(Fte(40), half), BROAD).a_year is None
    assert price(Measure(Purchase(Euro(5000)), half, structural=True), BROAD).a_year == Euro(5000)


def test_a_purchase_falls_in_its_first_month():
    found = price(Measure(Purchase(Euro(100_001)), YEAR), BROAD)
    assert found.per_calendar_year == {CalendarYear(2023): Euro(100_001), CalendarYear(2024): Euro.zero()}


def test_an_agreement_costs_nothing_and_can_free_hours():
    found = price(Measure(Agreement(), YEAR, hours_freed=120), BROAD)
    assert found.amount == Euro.zero()
    assert found.per_freed_hour == Euro.zero()
    assert found.steps[-1].text == "Volgens de indieners komen er 120 uur vrij."


def test_a_freed_hour_has_a_price_only_when_an_hour_is_freed():
    assert price(Measure(LessonsFewer(1), YEAR), BROAD).hours_freed == 45
    assert price(Measure(LessonsFewer(1), YEAR), BROAD).per_freed_hour == Euro(5384)
    assert price(Measure(Purchase(Euro(5000)), YEAR), BROAD).per_freed_hour is None


def test_a_price_on_an_unread_norm_is_marked_and_says_so():
    assert price(Measure(Fte(40), YEAR), BROAD).unverified
    assert "niet in de officiële tekst zelf gelezen" in price(Measure(Fte(40), YEAR), BROAD).steps[1].text
    support = Norms(national(StaffGroup.SUPPORT, SchoolGroup.BASIC))
    assert not price(Measure(Fte(40), YEAR), support).unverified
    assert not price(Measure(Purchase(Euro(5000)), YEAR), BROAD).unverified


def test_an_hour_with_its_own_rate_needs_no_norm():
    found = price(Measure(Hours(100, Euro(2750)), YEAR), BROAD)
    assert found.amount == Euro(275_000)
    assert found.steps[0].text == "100 uur × €\xa027,50 per uur."
    assert not found.unverified


def test_the_method_of_a_lesson_price_is_named():
    for method in LessonMethod:
        assert method.called() in price(Measure(LessonsFewer(2, method), YEAR), BROAD).steps[0].text


@pytest.mark.parametrize(
    "make",
    [
        lambda: Fte(0),
        lambda: Hours(-1),
        lambda: Hours(1, Euro(0)),
        lambda: LessonsFewer(0),
        lambda: SmallerClasses(0, 26, 25),
        lambda: SmallerClasses(100, 25, 25),
        lambda: SmallerClasses(100, 25, 0),
        lambda: Purchase(Euro(0)),
        lambda: Service(Euro(-1)),
        lambda: Measure(Agreement(), YEAR, hours_freed=-1),
        lambda: Months(Month(2024, 2), Month(2024, 1)),
        lambda: TimeNorm(max_lessons=0),
        lambda: TimeNorm(surcharge=-1),
        lambda: own_norm(StaffGroup.TEACHER, Euro(0), year=2024, source=""),
        lambda: national(StaffGroup.SUPPORT, SchoolGroup.BASIC, year=2021),
    ],
)
def test_what_cannot_be_priced_is_refused(make):
    with pytest.raises(NotPriced):
        make()


@given(asks, months, st.none() | st.integers(0, 5000))
def test_the_steps_of_a_price_in_english_are_those_in_dutch(ask, span, freed):
    measure = Measure(ask, span, hours_freed=freed)
    for norms in (BROAD, Norms(own_norm(StaffGroup.SUPPORT, Euro(5_500_000), year=2024, source="begroting"))):
        dutch, english = price(measure, norms), price(measure, norms, language=Language.EN)
        assert (dutch.amount, dutch.hours_freed) == (english.amount, english.hours_freed)
        for nl, en in zip(dutch.steps, english.steps, strict=True):
            assert (nl.amount, nl.source) == (en.amount, en.source)
            assert say_the_same(nl.text, en.text), en.text


def test_a_price_reads_as_english():
    found = price(Measure(LessonsFewer(2), Months(Month(2023, 8), Month(2024, 1))), BROAD, language=Language.EN)
    assert [step.text for step in found.steps] == [
        (
            "2 lessons a week fewer, hours method: 50 minutes × 36 weeks × 1.5 (work before and after lessons)"
            " ÷ 1,659 hours a year × €89,316.56 per fte × 6 ÷ 12 months."
        ),
        (
            "Cost per fte: national average staff cost (GPL), teachers 2021, group 4"
            " (not read in the official text itself)."
        ),
        "This frees 45 hours.",
    ]


def test_months_read_as_english():
    assert YEAR.written(Language.EN) == "August 2023 to July 2024"
    assert Months(Month(2023, 8), Month(2023, 8)).written(Language.EN) == "August 2023"
    assert str(YEAR) == YEAR.written() == "augustus 2023 tot en met juli 2024"
