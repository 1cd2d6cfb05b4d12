# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The days of a year on a page and in a calendar file that diaries read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from tests.web.decided import a_counted_year, an_asked_plan, at, council_of
from tests.web.makers import Role, a_person, a_school, a_year, frozen, leader_of, logged_in, seen, staff

from werkdruk.web.actions.council_rules import OwnRules, write_down
from werkdruk.web.models import Round
from werkdruk.web.queries.frames import first_frames
from werkdruk.web.queries.year_days import year_days

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 15)


def _events(client, year):
    answer = client.get(at("days-file", year))
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return {str(each["UID"]): each for each in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_everybody_at_school_gets_the_days(settings):
    year = a_year(a_school())
    for person in (leader_of(year.school), a_person(year.school, Role.STAFF), a_person(year.school, Role.COUNCIL)):
        client = logged_in(person)
        assert "Laatste dag om een voorstel te doen" in seen(client.get(at("days", year)))
        assert _events(client, year)


def test_the_days_of_the_frames_are_the_days_of_the_year():
    year = a_year(a_school())
    staff(year.school, 12)
    frames = frozen(year)
    told = {each.key: each.day for each in year_days(year, DAY)}
    assert told.items() >= {f"frames-{day}": when for day, when in frames.timeline.days.items()}.items()
    assert {key for key in told if not key.startswith("frames-")} == {"phase-council", "phase-carrying-out"}
    assert first_frames(year, DAY).timeline.ideas_close in told.values()


def test_a_day_that_moves_keeps_its_id(settings):
    year = a_counted_year()
    client = logged_in(council_of(year))
    before = _events(client, year)
    Round.objects.filter(year=year).update(closes=date(2024, 1, 20))
    after = _events(client, year)
    assert before.keys() == after.keys()
    moved = [uid for uid in before if before[uid]["DTSTART"].dt != after[uid]["DTSTART"].dt]
    assert len(moved) == 1
    assert after[moved[0]]["DTSTART"].dt == date(2024, 1, 20)
    assert after[moved[0]]["DTEND"].dt == date(2024, 1, 21)


def test_a_term_of_the_council_stands_in_the_file():
    year = a_counted_year()
    write_down(year.school, OwnRules(reply_weeks=6, source="artikel 24"), by=leader_of(year.school), on=DAY)
    an_asked_plan(year)
    events = _events(logged_in(council_of(year)), year)
    term = next(event for uid, event in events.items() if uid.startswith("term-consent"))
    assert term["DTSTART"].dt == date(2024, 1, 10) + timedelta(weeks=6)
    assert "Zwijgen is geen instemmen" in str(term["SUMMARY"])
    assert str(term["URL"]).startswith("http://testserver/school/")


def test_two_years_have_no_id_in_common():
    one, other = a_year(a_school()), a_year(a_school("99802", "98BB"))
    ids = [set(_events(logged_in(leader_of(year.school)), year)) for year in (one, other)]
    assert ids[0] & ids[1] == set()


def test_the_same_days_on_the_same_day_are_the_same_bytes():
    year = a_counted_year()
    client = logged_in(council_of(year))
    assert client.get(at("days-file", year)).content == client.get(at("days-file", year)).content
