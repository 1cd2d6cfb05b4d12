# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The talk of a unit: everything written once, everything undone, and one click that settles."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.web.makers import (
    Role,
    a_feasible_proposal,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)
from tests.web.talking import DAY, Kind, a_draft, a_guide, a_unit_that_talks, at, held, said

from werkdruk.deciding.frames import Way
from werkdruk.deciding.proposals import ProposalState
from werkdruk.kernel import Euro
from werkdruk.web.access import Act, NotYours, can_in_unit
from werkdruk.web.actions import talks
from werkdruk.web.actions.choices import reopen
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.judging import judge
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.talks import Meant
from werkdruk.web.models import Deelplan, Proposal, Talk, TalkNote, TalkPick, Unit, User
from werkdruk.web.queries.talks import own_pot

pytestmark = pytest.mark.django_db


@pytest.fixture
def talking():
    return a_unit_that_talks()


@pytest.fixture
def year(talking):
    return talking[0]


@pytest.fixture
def unit(talking):
    return talking[1]


@pytest.fixture
def guide(talking):
    return talking[2]


# who may


def test_a_guide_runs_the_talk_of_the_own_unit_only(year, unit, guide):
    other = Unit.objects.get(name="Zaakvakken")
    assert can_in_unit(guide, Act.RUN_TALK, unit)
    assert not can_in_unit(guide, Act.RUN_TALK, other)
    assert can_in_unit(leader_of(year.school), Act.RUN_TALK, other)
    with pytest.raises(NotYours):
        held(year, other, guide)


def test_who_guides_nothing_reads_along_and_writes_nothing(year, unit):
    person = User.objects.filter(roles__role=Role.STAFF, roles__school=year.school).first()
    page = logged_in(person).get(at("talk", year, unit))
    assert "Jij kunt meelezen" in seen(page)
    assert logged_in(person).post(at("talk-hold", year, unit), {"number": 1, "people": 6}).status_code == 403
    for step in (
        lambda: held(year, unit, person),
        lambda: said(year, unit, person),
        lambda: talks.decide(year, unit, by=person, on=DAY),
    ):
        with pytest.raises(NotYours):
            step()


# who is there


def test_a_talk_is_held_once_and_can_be_corrected_and_taken_back(year, unit, guide):
    held(year, unit, guide)
    held(year, unit, guide, people=5)
    assert list(Talk.objects.values_list("number", "people")) == [(1, 5)]
    held(year, unit, guide, number=2)
    with pytest.raises(Refused, match="no-such-talk"):
        talks.take_back_talk(year, unit, number=1, by=guide, on=DAY)
    for _ in range(2):
        talks.take_back_talk(year, unit, number=2, by=guide, on=DAY)
    assert Talk.objects.count() == 1


@pytest.mark.parametrize("changes", [{"number": 2}, {"number": 0}, {"people": 0}, {"people": 501}])
def test_a_talk_that_cannot_be_is_refused(year, unit, guide, changes):
    with pytest.raises(Refused, match="no-such-talk"):
        held(year, unit, guide, **changes)


def test_the_frames_say_how_many_come_and_whether_they_have_to(year, unit, guide):
    with pytest.raises(Forbidden):
        held(year, unit, guide, people=13)
    with pytest.raises(Forbidden):
        held(year, unit, guide, compulsory=True)
    assert held(year, unit, guide, people=12).people == 12


# what is said


def test_a_form_sent_twice_is_one_note(year, unit, guide):
    key = uuid4()
    for _ in range(2):
        talks.note(year, unit, Kind.PROBLEM, " Te veel   toetsweken ", key=key, by=guide, on=DAY)
    assert list(TalkNote.objects.values_list("text", flat=True)) == ["Te veel toetsweken"]


def test_a_note_of_another_talk_is_not_taken_over_by_its_mark(year, unit, guide):
    key, other = uuid4(), Unit.objects.get(name="Zaakvakken")
    talks.note(year, unit, Kind.PROBLEM, "Iets", key=key, by=guide, on=DAY)
    with pytest.raises(Refused, match="no-such-note"):
        talks.note(year, other, Kind.PROBLEM, "Iets", key=key, by=leader_of(year.school), on=DAY)


@pytest.mark.parametrize(("text", "code"), [("  ", "nothing-said"), ("x" * 301, "said-too-long")])
def test_nothing_and_too_much_are_refused(year, unit, guide, text, code):
    with pytest.raises(Refused, match=code):
        said(year, unit, guide, text=text)


def test_every_note_is_taken_back_and_put_back(year, unit, guide):
    note = said(year, unit, guide, Kind.MINORITY)
    for gone in (True, True, False):
        talks.mark_note(note, gone=gone, by=guide)
        note.refresh_from_db()
        assert note.is_gone is gone


