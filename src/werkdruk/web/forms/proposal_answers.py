# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two screens of a proposal filled in from something that is there: a proposal, or a measure of the library."""

from __future__ import annotations

from werkdruk.kernel import Euro, forms_of
from werkdruk.planning import SeenMeasure
from werkdruk.web.forms.amounts import HUNDRED
from werkdruk.web.forms.proposals import FOR_GOOD, NATIONAL, ONCE, OWN
from werkdruk.web.models import Proposal
from werkdruk.web.queries.prices import AskKind
from werkdruk.web.queries.themes import ThemeChoice
from werkdruk.web.wording import language

Answers = dict[str, str | list[str]]


def answers_of(proposal: Proposal, themes: tuple[ThemeChoice, ...] = ()) -> Answers:
    """A proposal as it would be typed; `themes` are those of the frames its form asks about."""
    answers: Answers = {
        "problem": proposal.problem,
        "title": proposal.title,
        "unit": str(proposal.unit_id),
        "purpose": proposal.purpose,
        "kind": proposal.kind,
        "buys": proposal.buys,
        "themes": [theme.id for theme in themes if theme.id in proposal.themes],
        **_amounts(proposal),
        "first_month": str(proposal.first_month),
        "last_month": str(proposal.last_month),
        "duration": FOR_GOOD if proposal.structural else ONCE,
        "benefits": proposal.benefits,
        "more_work": proposal.more_work,
        "more_work_unit": "" if proposal.more_work_unit_id is None else str(proposal.more_work_unit_id),
        "more_work_group": proposal.more_work_group,
        "hours_freed": "" if proposal.hours_freed is None else str(proposal.hours_freed),
        "norms": NATIONAL if proposal.norms is not None and not proposal.norms.cost.own else OWN,
    }
    met = {f"met_{place}": proposal.themes.get(theme.id, "") for place, theme in enumerate(themes)}
    return {**answers, **met}


def _amounts(proposal: Proposal) -> Answers:
    """How much of it, in the field of its kind."""
    kind, hundredths = AskKind(proposal.kind), proposal.quantity_hundredths
    written, whole = forms_of(language()).hundredths(hundredths), str(hundredths // HUNDRED)
    cost = _written(proposal.cost)
    match kind:
        case AskKind.FTE:
            return {"function": proposal.function, "fte": written}
        case AskKind.HOURS:
            return {"function": proposal.function, "hours": whole, "rate": cost}
        case AskKind.LESSONS:
            return {"lessons": whole, "method": proposal.method}
        case AskKind.CLASSES:
            sizes = {"size_before": str(proposal.size_before), "size_after": str(proposal.size_after)}
            return {"teaching": written, **sizes}
        case _:
            return {"cost": cost}


def _written(amount: Euro | None) -> str:
    return "" if amount is None else forms_of(language()).hundredths(amount.cents)


def answers_of_seen(measure: SeenMeasure) -> Answers:
    """What a measure of the library fills in: all but the amounts, the months and who it is for."""
    answers: Answers = {
        "problem": measure.problem(language()),
        "title": measure.title(language()),
        "purpose": str(measure.purpose),
        "kind": measure.asks,
        "buys": str(measure.kind),
    }
    return answers if measure.staff is None else {**answers, "function": str(measure.staff)}


def answers_again(proposal: Proposal) -> Answers:
    """A measure of an earlier year as the start of a new proposal: without its unit, its months and its norms."""
    answers = answers_of(proposal)
    for name in ("unit", "first_month", "last_month", "norms", "themes", "more_work_unit"):
        del answers[name]
    return answers
