# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outcome of a count in sentences; amounts are rounded down to a cent.

Numbers of people below FLOOR are not told, nor what leaves fewer than FLOOR out: in a small unit they are the ballot.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from werkdruk.deciding.counting import sayings
from werkdruk.deciding.counting.elections import Election
from werkdruk.deciding.counting.outcomes import Outcome, TieEvent
from werkdruk.deciding.counting.reasons import Loss, LossReason, Win, why_lost, why_won
from werkdruk.kernel import Euro, Language, Saying, forms_of
from werkdruk.kernel.languages import Told

RIVALS_NAMED = 3
FLOOR = 5


def money(units: Fraction | int, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """The amount as people write it, in the currency of the count: `€ 1.190,47` or `1.190,47 PLN`."""
    cents = Fraction(units) * 100 / outcome.scale
    euros = Euro(cents.numerator // cents.denominator)
    text = forms_of(language).amount(euros)
    if outcome.currency == Euro.code:
        return text
    bare = text.replace("\N{EURO SIGN}", "").replace("\N{NO-BREAK SPACE}", "")
    return f"{bare} {outcome.currency}"


def story(outcome: Outcome, *, language: Language = Language.NL) -> str:
    """What happened, in a few sentences."""
    first = money(Fraction(outcome.budget, outcome.voters), outcome, language=language)
    sentences = [sayings.SHARED(language, voters=outcome.voters, first=first)]
    if outcome.increments:
        raised = sayings.RAISED_ONCE if outcome.increments == 1 else sayings.RAISED
        step = money(outcome.step, outcome, language=language)
        sentences.append(raised(language, times=outcome.increments, step=step))
        sentences.append(sayings.RAISED_TO(language, purse=money(outcome.endowment, outcome, language=language)))
    cost, budget = (money(units, outcome, language=language) for units in (outcome.cost, outcome.budget))
    sentences.append(sayings.FOR(language, chosen=_chosen(len(outcome.winners)), cost=cost, budget=budget))
    if outcome.stop in sayings.STOPS:
        sentences.append(sayings.STOPS[outcome.stop](language))
    return " ".join(sentences)


def reason(election: Election, outcome: Outcome, project: str, *, language: Language = Language.NL) -> str:
    """Why `project` won or lost, in a few sentences. Raises KeyError when it is not in the election."""
    if project in outcome.winners:
        return win(why_won(election, outcome, project), outcome, language=language)
    return loss(election, why_lost(election, outcome, project), outcome, language=language)


def win(won: Win, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """How a winner was bought."""
    price = money(won.price, outcome, language=language)
    head = sayings.IN_ROUND.told(round=won.round)
    if won.votes == 1:
        return sayings.ONLY_SUPPORTER_PAID(language, head=head, price=price)
    if won.paid_in_full == won.votes:
        return sayings.ALL_PAID(language, head=head, votes=won.votes, price=price)
    if not all(_tellable(number) for number in (won.paid_in_full, won.paid_all_left, won.paid_nothing)):
        return sayings.SOME_PAID(language, head=head, votes=won.votes, price=price)
    parts = [sayings.PAID_IN_FULL(language, votes=won.votes, number=won.paid_in_full, price=price)]
    if won.paid_all_left:
        parts.append(sayings.PAID_ALL_LEFT(language, number=won.paid_all_left))
    if won.paid_nothing:
        parts.append(sayings.PAID_NOTHING(language, number=won.paid_nothing))
    return sayings.PAID(language, head=head, parts=_listed(parts, language))


def loss(election: Election, lost: Loss, outcome: Outcome, *, language: Language = Language.NL) -> str:
    """Why a project was not bought, and what its supporters' money went to."""
    if lost.reason is LossReason.NO_VOTES:
        return sayings.NO_VOTES(language)
    left, cost = (money(units, outcome, language=language) for units in (lost.left, lost.cost))
    had = sayings.ONLY_SUPPORTER_HAD if lost.votes == 1 else sayings.SUPPORTERS_HAD
    sentences = [sayings.NOT_CHOSEN(language), had(language, votes=lost.votes, left=left, cost=cost)]
    if lost.affordable_until:
        sentences.append(sayings.AFFORDABLE_UNTIL(language, round=lost.affordable_until))
    else:
        sentences.append(sayings.NEVER_ENOUGH(language))
    told = [rival for rival in lost.rivals if _tellable(rival.payers) and _tellable(lost.votes - rival.payers)]
    if told:
        named = [
            f"{election.by_id[rival.project].name or rival.project} ({money(rival.paid, outcome, language=language)})"
            for rival in told[:RIVALS_NAMED]
        ]
        went = sayings.MONEY_WENT_TO_SOME if len(lost.rivals) > len(named) else sayings.MONEY_WENT
        sentences.append(went(language, rivals=_listed(named, language)))
    return " ".join(sentences)


def tie(event: TieEvent, election: Election, *, language: Language = Language.NL) -> str:
    """Which projects were equal, and what decided."""
    names = [election.by_id[project].name or project for project in event.equal]
    return sayings.TIED(
        language,
        round=event.round,
        names=_listed(names, language),
        decided=sayings.TIES[event.decided_by],
        chosen=election.by_id[event.chosen].name or event.chosen,
    )


def _chosen(winners: int) -> Saying | Told:
    if not winners:
        return sayings.NOTHING_CHOSEN
    return sayings.ONE_CHOSEN if winners == 1 else sayings.CHOSEN.told(count=winners)


def _listed(items: Sequence[str], language: Language) -> str:
    if len(items) == 1:
        return items[0]
    return sayings.AND(language, first=", ".join(items[:-1]), last=items[-1])


def _tellable(people: int) -> bool:
    return people == 0 or people >= FLOOR
