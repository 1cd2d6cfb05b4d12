# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbered checks before anything is published: what is fatal stops it, what is a warning goes along with it.

Method: numbered rules with a plain sentence, fatal or warning, as the broker of the US DATA Act has them; hours without
euros and euros without hours, as the GAO found in the reports of Recovery.gov.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from werkdruk import rules
from werkdruk.kernel import Euro
from werkdruk.kernel.languages import Told
from werkdruk.ledger import AccountKind, Entry, Posting, balances
from werkdruk.planning import MeasureKind
from werkdruk.reporting.accounts import YES
from werkdruk.reporting.publication.books import BoardBooks, SchoolBooks
from werkdruk.reporting.publication.sayings import CHECKS

PEOPLE_MIN = 10
"""Fewer people than this are not published."""
DAYS_MAX = 92
"""Passing on later than three months is remarked. Source: our own choice."""
BUYS_HOURS = frozenset(
    {
        MeasureKind.EXTRA_SUPPORT,
        MeasureKind.CLASS_SUPPORT,
        MeasureKind.SURVEILLANCE,
        MeasureKind.FEWER_LESSONS,
        MeasureKind.SMALLER_CLASSES,
        MeasureKind.SUBSTITUTES,
    }
)
PERSONAL = re.compile(r"\S+@\S+\.\S+|\b0\d[\s-]?\d{8}\b|\b06[\s-]?\d{8}\b|\b\d{9}\b")


class Weight(StrEnum):
    """What a finding does."""

    FATAL = "fatal"
    """Nothing is published."""
    WARNING = "warning"
    """It is published with the remark."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: its number, its weight, and the sentence in both languages."""

    number: int
    weight: Weight
    words: Told

    @property
    def code(self) -> str:
        """The number as it is written: `W02`."""
        return f"W{self.number:02d}"

    def as_json(self) -> dict[str, str]:
        """The finding as plain JSON, in Dutch."""
        return {"check": self.code, "weight": self.weight.value, "text": self.words()}


WARNINGS = frozenset({4, 11, 14, 15, 22, 25, 26, 27, 28})
"""The numbers that do not stop a publication."""


def findings(books: BoardBooks) -> tuple[Finding, ...]:
    """All that the checks find in a board's books, in the order of their numbers; empty when all is well."""
    found = [Finding(number, _weight(number), CHECKS[number].told(**values)) for number, values in _all(books)]
    return tuple(sorted(found, key=lambda each: each.number))


def may_publish(found: tuple[Finding, ...]) -> bool:
    """Whether none of the findings is fatal."""
    return all(each.weight is not Weight.FATAL for each in found)


def _weight(number: int) -> Weight:
    return Weight.WARNING if number in WARNINGS else Weight.FATAL


Found = Iterator[tuple[int, dict[str, object]]]


def _all(books: BoardBooks) -> Found:
    of_board: tuple[Callable[[BoardBooks], Found], ...] = (_journal, _corrections, _places, _passing_on, _rules)
    for check in of_board:
        yield from check(books)
    of_school: tuple[Callable[[BoardBooks, SchoolBooks], Found], ...] = (_due, _use, _consent, _measures, _years)
    for school in books.schools:
        for look in of_school:
            yield from look(books, school)


def _journal(books: BoardBooks) -> Found:
    money = balances(books.entries)
    difference = Euro.sum(money.values())
    if difference:
        yield 1, {"difference": difference}
    for account, amount in money.items():
        if amount.cents < 0 and account.kind is not AccountKind.STATE:
            yield 6, {"account": str(account), "under": -amount}
    for entry in books.entries:
        if entry.on > books.on:
            yield 20, {"day": entry.on, "on": books.on}


def _corrections(books: BoardBooks) -> Found:
    kept: dict[object, Entry] = {}
    done: set[object] = set()
    for entry in books.entries:
        if entry.corrects is not None:
            original = kept.get(entry.corrects)
            mirrored = original and tuple(Posting(line.account, -line.amount) for line in original.postings)
            if mirrored != entry.postings or entry.corrects in done:
                yield 21, {"entry": str(entry.id)}
            done.add(entry.corrects)
        kept[entry.id] = entry


def _places(books: BoardBooks) -> Found:
    brins = [school.brin for school in books.schools]
    for brin in sorted({one for one in brins if brins.count(one) > 1}):
        yield 17, {"school": brin}
    accounts = [line.account for entry in books.entries for line in entry.postings]
    for brin in sorted({one.school for one in accounts if one.school is not None} - set(brins)):
        yield 18, {"school": brin}
    for board in sorted({one.earmark.board for one in accounts} - {books.board}):
        yield 19, {"other": board, "board": books.board}


