# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The box of a round by keys: sheets of keys, a vote, a slip that is void. No time and no name stand with a vote."""

from __future__ import annotations

from datetime import date
from random import Random

from django.db import connection, transaction

from werkdruk.deciding import box as boxes
from werkdruk.deciding.box import Attempt, Box, Reason, Refusal, Slip, Voiding, VoteReceipt
from werkdruk.deciding.box.keys import read_slip_number
from werkdruk.kernel import WerkdrukError
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import HandedOut, KeySheet, OpenBox, Round, SlipReport, Unit, User, VoidedSlip
from werkdruk.web.queries.boxes import box_of, document_of, standing_of

SECOND = "a second member"
"""Stands beside the first one while it is looked at whether the slip can be voided at all."""


class BoxRefused(WerkdrukError):
    """What the core refuses of a round or its box; `refusal` has the sentence."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"refused: {refusal.reason}")
        self.refusal = refusal


def vote(round: Round, attempt: Attempt, *, on: date) -> VoteReceipt | Refusal:
    """The receipt of a vote that is kept when this returns, or why it is refused. The same sent again gives the same.

    Entries go to the public log when there are enough of them. Nobody is logged in and nothing of it is logged. How far
    the round is, is read before the box is locked, so that others wait as short as can be: a step that shuts the round
    takes the box away, and then there is none to vote in.
    """
    now = Round.objects.get(pk=round.pk)
    document, standing = document_of(now), standing_of(now)
    with transaction.atomic():
        kept = OpenBox.objects.select_for_update().filter(round=round).first()
        if kept is None:
            return Refusal.of(Reason.NOT_OPEN, first=document.opens, last=standing.last_day)
        try:
            before = Box.restored(document, kept.text)
        except ValueError:
            return Refusal.of(Reason.OTHER_DOCUMENT)
        after, answer = boxes.vote(before, attempt, standing, on)
        if isinstance(answer, VoteReceipt) and after is not before:
            OpenBox.objects.filter(round=round).update(text=boxes.with_batch(after).stored())
        return answer


@transaction.atomic
def make_keys(
    round: Round, unit: Unit | None, count: int, *, renew: bool, chance: Random, by: User, on: date
) -> tuple[Slip, ...]:
    """New slips, of a team where the count needs that; their keys exist in this answer alone and are kept nowhere.

    With `renew` all keys made before for the same people are worth nothing: for a sheet that got lost before the box
    opened. Raises BoxRefused when there would be more keys than people, when the box is open or gone.
    """
    access.may(by, Act.KEEP_BOX, round.year.school)
    now, held = _held(round)
    standing, label = standing_of(now), "" if unit is None else unit.name
    if renew:
        held = _unless_refused(boxes.without_keys(held, standing, label))
    if count < 1:
        raise Refused("no-keys-asked")
    if count > held.document.electorate:
        people = held.document.electorate
        raise BoxRefused(Refusal.of(Reason.MORE_KEYS_THAN_PEOPLE, people=people, keys=len(held.live) + count))
    slips = boxes.draw_slips(held.document.digest, count, source=chance.randbytes, taken=held.slots)
    _keep(now, _unless_refused(boxes.with_keys(held, [slip.slot for slip in slips], standing, label)))
    KeySheet.objects.create(round=now, unit=unit, keys=count, renewed=renew, by=by, on=on)
    log(by, "round.keys", f"{now} {count}", board=now.year.school.board, on=on)
    return slips


@transaction.atomic
def hand_out(round: Round, slips: int, *, by: User, on: date) -> None:
    """Keep how many slips the council has handed out so far. Raises Refused when there are not that many keys."""
    access.may(by, Act.KEEP_BOX, round.year.school)
    now, held = _held(round)
    if not 0 <= slips <= len(held.slots):
        raise Refused("more-than-printed", keys=len(held.slots))
    HandedOut.objects.create(round=now, slips=slips, by=by, on=on)


@transaction.atomic
def void_slip(round: Round, number: str, *, by: User, on: date) -> bool:
    """Whether the key of a slip is void now: after the first member of the council asked, a second one does it.

    The answer is the same whether the key was used or not. Raises BoxRefused for a number that is none of this vote,
    for one that is void already, and when the second is the first.
    """
    access.may(by, Act.KEEP_BOX, round.year.school)
    now, held = _held(round)
    printed = _printed(number)
    asked = SlipReport.objects.filter(round=now, number=printed).select_related("by").first()
    first, beside = (by, SECOND) if asked is None else (asked.by, by.code)
    after = _unless_refused(boxes.without_key(held, Voiding(printed, first.code, beside, on), standing_of(now)))
    if asked is None:
        SlipReport.objects.create(round=now, number=printed, by=by, on=on)
        return False
    _keep(now, after)
    VoidedSlip.objects.create(round=now, number=printed, by=first, beside=by, on=on)
    log(by, "round.slip_voided", f"{now} {printed}", board=now.year.school.board, on=on)
    return True


def sweep() -> None:
    """Nothing. What a box held is gone from the database's own files: old versions of the row, the write-ahead log."""
    heavy = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (FULL) werkdruk_openbox" if heavy else "PRAGMA wal_checkpoint(TRUNCATE)")


def throw_away(round: Round) -> None:
    """Nothing. The open box of a round is removed, and swept away once the transaction holds."""
    OpenBox.objects.filter(round=round).delete()
    transaction.on_commit(sweep, robust=True)


def _held(round: Round) -> tuple[Round, Box]:
    """The round and its open box, both kept from changing. Raises BoxRefused when there is no box."""
    now = Round.objects.select_for_update().get(pk=round.pk)
    held = box_of(now, locked=True)
    if held is None:
        raise BoxRefused(Refusal.of(Reason.NO_KEYS_NOW))
    return now, held


def _keep(round: Round, held: Box) -> None:
    OpenBox.objects.filter(round=round).update(text=held.stored())


def _unless_refused(answer: Box | Refusal) -> Box:
    if isinstance(answer, Refusal):
        raise BoxRefused(answer)
    return answer


def _printed(number: str) -> str:
    """The number as it stands on the slip. Raises BoxRefused when nobody could have typed it from one."""
    read = read_slip_number(number)
    if isinstance(read, Refusal):
        raise BoxRefused(read)
    return read
