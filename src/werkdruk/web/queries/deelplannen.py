# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What all places chose, put together: each line with who chose it, doubles joined, and made to fit by the frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from werkdruk.deciding.frames import OverBudget, Way
from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, Language, split
from werkdruk.planning import ChosenLine, Dropped, Part, PlanLine, Shrunk, UnitPlan, cut_all, drop_last, joined, merge
from werkdruk.planning import Plan as PlanValue
from werkdruk.web.models import CountedOutcome, Deelplan, JoinedMeasure, Poll, Proposal, Unit, Year
from werkdruk.web.queries.counted_places import money_left
from werkdruk.web.queries.frames import framed_id, frozen_frames, unit_pots
from werkdruk.web.queries.plans import is_agreed, line_of, refused_on_the_way

DECIDING = frozenset({Phase.PROPOSING, Phase.CHOOSING})
"""The phases in which a place can choose."""
SCHOOL = ""
"""The key of the count of the whole school."""
NOT_DISCUSSED = "Niet gekozen: hierover is niet beslist toen er gekozen werd."
NO_PLAN = "De eenheid maakte geen plan: {reason}"
"""Kept with the plan in Dutch, as people read it."""
WHICH_PACKAGE = "Het plan kost meer dan er is. Welk pakket kies je?"
PACKAGES = {
    OverBudget.DROP_LAST: "zonder wat als laatste gekozen is",
    OverBudget.CUT_ALL: "alles, en van elke maatregel hetzelfde deel eraf",
}
"""The packages personnel choose between when the plan costs too much, in this order between equals."""


@dataclass(frozen=True, slots=True)
class ChoosingPlace:
    """A place that chooses within a pot of its own: a unit, or with None the count of the whole school."""

    key: str
    unit: Unit | None
    way: Way
    deelplan: Deelplan | None
    pot: Euro

    @property
    def is_settled(self) -> bool:
        """Whether it chose, or was written down as having made no plan."""
        return self.deelplan is not None and self.deelplan.decided_on is not None


@dataclass(frozen=True, slots=True)
class Merged:
    """All that was chosen, joined where people joined it. `pot` is None while nothing is known of it.

    `shrunk` is the plan made to fit; None when people still have to say how. `rule` is that of the frames, None in a
    year without.
    """

    chosen: tuple[ChosenLine, ...]
    dropped: tuple[Dropped, ...]
    pot: Euro | None
    rule: OverBudget | None
    shrunk: Shrunk | None

    @property
    def total(self) -> Euro:
        """What was chosen costs, before it is made to fit."""
        return Euro.sum(each.line.amount for each in self.chosen)

    @property
    def over(self) -> Euro:
        """How much more than the pot that is; zero when it fits, or nothing is known."""
        if self.pot is None or self.total <= self.pot:
            return Euro.zero()
        return self.total - self.pot


def deelplan_in(year: Year, unit: int) -> Deelplan | None:
    """The deelplan of a unit in a year, settled or not; None when there is none."""
    rows = Deelplan.objects.select_related("year__school__board", "unit", "round")
    return rows.filter(year=year, unit=unit).first()


def joined_in(year: Year, joined: int) -> JoinedMeasure | None:
    """What people joined in a year; None when there is no such."""
    return JoinedMeasure.objects.select_related("year__school__board").filter(year=year, pk=joined).first()


def by_deelplan(year: Year) -> bool:
    """Whether the plan of a year is made of deelplannen: it has frames, and no count that came before them."""
    if frozen_frames(year) is None:
        return False
    return Deelplan.objects.filter(year=year).exists() or not CountedOutcome.objects.filter(round__year=year).exists()


