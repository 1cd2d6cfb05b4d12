# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screen of a talk, its deelplan and the list of units: every step sent, every refusal said."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse
from tests.web.makers import (
    Role,
    a_feasible_proposal,
    a_person,
    a_school,
    a_wish,
    a_year,
    logged_in,
    seen,
)
from tests.web.talking import Kind, a_unit_that_talks, at, said

from werkdruk.kernel import Euro
from werkdruk.web.models import Proposal, TalkNote, TalkPick, Unit, User

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


@pytest.fixture
def priced(year):
    return [
        a_feasible_proposal(year, f"Voorstel {number}", a_wish(price)) for number, price in ((1, 20_000), (2, 9_000))
    ]


def test_the_whole_talk_goes_through_the_pages(year, unit, guide, priced):
    client = logged_in(guide)
    assert client.get(at("talk", year, unit)).status_code == 200
    sent = client.post(at("talk-hold", year, unit), {"number": 1, "people": 6})
    assert sent.headers["Location"] == at("talk-part", year, unit, "knelpunten")
    for part, text in (("knelpunten", "Te veel toetsweken"), ("ideeen", "Minder toetsen"), ("afronden", "Liever niet")):
        page = client.get(at("talk-part", year, unit, part))
        key = page.context["form"]["key"].value()
        client.post(at("talk-say", year, unit, part), {"text": text, "key": key})
        assert text in seen(client.get(at("talk-part", year, unit, part)))
    note = TalkNote.objects.get(kind=Kind.PROBLEM)
    client.post(at("talk-mark", year, unit, note.pk), {"gone": "1"})
    assert "Weggehaald" in seen(client.get(at("talk-part", year, unit, "knelpunten")))
    client.post(at("talk-mark", year, unit, note.pk), {"gone": "0"})
    for number, what in ((1, "choose"), (2, "let-go")):
        told = {"number": number, "seen": 0, "what": what, "reason": "Omdat het kan"}
        client.post(at("talk-pick", year, unit), told)
    assert "€ 20.000" in seen(client.get(at("talk-part", year, unit, "kiezen"))).replace("\N{NO-BREAK SPACE}", " ")
    assert "Leg de keuze vast" in seen(client.get(at("talk-part", year, unit, "afronden")))
    sent = client.post(at("talk-decide", year, unit))
    assert sent.headers["Location"] == at("deelplan", year, unit)
    page = seen(client.get(at("deelplan", year, unit)))
    for words in ("Voorstel 1", "Omdat het kan", "Liever niet", "Te veel toetsweken", "6 mensen"):
        assert words in page
    assert "gekozen" in seen(client.get(reverse("talks", args=[year.school.brin, year.school_year])))


def test_what_is_refused_is_said_on_the_screen(year, unit, guide, priced):
    client = logged_in(guide)
    assert "hoogstens 12" in seen(client.post(at("talk-hold", year, unit), {"number": 1, "people": 13}))
    assert "Vul in hoeveel mensen" in seen(client.post(at("talk-hold", year, unit), {"number": 1}))
    assert "Typ eerst" in seen(client.post(at("talk-say", year, unit, "ideeen"), {"text": "", "key": uuid4()}))
    client.post(at("talk-pick", year, unit), {"number": 1, "seen": 0, "what": "let-go"})
    assert "Schrijf erbij waarom" in seen(client.get(at("talk-part", year, unit, "kiezen")))
    client.post(at("talk-pick", year, unit), {"number": 1, "seen": 0, "what": "iets"})
    assert "daar past iets niet" in seen(client.get(at("talk-part", year, unit, "kiezen")))
    client.post(at("talk-decide", year, unit))
    assert "Nog open: 1, 2" in seen(client.get(at("talk-part", year, unit, "afronden")))
    client.post(at("talk-pick", year, unit), {"number": 1, "seen": 0, "what": "choose"})
    client.post(at("talk-pick", year, unit), {"number": 1, "seen": 1, "what": "open"})
    assert not TalkPick.objects.exists()
    client.post(at("talk-unhold", year, unit), {"number": "x"})


def test_an_idea_gets_its_price_in_the_two_screens_of_any_proposal(year, unit, guide):
    client = logged_in(guide)
    said(year, unit, guide, Kind.PROBLEM, "Te veel toetsweken")
    idea = said(year, unit, guide, Kind.IDEA, "Surveillanten bij toetsen")
    page = client.get(at("talk-idea", year, unit, idea.pk))
    assert "Surveillanten bij toetsen" in page.content.decode()
    told = {
        "title": "Surveillanten bij toetsen", "problem": "Te veel toetsweken", "unit": unit.pk, "purpose": "relief",
        "kind": "service", "cost": "4.000", "first_month": "2024-02", "last_month": "2024-07", "duration": "once",
        "benefits": "mentoren", "send": "1",
    }  # fmt: skip
    sent = client.post(at("talk-idea", year, unit, idea.pk), told)
    assert sent.headers["Location"] == at("talk-part", year, unit, "ideeen"), seen(sent)
    assert Proposal.objects.get().price == Euro(400_000)
    assert "voorstel 1" in seen(client.get(at("talk-part", year, unit, "ideeen")))
    assert client.get(at("talk-idea", year, unit, idea.pk)).status_code == 302


def test_a_step_that_was_not_sent_leads_to_the_screen(year, unit, guide):
    client = logged_in(guide)
    note = said(year, unit, guide)
    for name, rest in (
        ("talk-hold", ()), ("talk-unhold", ()), ("talk-pick", ()), ("talk-decide", ()), ("talk-mark", (note.pk,)),
        ("talk-say", ("ideeen",)),
    ):  # fmt: skip
        assert client.get(at(name, year, unit, *rest)).status_code == 302
        assert client.put(at(name, year, unit, *rest)).status_code == 405


def test_what_is_of_another_place_is_not_there(year, unit, guide):
    client = logged_in(guide)
    strange = Unit.objects.create(school=a_school("99802", "98BB"), name="Elders", kind=Unit.Kind.TEAM)
    assert client.get(at("talk", year, strange)).status_code == 404
    assert client.get(at("talk-part", year, unit, "iets")).status_code == 404
    assert client.post(at("talk-say", year, unit, "kiezen"), {}).status_code == 404
    assert client.post(at("talk-mark", year, unit, 999)).status_code == 404
    told = {"number": 9, "seen": 0, "what": "choose"}
    assert client.post(at("talk-pick", year, unit), told).status_code == 404


def test_a_school_without_units_is_told_where_they_come_from():
    year = a_year(a_school())
    person = a_person(year.school, Role.COUNCIL)
    for each in User.objects.all():
        each.memberships.all().delete()
    Unit.objects.all().delete()
    page = logged_in(person).get(reverse("talks", args=[year.school.brin, year.school_year]))
    assert "personeelslijst" in seen(page)
