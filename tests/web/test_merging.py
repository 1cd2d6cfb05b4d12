# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What units chose becomes one plan: traced, joined by people, made to fit by the rule that was agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.web.joining_schools import (
    TODAY,
    a_joining_school,
    a_wanted,
    chosen_everywhere,
    planned,
    pot_becomes,
    settled,
    two_doubles,
)
from tests.web.makers import Role, a_proposal, a_school, a_year, leader_of, logged_in, seen

from werkdruk.deciding.frames import Joining, OverBudget, Stance, Theme
from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.planning import NotAlike
from werkdruk.web.access import NotYours
from werkdruk.web.actions import merging
from werkdruk.web.actions.frames import Forbidden
from werkdruk.web.actions.plans import make_plan
from werkdruk.web.actions.polls import answer_poll, close_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.talks import Meant, decide, pick
from werkdruk.web.models import Deelplan, Event, JoinedMeasure, Plan, Proposal, TalkPick, User
from werkdruk.web.queries.deelplannen import by_deelplan, merged_of
from werkdruk.web.queries.joined_prices import AskedOtherwise, joined_price
from werkdruk.web.queries.plans import value_of
from werkdruk.web.queries.prices import AskKind

pytestmark = pytest.mark.django_db


def at(name, school, *rest):
    return reverse(name, args=[school.year.school.brin, school.year.school_year, *rest])


@pytest.fixture
def school():
    return a_joining_school()


# one plan


def test_every_line_leads_back_to_its_unit_and_its_proposal(school):
    chosen_everywhere(school)
    agreed = a_wanted(school, school.two, "Een vergadering minder", 0, kind=AskKind.AGREEMENT)
    no = a_proposal_turned_down(school)
    plan = planned(school)
    value = value_of(plan)
    assert [(line.measure, line.unit, line.proposals, line.amount) for line in value.lines] == [
        ("m01", "Onderbouw", ("1",), Euro(1_000_000)),
        ("m02", "Plein", ("2",), Euro(800_000)),
        ("m03", "Vakken", ("3",), Euro(600_000)),
        ("m05", "Plein", ("5",), Euro(0)),
    ]
    assert agreed.number == 5
    assert {(each.proposal, each.reason) for each in value.dropped} == {
        ("4", "Minder nodig."),
        (str(no.number), "Er is niemand."),
    }
    assert value.untraced == ()
    assert Phase(type(school.year).objects.get().phase) is Phase.CHOOSING, "making the plan closes the proposals"


def a_proposal_turned_down(school):
    from werkdruk.web.actions.judging import judge

    author = User.objects.filter(memberships__unit=school.one, roles__role=Role.STAFF).order_by("id")[0]
    made = a_proposal(school.year, "Kan niet", by=author)
    judge(made, feasible=False, reason="Er is niemand.", by=school.leader, on=date(2023, 12, 10))
    return made


def test_the_plan_waits_until_all_places_have_chosen(school):
    one = a_wanted(school, school.one, "Surveillanten", 10_000)
    settled(school, school.one, [one])
    with pytest.raises(Refused, match="not-all-settled") as refusal:
        planned(school)
    assert refusal.value.facts == {"units": "Plein, de hele school"}
    page = seen(logged_in(school.leader).get(at("plan", school)))
    assert "Plein, de hele school" in page
    assert "Maak het plan:" not in page


def test_a_unit_without_a_plan_is_written_down_with_the_reason(school):
    ten, _eight, six = (
        a_wanted(school, unit, title, 1_000)
        for unit, title in ((school.one, "Een"), (school.two, "Twee"), (school.rest, "Drie"))
    )
    settled(school, school.one, [ten])
    settled(school, None, [six])
    with pytest.raises(Refused, match="no-reason"):
        merging.without_plan(school.year, school.two, reason=" ", by=school.leader, on=TODAY)
    with pytest.raises(NotYours):
        merging.without_plan(school.year, school.two, reason="Ziek.", by=school.council, on=TODAY)
    for _ in range(2):
        kept = merging.without_plan(school.year, school.two, reason="Iedereen was ziek.", by=school.leader, on=TODAY)
    with pytest.raises(Refused, match="settled-before"):
        merging.without_plan(school.year, school.two, reason="Anders.", by=school.leader, on=TODAY)
    with pytest.raises(Refused, match="no-own-pot"):
        merging.without_plan(school.year, school.rest, reason="Ziek.", by=school.leader, on=TODAY)
    merging.after_all(kept, by=school.leader, on=TODAY)
    assert Deelplan.objects.filter(unit=school.two).count() == 0
    with pytest.raises(Refused, match="settled-before"):
        merging.after_all(Deelplan.objects.get(unit=school.one), by=school.leader, on=TODAY)
    merging.without_plan(school.year, school.two, reason="Iedereen was ziek.", by=school.leader, on=TODAY)
    dropped = {each.proposal: each.reason for each in value_of(planned(school)).dropped}
    assert dropped == {"2": "De eenheid maakte geen plan: Iedereen was ziek."}


