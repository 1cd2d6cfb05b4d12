# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts, entries and journals: what may exist, what is booked once, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import (
    Account,
    AccountKind,
    BadAccount,
    BadPosting,
    BadVoucher,
    Earmark,
    Entry,
    EntryKind,
    IdTaken,
    MixedBoards,
    OneLegged,
    Posting,
    Unbalanced,
    Voucher,
    WrongCorrection,
    book,
    mirror,
    pass_on,
    receive,
)
from werkdruk.ledger.accounts import OF_MEASURES, OF_SCHOOLS
from werkdruk.ledger.entries import CENTS_MAX

VO23 = Earmark(BoardNumber("10053"), "vo", CalendarYear(2023))
BOARD, STATE = Account(AccountKind.BOARD, VO23), Account(AccountKind.STATE, VO23)
SLIP = Voucher(UUID(int=7), date(2023, 8, 24), "DUO 2023-0001", "Eerste betaling")


@st.composite
def accounts(draw):
    kind = draw(st.sampled_from(AccountKind))
    earmark = Earmark(
        BoardNumber(draw(st.from_regex(r"[0-9]{5}", fullmatch=True))),
        draw(st.from_regex(r"[a-z][a-z0-9-]{0,19}", fullmatch=True)),
        CalendarYear(draw(st.integers(1000, 9999))),
    )
    school = Brin(draw(st.from_regex(r"[0-9]{2}[A-Z]{2}", fullmatch=True))) if kind in OF_SCHOOLS else None
    year = SchoolYear(draw(st.integers(1000, 9998))) if kind in OF_SCHOOLS else None
    measure = draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", fullmatch=True)) if kind in OF_MEASURES else None
    return Account(kind, earmark, school, year, measure)


@given(accounts())
def test_an_account_is_read_back_from_its_text(account):
    assert Account.parse(str(account)) == account


@given(accounts(), accounts())
def test_two_accounts_have_two_texts(one, other):
    assert (one == other) == (str(one) == str(other))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "school",
        "school:10053:vo:2023",
        "school:10053/18BR:vo:2023",
        "school:10053/18BR:vo:2023:2022-2024",
        "school:10053/18BR:vo:2023:0998-0999",
        "school:10053/18BR:vo:2023:2022-2023:m01",
        "school:10053/18br:vo:2023:2022-2023",
        "school:1005/18BR:vo:2023:2022-2023",
        "school:10053/18BR:VO:2023:2022-2023",
        "school:10053/18BR:vo:0999:2022-2023",
        "spent:10053/18BR:vo:2023:2022-2023",
        "spent:10053/18BR:vo:2023:2022-2023:-",
        "state:10053/18BR:vo:2023",
        "state:10053:vo:2023:2022-2023",
        "purse:10053:vo:2023",
        "state:10053:vo:2023\n",
        "state:١٠٠٥٣:vo:2023",
    ],
)
def test_another_text_is_no_account(text):
    with pytest.raises(BadAccount):
        Account.parse(text)


def test_one_posting_is_no_entry():
    with pytest.raises(OneLegged):
        Entry(SLIP, EntryKind.RECEIVED, (Posting(BOARD, Euro(1)),))


def test_postings_that_do_not_sum_to_zero_are_no_entry():
    with pytest.raises(Unbalanced) as refused:
        Entry(SLIP, EntryKind.RECEIVED, (Posting(STATE, Euro(-3)), Posting(BOARD, Euro(2))))
    assert refused.value.difference == Euro(-1)


def test_money_does_not_leave_its_earmark():
    other = Account(AccountKind.BOARD, replace(VO23, year=CalendarYear(2024)))
    with pytest.raises(Unbalanced):
        Entry(SLIP, EntryKind.PASSED_ON, (Posting(BOARD, Euro(-3)), Posting(other, Euro(3))))


def test_money_does_not_leave_its_board():
    other = Account(AccountKind.BOARD, replace(VO23, board=BoardNumber("20000")))
    with pytest.raises(MixedBoards):
        Entry(SLIP, EntryKind.PASSED_ON, (Posting(BOARD, Euro(-3)), Posting(other, Euro(3))))


