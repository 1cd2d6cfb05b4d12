# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Support with one click, comments by label, and who takes part: numbers from five on, no small group given away."""

from __future__ import annotations

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    Role,
    a_person,
    a_proposal,
    a_school,
    a_year,
    logged_in,
    seen,
    staff,
)

from werkdruk.evaluation.suppression import FLOOR_MIN
from werkdruk.web.access import NotYours
from werkdruk.web.actions.discussing import comment, remove_comment, support
from werkdruk.web.actions.proposing import withdraw
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Comment, Event, Support
from werkdruk.web.queries.discussions import at_least, reach_in_words, support_of

pytestmark = pytest.mark.django_db
HIDDEN, NEARLY, UNTOLD = "te weinig om te tonen", "bijna iedereen", "niet apart te tonen"


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 1)
    return made


@pytest.fixture
def proposal(year):
    return a_proposal(year)


@pytest.fixture
def big_year(year):
    return year, staff(year.school, 9), staff(year.school, 9, group="OOP")


def back(proposal, *people):
    for person in people:
        support(proposal, stands=True, by=person, on=DAY)


def groups(proposal, user):
    return [words for _name, words in support_of(proposal, user, DAY, may_give=True).groups]


def test_support_is_one_click_and_can_be_undone(year, proposal):
    person = a_person(year.school, Role.STAFF)
    client = logged_in(person)
    assert "Ik steun dit" in seen(client.get(at("proposal", year, 1)))
    for _ in range(2):
        assert client.post(at("proposal-support", year, 1), {"stands": "1"}).status_code == 302
    assert Support.objects.count() == 1
    assert "Jij ook." in seen(client.get(at("proposal", year, 1)))
    for _ in range(2):
        client.post(at("proposal-support", year, 1), {"stands": "0"})
    assert Support.objects.count() == 0
    assert Event.objects.filter(verb="proposals.supported").count() == 2
    assert {event.what for event in Event.objects.filter(verb="proposals.supported")} == {str(year)}


@pytest.mark.parametrize(("number", "words"), [(0, "minder dan 5"), (4, "minder dan 5"), (5, "5"), (1200, "1.200")])
def test_a_number_is_shown_from_five_on(number, words):
    assert at_least(number) == words


def test_the_page_tells_no_number_below_five(year, proposal):
    people = staff(year.school, 5)
    back(proposal, *people[:4])
    assert "Aantal collega's: minder dan 5." in seen(logged_in(people[4]).get(at("proposal", year, 1)))
    back(proposal, people[4])
    assert "Aantal collega's: 5." in seen(logged_in(people[0]).get(at("proposal", year, 1)))


def test_a_small_side_is_hidden_and_what_would_give_it_away_too(year, proposal):
    teachers, helpers = staff(year.school, 14), staff(year.school, 12, group="OOP")
    back(proposal, *teachers[:6], *helpers[:2])
    assert groups(proposal, teachers[0]) == [HIDDEN, HIDDEN], "8 minus 6 would tell the 2"
    back(proposal, *helpers[2:6])
    assert groups(proposal, teachers[0]) == ["6 van de 16", "6 van de 12"]


def test_nearly_all_of_a_side_is_not_told_to_the_person(year, proposal):
    teachers, helpers = staff(year.school, 14), staff(year.school, 7, group="OOP")
    back(proposal, *teachers[:6], *helpers)
    assert groups(proposal, teachers[0]) == [UNTOLD, NEARLY], "13 minus 6 would tell that all 7 are in it"
    told = reach_in_words(year, {one.pk for one in (*teachers[:6], *helpers)}, DAY)
    assert [words for _name, words in told] == ["6 van de 16", NEARLY], "without a total it tells nothing more"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, 8)), st.sets(st.integers(0, 8)))
def test_no_side_below_the_floor_is_ever_told(big_year, teachers, helpers):
    year, op, oop = big_year
    people = {op[number].pk for number in teachers} | {oop[number].pk for number in helpers}
    told = [words for _name, words in reach_in_words(year, people, DAY)]
    for number, words in zip((len(teachers), len(helpers)), told, strict=True):
        assert number >= FLOOR_MIN or words == HIDDEN
    if HIDDEN in told and len(people) >= FLOOR_MIN:
        hidden = [number for number, words in zip((len(teachers), len(helpers)), told, strict=True) if words == HIDDEN]
        assert sum(hidden) >= FLOOR_MIN, "the total minus what is shown gives away no small group"