def test_what_nobody_spoke_about_says_so(school):
    chosen_everywhere(school)
    later = a_wanted(school, school.one, "Later bedacht", 500)
    assert {each.proposal: each.reason for each in value_of(planned(school)).dropped}[str(later.number)] == (
        "Niet gekozen: hierover is niet beslist toen er gekozen werd."
    )


def test_an_unjudged_proposal_holds_up_the_plan(school):
    chosen_everywhere(school)
    author = User.objects.filter(memberships__unit=school.one, roles__role=Role.STAFF).order_by("id")[0]
    a_proposal(school.year, "Nog niet bekeken", by=author)
    with pytest.raises(Refused, match="not-judged-yet"):
        planned(school)


def test_a_required_theme_the_plan_does_not_speak_of_is_refused_by_its_clause():
    theme = Theme("rust", "Rust in de pauze", Stance.REQUIRED, "Dit kwam uit het onderzoek.")
    school = a_joining_school(themes=(theme,))
    chosen_everywhere(school)
    with pytest.raises(Forbidden):
        planned(school)
    Proposal.objects.filter(number=1).update(themes={"rust": ""})
    assert planned(school).version == 1


def test_nothing_chosen_anywhere_is_no_plan(school):
    for unit in (school.one, school.two):
        merging.without_plan(school.year, unit, reason="Geen tijd.", by=school.leader, on=TODAY)
    one = a_wanted(school, school.rest, "Materiaal", 6_000)
    settled(school, None, [], [one])
    with pytest.raises(Refused, match="plan-empty"):
        planned(school)


def test_a_year_without_frames_is_planned_as_before():
    year = a_year(a_school())
    assert not by_deelplan(year)
    with pytest.raises(Refused, match="not-counted"):
        make_plan(year, by=leader_of(year.school), on=TODAY)
    page = logged_in(leader_of(year.school)).get(reverse("merge", args=[year.school.brin, year.school_year]))
    assert "Er valt niets samen te voegen" in seen(page)


def test_the_plan_is_made_once_and_not_in_another_phase(school):
    chosen_everywhere(school)
    plan = planned(school)
    assert planned(school) == plan
    assert Plan.objects.count() == 1
    for step in (
        lambda: merging.join(school.year, ["m01", "m02"], title="Een", by=school.leader, on=TODAY),
        lambda: merging.without_plan(school.year, school.one, reason="Nee.", by=school.leader, on=TODAY),
        lambda: merging.send_back(Deelplan.objects.first(), reason="Nee.", by=school.leader, on=TODAY),
    ):
        with pytest.raises(Refused, match="plan-made"):
            step()


@pytest.mark.parametrize("phase", [Phase.COUNCIL, Phase.CARRYING_OUT])
def test_a_plan_of_deelplannen_is_not_made_later(school, phase):
    chosen_everywhere(school)
    type(school.year).objects.update(phase=str(phase))
    with pytest.raises(Refused, match="not-choosing-now"):
        planned(school)


# joining


def test_doubles_are_joined_by_people_at_a_price_worked_out_once(school):
    one, two = two_doubles(school)
    assert {each.line.measure for each in merged_of(school.year, TODAY).chosen} == {"m01", "m02", "m03"}, (
        "not by itself"
    )
    made = merging.join(school.year, ["m01", "m02"], title="Assistenten", by=school.council, on=TODAY)
    assert made.amount == joined_price([one, two])
    assert abs(made.amount.cents - one.price.cents - two.price.cents) <= 1
    line = next(each for each in value_of(planned(school)).lines if each.measure == "m01")
    assert (line.title, line.units, line.proposals) == ("Assistenten", ("Onderbouw", "Plein"), ("1", "2"))
    assert line.amount == made.amount


