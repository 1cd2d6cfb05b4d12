# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days as a calendar file (iCalendar, RFC 5545) that every diary reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

MAKER = "-//Werkdruk//Werkdruk//NL"


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A whole day in a diary; the same `uid` in a later file moves it instead of adding another."""

    uid: str
    day: date
    title: str
    about: str
    url: str


def ics(name: str, days: Iterable[AgendaDay], *, made_on: date) -> bytes:
    """The days as a calendar file; the same days made on the same day are the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    stamp = datetime.combine(made_on, time(), tzinfo=UTC)
    for each in days:
        event = Event()
        event.add("uid", each.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", each.day)
        event.add("dtend", each.day + timedelta(days=1))
        event.add("summary", each.title)
        event.add("description", each.about)
        event.add("url", each.url)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
