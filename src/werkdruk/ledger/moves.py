# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
r"""The moves money makes on its way, each as an entry.

    state --receive--> board --pass_on--> school --commit_from--> committed --spend_from--> spent
               \                          ^  |                        |
                `-> individual            |  |<-----release_from------'
                                          |  '--carry_from--> carried, in the next school year
                              carried ----'   (free to commit there like the rest)

A school's money stands under the school year it is to be used in and keeps its earmark all the way. The moves with
`_from` in their name take the open balances and draw on the oldest money first, over as many earmarks as they need.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from werkdruk.kernel import Euro, SchoolYear, split
from werkdruk.ledger.accounts import Account, AccountKind, Earmark
from werkdruk.ledger.entries import Entry, EntryKind, Posting, Voucher
from werkdruk.ledger.errors import NotEnough, NotPositive

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from werkdruk.kernel import Brin

FREE = (AccountKind.CARRIED, AccountKind.SCHOOL)
HELD = (AccountKind.COMMITTED,)


def receive(voucher: Voucher, earmark: Earmark, *, collective: Euro, individual: Euro) -> Entry:
    """The state's money coming in at the board, in its two halves.

    A negative half is a lowering that the state made later. Raises OneLegged when both are zero.
    """
    parts = {
        Account(AccountKind.STATE, earmark): -(collective + individual),
        Account(AccountKind.BOARD, earmark): collective,
        Account(AccountKind.INDIVIDUAL, earmark): individual,
    }
    return Entry(voucher, EntryKind.RECEIVED, _postings(parts))


def over_school_years(share: Euro, earmark: Earmark) -> dict[SchoolYear, Euro]:
    """A share of a funding year by school year: seven months to the one that ends in it, five to the next."""
    year = earmark.year.year
    months = {
        school_year: school_year.months_by_calendar_year()[earmark.year]
        for school_year in (SchoolYear(year - 1), SchoolYear(year))
    }
    return split(share, months)


def pass_on(
    voucher: Voucher,
    earmark: Earmark,
    shares: Mapping[Brin, Euro],
    *,
    before: Mapping[Brin, Euro] | None = None,
    school_year: SchoolYear | None = None,
) -> Entry:
    """Collective money going from the board to its schools, in the order of their codes.

    Each share is divided over the two school years of its funding year; one-off money may name its one `school_year`.
    `before` is what the schools were passed on already: a difference is then divided so that both together are
    divided as one. A negative share takes back what a later count or rate made too much. Raises OneLegged when
    nothing moves.
    """
    parts = {Account(AccountKind.BOARD, earmark): -Euro.sum(shares.values())}
    for school, share in sorted(shares.items()):
        had = (before or {}).get(school, Euro(0))
        after, already = over_school_years(had + share, earmark), over_school_years(had, earmark)
        by_year = {year: after[year] - already[year] for year in after} if school_year is None else {school_year: share}
        for year, amount in by_year.items():
            parts[Account(AccountKind.SCHOOL, earmark, school, year)] = amount
    return Entry(voucher, EntryKind.PASSED_ON, _postings(parts))


def commit_from(
    voucher: Voucher,
    balances: Mapping[Account, Euro],
    *,
    school: Brin,
    school_year: SchoolYear,
    measure: str,
    amount: Euro,
) -> Entry:
    """Free money of a school year promised to a measure; carried money first, then the oldest funding year.

    Raises NotPositive when `amount` is not above zero, NotEnough when less is free.
    """
    sources = _accounts(balances, FREE, school, school_year)
    parts = _drawn(
        balances, sources, amount, lambda source: replace(source, kind=AccountKind.COMMITTED, measure=measure)
    )
    return Entry(voucher, EntryKind.COMMITTED, parts)


def spend_from(
    voucher: Voucher,
    balances: Mapping[Account, Euro],
    *,
    school: Brin,
    school_year: SchoolYear,
    measure: str,
    amount: Euro,
) -> Entry:
    """Committed money of a measure being spent on it; the oldest funding year first.

    Raises NotPositive when `amount` is not above zero, NotEnough when less is committed.
    """
    sources = _accounts(balances, HELD, school, school_year, measure=measure)
    parts = _drawn(balances, sources, amount, lambda source: replace(source, kind=AccountKind.SPENT))
    return Entry(voucher, EntryKind.SPENT, parts)


def release_from(
    voucher: Voucher,
    balances: Mapping[Account, Euro],
    *,
    school: Brin,
    school_year: SchoolYear,
    measure: str,
    amount: Euro,
) -> Entry:
    """Committed money of a measure that is not needed, free in its school year again; the newest money first.

    Raises NotPositive when `amount` is not above zero, NotEnough when less is committed.
    """
    sources = _accounts(balances, HELD, school, school_year, measure=measure)[::-1]
    parts = _drawn(balances, sources, amount, lambda source: replace(source, kind=AccountKind.SCHOOL, measure=None))
    return Entry(voucher, EntryKind.RELEASED, parts)


def carry_from(
    voucher: Voucher, balances: Mapping[Account, Euro], *, school: Brin, school_year: SchoolYear, amount: Euro
) -> Entry:
    """Free money of a school year carried into the next one, by a decision; it keeps its earmark.

    Raises NotPositive when `amount` is not above zero, NotEnough when less is free.
    """
    sources = _accounts(balances, FREE, school, school_year)
    later = school_year.next()
    parts = _drawn(
        balances, sources, amount, lambda source: replace(source, kind=AccountKind.CARRIED, school_year=later)
    )
    return Entry(voucher, EntryKind.CARRIED, parts)


def mirror(entry: Entry, voucher: Voucher) -> Entry:
    """The correction of `entry`: every posting the other way. What should have been is then booked anew."""
    postings = tuple(Posting(line.account, -line.amount) for line in entry.postings)
    return Entry(voucher, EntryKind.CORRECTION, postings, corrects=entry.id)


def _accounts(
    balances: Mapping[Account, Euro],
    kinds: Collection[AccountKind],
    school: Brin,
    school_year: SchoolYear,
    *,
    measure: str | None = None,
) -> list[Account]:
    """The accounts to draw on, in that order: carried money first, then the oldest funding year."""
    found = [
        account
        for account in balances
        if account.kind in kinds
        and (account.school, account.school_year, account.measure) == (school, school_year, measure)
    ]
    return sorted(
        found, key=lambda account: (account.kind is not AccountKind.CARRIED, account.earmark.year, str(account))
    )


def _drawn(
    balances: Mapping[Account, Euro], sources: list[Account], amount: Euro, target: Callable[[Account], Account]
) -> tuple[Posting, ...]:
    """`amount` out of `sources` in their order, each part to its own target."""
    if amount.cents <= 0:
        raise NotPositive(amount)
    parts: dict[Account, Euro] = {}
    still = amount
    for source in sources:
        part = min(still, max(balances[source], Euro(0)))
        parts[source] = parts.get(source, Euro(0)) - part
        parts[target(source)] = parts.get(target(source), Euro(0)) + part
        still -= part
    if still:
        raise NotEnough(amount, amount - still)
    return _postings(parts)


def _postings(parts: Mapping[Account, Euro]) -> tuple[Posting, ...]:
    return tuple(Posting(account, amount) for account, amount in parts.items() if amount)
