# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The frames from first draft to frozen: every step that is there can be taken, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from tests.web.makers import (
    AGREED_ON,
    Role,
    a_fresh_year,
    a_person,
    a_proposal,
    a_school,
    agreed,
    leader_of,
    staff,
)

from werkdruk.deciding.frames import (
    ACTORS,
    FRAMES_STEPS,
    Floors,
    FramesAct,
    FramesState,
    TalkRules,
    frames_of,
)
from werkdruk.deciding.years import Phase
from werkdruk.deciding.years import Role as Whose
from werkdruk.web.access import NotYours
from werkdruk.web.actions.agreeing import close_check, take
from werkdruk.web.actions.frames import Forbidden, Hindered, change_draft, draft_frames
from werkdruk.web.actions.polls import answer_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import FramesStep, FramesVersion, Poll, User, Voice, Year
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.framing import version_in_hand

pytestmark = pytest.mark.django_db

ON = AGREED_ON
TOLD = {FramesAct.QUESTION, FramesAct.ANSWER, FramesAct.REFUSE, FramesAct.REVISE}
BEFORE: dict[FramesState, tuple[FramesAct, ...]] = {
    FramesState.DRAFT: (),
    FramesState.CHECKED: (FramesAct.CHECK,),
    FramesState.PUT: (FramesAct.CHECK, FramesAct.PUT),
    FramesState.BACKED: (FramesAct.CHECK, FramesAct.PUT, FramesAct.FIND_BACKED),
    FramesState.NOT_BACKED: (FramesAct.CHECK, FramesAct.PUT, FramesAct.FIND_NOT_BACKED),
}
BEFORE[FramesState.ASKED] = (*BEFORE[FramesState.BACKED], FramesAct.ASK)
BEFORE[FramesState.QUESTIONED] = (*BEFORE[FramesState.ASKED], FramesAct.QUESTION)
BEFORE[FramesState.RATIFIED] = (*BEFORE[FramesState.ASKED], FramesAct.RATIFY)
BEFORE[FramesState.REFUSED] = (*BEFORE[FramesState.ASKED], FramesAct.REFUSE)
BEFORE[FramesState.FROZEN] = (*BEFORE[FramesState.RATIFIED], FramesAct.FREEZE)
BEFORE[FramesState.WITHDRAWN] = (FramesAct.WITHDRAW,)
"""What brings a first draft to each state that it can be in by itself."""


@pytest.fixture
def year() -> Year:
    """A school of fourteen, a leader and a council member, with a first draft of its frames."""
    school = a_school()
    staff(school, 14)
    a_person(school, Role.COUNCIL)
    return a_fresh_year(school)


def council_of(year: Year) -> User:
    return User.objects.get(roles__school=year.school, roles__role=Role.COUNCIL)


def draft_of(year: Year) -> FramesVersion:
    hand = version_in_hand(year)
    assert hand is not None
    return hand


def whose(year: Year, act: FramesAct) -> User:
    return council_of(year) if ACTORS[act] is Whose.COUNCIL else leader_of(year.school)


def all_say(version: FramesVersion, answer: str, on: date = ON) -> None:
    poll = Poll.objects.get(frames=version, closed_on=None)
    for person in User.objects.filter(appointments__school=version.year.school):
        answer_poll(poll, answer, by=person, on=on)


def do(version: FramesVersion, act: FramesAct, on: date = ON) -> FramesVersion:
    """The act with all it needs, whoever's it is."""
    if FramesState(version.state) is FramesState.PUT and act in {FramesAct.FIND_BACKED, FramesAct.FIND_NOT_BACKED}:
        all_say(version, "yes" if act is FramesAct.FIND_BACKED else "no", on)
    words = "Omdat het moet." if act in TOLD else ""
    return take(version, act, reasons=words, by=whose(version.year, act), on=on)


def brought_to(year: Year, state: FramesState) -> FramesVersion:
    version = draft_of(year)
    if state is FramesState.REPLACED:
        agreed(year)
        old = draft_of(year)
        agreed(year, talks=TalkRules(group_max=20))
        old.refresh_from_db()
        return old
    for act in BEFORE[state]:
        version = do(version, act)
    return version


@pytest.mark.parametrize("act", FramesAct)
@pytest.mark.parametrize("state", FramesState)
def test_every_step_that_is_there_can_be_taken_and_no_other(year, state, act):
    version = brought_to(year, state)
    assert version.state == str(state)
    kept = FramesStep.objects.filter(frames=version).count()
    if (state, act) == (FramesState.FROZEN, FramesAct.REPLACE):
        with pytest.raises(Hindered):  # only by freezing the next version, which the test of versions does
            do(version, act)
    elif (state, act) in FRAMES_STEPS:
        assert do(version, act).state == str(FRAMES_STEPS[state, act])
        kept += 1
    else:
        with pytest.raises(Hindered) as refused:
            do(version, act)
        assert [each.code for each in refused.value.hindrances] == ["no-such-step"]
    assert FramesStep.objects.filter(frames=version).count() == kept, "every act is a fact, and no refusal is one"


