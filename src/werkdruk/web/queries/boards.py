# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a board: what came in, what went to which school, the proof that it is all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk import funding, rules
from werkdruk.deciding import years
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Brin, CalendarYear, Euro, SchoolYear, Source
from werkdruk.ledger import Account, AccountKind, Journal, balances
from werkdruk.planning import Step
from werkdruk.web import access
from werkdruk.web.models import Allocation, Board, School, User, Year
from werkdruk.web.queries.amounts import AmountLine
from werkdruk.web.queries.awards import (
    SCHEME,
    awards_of,
    earmark_of,
    owed,
    owed_since,
    passed_on,
    shares_of,
    steps_of,
    worked_out,
)
from werkdruk.web.queries.consents import state_on
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.plans import latest_plan
from werkdruk.web.queries.pots import parts_of, year_pot
from werkdruk.web.queries.year_lines import TITLES, WHO, calendar_of, turn_of
from werkdruk.web.queries.year_stops import PLAN_STATES
from werkdruk.web.wording import language

HALVES = "vo-halves"


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One school in the award of a funding year; `since` is the day since which `left` is to go (or come back)."""

    brin: str
    name: str
    url: str
    general: int
    vocational: int
    amount: Euro
    collective: Euro
    passed_on: Euro
    left: Euro
    since: date | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a later award changed for one school."""

    name: str
    earlier: Euro
    later: Euro
    difference: Euro


@dataclass(frozen=True, slots=True)
class Change:
    """A later award of the same funding year: since when, by which rule, and what it changes of the collective half.

    `rule` and `earlier_rule` are the titles; the same when only the count was corrected.
    """

    on: date
    rule: str
    earlier_rule: str
    known_since: date
    reaches_back_to: date
    document: str
    rows: tuple[ChangeRow, ...]
    total: Euro


@dataclass(frozen=True, slots=True)
class YearPart:
    """One funding year of a board. `left` is what the ledger still has at the board of the collective half."""

    year: str
    number: int
    rule: str
    title: str
    caveat: str
    source: Source
    known_since: date
    count_date: date
    counted_on: date | None
    received_on: date
    document: str
    total: Euro
    individual: Euro
    collective: Euro
    lines: tuple[AmountLine, ...]
    passed_on: Euro
    left: Euro
    rows: tuple[ShareRow, ...]
    changes: tuple[Change, ...]

    @property
    def is_all(self) -> bool:
        """Whether everything is passed on, to the cent, to every school."""
        return not self.left and not any(row.left for row in self.rows)


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school in the overview; without amounts when it has not started any school year."""

    name: str
    kind: str
    url: str
    school_year: str = ""
    pot: Euro | None = None
    is_estimate: bool = False
    passed_on: Euro | None = None
    committed: Euro | None = None
    spent: Euro | None = None
    left: Euro | None = None
    phase: str = ""
    who: str = ""
    task: str = ""
    by: date | None = None
    is_late: bool = False
    plan: str = ""
    """How its plan stands: its version, and what the council said."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An award that could be received: a rule that is known and not used yet; `is_change` when an earlier one was."""

    year: str
    title: str
    since: date
    is_change: bool


@dataclass(frozen=True, slots=True)
class BoardPage:
    """All of a board: its funding years, the newest first, and its schools."""

    name: str
    number: str
    years: tuple[YearPart, ...]
    schools: tuple[SchoolRow, ...]
    waiting: tuple[Waiting, ...]
    left: Euro
    may_receive: bool
    may_pass_on: bool

    @property
    def latest(self) -> YearPart | None:
        """The newest funding year; None while nothing was received."""
        return self.years[0] if self.years else None

    @property
    def is_all(self) -> bool:
        """Whether everything of all years is passed on."""
        return all(year.is_all for year in self.years)


