# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The money's way through the ledger, checked against a plain dictionary of cents."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import (
    Account,
    AccountKind,
    Earmark,
    EntryKind,
    NotEnough,
    NotPositive,
    OneLegged,
    Voucher,
    WrongCorrection,
    balances,
    book,
    carry_from,
    commit_from,
    mirror,
    over_school_years,
    pass_on,
    position,
    receive,
    release_from,
    spend_from,
)

BOARD = BoardNumber("10053")
SCHOOLS = (Brin("18BR"), Brin("20AB"))
YEARS = (CalendarYear(2022), CalendarYear(2023))
SCHOOL_YEARS = (SchoolYear(2021), SchoolYear(2022), SchoolYear(2023))
MEASURES = ("m01", "m02")
VO23 = Earmark(BOARD, "vo", CalendarYear(2023))


def voucher(number, on=date(2023, 8, 24)):
    return Voucher(UUID(int=number), on, "DUO 2023-0001")


def funded():
    collective = Euro(120_000)
    journal = book((), receive(voucher(1), VO23, collective=collective, individual=Euro(120_001)))
    return book(journal, pass_on(voucher(2), VO23, {SCHOOLS[0]: collective}))


class Ledger(RuleBasedStateMachine):
    """Books moves at random, and keeps beside the journal what each pocket of money should hold."""

    def __init__(self):
        super().__init__()
        self.journal = ()
        self.number = 0
        self.cents = defaultdict(int)  # (school, school year, what) -> cents; what: free, held, spent
        self.passed = defaultdict(int)  # (school, school year)
        self.carried = defaultdict(int)  # (school, school year it left)
        self.at_board = 0
        self.corrected = set()

    def book(self, make, *arguments, **named):
        self.number += 1
        entry = make(voucher(self.number), *arguments, **named)
        before = self.journal
        self.journal = book(before, entry)
        assert self.journal == (*before, entry)
        assert book(self.journal, entry) is self.journal
        return entry

    @rule(year=st.sampled_from(YEARS), cents=st.integers(1, 10**9))
    def the_state_pays(self, year, cents):
        self.book(receive, Earmark(BOARD, "vo", year), collective=Euro(cents), individual=Euro(cents + 1))
        self.at_board += cents

    @rule(year=st.sampled_from(YEARS), school=st.sampled_from(SCHOOLS), cents=st.integers(1, 10**7))
    def the_board_passes_on(self, year, school, cents):
        earmark = Earmark(BOARD, "vo", year)
        self.book(pass_on, earmark, {school: Euro(cents)})
        self.at_board -= cents
        for school_year, part in over_school_years(Euro(cents), earmark).items():
            self.cents[school, school_year, "free"] += part.cents
            self.passed[school, school_year] += part.cents

    def move(self, make, source, target, *, school, school_year, cents, **named):
        if cents > self.cents[school, school_year, source]:
            with pytest.raises(NotEnough) as refused:
                self.book(
                    make, balances(self.journal), school=school, school_year=school_year, amount=Euro(cents), **named
                )
            assert refused.value.left.cents == self.cents[school, school_year, source]
            return
        self.book(make, balances(self.journal), school=school, school_year=school_year, amount=Euro(cents), **named)
        self.cents[school, school_year, source] -= cents
        if target == "carried":
            self.cents[school, school_year.next(), "free"] += cents
            self.carried[school, school_year] += cents
        else:
            self.cents[school, school_year, target] += cents

    places = {  # noqa: RUF012 - hypothesis reads it, nobody writes it
        "school": st.sampled_from(SCHOOLS),
        "school_year": st.sampled_from(SCHOOL_YEARS),
        "cents": st.integers(1, 2 * 10**6),
    }

    @rule(measure=st.sampled_from(MEASURES), **places)
    def a_school_commits(self, measure, **place):
        self.move(commit_from, "free", ("held", measure), measure=measure, **place)

    @rule(measure=st.sampled_from(MEASURES), **places)
    def a_school_spends(self, measure, **place):
        self.move(spend_from, ("held", measure), ("spent", measure), measure=measure, **place)

    @rule(measure=st.sampled_from(MEASURES), **places)
    def a_school_releases(self, measure, **place):
        self.move(release_from, ("held", measure), "free", measure=measure, **place)

    @rule(**places)
    def a_school_carries(self, **place):
        self.move(carry_from, "free", "carried", **place)

    @precondition(lambda self: self.journal)
    @rule(data=st.data())
    def an_entry_is_corrected_and_booked_anew(self, data):
        entry = data.draw(st.sampled_from(self.journal))
        if entry.kind is EntryKind.CORRECTION or entry.id in self.corrected:
            with pytest.raises(WrongCorrection):
                self.book(lambda slip: mirror(entry, slip))
            return
        self.book(lambda slip: mirror(entry, slip))
        self.corrected.add(entry.id)
        self.book(lambda slip: type(entry)(slip, entry.kind, entry.postings))

    @invariant()
    def no_cent_is_made_or_lost(self):
        assert sum(amount.cents for amount in balances(self.journal).values()) == 0

    @invariant()
    def what_the_state_paid_is_with_the_board_and_the_schools(self):
        at = defaultdict(int)
        for account, amount in balances(self.journal).items():
            at[account.kind] += amount.cents
        assert at[AccountKind.BOARD] == self.at_board
        assert -at[AccountKind.STATE] == at[AccountKind.INDIVIDUAL] + self.at_board + sum(self.passed.values())

    @invariant()
    def every_position_is_that_of_the_dictionary(self):
        for school in SCHOOLS:
            for year in SCHOOL_YEARS:
                found = position(self.journal, school, year)
                assert found.closes
                assert found.left.cents == self.cents[school, year, "free"]
                assert found.received_in_all.cents == self.passed[school, year]
                assert found.carried_in.cents == self.carried[school, year.previous()]
                assert found.carried_out.cents == self.carried[school, year]
                for measure in found.spent:
                    assert found.committed[measure].cents == self.cents[school, year, ("held", measure)]
                    assert found.spent[measure].cents == self.cents[school, year, ("spent", measure)]


