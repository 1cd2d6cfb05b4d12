# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Holding a step against the frames of its year."""

from __future__ import annotations

from werkdruk.deciding.frames import Refusal, forbids
from werkdruk.deciding.frames.steps import Step
from werkdruk.kernel import WerkdrukError
from werkdruk.web.models import Year
from werkdruk.web.queries.frames import frozen_frames


class Forbidden(WerkdrukError):
    """A step that the frames of the year forbid; `refusals` name the clauses."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(refusal.words() for refusal in refusals))
        self.refusals = refusals


def require(year: Year, step: Step) -> tuple[Refusal, ...]:
    """What the frames remark about a step that may be done: that it comes late. Raises Forbidden for anything else."""
    frames = frozen_frames(year)
    found = () if frames is None else forbids(frames, step)
    against = tuple(refusal for refusal in found if not refusal.late)
    if against:
        raise Forbidden(against)
    return found
