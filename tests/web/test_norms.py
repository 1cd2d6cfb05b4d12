# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A board's own cost of an fte and its own hours: in versions that never change, used in prices, or national again."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.decided import at
from tests.web.makers import (
    DAY,
    Role,
    a_person,
    a_proposal,
    a_school,
    a_year,
    logged_in,
    seen,
    staff,
)
from tests.web.test_proposals import answers

from werkdruk.kernel import Euro, Month, proportion
from werkdruk.planning import NotPriced, StaffGroup, TimeNorm
from werkdruk.web.access import NotYours
from werkdruk.web.actions.norms import back_to_national, set_cost, set_time
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import BoardNorm, Event, Proposal
from werkdruk.web.models.facts import Unchangeable
from werkdruk.web.queries.norms import with_norms
from werkdruk.web.queries.prices import AskKind, Wish, priced

pytestmark = pytest.mark.django_db
COST = {"cost-staff": "teacher", "cost-per_fte": "100.000,00", "cost-year": "2024", "cost-source": "Begroting 2024"}
TIMES = {
    "time-year_hours": "1600",
    "time-lesson_minutes": "60",
    "time-lesson_weeks": "38",
    "time-max_lessons": "22",
    "time-surcharge": "0,7",
    "time-year": "2024",
    "time-source": "Taakbeleid 2024",
}


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 3)
    return made


@pytest.fixture
def controller(year):
    return year.school.board.roles.get().user


def norms_at(year, name="norms"):
    return reverse(name, args=[year.school.board.number])


def a_job(**changes):
    return Wish(AskKind.FTE, Month(2023, 8), Month(2024, 7), "teacher", 100, **changes)


def cost(year, controller, euros=100_000, **changes):
    told = {"year": 2024, "source": "Begroting 2024", "by": controller, "on": DAY, **changes}
    set_cost(year.school.board, StaffGroup.TEACHER, Euro(euros * 100), **told)


def test_a_board_gives_its_own_cost_with_source_and_year(year, controller):
    client = logged_in(controller)
    for _ in range(2):  # sent twice, kept once
        assert client.post(norms_at(year, "norms-cost"), COST).status_code == 302
    kept = BoardNorm.objects.get()
    assert (kept.per_fte, kept.year, kept.source) == (Euro(10_000_000), 2024, "Begroting 2024")
    page = seen(client.get(norms_at(year)))
    assert "100.000,00 2024, Begroting 2024" in page
    assert "landelijke GPL leraren 2021" in page, "the national one stands beside it with its year"
    assert Event.objects.filter(verb="norms.set").count() == 1


def test_a_version_never_changes_and_the_newest_holds(year, controller):
    cost(year, controller, 90_000)
    cost(year, controller, 95_000)
    assert BoardNorm.objects.count() == 2
    with pytest.raises(Unchangeable):
        BoardNorm.objects.first().save()
    assert with_norms(a_job(), year.school).norms.cost.per_fte == Euro(9_500_000)
    assert "90.000,00" in seen(logged_in(controller).get(norms_at(year))), "the history stays"


def test_a_new_proposal_is_priced_with_it_and_an_old_one_keeps_its_price(year, controller):
    old = a_proposal(year, "Oud", a_job())
    cost(year, controller)
    new = a_proposal(year, "Nieuw", a_job())
    assert old.price == Euro(9_867_166)
    assert new.price == Euro(10_000_000)
    cost(year, controller, 120_000)
    page = seen(logged_in(controller).get(at("proposal", year, new.number)))
    assert "eigen bedrag per fte leraar 2024 (eigen norm)" in page
    assert "die geldt" not in page, "the norms it was priced with are kept with it"


def test_whoever_proposes_can_choose_the_national_cost(year, controller):
    cost(year, controller)
    client = logged_in(staff(year.school, 1)[0])
    page = client.post(at("price", year), answers(year, norms="own"), headers={"hx-request": "true"})
    assert "40.000,00" in seen(page)
    client.post(at("propose", year), answers(year, send="1", norms="national"))
    assert Proposal.objects.get().price == Euro(3_946_866)
    shown = client.post(at("propose", year), answers(year, next="1")).content.decode()
    assert "Met welke bedragen rekenen we?" in shown