@pytest.mark.parametrize("cents", [0, CENTS_MAX + 1, -CENTS_MAX - 1])
def test_a_posting_of_nothing_or_too_much_is_refused(cents):
    with pytest.raises(BadPosting):
        Posting(BOARD, Euro(cents))


@pytest.mark.parametrize(
    ("document", "text"), [("", ""), (" ", ""), ("d" * 201, ""), ("d", "t" * 501), ("a\nb", ""), ("a", "b\x00")]
)
def test_a_voucher_without_a_proper_document_or_text_is_refused(document, text):
    with pytest.raises(BadVoucher):
        Voucher(UUID(int=1), date(2023, 1, 1), document, text)


def test_only_a_correction_names_an_entry():
    entry = receive(SLIP, VO23, collective=Euro(1), individual=Euro(1))
    for kind, corrects in ((EntryKind.CORRECTION, None), (EntryKind.RECEIVED, UUID(int=1))):
        with pytest.raises(BadVoucher):
            Entry(SLIP, kind, entry.postings, corrects)


def test_booking_twice_books_once():
    entry = receive(SLIP, VO23, collective=Euro(1), individual=Euro(1))
    journal = book((), entry)
    again = receive(replace(SLIP), VO23, collective=Euro(1), individual=Euro(1))
    assert again is not entry
    assert book(journal, again) is journal


@pytest.mark.parametrize(
    "other",
    [
        receive(SLIP, VO23, collective=Euro(2), individual=Euro(1)),
        receive(replace(SLIP, text="iets anders"), VO23, collective=Euro(1), individual=Euro(1)),
        receive(replace(SLIP, on=date(2023, 8, 25)), VO23, collective=Euro(1), individual=Euro(1)),
        pass_on(SLIP, VO23, {Brin("18BR"): Euro(12)}),
    ],
)
def test_an_id_with_other_content_is_refused(other):
    entry = receive(SLIP, VO23, collective=Euro(1), individual=Euro(1))
    assert (other.digest(), other.text) != (entry.digest(), entry.text)
    with pytest.raises(IdTaken):
        book((entry,), other)


def correction(entry, **changes):
    good = mirror(entry, Voucher(UUID(int=8), entry.on, "besluit 3"))
    return replace(good, **changes)


ORIGINAL = receive(SLIP, VO23, collective=Euro(1), individual=Euro(1))


def test_a_correction_takes_everything_back():
    journal = book((ORIGINAL,), correction(ORIGINAL))
    assert [a.amount + b.amount for a, b in zip(*(e.postings for e in journal), strict=True)] == [Euro(0)] * 3


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (correction(ORIGINAL, corrects=UUID(int=99)), "there is no such entry"),
        (correction(ORIGINAL, voucher=Voucher(UUID(int=8), date(2023, 8, 23), "d")), "it is of a later day"),
        (correction(ORIGINAL, postings=ORIGINAL.postings), "the postings are not its mirror"),
        (
            correction(ORIGINAL, postings=(Posting(STATE, Euro(1)), Posting(BOARD, Euro(-1)))),
            "the postings are not its mirror",
        ),
    ],
)
def test_a_correction_that_its_entry_does_not_allow_is_refused(entry, why):
    with pytest.raises(WrongCorrection) as refused:
        book((ORIGINAL,), entry)
    assert refused.value.why == why


def test_an_entry_is_corrected_once_and_a_correction_never():
    first = correction(ORIGINAL)
    journal = book((ORIGINAL,), first)
    with pytest.raises(WrongCorrection, match="corrected already"):
        book(journal, correction(ORIGINAL, voucher=Voucher(UUID(int=9), ORIGINAL.on, "d")))
    with pytest.raises(WrongCorrection, match="a correction itself"):
        book(journal, mirror(first, Voucher(UUID(int=10), ORIGINAL.on, "d")))
