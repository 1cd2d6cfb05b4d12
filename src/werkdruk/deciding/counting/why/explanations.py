# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that can be said of an outcome, in one value: why each project won or lost, how near it was, how fair it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from werkdruk.deciding.counting.discretion import FLOOR, tellable, told
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Method, Misfit
from werkdruk.deciding.counting.why.fairness import Fairness, fairness
from werkdruk.deciding.counting.why.margins import Between, Margin, Margins, NearTie, budgets, margins
from werkdruk.deciding.counting.why.queues import greedy_margins, phragmen_margins
from werkdruk.deciding.counting.why.reasons import Loss, Win, why_lost, why_won
from werkdruk.deciding.counting.why.spreads import Spread, spread


@dataclass(frozen=True)
class Explanations:
    """Why an outcome is what it is. `wins` and `losses` are by project, `margins` of the losers only.

    `levels` and `budgets` are between what purses and budgets the same wins, at least; None where there are no purses,
    or where they do not follow the budget. `fairness` is None where ballots are no approvals.
    """

    outcome: Outcome
    wins: Mapping[str, Win]
    losses: Mapping[str, Loss]
    margins: Mapping[str, Margin]
    near: tuple[NearTie, ...]
    levels: Between | None
    budgets: tuple[int, int | None] | None
    fairness: Fairness | None
    spread: Spread

    @property
    def told_near(self) -> tuple[NearTie, ...]:
        """The near ties as they may be shown: between proposals that enough people voted for."""
        votes = self.outcome.election.votes
        return tuple(near for near in self.near if min(votes[near.chosen], votes[near.next]) >= FLOOR)

    def as_json(self) -> dict[str, Any]:
        """What may be public, with plain values: no numbers about fewer people than the floor, and no single voter."""
        outcome, voters = self.outcome, self.outcome.voters
        enough = voters >= FLOOR
        tell = outcome.money
        shortfalls = () if self.fairness is None else self.fairness.shortfalls
        return {
            "winners": {project: self._win_json(win) for project, win in self.wins.items()},
            "losers": {project: self._loss_json(loss) for project, loss in self.losses.items()},
            "near_ties": [
                {"round": near.round, "chosen": near.chosen, "next": near.next, "gap": str(near.gap)}
                for near in self.told_near
            ],
            "same_purses": None if self.levels is None or not enough else _span_json(self.levels, outcome),
            "same_budgets": None
            if self.budgets is None or not enough
            else [None if end is None else tell(end) for end in self.budgets],
            "ejr_plus": None
            if self.fairness is None
            else {
                "utility": self.fairness.utility.value,
                "passes": self.fairness.passes,
                "shortfalls": [{"project": each.project, "voters": told(each.voters, voters)} for each in shortfalls],
            },
            "gini": None if self.spread.gini is None or not enough else str(self.spread.gini),
            "units": {
                unit: None if part is None else {"voters": part.voters, "money": tell(part.money)}
                for unit, part in self.spread.told_units.items()
            },
            "voters_without_a_winner": told(self.spread.without, voters),
        }

    def _win_json(self, win: Win) -> dict[str, Any]:
        groups = (win.paid_in_full, win.paid_all_left, win.paid_nothing)
        tells = all(map(tellable, groups))
        return {
            "round": win.round,
            "how": win.how.value,
            "votes": win.votes,
            "price": self.outcome.money(win.price) if win.votes >= FLOOR else None,
            "paid_in_full": win.paid_in_full if tells else None,
            "paid_all_left": win.paid_all_left if tells else None,
            "paid_nothing": win.paid_nothing if tells else None,
        }

    def _loss_json(self, loss: Loss) -> dict[str, Any]:
        tell, margin = self.outcome.money, self.margins[loss.project]
        few = not tellable(loss.votes)
        all_told = len(loss.told_rivals) == len(loss.rivals)
        return {
            "reason": loss.reason.value,
            "votes": loss.votes,
            "left": None if few else tell(loss.left),
            "short": None if few else tell(loss.short),
            "money_before_rounds": [tell(money) for money in loss.behind] if all_told and not few else [],
            "would_win_at": None if few else tell(margin.price),
            "more_votes": None if few else margin.votes,
            "rivals": [
                {"project": rival.project, "money": tell(rival.paid), "voters": rival.payers}
                for rival in loss.told_rivals
            ],
        }


def explain(outcome: Outcome) -> Explanations:
    """All explanations of an outcome."""
    election = outcome.election
    won = set(outcome.winners)
    found = margins_of(outcome)
    return Explanations(
        outcome=outcome,
        wins={project: why_won(election, outcome, project) for project in outcome.winners},
        losses={each.id: why_lost(election, outcome, each.id) for each in election.projects if each.id not in won},
        margins={margin.project: margin for margin in found.losers},
        near=found.near,
        levels=found.levels,
        budgets=None if found.levels is None else budgets(outcome, found.levels),
        fairness=fairness(outcome),
        spread=spread(outcome),
    )


def margins_of(outcome: Outcome) -> Margins:
    """What the losers missed, by whatever rule was used.

    Where what fits is added at the end, a loser wins both when it is bought and when it is added, so the better of the
    two holds.
    """
    rule = outcome.rule
    if rule.method is Method.PHRAGMEN:
        return Margins(phragmen_margins(outcome), (), None)
    if rule.method is Method.GREEDY:
        queued = greedy_margins(outcome, taken=(), threshold=rule.threshold, misfit=rule.misfit)
        return Margins(queued, (), None)
    found = margins(outcome)
    if not rule.completion.adds:
        return found
    added = greedy_margins(outcome, taken=outcome.claim.order, threshold=0, misfit=Misfit.SKIP)
    both = zip(found.losers, added, strict=True)
    return replace(found, losers=tuple(_better(*pair) for pair in both))


def _better(bought: Margin, added: Margin) -> Margin:
    """The higher price and the fewer votes of two margins of one project."""
    known = [votes for votes in (bought.votes, added.votes) if votes is not None]
    return Margin(bought.project, max(bought.price, added.price), min(known, default=None))


def _span_json(span: Between, outcome: Outcome) -> dict[str, Any]:
    """The ends of a span; `_included` says whether the result is the same at that very purse, too."""
    tell = outcome.money
    high: Fraction | None = span.high
    return {
        "from": tell(span.low),
        "from_included": span.low_included,
        "to": None if high is None else tell(high),
        "to_included": span.high_included,
    }
