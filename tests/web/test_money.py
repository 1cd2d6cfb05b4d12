# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The money of a plan: promised, spent, not needed, undone, carried over; never more than there is, never twice."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.decided import (
    AGREED,
    BOOKED,
    OVER,
    a_counted_year,
    a_plan,
    a_running_year,
    an_asked_plan,
    at,
    booked,
    controller_of,
    issued,
)
from tests.web.makers import Role, a_person, a_school, leader_of, logged_in

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import (
    Earmark,
    IdTaken,
    NotEnough,
    Voucher,
    balances,
    book,
    commit_from,
    pass_on,
    position,
    receive,
    release_from,
    spend_from,
)
from werkdruk.web.access import NotYours
from werkdruk.web.actions import spending
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import LedgerEntry, User, Year
from werkdruk.web.queries.bookings import drawable
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.pots import position_of_year


@pytest.fixture
def year(db):
    return a_running_year()


@pytest.fixture
def leader(year):
    return leader_of(year.school)


def text(answer):
    return " ".join(answer.content.decode().split()).replace("\N{NO-BREAK SPACE}", " ")


def filled(**changed):
    form = {"move": "commit", "measure": "m01", "amount": "1.234,56", "document": "Contract 7", "text": ""}
    return {**form, "on": "2024-01-15", "key": str(uuid4()), **changed}


def refusal_of(move, *args, **facts):
    with pytest.raises(Refused) as refusal:
        move(*args, **facts)
    return refusal.value


def now(year, on=None):
    return position_of_year(year, on or OVER)


@pytest.mark.django_db
@pytest.mark.parametrize("stage", [a_counted_year, lambda: a_plan(a_counted_year()).year])
def test_before_the_council_said_yes_the_page_says_so_in_one_sentence(stage):
    year = stage()
    shown = text(logged_in(leader_of(year.school)).get(at("money", year)))
    assert "Geld vastleggen of besteden kan alleen voor een plan waar de PMR mee heeft ingestemd." in shown
    assert "Boek dit" not in shown


@pytest.mark.django_db
def test_nothing_can_be_booked_on_a_plan_that_the_council_has_not_answered():
    year = an_asked_plan(a_counted_year()).year
    assert refusal_of(booked, year, "commit", "m01", 100).code == "no-consent"
    answer = logged_in(leader_of(year.school)).post(at("money-book", year), filled())
    assert "Boeken kan pas als de PMR met het plan heeft ingestemd." in text(answer)
    assert now(year).committed == {}


def test_a_booking_by_form_stands_in_the_table_and_in_the_list(year, leader):
    answer = logged_in(leader).post(at("money-book", year), filled(), follow=True)
    shown = text(answer)
    assert "Geboekt: € 1.234,56." in shown
    assert "Contract 7" in shown
    assert now(year).committed["m01"] == Euro(123_456)
    assert "€ 18.765,44" in shown, "what the plan has left for the measure"


def test_committing_spending_and_releasing_move_the_money(year):
    before = now(year).left
    booked(year, "commit", "m01", 500_000)
    booked(year, "spend", "m01", 300_000)
    booked(year, "release", "m01", 50_000)
    after = now(year)
    assert (after.committed["m01"], after.spent["m01"]) == (Euro(150_000), Euro(300_000))
    assert after.left == before - Euro(450_000)
    assert after.closes


def test_the_same_form_sent_twice_books_once(year, leader):
    client, form = logged_in(leader), filled()
    for _ in range(2):
        assert client.post(at("money-book", year), form).status_code == 302
    assert now(year).committed["m01"] == Euro(123_456)
    assert LedgerEntry.objects.filter(kind="committed").count() == 1


def test_the_same_form_with_another_amount_is_refused_and_keeps_what_was_typed(year, leader):
    client, form = logged_in(leader), filled()
    client.post(at("money-book", year), form)
    shown = text(client.post(at("money-book", year), {**form, "amount": "2.000,00"}))
    assert "Dit formulier is al eens verstuurd" in shown
    assert 'value="2.000,00"' in shown
    with pytest.raises(IdTaken):
        booked(year, "commit", "m01", 1, key=UUID(form["key"]))