def choosing_places(year: Year, on: date) -> tuple[ChoosingPlace, ...]:
    """Every place of the frames that chooses, in their order, the school last; empty in a year without frames."""
    frames = frozen_frames(year)
    if frames is None:
        return ()
    left = money_left(year, on) or Euro.zero()
    pots = unit_pots(year, max(left, Euro.zero()), on)
    kept = {each.unit_id: each for each in Deelplan.objects.filter(year=year).select_related("unit", "round")}
    units = {framed_id(unit): unit for unit in Unit.objects.filter(school=year.school)}
    own = [each for each in frames.units if each.way is not Way.SCHOOL_COUNT and each.id in units]
    places = [
        ChoosingPlace(each.id, units[each.id], each.way, kept.get(units[each.id].pk), pots.get(each.id, Euro.zero()))
        for each in own
    ]
    if len(own) < len(frames.units):
        places.append(ChoosingPlace(SCHOOL, None, Way.SCHOOL_COUNT, kept.get(None), pots.get(SCHOOL, Euro.zero())))
    return tuple(places)


def unsettled(year: Year, on: date) -> tuple[ChoosingPlace, ...]:
    """The places that did not choose yet."""
    return tuple(place for place in choosing_places(year, on) if not place.is_settled)


def merged_of(year: Year, on: date, way: OverBudget | None = None) -> Merged:
    """What all settled places chose, put together; made to fit as the frames say, or in the way that is asked."""
    places = choosing_places(year, on)
    frames, pot = frozen_frames(year), money_left(year, on)
    rule = None if frames is None else frames.over_budget
    single = tuple(each for place in places if place.is_settled for each in _chosen(year, place))
    chosen = _joined(year, single)
    found = Merged(chosen, tuple(_dropped(year, places, single)), pot, rule, None)
    asked = way or (_voted(year) if rule is OverBudget.PACKAGE_VOTE else rule)
    shrunk = _shrunk(found, asked, {place.key: place.pot for place in places})
    return Merged(chosen, found.dropped, pot, rule, shrunk)


def _chosen(year: Year, place: ChoosingPlace) -> Iterator[ChosenLine]:
    """What a place chose, and what its units agreed on that costs nothing."""
    deelplan = place.deelplan
    if deelplan is None or deelplan.no_plan:
        return
    lines = deelplan.lines.filter(chosen=True).select_related("proposal__unit").order_by("order")
    for line in lines:
        made = line_of(line.proposal)
        yield ChosenLine(made, (Part(place.key, line.order, made.amount),))
    said = set(deelplan.lines.values_list("proposal_id", flat=True))
    for proposal in _of_place(year, place):
        if proposal.pk not in said and is_agreed(proposal):
            yield ChosenLine(line_of(proposal), (Part(place.key, 0, Euro.zero()),))


def _of_place(year: Year, place: ChoosingPlace) -> list[Proposal]:
    """The proposals of the units that choose in a place, by number."""
    rows = Proposal.objects.filter(year=year).select_related("unit", "year").order_by("number")
    if place.unit is not None:
        return [each for each in rows if each.unit_id == place.unit.pk]
    frames = frozen_frames(year)
    counted = {each.id for each in frames.units if each.way is Way.SCHOOL_COUNT} if frames else set()
    return [each for each in rows if framed_id(each.unit) in counted]


def _joined(year: Year, single: Iterable[ChosenLine]) -> tuple[ChosenLine, ...]:
    """The lines with those that people joined in one; a join whose proposals were not all chosen does not count."""
    known = {each.line.measure: each for each in single}
    by_proposal = {number: each for each in known.values() for number in each.line.proposals}
    for row in JoinedMeasure.objects.filter(year=year).prefetch_related("proposals"):
        numbers = [str(each.number) for each in row.proposals.all()]
        members = [by_proposal[number] for number in numbers if number in by_proposal]
        if len(members) < len(numbers) or len({each.line.measure for each in members}) < len(numbers):
            continue
        line = joined([each.line for each in members], title=row.title, amount=row.amount)
        for each in members:
            del known[each.line.measure]
        known[line.measure] = ChosenLine(line, _parts(line, members))
    return tuple(sorted(known.values(), key=lambda each: each.line.measure))


