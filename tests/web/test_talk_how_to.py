# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The how-to of a talk is walked as it says: each word it tells to look for stands on a page, its minutes are right."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.web.makers import a_feasible_proposal, a_proposal, a_wish, leader_of, logged_in, seen
from tests.web.talking import DAY, a_unit_that_talks, at

from werkdruk.web.actions.judging import judge
from werkdruk.web.models import TalkNote
from werkdruk.web.queries.talk_pages import AGENDA

pytestmark = pytest.mark.django_db


def test_every_screen_word_of_the_how_to_is_seen_when_it_is_followed(root):
    text = (root / "docs" / "how-to" / "run-a-talk.md").read_text(encoding="utf-8")
    words = {" ".join(word.split()) for word in re.findall(r"\*([^*]+)\*", text)}
    year, unit, guide = a_unit_that_talks()
    client, pages = logged_in(guide), []

    def look(name, *rest):
        pages.append(seen(client.get(at(name, year, unit, *rest))))

    pages.append(seen(client.get(reverse("talks", args=[year.school.brin, year.school_year]))))
    look("talk")
    client.post(at("talk-hold", year, unit), {"number": 1, "people": 6})
    for part, said in (("knelpunten", "Te veel toetsen"), ("ideeen", "Surveillanten"), ("afronden", "Liever niet")):
        client.post(at("talk-say", year, unit, part), {"text": said, "key": uuid4()})
        look("talk-part", part)
    client.post(at("talk-mark", year, unit, TalkNote.objects.get(text="Te veel toetsen").pk), {"gone": "1"})
    look("talk-part", "knelpunten")
    a_feasible_proposal(year, "Surveillanten", a_wish(1_000))
    late = a_proposal(year, "Nog niet bekeken", a_wish(100))
    for number, what in ((1, "choose"), (2, "let-go")):
        client.post(at("talk-pick", year, unit), {"number": number, "seen": 0, "what": what, "reason": "Zo past het"})
    look("talk-part", "kiezen")
    assert "Leg de keuze vast" not in seen(client.get(at("talk-part", year, unit, "afronden")))
    judge(late, feasible=True, reason="Dit kan.", by=leader_of(year.school), on=DAY)
    look("talk-part", "afronden")
    client.post(at("talk-decide", year, unit))
    look("talk")
    all_of_it = " ".join(pages)
    assert [word for word in sorted(words) if word not in all_of_it] == []


def test_the_minutes_in_the_how_to_are_those_of_the_agenda(root):
    text = (root / "docs" / "how-to" / "run-a-talk.md").read_text(encoding="utf-8")
    first = 0
    for _part, title, lasts in AGENDA:
        assert f"*{title}* ({first}–{first + lasts} min)" in " ".join(text.split())
        first += lasts
    assert first == 50
