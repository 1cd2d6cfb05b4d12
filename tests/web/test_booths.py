# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The voting pages: key, ballot, receipt, log. No log-in, no cookie, no line in any log, and no key in an address."""

from __future__ import annotations

import logging
import re
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.boxes import AFTER, FIRST, a_booth, a_team, with_frames
from tests.web.makers import logged_in, seen

from werkdruk.deciding.box import RoundAct, first_fault
from werkdruk.deciding.box.closing import FINDINGS, Finding
from werkdruk.deciding.box.honesty import IN_LOG, MARK_COUNTED, MARK_MISSING, PROTECTS, PROTECTS_NOT, TEAM, WAITING
from werkdruk.deciding.frames import Floors, Way
from werkdruk.kernel import Language
from werkdruk.web.models import OpenBox
from werkdruk.web.queries.boxes import box_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def booth():
    return a_booth().open()


def at(booth, name="booth-nl"):
    return reverse(name, args=[booth.round.pk])


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())[1]


def to_ballot(client, booth, number=0, **other):
    return client.post(at(booth), {"key": str(booth.slips[number].key), **other})


def send(client, booth, ballot, chosen, **other):
    sent = {name: hidden(ballot, name) for name in ("key", "form", "document")}
    return client.post(at(booth), {**sent, "approved": chosen, **other})


def codes(answer):
    text = answer.content.decode()
    return re.search(r'id="regel">([0-9a-f]{64})<', text)[1], re.search(r'id="merk">([0-9A-Z-]+)<', text)[1]


def test_from_key_to_receipt_in_three_screens_without_a_log_in(booth):
    client = Client()
    first = client.get(at(booth))
    assert "Je stemsleutel" in seen(first)
    second = to_ballot(client, booth)
    assert "Welke voorstellen keur je goed?" in seen(second)
    third = send(client, booth, second, ["2", "3"])
    assert "Je stem is bewaard" in seen(third)
    entry, mark = codes(third)
    held = box_of(booth.round)
    assert entry in held.waiting
    assert [one.choices for one in held.cast.values() if one.mark == mark] == [("2", "3")]
    assert [answer.status_code for answer in (first, second, third)] == [200, 200, 200]


def test_no_page_of_a_vote_sets_a_cookie_or_looks_at_one(booth):
    client = logged_in(booth.leader)
    pages = [client.get(at(booth)), to_ballot(client, booth), client.get(at(booth, "booth-log-nl"))]
    pages.append(send(client, booth, pages[1], ["1"]))
    pages += [
        client.get("/stem/99999/"),
        client.get("/vote/x/y"),
        client.post(at(booth), {}, headers={"origin": "https://elsewhere.example"}),
    ]
    pages += [client.get(at(booth, "booth-log-file")), client.get(at(booth, "booth-en"))]
    for page in pages:
        assert not page.cookies, page.request["PATH_INFO"]
        assert "Cookie" not in page.headers.get("Vary", "")
        assert booth.leader.label not in page.content.decode()
        assert "no-store" in page.headers["Cache-Control"]


def test_nothing_of_a_vote_is_written_in_any_log(booth, caplog):
    caplog.set_level(logging.DEBUG)
    client = Client()
    ballot = to_ballot(client, booth)
    send(client, booth, ballot, ["1"])
    to_ballot(client, booth, 1, key="2222")
    client.get("/stem/99999/")
    client.post(at(booth), {"key": "x"}, headers={"origin": "https://elsewhere.example"})
    said = "\n".join(record.getMessage() for record in caplog.records if "SELECT" not in record.getMessage())
    assert str(booth.slips[0].key) not in said
    assert "/stem/" not in said


def test_a_key_is_never_in_an_address(booth):
    ballot = to_ballot(Client(), booth)
    places = re.findall(r'(?:href|action|formaction|hx-post|src)="([^"]*)"', ballot.content.decode())
    assert len(places) > 5
    assert [place for place in places if str(booth.slips[0].key) in place] == []
    assert 'hx-params="approved"' in ballot.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("wat", "klopt niet"), ("", "klopt niet"), ("2222-2222-2222-2222-2222", "hoort niet bij deze stemming")],
)
def test_a_wrong_key_is_told_and_opens_nothing(booth, typed, said):
    answer = to_ballot(Client(), booth, key=typed)
    assert said in seen(answer)
    assert "Welke voorstellen" not in seen(answer)