def test_without_own_norms_nobody_is_asked(year):
    client = logged_in(staff(year.school, 1)[0])
    shown = client.post(at("propose", year), answers(year, next="1")).content.decode()
    assert "Met welke bedragen rekenen we?" not in shown


def test_own_hours_change_what_a_lesson_costs(year, controller):
    assert logged_in(controller).post(norms_at(year, "norms-time"), TIMES).status_code == 302
    wish = Wish(AskKind.LESSONS, Month(2023, 8), Month(2024, 7), quantity_hundredths=100, method="hours")
    found = with_norms(wish, year.school)
    assert found.norms.time == TimeNorm(1600, 60, 38, 22, 70)
    assert found.norms.cost.own is False, "the cost stays the national one"
    assert priced(found, "havo").price.amount == proportion(Euro(9_867_166), 38 * 170, 1600 * 100), "60 x 38 minutes"
    page = seen(logged_in(controller).get(norms_at(year)))
    assert "Een volle baan is 1.600 uur per jaar" in page


def test_a_board_can_go_back_to_the_national_cost(year, controller):
    cost(year, controller)
    for _ in range(2):
        sent = logged_in(controller).post(norms_at(year, "norms-national"), {"subject": "teacher"})
        assert sent.status_code == 302
    assert BoardNorm.objects.count() == 2
    assert with_norms(a_job(), year.school).norms.cost.own is False
    with pytest.raises(NotPriced):
        back_to_national(year.school.board, "directeur", by=controller, on=DAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"cost-per_fte": "veel"}, "Schrijf een bedrag"),
        ({"cost-per_fte": "0"}, "hoger zijn dan nul"),
        ({"cost-source": ""}, "Schrijf op waar het bedrag vandaan komt."),
        ({"cost-year": "1900"}, "2010"),
    ],
)
def test_wrong_input_is_sent_back_with_what_was_typed(year, controller, changes, words):
    page = logged_in(controller).post(norms_at(year, "norms-cost"), {**COST, **changes})
    assert page.status_code == 200
    assert words in seen(page)
    assert 'value="Begroting 2024"' in page.content.decode() or "cost-source" in changes
    assert not BoardNorm.objects.exists()


def test_a_surcharge_that_is_no_number_is_sent_back(year, controller):
    for wrong in ("veel", "2,5", "-1"):
        page = logged_in(controller).post(norms_at(year, "norms-time"), {**TIMES, "time-surcharge": wrong})
        assert "Schrijf een getal van 0 tot en met 2" in seen(page)


def test_only_the_controller_of_the_board_sets_norms(year, controller):
    person = a_person(year.school, Role.STAFF)
    page = logged_in(person).get(norms_at(year))
    assert "Deze bedragen geeft de controller van het bestuur." in seen(page)
    for name in ("norms-cost", "norms-time", "norms-national"):
        assert logged_in(person).post(norms_at(year, name), COST).status_code == 403
    stranger = a_person(a_school("99803", "98YY").board, Role.CONTROLLER)
    assert logged_in(stranger).get(norms_at(year)).status_code == 404
    with pytest.raises(NotYours):
        cost(year, person)
    with pytest.raises(Refused, match="no-source-of-amount"):
        cost(year, controller, source=" ")
    with pytest.raises(Refused, match="no-source-of-amount"):
        set_time(year.school.board, TimeNorm(), year=2024, source="", by=controller, on=DAY)


def test_hours_that_are_hired_rest_on_no_norm(year, controller):
    cost(year, controller)
    hired = Wish(AskKind.HOURS, Month(2024, 2), Month(2024, 7), "teacher", 10_000, cost=Euro(3_500))
    assert with_norms(hired, year.school).norms is None
    assert priced(hired, "havo").price.amount == Euro(350_000)
    assert priced(hired, "havo").caveats == ()
