# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The account made of a journal, a plan and the council's decision, with what a reader must know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from werkdruk import rules
from werkdruk.kernel import Brin, CalendarYear, Euro, SchoolYear
from werkdruk.ledger import AccountKind, Earmark, Entry, Position, position
from werkdruk.planning import PlanLine, Purpose
from werkdruk.reporting import sayings
from werkdruk.reporting.accounts import YES, Received, Remark, Use, YearAccount
from werkdruk.reporting.plan_file import DecidedPlan

ZERO = Euro.zero()


def account_of(
    entries: Iterable[Entry],
    *,
    school: Brin,
    school_year: SchoolYear,
    decided: DecidedPlan | None = None,
    on: date | None = None,
) -> YearAccount:
    """The account of `school` for `school_year` from the journal, up to and with day `on` (None: from all of it).

    Rules are those known on that day. A plan of another school or school year counts as no plan. Raises DoesNotClose
    when what came in is not what can be found; a journal of sound entries always closes.
    """
    if decided is not None and (decided.plan.school, decided.plan.school_year) != (school, school_year):
        decided = None
    booked = [entry for entry in entries if on is None or entry.on <= on]
    figures = position(booked, school, school_year)
    measures = _uses(figures, decided.plan.lines if decided else ())
    received = tuple(
        _received(booked, earmark, came_in, (school, school_year, on))
        for earmark, came_in in sorted(figures.received.items(), key=lambda pair: (pair[0].year, pair[0]))
    )
    return YearAccount(
        school=school,
        school_year=school_year,
        on=on,
        received=received,
        carried_in=figures.carried_in,
        measures=measures,
        free=figures.left,
        carried_out=figures.carried_out,
        version=decided.plan.version if decided else 0,
        plan=decided.plan.digest if decided else "",
        council=decided.council if decided else None,
        remarks=tuple(_remarks(figures, measures, decided, ended=on is not None and on >= school_year.last)),
    )


def _received(
    booked: Sequence[Entry], earmark: Earmark, came_in: Euro, place: tuple[Brin, SchoolYear, date | None]
) -> Received:
    school, school_year, known = place
    rule = _rule(earmark.scheme, earmark.year, known)
    one_off = rule is not None and isinstance(rule.content, rules.Pot) and not rule.content.structural
    return Received(
        scheme=earmark.scheme,
        funding_year=earmark.year,
        months=0 if one_off else school_year.months_by_calendar_year().get(earmark.year, 0),
        amount=came_in,
        rule=rule,
        documents=_documents(booked, earmark, school, school_year),
    )


def _documents(booked: Sequence[Entry], earmark: Earmark, school: Brin, school_year: SchoolYear) -> tuple[str, ...]:
    """The references of the entries that brought this money to the school, each once, in the order of booking."""
    found: dict[str, None] = {}
    for entry in booked:
        accounts = [line.account for line in entry.postings if line.account.earmark == earmark]
        here = any((account.school, account.school_year) == (school, school_year) for account in accounts)
        if here and any(account.kind is AccountKind.BOARD for account in accounts):
            found[entry.document] = None
    return tuple(found)


def _rule(scheme: str, year: CalendarYear, known: date | None) -> rules.Rule | None:
    try:
        return rules.on(scheme, year.last, known=known)
    except rules.NoRule:
        return None


def _uses(figures: Position, lines: tuple[PlanLine, ...]) -> tuple[Use, ...]:
    planned = {line.measure: line for line in lines}
    codes = {*planned, *figures.committed, *figures.spent}
    uses = [use for code in codes if (use := _use(code, planned.get(code), figures)).is_told]
    order = [*Purpose, None]
    return tuple(sorted(uses, key=lambda use: (order.index(use.purpose), use.measure)))


def _use(code: str, line: PlanLine | None, figures: Position) -> Use:
    return Use(
        measure=code,
        title=line.title if line else code,
        purpose=line.purpose if line else None,
        planned=line.amount if line else None,
        committed=figures.committed.get(code, ZERO),
        spent=figures.spent.get(code, ZERO),
    )


def _remarks(
    figures: Position, measures: tuple[Use, ...], decided: DecidedPlan | None, *, ended: bool
) -> Iterator[Remark]:
    if decided is None:
        yield Remark("no-plan", sayings.NO_PLAN.told())
    elif decided.council is None or decided.council.act not in YES:
        yield Remark("no-yes", sayings.NO_YES.told())
    elif decided.council.plan != decided.plan.digest:
        yield Remark("other-version", sayings.OTHER_VERSION.told())
    for use in measures:
        yield from _remarks_on(use, planned=decided is not None)
    if figures.left.cents < 0:
        yield Remark("overdrawn", sayings.OVERDRAWN.told(over=-figures.left))
    if ended and figures.left.cents > 0:
        yield Remark("undecided", sayings.UNDECIDED.told(left=figures.left))


def _remarks_on(use: Use, *, planned: bool) -> Iterator[Remark]:
    booked = use.committed + use.spent
    if planned and use.planned is None and booked:
        yield Remark("outside-plan", sayings.NOT_IN_PLAN.told(measure=use.measure, booked=booked))
    if use.left is not None and use.left.cents < 0:
        yield Remark("over-plan", sayings.OVER_PLAN.told(title=use.title, measure=use.measure, over=-use.left))
    if use.committed.cents < 0:
        told = sayings.NOT_COMMITTED.told(title=use.title, measure=use.measure, over=-use.committed)
        yield Remark("not-committed", told)
