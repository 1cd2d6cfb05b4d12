# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which what units chose becomes one plan: who is ready, what looks alike, what the frames do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.frames import Joining, OverBudget
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro
from werkdruk.planning import NotAlike, NotPriced, PlanLine, doubles, joined
from werkdruk.web import access
from werkdruk.web.models import JoinedMeasure, Plan, Proposal, User, Year
from werkdruk.web.queries.deelplannen import (
    DECIDING,
    SCHOOL,
    ChoosingPlace,
    Merged,
    by_deelplan,
    choosing_places,
    merged_of,
    package_poll,
)
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.joined_prices import AskedOtherwise, joined_price
from werkdruk.web.queries.polls import PollCard, card_of
from werkdruk.web.queries.results import PotBar
from werkdruk.web.queries.talk_pages import WAYS
from werkdruk.web.wording import language

WEEK = timedelta(weeks=1)
RULES = {
    OverBudget.DROP_LAST: gettext_lazy("Wat als laatste gekozen is valt af, tot het past."),
    OverBudget.CUT_ALL: gettext_lazy("Van elke maatregel gaat hetzelfde deel af, tot het past."),
    OverBudget.BACK_TO_UNITS: gettext_lazy("Het gaat terug naar de eenheden. Zij kiezen zelf wat minder wordt."),
    OverBudget.PACKAGE_VOTE: gettext_lazy("Het personeel kiest tussen twee pakketten die wel passen."),
}
"""What happens when the plan costs too much, by the frames."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place that chooses: how far it is, and what the leader can do about it. `key` is empty for the school."""

    key: str
    name: str
    way: str
    state: str
    tone: str
    chosen: Euro
    pot: Euro
    is_over: bool
    url: str
    no_plan: str
    may_mark: bool
    may_unmark: bool
    may_send_back: bool


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One line of the plan to be; `joined` is the id of the join it came of, `after` what the rule makes of it.

    `after` is None for what drops out, and while people still have to say what becomes less.
    """

    measure: str
    title: str
    units: str
    numbers: tuple[tuple[str, str], ...]
    amount: Euro
    after: Euro | None
    joined: int | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two lines that look alike, side by side; `price` is that of both as one, None when they cannot be one."""

    one: MergeRow
    other: MergeRow
    price: Euro | None
    saves: Euro
    why_not: str


@dataclass(frozen=True, slots=True)
class MergePage:
    """What every place chose, what can be joined, and whether it fits. `rule` says what the frames do when not."""

    places: tuple[PlaceRow, ...]
    waiting: tuple[str, ...]
    rows: tuple[MergeRow, ...]
    pairs: tuple[PairRow, ...]
    bar: PotBar | None
    total: Euro
    pot: Euro
    over: Euro
    rule: str
    why: str
    is_decided: bool
    votes: PollCard | None
    may_ask_votes: bool
    may_close_votes: bool
    closes: date
    joins: bool
    may_join: bool
    may_make: bool
    is_open: bool
    by_deelplan: bool


def merge_page(year: Year, user: User, on: date) -> MergePage:
    """The page for somebody."""
    frames, merged = frozen_frames(year), merged_of(year, on)
    is_open = Phase(year.phase) in DECIDING and not Plan.objects.filter(year=year).exists()
    leads = is_open and access.can(user, access.Act.MAKE_PLAN, year.school)
    places = choosing_places(year, on)
    waiting = tuple(_name(place) for place in places if not place.is_settled)
    joins = frames is not None and frames.joining is Joining.INTEGRATE
    if not is_open:
        merged = _as_it_was(merged)
    rows = _rows(year, merged)
    shrunk, pot = merged.shrunk, merged.pot or Euro.zero()
    poll, votes = package_poll(year), merged.rule is OverBudget.PACKAGE_VOTE and bool(merged.over)
    card = card_of(poll, user, on) if poll is not None and votes else None
    back = leads and bool(merged.over) and merged.rule is OverBudget.BACK_TO_UNITS
    return MergePage(
        places=tuple(_place(year, place, merged, leads=leads, back=back) for place in places),
        waiting=waiting,
        rows=rows,
        pairs=_pairs(year, merged, rows) if joins and is_open else (),
        bar=_bar(merged),
        total=merged.total,
        pot=pot,
        over=merged.over,
        rule=str(RULES[merged.rule]) if merged.rule is not None else "",
        why=shrunk.why(language()) if shrunk is not None and shrunk.why is not None else "",
        is_decided=shrunk is not None,
        votes=card,
        may_ask_votes=leads and votes and card is None and not waiting,
        may_close_votes=leads and card is not None and card.can_close,
        closes=on + WEEK,
        joins=joins,
        may_join=is_open and joins and access.can(user, access.Act.JOIN_PLANS, year.school),
        may_make=leads and not waiting and shrunk is not None and bool(shrunk.lines),
        is_open=is_open,
        by_deelplan=by_deelplan(year),
    )


