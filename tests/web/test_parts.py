# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of pages: amounts in both languages, fields tied to their words, figures with their table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import override
from django.views import View
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import dutch, english
from werkdruk.kernel.money import Dollar, Euro
from werkdruk.kernel.periods import Month
from werkdruk.kernel.spans import Span
from werkdruk.web.drawing import NotDrawable
from werkdruk.web.templatetags import werkdruk as tags


@dataclass(frozen=True)
class FourParts:
    received: Euro
    chosen: Euro
    committed: Euro
    spent: Euro
    left: Euro


@dataclass(frozen=True)
class Step:
    text: str
    amount: Euro | None = None
    source: object = None


@dataclass(frozen=True)
class Phase:
    title: str
    state: str
    who: str = "de PMR"
    task: str = "beslis over het plan"
    by: date | None = None
    url: str = ""


POT = FourParts(Euro(1000_00), Euro(100_00), Euro(200_00), Euro(300_50), Euro(399_50))


class Questions(forms.Form):
    title = forms.CharField(label="Wat stel je voor?", help_text="In een zin.")
    hours = forms.IntegerField(label="Uren")
    kind = forms.ChoiceField(label="Soort", widget=forms.RadioSelect, choices=[("a", "Erbij"), ("b", "Minder")])
    who = forms.MultipleChoiceField(
        label="Wie", widget=forms.CheckboxSelectMultiple, choices=[("op", "OP")], required=False
    )
    agree = forms.BooleanField(label="Besproken", help_text="Met je team.")


class Addresses:
    """The two addresses that the frame asks for, so that no page of the shell is needed here."""

    urlpatterns: ClassVar = [
        path("taal/", View.as_view(), name="set_language"),
        path("uit/", View.as_view(), name="logout"),
    ]


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = Addresses


def _part(name, **context):
    return render_to_string(f"components/{name}.html", context)


def _words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def test_an_amount_is_written_in_the_language_of_the_reader():
    with override("nl"):
        assert tags.euro(Euro(-123456)) == "€\N{NO-BREAK SPACE}-1.234,56"
        assert tags.euro_rounded(Euro(123450)) == "€\N{NO-BREAK SPACE}1.235"
    with override("en"):
        assert tags.euro(Euro(-123456)) == "-€1,234.56"
        assert tags.euro_rounded(Euro(123449)) == "€1,234"
        assert tags.euro(Dollar(46173)) == "$461.73"


@given(st.integers(-(10**14), 10**14))
def test_a_rounded_amount_is_within_half_a_euro_and_has_no_cents(cents):
    with override("en"):
        written = tags.euro_rounded(Euro(cents)).replace("€", "").replace(",", "")
    assert re.fullmatch(r"-?\d+", written)
    assert abs(int(written) * 100 - cents) <= 50


