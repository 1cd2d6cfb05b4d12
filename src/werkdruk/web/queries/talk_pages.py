# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screen of a unit's talk, its deelplan, and the list of all units with how far each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext_lazy

from werkdruk.deciding.frames import TalkRules, Way
from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.planning import fits
from werkdruk.web import access
from werkdruk.web.models import Deelplan, DeelplanLine, Proposal, Talk, TalkNote, TalkPick, Unit, User, Year
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.proposals import STATES, hours_freed
from werkdruk.web.queries.results import PotBar
from werkdruk.web.queries.talks import notes_of, own_pot, picks_of, way_of

WAYS = {
    Way.TALK: gettext_lazy("samen, in een gesprek"),
    Way.MAJORITY: gettext_lazy("met de meeste stemmen"),
    Way.COUNT: gettext_lazy("met een eigen stemming"),
    Way.SCHOOL_COUNT: gettext_lazy("in de stemming van de hele school"),
}
"""How a unit decides, in words that follow `jullie beslissen`."""


class TalkPart(StrEnum):
    """The parts of a talk, in order; the value stands in the address."""

    BEGIN = "begin"
    PROBLEMS = "knelpunten"
    IDEAS = "ideeen"
    CHOOSE = "kiezen"
    END = "afronden"


AGENDA = (
    (TalkPart.BEGIN, gettext_lazy("Begin"), 5),
    (TalkPart.PROBLEMS, gettext_lazy("Knelpunten"), 10),
    (TalkPart.IDEAS, gettext_lazy("Ideeën en prijzen"), 15),
    (TalkPart.CHOOSE, gettext_lazy("Kiezen"), 15),
    (TalkPart.END, gettext_lazy("Afronden"), 5),
)
"""Each part with its name and its minutes: 50 in all. Source: our own choice for one lesson."""


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One part of the talk with the minutes from which to which it runs."""

    part: str
    title: str
    first: int
    last: int
    number: int
    url: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One thing that was said; `number` and `price` are of the proposal that an idea became."""

    id: int
    text: str
    is_gone: bool
    number: int | None
    price: Euro | None
    url: str


@dataclass(frozen=True, slots=True)
class PickRow:
    """One proposal of the unit with what it means to do with it; `change` is what a form has to know."""

    number: int
    title: str
    price: Euro
    hours: int
    state: str
    tone: str
    is_judged: bool
    chosen: bool | None
    place: int
    reason: str
    in_favour: int | None
    against: int | None
    change: int
    url: str


@dataclass(frozen=True, slots=True)
class TalkPage:
    """One part of the screen of a talk. `pot` and `bar` are None for a unit without a pot of its own.

    `next_number` is the number of the talk that is held now, `held` how it was written down, if it was.
    """

    unit: Unit
    part: TalkPart
    agenda: tuple[AgendaRow, ...]
    way: str
    by_majority: bool
    decides_here: bool
    pot: Euro | None
    bar: PotBar | None
    left: Euro
    over: Euro
    talks: tuple[Talk, ...]
    held: Talk | None
    next_number: int
    rules: TalkRules | None
    problems: tuple[NoteRow, ...]
    ideas: tuple[NoteRow, ...]
    minority: tuple[NoteRow, ...]
    picks: tuple[PickRow, ...]
    open_numbers: tuple[int, ...]
    waiting_numbers: tuple[int, ...]
    is_settled: bool
    reopened: str
    may_run: bool
    takes_proposals: bool

    @property
    def is_ready(self) -> bool:
        """Whether one click settles."""
        chosen = any(row.chosen is not None for row in self.picks)
        return self.decides_here and chosen and not (self.open_numbers or self.waiting_numbers or self.over)


@dataclass(frozen=True, slots=True)
class DeelplanRow:
    """One proposal in a deelplan, with the numbers for and against where a majority decided."""

    number: int
    title: str
    price: Euro
    reason: str
    in_favour: int | None
    against: int | None
    url: str


