# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions, conditions and the council's own rules: several questions at once, each condition with its outcome."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from tests.web.decided import AGREED, a_counted_year, a_plan, an_asked_plan, answered, at, council_of
from tests.web.makers import Role, a_person, leader_of, logged_in, seen, staff

from werkdruk.deciding.consent import STEPS, Act, Body, NotPossible, Party, Reach, State
from werkdruk.web.access import NotYours
from werkdruk.web.actions import councils, plans
from werkdruk.web.actions.council_rules import OwnRules, write_down
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import CouncilAct, CouncilCondition, CouncilRules, HeldRole, Plan
from werkdruk.web.queries.consents import body_of, last_day_of, rules_for, state_on, terms_of
from werkdruk.web.queries.council_talks import condition_rows, conditions_of, open_questions, questions_of
from werkdruk.web.queries.councils import council_page
from werkdruk.web.queries.year_days import year_days

pytestmark = pytest.mark.django_db
LATER = date(2024, 1, 15)


@pytest.fixture
def year():
    return a_counted_year()


@pytest.fixture
def asked(year):
    return an_asked_plan(year)


def _six_weeks(school, *, by=None, **changes):
    rules = {"reply_weeks": 6, "source": "artikel 24", **changes}
    return write_down(school, OwnRules(**rules), by=by or leader_of(school), on=date(2024, 1, 9))


def _reply(question, words="De mentoren."):
    councils.reply(question, words=words, by=leader_of(question.plan.year.school), on=LATER)


