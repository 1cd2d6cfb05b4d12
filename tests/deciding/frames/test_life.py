# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of frames: every state is reached, every step that is not declared is refused, every hindrance is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.deciding.frames.examples import PEOPLE, POT, SOUND

from werkdruk.deciding.consent import Body
from werkdruk.deciding.frames import (
    FRAMES_STEPS,
    FramesAct,
    FramesCourse,
    FramesDeed,
    FramesState,
    Tally,
    Term,
    after,
    contradictions,
    hindrances,
    possible,
    term,
)
from werkdruk.deciding.frames.hindrances import WHY
from werkdruk.deciding.frames.life import ACTORS
from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Role
from werkdruk.kernel import Language

A, S = FramesAct, FramesState
YES, NO = Tally(31, 20, 60), Tally(20, 31, 60)
LINE = SOUND.timeline
DAY = timedelta(days=1)
NEWER = replace(SOUND, version=2, replaces=SOUND.digest, talks=replace(SOUND.talks, talks_min=3))
DAYS = {
    A.CHECK: date(2023, 11, 20),
    A.PUT: date(2023, 11, 27),
    A.FIND_BACKED: LINE.check_closes + DAY,
    A.FIND_NOT_BACKED: LINE.check_closes + DAY,
    A.ASK: date(2023, 12, 11),
    A.QUESTION: date(2023, 12, 12),
    A.ANSWER: date(2023, 12, 13),
    A.RATIFY: date(2023, 12, 18),
    A.REFUSE: date(2023, 12, 18),
    A.FREEZE: date(2023, 12, 19),
    A.REPLACE: date(2023, 12, 22),
    A.REVISE: date(2023, 12, 23),
    A.WITHDRAW: date(2023, 12, 23),
}
WAY = (A.CHECK, A.PUT, A.FIND_BACKED, A.ASK, A.QUESTION, A.ANSWER, A.RATIFY, A.FREEZE, A.REPLACE)
SHORTEST = {
    S.DRAFT: (),
    S.CHECKED: WAY[:1],
    S.PUT: WAY[:2],
    S.BACKED: WAY[:3],
    S.NOT_BACKED: (*WAY[:2], A.FIND_NOT_BACKED),
    S.ASKED: WAY[:4],
    S.QUESTIONED: WAY[:5],
    S.RATIFIED: (*WAY[:4], A.RATIFY),
    S.REFUSED: (*WAY[:4], A.REFUSE),
    S.FROZEN: (*WAY[:4], A.RATIFY, A.FREEZE),
    S.REPLACED: (*WAY[:4], A.RATIFY, A.FREEZE, A.REPLACE),
    S.WITHDRAWN: (A.WITHDRAW,),
}


def _deed(act, **changes):
    """The deed as it should be, with nothing in its way."""
    deed = FramesDeed(act, DAYS[act], ACTORS[act], SOUND, body=Body.PMR)
    if act is A.CHECK:
        deed = replace(deed, found=contradictions(SOUND, PEOPLE, POT))
    if act in {A.FIND_BACKED, A.FIND_NOT_BACKED}:
        deed = replace(deed, tally=YES if act is A.FIND_BACKED else NO)
    if act in {A.QUESTION, A.REFUSE, A.REVISE}:
        deed = replace(deed, reasons="Te weinig dagen om te praten.")
    if act is A.REPLACE:
        deed = replace(deed, newer=NEWER)
    return replace(deed, **changes)


def _course(state):
    course = FramesCourse()
    for act in SHORTEST[state]:
        course = after(course, _deed(act))
    return course


def _codes(state, deed):
    return [each.code for each in hindrances(_course(state), deed)]


def _reachable(without=()):
    seen, waiting = set(), [S.DRAFT]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            waiting += [end for (start, act), end in FRAMES_STEPS.items() if start is state and act not in without]
    return seen


@pytest.mark.parametrize("state", S)
def test_every_state_is_reached_by_deeds_that_nothing_hinders(state):
    assert _course(state).state is state


def test_the_whole_way_leads_from_a_draft_over_a_question_to_a_newer_version():
    course = FramesCourse()
    for act in WAY:
        assert act in possible(course.state)
        course = after(course, _deed(act))
    assert course == FramesCourse(S.REPLACED, SOUND.digest, DAYS[A.REPLACE], DAYS[A.ASK])


