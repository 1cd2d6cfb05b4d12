# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The council: asked, answering, and the terms of the law that run after a refusal. Silence is never consent."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web.decided import (
    AGREED,
    a_counted_year,
    a_plan,
    an_asked_plan,
    answered,
    at,
    council_of,
)
from tests.web.makers import Role, leader_of, logged_in

from werkdruk.deciding.consent import Act, ReasonsMissing, State
from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Phase
from werkdruk.web.access import NotYours
from werkdruk.web.actions import councils, plans
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import CouncilAct, CouncilCondition, User
from werkdruk.web.queries.consents import decided_plan, state_on
from werkdruk.web.queries.councils import council_page
from werkdruk.web.queries.year_lines import turn_of
from werkdruk.web.templatetags.werkdruk import euro_rounded

pytestmark = pytest.mark.django_db
REFUSED = date(2024, 1, 31)


@pytest.fixture
def year():
    return a_counted_year()


@pytest.fixture
def asked(year):
    return an_asked_plan(year)


def text(answer):
    return " ".join(answer.content.decode().split()).replace("\N{NO-BREAK SPACE}", " ")


def refused(plan):
    return answered(plan, Act.REFUSE, "Te weinig voor de ondersteuning.", REFUSED)


def respond(plan, act, on, words=""):
    councils.respond(plan, act, reasons=words, by=leader_of(plan.year.school), on=on)
    plan.refresh_from_db()
    return plan


def test_without_a_plan_the_file_says_what_comes_first(year):
    shown = text(logged_in(council_of(year)).get(at("council", year)))
    assert "er is nog geen plan" in shown
    assert "Zwijgen is nooit instemmen." in shown


def test_a_draft_is_not_before_the_council(year):
    plan = a_plan(year)
    client = logged_in(council_of(year))
    assert "is een concept" in text(client.get(at("council", year)))
    form = {"version": 1, "act": "consent", "reasons": ""}
    assert client.post(at("council-answer", year), form).status_code == 200
    plan.refresh_from_db()
    assert State(plan.state) is State.DRAFT


def test_the_file_is_on_one_page(asked):
    shown = text(logged_in(council_of(asked.year)).get(at("council", asked.year)))
    for words in (
        "Voorstel 1",
        "€ 50.000,00",
        "Er kwamen 4 voorstellen.",
        "14 van de 16 collega's stemden",
        "Niet gekozen.",
        "binnen 3 maanden na de weigering",
        "binnen 6 weken na die melding",
        "Dit is niet nagelezen in de wettekst",
        "bekrachtigt",
        "artikel 12, eerste lid, onder b en h",
        asked.digest[:19],
    ):
        assert words in shown, words


def test_consent_lets_the_plan_be_carried_out(asked):
    client = logged_in(council_of(asked.year))
    shown = text(client.post(at("council-answer", asked.year), {"version": 1, "act": "consent"}, follow=True))
    assert "Het antwoord van de PMR is vastgelegd." in shown
    asked.year.refresh_from_db()
    assert Phase(asked.year.phase) is Phase.CARRYING_OUT
    fact = CouncilAct.objects.get(act="consent")
    assert fact.plan_digest == asked.digest
    decided = decided_plan(asked.year)
    assert decided is not None
    assert (decided.council.act, decided.council.plan) == (Act.CONSENT, decided.plan.digest)


def test_answering_twice_is_one_answer_and_a_sentence(asked):
    client = logged_in(council_of(asked.year))
    form = {"version": 1, "act": "consent", "reasons": ""}
    client.post(at("council-answer", asked.year), form)
    assert "Dit kan niet meer." in text(client.post(at("council-answer", asked.year), form))
    assert CouncilAct.objects.filter(act="consent").count() == 1
    with pytest.raises(NotPossible):
        answered(asked, Act.CONSENT)


@pytest.mark.parametrize("act", ["refuse", "consent-with-conditions", "question"])
def test_a_no_a_condition_or_a_question_needs_words(asked, act):
    shown = text(logged_in(council_of(asked.year)).post(at("council-answer", asked.year), {"version": 1, "act": act}))
    assert "Schrijf erbij waarom." in shown
    assert f'value="{act}"' in shown
    assert " checked" in shown
    with pytest.raises(ReasonsMissing):
        answered(asked, Act(act), "  ")
    assert CouncilAct.objects.count() == 1


def test_an_answer_without_a_choice_keeps_the_words(asked):
    form = {"version": 1, "reasons": "Wij willen eerst overleg."}
    shown = text(logged_in(council_of(asked.year)).post(at("council-answer", asked.year), form))
    assert "Kies wat je doet." in shown
    assert "Wij willen eerst overleg." in shown