def test_a_key_may_be_typed_without_groups_in_small_letters(booth):
    typed = str(booth.slips[0].key).replace("-", " ").lower()
    assert "Welke voorstellen" in seen(to_ballot(Client(), booth, key=typed))


def test_a_ballot_without_choices_or_with_strange_ones_comes_back(booth):
    client = Client()
    ballot = to_ballot(client, booth)
    assert "Kies minstens één voorstel." in seen(send(client, booth, ballot, []))
    assert "niet in het getekende document" in seen(send(client, booth, ballot, ["77"]))
    changed = send(client, booth, ballot, ["1"], document="sha256:0")
    assert "Open de pagina opnieuw" in seen(changed)
    assert box_of(booth.round).cast == {}
    assert "Je stem is bewaard" in seen(send(client, booth, changed, ["1"]))


def test_the_same_form_twice_gives_one_receipt_and_another_form_takes_its_place(booth):
    client = Client()
    ballot = to_ballot(client, booth)
    first, again = (send(client, booth, ballot, ["1"]) for _ in range(2))
    assert codes(first) == codes(again)
    assert len(box_of(booth.round).waiting) == 1
    other = send(client, booth, to_ballot(client, booth), ["2"])
    assert codes(other) != codes(first)
    assert [one.choices for one in box_of(booth.round).cast.values()] == [("2",)]


def test_the_order_is_drawn_per_page_and_stays_on_it(booth):
    client = Client()
    pages = [to_ballot(client, booth) for _ in range(12)]
    orders = {tuple(re.findall(r'name="approved" value="(\d+)"', page.content.decode())) for page in pages}
    assert len(orders) > 3
    page = pages[0]
    sent = {name: hidden(page, name) for name in ("key", "form", "document")}
    summed = client.post(at(booth, "booth-tally-nl"), {**sent, "approved": ["2"], "sum": "1"})
    order = re.findall(r'name="approved" value="(\d+)"', page.content.decode())
    assert re.findall(r'name="approved" value="(\d+)"', summed.content.decode()) == order
    assert 'value="2" id="id_approved_' in summed.content.decode()
    assert re.search(r'value="2" id="[a-z_0-9]+" checked', summed.content.decode())


