# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two like proposals become one by their authors, with a price of its own; both trace to it, and it can be undone."""

from __future__ import annotations

import pytest
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    Role,
    a_draft,
    a_feasible_proposal,
    a_person,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)
from tests.web.test_proposals import answers

from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.steps import NotPossible
from werkdruk.kernel import Euro
from werkdruk.web.actions.joining import accept, decline, offer_joining, take_offer_back, undo_joining
from werkdruk.web.actions.judging import judge
from werkdruk.web.actions.objecting import OnBehalf, object_to
from werkdruk.web.actions.proposing import change, restore, withdraw
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import JoinOffer, Proposal
from werkdruk.web.queries.plans import line_of
from werkdruk.web.queries.proposals import hours_freed

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 3)
    return made


@pytest.fixture
def pair(year):
    one, two = staff(year.school, 2)
    return a_proposal(year, "Surveillanten", by=one), a_proposal(year, "Toezicht bij toetsen", by=two)


@pytest.fixture
def offer(year, pair):
    own, other = pair
    return offer_joining(own, other, a_draft(year, "Surveillanten en toezicht", a_wish(8_000)), by=own.author, on=DAY)


def states():
    return {proposal.number: proposal.state for proposal in Proposal.objects.all()}


def test_an_offer_changes_nothing_until_it_is_accepted(year, pair, offer):
    assert states() == {1: "submitted", 2: "submitted", 3: "draft"}
    assert "wacht op de andere indiener" in seen(logged_in(pair[0].author).get(at("proposals", year)))
    told = seen(logged_in(pair[1].author).get(at("proposals", year)))
    assert "Iemand wil een voorstel met het jouwe samenvoegen." in told


def test_accepting_makes_one_proposal_of_two_with_its_own_price(year, pair, offer):
    client = logged_in(pair[1].author)
    for _ in range(2):
        assert client.post(at("offer-accept", year, 2), {"offer": offer.pk}).status_code == 302
    assert states() == {1: "withdrawn", 2: "withdrawn", 3: "submitted"}
    joined = Proposal.objects.get(number=3)
    assert (joined.price, joined.author, joined.co_author) == (Euro(800_000), pair[0].author, pair[1].author)
    assert [part.number for part in joined.parts.order_by("number")] == [1, 2]
    assert "Dit voorstel is opgegaan in voorstel 3." in seen(client.get(at("proposal", year, 1)))
    whole = seen(client.get(at("proposal", year, 3)))
    assert "Dit voorstel is gemaakt van: 1. Surveillanten , 2. Toezicht bij toetsen" in whole
    assert "jouw voorstel" in whole
    assert "samengevoegd" in seen(client.get(at("proposals", year)))
    assert hours_freed(year)["1"] == 0, "what it frees is counted once"
    assert set(line_of(joined).proposals) == {"1", "2", "3"}, "its line in a plan leads to both"


def test_both_authors_have_a_say_in_the_joined_proposal(year, pair, offer):
    accept(offer, by=pair[1].author, on=DAY)
    joined = Proposal.objects.get(number=3)
    change(joined, a_draft(year, "Samen", a_wish(7_000)), by=pair[1].author, on=DAY)
    assert Proposal.objects.get(number=3).price == Euro(700_000)


def test_until_it_is_judged_either_author_can_part_them(year, pair, offer):
    accept(offer, by=pair[1].author, on=DAY)
    page = seen(logged_in(pair[0].author).get(at("proposal", year, 3)))
    assert "Haal ze weer uit elkaar" in page
    for _ in range(2):
        logged_in(pair[0].author).post(at("offer-undo", year, 3), {"offer": offer.pk})
    assert states() == {1: "submitted", 2: "submitted", 3: "withdrawn"}
    assert not Proposal.objects.exclude(joined_into=None).exists()
    with pytest.raises(Refused, match="offer-ended"):
        restore(Proposal.objects.get(number=3), by=pair[0].author, on=DAY)


def test_after_the_judgement_they_stay_together(year, pair, offer):
    accept(offer, by=pair[1].author, on=DAY)
    judge(Proposal.objects.get(number=3), feasible=True, reason="Ja.", by=leader_of(year.school), on=DAY)
    with pytest.raises(NotPossible):
        undo_joining(offer, by=pair[0].author, on=DAY)
    with pytest.raises(Refused, match="went-up-in-another"):
        restore(Proposal.objects.get(number=1), by=pair[0].author, on=DAY)
    assert states() == {1: "withdrawn", 2: "withdrawn", 3: "feasible"}


