# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether it can be carried out: the questions, objections that are answered first, a no that can be answered."""

from __future__ import annotations

import pytest
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    Role,
    a_person,
    a_proposal,
    a_school,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)
from tests.web.test_proposals import CHECKED

from werkdruk.deciding.feasibility import Check, Finding
from werkdruk.deciding.steps import NotPossible
from werkdruk.web.access import NotYours
from werkdruk.web.actions.judging import judge, reply
from werkdruk.web.actions.objecting import OnBehalf, answer, object_to, take_back
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Event, Objection, Proposal, ProposalStep, Unit

pytestmark = pytest.mark.django_db
FINE = dict.fromkeys((Check.SHORTAGE, Check.FORMATION, Check.SHIFTED_WORK), Finding.FINE)


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 3)
    return made


@pytest.fixture
def leader(year):
    return leader_of(year.school)


@pytest.fixture
def proposal(year):
    return a_proposal(year)


@pytest.fixture
def caretaker(year):
    return a_person(year.school, Role.STAFF, group="OOP")


def objected(proposal, by, **whose):
    return object_to(proposal, OnBehalf(**(whose or {"group": "OOP"})), "Wij krijgen dit werk.", by=by, on=DAY)


def test_every_question_is_answered_before_a_judgement(year, leader, proposal):
    client = logged_in(leader)
    page = client.post(at("proposal-judge", year, 1), {"feasible": "yes", "reason": "Ja."})
    assert page.status_code == 200
    assert "Past het in de formatie?" in seen(page)
    with pytest.raises(Refused, match="not-checked"):
        judge(proposal, feasible=True, reason="Ja.", checks={}, by=leader, on=DAY)
    told = client.post(at("proposal-judge", year, 1), {**CHECKED, "feasible": "yes", "reason": "Ja."})
    assert told.status_code == 302
    now = Proposal.objects.get()
    assert (now.state, now.checks) == ("feasible", {str(check): "fine" for check in FINE})
    assert "Zijn er mensen voor te vinden, ook als het een tekortvak is? geen bezwaar" in seen(
        client.get(at("proposal", year, 1))
    )


def test_what_a_question_blocks_is_not_called_feasible(year, leader, proposal):
    blocked = {**CHECKED, "check_shortage": "blocks", "feasible": "yes", "reason": "Ja."}
    page = logged_in(leader).post(at("proposal-judge", year, 1), blocked)
    assert "Dan kan het antwoord geen ja zijn." in seen(page)
    with pytest.raises(Refused, match="check-blocks"):
        judge(proposal, feasible=True, reason="Ja.", checks=FINE | {Check.SHORTAGE: Finding.BLOCKS}, by=leader, on=DAY)
    judge(proposal, feasible=False, reason="Nee.", checks=FINE | {Check.SHORTAGE: Finding.BLOCKS}, by=leader, on=DAY)
    assert Proposal.objects.get().state == "not-feasible"


def test_an_objection_is_answered_before_anybody_judges(year, leader, proposal, caretaker):
    client = logged_in(caretaker)
    sent = {"objection-whose": "group:OOP", "objection-text": "Dit doen wij dan erbij."}
    for _ in range(2):  # sent twice, said once
        assert client.post(at("proposal-object", year, 1), sent).status_code == 302
    kept = Objection.objects.get()
    assert (kept.group, kept.unit, kept.state) == ("OOP", None, "open")
    boss = logged_in(leader)
    assert "bezwaar wacht op antwoord" in seen(boss.get(at("proposals", year)))
    refused = boss.post(at("proposal-judge", year, 1), {**CHECKED, "feasible": "yes", "reason": "Ja."})
    assert "Er wacht een bezwaar op antwoord." in seen(refused)
    assert Proposal.objects.get().state == "submitted"
    empty = boss.post(at("proposal-answer", year, 1), {"objection": kept.pk, f"answer-{kept.pk}-text": ""})
    assert empty.status_code == 200
    told = {"objection": kept.pk, f"answer-{kept.pk}-text": "Er komt een conciërge bij."}
    for _ in range(2):
        assert boss.post(at("proposal-answer", year, 1), told).status_code == 302
    assert "Er komt een conciërge bij." in seen(client.get(at("proposal", year, 1)))
    assert boss.post(at("proposal-judge", year, 1), {**CHECKED, "feasible": "yes", "reason": "Ja."}).status_code == 302
    assert Event.objects.filter(verb="objection.answered").count() == 1


def test_an_objection_shows_the_unit_and_never_the_person(year, proposal, caretaker):
    objected(proposal, caretaker, unit=year.school.units.all()[0])
    page = seen(logged_in(leader_of(year.school)).get(at("proposal", year, 1)))
    assert "Onderbouw wacht op antwoord" in page
    assert caretaker.label not in page.split("Bezwaren")[1]


def test_an_objection_of_whom_the_proposers_named_says_so(year, caretaker):
    named = a_proposal(year, more_work="de conciërges", more_work_group="OOP")
    objected(named, caretaker)
    page = seen(logged_in(caretaker).get(at("proposal", year, 1)))
    assert "krijgt er volgens de indieners werk bij" in page
    assert "Dat is: onderwijsondersteunend personeel (OOP)." in page


def test_nobody_objects_for_a_unit_or_group_of_others_or_to_their_own(year, proposal, caretaker):
    other = Unit.objects.create(school=year.school, name="Bovenbouw", kind=Unit.Kind.TEAM)
    for whose, code in (({"unit": other}, "not-your-unit"), ({"group": "OP"}, "not-your-group")):
        with pytest.raises(Refused, match=code):
            objected(proposal, caretaker, **whose)
    with pytest.raises(Refused, match="not-your-group"):
        object_to(proposal, OnBehalf(), "Zomaar.", by=caretaker, on=DAY)
    with pytest.raises(Refused, match="own-proposal"):
        objected(proposal, proposal.author, group="OP")
    with pytest.raises(Refused, match="no-words"):
        object_to(proposal, OnBehalf(group="OOP"), "  ", by=caretaker, on=DAY)
    with pytest.raises(NotYours):
        objected(proposal, a_person(year.school.board, Role.CONTROLLER))


