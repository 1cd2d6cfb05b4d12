# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan: out of the counted vote, line by line, in versions that do not change."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web.decided import ASKED, MADE, a_counted_year, a_plan, an_asked_plan, answered, at, council_of
from tests.web.makers import Role, a_person, a_school, a_year, leader_of, logged_in

from werkdruk import funding, rules
from werkdruk.deciding.consent import Act, State
from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Brin, CalendarYear, Euro, Span
from werkdruk.web.access import NotYours
from werkdruk.web.actions import councils, plans
from werkdruk.web.actions.awards import pass_on_award, receive_award
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Event, Plan, PlanLine, User
from werkdruk.web.queries.plans import plan_of_count, value_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return a_counted_year()


@pytest.fixture
def leader(year):
    return leader_of(year.school)


def text(answer):
    return " ".join(answer.content.decode().split()).replace("\N{NO-BREAK SPACE}", " ")


def test_before_the_count_the_page_says_what_comes_first():
    year = a_year(a_school())
    answer = logged_in(leader_of(year.school)).get(at("plan", year))
    assert answer.status_code == 200
    assert "de stemming is nog niet geteld" in text(answer)
    assert f'href="{at("vote", year)}"' in text(answer)
    assert "Maak het plan" not in text(answer)
    with pytest.raises(Refused, match="not-counted"):
        plans.make_plan(year, by=leader_of(year.school), on=MADE)


def test_a_plan_has_what_won_and_what_costs_nothing(year):
    plan = a_plan(year)
    rows = [(row.measure, row.title, row.amount) for row in plan.lines.all()]
    assert rows == [
        ("m01", "Voorstel 1", Euro(2_000_000)),
        ("m02", "Voorstel 2", Euro(3_000_000)),
        ("m04", "Een vergadering minder", Euro(0)),
    ]
    assert (plan.version, State(plan.state)) == (1, State.DRAFT)


def test_what_is_kept_is_the_plan_the_count_leads_to(year):
    assert value_of(a_plan(year)) == plan_of_count(year)


def test_every_proposal_that_is_not_in_the_plan_has_a_reason(year):
    plan = value_of(a_plan(year))
    assert [each.proposal for each in plan.dropped] == ["3"]
    assert plan.dropped[0].reason.startswith("Niet gekozen.")


def test_every_line_leads_back_to_its_proposal(year, leader):
    a_plan(year)
    shown = text(logged_in(leader).get(at("plan", year)))
    for number in (1, 2, 3, 4):
        assert f'href="{at("proposal", year, number)}"' in shown
    assert "€ 50.000,00" in shown


def test_the_leader_makes_the_plan_with_one_button_and_twice_changes_nothing(year, leader):
    client = logged_in(leader)
    assert "Maak het plan" in text(client.get(at("plan", year)))
    for _ in range(2):
        answer = client.post(at("plan-make", year), follow=True)
        assert "Het plan is gemaakt: versie 1." in text(answer)
    assert Plan.objects.filter(year=year).count() == 1
    assert Event.objects.filter(verb="plan.made").count() == 1


def test_a_colleague_reads_the_plan_and_whose_it_is(year):
    colleague = User.objects.filter(roles__school=year.school, roles__role=Role.STAFF)[0]
    client = logged_in(colleague)
    shown = text(client.get(at("plan", year)))
    assert "De schoolleiding maakt het plan" in shown
    assert "<button>Maak het plan" not in shown
    assert client.post(at("plan-make", year)).status_code == 403
    with pytest.raises(NotYours):
        plans.make_plan(year, by=colleague, on=MADE)


def test_somebody_of_another_board_finds_no_plan(year):
    a_plan(year)
    stranger = a_person(a_school("99802", "98ZZ"), Role.LEADER)
    assert logged_in(stranger).get(at("plan", year)).status_code == 404


def test_asking_the_council_closes_the_text_and_moves_the_year(year, leader):
    a_plan(year)
    answer = logged_in(leader).post(at("plan-ask", year), {"version": 1}, follow=True)
    assert "De tekst verandert nu niet meer" in text(answer)
    year.refresh_from_db()
    assert Phase(year.phase) is Phase.COUNCIL
    with pytest.raises(NotPossible):
        plans.revise(Plan.objects.get(), drop=["m01"], reason="Toch niet.", by=leader, on=ASKED)


def test_asking_twice_is_refused_with_a_sentence(year, leader):
    a_plan(year)
    client = logged_in(leader)
    client.post(at("plan-ask", year), {"version": 1})
    assert "het is al gedaan" in text(client.post(at("plan-ask", year), {"version": 1}, follow=True))
    assert Event.objects.filter(verb="plan.asked").count() == 1


