# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Following the money of a plan: what each measure was promised and spent, and every booking behind it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.ledger import AccountKind, Entry, EntryKind, Journal, journal_as_json
from werkdruk.web import access
from werkdruk.web.models import User, Year
from werkdruk.web.queries.accounts import account_on
from werkdruk.web.queries.bookings import ACTS, Booking, is_of_year, issued_account
from werkdruk.web.queries.consents import decided_plan
from werkdruk.web.queries.ledger import load_entries, numbers_of
from werkdruk.web.queries.plans import consented_plan
from werkdruk.web.queries.pots import PotParts, parts_of_year

KINDS = {
    EntryKind.RECEIVED: gettext_lazy("ontvangen"),
    EntryKind.PASSED_ON: gettext_lazy("doorgegeven door het bestuur"),
    EntryKind.COMMITTED: gettext_lazy("vastgelegd"),
    EntryKind.SPENT: gettext_lazy("besteed"),
    EntryKind.RELEASED: gettext_lazy("vrijgegeven"),
    EntryKind.CARRIED: gettext_lazy("meegenomen naar het volgende schooljaar"),
    EntryKind.CORRECTION: gettext_lazy("teruggedraaid"),
}
CARRIED_IN = gettext_lazy("meegenomen uit het vorige schooljaar")
HEAD = ("nummer", "dag", "soort", "maatregel", "rekening", "centen", "stuk", "omschrijving", "boeking", "draait_terug")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts so would be run by a spreadsheet."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of the plan with its money; `left` is what the plan still has for it."""

    code: str
    title: str
    planned: Euro | None
    committed: Euro
    spent: Euro
    left: Euro | None
    url: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One booking; `amount` is below nothing for one that undoes another."""

    key: UUID
    number: int
    on: date
    kind: str
    measure: str
    amount: Euro
    document: str
    text: str
    is_undone: bool
    undoes: int | None
    may_undo: bool


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """The money of a year for somebody. `measure` is the one the bookings are filtered by, empty for all."""

    parts: PotParts
    measures: tuple[MeasureRow, ...]
    planned: Euro
    committed: Euro
    spent: Euro
    left: Euro | None
    free: Euro
    carried_out: Euro
    entries: tuple[EntryRow, ...]
    measure: str
    choices: tuple[tuple[str, str], ...]
    has_plan: bool
    has_consent: bool
    may_book: bool
    may_carry: bool
    issued_on: date | None
    earliest: date | None
    files: tuple[tuple[str, str], ...]


def money_of(year: Year, user: User, on: date, measure: str = "") -> MoneyPage:
    """The money of a year for somebody. Raises PlanChanged when its plan is not what was kept."""
    account = account_on(year, on)
    uses = tuple(
        MeasureRow(use.measure, use.title, use.planned, use.committed, use.spent, use.left, _at(year, use.measure))
        for use in account.measures
    )
    has_consent = consented_plan(year) is not None
    decided = decided_plan(year)
    issued = issued_account(year)
    books = access.can(user, access.Act.COMMIT, year.school)
    phase = Phase(year.phase)
    lefts = [use.left for use in uses if use.left is not None]
    return MoneyPage(
        parts=parts_of_year(year, on),
        measures=uses,
        planned=account.planned,
        committed=account.committed,
        spent=account.spent,
        left=Euro.sum(lefts) if lefts else None,
        free=account.free,
        carried_out=account.carried_out,
        entries=_rows(year, user, measure),
        measure=measure,
        choices=choices_of(year),
        has_plan=decided is not None,
        has_consent=has_consent,
        may_book=books and has_consent and phase in {Phase.CARRYING_OUT, Phase.ACCOUNTED},
        may_carry=on > year.school_year.last
        and account.free > Euro.zero()
        and access.can(user, access.Act.DECIDE_LEFTOVER, year.school),
        issued_on=None if issued is None else issued.on,
        earliest=decided.council.on if decided is not None and decided.council is not None else None,
        files=tuple((name, reverse("money-file", args=[*_place(year), form])) for form, name in FILES),
    )


FILES = (("json", "JSON"), ("csv", "CSV"))


def entry_of(page: MoneyPage, key: object) -> EntryRow | None:
    """The booking on the page that somebody wants to undo; None when it is not there or not theirs to undo."""
    return next((row for row in page.entries if str(row.key) == str(key) and row.may_undo), None)


def choices_of(year: Year) -> tuple[tuple[str, str], ...]:
    """The measures of the plan that cost money, as code and title."""
    decided = decided_plan(year)
    lines = decided.plan.lines if decided is not None else ()
    return tuple((line.measure, f"{line.title} ({line.measure})") for line in lines if line.amount)


def journal_file(year: Year) -> str:
    """The bookings that touch the school as JSON, as `werkdruk account` reads them."""
    entries = load_entries(school=year.school.brin)
    return json.dumps(journal_as_json(entries), ensure_ascii=False, indent=1) + "\n"


def journal_rows(year: Year, measure: str = "") -> str:
    """The bookings of the school year as CSV, a row per line of a booking, amounts in cents."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\n")
    rows.writerow(HEAD)
    numbers = _numbers(year)
    for entry in _entries(year, measure):
        for line in entry.postings:
            account = line.account
            if (account.school, account.school_year) != (year.school.brin, year.school_year):
                continue
            words = (account.measure or "", str(account), line.amount.cents, _safe(entry.document), _safe(entry.text))
            corrects = "" if entry.corrects is None else str(entry.corrects)
            rows.writerow([numbers[entry.id], entry.on.isoformat(), entry.kind.value, *words, str(entry.id), corrects])
    return out.getvalue()


