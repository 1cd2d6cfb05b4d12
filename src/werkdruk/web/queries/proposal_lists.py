# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The overview of the proposals of a year: filtered, sorted, added up beside the pot, and as a table to take along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.proposals import ProposalAct, ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.evaluation.suppression import FLOOR_MIN
from werkdruk.kernel import Euro, Month
from werkdruk.planning import Purpose
from werkdruk.web import access
from werkdruk.web.drawing import Part, Words, key, stacked_bar
from werkdruk.web.models import Proposal, ProposalStep, User, Year
from werkdruk.web.queries.discussions import (
    at_least,
    people_who_take_part,
    reach_in_words,
    support_counts,
    waiting_objections,
)
from werkdruk.web.queries.prices import AskKind, Wish, priced
from werkdruk.web.queries.proposal_history import offers_waiting
from werkdruk.web.queries.proposals import KINDS, PURPOSES, STATES, WISH, share_of, state_words
from werkdruk.web.queries.rounds import on_ballot, pot_for_vote
from werkdruk.web.queries.themes import not_now
from werkdruk.web.rows import load
from werkdruk.web.wording import euro, euro_rounded

GONE = frozenset({ProposalState.WITHDRAWN, ProposalState.DRAFT})
"""States in which a proposal asks for nothing."""
LOOKS = {
    ProposalState.CHOSEN: "spent",
    ProposalState.FEASIBLE: "chosen",
    ProposalState.SUBMITTED: "unsure",
    ProposalState.NOT_FEASIBLE: "left",
    ProposalState.NOT_CHOSEN: "left",
}
"""How the amounts of a state are drawn, in the order of the bar."""
NAME = "gevraagd"
"""What makes the ids of the drawing its own on a page."""
SORTS = {
    "number": gettext_lazy("nummer"),
    "price": gettext_lazy("prijs, duurste eerst"),
    "hour": gettext_lazy("prijs per vrij uur, laagste eerst"),
    "unit": gettext_lazy("team of sectie"),
    "support": gettext_lazy("steun, meeste eerst"),
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """What somebody wants to see of the list, and in which order; empty is everything, by number."""

    unit: int | None = None
    state: str = ""
    sort: str = "number"

    @property
    def is_set(self) -> bool:
        """Whether it leaves anything out."""
        return self.unit is not None or bool(self.state)


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal in the list."""

    number: int
    title: str
    unit: str
    unit_pk: int
    kind: str
    price: Euro
    per_hour: Euro | None
    share: str
    state: str
    tone: str
    word: ProposalState
    url: str
    is_mine: bool
    is_gone: bool
    support: str
    support_order: int
    has_objection: bool
    has_reply: bool


@dataclass(frozen=True, slots=True)
class UnitSum:
    """What the proposals of one unit cost together."""

    name: str
    number: int
    asked: Euro


@dataclass(frozen=True, slots=True)
class ChartPart:
    """One part of the drawing, as its legend has it."""

    key: SafeString
    label: str
    amount: Euro


@dataclass(frozen=True, slots=True)
class Chart:
    """The drawing of what is asked beside the pot, with the table behind it."""

    title: str
    svg: SafeString
    parts: tuple[ChartPart, ...]
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """All proposals of a year beside the pot; `pot` is None while it is not known.

    `rows` are those that were asked for, `number` and `asked` count all that are not withdrawn. `is_ready` tells the
    leader that the vote can be opened.
    """

    rows: tuple[ProposalRow, ...]
    number: int
    in_all: int
    pot: Euro | None
    asked: Euro
    asked_here: Euro
    units: tuple[UnitSum, ...]
    chart: Chart | None
    reach: tuple[tuple[str, str], ...]
    unjudged: int
    is_open: bool
    may_propose: bool
    may_judge: bool
    is_ready: bool
    has_gone: bool
    is_filtered: bool
    not_now: str
    offers: int


def proposals_of(year: Year, user: User, on: date, sieve: Sieve | None = None) -> ProposalsPage:
    """The list for somebody: in the order asked for, those withdrawn at the end."""
    wanted, pot = sieve or Sieve(), pot_for_vote(year, on)
    every = _rows(year, user, pot)
    there = [row for row in every if not row.is_gone]
    rows = sorted((row for row in every if _passes(row, wanted)), key=_order(wanted.sort))
    is_open = Phase(year.phase) is Phase.PROPOSING
    closed = not_now(year, on) if is_open else ""
    may_judge = is_open and access.can(user, access.Act.SORT_PROPOSALS, year.school)
    waiting = sum(row.word is ProposalState.SUBMITTED for row in every)
    return ProposalsPage(
        rows=tuple(rows),
        number=len(there),
        in_all=len(every),
        pot=pot,
        asked=Euro.sum(row.price for row in there),
        asked_here=Euro.sum(row.price for row in rows if not row.is_gone),
        units=tuple(_units(there)),
        chart=_chart(there, pot),
        reach=reach_in_words(year, people_who_take_part(year), on) if every else (),
        unjudged=waiting,
        is_open=is_open,
        may_propose=is_open and not closed and access.can(user, access.Act.PROPOSE, year.school),
        may_judge=may_judge,
        is_ready=may_judge and not waiting and bool(on_ballot(year)),
        has_gone=any(row.is_gone for row in every),
        is_filtered=wanted.is_set,
        not_now=closed,
        offers=offers_waiting(year, user),
    )


def _rows(year: Year, user: User, pot: Euro | None) -> list[ProposalRow]:
    proposals = _proposals(year)
    backers, objected, replied = support_counts(year), waiting_objections(year), _replied(year)
    made = []
    for proposal, wish in zip(proposals, load(Wish, proposals, **WISH), strict=True):
        state = ProposalState(proposal.state)
        behind = backers.get(proposal.number, 0)
        word, tone = state_words(proposal)
        made.append(
            ProposalRow(
                number=proposal.number,
                title=proposal.title,
                unit=proposal.unit.name,
                unit_pk=proposal.unit_id,
                kind=str(KINDS[AskKind(proposal.kind)]),
                price=proposal.price,
                per_hour=priced(wish, year.school.kind).price.per_freed_hour,
                share=share_of(proposal.price, pot),
                state=word,
                tone=tone,
                word=state,
                url=reverse("proposal", args=[year.school.brin, year.school_year, proposal.number]),
                is_mine=user.pk in {proposal.author_id, proposal.co_author_id},
                is_gone=state in GONE,
                support=at_least(behind),
                support_order=behind if behind >= FLOOR_MIN else 0,
                has_objection=proposal.number in objected,
                has_reply=proposal.number in replied,
            )
        )
    return made


def _replied(year: Year) -> frozenset[int]:
    """The numbers of the proposals whose author answered a no, while the leader has not judged again."""
    newest = ProposalStep.objects.filter(proposal=OuterRef("pk")).order_by("-id").values("act")[:1]
    rows = Proposal.objects.filter(year=year, state=str(ProposalState.NOT_FEASIBLE)).annotate(last=Subquery(newest))
    return frozenset(rows.filter(last=str(ProposalAct.REPLY)).values_list("number", flat=True))


def _proposals(year: Year) -> QuerySet[Proposal]:
    return Proposal.objects.filter(year=year).select_related("unit", "joined_into").order_by("number")


def _passes(row: ProposalRow, sieve: Sieve) -> bool:
    return sieve.unit in (None, row.unit_pk) and sieve.state in ("", str(row.word))


def _order(sort: str) -> Callable[[ProposalRow], tuple[object, ...]]:
    by: dict[str, Callable[[ProposalRow], tuple[object, ...]]] = {
        "price": lambda row: (-row.price.cents,),
        "hour": lambda row: (row.per_hour is None, 0 if row.per_hour is None else row.per_hour.cents),
        "unit": lambda row: (row.unit.casefold(),),
        "support": lambda row: (-row.support_order,),
    }
    first = by.get(sort, _by_number)
    return lambda row: (row.is_gone, *first(row), row.number)


def _by_number(row: ProposalRow) -> tuple[object, ...]:
    return (row.number,)


def _units(rows: list[ProposalRow]) -> Iterator[UnitSum]:
    for name in sorted({row.unit for row in rows}, key=str.casefold):
        own = [row.price for row in rows if row.unit == name]
        yield UnitSum(name, len(own), Euro.sum(own))


def _chart(rows: list[ProposalRow], pot: Euro | None) -> Chart | None:
    """What is asked by state, as parts of one bar with a mark where the pot ends; None when nothing costs money."""
    sums = {state: [row.price for row in rows if row.word is state] for state in LOOKS}
    asked = Euro.sum(row.price for row in rows)
    if not asked:
        return None
    told = [(state, prices, Euro.sum(prices)) for state, prices in sums.items() if prices]
    title = _("Wat er gevraagd is, naast de pot")
    lines = tuple((str(STATES[state][0]), str(len(prices)), euro(total)) for state, prices, total in told)
    whole = (_("Samen"), str(len(rows)), euro(asked))
    known = () if pot is None else ((_("De pot"), "", euro(pot)),)
    said = ", ".join(f"{STATES[state][0]} {euro_rounded(total)}" for state, _prices, total in told)
    parts = [Part(LOOKS[state], total.cents) for state, _prices, total in told]
    svg = stacked_bar(parts, max((pot or asked).cents, 0), Words(NAME, title, said))
    legend = tuple(
        ChartPart(_drawn(key(LOOKS[state], NAME)), str(STATES[state][0]), total) for state, _prices, total in told
    )
    return Chart(title, _drawn(svg), legend, (*lines, whole, *known))


def _drawn(svg: str) -> SafeString:
    return SafeString(svg)  # made by werkdruk.web.drawing, which escapes every text


HEADS = (
    gettext_lazy("nummer"),
    gettext_lazy("voorstel"),
    gettext_lazy("team of sectie"),
    gettext_lazy("waarvoor"),
    gettext_lazy("vraagt"),
    gettext_lazy("stand"),
    gettext_lazy("prijs"),
    gettext_lazy("vrije uren"),
    gettext_lazy("prijs per vrij uur"),
    gettext_lazy("eerste maand"),
    gettext_lazy("laatste maand"),
    gettext_lazy("structureel"),
    gettext_lazy("lichter voor"),
    gettext_lazy("werk erbij voor"),
    gettext_lazy("steun"),
    gettext_lazy("oordeel van de schoolleiding"),
    gettext_lazy("ging op in voorstel"),
)


def taken_along(year: Year) -> tuple[tuple[object, ...], ...]:
    """Every proposal of a year as a row of a file, under HEADS; without authors, comments or objections."""
    proposals, backers = _proposals(year), support_counts(year)
    wishes = load(Wish, proposals, **WISH)
    return tuple(
        _taken(proposal, wish, at_least(backers.get(proposal.number, 0)))
        for proposal, wish in zip(proposals, wishes, strict=True)
    )


def _taken(proposal: Proposal, wish: Wish, support: str) -> tuple[object, ...]:
    price = priced(wish, proposal.year.school.kind).price
    return (
        proposal.number,
        proposal.title,
        proposal.unit.name,
        str(PURPOSES[Purpose(proposal.purpose)]),
        str(KINDS[AskKind(proposal.kind)]),
        state_words(proposal)[0],
        proposal.price,
        price.hours_freed,
        price.per_freed_hour,
        _iso(proposal.first_month),
        _iso(proposal.last_month),
        _("ja") if proposal.structural else _("nee"),
        proposal.benefits,
        proposal.more_work,
        support,
        proposal.judgement,
        None if proposal.joined_into is None else proposal.joined_into.number,
    )


def _iso(month: Month) -> str:
    return str(month)
