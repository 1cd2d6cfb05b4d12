# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account: closes to the cent, is issued once after the year, and then never says anything else."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from tests.web.decided import (
    BOOKED,
    OVER,
    a_counted_year,
    a_running_year,
    at,
    booked,
    controller_of,
    issued,
)
from tests.web.makers import SCHOOL_YEAR, Role, a_person, a_school, leader_of, logged_in

from werkdruk.cli.main import main
from werkdruk.deciding.steps import NotPossible
from werkdruk.deciding.years import Phase
from werkdruk.kernel import CalendarYear, Euro
from werkdruk.ledger import Earmark, Voucher, pass_on, receive
from werkdruk.web.access import NotYours
from werkdruk.web.actions import accounts, spending
from werkdruk.web.actions.ledger import keep_entry
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import start_year
from werkdruk.web.fact_guard import remove as take_guard_away
from werkdruk.web.models import IssuedAccount, User
from werkdruk.web.queries.accounts import page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """A year in which money was promised and spent."""
    made = a_running_year()
    booked(made, "commit", "m01", 1_500_000)
    booked(made, "spend", "m01", 1_123_456)
    return made


def text(answer):
    return " ".join(answer.content.decode().split()).replace("\N{NO-BREAK SPACE}", " ")


def test_a_year_without_money_has_an_account_of_nothing():
    school = a_school()
    year = start_year(school, SCHOOL_YEAR, by=a_person(school, Role.LEADER), on=date(2023, 11, 1))
    shown = text(logged_in(leader_of(school)).get(at("account", year)))
    assert "Er is nog niets doorgegeven: dat doet het bestuur." in shown
    assert "Er is geen plan bij deze verantwoording" in shown


def test_while_the_year_runs_it_is_the_state_of_a_day(year):
    shown = text(logged_in(leader_of(year.school)).get(at("account", year)))
    assert "Dit is de stand op 15 januari 2024" in shown
    assert "€ 11.234,56 besteed + € 3.765,44 vastgelegd" in shown
    assert "Stel de verantwoording vast" not in shown
    with pytest.raises(Refused, match="year-not-over"):
        accounts.issue_account(year, by=leader_of(year.school), on=date(2024, 7, 31))


def test_what_came_in_is_what_was_spent_promised_and_left(year):
    page = page_of(year, leader_of(year.school), BOOKED)
    assert page.available == Euro.sum([page.spent, page.committed, page.left])
    assert page.available == Euro.sum([*(line.amount for line in page.received), page.carried_in])
    assert page.left == page.free + page.carried_out
    uses = [use for purpose in page.purposes for use in purpose.uses]
    assert Euro.sum(use.spent for use in uses) == page.spent == Euro.sum(each.total.spent for each in page.purposes)


def test_the_page_names_the_rules_the_plan_and_the_council(year):
    shown = text(logged_in(leader_of(year.school)).get(at("account", year)))
    for words in ("vo-2023-2", "vo-2024-1", "niet nagelezen", "versie 1", "De PMR stemde op 12 januari 2024 in"):
        assert words in shown, words


def test_the_head_of_the_page_names_school_and_year_also_on_paper(year):
    shown = text(logged_in(leader_of(year.school)).get(at("account", year)))
    assert f"{year.school.name} · 2023/2024</p>" in shown


def test_the_account_is_issued_once_after_the_year(year, settings):
    settings.TODAY = OVER
    client = logged_in(leader_of(year.school))
    assert "Stel de verantwoording vast" in text(client.get(at("account", year)))
    for _ in range(2):
        shown = text(client.post(at("account-issue", year), follow=True))
        assert "De verantwoording is vastgesteld en verandert niet meer." in shown
    year.refresh_from_db()
    assert Phase(year.phase) is Phase.ACCOUNTED
    kept = IssuedAccount.objects.get(year=year)
    assert kept.digest in shown
    assert "Vastgesteld op 14 oktober 2024" in shown


def test_money_about_which_nothing_is_decided_is_said_before_issuing(year, settings):
    settings.TODAY = OVER
    assert "is nog niets besloten" in text(logged_in(leader_of(year.school)).get(at("account", year)))


def test_colleagues_read_and_the_controller_may_issue(year, settings):
    settings.TODAY = OVER
    colleague = User.objects.filter(roles__school=year.school, roles__role=Role.STAFF)[0]
    client = logged_in(colleague)
    assert "Jij kunt meelezen." in text(client.get(at("account", year)))
    assert client.post(at("account-issue", year)).status_code == 403
    with pytest.raises(NotYours):
        accounts.issue_account(year, by=colleague, on=OVER)
    assert logged_in(controller_of(year)).post(at("account-issue", year)).status_code == 302
    assert IssuedAccount.objects.count() == 1


