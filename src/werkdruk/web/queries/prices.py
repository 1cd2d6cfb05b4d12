# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a proposal asks for, as its columns hold it, and the price the core makes of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from werkdruk.kernel import Euro, Month, Source
from werkdruk.planning import (
    Agreement,
    Ask,
    Fte,
    Hours,
    LessonMethod,
    LessonsFewer,
    Measure,
    Months,
    Norms,
    NotPriced,
    Price,
    Purchase,
    SchoolGroup,
    Service,
    SmallerClasses,
    StaffGroup,
    national,
    price,
)
from werkdruk.web.wording import language

HUNDRED = 100
NORM_YEARS_MAX = 5
"""A norm older than this says so: pay has risen since."""


class AskKind(StrEnum):
    """The kinds of things that can be proposed: the word in the column `kind`."""

    FTE = "fte"
    HOURS = "hours"
    LESSONS = "lessons"
    CLASSES = "classes"
    PURCHASE = "purchase"
    SERVICE = "service"
    AGREEMENT = "agreement"


NORMED = frozenset({AskKind.FTE, AskKind.HOURS, AskKind.LESSONS, AskKind.CLASSES})
"""The kinds whose price rests on what an fte costs; hours that have a price of their own do not."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for; the fields are the columns of a proposal, quantities in hundredths.

    `cost` is the amount of a purchase or service, or of one hour. `norms` is what the price rests on; None: the newest
    national ones.
    """

    kind: AskKind
    first_month: Month
    last_month: Month
    function: str = ""
    quantity_hundredths: int = 0
    method: str = ""
    cost: Euro | None = None
    structural: bool = False
    benefits: str = ""
    hours_freed: int | None = None
    size_before: int = 0
    size_after: int = 0
    norms: Norms | None = None

    @property
    def is_normed(self) -> bool:
        """Whether the price rests on what an fte costs."""
        kind = AskKind(self.kind)
        return kind in NORMED and not (kind is AskKind.HOURS and self.cost is not None)

    @property
    def staff(self) -> StaffGroup:
        """Whose cost it rests on: a teacher where nobody says otherwise."""
        return StaffGroup(self.function) if self.function else StaffGroup.TEACHER


@dataclass(frozen=True, slots=True)
class Priced:
    """A price with what a page says beside it: the same wish by the other method (lessons only), and the marks."""

    price: Price
    method: str = ""
    other: Price | None = None
    other_method: str = ""
    norm: str = ""
    norm_source: Source | None = None
    caveats: tuple[str, ...] = ()


def priced(wish: Wish, school_kind: str) -> Priced:
    """The price of `wish` at a school of that kind. Raises NotPriced when no price can be made of it."""
    norms, reader = wish.norms or norms_for(wish.function, school_kind), language()
    found = price(_measure(wish), norms, language=reader)
    if not wish.is_normed:
        return Priced(found)
    marked = Priced(
        found,
        norm=norms.cost.called(reader),
        norm_source=norms.cost.source,
        caveats=_caveats(norms, wish.first_month.year),
    )
    if AskKind(wish.kind) is not AskKind.LESSONS:
        return marked
    used = LessonMethod(wish.method)
    other = next(method for method in LessonMethod if method is not used)
    return replace(
        marked,
        method=used.called(reader),
        other=price(_measure(replace(wish, method=str(other))), norms, language=reader),
        other_method=other.called(reader),
    )


def norms_for(function: str, school_kind: str) -> Norms:
    """The newest national norm for a function, a teacher when none is named, at a school of that kind."""
    staff = StaffGroup(function) if function else StaffGroup.TEACHER
    return Norms(national(staff, school_group(school_kind)))


def school_group(kind: str) -> SchoolGroup:
    """The group the national cost is fixed for, from the words in which a school says what it offers."""
    words = kind.lower()
    basic = any(word in words for word in ("vmbo", "mavo", "praktijk", "vbo"))
    vocational = any(word in words for word in ("vmbo", "praktijk", "vbo"))
    higher = any(word in words for word in ("havo", "vwo", "gymnasium", "atheneum", "lyceum"))
    if higher and not basic:
        return SchoolGroup.HIGHER
    if higher:
        return SchoolGroup.BROAD if vocational else SchoolGroup.MIDDLE
    return SchoolGroup.BASIC


def _measure(wish: Wish) -> Measure:
    return Measure(
        asks=_ask(wish),
        months=Months(wish.first_month, wish.last_month),
        structural=wish.structural,
        benefits=frozenset({wish.benefits} if wish.benefits else ()),
        hours_freed=wish.hours_freed,
    )


def _ask(wish: Wish) -> Ask:
    match AskKind(wish.kind):
        case AskKind.FTE:
            return Fte(wish.quantity_hundredths)
        case AskKind.HOURS:
            return Hours(_whole(wish), rate=wish.cost)
        case AskKind.LESSONS:
            return LessonsFewer(_whole(wish), LessonMethod(wish.method))
        case AskKind.CLASSES:
            return SmallerClasses(wish.quantity_hundredths, wish.size_before, wish.size_after)
        case AskKind.PURCHASE:
            return Purchase(_cost(wish))
        case AskKind.SERVICE:
            return Service(_cost(wish))
        case AskKind.AGREEMENT:
            return Agreement()


def _whole(wish: Wish) -> int:
    units, rest = divmod(wish.quantity_hundredths, HUNDRED)
    if rest:
        raise NotPriced("quantity", "must be a whole number")
    return units


def _cost(wish: Wish) -> Euro:
    if wish.cost is None:
        raise NotPriced("cost", "is missing")
    return wish.cost


def _caveats(norms: Norms, year: int) -> tuple[str, ...]:
    cost = norms.cost
    said = []
    if cost.mark:
        told = {"norm": cost.called(language()), "mark": cost.mark_in(language())}
        said.append(_("Norm: %(norm)s, %(mark)s.") % told)
    if cost.own and year - cost.year > NORM_YEARS_MAX:
        said.append(_("Dit is een bedrag uit %(year)s. Reken op meer.") % {"year": str(cost.year)})
    elif year - cost.year > NORM_YEARS_MAX:
        said.append(
            _("Dit is een bedrag uit %(year)s; een nieuwer landelijk bedrag is niet gevonden. Reken op meer.")
            % {"year": str(cost.year)}
        )
    return tuple(said)