@dataclass(frozen=True, slots=True)
class DeelplanPage:
    """What one unit chose and let go, printable as it is; before it is settled what it means to choose."""

    unit: Unit
    way: str
    by_majority: bool
    is_settled: bool
    no_plan: str
    decided_on: date | None
    chosen: tuple[DeelplanRow, ...]
    let_go: tuple[DeelplanRow, ...]
    bar: PotBar | None
    total: Euro
    minority: tuple[str, ...]
    problems: tuple[str, ...]
    talks: tuple[Talk, ...]
    rules: TalkRules | None
    may_run: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in the list: how it decides, what it can choose with, how often it talked, and how far it is."""

    name: str
    way: str
    pot: Euro | None
    talks: int
    state: str
    tone: str
    url: str
    deelplan_url: str
    is_mine: bool


def talk_page(year: Year, unit: Unit, part: TalkPart, user: User, *, on: date) -> TalkPage:
    """One part of the screen of a talk for somebody."""
    frames = frozen_frames(year)
    pot = own_pot(year, unit, on)
    deelplan = Deelplan.objects.filter(year=year, unit=unit).first()
    settled = deelplan is not None and deelplan.decided_on is not None
    talks = tuple(Talk.objects.filter(year=year, unit=unit))
    held = talks[-1] if talks and (talks[-1].on == on or settled) else None
    notes, picks = notes_of(year, unit), picks_of(year, unit)
    rows = _pick_rows(year, unit, picks)
    fit = fits([row.price for row in rows if row.chosen], pot or Euro.zero())
    way = way_of(year, unit)
    return TalkPage(
        unit=unit,
        part=part,
        agenda=_agenda(year, unit, part),
        way=str(WAYS[way]),
        by_majority=way is Way.MAJORITY,
        decides_here=pot is not None and (not way.counts or deelplan is not None),
        pot=pot,
        bar=None if pot is None else PotBar(pot, fit.asked, Euro.zero(), Euro.zero(), fit.left - fit.over),
        left=fit.left,
        over=fit.over if pot is not None else Euro.zero(),
        talks=talks,
        held=held,
        next_number=held.number if held else len(talks) + 1,
        rules=None if frames is None else frames.talks,
        problems=_notes(year, notes, TalkNote.Kind.PROBLEM),
        ideas=_notes(year, notes, TalkNote.Kind.IDEA),
        minority=_notes(year, notes, TalkNote.Kind.MINORITY),
        picks=rows,
        open_numbers=tuple(row.number for row in rows if row.chosen is None and row.is_judged),
        waiting_numbers=tuple(row.number for row in rows if not row.is_judged),
        is_settled=settled,
        reopened="" if deelplan is None or settled else deelplan.reopened,
        may_run=not settled and access.can_in_unit(user, access.Act.RUN_TALK, unit),
        takes_proposals=Phase(year.phase) is Phase.PROPOSING,
    )


def _agenda(year: Year, unit: Unit, now: TalkPart) -> tuple[AgendaRow, ...]:
    rows, minutes = [], 0
    for number, (part, title, lasts) in enumerate(AGENDA, 1):
        url = reverse("talk-part", args=[year.school.brin, year.school_year, unit.pk, part.value])
        rows.append(AgendaRow(part.value, str(title), minutes, minutes + lasts, number, url, part is now))
        minutes += lasts
    return tuple(rows)


def _notes(year: Year, notes: Sequence[TalkNote], kind: TalkNote.Kind) -> tuple[NoteRow, ...]:
    """The notes of one kind, the newest first: what was typed last stands under the field."""
    return tuple(_note(year, each) for each in reversed(notes) if each.kind == kind)


def _note(year: Year, note: TalkNote) -> NoteRow:
    made = note.proposal
    url = "" if made is None else _proposal_url(year, made.number)
    return NoteRow(note.pk, note.text, note.is_gone, made.number if made else None, made.price if made else None, url)


def _proposal_url(year: Year, number: int) -> str:
    return reverse("proposal", args=[year.school.brin, year.school_year, number])


def _pick_rows(year: Year, unit: Unit, picks: Sequence[TalkPick]) -> tuple[PickRow, ...]:
    """Every proposal of a unit that can be chosen or was, in the order of their numbers."""
    meant, hours = {each.proposal_id: each for each in picks}, hours_freed(year)
    shown = (ProposalState.SUBMITTED, ProposalState.FEASIBLE, ProposalState.CHOSEN, ProposalState.NOT_CHOSEN)
    rows = Proposal.objects.filter(year=year, unit=unit, state__in=[str(state) for state in shown]).order_by("number")
    return tuple(_pick_row(year, each, meant.get(each.pk), hours.get(str(each.number), 0)) for each in rows)


def _pick_row(year: Year, proposal: Proposal, meant: TalkPick | None, hours: int) -> PickRow:
    state = ProposalState(proposal.state)
    word, tone = STATES[state]
    return PickRow(
        number=proposal.number,
        title=proposal.title,
        price=proposal.price,
        hours=hours,
        state=str(word),
        tone=tone,
        is_judged=state is not ProposalState.SUBMITTED,
        chosen=None if meant is None else meant.chosen,
        place=0 if meant is None else meant.place,
        reason="" if meant is None else meant.reason,
        in_favour=None if meant is None else meant.in_favour,
        against=None if meant is None else meant.against,
        change=0 if meant is None else meant.change,
        url=_proposal_url(year, proposal.number),
    )


def deelplan_page(year: Year, unit: Unit, user: User, on: date) -> DeelplanPage:
    """The deelplan of a unit for somebody."""
    kept = Deelplan.objects.filter(year=year, unit=unit).first()
    settled = kept is not None and kept.decided_on is not None
    rows = _settled_rows(year, kept) if kept is not None and settled else _meant_rows(year, unit)
    chosen = tuple(row for is_chosen, row in rows if is_chosen)
    pot = own_pot(year, unit, on)
    fit = fits([row.price for row in chosen], pot or Euro.zero())
    frames, way = frozen_frames(year), way_of(year, unit)
    notes = notes_of(year, unit)
    said = [each.text for each in notes if each.kind == TalkNote.Kind.MINORITY and not each.is_gone]
    return DeelplanPage(
        unit=unit,
        way=str(WAYS[way]),
        by_majority=way is Way.MAJORITY,
        is_settled=settled,
        no_plan=kept.no_plan if kept is not None and settled else "",
        decided_on=kept.decided_on if kept is not None else None,
        chosen=chosen,
        let_go=tuple(row for is_chosen, row in rows if not is_chosen),
        bar=None if pot is None else PotBar(pot, fit.asked, Euro.zero(), Euro.zero(), fit.left - fit.over),
        total=fit.asked,
        minority=tuple(kept.minority.splitlines() if kept is not None and settled else said),
        problems=tuple(each.text for each in notes if each.kind == TalkNote.Kind.PROBLEM and not each.is_gone),
        talks=tuple(Talk.objects.filter(year=year, unit=unit)),
        rules=None if frames is None else frames.talks,
        may_run=access.can_in_unit(user, access.Act.RUN_TALK, unit),
    )


def _settled_rows(year: Year, kept: Deelplan) -> list[tuple[bool, DeelplanRow]]:
    lines = DeelplanLine.objects.filter(deelplan=kept).select_related("proposal__talk_pick")
    return [
        (line.chosen, _deelplan_row(year, line.proposal, line.reason))
        for line in sorted(lines, key=lambda line: (line.order, line.proposal.number))
    ]


def _meant_rows(year: Year, unit: Unit) -> list[tuple[bool, DeelplanRow]]:
    return [(each.chosen, _deelplan_row(year, each.proposal, each.reason)) for each in picks_of(year, unit)]


def _deelplan_row(year: Year, proposal: Proposal, reason: str) -> DeelplanRow:
    meant = TalkPick.objects.filter(proposal=proposal).first()
    return DeelplanRow(
        number=proposal.number,
        title=proposal.title,
        price=proposal.price,
        reason=reason,
        in_favour=None if meant is None else meant.in_favour,
        against=None if meant is None else meant.against,
        url=_proposal_url(year, proposal.number),
    )