def test_only_the_council_answers(asked):
    colleague = User.objects.filter(roles__school=asked.year.school, roles__role=Role.STAFF)[0]
    for person in (leader_of(asked.year.school), colleague):
        client = logged_in(person)
        assert "De PMR beslist hierover." in text(client.get(at("council", asked.year)))
        assert client.post(at("council-answer", asked.year), {"version": 1, "act": "consent"}).status_code == 403
        with pytest.raises(NotYours):
            councils.answer(asked, Act.CONSENT, by=person, on=AGREED)


def test_the_council_does_not_do_the_schools_steps(asked):
    member = council_of(asked.year)
    refused(asked)
    form = {"version": 1, "act": "notify", "reasons": ""}
    assert logged_in(member).post(at("council-respond", asked.year), form).status_code == 403
    with pytest.raises(NotPossible):
        councils.answer(asked, Act.NOTIFY, by=member, on=REFUSED)


def test_silence_is_never_consent_however_long_it_lasts(asked):
    assert state_on(asked, date(2034, 1, 1)) is State.ASKED
    page = council_page(asked.year, council_of(asked.year), date(2034, 1, 1))
    assert (page.is_consented, page.running) == (False, None)


def test_silence_is_no_refusal_either_where_the_school_set_no_term(asked):
    with pytest.raises(NotPossible):
        respond(asked, Act.READ_SILENCE_AS_REFUSAL, date(2034, 1, 1))
    acts = [act for act, _ in council_page(asked.year, leader_of(asked.year.school), date(2034, 1, 1)).steps]
    assert acts == [Act.WITHDRAW]


def test_after_a_refusal_the_terms_are_worked_out_with_their_days(asked):
    plan = refused(asked)
    page = council_page(plan.year, leader_of(plan.year.school), date(2024, 2, 1))
    assert page.running is not None
    assert page.running.last_day == date(2024, 4, 30)
    assert [term.last_day for term in page.terms] == [None, date(2024, 4, 30), None, None]
    respond(plan, Act.NOTIFY, date(2024, 4, 28))
    page = council_page(plan.year, leader_of(plan.year.school), date(2024, 4, 29))
    assert page.running is not None
    assert page.running.last_day == date(2024, 6, 9)
    respond(plan, Act.FILE, date(2024, 6, 9))
    respond(plan, Act.GRANT, date(2024, 9, 2), "Zaak 1, de weigering was niet redelijk.")
    plan.year.refresh_from_db()
    assert Phase(plan.year.phase) is Phase.CARRYING_OUT


def test_a_plan_whose_term_has_passed_has_lapsed_and_a_new_one_can_be_made(asked):
    plan = refused(asked)
    leader = leader_of(plan.year.school)
    late = date(2024, 5, 1)
    assert state_on(plan, date(2024, 4, 30)) is State.REFUSED
    assert state_on(plan, late) is State.LAPSED
    with pytest.raises(NotPossible):
        respond(plan, Act.NOTIFY, late)
    page = council_page(plan.year, leader, late)
    assert (page.state, page.steps, page.running) == ("lapsed", (), None)
    later = plans.revise(plan, drop=[], reason="Na overleg opnieuw voorgelegd.", by=leader, on=late)
    plan.refresh_from_db()
    assert (State(plan.state), later.version) == (State.LAPSED, 2)
    councils.ask_consent(later, by=leader, on=late)
    assert State(later.state) is State.ASKED


def test_the_page_says_that_a_plan_has_lapsed(asked, settings):
    refused(asked)
    settings.TODAY = date(2024, 5, 1)
    shown = text(logged_in(leader_of(asked.year.school)).get(at("council", asked.year)))
    assert "Dit plan is daarmee vervallen" in shown


def test_conditions_are_consent_only_once_the_school_accepts_them(asked):
    plan = answered(asked, Act.CONSENT_WITH_CONDITIONS, "Als er in maart geëvalueerd wordt.")
    plan.year.refresh_from_db()
    assert Phase(plan.year.phase) is Phase.COUNCIL
    client = logged_in(leader_of(plan.year.school))
    assert "Als er in maart geëvalueerd wordt." in text(client.get(at("council", plan.year)))
    form = {f"outcome-{each.pk}": "take" for each in CouncilCondition.objects.all()}
    assert "er is instemming." in text(client.post(at("council-settle", plan.year), form, follow=True))
    plan.year.refresh_from_db()
    assert Phase(plan.year.phase) is Phase.CARRYING_OUT


