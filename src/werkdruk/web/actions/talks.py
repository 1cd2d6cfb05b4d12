# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the guide of a unit's talk writes down, entry by entry; every entry can be taken back until the unit decides.

Each entry is a row of its own and every form knows what it saw, so that two guides who type at once lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from werkdruk.deciding.frames import Way, steps
from werkdruk.deciding.proposals import ProposalState
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.choices import settle
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.proposing import ProposalDraft, propose
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import Deelplan, Proposal, Talk, TalkNote, TalkPick, Unit, User, Year
from werkdruk.web.queries.frames import framed_id
from werkdruk.web.queries.talks import minority_of, own_pot, picks_of, way_of

TEXT_MAX = 300
PEOPLE_MAX = 500
OPEN = frozenset({ProposalState.SUBMITTED, ProposalState.FEASIBLE})
"""The states in which a unit can mean to choose a proposal."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a unit means to do with a proposal: choose it or not, why, and by a majority how many for and against."""

    chosen: bool
    reason: str = ""
    in_favour: int | None = None
    against: int | None = None


@transaction.atomic
def hold_talk(year: Year, unit: Unit, *, number: int, people: int, compulsory: bool, by: User, on: date) -> Talk:
    """Writes down that talk `number` of a unit is held: with how many, and whether everybody had to come.

    The same number again corrects it. Raises Refused when no such talk can be, or the unit has decided; Forbidden when
    the frames agreed on another talk.
    """
    _require_open(year, unit, by)
    if not 1 <= number <= Talk.objects.filter(year=year, unit=unit).count() + 1 or not 1 <= people <= PEOPLE_MAX:
        raise Refused("no-such-talk")
    require(year, steps.Talk(framed_id(unit), people, compulsory))
    told = {"people": people, "compulsory": compulsory, "kept_by": by}
    talk, made = Talk.objects.get_or_create(year=year, unit=unit, number=number, defaults={**told, "on": on})
    if not made:
        talk.people, talk.compulsory, talk.kept_by = people, compulsory, by
        talk.save()
    log(by, "talk.held", str(talk), board=year.school.board, on=on)
    return talk


@transaction.atomic
def take_back_talk(year: Year, unit: Unit, *, number: int, by: User, on: date) -> None:
    """The last talk was not held after all; doing it twice changes nothing. Raises Refused for an earlier one."""
    _require_open(year, unit, by)
    talks = Talk.objects.filter(year=year, unit=unit)
    if number < talks.count():
        raise Refused("no-such-talk")
    for talk in talks.filter(number=number):
        log(by, "talk.taken-back", str(talk), board=year.school.board, on=on)
        talk.delete()


@transaction.atomic
def note(year: Year, unit: Unit, kind: TalkNote.Kind, text: str, *, key: UUID, by: User, on: date) -> TalkNote:
    """Something that was said, kept once per `key`. Raises Refused for nothing or too much, or after the decision."""
    _require_open(year, unit, by)
    said = " ".join(text.split())
    if not said:
        raise Refused("nothing-said")
    if len(said) > TEXT_MAX:
        raise Refused("said-too-long", most=TEXT_MAX)
    kept, made = TalkNote.objects.get_or_create(
        key=key, defaults={"year": year, "unit": unit, "kind": kind, "text": said, "by": by, "on": on}
    )
    if not made and (kept.year_id, kept.unit_id) != (year.pk, unit.pk):
        raise Refused("no-such-note")
    return kept


@transaction.atomic
def mark_note(note: TalkNote, *, gone: bool, by: User) -> None:
    """Takes a note back, or puts it back. Raises Refused when it became a proposal, or after the decision."""
    _require_open(note.year, note.unit, by)
    now = TalkNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if now.proposal_id is not None:
        raise Refused("note-is-proposal")
    now.is_gone = gone
    now.save(update_fields=["is_gone"])


@transaction.atomic
def note_to_proposal(note: TalkNote, draft: ProposalDraft, *, by: User, on: date) -> Proposal:
    """The proposal that an idea becomes, with its price; the one it became when it is sent twice.

    Raises what `propose` raises, and Refused for what is no idea, is taken back, or is of another unit.
    """
    _require_open(note.year, note.unit, by)
    now = TalkNote.objects.select_for_update(of=("self",)).select_related("proposal").get(pk=note.pk)
    if now.proposal is not None:
        return now.proposal
    if now.kind != TalkNote.Kind.IDEA or now.is_gone or draft.unit.pk != now.unit_id:
        raise Refused("no-such-note")
    made = propose(note.year, draft, by=by, on=on)
    now.proposal = made
    now.save(update_fields=["proposal"])
    return made


