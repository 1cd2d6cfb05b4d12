# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All units that talk in a year, each with how it decides and how far it is."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk.web import access
from werkdruk.web.models import Deelplan, Talk, Unit, User, Year
from werkdruk.web.queries.frames import framed_id, frozen_frames
from werkdruk.web.queries.talk_pages import WAYS, UnitRow
from werkdruk.web.queries.talks import own_pot, way_of


def talking_units(year: Year) -> list[Unit]:
    """The units of the frames, in their order; all teams and secties of the school in a year without frames."""
    units = list(Unit.objects.filter(school=year.school).order_by("kind", "name"))
    frames = frozen_frames(year)
    if frames is None:
        return [unit for unit in units if unit.kind != Unit.Kind.GROUP]
    known = {framed_id(unit): unit for unit in units}
    return [known[each.id] for each in frames.units if each.id in known]


def unit_rows(year: Year, user: User, on: date) -> tuple[UnitRow, ...]:
    """The list for somebody: the units they belong to or guide first."""
    own = {unit.pk for unit in access.units_of(user, year.school)}
    rows = [_row(year, unit, on, is_mine=unit.pk in own) for unit in talking_units(year)]
    return tuple(sorted(rows, key=lambda row: not row.is_mine))


def _row(year: Year, unit: Unit, on: date, *, is_mine: bool) -> UnitRow:
    kept = Deelplan.objects.filter(year=year, unit=unit).first()
    talks = Talk.objects.filter(year=year, unit=unit).count()
    state, tone = _state(kept, talks)
    where = [year.school.brin, year.school_year, unit.pk]
    return UnitRow(
        name=unit.name,
        way=str(WAYS[way_of(year, unit)]),
        pot=own_pot(year, unit, on),
        talks=talks,
        state=state,
        tone=tone,
        url=reverse("talk", args=where),
        deelplan_url=reverse("deelplan", args=where),
        is_mine=is_mine,
    )


def _state(kept: Deelplan | None, talks: int) -> tuple[str, str]:
    if kept is None:
        return (_("bezig"), "now") if talks else (_("nog niet begonnen"), "")
    if kept.decided_on is None:
        return _("opnieuw kiezen"), "warn"
    return (_("geen plan gemaakt"), "warn") if kept.no_plan else (_("gekozen"), "done")
