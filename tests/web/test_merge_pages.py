# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which plans of units become one: every step sent, every refusal said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.urls import reverse
from tests.web.joining_schools import (
    a_joining_school,
    chosen_everywhere,
    pot_becomes,
    two_doubles,
)
from tests.web.makers import a_feasible_proposal, a_wish, logged_in, seen

from werkdruk.deciding.frames import OverBudget, PackageVote
from werkdruk.web.models import FramesVersion, JoinedMeasure
from werkdruk.web.queries.deelplannen import by_deelplan

pytestmark = pytest.mark.django_db


def at(name, school, *rest):
    return reverse(name, args=[school.year.school.brin, school.year.school_year, *rest])


@pytest.fixture
def school():
    return a_joining_school()


def test_the_page_shows_doubles_side_by_side_and_joins_them_with_one_button(school):
    two_doubles(school)
    client = logged_in(school.council)
    page = seen(client.get(at("merge", school)))
    assert "Samen als één, opnieuw gerekend" in page
    sent = client.post(at("merge-join", school), {"measures": ["m01", "m02"], "title": "Assistenten"})
    assert sent.status_code == 302
    page = client.get(at("merge", school))
    assert "samengevoegd" in seen(page)
    joined = JoinedMeasure.objects.get()
    assert f'action="{at("merge-part", school, joined.pk)}"' in page.content.decode()
    client.post(at("merge-part", school, joined.pk))
    assert not JoinedMeasure.objects.exists()
    assert client.post(at("merge-part", school, 99)).status_code == 404


def test_a_wrong_join_says_what_is_wrong(school):
    two_doubles(school)
    client = logged_in(school.leader)
    assert "Kies minstens twee" in seen(client.post(at("merge-join", school), {"measures": ["m01"], "title": "Een"}))
    assert "Geef de maatregel een naam" in seen(client.post(at("merge-join", school), {"measures": ["m01", "m02"]}))
    wrong = client.post(at("merge-join", school), {"measures": ["m01", "m03"], "title": "Een"})
    assert "kunnen niet één worden" in seen(wrong)


def test_the_leader_does_every_step_on_the_page(school):
    client = logged_in(school.leader)
    assert "Er is nog niets gekozen" in seen(client.get(at("merge", school)))
    client.post(at("merge-without", school, school.one.pk), {"reason": ""})
    assert "Schrijf erbij waarom" in seen(client.get(at("merge", school)))
    client.post(at("merge-without", school, school.one.pk), {"reason": "Iedereen was ziek."})
    assert "Iedereen was ziek." in seen(client.get(at("merge", school)))
    client.post(at("merge-after-all", school, school.one.pk))
    assert "Iedereen was ziek." not in seen(client.get(at("merge", school)))
    chosen_everywhere(school)
    assert "Maak het plan" in seen(client.get(at("merge", school)))
    client.post(at("plan-make", school))
    assert "Het plan is gemaakt" in seen(client.get(at("merge", school)))
    for name, rest in (
        ("merge-without", (999,)),
        ("merge-after-all", (999,)),
        ("merge-send-back", (999,)),
        ("merge-close", ()),
    ):
        assert client.post(at(name, school, *rest)).status_code == 404
    assert client.post(at("merge-ask", school), {"closes": "ooit"}).status_code == 302


def test_a_deelplan_is_sent_back_from_the_page():
    school = a_joining_school(over_budget=OverBudget.BACK_TO_UNITS)
    chosen_everywhere(school)
    pot_becomes(school, 113)
    client = logged_in(school.leader)
    assert "Terug naar de eenheden" in seen(client.get(at("merge", school)))
    client.post(at("merge-send-back", school, school.two.pk), {"reason": "Te veel."})
    assert "kiest opnieuw" in seen(client.get(at("merge", school)))


def test_frames_and_deelplannen_are_what_makes_a_year_join(school):
    assert by_deelplan(school.year)
    FramesVersion.objects.all().delete()
    assert not by_deelplan(school.year)
    assert PackageVote().quorum == Fraction(1, 2)
    assert a_feasible_proposal(school.year, "Zonder kaders", a_wish(1)).number == 1
