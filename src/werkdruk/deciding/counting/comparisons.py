# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One election under every rule that fits it, side by side: what a school looks at before it chooses a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from werkdruk.deciding.counting.ballots import BallotKind
from werkdruk.deciding.counting.counts import count
from werkdruk.deciding.counting.elections import BadElection, Election
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Completion, Method, PartTime, Rule, Utility
from werkdruk.deciding.counting.ties import Undecided

UTILITIES = {
    BallotKind.APPROVAL: (Utility.COST, Utility.CARDINALITY),
    BallotKind.POINTS: (Utility.POINTS, Utility.COST, Utility.CARDINALITY),
    BallotKind.RANKING: (Utility.BORDA, Utility.COST, Utility.CARDINALITY),
}
"""What a winner can be worth on each kind of ballot; the first is the nearest to what was asked."""
SHOWN_FLOOR = Fraction(1, 2)
"""The floor that is shown when none is asked for."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A rule and what it gives; without `outcome` the order at ties left `undecided` projects equal."""

    rule: Rule
    outcome: Outcome | None
    undecided: tuple[str, ...] = ()

    @property
    def winners(self) -> tuple[str, ...]:
        """The winners in the order bought; none where it was undecided."""
        return self.outcome.winners if self.outcome else ()


def rules_for(election: Election, rule: Rule) -> tuple[Rule, ...]:
    """Every rule to look at beside `rule`, with its step and its order at ties.

    Equal shares with each utility that fits and each completion, Phragmén and greedy. Where voters have weights, `rule`
    with the other ways to count part-timers; where they have units, `rule` with a floor.

    Raises BadElection when the utility of `rule` does not fit the ballots.
    """
    ballots = election.ballots
    utilities = UTILITIES[ballots.kind]
    if rule.utility not in utilities:
        raise BadElection("utility-does-not-fit")
    bare = replace(rule, method=Method.SHARES, floor=Fraction(0))
    rules = [replace(bare, utility=utility, completion=way) for utility in utilities for way in Completion]
    plain = replace(bare, completion=Completion.NONE)
    rules.append(replace(plain, method=Method.PHRAGMEN, utility=Utility.COST))
    rules.append(replace(plain, method=Method.GREEDY, utility=utilities[0]))
    if ballots.weights:
        rules += [replace(bare, part_time=way) for way in PartTime if way is not rule.part_time]
    if ballots.units:
        rules.append(replace(bare, floor=rule.floor or SHOWN_FLOOR))
    return tuple(rules)


def main_rules(election: Election, rule: Rule) -> tuple[Rule, ...]:
    """The few rules that a school chooses between: `rule` itself first, then each other way with its step and ties.

    Equal shares by cost and by number of projects, Phragmén and most votes first. Where voters have weights, the other
    ways to count part-timers; where they have units, with a floor and without one. Raises BadElection as `rules_for`
    does.
    """
    ballots = election.ballots
    if rule.utility not in UTILITIES[ballots.kind]:
        raise BadElection("utility-does-not-fit")
    shares = replace(rule, method=Method.SHARES, threshold=0)
    plain = replace(rule, completion=Completion.NONE, floor=Fraction(0), part_time=PartTime.PERSON)
    rules = [rule]
    rules += [replace(shares, utility=utility) for utility in (Utility.COST, Utility.CARDINALITY)]
    rules += [replace(plain, method=method, utility=Utility.COST) for method in (Method.PHRAGMEN, Method.GREEDY)]
    if ballots.weights:
        rules += [replace(shares, part_time=way) for way in PartTime]
    if ballots.units:
        rules += [replace(shares, floor=floor) for floor in (rule.floor or SHOWN_FLOOR, Fraction(0))]
    return tuple(dict.fromkeys(rules))


def alternatives(election: Election, rules: Sequence[Rule], *, compiled: bool = True) -> Iterator[Alternative]:
    """What each rule gives, one by one."""
    for rule in rules:
        try:
            yield Alternative(rule, count(election, rule, compiled=compiled))
        except Undecided as open_tie:
            yield Alternative(rule, None, open_tie.projects)


def differing(election: Election, found: Sequence[Alternative]) -> Mapping[str, bool]:
    """For each project whether it wins under one rule and not under another; rules that are undecided say nothing."""
    winners = [set(each.winners) for each in found if each.outcome]
    return {project.id: len({project.id in chosen for chosen in winners}) > 1 for project in election.projects}