def test_a_question_is_answered_in_words_and_then_the_council_goes_on(asked):
    plan = answered(asked, Act.QUESTION, "Wie wordt er ontlast?")
    with pytest.raises(Refused, match="no-reason"):
        respond(plan, Act.ANSWER, date(2024, 1, 16))
    respond(plan, Act.ANSWER, date(2024, 1, 16), "De mentoren van leerjaar 1.")
    assert State(plan.state) is State.ASKED
    answered(plan, Act.CONSENT, on=date(2024, 1, 17))
    shown = text(logged_in(council_of(plan.year)).get(at("council", plan.year)))
    places = [shown.index(words) for words in ("Wie wordt er ontlast?", "De mentoren van leerjaar 1.", "stemde in <")]
    assert places == sorted(places)


def test_an_answer_to_an_older_version_is_refused_with_a_sentence(asked):
    plan = refused(asked)
    leader = leader_of(plan.year.school)
    later = plans.revise(plan, drop=["m02"], reason="Minder.", by=leader, on=REFUSED)
    councils.ask_consent(later, by=leader, on=REFUSED)
    form = {"version": 1, "act": "consent", "reasons": ""}
    shown = text(logged_in(council_of(plan.year)).post(at("council-answer", plan.year), form, follow=True))
    assert "Er is een nieuwere versie van het plan." in shown
    later.refresh_from_db()
    assert State(later.state) is State.ASKED


def test_a_withdrawn_plan_can_be_followed_by_another(asked):
    plan = respond(asked, Act.WITHDRAW, AGREED, "We beginnen opnieuw.")
    later = plans.revise(plan, drop=["m01"], reason="Opnieuw.", by=leader_of(plan.year.school), on=AGREED)
    plan.refresh_from_db()
    assert (State(plan.state), State(later.state)) == (State.WITHDRAWN, State.DRAFT)


def test_small_groups_are_not_told_apart(asked):
    page = council_page(asked.year, council_of(asked.year), AGREED)
    assert (page.participation.ballots, page.participation.electorate) == (14, 16)
    assert [(group.people, group.voted) for group in page.participation.turnout] == [(None, None), (None, None)]
    assert "te klein om te tonen" in text(logged_in(council_of(asked.year)).get(at("council", asked.year)))


def test_the_file_names_the_pot_and_what_each_line_buys(asked):
    asked.year.proposals.filter(number=1).update(hours_freed=1200)
    shown = text(logged_in(council_of(asked.year)).get(at("council", asked.year)))
    page = council_page(asked.year, council_of(asked.year), date(2024, 1, 15))
    asked_of_pot = f"samen {euro_rounded(page.text.total)} van de {euro_rounded(page.text.fit.pot)}"
    assert asked_of_pot.replace("\N{NO-BREAK SPACE}", " ") in shown
    assert [line.hours for line in page.text.lines if line.proposals[0].url.endswith("/1/")] == [1200]
    assert "= 1.200 uur" in shown


def test_the_answer_stands_below_the_file_with_a_link_to_it_on_top(asked):
    shown = text(logged_in(council_of(asked.year)).get(at("council", asked.year)))
    link, terms, form = (shown.index(words) for words in ('href="#antwoord"', "Regels en termijnen", 'id="antwoord"'))
    assert link < terms < form


def test_the_file_of_a_new_version_says_what_is_different_and_why(asked):
    leader = leader_of(asked.year.school)
    refused(asked)
    measure = asked.lines.order_by("measure").first()
    assert "Te weinig voor de ondersteuning." in text(logged_in(leader).get(at("plan", asked.year)))
    plans.revise(asked, drop=[measure.measure], reason="Er is niemand voor te vinden.", by=leader, on=REFUSED)
    shown = text(logged_in(council_of(asked.year)).get(at("council", asked.year)))
    assert "Er is niemand voor te vinden." in shown
    assert f"{measure.title} is eruit" in shown
    assert "verving deze versie door een nieuwe" in shown


def test_conditions_that_were_taken_over_stay_on_top_of_the_file(asked):
    plan = answered(asked, Act.CONSENT_WITH_CONDITIONS, "Eerst overleg met het team.")
    shown = text(logged_in(council_of(plan.year)).get(at("council", plan.year)))
    assert "De schoolleiding neemt de voorwaarden over of past het plan aan." in shown
    respond(plan, Act.ACCEPT_CONDITIONS, date(2024, 1, 16))
    page = council_page(plan.year, council_of(plan.year), date(2024, 1, 17))
    assert page.is_consented
    assert page.said is not None
    assert page.said.reasons == "Eerst overleg met het team."


def test_the_year_line_says_what_the_leader_does_and_by_which_day_of_the_law(asked):
    assert turn_of(answered(asked, Act.QUESTION, "Wie?").year, REFUSED).task == "beantwoord de vraag van de PMR"
    respond(asked, Act.ANSWER, date(2024, 1, 16), "De mentoren.")
    turn = turn_of(refused(asked).year, REFUSED)
    assert turn.task == "pas het plan aan of zeg hoe het verder gaat"
    assert turn.by == date(2024, 4, 30)
