# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check of how is voted and counted, and of who says yes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from werkdruk.deciding.consent import Body
from werkdruk.deciding.counting.rule import Utility
from werkdruk.deciding.counting.ties import Tie
from werkdruk.deciding.frames.agreement import Frames
from werkdruk.deciding.frames.choices import OverBudget
from werkdruk.deciding.frames.findings import Finding, found
from werkdruk.deciding.frames.wording import TIE_WAYS, part

FEW_CHOICES = 3
"""Source: equal shares leave much of the pot unspent on short ballots; at least three choices is what we suggest."""


def count(frames: Frames) -> Iterator[Finding]:
    """What is wrong with the count; nothing when no unit counts."""
    vote = frames.vote
    if not frames.counting:
        return
    if vote.rule.utility in {Utility.POINTS, Utility.BORDA}:
        yield found("rule-needs-other-ballots", "vote")
    if vote.rule.step <= 0:
        yield found("step-not-positive", "vote", step=str(vote.rule.step))
    if vote.approvals_min < 0:
        yield found("choices-negative", "vote:suggested", approvals=vote.approvals_min)
    elif vote.approvals_min < FEW_CHOICES:
        yield found("few-choices", "vote:suggested", approvals=vote.approvals_min)
    yield from _part("vote:quorum", vote.quorum)


def ties(frames: Frames) -> Iterator[Finding]:
    """What is wrong with how ties are broken."""
    order, key = frames.vote.rule.ties, "vote:ties"
    if not frames.counting:
        return
    for place, way in enumerate(order.ways):
        if way in order.ways[:place]:
            yield found("way-twice", key, way=TIE_WAYS[way])
    if not {Tie.NAME, Tie.LOT} & set(order.ways):
        yield found("ties-stay", key)
    if Tie.LOT in order.ways:
        if not frames.vote.lot_from.strip():
            yield found("lot-without-source", key)
        if Tie.NAME in order.ways[: order.ways.index(Tie.LOT)]:
            yield found("lot-never-used", key)
    if order.lot:
        yield found("lot-too-early", key)


def yes_and_no(frames: Frames) -> Iterator[Finding]:
    """What is wrong with the yes to these frames, and with that to the whole plan."""
    yield from _quorum("yes:backing", frames.backing.quorum, "check-without-quorum")
    if frames.ratified_by is Body.NONE:
        yield found("nobody-ratifies", "yes:ratifying")
    if frames.version > 1 and not frames.replaces:
        yield found("version-without-past", "year", "changes", version=frames.version)
    day = frames.timeline.package_by
    if frames.package is None:
        if frames.over_budget is OverBudget.PACKAGE_VOTE:
            yield found("package-vote-not-agreed", "over-budget", "package")
        if day is not None:
            yield found("package-day-without-vote", "package", "days:package-by")
        return
    yield from _quorum("package", frames.package.quorum, "package-without-quorum")
    if day is None:
        yield found("package-without-day", "package", "days:package-by")


def _quorum(key: str, quorum: Fraction, missing: str) -> Iterator[Finding]:
    if quorum == 0:
        yield found(missing, key)
    yield from _part(key, quorum)


def _part(key: str, quorum: Fraction) -> Iterator[Finding]:
    if not 0 <= quorum <= 1:
        yield found("not-a-part", key, part=part(quorum))
