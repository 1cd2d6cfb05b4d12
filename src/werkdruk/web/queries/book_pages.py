# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the bookkeeping: a board's imports, a file before it is confirmed, the ledger beside the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk.bookkeeping import (
    BookChange,
    BookingChange,
    BooksChanges,
    BooksMap,
    Catch,
    CatchRule,
    CaughtBooking,
    Reconciliation,
    ReconciliationRow,
    RestGroup,
    booking_changes,
)
from werkdruk.bookkeeping.passing import catch_from_json
from werkdruk.kernel import Brin, Euro, Problem
from werkdruk.ledger import Journal
from werkdruk.web import access
from werkdruk.web.models import Board, BooksDraft, BooksImport, User, Year
from werkdruk.web.queries.bookkeeping import Settlement, chart_of, known_bookings, settlement_of
from werkdruk.web.queries.consents import decided_plan
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.plans import PlanChanged, consented_plan
from werkdruk.web.wording import euro, language

SHOWN_MAX = 100
"""So many bookings, groups and differences are shown of each kind; more are counted."""
IMPORTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class YearBooks:
    """A school year of a school beside the books."""

    school: str
    school_year: str
    books: Euro
    ledger: Euro
    difference: Euro
    agrees: bool
    url: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import of a board."""

    on: date
    file: str
    form: str
    book_year: str
    lines: int
    kept: int


@dataclass(frozen=True, slots=True)
class BooksPage:
    """The bookkeeping of a board for somebody."""

    years: tuple[YearBooks, ...]
    imports: tuple[ImportRow, ...]
    rules: int
    has_draft: bool
    may_import: bool
    agrees: bool


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in words, with what it caught when a file was read."""

    number: int
    rule: CatchRule
    asked: str
    school: str
    doubt: str
    """Why what it catches cannot be booked as things are; empty when it can."""
    lines: int
    amount: Euro


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One booking that is not the same any more."""

    key: str
    kind: str
    before: Euro | None
    after: Euro | None
    measure: str
    moved_from: str
    text: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A file before it is confirmed."""

    found: Catch
    rules: tuple[RuleRow, ...]
    changes: BooksChanges
    new: int
    new_amount: Euro
    different: tuple[ChangeRow, ...]
    more_different: int
    caught: tuple[CaughtBooking, ...]
    more_caught: int
    rest: tuple[RestGroup, ...]
    more_rest: int
    remarks: tuple[tuple[str, str], ...]
    has_other_rules: bool


@dataclass(frozen=True, slots=True)
class MeasureBooks:
    """A measure in the books and in the ledger, and why they differ; `may_book_beside` asks a choice."""

    measure: str
    title: str
    books: Euro
    ledger: Euro
    by_hand: Euro
    difference: Euro
    why: str
    may_book_beside: bool


@dataclass(frozen=True, slots=True)
class ReconciliationPage:
    """A school year beside the books. The single bookings are for whoever imports; one may be somebody's pay."""

    found: Reconciliation
    rows: tuple[MeasureBooks, ...]
    bookings: tuple[CaughtBooking, ...]
    more_bookings: int
    has_imports: bool
    last_import: date | None
    may_settle: bool
    can_settle: bool
    books_url: str


def books_page(board: Board, user: User) -> BooksPage:
    """The bookkeeping of a board: its school years beside the ledger, and what was imported."""
    imports = BooksImport.objects.filter(board=board).annotate(kept=Count("bookings")).order_by("-id")
    years = _years_beside(board) if imports.exists() else ()
    return BooksPage(
        years=years,
        imports=tuple(
            ImportRow(each.on, each.file, each.form, each.book_year, each.lines, each.kept)
            for each in imports[:IMPORTS_SHOWN]
        ),
        rules=len(chart_of(board).rules),
        has_draft=BooksDraft.objects.filter(board=board).exists(),
        may_import=access.can(user, access.Act.IMPORT_BOOKS, board),
        agrees=all(year.agrees for year in years),
    )


def _years(board: Board) -> list[Year]:
    found = Year.objects.filter(school__board=board).select_related("school__board")
    return list(found.order_by("-school_year", "school__brin"))


