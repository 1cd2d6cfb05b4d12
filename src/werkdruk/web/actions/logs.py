# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log row of an action."""

from __future__ import annotations

from datetime import date

from werkdruk.web.models import Board, Event, User


def log(by: User, verb: str, what: str, *, board: Board, on: date) -> None:
    """Keeps that somebody did something; call it in the transaction of the action itself."""
    Event.objects.create(board=board, by=by, verb=verb, what=what, on=on)
