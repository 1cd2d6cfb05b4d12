# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking people who are logged in: traceable and labelled so, only numbers afterwards, and none below ten voices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.makers import (
    DAY,
    Role,
    a_fresh_year,
    a_person,
    a_school,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)

from werkdruk.deciding.frames import FramesAct
from werkdruk.web.access import NotYours
from werkdruk.web.actions.agreeing import take
from werkdruk.web.actions.polls import answer_poll, close_poll, open_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Event, HeldRole, Membership, Poll, Unit, User, Voice, Year
from werkdruk.web.queries.framing import version_in_hand
from werkdruk.web.queries.polls import card_of, tally_words

pytestmark = pytest.mark.django_db

QUESTION = Poll.Matter.QUESTION
TRACEABLE = "Je bent ingelogd: wie het systeem beheert, kan nagaan wat je koos."
CLOSES = DAY + timedelta(days=7)


@pytest.fixture
def year() -> Year:
    school = a_school()
    staff(school, 14)
    a_person(school, Role.COUNCIL)
    return a_year(school)


def people_of(year: Year) -> list[User]:
    return list(User.objects.filter(appointments__school=year.school).order_by("id"))


def asked(year: Year, **changes: object) -> Poll:
    given = {"question": "Wanneer praten we?", "answers": ["maandag", "dinsdag"], "closes": CLOSES}
    given |= {"by": changes.get("by") or leader_of(year.school), "on": DAY}
    return open_poll(year, QUESTION, **(given | changes))


def at(year: Year, page: str = "") -> str:
    return f"/school/{year.school.brin}/2023-2024/peilingen/{page}"


def test_closing_keeps_the_numbers_and_throws_the_voices_away(year):
    poll, people = asked(year), people_of(year)
    for place, person in enumerate(people):
        answer_poll(poll, "maandag" if place % 3 else "dinsdag", by=person, on=DAY)
    closed = close_poll(poll, by=leader_of(year.school), on=DAY)
    assert closed.tally == {"maandag": 10, "dinsdag": 6}
    assert (Voice.objects.count(), closed.closed_on) == (0, DAY)
    told = " ".join(Event.objects.values_list("what", flat=True))
    assert "maandag" not in told
    assert close_poll(poll, by=leader_of(year.school), on=CLOSES).closed_on == DAY, "closing twice changes nothing"


def test_the_last_answer_counts(year):
    poll, person = asked(year), people_of(year)[0]
    answer_poll(poll, "maandag", by=person, on=DAY)
    answer_poll(poll, "dinsdag", by=person, on=CLOSES)
    assert list(Voice.objects.values_list("answer", flat=True)) == ["dinsdag"]


def test_who_is_not_on_the_list_of_the_day_it_opened_cannot_answer(year):
    poll, late = asked(year), a_person(year.school, Role.STAFF)
    with pytest.raises(Refused, match="not-asked"):
        answer_poll(poll, "maandag", by=late, on=DAY)
    outsider = a_person(a_school("99802", "98BB"), Role.STAFF)
    with pytest.raises(NotYours):
        answer_poll(poll, "maandag", by=outsider, on=DAY)


@pytest.mark.parametrize(
    ("answer", "on", "code"), [("woensdag", DAY, "no-such-answer"), ("maandag", CLOSES + timedelta(1), "poll-closed")]
)
def test_an_answer_that_is_none_or_late_is_refused(year, answer, on, code):
    with pytest.raises(Refused, match=code):
        answer_poll(asked(year), answer, by=people_of(year)[0], on=on)


def test_a_poll_closes_after_its_last_day_or_when_everybody_answered(year):
    poll, leader = asked(year), leader_of(year.school)
    with pytest.raises(Refused, match="poll-runs"):
        close_poll(poll, by=leader, on=CLOSES)
    assert close_poll(poll, by=leader, on=CLOSES + timedelta(days=1)).tally == {"maandag": 0, "dinsdag": 0}
    with pytest.raises(Refused, match="poll-closed"):
        answer_poll(poll, "maandag", by=people_of(year)[0], on=DAY)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"question": "   "}, "no-question"),
        ({"question": "x" * 301}, "no-question"),
        ({"answers": ["een"]}, "answers-wrong"),
        ({"answers": ["een", " Een "]}, "answers-wrong"),
        ({"answers": list("abcdefg")}, "answers-wrong"),
        ({"answers": ["een", "x" * 101]}, "answers-wrong"),
        ({"answers": ["een", " "]}, "answers-wrong"),
        ({"closes": DAY - timedelta(days=1)}, "closes-in-the-past"),
    ],
)
def test_a_question_that_cannot_be_answered_is_not_asked(year, changes, code):
    with pytest.raises(Refused, match=code):
        asked(year, **changes)
    assert not Poll.objects.exists()


def test_a_unit_too_small_to_show_is_not_asked_and_another_school_never(year):
    small = Unit.objects.create(school=year.school, name="Natuur", kind=Unit.Kind.SECTIE)
    for person in people_of(year)[:5]:
        Membership.objects.create(user=person, unit=small)
    with pytest.raises(Refused, match="too-few-to-ask"):
        asked(year, unit=small)
    other = a_school("99802", "98BB").units.all()[0]
    with pytest.raises(Refused, match="not-your-unit"):
        asked(year, unit=other)


