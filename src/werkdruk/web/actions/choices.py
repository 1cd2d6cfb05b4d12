# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settling a deelplan: what one place chose and let go, kept once, with the frames held against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from werkdruk.deciding.frames import Frames, Way
from werkdruk.deciding.frames.steps import Decide
from werkdruk.deciding.proposals import ProposalAct, ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.planning import fits
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.proposal_steps import Deed, take
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import Deelplan, DeelplanLine, Proposal, Round, Unit, User, Year
from werkdruk.web.queries.deelplannen import DECIDING
from werkdruk.web.queries.frames import framed_id, frozen_frames
from werkdruk.web.queries.talks import talks_held


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is to be settled; the mappings are in the order of choosing."""

    way: Way
    pot: Euro
    chosen: Mapping[int, str]
    let_go: Mapping[int, str]
    minority: str
    round: Round | None


@transaction.atomic
def settle(  # noqa: PLR0913 - one keyword per part of a choice
    year: Year,
    *,
    unit: Unit | None,
    way: Way,
    pot: Euro,
    chosen: Mapping[int, str],
    let_go: Mapping[int, str],
    minority: str = "",
    round: Round | None = None,
    by: User,
    on: date,
) -> Deelplan:
    """The settled deelplan of a unit, or with None of the count of the school; the same sent twice changes nothing.

    `chosen` and `let_go` say why per proposal number, `chosen` in the order of choosing; the proposals become chosen or
    not chosen. Who may do this is asked by the action that calls it. Raises Refused outside the weeks of choosing, when
    a proposal is not of this place, not feasible, or in both, when something is let go without a reason, when the pot
    is exceeded, and when the place settled otherwise before; Forbidden when the frames say otherwise.
    """
    if Phase(locked(year).phase) not in DECIDING:
        raise Refused("not-choosing-now")
    choice = _Choice(way, pot, _stripped(chosen), _stripped(let_go), minority.strip(), round)
    deelplan = Deelplan.objects.select_for_update().filter(year=year, unit=unit).first()
    if deelplan is not None and deelplan.decided_on is not None:
        if _is_same(deelplan, choice):
            return deelplan
        raise Refused("settled-before")
    _require_way(year, unit, way)
    proposals = _proposals(year, unit, choice)
    _require_pot(choice, proposals)
    kept = _keep(deelplan or Deelplan(year=year, unit=unit), choice, by=by, on=on)
    _keep_lines(kept, choice, proposals, by=by, on=on)
    log(by, "deelplan.settled", str(kept), board=year.school.board, on=on)
    return kept


def _stripped(reasons: Mapping[int, str]) -> dict[int, str]:
    return {number: reason.strip() for number, reason in reasons.items()}


def _is_same(deelplan: Deelplan, choice: _Choice) -> bool:
    lines = list(deelplan.lines.select_related("proposal").order_by("order", "proposal__number"))
    chosen = [(line.proposal.number, line.reason) for line in lines if line.chosen]
    gone = {line.proposal.number: line.reason for line in lines if not line.chosen}
    return (
        chosen == list(choice.chosen.items())
        and gone == choice.let_go
        and (deelplan.way, deelplan.minority) == (str(choice.way), choice.minority)
        and deelplan.round_id == (None if choice.round is None else choice.round.pk)
    )


def _require_way(year: Year, unit: Unit | None, way: Way) -> None:
    """Passes when the place may decide like this. A place that counts was held to its talks when its vote opened."""
    frames = frozen_frames(year)
    if frames is None:
        return
    if unit is None:
        counted = [each.id for each in frames.units if each.way is Way.SCHOOL_COUNT]
        if not counted:
            raise Refused("no-count-of-school")
        for place in counted:
            require(year, Decide(place, way, frames.talks.talks_min))
        return
    talks = frames.talks.talks_min if way.counts else talks_held(year, unit)
    require(year, Decide(framed_id(unit), way, talks))


def _proposals(year: Year, unit: Unit | None, choice: _Choice) -> dict[int, Proposal]:
    """The proposals of a choice by number, all of this place and feasible."""
    numbers = {*choice.chosen, *choice.let_go}
    if len(numbers) < len(choice.chosen) + len(choice.let_go):
        raise Refused("chosen-and-let-go")
    if not all(choice.let_go.values()):
        raise Refused("no-reason")
    rows = Proposal.objects.select_for_update(of=("self",)).filter(year=year, number__in=numbers)
    found = {proposal.number: proposal for proposal in rows}
    places = _units_of_count(frozen_frames(year)) if unit is None else {framed_id(unit)}
    strange = [
        number
        for number in sorted(numbers)
        if number not in found or (places is not None and str(found[number].unit_id) not in places)
    ]
    if strange:
        raise Refused("not-of-this-place", numbers=", ".join(map(str, strange)))
    waiting = [number for number in sorted(numbers) if ProposalState(found[number].state) is not ProposalState.FEASIBLE]
    if waiting:
        raise Refused("not-feasible", numbers=", ".join(map(str, waiting)))
    return found


def _units_of_count(frames: Frames | None) -> set[str] | None:
    """The units whose proposals stand in the count of the school; None for all of them, in a year without frames."""
    return None if frames is None else {unit.id for unit in frames.units if unit.way is Way.SCHOOL_COUNT}


def _require_pot(choice: _Choice, proposals: Mapping[int, Proposal]) -> None:
    fit = fits([proposals[number].price for number in choice.chosen], choice.pot)
    if not fit.fits:
        raise Refused("over-own-pot", over=fit.over)


def _keep(deelplan: Deelplan, choice: _Choice, *, by: User, on: date) -> Deelplan:
    deelplan.way = str(choice.way)
    deelplan.pot = choice.pot
    deelplan.minority = choice.minority
    deelplan.round = choice.round
    deelplan.decided_on = on
    deelplan.decided_by = by
    deelplan.no_plan = ""
    deelplan.save()
    return deelplan


def _keep_lines(deelplan: Deelplan, choice: _Choice, proposals: Mapping[int, Proposal], *, by: User, on: date) -> None:
    deelplan.lines.all().delete()
    places = {number: place for place, number in enumerate(choice.chosen, 1)}
    for number, reason in (*choice.chosen.items(), *choice.let_go.items()):
        proposal, is_chosen = proposals[number], number in places
        DeelplanLine.objects.create(
            deelplan=deelplan, proposal=proposal, chosen=is_chosen, order=places.get(number, 0), reason=reason
        )
        take(proposal, Deed(ProposalAct.CHOOSE if is_chosen else ProposalAct.LEAVE, by, on, reason))


@transaction.atomic
def reopen(deelplan: Deelplan, *, reason: str, by: User, on: date) -> None:
    """The place has to choose again, from the same proposals; what it chose stays written down until it does.

    Who may do this is asked by the action that calls it. Raises Refused without a reason, outside the weeks of
    choosing, or when the place did not settle.
    """
    if Phase(locked(deelplan.year).phase) not in DECIDING:
        raise Refused("not-choosing-now")
    now = Deelplan.objects.select_for_update(of=("self",)).get(pk=deelplan.pk)
    if now.decided_on is None or now.no_plan:
        raise Refused("not-settled")
    if not reason.strip():
        raise Refused("no-reason")
    for line in now.lines.select_related("proposal__year__school__board"):
        take(line.proposal, Deed(ProposalAct.RECONSIDER, by, on, reason.strip()))
    now.decided_on, now.reopened = None, reason.strip()
    now.save()
    log(by, "deelplan.reopened", str(now), board=now.year.school.board, on=on)


@transaction.atomic
def settle_without_plan(year: Year, *, unit: Unit, reason: str, by: User, on: date) -> Deelplan:
    """Writes down that a unit made no plan, and why; its proposals stay what they are. Twice the same changes nothing.

    Who may do this is asked by the action that calls it. Raises Refused without a reason, outside the weeks of
    choosing, when the frames have no such unit, or when it settled before.
    """
    if Phase(locked(year).phase) not in DECIDING:
        raise Refused("not-choosing-now")
    if not reason.strip():
        raise Refused("no-reason")
    frames = frozen_frames(year)
    framed = None if frames is None else frames.unit(framed_id(unit))
    if framed is None or framed.way is Way.SCHOOL_COUNT:
        raise Refused("no-own-pot")
    deelplan = Deelplan.objects.select_for_update(of=("self",)).filter(year=year, unit=unit).first()
    if deelplan is not None and deelplan.decided_on is not None:
        if deelplan.no_plan == reason.strip():
            return deelplan
        raise Refused("settled-before")
    made = deelplan or Deelplan(year=year, unit=unit)
    made.way, made.pot, made.no_plan = str(framed.way), Euro.zero(), reason.strip()
    made.decided_on, made.decided_by = on, by
    made.save()
    made.lines.all().delete()
    log(by, "deelplan.none", str(made), board=year.school.board, on=on)
    return made


@transaction.atomic
def settle_after_all(deelplan: Deelplan, *, by: User, on: date) -> None:
    """Takes back that a unit made no plan: it can still make one. Raises Refused once it did, or the weeks are over."""
    if Phase(locked(deelplan.year).phase) not in DECIDING:
        raise Refused("not-choosing-now")
    now = Deelplan.objects.select_for_update(of=("self",)).get(pk=deelplan.pk)
    if not now.no_plan:
        raise Refused("settled-before")
    log(by, "deelplan.after-all", str(now), board=now.year.school.board, on=on)
    now.delete()
