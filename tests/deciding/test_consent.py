# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council's steps: what leads to consent, which terms run, and that silence never counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk import rules
from werkdruk.deciding import consent
from werkdruk.deciding.consent import (
    RATIFYING_STEPS,
    STEPS,
    Act,
    Body,
    Course,
    Deadline,
    Decision,
    NotPossible,
    Party,
    Reach,
    ReasonsMissing,
    State,
    Terms,
)

TERMS = Terms(notify_months=3, file_weeks=6, nullity_weeks=6, reply_weeks=6)
DAYS = st.dates(date(2007, 1, 1), date(2090, 1, 1))
ENDS = {State.CONSENTED, State.REPLACED, State.DENIED, State.LAPSED, State.WITHDRAWN}


def _reachable(table, without=()):
    """All states that can be reached from a draft without these acts."""
    seen, waiting = set(), [State.DRAFT]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            waiting += [end for (start, act), end in table.items() if start is state and act not in without]
    return seen


@given(st.sampled_from(State), st.sampled_from(Act), st.sampled_from([STEPS, RATIFYING_STEPS]))
def test_an_act_leads_where_the_table_says_or_is_not_possible(state, act, table):
    if (state, act) in table:
        assert consent.after(state, act, table) is table[state, act]
        assert act in consent.possible(state, table)
    else:
        assert act not in consent.possible(state, table)
        with pytest.raises(NotPossible) as refusal:
            consent.after(state, act, table)
        assert (refusal.value.state, refusal.value.act) == (state, act)


def test_the_whole_way_through_a_refusal_to_the_committee():
    state = State.DRAFT
    for act in (Act.ASK, Act.QUESTION, Act.ANSWER, Act.REFUSE, Act.NOTIFY, Act.FILE, Act.GRANT):
        state = consent.after(state, act)
    assert state is State.REPLACED


def test_a_changed_plan_has_to_be_asked_again():
    state = consent.after(State.REFUSED, Act.REVISE)
    assert consent.possible(state) == (Act.ASK, Act.WITHDRAW)


def test_only_the_council_itself_makes_consent():
    """Without an act of the council no way leads to consent; of the committee it has another name."""
    of_the_council = [act for act in Act if Party.of(act) is Party.COUNCIL]
    assert State.CONSENTED not in _reachable(STEPS, without=of_the_council)
    assert State.CONSENTED in _reachable(STEPS)
    assert {act for (_, act), end in STEPS.items() if end is State.CONSENTED} == {Act.CONSENT, Act.ACCEPT_CONDITIONS}


def test_ratifying_is_not_consent_and_consent_is_not_ratifying():
    assert State.RATIFIED not in _reachable(STEPS)
    assert State.CONSENTED not in _reachable(RATIFYING_STEPS)
    assert State.RATIFIED in _reachable(RATIFYING_STEPS)
    with pytest.raises(NotPossible):
        consent.after(State.ASKED, Act.RATIFY)
    with pytest.raises(NotPossible):
        consent.after(State.ASKED, Act.CONSENT, RATIFYING_STEPS)


def test_every_state_can_be_reached_and_only_ends_end():
    assert _reachable(STEPS) == set(State) - {State.RATIFIED}
    assert {state for state in _reachable(STEPS) if not consent.possible(state)} == ENDS


@given(DAYS, st.integers(0, 36500), st.sampled_from([TERMS, Terms(3, 6, 6)]), st.sampled_from(list(State)))
def test_silence_is_never_consent_however_long_it_lasts(asked, days, terms, state):
    course = Course(state, asked_on=asked, refused_on=asked, notified_on=asked)
    after = consent.state_on(course, terms, asked + timedelta(days=days))
    assert after in {state, State.LAPSED}
    if state in {State.ASKED, State.QUESTIONED, State.DRAFT, State.CONDITIONAL}:
        assert after is state


def test_the_law_sets_no_term_to_answer():
    course = Course(State.ASKED, asked_on=date(2024, 3, 1))
    assert consent.deadline(course, Terms(3, 6, 6)) is None
    assert consent.deadline(course, TERMS) == Deadline(Act.CONSENT, date(2024, 4, 12), lapses=False)