def test_every_new_page_has_its_own_id(year, leader):
    client = logged_in(leader)
    keys = {client.get(at("money", year)).context["booking"]["key"].value() for _ in range(3)}
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("12,345", "Schrijf een bedrag, bijvoorbeeld 1.234,56."),
        ("1.23,4", "Schrijf een bedrag, bijvoorbeeld 1.234,56."),
        ("-5", "Schrijf een bedrag, bijvoorbeeld 1.234,56."),
        ("veel", "Schrijf een bedrag, bijvoorbeeld 1.234,56."),
        ("0,00", "Het bedrag moet hoger zijn dan nul."),
        ("99999999999999", "Schrijf een bedrag, bijvoorbeeld 1.234,56."),
    ],
)
def test_a_wrong_amount_is_told_and_kept(year, leader, typed, sentence):
    shown = text(logged_in(leader).post(at("money-book", year), filled(amount=typed)))
    assert sentence in shown
    assert f'value="{typed}"' in shown
    assert not LedgerEntry.objects.filter(kind="committed").exists()


@pytest.mark.parametrize(("typed", "cents"), [("€ 1.234,56", 123_456), ("0,05", 5), ("17", 1_700), ("12,5", 1_250)])
def test_amounts_are_read_as_people_write_them(year, leader, typed, cents):
    logged_in(leader).post(at("money-book", year), filled(amount=typed))
    assert now(year).committed["m01"] == Euro(cents)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"on": "2024-01-16"}, "Kies een dag die niet in de toekomst ligt."),
        ({"on": "2024-01-11"}, "De PMR stemde in op 12 januari 2024."),
        ({"document": "Contract\n7"}, "Schrijf dit op één regel."),
        ({"amount": "20.000,01"}, "In het plan is voor deze maatregel nog € 20.000,00 vast te leggen."),
        ({"move": "spend"}, "voor deze maatregel staat dan nog € 0,00 vast."),
        ({"move": "release"}, "voor deze maatregel staat dan nog € 0,00 vast."),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence(year, leader, changed, sentence):
    shown = text(logged_in(leader).post(at("money-book", year), filled(**changed)))
    assert sentence in shown
    assert now(year).committed.get("m01", Euro(0)) == Euro(0)


def test_more_than_the_plan_has_is_refused_with_how_much_is_left(year):
    booked(year, "commit", "m01", 1_500_000)
    booked(year, "spend", "m01", 1_000_000)
    refusal = refusal_of(booked, year, "commit", "m01", 500_001)
    assert (refusal.code, refusal.facts) == ("over-plan", {"left": Euro(500_000)})
    refusal = refusal_of(booked, year, "spend", "m01", 500_001)
    assert (refusal.code, refusal.facts) == ("not-committed", {"left": Euro(500_000)})


def test_a_measure_outside_the_plan_cannot_be_booked(year):
    assert refusal_of(booked, year, "commit", "m03", 100).code == "measure-not-in-plan"


def test_money_cannot_be_spent_on_a_day_before_it_was_promised(year):
    booked(year, "commit", "m01", 500_000, on=date(2024, 2, 1))
    assert refusal_of(booked, year, "spend", "m01", 100_000, on=date(2024, 1, 20)).code == "not-committed"
    booked(year, "spend", "m01", 500_000, on=date(2024, 3, 1))
    assert refusal_of(booked, year, "spend", "m01", 1, on=date(2024, 2, 15)).code == "not-committed"


def test_colleagues_read_and_the_boards_controller_books(year):
    colleague = User.objects.filter(roles__school=year.school, roles__role=Role.STAFF)[0]
    client = logged_in(colleague)
    assert "Jij kunt meelezen." in text(client.get(at("money", year)))
    for name in ("money-book", "money-undo", "money-carry"):
        assert client.post(at(name, year), filled()).status_code == 403
    with pytest.raises(NotYours):
        spending.commit(
            year, measure="m01", amount=Euro(1), document="x", text="", key=uuid4(), by=colleague, on=BOOKED
        )
    assert logged_in(controller_of(year)).post(at("money-book", year), filled()).status_code == 302


def test_the_money_of_another_board_does_not_exist_for_you(year):
    stranger = logged_in(a_person(a_school("99802", "98ZZ"), Role.LEADER))
    assert stranger.get(at("money", year)).status_code == 404
    assert stranger.get(at("money-file", year, "json")).status_code == 404
    assert stranger.post(at("money-book", year), filled()).status_code == 404


