# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting what came out of a box, kept just like any other count; and undoing it when the round is void."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from werkdruk.deciding import box as boxes
from werkdruk.deciding.counting import write_pb
from werkdruk.deciding.frames.steps import SettleVote
from werkdruk.deciding.years import Phase
from werkdruk.web.actions.choices import reopen, settle
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import CountedOutcome, Deelplan, Round, User
from werkdruk.web.queries.box_places import way_of
from werkdruk.web.queries.boxes import document_of, kept_box
from werkdruk.web.queries.counts import count, rule_text
from werkdruk.web.queries.verdicts import reasons_to_keep


def keep_count(round: Round, *, by: User, on: date) -> CountedOutcome:
    """The count of a closed box, kept with the election as a text, and settled as the deelplan of its place.

    Raises Forbidden when too few took part for the frames, and whatever `settle` raises.
    """
    kept, document = kept_box(round), document_of(round)
    if kept is None:
        raise Refused("nobody-voted")
    require(round.year, SettleVote(len(kept.ballots), document.electorate, stands=True))
    year = round.year
    rule = rule_text(replace(document.rule, step=document.rule.step * Fraction(1, document.scale)))
    facts = (
        ("description", f"Werkdrukmiddelen {year.school.brin} {year.school_year}"),
        ("date_begin", round.opens.isoformat()),
        ("date_end", round.closes.isoformat()),
        ("document", document.digest),
        ("rule", rule),
        ("lot", ",".join(document.rule.ties.lot)),
    )
    text = write_pb(replace(boxes.election(document, kept), facts=facts))
    counted = count(text, document.rule.ties.lot, rule)
    outcome = CountedOutcome.objects.create(round=round, election=text, rule=rule, digest=counted.digest, counted_on=on)
    chosen, let_go = reasons_to_keep(round, counted)
    settle(
        year,
        unit=round.unit,
        way=way_of(round.unit),
        pot=round.pot,
        chosen=chosen,
        let_go=let_go,
        round=round,
        by=by,
        on=on,
    )
    return outcome


def undo_count(round: Round, *, reason: str, by: User, on: date) -> None:
    """Nothing. The place of a round that is void chooses again, from proposals that are feasible as before.

    Raises Refused when a plan was made of it already.
    """
    deelplan = Deelplan.objects.filter(round=round, decided_on__isnull=False).first()
    if deelplan is None:
        return
    if Phase(locked(round.year).phase) is not Phase.CHOOSING:
        raise Refused("plan-made-of-it")
    reopen(deelplan, reason=reason, by=by, on=on)
