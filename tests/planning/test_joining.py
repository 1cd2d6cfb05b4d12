# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joining, shrinking, falling back, comparing: nothing disappears or is joined by itself, every cent is told."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import Brin, Euro, Language, Month, SchoolYear
from werkdruk.planning import (
    ChosenLine,
    Dropped,
    MeasureKind,
    Months,
    NotAlike,
    Part,
    Plan,
    PlanLine,
    Purpose,
    cut_all,
    doubles,
    drop_last,
    joined,
    plan_differences,
    runner_up,
)

YEAR = SchoolYear(2023)


def a_line(number=1, euros=1_000, **changes):
    line = PlanLine(
        measure=f"m{number:02d}",
        title=f"Maatregel {number}",
        unit="team 1",
        proposals=(str(number),),
        purpose=Purpose.RELIEF,
        kind=MeasureKind.OTHER,
        amount=Euro(euros * 100),
        months=Months.of(YEAR),
        structural=False,
    )
    return replace(line, **changes)


def a_plan(*lines, version=1, dropped=()):
    return Plan(Brin("18BR"), YEAR, version, tuple(lines), tuple(dropped))


def chosen(number, euros, place="a", order=1):
    line = a_line(number, euros)
    return ChosenLine(line, (Part(place, order, line.amount),))


@st.composite
def choices(draw):
    """What up to four places chose, each in an order of its own; some lines are of two places."""
    found, orders = [], dict.fromkeys("abcd", 0)
    for number in range(1, draw(st.integers(1, 12)) + 1):
        places = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=2, unique=True))
        parts = []
        for place in places:
            orders[place] += 1
            parts.append(Part(place, orders[place], Euro(draw(st.integers(0, 500_000)))))
        line = a_line(number, amount=Euro.sum(part.amount for part in parts))
        found.append(ChosenLine(line, tuple(parts)))
    return tuple(found)


POTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 10**6).map(Euro))


@given(choices(), POTS, st.integers(0, 10**6).map(Euro))
def test_what_drops_last_makes_it_fit_and_loses_nothing(found, pots, pot):
    shrunk = drop_last(found, pots=pots, pot=pot)
    assert shrunk.total <= pot
    assert sorted(line.measure for line in (*shrunk.lines, *shrunk.dropped)) == [each.line.measure for each in found]
    assert all(line.amount.cents > 0 for line in shrunk.dropped), "what costs nothing stays"
    assert (shrunk.why is None) == (Euro.sum(each.line.amount for each in found) <= pot) == (not shrunk.dropped)


@given(choices(), POTS, st.integers(0, 10**6).map(Euro))
def test_without_the_last_that_dropped_it_would_not_have_fitted(found, pots, pot):
    shrunk = drop_last(found, pots=pots, pot=pot)
    if shrunk.dropped:
        assert shrunk.total + shrunk.dropped[-1].amount > pot


@given(choices(), POTS, st.integers(0, 10**6).map(Euro), st.randoms())
def test_the_order_in_which_lines_are_given_never_matters(found, pots, pot, chance):
    mixed = list(found)
    chance.shuffle(mixed)
    one, other = (drop_last(each, pots=pots, pot=pot) for each in (found, mixed))
    assert one.dropped == other.dropped
    assert set(one.lines) == set(other.lines)


def test_the_place_that_is_over_its_pot_gives_up_what_it_chose_last():
    found = (chosen(1, 50, "a", 1), chosen(2, 50, "a", 2), chosen(3, 90, "b", 1), chosen(4, 10, "b", 2))
    shrunk = drop_last(found, pots={"a": Euro(9_000), "b": Euro(20_000)}, pot=Euro(19_000))
    assert [line.measure for line in shrunk.dropped] == ["m02"]
    assert "€\N{NO-BREAK SPACE}10,00 meer" in shrunk.why(Language.NL)


def test_when_no_place_is_over_the_one_that_spends_most_gives_up():
    found = (chosen(1, 50, "a", 1), chosen(3, 90, "b", 1))
    shrunk = drop_last(found, pots={"a": Euro(99_000), "b": Euro(99_000)}, pot=Euro(6_000))
    assert [line.measure for line in shrunk.dropped] == ["m03"]


