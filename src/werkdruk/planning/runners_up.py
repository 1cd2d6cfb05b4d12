# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The package to fall back on when personnel say no to the whole plan: one rule, worked out beforehand, exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from werkdruk.kernel import Euro, Saying
from werkdruk.kernel.languages import Told
from werkdruk.planning.plans import Plan, PlanLine

WITHOUT = Saying(
    "Zonder {title}, dat de minste steun had: {support} van wie zich uitsprak.",
    "Without {title}, which had least support: {support} of those who spoke out.",
)
WITHOUT_DEAREST = Saying(
    "Zonder {title}, de duurste maatregel: alles had evenveel steun.",
    "Without {title}, the dearest measure: everything had the same support.",
)
IN_ITS_PLACE = Saying("Daarvoor komt in de plaats: {titles}.", "In its place come: {titles}.")
NOTHING_INSTEAD = Saying(
    "Van wat eerst niet gekozen was past er niets bij.", "Of what was not chosen before nothing fits."
)
HUNDRED = 100
WHOLE = Saying("{percents}%", "{percents}%")
BOTH = Saying("{first} {second}", "{first} {second}")


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The second package: the plan without `out`, with `added` instead, and why in words."""

    out: PlanLine
    added: tuple[PlanLine, ...]
    lines: tuple[PlanLine, ...]
    why: Told

    @property
    def total(self) -> Euro:
        """What it costs."""
        return Euro.sum(line.amount for line in self.lines)


def runner_up(plan: Plan, *, others: Sequence[PlanLine], support: Mapping[str, Fraction], pot: Euro) -> RunnerUp | None:
    """The package at hand beside `plan`; None for a plan of fewer than two lines that cost money.

    The line with least support goes out: `support` is the part in favour of those who spoke out, per measure; one that
    is not in it has everybody's, as when people decided together. Between equals the dearest goes, then the last code.
    What was not chosen comes in from most to least support, then from cheap to dear, as far as the pot reaches.
    """
    costing = [line for line in plan.lines if line.amount.cents > 0]
    if len(costing) < 2:  # noqa: PLR2004 - a plan of one line without it is no plan
        return None
    out = min(costing, key=lambda line: (_of(line, support), -line.amount.cents, _later(line.measure)))
    kept = tuple(line for line in plan.lines if line.measure != out.measure)
    left = pot - Euro.sum(line.amount for line in kept)
    added: list[PlanLine] = []
    for line in sorted(others, key=lambda line: (-_of(line, support), line.amount.cents, line.measure)):
        if line.measure != out.measure and line.amount <= left:
            added.append(line)
            left -= line.amount
    lines = tuple(sorted((*kept, *added), key=lambda line: line.measure))
    return RunnerUp(out, tuple(added), lines, _why(out, added, costing, support))


def _of(line: PlanLine, support: Mapping[str, Fraction]) -> Fraction:
    return support.get(line.measure, Fraction(1))


def _later(code: str) -> tuple[int, ...]:
    """The code turned round, so that the last one comes first."""
    return tuple(-ord(letter) for letter in code)


def _why(
    out: PlanLine, added: Sequence[PlanLine], costing: Sequence[PlanLine], support: Mapping[str, Fraction]
) -> Told:
    part = _of(out, support)
    first = WITHOUT.told(title=out.title, support=WHOLE.told(percents=int(part * HUNDRED)))
    if all(_of(line, support) == part for line in costing):
        first = WITHOUT_DEAREST.told(title=out.title)
    second = IN_ITS_PLACE.told(titles=tuple(line.title for line in added)) if added else NOTHING_INSTEAD.told()
    return BOTH.told(first=first, second=second)