def _years_beside(board: Board) -> tuple[YearBooks, ...]:
    """Every school year of the board beside the books; the bookings are loaded once, the journal once per school."""
    known: dict[Brin, list[CaughtBooking]] = {}
    for booking in known_bookings(board):
        known.setdefault(booking.school, []).append(booking)
    journals: dict[Brin, Journal] = {}
    found = []
    for year in _years(board):
        school = year.school.brin
        if school not in journals:
            journals[school] = load_entries(school=school)
        found.append(_year_books(settlement_of(year, known=known.get(school, ()), entries=journals[school])))
    return tuple(found)


def _year_books(settled: Settlement) -> YearBooks:
    year, found = settled.year, settled.reconciliation
    url = reverse("reconciliation", args=[year.school.brin, year.school_year])
    return YearBooks(
        year.school.name, str(year.school_year), found.books, found.ledger, found.difference, found.agrees, url
    )


def rule_rows(board: Board, chart: BooksMap, found: Catch | None = None) -> tuple[RuleRow, ...]:
    """The rules of a board in their order, with what each caught of a file."""
    names = {school.brin: school.name for school in board.schools.all()}
    counts = {} if found is None else {each.rule: (each.lines, each.amount) for each in found.rules}
    measures = {brin: _measures(board, brin) for brin in {rule.school for rule in chart.rules}}
    return tuple(
        RuleRow(
            number=number,
            rule=rule,
            asked=asked(rule),
            school=names.get(rule.school, rule.school),
            doubt=_doubt(rule, names, measures),
            lines=counts.get(rule, (0, Euro.zero()))[0],
            amount=counts.get(rule, (0, Euro.zero()))[1],
        )
        for number, rule in enumerate(chart.rules, start=1)
    )


def asked(rule: CatchRule) -> str:
    """What a rule asks, in words."""
    named = (
        (_("kostenplaats"), rule.cost),
        (_("project"), rule.project),
        (_("rekening"), rule.account),
        (_("omschrijving met"), rule.text),
    )
    return ", ".join(f"{name} {value}" for name, value in named if value)


def _measures(board: Board, brin: Brin) -> frozenset[str]:
    """Every measure of every plan of a school that the council agreed to, or that waits for it."""
    years = Year.objects.filter(school__board=board, school__brin=brin)
    return frozenset(years.values_list("plans__lines__measure", flat=True)) - {None}


def _doubt(rule: CatchRule, names: Mapping[Brin, str], measures: Mapping[Brin, frozenset[str]]) -> str:
    if rule.school not in names:
        return _("Deze school hoort niet bij dit bestuur.")
    if rule.measure not in measures[rule.school]:
        return _("Deze maatregel staat in geen enkel plan van de school.")
    return ""


def draft_page(board: Board) -> PreviewPage | None:
    """What waits to be confirmed; None when nothing does."""
    draft = BooksDraft.objects.filter(board=board).first()
    if draft is None:
        return None
    found, chart = catch_from_json(draft.found), chart_of(board)
    changes = booking_changes(known_bookings(board), found)
    new = changes.of(BookChange.NEW)
    different = [*changes.of(BookChange.CHANGED), *changes.of(BookChange.GONE)]
    return PreviewPage(
        found=found,
        rules=rule_rows(board, BooksMap(tuple(each.rule for each in found.rules)), found),
        changes=changes,
        new=len(new),
        new_amount=Euro.sum(row.amount for row in new),
        different=tuple(_changed(row) for row in different[:SHOWN_MAX]),
        more_different=max(0, len(different) - SHOWN_MAX),
        caught=found.caught[:SHOWN_MAX],
        more_caught=max(0, len(found.caught) - SHOWN_MAX),
        rest=found.rest[:SHOWN_MAX],
        more_rest=max(0, found.groups - min(len(found.rest), SHOWN_MAX)),
        remarks=tuple(told(remark) for remark in found.file.remarks),
        has_other_rules=tuple(each.rule for each in found.rules) != chart.rules,
    )


def told(problem: Problem) -> tuple[str, str]:
    """What is wrong or odd, and what to do, in the language of the reader."""
    return problem.told(language())