def test_several_questions_are_open_at_once_and_each_gets_its_own_answer(asked):
    for words in ("Wie surveilleert er?", "Wat als het meer kost?", "Waarom niet het hele jaar?"):
        answered(asked, Act.QUESTION, words)
    first, second, third = open_questions(asked)
    _reply(second, "Dan komt er een nieuw plan.")
    asked.refresh_from_db()
    assert State(asked.state) is State.QUESTIONED
    _reply(first)
    _reply(third, "Het geld is er pas vanaf februari.")
    asked.refresh_from_db()
    assert State(asked.state) is State.ASKED
    told = {row.question: row.answer for row in questions_of(asked.year)}
    assert told == {
        "Wie surveilleert er?": "De mentoren.",
        "Wat als het meer kost?": "Dan komt er een nieuw plan.",
        "Waarom niet het hele jaar?": "Het geld is er pas vanaf februari.",
    }
    acts = list(CouncilAct.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["ask", *["question"] * 3, "answer-one", "answer-one", "answer"]


def test_every_act_and_every_state_has_room_in_its_column():
    """SQLite does not look at the length of a text; PostgreSQL refuses it."""
    assert max(map(len, Act)) <= CouncilAct._meta.get_field("act").max_length
    assert max(map(len, State)) <= Plan._meta.get_field("state").max_length
    assert max(map(len, Reach)) <= CouncilRules._meta.get_field("reach").max_length


def test_a_question_is_answered_once(asked):
    answered(asked, Act.QUESTION, "Wie?")
    answered(asked, Act.QUESTION, "Wat?")
    (first, _second) = open_questions(asked)
    _reply(first)
    with pytest.raises(Refused) as refusal:
        _reply(first, "Toch iemand anders.")
    assert refusal.value.code == "answered-before"


def test_an_answer_without_a_question_named_is_only_possible_when_one_is_open(asked):
    answered(asked, Act.QUESTION, "Wie?")
    answered(asked, Act.QUESTION, "Wat?")
    with pytest.raises(Refused) as refusal:
        councils.respond(asked, Act.ANSWER, reasons="Zo.", by=leader_of(asked.year.school), on=LATER)
    assert refusal.value.code == "which-question"


def test_the_page_takes_an_answer_beside_its_question_and_keeps_what_was_typed_when_it_is_empty(asked):
    answered(asked, Act.QUESTION, "Wie surveilleert er?")
    client = logged_in(leader_of(asked.year.school))
    (question,) = open_questions(asked)
    assert "Beantwoord vraag 1" in seen(client.get(at("council", asked.year)))
    refused = client.post(at("council-reply", asked.year), {"question": question.pk, "words": " "})
    assert "Schrijf een antwoord." in seen(refused)
    shown = seen(client.post(at("council-reply", asked.year), {"question": question.pk, "words": "Wij."}, follow=True))
    assert "Het antwoord staat bij de vraag." in shown
    assert "Antwoord van 15 januari 2024: Wij." in shown
    assert client.post(at("council-reply", asked.year), {"question": 999_999, "words": "x"}).status_code == 404


def test_only_the_school_answers_a_question(asked):
    answered(asked, Act.QUESTION, "Wie?")
    (question,) = open_questions(asked)
    client = logged_in(council_of(asked.year))
    assert client.post(at("council-reply", asked.year), {"question": question.pk, "words": "Ik."}).status_code == 403
    with pytest.raises(NotYours):
        councils.reply(question, words="Ik.", by=council_of(asked.year), on=LATER)


def _conditional(plan):
    return answered(plan, Act.CONSENT_WITH_CONDITIONS, "Eerst overleg met het team.\n\n Ook voor de conciërges. \n")


def test_each_line_is_a_condition(asked):
    _conditional(asked)
    assert [each.text for each in conditions_of(asked)] == ["Eerst overleg met het team.", "Ook voor de conciërges."]


def test_with_every_condition_taken_over_there_is_consent(asked):
    _conditional(asked)
    outcomes = {each.pk: "" for each in conditions_of(asked)}
    councils.settle_conditions(asked, outcomes, by=leader_of(asked.year.school), on=LATER)
    asked.refresh_from_db()
    assert State(asked.state) is State.CONSENTED
    assert [row.accepted for row in condition_rows(asked.year)] == [True, True]


def test_with_one_condition_not_taken_over_there_is_no_consent_and_the_plan_changes(asked):
    _conditional(asked)
    first, second = conditions_of(asked)
    outcomes = {first.pk: "", second.pk: "Daar is dit jaar geen geld voor; volgend jaar wel."}
    leader = leader_of(asked.year.school)
    councils.settle_conditions(asked, outcomes, by=leader, on=LATER)
    asked.refresh_from_db()
    assert State(asked.state) is State.CONDITIONAL
    with pytest.raises(Refused) as refusal:
        councils.respond(asked, Act.ACCEPT_CONDITIONS, by=leader, on=LATER)
    assert refusal.value.code == "conditions-decided"
    measure = asked.lines.order_by("measure").last()
    later = plans.revise(asked, drop=[measure.measure], reason="Zie de voorwaarde.", by=leader, on=LATER)
    shown = seen(logged_in(council_of(asked.year)).get(at("council", asked.year)))
    assert "Daar is dit jaar geen geld voor; volgend jaar wel." in shown
    assert State(later.state) is State.DRAFT


def test_a_condition_left_open_is_refused_and_nothing_is_kept(asked):
    _conditional(asked)
    first, _second = conditions_of(asked)
    with pytest.raises(Refused) as refusal:
        councils.settle_conditions(asked, {first.pk: ""}, by=leader_of(asked.year.school), on=LATER)
    assert refusal.value.code == "condition-open"
    assert CouncilCondition.objects.filter(outcome__isnull=False).count() == 0


def test_the_page_asks_what_happens_with_each_condition(asked):
    _conditional(asked)
    client = logged_in(leader_of(asked.year.school))
    first, second = conditions_of(asked)
    assert "Voorwaarde 2: Ook voor de conciërges." in seen(client.get(at("council", asked.year)))
    half = {f"outcome-{first.pk}": "take", f"outcome-{second.pk}": "change"}
    assert "Schrijf erbij waarom." in seen(client.post(at("council-settle", asked.year), half))
    asked.refresh_from_db()
    assert State(asked.state) is State.CONDITIONAL
    both = {f"outcome-{first.pk}": "take", f"outcome-{second.pk}": "take"}
    shown = seen(client.post(at("council-settle", asked.year), both, follow=True))
    assert "De voorwaarden zijn overgenomen: er is instemming." in shown
    assert "Er wachten geen voorwaarden" in seen(client.post(at("council-settle", asked.year), both, follow=True))


def test_the_own_term_gives_the_council_a_day_and_its_passing_is_never_consent(year):
    _six_weeks(year.school)
    plan = an_asked_plan(year)
    page = council_page(year, council_of(year), LATER)
    row = page.terms[0]
    assert (row.last_day, row.is_running) == (date(2024, 2, 21), True)
    assert "Gevraagd op 10 januari 2024." in row.steps
    assert any("artikel 24" in step for step in row.steps)
    assert state_on(plan, date(2034, 1, 1)) is State.ASKED
    leader = leader_of(year.school)
    with pytest.raises(NotPossible):
        councils.respond(plan, Act.READ_SILENCE_AS_REFUSAL, by=leader, on=date(2024, 2, 21))
    councils.respond(plan, Act.READ_SILENCE_AS_REFUSAL, by=leader, on=date(2024, 2, 22))
    plan.refresh_from_db()
    assert State(plan.state) is State.REFUSED
    assert last_day_of(plan, date(2024, 2, 22)) == date(2024, 5, 22)


def test_a_holiday_stops_only_the_own_term_and_only_when_the_rules_say_so(year):
    _six_weeks(year.school, pauses=((date(2024, 2, 17), date(2024, 2, 25)),))
    plan = an_asked_plan(year)
    row = council_page(year, council_of(year), LATER).terms[0]
    assert row.last_day == date(2024, 3, 1)
    assert any("telt niet mee" in step for step in row.steps)
    answered(plan, Act.REFUSE, "Nee.", date(2024, 1, 31))
    assert last_day_of(plan, date(2024, 2, 1)) == date(2024, 4, 30)


def test_rules_written_down_after_asking_do_not_change_the_term_that_runs(year):
    plan = an_asked_plan(year)
    _six_weeks(year.school)
    assert terms_of(plan, LATER).terms.reply_weeks is None
    shown = seen(logged_in(council_of(year)).get(at("council", year)))
    assert "Voor deze versie geldt wat er eerst stond." in shown


def test_leader_and_council_write_the_rules_down_and_nobody_else(year):
    _six_weeks(year.school, by=council_of(year))
    colleague = a_person(year.school, Role.STAFF)
    with pytest.raises(NotYours):
        _six_weeks(year.school, by=colleague)
    client = logged_in(colleague)
    assert "Jij kunt meelezen." in seen(client.get(at("council-rules", year)))
    assert client.post(at("council-rules", year), {"reach": "school"}).status_code == 403


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reply_weeks": 0}, "weeks-out-of-range"),
        ({"reply_weeks": 27}, "weeks-out-of-range"),
        ({"source": "  "}, "no-source"),
        ({"pauses": ((date(2024, 2, 25), date(2024, 2, 17)),)}, "pause-backwards"),
        ({"reach": Reach.PERSON}, "no-council"),
    ],
)
def test_rules_that_cannot_be_are_refused(year, changes, code):
    with pytest.raises(Refused) as refusal:
        _six_weeks(year.school, **changes)
    assert refusal.value.code == code
    assert CouncilRules.objects.count() == 0