def test_joining_twice_is_once_and_it_can_be_undone_before_the_plan(school):
    two_doubles(school)
    for _ in range(2):
        made = merging.join(school.year, ["m02", "m01"], title="Assistenten", by=school.leader, on=TODAY)
    assert JoinedMeasure.objects.count() == 1
    with pytest.raises(Refused, match="joined-before"):
        merging.join(school.year, ["m01", "m03"], title="Iets anders", by=school.leader, on=TODAY)
    merging.part(made, by=school.council, on=TODAY)
    assert {each.line.measure for each in merged_of(school.year, TODAY).chosen} == {"m01", "m02", "m03"}
    assert Event.objects.filter(verb="plan.parted").exists()


@pytest.mark.parametrize(
    ("measures", "title", "wrong"),
    [
        (["m01", "m09"], "Assistenten", Refused),
        (["m01"], "Assistenten", NotAlike),
        (["m01", "m02"], "  ", Refused),
        (["m01", "m03"], "Assistenten", AskedOtherwise),
    ],
)
def test_what_is_no_double_is_not_joined(school, measures, title, wrong):
    two_doubles(school)
    with pytest.raises(wrong):
        merging.join(school.year, measures, title=title, by=school.leader, on=TODAY)
    assert not JoinedMeasure.objects.exists()


@pytest.mark.parametrize("other", [{"function": "teacher"}, {"structural": True}])
def test_other_people_or_other_months_are_another_price(school, other):
    one, two = two_doubles(school, **other)
    with pytest.raises(AskedOtherwise):
        joined_price([one, two])
    page = seen(logged_in(school.leader).get(at("merge", school)))
    if "structural" in other:
        assert "Eén prijs is daar niet van te maken." in page


def test_purchases_add_up_in_money_and_agreements_cost_nothing(school):
    bought = [a_wanted(school, school.one, f"Laptops {n}", n, kind=AskKind.PURCHASE) for n in (1_000, 250)]
    assert joined_price(bought) == Euro(125_000)
    said = [a_wanted(school, school.one, f"Afspraak {n}", 0, kind=AskKind.AGREEMENT) for n in (1, 2)]
    assert joined_price(said) == Euro(0)


def test_frames_that_collect_keep_every_line_apart():
    school = a_joining_school(joining=Joining.COLLECT)
    two_doubles(school)
    with pytest.raises(Forbidden):
        merging.join(school.year, ["m01", "m02"], title="Assistenten", by=school.leader, on=TODAY)
    page = seen(logged_in(school.leader).get(at("merge", school)))
    assert "Wat lijkt op elkaar?" not in page
    assert len(value_of(planned(school)).lines) == 3


def test_staff_reads_along_and_joins_nothing(school):
    two_doubles(school)
    person = User.objects.filter(roles__role=Role.STAFF).first()
    page = seen(logged_in(person).get(at("merge", school)))
    assert "Jij kunt meelezen" in page
    assert "Maak er één van" not in page
    assert logged_in(person).post(at("merge-join", school), {}).status_code == 403
    with pytest.raises(NotYours):
        merging.join(school.year, ["m01", "m02"], title="Assistenten", by=person, on=TODAY)


# too much


def test_what_was_chosen_last_drops_out_where_the_frames_say_so():
    school = a_joining_school(over_budget=OverBudget.DROP_LAST)
    chosen_everywhere(school)
    last = a_wanted(school, school.one, "Als laatste", 4_000)
    Deelplan.objects.get(unit=school.one).lines.create(proposal=last, chosen=True, order=2)
    Proposal.objects.filter(pk=last.pk).update(state=str(ProposalState.CHOSEN))
    pot_becomes(school, 157)
    page = seen(logged_in(school.leader).get(at("merge", school)))
    assert "valt af" in page
    value = value_of(planned(school))
    assert [line.measure for line in value.lines] == ["m01", "m02", "m03"]
    assert "viel af: zo staat het in de kaders" in {each.proposal: each.reason for each in value.dropped}["5"]


def test_everything_gives_up_the_same_part_where_the_frames_say_so():
    school = a_joining_school(over_budget=OverBudget.CUT_ALL)
    chosen_everywhere(school)
    pot = pot_becomes(school, 75)
    value = value_of(planned(school))
    assert (value.total, len(value.lines)) == (pot, 3)
    for line, before in zip(value.lines, (10, 8, 6), strict=True):
        assert abs(line.amount.cents * 24 - pot.cents * before) < 24


