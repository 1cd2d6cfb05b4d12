# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting the year of a school, and taking it from one phase to the next."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.years import Phase, YearAct, after
from werkdruk.kernel import SchoolYear
from werkdruk.web import access
from werkdruk.web.actions.frames import draft_frames
from werkdruk.web.actions.logs import log
from werkdruk.web.models import School, User, Year


@transaction.atomic
def start_year(school: School, school_year: SchoolYear, *, by: User, on: date) -> Year:
    """The year with a first draft of its frames; the one that is there already when it was started before.

    Proposals can be made from the day the frames are frozen.
    """
    access.may(by, access.Act.START_YEAR, school)
    School.objects.select_for_update().get(pk=school.pk)
    found = Year.objects.filter(school=school, school_year=school_year.start).first()
    if found is not None:
        return found
    year = Year.objects.create(school=school, school_year=school_year, phase=str(Phase.FRAMES), started_on=on)
    log(by, "year.started", str(year), board=school.board, on=on)
    draft_frames(year, by=by, on=on)
    return year


def advance(year: Year, act: YearAct) -> Phase:
    """The phase of `year` after `act`, kept; call it in the transaction of the action that brings it about.

    Raises NotPossible when `act` does not apply in the phase the year has now, whatever the caller's record says.
    """
    now = locked(year)
    phase = after(Phase(now.phase), act)
    now.phase = str(phase)
    now.save(update_fields=["phase"])
    year.phase = now.phase
    return phase


def locked(year: Year) -> Year:
    """The year as it is now, kept from changing until the transaction ends."""
    return Year.objects.select_for_update().get(pk=year.pk)
