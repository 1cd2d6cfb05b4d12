# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A new version of the plan: what goes, what changes, what comes back, and the difference in words."""

from __future__ import annotations

import pytest
from tests.web.decided import ASKED, a_counted_year, a_plan, an_asked_plan, answered, at
from tests.web.makers import leader_of, logged_in, seen

from werkdruk.deciding.consent import Act, State
from werkdruk.deciding.steps import NotPossible
from werkdruk.kernel import Euro, Month
from werkdruk.web.actions.plans import LineEdit, revise
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Plan, Proposal
from werkdruk.web.queries.plans import value_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return a_counted_year()


@pytest.fixture
def leader(year):
    return leader_of(year.school)


@pytest.fixture
def plan(year):
    return a_plan(year)


def edit(**changes):
    given = {"title": "Voorstel 1", "amount": Euro(2_000_000), "first": Month(2024, 2), "last": Month(2024, 7)}
    return LineEdit(**{**given, **changes})


def revised(plan, leader, **changes):
    return revise(plan, reason="De PMR vroeg erom.", by=leader, on=ASKED, **changes)


def test_a_measure_gets_another_amount_title_and_months(plan, leader):
    told = edit(title=" Voorstel  een ", amount=Euro(1_500_000), last=Month(2024, 5))
    line = value_of(revised(plan, leader, edits={"m01": told})).lines[0]
    assert (line.title, line.amount, line.months.last) == ("Voorstel een", Euro(1_500_000), Month(2024, 5))
    assert value_of(plan).lines[0].amount == Euro(2_000_000), "the version before keeps its text"


def test_a_dropped_proposal_comes_back_as_chosen(plan, leader):
    gone = next(each for each in value_of(plan).dropped if each.proposal == "3")
    later = value_of(revised(plan, leader, drop=["m01", "m02"], add=[3]))
    assert [line.measure for line in later.lines] == ["m03", "m04"]
    assert gone not in later.dropped
    assert {each.proposal for each in later.dropped} == {"1", "2"}
    assert Proposal.objects.get(number=3).state == "chosen"


def test_what_went_out_of_a_version_comes_back_in_the_next(plan, leader):
    second = revised(plan, leader, drop=["m01"])
    third = revised(second, leader, add=[1])
    assert value_of(third).lines == value_of(plan).lines
    assert value_of(third).dropped == value_of(plan).dropped
    assert third.version == 3


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "nothing-dropped"),
        ({"edits": {"m01": edit()}}, "nothing-dropped"),
        ({"edits": {"m01": edit(title=" ")}}, "edit-is-none"),
        ({"edits": {"m01": edit(title="x" * 121)}}, "edit-is-none"),
        ({"edits": {"m01": edit(amount=Euro(-1))}}, "edit-is-none"),
        ({"edits": {"m01": edit(last=Month(2024, 8))}}, "months-outside"),
        ({"edits": {"m01": edit(first=Month(2024, 7), last=Month(2024, 2))}}, "months-outside"),
        ({"edits": {"m09": edit()}}, "measure-not-in-plan"),
        ({"drop": ["m01"], "edits": {"m01": edit(amount=Euro(1))}}, "measure-not-in-plan"),
        ({"add": [1]}, "not-dropped"),
        ({"add": [9]}, "not-dropped"),
        ({"drop": ["m01", "m02", "m04"]}, "plan-empty"),
    ],
)
def test_a_version_that_is_none_is_refused_and_nothing_changes(plan, leader, changes, code):
    with pytest.raises(Refused, match=code):
        revised(plan, leader, **changes)
    assert Plan.objects.count() == 1


def test_what_cannot_be_carried_out_does_not_come_back(plan, leader):
    Proposal.objects.filter(number=3).update(state="not-feasible")
    with pytest.raises(Refused, match="not-feasible"):
        revised(plan, leader, add=[3])


def test_a_plan_before_the_council_does_not_change(year, leader):
    asked = an_asked_plan(year)
    with pytest.raises(NotPossible):
        revised(asked, leader, edits={"m01": edit(amount=Euro(1))})


def test_after_a_refusal_the_page_takes_every_change_and_tells_the_difference(year, leader):
    refused = answered(an_asked_plan(year), Act.REFUSE, reasons="Te duur.")
    client = logged_in(leader)
    page = seen(client.get(at("plan", year)))
    assert "Wat komt er terug in het plan?" in page
    assert "Verander Voorstel 1" in page
    told = {
        "version": 1, "drop": ["m02"], "add": ["3"], "reason": "De PMR vroeg erom.", "title_m01": "Voorstel een",
        "amount_m01": "15.000", "first_m01": "2024-02", "last_m01": "2024-07",
    }  # fmt: skip
    sent = client.post(at("plan-revise", year), told, follow=True)
    page = seen(sent).replace("\N{NO-BREAK SPACE}", " ")
    assert "Voorstel 2 is eruit: € 30.000,00." in page
    assert "Voorstel een: was € 20.000,00, is nu € 15.000,00, heette eerst Voorstel 1." in page
    assert "Voorstel 3 is erbij: € 90.000,00." in page
    refused.refresh_from_db()
    assert State(refused.state) is State.REVISED


def test_a_wrong_amount_stands_beside_its_field_and_what_was_typed_stays(year, leader, plan):
    told = {"version": 1, "reason": "Zomaar.", "amount_m01": "veel", "title_m01": "Anders"}
    page = logged_in(leader).post(at("plan-revise", year), told)
    assert "Schrijf een bedrag" in seen(page)
    assert 'value="Anders"' in page.content.decode()
