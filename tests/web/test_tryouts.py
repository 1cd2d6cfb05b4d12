# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trying rules out before a vote: on ballots that nobody cast, said so, and the same every time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.urls import reverse
from tests.web.makers import DAY, Role, a_person, leader_of, logged_in, seen
from tests.web.voted import SECTIE, a_school_with_units, in_unit, opened, proposed, with_frames

from werkdruk.deciding.frames import Way
from werkdruk.web.actions.voting import cast
from werkdruk.web.models import Ballot, Unit
from werkdruk.web.queries.compared import try_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = a_school_with_units(team=20, sectie=5, support=5)
    with_frames(made, units=Fraction(1, 4))
    for number, (unit, euros) in enumerate((("Onderbouw", 40_000), ("Onderbouw", 30_000), (SECTIE, 9_000)), 1):
        proposed(made, f"Voorstel {number}", euros, unit=unit)
    return made


def address(year, query=""):
    return reverse("try-out", args=[year.school.brin, year.school_year]) + query


def people(year):
    return {
        "leader": leader_of(year.school),
        "council": a_person(year.school, Role.COUNCIL, group=None),
        "guide": a_person(year.school, Role.GUIDE, group=None),
    }


def test_leader_council_and_guide_see_each_rule_on_made_up_ballots(year):
    pages = {name: seen(logged_in(person).get(address(year))) for name, person in people(year).items()}
    for page in pages.values():
        assert "Niemand heeft deze stemmen gegeven." in page
        assert "zo staat het nu afgesproken" in page
        for words in (
            "naar prijs, met eerst 1/4 voor de eigen eenheid",
            "naar aantal",
            "Phragmén",
            "De meeste stemmen",
        ):
            assert words in page
        assert "Wat doet elke telregel met een kleine eenheid?" in page
    assert not Ballot.objects.exists()


def test_others_do_not(year):
    refused = logged_in(in_unit(year, SECTIE)[0]).get(address(year))
    assert refused.status_code == 403


def test_the_same_page_comes_out_every_time(year):
    found = [try_out(year, None, DAY, "same") for _ in range(2)]
    assert found[0] == found[1]
    assert found[0].situation == "same"
    assert found[0].people == 31


def test_every_situation_has_its_page_and_an_unknown_one_is_the_first(year):
    page = try_out(year, None, DAY, "")
    assert len(page.situations) >= 3
    for code, _, _ in page.situations:
        assert seen(logged_in(leader_of(year.school)).get(address(year, f"?situatie={code}")))
    assert try_out(year, None, DAY, "nergens") == page


def test_what_goes_to_each_unit_adds_up_to_what_is_spent(year):
    found = try_out(year, None, DAY, "own").comparison
    for place, column in enumerate(found.columns):
        assert sum(line.money[place].cents for line in found.units) == column.cost.cents
        assert column.cost + column.left == found.pot
    assert {line.unit: line.people for line in found.units} == {"Onderbouw": 26, SECTIE: 5}


def test_a_unit_that_counts_by_itself_is_tried_by_itself(year):
    with_frames(year, way=Way.COUNT)
    french = Unit.objects.get(name=SECTIE)
    page = try_out(year, french, DAY, "")
    assert (page.unit, page.people) == (SECTIE, 5)
    shown = seen(logged_in(leader_of(year.school)).get(address(year, f"?plek={french.pk}")))
    assert "Voorstel 3" in shown
    assert "Voorstel 1" not in shown


def test_once_people_vote_nothing_can_be_tried_any_more(year):
    made = opened(year)
    cast(made, [1], by=in_unit(year, SECTIE)[0], on=DAY)
    page = seen(logged_in(leader_of(year.school)).get(address(year)))
    assert "Er valt nog niets uit te proberen." in page


def test_without_proposals_the_page_says_what_is_missing():
    year = a_school_with_units(team=3, sectie=2, support=0)
    page = seen(logged_in(leader_of(year.school)).get(address(year)))
    assert "Er valt nog niets uit te proberen." in page
