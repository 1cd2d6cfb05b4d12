# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The how-to of a vote: every button and heading it names stands on a page on the way; its numbers are real."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.web.boxes import a_booth
from tests.web.makers import logged_in, seen

from werkdruk.deciding.box import LIMITS, RoundAct, Side
from werkdruk.web.queries.box_pages import TURNOUT_STEP

pytestmark = pytest.mark.django_db


def everything_on_the_way():
    """The words of every page from the list of votes to the public log, for council and leader."""
    booth = a_booth()
    place = [booth.year.school.brin, booth.year.school_year]
    words = []

    def look():
        for person in (booth.leader, *booth.council):
            words.append(seen(logged_in(person).get(reverse("boxes", args=place))))
            if booth.round is not None:
                words.append(seen(logged_in(person).get(reverse("box", args=[*place, booth.round.pk]))))

    words.append(seen(logged_in(booth.leader).get(reverse("vote", args=place))))
    look()
    booth.draft()
    look()
    booth.do(RoundAct.SIGN, Side.LEADER)
    booth.do(RoundAct.SIGN)
    look()
    booth.print()
    look()
    booth.do(RoundAct.OPEN)
    booth.all_vote()
    look()
    voter = Client()
    address = reverse("booth-nl", args=[booth.round.pk])
    words += [seen(voter.get(address)), seen(voter.post(address, {"key": str(booth.slips[0].key)}))]
    words.append(seen(voter.get(reverse("booth-log-nl", args=[booth.round.pk]))))
    return booth, words, look


def test_every_word_to_press_or_to_look_for_stands_on_a_page(root, settings):
    from tests.web.boxes import AFTER

    booth, words, look = everything_on_the_way()
    settings.TODAY = AFTER
    look()
    for act in (RoundAct.CLOSE, RoundAct.COUNT, RoundAct.PUBLISH):
        booth.do(act)
        look()
    text = (root / "docs" / "how-to" / "hold-a-vote.md").read_text(encoding="utf-8")
    named = {" ".join(each.split()) for each in re.findall(r"\*([^*]+)\*", text)}
    assert len(named) >= 20
    everything = " ".join(words)
    assert sorted(each for each in named if each not in everything) == []


def test_the_numbers_in_the_how_to_are_the_real_ones(root):
    text = (root / "docs" / "how-to" / "hold-a-vote.md").read_text(encoding="utf-8")
    assert f"minstens {LIMITS.vote_min} mensen" in text
    assert f"vanaf {LIMITS.ballots_min} stemmen, in tientallen" in text
    assert (LIMITS.vote_min, LIMITS.ballots_min, TURNOUT_STEP) == (10, 20, 10)