def test_silence_beyond_the_own_term_may_be_read_as_a_refusal_and_not_before():
    course = Course(State.ASKED, asked_on=date(2024, 3, 1))
    assert not consent.may_read_silence_as_refusal(course, TERMS, date(2024, 4, 12))
    assert consent.may_read_silence_as_refusal(course, TERMS, date(2024, 4, 13))
    assert not consent.may_read_silence_as_refusal(course, Terms(3, 6, 6), date(2090, 1, 1))


@given(DAYS)
def test_a_refusal_that_nobody_takes_further_lapses_after_three_months(refused):
    course = Course(State.REFUSED, refused_on=refused)
    last = consent.deadline(course, TERMS).last_day
    assert consent.state_on(course, TERMS, last) is State.REFUSED
    assert consent.state_on(course, TERMS, last + timedelta(days=1)) is State.LAPSED
    assert 89 <= (last - refused).days <= 92
    consent.require_within_term(course, TERMS, last)
    with pytest.raises(NotPossible) as refusal:
        consent.require_within_term(course, TERMS, last + timedelta(days=1))
    assert (refusal.value.state, refusal.value.act) == (State.LAPSED, Act.NOTIFY)


@given(DAYS)
def test_a_notice_that_nobody_files_lapses_after_six_weeks(notified):
    course = Course(State.NOTIFIED, refused_on=notified, notified_on=notified)
    running = consent.deadline(course, TERMS)
    assert running == Deadline(Act.FILE, notified + timedelta(days=42), lapses=True)
    assert consent.state_on(course, TERMS, running.last_day) is State.NOTIFIED
    assert consent.state_on(course, TERMS, running.last_day + timedelta(days=1)) is State.LAPSED


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2023, 1, 31), 3, date(2023, 4, 30)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 3, 5), 3, date(2023, 6, 5)),
        (date(2023, 10, 1), 3, date(2024, 1, 1)),
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2023, 5, 5), 0, date(2023, 5, 5)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(day, months, expected):
    assert consent.months_after(day, months) == expected


def test_the_terms_of_the_rules_give_the_days_of_their_worked_example():
    content = rules.on("wms", date(2023, 1, 31)).content
    terms = Terms(content.notify_months, content.file_weeks, content.nullity_weeks)
    refused = Course(State.REFUSED, refused_on=date(2023, 1, 31))
    notified = Course(State.NOTIFIED, notified_on=date(2023, 4, 28))
    assert consent.deadline(refused, terms).last_day == date(2023, 4, 30)
    assert consent.deadline(notified, terms).last_day == date(2023, 6, 9)
    assert consent.nullity_until(date(2023, 2, 1), terms) == date(2023, 3, 15)


@pytest.mark.parametrize("act", [Act.REFUSE, Act.CONSENT_WITH_CONDITIONS, Act.QUESTION])
@pytest.mark.parametrize("reasons", ["", " \n"])
def test_a_refusal_a_condition_or_a_question_needs_words(act, reasons):
    with pytest.raises(ReasonsMissing) as refusal:
        Decision(act, date(2024, 4, 1), Body.PMR, "sha256:0", reasons)
    assert refusal.value.act is act
    assert Decision(act, date(2024, 4, 1), Body.PMR, "sha256:0", "Te weinig voor OOP.").reasons


def test_consent_needs_no_reasons():
    assert Decision(Act.CONSENT, date(2024, 4, 1), Body.PMR, "sha256:0").reasons == ""


@pytest.mark.parametrize(
    ("reach", "site_has_council", "body"),
    [
        (Reach.PERSON, False, Body.NONE),
        (Reach.SITE, True, Body.PDMR),
        (Reach.SITE, False, Body.PMR),
        (Reach.SCHOOL, True, Body.PMR),
        (Reach.MOST_SCHOOLS, False, Body.PGMR),
    ],
)
def test_the_council_that_decides_follows_from_the_matter(reach, site_has_council, body):
    assert consent.body_for(reach, site_has_council=site_has_council) is body
