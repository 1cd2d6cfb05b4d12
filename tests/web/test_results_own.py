# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of somebody's own vote: for that person alone, never kept, and of others no more than anybody reads."""

from __future__ import annotations

import logging
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.makers import DAY, Role, a_person, a_school, leader_of, logged_in, seen
from tests.web.voted import SECTIE, a_school_with_units, in_unit, opened, proposed, support_of, voted, with_frames

from werkdruk.web.actions.voting import cast
from werkdruk.web.models import Event, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = a_school_with_units(team=20, sectie=5, support=10)
    with_frames(made, oop=Fraction(1, 10))
    for number, euros in enumerate((9_000, 14_000, 40_000, 70_000), 1):
        proposed(made, f"Voorstel {number}", euros, by=support_of(made)[0] if number == 1 else None)
    return made


@pytest.fixture
def counted(year):
    everybody = dict.fromkeys(in_unit(year, "Onderbouw"), (2, 3)) | dict.fromkeys(in_unit(year, SECTIE), (2, 4))
    return voted(opened(year), everybody | dict.fromkeys(support_of(year), (1, 2, 3)))


def address(counted):
    return reverse("my-vote", args=[counted.year.school.brin, counted.year.school_year, counted.pk])


def test_each_sees_what_became_of_their_own_vote_and_of_no_other(counted):
    french, porter = in_unit(counted.year, SECTIE)[0], support_of(counted.year)[0]
    own = seen(logged_in(french).get(address(counted)))
    assert "Voorstel 2" in own
    assert "Voorstel 4" in own
    assert "Voorstel 3" not in own, "what this person did not choose is not on the page"
    assert "Je had €" in own
    support = seen(logged_in(porter).get(address(counted)))
    assert "Eerst: het deel voor ondersteuners" in support
    assert "Voorstel 1" in support
    assert "Voorstel 4" not in support


def test_the_page_is_kept_nowhere_and_nothing_is_logged(counted, caplog):
    before = Event.objects.count()
    with caplog.at_level(logging.DEBUG):
        answer = logged_in(in_unit(counted.year, SECTIE)[0]).get(address(counted))
    assert "no-store" in answer.headers["Cache-Control"]
    assert Event.objects.count() == before
    assert not [line for line in caplog.messages if "Voorstel" in line]


def test_who_did_not_vote_reads_that_and_nothing_else(counted):
    for person in (leader_of(counted.year.school), a_person(counted.year.school.board, Role.CONTROLLER)):
        page = seen(logged_in(person).get(address(counted)))
        assert "Jij hebt in deze stemming niet gestemd." in page
        assert "Voorstel" not in page.replace("Voorstellen", "")


def test_nobody_else_comes_in(counted):
    stranger = logged_in(a_person(a_school("99806", "98FF"), Role.LEADER))
    assert stranger.get(address(counted)).status_code == 404
    assert Client().get(address(counted)).status_code == 302


def test_before_the_count_there_is_nothing_to_see(year):
    made = opened(year)
    person = in_unit(year, SECTIE)[0]
    cast(made, [2], by=person, on=DAY)
    page = seen(logged_in(person).get(address(made)))
    assert "Er is nog niet geteld." in page
    assert "Voorstel 2" not in page


def test_a_vote_by_keys_has_no_such_page(counted):
    Round.objects.filter(pk=counted.pk).update(by_keys=True)
    assert logged_in(in_unit(counted.year, SECTIE)[0]).get(address(counted)).status_code == 404


def test_where_few_voted_no_amounts_tell_about_others(year):
    made = voted(opened(year), dict.fromkeys(in_unit(year, SECTIE), (2, 3)))
    page = seen(logged_in(in_unit(year, SECTIE)[0]).get(address(made)))
    assert "Je had" not in page
    assert "betaalde" not in page
    assert "bedragen iets over anderen" in page