def _entries(year: Year, measure: str) -> Journal:
    """The bookings of a school year, oldest first; only those of a measure when one is named."""
    found = [entry for entry in load_entries(school=year.school.brin) if is_of_year(entry, year)]
    return tuple(entry for entry in found if not measure or Booking.of(entry).measure == measure)


def _numbers(year: Year) -> dict[UUID, int]:
    return numbers_of(year.school.board.number)


def _rows(year: Year, user: User, measure: str) -> tuple[EntryRow, ...]:
    entries = _entries(year, measure)
    numbers = _numbers(year)
    undone = {entry.corrects for entry in entries if entry.corrects is not None}
    mine = {kind for kind, act in ACTS.items() if access.can(user, act, year.school)}
    return tuple(
        EntryRow(
            key=entry.id,
            number=numbers[entry.id],
            on=entry.on,
            kind=str(KINDS[entry.kind] if _is_out(entry, year) else CARRIED_IN),
            measure=Booking.of(entry).measure or "",
            amount=_amount(entry, year),
            document=entry.document,
            text=entry.text,
            is_undone=entry.id in undone,
            undoes=None if entry.corrects is None else numbers.get(entry.corrects),
            may_undo=entry.kind in mine and entry.id not in undone and _is_out(entry, year),
        )
        for entry in sorted(entries, key=lambda entry: (entry.on, numbers[entry.id]), reverse=True)
    )


def _is_out(entry: Entry, year: Year) -> bool:
    """Whether an entry was made for this school year; carrying over is told in two and undone where it went out."""
    carried_in = any(
        line.account.kind is AccountKind.CARRIED and line.account.school_year == year.school_year
        for line in entry.postings
        if line.amount > Euro.zero()
    )
    return not (entry.kind is EntryKind.CARRIED and carried_in)


def _amount(entry: Entry, year: Year) -> Euro:
    """What an entry moved for this school year: came in, went to a measure, or went back again."""
    place = (year.school.brin, year.school_year)
    own = [line for line in entry.postings if (line.account.school, line.account.school_year) == place]
    net = Euro.sum(line.amount for line in own)
    if net:
        return net
    moved = Euro.sum(line.amount for line in own if line.amount > Euro.zero())
    return -moved if entry.kind is EntryKind.CORRECTION else moved


def _place(year: Year) -> tuple[object, object]:
    return year.school.brin, year.school_year


def _at(year: Year, measure: str) -> str:
    return f"{reverse('money', args=[*_place(year)])}?maatregel={measure}#boekingen"


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
