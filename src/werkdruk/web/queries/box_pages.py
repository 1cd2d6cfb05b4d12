# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of leader and council about votes by keys: where one can be held, what is signed, keys, closing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding import box as boxes
from werkdruk.deciding.box import (
    LIMITS,
    Box,
    ClosedBox,
    Deed,
    Disclosure,
    Holding,
    Refusal,
    RoundAct,
    RoundDocument,
    RoundState,
    Side,
    Standing,
    done,
)
from werkdruk.deciding.box.rounds import SIDES, possible
from werkdruk.deciding.frames import wording
from werkdruk.kernel import Euro
from werkdruk.web import access
from werkdruk.web.access import Act, Role
from werkdruk.web.models import Round, RoundDeed, SlipReport, User, Year
from werkdruk.web.queries.box_places import BoxPlace, box_places, settings_of
from werkdruk.web.queries.boxes import box_of, disclosure_of, document_of, kept_box, signatures, standing_of
from werkdruk.web.wording import language

STATES = {
    RoundState.DRAFT: gettext_lazy("concept"),
    RoundState.SIGNED: gettext_lazy("getekend"),
    RoundState.OPEN: gettext_lazy("open"),
    RoundState.CLOSED: gettext_lazy("gesloten"),
    RoundState.COUNTED: gettext_lazy("geteld"),
    RoundState.PUBLISHED: gettext_lazy("bekendgemaakt"),
    RoundState.VOID: gettext_lazy("ongeldig"),
}
ACTS = {
    RoundAct.SIGN: gettext_lazy("getekend"),
    RoundAct.RETURN: gettext_lazy("terug naar concept"),
    RoundAct.OPEN: gettext_lazy("bus geopend"),
    RoundAct.PROLONG: gettext_lazy("verlengd"),
    RoundAct.CLOSE: gettext_lazy("bus gesloten"),
    RoundAct.COUNT: gettext_lazy("geteld"),
    RoundAct.PUBLISH: gettext_lazy("bekendgemaakt"),
    RoundAct.VOID: gettext_lazy("ongeldig verklaard"),
}
WHO = {Side.LEADER: gettext_lazy("schoolleiding"), Side.COUNCIL: gettext_lazy("PMR")}
SIDE_OF = {Role.LEADER: Side.LEADER, Role.COUNCIL: Side.COUNCIL}
TURNOUT_STEP = 10
"""The turnout of an open box is told in whole tens, and only from the limit for whole ballots on."""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One place where people can vote by keys, with its vote when there is one."""

    unit: str
    unit_id: int
    people: int
    pot: Euro | None
    proposals: int
    waiting: tuple[int, ...]
    opens: date
    closes: date
    round: int | None
    state: str
    may_draft: bool
    is_too_small: bool


@dataclass(frozen=True, slots=True)
class DeedLine:
    """Something that was done with a round."""

    what: str
    who: str
    by: str
    on: date
    until: date | None
    reasons: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """The keys of one group of voters: its name (empty for everybody), its unit (0 for none), how many of how many."""

    name: str
    unit_id: int
    people: int
    keys: int

    @property
    def left(self) -> int:
        """How many keys can still be made."""
        return self.people - self.keys


@dataclass(frozen=True, slots=True)
class Step:
    """A deed that somebody can do now: the act, the side it is done for, and what stands in its way (or nothing)."""

    act: str
    side: str
    hindrance: str


@dataclass(frozen=True, slots=True)
class PricedProject:
    """One proposal of the document: its number, its title and its price."""

    number: str
    name: str
    price: Euro


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One vote by keys. `turnout` is None where it may not be told; `ballots` is None before closing."""

    round: Round
    unit: str
    state: str
    label: str
    document: RoundDocument
    digest: str
    projects: tuple[PricedProject, ...]
    lines: tuple[str, ...]
    concerns: tuple[str, ...]
    pot: Euro
    last_day: date
    signed: tuple[DeedLine, ...]
    missing: tuple[str, ...]
    sheets: tuple[SheetLine, ...]
    printed: int
    handed_out: int | None
    turnout: int | None
    reported: tuple[str, ...]
    voided: tuple[str, ...]
    deeds: tuple[DeedLine, ...]
    steps: tuple[Step, ...]
    ballots: int | None
    is_public: bool
    keeps_box: bool
    takes_keys: bool
    may_renew: bool
    is_labelled: bool


def box_rows(year: Year, user: User, on: date) -> tuple[BoxRow, ...]:
    """Every place of a year where people can vote by keys."""
    may = access.can(user, Act.SIGN_ROUND, year.school)
    rows = {row.unit_id: row for row in Round.objects.filter(year=year, by_keys=True).order_by("pk")}
    return tuple(
        _box_row(place, rows.get(place.unit.pk if place.unit else None), may=may) for place in box_places(year, on)
    )


def rounds_by_keys(year: Year) -> tuple[tuple[int, str, str], ...]:
    """The number, the unit (empty for the school) and the state in words of every vote by keys of a year."""
    rows = Round.objects.select_related("unit").filter(year=year, by_keys=True).order_by("pk")
    return tuple((row.pk, row.unit.name if row.unit else "", str(STATES[RoundState(row.state)])) for row in rows)


def round_in(year: Year, number: int) -> Round | None:
    """The vote by keys of a year with that number; None for any other."""
    rows = Round.objects.select_related("year__school__board", "unit")
    return rows.filter(year=year, pk=number, by_keys=True).first()


