# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who would win under other rules, side by side: the ballots of a count, or ballots that nobody cast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from django.utils.translation import gettext as _

from werkdruk.deciding.box import Disclosure
from werkdruk.deciding.counting import Election, Project, Rule, Tie, TieOrder
from werkdruk.deciding.counting.comparisons import Alternative, alternatives, main_rules
from werkdruk.deciding.counting.made_up import Crew, Situation, made_up, situations_for
from werkdruk.deciding.counting.why.rules_told import effect_of, name_of_rule
from werkdruk.kernel import Euro
from werkdruk.web.models import Proposal, Round, Unit, Year
from werkdruk.web.queries.counted_places import (
    CountedPlace,
    counted_places,
    electorate_of_place,
    is_begun,
    pot_of_place,
    rule_of_place,
)
from werkdruk.web.queries.counts import CENTS, Counted, recount, rule_of
from werkdruk.web.queries.results import kept_of
from werkdruk.web.queries.rounds import on_ballot
from werkdruk.web.queries.verdicts import shown_of
from werkdruk.web.wording import language


@dataclass(frozen=True, slots=True)
class Column:
    """One rule: its name, what it does to a small unit, what its winners cost, and what stays.

    `is_own` is the one that holds. `is_open` says that the agreed order leaves a tie, so that there is no outcome.
    """

    number: int
    name: str
    effect: str
    chosen: int
    cost: Euro
    left: Euro
    is_own: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One proposal: whether it wins under each rule, and whether that differs."""

    title: str
    unit: str
    price: Euro
    wins: tuple[bool, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What goes to proposals of a unit under each rule, beside how many of the voters are of it."""

    unit: str
    people: int
    money: tuple[Euro, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rules side by side, for the same ballots and the same pot."""

    pot: Euro
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    units: tuple[UnitLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TryOut:
    """The rules on made-up ballots in one situation; `situations` are code, name and whether it is this one."""

    unit: str
    place: int
    people: int
    situation: str
    told: str
    situations: tuple[tuple[str, str, bool], ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class _Names:
    """What a proposal is called, and its unit, by its id."""

    titles: Mapping[str, str]
    units: Mapping[str, str]


def comparison_of(opened: Round) -> Comparison | None:
    """A counted vote under every main rule; None before the count and where no totals are told. Raises NotTheSame.

    The first column is the outcome that holds.
    """
    kept = kept_of(opened)
    if kept is None:
        return None
    counted = recount(kept)
    if shown_of(counted) is Disclosure.NOTHING:
        return None
    rows = Proposal.objects.select_related("unit").filter(year=opened.year, number__in=opened.lot)
    names = _Names(
        {str(row.number): f"{row.number}. {row.title}" for row in rows},
        {str(row.number): row.unit.name for row in rows},
    )
    own, *others = _alternatives(counted)
    real = _column(1, own.rule, counted.steps.winners, counted.election, is_own=True)
    if counted.first is not None:
        real = replace(real, name=_("%(name)s, na het deel voor ondersteuners") % {"name": real.name})
        others = [own, *others]
    columns = [real, *(_alternative_column(number, each, counted.election) for number, each in enumerate(others, 2))]
    winners = [set(counted.steps.winners), *(set(each.winners) for each in others)]
    return _comparison(counted.election, columns, winners, names)


@lru_cache(maxsize=16)
def _alternatives(counted: Counted) -> tuple[Alternative, ...]:
    """The whole election under its own rule and then under the others."""
    return tuple(alternatives(counted.election, main_rules(counted.election, counted.rule)))


def places_to_try(year: Year) -> list[CountedPlace]:
    """The places in which nobody has voted yet: from then on a look at the rules would be a choice after the fact."""
    return [place for place in counted_places(year) if place.round is None or not is_begun(place.round)]


def try_out(year: Year, unit: Unit | None, on: date, asked: str) -> TryOut | None:
    """The rules on made-up ballots for the feasible proposals of a place, with its people and its pot on a day.

    `asked` is the code of a situation; the first one when there is no such. None without proposals, people or money.
    """
    candidates, pot = on_ballot(year, unit), pot_of_place(year, unit, on)
    crews = _crews(year, unit, on)
    if not candidates or pot is None or pot.cents <= 0 or not crews:
        return None
    situations = situations_for(crews)
    situation = next((each for each in situations if each.value == asked), situations[0])
    units = dict(Proposal.objects.filter(year=year).values_list("number", "unit__name"))
    projects = tuple(Project(str(each.number), each.price.cents, "", units[each.number]) for each in candidates)
    election, found = _tried(situation, projects, crews, (pot.cents, str(year), rule_of_place(year, unit)))
    names = _Names(
        {str(each.number): f"{each.number}. {each.title}" for each in candidates},
        {str(each.number): units[each.number] for each in candidates},
    )
    columns = [_alternative_column(number, each, election, is_own=number == 1) for number, each in enumerate(found, 1)]
    comparison = _comparison(election, columns, [set(each.winners) for each in found], names)
    return TryOut(
        unit=unit.name if unit else "",
        place=unit.pk if unit else 0,
        people=len(election.ballots),
        situation=situation.value,
        told=situation.told(language()),
        situations=tuple((each.value, each.name_of(language()), each is situation) for each in situations),
        comparison=replace(comparison, units=_unit_lines(election, found, names)),
    )


@lru_cache(maxsize=32)
def _tried(
    situation: Situation, projects: tuple[Project, ...], crews: tuple[Crew, ...], given: tuple[int, str, str]
) -> tuple[Election, tuple[Alternative, ...]]:
    """The made-up election and what each rule gives; `given` is the pot in cents, the seed and the rule agreed."""
    budget, seed, rule = given
    election = made_up(situation, projects, crews, budget=budget, scale=CENTS, seed=seed)
    own = rule_of(rule, CENTS, ())
    ways = tuple(Tie.NAME if way is Tie.LOT else way for way in own.ties.ways)
    agreed = replace(own, ties=TieOrder(tuple(dict.fromkeys(ways))))
    rules = [each for each in main_rules(election, agreed) if not each.floor or len(crews) > 1 or each == agreed]
    return election, tuple(alternatives(election, rules))


def _crews(year: Year, unit: Unit | None, on: date) -> tuple[Crew, ...]:
    """The people of a place by home unit, with the size of each job; who has none stands together."""
    jobs: dict[str, list[int]] = {}
    for elector in electorate_of_place(year, unit, on).electors:
        jobs.setdefault(elector.home, []).append(max(1, elector.fte_hundredths))
    return tuple(Crew(home, tuple(sorted(each))) for home, each in sorted(jobs.items()))


def _alternative_column(number: int, found: Alternative, election: Election, *, is_own: bool = False) -> Column:
    column = _column(number, found.rule, found.winners, election, is_own=is_own)
    return replace(column, is_open=found.outcome is None)


def _column(number: int, rule: Rule, winners: Iterable[str], election: Election, *, is_own: bool) -> Column:
    won = set(winners)
    cost = sum(project.cost for project in election.projects if project.id in won)
    return Column(
        number=number,
        name=name_of_rule(rule)(language()),
        effect=effect_of(rule)(language()),
        chosen=len(won),
        cost=_euro(cost, election),
        left=_euro(election.budget - cost, election),
        is_own=is_own,
        is_open=False,
    )


def _comparison(election: Election, columns: list[Column], winners: list[set[str]], names: _Names) -> Comparison:
    told = [place for place, column in enumerate(columns) if not column.is_open]
    lines = []
    for project in election.projects:
        wins = tuple(project.id in won for won in winners)
        lines.append(
            Line(
                title=names.titles.get(project.id, project.id),
                unit=names.units.get(project.id, ""),
                price=_euro(project.cost, election),
                wins=wins,
                differs=len({wins[place] for place in told}) > 1,
            )
        )
    return Comparison(_euro(election.budget, election), tuple(columns), tuple(lines))


def _unit_lines(election: Election, found: Iterable[Alternative], names: _Names) -> tuple[UnitLine, ...]:
    """What each unit that proposes something gets under each rule."""
    ballots = election.ballots
    people: dict[str, int] = {}
    for voters, unit in zip(ballots.voters, ballots.units or [""] * ballots.types, strict=True):
        people[unit] = people.get(unit, 0) + voters
    wins = [set(each.winners) for each in found]
    return tuple(
        UnitLine(
            unit,
            people.get(unit, 0),
            tuple(
                _euro(sum(each.cost for each in election.projects if each.unit == unit and each.id in won), election)
                for won in wins
            ),
        )
        for unit in sorted(set(names.units.values()))
    )


def _euro(units: int | Fraction, election: Election) -> Euro:
    return Euro(int(units * CENTS // election.scale))
