# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A board in one school year: its account, its books to publish, and what the checks say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from werkdruk.kernel import Brin, SchoolYear
from werkdruk.reporting import BoardAccount, DecidedPlan, board_account_of
from werkdruk.reporting.boards import Member
from werkdruk.reporting.publication import (
    BoardBooks,
    Delivery,
    DueShare,
    Finding,
    SchoolBooks,
    checklist,
    findings,
    may_publish,
)
from werkdruk.web import access
from werkdruk.web.models import Board, IssuedAccount, User, Year
from werkdruk.web.queries.awards import SCHEME, latest_award
from werkdruk.web.queries.consents import decided_plan
from werkdruk.web.queries.ledger import chain_head, load_entries
from werkdruk.web.queries.proposals import hours_freed
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class SchoolDocuments:
    """How many of the eight documents one school has, and which ones it lacks."""

    name: str
    brin: str
    count: int
    there: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What one check found: its number and its sentence."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """What would be published of a board for a school year, what stands in the way, and which documents there are."""

    fatal: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    schools: tuple[SchoolDocuments, ...]
    may_publish: bool


def school_years(board: Board) -> tuple[SchoolYear, ...]:
    """The school years that any school of the board has begun, the latest first."""
    found = Year.objects.filter(school__board=board).values_list("school_year", flat=True).distinct()
    return tuple(sorted(set(found), key=lambda year: year.start, reverse=True))


def board_account(board: Board, school_year: SchoolYear, on: date) -> BoardAccount:
    """The account of a board for a school year, up to and with a day. Raises PlanChanged and DoesNotClose."""
    decided = _decided(board, school_year)
    members = {school.brin: Member(school.name, decided.get(school.brin)) for school in board.schools.all()}
    return board_account_of(
        load_entries(board=board.number),
        members,
        board=(board.number, board.name),
        school_year=school_year,
        on=on,
        head=chain_head(board.number),
    )


def books_of(board: Board, school_year: SchoolYear, on: date) -> BoardBooks:
    """The books of a board for a school year, up to and with a day. Raises PlanChanged."""
    decided, due = _decided(board, school_year), _due(board, school_year)
    years = {year.school.brin: year for year in _years(board, school_year)}
    schools = tuple(
        SchoolBooks(
            brin=school.brin,
            name=school.name,
            decided=decided.get(school.brin),
            due=due.get(school.brin, ()),
            delivered=_delivered(years.get(school.brin), decided.get(school.brin)),
            evaluated_on=_issued_on(years.get(school.brin)),
        )
        for school in board.schools.all()
    )
    entries = tuple(entry for entry in load_entries(board=board.number) if entry.on <= on)
    return BoardBooks(board.number, board.name, school_year, on, entries, schools)


def publication_page(board: Board, user: User, school_year: SchoolYear, on: date) -> PublicationPage:
    """What the checks say of a board's books. Raises PlanChanged and DoesNotClose."""
    books = books_of(board, school_year, on)
    found = findings(books)
    fatal = tuple(_remark(each) for each in found if not may_publish((each,)))
    return PublicationPage(
        fatal=fatal,
        warnings=tuple(_remark(each) for each in found if may_publish((each,))),
        schools=tuple(_documents(books, school) for school in books.schools),
        may_publish=not fatal and access.can(user, access.Act.PUBLISH, board),
    )


def _remark(found: Finding) -> Remark:
    return Remark(found.code, found.words(language()))


def _documents(books: BoardBooks, school: SchoolBooks) -> SchoolDocuments:
    listed = checklist(books, school)
    missing = tuple(each.words(language()) for each in listed if not each.is_there)
    return SchoolDocuments(school.name, school.brin, len(listed), len(listed) - len(missing), missing)


def _years(board: Board, school_year: SchoolYear) -> tuple[Year, ...]:
    rows = Year.objects.filter(school__board=board, school_year=school_year.start)
    return tuple(rows.select_related("school__board"))


def _decided(board: Board, school_year: SchoolYear) -> Mapping[Brin, DecidedPlan]:
    found = {year.school.brin: decided_plan(year) for year in _years(board, school_year)}
    return {brin: decided for brin, decided in found.items() if decided is not None}


def _due(board: Board, school_year: SchoolYear) -> Mapping[Brin, tuple[DueShare, ...]]:
    """What each school is due for the funding years that pay for a school year, by the award that stands."""
    found: dict[Brin, list[DueShare]] = {}
    for funding_year in school_year.months_by_calendar_year():
        award = latest_award(board, funding_year)
        if award is None:
            continue
        for share in award.shares.select_related("school"):
            due = DueShare(SCHEME, funding_year, share.general, share.vocational, share.collective, award.rule)
            found.setdefault(share.school.brin, []).append(due)
    return {brin: tuple(shares) for brin, shares in found.items()}


def _delivered(year: Year | None, decided: DecidedPlan | None) -> Mapping[str, Delivery]:
    """The hours each measure of a plan was to give, from its proposals; what it gave is not known here."""
    if year is None or decided is None:
        return {}
    hours = hours_freed(year)
    planned = {line.measure: sum(hours.get(one, 0) for one in line.proposals) for line in decided.plan.lines}
    return {measure: Delivery(hours_planned=number) for measure, number in planned.items() if number}


def _issued_on(year: Year | None) -> date | None:
    """The day on which the year was looked back on: that of its issued account."""
    issued = IssuedAccount.objects.filter(year=year).order_by("id").last() if year is not None else None
    return None if issued is None else issued.on
