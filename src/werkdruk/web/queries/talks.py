# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The talks of a unit: how many were held, what was said, what is meant to be chosen, and within which pot."""

from __future__ import annotations

from datetime import date

from werkdruk.deciding.frames import Way
from werkdruk.kernel import Euro
from werkdruk.web.models import Deelplan, Talk, TalkNote, TalkPick, Unit, Year
from werkdruk.web.queries.counted_places import money_left
from werkdruk.web.queries.frames import framed_id, frozen_frames, unit_pots

NoteKind = TalkNote.Kind
"""What sort of thing was said."""


def unit_in(year: Year, unit: int) -> Unit | None:
    """A unit of the school of a year; None when it is of another."""
    return Unit.objects.filter(school=year.school, pk=unit).first()


def note_in(year: Year, unit: Unit, note: int) -> TalkNote | None:
    """A note of the talks of a unit; None when it is of another."""
    rows = TalkNote.objects.select_related("year__school__board", "unit", "proposal")
    return rows.filter(pk=note, year=year, unit=unit).first()


def talks_held(year: Year, unit: Unit) -> int:
    """How many talks a unit has held in a year."""
    return Talk.objects.filter(year=year, unit=unit).count()


def way_of(year: Year, unit: Unit) -> Way:
    """How a unit decides; in a year without frames, and a unit the frames do not know, in the count of the school."""
    frames = frozen_frames(year)
    framed = None if frames is None else frames.unit(framed_id(unit))
    return Way.SCHOOL_COUNT if framed is None else framed.way


def own_pot(year: Year, unit: Unit, on: date) -> Euro | None:
    """What a unit has to choose with; None when it has no pot of its own, or nothing is known of it.

    Once the unit has decided it is the pot it decided within.
    """
    settled = Deelplan.objects.filter(year=year, unit=unit, decided_on__isnull=False, no_plan="").first()
    if settled is not None:
        return settled.pot
    left = money_left(year, on)
    if left is None or left.cents <= 0:
        return None
    pots = unit_pots(year, left, on)
    return pots.get(framed_id(unit))


def picks_of(year: Year, unit: Unit) -> list[TalkPick]:
    """What a unit means to do, in the order of choosing; what is let go comes last."""
    rows = TalkPick.objects.filter(year=year, unit=unit).select_related("proposal")
    return sorted(rows, key=lambda pick: (not pick.chosen, pick.place, pick.proposal.number))


def notes_of(year: Year, unit: Unit) -> list[TalkNote]:
    """Everything that was said, in its order; also what was taken back."""
    return list(TalkNote.objects.filter(year=year, unit=unit).select_related("proposal"))


def minority_of(year: Year, unit: Unit) -> str:
    """The views of those who wanted something else, one on a line."""
    rows = TalkNote.objects.filter(year=year, unit=unit, kind=TalkNote.Kind.MINORITY, is_gone=False)
    return "\n".join(rows.values_list("text", flat=True))
