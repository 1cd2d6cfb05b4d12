# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a price at a school can rest on: the norms of its board, and the national ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from werkdruk.kernel import Euro
from werkdruk.planning import Norms, SchoolGroup, StaffGroup, TimeNorm, national, own_norm
from werkdruk.web import access
from werkdruk.web.models import Board, BoardNorm, School, User
from werkdruk.web.queries.prices import Wish, norms_for
from werkdruk.web.wording import language

TIME = "time"
"""The subject of how long a year and a lesson are."""
TIMES = ("year_hours", "lesson_minutes", "lesson_weeks", "max_lessons", "surcharge")


@dataclass(frozen=True, slots=True)
class NormRow:
    """One version of a norm: what it is about, its figures, where they are from, and since when it holds."""

    subject: str
    name: str
    is_national: bool
    year: int
    source: str
    per_fte: Euro | None
    time: TimeNorm | None
    on: date

    @property
    def hours(self) -> int | None:
        """The hours of a year, where it is about those."""
        return None if self.time is None else self.time.year_hours


@dataclass(frozen=True, slots=True)
class NationalNorm:
    """A national cost of an fte: what it is called in the reader's language, and where it was read."""

    amount: Euro
    words: str
    source: str
    url: str


@dataclass(frozen=True, slots=True)
class SubjectNorm:
    """What holds for one group of staff: the board's own (None when it has none) beside the national one."""

    staff: StaffGroup
    name: str
    own: NormRow | None
    national: tuple[NationalNorm, ...]


@dataclass(frozen=True, slots=True)
class NormsPage:
    """The norms of a board: per group of staff, how long a year is, and every version so far, newest first."""

    staff: tuple[SubjectNorm, ...]
    time: TimeNorm
    own_time: NormRow | None
    history: tuple[NormRow, ...]
    may_set: bool


def norms_page(board: Board, user: User) -> NormsPage:
    """The norms of a board for somebody."""
    rows = tuple(_row(each) for each in BoardNorm.objects.filter(board=board).order_by("-id"))
    own = {subject: _holding(rows, subject) for subject in (*StaffGroup, TIME)}
    own_time = own[TIME]
    return NormsPage(
        staff=tuple(SubjectNorm(staff, _name(staff), own[staff], _national(staff)) for staff in StaffGroup),
        time=TimeNorm() if own_time is None or own_time.time is None else own_time.time,
        own_time=own_time,
        history=rows,
        may_set=access.can(user, access.Act.SET_NORMS, board),
    )


def _national(staff: StaffGroup) -> tuple[NationalNorm, ...]:
    """The newest national cost per kind of school; once where the kinds do not differ."""
    found = [national(staff, school) for school in SchoolGroup]
    told = found if len({norm.per_fte for norm in found}) > 1 else found[:1]
    return tuple(
        NationalNorm(norm.per_fte, norm.written(language()), norm.source.title, norm.source.url) for norm in told
    )


def _name(subject: str) -> str:
    """What a subject is called in the reader's language."""
    return _("uren van een jaar en een les") if subject == TIME else StaffGroup(subject).called(language())


def _holding(rows: tuple[NormRow, ...], subject: str) -> NormRow | None:
    newest = next((row for row in rows if row.subject == subject), None)
    return None if newest is None or newest.is_national else newest


def _row(kept: BoardNorm) -> NormRow:
    times = {name: getattr(kept, name) for name in TIMES}
    time = TimeNorm(**times) if kept.subject == TIME and not kept.is_national else None
    return NormRow(
        kept.subject, _name(kept.subject), kept.is_national, kept.year, kept.source, kept.per_fte, time, kept.on
    )


def own_norms(school: School, staff: StaffGroup) -> Norms | None:
    """What the board of a school says a price rests on for that staff; None when it says nothing about it.

    With only its own hours of a year, the cost per fte is the national one, and the other way round.
    """
    kept = tuple(_row(each) for each in BoardNorm.objects.filter(board=school.board_id).order_by("-id"))
    cost, time = _holding(kept, staff), _holding(kept, TIME)
    if cost is None and time is None:
        return None
    norms = norms_for(str(staff), school.kind)
    if cost is not None and cost.per_fte is not None:
        norms = replace(norms, cost=own_norm(staff, cost.per_fte, year=cost.year, source=cost.source))
    return norms if time is None or time.time is None else replace(norms, time=time.time)


def has_own_norms(school: School) -> bool:
    """Whether the board of a school has any norm of its own that holds."""
    kept = tuple(_row(each) for each in BoardNorm.objects.filter(board=school.board_id).order_by("-id"))
    return any(_holding(kept, subject) for subject in (*StaffGroup, TIME))


def with_norms(wish: Wish, school: School, *, own: bool = True) -> Wish:
    """The wish with what its price rests on: the board's own norms where there are any, else the national ones.

    A wish that has its norms keeps them; one that needs none gets none.
    """
    if wish.norms is not None or not wish.is_normed:
        return wish
    national_ones = norms_for(wish.function, school.kind)
    return replace(wish, norms=(own_norms(school, wish.staff) if own else None) or national_ones)