def test_the_budget_is_added_up_with_and_without_a_script(booth):
    client = Client()
    part = client.post(at(booth, "booth-tally-nl"), {"approved": ["1", "2"]}, headers={"hx-request": "true"})
    assert "2 voorstellen aangekruist, samen € 50.000,00" in seen(part)
    assert "<html" not in part.content.decode()
    ballot = to_ballot(client, booth)
    sent = {name: hidden(ballot, name) for name in ("key", "form", "document")}
    whole = client.post(at(booth, "booth-tally-nl"), {**sent, "approved": ["1"], "sum": "1"})
    assert "1 voorstel aangekruist" in seen(whole)
    assert box_of(booth.round).cast == {}
    assert "Je stemsleutel" in seen(client.get(at(booth, "booth-tally-nl")))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://testserver"}, 200),
        ({"origin": "null"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_a_form_from_elsewhere_is_refused(booth, headers, status):
    answer = Client().post(at(booth), {"key": str(booth.slips[0].key)}, headers=headers)
    assert answer.status_code == status
    assert ("Welke voorstellen" in seen(answer)) is (status == 200)


def test_the_page_says_what_is_protected_and_what_is_not(booth):
    text = seen(Client().get(at(booth)))
    for saying in (*PROTECTS, *PROTECTS_NOT):
        assert saying.nl in text
    assert "vertrouwelijk" in text
    assert TEAM.nl not in text
    english = seen(Client().get(at(booth, "booth-en")))
    assert all(saying.en in english for saying in (*PROTECTS, *PROTECTS_NOT))
    assert 'lang="en"' in Client().get(at(booth, "booth-en")).content.decode()


def test_a_vote_with_teams_says_that_the_team_stands_on_it():
    booth = a_booth()
    ways = {"Onderbouw": Way.SCHOOL_COUNT, a_team(booth.year, "Kunst", 5).name: Way.SCHOOL_COUNT}
    with_frames(booth, ways=ways, floors=Floors(units=Fraction(1, 2)))
    booth.open()
    assert TEAM.nl in seen(Client().get(at(booth)))


def test_before_and_after_the_days_of_voting_the_page_says_so(booth, settings):
    settings.TODAY = AFTER
    assert "Stemmen kon tot en met 26 januari 2024" in seen(Client().get(at(booth)))
    late = seen(to_ballot(Client(), booth))
    assert "Stemmen kan van 15 januari 2024 tot en met 26 januari 2024" in late
    assert "Welke voorstellen" not in late
    early = a_signed_booth(booth)
    settings.TODAY = FIRST
    assert "zodra de PMR de bus opent" in seen(Client().get(reverse("booth-nl", args=[early.pk])))


def a_signed_booth(booth):
    booth.do(RoundAct.VOID)
    booth.draft()
    assert Client().get(at(booth)).status_code == 404, "a draft has no page"
    booth.sign()
    return booth.round


def test_the_log_is_public_and_can_be_computed_again(booth):
    client = Client()
    entry, mark = codes(send(client, booth, to_ballot(client, booth), ["1"]))
    look = {"entry": f" {entry.upper()} ", "mark": mark.lower()}
    assert WAITING.nl in seen(client.post(at(booth, "booth-log-nl"), look))
    booth.all_vote()
    assert IN_LOG.nl in seen(client.post(at(booth, "booth-log-nl"), look))
    page = client.get(at(booth, "booth-log-nl"))
    assert "nagerekend" in seen(page)
    held, raw = box_of(booth.round), client.get(at(booth, "booth-log-file")).content
    assert first_fault(raw, document=held.document.digest, head=held.log.head) is None
    assert held.log.head in seen(page)
    assert FINDINGS[Finding.NOT_LOGGED].nl in seen(client.post(at(booth, "booth-log-nl"), {"entry": "0" * 64}))


def test_after_publishing_everybody_can_look_up_what_became_of_a_vote(booth):
    client = Client()
    first = codes(send(client, booth, to_ballot(client, booth), ["1"]))
    last = codes(send(client, booth, to_ballot(client, booth), ["2"]))
    booth.all_vote()
    newest = codes(send(client, booth, to_ballot(client, booth), ["3"]))
    booth.counted()
    look = dict(zip(("entry", "mark"), newest, strict=True))
    assert IN_LOG.nl in seen(client.post(at(booth, "booth-log-nl"), look)), "nothing of the count before publishing"
    booth.do(RoundAct.PUBLISH)
    assert FINDINGS[Finding.COUNTED].nl in seen(client.post(at(booth, "booth-log-nl"), look))
    assert MARK_COUNTED.nl in seen(client.post(at(booth, "booth-log-nl"), {"mark": newest[1]}))
    assert MARK_MISSING.nl in seen(client.post(at(booth, "booth-log-nl"), {"mark": first[1]}))
    for older in (first, last):
        said = seen(client.post(at(booth, "booth-log-nl"), dict(zip(("entry", "mark"), older, strict=True))))
        assert FINDINGS[Finding.NOT_LAST].nl in said
    page = seen(client.get(at(booth, "booth-log-nl")))
    assert "Geldige sleutels 22" in page
    assert "Kijk of je stem is meegeteld" in seen(client.get(at(booth)))


def test_somebody_who_changes_the_log_is_seen(booth):
    booth.all_vote()
    kept = OpenBox.objects.get()
    entry = box_of(booth.round).log.entries[0]
    OpenBox.objects.update(text=kept.text.replace(f'"log":["{entry}"', f'"log":["{"0" * 64}","{"0" * 64}"'))
    assert "staat er al eerder" in seen(Client().get(at(booth, "booth-log-nl")))


def test_both_languages_have_their_own_address_and_no_cookie(booth):
    page = Client().get(at(booth))
    assert at(booth, "booth-en") in page.content.decode()
    english = Client().get(at(booth, "booth-en"))
    assert english.headers["Content-Language"] == "en"
    assert at(booth) in english.content.decode()
    assert Language.EN