def board_page(board: Board, user: User, on: date) -> BoardPage:
    """The page of a board as known on a day, for somebody who may see it."""
    entries = load_entries(board=board.number)
    awards = awards_of(board, on)
    parts = [_year_part(board, awards[year], entries, on) for year in sorted(awards, reverse=True)]
    return BoardPage(
        name=board.name,
        number=str(board.number),
        years=tuple(parts),
        schools=tuple(school_row(school, on) for school in board.schools.order_by("brin")),
        waiting=_waiting(awards, on),
        left=Euro.sum(part.left for part in parts),
        may_receive=access.can(user, access.Act.RECEIVE, board),
        may_pass_on=access.can(user, access.Act.PASS_ON, board),
    )


def _year_part(board: Board, awards: tuple[Allocation, ...], entries: Journal, on: date) -> YearPart:
    award = awards[-1]
    year = CalendarYear(award.funding_year)
    rule = rules.by_id(award.rule)
    earmark = earmark_of(board, year)
    at = balances(entries, on=on)
    nothing = Euro.zero()
    passed = passed_on(entries, earmark, on)
    return YearPart(
        year=str(year),
        number=year.year,
        rule=rule.id,
        title=rule.called(language()),
        caveat=rule.caveat_in(language()),
        source=rule.source,
        known_since=rule.known_since,
        count_date=award.count_date,
        counted_on=award.counted_on,
        received_on=award.known_on,
        document=award.document,
        total=-at.get(Account(AccountKind.STATE, earmark), nothing),
        individual=at.get(Account(AccountKind.INDIVIDUAL, earmark), nothing),
        collective=award.collective,
        lines=_lines(award, rule),
        passed_on=Euro.sum(passed.values()),
        left=at.get(Account(AccountKind.BOARD, earmark), nothing),
        rows=_share_rows(awards, passed),
        changes=tuple(_change(before, after) for before, after in pairwise(awards)),
    )


def _lines(award: Allocation, rule: rules.Rule) -> tuple[AmountLine, ...]:
    """What came in and its two halves, each with where it comes from."""
    steps = [
        Step(
            _("%(school)s (%(brin)s) brengt in:") % {"school": share.school.name, "brin": share.school.brin},
            share.amount,
        )
        for share in award.shares.all()
    ]
    title, caveat = rule.called(language()), rule.caveat_in(language())
    together = _("Samen, volgens regel %(id)s, %(title)s:") % {"id": rule.id, "title": title}
    total = (*steps, Step(together, award.total, rule.source))
    halved = Step(_("Dit kwam binnen:"), award.total), *_halves(CalendarYear(award.funding_year), award.known_on)
    return (
        AmountLine(_("Toegekend door het ministerie"), award.total, note=title, caveat=caveat, steps=total),
        AmountLine(
            _("Individuele helft"),
            award.individual,
            note=_("een recht van iedere medewerker; blijft bij het bestuur"),
            steps=halved,
        ),
        AmountLine(_("Gezamenlijke helft"), award.collective, note=_("gaat helemaal naar de scholen"), steps=halved),
    )


def _halves(year: CalendarYear, on: date) -> tuple[Step, ...]:
    """The rule that halves the money, and what was not read of it."""
    try:
        rule = rules.on(HALVES, year.first, known=on)
    except rules.NoRule:
        return (Step(_("Voor dit jaar is geen regel over de twee helften bekend; verdeeld is in gelijke mate.")),)
    reader = language()
    said = f"{rule.called(reader)}: {rules.says(rule.content, language=reader)}. {rule.caveat_in(reader)}".rstrip()
    return (Step(said, None, rule.source), Step(_("Een oneven cent zit in de gezamenlijke helft.")))


