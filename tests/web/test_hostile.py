# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What no page of ours sends: it is refused with a sentence, changes nothing, and never ends in a fault of ours."""

from __future__ import annotations

import csv
import io
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.web.decided import COUNTED, a_counted_year, a_plan, a_running_year, an_asked_plan, at, booked, council_of
from tests.web.makers import (
    DAY,
    Role,
    a_feasible_proposal,
    a_person,
    a_proposal,
    a_school,
    a_wish,
    a_year,
    leader_of,
    logged_in,
    seen,
    staff,
)
from tests.web.test_access import address, names_with_a_place
from tests.web.test_proposals import IDEA, PRICE

from werkdruk.deciding.counting import parse_pb
from werkdruk.web.actions.voting import cast, count_round, open_round
from werkdruk.web.demo.places import fill_places
from werkdruk.web.demo.story import pupil_file
from werkdruk.web.models import Allocation, CountedOutcome, Event, LedgerEntry, Proposal, Round, School, Unit, User
from werkdruk.web.queries.money import journal_rows
from werkdruk.web.queries.results import result_of

pytestmark = pytest.mark.django_db

STEPS = {
    "begin-year",
    "council-answer",
    "council-respond",
    "account-issue",
    "money-book",
    "money-undo",
    "money-carry",
    "pass-on",
    "plan-make",
    "plan-ask",
    "plan-revise",
    "proposal-judge",
    "proposal-withdraw",
    "vote-open",
    "vote-move",
    "vote-count",
}
NUMBERS = ("9" * 5000, "9" * 30, "-1", "1e9", "NaN", "٣", "²", "1\0", "")


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_that_no_page_sends_changes_nothing(number):
    plan = an_asked_plan(a_counted_year())
    year, leader = plan.year, logged_in(leader_of(plan.year.school))
    controller = logged_in(User.objects.get(roles__board=year.school.board, roles__role=Role.CONTROLLER))
    before = LedgerEntry.objects.count()
    answers = [
        leader.post(at("plan-ask", year), {"version": number}),
        leader.post(at("plan-revise", year), {"version": number, "reason": "x"}),
        logged_in(council_of(year)).post(at("council-answer", year), {"version": number, "act": "consent"}),
        controller.post(reverse("pass-on", args=[year.school.board.number]), {"year": number}),
    ]
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []
    plan.refresh_from_db()
    assert (plan.state, LedgerEntry.objects.count()) == ("asked", before)


@pytest.mark.parametrize("amount", ["1e9", "-5", "NaN", "1.23.4,5", "٣", "9" * 10, "9" * 5000, "0", "=1+1", "1\0", "€"])
def test_an_amount_that_is_none_is_not_booked(amount):
    year = a_running_year()
    sent = {"move": "commit", "measure": "m01", "amount": amount, "document": "x", "on": "2024-01-15", "key": uuid4()}
    before = LedgerEntry.objects.count()
    assert logged_in(leader_of(year.school)).post(at("money-book", year), sent).status_code == 200
    assert LedgerEntry.objects.count() == before


@pytest.mark.parametrize("name", sorted(STEPS))
def test_a_step_is_taken_by_sending_a_form_only(name):
    board = fill_places()
    school = School.objects.get(brin="99BB")
    a_year_without_money(school)
    person = User.objects.create(code="alles", label="iemand met alle rollen")
    for role in Role:
        place = {"board": board} if role == Role.CONTROLLER else {"school": school}
        person.roles.create(role=role, **place)
    client = logged_in(person)
    assert client.get(address(name)).status_code in {302, 405}
    assert client.head(address(name)).status_code in {302, 405}
    assert not Event.objects.exists()


def a_year_without_money(school):
    return school.years.create(school_year=2023, phase="proposing", started_on=date(2023, 11, 1))


@pytest.mark.parametrize("name", names_with_a_place())
def test_every_form_needs_its_own_secret(name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.create(code="iemand", label="iemand"))
    answer = client.post(address(name))
    assert answer.status_code == 403
    assert "Ga terug, laad de pagina opnieuw en verstuur het nog eens." in seen(answer)


def test_a_leader_is_nobody_at_another_school_of_the_same_board():
    fill_places()
    leader = logged_in(User.objects.get(code="demo-leider-vaart"))
    a_year_without_money(School.objects.get(brin="99BB"))
    names = [name for name in names_with_a_place() if "brin" in address_parts(name)]
    assert [name for name in names if leader.post(address(name)).status_code != 404] == []


def address_parts(name):
    return "brin" if "99BB" in address(name) else ""


def test_somebody_cannot_propose_for_a_unit_of_another_school():
    year = a_year(a_school())
    other = a_school("99802", "98BB").units.get()
    person = a_person(year.school, Role.STAFF)
    stranger = Unit.objects.create(school=year.school, name="Sectie", kind=Unit.Kind.TEAM)
    for unit in (other.pk, stranger.pk, 0, "9" * 5000):
        answer = logged_in(person).post(at("propose", year), {**IDEA, **PRICE, "unit": unit})
        assert answer.status_code == 200
    assert not Proposal.objects.exists()


