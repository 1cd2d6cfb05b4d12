# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds by keys: a draft, and every deed of school leader and council with it, from signing to publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

from django.db import transaction

from werkdruk.deciding import box as boxes
from werkdruk.deciding.box import (
    Box,
    Deed,
    Holding,
    Refusal,
    RoundAct,
    RoundDocument,
    RoundState,
    Side,
    Standing,
    done,
    faults,
)
from werkdruk.deciding.counting.ties import TieOrder
from werkdruk.deciding.frames.steps import OpenVote
from werkdruk.deciding.years import Phase, YearAct
from werkdruk.kernel import Euro
from werkdruk.kernel.digests import plain
from werkdruk.web import access
from werkdruk.web.access import Act, NotYours, Role
from werkdruk.web.actions.box_counting import keep_count, undo_count
from werkdruk.web.actions.boxes import BoxRefused, throw_away
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import advance, locked
from werkdruk.web.models import Deelplan, KeptBox, OpenBox, Round, RoundDeed, School, Unit, User, Year
from werkdruk.web.queries.box_places import CENTS, BoxPlace, box_place, settings_of
from werkdruk.web.queries.boxes import box_of, document_of, engine, standing_of
from werkdruk.web.queries.frames import framed_id
from werkdruk.web.queries.rounds import unjudged

DECIDING = frozenset({Phase.PROPOSING, Phase.CHOOSING})
ROLES: Mapping[Side, Role] = {Side.LEADER: Role.LEADER, Side.COUNCIL: Role.COUNCIL}


@transaction.atomic
def draft_round(
    year: Year, unit: Unit | None, *, opens: date, closes: date, chance: Random, by: User, on: date
) -> Round:
    """The draft of a vote by keys for a unit, or with None for the school: what both sides will sign.

    Pot, proposals, people and rule are those of the day; the lot is drawn with `chance`. A draft that is there is made
    anew and loses its signature. Raises Refused when a proposal is not judged, when there is nothing to choose, no
    money, or another vote there; Forbidden by the frames; BoxRefused when it could not be signed.
    """
    access.may(by, Act.SIGN_ROUND, year.school)
    if Phase(locked(year).phase) not in DECIDING:
        raise Refused("not-choosing-now")
    place = box_place(year, unit, on)
    require(year, OpenVote(place.settings, opens, closes, None if unit is None else framed_id(unit)))
    pot = _votable(place)
    numbers = [project.id for project in place.projects]
    chance.shuffle(numbers)
    drafted = _row(year, place, (opens, closes), pot)
    document = RoundDocument(
        round=f"{year.school.brin} {year.school_year} {drafted.pk}",
        projects=place.projects,
        budget=pot.cents,
        rule=place.rule(tuple(numbers)),
        electorate=place.people,
        electorate_digest=place.electorate.digest,
        engine=engine(),
        opens=opens,
        closes=closes,
        scale=CENTS,
        units=place.teams,
        frames=place.frames,
    )
    for fault in faults(document):
        raise BoxRefused(fault)
    drafted.document = document.as_json()
    drafted.lot = [int(number) for number in numbers]
    drafted.save()
    log(by, "round.drafted", str(drafted), board=year.school.board, on=on)
    return drafted


@transaction.atomic
def do(
    round: Round,
    act: RoundAct,
    side: Side,
    *,
    by: User,
    document: str,
    on: date,
    reasons: str = "",
    until: date | None = None,
) -> Round:
    """The round after somebody of one side did something with exactly this document; the deed is kept as a fact.

    Raises NotPossible when the act does not apply, NotYours when somebody is not of that side, BoxRefused, Refused or
    Forbidden for everything else that stands in its way.
    """
    access.may(by, Act.SIGN_ROUND, round.year.school)
    _require_side(by, side, round.year.school)
    now = Round.objects.select_for_update().get(pk=round.pk)
    held = box_of(now, locked=True)
    standing = standing_of(now)
    deed = Deed(act, side, by.code, on, document, reasons.strip(), until if act is RoundAct.PROLONG else None)
    after = done(standing, deed, held.holding if held else Holding())
    if isinstance(after, Refusal):
        raise BoxRefused(after)
    _BESIDES.get(act, _nothing)(now, after, deed, by)
    RoundDeed.objects.create(
        round=now,
        act=str(act),
        side=str(side),
        by=by,
        on=on,
        document=document,
        reasons=deed.reasons,
        until=deed.until,
    )
    now.state, now.closes = str(after.state), after.last_day
    now.save(update_fields=["state", "closes"])
    log(by, f"round.{act}", str(now), board=now.year.school.board, on=on)
    return now


