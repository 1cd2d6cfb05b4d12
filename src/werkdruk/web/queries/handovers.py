# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What others need of the plan the council said yes to: people to appoint, hours to give, money to reserve.

The names of the columns stay the same in every language: another program reads them (docs/reference/handover.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from werkdruk.kernel import Euro, split
from werkdruk.kernel.languages import Hundredths
from werkdruk.planning import NotPriced, Plan, PlanLine, Price, StaffGroup
from werkdruk.web.models import Proposal, Year
from werkdruk.web.papers.workbooks import Cell, Grid
from werkdruk.web.queries.plan_pages import SHORT
from werkdruk.web.queries.plans import KEPT_IN, consented_plan, value_of
from werkdruk.web.queries.prices import AskKind, Wish, priced
from werkdruk.web.queries.proposals import PURPOSES, WISH
from werkdruk.web.rows import load

FORMATION, HOURS, BUDGET = "formatie", "taakuren", "begroting"
HEADS = {
    FORMATION: (
        "maatregel",
        "omschrijving",
        "eenheid",
        "functie",
        "soort",
        "fte",
        "eerste_maand",
        "laatste_maand",
        "structureel",
        "bedrag_euro",
    ),
    HOURS: ("maatregel", "omschrijving", "eenheid", "uren", "eerste_maand", "laatste_maand", "voor_wie"),
    BUDGET: ("maatregel", "omschrijving", "eenheid", "doel", "structureel", "kalenderjaar", "maand", "bedrag_euro"),
}
"""The columns of each file."""
ASKED = {
    AskKind.FTE: "fte",
    AskKind.HOURS: "uren",
    AskKind.LESSONS: "minder lessen",
    AskKind.CLASSES: "kleinere klassen",
}
"""What has to be staffed, as the file calls it in every language."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """The plan for other programs: three tables and what they rest on; `grids` is empty before there is a yes."""

    version: int
    digest_short: str
    total: Euro
    grids: tuple[Grid, ...]

    def grid(self, name: str) -> Grid | None:
        """The table with that name, if there is one."""
        return next((grid for grid in self.grids if grid.name == name), None)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the plan with the proposal it came from and the price that still fits it."""

    line: PlanLine
    proposal: Proposal | None
    price: Price | None


def handover(year: Year) -> HandOver:
    """What others need of the plan of a year. Raises PlanChanged when the plan is not what was kept."""
    kept = consented_plan(year)
    if kept is None:
        return HandOver(0, "", Euro.zero(), ())
    plan = value_of(kept)
    lines = tuple(_lines(year, plan))
    grids = (
        Grid(FORMATION, HEADS[FORMATION], tuple(_formation(lines))),
        Grid(HOURS, HEADS[HOURS], tuple(_hours(lines))),
        Grid(BUDGET, HEADS[BUDGET], tuple(_budget(lines))),
    )
    return HandOver(kept.version, kept.digest[:SHORT], plan.total, grids)


def _lines(year: Year, plan: Plan) -> Iterator[_Line]:
    rows = Proposal.objects.filter(year=year).order_by("number")
    known = {str(row.number): row for row in rows}
    wishes = dict(zip(known, load(Wish, rows, **WISH), strict=True))
    for line in plan.lines:
        first = next((number for number in line.proposals if number in known), None)
        if first is None:
            yield _Line(line, None, None)
            continue
        yield _Line(line, known[first], _price(wishes[first], line, year))


def _price(wish: Wish, line: PlanLine, year: Year) -> Price | None:
    """The price of a wish; None where it is not the one of the line."""
    try:
        found = priced(wish, year.school.kind).price
    except NotPriced:
        return None
    return found if found.amount == line.amount else None


def _formation(lines: tuple[_Line, ...]) -> Iterator[tuple[Cell, ...]]:
    for each in lines:
        if each.proposal is None or AskKind(each.proposal.kind) not in ASKED:
            continue
        yield (
            *_named(each.line),
            StaffGroup(each.proposal.function or StaffGroup.TEACHER).called(),
            ASKED[AskKind(each.proposal.kind)],
            Hundredths(0 if each.price is None else each.price.fte_hundredths),
            str(each.line.months.first),
            str(each.line.months.last),
            _yes(each.line),
            each.line.amount,
        )


def _hours(lines: tuple[_Line, ...]) -> Iterator[tuple[Cell, ...]]:
    for each in lines:
        freed = 0 if each.price is None else each.price.hours_freed
        if freed:
            months = (str(each.line.months.first), str(each.line.months.last))
            yield (*_named(each.line), freed, *months, "" if each.proposal is None else each.proposal.benefits)


def _budget(lines: tuple[_Line, ...]) -> Iterator[tuple[Cell, ...]]:
    with translation.override(KEPT_IN):
        aims = {purpose: str(words) for purpose, words in PURPOSES.items()}
    for each in lines:
        if not each.line.amount:
            continue
        for month, part in _per_month(each).items():
            calendar_year, text = str(month)[:4], str(month)
            yield (*_named(each.line), aims[each.line.purpose], _yes(each.line), int(calendar_year), text, part)


def _per_month(each: _Line) -> dict[object, Euro]:
    """The amount of a line in each month; the parts sum to it."""
    if each.price is not None:
        return {month: part for month, part in each.price.per_month.items() if part}
    months = each.line.months
    month, every = months.first, [months.first]
    while month < months.last:
        month = month.next()
        every.append(month)
    return dict(split(each.line.amount, dict.fromkeys(every, 1)))


def _named(line: PlanLine) -> tuple[str, str, str]:
    return line.measure, line.title, ", ".join(line.units)


def _yes(line: PlanLine) -> str:
    return "ja" if line.structural else "nee"


def labels() -> dict[str, str]:
    """What each table is called on the page, and for whom it is."""
    return {
        FORMATION: _("Formatie: wie er aangesteld moet worden"),
        HOURS: _("Taakuren: welke uren vrijkomen"),
        BUDGET: _("Begroting: welk bedrag in welke maand"),
    }
