# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be shown, from how many voters on; and what the screen promises and does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding.box import LIMITS, Disclosure, concerns, disclosure, shown_totals
from werkdruk.deciding.box.honesty import LEAD, NAME, PROTECTS, PROTECTS_NOT, STUB, TRACEABLE
from werkdruk.deciding.box.limits import MANY_PROPOSALS, NO_OPEN_BALLOTS, UNANIMOUS
from werkdruk.kernel import Language, Span


@pytest.mark.parametrize(
    ("voted", "shown"),
    [
        (0, Disclosure.NOTHING),
        (9, Disclosure.NOTHING),
        (10, Disclosure.TOTALS),
        (19, Disclosure.TOTALS),
        (20, Disclosure.BALLOTS),
        (300, Disclosure.BALLOTS),
    ],
)
def test_more_is_shown_from_ten_and_from_twenty_voters_on(voted, shown):
    assert disclosure(voted) is shown


@given(st.integers(0, 40), st.data())
def test_a_number_is_shown_or_a_span_that_holds_it(voted, data):
    votes = data.draw(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, voted)))
    shown = shown_totals(votes, voted)
    assert set(shown) == (set(votes) if voted >= 10 else set())
    for name, span in shown.items():
        assert span.low <= votes[name] <= span.high
        near_an_end = min(votes[name], voted - votes[name]) < LIMITS.votes_min
        assert span.is_exact is (voted >= 20 or not near_an_end)


def test_nobody_or_everybody_is_never_said_in_a_small_group():
    assert shown_totals({"a": 0, "b": 12, "c": 6}, 12) == {"a": Span(0, 4), "b": Span(8, 12), "c": Span.exact(6)}
    assert shown_totals({"a": 4, "b": 5, "c": 7, "d": 8}, 12) == {
        "a": Span(0, 4),
        "b": Span.exact(5),
        "c": Span.exact(7),
        "d": Span(8, 12),
    }


@pytest.mark.parametrize(
    ("people", "proposals", "said"),
    [
        (60, 12, [UNANIMOUS]),
        (60, 13, [MANY_PROPOSALS, UNANIMOUS]),
        (49, 9, [MANY_PROPOSALS, UNANIMOUS]),
        (19, 8, [NO_OPEN_BALLOTS, UNANIMOUS]),
    ],
)
def test_what_to_think_of_is_said_before_signing(people, proposals, said):
    assert [told.saying for told in concerns(people, proposals)] == said
    assert all(told(Language.EN) for told in concerns(people, proposals))


def test_the_limits_say_where_they_come_from():
    assert LIMITS.source.title


def test_the_screen_promises_nothing_that_cannot_be_kept():
    said = [
        saying(language) for saying in (NAME, LEAD, *PROTECTS, *PROTECTS_NOT, STUB, TRACEABLE) for language in Language
    ]
    never = (
        "onmogelijk",
        "100",
        "anoniem",
        "hack",
        "blockchain",
        "impossible",
        "anonymous",
        "certified",
        "geheim",
        "secret",
    )
    assert [text for text in said for word in never if word in text.lower()] == []
    assert len(PROTECTS_NOT) >= len(PROTECTS)
