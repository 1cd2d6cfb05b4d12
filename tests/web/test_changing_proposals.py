# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changing one's own proposal before it is judged, taking it back, putting it back; what it was stays readable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    a_draft,
    a_feasible_proposal,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    day_of_ideas,
    leader_of,
    logged_in,
    seen,
    staff,
)
from tests.web.test_proposals import answers

from werkdruk.deciding.proposals import PROPOSAL_STEPS, ProposalAct, ProposalState
from werkdruk.deciding.steps import NotPossible
from werkdruk.kernel import Euro
from werkdruk.web.actions.joining import offer_joining
from werkdruk.web.actions.judging import judge, reply
from werkdruk.web.actions.objecting import OnBehalf, object_to
from werkdruk.web.actions.proposing import change, restore, withdraw
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Proposal, ProposalStep
from werkdruk.web.queries.proposal_history import ACTS
from werkdruk.web.queries.proposals import STATES

pytestmark = pytest.mark.django_db
INWARD = {ProposalAct.SUBMIT, ProposalAct.REOPEN, ProposalAct.CHOOSE, ProposalAct.LEAVE, ProposalAct.RECONSIDER}
"""Steps that other steps bring about, or the choosing."""


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 3)
    return made


@pytest.fixture
def author(year):
    return a_proposal(year).author


def acts(proposal):
    return [step.act for step in ProposalStep.objects.filter(proposal=proposal)]


def test_a_change_gives_a_new_price_and_keeps_what_it_was(year, author):
    made = Proposal.objects.get()
    draft = a_draft(year, "Surveillanten, maar korter", a_wish(3_000))
    for _ in range(2):  # sent twice, changed once
        change(made, draft, by=author, on=DAY)
    now = Proposal.objects.get()
    assert (now.title, now.price, now.state) == ("Surveillanten, maar korter", Euro(300_000), "submitted")
    steps = list(ProposalStep.objects.filter(proposal=now))
    assert [step.act for step in steps] == ["submit", "change"]
    assert [step.body["price_cents"] for step in steps] == [500_000, 300_000]
    page = seen(logged_in(author).get(at("proposal", year, 1)))
    assert "Wat er tot nu toe mee gebeurde" in page
    assert "Het heette toen: Surveillanten" in page
    assert "5.000,00" in page


def test_the_screens_of_a_change_start_with_what_is_there(year, author):
    client = logged_in(author)
    client.post(at("propose", year), answers(year, send="1", themes=[]))
    first = client.get(at("proposal-change", year, 2)).content.decode()
    assert 'value="Een leerlingenbalie"' in first
    assert '<input type="hidden" name="fte" value="0,4">' in first
    sent = client.post(at("proposal-change", year, 2), answers(year, send="1", fte="0,5"))
    assert sent.headers["Location"] == at("proposal", year, 2)
    assert Proposal.objects.get(number=2).quantity_hundredths == 50


def test_only_its_author_changes_a_proposal(year, author):
    made, leader = Proposal.objects.get(), leader_of(year.school)
    with pytest.raises(Refused, match="not-your-proposal"):
        change(made, a_draft(year, "Iets anders"), by=leader, on=DAY)
    client = logged_in(leader)
    assert client.get(at("proposal-change", year, 1)).headers["Location"] == at("proposal", year, 1)
    client.post(at("proposal-change", year, 1), answers(year, send="1"))
    assert Proposal.objects.get().title == "Surveillanten"


def test_nothing_changes_once_it_is_found_feasible(year):
    made = a_feasible_proposal(year)
    with pytest.raises(NotPossible):
        change(made, a_draft(year, "Toch anders"), by=made.author, on=DAY)
    assert Proposal.objects.get().title == "Surveillanten"


def test_after_a_no_it_can_be_mended_and_handed_in_anew(year, author):
    made = Proposal.objects.get()
    judge(made, feasible=False, reason="Te duur.", by=leader_of(year.school), on=DAY)
    page = seen(logged_in(author).get(at("proposal", year, 1)))
    assert "Pas het aan en dien het opnieuw in" in page
    change(made, a_draft(year, "Surveillanten", a_wish(2_000)), by=author, on=DAY)
    now = Proposal.objects.get()
    assert (now.state, now.judgement, now.price) == ("submitted", "", Euro(200_000))
    assert acts(now) == ["submit", "find-not-feasible", "reopen", "change", "submit"]
    assert ProposalStep.objects.get(act="find-not-feasible").text == "Te duur.", "the no stays readable"


def test_a_change_is_held_against_months_and_units_as_a_proposal_is(year, author):
    made = Proposal.objects.get()
    other = a_school("99803", "98YY").units.all()[0]
    with pytest.raises(Refused, match="not-your-unit"):
        change(made, a_draft(year, unit=other), by=author, on=DAY)
    late = replace(a_wish(), last_month=a_wish().last_month.next())
    with pytest.raises(Refused, match="months-outside"):
        change(made, a_draft(year, wish=late), by=author, on=DAY)