@pytest.mark.parametrize(("state", "act"), FRAMES_STEPS)
def test_every_declared_step_can_be_done(state, act):
    deed = _deed(act, on=max(DAYS[act], _course(state).last_on or DAYS[act]))
    assert after(_course(state), deed).state is FRAMES_STEPS[state, act]


@pytest.mark.parametrize("act", A)
@pytest.mark.parametrize("state", S)
def test_every_step_that_is_not_declared_is_refused(state, act):
    if (state, act) in FRAMES_STEPS:
        assert act in possible(state)
        return
    assert act not in possible(state)
    assert _codes(state, _deed(act)) == ["no-such-step"]
    with pytest.raises(NotPossible) as refusal:
        after(_course(state), _deed(act))
    assert (refusal.value.state, refusal.value.act) == (state, act)


def test_only_an_end_has_no_step():
    assert {state for state in S if not possible(state)} == {S.REPLACED, S.WITHDRAWN}


@pytest.mark.parametrize("needed", [A.CHECK, A.PUT, A.FIND_BACKED, A.ASK, A.RATIFY, A.FREEZE])
def test_without_each_of_its_steps_nothing_is_frozen(needed):
    assert S.FROZEN in _reachable()
    assert S.FROZEN not in _reachable(without=(needed,))


def test_only_the_council_ratifies():
    assert S.RATIFIED not in _reachable(without=[act for act in A if ACTORS[act] is Role.COUNCIL])
    assert {act for (_, act), end in FRAMES_STEPS.items() if end is S.RATIFIED} == {A.RATIFY}


def test_frozen_frames_only_ever_make_way_for_a_newer_version():
    assert possible(S.FROZEN) == (A.REPLACE,)


HINDERED = [
    ("no-such-step", S.DRAFT, _deed(A.FREEZE)),
    ("not-theirs", S.ASKED, _deed(A.RATIFY, by=Role.LEADER)),
    ("not-theirs", S.BACKED, _deed(A.ASK, by=Role.STAFF)),
    ("not-theirs", S.DRAFT, _deed(A.CHECK, by=Role.COUNCIL)),
    ("earlier-day", S.ASKED, _deed(A.RATIFY, on=DAYS[A.ASK] - DAY)),
    ("other-text", S.ASKED, _deed(A.RATIFY, frames=NEWER)),
    ("other-text", S.CHECKED, _deed(A.PUT, frames=replace(SOUND, themes=()))),
    ("contradictions", S.DRAFT, _deed(A.CHECK, found=contradictions(SOUND, replace(PEOPLE, oop=0), POT))),
    ("not-checked", S.DRAFT, _deed(A.CHECK, found=None)),
    ("too-late-to-put", S.CHECKED, _deed(A.PUT, on=LINE.check_closes + DAY)),
    ("not-tallied", S.PUT, _deed(A.FIND_BACKED, tally=None)),
    ("tally-impossible", S.PUT, _deed(A.FIND_BACKED, tally=Tally(60, 1, 60))),
    ("tally-impossible", S.PUT, _deed(A.FIND_NOT_BACKED, tally=Tally(-1, 1, 60))),
    ("still-open", S.PUT, _deed(A.FIND_BACKED, on=LINE.check_closes)),
    ("tally-says-no", S.PUT, _deed(A.FIND_BACKED, tally=NO)),
    ("tally-says-no", S.PUT, _deed(A.FIND_BACKED, tally=Tally(20, 9, 60))),
    ("tally-says-yes", S.PUT, _deed(A.FIND_NOT_BACKED, tally=YES)),
    ("reasons-missing", S.ASKED, _deed(A.REFUSE, reasons=" ")),
    ("reasons-missing", S.ASKED, _deed(A.QUESTION, reasons="")),
    ("reasons-missing", S.REFUSED, _deed(A.REVISE, reasons="")),
    ("other-council", S.ASKED, _deed(A.RATIFY, body=Body.PGMR)),
    ("other-council", S.ASKED, _deed(A.REFUSE, body=None)),
    ("ideas-made", S.RATIFIED, _deed(A.FREEZE, ideas=1)),
    ("ideas-made", S.FROZEN, _deed(A.REPLACE, ideas=1)),
    ("ideas-open", S.RATIFIED, _deed(A.FREEZE, on=LINE.ideas_open + DAY)),
    ("not-newer", S.FROZEN, _deed(A.REPLACE, newer=None)),
    ("not-newer", S.FROZEN, _deed(A.REPLACE, newer=replace(NEWER, version=3))),
    ("not-newer", S.FROZEN, _deed(A.REPLACE, newer=replace(NEWER, replaces="sha256:0"))),
    ("not-newer", S.FROZEN, _deed(A.REPLACE, newer=replace(NEWER, year=SOUND.year.next()))),
]