def _parts(line: PlanLine, members: Iterable[ChosenLine]) -> tuple[Part, ...]:
    """What each place pays of a joined line: by what it would have paid alone, to the cent."""
    old = [part for each in members for part in each.parts]
    places = sorted({part.place for part in old})
    alone = {place: sum(part.amount.cents for part in old if part.place == place) for place in places}
    weights = alone if any(alone.values()) else dict.fromkeys(places, 1)
    shares = split(line.amount, weights)
    return tuple(Part(place, min(part.order for part in old if part.place == place), shares[place]) for place in places)


def _dropped(year: Year, places: Iterable[ChoosingPlace], single: Iterable[ChosenLine]) -> Iterator[Dropped]:
    """Every proposal that is not in it, each with why; those withdrawn are nobody's any more."""
    known = tuple(places)
    chosen = {number for each in single for number in each.line.proposals}
    reasons = {
        line.proposal_id: line.reason
        for place in known
        if place.deelplan is not None
        for line in place.deelplan.lines.filter(chosen=False)
    }
    no_plan = {place.unit.pk: place.deelplan.no_plan for place in known if place.unit is not None and place.deelplan}
    rows = Proposal.objects.filter(year=year).select_related("unit").order_by("number")
    for proposal in rows.exclude(state__in=(str(ProposalState.WITHDRAWN), str(ProposalState.DRAFT))):
        if str(proposal.number) in chosen:
            continue
        why = refused_on_the_way(proposal) or reasons.get(proposal.pk)
        if why is None and no_plan.get(proposal.unit_id):
            why = NO_PLAN.format(reason=no_plan[proposal.unit_id])
        yield Dropped(str(proposal.number), proposal.unit.name, why or NOT_DISCUSSED)


def _voted(year: Year) -> OverBudget | None:
    """The package that personnel chose; None before that vote is closed, and when nobody voted."""
    poll = package_poll(year)
    if poll is None or poll.closed_on is None or not any((poll.tally or {}).values()):
        return None
    tally: Mapping[str, int] = poll.tally or {}
    return max(PACKAGES, key=lambda way: tally.get(PACKAGES[way], 0))


def package_poll(year: Year) -> Poll | None:
    """The vote between packages that fit, when there is or was one; the last."""
    rows = Poll.objects.filter(year=year, matter=Poll.Matter.QUESTION, question=WHICH_PACKAGE)
    return rows.order_by("id").last()


def _shrunk(merged: Merged, way: OverBudget | None, pots: Mapping[str, Euro]) -> Shrunk | None:
    lines = tuple(each.line for each in merged.chosen)
    if merged.pot is None or not merged.over:
        return Shrunk(lines)
    pot = max(merged.pot, Euro.zero())
    if way is OverBudget.DROP_LAST:
        return drop_last(merged.chosen, pots=pots, pot=pot)
    return cut_all(lines, pot=pot) if way is OverBudget.CUT_ALL else None


def plan_of_deelplannen(year: Year, on: date, way: OverBudget | None = None) -> PlanValue | None:
    """The plan that the deelplannen lead to; None while a place has not chosen, or people still have to make it fit."""
    merged = merged_of(year, on, way)
    if unsettled(year, on) or merged.shrunk is None:
        return None
    shrunk = merged.shrunk
    why = shrunk.why(Language.NL) if shrunk.why is not None else ""
    numbers = dict(Proposal.objects.filter(year=year).values_list("number", "unit__name"))
    gone = [Dropped(number, numbers[int(number)], why) for line in shrunk.dropped for number in line.proposals]
    units: dict[str, UnitPlan] = {}
    for line in shrunk.lines:
        before = units.get(line.unit, UnitPlan(line.unit, ()))
        units[line.unit] = UnitPlan(line.unit, (*before.lines, line))
    rest = UnitPlan("", (), (*merged.dropped, *gone))
    return merge((*units.values(), rest), school=year.school.brin, school_year=year.school_year)
