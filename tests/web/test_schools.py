# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The school year: what there is to decide about, line by line, how far it is and whose turn it is."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.web.decided import a_running_year, booked
from tests.web.makers import (
    DAY,
    SCHOOL_YEAR,
    Role,
    a_feasible_proposal,
    a_person,
    a_school,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)

from werkdruk import funding, ledger, rules
from werkdruk.kernel import Brin, CalendarYear, Euro, SchoolYear, Span
from werkdruk.planning import Pot, PotLine, PotLineKind
from werkdruk.web.actions.awards import pass_on_award, receive_award
from werkdruk.web.actions.ledger import keep_entry
from werkdruk.web.actions.voting import open_round
from werkdruk.web.actions.years import start_year
from werkdruk.web.models import Event, School, Year
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.outlooks import outlook_of
from werkdruk.web.queries.pots import parts_of_year, position_of_year, pot_of_year, year_pot
from werkdruk.web.queries.schools import year_page

pytestmark = pytest.mark.django_db
RULES = {2022: ("vo-2022-1", date(2022, 11, 21)), 2023: ("vo-2023-1", date(2023, 2, 20)), 2024: ("vo-2024-1", DAY)}


@pytest.fixture
def school() -> School:
    made = a_school()
    a_person(made, Role.LEADER, group="leader")
    a_person(made.board, Role.CONTROLLER)
    staff(made, 2)
    return made


@pytest.fixture
def year(school) -> Year:
    """School year 2023/2024, begun, without money."""
    return start_year(school, SCHOOL_YEAR, by=leader_of(school), on=date(2023, 11, 13))


def award(school: School, year: int, *, rule: str = "", on: date | None = None, pupils: int = 600, go_on: bool = True):
    usual, day = RULES[year]
    row = funding.PupilCount(Brin(school.brin), None, Span.exact(pupils), Span.exact(0))
    given = {"year": CalendarYear(year), "by": school.board.roles.get().user, "on": on or day}
    counts = funding.Counts((row,), date(year - 1, 10, 1), f"sha256:{year}{pupils}")
    rule = rule or usual
    receive_award(school.board, counts=counts, rule=rules.by_id(rule), document=f"Brief {year}", **given)
    if go_on:
        pass_on_award(school.board, **given)


def page_of(year: Year, person=None) -> str:
    address = reverse("year", args=[year.school.brin, year.school_year])
    return seen(logged_in(person or leader_of(year.school)).get(address))


# the pot


def test_a_pot_is_five_months_of_one_year_and_seven_of_the_next(school, year):
    award(school, 2023)
    award(school, 2024)
    lines = pot_of_year(year, DAY).lines
    assert [(line.months, str(line.funding_year), line.estimate) for line in lines] == [
        (5, "2023", False),
        (7, "2024", False),
    ]
    collective = [funding.halve(rules.by_id(RULES[each][0]).content.general * 600)[1] for each in (2023, 2024)]
    assert lines[0].amount.cents * 12 == pytest.approx(collective[0].cents * 5, abs=12)
    assert lines[1].amount.cents * 12 == pytest.approx(collective[1].cents * 7, abs=12)


def test_two_school_years_take_a_funding_year_exactly_once(school, year):
    earlier = start_year(school, SchoolYear(2022), by=leader_of(school), on=date(2022, 11, 14))
    award(school, 2023)
    parts = [position_of_year(each, DAY).received_in_all for each in (earlier, year)]
    assert Euro.sum(parts) == funding.halve(rules.by_id("vo-2023-1").content.general * 600)[1]


def test_a_pot_is_what_the_ledger_says(school, year):
    award(school, 2023)
    award(school, 2024)
    place = position_of_year(year, DAY)
    assert pot_of_year(year, DAY).total == place.received_in_all + place.carried_in == place.left