def _share_rows(awards: tuple[Allocation, ...], passed: Mapping[Brin, Euro]) -> tuple[ShareRow, ...]:
    found = worked_out(awards[-1])
    rest = owed(shares_of(awards[-1]), passed)
    return tuple(
        ShareRow(
            brin=share.school.brin,
            name=share.school.name,
            url=reverse("school", args=[share.school.brin]),
            general=share.general,
            vocational=share.vocational,
            amount=share.amount,
            collective=share.collective,
            passed_on=share.collective - rest[share.school.brin],
            left=rest[share.school.brin],
            since=owed_since(awards, share.school.brin, share.collective - rest[share.school.brin]),
            steps=steps_of(found, share.school.brin),
        )
        for share in awards[-1].shares.all()
    )


def _change(before: Allocation, after: Allocation) -> Change:
    """What one award changed against the one before it."""
    names = {share.school.brin: share.school.name for award in (before, after) for share in award.shares.all()}
    found = funding.differences(funding.amounts(worked_out(before)), funding.amounts(worked_out(after)))
    rows = tuple(
        ChangeRow(
            name=names[row.school],
            earlier=row.earlier.collective.exact if row.earlier else Euro.zero(),
            later=row.later.collective.exact if row.later else Euro.zero(),
            difference=row.collective.exact,
        )
        for row in found
    )
    rule = rules.by_id(after.rule)
    return Change(
        on=after.known_on,
        rule=rule.called(language()),
        earlier_rule=rules.by_id(before.rule).called(language()),
        known_since=rule.known_since,
        reaches_back_to=rule.valid_first,
        document=after.document,
        rows=rows,
        total=Euro.sum(row.difference for row in rows),
    )


def school_row(school: School, on: date) -> SchoolRow:
    """The school year that is running, or the newest one that was started."""
    url = reverse("school", args=[school.brin])
    year = year_now(school, on)
    if year is None:
        return SchoolRow(school.name, school.kind, url)
    pot = year_pot(year, on)
    parts, turn = parts_of(year, pot), turn_of(year, on)
    next_step = years.next_step(Phase(year.phase), on, calendar_of(year))
    by = turn.by or (next_step.last_day if next_step else None)
    return SchoolRow(
        name=school.name,
        kind=school.kind,
        url=reverse("year", args=[school.brin, year.school_year]),
        school_year=str(year.school_year),
        pot=pot.pot.total,
        is_estimate=pot.is_estimate,
        passed_on=pot.position.received_in_all + pot.position.carried_in,
        committed=parts.committed,
        spent=parts.spent,
        left=pot.position.left,
        phase=str(TITLES[Phase(year.phase)]),
        who=str(WHO[turn.role]) if turn.role is not None else "",
        task=turn.task,
        by=by,
        is_late=by is not None and by < on,
        plan=_plan_words(year, on),
    )


def _plan_words(year: Year, on: date) -> str:
    plan = latest_plan(year)
    if plan is None:
        return _("nog geen plan")
    told = {"version": plan.version, "state": PLAN_STATES[state_on(plan, on)]}
    return _("versie %(version)s: %(state)s") % told


def year_now(school: School, on: date) -> Year | None:
    """The school year that is running on a day when it was started, else the newest one; None without any."""
    found = Year.objects.select_related("school__board").filter(school=school)
    return found.filter(school_year=SchoolYear.of(on).start).first() or found.order_by("school_year").last()


def _waiting(awards: Mapping[CalendarYear, tuple[Allocation, ...]], on: date) -> tuple[Waiting, ...]:
    """The rules that are known, of a year that was not awarded yet or was awarded by an earlier version."""
    found = {}
    for rule in rules.known_rules(scheme=SCHEME, known=on):
        year = CalendarYear(rule.valid_first.year)
        latest = awards.get(year, (None,))[-1]
        if latest is None:
            found[year] = Waiting(str(year), rule.called(language()), rule.known_since, is_change=False)
        elif rules.by_id(latest.rule).known_since < rule.known_since:
            found[year] = Waiting(str(year), rule.called(language()), rule.known_since, is_change=True)
    return tuple(found[year] for year in sorted(found, reverse=True))
