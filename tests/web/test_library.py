# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting points: measures seen in practice and the school's own of earlier years, which fill in the form."""

from __future__ import annotations

import html

import pytest
from tests.web.decided import a_counted_year, an_asked_plan, answered, at, council_of
from tests.web.makers import DAY, Role, a_person, a_school, a_year, logged_in, seen, staff
from tests.web.test_proposals import answers

from werkdruk.deciding.consent import Act, State
from werkdruk.planning import Purpose, seen_measures
from werkdruk.web.models import Proposal, Year
from werkdruk.web.queries.library import library_page
from werkdruk.web.queries.prices import AskKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    made = a_year(a_school())
    staff(made.school, 3)
    return made


@pytest.fixture
def teacher(year):
    return year.school.appointments.filter(group="OP").order_by("id")[0].user


def test_every_measure_asks_for_something_that_can_be_proposed():
    assert {measure.asks for measure in seen_measures()} == set(map(str, AskKind))


def test_the_page_shows_each_measure_with_where_it_was_read(year, teacher):
    page = seen(logged_in(teacher).get(at("library", year)))
    for measure in seen_measures():
        assert measure.title() in page
        assert measure.source.title in page
    assert "Een bericht in de pers, dus minder zeker." in page
    assert "Er is geen eerdere maatregel van jullie school" in page


def test_a_purpose_and_words_leave_out_the_rest(year, teacher):
    client = logged_in(teacher)
    page = seen(client.get(at("library", year), {"doel": "guidance"}))
    assert "Begeleiding van starters en zij-instromers" in page
    assert "Een conciërge erbij" not in page
    assert "Je ziet 1 van de" in seen(client.get(at("library", year), {"woorden": "conciërge"}))
    assert "Geen voorbeeld past hierbij." in seen(client.get(at("library", year), {"woorden": "zeppelin"}))
    assert client.get(at("library", year), {"doel": "goud", "woorden": "x" * 500}).status_code == 200


@pytest.mark.parametrize("measure", seen_measures(), ids=lambda measure: measure.id)
def test_a_measure_fills_in_the_first_screen(year, teacher, measure):
    answer = logged_in(teacher).get(at("propose", year), {"begin": f"voorbeeld-{measure.id}"})
    page = html.unescape(answer.content.decode())
    assert f'value="{measure.title()}"' in page
    assert f'name="kind" value="{measure.asks}"' in page
    assert f'name="buys" value="{measure.kind}"' in page


def test_what_it_buys_goes_along_to_the_plan(year, teacher):
    logged_in(teacher).post(at("propose", year), answers(year, send="1", buys="surveillance"))
    assert Proposal.objects.get().buys == "surveillance"
    assert "surveillance bij toetsen" in seen(logged_in(teacher).get(at("proposal", year, 1)))


@pytest.mark.parametrize(
    "begin", ["", "voorbeeld-goud", "eerder-2022-1", "eerder-x-y", "eerder-99999999-1", "x", "eerder-"]
)
def test_an_unknown_start_is_an_empty_form(year, teacher, begin):
    page = logged_in(teacher).get(at("propose", year), {"begin": begin})
    assert page.status_code == 200
    assert "Scherm 1 van 2" in seen(page)


def test_who_only_reads_along_gets_no_link_to_begin(year):
    controller = a_person(year.school.board, Role.CONTROLLER)
    assert "begin=" not in logged_in(controller).get(at("library", year)).content.decode()


def test_the_school_s_own_measures_of_earlier_years_are_starting_points():
    year = a_counted_year()
    plan = an_asked_plan(year)
    council = council_of(year)
    page = library_page(year, council, purpose=None, text="")
    assert page.earlier == (), "a plan of this year is no earlier one"
    answered(plan, Act.CONSENT)
    assert plan.state == str(State.CONSENTED)
    later = Year.objects.create(
        school=year.school, school_year=year.school_year.next(), started_on=DAY, phase="proposing"
    )
    rows = library_page(later, council, purpose=None, text="").earlier
    assert [row.title for row in rows] == [line.title for line in plan.lines.order_by("measure")]
    assert library_page(later, council, purpose=Purpose.GUIDANCE, text="").earlier == ()
    assert len(library_page(later, council, purpose=None, text=rows[0].title).earlier) == 1
    person = year.school.appointments.filter(group="OP")[0].user
    filled = logged_in(person).get(at("propose", later), {"begin": rows[0].start}).content.decode()
    assert f'value="{rows[0].title}"' in filled
    assert 'name="first_month"' not in filled, "its months were those of that year"