def test_a_carried_line_is_traced_to_the_pupils_it_was_for(school, year):
    award(school, 2023)
    carry(school, SchoolYear(2022))
    carried = year_pot(year, DAY).lines[-1]
    assert (carried.line.kind, carried.line.rule) == (PotLineKind.CARRIED, "vo-2023-1")
    assert "had op 1 oktober 2022 600 leerlingen" in carried.steps[0].text
    assert carried.steps[-1].amount == carried.line.amount


def test_every_line_of_a_pot_has_its_trace_down_to_the_pupils(school, year):
    award(school, 2023)
    for traced in year_pot(year, DAY).lines:
        assert traced.steps[0].text.startswith("School 98AA (School 98AA) had op 1 oktober 2022 600 leerlingen")
        assert any(step.amount == traced.line.amount for step in traced.steps)


def test_a_year_that_is_not_awarded_yet_is_an_estimate_by_its_own_rule(school, year):
    award(school, 2023)
    line = pot_of_year(year, DAY).lines[1]
    assert (line.estimate, line.rule) == (True, "vo-2024-1")
    assert line.amount.cents == pytest.approx(31676 * 600 / 2 * 7 / 12, abs=1)
    assert "schatting: het ministerie heeft dit nog niet toegekend" in page_of(year)


def test_a_year_without_a_rule_gets_no_amount(school, year):
    award(school, 2023)
    before_the_rule = date(2023, 11, 19)
    found = year_pot(year, before_the_rule)
    assert found.unknown == (CalendarYear(2024),)
    assert [str(line.funding_year) for line in found.pot.lines] == ["2023"]
    lines = year_page(year, leader_of(school), before_the_rule).lines
    assert [line.amount is None for line in lines] == [False, True]
    assert "nog niet bekend" in lines[1].caveat


def test_what_is_awarded_and_not_passed_on_is_said(school, year):
    award(school, 2023, go_on=False)
    text = page_of(year)
    assert "Er is nog niets doorgegeven: dat doet het bestuur, Bestuur 99801." in text
    assert "toegekend, nog niet doorgegeven door het bestuur" in text
    found = year_pot(year, date(2023, 11, 19))
    assert (found.is_waiting, found.is_estimate) == (True, False)


def test_a_difference_that_waits_at_the_board_is_a_step_of_the_trace(school, year):
    award(school, 2023)
    award(school, 2023, rule="vo-2023-2", on=date(2023, 9, 4), go_on=False)
    line = year_pot(year, DAY).lines[0]
    assert line.owed.cents > 0
    assert line.steps[-1].text == "Het bestuur moet hiervan nog doorgeven:"
    assert line.steps[-1].amount == line.owed
    assert "het bestuur moet hier nog een verschil van doorgeven" in page_of(year)


def test_the_seven_months_before_any_plan_are_carried_in_once(school):
    transition = start_year(school, SchoolYear(2022), by=leader_of(school), on=date(2022, 11, 14))
    award(school, 2022)
    carry(school, SchoolYear(2021))
    lines = {line.kind: line for line in pot_of_year(transition, DAY).lines}
    carried = lines[PotLineKind.CARRIED]
    assert carried.source.startswith("januari tot en met juli 2022, eenmalig")
    assert carried.rule == "vo-transition-2022-1"
    assert carried.amount == position_of_year(transition, DAY).carried_in
    assert "Januari tot en met juli 2022, eenmalig" in page_of(transition)


def carry(school: School, from_year: SchoolYear) -> None:
    entries = load_entries(school=school.brin)
    left = ledger.position(entries, school.brin, from_year).left
    voucher = ledger.Voucher(uuid4(), date(2023, 10, 2), "Besluit over het restant")
    money = ledger.balances(entries)
    keep_entry(ledger.carry_from(voucher, money, school=school.brin, school_year=from_year, amount=left))