def test_the_list_can_be_of_one_measure(year, leader):
    booked(year, "commit", "m01", 100_000)
    booked(year, "commit", "m02", 200_000)
    page = logged_in(leader).get(at("money", year), {"maatregel": "m02"}).context["page"]
    assert [(row.measure, row.amount) for row in page.entries] == [("m02", Euro(200_000))]


def undo(client, year, entry, reason="Verkeerd bedrag."):
    return client.post(
        at("money-undo", year), {"entry": str(entry), "reason": reason, "key": str(uuid4())}, follow=True
    )


def test_a_booking_is_undone_by_its_mirror_with_the_reason(year, leader):
    client = logged_in(leader)
    made = booked(year, "commit", "m01", 500_000)
    form = client.get(at("money", year), {"terugdraaien": str(made)})
    assert "Waarom draai je deze boeking terug?" in text(form)
    shown = text(undo(client, year, made))
    assert "De boeking is teruggedraaid." in shown
    assert "Verkeerd bedrag." in shown
    assert "€ -5.000,00" in shown
    assert now(year).committed["m01"] == Euro(0)
    assert now(year).closes
    assert LedgerEntry.objects.get(pk=made).corrected_by.text == "Verkeerd bedrag."


def test_a_booking_is_undone_once(year, leader):
    client, made = logged_in(leader), booked(year, "commit", "m01", 500_000)
    undo(client, year, made)
    assert "dat is al gebeurd" in text(undo(client, year, made))
    assert LedgerEntry.objects.filter(kind="correction").count() == 1


def test_undoing_needs_a_reason_and_keeps_the_form(year, leader):
    made = booked(year, "commit", "m01", 500_000)
    shown = text(undo(logged_in(leader), year, made, " "))
    assert "Schrijf erbij waarom." in shown
    assert f'value="{made}"' in shown


def test_a_promise_that_was_spent_cannot_be_undone_before_the_spending(year, leader):
    client, made = logged_in(leader), booked(year, "commit", "m01", 500_000)
    spent = booked(year, "spend", "m01", 500_000)
    assert "al verder geboekt" in text(undo(client, year, made))
    undo(client, year, spent)
    undo(client, year, made)
    assert (now(year).committed["m01"], now(year).spent["m01"]) == (Euro(0), Euro(0))


def test_what_the_board_booked_is_not_the_schools_to_undo(year, leader):
    passed_on = LedgerEntry.objects.filter(kind="passed-on")[0].pk
    assert "kan niet teruggedraaid worden" in text(undo(logged_in(leader), year, passed_on))


def carry(year, cents, on=OVER, key=None, by=None):
    spending.carry_over(
        year,
        amount=Euro(cents),
        reason="Met de PMR besloten.",
        key=key or uuid4(),
        on=on,
        by=by or leader_of(year.school),
    )


def test_the_newest_booking_stands_on_top_whatever_was_booked_first(year, leader):
    booked(year, "commit", "m01", 100_000, on=date(2024, 1, 20))
    booked(year, "commit", "m02", 200_000, on=date(2024, 1, 18))
    rows = logged_in(leader).get(at("money", year)).context["page"].entries
    assert [row.on for row in rows] == sorted((row.on for row in rows), reverse=True)


def test_carried_money_is_in_the_bar_as_in_the_account_and_told_as_going_out_and_coming_in(year, leader, settings):
    settings.TODAY = OVER
    carry(year, 100_000)
    coming = {"school_year": year.school_year.next(), "phase": "proposing", "started_on": OVER}
    later = Year.objects.create(school=year.school, **coming)
    money, told = (logged_in(leader).get(at(name, year)).context["page"] for name in ("money", "account"))
    assert (money.parts.received, money.parts.left + money.parts.chosen) == (told.available, told.left)
    kinds = [logged_in(leader).get(at("money", each)).context["page"].entries[0].kind for each in (year, later)]
    assert kinds == ["meegenomen naar het volgende schooljaar", "meegenomen uit het vorige schooljaar"]


