# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Explanations in sentences that anybody may read: how near it was, how sure it is, how fair it is.

As in `words`, numbers of people below the floor are not told, nor what leaves fewer out.
"""

from __future__ import annotations

from fractions import Fraction

from werkdruk.deciding.counting.discretion import FLOOR, tellable, told
from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Method, PartTime
from werkdruk.deciding.counting.why import sayings
from werkdruk.deciding.counting.why.contenders import PERCENT
from werkdruk.deciding.counting.why.explanations import Explanations
from werkdruk.deciding.counting.why.margins import Margin, NearTie
from werkdruk.deciding.counting.why.words import listed, loss, money, name_of, win
from werkdruk.kernel import Language
from werkdruk.kernel.languages import Hundredths, Words

CENTS = 100


def reasons(explanations: Explanations, project: str, *, language: Language = Language.NL) -> str:
    """Why a project won or lost, and how near a loser was. Raises KeyError when it is not in the election."""
    outcome = explanations.outcome
    if project in explanations.wins:
        return win(explanations.wins[project], outcome, language=language)
    lost = explanations.losses[project]
    sentences = [loss(outcome.election, lost, outcome, language=language)]
    if tellable(lost.votes) and lost.votes:
        sentences += missed(explanations.margins[project], outcome, language=language)
    return " ".join(sentences)


def missed(margin: Margin, outcome: Outcome, *, language: Language = Language.NL) -> list[str]:
    """What a loser missed: at what price, and with how many votes more, it would have been chosen.

    Where purses are raised the price is one for the purses of the last run, and the sentence says so.
    """
    price = money(margin.price, outcome, language=language)
    raised = outcome.rule.method is Method.SHARES and outcome.rule.completion.raises
    cheaper = sayings.CHEAPER_FROM_PURSES if raised else sayings.CHEAPER
    sentences = [cheaper(language, price=price) if margin.price else sayings.NOT_CHEAPER(language)]
    if margin.votes is None:
        return sentences
    one, who = margin.votes == 1, _who(margin, outcome)
    if outcome.rule.method is Method.SHARES:
        more = sayings.ONE_MORE if one else sayings.MORE
    else:
        more = sayings.ONE_VOTE_MORE if one else sayings.VOTES_MORE
    return [*sentences, more(language, who=who, **({} if one else {"votes": margin.votes}))]


def _who(margin: Margin, outcome: Outcome) -> Words:
    """Which voters more a margin is about: where that matters, full-time ones and of the unit of the project."""
    rule, election = outcome.rule, outcome.election
    who: Words = sayings.VOTER if margin.votes == 1 else sayings.VOTERS
    if rule.part_time is not PartTime.PERSON and election.ballots.weights:
        who = sayings.FULL_TIME.told(who=who)
    if rule.method is Method.SHARES and rule.floor and election.by_id[margin.project].unit:
        who = sayings.OF_ITS_TEAM.told(who=who)
    return who


def near_tie(near: NearTie, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """Which project was only just behind; the difference is rounded up to a hundredth of a percent."""
    gap = near.gap * PERCENT * 100
    return sayings.NEARLY_TIED(
        language,
        round=near.round,
        chosen=name_of(outcome.election, near.chosen),
        next=name_of(outcome.election, near.next),
        gap=Hundredths(gap.numerator // gap.denominator + 1),
    )


def findings(explanations: Explanations, *, language: Language = Language.NL) -> tuple[str, ...]:
    """What can be said about the outcome as a whole; nothing when fewer people voted than the floor."""
    outcome = explanations.outcome
    if outcome.voters < FLOOR:
        return ()
    return (
        *(near_tie(near, outcome, language=language) for near in explanations.told_near),
        *sureness(explanations, language=language),
        *fairly(explanations, language=language),
        *evenness(explanations, language=language),
        *_units(explanations, language),
    )


def sureness(explanations: Explanations, *, language: Language = Language.NL) -> list[str]:
    """Between what budgets or purses the same wins; nothing when that cannot be said in whole cents."""
    outcome = explanations.outcome
    if explanations.levels is None:
        return []
    if explanations.budgets is None:
        scale = outcome.election.scale
        cents = explanations.levels.times(Fraction(CENTS, scale)).whole()
        low = Fraction(cents[0] * scale, CENTS)
        high = None if cents[1] is None else Fraction(cents[1] * scale, CENTS)
        between, upward = sayings.SAME_PURSES, sayings.SAME_PURSES_UP
    else:
        low = Fraction(explanations.budgets[0])
        high = None if explanations.budgets[1] is None else Fraction(explanations.budgets[1])
        between, upward = sayings.SAME_BUDGETS, sayings.SAME_BUDGETS_UP
    first = money(low, outcome, language=language)
    who = {"who": _voter(outcome)} if explanations.budgets is None else {}
    if high is None:
        return [upward(language, low=first, **who)]
    return [between(language, low=first, high=money(high, outcome, language=language), **who)] if low < high else []


def _voter(outcome: Outcome) -> Words:
    """Whose purse the level is: any voter's, or that of a full-time one."""
    sized = outcome.rule.part_time is not PartTime.PERSON and outcome.election.ballots.weights
    return sayings.FULL_TIME.told(who=sayings.VOTER) if sized else sayings.VOTER


def fairly(explanations: Explanations, *, language: Language = Language.NL) -> list[str]:
    """Whether every group got its part, in one sentence; nothing where ballots are no approvals."""
    checked = explanations.fairness
    if checked is None:
        return []
    if checked.passes:
        return [sayings.FAIR(language)]
    names = [name_of(explanations.outcome.election, each.project) for each in checked.shortfalls]
    return [sayings.UNFAIR(language, names=listed(names, language))]


def evenness(explanations: Explanations, *, language: Language = Language.NL) -> list[str]:
    """How even it is, and how many got nothing of what they wanted."""
    outcome, found = explanations.outcome, explanations.spread
    sentences = []
    if found.gini is not None:
        part = found.gini * 100
        sentences.append(sayings.SPREAD(language, gini=Hundredths(part.numerator // part.denominator)))
    without = told(found.without, outcome.voters)
    if without is not None:
        sentences.append(sayings.WITHOUT(language, voters=without) if without else sayings.NOBODY_WITHOUT(language))
    return sentences


def _units(explanations: Explanations, language: Language) -> list[str]:
    """What each team got."""
    outcome = explanations.outcome
    sentences = []
    for unit, part_of in explanations.spread.told_units.items():
        if part_of is not None and unit:
            got, each = (money(units, outcome, language=language) for units in (part_of.money, part_of.each))
            sentences.append(sayings.UNIT_GOT(language, unit=unit, money=got, voters=part_of.voters, each=each))
    return sentences
