# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the state awarded a board per funding year, worked out again from what was kept, and what of it went on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from werkdruk import funding, rules
from werkdruk.funding import BoardList, Counts, PupilCount
from werkdruk.kernel import Brin, CalendarYear, Euro, Source, Span, WerkdrukError
from werkdruk.ledger import AccountKind, Earmark, Entry
from werkdruk.planning import Step
from werkdruk.rules import NoRule
from werkdruk.web.models import Allocation, Board
from werkdruk.web.wording import language

SCHEME = "vo"


class NotTheSameAward(WerkdrukError):
    """A kept award that its own pupils and rule do not give: one of the three was changed."""

    def __init__(self, award: int) -> None:
        super().__init__(f"award {award} does not follow from the pupils and the rule kept with it")
        self.award = award


def latest_award(board: Board, year: CalendarYear) -> Allocation | None:
    """The award of a funding year that stands; None before anything was received."""
    return Allocation.objects.filter(board=board, funding_year=year.year).order_by("id").last()


def earmark_of(board: Board, year: CalendarYear) -> Earmark:
    """What the money of a funding year was given for."""
    return Earmark(board.number, SCHEME, year)


def awards_of(board: Board, on: date) -> dict[CalendarYear, tuple[Allocation, ...]]:
    """Per funding year its awards as known on a day, in the order they came in; the last one of a year counts."""
    found: dict[CalendarYear, list[Allocation]] = {}
    rows = Allocation.objects.filter(board=board, known_on__lte=on).order_by("funding_year", "id")
    for award in rows.prefetch_related("shares__school"):
        found.setdefault(CalendarYear(award.funding_year), []).append(award)
    return {year: tuple(awards) for year, awards in found.items()}


def shares_of(award: Allocation) -> dict[Brin, Euro]:
    """What each school gets of the collective half of an award."""
    return {share.school.brin: share.collective for share in award.shares.all()}


def worked_out(award: Allocation) -> funding.Allocation:
    """An award worked out again from its pupils and its rule. Raises NotTheSameAward when that gives another one."""
    found = _allocation(award, rules.by_id(award.rule), CalendarYear(award.funding_year))
    amounts = {school: money.collective.exact for school, money in funding.amounts(found).items()}
    if found.total.exact != award.total or amounts != shares_of(award):
        raise NotTheSameAward(award.pk)
    return found


def expected_award(board: Board, year: CalendarYear, on: date) -> funding.Allocation | None:
    """An estimate of a funding year that was not awarded yet: its rule with the latest pupils that are known.

    None while no rule of that year is known, or no pupils are: then no amount is made up.
    """
    latest = Allocation.objects.filter(board=board, known_on__lte=on, funding_year__lt=year.year).order_by(
        "funding_year", "id"
    )
    award = latest.prefetch_related("shares__school").last()
    if award is None:
        return None
    try:
        rule = rules.on(SCHEME, year.first, known=on)
    except NoRule:
        return None
    return _allocation(award, rule, year)


def _allocation(award: Allocation, rule: rules.Rule, year: CalendarYear) -> funding.Allocation:
    shares = [(share.school.brin, share) for share in award.shares.all()]
    return funding.allocate(
        Counts(
            rows=tuple(
                PupilCount(brin, None, Span.exact(share.general), Span.exact(share.vocational))
                for brin, share in shares
            ),
            counted_on=award.counted_on,
            digest=award.source_digest,
        ),
        rule,
        year=year,
        boards=BoardList(
            boards={brin: award.board.number for brin, _ in shares},
            names={str(brin): share.school.name for brin, share in shares},
        ),
    )


def steps_of(award: funding.Allocation, school: Brin) -> tuple[Step, ...]:
    """The steps from the pupils of a school to its share, each with the one amount a page can print.

    A source stands with the first step that rests on it.
    """
    told: set[Source] = set()
    found = []
    for step in funding.trace(award, school, language=language()):
        source = None if step.source in told else step.source
        told.update(() if source is None else (source,))
        found.append(Step(step.text, step.amount.exact if step.amount is not None else None, source))
    return tuple(found)


def passed_on(entries: Iterable[Entry], earmark: Earmark, on: date) -> dict[Brin, Euro]:
    """What went from the board to each school of the money of one funding year, corrections included."""
    found: dict[Brin, Euro] = {}
    for entry in entries:
        if entry.on > on or not any(line.account.kind is AccountKind.BOARD for line in entry.postings):
            continue
        for line in entry.postings:
            school = line.account.school
            if line.account.earmark == earmark and school is not None:
                found[school] = found.get(school, Euro.zero()) + line.amount
    return found


def owed(due: Mapping[Brin, Euro], passed: Mapping[Brin, Euro]) -> dict[Brin, Euro]:
    """What still has to go to each school, in the order of their codes; below zero when too much went there."""
    nothing = Euro.zero()
    return {school: due.get(school, nothing) - passed.get(school, nothing) for school in sorted({*due, *passed})}


def owed_since(awards: Iterable[Allocation], school: Brin, passed: Euro) -> date | None:
    """The day since which a school has to get (or give back) something; None when it got exactly its share."""
    since = None
    for award in awards:
        if shares_of(award).get(school, Euro.zero()) == passed:
            since = None
        elif since is None:
            since = award.known_on
    return since