def test_money_carried_over_leaves_one_pot_and_comes_into_the_next(school, year):
    earlier = start_year(school, SchoolYear(2022), by=leader_of(school), on=date(2022, 11, 14))
    award(school, 2023)
    left = position_of_year(earlier, DAY).left
    carry(school, SchoolYear(2022))
    parts = parts_of_year(earlier, DAY)
    assert (parts.received, parts.left, parts.chosen) == (left, left, Euro(0))
    assert position_of_year(earlier, DAY).left == Euro(0)
    assert [line.amount for line in pot_of_year(year, DAY).lines if line.kind is PotLineKind.CARRIED] == [left]
    assert "Over uit het vorige schooljaar (geld van 2023)" in page_of(year)
    assert "mee naar het volgende schooljaar" in page_of(earlier)


def test_the_parts_of_the_bar_add_up_when_money_is_committed_and_spent():
    year = a_running_year()
    booked(year, "commit", "m01", 300_000)
    booked(year, "spend", "m01", 100_000)
    parts = parts_of_year(year, DAY)
    assert (parts.chosen_in_all, parts.chosen) == (Euro(5_000_000), Euro(4_700_000))
    assert (parts.committed, parts.spent) == (Euro(200_000), Euro(100_000))
    assert parts.received == parts.chosen + parts.committed + parts.spent + parts.left
    assert "Daarvan is € 50.000 gekozen." in page_of(year)


# the page


def test_the_first_line_answers_the_question(school, year):
    award(school, 2023)
    award(school, 2024)
    text = page_of(year)
    euros = pot_of_year(year, DAY).total.cents // 100
    assert f"Jullie school heeft dit schooljaar € {euros // 1000}.{euros % 1000:03d}" in text
    assert "Daarvan is nog niets gekozen." in text


def test_a_year_without_any_money_is_no_error(year):
    text = page_of(year)
    assert "Er is nog niets bekend over het geld van dit schooljaar." in text
    assert "Er is nog niets doorgegeven" in text
    assert "Deel van 2023" in text


def test_an_amount_says_what_it_buys(school, year):
    award(school, 2023)
    page = year_page(year, leader_of(school), DAY)
    assert [bought.norm.staff for bought in page.buys] == ["teacher", "support"]
    assert page.buys[0].norm.title == "landelijke GPL leraren 2021, groep 2"
    assert all(line.buys.endswith("fte leraar") for line in page.lines)


def test_all_pages_of_the_year_are_always_there_with_how_they_stand(year):
    stops = {stop.title: stop.words for stop in year_page(year, leader_of(year.school), DAY).stops}
    assert stops == {
        "Kaders": "in de maak",
        "Voorstellen": "nog geen voorstellen",
        "Stemmen": "nog niet geopend",
        "Uitslag": "nog niet geteld",
        "Plan": "nog geen plan",
        "PMR": "nog niets gevraagd",
        "Geld": "nog niets vastgelegd",
        "Verantwoording": "nog niet vastgesteld; de stand tot nu toe staat er al",
    }


def test_the_step_of_now_is_yours_or_says_whose_it_is(year):
    mine = year_page(year, leader_of(year.school), DAY).next_step
    assert mine is not None
    assert (mine.who, mine.is_mine, mine.is_late) == ("schoolleiding en PMR", True, True)
    theirs = page_of(year, a_person(year.school.board, Role.CONTROLLER))
    assert "Deze stap is niet aan jou." in theirs


def test_while_people_vote_the_closing_day_is_the_day_that_counts():
    year = a_year(a_school())
    staff(year.school, 1)
    a_feasible_proposal(year)
    open_round(year, closes=date(2024, 2, 1), lot=(1,), by=leader_of(year.school), on=DAY)
    year.refresh_from_db()
    step = year_page(year, leader_of(year.school), DAY).next_step
    assert step is not None
    assert (step.task, step.by, step.is_late) == ("stem op de voorstellen", date(2024, 2, 1), False)
    assert "Kiezen alle medewerkers uiterlijk 1 februari 2024" in page_of(year)


def test_a_year_that_is_accounted_for_has_nothing_left_to_do(year):
    Year.objects.update(phase="accounted")
    year.refresh_from_db()
    assert year_page(year, leader_of(year.school), DAY).next_step is None
    assert "Stap 6 van 6: Verantwoord. Iedereen: lees wat ervan kwam." in page_of(year)