@given(st.integers(-(10**14), 10**14), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_dutch_and_english_say_the_same_number_and_day(number, when):
    def digits(text):
        return "".join(sign for sign in text if sign.isdigit() or sign == "-")

    assert digits(english.whole(number)) == digits(dutch.whole(number))
    assert digits(english.hundredths(number)) == digits(dutch.hundredths(number))
    assert digits(english.amount(Euro(number))) == digits(dutch.amount(Euro(number)))
    assert digits(english.day(when)) == digits(dutch.day(when))
    assert digits(english.month(Month.of(when))) == digits(dutch.month(Month.of(when)))


@pytest.mark.parametrize("write", [tags.euro, tags.euro_rounded, tags.whole, tags.fte, tags.day, tags.month])
def test_what_is_unknown_is_said_to_be_unknown(write):
    with override("nl"):
        assert write(None) == "onbekend"


def test_numbers_days_and_months_are_words_of_the_language():
    with override("nl"):
        assert tags.whole(Span(1200, 1205)) == "1.200 tot en met 1.205"
        assert tags.whole(Span.exact(1200)) == "1.200"
        assert tags.fte(40) == "0,4\N{NO-BREAK SPACE}fte"
        assert tags.day(date(2022, 10, 1)) == "1 oktober 2022"
        assert tags.month(Month(2023, 8)) == "augustus 2023"
    with override("en"):
        assert tags.fte(125) == "1.25\N{NO-BREAK SPACE}fte"
        assert tags.day(date(2022, 10, 1)) == "1 October 2022"
        assert tags.month(Month(2023, 8)) == "August 2023"


def test_the_pot_stands_in_one_order_and_its_table_has_every_cent():
    with override("nl"):
        context = tags.pot_bar(POT, "De pot")
        html = render_to_string("components/pot_bar.html", context)
    assert [row.label for row in context["rows"]] == ["Ontvangen", "Gekozen", "Vastgelegd", "Besteed", "Over"]
    assert [row.amount for row in context["rows"]] == [POT.received, POT.chosen, POT.committed, POT.spent, POT.left]
    table = html[html.index("<table>") : html.index("</table>")]
    for amount in ("1.000,00", "100,00", "200,00", "300,50", "399,50"):
        assert f"€\N{NO-BREAK SPACE}{amount}</td>" in table
    assert html.index("<svg") < html.index("<details") < html.index("<table>")
    assert html.count("<title") == html.count("<desc") == 1


def test_a_pot_whose_parts_do_not_add_up_is_not_drawn():
    with pytest.raises(NotDrawable):
        tags.pot_bar(replace(POT, spent=Euro(300_49)), "De pot")


def test_choosing_more_than_there_is_says_so():
    with override("nl"):
        context = tags.pot_bar(replace(POT, chosen=Euro(700_00), left=Euro(-200_50)), "De pot")
    assert context["rows"][-1].label == "Te veel gekozen"
    assert "wd-part--over" in context["svg"]


def test_an_empty_pot_is_drawn_without_dividing_by_nothing():
    nothing = Euro.zero()
    context = tags.pot_bar(FourParts(nothing, nothing, nothing, nothing, nothing), "De pot")
    assert {row.share for row in context["rows"]} == {""}


def test_an_amount_opens_its_trace_in_place_and_without_steps_there_is_nothing_to_open():
    with override("nl"):
        traced = _part(
            "amount", amount=Euro(100), steps=[Step("helft & <b>", Euro(200))], buys="2 uur", caveat="schatting"
        )
        plain = _part("amount", amount=Euro(100))
    assert traced.count("<details") == traced.count("<summary") == 1
    assert "helft &amp; &lt;b&gt;" in traced
    assert _words(traced).endswith("= 2 uur schatting")
    assert "<details" not in plain
    assert _words(plain) == "€ 1,00"


def test_the_year_line_says_where_we_are_who_is_next_and_by_when():
    phases = [Phase("Kaders", "done"), Phase("Kiezen", "now", by=date(2026, 3, 20)), Phase("Instemming", "next")]
    with override("nl"):
        html = _part("year_line", phases=phases)
    assert html.count('aria-current="step"') == 1
    assert "Stap 2 van 3: Kiezen. De PMR: beslis over het plan, uiterlijk 20 maart 2026." in _words(html)
    assert "Daarna: Instemming (de PMR)." in _words(html)


def test_a_year_without_a_present_phase_still_shows_its_line():
    with override("nl"):
        html = _part("year_line", phases=[Phase("Kaders", "done"), Phase("Verantwoorden", "done")])
    assert "aria-current" not in html
    assert html.count("<li") == 2


@pytest.mark.parametrize("data", [None, {}, {"title": "", "hours": "x", "kind": "q", "who": ["z"]}])
def test_every_description_of_a_field_exists_and_every_error_links_to_its_input(data):
    form = Questions(data)
    with override("nl"):
        fields = "".join(_part("field", field=field) for field in form)
        summary = _part("error_summary", form=form)
    ids = set(re.findall(r'\bid="([^"]+)"', fields))
    described = {one for ids_of in re.findall(r'aria-describedby="([^"]+)"', fields) for one in ids_of.split()}
    labelled = set(re.findall(r'<label for="([^"]+)"', fields))
    linked = re.findall(r'href="#([^"]+)"', summary)
    assert described <= ids
    assert {"id_title_helptext", "id_agree_helptext"} <= described
    assert labelled <= ids
    assert set(linked) <= ids
    assert len(linked) == sum(len(errors) for errors in form.errors.values())
    assert fields.count("<fieldset") == 2


def test_a_form_without_errors_has_no_summary():
    assert _part("error_summary", form=Questions()).strip() == ""


def test_a_table_that_may_be_wide_scrolls_in_a_named_region_that_the_keyboard_reaches():
    text = "{% load werkdruk %}{% scroll label %}<table><tr><td>{{ cell }}</td></tr></table>{% endscroll %}"
    html = Template(text).render(Context({"label": "Regels & meer", "cell": "<i>"}))
    assert html.startswith('<div class="wd-scroll" role="region" tabindex="0" aria-label="Regels &amp; meer"><table>')
    assert "&lt;i&gt;" in html


def test_numbers_in_attributes_keep_their_plain_form():
    with override("nl"):
        html = _part("progress", done=1234, total=5678, text="1.234 van de 5.678")
    assert 'value="1234" max="5678"' in html


def test_the_frame_stands_without_anything_in_its_context_and_names_its_language():
    for language, other in (("nl", "English"), ("en", "Nederlands")):
        with override(language):
            html = render_to_string("base.html")
        assert f'<html class="utrecht-html" lang="{language}">' in html
        assert other in html
        assert html.index('href="#inhoud"') < html.index("<header") < html.index("<main") < html.index("<footer")
        assert 'id="inhoud"' in html


def test_the_question_of_a_page_is_both_its_heading_and_its_tab():
    page = Template('{% extends "base.html" %}{% block title %}Wie is & wat{% endblock %}').render(Context({}))
    assert "<title>Wie is & wat – Werkdruk</title>" in page
    assert "<h1>Wie is & wat</h1>" in page
