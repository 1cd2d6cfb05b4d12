# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every state and act of both tables, the school's own term with its pauses, and the sentences behind each last day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.deciding import consent, tracing
from werkdruk.deciding.consent import RATIFYING_STEPS, STEPS, Act, Course, NotPossible, State, Terms
from werkdruk.kernel import Language, Saying

ASKED = date(2024, 1, 10)
DAYS = st.dates(date(2007, 1, 1), date(2090, 1, 1))
SOURCE = Saying("artikel 24", "article 24")


@st.composite
def pauses(draw):
    first = draw(st.dates(date(2023, 12, 1), date(2024, 9, 1)))
    return first, first + timedelta(days=draw(st.integers(0, 20)))


@pytest.mark.parametrize("table", [STEPS, RATIFYING_STEPS], ids=["consent", "ratifying"])
@pytest.mark.parametrize("state", State)
def test_every_state_takes_the_acts_of_the_table_and_refuses_all_others(state, table):
    for act in Act:
        if (state, act) in table:
            assert consent.after(state, act, table) is table[state, act]
        else:
            with pytest.raises(NotPossible):
                consent.after(state, act, table)


@pytest.mark.parametrize("table", [STEPS, RATIFYING_STEPS], ids=["consent", "ratifying"])
def test_the_same_questions_and_answers_are_possible_on_both_roads(table):
    for act in (Act.QUESTION, Act.ANSWER_ONE):
        assert consent.after(State.QUESTIONED, act, table) is State.QUESTIONED
    assert consent.after(State.QUESTIONED, Act.ANSWER, table) is State.ASKED


@given(DAYS, st.integers(1, 26))
def test_without_pauses_the_own_term_is_so_many_weeks(asked, weeks):
    assert consent.reply_until(asked, weeks) == asked + timedelta(weeks=weeks)


@given(st.integers(1, 26), st.lists(pauses(), max_size=4))
def test_the_own_term_has_exactly_so_many_days_that_count(weeks, paused):
    last = consent.reply_until(ASKED, weeks, paused)
    days = [ASKED + timedelta(days=number) for number in range(1, (last - ASKED).days + 1)]
    counted = [day for day in days if not any(first <= day <= end for first, end in paused)]
    assert len(counted) == 7 * weeks
    assert days[-1] == counted[-1], "the last day itself counts"


@given(st.lists(pauses(), max_size=4))
def test_pauses_never_stop_a_term_of_the_law(paused):
    with_pauses, without = Terms(3, 6, 6, 6, tuple(paused)), Terms(3, 6, 6, 6)
    for course in (Course(State.REFUSED, refused_on=ASKED), Course(State.NOTIFIED, notified_on=ASKED)):
        assert consent.deadline(course, with_pauses) == consent.deadline(course, without)
    assert consent.nullity_until(ASKED, with_pauses) == consent.nullity_until(ASKED, without)


@given(st.sampled_from([State.ASKED, State.QUESTIONED]))
def test_a_question_does_not_stop_the_own_term(state):
    due = consent.deadline(Course(state, asked_on=ASKED), Terms(3, 6, 6, 6))
    assert due is not None
    assert due.last_day == date(2024, 2, 21)


def _said(term, language=Language.NL):
    return [step(language) for step in term.steps]


def test_the_last_day_of_the_own_term_is_traced_to_the_day_of_asking_and_to_the_rules():
    paused = ((date(2024, 2, 17), date(2024, 2, 25)), (date(2024, 7, 1), date(2024, 8, 1)))
    term = tracing.reply_term(Course(State.ASKED, asked_on=ASKED), Terms(3, 6, 6, 6, paused), source=SOURCE)
    assert term.last_day == date(2024, 3, 1)
    assert _said(term) == [
        "Gevraagd op 10 januari 2024.",
        "Daarna 6 weken: de eigen termijn van de school. Bron: artikel 24.",
        "Van 17 februari 2024 tot en met 25 februari 2024 telt niet mee: dat zegt het reglement.",
        "De laatste dag is 1 maart 2024.",
        "Is die dag voorbij zonder antwoord, dan is er geen instemming. De school mag dat dan opvatten als weigering.",
    ]
    assert "Asked on 10 January 2024." in _said(term, Language.EN)


def test_without_pauses_it_says_that_holidays_count():
    term = tracing.reply_term(Course(State.ASKED, asked_on=ASKED), Terms(3, 6, 6, 6), source=SOURCE)
    assert any("Vakanties tellen mee" in step for step in _said(term))


def test_a_term_that_does_not_run_has_no_day_and_no_steps():
    idle = Course(State.DRAFT)
    terms = Terms(3, 6, 6)
    assert tracing.reply_term(Course(State.ASKED, asked_on=ASKED), terms, source=SOURCE) == tracing.TracedTerm()
    assert tracing.reply_term(idle, Terms(3, 6, 6, 6), source=SOURCE) == tracing.TracedTerm()
    for act in (Act.NOTIFY, Act.FILE):
        assert tracing.hard_term(idle, terms, act, source=SOURCE) == tracing.TracedTerm()
    assert tracing.nullity_term(None, terms, source=SOURCE) == tracing.TracedTerm()


@given(DAYS)
def test_the_hard_terms_end_on_the_day_that_the_deadline_says(day):
    terms = Terms(3, 6, 6)
    course = Course(State.NOTIFIED, refused_on=day, notified_on=day)
    notify = tracing.hard_term(course, terms, Act.NOTIFY, source=SOURCE)
    file = tracing.hard_term(course, terms, Act.FILE, source=SOURCE)
    assert notify.last_day == consent.months_after(day, 3)
    assert file.last_day == day + timedelta(weeks=6)
    assert tracing.nullity_term(day, terms, source=SOURCE).last_day == day + timedelta(weeks=6)
    assert all("niemand kan deze termijn verlengen" in " ".join(_said(term)) for term in (notify, file))