def test_a_booking_of_another_school_cannot_be_undone():
    mine, other = a_running_year(), a_running_year(number="99802", brin="98BB")
    key = booked(other, "commit", "m01", 5_000)
    sent = {"entry": key, "key": uuid4(), "reason": "x"}
    answer = logged_in(leader_of(mine.school)).post(at("money-undo", mine), sent)
    assert "Deze boeking kan niet teruggedraaid worden" in seen(answer)
    assert not LedgerEntry.objects.filter(corrects=key).exists()


@pytest.mark.parametrize(
    "title", ["Twee\nregels", "Bel\x07", "\x1b[2Jweg", "om\N{RIGHT-TO-LEFT OVERRIDE}gekeerd", "a\0b"]
)
def test_a_title_is_one_line_that_can_be_read(title):
    year = a_year(a_school())
    person = a_person(year.school, Role.STAFF)
    sent = {**IDEA, **PRICE, "unit": year.school.units.get().pk, "title": title}
    assert logged_in(person).post(at("propose", year), sent).status_code == 200
    assert not Proposal.objects.exists()


NASTY = ('=cmd|"/c calc"!A1', 'META;"x";PROJECTS', "<script>alert(1)</script>", "@SUM(A1)", "VOTES")


@pytest.fixture
def nasty():
    """A counted vote over titles that are something else to a spreadsheet, a browser or the reader of a .pb file."""
    year = a_year(a_school())
    people = staff(year.school, 12)
    for title in NASTY:
        a_feasible_proposal(year, title, a_wish(1_000))
    opened = open_round(year, closes=COUNTED, lot=range(1, 6), by=leader_of(year.school), on=COUNTED)
    for person in people:
        cast(opened, (1, 2, 3, 4, 5), by=person, on=COUNTED)
    count_round(opened, by=leader_of(year.school), on=COUNTED)
    year.refresh_from_db()
    return year


def test_titles_come_back_from_the_ballot_file_as_they_are(nasty):
    election, problems = parse_pb(CountedOutcome.objects.get(round__year=nasty).election)
    assert ([project.name for project in election.projects], problems) == (list(NASTY), ())
    page = logged_in(leader_of(nasty.school)).get(at("result", nasty)).content.decode()
    assert "<script>alert" not in page


def test_no_ballot_in_the_file_says_who_gave_it_or_when(nasty):
    text = CountedOutcome.objects.get(round__year=nasty).election
    votes = list(csv.reader(io.StringIO(text.split("voter_id;vote\n")[1]), delimiter=";"))
    assert [row[0] for row in votes] == [str(number) for number in range(1, 13)]
    assert [row[1] for row in votes] == sorted(row[1] for row in votes)
    assert [code for code in User.objects.values_list("code", flat=True) if code in text] == []


