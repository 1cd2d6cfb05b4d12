# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yes or no of personnel on the whole plan, and the package that is at hand when they say no."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.urls import reverse
from tests.web.joining_schools import (
    TODAY,
    a_joining_school,
    a_wanted,
    planned,
    pot_becomes,
    settled,
    with_votes,
)
from tests.web.makers import Role, logged_in, seen

from werkdruk.deciding.consent import State
from werkdruk.deciding.frames import PackageVote
from werkdruk.kernel import Euro
from werkdruk.web.access import NotYours
from werkdruk.web.actions import packages
from werkdruk.web.actions.councils import ask_consent
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.plans import revise
from werkdruk.web.actions.polls import answer_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Plan, Proposal, User
from werkdruk.web.queries.packages import package_page, runner_up_of, support_of
from werkdruk.web.queries.plans import value_of

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=8)
WEEK_ON = TODAY + timedelta(days=7)


def at(name, school, *rest):
    return reverse(name, args=[school.year.school.brin, school.year.school_year, *rest])


def a_school_with_a_plan(**changes):
    """A plan of three measures, of which the second had least support, and two that were let go."""
    school = a_joining_school(**{"package": PackageVote(Fraction(1, 2)), **changes})
    one, let_go = a_wanted(school, school.one, "Surveillanten", 10_000), a_wanted(school, school.one, "Reis", 7_000)
    two, dear = a_wanted(school, school.two, "Conciërge", 8_000), a_wanted(school, school.two, "Verbouwing", 99_000)
    six = a_wanted(school, school.rest, "Materiaal", 6_000)
    settled(school, school.one, [one], [let_go])
    with_votes(two, 3, 2, school.leader)
    settled(school, school.two, [two], [dear])
    settled(school, None, [six])
    return school, planned(school)


def people_of(school):
    return list(User.objects.filter(appointments__school=school.year.school).order_by("id"))


def said(school, plan, yes, no):
    """So many people said yes and no, and it is closed."""
    poll = packages.ask_package(plan, closes=WEEK_ON, by=school.leader, on=TODAY)
    for place, person in enumerate(people_of(school)[: yes + no]):
        answer_poll(poll, "yes" if place < yes else "no", by=person, on=TODAY)
    return packages.close_package(plan, by=school.leader, on=LATER)


def test_a_plan_that_personnel_back_goes_to_the_council():
    school, plan = a_school_with_a_plan()
    with pytest.raises(Forbidden):
        ask_consent(plan, by=school.leader, on=TODAY)
    assert said(school, plan, 9, 3)
    assert packages.close_package(plan, by=school.leader, on=LATER), "closing twice says the same"
    ask_consent(plan, by=school.leader, on=LATER)
    plan.refresh_from_db()
    assert State(plan.state) is State.ASKED


@pytest.mark.parametrize(("yes", "no"), [(5, 5), (4, 8), (5, 2)])
def test_a_plan_without_a_majority_or_its_quorum_does_not_go_to_the_council(yes, no):
    school, plan = a_school_with_a_plan()
    assert len(people_of(school)) == 17, "half of them is more than eight"
    assert not said(school, plan, yes, no)
    with pytest.raises(Forbidden):
        ask_consent(plan, by=school.leader, on=LATER)


def test_the_question_is_asked_once_per_version_and_by_the_leader():
    school, plan = a_school_with_a_plan()
    with pytest.raises(NotYours):
        packages.ask_package(plan, closes=WEEK_ON, by=school.council, on=TODAY)
    first = packages.ask_package(plan, closes=WEEK_ON, by=school.leader, on=TODAY)
    assert packages.ask_package(plan, closes=WEEK_ON, by=school.leader, on=TODAY) == first
    with pytest.raises(Refused, match="poll-runs"):
        packages.close_package(plan, by=school.leader, on=TODAY)
    later = revise(plan, drop=["m05"], reason="Toch niet.", by=school.leader, on=TODAY)
    assert packages.ask_package(later, closes=WEEK_ON, by=school.leader, on=TODAY) != first