def test_a_year_begins_with_a_draft_and_takes_proposals_once_the_frames_are_frozen(year):
    assert (Phase(year.phase), draft_of(year).state) == (Phase.FRAMES, "draft")
    with pytest.raises(Refused, match="proposals-closed"):
        a_proposal(year)
    text = agreed(year)
    assert (Phase(year.phase), frozen_frames(year)) == (Phase.PROPOSING, text)


@pytest.mark.parametrize("act", FramesAct)
def test_nobody_takes_a_step_of_somebody_else(year, act):
    version, teacher = draft_of(year), User.objects.filter(roles__school=year.school, roles__role=Role.STAFF)[0]
    others = {teacher, leader_of(year.school), council_of(year)}
    others -= {whose(year, act)} if ACTORS[act] is not Whose.LEADER_AND_COUNCIL else others - {teacher}
    for person in others:
        with pytest.raises(NotYours):
            take(version, act, reasons="Waarom niet.", by=person, on=ON)


@pytest.mark.parametrize("act", [FramesAct.CHECK, FramesAct.WITHDRAW])
def test_what_is_up_to_both_can_be_done_by_either(year, act):
    assert take(draft_of(year), act, by=council_of(year), on=ON).state in {"checked", "withdrawn"}


@pytest.mark.parametrize("act", sorted(TOLD))
def test_who_asks_answers_refuses_or_revises_says_why(year, act):
    state = next(state for state, one in FRAMES_STEPS if one is act)
    version = brought_to(year, state)
    with pytest.raises((Hindered, Refused)):
        take(version, act, reasons="  ", by=whose(year, act), on=ON)


def test_frames_that_contradict_themselves_can_be_kept_and_not_checked(year):
    draft = draft_of(year)
    text = replace(frames_of(draft.body), floors=Floors(Fraction(3, 4), Fraction(1, 2)))
    draft = change_draft(draft, text, seen=draft.digest, by=council_of(year), on=ON)
    with pytest.raises(Hindered) as refused:
        do(draft, FramesAct.CHECK)
    assert [each.code for each in refused.value.hindrances] == ["contradictions"]


def test_a_text_that_was_checked_can_only_change_after_a_revision(year):
    version = do(draft_of(year), FramesAct.CHECK)
    text = replace(frames_of(version.body), talks=TalkRules(group_max=8))
    with pytest.raises(Refused, match="frames-fixed"):
        change_draft(version, text, seen=version.digest, by=leader_of(year.school), on=ON)
    version = do(version, FramesAct.REVISE)
    version = change_draft(version, text, seen=version.digest, by=leader_of(year.school), on=ON)
    assert frames_of(version.body).talks.group_max == 8
    first = FramesStep.objects.get(act="check")
    assert frames_of(first.text).digest == first.digest != version.digest, "what was checked before can still be read"


def test_two_people_at_the_same_draft_never_lose_what_the_other_wrote(year):
    draft = draft_of(year)
    seen, text = draft.digest, frames_of(draft.body)
    mine = replace(text, talks=TalkRules(group_max=8))
    yours = replace(text, talks=TalkRules(group_max=9))
    change_draft(draft, mine, seen=seen, by=leader_of(year.school), on=ON)
    with pytest.raises(Refused, match="frames-changed"):
        change_draft(draft, yours, seen=seen, by=council_of(year), on=ON)
    assert frames_of(draft_of(year).body) == mine
    again = change_draft(draft, mine, seen=seen, by=leader_of(year.school), on=ON)
    assert again.digest == mine.digest, "the same sent twice changes nothing and is no refusal"


def test_a_draft_keeps_its_year_and_version_whatever_is_sent(year):
    draft = draft_of(year)
    text = frames_of(draft.body)
    odd = replace(text, year=text.year.next(), version=7, replaces="sha256:0", talks=TalkRules(group_max=8))
    kept = frames_of(change_draft(draft, odd, seen=draft.digest, by=leader_of(year.school), on=ON).body)
    assert (kept.year, kept.version, kept.replaces) == (text.year, 1, "")