def test_the_page_of_the_rules_says_what_is_wrong_at_the_line(year):
    client = logged_in(leader_of(year.school))
    form = {"reach": "school", "reply_weeks": "6", "pauses": "17-02-2024 t/m 25-02-2024\nvoorjaar", "source": ""}
    shown = seen(client.post(at("council-rules", year), form))
    assert "Regel 2 is geen periode." in shown
    assert "Noem het artikel in jullie reglement waar dit staat." in shown
    form |= {"pauses": "17-02-2024 t/m 25-02-2024", "source": "artikel 24", "site_council": "on"}
    shown = seen(client.post(at("council-rules", year), form, follow=True))
    assert "Vastgelegd." in shown
    assert "Over dit plan beslist de PDMR." in shown
    kept = CouncilRules.objects.get()
    assert (kept.reach, kept.reply_weeks, kept.pauses) == ("site", 6, [["2024-02-17", "2024-02-25"]])
    assert "17" in seen(client.get(at("council-rules", year)))


@pytest.mark.parametrize(
    ("rules", "body"),
    [
        (OwnRules(), Body.PMR),
        (OwnRules(Reach.SITE, site_council=True), Body.PDMR),
        (OwnRules(Reach.SITE), Body.PMR),
        (OwnRules(Reach.MOST_SCHOOLS), Body.PGMR),
    ],
)
def test_the_council_that_decides_follows_from_the_rules(year, rules, body):
    write_down(year.school, rules, by=leader_of(year.school), on=LATER)
    plan = an_asked_plan(year)
    assert body_of(rules_for(plan)) is body


def test_a_plan_for_most_schools_is_decided_by_the_council_of_the_board(year):
    write_down(year.school, OwnRules(Reach.MOST_SCHOOLS), by=leader_of(year.school), on=LATER)
    plan = an_asked_plan(year)
    member = council_of(year)
    assert council_page(year, member, LATER).answers == ()
    with pytest.raises(Refused) as refusal:
        answered(plan, Act.CONSENT)
    assert refusal.value.code == "another-council"
    above = a_person(year.school.board, Role.COUNCIL)
    assert council_page(year, above, LATER).is_council
    councils.answer(plan, Act.CONSENT, by=above, on=AGREED)
    plan.refresh_from_db()
    assert State(plan.state) is State.CONSENTED


