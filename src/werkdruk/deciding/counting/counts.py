# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The count of an election under a rule."""

from __future__ import annotations

from fractions import Fraction

from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.engines import Claim, Climb, Decided, Engine, ExactEngine, Stop, something_fits
from werkdruk.deciding.counting.greedy import Bought, most_votes_first
from werkdruk.deciding.counting.markets import Market
from werkdruk.deciding.counting.native import native_engine
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.phragmen import phragmen
from werkdruk.deciding.counting.rule import Method, Misfit, Rule


def count(election: Election, rule: Rule, *, compiled: bool = True) -> Outcome:
    """The outcome of an election under a rule; with `compiled` False by fractions only, which gives the same.

    Raises BadElection when the rule does not fit the ballots or a lot misses a project, Undecided when the agreed order
    does not break a tie.
    """
    market = Market.of(election, rule)
    if rule.method is Method.SHARES:
        return _equal_shares(market, engine_of(market, compiled=compiled))
    least = rule.threshold * market.size_parts
    among = [project for project, votes in enumerate(market.votes) if votes >= least]
    if rule.method is Method.PHRAGMEN:
        return _plain(market, among, Bought(phragmen(market, among)))
    return _plain(market, among, most_votes_first(market, among, misfit=rule.misfit))


def engine_of(market: Market, *, compiled: bool = True) -> Engine:
    """The fastest engine that can count this market here."""
    return (native_engine(market) if compiled else None) or ExactEngine(market)


def _equal_shares(market: Market, engine: Engine) -> Outcome:
    rule = market.rule
    climb = engine.climb() if rule.completion.raises else Climb(engine.run(market.level), 0, Stop.NOT_COMPLETED, 1)
    added: tuple[int, ...] = ()
    stop = climb.stop
    if rule.completion.adds:
        among = range(len(market.prices))
        found = most_votes_first(market, among, taken=climb.claim.order, misfit=Misfit.SKIP)
        added = tuple(row[0] for row in found.rows)
        stop = Stop.NOTHING_FITS
    return Outcome(market, climb.claim, market.level + climb.increments * rule.step, climb.increments, stop, added)


def _plain(market: Market, among: list[int], bought: Bought) -> Outcome:
    """The outcome of a rule without purses; a tie at which the count stops stands behind the last round."""
    claim = Claim(
        order=tuple(row[0] for row in bought.rows),
        decided=(Decided.EXACT,) * len(bought.rows),
        ties=tuple(
            (number, tuple(sorted(row))) for number, row in enumerate((*bought.rows, bought.stopper), 1) if row[1:]
        ),
    )
    fits = something_fits(market, claim.order, among)
    return Outcome(market, claim, Fraction(0), 0, Stop.NEXT_OVERSPENDS if fits else Stop.NOTHING_FITS)
