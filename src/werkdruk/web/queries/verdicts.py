# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a count says of each proposal, in words, within what may be shown of so many voters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from werkdruk.deciding.box import LIMITS, Disclosure, disclosure, shown_totals
from werkdruk.deciding.counting import Explanations, LossReason, Outcome, explain
from werkdruk.deciding.counting.why import telling, words
from werkdruk.deciding.counting.why.reasons import How
from werkdruk.kernel import Euro, Span
from werkdruk.web.models import Proposal, Round, Year
from werkdruk.web.queries.counts import CENTS, Counted
from werkdruk.web.wording import language

KEPT_IN = "nl"
"""The language of what is kept: the same whoever counts."""
REASON_MOST = 1_000
"""As long as a kept reason may be."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one proposal. `votes` and `price_each` are None where they would tell about few people.

    `place` is 0 for what was not chosen; `aside` says that it was chosen from the part for support staff.
    """

    place: int
    number: int
    title: str
    unit: str
    price: Euro
    votes: Span | None
    price_each: str | None
    reason: str
    url: str
    aside: bool = False


def label_sizes(counted: Counted) -> tuple[int, ...]:
    """How many voters each label has that ballots bear, a unit with a job; empty where they bear none."""
    ballots = counted.election.ballots
    if not ballots.units and not ballots.weights:
        return ()
    sizes: Counter[tuple[object, object]] = Counter()
    for number, voters in enumerate(ballots.voters):
        unit = ballots.units[number] if ballots.units else ""
        sizes[unit, ballots.weights[number] if ballots.weights else 1] += voters
    return tuple(sizes.values())


def shown_of(counted: Counted) -> Disclosure:
    """What of a count may be shown to everybody who could vote in it."""
    return disclosure(len(counted.election.ballots), label_sizes(counted))


def votes_of(counted: Counted) -> dict[str, Span]:
    """The votes of each proposal as they may be shown; empty when none may."""
    return shown_totals(counted.election.votes, len(counted.election.ballots), label_sizes(counted))


@lru_cache(maxsize=16)
def explained(counted: Counted) -> tuple[Explanations, Explanations | None]:
    """All explanations of the count of everybody, and of the first step when there was one."""
    return explain(counted.outcome), None if counted.first is None else explain(counted.first)


def verdicts_of(year: Year, counted: Counted) -> list[Verdict]:
    """One verdict per proposal on the ballot, by number."""
    places = {project: place for place, project in enumerate(counted.steps.winners, 1)}
    numbers = [int(project.id) for project in counted.election.projects]
    rows = Proposal.objects.select_related("unit").filter(year=year, number__in=numbers).order_by("number")
    votes = votes_of(counted)
    return [_verdict(row, year, counted, (places.get(str(row.number), 0), votes.get(str(row.number)))) for row in rows]


def _verdict(row: Proposal, year: Year, counted: Counted, shown: tuple[int, Span | None]) -> Verdict:
    code, (place, votes) = str(row.number), shown
    return Verdict(
        place=place,
        number=row.number,
        title=row.title,
        unit=row.unit.name,
        price=row.price,
        votes=votes,
        price_each=_price_each(counted, code) if place and votes is not None and votes.is_exact else None,
        reason=reason_of(counted, code, votes),
        url=reverse("proposal", args=[year.school.brin, year.school_year, row.number]),
        aside=place > 0 and counted.of(code) is counted.first,
    )


def _price_each(counted: Counted, code: str) -> str | None:
    """What a supporter paid in full; None where that would say how many of few people voted for it, or nobody paid."""
    outcome = counted.of(code)
    everybody, first = explained(counted)
    win = (first if first is not None and outcome is counted.first else everybody).wins[code]
    if win.how in {How.ADDED, How.MOST_VOTES, How.SAVED}:
        return None
    if (win.how is How.OWN_UNIT or outcome is counted.first) and _of_few(counted, outcome, code):
        return None
    return words.money(win.price, outcome, language=language())


def reason_of(counted: Counted, code: str, votes: Span | None) -> str:
    """Why a proposal is in or out, in the language of the reader; without numbers where they would tell too much."""
    outcome = counted.of(code)
    if outcome is counted.first:
        return _("Gekozen uit het deel van de pot dat eerst voor voorstellen van ondersteuners was.")
    if votes is None or not votes.is_exact:
        return _without_numbers(counted, code)
    everybody, _first = explained(counted)
    if _of_few(counted, outcome, code):
        if code in everybody.losses:
            return words.loss(outcome.election, everybody.losses[code], outcome, language=language())
        return words.win(everybody.wins[code], outcome, language=language())
    return telling.reasons(everybody, code, language=language())


def _of_few(counted: Counted, outcome: Outcome, code: str) -> bool:
    """Whether figures about a proposal can be about few people: its own unit in a floor, or a small first step."""
    if outcome is counted.first:
        return outcome.voters < LIMITS.totals_min
    unit = outcome.election.by_id[code].unit
    if not outcome.rule.floor or not unit:
        return False
    ballots = outcome.election.ballots
    own = sum(
        voters
        for voters, name in zip(ballots.voters, ballots.units or [""] * ballots.types, strict=True)
        if name == unit
    )
    return own < LIMITS.totals_min


def _without_numbers(counted: Counted, code: str) -> str:
    """Why, where so few voted that numbers would tell who voted what; the plan keeps this sentence for good."""
    everybody, _first = explained(counted)
    if code in everybody.wins:
        return _("Gekozen in ronde %(round)s.") % {"round": everybody.wins[code].round}
    lost = everybody.losses[code]
    if lost.reason is LossReason.TOO_LITTLE_LEFT and lost.affordable_until:
        return _("Niet gekozen. Het was eerst te betalen, maar andere voorstellen gingen steeds voor.")
    if lost.reason in {LossReason.TOO_LITTLE_LEFT, LossReason.NO_VOTES}:
        return _("Niet gekozen. De voorstanders hadden samen niet genoeg.")
    return _("Niet gekozen. Toen het aan de beurt kwam, was er niet genoeg meer over.")


def reasons_to_keep(round: Round, counted: Counted) -> tuple[dict[int, str], dict[int, str]]:
    """Why each proposal is in, in the order chosen, and why each other one is out: in Dutch, to be kept."""
    with translation.override(KEPT_IN):
        found = {verdict.number: verdict for verdict in verdicts_of(round.year, counted)}
    chosen = {int(code): found[int(code)].reason[:REASON_MOST] for code in counted.steps.winners}
    let_go = {number: each.reason[:REASON_MOST] for number, each in found.items() if number not in chosen}
    return chosen, let_go


def pot_of(counted: Counted) -> Euro:
    """What there was to choose with, in the whole count."""
    return Euro(counted.election.budget * CENTS // counted.election.scale)
