# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A result page of few voters: where a number of votes is hidden, no amount beside it gives that number away."""

from __future__ import annotations

import pytest
from tests.web.boxes import a_booth

from werkdruk.deciding.box import RoundAct
from werkdruk.web.queries.results import result_at

pytestmark = pytest.mark.django_db


def counted_page(choices):
    """The result of a published vote in which each of these ballots was cast."""
    booth = a_booth(len(choices)).open()
    for number, chosen in enumerate(choices):
        booth.vote(number, chosen)
    booth.counted().do(RoundAct.PUBLISH)
    return result_at(booth.round)


def test_amounts_of_the_count_stay_away_where_a_number_of_votes_is_hidden():
    page = counted_page([("1",)] * 8 + [("4",)] * 4)
    assert any(each.votes is None or not each.votes.is_exact for each in (*page.winners, *page.losers))
    assert page.findings == ()
    assert "€" not in page.story
    assert page.story


def test_amounts_of_the_count_stand_there_when_everybody_may_see_the_ballots():
    page = counted_page([("1", "4")] * 12 + [("2", "3")] * 10)
    assert page.shows_ballots
    assert page.findings
    assert "€" in page.story
