# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of a pot comes back next year, and the fall when one-off money ends: seen before it comes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from werkdruk.kernel import Euro, SchoolYear
from werkdruk.planning import Pot, PotLineKind
from werkdruk.scenarios import Certainty, Stream, YearOutlook, outlook
from werkdruk.web import drawing
from werkdruk.web.wording import euro


@dataclass(frozen=True, slots=True)
class PotOutlook:
    """What of a pot is there every year by agreement and what only once, drawn over this school year and the next.

    `per_cent` is how much of this year's money the next year lacks, rounded down.
    """

    structural: Euro
    one_off: Euro
    per_cent: int
    title: str
    drawing: SafeString
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def outlook_of(pot: Pot) -> PotOutlook | None:
    """The outlook of a pot; None when nothing of it ends, so that there is no fall to see."""
    years = (pot.school_year, pot.school_year.next())
    this, following = outlook(_streams(pot), years)
    if not this.one_off.cents > 0 or this.structural.cents < 0 or this.cliff is None:
        return None
    title = _("Dit schooljaar en het volgende")
    points = [_point(this, is_known=True), _point(following, is_known=False)]
    description = _("Van %(now)s dit schooljaar naar %(then)s in het volgende.") % {
        "now": euro(this.secured),
        "then": euro(following.secured),
    }
    svg = drawing.steps(points, drawing.Words("vooruitblik", title, description))
    return PotOutlook(
        structural=this.structural,
        one_off=this.one_off,
        per_cent=this.cliff // 10,
        title=title,
        drawing=mark_safe(svg),  # noqa: S308 - made by werkdruk.web.drawing, which escapes every text
        heads=(_("Schooljaar"), _("Elk jaar"), _("Eenmalig"), _("Samen")),
        rows=tuple(_row(each) for each in (this, following)),
    )


def _streams(pot: Pot) -> list[Stream]:
    """The lines of a pot as streams: funding is structural by the agreement, all other money ends with the year."""
    here: SchoolYear = pot.school_year
    return [
        Stream(line.source, line.amount, here, None, Certainty.STRUCTURAL)
        if line.kind is PotLineKind.FUNDING
        else Stream(line.source, line.amount, here, here, Certainty.ONE_OFF)
        for line in pot.lines
    ]


def _point(year: YearOutlook, *, is_known: bool) -> drawing.Point:
    return drawing.Point(str(year.year), year.secured.cents, euro(year.secured), secured=is_known)


def _row(year: YearOutlook) -> tuple[str, ...]:
    return str(year.year), euro(year.structural), euro(year.one_off), euro(year.secured)
