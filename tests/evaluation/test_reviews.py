# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking back: every measure ends in a choice with a reason."""

import pytest

from werkdruk.evaluation import Choice, NoReason, Review


def test_a_choice_without_a_reason_is_refused():
    for choice in Choice:
        with pytest.raises(NoReason):
            Review("mentoraat", choice, "  ")


def test_only_what_stops_does_not_come_back():
    assert {choice: choice.returns for choice in Choice} == {
        Choice.STOP: False,
        Choice.CHANGE: True,
        Choice.CONTINUE: True,
    }


def test_an_unanswered_question_is_unknown_and_not_no():
    review = Review("mentoraat", Choice.CONTINUE, "loopt goed")
    assert (review.on_schedule, review.expected, review.noticed) == (None, None, None)
