# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the frames: what they say, whose turn it is, and that nothing typed is ever lost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.makers import (
    DAY,
    SCHOOL_YEAR,
    Role,
    a_fresh_year,
    a_person,
    a_proposal,
    a_school,
    a_year,
    agreed,
    leader_of,
    logged_in,
    seen,
    staff,
)

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting import Completion, Method, PartTime, Rule, TieOrder, Utility
from werkdruk.deciding.frames import (
    Backing,
    Floors,
    FramedUnit,
    Frames,
    FramesAct,
    Holiday,
    Joining,
    OverBudget,
    PackageVote,
    Stance,
    TalkRules,
    Theme,
    Timeline,
    VoteSettings,
    Way,
    clauses,
    frames_of,
)
from werkdruk.deciding.people import UnitKind
from werkdruk.web.actions.agreeing import take
from werkdruk.web.actions.frames import draft_frames
from werkdruk.web.actions.years import start_year
from werkdruk.web.forms.frames import FramesForm, data_of, field_for, rows_for
from werkdruk.web.models import FramesVersion, User, Year
from werkdruk.web.queries.framing import version_in_hand
from werkdruk.web.queries.kickoffs import paper_of
from werkdruk.web.queries.schools import year_page

UNITS = (("1", "Onderbouw"), ("2", "Bovenbouw"), ("3", "Natuur"))
KINDS = {"1": UnitKind.TEAM, "2": UnitKind.TEAM, "3": UnitKind.SECTIE}
HUNDREDTHS = st.integers(0, 10_000).map(lambda number: Fraction(number, 10_000))
PARTS = st.one_of(HUNDREDTHS, st.fractions(0, 1, max_denominator=99))
DAYS = st.dates(date(2022, 8, 1), date(2024, 7, 31))
WORDS = st.from_regex(r"[a-zé]{1,12}( [a-z]{1,9}){0,3}", fullmatch=True)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    fixed = {day: draw(DAYS) for day in ("check_closes", "ratify_by", "ideas_open", "ideas_close", "feasible_by")}
    fixed |= {day: draw(DAYS) for day in ("merge_by", "council_by")}
    fixed |= {day: draw(st.none() | DAYS) for day in ("votes_open", "votes_close", "package_by")}
    holidays = st.lists(st.builds(Holiday, WORDS, DAYS, DAYS), max_size=3).map(tuple)
    return Timeline(**fixed, holidays=draw(st.none() | holidays))


@st.composite
def any_frames(draw: st.DrawFn) -> Frames:
    """Frames as somebody could fill them in, also those that contradict themselves."""
    units = draw(st.lists(st.sampled_from(UNITS), unique=True))
    framed = tuple(FramedUnit(unit, name, KINDS[unit], draw(st.sampled_from(Way))) for unit, name in sorted(units))
    floors = Floors(draw(PARTS), draw(PARTS))
    rule = Rule(
        method=draw(st.sampled_from(Method)),
        utility=draw(st.sampled_from([Utility.COST, Utility.CARDINALITY])),
        completion=draw(st.sampled_from(Completion)),
        part_time=draw(st.sampled_from(PartTime)),
        ties=TieOrder.parse("cost,votes,lot", ()),
        floor=floors.units if any(unit.way is Way.SCHOOL_COUNT for unit in framed) else Fraction(0),
    )
    names = draw(st.lists(WORDS, max_size=3, unique=True))
    themes = [
        Theme(f"t{place}", name, draw(st.sampled_from(Stance)), draw(WORDS), draw(WORDS))
        for place, name in enumerate(names)
    ]
    return Frames(
        year=SCHOOL_YEAR,
        units=framed,
        timeline=draw(timelines()),
        vote=VoteSettings(rule, draw(st.integers(0, 9)), draw(PARTS), draw(WORDS)),
        talks=TalkRules(draw(st.integers(0, 40)), draw(st.integers(0, 9)), draw(st.booleans())),
        floors=floors,
        joining=draw(st.sampled_from(Joining)),
        over_budget=draw(st.sampled_from(OverBudget)),
        themes=tuple(themes),
        backing=Backing(draw(PARTS), draw(st.booleans())),
        package=draw(st.none() | st.builds(PackageVote, PARTS)),
        ratified_by=draw(st.sampled_from([Body.PMR, Body.PGMR])),
    )