def test_an_idea_becomes_a_proposal_with_a_price_and_the_guide_need_not_belong_to_the_unit(year, unit, guide):
    idea = said(year, unit, guide, Kind.IDEA, "Surveillanten")
    made = talks.note_to_proposal(idea, a_draft(unit), by=guide, on=date(2023, 12, 1))
    assert (made.price, made.unit, made.author) == (Euro(400_000), unit, guide)
    assert talks.note_to_proposal(idea, a_draft(unit), by=guide, on=date(2023, 12, 1)) == made
    idea.refresh_from_db()
    assert idea.proposal == made
    with pytest.raises(Refused, match="note-is-proposal"):
        talks.mark_note(idea, gone=True, by=guide)


def test_only_an_idea_of_the_unit_that_stands_becomes_a_proposal(year, unit, guide):
    problem, gone = said(year, unit, guide), said(year, unit, guide, Kind.IDEA)
    talks.mark_note(gone, gone=True, by=guide)
    other = Unit.objects.get(name="Zaakvakken")
    idea = said(year, unit, guide, Kind.IDEA)
    for note, draft in ((problem, a_draft(unit)), (gone, a_draft(unit)), (idea, a_draft(other))):
        with pytest.raises(Refused, match="no-such-note"):
            talks.note_to_proposal(note, draft, by=guide, on=date(2023, 12, 1))


# choosing


@pytest.fixture
def priced(year):
    return [
        a_feasible_proposal(year, f"Voorstel {number}", a_wish(price)) for number, price in ((1, 20_000), (2, 9_000))
    ]


def test_picks_keep_the_order_of_choosing_and_the_reason_of_letting_go(year, unit, guide, priced):
    one, two = priced
    talks.pick(two, Meant(True), seen=0, by=guide)
    talks.pick(one, Meant(True, "Helpt iedereen"), seen=0, by=guide)
    talks.pick(two, Meant(True, "Toch ook"), seen=1, by=guide)
    found = dict(TalkPick.objects.values_list("proposal__number", "place"))
    assert found == {2: 1, 1: 2}, "a reason later does not change the order"
    with pytest.raises(Refused, match="no-reason"):
        talks.pick(one, Meant(False), seen=1, by=guide)
    assert talks.pick(one, Meant(False, "Te duur"), seen=1, by=guide).place == 0


def test_two_guides_in_two_tabs_lose_nothing(year, unit, guide, priced):
    one, _two = priced
    second = a_guide(unit)
    talks.pick(one, Meant(True, "Van de een"), seen=0, by=guide)
    with pytest.raises(Refused, match="changed-meanwhile"):
        talks.pick(one, Meant(False, "Van de ander"), seen=0, by=second)
    with pytest.raises(Refused, match="changed-meanwhile"):
        talks.take_back_pick(one, seen=0, by=second)
    assert TalkPick.objects.get().reason == "Van de een"
    assert talks.pick(one, Meant(True, "Van de een"), seen=0, by=second).change == 1, "the same is no change"
    for number in range(4):
        said(year, unit, (guide, second)[number % 2], text=f"Van {number}")
    assert TalkNote.objects.count() == 4


def test_a_pick_is_undone_and_made_again(year, unit, guide, priced):
    talks.pick(priced[0], Meant(True), seen=0, by=guide)
    for _ in range(2):
        talks.take_back_pick(priced[0], seen=1, by=guide)
    assert not TalkPick.objects.exists()
    assert talks.pick(priced[0], Meant(True), seen=0, by=guide).place == 1


def test_a_unit_that_decides_together_has_no_numbers(year, unit, guide, priced):
    with pytest.raises(Refused, match="no-numbers-here"):
        talks.pick(priced[0], Meant(True, in_favour=5, against=1), seen=0, by=guide)


def test_a_majority_needs_its_numbers_and_more_in_favour_than_against():
    year, unit, guide = a_unit_that_talks(Way.MAJORITY)
    one = a_feasible_proposal(year, "Voorstel", a_wish(1_000))
    with pytest.raises(Refused, match="numbers-missing"):
        talks.pick(one, Meant(True), seen=0, by=guide)
    with pytest.raises(Refused, match="no-majority"):
        talks.pick(one, Meant(True, in_favour=3, against=3), seen=0, by=guide)
    talks.pick(one, Meant(True, in_favour=4, against=3), seen=0, by=guide)
    held(year, unit, guide)
    made = talks.decide(year, unit, by=guide, on=DAY)
    assert made.way == "majority"
    assert "4 voor, 3 tegen" in seen(logged_in(guide).get(at("deelplan", year, unit)))


def test_what_was_not_judged_feasible_is_no_choice(year, unit, guide):
    no = a_proposal(year, "Kan niet")
    judge(no, feasible=False, reason="Er is niemand.", by=leader_of(year.school), on=date(2023, 12, 10))
    no.refresh_from_db()
    with pytest.raises(Refused, match="not-to-choose"):
        talks.pick(no, Meant(True), seen=0, by=guide)


# settling


