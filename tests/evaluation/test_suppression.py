# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""No small group is exposed, not even by subtraction. Each test first builds what could leak."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.evaluation import FLOOR, Cell, FloorTooLow, suppress

cells = st.integers(0, 40).flatmap(lambda people: st.builds(Cell, st.just(people), st.integers(0, people * 100)))
tables = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), cells, max_size=7)
floors = st.integers(5, 15)


def differences(published):
    """The number of people behind everything a reader can work out: a total minus any shown groups."""
    shown = [cell.people for cell in published.groups.values() if cell is not None]
    subsets = chain.from_iterable(combinations(shown, size) for size in range(len(shown) + 1))
    totals = [] if published.total is None else [published.total.people]
    return [total - sum(subset) for total in totals for subset in subsets]


@given(tables, floors)
def test_no_subtraction_isolates_fewer_people_than_the_floor(table, floor):
    published = suppress(table, floor)
    assert all(people == 0 or people >= floor for people in differences(published))


@given(tables, floors)
def test_no_group_below_the_floor_is_shown(table, floor):
    published = suppress(table, floor)
    assert all(cell is None or cell.people >= floor for cell in published.groups.values())
    assert published.total is None or published.total.people >= floor


@given(tables, floors)
def test_what_is_shown_is_what_was_measured(table, floor):
    published = suppress(table, floor)
    assert list(published.groups) == list(table)
    assert all(cell in (None, table[group]) for group, cell in published.groups.items())
    assert published.total in (None, sum(table.values(), Cell(0, 0)))


@given(tables, floors)
def test_nothing_is_hidden_when_every_group_is_large_enough(table, floor):
    large = {group: cell for group, cell in table.items() if cell.people >= floor}
    assert suppress(large, floor).hidden == ()


@given(tables.flatmap(lambda table: st.tuples(st.just(table), st.permutations(list(table.items())))), floors)
def test_the_order_of_the_groups_never_matters(pair, floor):
    table, shuffled = pair
    assert suppress(table, floor).groups == suppress(dict(shuffled), floor).groups


def test_one_small_group_takes_the_next_smallest_with_it():
    table = {"team 1": Cell(42, 2100), "team 2": Cell(15, 900), "directie": Cell(3, 99)}
    leak = sum(table.values(), Cell(0, 0)).people - table["team 1"].people - table["team 2"].people
    assert leak == 3
    published = suppress(table)
    assert published.hidden == ("team 2", "directie")
    assert published.groups["team 1"] == table["team 1"]
    assert published.total == Cell(60, 3099)


def test_two_small_groups_that_are_large_enough_together_hide_no_third():
    table = {"a": Cell(6, 1), "b": Cell(5, 1), "c": Cell(20, 1)}
    assert suppress(table).hidden == ("a", "b")


def test_a_total_below_the_floor_is_hidden_too():
    published = suppress({"a": Cell(5, 300), "b": Cell(4, 100)})
    assert published.total is None
    assert published.hidden == ("a", "b")


@pytest.mark.parametrize("floor", [0, 1, 4, -3])
def test_no_floor_below_five_is_accepted(floor):
    with pytest.raises(FloorTooLow):
        suppress({"a": Cell(100, 1)}, floor)


def test_the_floor_is_ten_unless_said_otherwise():
    assert FLOOR == 10
    assert suppress({"a": Cell(9, 1), "b": Cell(9, 1)}).hidden == ("a", "b")


def test_a_mean_is_in_hundredths_and_empty_without_answers():
    assert Cell(3, 100).mean == 3333
    assert Cell(0, 0).mean is None
