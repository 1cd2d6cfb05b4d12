# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail: only to who asked for it, each letter once, stopped by one click, and nothing in it that tells on anybody."""

from __future__ import annotations

import logging
import re
import socket
import socketserver
import threading
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from tests.web.decided import a_counted_year, an_asked_plan, at, council_of
from tests.web.makers import Role, a_person, leader_of, logged_in, seen

from werkdruk.web.actions import mails
from werkdruk.web.actions.council_rules import OwnRules, write_down
from werkdruk.web.actions.mails import Wanted
from werkdruk.web.models import Event, MailAddress, SentMail
from werkdruk.web.queries.letters import confirmed, letters_for

pytestmark = pytest.mark.django_db
SITE = "https://werkdruk.example"
MINE = "iemand@example.nl"


@pytest.fixture(autouse=True)
def _ready(settings):
    settings.MAIL_READY, settings.MAIL_FROM, settings.MAIL_SITE = True, "werkdruk@example.nl", SITE


@pytest.fixture
def year():
    """A plan before a council that has until 21 February 2024."""
    year = a_counted_year()
    rules = OwnRules(reply_weeks=6, source="artikel 24")
    write_down(year.school, rules, by=leader_of(year.school), on=date(2024, 1, 9))
    an_asked_plan(year)
    return year


def given(person, address=MINE, *, on=date(2024, 1, 15), **wanted):
    kept = mails.give_address(person, Wanted(address, **{"language": "nl", **wanted}))
    MailAddress.objects.filter(pk=kept.pk).update(confirmed_on=on)
    return MailAddress.objects.get(pk=kept.pk)


def run(settings, day, *args):
    settings.TODAY = day
    out = StringIO()
    call_command("send_mail", *args, stdout=out)
    return out.getvalue()


def link(message, word):
    return re.search(rf"{SITE}(/mail/{word}/\S+)", message.body)[1]


def test_nobody_gets_mail_before_the_click_in_the_first_one(year, settings):
    client = logged_in(council_of(year))
    form = {"address": MINE, "reminders": "on", "digest": "on"}
    assert "Er is een mail onderweg." in seen(client.post(reverse("mail"), form, follow=True))
    (first,) = mail.outbox
    assert first.to == [MINE]
    run(settings, date(2024, 2, 20))
    assert len(mail.outbox) == 1
    address = link(first, "bevestig")
    assert "Nog één klik" in seen(client.get(address))
    assert MailAddress.objects.get().confirmed_on is None
    assert "Bevestigd." in seen(client.post(address))
    run(settings, date(2024, 2, 20))
    assert len(mail.outbox) > 1


def test_the_link_of_another_address_or_of_long_ago_confirms_nothing(year, monkeypatch):
    kept = mails.give_address(council_of(year), Wanted("een@example.nl", "nl"))
    mails.confirmation(kept, SITE).send()
    mails.give_address(council_of(year), Wanted("ander@example.nl", "nl"))
    token = link(mail.outbox[0], "bevestig").split("/")[3]
    assert not mails.confirm(token, on=date(2024, 1, 15))
    assert not mails.confirm("onzin", on=date(2024, 1, 15))
    mails.confirmation(MailAddress.objects.get(), SITE).send()
    token = link(mail.outbox[1], "bevestig").split("/")[3]
    monkeypatch.setattr(mails, "CONFIRM_WITHIN", timedelta(seconds=-1))
    assert not mails.confirm(token, on=date(2024, 1, 15))


def test_the_link_does_not_hold_the_address(year):
    kept = mails.give_address(council_of(year), Wanted(MINE, "nl"))
    assert MINE.split("@", maxsplit=1)[0] not in link(mails.confirmation(kept, SITE), "bevestig")


def test_a_reminder_goes_a_week_and_a_day_before_and_each_only_once(year, settings):
    given(council_of(year), digest=False)
    for day in (date(2024, 2, 13), date(2024, 2, 14), date(2024, 2, 14), date(2024, 2, 16), date(2024, 2, 20)):
        run(settings, day)
    about = [each for each in mail.outbox if "antwoord van de PMR" in each.subject]
    assert len(about) == 2
    assert "21 februari 2024" in about[0].body
    assert "Zwijgen is geen instemmen" in about[0].body