def test_an_objection_comes_before_the_judgement(year, leader, proposal, caretaker):
    judge(proposal, feasible=True, reason="Ja.", by=leader, on=DAY)
    with pytest.raises(NotPossible):
        objected(proposal, caretaker)
    assert not Objection.objects.exists()


def test_an_objection_can_be_taken_back_by_whoever_made_it(year, leader, proposal, caretaker):
    kept = objected(proposal, caretaker)
    with pytest.raises(Refused, match="not-your-words"):
        take_back(kept, by=proposal.author, on=DAY)
    client = logged_in(caretaker)
    for _ in range(2):
        assert client.post(at("proposal-objection-back", year, 1), {"objection": kept.pk}).status_code == 302
    assert Objection.objects.get().state == "taken-back"
    with pytest.raises(NotPossible):
        answer(kept, "Te laat.", by=leader, on=DAY)
    judge(proposal, feasible=True, reason="Ja.", by=leader, on=DAY)


def test_an_answer_stands(year, leader, proposal, caretaker):
    kept = objected(proposal, caretaker)
    answer(kept, "Zo lossen we het op.", by=leader, on=DAY)
    with pytest.raises(NotPossible):
        answer(kept, "Of toch anders.", by=leader, on=DAY)
    with pytest.raises(NotPossible):
        take_back(kept, by=caretaker, on=DAY)
    with pytest.raises(NotYours):
        answer(kept, "Ik ook.", by=caretaker, on=DAY)


def test_an_author_answers_a_no_and_the_leader_judges_again(year, leader, proposal):
    judge(proposal, feasible=False, reason="Niemand te vinden.", by=leader, on=DAY)
    with pytest.raises(Refused, match="no-reply"):
        judge(proposal, feasible=False, reason="Echt niemand.", by=leader, on=DAY)
    author = logged_in(proposal.author)
    assert "Ben je het er niet mee eens?" in seen(author.get(at("proposal", year, 1)))
    for _ in range(2):
        told = author.post(at("proposal-reply", year, 1), {"reply-text": "Een collega wil meer uren."})
        assert told.status_code == 302
    assert Proposal.objects.get().state == "not-feasible", "a reply changes nothing by itself"
    again = author.post(at("proposal-reply", year, 1), {"reply-text": "En nog iets."})
    assert "Je hebt al geantwoord." in seen(again)
    assert "de indiener antwoordde" in seen(logged_in(leader).get(at("proposals", year)))
    page = seen(logged_in(leader).get(at("proposal", year, 1)))
    assert "Een collega wil meer uren." in page
    assert "Jouw oordeel opnieuw: kan dit?" in page
    judge(proposal, feasible=True, reason="Dan kan het.", by=leader, on=DAY)
    assert "de indiener antwoordde" not in seen(logged_in(leader).get(at("proposals", year)))
    assert Proposal.objects.get().state == "feasible"
    acts = [step.act for step in ProposalStep.objects.all()]
    assert acts == ["submit", "find-not-feasible", "reply", "find-feasible"]


def test_a_second_no_answers_the_reply(year, leader, proposal):
    judge(proposal, feasible=False, reason="Niemand te vinden.", by=leader, on=DAY)
    reply(proposal, "Een collega wil meer uren.", by=proposal.author, on=DAY)
    judge(proposal, feasible=False, reason="Die uren zijn al vergeven.", by=leader, on=DAY)
    assert Proposal.objects.get().judgement == "Die uren zijn al vergeven."
    reply(proposal, "Dan iemand van buiten.", by=proposal.author, on=DAY)
    assert ProposalStep.objects.filter(act="reply").count() == 2


def test_only_an_author_replies_and_only_to_a_no(year, leader, proposal):
    with pytest.raises(NotPossible):
        reply(proposal, "Wat?", by=proposal.author, on=DAY)
    judge(proposal, feasible=False, reason="Nee.", by=leader, on=DAY)
    with pytest.raises(Refused, match="not-your-proposal"):
        reply(proposal, "Jawel.", by=leader, on=DAY)
    with pytest.raises(Refused, match="no-words"):
        reply(proposal, " ", by=proposal.author, on=DAY)


def test_all_steps_end_when_the_choosing_begins(year, leader, proposal, caretaker):
    kept = objected(proposal, caretaker)
    year.phase = "choosing"
    year.save()
    for late in (
        lambda: judge(proposal, feasible=True, reason="Ja.", by=leader, on=DAY),
        lambda: reply(proposal, "Maar.", by=proposal.author, on=DAY),
        lambda: answer(kept, "Zo.", by=leader, on=DAY),
        lambda: take_back(kept, by=caretaker, on=DAY),
        lambda: objected(proposal, caretaker),
    ):
        with pytest.raises(Refused, match="proposals-closed"):
            late()


def test_a_number_that_no_form_of_ours_sends_is_not_found(year, leader, proposal, caretaker):
    kept = objected(proposal, caretaker)
    other = a_proposal(year, "Iets anders")
    boss = logged_in(leader)
    for number in ("", "x", "999999", "-1"):
        assert boss.post(at("proposal-answer", year, 1), {"objection": number}).status_code == 404
    assert boss.post(at("proposal-answer", year, other.number), {"objection": kept.pk}).status_code == 404
