# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing down what the council's own rules of a school say: who decides, and how long the council has to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from werkdruk.deciding.consent import Reach
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import CouncilRules, School, User

WEEKS_MAX = 26


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What the rules say: see `CouncilRules`."""

    reach: Reach = Reach.SCHOOL
    site_council: bool = False
    reply_weeks: int | None = None
    pauses: tuple[tuple[date, date], ...] = ()
    source: str = ""


@transaction.atomic
def write_down(school: School, rules: OwnRules, *, by: User, on: date) -> CouncilRules:
    """The rules as they hold from now on; a plan that was asked before keeps the ones of then.

    Raises Refused when the term is not 1 to WEEKS_MAX weeks, says nothing of where it stands, when a pause ends before
    it starts, or when the matter is one person's own right.
    """
    access.may(by, access.Act.SET_COUNCIL_RULES, school)
    if rules.reach is Reach.PERSON:
        raise Refused("no-council")
    if rules.reply_weeks is not None and not 1 <= rules.reply_weeks <= WEEKS_MAX:
        raise Refused("weeks-out-of-range", most=WEEKS_MAX)
    if (rules.reply_weeks is not None or rules.pauses) and not rules.source.strip():
        raise Refused("no-source")
    if any(last < first for first, last in rules.pauses):
        raise Refused("pause-backwards")
    kept = CouncilRules.objects.create(
        school=school,
        reach=str(rules.reach),
        site_council=rules.site_council,
        reply_weeks=rules.reply_weeks,
        pauses=[[first.isoformat(), last.isoformat()] for first, last in sorted(rules.pauses)],
        source=rules.source.strip(),
        on=on,
        by=by,
    )
    log(by, "council.rules", str(school.brin), board=school.board, on=on)
    return kept