def test_a_run_that_was_missed_is_caught_up_with(year, settings):
    given(council_of(year), digest=False)
    run(settings, date(2024, 2, 17))
    assert [each for each in mail.outbox if "antwoord van de PMR" in each.subject]


def test_a_colleague_is_not_reminded_of_the_terms_of_leader_and_council(year, settings):
    given(a_person(year.school, Role.STAFF), digest=False)
    run(settings, date(2024, 2, 20))
    assert not [each for each in mail.outbox if "antwoord van de PMR" in each.subject]


def test_the_digest_goes_once_a_week(year, settings):
    given(council_of(year), reminders=False)
    for day in (date(2024, 1, 15), date(2024, 1, 16), date(2024, 1, 21), date(2024, 1, 22)):
        run(settings, day)
    digests = [each for each in mail.outbox if "zo staat het" in each.subject]
    assert len(digests) == len(mail.outbox) == 2
    assert "Het plan is voorgelegd aan de PMR." in digests[0].body
    assert "21 februari 2024" not in digests[0].body  # further ahead than two weeks


def test_a_digest_in_english_is_for_who_reads_english(year, settings):
    address = given(council_of(year), language="en")
    assert {letter.kind for letter in letters_for(address, date(2024, 1, 15), SITE)} == {"digest"}


def test_no_name_no_number_and_no_text_of_the_plan_stands_in_a_mail(year, settings):
    given(leader_of(year.school))
    run(settings, date(2024, 2, 20))
    assert mail.outbox
    for message in mail.outbox:
        words = message.subject + message.body.replace(SITE, "")
        assert MINE not in words
        assert leader_of(year.school).label not in words
        assert "Voorstel" not in words
        assert "€" not in words


def test_one_click_stops_a_mail_without_logging_in_and_only_that_one(year, settings, client):
    given(council_of(year))
    run(settings, date(2024, 2, 20))
    reminder = next(each for each in mail.outbox if each.subject.startswith("Werkdruk: Laatste"))
    headers = reminder.extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = headers["List-Unsubscribe"].strip("<>").removeprefix(SITE)
    assert url == link(reminder, "stop")
    assert "Eén klik" in seen(client.get(url))
    assert MailAddress.objects.get().reminders
    answer = client.post(url, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, "Gestopt." in seen(answer)) == (200, True)
    kept = MailAddress.objects.get()
    assert (kept.reminders, kept.digest) == (False, True)
    assert client.post("/mail/stop/onzin/").status_code == 404


def test_a_mail_can_be_stopped_with_cookies_and_the_check_on_forms_switched_on(year, settings):
    from django.test import Client

    given(council_of(year))
    run(settings, date(2024, 2, 20))
    url = link(mail.outbox[0], "stop")
    assert Client(enforce_csrf_checks=True).post(url).status_code == 200


def test_without_an_address_nothing_is_kept_and_taking_it_away_takes_all(year, settings):
    person = council_of(year)
    given(person)
    run(settings, date(2024, 2, 20))
    assert SentMail.objects.exists()
    shown = seen(logged_in(person).post(reverse("mail-away"), follow=True))
    assert "Je mailadres is weggehaald." in shown
    assert not MailAddress.objects.exists()
    assert not SentMail.objects.exists()


def test_an_address_is_seen_by_its_owner_only(year):
    given(council_of(year))
    assert MINE in logged_in(council_of(year)).get(reverse("mail")).content.decode()
    for person in (leader_of(year.school), a_person(year.school.board, Role.CONTROLLER)):
        for address in (reverse("mail"), at("council", year), at("year", year), reverse("people", args=["98AA"])):
            assert MINE not in logged_in(person).get(address).content.decode()


