# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is between the choice of the last unit and the question to the council."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.web.joining_schools import TODAY, a_joining_school, a_wanted, chosen_everywhere, planned, settled
from tests.web.makers import a_school, a_year

from werkdruk.deciding.frames import PackageVote
from werkdruk.deciding.years import Role
from werkdruk.web.actions.packages import ask_package, close_package
from werkdruk.web.actions.polls import answer_poll
from werkdruk.web.models import User
from werkdruk.web.queries.joining_turns import joining_turn
from werkdruk.web.queries.year_lines import turn_of

pytestmark = pytest.mark.django_db


def told(school):
    """The turn as the year line has it: who, what, on which page."""
    school.year.refresh_from_db()
    turn = turn_of(school.year, TODAY)
    return turn.role, turn.task, turn.page


def test_a_year_without_frames_or_with_places_that_choose_has_no_such_turn():
    assert joining_turn(a_year(a_school("99803", "98CC"))) is None
    school = a_joining_school()
    settled(school, school.one, [a_wanted(school, school.one, "Surveillanten", 1_000)])
    assert joining_turn(school.year) is None


def test_when_all_have_chosen_the_leader_joins_and_then_asks_the_council():
    school = a_joining_school()
    chosen_everywhere(school)
    assert told(school) == (Role.LEADER, "voeg samen wat gekozen is en maak het plan", "merge")
    planned(school)
    assert told(school) == (Role.LEADER, "vraag de PMR om instemming met het plan", "plan")


@pytest.mark.parametrize(
    ("answer", "after"),
    [("yes", "vraag de PMR om instemming met het plan"), ("no", "neem het tweede pakket of pas het plan aan")],
)
def test_with_a_package_vote_personnel_have_their_turn_in_between(answer, after):
    school = a_joining_school(package=PackageVote())
    chosen_everywhere(school)
    plan = planned(school)
    assert told(school) == (Role.LEADER, "vraag het personeel om ja of nee op het hele plan", "plan")
    poll = ask_package(plan, closes=TODAY + timedelta(days=7), by=school.leader, on=TODAY)
    assert told(school) == (Role.STAFF, "zeg ja of nee op het hele plan", "plan")
    assert turn_of(school.year, TODAY).by == poll.closes
    for person in User.objects.filter(appointments__school=school.year.school):
        answer_poll(poll, answer, by=person, on=TODAY)
    close_package(plan, by=school.leader, on=TODAY)
    assert told(school) == (Role.LEADER, after, "plan")