def test_frames_without_a_package_vote_ask_for_none():
    school, plan = a_school_with_a_plan(package=None)
    with pytest.raises(Refused, match="no-package-vote"):
        packages.ask_package(plan, closes=WEEK_ON, by=school.leader, on=TODAY)
    with pytest.raises(Refused, match="package-not-asked"):
        packages.close_package(plan, by=school.leader, on=TODAY)
    assert package_page(plan, school.leader, TODAY) is None
    ask_consent(plan, by=school.leader, on=TODAY)


def test_an_older_version_and_one_that_does_not_fit_are_not_asked_about():
    school, plan = a_school_with_a_plan()
    later = revise(plan, drop=["m05"], reason="Toch niet.", by=school.leader, on=TODAY)
    with pytest.raises(Refused, match="plan-replaced"):
        packages.ask_package(plan, closes=WEEK_ON, by=school.leader, on=TODAY)
    pot_becomes(school, 60)
    with pytest.raises(Refused, match="over-budget"):
        packages.ask_package(later, closes=WEEK_ON, by=school.leader, on=TODAY)


def test_support_is_the_part_in_favour_of_those_who_spoke_out():
    school, _plan = a_school_with_a_plan()
    assert support_of(school.year) == {"m03": Fraction(3, 5)}


def test_the_package_at_hand_is_shown_and_taken_after_a_no():
    school, plan = a_school_with_a_plan()
    found = runner_up_of(plan, TODAY)
    assert (found.out.measure, [line.measure for line in found.added]) == ("m03", ["m02"])
    with pytest.raises(Refused, match="package-stands"):
        packages.take_runner_up(plan, by=school.leader, on=TODAY)
    said(school, plan, 4, 8)
    page = seen(logged_in(school.leader).get(at("plan", school)))
    assert "Zonder Conciërge, dat de minste steun had: 60% van wie zich uitsprak." in page
    assert "Neem dit pakket over" in page
    later = packages.take_runner_up(plan, by=school.leader, on=LATER)
    value = value_of(later)
    assert [line.measure for line in value.lines] == ["m01", "m02", "m05"]
    assert value.total == Euro(2_300_000)
    assert later.reason.startswith("Zonder Conciërge")
    assert Proposal.objects.get(number=2).state == "chosen"
    with pytest.raises(Refused, match="package-stands"):
        packages.take_runner_up(later, by=school.leader, on=LATER)


def test_a_plan_of_one_measure_has_nothing_at_hand():
    school, plan = a_school_with_a_plan()
    last = revise(plan, drop=["m03", "m05"], reason="Minder geld.", by=school.leader, on=TODAY)
    said(school, last, 0, 10)
    with pytest.raises(Refused, match="no-runner-up"):
        packages.take_runner_up(last, by=school.leader, on=LATER)
    assert "Er is geen ander pakket dat past" in seen(logged_in(school.leader).get(at("plan", school)))


def test_every_step_goes_through_the_page_of_the_plan():
    school, plan = a_school_with_a_plan()
    client = logged_in(school.leader)
    assert "Eerst zegt het personeel ja of nee" in seen(client.get(at("plan", school)))
    client.post(at("plan-package", school), {"closes": "ooit"})
    assert "Kies een dag." in seen(client.get(at("plan", school)))
    client.post(at("plan-package", school), {"closes": TODAY.isoformat(), "version": plan.version})
    poll = school.year.polls.get()
    staff = User.objects.filter(roles__role=Role.STAFF).first()
    page = logged_in(staff).get(at("plan", school))
    assert f'href="{at("poll", school, poll.pk)}"' in page.content.decode()
    for person in people_of(school):
        answer_poll(poll, "yes", by=person, on=TODAY)
    client.post(at("plan-package-close", school), {"version": plan.version})
    page = seen(client.get(at("plan", school)))
    assert "Het personeel steunt het hele plan." in page
    assert "Vraag de PMR om instemming" in page
    client.post(at("plan-second", school), {"version": plan.version})
    assert "geen nee gezegd" in seen(client.get(at("plan", school)))
    assert logged_in(staff).post(at("plan-package", school), {}).status_code == 403
    assert Plan.objects.count() == 1
    assert poll.closes == date(2024, 1, 15)
