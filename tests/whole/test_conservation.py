# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole way of the money, any counts and any rates: not a cent made or lost from the state to the accounts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from itertools import count
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from werkdruk.funding import Allocation, BoardList, BoardShare, Counts, PupilCount, allocate
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear, Source, Span
from werkdruk.ledger import (
    AccountKind,
    Earmark,
    Journal,
    NotEnough,
    Voucher,
    balances,
    book,
    carry_from,
    commit_from,
    pass_on,
    position,
    receive,
    release_from,
    spend_from,
)
from werkdruk.reporting import account_of
from werkdruk.rules import Rates, Rule, Status

BOARDS = (BoardNumber("10001"), BoardNumber("10002"))
SCHOOLS = tuple(Brin(f"0{number}AA") for number in range(6))
YEARS = (CalendarYear(2022), CalendarYear(2023))
SCHOOL_YEARS = (SchoolYear(2021), SchoolYear(2022), SchoolYear(2023), SchoolYear(2024))
LATE = date(2025, 1, 1)

pupils = st.integers(0, 3_000)
rates = st.builds(Rates, st.integers(1, 99_999).map(Euro), st.integers(1, 99_999).map(Euro))
moves = st.lists(
    st.tuples(
        st.sampled_from(["commit", "spend", "release", "carry"]),
        st.sampled_from(SCHOOLS),
        st.sampled_from(SCHOOL_YEARS[:3]),
        st.sampled_from(["m1", "m2"]),
        st.integers(1, 40_000_000),
    ),
    max_size=30,
)


def _rule(year: CalendarYear, content: Rates) -> Rule:
    return Rule(
        id=f"proef-{year}",
        scheme="vo",
        title="proef",
        valid_first=year.first,
        valid_last=year.last,
        known_since=year.first,
        status=Status.ENACTED,
        source=Source("proef"),
        content=content,
    )


def _allocation(year: CalendarYear, general: list[int], vocational: list[int], content: Rates) -> Allocation:
    rows = tuple(
        PupilCount(school, None, Span.exact(avo), Span.exact(beroeps))
        for school, avo, beroeps in zip(SCHOOLS, general, vocational, strict=True)
    )
    counts = Counts(rows=rows, file="proef", digest="sha256:0", counted_on=date(year.year - 1, 10, 1))
    boards = BoardList({school: BOARDS[number % 2] for number, school in enumerate(SCHOOLS)})
    return allocate(counts, _rule(year, content), year=year, boards=boards)


def _vouchers() -> Iterator[Voucher]:
    return (Voucher(UUID(int=number), date(2023, 1, 1), "proefstuk") for number in count(1))


def _received_and_passed_on(allocations: list[Allocation], vouchers: Iterator[Voucher]) -> Journal:
    journal: Journal = ()
    for allocation in allocations:
        for share in allocation.boards:
            earmark = Earmark(share.board or BOARDS[0], "vo", allocation.year)
            if not share.total.exact:
                continue
            halves = {"collective": share.collective.exact, "individual": share.individual.exact}
            journal = book(journal, receive(next(vouchers), earmark, **halves))
            shares = {school.school: school.collective.exact for school in share.schools}
            if share.collective.exact:
                journal = book(journal, pass_on(next(vouchers), earmark, shares))
    return journal


def _moved(journal: Journal, wishes: list[tuple], vouchers: Iterator[Voucher]) -> Journal:
    """The journal after the wishes that the money allows; what it does not allow changes nothing."""
    for name, school, school_year, measure, cents in wishes:
        place = {"school": school, "school_year": school_year, "amount": Euro(cents)}
        known = balances(journal)
        with contextlib.suppress(NotEnough):
            if name == "carry":
                journal = book(journal, carry_from(next(vouchers), known, **place))
            else:
                move = {"commit": commit_from, "spend": spend_from, "release": release_from}[name]
                journal = book(journal, move(next(vouchers), known, measure=measure, **place))
    return journal


def _check_halves(board: BoardShare) -> None:
    total, individual, collective = (amount.exact for amount in (board.total, board.individual, board.collective))
    assert individual + collective == total
    assert (collective - individual).cents in (0, 1), "the odd cent is in the collective half"
    assert Euro.sum(school.amount.exact for school in board.schools) == total
    assert Euro.sum(school.collective.exact for school in board.schools) == collective


@given(
    general=st.lists(pupils, min_size=6, max_size=6),
    vocational=st.lists(pupils, min_size=6, max_size=6),
    contents=st.tuples(rates, rates),
    wishes=moves,
)
def test_not_a_cent_is_made_or_lost_on_the_whole_way(general, vocational, contents, wishes):
    allocations = [
        _allocation(year, general, vocational, content) for year, content in zip(YEARS, contents, strict=True)
    ]
    due = Euro.sum(
        contents[place].general * sum(general) + contents[place].vocational * sum(vocational) for place in range(2)
    )
    assert Euro.sum(allocation.total.exact for allocation in allocations) == due
    for allocation in allocations:
        for board in allocation.boards:
            _check_halves(board)

    vouchers = _vouchers()
    passed_on = _received_and_passed_on(allocations, vouchers)
    journal = _moved(passed_on, wishes, vouchers)
    sums = balances(journal)
    assert Euro.sum(sums.values()) == Euro(0)
    of_kind = {kind: Euro.sum(money for account, money in sums.items() if account.kind is kind) for kind in AccountKind}
    assert -of_kind[AccountKind.STATE] == due
    assert of_kind[AccountKind.BOARD] == Euro(0), "the collective half reaches the schools in full"
    assert min(
        (money for account, money in sums.items() if account.kind is not AccountKind.STATE), default=Euro(0)
    ) >= Euro(0)

    at_schools = Euro(0)
    for school in SCHOOLS:
        for school_year in SCHOOL_YEARS:
            figures = position(journal, school, school_year)
            account = account_of(journal, school=school, school_year=school_year, decided=None, on=LATE)
            assert figures.closes
            assert (account.spent, account.committed) == (figures.spent_in_all, figures.committed_in_all)
            assert account.available == account.spent + account.committed + account.left
            at_schools += account.spent + account.committed + account.free
    collective = Euro.sum(board.collective.exact for allocation in allocations for board in allocation.boards)
    assert at_schools == collective
