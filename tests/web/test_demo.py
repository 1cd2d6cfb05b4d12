# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo's story, told through the actions: the pages, the ledger and the issued accounts say the same."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from werkdruk.kernel import Euro
from werkdruk.ledger import AccountKind, balances
from werkdruk.web.demo.places import fill_places
from werkdruk.web.demo.story import tell
from werkdruk.web.models import Board, CountedOutcome, LedgerEntry, School, Unit, User, Year
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.pots import parts_of, year_pot

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TODAY = date(2024, 1, 15)


@pytest.fixture
def told() -> Board:
    board = fill_places()
    tell(board)
    return board


def test_the_demo_is_one_board_with_three_schools_and_about_150_numbered_people(told):
    assert [school.kind for school in told.schools.all()] == [
        "havo en vwo",
        "vmbo en praktijkonderwijs",
        "mavo en havo",
    ]
    staff = User.objects.exclude(code__startswith="demo-")
    assert 140 <= staff.count() <= 160
    assert all(person.label.split()[-1].isdigit() for person in staff), "people are numbers"
    assert Unit.objects.filter(kind=Unit.Kind.SECTIE, memberships__isnull=False).distinct().count() >= 9
    phases = Year.objects.filter(school_year=2023).order_by("school__brin").values_list("phase", flat=True)
    assert list(phases) == ["council", "choosing", "proposing"]
    assert set(Year.objects.filter(school_year=2022).values_list("phase", flat=True)) == {"accounted"}


def test_pages_ledger_and_accounts_say_the_same_to_the_cent(told):
    for year in Year.objects.select_related("school__board"):
        found = year_pot(year, TODAY)
        place = found.position
        known = Euro.sum(line.line.amount for line in found.lines if not line.line.estimate)
        assert known == place.received_in_all + place.carried_in
        assert place.closes
        parts = parts_of(year, found)
        assert parts.received == parts.chosen + parts.committed + parts.spent + parts.left
    entries = load_entries(board=told.number)
    sums = balances(entries)
    at_board = {
        account.earmark.year.year: money for account, money in sums.items() if account.kind is AccountKind.BOARD
    }
    assert [year for year, money in at_board.items() if money] == [2024], "only this year's share of one school waits"
    assert Euro.sum(sums.values()) == Euro(0)


def test_filling_again_changes_nothing(told):
    before = (LedgerEntry.objects.count(), CountedOutcome.objects.count(), School.objects.count())
    call_command("demo", verbosity=0)
    assert (LedgerEntry.objects.count(), CountedOutcome.objects.count(), School.objects.count()) == before
