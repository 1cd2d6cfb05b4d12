# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The phases of a year, and the life of proposals and votes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding import years
from werkdruk.deciding.proposals import (
    PROPOSAL_STEPS,
    VOTE_STEPS,
    ProposalAct,
    ProposalState,
    VoteAct,
    VoteState,
    proposal_after,
    vote_after,
)
from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Calendar, Phase, Progress, Role, YearAct
from werkdruk.kernel import SchoolYear

YEARS = st.integers(2000, 2090).map(SchoolYear)


@given(YEARS)
def test_the_usual_calendar_makes_a_plan_before_its_school_year_starts(year):
    calendar = Calendar.usual(year)
    assert year.previous().first < calendar.frames < calendar.proposing < calendar.choosing < calendar.council
    assert calendar.council < year.first < year.last < calendar.carrying_out
    assert calendar.proposing + timedelta(days=1) == date(year.start, 3, 1)


def test_phases_that_do_not_follow_each_other_are_refused():
    calendar = Calendar.usual(SchoolYear(2024))
    with pytest.raises(ValueError, match="one after the other"):
        replace(calendar, council=calendar.frames)


def test_a_year_goes_from_frames_to_account():
    phase = Phase.FRAMES
    for act in (YearAct.FIX_FRAMES, YearAct.CLOSE_PROPOSALS, YearAct.SEND_TO_COUNCIL, YearAct.START, YearAct.ACCOUNT):
        phase = years.after(phase, act)
    assert phase is Phase.ACCOUNTED
    for act in YearAct:
        with pytest.raises(NotPossible):
            years.after(phase, act)


def test_a_refused_plan_goes_back_to_choosing():
    assert years.after(Phase.COUNCIL, YearAct.CHOOSE_AGAIN) is Phase.CHOOSING


@given(YEARS, st.sampled_from(Phase), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_the_next_step_says_who_and_by_when(year, phase, today):
    calendar = Calendar.usual(year)
    step = years.next_step(phase, today, calendar)
    if phase is Phase.ACCOUNTED:
        assert step is None
        return
    assert step.last_day == calendar.last_day(phase) == today + timedelta(days=step.days_left)
    assert step.is_late == (today > step.last_day)
    assert isinstance(step.role, Role)


@given(YEARS, st.sampled_from(Phase))
def test_the_year_line_has_every_phase_once_and_one_that_is_now(year, phase):
    line = years.year_line(phase, Calendar.usual(year))
    assert [stage.phase for stage in line] == list(Phase)
    assert [stage.phase for stage in line if stage.progress is Progress.NOW] == [phase]
    order = [Progress.DONE, Progress.NOW, Progress.LATER]
    places = [order.index(stage.progress) for stage in line]
    assert places == sorted(places)


@given(st.sampled_from(ProposalState), st.sampled_from(ProposalAct))
def test_a_proposal_goes_only_where_the_table_says(state, act):
    if (state, act) in PROPOSAL_STEPS:
        assert proposal_after(state, act) is PROPOSAL_STEPS[state, act]
    else:
        with pytest.raises(NotPossible):
            proposal_after(state, act)


def test_only_a_feasible_proposal_can_be_chosen():
    assert [start for (start, act) in PROPOSAL_STEPS if act is ProposalAct.CHOOSE] == [ProposalState.FEASIBLE]


def test_a_vote_opens_closes_and_is_counted_once():
    state = VoteState.DRAFT
    for act in (VoteAct.OPEN, VoteAct.CLOSE, VoteAct.COUNT):
        state = vote_after(state, act)
    assert state is VoteState.COUNTED
    assert [start for start, _ in VOTE_STEPS if start is VoteState.COUNTED] == []
    with pytest.raises(NotPossible):
        vote_after(VoteState.OPEN, VoteAct.COUNT)


def test_a_school_that_starts_in_time_has_the_usual_calendar():
    year = SchoolYear(2024)
    assert years.Calendar.starting(year, date(2023, 11, 1)) == years.Calendar.usual(year)


def test_a_school_that_starts_late_gets_its_weeks_from_that_day():
    late = years.Calendar.starting(SchoolYear(2023), date(2023, 11, 13))
    assert (late.proposing, late.choosing, late.council) == (date(2024, 1, 8), date(2024, 2, 5), date(2024, 3, 4))
    assert late.carrying_out == date(2024, 10, 31)


@given(start=st.integers(2020, 2040), days=st.integers(-600, 900))
def test_every_calendar_has_its_phases_in_order(start, days):
    year = SchoolYear(start)
    calendar = years.Calendar.starting(year, year.first + timedelta(days=days))
    last_days = [calendar.last_day(phase) for phase in list(years.Phase)[:-1]]
    assert last_days == sorted(last_days)
