# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a list changes: the second time nothing, the past only where the list speaks of it, and one home at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.people import (
    Belonging,
    Change,
    FunctionGroup,
    Person,
    StaffList,
    StaffUnit,
    UnitKind,
    changes,
    electorate_on,
    read_staff,
)
from werkdruk.kernel import Brin

SCHOOL = Brin("98AA")
DAY = date(2024, 1, 15)
HEAD = "school;personeelsnummer;functiegroep;fte;eenheid;soort;thuis;van;tot"
UNITS = ("Havo", "Mavo", "Talen")
DAYS = st.integers(0, 60).map(lambda days: DAY + timedelta(days - 30))


@st.composite
def rows_of_a_person(draw, number: int) -> list[str]:
    rows = []
    for unit in draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4)):
        first, last = draw(st.none() | DAYS), None
        if first is not None:
            last = draw(st.none() | DAYS.filter(lambda day, first=first: day >= first))
        home = draw(st.sampled_from(["ja", "nee"]))
        rows.append(f"98AA;{number};OP;1;{unit};team;{home};{first or ''};{last or ''}")
    return rows


@st.composite
def staff_lists(draw) -> StaffList:
    """A list that is right, of at most four people: rows of people who contradict themselves are left out."""
    kept = [f"98AA;99;OOP;0,5;{UNITS[0]};team;ja;;"]
    for number in draw(st.sets(st.integers(1, 4))):
        rows = draw(rows_of_a_person(number))
        if not read("\n".join([HEAD, *rows])).problems:
            kept += rows
    return read("\n".join([HEAD, *kept]))


def read(text: str) -> StaffList:
    return read_staff(text.encode(), school=SCHOOL, file="lijst.csv")


def known_after(known, listed, day):
    """Everybody who is known after the import."""
    people = {person.number: person for person in known}
    people |= {each.number: each.after for each in changes(known, {}, listed, day).people}
    return tuple(people.values())


@given(staff_lists(), staff_lists(), st.integers(0, 40), st.integers(0, 40))
def test_the_same_list_again_changes_nothing_on_that_day_and_later(first, second, wait, more):
    known = known_after((), first, DAY)
    second_day = DAY + timedelta(wait)
    known = known_after(known, second, second_day)
    units = dict.fromkeys(UNITS, UnitKind.TEAM)
    assert changes(known, units, second, second_day).is_empty
    dated = replace(second, people=tuple(p for p in second.people if all(b.first for b in p.belongings)))
    again = changes(known, units, dated, second_day + timedelta(more))
    assert {each.change for each in again.people} <= {Change.SAME, Change.ENDED}


@given(staff_lists(), staff_lists(), st.integers(0, 40), DAYS)
def test_nobody_ever_has_two_homes_or_is_in_a_unit_twice(first, second, wait, day):
    known = known_after(known_after((), first, DAY), second, DAY + timedelta(wait))
    for person in known:
        places = [place for place in person.belongings if place.covers(day)]
        assert sum(place.home for place in places) <= 1
        assert len({place.unit for place in places}) == len(places)


@given(staff_lists(), staff_lists(), st.integers(0, 40))
def test_on_the_day_of_the_import_everybody_is_where_the_list_says(first, second, wait):
    day = DAY + timedelta(wait)
    known = known_after(known_after((), first, DAY), second, day)
    told = {person.number: set(person.units_on(day)) for person in second.people}
    assert {person.number: set(person.units_on(day)) for person in known} == {
        person.number: told.get(person.number, set()) for person in known
    }


def test_somebody_who_moves_keeps_where_they_were_before():
    before = Person("7", FunctionGroup.OP, 100, (Belonging("Mavo", home=True, first=date(2023, 8, 1)),))
    (moved,) = changes((before,), {}, read(f"{HEAD}\n98AA;7;OP;1;Havo;team;ja;;"), DAY).people
    assert moved.change is Change.CHANGED
    assert [moved.after.home_on(day) for day in (date(2024, 1, 14), DAY)] == ["Mavo", "Havo"]


def test_who_is_not_in_the_list_ends_on_the_day_before_and_who_was_gone_is_not_named():
    here = Person("7", FunctionGroup.OP, 100, (Belonging("Mavo", home=True),))
    gone = Person("8", FunctionGroup.OP, 100, (Belonging("Mavo", home=True, last=date(2023, 7, 31)),))
    found = changes((here, gone), {}, read(f"{HEAD}\n98AA;9;OP;1;Mavo;team;;;"), DAY)
    assert [(each.number, each.change) for each in found.people] == [("7", Change.ENDED), ("9", Change.NEW)]
    assert found.people[0].after.belongings[0].last == date(2024, 1, 14)


def test_a_unit_is_new_of_another_kind_or_the_same():
    listed = read(f"{HEAD}\n98AA;1;OP;1;A;team;;;\n98AA;2;OP;1;B;team;;;\n98AA;3;OP;1;C;team;;;")
    found = changes((), {"B": UnitKind.SECTIE, "C": UnitKind.TEAM, "D": UnitKind.TEAM}, listed, DAY)
    assert [(each.unit, each.change) for each in found.units] == [
        (StaffUnit("A", UnitKind.TEAM), Change.NEW),
        (StaffUnit("B", UnitKind.TEAM), Change.CHANGED),
        (StaffUnit("C", UnitKind.TEAM), Change.SAME),
    ]


def test_another_day_list_or_knowledge_gives_another_preview():
    listed = read(f"{HEAD}\n98AA;1;OP;1;A;team;;;")
    known = known_after((), listed, DAY)
    marks = [changes((), {}, listed, DAY), changes((), {}, listed, DAY + timedelta(1)), changes(known, {}, listed, DAY)]
    assert len({found.digest for found in marks}) == 3


@given(staff_lists(), DAYS, st.randoms())
def test_an_electorate_is_the_same_list_in_any_order_and_every_home_is_counted_once(listed, day, chance):
    people = list(known_after((), listed, DAY))
    found = electorate_on(people, SCHOOL, day)
    chance.shuffle(people)
    assert electorate_on(people, SCHOOL, day).digest == found.digest
    assert {each.number for each in found.electors} == {each.number for each in people if each.units_on(day)}
    assert sum(found.homes().values()) == sum(bool(each.home) for each in found.electors)