def test_the_other_author_can_decline_with_a_reason(year, pair, offer):
    client = logged_in(pair[1].author)
    assert client.post(at("offer-decline", year, 2), {"offer": offer.pk, "decline-reason": ""}).status_code == 200
    sent = {"offer": offer.pk, "decline-reason": "Het mijne is goedkoper."}
    for _ in range(2):
        assert client.post(at("offer-decline", year, 2), sent).status_code == 302
    assert states() == {1: "submitted", 2: "submitted", 3: "withdrawn"}
    assert "Het mijne is goedkoper." in seen(logged_in(pair[0].author).get(at("proposal", year, 1)))
    with pytest.raises(NotPossible):
        accept(offer, by=pair[1].author, on=DAY)


def test_whoever_offered_can_take_it_back_and_offer_anew(year, pair, offer):
    own, other = pair
    draft = a_draft(year, "Nog eens samen", a_wish(6_000))
    with pytest.raises(Refused, match="offer-open"):
        offer_joining(own, other, draft, by=own.author, on=DAY)
    for _ in range(2):
        logged_in(own.author).post(at("offer-back", year, 1), {"offer": offer.pk})
    assert JoinOffer.objects.get().state == "taken-back"
    offer_joining(own, other, draft, by=own.author, on=DAY)
    assert JoinOffer.objects.count() == 2


def test_nobody_else_has_a_part_in_an_offer(year, pair, offer):
    own, other = pair
    third = a_person(year.school, Role.STAFF)
    for refused in (
        lambda: accept(offer, by=own.author, on=DAY),
        lambda: decline(offer, reason="Nee.", by=own.author, on=DAY),
        lambda: take_offer_back(offer, by=other.author, on=DAY),
        lambda: undo_joining(offer, by=third, on=DAY),
        lambda: offer_joining(own, other, a_draft(year), by=third, on=DAY),
    ):
        with pytest.raises(Refused, match="not-your-proposal"):
            refused()
    assert "Samenvoegen" not in seen(logged_in(third).get(at("proposal", year, 1)))


def test_what_is_judged_or_withdrawn_is_not_joined(year, pair):
    own, other = pair
    done = a_feasible_proposal(year, "Al beoordeeld")
    with pytest.raises(NotPossible):
        offer_joining(own, done, a_draft(year), by=own.author, on=DAY)
    withdraw(other, by=other.author, on=DAY)
    with pytest.raises(NotPossible):
        offer_joining(own, other, a_draft(year), by=own.author, on=DAY)
    with pytest.raises(Refused, match="not-two-proposals"):
        offer_joining(own, own, a_draft(year), by=own.author, on=DAY)


def test_an_offer_does_not_outlive_a_judgement(year, pair, offer):
    judge(pair[0], feasible=True, reason="Ja.", by=leader_of(year.school), on=DAY)
    with pytest.raises(NotPossible):
        accept(offer, by=pair[1].author, on=DAY)
    assert states() == {1: "feasible", 2: "submitted", 3: "draft"}
    assert JoinOffer.objects.get().state == "open"


def test_an_objection_is_answered_before_they_join(year, pair, offer):
    object_to(pair[0], OnBehalf(group="OP"), "Wij niet.", by=a_person(year.school, Role.STAFF), on=DAY)
    with pytest.raises(Refused, match="objection-before-joining"):
        accept(offer, by=pair[1].author, on=DAY)


def test_two_of_one_s_own_are_joined_at_once(year, pair):
    own = pair[0]
    other = a_proposal(year, "Nog een idee", by=own.author)
    made = offer_joining(own, other, a_draft(year, "Samen"), by=own.author, on=DAY)
    joined = Proposal.objects.get(pk=made.joined_id)
    assert (joined.state, joined.co_author) == (str(ProposalState.SUBMITTED), None)


def test_joining_takes_a_choice_and_the_two_screens(year, pair):
    own, _other = pair
    client = logged_in(own.author)
    page = seen(client.get(at("proposal-join", year, 1)))
    assert "2. Toezicht bij toetsen (Onderbouw)" in page
    here = f"{at('proposal-join', year, 1)}?other=2"
    first = seen(client.get(here))
    assert "Voorstel 2 is: Toezicht bij toetsen." in first
    sent = client.post(here, answers(year, send="1", title="Samen sterk"))
    assert sent.headers["Location"] == at("proposal", year, 1)
    assert JoinOffer.objects.get().joined.title == "Samen sterk"
    assert client.get(at("proposal-join", year, 1)).headers["Location"] == at("proposal", year, 1)


def test_alone_there_is_nothing_to_join_with(year):
    only = a_proposal(year)
    page = seen(logged_in(only.author).get(at("proposal-join", year, 1)))
    assert "Er is geen ander voorstel" in page