def test_parts_that_are_not_the_amount_are_no_choice():
    with pytest.raises(ValueError, match="m01"):
        ChosenLine(a_line(1, 10), (Part("a", 1, Euro(999)),))
    with pytest.raises(ValueError, match="m01"):
        ChosenLine(a_line(1, 0), ())


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=20), st.integers(0, 10**8))
def test_cutting_all_takes_the_same_part_of_every_line_to_the_cent(cents, pot):
    lines = [a_line(number, amount=Euro(amount)) for number, amount in enumerate(cents, 1)]
    shrunk = cut_all(lines, pot=Euro(pot))
    total = sum(cents)
    assert shrunk.total == Euro(min(total, pot))
    for before, after in zip(lines, shrunk.lines, strict=True):
        assert Euro.zero() <= after.amount <= before.amount
        if total > pot:
            assert abs(after.amount.cents * total - before.amount.cents * pot) < total, "less than a cent off"
    assert (shrunk.why is not None) == (total > pot)


def test_doubles_are_like_titles_of_other_units_for_the_same_purpose():
    one = a_line(1, title="Surveillanten bij toetsen", unit="team 1")
    two = a_line(2, title="surveillant bij de toetsen", unit="team 2")
    assert doubles([two, one]) == ((one, two),)
    assert doubles([one, replace(two, unit="team 1")]) == (), "one unit knows what it asks"
    assert doubles([one, replace(two, purpose=Purpose.INNOVATION)]) == ()
    assert doubles([one, replace(two, kind=MeasureKind.MATERIALS)]) == ()
    assert doubles([one, replace(two, title="Een conciërge erbij")]) == ()


def test_a_joined_line_keeps_every_unit_and_every_proposal():
    one = a_line(2, unit="team 2", proposals=("2", "10"))
    two = a_line(1, unit="sectie 3", proposals=("1",))
    made = joined([one, two], title="Samen", amount=Euro(12_345))
    assert (made.measure, made.title, made.amount) == ("m01", "Samen", Euro(12_345))
    assert (made.unit, made.also, made.units) == ("sectie 3", ("team 2",), ("sectie 3", "team 2"))
    assert made.proposals == ("1", "2", "10")
    assert joined([two, one], title="Samen", amount=Euro(12_345)) == made
    assert made.as_json()["also"] == ["team 2"]
    assert "also" not in one.as_json(), "plans from before joined lines keep their fingerprint"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"purpose": Purpose.GUIDANCE}, "purpose"),
        ({"kind": MeasureKind.TRAINING}, "kind"),
        ({"months": Months(Month(2023, 8), Month(2023, 9))}, "months"),
        ({"structural": True}, "structural"),
        ({"measure": "m01"}, "lines"),
    ],
)
def test_what_is_not_alike_is_not_joined(change, why):
    with pytest.raises(NotAlike) as refusal:
        joined([a_line(1), replace(a_line(2), **change)], title="Samen", amount=Euro(1))
    assert refusal.value.why == why


def test_the_package_at_hand_leaves_out_what_had_least_support():
    plan = a_plan(a_line(1, 100), a_line(2, 60), a_line(3, 0))
    others = [a_line(4, 50), a_line(5, 70), a_line(6, 20)]
    support = {"m01": Fraction(9, 10), "m02": Fraction(3, 5), "m04": Fraction(1, 2), "m05": Fraction(11, 20)}
    found = runner_up(plan, others=others, support={**support, "m06": Fraction(1, 10)}, pot=Euro(17_500))
    assert found.out.measure == "m02"
    assert [line.measure for line in found.added] == ["m05"], "most support first, then what still fits"
    assert found.total == Euro(17_000)
    without, instead = found.why(Language.NL).split(". ")
    assert without == "Zonder Maatregel 2, dat de minste steun had: 60% van wie zich uitsprak"
    assert instead == "Daarvoor komt in de plaats: Maatregel 5."