def test_another_way_than_agreed_is_refused_by_its_clause():
    school = a_joining_school(over_budget=OverBudget.CUT_ALL)
    chosen_everywhere(school)
    pot_becomes(school, 75)
    with pytest.raises(Forbidden):
        make_plan(school.year, way=OverBudget.DROP_LAST, by=school.leader, on=TODAY)
    with pytest.raises(Forbidden):
        merging.send_back(Deelplan.objects.get(unit=school.one), reason="Te veel.", by=school.leader, on=TODAY)
    with pytest.raises(Forbidden):
        merging.ask_which_package(school.year, closes=TODAY, by=school.leader, on=TODAY)


def test_a_deelplan_goes_back_to_its_unit_which_chooses_what_becomes_less():
    school = a_joining_school(over_budget=OverBudget.BACK_TO_UNITS)
    ten, *_rest = chosen_everywhere(school)
    kept = Deelplan.objects.get(unit=school.one)
    with pytest.raises(Refused, match="plan-fits"):
        merging.send_back(kept, reason="Te veel.", by=school.leader, on=TODAY)
    pot_becomes(school, 113)
    with pytest.raises(Refused, match="over-back-to-units"):
        planned(school)
    with pytest.raises(Refused, match="no-reason"):
        merging.send_back(kept, reason=" ", by=school.leader, on=TODAY)
    with pytest.raises(Refused, match="no-own-pot"):
        merging.send_back(Deelplan.objects.get(unit=None), reason="Te veel.", by=school.leader, on=TODAY)
    merging.send_back(kept, reason="Het plan kost te veel.", by=school.leader, on=TODAY)
    with pytest.raises(Refused, match="not-settled"):
        merging.send_back(kept, reason="Het plan kost te veel.", by=school.leader, on=TODAY)
    assert TalkPick.objects.get(proposal=ten).chosen
    with pytest.raises(Refused, match="not-all-settled"):
        planned(school)
    gone = Proposal.objects.get(number=4)
    pick(ten, Meant(False, "Dan liever de reis"), seen=1, by=school.leader)
    pick(gone, Meant(True), seen=1, by=school.leader)
    decide(school.year, school.one, by=school.leader, on=TODAY)
    lines = value_of(planned(school)).lines
    assert [line.measure for line in lines] == ["m02", "m03", "m04"]
    assert Euro.sum(line.amount for line in lines) == Euro(1_700_000)


def test_personnel_choose_between_packages_that_fit():
    school = a_joining_school(over_budget=OverBudget.PACKAGE_VOTE)
    with pytest.raises(Refused, match="not-all-settled"):
        merging.ask_which_package(school.year, closes=TODAY, by=school.leader, on=TODAY)
    chosen_everywhere(school)
    with pytest.raises(Refused, match="plan-fits"):
        merging.ask_which_package(school.year, closes=TODAY, by=school.leader, on=TODAY)
    pot_becomes(school, 75)
    with pytest.raises(Refused, match="over-package-vote"):
        planned(school)
    client = logged_in(school.leader)
    client.post(at("merge-ask", school), {"closes": TODAY.isoformat()})
    poll = school.year.polls.get()
    people = list(User.objects.filter(appointments__school=school.year.school))
    for place, person in enumerate(people):
        answer_poll(poll, poll.answers[1 if place < 10 else 0], by=person, on=TODAY)
    client.post(at("merge-close", school))
    value = value_of(planned(school))
    assert (value.total, len(value.lines)) == (merged_of(school.year, TODAY).pot, 3)


def test_between_packages_with_as_many_votes_the_last_chosen_drops_out():
    school = a_joining_school(over_budget=OverBudget.PACKAGE_VOTE)
    chosen_everywhere(school)
    pot_becomes(school, 126)
    poll = merging.ask_which_package(school.year, closes=TODAY, by=school.leader, on=TODAY)
    people = list(User.objects.filter(appointments__school=school.year.school))
    for person, answer in zip(people[:2], poll.answers, strict=True):
        answer_poll(poll, answer, by=person, on=TODAY)
    close_poll(poll, by=school.leader, on=TODAY + timedelta(days=1))
    assert [line.measure for line in value_of(planned(school)).lines] == ["m01", "m03"]
