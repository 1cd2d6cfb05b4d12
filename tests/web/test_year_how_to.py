# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The how-to of running the year: every page and button on it is there, in the place it says, and the command works."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command, get_commands
from tests.web.decided import OVER, a_counted_year, a_plan, a_running_year, an_asked_plan, answered, at, council_of
from tests.web.makers import a_proposal, a_school, a_year, leader_of, logged_in, seen, staff

from werkdruk.deciding.consent import Act
from werkdruk.web import settings as values
from werkdruk.web.queries.year_lines import SECTIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(root):
    return (root / "docs" / "how-to" / "run-the-year.md").read_text(encoding="utf-8")


def _said(text):
    """What the page prints in italics: names of pages and of buttons."""
    return {" ".join(words.split()) for words in re.findall(r"(?<!\*)\*([^*\n|]+(?:\n[^*|]+)?)\*(?!\*)", text)}


def test_every_page_and_button_on_the_how_to_is_on_the_screen(text, root):
    web = root / "src" / "werkdruk" / "web"
    sources = [*web.rglob("*.html"), *web.rglob("*.py")]
    screen = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = _said(text)
    assert len(said) > 20
    assert sorted(words for words in said if f'"{words}"' not in screen) == []


def test_the_pages_in_the_table_are_sections_of_a_year(text):
    rows = re.findall(r"^\| [^|]+ \| [^|]+ \| \*([^*]+)\* \|", text, re.MULTILINE)
    assert len(rows) == 10
    assert set(rows) <= {str(title) for _name, title in SECTIONS}


def test_the_leader_finds_each_button_of_the_council_s_part_where_the_how_to_says(text, settings):
    proposing = a_year(a_school("99802", "98BB"))
    staff(proposing.school, 1)
    a_proposal(proposing)
    leader = logged_in(leader_of(proposing.school))
    assert "Doe een voorstel" in seen(leader.get(at("proposals", proposing)))
    assert "Bewaar je oordeel" in seen(leader.get(at("proposal", proposing, 1)))
    year = a_counted_year()
    leader, council = logged_in(leader_of(year.school)), logged_in(council_of(year))
    assert "Maak het plan" in seen(leader.get(at("plan", year)))
    plan = a_plan(year)
    assert "Vraag de PMR om instemming" in seen(leader.get(at("plan", year)))
    assert "Wat het reglement zegt" in seen(leader.get(at("council", year)))
    plan = an_asked_plan(year)
    assert "Leg het antwoord vast" in seen(council.get(at("council", year)))
    assert "Neem het hele dossier mee als PDF" in seen(council.get(at("council", year)))
    answered(plan, Act.CONSENT_WITH_CONDITIONS, "Eerst overleg.")
    shown = seen(leader.get(at("council", year)))
    assert "Leg vast wat de school met de voorwaarden doet" in shown
    assert "Pas het plan aan" in shown


def test_the_leader_finds_the_rest_of_the_year_where_the_how_to_says(text, settings):
    year = a_running_year()
    leader = logged_in(leader_of(year.school))
    assert "Boek dit" in seen(leader.get(at("money", year)))
    hand_over = "Overdracht: bestanden voor formatie, taakuren en begroting"
    assert hand_over in seen(leader.get(at("plan", year)))
    assert "Welke dagen moet je onthouden? In je agenda of per mail" in seen(leader.get(at("year", year)))
    assert "Zet deze dagen in je agenda" in seen(leader.get(at("days", year)))
    assert "poster op A4" in seen(leader.get(at("status", year)))
    settings.TODAY = OVER
    assert "Stel de verantwoording vast" in seen(leader.get(at("account", year)))


def test_the_command_on_the_how_to_is_there_and_says_which_settings_it_misses(text):
    (command,) = re.findall(r"werkdruk\.web\.manage (\w+)", text)
    assert command in get_commands()
    names = set(re.findall(r"^\| `(WERKDRUK_\w+)` \|", text, re.MULTILINE))
    with pytest.raises(CommandError) as refusal:
        call_command(command, stdout=StringIO())
    assert names == set(re.findall(r"WERKDRUK_\w+", str(refusal.value)))
    assert all(name in values.__doc__ for name in names)


@pytest.mark.parametrize(
    ("address", "host", "port", "tls", "ssl"),
    [
        ("smtp://naam:wacht%40woord@mail.example", "mail.example", 587, True, False),
        ("smtps://mail.example", "mail.example", 465, False, True),
        ("smtp+plain://localhost:2525", "localhost", 2525, False, False),
    ],
)
def test_the_forms_of_a_mail_server_on_the_how_to_are_read(text, address, host, port, tls, ssl):
    assert f"`{address.partition('://')[0]}://" in text
    told = values._mail(address)
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == (host, port)
    assert (told["EMAIL_USE_TLS"], told["EMAIL_USE_SSL"]) == (tls, ssl)
    if "naam" in address:
        assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == ("naam", "wacht@woord")


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://"])
def test_another_form_of_a_mail_server_is_refused(address):
    with pytest.raises(values.ImproperlyConfigured):
        values._mail(address)
