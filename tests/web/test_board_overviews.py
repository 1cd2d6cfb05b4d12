# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All schools of a board side by side: order, filter, file, and the changes of a week."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from tests.web.decided import a_running_year, booked, controller_of
from tests.web.makers import Role, a_person, a_school, logged_in, seen

from werkdruk.kernel import Euro
from werkdruk.web.models import Board, School, Unit, Year
from werkdruk.web.queries.board_overviews import ORDERS, Asked, overview_of

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 15)


@pytest.fixture
def year() -> Year:
    made = a_running_year()
    booked(made, "commit", "m01", 2_000_000)
    booked(made, "spend", "m01", 1_000_001)
    other = School.objects.create(board=made.school.board, brin="98ZZ", name="Achterschool", kind="vmbo")
    Unit.objects.create(school=other, name="Team", kind=Unit.Kind.TEAM)
    return made


def page(year: Year, **query: str) -> str:
    url = reverse("board-overview", args=[year.school.board.number])
    return seen(logged_in(controller_of(year)).get(url, query))


def table(year: Year, **query: str) -> list[dict[str, str]]:
    url = reverse("board-overview-table", args=[year.school.board.number])
    text = logged_in(controller_of(year)).get(url, query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_every_school_stands_there_with_its_money_plan_and_turn(year):
    found = page(year)
    assert "€ 10.000,01" in found
    assert "versie 1: de PMR stemde in" in found
    assert "Nog geen schooljaar begonnen" in found


@pytest.mark.parametrize("order", ORDERS)
def test_each_order_and_its_reverse_keep_every_school(year, order):
    board = year.school.board
    forward, back = (overview_of(board, Asked(order, backwards), DAY).rows for backwards in (False, True))
    assert {row.name for row in forward} == {row.name for row in back} == {"Achterschool", year.school.name}
    if order != "school":
        assert forward[-1].name == back[-1].name == "Achterschool", "what is not known stands last"
    else:
        assert [row.name for row in forward] == [row.name for row in reversed(back)]


def test_the_file_holds_the_rows_of_the_page_in_its_order(year):
    rows = table(year, volgorde="school", omgekeerd="ja")
    assert [row["school"] for row in rows] == [year.school.name, "Achterschool"]
    assert rows[0]["besteed"] == "10000,01"


def test_an_unknown_order_is_that_of_the_names(year):
    assert next(row["school"] for row in table(year, volgorde="<script>")) == "Achterschool"


def test_only_late_schools_when_asked(year):
    rows = table(year, laat="ja")
    assert all(row["te_laat"] == "ja" for row in rows)
    assert len(rows) < 2


def test_a_phase_nobody_is_in_says_so(year):
    assert "Geen school past bij deze keuze." in page(year, fase="bestaat niet")


def test_the_sum_is_that_of_the_rows(year):
    found = overview_of(year.school.board, Asked(), DAY)
    assert found.total.spent == Euro.sum(row.spent for row in found.rows if row.spent is not None) == Euro(1_000_001)


def test_the_week_tells_money_and_decisions(year):
    found = page(year)
    assert "Er is € 10.000,01 besteed." in found
    assert "de PMR stemde in" in found
    assert "Versie 1 van het plan is van 9 januari 2024." in found


def test_a_week_in_which_nothing_happened_says_so(year):
    later = overview_of(year.school.board, Asked(), date(2024, 3, 1))
    assert later.changes == ()


def test_a_board_without_schools_says_so():
    board = Board.objects.create(number="99877", name="Leeg bestuur")
    person = a_person(board, Role.CONTROLLER)
    answer = logged_in(person).get(reverse("board-overview", args=[board.number]))
    assert "Dit bestuur heeft hier nog geen scholen." in seen(answer)


def test_who_is_of_another_board_sees_nothing(year):
    stranger = a_person(a_school("99811", "98BC"), Role.LEADER)
    assert logged_in(stranger).get(reverse("board-overview", args=[year.school.board.number])).status_code == 404