def _votable(place: BoxPlace) -> Euro:
    """The pot of a place where people can vote. Raises Refused for another."""
    if place.waiting:
        raise Refused("not-judged-yet", numbers=", ".join(map(str, place.waiting)))
    if not place.projects:
        raise Refused("nothing-to-choose")
    if place.pot is None or place.pot.cents <= 0:
        raise Refused("no-money")
    if place.for_support:
        raise Refused("support-needs-label")
    return place.pot


def _row(year: Year, place: BoxPlace, days: tuple[date, date], pot: Euro) -> Round:
    """The row of the draft, new or the one there was. Raises Refused when this place votes or has decided already."""
    there = Round.objects.select_for_update().filter(year=year, unit=place.unit).exclude(state=str(RoundState.VOID))
    known = there.first()
    if known is not None and (not known.by_keys or RoundState(known.state) is not RoundState.DRAFT):
        raise Refused("votes-already")
    if Deelplan.objects.filter(year=year, unit=place.unit, decided_on__isnull=False).exists():
        raise Refused("settled-before")
    row = known or Round(year=year, unit=place.unit, by_keys=True, state=str(RoundState.DRAFT))
    row.pot = pot
    row.opens, row.closes = days
    row.electorate = place.people
    row.electors = plain(place.electorate)
    row.electorate_digest = place.electorate.digest
    row.lot = []
    row.save()
    return row


def _require_side(by: User, side: Side, school: School) -> None:
    """Passes when somebody holds the role of that side at the school. Raises NotYours otherwise."""
    if ROLES[side] not in access.roles_at(by, school):
        raise NotYours(Act.KEEP_BOX if side is Side.COUNCIL else Act.OPEN_ROUND)


def _nothing(_round: Round, _after: Standing, _deed: Deed, _by: User) -> None:
    """Nothing more than the deed itself."""


def _sign(round: Round, after: Standing, _deed: Deed, _by: User) -> None:
    """The second signature makes the box in which keys can be put."""
    if after.state is RoundState.SIGNED:
        OpenBox.objects.create(round=round, text=Box.empty(after.document).stored())


def _return(round: Round, _after: Standing, _deed: Deed, _by: User) -> None:
    throw_away(round)


def _open(round: Round, after: Standing, _deed: Deed, _by: User) -> None:
    year, document = round.year, after.document
    rule = replace(document.rule, step=document.rule.step * Fraction(1, CENTS), ties=TieOrder(document.rule.ties.ways))
    settings = replace(settings_of(year, round.unit), rule=rule)
    unit = None if round.unit is None else framed_id(round.unit)
    require(year, OpenVote(settings, document.opens, document.closes, unit))
    phase = Phase(locked(year).phase)
    if phase not in DECIDING:
        raise Refused("not-choosing-now")
    if phase is Phase.PROPOSING:
        waiting = unjudged(year)
        if waiting:
            raise Refused("not-judged-yet", numbers=", ".join(map(str, waiting)))
        advance(year, YearAct.CLOSE_PROPOSALS)


def _prolong(round: Round, _after: Standing, deed: Deed, _by: User) -> None:
    latest = round.year.school_year.last
    if deed.until is not None and deed.until > latest:
        raise Refused("closes-too-late", day=latest)


def _close(round: Round, _after: Standing, _deed: Deed, _by: User) -> None:
    """Keys and ballots part: what is kept has no key, and the box is gone in the same transaction."""
    held = box_of(round, locked=True)
    closed = boxes.closed(held or Box.empty(document_of(round)))
    if isinstance(closed, Refusal):
        raise BoxRefused(closed)
    KeptBox.objects.create(round=round, body=closed.as_json(), digest=closed.digest)
    throw_away(round)


def _count(round: Round, _after: Standing, deed: Deed, by: User) -> None:
    keep_count(round, by=by, on=deed.on)


def _void(round: Round, _after: Standing, deed: Deed, by: User) -> None:
    undo_count(round, reason=deed.reasons, by=by, on=deed.on)
    throw_away(round)


_BESIDES: Mapping[RoundAct, Callable[[Round, Standing, Deed, User], None]] = {
    RoundAct.SIGN: _sign,
    RoundAct.RETURN: _return,
    RoundAct.OPEN: _open,
    RoundAct.PROLONG: _prolong,
    RoundAct.CLOSE: _close,
    RoundAct.COUNT: _count,
    RoundAct.VOID: _void,
}
"""What else happens with the round in the transaction of a deed."""
