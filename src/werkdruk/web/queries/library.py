# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a proposal can start: measures seen in practice, and the school's own of earlier years."""

from __future__ import annotations

from dataclasses import dataclass

from werkdruk.kernel import Confidence, Euro, Source
from werkdruk.planning import Purpose, seen_for
from werkdruk.web import access
from werkdruk.web.models import PlanLine, Proposal, User, Year
from werkdruk.web.queries.plans import CONSENTED
from werkdruk.web.queries.prices import AskKind
from werkdruk.web.queries.proposals import KINDS, PURPOSES
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One measure of the library as it is shown; `start` is the word that begins a proposal with it."""

    title: str
    problem: str
    seen: str
    purpose: str
    kind: str
    asks: str
    source: Source
    is_press: bool
    start: str


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A measure of an earlier plan of the school that the council consented to, and the proposal it came from."""

    title: str
    year: str
    unit: str
    amount: Euro
    structural: bool
    purpose: str
    start: str


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """The starting points of a school: those that fit what was asked for, and how many there are in all."""

    seen: tuple[SeenRow, ...]
    in_all: int
    earlier: tuple[EarlierRow, ...]
    may_propose: bool


def library_page(year: Year, user: User, *, purpose: Purpose | None, text: str) -> LibraryPage:
    """The measures for a purpose (None: for all) with all the words of `text` in them."""
    found = seen_for(purpose, text, language=language())
    rows = tuple(
        SeenRow(
            title=measure.title(language()),
            problem=measure.problem(language()),
            seen=measure.seen(language()),
            purpose=str(PURPOSES[measure.purpose]),
            kind=measure.kind.called(language()),
            asks=str(KINDS[AskKind(measure.asks)]),
            source=measure.source,
            is_press=measure.source.confidence is Confidence.C,
            start=f"voorbeeld-{measure.id}",
        )
        for measure in found
    )
    earlier = tuple(row for row in _earlier(year, purpose) if _tells(row, text))
    may = access.can(user, access.Act.PROPOSE, year.school)
    return LibraryPage(rows, len(seen_for()), earlier, may)


def _tells(row: EarlierRow, text: str) -> bool:
    own = f"{row.title} {row.unit}".casefold()
    return all(word in own for word in text.casefold().split())


def _earlier(year: Year, purpose: Purpose | None) -> list[EarlierRow]:
    """The lines of the newest consented plan of each earlier year, newest year first, that came from a proposal."""
    lines = PlanLine.objects.filter(
        plan__year__school=year.school,
        plan__year__school_year__lt=year.school_year.start,
        plan__state__in=[str(state) for state in CONSENTED],
    )
    if purpose is not None:
        lines = lines.filter(purpose=str(purpose))
    rows = []
    for line in lines.select_related("plan__year", "unit").order_by("-plan__year__school_year", "measure"):
        came_from = line.proposals.order_by("-number").first()
        if came_from is None:
            continue
        before = line.plan.year.school_year
        rows.append(
            EarlierRow(
                title=line.title,
                year=str(before),
                unit=line.unit.name,
                amount=line.amount,
                structural=line.structural,
                purpose=str(PURPOSES[Purpose(line.purpose)]),
                start=f"eerder-{before.start}-{came_from.number}",
            )
        )
    return rows


def earlier_proposal(year: Year, start: int, number: int) -> Proposal | None:
    """A proposal of an earlier school year of the same school; None when there is none."""
    rows = Proposal.objects.filter(year__school=year.school, year__school_year=start, number=number)
    return rows.filter(year__school_year__lt=year.school_year.start).first()