def test_what_is_left_is_carried_over_only_after_the_year_and_with_a_reason(year, leader, settings):
    assert refusal_of(carry, year, 100, on=date(2024, 7, 31)).code == "year-not-over"
    assert "Wat gebeurt er met wat over is?" not in text(logged_in(leader).get(at("money", year)))
    settings.TODAY = OVER
    client = logged_in(leader)
    assert "Wat gebeurt er met wat over is?" in text(client.get(at("money", year)))
    form = {"amount": "1.000,00", "reason": "", "key": str(uuid4())}
    assert "Schrijf erbij waarom." in text(client.post(at("money-carry", year), form))
    form["reason"] = "De PMR stemde in met doorschuiven."
    for _ in range(2):
        assert client.post(at("money-carry", year), form).status_code == 302
    assert now(year).carried_out == Euro(100_000)
    later = position(load_entries(school=year.school.brin), year.school.brin, year.school_year.next())
    assert later.carried_in == Euro(100_000)


def test_more_than_is_free_is_not_carried_over(year):
    left = now(year).left
    assert refusal_of(carry, year, left.cents + 1).facts == {"left": left}
    carry(year, left.cents)
    assert now(year).left == Euro(0)


def test_only_the_leader_decides_about_what_is_left(year):
    with pytest.raises(NotYours):
        carry(year, 100, by=controller_of(year))


def test_after_the_account_nothing_is_booked_on_a_day_it_told_about(year):
    booked(year, "commit", "m01", 500_000)
    issued(year)
    assert refusal_of(booked, year, "spend", "m01", 100, on=OVER).code == "account-issued"
    assert refusal_of(carry, year, 100).code == "account-issued"
    later = OVER + timedelta(days=1)
    assert refusal_of(booked, year, "commit", "m01", 100, on=later).code == "year-accounted"
    booked(year, "spend", "m01", 100_000, on=later)
    assert now(year, later).spent["m01"] == Euro(100_000)


def test_the_journal_file_is_what_the_ledger_holds(year, leader):
    booked(year, "commit", "m01", 500_000)
    answer = logged_in(leader).get(at("money-file", year, "json"))
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Content-Disposition"].endswith('-journaal.json"')
    told = json.loads(answer.content)
    held = [str(entry.id) for entry in load_entries(school=year.school.brin)]
    assert [entry["id"] for entry in told["entries"]] == held
    assert sum(line["cents"] for entry in told["entries"] for line in entry["postings"]) == 0


def test_the_spreadsheet_has_a_row_per_line_of_a_booking(year, leader):
    booked(year, "commit", "m01", 500_000)
    answer = logged_in(leader).get(at("money-file", year, "csv"), {"maatregel": "m01"})
    rows = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {row["soort"] for row in rows} == {"committed"}
    assert sum(int(row["centen"]) for row in rows) == 0
    assert sum(int(row["centen"]) for row in rows if row["maatregel"] == "m01") == 500_000


def test_a_file_of_another_kind_does_not_exist(year, leader):
    assert logged_in(leader).get(at("money-file", year, "exe")).status_code == 404


SCHOOL, YEAR = Brin("98AA"), SchoolYear(2023)
EARMARK = Earmark(BoardNumber("99801"), "vo", CalendarYear(2023))
MOVES = (commit_from, spend_from, release_from)


@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 60), st.integers(1, 40_000)), min_size=1, max_size=12))
def test_money_drawn_as_of_any_day_leaves_no_account_below_nothing_on_any_day(steps):
    start = AGREED
    journal = book((), receive(Voucher(UUID(int=1), start, "b"), EARMARK, collective=Euro(100_000), individual=Euro(1)))
    passed = pass_on(Voucher(UUID(int=2), start, "b"), EARMARK, {SCHOOL: Euro(100_000)}, school_year=YEAR)
    journal = book(journal, passed)
    for number, (move, days, cents) in enumerate(steps, 10):
        day = start + timedelta(days=days)
        place = {"school": SCHOOL, "school_year": YEAR, "measure": "m01", "amount": Euro(cents)}
        try:
            entry = move(Voucher(UUID(int=number), day, "stuk"), drawable(journal, day), **place)
        except NotEnough:
            continue
        journal = book(journal, entry)
    for day in {entry.on for entry in journal}:
        ends = balances(journal, on=day)
        assert [account for account, money in ends.items() if money < Euro(0) and account.school] == []
        assert position(journal, SCHOOL, YEAR, on=day).closes
