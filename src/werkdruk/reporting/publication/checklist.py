# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The eight documents per school: which of them are there, so that anybody can follow the money to its end.

Method: the Open Budget Survey counts eight key documents; these are the eight of a school's workload money.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkdruk.kernel import Saying
from werkdruk.reporting.accounts import YES
from werkdruk.reporting.publication.books import BoardBooks, SchoolBooks
from werkdruk.reporting.publication.sayings import DOCUMENTS


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the eight documents of a school: its code, what it is, whether it is there."""

    code: str
    words: Saying
    is_there: bool


def checklist(books: BoardBooks, school: SchoolBooks) -> tuple[Listed, ...]:
    """The eight documents of a school, in the order of the money's way. Raises DoesNotClose as its account does."""
    there = _there(books, school)
    return tuple(Listed(code, words, there[code]) for code, words in DOCUMENTS.items())


def _there(books: BoardBooks, school: SchoolBooks) -> Mapping[str, bool]:
    account = books.accounts[school.brin]
    received = [books.received(earmark)[0] for earmark in books.earmarks]
    return {
        "rate-letter": any(amount.cents > 0 for amount in received),
        "board-split": bool(account.received),
        "plan": bool(account.plan),
        "consent": account.council is not None and account.council.act in YES and account.council.plan == account.plan,
        "minutes": bool(school.minutes),
        "ledger": bool(account.measures) and bool(account.spent or account.committed),
        "delivery": any(given.hours_given is not None for given in school.delivered.values()),
        "evaluation": school.evaluated_on is not None and school.evaluated_on <= books.on,
    }