@given(any_frames())
def test_the_form_gives_back_every_frame_that_goes_into_it(text):
    data = {name: value for name, value in data_of(text, UNITS).items() if value is not False}
    form = FramesForm(data, units=UNITS, rows=rows_for(text))
    assert form.is_valid(), form.errors
    order = [unit for unit, _name in UNITS]
    assert sorted(text.units, key=lambda unit: order.index(unit.id)) == list(text.units)
    assert form.frames(text, KINDS) == text


@given(any_frames())
def test_every_clause_that_a_school_fills_in_has_its_field(text):
    form = FramesForm(data_of(text, UNITS), units=UNITS, rows=rows_for(text))
    without = {"year", "changes", "units", "theme"}
    fields = {each.key: field_for(each.key, text) for each in clauses(text)}
    assert {key for key, field in fields.items() if field not in form.fields} <= without


@pytest.fixture
def year() -> Year:
    school = a_school()
    staff(school, 14)
    a_person(school, Role.COUNCIL)
    return a_fresh_year(school)


db = pytest.mark.django_db


def at(year: Year, page: str = "") -> str:
    return f"/school/{year.school.brin}/2023-2024/kaders/{page}"


def teacher_of(year: Year) -> User:
    return User.objects.filter(roles__school=year.school, roles__role=Role.STAFF)[0]


def council_of(year: Year) -> User:
    return User.objects.get(roles__school=year.school, roles__role=Role.COUNCIL)


def hand_of(year: Year) -> FramesVersion:
    hand = version_in_hand(year)
    assert hand is not None
    return hand


def answers_of(year: Year, **changes: object) -> dict[str, object]:
    """What a browser sends for the draft as it is, with changes."""
    hand = hand_of(year)
    units = [(str(unit.pk), unit.name) for unit in year.school.units.all()]
    data = data_of(frames_of(hand.body), units) | {"seen": hand.digest} | changes
    return {name: value for name, value in data.items() if value is not False}


@db
def test_the_page_says_every_clause_with_its_number_and_what_it_means(year):
    agreed(year)
    text = seen(logged_in(teacher_of(year)).get(at(year)))
    for clause in clauses(frames_of(hand_of(year).body)):
        assert f"{clause.number} {clause.words()}" in text
    assert "Ze gelden voor iedereen." in text
    assert "Zwijgen telt niet als ja." in text
    assert hand_of(year).digest in text


@db
def test_what_goes_against_something_else_stands_on_top_and_at_its_field(year):
    client = logged_in(leader_of(year.school))
    sent = client.post(at(year, "tekst/"), answers_of(year, floor_units="75", floor_oop="50"))
    assert sent.status_code == 302, "a draft with a fault in it is kept"
    page = client.get(at(year, "tekst/")).content.decode()
    assert page.count("Samen staat 125% van de pot apart.") >= 4, "on top and at both fields"
    assert 'href="#id_floor_units"' in page
    assert "Leg de tekst vast" in seen(client.get(at(year)))
    client.post(at(year, "stap/"), {"act": "check", "seen": hand_of(year).digest})
    assert hand_of(year).state == "draft"


@db
def test_the_second_of_two_people_gets_a_sentence_and_keeps_what_they_typed(year):
    mine, yours = answers_of(year, group_max="17"), answers_of(year, group_max="18")
    logged_in(leader_of(year.school)).post(at(year, "tekst/"), mine)
    client = logged_in(council_of(year))
    answer = client.post(at(year, "tekst/"), yours)
    text, body = seen(answer), answer.content.decode()
    assert "Iemand anders heeft de kaders intussen veranderd." in text
    assert "nu bewaard: In een gesprek zitten hoogstens 17 mensen." in text
    assert "jij vulde in: In een gesprek zitten hoogstens 18 mensen." in text
    assert re.search(r'name="group_max" value="18"', body), "what was typed is still there"
    assert frames_of(hand_of(year).body).talks.group_max == 17
    digest = re.search(r'name="seen" value="([^"]+)"', body)
    assert digest is not None
    client.post(at(year, "tekst/"), yours | {"seen": digest[1]})
    assert frames_of(hand_of(year).body).talks.group_max == 18, "knowing it, they may still mean it"


@db
def test_a_form_with_a_mistake_says_where_and_keeps_nothing(year):
    before = hand_of(year).digest
    data = answers_of(year, floor_units="de helft", ideas_open="morgen", holiday_0_name="Kerst")
    answer = logged_in(leader_of(year.school)).post(at(year, "tekst/"), data)
    text = seen(answer)
    assert "Schrijf een deel van honderd, zoals 50 of 12,5." in text
    assert "Geef de naam en beide dagen." in text
    assert 'value="de helft"' in answer.content.decode()
    assert hand_of(year).digest == before