def test_when_all_had_the_same_support_the_dearest_goes():
    found = runner_up(a_plan(a_line(1, 60), a_line(2, 60), a_line(3, 50)), others=[], support={}, pot=Euro(20_000))
    assert found.out.measure == "m02", "between equals the last code"
    assert "de duurste" in found.why(Language.NL)
    assert "past er niets bij" in found.why(Language.NL)


def test_a_plan_of_one_line_has_no_package_beside_it():
    assert runner_up(a_plan(a_line(1), a_line(2, 0)), others=[a_line(3)], support={}, pot=Euro(10**9)) is None


@given(
    st.lists(st.integers(1, 10**5), min_size=2, max_size=8),
    st.lists(st.integers(1, 10**5), max_size=8),
    st.dictionaries(st.sampled_from([f"m{n:02d}" for n in range(1, 17)]), st.fractions(0, 1)),
)
def test_the_package_at_hand_fits_where_the_plan_did(mine, rest, support):
    lines = [a_line(number, amount=Euro(cents)) for number, cents in enumerate(mine, 1)]
    others = [a_line(number, amount=Euro(cents)) for number, cents in enumerate(rest, len(mine) + 1)]
    pot = Euro(sum(mine))
    found = runner_up(a_plan(*lines), others=others, support=support, pot=pot)
    assert found.total <= pot
    assert found.out not in found.lines
    assert {line.measure for line in found.lines} == {
        *(line.measure for line in lines if line != found.out),
        *(line.measure for line in found.added),
    }
    assert all(support.get(found.out.measure, 1) <= support.get(line.measure, 1) for line in lines)


def test_differences_tell_what_came_went_and_changed_with_both_amounts():
    before = a_plan(a_line(1, 100), a_line(2, 60), a_line(3, 10))
    later = a_plan(
        a_line(1, 80, title="Korter", months=Months(Month(2023, 8), Month(2024, 1)), structural=True),
        a_line(3, 10),
        a_line(4, 20),
        version=2,
        dropped=[Dropped("2", "team 1", "De PMR wil het niet."), Dropped("9", "team 1", "Te duur.")],
    )
    found = plan_differences(before, later)
    assert [change.words(Language.NL).replace("\N{NO-BREAK SPACE}", " ") for change in found.lines] == [
        "Maatregel 2 is eruit: € 60,00.",
        (
            "Korter: was € 100,00, is nu € 80,00, heette eerst Maatregel 1, "
            "liep van augustus 2023 tot en met juli 2024, nu van augustus 2023 tot en met januari 2024, "
            "was eenmalig, is nu structureel."
        ),
        "Maatregel 4 is erbij: € 20,00.",
    ]
    assert found.dropped[0].reasons == ("De PMR wil het niet.",)
    assert found.let_go == (Dropped("9", "team 1", "Te duur."),)
    assert (found.before, found.after) == (Euro(17_000), Euro(11_000))


def test_other_units_proposals_and_purposes_are_told_too():
    later = a_line(1, also=("team 2",), proposals=("1", "5"), purpose=Purpose.GUIDANCE, structural=False)
    change = plan_differences(a_plan(a_line(1, structural=True)), a_plan(later)).changed[0]
    said = [part(Language.NL) for part in change.parts]
    assert said == [
        "was structureel, is nu eenmalig",
        "was van team 1, is nu van team 1, team 2",
        "komt nu uit voorstel 1, 5",
        "heeft een ander doel",
    ]


@given(st.lists(st.integers(1, 9), unique=True), st.lists(st.integers(1, 9), unique=True), st.integers(0, 99))
def test_differences_account_for_every_cent_between_two_versions(old, new, more):
    before = a_plan(*(a_line(number, number) for number in old))
    later = a_plan(*(a_line(number, number + (more if number == 1 else 0)) for number in new), version=2)
    found = plan_differences(before, later)
    moved = sum((change.after.amount.cents if change.after else 0) for change in found.lines)
    moved -= sum((change.before.amount.cents if change.before else 0) for change in found.lines)
    assert found.after.cents - found.before.cents == moved
    assert not plan_differences(before, before).lines
