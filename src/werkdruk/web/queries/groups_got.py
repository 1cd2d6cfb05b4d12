# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who voted and what came to whom, per unit and per function group, without a group too small to show.

Two divisions of the same people can be subtracted from each other. The second one is only shown where what that leaves
is nobody, or a group that might have been shown itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from werkdruk.deciding.counting import Outcome
from werkdruk.deciding.counting.why.groups import Kind, kind_of, types_of
from werkdruk.deciding.counting.why.spreads import spread
from werkdruk.deciding.people import FunctionGroup
from werkdruk.evaluation.suppression import FLOOR, Cell, suppress
from werkdruk.kernel import Euro
from werkdruk.web.models import Round
from werkdruk.web.queries.ballots import CastBallot, cast_ballots, electors_of
from werkdruk.web.queries.counts import CENTS, Counted

OP, OTHERS = "OP", "OOP"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """How many of a group voted, of how many who could, and what came to them; None where it is too small to tell.

    `money` is their part of what the chosen proposals cost: what they paid for them out of their shares.
    """

    group: str
    people: int | None
    voted: int | None
    money: Euro | None = None
    each: Euro | None = None


@dataclass(frozen=True, slots=True)
class GroupsGot:
    """Both divisions of the voters; one is empty where it would give somebody away, or where nothing is known."""

    units: tuple[GroupRow, ...] = ()
    functions: tuple[GroupRow, ...] = ()


def groups_got(opened: Round, counted: Counted) -> GroupsGot:
    """What each unit and function group got. Empty for a vote by keys: nobody knows who voted in it."""
    electors = electors_of(opened)
    if opened.by_keys or not electors:
        return GroupsGot()
    ballots = [each for each in cast_ballots(opened) if each.elector is not None]
    if len(ballots) != counted.outcome.voters:
        return GroupsGot()
    homes = {number: elector.home or _("zonder eigen team") for number, elector in electors.items()}
    kinds = {number: _function(elector.group) for number, elector in electors.items()}
    counts = _counts(counted)
    parts = [(each.elector.number, _part_of(each, counts)) for each in ballots if each.elector is not None]
    units = _rows(homes, parts) if len(set(homes.values())) > 1 else ()
    units = units if any(row.people is not None for row in units) else ()
    functions = _rows(kinds, parts, names())
    shown = {row.group for row in (*units, *functions) if row.people is not None}
    shown_units = {unit: who for unit, who in _members(homes).items() if unit in shown}
    shown_kinds = {kind: who for kind, who in _members(kinds).items() if names()[kind] in shown}
    return GroupsGot(units, functions if _safe_together(shown_kinds, shown_units) else ())


def turnout_of(opened: Round) -> tuple[GroupRow, ...]:
    """How many voted per function group, of the list of voters of that round; empty where none was kept."""
    electors = electors_of(opened)
    if opened.by_keys or not electors:
        return ()
    kinds = {number: _function(elector.group) for number, elector in electors.items()}
    voted = [(each.elector.number, Fraction(0)) for each in cast_ballots(opened) if each.elector is not None]
    return _rows(kinds, voted, names())


def names() -> dict[str, str]:
    """The two function groups that are told apart, a group of one school leader would hide both."""
    return {OP: _("onderwijzend personeel"), OTHERS: _("ondersteuning en schoolleiding")}


def _function(group: FunctionGroup) -> str:
    return OP if group is FunctionGroup.OP else OTHERS


@dataclass(frozen=True, slots=True)
class _Count:
    """One step of a count, with what came to a voter of each type, in cents; `for_support` is that of support staff."""

    outcome: Outcome
    units: frozenset[str]
    types: Mapping[Kind, int]
    parts: tuple[Fraction, ...]
    for_support: bool


def _counts(counted: Counted) -> list[_Count]:
    units = frozenset(project.unit for project in counted.election.projects if project.unit)
    steps = [(counted.outcome, False), *([(counted.first, True)] if counted.first is not None else [])]
    return [
        _Count(
            outcome,
            units,
            types_of(outcome),
            tuple(Fraction(part * CENTS, outcome.election.scale) for part in spread(outcome).parts),
            for_support,
        )
        for outcome, for_support in steps
    ]


def _part_of(ballot: CastBallot, counts: Iterable[_Count]) -> Fraction:
    """What came to one voter, in cents; of both steps for support staff."""
    whole = Fraction(0)
    for each in counts:
        if each.for_support and not ballot.is_support:
            continue
        number = each.types.get(kind_of(ballot.labelled(each.outcome.rule, each.units), each.outcome))
        whole += Fraction(0) if number is None else each.parts[number]
    return whole


def _rows(
    groups: Mapping[str, str], parts: Iterable[tuple[str, Fraction]], titles: Mapping[str, str] | None = None
) -> tuple[GroupRow, ...]:
    """One row per group of electors. Money is held back with the voters it belongs to, and both with the electors."""
    members = {group: Cell(len(numbers), 0) for group, numbers in _members(groups).items()}
    voters = dict.fromkeys(members, Cell(0, 0))
    money = dict.fromkeys(members, Fraction(0))
    for number, part in parts:
        voters[groups[number]] += Cell(1, 0)
        money[groups[number]] += part
    people = suppress({group: members[group] for group in members}).groups
    shown = suppress(voters).groups
    hidden = {group for group in members if people[group] is None or shown[group] is None}
    while hidden and len(hidden) < len(members) and not _hides(hidden, members, voters):
        hidden.add(
            min((group for group in members if group not in hidden), key=lambda each: (voters[each].people, each))
        )
    rows = []
    for group, people_of in members.items():
        title = (titles or {}).get(group, group)
        if group in hidden:
            rows.append(GroupRow(title, None, None))
            continue
        whole = Euro(money[group].numerator // money[group].denominator)
        each = Euro(whole.cents // voters[group].people) if voters[group].people else Euro.zero()
        rows.append(GroupRow(title, people_of.people, voters[group].people, whole, each))
    return tuple(rows)


def _hides(hidden: Iterable[str], members: Mapping[str, Cell], voters: Mapping[str, Cell]) -> bool:
    """Whether those held back are enough together, as people and as voters."""
    groups = list(hidden)
    return all(sum(table[group].people for group in groups) >= FLOOR for table in (members, voters))


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    """Who is in each group, groups by name."""
    found: dict[str, set[str]] = {group: set() for group in sorted(set(groups.values()))}
    for number, group in groups.items():
        found[group].add(number)
    return found


def _safe_together(kinds: Mapping[str, set[str]], units: Mapping[str, set[str]]) -> bool:
    """Whether no function group less the shown units in it, nor units less the groups in them, is a small group."""
    for kind in kinds.values():
        inside = [unit for unit in units.values() if unit <= kind]
        rest = kind - set().union(*inside) if inside else kind
        if 0 < len(rest) < FLOOR:
            return False
        touching = set().union(*(unit for unit in units.values() if unit & kind))
        if kind <= touching and 0 < len(touching - kind) < FLOOR:
            return False
    return True