@db
def test_a_new_theme_and_a_holiday_can_be_added_and_taken_away(year):
    client = logged_in(leader_of(year.school))
    added = {"theme_0_name": "Minder lessen", "theme_0_reason": "Er is niemand.", "theme_0_stance": "excluded"}
    added |= {"holiday_0_name": "Kerst", "holiday_0_first": "2023-12-23", "holiday_0_last": "2024-01-07"}
    client.post(at(year, "tekst/"), answers_of(year, **added))
    text = frames_of(hand_of(year).body)
    assert text.themes == (Theme("minder-lessen", "Minder lessen", Stance.EXCLUDED, "Er is niemand."),)
    assert text.timeline.holidays == (Holiday("Kerst", date(2023, 12, 23), date(2024, 1, 7)),)
    client.post(at(year, "tekst/"), answers_of(year, theme_0_name=""))
    assert frames_of(hand_of(year).body).themes == ()


@db
def test_the_page_says_whose_turn_it_is_and_gives_only_them_the_button(year):
    leader, council, teacher = leader_of(year.school), council_of(year), teacher_of(year)
    for person in (leader, council):
        assert "Leg de tekst vast" in seen(logged_in(person).get(at(year)))
    text = seen(logged_in(teacher).get(at(year)))
    assert "Dit is nu aan schoolleiding en PMR. Jij kunt meelezen." in text
    assert "Leg de tekst vast" not in text
    take(hand_of(year), FramesAct.CHECK, by=leader, on=date(2023, 11, 2))
    button = "Vraag al het personeel om ja of nee"
    assert button in seen(logged_in(council).get(at(year)))
    assert f"{button} Trek" not in seen(logged_in(leader).get(at(year)))
    assert "Dit is nu aan de PMR." in seen(logged_in(leader).get(at(year)))
    assert logged_in(leader).post(at(year, "stap/"), {"act": "put", "seen": hand_of(year).digest}).status_code == 403


@db
def test_a_step_with_a_text_that_somebody_else_changed_is_not_taken(year):
    digest = hand_of(year).digest
    logged_in(leader_of(year.school)).post(at(year, "tekst/"), answers_of(year, group_max="17"))
    answer = logged_in(council_of(year)).post(at(year, "stap/"), {"act": "check", "seen": digest})
    assert "Iemand anders heeft de kaders intussen veranderd." in seen(answer)
    assert hand_of(year).state == "draft"


@db
def test_a_step_without_the_words_it_needs_keeps_the_page_and_says_so(year):
    hand = take(hand_of(year), FramesAct.CHECK, by=leader_of(year.school), on=date(2023, 11, 2))
    answer = logged_in(leader_of(year.school)).post(at(year, "stap/"), {"act": "revise", "seen": hand.digest})
    assert "Schrijf erbij waarom." in seen(answer)
    assert hand_of(year).state == "checked"


@db
@pytest.mark.parametrize("act", ["", "niets", "freeze-them"])
def test_an_act_that_no_page_sends_is_no_page(year, act):
    sent = {"act": act, "seen": hand_of(year).digest}
    assert logged_in(leader_of(year.school)).post(at(year, "stap/"), sent).status_code == 404


@db
def test_a_revised_text_says_in_words_what_is_different(year):
    leader = leader_of(year.school)
    hand = take(hand_of(year), FramesAct.CHECK, by=leader, on=date(2023, 11, 2))
    hand = take(hand, FramesAct.REVISE, reasons="De groep is te groot.", by=leader, on=date(2023, 11, 3))
    logged_in(leader).post(at(year, "tekst/"), answers_of(year, group_max="17"))
    take(hand_of(year), FramesAct.CHECK, by=leader, on=date(2023, 11, 3))
    text = seen(logged_in(teacher_of(year)).get(at(year)))
    assert "De groep is te groot." in text
    was, now = "In een gesprek zitten hoogstens 12 mensen.", "In een gesprek zitten hoogstens 17 mensen."
    assert f"3.1 was: {was} is nu: {now}" in text


@db
def test_earlier_versions_can_be_read(year):
    agreed(year)
    agreed(year, talks=TalkRules(group_max=20))
    client = logged_in(teacher_of(year))
    assert "vervangen door een nieuwe versie" in seen(client.get(at(year)))
    old = seen(client.get(at(year, "versie/1/")))
    assert "In een gesprek zitten hoogstens 12 mensen." in old
    assert "Leg de tekst vast" not in old
    assert client.get(at(year, "versie/9/")).status_code == 404


