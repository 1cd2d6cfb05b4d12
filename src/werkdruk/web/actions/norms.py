# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A board that says itself what an fte costs and how long a year is."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.kernel import Euro
from werkdruk.planning import NotPriced, StaffGroup, TimeNorm, own_norm
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Board, BoardNorm, User
from werkdruk.web.queries.norms import TIME, TIMES


@transaction.atomic
def set_cost(board: Board, staff: StaffGroup, per_fte: Euro, *, year: int, source: str, by: User, on: date) -> None:
    """Keeps what an fte of that staff costs the board, from now on; the same given twice changes nothing.

    Proposals that are there keep the price they have. Raises Refused without a source, NotPriced when it cannot be.
    """
    access.may(by, access.Act.SET_NORMS, board)
    _require_source(source)
    own_norm(staff, per_fte, year=year, source=source.strip())
    _keep(board, staff, {"per_fte": per_fte}, year=year, source=source, by=by, on=on)


@transaction.atomic
def set_time(board: Board, time: TimeNorm, *, year: int, source: str, by: User, on: date) -> None:
    """Keeps how long a year and a lesson are at the schools of the board. Raises Refused without a source."""
    access.may(by, access.Act.SET_NORMS, board)
    _require_source(source)
    figures = {name: getattr(time, name) for name in TIMES}
    _keep(board, TIME, figures, year=year, source=source, by=by, on=on)


@transaction.atomic
def back_to_national(board: Board, subject: str, *, by: User, on: date) -> None:
    """Ends the board's own norm of a subject, so that the national one holds again; without one nothing changes.

    Raises NotPriced for a subject there is no norm of.
    """
    access.may(by, access.Act.SET_NORMS, board)
    if subject not in {*StaffGroup, TIME}:
        raise NotPriced("subject", "is unknown")
    newest = BoardNorm.objects.filter(board=board, subject=subject).last()
    if newest is None or newest.is_national:
        return
    _keep(board, subject, {"is_national": True}, year=on.year, source=newest.source, by=by, on=on)


def _require_source(source: str) -> None:
    if not source.strip():
        raise Refused("no-source-of-amount")


def _keep(
    board: Board, subject: str, figures: dict[str, object], *, year: int, source: str, by: User, on: date
) -> None:
    Board.objects.select_for_update().get(pk=board.pk)
    told = {**figures, "year": year, "source": source.strip()}
    newest = BoardNorm.objects.filter(board=board, subject=subject).last()
    if newest is not None and all(getattr(newest, name) == value for name, value in told.items()):
        return
    BoardNorm.objects.create(board=board, subject=subject, by=by, on=on, **told)
    log(by, "norms.set", f"{subject} {year}", board=board, on=on)
