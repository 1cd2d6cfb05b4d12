# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All schools of a board side by side: sorted and filtered as somebody asks, and what changed there in a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import Act, Party
from werkdruk.deciding.frames import FramesAct
from werkdruk.kernel import Euro
from werkdruk.ledger import Position, position
from werkdruk.web.models import Board, CouncilAct, CountedOutcome, FramesStep, Plan, School, Year
from werkdruk.web.queries.boards import SchoolRow, school_row, year_now
from werkdruk.web.queries.councils import PARTIES, TOLD
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.wording import day, euro

WEEK = timedelta(days=7)
ORDERS = {
    "school": gettext_lazy("School"),
    "pot": gettext_lazy("Pot"),
    "doorgegeven": gettext_lazy("Doorgegeven"),
    "vastgelegd": gettext_lazy("Vastgelegd"),
    "besteed": gettext_lazy("Besteed"),
    "over": gettext_lazy("Vrij"),
    "uiterlijk": gettext_lazy("Uiterlijk"),
}
"""What the schools can be put in order by, as it stands in the address, with the head of its column."""
FIELDS = {
    "school": "name",
    "pot": "pot",
    "doorgegeven": "passed_on",
    "vastgelegd": "committed",
    "besteed": "spent",
    "over": "left",
    "uiterlijk": "by",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How somebody wants to see the schools: in which order, from the end or not, which phase, only those late."""

    order: str = "school"
    backwards: bool = False
    phase: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed at one school since a week ago, in sentences."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The schools as asked, with all phases to choose from, how many are late, and the changes of a week."""

    asked: Asked
    rows: tuple[SchoolRow, ...]
    all_count: int
    late_count: int
    phases: tuple[str, ...]
    total: SchoolRow
    since: date
    changes: tuple[Changes, ...]


def overview_of(board: Board, asked: Asked, on: date) -> OverviewPage:
    """The schools of a board on a day. An order that does not exist is that of the names."""
    schools = tuple(board.schools.order_by("brin"))
    every = tuple(school_row(school, on) for school in schools)
    shown = [row for row in every if (not asked.phase or row.phase == asked.phase) and (not asked.late or row.is_late)]
    return OverviewPage(
        asked=asked,
        rows=_in_order(shown, asked),
        all_count=len(every),
        late_count=sum(row.is_late for row in every),
        phases=tuple(sorted({row.phase for row in every if row.phase})),
        total=_total(shown),
        since=on - WEEK,
        changes=tuple(found for school in schools if (found := _changes(school, on)) is not None),
    )


def _in_order(rows: list[SchoolRow], asked: Asked) -> tuple[SchoolRow, ...]:
    """The rows in order; those where nothing is known stand last either way."""
    field = FIELDS.get(asked.order, "name")
    known = [row for row in rows if getattr(row, field) is not None]
    ordered = sorted(known, key=lambda row: (getattr(row, field), row.name), reverse=asked.backwards)
    return (*ordered, *(row for row in rows if getattr(row, field) is None))


def _total(rows: list[SchoolRow]) -> SchoolRow:
    def together(field: str) -> Euro:
        return Euro.sum(getattr(row, field) for row in rows if getattr(row, field) is not None)

    return SchoolRow(
        name=_("Samen"),
        kind="",
        url="",
        is_estimate=any(row.is_estimate for row in rows),
        pot=together("pot"),
        passed_on=together("passed_on"),
        committed=together("committed"),
        spent=together("spent"),
        left=together("left"),
    )


def _changes(school: School, on: date) -> Changes | None:
    """What changed at a school since a week before a day; None when nothing did."""
    year = year_now(school, on)
    if year is None:
        return None
    sentences = (*_of_money(year, on), *_of_deciding(year, on))
    return Changes(school.name, sentences) if sentences else None


def _of_money(year: Year, on: date) -> Iterator[str]:
    entries = load_entries(school=year.school.brin)
    before, now = (position(entries, year.school.brin, year.school_year, on=when) for when in (on - WEEK, on))
    told = {
        _("Er kwam %(amount)s bij van het bestuur."): _moved(before, now, "received_in_all"),
        _("Er is %(amount)s meer vastgelegd."): _moved(before, now, "committed_in_all"),
        _("Er is %(amount)s besteed."): _moved(before, now, "spent_in_all"),
    }
    for sentence, amount in told.items():
        if amount:
            yield sentence % {"amount": euro(amount)}


def _moved(before: Position, now: Position, name: str) -> Euro:
    moved: Euro = getattr(now, name) - getattr(before, name)
    return moved


def _of_deciding(year: Year, on: date) -> Iterator[str]:
    week = {"gt": on - WEEK, "lte": on}

    def within(field: str) -> dict[str, date]:
        return {f"{field}__{how}": when for how, when in week.items()}

    for step in FramesStep.objects.filter(frames__year=year, act=str(FramesAct.FREEZE), **within("on")):
        yield _("De kaders staan vast sinds %(day)s.") % {"day": day(step.on)}
    for counted in CountedOutcome.objects.filter(round__year=year, **within("counted_on")):
        yield _("De stemmen zijn geteld op %(day)s.") % {"day": day(counted.counted_on)}
    for plan in Plan.objects.filter(year=year, **within("made_on")):
        yield _("Versie %(version)s van het plan is van %(day)s.") % {"version": plan.version, "day": day(plan.made_on)}
    for act in CouncilAct.objects.filter(plan__year=year, **within("on")):
        who, did = PARTIES[Party.of(Act(act.act))], TOLD[Act(act.act)]
        yield _("%(day)s: %(who)s %(did)s.") % {"day": day(act.on), "who": who, "did": did}