TestLedger = Ledger.TestCase


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_a_share_and_its_difference_stand_as_their_sum(first, difference):
    shares, more = {SCHOOLS[0]: Euro(first)}, {SCHOOLS[0]: Euro(difference)}
    entries = []
    for number, make in enumerate(
        (lambda slip: pass_on(slip, VO23, shares), lambda slip: pass_on(slip, VO23, more, before=shares)), start=1
    ):
        try:
            entries.append(make(voucher(number)))
        except OneLegged:
            assert not (first, difference)[number - 1]
    for year, part in over_school_years(Euro(first + difference), VO23).items():
        assert position(entries, SCHOOLS[0], year).received_in_all == part


def test_a_share_is_seven_months_and_five():
    assert over_school_years(Euro(120_000), VO23) == {SchoolYear(2022): Euro(70_000), SchoolYear(2023): Euro(50_000)}


def test_one_off_money_stands_in_the_school_year_it_names():
    entry = pass_on(voucher(1), VO23, {SCHOOLS[0]: Euro(500)}, school_year=SchoolYear(2024))
    found = position((entry,), SCHOOLS[0], SchoolYear(2024))
    assert (found.received, found.left) == ({VO23: Euro(500)}, Euro(500))


def test_carried_money_goes_first_then_the_oldest_funding_year():
    vo22 = Earmark(BOARD, "vo", CalendarYear(2022))
    journal = (pass_on(voucher(1), VO23, {SCHOOLS[0]: Euro(120)}), pass_on(voucher(2), vo22, {SCHOOLS[0]: Euro(120)}))
    place = {"school": SCHOOLS[0], "school_year": SchoolYear(2022)}
    assert position(journal, **place).received == {vo22: Euro(50), VO23: Euro(70)}
    earlier = {"school": SCHOOLS[0], "school_year": SchoolYear(2021)}
    journal = book(journal, carry_from(voucher(3), balances(journal), amount=Euro(5), **earlier))
    entry = commit_from(voucher(4), balances(journal), measure="m01", amount=Euro(60), **place)
    assert [(str(line.account), line.amount.cents) for line in entry.postings] == [
        ("carried:10053/18BR:vo:2022:2022-2023", -5),
        ("committed:10053/18BR:vo:2022:2022-2023:m01", 55),
        ("school:10053/18BR:vo:2022:2022-2023", -50),
        ("school:10053/18BR:vo:2023:2022-2023", -5),
        ("committed:10053/18BR:vo:2023:2022-2023:m01", 5),
    ]


def test_released_money_is_the_newest():
    journal = funded()
    vo24 = Earmark(BOARD, "vo", CalendarYear(2024))
    journal = book(journal, pass_on(voucher(3), vo24, {SCHOOLS[0]: Euro(120_000)}))
    place = {"school": SCHOOLS[0], "school_year": SchoolYear(2023), "measure": "m01"}
    journal = book(journal, commit_from(voucher(4), balances(journal), amount=Euro(60_000), **place))
    entry = release_from(voucher(5), balances(journal), amount=Euro(10_000), **place)
    assert {line.account.earmark for line in entry.postings} == {vo24}


@pytest.mark.parametrize("cents", [0, -1])
def test_a_move_of_nothing_or_less_is_refused(cents):
    with pytest.raises(NotPositive):
        carry_from(voucher(9), balances(funded()), school=SCHOOLS[0], school_year=SchoolYear(2022), amount=Euro(cents))


def test_money_of_another_school_year_is_not_free():
    with pytest.raises(NotEnough) as refused:
        commit_from(
            voucher(9),
            balances(funded()),
            school=SCHOOLS[0],
            school_year=SchoolYear(2022),
            measure="m01",
            amount=Euro(70_001),
        )
    assert (refused.value.asked, refused.value.left) == (Euro(70_001), Euro(70_000))


def test_a_corrected_carry_over_is_as_if_it_never_was():
    journal = funded()
    before = [position(journal, SCHOOLS[0], year) for year in SCHOOL_YEARS]
    entry = carry_from(
        voucher(3), balances(journal), school=SCHOOLS[0], school_year=SchoolYear(2022), amount=Euro(1_000)
    )
    journal = book(book(journal, entry), mirror(entry, voucher(4)))
    assert [position(journal, SCHOOLS[0], year) for year in SCHOOL_YEARS] == before


def test_balances_of_a_day_leave_out_what_comes_after_it():
    journal = funded()
    later = pass_on(voucher(3, on=date(2024, 1, 2)), VO23, {SCHOOLS[0]: Euro(-1)})
    assert balances((*journal, later), on=date(2024, 1, 1)) == balances(journal)
    assert position((*journal, later), SCHOOLS[0], SchoolYear(2022), on=date(2024, 1, 1)) == position(
        journal, SCHOOLS[0], SchoolYear(2022)
    )


def test_the_account_of_the_state_is_what_it_paid():
    assert balances(funded())[Account(AccountKind.STATE, VO23)] == Euro(-240_001)
