# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of leader and council about votes by keys, walked by their own forms from draft to published."""

from __future__ import annotations

import html
import json
import re
from fractions import Fraction

import pytest
from django.urls import reverse
from tests.web.boxes import AFTER, FIRST, LAST, a_booth, a_team, with_frames
from tests.web.makers import Role, a_person, a_proposal, logged_in, seen

from werkdruk.deciding.box import RoundAct, RoundDocument
from werkdruk.deciding.box.honesty import STUB
from werkdruk.deciding.frames import Floors, Way
from werkdruk.web.models import HandedOut, KeySheet, OpenBox, Round, VoidedSlip, Year
from werkdruk.web.queries.box_turns import box_turn, boxes_told
from werkdruk.web.queries.boxes import box_of

pytestmark = pytest.mark.django_db


def at(name, booth, *more):
    return reverse(name, args=[booth.year.school.brin, booth.year.school_year, *more])


def page(booth, person):
    return logged_in(person).get(at("box", booth, booth.round.pk))


def buttons(answer):
    found = re.findall(r"<button[^>]*>(.*?)</button>", answer.content.decode(), re.DOTALL)
    return [html.unescape(re.sub("<[^>]+>", "", each)).strip() for each in found]


def press(booth, person, act, **more):
    """What the form of that step on the page sends."""
    shown = page(booth, person)
    form = next(
        each
        for each in re.findall(r"<form.*?</form>", shown.content.decode(), re.DOTALL)
        if f'name="act" value="{act}"' in each
    )
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)) | more
    return logged_in(person).post(at("box-deed", booth, booth.round.pk), sent, follow=True)


def test_a_whole_vote_by_the_forms_on_the_pages(settings):
    booth = a_booth()
    leader, (first, second) = booth.leader, booth.council
    shown = logged_in(leader).get(at("boxes", booth))
    assert "22 mensen kunnen hier stemmen" in seen(shown)
    made = logged_in(leader).post(
        at("box-draft", booth), {"unit": "0", "opens": FIRST.isoformat(), "closes": LAST.isoformat()}, follow=True
    )
    booth.round = Round.objects.get()
    assert "Lees het na en teken" in seen(made)
    assert "Nog niet getekend: schoolleiding, PMR" in seen(made)
    assert booth.document.digest in seen(made)
    assert "Je hebt getekend." in seen(press(booth, leader, "sign"))
    assert "sign" not in page(booth, leader).content.decode().split("box_steps")[0] or "Teken" not in buttons(made)
    press(booth, first, "sign")
    assert "De bus kan nog niet open." in seen(page(booth, first))
    sheet = logged_in(first).post(at("box-keys", booth, booth.round.pk), {"unit": "0", "keys": "22"})
    assert sheet.content[:5] == b"%PDF-"
    assert sheet.headers["Cache-Control"] == "no-store"
    assert KeySheet.objects.get().keys == 22
    assert "Open de bus" in buttons(page(booth, first))
    assert "Open de bus" not in buttons(page(booth, leader))
    assert "De bus is open." in seen(press(booth, first, "open"))
    booth.round.refresh_from_db()
    assert booth.round.state == "open"
    told = logged_in(first).post(at("box-handed-out", booth, booth.round.pk), {"slips": "21"}, follow=True)
    assert "Uitgedeelde stroken, zegt de PMR: 21" in seen(told)
    assert "pas vanaf twintig stemmen" in seen(told)
    settings.TODAY = AFTER
    with_keys_of_its_own(booth)
    assert "De bus is gesloten." in seen(press(booth, first, "close"))
    assert "De stemmen zijn geteld." in seen(press(booth, leader, "count"))
    assert "De uitslag is bekend." in seen(press(booth, second, "publish"))
    assert "Stemmen die meetellen: 22" in seen(page(booth, leader))
    assert "bus gesloten (PMR" in seen(page(booth, leader))


def with_keys_of_its_own(booth):
    """The keys of the sheet are on paper only, so the test puts others in their place and votes with them."""
    Round.objects.update(state="signed")
    booth.print(22, renew=True)
    Round.objects.update(state="open")
    booth.round.refresh_from_db()
    booth.all_vote()


