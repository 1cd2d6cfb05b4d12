# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account of a board: the sum of its schools, and where the two halves are."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.journals import BOARD, OTHER, SCHOOL, YEAR, journals, told_journal, told_plan

from werkdruk.kernel import Euro
from werkdruk.ledger import AccountKind, balances
from werkdruk.planning import MeasureKind, Purpose
from werkdruk.reporting import board_account_of, by_cost_kind, by_purpose
from werkdruk.reporting.boards import Member
from werkdruk.reporting.categories import CostKind, cost_kind

MEMBERS = {SCHOOL: Member("De ene school", told_plan()), OTHER: Member("De andere school")}


def made(journal, on=date(2023, 8, 1)):
    return board_account_of(journal, MEMBERS, board=(BOARD, "Bestuur"), school_year=YEAR, on=on)


def test_the_board_is_the_sum_of_its_schools():
    account = made(told_journal())
    assert account.total("spent") == Euro(1_800_050 + 1_500_000)
    assert account.total("total_received") == Euro.sum(each.total_received for each in account.accounts)


def test_the_halves_say_what_came_in_and_that_it_all_went_on():
    first, second = made(told_journal()).halves
    assert (first.collective, first.individual, first.passed_on) == (Euro(20_000_002),) * 3
    assert (second.collective, second.at_board) == (Euro(22_000_006), Euro(0))
    assert made(told_journal()).is_passed_on


def test_what_is_still_at_the_board_is_said():
    journal = tuple(entry for entry in told_journal() if entry.document != "verdeling 2023")
    account = made(journal)
    assert not account.is_passed_on
    assert account.halves[1].at_board == Euro(22_000_006)
    assert account.halves[1].passed_on == Euro(0)


@given(journals(), st.dates(date(2022, 1, 1), date(2025, 1, 1)))
def test_nothing_is_lost_between_state_board_and_schools(journal, on):
    account = made(journal, on)
    booked = [entry for entry in journal if entry.on <= on]
    money = balances(booked)
    years = {half.funding_year for half in account.halves}
    paid = -Euro.sum(
        amount for one, amount in money.items() if one.kind is AccountKind.STATE and one.earmark.year in years
    )
    assert Euro.sum(half.individual + half.passed_on + half.at_board for half in account.halves) == paid


@given(journals())
def test_every_cent_spent_is_in_one_category_of_each_list(journal):
    account = made(journal, date(2025, 1, 1))
    spent = account.total("spent")
    assert Euro.sum(by_purpose(account.accounts).values()) == spent
    assert Euro.sum(by_cost_kind([(each.account, each.lines) for each in account.schools]).values()) == spent


def test_spending_is_told_in_the_aims_of_the_monitor():
    sums = by_purpose(made(told_journal()).accounts)
    assert sums[Purpose.RELIEF] == Euro(1_800_050)
    assert sums[Purpose.GUIDANCE] == Euro(0)


def test_what_is_bought_says_the_kind_of_cost():
    kinds = {kind: cost_kind(kind) for kind in MeasureKind}
    assert set(kinds.values()) == set(CostKind)
    assert kinds[MeasureKind.SURVEILLANCE] is CostKind.STAFF
    assert kinds[MeasureKind.AGREEMENT] is CostKind.WITHOUT_MONEY
    assert all(kind.words() and kind.source.title for kind in CostKind)
