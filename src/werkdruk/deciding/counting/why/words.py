# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a count in sentences; amounts are rounded down to a cent.

Numbers of people below FLOOR are not told, nor what leaves fewer than FLOOR out: in a small unit they are the ballot.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from werkdruk.deciding.counting.discretion import FLOOR, tellable
from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome, TieEvent
from werkdruk.deciding.counting.rule import Method, PartTime, Rule, Utility
from werkdruk.deciding.counting.why import sayings
from werkdruk.deciding.counting.why.reasons import How, Loss, LossReason, Win, why_lost, why_won
from werkdruk.kernel import Euro, Language, Saying, forms_of
from werkdruk.kernel.languages import Told

__all__ = ["FLOOR", "listed", "loss", "money", "name_of", "reason", "story", "tie", "win"]

RIVALS_NAMED = 3
CENT_PLACES, MILLION, PERCENT = 2, 10**6, 100


def money(units: Fraction | int, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """The amount as people write it, in the currency of the count: `€ 1.190,47` or `1.190,47 PLN`."""
    euros = Euro(units.numerator * 100 // (units.denominator * outcome.election.scale))
    text = forms_of(language).amount(euros)
    if outcome.election.currency == Euro.code:
        return text
    bare = text.replace("\N{EURO SIGN}", "").replace("\N{NO-BREAK SPACE}", "")
    return f"{bare} {outcome.election.currency}"


def _step(outcome: Outcome, language: Language) -> str:
    """The step by which purses are raised, with all its decimals where it is no whole number of cents."""
    step = Fraction(outcome.rule.step, outcome.election.scale)
    decimals = f"{step.numerator * MILLION // step.denominator % MILLION:06d}".rstrip("0")
    if len(decimals) <= CENT_PLACES:
        return money(outcome.rule.step, outcome, language=language)
    mark = "," if language is Language.NL else "."
    bare = money(step.numerator // step.denominator * outcome.election.scale, outcome, language=language)
    return bare.replace(f"{mark}00", f"{mark}{decimals}")


def story(outcome: Outcome, *, language: Language = Language.NL) -> str:
    """What happened, in a few sentences."""
    rule = outcome.rule
    sentences = [_beginning(outcome, language)]
    if rule.method is Method.SHARES and rule.floor:
        sentences.append(sayings.FLOORED(language, floor=_floor(outcome, language)))
    if outcome.increments:
        raised = sayings.RAISED_ONCE if outcome.increments == 1 else sayings.RAISED
        sentences.append(raised(language, times=outcome.increments, step=_step(outcome, language)))
        raised_to = sayings.RAISED_TO_BY_SIZE if _sized(outcome) else sayings.RAISED_TO
        sentences.append(raised_to(language, purse=money(outcome.level, outcome, language=language)))
    cost, budget = (money(units, outcome, language=language) for units in (outcome.cost, outcome.budget))
    if outcome.winners:
        sentences.append(sayings.FOR(language, chosen=_chosen(len(outcome.winners)), cost=cost, budget=budget))
    else:
        sentences.append(sayings.NOTHING_CHOSEN(language, budget=budget))
    if rule.method is Method.SHARES and outcome.stop in sayings.STOPS:
        sentences.append(sayings.STOPS[outcome.stop](language))
    return " ".join(sentences)


def _floor(outcome: Outcome, language: Language) -> str:
    """The floor as a part that people can read, else as what it is of the first purse."""
    floor = outcome.rule.floor
    if floor.denominator <= PERCENT:
        return str(floor)
    return money(floor * outcome.market.level, outcome, language=language)


def _beginning(outcome: Outcome, language: Language) -> str:
    """What everybody started with."""
    rule, voters = outcome.rule, outcome.voters
    if rule.method is Method.PHRAGMEN:
        return sayings.SAVED_BY_ONE(language) if voters == 1 else sayings.SAVED(language, voters=voters)
    if rule.method is Method.GREEDY:
        return sayings.MOST_FIRST_OF_ONE(language) if voters == 1 else sayings.MOST_FIRST(language, voters=voters)
    first = money(outcome.market.level, outcome, language=language)
    if voters == 1 and not _sized(outcome):
        return sayings.SHARED_BY_ONE(language, first=first)
    return (sayings.SHARED_BY_SIZE if _sized(outcome) else sayings.SHARED)(language, voters=voters, first=first)


def _sized(outcome: Outcome) -> bool:
    """Whether what a voter has depends on an appointment."""
    return outcome.rule.part_time is not PartTime.PERSON and bool(outcome.election.ballots.weights)


def reason(election: Election, outcome: Outcome, project: str, *, language: Language = Language.NL) -> str:
    """Why `project` won or lost, in a few sentences. Raises KeyError when it is not in the election."""
    if project in outcome.winners:
        return win(why_won(election, outcome, project), outcome, language=language)
    return loss(election, why_lost(election, outcome, project), outcome, language=language)


def win(won: Win, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """How a winner was bought."""
    head = sayings.IN_ROUND.told(round=won.round)
    if won.how is How.ADDED:
        return sayings.ADDED(language, round=won.round, votes=won.votes)
    if won.how is How.MOST_VOTES:
        if won.votes == 1:
            return sayings.ONE_VOTE(language, head=head)
        return sayings.MOST_VOTES(language, head=head, votes=won.votes)
    if won.how is How.SAVED:
        if won.votes == 1:
            return sayings.ONLY_SUPPORTER_SAVED(language, head=head)
        return sayings.SAVED_TOGETHER(language, head=head, votes=won.votes)
    if won.how is How.OWN_UNIT:
        return sayings.IN_OWN_UNIT(language, head=head)
    return _paid(won, outcome.rule, money(won.price, outcome, language=language), language)


def _paid(won: Win, rule: Rule, amount: str, language: Language) -> str:
    """Who of its supporters paid what; `amount` is the price of a share."""
    head = sayings.IN_ROUND.told(round=won.round)
    price: object = amount
    if rule.utility in {Utility.POINTS, Utility.BORDA}:
        price = sayings.PER_SHARE.told(price=amount)
    if won.votes == 1:
        return sayings.ONLY_SUPPORTER_PAID(language, head=head, price=price)
    if won.paid_in_full == won.votes == 2:  # noqa: PLR2004 - two are called both
        return sayings.BOTH_PAID(language, head=head, price=price)
    if won.paid_in_full == won.votes:
        return sayings.ALL_PAID(language, head=head, votes=won.votes, price=price)
    groups = (won.paid_in_full, won.paid_all_left, won.paid_nothing)
    if won.asked < won.votes or not all(map(tellable, groups)):
        return sayings.SOME_PAID(language, head=head, votes=won.votes, price=price)
    parts = [sayings.PAID_IN_FULL(language, votes=won.votes, number=won.paid_in_full, price=price)]
    if won.paid_all_left:
        parts.append(sayings.PAID_ALL_LEFT(language, number=won.paid_all_left))
    if won.paid_nothing:
        parts.append(sayings.PAID_NOTHING(language, number=won.paid_nothing))
    return sayings.PAID(language, head=head, parts=listed(parts, language))


def loss(election: Election, lost: Loss, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """Why a project was not bought, and what its supporters' money went to."""
    left, cost = (money(units, outcome, language=language) for units in (lost.left, lost.cost))
    match lost.reason:
        case LossReason.NO_VOTES:
            return (sayings.LAST_OF_ALL if lost.votes else sayings.NO_VOTES)(language)
        case LossReason.BELOW_THRESHOLD:
            return sayings.BELOW_THRESHOLD(language, threshold=outcome.rule.threshold)
        case LossReason.DID_NOT_FIT:
            return sayings.DID_NOT_FIT(language, left=left, cost=cost)
        case LossReason.AFTER_THE_STOP:
            return sayings.AFTER_THE_STOP(language)
        case LossReason.TOO_LATE:
            return sayings.TOO_LATE(language)
        case LossReason.TOO_LITTLE_LEFT:
            return _too_little(election, lost, outcome, language)


def _too_little(election: Election, lost: Loss, outcome: Outcome, language: Language) -> str:
    """What supporters had together; of few supporters no amounts, for those would be a person's."""
    if not tellable(lost.votes):
        why = sayings.FEW_BEFORE if lost.affordable_until else sayings.FEW_NEVER
        return f"{sayings.NOT_CHOSEN(language)} {why(language)}"
    left, cost = (money(units, outcome, language=language) for units in (lost.left, lost.cost))
    sentences = [
        sayings.NOT_CHOSEN(language),
        sayings.SUPPORTERS_HAD(language, votes=lost.votes, left=left, cost=cost),
    ]
    if lost.affordable_until:
        sentences.append(sayings.AFFORDABLE_UNTIL(language, round=lost.affordable_until))
    else:
        sentences.append(sayings.NEVER_ENOUGH(language))
    told = lost.told_rivals
    if told:
        named = [
            f"{name_of(election, rival.project)} ({money(rival.paid, outcome, language=language)})"
            for rival in told[:RIVALS_NAMED]
        ]
        went = sayings.MONEY_WENT_TO_SOME if len(lost.rivals) > len(named) else sayings.MONEY_WENT
        sentences.append(went(language, rivals=listed(named, language)))
    return " ".join(sentences)


def tie(event: TieEvent, election: Election, *, language: Language = Language.NL) -> str:
    """Which projects were equal, and what decided."""
    return sayings.TIED(
        language,
        round=event.round,
        names=listed([name_of(election, project) for project in event.equal], language),
        decided=sayings.TIES[event.decided_by],
        chosen=name_of(election, event.chosen),
    )


def name_of(election: Election, project: str) -> str:
    """What people call a project; its id when it has no name."""
    return election.by_id[project].name or project


def listed(items: Sequence[str], language: Language) -> str:
    """The items as a list in a sentence."""
    if len(items) == 1:
        return items[0]
    return sayings.AND(language, first=", ".join(items[:-1]), last=items[-1])


def _chosen(winners: int) -> Saying | Told:
    return sayings.ONE_CHOSEN if winners == 1 else sayings.CHOSEN.told(count=winners)