def test_a_sheet_says_its_number_its_address_and_how_to_lose_a_key():
    import subprocess
    import tempfile
    from pathlib import Path

    from werkdruk.web.queries.key_sheets import key_sheet

    booth = a_booth()
    booth.draft()
    booth.sign()
    slips = booth.print(20)
    made = key_sheet(booth.round, None, slips, address="https://stem.example/stem/1/")
    assert made == key_sheet(booth.round, None, slips, address="https://stem.example/stem/1/")
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "vel.pdf"
        paper.write_bytes(made)
        try:
            text = subprocess.run(
                ["pdftotext", "-layout", paper, "-"], capture_output=True, check=True, text=True
            ).stdout
        except FileNotFoundError:
            pytest.skip("no pdftotext")
    words = " ".join(text.split())
    assert STUB.nl in words
    assert all(str(slip.key) in words and slip.number in words for slip in slips)
    assert words.count("https://stem.example/stem/1/") == 20


def test_the_page_tells_only_what_the_limits_allow():
    booth = a_booth(40).open()
    booth.all_vote(19)
    assert "minstens" not in seen(page(booth, booth.council[0])).split("Sleutels")[-1].split("Een strook")[0]
    booth.all_vote(29)
    assert "Er zijn minstens 20 stemmen" in seen(page(booth, booth.council[0]))


def test_two_members_void_a_slip_on_the_page():
    booth = a_booth().open()
    first, second = booth.council
    number = booth.slips[3].number
    asked = logged_in(first).post(at("box-slip", booth, booth.round.pk), {"number": number}, follow=True)
    assert "een tweede lid van de PMR" in seen(asked)
    assert number in seen(page(booth, second))
    assert number not in seen(page(booth, booth.leader))
    done = logged_in(second).post(at("box-slip", booth, booth.round.pk), {"number": number}, follow=True)
    assert "telt niet meer" in seen(done)
    assert VoidedSlip.objects.count() == 1
    assert f"Ongeldig gemaakte stroken: {number}" in seen(page(booth, booth.leader))


@pytest.mark.parametrize("name", ["box-deed", "box-keys", "box-slip", "box-handed-out"])
def test_a_colleague_may_read_and_do_nothing(name):
    booth = a_booth().open()
    colleague = a_person(booth.year.school, Role.STAFF)
    shown = page(booth, colleague)
    assert shown.status_code == 200
    assert not {"Open de bus", "Sluit de bus", "Maak een vel sleutels (PDF)"} & set(buttons(shown))
    assert logged_in(colleague).post(at(name, booth, booth.round.pk), {}).status_code == 403
    assert logged_in(colleague).post(at("box-draft", booth), {}).status_code == 403


def test_a_form_that_does_not_fit_comes_back_with_why():
    booth = a_booth().open()
    council = booth.council[0]
    for name in ("box-deed", "box-keys", "box-slip", "box-handed-out"):
        answer = logged_in(council).post(at(name, booth, booth.round.pk), {}, follow=True)
        assert "Dit veld is verplicht" in seen(answer), name
    answer = logged_in(council).post(at("box-draft", booth), {"unit": "0"}, follow=True)
    assert "Dit veld is verplicht" in seen(answer)
    wrong = {"unit": "99999", "opens": FIRST.isoformat(), "closes": LAST.isoformat()}
    assert logged_in(council).post(at("box-draft", booth), wrong).status_code == 404
    assert logged_in(council).get(at("box", booth, 99999)).status_code == 404
    again = {"unit": "0", "opens": FIRST.isoformat(), "closes": LAST.isoformat()}
    assert "Hier loopt al een stemming" in seen(logged_in(council).post(at("box-draft", booth), again, follow=True))
    for name, sent in (("box-keys", {"unit": "0", "keys": "9"}), ("box-handed-out", {"slips": "99"})):
        assert "sleutels" in seen(logged_in(council).post(at(name, booth, booth.round.pk), sent, follow=True))
    wrong = logged_in(council).post(at("box-slip", booth, booth.round.pk), {"number": "2222"}, follow=True)
    assert "Dit strooknummer hoort niet" in seen(wrong)