def _changed(row: BookingChange) -> ChangeRow:
    before, after = row.before, row.after
    now = after or before
    moved = before is not None and after is not None and _place(before) != _place(after)
    return ChangeRow(
        key=str(row.key),
        kind=_("weg") if after is None else _("veranderd"),
        before=None if before is None else before.amount,
        after=None if after is None else after.amount,
        measure="" if now is None else _place(now),
        moved_from=_place(before) if moved and before is not None else "",
        text="" if now is None else now.text,
    )


def _place(booking: CaughtBooking) -> str:
    return f"{booking.school} {booking.measure}"


def reconciliation_page(year: Year, user: User) -> ReconciliationPage:
    """A school year beside the books of its board, for somebody."""
    known = known_bookings(year.school.board, school=year.school.brin)
    found = settlement_of(year, known=known)
    may = access.can(user, access.Act.IMPORT_BOOKS, year.school)
    titles = _titles(year)
    rows = tuple(_measure(found, row, titles, may=may) for row in found.reconciliation.rows)
    own = [booking for booking in known if booking.school_year == year.school_year]
    last = BooksImport.objects.filter(board=year.school.board).order_by("id").last()
    return ReconciliationPage(
        found=found.reconciliation,
        rows=rows,
        bookings=tuple(own[:SHOWN_MAX]) if may else (),
        more_bookings=max(0, len(own) - SHOWN_MAX) if may else 0,
        has_imports=last is not None,
        last_import=None if last is None else last.on,
        may_settle=may,
        can_settle=may and any(not slot.is_settled and not found.by_hand(slot.place.measure) for slot in found.slots),
        books_url=reverse("books", args=[year.school.board.number]),
    )


def _titles(year: Year) -> dict[str, str]:
    """The measures of the plan that holds; none when it is not what was kept."""
    try:
        decided = decided_plan(year)
    except PlanChanged:
        return {}
    return {} if decided is None else {line.measure: line.title for line in decided.plan.lines}


def _measure(found: Settlement, row: ReconciliationRow, titles: dict[str, str], *, may: bool) -> MeasureBooks:
    is_open = any(not slot.is_settled and slot.place.measure == row.measure for slot in found.slots)
    return MeasureBooks(
        measure=row.measure,
        title=titles.get(row.measure, ""),
        books=row.books,
        ledger=row.ledger,
        by_hand=row.by_hand,
        difference=row.difference,
        why=_why(found, row, titles, is_open=is_open) if row.difference else "",
        may_book_beside=may and is_open and bool(row.by_hand) and bool(row.difference),
    )


def _why(found: Settlement, row: ReconciliationRow, titles: dict[str, str], *, is_open: bool) -> str:
    """Why the ledger does not say what the books say, and what to do about it."""
    if row.books < Euro.zero():
        return _("In de boekhouding kwam er meer terug dan er ooit is uitgegeven. Vraag dat na bij wie de boeken doet.")
    if row.by_hand and not is_open:
        return _("Hiervan is %(amount)s met de hand besteed. Dat staat niet in de boekhouding.") % {
            "amount": euro(row.by_hand)
        }
    if row.by_hand:
        return _("Hier is ook met de hand besteed. Is dat hetzelfde geld, draai die boeking dan terug.")
    if consented_plan(found.year) is None:
        return _("De PMR heeft nog niet met een plan ingestemd. Daarna kan dit geboekt worden.")
    if row.measure not in titles:
        return _("Deze maatregel staat niet in het plan. Pas de vangregel aan, of maak een nieuw plan.")
    committed = found.committed.get(row.measure, Euro.zero())
    if row.difference > committed:
        short = {"committed": euro(committed), "more": euro(row.difference - committed)}
        return _("Er is nog %(committed)s vastgelegd. Leg eerst %(more)s meer vast.") % short
    return _("Dit is nog niet geboekt.")


def years_touched(board: Board, changes: BooksChanges) -> tuple[Year, ...]:
    """The school years, of those that have begun, in which a booking is not what it was."""
    places = {
        (booking.school, booking.school_year)
        for row in changes.rows
        for booking in (row.before, row.after)
        if booking is not None
    }
    return tuple(year for year in _years(board) if (year.school.brin, year.school_year) in places)
