# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The books of a board of two schools, sound to the last cent, and any that the ledger's builders can make."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from tests.reporting.journals import BOARD, EARMARKS, OTHER, SCHOOL, YEAR, journals, told_plan, voucher

from werkdruk.deciding.consent import Act, Body, Decision
from werkdruk.kernel import Euro
from werkdruk.ledger import balances, book, carry_from, commit_from, pass_on, receive, spend_from
from werkdruk.reporting import DecidedPlan
from werkdruk.reporting.publication import BoardBooks, Delivery, DueShare, SchoolBooks

ON = date(2023, 9, 1)
SHARE = Euro(10_000_000)


def sound():
    """Books in which no check finds anything."""
    schools = tuple(_school(brin, number) for number, brin in enumerate((SCHOOL, OTHER)))
    return BoardBooks(BOARD, "Bestuur voor de proef", YEAR, ON, _journal(schools), schools)


def _school(brin, number):
    plan = replace(told_plan().plan, school=brin)
    decided = DecidedPlan(plan, Decision(Act.CONSENT, date(2022, 6, 14 + number), Body.PMR, plan.digest))
    due = tuple(DueShare(mark.scheme, mark.year, 500, 100, SHARE, "vo-2022-1") for mark in EARMARKS)
    return SchoolBooks(
        brin, f"School {brin}", decided, due, {"m01": Delivery(400, 380, 60)}, "verslag 14 juni", date(2023, 8, 30)
    )


def _journal(schools):
    journal = ()
    for number, mark in enumerate(EARMARKS, start=1):
        on = date(mark.year.year, 3, 1)
        whole = Euro(SHARE.cents * len(schools))
        journal = book(journal, receive(voucher(number, on, f"brief {on}"), mark, collective=whole, individual=whole))
        shares = {school.brin: SHARE for school in schools}
        journal = book(journal, pass_on(voucher(10 + number, date(on.year, 3, 5), "verdeling"), mark, shares))
    for number, school in enumerate(schools):
        here = {"school": school.brin, "school_year": YEAR}
        for step, (move, on, cents) in enumerate(
            ((commit_from, date(2022, 9, 1), 2_400_000), (spend_from, date(2023, 2, 1), 2_000_001))
        ):
            slip = voucher(100 + 10 * number + step, on, f'stuk "{step}"')
            journal = book(journal, move(slip, balances(journal), measure="m01", amount=Euro(cents), **here))
        free = Euro.sum(
            amount
            for account, amount in balances(journal).items()
            if (account.school, account.school_year) == (school.brin, YEAR) and account.measure is None
        )
        slip = voucher(200 + number, date(2023, 7, 10), "besluit")
        journal = book(journal, carry_from(slip, balances(journal), amount=free, **here))
    return journal


@st.composite
def any_books(draw):
    """Books around any journal, with or without plans."""
    entries = draw(journals())
    schools = tuple(
        SchoolBooks(brin, f"School {brin}", draw(st.sampled_from((None, told_plan())))) for brin in (SCHOOL, OTHER)
    )
    return BoardBooks(BOARD, "Bestuur", YEAR, date(2025, 1, 1), entries, schools)


def with_school(books, **changes):
    """The books with the first school changed."""
    return _with(books, schools=(replace(books.schools[0], **changes), *books.schools[1:]))


def _with(books, **changes):
    held = {name: getattr(books, name) for name in BoardBooks.__dataclass_fields__}
    return BoardBooks(**{**held, **changes})


changed = _with