def test_somebody_of_the_board_council_does_not_answer_for_the_school(asked):
    above = a_person(asked.year.school.board, Role.COUNCIL)
    with pytest.raises(Refused):
        councils.answer(asked, Act.CONSENT, by=above, on=AGREED)
    assert HeldRole.objects.filter(user=above).count() == 1


def test_the_day_until_nullity_is_worked_out_and_nothing_is_kept(year):
    client = logged_in(council_of(year))
    before = CouncilAct.objects.count()
    shown = seen(client.get(at("council", year), {"bekend": "2024-02-01"}))
    assert "14 maart 2024" in shown
    assert "De raad kon het weten op 1 februari 2024." in shown
    assert CouncilAct.objects.count() == before
    assert client.get(at("council", year), {"bekend": "gisteren"}).status_code == 200


DOORS = {Party.COUNCIL: councils.answer, Party.BOARD: councils.respond, Party.COMMITTEE: councils.respond}
ROADS = {
    State.ASKED: (),
    State.QUESTIONED: (Act.QUESTION,),
    State.CONDITIONAL: (Act.CONSENT_WITH_CONDITIONS,),
    State.CONSENTED: (Act.CONSENT,),
    State.REFUSED: (Act.REFUSE,),
    State.NOTIFIED: (Act.REFUSE, Act.NOTIFY),
    State.FILED: (Act.REFUSE, Act.NOTIFY, Act.FILE),
    State.REPLACED: (Act.REFUSE, Act.NOTIFY, Act.FILE, Act.GRANT),
    State.DENIED: (Act.REFUSE, Act.NOTIFY, Act.FILE, Act.DENY),
    State.WITHDRAWN: (Act.WITHDRAW,),
}
"""The steps that bring a plan that was asked into each state that somebody can bring it into."""


def _do(plan, act):
    people = {Party.COUNCIL: council_of(plan.year), Party.BOARD: leader_of(plan.year.school)}
    party = Party.of(act)
    door, by = DOORS.get(party), people.get(party, people[Party.BOARD])
    if door is None:
        raise NotPossible(State(plan.state), act)
    door(plan, act, reasons="Omdat het zo is.", by=by, on=LATER)
    plan.refresh_from_db()


@pytest.mark.parametrize("state", ROADS)
def test_in_every_state_every_act_goes_where_the_table_says_or_is_refused(state):
    """Of RATIFIED, LAPSED, REVISED and DRAFT see below: nobody steps there through these doors."""
    plan = an_asked_plan(a_counted_year())
    for step in ROADS[state]:
        _do(plan, step)
    kept = CouncilAct.objects.count()
    for act in Act:
        plan.refresh_from_db()
        assert State(plan.state) is state
        possible = STEPS.get((state, act))
        if possible is None or act in {*councils.ELSEWHERE, Act.LAPSE, Act.READ_SILENCE_AS_REFUSAL}:
            with pytest.raises(NotPossible):
                _do(plan, act)
            assert CouncilAct.objects.count() == kept
            continue
        with transaction.atomic():
            _do(plan, act)
            assert State(plan.state) is (State.ASKED if act is Act.ANSWER_ONE else possible)  # it was the last one
            transaction.set_rollback(True)


@pytest.mark.parametrize("state", [State.DRAFT, State.REVISED, State.LAPSED, State.RATIFIED])
def test_a_plan_that_is_not_before_the_council_takes_no_step_of_council_or_committee(year, state):
    plan = a_plan(year)
    Plan.objects.filter(pk=plan.pk).update(state=str(state))
    plan.refresh_from_db()
    for act in set(Act) - {Act.WITHDRAW}:
        with pytest.raises((NotPossible, Refused)):
            _do(plan, act)
    plan.refresh_from_db()
    assert State(plan.state) is state
    assert CouncilAct.objects.filter(plan=plan).count() == 0


def test_the_council_s_day_stands_in_the_calendar_of_the_year(year):
    _six_weeks(year.school)
    an_asked_plan(year)
    staff(year.school, 1)
    legal = [each for each in year_days(year, LATER) if each.is_legal]
    assert [each.day for each in legal] == [date(2024, 2, 21)]