def test_the_yes_or_no_runs_until_its_last_day_unless_everybody_answered(year):
    version = do(do(draft_of(year), FramesAct.CHECK), FramesAct.PUT)
    poll, closes = Poll.objects.get(frames=version), frames_of(version.body).timeline.check_closes
    people = list(User.objects.filter(appointments__school=year.school))
    for person in people[:10]:
        answer_poll(poll, "yes", by=person, on=closes)
    with pytest.raises(Hindered):
        close_check(version, by=council_of(year), on=closes)
    assert Voice.objects.count() == 10, "a refusal throws nothing away"
    closed = close_check(version, by=council_of(year), on=closes + timedelta(days=1))
    assert closed.state == "backed"
    step = FramesStep.objects.get(act="find-backed")
    assert (step.in_favour, step.against, step.entitled) == (10, 0, len(people))
    assert Voice.objects.count() == 0, "only the numbers are kept"


def test_too_few_voices_are_no_backing_however_many_say_yes(year):
    version = do(do(draft_of(year), FramesAct.CHECK), FramesAct.PUT)
    poll = Poll.objects.get(frames=version)
    for person in User.objects.filter(appointments__school=year.school)[:3]:
        answer_poll(poll, "yes", by=person, on=ON)
    closes = frames_of(version.body).timeline.check_closes
    assert close_check(version, by=council_of(year), on=closes + timedelta(days=1)).state == "not-backed"


def test_after_a_no_the_frames_are_revised_and_put_again(year):
    version = brought_to(year, FramesState.NOT_BACKED)
    for act in (FramesAct.REVISE, FramesAct.CHECK, FramesAct.PUT, FramesAct.FIND_BACKED, FramesAct.ASK):
        version = do(version, act)
    assert version.state == "asked"
    assert list(Poll.objects.filter(frames=version).values_list("tally", flat=True)) == [
        {"yes": 0, "no": 16},
        {"yes": 16, "no": 0},
    ]


def test_withdrawing_ends_the_yes_or_no_and_a_new_draft_starts_from_the_text(year):
    draft = draft_of(year)
    text = replace(frames_of(draft.body), talks=TalkRules(group_max=8))
    draft = change_draft(draft, text, seen=draft.digest, by=leader_of(year.school), on=ON)
    version = do(do(draft, FramesAct.CHECK), FramesAct.PUT)
    do(version, FramesAct.WITHDRAW)
    assert not Poll.objects.filter(closed_on=None).exists()
    assert version_in_hand(year) is None
    again = draft_frames(year, by=leader_of(year.school), on=ON)
    assert (again.version, frames_of(again.body)) == (2, text)
    assert draft_frames(year, by=council_of(year), on=ON) == again, "asked twice it is one draft"


def test_a_newer_version_takes_the_place_of_the_old_one_before_the_first_idea(year):
    first = agreed(year)
    old = draft_of(year)
    second = agreed(year, talks=TalkRules(group_max=20))
    old.refresh_from_db()
    assert (old.state, frozen_frames(year)) == ("replaced", second)
    assert (second.version, second.replaces) == (2, first.digest)
    assert FramesStep.objects.filter(frames=old, act="replace").count() == 1
    assert Phase(year.phase) is Phase.PROPOSING


def test_from_the_first_idea_on_the_frames_cannot_change(year):
    agreed(year)
    waiting = draft_frames(year, by=leader_of(year.school), on=ON)
    for act in (FramesAct.CHECK, FramesAct.PUT, FramesAct.FIND_BACKED, FramesAct.ASK, FramesAct.RATIFY):
        waiting = do(waiting, act)
    a_proposal(year)
    with pytest.raises(Hindered) as refused:
        do(waiting, FramesAct.FREEZE)
    assert "ideas-made" in [each.code for each in refused.value.hindrances]
    do(waiting, FramesAct.WITHDRAW)
    with pytest.raises(Forbidden, match="voorstellen is al"):
        draft_frames(year, by=leader_of(year.school), on=ON)


def test_only_the_council_that_the_frames_name_ratifies(year):
    version = brought_to(year, FramesState.ASKED)
    stranger = a_person(year.school.board, Role.COUNCIL)
    with pytest.raises(Hindered) as refused:
        take(version, FramesAct.RATIFY, by=stranger, on=ON)
    assert [each.code for each in refused.value.hindrances] == ["other-council"]


def test_a_year_from_before_there_were_frames_can_still_get_them_before_its_first_idea(year):
    FramesVersion.objects.all().delete()
    Year.objects.update(phase="proposing")
    year.refresh_from_db()
    assert agreed(year) == frozen_frames(year)
    assert Phase(year.phase) is Phase.PROPOSING


def test_the_days_of_a_step_never_go_back(year):
    version = take(draft_of(year), FramesAct.CHECK, by=leader_of(year.school), on=ON + timedelta(days=2))
    with pytest.raises(Hindered) as refused:
        take(version, FramesAct.PUT, by=council_of(year), on=ON)
    assert "earlier-day" in [each.code for each in refused.value.hindrances]
