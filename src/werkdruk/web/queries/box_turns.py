# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is with the votes by keys of a year, and how they stand in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from werkdruk.deciding.box import RoundState
from werkdruk.deciding.years import Role
from werkdruk.web.models import Round, Year

TURNS = {
    RoundState.DRAFT: (Role.LEADER_AND_COUNCIL, gettext_lazy("tekenen het document van de stemming")),
    RoundState.SIGNED: (Role.COUNCIL, gettext_lazy("maak de stemsleutels en open de bus")),
    RoundState.OPEN: (Role.STAFF, gettext_lazy("stem met je stemsleutel")),
    RoundState.CLOSED: (Role.LEADER_AND_COUNCIL, gettext_lazy("tellen de stemmen")),
    RoundState.COUNTED: (Role.COUNCIL, gettext_lazy("maak de uitslag bekend")),
}
"""Per state whose turn it is; a vote that is published or void waits for nobody."""


@dataclass(frozen=True, slots=True)
class BoxTurn:
    """Who does what, by when (None: by the usual day)."""

    role: Role
    task: str
    by: date | None


def box_turn(year: Year, on: date) -> BoxTurn | None:
    """Whose turn it is with the vote by keys that is least far; None when none waits for anybody."""
    order = list(TURNS)
    waiting = [row for row in _rounds(year) if RoundState(row.state) in TURNS]
    if not waiting:
        return None
    first = min(waiting, key=lambda row: (order.index(RoundState(row.state)), row.closes))
    if RoundState(first.state) is RoundState.OPEN and on > first.closes:
        return BoxTurn(Role.COUNCIL, _("sluit de bus"), first.closes)
    role, task = TURNS[RoundState(first.state)]
    return BoxTurn(role, str(task), first.closes if RoundState(first.state) is RoundState.OPEN else None)


def boxes_told(year: Year) -> str:
    """How the votes by keys of a year stand, in a few words; empty without any."""
    rows = _rounds(year)
    if not rows:
        return ""
    is_open = sum(RoundState(row.state) is RoundState.OPEN for row in rows)
    if is_open:
        return ngettext("%(number)s stembus open", "%(number)s stembussen open", is_open) % {"number": is_open}
    return ngettext("%(number)s stemming met sleutels", "%(number)s stemmingen met sleutels", len(rows)) % {
        "number": len(rows)
    }


def _rounds(year: Year) -> list[Round]:
    rows = Round.objects.filter(year=year, by_keys=True).exclude(state=str(RoundState.VOID))
    return list(rows.order_by("pk"))
