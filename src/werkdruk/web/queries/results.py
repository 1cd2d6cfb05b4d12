# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a vote, counted again from what is kept, with the reason of every win and every loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.counting import LossReason, discretion, why_lost
from werkdruk.deciding.counting.why import words
from werkdruk.evaluation.suppression import FLOOR, Cell, suppress
from werkdruk.kernel import Euro
from werkdruk.planning import fits
from werkdruk.web.models import Appointment, CountedOutcome, Proposal, Round, Year
from werkdruk.web.queries.counts import Counted, NotTheSame, recount, round_of
from werkdruk.web.queries.pots import year_pot
from werkdruk.web.queries.rounds import agreements
from werkdruk.web.wording import language

OP, OTHERS = "OP", "OOP"
COMMAND = (
    "werkdruk count {file} --rule mes --utility cost --completion add1 --step {step} --ties cost,votes,lot --lot {lot}"
)


@dataclass(frozen=True, slots=True)
class PotBar:
    """The pot as the bar wants it: what is chosen is not committed yet."""

    received: Euro
    chosen: Euro
    committed: Euro
    spent: Euro
    left: Euro


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one proposal. `votes` and `price_each` are None below the floor, where no totals are told."""

    place: int
    number: int
    title: str
    unit: str
    price: Euro
    votes: int | None
    price_each: str | None
    reason: str
    url: str


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of a group voted; None for both where the group is too small to tell."""

    group: str
    people: int | None
    voted: int | None


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The outcome of a vote. `tells_totals` is False when fewer people voted than the floor."""

    winners: tuple[Verdict, ...]
    losers: tuple[Verdict, ...]
    bar: PotBar
    story: str
    ties: tuple[str, ...]
    ballots: int
    electorate: int
    turnout: tuple[Turnout, ...]
    floor: int
    tells_totals: bool
    agreements: tuple[str, ...]
    opened_on: date
    counted_on: date
    lot: str
    command: str
    file: str
    digest: str
    election_digest: str


def result_of(year: Year) -> ResultPage | None:
    """The outcome of the vote of a year; None before it is counted. Raises NotTheSame when what is kept was changed."""
    kept = CountedOutcome.objects.select_related("round__year__school").filter(round__year=year).first()
    if kept is None:
        return None
    counted = recount(kept)
    outcome = counted.outcome
    tells = outcome.voters >= FLOOR
    verdicts = _verdicts(year, counted, tells=tells)
    pot = Euro(outcome.budget * 100 // counted.election.scale)
    fit = fits([verdict.price for verdict in verdicts if verdict.place], pot)
    file, lot = file_name(year), [str(number) for number in kept.round.lot]
    step = Fraction(outcome.rule.step, counted.election.scale)
    return ResultPage(
        winners=tuple(sorted((each for each in verdicts if each.place), key=lambda each: each.place)),
        losers=tuple(each for each in verdicts if not each.place),
        bar=PotBar(pot, fit.asked, Euro.zero(), Euro.zero(), fit.left),
        story=words.story(outcome, language=language()) if tells else "",
        ties=_ties(counted) if tells else (),
        ballots=outcome.voters,
        electorate=kept.round.electorate,
        turnout=_turnout(kept.round) if tells else (),
        floor=FLOOR,
        tells_totals=tells,
        agreements=agreements(year),
        opened_on=kept.round.opens,
        counted_on=kept.counted_on,
        lot=", ".join(lot),
        command=COMMAND.format(file=file, step=step, lot=",".join(lot)),
        file=file,
        digest=counted.digest,
        election_digest=outcome.digest,
    )


def pot_now(year: Year, on: date) -> Euro:
    """The pot of the year as known on a day; the vote was about what was known when it opened."""
    return year_pot(year, on).pot.total


def verdict_of(proposal: Proposal) -> Verdict | None:
    """What the count says of a proposal; None before it, off the ballot, and where the outcome is not shown."""
    try:
        page = result_of(proposal.year)
    except NotTheSame:
        return None
    verdicts = (*page.winners, *page.losers) if page is not None else ()
    return next((each for each in verdicts if each.number == proposal.number), None)


def file_name(year: Year) -> str:
    """The name of the file with the ballots of a year."""
    return f"stemming-{year.school.brin}-{str(year.school_year).replace('/', '-')}.pb"


def ballots_of(year: Year) -> str | None:
    """The `.pb` text of a counted vote; None before the count, and when too few voted to show single ballots."""
    kept = CountedOutcome.objects.filter(round__year=year).first()
    if kept is None or recount(kept).outcome.voters < FLOOR:
        return None
    return kept.election


def is_counted(year: Year) -> bool:
    """Whether the vote of a year is counted."""
    return CountedOutcome.objects.filter(round__year=year).exists()


def is_opened(year: Year) -> bool:
    """Whether a vote of this year was ever opened."""
    return round_of(year) is not None


def _verdicts(year: Year, counted: Counted, *, tells: bool) -> list[Verdict]:
    """One verdict per proposal on the ballot, by number; `place` 0 for what was not bought."""
    places = {project: place for place, project in enumerate(counted.outcome.winners, 1)}
    numbers = [int(project.id) for project in counted.election.projects]
    rows = Proposal.objects.select_related("unit").filter(year=year, number__in=numbers).order_by("number")
    return [_verdict(row, counted, places, tells=tells) for row in rows]


def _ties(counted: Counted) -> tuple[str, ...]:
    return tuple(words.tie(event, counted.election, language=language()) for event in counted.outcome.ties)


def _verdict(row: Proposal, counted: Counted, places: Mapping[str, int], *, tells: bool) -> Verdict:
    code, outcome = str(row.number), counted.outcome
    place = places.get(code, 0)
    year = row.year
    reader = language()
    each = words.money(outcome.rounds[place - 1].price, outcome, language=reader) if place and tells else None
    few = 0 < counted.election.votes[code] < discretion.FLOOR
    why = words.reason(counted.election, outcome, code, language=reader) if tells and not few else None
    return Verdict(
        place=place,
        number=row.number,
        title=row.title,
        unit=row.unit.name,
        price=row.price,
        votes=counted.election.votes[code] if tells else None,
        price_each=each,
        reason=_without_numbers(counted, code, place) if why is None else why,
        url=reverse("proposal", args=[year.school.brin, year.school_year, row.number]),
    )


def _without_numbers(counted: Counted, code: str, place: int) -> str:
    """Why, where so few voted that numbers would tell who voted what; the plan keeps this sentence for good."""
    if place:
        return _("Gekozen in ronde %(round)s.") % {"round": place}
    lost = why_lost(counted.election, counted.outcome, code)
    if lost.reason is LossReason.TOO_LITTLE_LEFT and lost.affordable_until:
        return _("Niet gekozen. Het was eerst te betalen, maar andere voorstellen gingen steeds voor.")
    return _("Niet gekozen. De voorstanders hadden samen niet genoeg.")


def _turnout(opened: Round) -> tuple[Turnout, ...]:
    """How many voted per function group, teachers and all others; empty when the staff is not what it was at opening.

    Two groups of whom nobody is in both, so that suppression holds. School leaders stand with the support staff: a
    group of one would hide both.
    """
    names = {OP: _("onderwijzend personeel"), OTHERS: _("ondersteuning en schoolleiding")}
    table = dict.fromkeys(names, Cell(0, 0))
    voters = set(opened.ballots.values_list("voter", flat=True))
    staff = Appointment.objects.filter(school=opened.year.school, user__is_active=True)
    for user, group in staff.values_list("user", "group"):
        table[OP if group == Appointment.Group.OP else OTHERS] += Cell(1, int(user in voters))
    if sum(cell.people for cell in table.values()) != opened.electorate:
        return ()
    shown = suppress(table).groups
    return tuple(
        Turnout(name, None, None) if (cell := shown[group]) is None else Turnout(name, cell.people, cell.points)
        for group, name in names.items()
    )