@pytest.mark.parametrize(("code", "state", "deed"), HINDERED)
def test_one_thing_in_the_way_is_one_hindrance_in_both_languages(code, state, deed):
    (hindrance,) = hindrances(_course(state), deed)
    assert hindrance.code == code
    for language in Language:
        assert "{" not in hindrance.words(language)
    with pytest.raises(NotPossible):
        after(_course(state), deed)


def test_every_hindrance_is_tested_here():
    assert {code for code, _, _ in HINDERED} == WHY.keys()


def test_a_remark_alone_does_not_stop_a_check():
    unknown = replace(SOUND, timeline=replace(LINE, holidays=None))
    found = contradictions(unknown, PEOPLE, POT)
    assert [each.code for each in found] == ["holidays-unknown"]
    assert _codes(S.DRAFT, _deed(A.CHECK, frames=unknown, found=found)) == []


def test_when_everybody_has_voted_the_yes_or_no_can_be_closed_at_once():
    assert _codes(S.PUT, _deed(A.FIND_BACKED, on=DAYS[A.PUT], tally=Tally(40, 20, 60))) == []


def test_a_revised_text_is_checked_and_put_again():
    course = after(_course(S.REFUSED), _deed(A.REVISE))
    assert course == FramesCourse(S.DRAFT, "", DAYS[A.REVISE], None)
    assert possible(course.state) == (A.CHECK, A.WITHDRAW)
    again = after(course, _deed(A.CHECK, on=DAYS[A.REVISE], frames=NEWER))
    assert again.text == NEWER.digest
    late = _deed(A.PUT, on=DAYS[A.REVISE], frames=NEWER)
    assert [each.code for each in hindrances(again, late)] == ["too-late-to-put"]


TERMS = {
    S.DRAFT: Term(A.CHECK, LINE.check_closes),
    S.CHECKED: Term(A.PUT, LINE.check_closes),
    S.PUT: Term(A.FIND_BACKED, LINE.check_closes + DAY),
    S.BACKED: Term(A.ASK, LINE.ratify_by),
    S.NOT_BACKED: Term(A.REVISE, LINE.ideas_open),
    S.ASKED: Term(A.RATIFY, LINE.ratify_by),
    S.QUESTIONED: Term(A.RATIFY, LINE.ratify_by),
    S.REFUSED: Term(A.REVISE, LINE.ideas_open),
    S.RATIFIED: Term(A.FREEZE, LINE.ideas_open),
}


@pytest.mark.parametrize("state", S)
def test_the_day_for_the_next_act_is_the_one_the_frames_set(state):
    assert term(_course(state), SOUND) == TERMS.get(state)


@given(st.integers(0, 20), st.sampled_from([S.ASKED, S.QUESTIONED]))
def test_the_own_term_of_the_council_goes_before_the_day_of_the_frames(weeks, state):
    expected = Term(A.RATIFY, DAYS[A.ASK] + timedelta(weeks=weeks))
    assert term(_course(state), SOUND, reply_weeks=weeks) == expected


@given(st.integers(0, 3650), st.sampled_from(S), st.sampled_from([A.REVISE, A.WITHDRAW]))
def test_no_term_that_passes_changes_a_state(days, state, act):
    """However late it is, what can be done stays what it was: silence neither ratifies nor withdraws."""
    course = _course(state)
    deed = _deed(act, on=(course.last_on or DAYS[A.CHECK]) + timedelta(days=days))
    if act in possible(state):
        assert after(course, deed).state is FRAMES_STEPS[state, act]
    assert course.state is state


@given(st.lists(st.sampled_from(A), max_size=14))
def test_whatever_people_try_only_a_ratified_text_is_ever_frozen(acts):
    course, seen = FramesCourse(), [S.DRAFT]
    for act in acts:
        deed = _deed(act, on=course.last_on or DAYS[A.CHECK])
        if hindrances(course, deed):
            continue
        course = after(course, deed)
        seen.append(course.state)
    if S.FROZEN in seen:
        assert seen[seen.index(S.FROZEN) - 1] is S.RATIFIED
        assert seen.index(S.BACKED) < seen.index(S.RATIFIED)
        assert course.text == SOUND.digest