def test_no_address_stands_in_the_log_of_the_program_or_on_the_screen_of_the_command(year, settings, caplog, capsys):
    with caplog.at_level(logging.DEBUG):
        given(council_of(year))
        told = run(settings, date(2024, 2, 20))
    assert MINE not in told + caplog.text + capsys.readouterr().out
    assert not [each for each in Event.objects.values_list("what", "verb") if "@" in " ".join(each)]


def test_who_may_not_log_in_any_more_gets_no_mail(year, settings):
    person = council_of(year)
    given(person)
    person.is_active = False
    person.save()
    run(settings, date(2024, 2, 20))
    assert mail.outbox == []
    assert confirmed() == []


def test_a_dry_run_says_how_many_and_sends_nothing(year, settings):
    given(council_of(year))
    told = run(settings, date(2024, 2, 20), "--dry-run")
    assert re.fullmatch(r"Er zouden [1-9]\d* mails gaan. Er is niets verstuurd.\n", told)
    assert (mail.outbox, SentMail.objects.count()) == ([], 0)


def test_without_a_mail_server_the_command_and_the_page_say_so(year, settings):
    settings.MAIL_READY = False
    with pytest.raises(CommandError, match="WERKDRUK_SMTP"):
        call_command("send_mail")
    client = logged_in(council_of(year))
    assert "deze installatie verstuurt geen mail" in seen(client.get(reverse("mail")))
    client.post(reverse("mail"), {"address": MINE})
    assert not MailAddress.objects.exists()


def test_a_run_that_is_cut_off_between_claim_and_server_never_leads_to_a_second_mail(year, settings, monkeypatch):
    given(council_of(year), digest=False)

    class Killed(BaseException):
        pass

    def cut(claimed, message):
        message.send()  # the server has it
        raise Killed

    monkeypatch.setattr("werkdruk.web.management.commands.send_mail.deliver", cut)
    with pytest.raises(Killed):
        run(settings, date(2024, 2, 20))
    sent = len(mail.outbox)
    monkeypatch.undo()
    settings.MAIL_READY, settings.MAIL_FROM, settings.MAIL_SITE = True, "werkdruk@example.nl", SITE
    told = run(settings, date(2024, 2, 20))
    subjects = [each.subject for each in mail.outbox]
    assert sent == 1
    assert len(subjects) == len(set(subjects))
    assert "Van 1 mails is niet zeker of ze gingen" in told


def test_a_mail_that_the_server_refuses_is_tried_again_the_next_time(year, settings):
    given(council_of(year), digest=False)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", nobody.getsockname()[1]
        with pytest.raises(CommandError, match="De volgende keer proberen we het weer"):
            run(settings, date(2024, 2, 20))
    assert SentMail.objects.count() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    run(settings, date(2024, 2, 20))
    assert mail.outbox


class Sink(socketserver.StreamRequestHandler):
    """A mail server that keeps what it is given."""

    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line)
                self.server.kept.append(b"".join(lines).decode())
            if word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 ok\r\n")


@pytest.fixture
def sink():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink) as server:
        server.daemon_threads, server.kept = True, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_real_mail_server_gets_each_letter_once_with_its_headers(year, settings, sink):
    given(council_of(year))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = sink.server_address
    told = [run(settings, date(2024, 2, 20)) for _ in range(2)]
    assert told[1] == "Verstuurd: 0.\n"
    assert len(sink.kept) == SentMail.objects.filter(sent=True).count() > 0
    for text in sink.kept:
        assert re.search(r"^List-Unsubscribe:\s+<https://werkdruk\.example/mail/stop/\S+>", text, re.MULTILINE)
        assert f"To: {MINE}" in text
        assert "Message-ID: <" in text
    ids = re.findall(r"Message-ID: (<\S+>)", "".join(sink.kept))
    assert len(ids) == len(set(ids))


def test_the_table_of_addresses_stands_apart(year):
    given(council_of(year))
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            rows = cursor.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - names from the database itself
            assert table == "werkdruk_mailaddress" or MINE not in str(rows), table
