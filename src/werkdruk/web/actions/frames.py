# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the frames down, and holding a later step against them. What is done with a draft is in `agreeing`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from werkdruk.deciding.frames import Frames, FramesState, Hindrance, Refusal, forbids, frames_of
from werkdruk.deciding.frames.steps import Amend, Step
from werkdruk.deciding.years import Phase
from werkdruk.kernel import WerkdrukError
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import FramesVersion, User, Year
from werkdruk.web.queries.frames import first_frames, frozen_frames
from werkdruk.web.queries.framing import ideas_in, unit_names, version_in_hand, with_names

BEFORE_IDEAS = frozenset({Phase.FRAMES, Phase.PROPOSING})
"""The phases in which frames can be written; from the first idea on they cannot."""


class Forbidden(WerkdrukError):
    """A step that the frames of the year forbid; `refusals` name the clauses."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(refusal.words() for refusal in refusals))
        self.refusals = refusals


class Hindered(WerkdrukError):
    """Something that cannot be done with frames now; `hindrances` say all that stands in its way."""

    def __init__(self, hindrances: tuple[Hindrance, ...]) -> None:
        super().__init__("; ".join(each.words() for each in hindrances))
        self.hindrances = hindrances


def require(year: Year, step: Step) -> tuple[Refusal, ...]:
    """What the frames remark about a step that may be done: that it comes late. Raises Forbidden for anything else."""
    frames = frozen_frames(year)
    found = () if frames is None else forbids(frames, step)
    against = tuple(refusal for refusal in found if not refusal.late)
    if against:
        names = unit_names(year.school)
        raise Forbidden(tuple(replace(refusal, why=with_names(refusal.why, names)) for refusal in against))
    return found


@transaction.atomic
def draft_frames(year: Year, *, by: User, on: date) -> FramesVersion:
    """The draft to work on: the version in hand while it does not hold yet, else a new one.

    A new one starts from the frames that hold, from the text that was withdrawn, or from what suits the school. Raises
    Refused when the year is past its proposals, and Forbidden or Refused when a proposal was made.
    """
    access.may(by, access.Act.SET_FRAMES, year.school)
    now = Year.objects.select_for_update().get(pk=year.pk)
    hand = version_in_hand(year)
    if hand is not None and FramesState(hand.state) is not FramesState.FROZEN:
        return hand
    if Phase(now.phase) not in BEFORE_IDEAS:
        raise Refused("frames-too-late")
    require(year, Amend(ideas_in(year)))
    if ideas_in(year):
        raise Refused("frames-too-late")
    last = FramesVersion.objects.filter(year=year).order_by("version").last()
    made = _keep(year, last.version + 1 if last else 1, _text(year, hand or last, on), on)
    log(by, "frames.drafted", str(made), board=year.school.board, on=on)
    return made


def _text(year: Year, last: FramesVersion | None, on: date) -> Frames:
    if last is None:
        return first_frames(year, on)
    text = frames_of(last.body)
    if FramesState(last.state) is FramesState.FROZEN:
        return replace(text, version=text.version + 1, replaces=text.digest)
    return text


def _keep(year: Year, number: int, frames: Frames, on: date) -> FramesVersion:
    return FramesVersion.objects.create(
        year=year,
        version=number,
        state=str(FramesState.DRAFT),
        body=frames.as_json(),
        digest=frames.digest,
        made_on=on,
    )


@transaction.atomic
def change_draft(version: FramesVersion, frames: Frames, *, seen: str, by: User, on: date) -> FramesVersion:
    """The draft with this text in place of the one whose digest is `seen`; the same sent twice changes nothing.

    Year, version and what it replaces stay what they are. Raises Refused when it is no draft any more, and when
    somebody else changed it since: nothing of theirs is lost then.
    """
    access.may(by, access.Act.SET_FRAMES, version.year.school)
    now = FramesVersion.objects.select_for_update().get(pk=version.pk)
    if FramesState(now.state) is not FramesState.DRAFT:
        raise Refused("frames-fixed")
    old = frames_of(now.body)
    text = replace(frames, year=old.year, version=old.version, replaces=old.replaces)
    if text.digest == now.digest:
        return now
    if now.digest != seen:
        raise Refused("frames-changed")
    now.body, now.digest = text.as_json(), text.digest
    now.save(update_fields=["body", "digest"])
    log(by, "frames.changed", f"{now} {text.digest}", board=version.year.school.board, on=on)
    return now
