# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The receipt of a voter in sentences. It tells one person what became of one vote, so it is for that person alone.

Of other people it tells no more than what anybody may read.
"""

from __future__ import annotations

from collections.abc import Mapping

from werkdruk.deciding.counting.outcomes import Outcome
from werkdruk.deciding.counting.rule import Method
from werkdruk.deciding.counting.why import sayings
from werkdruk.deciding.counting.why.reasons import How, Loss, why_lost
from werkdruk.deciding.counting.why.receipts import Line, Receipt
from werkdruk.deciding.counting.why.words import loss, money, name_of
from werkdruk.kernel import Language


def letter(
    receipt: Receipt,
    outcome: Outcome,
    *,
    losses: Mapping[str, Loss] | None = None,
    language: Language = Language.NL,
) -> tuple[str, ...]:
    """The lines of the receipt: the purse, what each winner cost, what is left, and why the other choices lost.

    `losses` are those of the outcome, when they are known already: who writes to everybody works them out once.
    """
    election = outcome.election
    lines = [_beginning(receipt, outcome, language)]
    if not receipt.lines and not receipt.lost:
        lines.append(sayings.YOU_CHOSE_NOTHING(language))
    lines += [_line(line, outcome, language) for line in receipt.lines]
    if receipt.left is not None:
        lines.append(sayings.YOU_KEPT(language, left=money(receipt.left, outcome, language=language)))
    for project in receipt.lost:
        lost = why_lost(election, outcome, project) if losses is None else losses[project]
        why = loss(election, lost, outcome, language=language)
        lines.append(sayings.YOU_LOST(language, name=name_of(election, project), why=why))
    if outcome.rule.method is not Method.GREEDY:
        lines.append(sayings.ROUNDED(language))
    return tuple(lines)


def _beginning(receipt: Receipt, outcome: Outcome, language: Language) -> str:
    if receipt.purse is not None:
        return sayings.YOUR_PURSE(language, purse=money(receipt.purse, outcome, language=language))
    return (sayings.YOU_SAVED if outcome.rule.method is Method.PHRAGMEN else sayings.NO_PURSE)(language)


def _line(line: Line, outcome: Outcome, language: Language) -> str:
    """What one winner cost."""
    name = name_of(outcome.election, line.project)
    if line.how in {How.ADDED, How.MOST_VOTES} or not line.asked:
        return sayings.NOTHING_ASKED(language, name=name, round=line.round)
    if not line.paid:
        return sayings.YOU_PAID_NOTHING(language, name=name, round=line.round)
    paid = money(line.paid, outcome, language=language)
    if line.in_full:
        return sayings.YOU_PAID(language, name=name, round=line.round, paid=paid)
    asked = money(line.asked, outcome, language=language)
    return sayings.YOU_PAID_ALL(language, name=name, round=line.round, paid=paid, asked=asked)
