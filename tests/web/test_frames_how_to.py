# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The how-to of the frames: each button it names is there, for whom it says, and together they freeze the frames."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.web.makers import Role, a_fresh_year, a_person, a_school, leader_of, logged_in, seen, staff

from werkdruk.deciding.box import LIMITS
from werkdruk.deciding.frames import frames_of
from werkdruk.web.actions.polls import ANSWERS_MAX, ANSWERS_MIN
from werkdruk.web.models import Poll, User, Year
from werkdruk.web.queries.frames_words import BUTTONS
from werkdruk.web.queries.framing import version_in_hand

pytestmark = pytest.mark.django_db

ROW = re.compile(r"^\| \d \| (.+?) \| \*(.+?)\* \|$", re.MULTILINE)
FORM = re.compile(
    r'action="([^"]*/kaders/stap/)".*?name="act" value="([^"]+)".*?name="seen" value="([^"]+)"', re.DOTALL
)


@pytest.fixture
def text(root) -> str:
    return (root / "docs" / "how-to" / "agree-frames.md").read_text(encoding="utf-8")


@pytest.fixture
def year() -> Year:
    school = a_school()
    staff(school, 14)
    a_person(school, Role.COUNCIL)
    return a_fresh_year(school)


def press(client: Client, year: Year, button: str) -> None:
    """Sends the form whose button it is; there must be one."""
    page = client.get(f"/school/{year.school.brin}/2023-2024/kaders/").content.decode()
    forms = [form for form in page.split("<form")[1:] if f">{button}</button>" in form]
    assert len(forms) == 1, button
    found = FORM.search(forms[0])
    assert found is not None, button
    client.post(found[1], {"act": found[2], "seen": found[3]})


def test_the_buttons_of_the_page_bring_frames_that_hold(text, year, settings):
    people = {"schoolleiding": leader_of(year.school), "PMR": User.objects.get(roles__role=Role.COUNCIL)}
    settings.TODAY = date(2023, 11, 2)
    rows = ROW.findall(text)
    assert len(rows) == 6
    for who, button in rows:
        press(logged_in(people[who.split(" of ")[0]]), year, button)
        poll = Poll.objects.filter(closed_on=None).first()
        if poll is not None:
            for person in User.objects.filter(appointments__school=year.school):
                client = logged_in(person)
                client.post(f"/school/{year.school.brin}/2023-2024/peilingen/{poll.pk}/antwoord/", {"answer": "yes"})
            settings.TODAY = poll.closes + timedelta(days=1)
    hand = version_in_hand(year)
    assert hand is not None
    assert hand.state == "frozen"
    year.refresh_from_db()
    assert year.phase == "proposing"
    assert frames_of(hand.body).digest == hand.digest


def test_every_other_button_on_the_page_is_one_that_is_there(text, year):
    pages = seen(logged_in(leader_of(year.school)).get(f"/school/{year.school.brin}/2023-2024/kaders/"))
    known = {str(label) for label in BUTTONS.values()}
    for button in ("Pas de tekst aan", "Trek deze kaders in"):
        assert f"*{button}*" in text
        assert button in known
    assert "Werk aan de tekst" in pages


def test_the_limits_on_the_page_are_the_real_ones():
    assert (LIMITS.vote_min, LIMITS.totals_min, ANSWERS_MIN, ANSWERS_MAX) == (10, 10, 2, 6)