def _as_it_was(merged: Merged) -> Merged:
    """What was merged, once there is a plan: held against what it cost, for today's pot says nothing about it."""
    return replace(merged, pot=merged.total, shrunk=None)


def _name(place: ChoosingPlace) -> str:
    return _("de hele school") if place.unit is None else place.unit.name


def _bar(merged: Merged) -> PotBar | None:
    if merged.pot is None or merged.pot.cents < 0:
        return None
    return PotBar(merged.pot, merged.total, Euro.zero(), Euro.zero(), merged.pot - merged.total)


def _place(year: Year, place: ChoosingPlace, merged: Merged, *, leads: bool, back: bool) -> PlaceRow:
    kept, name = place.deelplan, "talks" if place.unit is None else "deelplan"
    parts = [part.amount for each in merged.chosen for part in each.parts if part.place == place.key]
    chosen = Euro.sum(parts)
    no_plan = kept.no_plan if kept is not None and place.is_settled else ""
    state, tone = _state(place)
    rest = [] if place.unit is None else [place.unit.pk]
    return PlaceRow(
        key=place.key,
        name=_name(place),
        way=str(WAYS[place.way]),
        state=state,
        tone=tone,
        chosen=chosen,
        pot=place.pot,
        is_over=leads and chosen > place.pot,
        url=reverse("result" if place.key == SCHOOL else name, args=[year.school.brin, year.school_year, *rest]),
        no_plan=no_plan,
        may_mark=leads and place.unit is not None and not place.is_settled,
        may_unmark=leads and bool(no_plan),
        may_send_back=back and place.unit is not None and place.is_settled and not no_plan,
    )


def _state(place: ChoosingPlace) -> tuple[str, str]:
    if place.deelplan is not None and not place.is_settled:
        return _("kiest opnieuw"), "warn"
    if not place.is_settled or place.deelplan is None:
        return _("kiest nog"), "now"
    return (_("geen plan"), "warn") if place.deelplan.no_plan else (_("gekozen"), "done")


def _rows(year: Year, merged: Merged) -> tuple[MergeRow, ...]:
    joins = {
        min(each.number for each in row.proposals.all()): row.pk
        for row in JoinedMeasure.objects.filter(year=year).prefetch_related("proposals")
    }
    after = {} if merged.shrunk is None else {line.measure: line.amount for line in merged.shrunk.lines}
    return tuple(_row(year, each.line, after, joins) for each in merged.chosen)


def _row(year: Year, line: PlanLine, after: Mapping[str, Euro], joins: Mapping[int, int]) -> MergeRow:
    urls = {
        number: reverse("proposal", args=[year.school.brin, year.school_year, int(number)]) for number in line.proposals
    }
    mine = joins.get(int(line.measure.removeprefix("m"))) if len(line.proposals) > 1 else None
    return MergeRow(
        measure=line.measure,
        title=line.title,
        units=", ".join(line.units),
        numbers=tuple(urls.items()),
        amount=line.amount,
        after=after.get(line.measure),
        joined=mine,
    )


def _pairs(year: Year, merged: Merged, rows: tuple[MergeRow, ...]) -> tuple[PairRow, ...]:
    by_measure = {row.measure: row for row in rows}
    alike = doubles(each.line for each in merged.chosen)
    return tuple(
        _pair(year, pair, by_measure) for pair in alike if not any(by_measure[line.measure].joined for line in pair)
    )


def _pair(year: Year, pair: tuple[PlanLine, PlanLine], rows: Mapping[str, MergeRow]) -> PairRow:
    one, other = (rows[line.measure] for line in pair)
    numbers = [int(line.measure.removeprefix("m")) for line in pair]
    price, why_not = None, ""
    try:
        price = joined_price(list(Proposal.objects.filter(year=year, number__in=numbers)))
        joined(pair, title=one.title, amount=price)
    except (NotAlike, AskedOtherwise, NotPriced):
        price = None
        why_not = _("Zij vragen iets anders of lopen in andere maanden. Eén prijs is daar niet van te maken.")
    saves = Euro.zero() if price is None else one.amount + other.amount - price
    return PairRow(one, other, price, saves, why_not)
