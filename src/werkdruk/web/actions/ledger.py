# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way into the ledger: an entry, whole, once; and what the council agreed to, which money is committed on.

The SQL stands in `ledger_guard.writing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction

from werkdruk.ledger import IdTaken, WrongCorrection
from werkdruk.web.ledger_guard import Refusal, RefusedByGuard, refusal_in
from werkdruk.web.ledger_guard.writing import Line, Row, keep, show_boards

if TYPE_CHECKING:
    from werkdruk.ledger import Entry, Posting
    from werkdruk.web.models import Plan

DECIDE = """
    INSERT INTO ledger_decision (board, school, school_year, version, measure, amount_cents, on_day, act_id)
    SELECT board.number, school.brin, year.school_year, plan.version, line.measure, line.amount_cents, act."on", act.id
    FROM werkdruk_plan AS plan
    JOIN werkdruk_councilact AS act ON act.id = (
        SELECT min(yes.id) FROM werkdruk_councilact AS yes
        WHERE yes.plan_id = plan.id AND yes.act IN ('consent', 'accept-conditions', 'ratify', 'grant'))
    JOIN werkdruk_planline AS line ON line.plan_id = plan.id
    JOIN werkdruk_year AS year ON year.id = plan.year_id
    JOIN werkdruk_school AS school ON school.id = year.school_id
    JOIN werkdruk_board AS board ON board.id = school.board_id
    WHERE plan.id = %s AND NOT EXISTS (
        SELECT 1 FROM ledger_decision AS known
        WHERE known.board = board.number AND known.school = school.brin AND known.school_year = year.school_year
            AND known.version = plan.version AND known.measure = line.measure)
"""


def keep_entry(entry: Entry) -> bool:
    """Whether `entry` was kept now; False when it was there already, so that sending twice books once.

    Raises IdTaken when its id is of an entry with other content, WrongCorrection when the entry it corrects does not
    allow it, RefusedByGuard when the database refuses it for another reason.
    """
    try:
        return keep(connection, _row(entry))
    except RefusedByGuard as refused:
        raise IdTaken(entry.id) from refused
    except IntegrityError as error:
        refusal = refusal_in(error)
        if refusal is None:
            raise
        if refusal is Refusal.ID_TAKEN:
            raise IdTaken(entry.id) from error
        if refusal is Refusal.WRONG_CORRECTION and entry.corrects is not None:
            raise WrongCorrection(entry.id, entry.corrects, "the ledger refuses it") from error
        raise RefusedByGuard(refusal) from error


@transaction.atomic
def keep_decisions(plan: Plan) -> None:
    """Nothing; the ledger then knows what each measure of a plan may cost, by the council's first yes to it."""
    show_boards(connection, str(plan.year.school.board.number))
    with connection.cursor() as cursor:
        cursor.execute(DECIDE, [plan.pk])


def _row(entry: Entry) -> Row:
    board = str(entry.postings[0].account.earmark.board)
    lines = tuple(_line(posting) for posting in entry.postings)
    return Row(
        entry.id,
        board,
        entry.on.isoformat(),
        str(entry.kind),
        entry.document,
        entry.text,
        entry.corrects,
        entry.digest(),
        lines,
    )


def _line(posting: Posting) -> Line:
    account = posting.account
    return (
        str(account.kind),
        None if account.school is None else str(account.school),
        None if account.school_year is None else account.school_year.start,
        account.earmark.scheme,
        account.earmark.year.year,
        account.measure,
        posting.amount.cents,
    )