def lower_the_award(year):
    """The state counts again and finds a sixth of the pupils."""
    controller = User.objects.get(roles__board=year.school.board)
    counts = funding.Counts(
        rows=(funding.PupilCount(Brin(year.school.brin), None, Span.exact(100), Span.exact(0)),),
        counted_on=date(2023, 10, 1),
        digest=f"sha256:{7:064d}",
    )
    given = {"year": CalendarYear(2024), "by": controller, "on": ASKED}
    rule = rules.by_id("vo-2024-1")
    receive_award(year.school.board, counts=counts, rule=rule, document="Herziening", **given)
    pass_on_award(year.school.board, **given)


def test_a_plan_that_costs_more_than_the_pot_cannot_be_asked(year, leader):
    plan = a_plan(year)
    lower_the_award(year)
    with pytest.raises(Refused) as refusal:
        councils.ask_consent(plan, by=leader, on=ASKED)
    assert (refusal.value.code, refusal.value.facts["over"] > Euro.zero()) == ("over-budget", True)
    shown = text(logged_in(leader).get(at("plan", year)))
    assert "meer dan er is" in shown
    assert "Vraag de PMR om instemming" not in shown
    later = plans.revise(plan, drop=["m02"], reason="De pot is kleiner geworden.", by=leader, on=ASKED)
    councils.ask_consent(later, by=leader, on=ASKED)
    assert State(later.state) is State.ASKED


def test_a_new_version_says_what_went_and_why_and_the_old_one_stays(year, leader):
    client = logged_in(leader)
    old = a_plan(year)
    form = {"version": 1, "drop": ["m02"], "reason": "Er was een goedkopere weg."}
    shown = text(client.post(at("plan-revise", year), form, follow=True))
    assert "Voorstel 2 is eruit: € 30.000,00." in shown
    assert shown.count("Er was een goedkopere weg.") >= 2
    assert "Voorstel 1 is" not in shown
    new = Plan.objects.get(version=2)
    assert [line.measure for line in new.lines.all()] == ["m01", "m04"]
    gone = value_of(new).dropped[0]
    assert (gone.proposal, gone.reason) == ("2", "Er was een goedkopere weg.")
    before = text(client.get(at("plan-version", year, 1)))
    assert "Dit is niet de nieuwste versie." in before
    assert "Maak een nieuwe versie" not in before
    assert value_of(old).total == Euro(5_000_000)
    assert old.digest != new.digest


def test_after_a_refusal_the_leader_makes_a_new_version_and_asks_again(year, leader):
    refused = answered(an_asked_plan(year), Act.REFUSE, "Te weinig voor de ondersteuning.")
    later = plans.revise(refused, drop=["m02"], reason="Ruimte voor de ondersteuning.", by=leader, on=date(2024, 1, 20))
    refused.refresh_from_db()
    assert (State(refused.state), State(later.state)) == (State.REVISED, State.DRAFT)
    councils.ask_consent(later, by=leader, on=date(2024, 1, 22))
    assert State(later.state) is State.ASKED


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"drop": ["m02"], "reason": " "}, "Schrijf erbij waarom."),
        ({"drop": [], "reason": "Zomaar."}, "Zo verandert er niets. Haal iets eruit, verander iets of zet iets terug."),
        ({"drop": ["m01", "m02", "m04"], "reason": "Alles weg."}, "Laat minstens één maatregel staan."),
    ],
)
def test_a_wrong_revision_says_what_is_wrong_and_keeps_what_was_typed(year, leader, form, sentence):
    a_plan(year)
    shown = text(logged_in(leader).post(at("plan-revise", year), {"version": 1, **form}))
    assert sentence in shown
    assert form["reason"].strip() in shown
    assert shown.count(" checked") == len(form["drop"])
    assert Plan.objects.count() == 1


def test_revising_an_old_version_in_a_second_tab_is_refused_with_a_sentence(year, leader):
    a_plan(year)
    client = logged_in(leader)
    form = {"version": 1, "drop": ["m02"], "reason": "Goedkoper."}
    client.post(at("plan-revise", year), form)
    assert "Er is een nieuwere versie van het plan." in text(client.post(at("plan-revise", year), form, follow=True))
    assert Plan.objects.count() == 2


def test_a_version_that_does_not_exist_is_no_page(year, leader):
    a_plan(year)
    client = logged_in(leader)
    assert client.get(at("plan-version", year, 7)).status_code == 404
    assert client.post(at("plan-ask", year), {"version": "zeven"}).status_code == 404


def test_a_plan_that_was_changed_behind_our_back_is_not_shown(year, leader):
    plan = a_plan(year)
    PlanLine.objects.filter(plan=plan, measure="m01").update(amount=Euro(1))
    client = logged_in(leader)
    for name in ("plan", "council", "money", "account"):
        answer = client.get(at(name, year))
        assert answer.status_code == 500, name
        assert plan.digest in text(answer)


def test_the_council_reads_the_plan_but_does_not_make_it(year):
    a_plan(year)
    member = logged_in(council_of(year))
    assert member.get(at("plan", year)).status_code == 200
    assert member.post(at("plan-ask", year), {"version": 1}).status_code == 403