def test_a_question_to_a_unit_is_for_all_who_belong_to_it_that_day(year):
    sectie = Unit.objects.create(school=year.school, name="Talen", kind=Unit.Kind.SECTIE)
    people = people_of(year)
    for person in people[:11]:
        Membership.objects.create(user=person, unit=sectie)
    Membership.objects.create(user=people[11], unit=sectie, first=date(2023, 8, 1), last=DAY - timedelta(days=1))
    poll = asked(year, unit=sectie)
    assert poll.electorate == 11
    with pytest.raises(Refused, match="not-asked"):
        answer_poll(poll, "maandag", by=people[11], on=DAY)


@pytest.mark.parametrize("role", [Role.LEADER, Role.COUNCIL, Role.GUIDE])
def test_a_guide_the_leader_and_the_council_may_ask(year, role):
    person = User.objects.create(code=f"vraagt-{role}", label="iemand")
    HeldRole.objects.create(user=person, role=role, school=year.school)
    assert asked(year, by=person).question == "Wanneer praten we?"


def test_others_may_not_ask_or_close(year):
    teacher = people_of(year)[0]
    with pytest.raises(NotYours):
        asked(year, by=teacher)
    with pytest.raises(NotYours):
        close_poll(asked(year), by=teacher, on=CLOSES + timedelta(days=1))


def test_the_same_question_sent_twice_is_one_poll(year):
    assert asked(year) == asked(year)


@given(st.integers(0, 16), st.integers(0, 16))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_numbers_are_shown_only_from_ten_voices_on_and_never_while_it_is_open(year, yes, no):
    Poll.objects.all().delete()
    poll, people = asked(year), people_of(year)
    no = min(no, len(people) - yes)
    for place, person in enumerate(people[: yes + no]):
        answer_poll(poll, "maandag" if place < yes else "dinsdag", by=person, on=DAY)
    still = card_of(poll, people[0], DAY)
    assert (still.took_part, [line.voices for line in still.answers]) == (yes + no, [None, None])
    closed = close_poll(poll, by=leader_of(year.school), on=CLOSES + timedelta(days=1))
    shown = [line.voices for line in card_of(closed, people[0], CLOSES).answers]
    assert shown == ([yes, no] if yes + no >= 10 else [None, None])


@pytest.mark.parametrize(("yes", "no", "hidden"), [(9, 0, True), (5, 5, False), (0, 9, True), (10, 0, False)])
def test_the_history_of_the_frames_keeps_small_numbers_back(yes, no, hidden):
    assert ("Te weinig mensen" in tally_words(yes, no, 16)) is hidden
    assert tally_words(None, None, None) == ""


def test_the_page_says_that_it_can_be_traced_and_takes_the_answer(year):
    poll, person = asked(year), people_of(year)[0]
    client = logged_in(person)
    page = seen(client.get(at(year, f"{poll.pk}/")))
    assert TRACEABLE in page
    assert "Hij beslist niets." in page
    client.post(at(year, f"{poll.pk}/antwoord/"), {"answer": "dinsdag"})
    after = seen(client.get(at(year, f"{poll.pk}/")))
    assert "Jij antwoordde: dinsdag." in after
    assert "1 van de 16 mensen antwoordden." in after
    assert TRACEABLE in seen(client.get(at(year)))


def test_a_question_is_put_answered_and_closed_on_the_pages(year):
    leader = logged_in(leader_of(year.school))
    form = {"question": "Wanneer?", "answers": "maandag\n\ndinsdag\n", "unit": "", "closes": "2024-01-15"}
    made = leader.post(at(year, "vraag/"), form, follow=True)
    assert "De vraag staat open." in seen(made)
    poll = Poll.objects.get()
    assert poll.answers == ["maandag", "dinsdag"]
    early = leader.post(at(year, f"{poll.pk}/sluiten/"), follow=True)
    assert "Antwoorden kan nog tot en met" in seen(early)
    for person in people_of(year):
        logged_in(person).post(at(year, f"{poll.pk}/antwoord/"), {"answer": "maandag"})
    assert "Sluit de peiling" in seen(leader.get(at(year, f"{poll.pk}/")))
    assert "maandag 16" in seen(leader.post(at(year, f"{poll.pk}/sluiten/"), follow=True))


def test_a_question_with_a_mistake_keeps_what_was_typed(year):
    leader = logged_in(leader_of(year.school))
    form = {"question": "Wanneer?", "answers": "maandag", "unit": "", "closes": "2023-01-15"}
    page = leader.post(at(year, "vraag/"), form)
    assert "Kies een dag die nog niet voorbij is." in seen(page)
    assert 'value="Wanneer?"' in page.content.decode()
    few = leader.post(at(year, "vraag/"), form | {"closes": "2024-02-15"})
    assert "Geef 2 tot 6 verschillende antwoorden." in seen(few)
    assert not Poll.objects.exists()


def test_the_yes_or_no_to_frames_shows_its_quorum_and_closes_only_with_the_frames():
    school = a_school()
    staff(school, 14)
    council = a_person(school, Role.COUNCIL)
    year = a_fresh_year(school)
    hand = version_in_hand(year)
    assert hand is not None
    take(hand, FramesAct.CHECK, by=council, on=date(2023, 11, 2))
    take(hand, FramesAct.PUT, by=council, on=date(2023, 11, 2))
    poll = Poll.objects.get()
    page = seen(logged_in(council).get(at(year, f"{poll.pk}/")))
    assert "Steun je deze kaders?" in page
    assert "Het geldt als minstens 50% meedoet: dat zijn er 8." in page
    assert logged_in(council).post(at(year, f"{poll.pk}/sluiten/")).status_code == 404
    assert logged_in(council).get(at(year, "9999/")).status_code == 404