def test_nobody_supports_their_own_or_what_is_gone(year, proposal):
    with pytest.raises(Refused, match="own-proposal"):
        back(proposal, proposal.author)
    other = a_person(year.school, Role.STAFF)
    withdraw(proposal, by=proposal.author, on=DAY)
    with pytest.raises(Refused, match="proposal-gone"):
        back(proposal, other)
    with pytest.raises(Refused, match="proposal-gone"):
        comment(proposal, "Jammer.", by=other, on=DAY)


def test_who_does_not_work_there_reads_along(year, proposal):
    controller = a_person(year.school.board, Role.CONTROLLER)
    with pytest.raises(NotYours):
        back(proposal, controller)
    with pytest.raises(NotYours):
        comment(proposal, "Hallo.", by=controller, on=DAY)
    page = seen(logged_in(controller).get(at("proposal", year, 1)))
    assert "Ik steun dit" not in page
    assert "Plaats je reactie" not in page


def test_a_comment_stands_there_by_label_and_can_be_taken_back(year, proposal):
    person = a_person(year.school, Role.STAFF, code="99CC-1001")
    client = logged_in(person)
    for _ in range(2):  # sent twice, said once
        told = client.post(at("proposal-comment", year, 1), {"comment-text": "Bij ons werkte dit."})
        assert told.status_code == 302
    page = seen(logged_in(proposal.author).get(at("proposal", year, 1)))
    assert f"{person.label}, 15 januari 2024 Bij ons werkte dit." in page
    assert "99CC-1001" not in page
    kept = Comment.objects.get()
    with pytest.raises(Refused, match="not-your-words"):
        remove_comment(kept, by=proposal.author, on=DAY)
    for _ in range(2):
        client.post(at("proposal-uncomment", year, 1), {"comment": kept.pk})
    assert Comment.objects.get().text == "", "its words are gone"
    assert "Een reactie, teruggenomen op 15 januari 2024." in seen(client.get(at("proposal", year, 1)))


def test_an_empty_comment_is_sent_back_with_what_is_wrong(year, proposal):
    page = logged_in(proposal.author).post(at("proposal-comment", year, 1), {"comment-text": " "})
    assert page.status_code == 200
    assert "Fout: " in page.content.decode()
    with pytest.raises(Refused, match="no-words"):
        comment(proposal, " ", by=proposal.author, on=DAY)


def test_a_name_can_be_taken_back_also_later(year, proposal):
    person = a_person(year.school, Role.STAFF)
    kept = comment(proposal, "Dat zei een collega.", by=person, on=DAY)
    year.phase = "choosing"
    year.save()
    with pytest.raises(Refused, match="proposals-closed"):
        comment(proposal, "Nog iets.", by=person, on=DAY)
    remove_comment(kept, by=person, on=DAY)
    assert Comment.objects.get().removed_on == DAY


def test_the_list_tells_who_takes_part_without_small_groups(year, proposal):
    people = staff(year.school, 12)
    back(proposal, *people[:5])
    helpers = staff(year.school, 12, group="OOP")
    back(proposal, *helpers[:5])
    page = seen(logged_in(people[0]).get(at("proposals", year)))
    assert "docenten en schoolleiding 6 van de 14" in page
    assert "onderwijsondersteunend personeel (OOP) 5 van de 12" in page


def test_the_file_to_take_along_names_nobody(year, proposal):
    people = staff(year.school, 6)
    back(proposal, *people)
    comment(proposal, "Geheim gesprek.", by=people[0], on=DAY)
    address = reverse("proposals-table", args=[year.school.brin, year.school_year])
    text = logged_in(people[0]).get(address).content.decode("utf-8-sig")
    assert "Surveillanten" in text
    for hidden in ("Geheim gesprek.", proposal.author.label, proposal.author.code, people[0].label):
        assert hidden not in text