@db
def test_the_draft_can_be_worked_on_only_by_leader_and_council_while_it_is_one(year):
    assert logged_in(teacher_of(year)).get(at(year, "tekst/")).status_code == 403
    take(hand_of(year), FramesAct.CHECK, by=leader_of(year.school), on=date(2023, 11, 2))
    answer = logged_in(leader_of(year.school)).get(at(year, "tekst/"), follow=True)
    assert "De tekst van de kaders staat vast." in seen(answer)


@db
def test_a_year_without_frames_says_how_to_begin_and_when_it_is_too_late(year):
    old = a_year(a_school("99802", "98BB"))
    staff(old.school, 1)
    leader = logged_in(leader_of(old.school))
    assert "Begin met de kaders" in seen(leader.get(at(old)))
    a_proposal(old)
    assert "Begin met de kaders" not in seen(leader.get(at(old)))
    assert "er zijn al voorstellen" in seen(leader.post(at(old, "begin/"), follow=True))


@db
def test_the_next_step_of_the_year_is_that_of_the_frames(year):
    leader, council, teacher = leader_of(year.school), council_of(year), teacher_of(year)
    step = year_page(year, leader, DAY).next_step
    assert step is not None
    assert (step.who, step.is_mine, step.url) == ("schoolleiding en PMR", True, at(year))
    hand = take(hand_of(year), FramesAct.CHECK, by=leader, on=date(2023, 11, 2))
    take(hand, FramesAct.PUT, by=council, on=date(2023, 11, 2))
    theirs = year_page(year, teacher, date(2023, 11, 3)).next_step
    assert theirs is not None
    assert (theirs.who, theirs.task, theirs.is_mine) == ("alle medewerkers", "zeg ja of nee op de kaders", True)
    late = year_page(year, council, DAY).next_step
    assert late is not None
    assert (late.who, late.is_mine, late.is_late) == ("de PMR", True, True)


@db
def test_with_frames_the_year_line_has_the_days_that_were_agreed(year):
    text = agreed(year)
    step = year_page(year, teacher_of(year), date(2023, 11, 20)).next_step
    assert step is not None
    assert (step.who, step.by) == ("alle medewerkers", text.timeline.ideas_close)
    later = year_page(year, teacher_of(year), text.timeline.ideas_close + timedelta(days=1)).next_step
    assert later is not None
    assert later.by == text.timeline.feasible_by, "after the last day for proposals it is the day of the judgements"


@db
def test_the_kick_off_says_every_clause_once_and_that_a_draft_does_not_hold(year):
    client = logged_in(teacher_of(year))
    assert "Dit is een concept" in seen(client.get(at(year, "aftrap/")))
    text = agreed(year)
    page = seen(client.get(at(year, "aftrap/")))
    for clause in clauses(text):
        assert page.count(f"{clause.words()} ({clause.number})") == 1
    assert text.digest in page
    assert "Dit is een concept" not in page


@db
def test_the_kick_off_on_paper_is_one_sheet_and_the_same_each_time(year):
    agreed(year)
    sheet = paper_of(hand_of(year))
    assert sheet.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page[^s]", sheet)) == 1
    assert sheet == paper_of(hand_of(year))
    answer = logged_in(teacher_of(year)).get(at(year, "aftrap.pdf"))
    assert (answer.headers["Content-Type"], answer.content) == ("application/pdf", sheet)


@db
def test_a_school_of_thirty_units_still_has_its_kick_off_on_one_sheet(year):
    hand = hand_of(year)
    units = tuple(FramedUnit(str(n), f"Bovenbouw beroepsgericht {n}", UnitKind.TEAM, Way.COUNT) for n in range(30))
    why = "Een reden van een gewone lengte, zoals mensen die schrijven."
    themes = tuple(Theme(f"t{n}", f"Thema {n}", Stance.CONDITIONAL, why, why) for n in range(6))
    text = replace(frames_of(hand.body), units=units, themes=themes)
    hand.body, hand.digest = text.as_json(), text.digest
    hand.save()
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper_of(hand))) == 1


@db
def test_starting_a_year_twice_makes_one_draft(year):
    again = start_year(year.school, SCHOOL_YEAR, by=leader_of(year.school), on=DAY)
    assert again == year
    assert FramesVersion.objects.filter(year=year).count() == 1
    assert draft_frames(year, by=council_of(year), on=DAY) == hand_of(year)
