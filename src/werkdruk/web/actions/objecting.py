# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Objections to a proposal on behalf of a unit or a function group, and the leader's answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from werkdruk.deciding.objections import ObjectionAct, ObjectionState, objection_after
from werkdruk.deciding.proposals import ProposalAct
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.proposal_steps import Deed, fresh, is_author, require_proposing, take
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Appointment, Objection, Proposal, Unit, User


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """Whose objection it is: a unit, or else a function group."""

    unit: Unit | None = None
    group: str = ""


@transaction.atomic
def object_to(proposal: Proposal, whose: OnBehalf, text: str, *, by: User, on: date) -> Objection:
    """The objection; the one that is there already when the same is sent twice. Nobody judges before it is answered.

    Raises Refused without words, for a unit or group one does not belong to, by an author, or when proposals are
    closed; NotPossible once the proposal is judged.
    """
    access.may(by, access.Act.DISCUSS, proposal.year.school)
    require_proposing(proposal.year)
    now = fresh(proposal)
    if not text.strip():
        raise Refused("no-words")
    if is_author(now, by):
        raise Refused("own-proposal")
    _require_own(now, whose, by)
    group = "" if whose.unit is not None else whose.group
    told = {"proposal": now, "by": by, "unit": whose.unit, "group": group, "text": text.strip()}
    twin = Objection.objects.filter(**told, state=str(ObjectionState.OPEN)).first()
    if twin is not None:
        return twin
    take(now, Deed(ProposalAct.OBJECT, by, on, text.strip()), verb="proposal.objected")
    return Objection.objects.create(**told, on=on, state=str(ObjectionState.OPEN))


@transaction.atomic
def answer(objection: Objection, text: str, *, by: User, on: date) -> None:
    """Keeps the leader's answer; the same answer twice changes nothing.

    Raises Refused without words or when proposals are closed, NotPossible when it was answered or taken back.
    """
    access.may(by, access.Act.SORT_PROPOSALS, objection.proposal.year.school)
    require_proposing(objection.proposal.year)
    now = _fresh(objection)
    if not text.strip():
        raise Refused("no-words")
    if now.state == str(ObjectionState.ANSWERED) and now.answer == text.strip():
        return
    now.answer, now.answered_on = text.strip(), on
    _step(now, ObjectionAct.ANSWER, by=by, on=on)


@transaction.atomic
def take_back(objection: Objection, *, by: User, on: date) -> None:
    """Takes back one's own objection; doing it twice changes nothing.

    Raises Refused for somebody else's or when proposals are closed, NotPossible when it was answered.
    """
    access.may(by, access.Act.DISCUSS, objection.proposal.year.school)
    require_proposing(objection.proposal.year)
    now = _fresh(objection)
    if now.by_id != by.pk:
        raise Refused("not-your-words")
    if now.state != str(ObjectionState.TAKEN_BACK):
        _step(now, ObjectionAct.TAKE_BACK, by=by, on=on)


def _fresh(objection: Objection) -> Objection:
    return Objection.objects.select_for_update(of=("self",)).get(pk=objection.pk)


def _step(objection: Objection, act: ObjectionAct, *, by: User, on: date) -> None:
    objection.state = str(objection_after(ObjectionState(objection.state), act))
    objection.save()
    proposal = objection.proposal
    log(by, f"objection.{objection.state}", str(proposal.number), board=proposal.year.school.board, on=on)


def _require_own(proposal: Proposal, whose: OnBehalf, by: User) -> None:
    school = proposal.year.school
    if whose.unit is not None:
        if whose.unit not in access.units_of(by, school):
            raise Refused("not-your-unit")
    elif not Appointment.objects.filter(user=by, school=school, group=whose.group or "-").exists():
        raise Refused("not-your-group")