def round_page(round: Round, user: User, on: date) -> RoundPage:
    """The page of one vote for somebody."""
    document, standing, held, kept = document_of(round), standing_of(round), box_of(round), kept_box(round)
    deeds = list(RoundDeed.objects.filter(round=round).select_related("by"))
    keeps = access.can(user, Act.KEEP_BOX, round.year.school)
    given = round.handed_out.last()
    voided = held.voided_numbers if held else kept.voided if kept else ()
    asked = SlipReport.objects.filter(round=round).exclude(number__in=voided).values_list("number", flat=True)
    return RoundPage(
        round=round,
        unit=round.unit.name if round.unit else "",
        state=round.state,
        label=str(STATES[standing.state]),
        document=document,
        digest=document.digest,
        projects=tuple(PricedProject(each.id, each.name, Euro(each.cost)) for each in document.projects),
        lines=tuple(_lines(round, document)),
        concerns=_concerns(document),
        pot=round.pot,
        last_day=standing.last_day,
        signed=tuple(map(_deed_line, signatures(round, deeds))),
        missing=tuple(str(WHO[side]) for side in Side if side not in dict(standing.signed)),
        sheets=_sheets(round, held),
        printed=len(held.live) if held else kept.keys if kept else 0,
        handed_out=given.slips if given else None,
        turnout=_turnout(held, kept),
        reported=tuple(asked) if keeps else (),
        voided=voided,
        deeds=tuple(map(_deed_line, deeds)),
        steps=tuple(_steps(round, standing, held, (user, on))),
        ballots=len(kept.ballots) if kept else None,
        is_public=disclosure_of(round) is Disclosure.BALLOTS,
        keeps_box=keeps,
        takes_keys=standing.takes_keys,
        may_renew=standing.state is RoundState.SIGNED,
        is_labelled=bool(document.units),
    )


def whole_ballots(round: Round) -> str | None:
    """The `.pb` file of a counted vote, for the council, which may always see it; None before the count."""
    outcome = getattr(round, "outcome", None)
    return None if outcome is None else str(outcome.election)


def _box_row(place: BoxPlace, kept: Round | None, *, may: bool) -> BoxRow:
    state = RoundState(kept.state) if kept else None
    return BoxRow(
        unit=place.unit.name if place.unit else "",
        unit_id=place.unit.pk if place.unit else 0,
        people=place.people,
        pot=place.pot,
        proposals=len(place.projects),
        waiting=place.waiting,
        opens=place.opens,
        closes=place.closes,
        round=kept.pk if kept else None,
        state=str(STATES[state]) if state else "",
        may_draft=may and state in {None, RoundState.DRAFT, RoundState.VOID} and place.people >= LIMITS.vote_min,
        is_too_small=place.people < LIMITS.vote_min,
    )


def _lines(round: Round, document: RoundDocument) -> Iterator[str]:
    """How is counted, in the words of the frames."""
    rule, settings = document.rule, settings_of(round.year, round.unit)
    step = str(rule.step * Fraction(1, document.scale))
    completion = wording.COMPLETIONS[rule.completion].told(step=step)
    yield wording.METHODS[rule.method](language(), utility=wording.UTILITIES[rule.utility], completion=completion)
    yield wording.PART_TIME[rule.part_time](language())
    yield wording.TIES(language(), ways=tuple(wording.TIE_WAYS[way] for way in rule.ties.ways))
    if rule.ties.lot:
        yield _("Het lot is getrokken. De volgorde is: %(lot)s.") % {"lot": ", ".join(rule.ties.lot)}
    yield wording.SUGGESTED(language(), approvals=settings.approvals_min)
    if settings.quorum:
        yield wording.QUORUM(language(), part=wording.part(settings.quorum))
    if rule.floor:
        names = ", ".join(f"{name} ({people})" for name, people in document.units)
        yield _("Elk team heeft een vloer van %(floor)s. Op een stem staat het team bij: %(teams)s.") % {
            "floor": str(rule.floor),
            "teams": names,
        }


def _concerns(document: RoundDocument) -> tuple[str, ...]:
    groups = document.groups.values() if document.units else ()
    found = boxes.concerns(document.electorate, len(document.projects), groups)
    return tuple(told(language()) for told in found)


def _deed_line(deed: RoundDeed) -> DeedLine:
    return DeedLine(
        str(ACTS[RoundAct(deed.act)]), str(WHO[Side(deed.side)]), deed.by.label, deed.on, deed.until, deed.reasons
    )


def _sheets(round: Round, held: Box | None) -> tuple[SheetLine, ...]:
    if held is None:
        return ()
    ids = dict(round.year.school.units.values_list("name", "pk"))
    return tuple(
        SheetLine(name, ids.get(name, 0), people, held.live_of(name)) for name, people in held.document.groups.items()
    )


def _turnout(held: Box | None, kept: ClosedBox | None) -> int | None:
    """How many voted, as far as that may be told: while the box is open in tens, and not below the limit."""
    if kept is not None:
        return len(kept.ballots)
    voted = len(held.cast) if held else 0
    return voted // TURNOUT_STEP * TURNOUT_STEP if voted >= LIMITS.ballots_min else None


def _steps(round: Round, standing: Standing, held: Box | None, who: tuple[User, date]) -> Iterator[Step]:
    """What somebody can do with the round on a day, for each side they hold a role of, and what stands in its way."""
    user, on = who
    sides = [side for role, side in SIDE_OF.items() if role in access.roles_at(user, round.year.school)]
    seen = set[RoundAct]()
    for side in sides:
        for act in possible(standing.state):
            if side not in SIDES[act] or act in seen or (act is RoundAct.SIGN and side in dict(standing.signed)):
                continue
            deed = Deed(act, side, user.code, on, standing.document.digest, "-", date.max)
            after = done(standing, deed, held.holding if held else Holding())
            yield Step(str(act), str(side), after.told(language()) if isinstance(after, Refusal) else "")
            seen |= set() if act is RoundAct.SIGN else {act}