@pytest.mark.parametrize("name", ["year", "board"])
def test_the_pages_are_there_in_english_too(school, year, name):
    award(school, 2023)
    client = logged_in(leader_of(school))
    client.cookies["django_language"] = "en"
    places = {"year": [school.brin, SCHOOL_YEAR], "board": [school.board.number]}
    answer = client.get(reverse(name, args=places[name]))
    assert (answer.status_code, answer.headers["Content-Language"]) == (200, "en")


def test_another_school_does_not_exist(year):
    stranger = logged_in(a_person(a_school("99802", "98BB"), Role.LEADER))
    assert stranger.get(reverse("year", args=[year.school.brin, year.school_year])).status_code == 404
    assert stranger.get(reverse("school", args=[year.school.brin])).status_code == 404
    assert stranger.post(reverse("begin-year", args=[year.school.brin])).status_code == 404


# the way there


def test_a_school_leads_to_its_running_year_else_to_its_newest(school):
    client, address = logged_in(leader_of(school)), reverse("school", args=[school.brin])
    start_year(school, SchoolYear(2022), by=leader_of(school), on=date(2022, 11, 14))
    assert client.get(address).url.endswith("/2022-2023/")
    start_year(school, SchoolYear(2024), by=leader_of(school), on=DAY)
    assert client.get(address).url.endswith("/2024-2025/")
    start_year(school, SCHOOL_YEAR, by=leader_of(school), on=DAY)
    assert client.get(address).url.endswith("/2023-2024/")


def test_a_leader_begins_a_school_year_once(school):
    client = logged_in(leader_of(school))
    assert "Begin schooljaar 2023/2024" in seen(client.get(reverse("school", args=[school.brin])))
    for _ in range(2):
        answer = client.post(reverse("begin-year", args=[school.brin]), {"school_year": "2023/2024"}, follow=True)
        assert "Schooljaar 2023/2024 is begonnen, met een eerste opzet van de kaders." in seen(answer)
    assert Year.objects.filter(school=school).count() == 1
    assert Event.objects.filter(verb="year.started").count() == 1


@pytest.mark.parametrize(("text", "status"), [("2019/2020", 200), ("2023", 404), ("", 404)])
def test_only_this_year_and_the_next_can_begin(school, text, status):
    client = logged_in(leader_of(school))
    answer = client.post(reverse("begin-year", args=[school.brin]), {"school_year": text}, follow=True)
    assert answer.status_code == status
    assert not Year.objects.exists()


def test_beginning_a_year_is_the_step_of_the_leader(school):
    teacher = logged_in(a_person(school, Role.STAFF))
    text = seen(teacher.get(reverse("school", args=[school.brin])))
    assert "De schoolleiding begint het schooljaar." in text
    answer = teacher.post(reverse("begin-year", args=[school.brin]), {"school_year": "2023/2024"})
    assert answer.status_code == 403
    assert "schoolleider" in seen(answer)


def test_what_comes_back_and_what_is_there_once_is_drawn_before_the_money_ends():
    lines = (
        PotLine(PotLineKind.FUNDING, Euro(100_000_00), estimate=False, source="bekostiging"),
        PotLine(PotLineKind.CARRIED, Euro(50_000_00), estimate=False, source="over"),
    )
    found = outlook_of(Pot(SchoolYear(2023), lines))
    assert (found.structural, found.one_off, found.per_cent) == (Euro(100_000_00), Euro(50_000_00), 33)
    assert [row[0] for row in found.rows] == ["2023/2024", "2024/2025"]
    assert "100.000,00" in found.rows[1][-1]
    assert "<title" in found.drawing


def test_a_pot_in_which_nothing_ends_has_no_fall_to_draw():
    line = PotLine(PotLineKind.FUNDING, Euro(100_000_00), estimate=False, source="bekostiging")
    assert outlook_of(Pot(SchoolYear(2023), (line,))) is None