def test_somebody_of_another_board_finds_no_account(year):
    stranger = logged_in(a_person(a_school("99802", "98ZZ"), Role.CONTROLLER))
    assert stranger.get(at("account", year)).status_code == 404
    assert stranger.get(at("account-file", year, "json")).status_code == 404


def test_a_year_without_a_plan_carried_out_cannot_be_accounted_for():
    year = a_counted_year()
    with pytest.raises(NotPossible):
        accounts.issue_account(year, by=leader_of(year.school), on=OVER)
    assert not IssuedAccount.objects.exists()


def test_what_is_booked_later_changes_nothing_of_what_was_issued(year, settings):
    settings.TODAY = OVER
    client = logged_in(leader_of(issued(year).school))
    before = client.get(at("account", year)).context["page"]
    later = OVER + timedelta(days=1)
    booked(year, "spend", "m01", 376_544, on=later)
    spending.carry_over(year, amount=Euro(100), reason="Besloten.", key=uuid4(), by=leader_of(year.school), on=later)
    settings.TODAY = later
    assert client.get(at("account", year)).context["page"] == before
    assert not before.is_outdated


def test_a_booking_the_board_makes_on_an_earlier_day_is_told(year, settings):
    settings.TODAY = OVER
    client = logged_in(leader_of(issued(year).school))
    earmark = Earmark(year.school.board.number, "vo", CalendarYear(2024))
    early = date(2024, 6, 1)
    keep_entry(receive(Voucher(uuid4(), early, "Laat"), earmark, collective=Euro(100), individual=Euro(100)))
    keep_entry(pass_on(Voucher(uuid4(), early, "Laat"), earmark, {year.school.brin: Euro(100)}))
    page = client.get(at("account", year)).context["page"]
    assert page.is_outdated
    assert page.available == Euro(9_526_800), "as it was issued"


def test_an_issued_account_that_was_changed_is_not_shown(year):
    issued(year)
    kept = IssuedAccount.objects.get()
    take_guard_away(connection)
    told = kept.body["nl"]
    body = {**kept.body, "nl": {**told, "account": {**told["account"], "spent_cents": 1}}}
    IssuedAccount.objects.filter(pk=kept.pk).update(body=body)
    client = logged_in(leader_of(year.school))
    for answer in (client.get(at("account", year)), client.get(at("account-file", year, "json"))):
        assert answer.status_code == 500
        assert kept.digest in text(answer)


def test_the_files_say_what_the_page_says(year):
    client = logged_in(leader_of(year.school))
    told = json.loads(client.get(at("account-file", year, "json")).content)
    assert (told["spent_cents"], told["committed_cents"]) == (1_123_456, 376_544)
    assert "De verantwoording sluit op de cent" in client.get(at("account-file", year, "tekst")).content.decode()
    rows = list(
        csv.DictReader(
            client.get(at("account-file", year, "csv")).content.decode("utf-8-sig").splitlines(), delimiter=";"
        )
    )
    assert sum(int(row["centen"]) for row in rows) == 0
    assert client.get(at("account-file", year, "doc")).status_code == 404


def test_anybody_can_work_the_account_out_again_with_the_command(year, tmp_path, capsys):
    client = logged_in(leader_of(year.school))
    journal, plan = tmp_path / "journaal.json", tmp_path / "plan.json"
    journal.write_bytes(client.get(at("money-file", year, "json")).content)
    plan.write_bytes(client.get(at("account-file", year, "plan")).content)
    asked = ["--school", year.school.brin, "--year", "2023/2024", "--on", "2024-01-15", "--format", "json"]
    told = client.get(at("account", year)).context["page"].command
    names = f"werkdruk-{year.school.brin}-2023-2024"
    assert told == " ".join(["werkdruk account", f"{names}-journaal.json", "--plan", f"{names}-plan.json", *asked[:6]])
    code = main(["account", str(journal), "--plan", str(plan), *asked])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    assert json.loads(printed.out) == json.loads(client.get(at("account-file", year, "json")).content)


def test_the_files_of_an_issued_account_are_those_of_its_day(year, settings):
    settings.TODAY = OVER
    client = logged_in(leader_of(issued(year).school))
    before = client.get(at("account-file", year, "tekst")).content
    booked(year, "spend", "m01", 376_544, on=OVER + timedelta(days=1))
    settings.TODAY = OVER + timedelta(days=30)
    assert client.get(at("account-file", year, "tekst")).content == before


def test_an_issued_account_can_be_read_in_both_languages(year):
    client = logged_in(leader_of(issued(year).school))
    forms = ("tekst", "csv", "json")
    dutch = [client.get(at("account-file", year, form)).content for form in forms]
    client.cookies["django_language"] = "en"
    english = [client.get(at("account-file", year, form)).content for form in forms]
    assert [form for form, one, other in zip(forms, dutch, english, strict=True) if one == other] == []
    page = client.get(at("account", year)).context["page"]
    assert page.remarks
    assert not any("schooljaar" in remark for remark in page.remarks)
