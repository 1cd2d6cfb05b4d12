# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From how many voters on something may be shown, and what to think of before signing: figures with their source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from werkdruk.kernel import Confidence, Saying, Source, Span
from werkdruk.kernel.languages import Told

MEASURED = Source(
    "1,095 public approval votes of Pabulib, resampled: how many ballots are unique; the limits are our judgement",
    url="https://pabulib.org",
    confidence=Confidence.D,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The least numbers. `votes_min` is for the number beside one proposal, `batch_min` for a piece of the log.

    `label_min` is how many people a team has at least before its ballots bear its label.
    `few_voters` is the number below which `proposals_max_few` holds instead of `proposals_max`.
    """

    vote_min: int = 10
    totals_min: int = 10
    ballots_min: int = 20
    votes_min: int = 5
    batch_min: int = 20
    label_min: int = 5
    proposals_max: int = 12
    proposals_max_few: int = 8
    few_voters: int = 50
    source: Source = MEASURED


LIMITS = Limits()


class Disclosure(StrEnum):
    """What everybody who may vote gets to see after the count."""

    NOTHING = "nothing"
    TOTALS = "totals"
    """The numbers per proposal; whole ballots only to the council, for a recount."""
    BALLOTS = "ballots"
    """Every ballot, without a name, so that anybody can count again."""


def disclosure(voted: int, groups: Iterable[int] = ()) -> Disclosure:
    """What may be shown when so many people voted; `groups` are how many did under each label, where there are any."""
    if min((voted, *groups)) >= LIMITS.ballots_min:
        return Disclosure.BALLOTS
    return Disclosure.TOTALS if voted >= LIMITS.totals_min else Disclosure.NOTHING


def shown_totals(votes: Mapping[str, int], voted: int, groups: Iterable[int] = ()) -> dict[str, Span]:
    """The number of votes of each proposal as it may be shown; empty when none may.

    Where whole ballots are not shown a number near nothing or near everybody is a span: both would tell about people.
    """
    allowed = disclosure(voted, groups)
    if allowed is Disclosure.NOTHING:
        return {}
    return {name: Span.exact(number) if allowed is Disclosure.BALLOTS else _blurred(number, voted)
            for name, number in votes.items()}  # fmt: skip


def _blurred(number: int, voted: int) -> Span:
    if number < LIMITS.votes_min:
        return Span(0, LIMITS.votes_min - 1)
    if voted - number < LIMITS.votes_min:
        return Span(voted - LIMITS.votes_min + 1, voted)
    return Span.exact(number)


MANY_PROPOSALS = Saying(
    "Met {proposals} voorstellen en {people} stemmers wordt een stem snel herkenbaar. Beter is hoogstens {most}.",
    "With {proposals} proposals and {people} voters a ballot soon becomes recognisable. Better is at most {most}.",
)
NO_OPEN_BALLOTS = Saying(
    "Met minder dan {least} stemmers ziet alleen de PMR de hele stemmen; de rest ziet de aantallen.",
    "With fewer than {least} voters only the PMR sees whole ballots; others see the numbers.",
)
FEW_OF_A_TEAM = Saying(
    "Niet van elk team stemmen er minstens {least}. Dan ziet alleen de PMR de hele stemmen.",
    "Not every team has at least {least} voters. Then only the PMR sees whole ballots.",
)
UNANIMOUS = Saying(
    "Stemt iedereen hetzelfde, dan laat de uitslag zien wat iedereen stemde.",
    "If everybody votes the same, the outcome shows what everybody voted.",
)


def concerns(people: int, proposals: int, groups: Iterable[int] = ()) -> tuple[Told, ...]:
    """What to think of before signing, for so many voters, also under each label; the last one always holds."""
    most = LIMITS.proposals_max_few if people < LIMITS.few_voters else LIMITS.proposals_max
    found = []
    if proposals > most:
        found.append(MANY_PROPOSALS.told(proposals=proposals, people=people, most=most))
    if people < LIMITS.ballots_min:
        found.append(NO_OPEN_BALLOTS.told(least=LIMITS.ballots_min))
    elif any(group < LIMITS.ballots_min for group in groups):
        found.append(FEW_OF_A_TEAM.told(least=LIMITS.ballots_min))
    return (*found, UNANIMOUS.told())