@transaction.atomic
def pick(proposal: Proposal, meant: Meant, *, seen: int, by: User) -> TalkPick:
    """What the unit means to do with a proposal of its own; `seen` counts the changes that the form knew of.

    The same again changes nothing. Raises Refused when somebody changed it in between, when what is let go has no
    reason, when by a majority the numbers are missing or say otherwise, when it cannot be chosen, or once decided.
    """
    year, unit = proposal.year, proposal.unit
    _require_open(year, unit, by)
    if ProposalState(proposal.state) not in OPEN:
        raise Refused("not-to-choose")
    reason = " ".join(meant.reason.split())
    if not meant.chosen and not reason:
        raise Refused("no-reason")
    _require_numbers(year, unit, meant)
    now = TalkPick.objects.select_for_update(of=("self",)).filter(proposal=proposal).first()
    was = None if now is None else Meant(now.chosen, now.reason, now.in_favour, now.against)
    told = Meant(meant.chosen, reason, meant.in_favour, meant.against)
    if now is not None and was == told:
        return now
    if seen != (0 if now is None else now.change):
        raise Refused("changed-meanwhile")
    kept = now or TalkPick(year=year, unit=unit, proposal=proposal, change=0, chosen=False)
    kept.place = _place(kept, chosen=told.chosen)
    kept.chosen, kept.reason, kept.by = told.chosen, told.reason, by
    kept.in_favour, kept.against = told.in_favour, told.against
    kept.change += 1
    kept.save()
    return kept


@transaction.atomic
def take_back_pick(proposal: Proposal, *, seen: int, by: User) -> None:
    """What is to happen with a proposal is open again; doing it twice changes nothing.

    Raises Refused when somebody changed it in between, or after the decision.
    """
    _require_open(proposal.year, proposal.unit, by)
    now = TalkPick.objects.select_for_update(of=("self",)).filter(proposal=proposal).first()
    if now is None:
        return
    if seen != now.change:
        raise Refused("changed-meanwhile")
    now.delete()


@transaction.atomic
def decide(year: Year, unit: Unit, *, by: User, on: date) -> Deelplan:
    """The deelplan of a unit out of what it meant to do, all at once; the same again changes nothing.

    Raises Refused when a proposal is not judged or nothing is said about it, when the unit decides by ballot or has no
    pot of its own, and what `settle` refuses; Forbidden when the frames say otherwise.
    """
    access.may_in_unit(by, Act.RUN_TALK, unit)
    locked(year)
    kept = Deelplan.objects.filter(year=year, unit=unit).first()
    if kept is not None and kept.decided_on is not None:
        return kept
    pot, way = own_pot(year, unit, on), way_of(year, unit)
    if pot is None:
        raise Refused("no-own-pot")
    if way.counts and kept is None:
        raise Refused("decided-by-vote")
    picks = _complete(year, unit)
    chosen = {each.proposal.number: each.reason for each in picks if each.chosen}
    if way.counts:
        _require_chosen_before(kept, chosen)
    return settle(
        year,
        unit=unit,
        way=way,
        pot=pot,
        chosen=chosen,
        let_go={each.proposal.number: each.reason for each in picks if not each.chosen},
        minority=minority_of(year, unit),
        round=None if kept is None else kept.round,
        by=by,
        on=on,
    )


def _require_open(year: Year, unit: Unit, by: User) -> None:
    """Passes while a guide can write in the talk of a unit. Raises Refused after its decision, NotYours for others."""
    access.may_in_unit(by, Act.RUN_TALK, unit)
    locked(year)
    if Deelplan.objects.filter(year=year, unit=unit, decided_on__isnull=False).exists():
        raise Refused("unit-decided")


def _require_numbers(year: Year, unit: Unit, meant: Meant) -> None:
    if way_of(year, unit) is not Way.MAJORITY:
        if (meant.in_favour, meant.against) != (None, None):
            raise Refused("no-numbers-here")
        return
    if meant.in_favour is None or meant.against is None or max(meant.in_favour, meant.against) > PEOPLE_MAX:
        raise Refused("numbers-missing")
    if meant.chosen and meant.in_favour <= meant.against:
        raise Refused("no-majority")


def _place(pick: TalkPick, *, chosen: bool) -> int:
    """The place in the order of choosing: the one it has, or the next."""
    if not chosen:
        return 0
    last = TalkPick.objects.filter(year=pick.year, unit=pick.unit).aggregate(last=Max("place"))["last"] or 0
    return pick.place or last + 1


def _complete(year: Year, unit: Unit) -> list[TalkPick]:
    """What is meant with every proposal of a unit. Raises Refused when one is not judged, or left open."""
    own = Proposal.objects.filter(year=year, unit=unit).order_by("number")
    waiting = own.filter(state=str(ProposalState.SUBMITTED)).values_list("number", flat=True)
    if waiting:
        raise Refused("not-judged-yet", numbers=", ".join(map(str, waiting)))
    picks = picks_of(year, unit)
    picked = {each.proposal_id for each in picks}
    feasible = own.filter(state=str(ProposalState.FEASIBLE))
    left_open = [each.number for each in feasible if each.pk not in picked]
    if left_open:
        raise Refused("left-open", numbers=", ".join(map(str, left_open)))
    known = {each.pk for each in feasible}
    found = [each for each in picks if each.proposal_id in known]
    if not found:
        raise Refused("nothing-to-choose")
    return found


def _require_chosen_before(deelplan: Deelplan | None, chosen: dict[int, str]) -> None:
    """A unit that voted gives back by talking, and can only choose out of what its ballots chose."""
    lines = () if deelplan is None else deelplan.lines.filter(chosen=True).values_list("proposal__number", flat=True)
    if not set(chosen) <= set(lines):
        raise Refused("decided-by-vote")