def test_one_click_settles_once_the_leader_has_judged(year, unit, guide, priced):
    one, two = priced
    three = a_proposal(year, "Nog niet bekeken", a_wish(100))
    held(year, unit, guide)
    said(year, unit, guide, Kind.MINORITY, "Liever alles naar mentoren")
    talks.pick(one, Meant(True), seen=0, by=guide)
    talks.pick(three, Meant(True), seen=0, by=guide)
    with pytest.raises(Refused, match="not-judged-yet"):
        talks.decide(year, unit, by=guide, on=DAY)
    judge(three, feasible=True, reason="Dit kan.", by=leader_of(year.school), on=DAY)
    with pytest.raises(Refused, match="left-open") as refusal:
        talks.decide(year, unit, by=guide, on=DAY)
    assert refusal.value.facts == {"numbers": "2"}
    talks.pick(two, Meant(False, "Volgend jaar"), seen=0, by=guide)
    made = talks.decide(year, unit, by=guide, on=DAY)
    assert (made.way, made.minority, made.pot) == ("talk", "Liever alles naar mentoren", own_pot(year, unit, DAY))
    assert list(made.lines.filter(chosen=True).order_by("order").values_list("proposal__number", flat=True)) == [1, 3]
    assert talks.decide(year, unit, by=guide, on=DAY) == made


def test_after_the_decision_nothing_of_the_talk_changes(year, unit, guide, priced):
    held(year, unit, guide)
    note = said(year, unit, guide)
    for each in priced:
        talks.pick(each, Meant(True), seen=0, by=guide)
    talks.decide(year, unit, by=guide, on=DAY)
    steps = (
        lambda: held(year, unit, guide),
        lambda: talks.take_back_talk(year, unit, number=1, by=guide, on=DAY),
        lambda: said(year, unit, guide),
        lambda: talks.mark_note(note, gone=True, by=guide),
        lambda: talks.pick(priced[0], Meant(False, "Nee"), seen=1, by=guide),
        lambda: talks.take_back_pick(priced[0], seen=1, by=guide),
        lambda: talks.note_to_proposal(note, a_draft(unit), by=guide, on=DAY),
    )
    for step in steps:
        with pytest.raises(Refused, match="unit-decided"):
            step()


def test_a_unit_that_did_not_talk_enough_cannot_decide(guide, unit, year, priced):
    talks.pick(priced[0], Meant(True), seen=0, by=guide)
    talks.pick(priced[1], Meant(False, "Duur"), seen=0, by=guide)
    with pytest.raises(Forbidden):
        talks.decide(year, unit, by=guide, on=DAY)
    held(year, unit, guide)
    assert talks.decide(year, unit, by=guide, on=DAY).decided_on == DAY


def test_more_than_the_pot_is_refused(year, unit, guide):
    dear = a_feasible_proposal(year, "Veel te duur", a_wish(500_000))
    held(year, unit, guide)
    talks.pick(dear, Meant(True), seen=0, by=guide)
    with pytest.raises(Refused, match="over-own-pot"):
        talks.decide(year, unit, by=guide, on=DAY)


def test_a_unit_without_proposals_has_nothing_to_settle(year, unit, guide):
    held(year, unit, guide)
    with pytest.raises(Refused, match="nothing-to-choose"):
        talks.decide(year, unit, by=guide, on=DAY)


@pytest.mark.parametrize(("way", "code"), [(Way.COUNT, "decided-by-vote"), (Way.SCHOOL_COUNT, "no-own-pot")])
def test_a_unit_that_votes_talks_but_does_not_decide_in_its_talk(way, code):
    year, unit, guide = a_unit_that_talks(way)
    a_feasible_proposal(year, "Voorstel", a_wish(1_000))
    held(year, unit, guide)
    with pytest.raises(Refused, match=code):
        talks.decide(year, unit, by=guide, on=DAY)
    assert "Kiezen gaat" in seen(logged_in(guide).get(at("talk-part", year, unit, "kiezen")))


def test_a_year_without_frames_talks_and_votes_as_one_school():
    year = a_year(a_school())
    staff(year.school, 3)
    unit = year.school.units.get()
    held(year, unit, leader_of(year.school), people=40, compulsory=True)
    with pytest.raises(Refused, match="no-own-pot"):
        talks.decide(year, unit, by=leader_of(year.school), on=DAY)


def test_what_came_back_is_chosen_again(year, unit, guide, priced):
    held(year, unit, guide)
    for each in priced:
        talks.pick(each, Meant(True), seen=0, by=guide)
    made = talks.decide(year, unit, by=guide, on=DAY)
    reopen(made, reason="Het plan kost te veel.", by=leader_of(year.school), on=DAY)
    assert set(Proposal.objects.values_list("state", flat=True)) == {str(ProposalState.FEASIBLE)}
    assert "Het plan kost te veel." in seen(logged_in(guide).get(at("talk", year, unit)))
    talks.pick(priced[0], Meant(False, "Dan deze niet"), seen=1, by=guide)
    again = talks.decide(year, unit, by=guide, on=DAY)
    assert again == made
    assert Deelplan.objects.count() == 1
    assert list(again.lines.filter(chosen=True).values_list("proposal__number", flat=True)) == [2]