def _passing_on(books: BoardBooks) -> Found:
    for earmark in books.earmarks:
        received, days = books.received(earmark)
        passed = Euro.sum(books.passed_on(earmark, school.brin) for school in books.schools)
        words: dict[str, object] = {"year": str(earmark.year), "scheme": earmark.scheme}
        if passed > received:
            yield 3, {**words, "passed": passed, "received": received}
        elif passed < received:
            yield 4, {**words, "missing": received - passed}
        for school in books.schools:
            gone = books.passed_days(earmark, school.brin)
            if days and gone and (gone[0] - days[0]).days > DAYS_MAX:
                yield 27, {"school": school.brin, "year": str(earmark.year), "days": (gone[0] - days[0]).days}


def _rules(books: BoardBooks) -> Found:
    for earmark in books.earmarks:
        try:
            rules.on(earmark.scheme, earmark.year.last, known=books.on)
        except rules.NoRule:
            yield 22, {"scheme": earmark.scheme, "year": str(earmark.year)}


def _due(books: BoardBooks, school: SchoolBooks) -> Found:
    if not school.due:
        yield 28, {"school": school.brin}
    due = {(share.scheme, share.funding_year): share.collective for share in school.due}
    for earmark in books.earmarks:
        passed, right = books.passed_on(earmark, school.brin), due.get((earmark.scheme, earmark.year))
        if right is not None and passed and passed != right:
            words = {"school": school.brin, "year": str(earmark.year), "scheme": earmark.scheme}
            yield 2, {**words, "passed": passed, "due": right}


def _use(books: BoardBooks, school: SchoolBooks) -> Found:
    account = books.accounts[school.brin]
    used = account.spent + account.committed
    if used > account.available:
        yield 5, {"school": school.brin, "used": used, "available": account.available}
    if account.planned > account.available:
        yield 14, {"school": school.brin, "planned": account.planned, "available": account.available}
    structural = Euro.sum(line.amount for line in school.lines if line.structural)
    lasting = Euro.sum(line.amount for line in account.received if line.months)
    if structural > lasting:
        yield 15, {"school": school.brin, "structural": structural, "lasting": lasting}
    if books.on > books.school_year.last and account.free.cents > 0:
        yield 26, {"school": school.brin, "left": account.free}


def _consent(books: BoardBooks, school: SchoolBooks) -> Found:
    account = books.accounts[school.brin]
    for use in account.of_purpose(None):
        if account.plan:
            yield 7, {"school": school.brin, "measure": use.measure, "amount": use.committed + use.spent}
    consented = account.council if account.council and account.council.act in YES else None
    used = account.spent + account.committed
    if consented is None:
        if used:
            yield 8, {"school": school.brin}
        return
    if consented.plan != account.plan:
        yield 10, {"school": school.brin}
    first = min(_booked(books, school), default=None)
    if first is not None and first < consented.on:
        yield 9, {"school": school.brin, "day": first, "yes": consented.on}


def _booked(books: BoardBooks, school: SchoolBooks) -> Iterator[date]:
    """The days on which something was booked on a measure of the school in this school year."""
    for entry in books.entries:
        for line in entry.postings:
            at = line.account
            if (at.school, at.school_year) == (school.brin, books.school_year) and at.measure is not None:
                yield entry.on


def _measures(books: BoardBooks, school: SchoolBooks) -> Found:
    lines = {line.measure: line for line in school.lines}
    for use in books.accounts[school.brin].measures:
        where: dict[str, object] = {"school": school.brin, "measure": use.measure}
        given, line = school.delivered.get(use.measure), lines.get(use.measure)
        hours = given and (given.hours_given or given.hours_planned)
        booked = use.committed + use.spent
        is_given = given and (given.hours_given or books.on > books.school_year.last)
        if hours and is_given and not booked and (line is None or line.kind is not MeasureKind.AGREEMENT):
            yield 12, where
        if use.spent and not hours and line is not None and line.kind in BUYS_HOURS:
            yield 13, where
        if use.left is not None and use.left.cents < 0:
            yield 11, {**where, "over": -use.left}
        if given and given.people is not None and 0 < given.people < PEOPLE_MIN:
            yield 23, {**where, "people": given.people, "floor": PEOPLE_MIN}
        if PERSONAL.search(use.title):
            yield 24, where


def _years(books: BoardBooks, school: SchoolBooks) -> Found:
    for line in school.lines:
        if not {line.months.first, line.months.last} <= set(books.school_year.months):
            yield 16, {"school": school.brin, "measure": line.measure, "year": str(books.school_year)}
        if not line.proposals:
            yield 25, {"school": school.brin, "measure": line.measure}