def test_what_is_signed_is_a_file_with_the_digest_of_the_page():
    booth = a_booth()
    booth.draft()
    raw = logged_in(booth.leader).get(at("box-document", booth, booth.round.pk)).content
    assert RoundDocument.read(json.loads(raw)).digest == booth.document.digest
    assert f"sha256:{__import__('hashlib').sha256(raw).hexdigest()}" == booth.document.digest


def test_whole_ballots_are_for_the_council_where_the_limits_forbid_them():
    booth = a_booth().open()
    booth.all_vote(12)
    booth.counted()
    address = at("box-ballots", booth, booth.round.pk)
    assert logged_in(booth.leader).get(address).status_code == 403
    assert b"PROJECTS" in logged_in(booth.council[0]).get(address).content


def test_the_list_says_what_a_place_waits_for():
    booth = a_booth()
    a_proposal(booth.year, "Nog niet bekeken")
    assert "deze voorstellen nog beoordelen: 5" in seen(logged_in(booth.leader).get(at("boxes", booth)))
    ways = {"Onderbouw": Way.COUNT, a_team(booth.year, "Kunst", 5).name: Way.COUNT}
    with_frames(booth, ways=ways)
    shown = seen(logged_in(booth.leader).get(at("boxes", booth)))
    assert "Onder de tien mensen kan een stem niet vertrouwelijk zijn" in shown
    assert "Kunst" in shown


def test_a_year_that_counts_nowhere_says_so():
    booth = with_frames(a_booth(), ways={"Onderbouw": Way.TALK})
    assert "nergens geteld" in seen(logged_in(booth.leader).get(at("boxes", booth)))


def test_with_a_floor_there_is_a_sheet_per_team():
    booth = a_booth()
    small = a_team(booth.year, "Kunst", 5)
    ways = {"Onderbouw": Way.SCHOOL_COUNT, small.name: Way.SCHOOL_COUNT}
    with_frames(booth, ways=ways, floors=Floors(units=Fraction(1, 2)))
    booth.draft()
    booth.sign()
    shown = seen(page(booth, booth.council[0]))
    assert "Op een stem staat het team bij: Kunst (5), Onderbouw (22)" in shown
    assert "Kunst: 0 van de 5 sleutels" in shown
    made = logged_in(booth.council[0]).post(at("box-keys", booth, booth.round.pk), {"unit": str(small.pk), "keys": "5"})
    assert made.content[:5] == b"%PDF-"
    assert box_of(booth.round).live_of("Kunst") == 5


def test_it_is_somebody_s_turn_until_the_outcome_is_published():
    booth = a_booth()
    assert box_turn(booth.year, FIRST) is None
    assert boxes_told(booth.year) == ""
    booth.draft()
    seen_roles = [box_turn(booth.year, FIRST).role]
    booth.sign()
    seen_roles.append(box_turn(booth.year, FIRST).role)
    booth.print()
    booth.do(RoundAct.OPEN)
    booth.all_vote()
    seen_roles += [box_turn(booth.year, FIRST).role, box_turn(booth.year, AFTER).role]
    assert "1 stembus open" in boxes_told(booth.year)
    booth.do(RoundAct.CLOSE)
    seen_roles.append(box_turn(booth.year, AFTER).role)
    booth.do(RoundAct.COUNT)
    seen_roles.append(box_turn(booth.year, AFTER).role)
    booth.do(RoundAct.PUBLISH)
    assert box_turn(booth.year, AFTER) is None
    assert [str(role) for role in seen_roles] == [
        "leader-and-council",
        "council",
        "staff",
        "council",
        "leader-and-council",
        "council",
    ]
    year = logged_in(booth.leader).get(at("year", booth))
    assert year.status_code == 200
    assert "1 stemming met sleutels" in seen(year) or "1 stemming geteld" in seen(year)


@pytest.mark.parametrize("state", ["draft", "signed", "open", "closed", "counted", "published", "void"])
def test_every_page_of_the_year_stands_in_every_state_of_a_vote(state):
    booth = a_booth().open()
    booth.all_vote()
    Year.objects.update(phase="choosing")
    Round.objects.update(state=state)
    for name in ("year", "vote", "boxes", "proposals", "result", "plan"):
        assert logged_in(booth.leader).get(at(name, booth), follow=True).status_code == 200, (name, state)
    assert OpenBox.objects.count() == 1
    assert HandedOut.objects.count() == 0