def test_taking_back_says_why_and_can_be_undone(year, author):
    client = logged_in(author)
    client.post(at("proposal-withdraw", year, 1), {"withdraw-reason": "Een ander deed hetzelfde."})
    page = seen(client.get(at("proposal", year, 1)))
    assert "Een ander deed hetzelfde." in page
    assert "Zet dit voorstel terug" in page
    for _ in range(2):
        assert client.post(at("proposal-restore", year, 1)).status_code == 302
    now = Proposal.objects.get()
    assert (now.state, now.withdrawn_because) == ("submitted", "")
    assert acts(now) == ["submit", "withdraw", "restore"]


def test_nobody_puts_back_what_is_somebody_else_s(year, author):
    made = Proposal.objects.get()
    withdraw(made, by=author, on=DAY)
    with pytest.raises(Refused, match="not-your-proposal"):
        restore(made, by=leader_of(year.school), on=DAY)


def test_what_stands_on_the_ballot_is_not_put_back(year):
    made = a_feasible_proposal(year)
    with pytest.raises(NotPossible):
        restore(made, by=made.author, on=day_of_ideas(year))


def test_every_act_and_every_state_has_its_words():
    assert set(ACTS) == set(ProposalAct)
    assert set(STATES) == set(ProposalState)


def deeds(year, author, leader, colleague):
    """Every step somebody can take with a proposal, by the act of the table that it is."""
    other = a_proposal(year, "Een ander", by=colleague)
    draft = a_draft(year, "Veranderd", a_wish(1_234))
    return {
        ProposalAct.CHANGE: lambda it: change(it, draft, by=author, on=DAY),
        ProposalAct.FIND_FEASIBLE: lambda it: judge(it, feasible=True, reason="Nu wel.", by=leader, on=DAY),
        ProposalAct.FIND_NOT_FEASIBLE: lambda it: judge(it, feasible=False, reason="Toch niet.", by=leader, on=DAY),
        ProposalAct.REPLY: lambda it: reply(it, "Jawel.", by=author, on=DAY),
        ProposalAct.WITHDRAW: lambda it: withdraw(it, by=author, on=DAY),
        ProposalAct.RESTORE: lambda it: restore(it, by=author, on=DAY),
        ProposalAct.OBJECT: lambda it: object_to(it, OnBehalf(group="OP"), "Nee.", by=colleague, on=DAY),
        ProposalAct.JOIN: lambda it: offer_joining(it, other, draft, by=author, on=DAY),
    }


MENDED = (ProposalState.NOT_FEASIBLE, ProposalAct.CHANGE)
"""After a no a change takes it up again, changes it and hands it in."""
NEWS_NEEDED = (ProposalState.NOT_FEASIBLE, ProposalAct.FIND_NOT_FEASIBLE)
"""A second no needs a reply first."""
DONE_BEFORE = {(ProposalState.WITHDRAWN, ProposalAct.WITHDRAW), (ProposalState.SUBMITTED, ProposalAct.RESTORE)}
"""The same twice changes nothing."""


@pytest.mark.parametrize("act", [act for act in ProposalAct if act not in INWARD], ids=str)
@pytest.mark.parametrize("state", ProposalState, ids=str)
def test_the_actions_take_the_steps_of_the_table_and_no_others(year, author, state, act):
    made = Proposal.objects.get()
    Proposal.objects.update(state=str(state))
    do = deeds(year, author, leader_of(year.school), staff(year.school, 1)[0])[act]
    if (state, act) in DONE_BEFORE:
        do(made)
        assert Proposal.objects.get(pk=made.pk).state == str(state)
    elif ((state, act) in PROPOSAL_STEPS and (state, act) != NEWS_NEEDED) or (state, act) == MENDED:
        do(made)
        if act is not ProposalAct.JOIN:  # that waits for the other author
            expected = ProposalState.SUBMITTED if act is ProposalAct.CHANGE else PROPOSAL_STEPS[state, act]
            assert Proposal.objects.get(pk=made.pk).state == str(expected)
    else:
        with pytest.raises((NotPossible, Refused)):
            do(made)
        assert Proposal.objects.get(pk=made.pk).state == str(state)


def test_the_draft_of_an_offer_can_be_changed_and_stays_a_draft(year, author):
    made, colleague = Proposal.objects.get(), staff(year.school, 1)[0]
    other = a_proposal(year, "Een ander", by=colleague)
    offer = offer_joining(made, other, a_draft(year, "Samen"), by=author, on=DAY)
    change(offer.joined, a_draft(year, "Beter samen", a_wish(4_000)), by=author, on=DAY)
    joined = Proposal.objects.get(pk=offer.joined_id)
    assert (joined.title, joined.state, joined.price) == ("Beter samen", "draft", Euro(400_000))
    with pytest.raises(Refused, match="offer-open"):
        withdraw(joined, by=author, on=DAY)
