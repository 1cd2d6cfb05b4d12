# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
import inspect
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import CalendarYear, Dollar, Euro, Language, Month, Saying, dutch, english, forms_of
from werkdruk.kernel.languages import Hundredths


def _written(value):
    return tuple(Saying("{value}", "{value}")(language, value=value) for language in Language)


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (Euro(123456), "€\u00a01.234,56", "€1,234.56"),
        (Dollar(-5), "$\u00a0-0,05", "-$0.05"),
        (1234, "1.234", "1,234"),
        (Hundredths(40), "0,4", "0.4"),
        (date(2022, 10, 1), "1 oktober 2022", "1 October 2022"),
        (Month(2023, 8), "augustus 2023", "August 2023"),
        (CalendarYear(2023), "2023", "2023"),
        ("18BR", "18BR", "18BR"),
        (Saying("les", "lesson"), "les", "lesson"),
        (Saying("{n} lessen", "{n} lessons").told(n=1000), "1.000 lessen", "1,000 lessons"),
        ("", "", ""),
    ],
)
def test_a_value_in_a_saying_is_written_in_the_language_of_the_saying(value, nl, en):
    assert _written(value) == (nl, en)


@given(st.text(), st.text())
def test_what_people_typed_is_never_read_as_a_place(name, title):
    said = Saying("{name}: {title}", "{title}: {name}")
    assert said(name=name, title=title) == f"{name}: {title}"
    assert said(Language.EN, name=name, title=title) == f"{title}: {name}"


def test_dutch_is_spoken_when_nobody_chose():
    assert Saying("ja", "yes")() == "ja"
    assert Saying("ja", "yes").told()() == "ja"


def test_a_value_that_is_missing_is_no_gap_in_a_sentence():
    with pytest.raises(KeyError):
        Saying("{who} krijgt {what}", "{who} gets {what}")(who="School 18BR")


def test_both_languages_have_the_same_forms():
    forms = [dict(inspect.getmembers(module, inspect.isfunction)) for module in (dutch, english)]
    assert forms[0].keys() == forms[1].keys() == {"amount", "day", "hundredths", "month", "whole"}
    assert [inspect.signature(forms[0][name]) for name in forms[0]] == [
        inspect.signature(forms[1][name]) for name in forms[0]
    ]
    assert (forms_of(Language.NL), forms_of(Language.EN)) == (dutch, english)
