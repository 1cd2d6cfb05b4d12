# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A reader of English gets pages in English: sentences, amounts and days, and may write amounts the English way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from tests.web.makers import DAY, Role, a_feasible_proposal, a_person, a_school, a_year, leader_of, seen, staff

from werkdruk import web
from werkdruk.kernel import Euro
from werkdruk.web.actions.voting import open_round
from werkdruk.web.forms.amounts import hundredths_in
from werkdruk.web.models import HeldRole, School, User
from werkdruk.web.wording import euro, fte

CATALOGUE = Path(web.__file__).parent / "locale" / "en" / "LC_MESSAGES" / "django.po"
SECTIONS = ("year", "proposals", "vote", "result", "plan", "council", "money", "account")
ROLES = (Role.STAFF, Role.COUNCIL, Role.LEADER, Role.CONTROLLER)


def in_english(person: User | None = None) -> Client:
    client = Client(headers={"accept-language": "en-GB,en"})
    if person is not None:
        client.force_login(person)
    return client


@pytest.fixture
def school() -> School:
    made = a_school()
    staff(made, 3)
    a_person(made, Role.COUNCIL)
    return made


@pytest.fixture
def year(school):
    """A year with a vote that is open."""
    made = a_year(school)
    a_feasible_proposal(made)
    open_round(made, closes=DAY, lot=(1,), by=leader_of(school), on=DAY)
    made.refresh_from_db()
    return made


@pytest.fixture(scope="module")
def dutch_sentences() -> list[str]:
    """The sentences of the catalogue that fit on one line and are filled in with nothing."""
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)
    return [dutch for dutch, english in pairs if dutch != english and "%(" not in dutch and dutch.count(" ") > 1]


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_no_page_of_a_year_says_a_dutch_sentence_to_a_reader_of_english(school, year, dutch_sentences, role):
    assert len(dutch_sentences) > 200
    reader = in_english(HeldRole.objects.filter(role=role).order_by("id")[0].user)
    pages = [reverse(name, args=[school.brin, year.school_year]) for name in SECTIONS]
    pages += [reverse("start"), reverse("board", args=[school.board.number])]
    said = {}
    for page in pages:
        answer = reader.get(page, follow=True)
        assert answer.status_code == 200
        assert '<html class="utrecht-html" lang="en">' in answer.content.decode()
        text = f" {seen(answer)} "
        said[page] = [
            sentence for sentence in dutch_sentences if re.search(rf"(?<!\w){re.escape(sentence)}(?!\w)", text)
        ]
    assert {page: sentences for page, sentences in said.items() if sentences} == {}


@pytest.mark.django_db
def test_amounts_and_days_are_written_the_english_way(school, year):
    reader = in_english(leader_of(school))
    text = seen(reader.get(reverse("vote", args=[school.brin, year.school_year])))
    assert "€5,000.00" in text
    assert "15 January 2024" in text
    assert "€ 5.000,00" not in text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.django_db
def test_the_roles_of_the_demo_are_called_in_the_language_of_the_reader(settings):
    settings.DEMO = True
    User.objects.create(code="demo-docent", label="Docent van De Werkplaats")
    User.objects.create(code="98AA-001", label="schoolleiding")
    assert "Teacher at De Werkplaats" in seen(in_english().get(reverse("login")))
    assert "Docent van De Werkplaats" in seen(Client(headers={"accept-language": "nl"}).get(reverse("login")))
    own = in_english(User.objects.get(code="98AA-001"))
    assert "schoolleiding" in seen(own.get(reverse("start")))


@given(st.integers(1, 10**11 - 1))
def test_an_amount_is_read_back_as_it_is_written_in_english(cents):
    with translation.override("en"):
        assert hundredths_in(euro(Euro(cents)).replace("€", "")) == cents
        assert hundredths_in(fte(cents).split("\N{NO-BREAK SPACE}")[0]) == cents


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [("1,234.56", 123456), ("1,250", 125000), ("0.4", 40), ("0,4", 40), ("1.234,56", 123456), ("12,5", 1250)],
)
def test_a_reader_of_english_may_write_either_way(text, hundredths):
    with translation.override("en"):
        assert hundredths_in(text) == hundredths


@pytest.mark.parametrize("text", ["0,125", "1,23.4", "1,2345", "1,234,5", "1.234.56", "01,234"])
def test_what_could_be_two_numbers_is_none(text):
    with translation.override("en"):
        assert hundredths_in(text) is None


def test_a_comma_before_three_digits_is_no_amount_in_dutch():
    with translation.override("nl"):
        assert hundredths_in("1,250") is None