def test_what_people_type_is_no_formula_in_a_spreadsheet():
    year = a_running_year()
    sent = {"move": "commit", "measure": "m01", "amount": "5", "on": "2024-01-15", "key": uuid4()}
    logged_in(leader_of(year.school)).post(at("money-book", year), {**sent, "document": "=1+1", "text": "@x;y"})
    rows = list(csv.reader(io.StringIO(journal_rows(year)), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert ["'=1+1", "'@x;y"] in [row[6:8] for row in rows]


def test_few_supporters_are_not_told_in_the_plan_which_is_kept():
    year = a_year(a_school())
    people = staff(year.school, 14)
    for number, price in enumerate((20_000, 400_000), 1):
        a_feasible_proposal(year, f"Voorstel {number}", a_wish(price))
    opened = open_round(year, closes=COUNTED, lot=(1, 2), by=leader_of(year.school), on=COUNTED)
    for place, person in enumerate(people):
        cast(opened, (1, 2) if place < 2 else (1,), by=person, on=COUNTED)
    count_round(opened, by=leader_of(year.school), on=COUNTED)
    year.refresh_from_db()
    (lost,) = result_of(year).losers
    assert lost.reason == "Niet gekozen. De voorstanders hadden samen niet genoeg."
    assert [each["reason"] for each in a_plan(year).dropped] == [lost.reason]


@pytest.mark.parametrize("closes", ["9999-12-31", "2025-01-22", "2024-08-01", "0001-01-01", "2024-02-30", "٢"])
def test_a_vote_does_not_close_after_the_school_year(closes):
    year = a_year(a_school())
    staff(year.school, 12)
    a_feasible_proposal(year)
    answer = logged_in(leader_of(year.school)).post(at("vote-open", year), {"closes": closes})
    assert answer.status_code == 200
    assert not Round.objects.exists()


def test_a_closing_day_cannot_be_moved_out_of_the_school_year():
    year = a_year(a_school())
    staff(year.school, 12)
    a_feasible_proposal(year)
    opened = open_round(year, closes=DAY, lot=(1,), by=leader_of(year.school), on=DAY)
    answer = logged_in(leader_of(year.school)).post(at("vote-move", year), {"closes": "2204-01-20"})
    assert "Kies een dag in dit schooljaar: uiterlijk 31 juli 2024." in seen(answer)
    opened.refresh_from_db()
    assert opened.closes == DAY


def test_months_the_wrong_way_round_or_far_away_are_refused():
    year = a_year(a_school())
    person = logged_in(a_person(year.school, Role.STAFF))
    unit = year.school.units.get().pk
    for first, last in (("2024-07", "2023-08"), ("0001-01", "9999-12"), ("2023-13", "x")):
        sent = {**IDEA, **PRICE, "unit": unit, "first_month": first, "last_month": last}
        assert person.post(at("propose", year), sent).status_code == 200
    assert not Proposal.objects.exists()


def test_sending_a_proposal_twice_makes_one():
    year = a_year(a_school())
    author = a_person(year.school, Role.STAFF)
    assert a_proposal(year, by=author).pk == a_proposal(year, by=author).pk


@pytest.fixture
def sending():
    board = fill_places()
    client = logged_in(User.objects.get(code="demo-controller"))

    def send(name, content, **more):
        file = SimpleUploadedFile(name, content, content_type="text/csv")
        sent = {"rule": "vo-2024-1", "document": "VO/1", "pupils": file, **more}
        return client.post(reverse("receive-award", args=[board.number]), sent)

    return send


def test_a_file_name_longer_than_a_disk_takes_is_no_fault(sending):
    assert sending("é" * 240 + "-2023.csv", pupil_file(2023).read_bytes()).status_code == 302
    assert Allocation.objects.count() == 1


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + bytes(1000),
        bytes(range(256)) * 40,
        b"x" * 3_000_000,
        b"BRIN NUMMER" + b";" * 2_000_000,
        b'"' * 100_000,
        b'"a\n' * 100_000,
        b"\n" * 1_000_000,
        "é;".encode("utf-16") * 1000,
    ],
    ids=["zip", "bytes", "one line", "wide", "quotes", "open quotes", "empty lines", "utf-16"],
)
def test_a_hostile_file_is_refused_with_what_is_wrong(sending, content):
    answer = sending("leerlingen-2023.csv", content)
    assert (answer.status_code, Allocation.objects.count()) == (200, 0)
    assert "Er is niets geboekt; hieronder staat wat er mis is." in seen(answer)


def test_a_letter_is_named_on_one_line(sending):
    answer = sending("leerlingen-2023.csv", pupil_file(2023).read_bytes(), document="VO\x1b[2J")
    assert "Schrijf dit op één regel." in seen(answer)
    assert not Allocation.objects.exists()


def test_what_is_too_much_is_refused_before_anybody_is_asked_who_they_are():
    file = SimpleUploadedFile("groot.csv", bytes(22_000_001))
    answer = Client().post(reverse("login"), {"f": file})
    assert answer.status_code == 413
    assert "een bestand mag hoogstens 20 MB zijn" in seen(answer)


def test_a_form_with_too_many_fields_or_too_long_a_text_is_refused_in_words():
    client = Client()
    for sent in ({f"veld{number}": "1" for number in range(2000)}, {"username": "x" * 4_000_000}):
        answer = client.generic("POST", reverse("login"), _encoded(sent), "application/x-www-form-urlencoded")
        assert answer.status_code == 400
        assert "Er is niets bewaard." in seen(answer)


def _encoded(sent):
    return "&".join(f"{name}={value}" for name, value in sent.items())


def test_logging_in_makes_a_new_session_and_goes_nowhere_else():
    person = User.objects.create(code="medewerker", label="medewerker")
    person.set_password("een lang wachtwoord van vier woorden")
    person.save()
    client = Client()
    client.session.save()
    client.cookies["sessionid"] = planted = "a" * 32
    sent = {"username": "medewerker", "password": "een lang wachtwoord van vier woorden", "next": "//evil.example/"}
    answer = client.post(reverse("login"), sent)
    assert answer.url == reverse("start")
    assert client.cookies["sessionid"].value != planted


def test_a_closed_account_is_out_at_once_and_stays_out():
    year = a_year(a_school())
    person = a_person(year.school, Role.STAFF)
    client = logged_in(person)
    assert client.get(at("year", year)).status_code == 200
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get(at("year", year)).url.startswith(reverse("login"))


def test_pages_are_never_kept_and_run_no_script_of_others():
    year = a_year(a_school())
    client = logged_in(leader_of(year.school))
    for name in ("year", "vote", "money-file"):
        answer = client.get(at(name, year, *(["json"] if name == "money-file" else [])))
        assert answer.headers["Cache-Control"] == "no-store"
        assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"
