# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the core says on a page is English for whoever reads English; names and titles stay as people wrote them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from tests.both_languages import DUTCH, say_the_same, words
from tests.web.decided import a_counted_year, an_asked_plan, at
from tests.web.makers import DAY, a_school, a_year, leader_of, logged_in, staff

from werkdruk.kernel import Euro, Language, Month
from werkdruk.planning import Step
from werkdruk.web.forms.awards import read_upload
from werkdruk.web.models import User
from werkdruk.web.queries.boards import board_page
from werkdruk.web.queries.councils import council_page
from werkdruk.web.queries.pots import year_pot
from werkdruk.web.queries.prices import AskKind, Wish, priced
from werkdruk.web.queries.results import result_of
from werkdruk.web.queries.schools import year_page
from werkdruk.web.wording import language

pytestmark = pytest.mark.django_db
TYPED = ("Beschikking", "Toekenning", "verdeling")
"""What the board typed stays in the language it was typed in."""


def in_both(make):
    """The same thing made for a reader of Dutch and for a reader of English."""
    with override("nl"):
        dutch = make()
    with override("en"):
        return dutch, make()


def assert_same_steps(dutch: tuple[Step, ...], english: tuple[Step, ...]) -> None:
    assert len(dutch) == len(english) > 0
    for nl, en in zip(dutch, english, strict=True):
        assert (nl.amount, nl.source) == (en.amount, en.source)
        law = str(nl.source)
        if not any(typed in nl.text for typed in TYPED):
            assert say_the_same(nl.text.replace(law, ""), en.text.replace(law, "")), en.text


@pytest.mark.parametrize(("code", "spoken"), [("nl", Language.NL), ("en", Language.EN), ("en-gb", Language.EN)])
def test_the_language_of_the_core_is_that_of_the_reader(code, spoken):
    with override(code):
        assert language() is spoken


def test_without_a_reader_the_core_speaks_dutch():
    with override(None):
        assert language() is Language.NL


def test_a_pot_is_traced_in_english():
    year = a_year(a_school())
    dutch, english = in_both(lambda: year_pot(year, DAY))
    assert dutch.pot.total == english.pot.total
    for nl, en in zip(dutch.lines, english.lines, strict=True):
        assert_same_steps(nl.steps, en.steps)
        assert say_the_same(nl.line.source, en.line.source), en.line.source


def test_the_page_of_a_school_year_has_no_dutch_caveats():
    year = a_year(a_school())
    page = in_both(lambda: year_page(year, leader_of(year.school), DAY))[1]
    assert page.caveats
    assert not any(words(caveat) & DUTCH for caveat in page.caveats)
    with override("en"):
        assert page.buys[0].norm_words.startswith("national average staff cost (GPL), teachers 2021, group 2 (not read")


def test_the_board_reads_its_rules_and_traces_in_english():
    school = a_school()
    a_year(school)
    controller = User.objects.get(roles__board=school.board)
    dutch, english = in_both(lambda: board_page(school.board, controller, date(2024, 6, 1)))
    for nl, en in zip(dutch.years, english.years, strict=True):
        assert not words(f"{en.title} {en.caveat}") & DUTCH
        assert nl.title != en.title
        for line, other in zip(nl.lines, en.lines, strict=True):
            assert_same_steps(line.steps, other.steps)
        for row, other_row in zip(nl.rows, en.rows, strict=True):
            assert_same_steps(row.steps, other_row.steps)


def test_a_price_and_its_norm_are_told_in_english():
    wish = Wish(AskKind.LESSONS, Month(2024, 2), Month(2024, 7), quantity_hundredths=300, method="hours")
    dutch, english = in_both(lambda: priced(wish, "havo en vwo"))
    assert_same_steps(dutch.price.steps, english.price.steps)
    assert english.other is not None
    assert (english.method, english.other_method) == ("hours method", "replacement method")
    assert not words(" ".join((english.norm, *english.caveats))) & DUTCH


def test_the_outcome_of_a_vote_is_told_in_english():
    year = a_counted_year()
    dutch, english = in_both(lambda: result_of(year))
    assert say_the_same(dutch.story, english.story), english.story
    for nl, en in zip((*dutch.winners, *dutch.losers), (*english.winners, *english.losers), strict=True):
        assert nl.reason != en.reason
        assert en.reason.startswith(("Chosen in round", "Not chosen."))


def test_the_terms_of_the_council_are_told_in_english():
    year = an_asked_plan_year()
    dutch, english = in_both(lambda: council_page(year, leader_of(year.school), DAY))
    assert not words(english.caveat) & DUTCH
    assert english.note != dutch.note
    assert english.note.startswith("Articles 24 and 32 were read")


def an_asked_plan_year():
    year = a_counted_year()
    an_asked_plan(year)
    return year


def test_what_is_wrong_with_a_pupil_file_is_told_in_english():
    found = read_upload(SimpleUploadedFile("leerlingen.csv", b"naam;plaats\nx;y\n"), day=DAY, schools=())
    assert found.wrong[0].told(Language.EN)[0] == "No line with the names of DUO's columns was found."


def test_a_page_asked_for_in_english_has_its_amounts_and_steps_in_english():
    school = a_school()
    staff(school, 2)
    year = a_year(school)
    client = logged_in(leader_of(school))
    client.cookies["django_language"] = "en"
    page = client.get(at("year", year)).content.decode()
    pot = year_pot(year, DAY).pot.total
    assert f"€{pot.cents // 100:,}" in page
    assert Euro.code not in page
    assert "had 600 pupils on 1 October 2022" in page
    assert "leerlingen" not in page


def test_pages_are_dutch_until_somebody_chooses_english():
    client = Client()
    installed_in_english = client.get("/inloggen/", headers={"accept-language": "en"})
    assert '<html class="utrecht-html" lang="nl">' in installed_in_english.content.decode()
    client.post("/taal/setlang/", {"language": "en", "next": "/inloggen/"})
    answer = client.get("/inloggen/")
    assert '<html class="utrecht-html" lang="en">' in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"
