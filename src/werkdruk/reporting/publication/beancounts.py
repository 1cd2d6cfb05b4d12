# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal as text for Beancount, so that somebody else's program adds it up; with the balances it should find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from werkdruk.kernel import Euro
from werkdruk.ledger import Account, AccountKind, Entry, balances

ROOTS = {
    AccountKind.STATE: "Income:State",
    AccountKind.BOARD: "Assets:Board",
    AccountKind.INDIVIDUAL: "Assets:Individual",
    AccountKind.SCHOOL: "Assets:School",
    AccountKind.CARRIED: "Assets:Carried",
    AccountKind.COMMITTED: "Assets:Committed",
    AccountKind.SPENT: "Expenses:Spent",
}
"""Where an account hangs: what came in, what is there, what is gone. No account is left out: a test sees to it."""
CENTS = 100
ESCAPES = {"-": "--", ".": "-d", "_": "-u"}
"""Signs of a measure or scheme that a part of an account's name cannot have; every name still has a name of its own."""


def beancount_text(entries: Iterable[Entry], *, title: str) -> str:
    """The journal in Beancount's language: accounts opened, one transaction per entry, a balance for every account.

    The text of an entry is left out: only its id and the reference of its document stand there. Loading it gives an
    error as soon as one balance differs by a cent.
    """
    booked = tuple(entries)
    return (
        "\n".join([f'option "title" "{_quoted(title)}"', 'option "operating_currency" "EUR"', "", *_lines(booked)])
        + "\n"
    )


def account_name(account: Account) -> str:
    """The name of an account in Beancount; different accounts have different names."""
    earmark = account.earmark
    parts = [ROOTS[account.kind], f"B{earmark.board}", f"S{_part(earmark.scheme)}", f"F{earmark.year}"]
    if account.school is not None:
        parts.append(f"V{account.school}")
    if account.school_year is not None:
        parts.append(f"Y{account.school_year.start}")
    if account.measure is not None:
        parts.append(f"M{_part(account.measure)}")
    return ":".join(parts)


def written(amount: Euro) -> str:
    """The amount with two decimals and a dot, as most programs read it: `-318.68`."""
    euros, cents = divmod(abs(amount.cents), CENTS)
    return f"{'-' if amount.cents < 0 else ''}{euros}.{cents:02d}"


def _lines(entries: tuple[Entry, ...]) -> Iterator[str]:
    if not entries:
        return
    first, last = min(entry.on for entry in entries), max(entry.on for entry in entries)
    found = balances(entries)
    for account in found:
        yield f"{first} open {account_name(account)} EUR"
    for entry in entries:
        yield ""
        yield from _transaction(entry)
    yield ""
    for account, amount in found.items():
        yield f"{_after(last)} balance {account_name(account)} {written(amount)} EUR"


def _transaction(entry: Entry) -> Iterator[str]:
    yield f'{entry.on} * "{_quoted(str(entry.kind))}" "{_quoted(entry.document)}"'
    yield f'  id: "{entry.id}"'
    if entry.corrects is not None:
        yield f'  corrects: "{entry.corrects}"'
    for line in entry.postings:
        yield f"  {account_name(line.account)}  {written(line.amount)} EUR"


def _after(day: date) -> date:
    """Beancount looks at a balance at the start of its day."""
    return day + timedelta(days=1)


def _part(text: str) -> str:
    return "".join(ESCAPES.get(sign, sign) for sign in text)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
