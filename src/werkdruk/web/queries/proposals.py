# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proposals of a year, and one of them whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, Month
from werkdruk.planning import Purpose
from werkdruk.web import access
from werkdruk.web.models import Proposal, Unit, User, Year
from werkdruk.web.queries.prices import AskKind, Priced, Wish, priced
from werkdruk.web.queries.rounds import on_ballot, pot_for_vote
from werkdruk.web.queries.year_lines import crumbs_of
from werkdruk.web.rows import load

STATES = {
    ProposalState.DRAFT: (gettext_lazy("concept"), ""),
    ProposalState.SUBMITTED: (gettext_lazy("ingediend"), "now"),
    ProposalState.FEASIBLE: (gettext_lazy("haalbaar"), "done"),
    ProposalState.NOT_FEASIBLE: (gettext_lazy("niet haalbaar"), "warn"),
    ProposalState.WITHDRAWN: (gettext_lazy("ingetrokken"), ""),
    ProposalState.CHOSEN: (gettext_lazy("gekozen"), "done"),
    ProposalState.NOT_CHOSEN: (gettext_lazy("niet gekozen"), ""),
}
"""What a state is called, and its tone."""
KINDS = {
    AskKind.FTE: gettext_lazy("extra mensen (fte)"),
    AskKind.HOURS: gettext_lazy("extra uren"),
    AskKind.LESSONS: gettext_lazy("minder lessen per week"),
    AskKind.PURCHASE: gettext_lazy("een aankoop"),
    AskKind.SERVICE: gettext_lazy("een dienst van buiten"),
    AskKind.AGREEMENT: gettext_lazy("een afspraak zonder geld"),
}
PURPOSES = {
    Purpose.RELIEF: gettext_lazy("werkdrukverlichting"),
    Purpose.DEVELOPMENT_TIME: gettext_lazy("ontwikkeltijd"),
    Purpose.INNOVATION: gettext_lazy("onderwijsinnovatie"),
    Purpose.GUIDANCE: gettext_lazy("begeleiding van starters en zij-instromers"),
}
"""The purposes as the national monitor names them."""
WISH = {
    "kind": "kind",
    "first_month": "first_month",
    "last_month": "last_month",
    "function": "function",
    "quantity_hundredths": "quantity_hundredths",
    "method": "method",
    "cost": "cost",
    "structural": "structural",
    "benefits": "benefits",
    "hours_freed": "hours_freed",
}


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal in the list."""

    number: int
    title: str
    unit: str
    kind: str
    price: Euro
    per_hour: Euro | None
    share: str
    state: str
    tone: str
    url: str
    is_mine: bool
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class ProposalsPage:
    """All proposals of a year beside the pot; `pot` is None while it is not known.

    `is_ready` tells the leader that the vote can be opened.
    """

    rows: tuple[ProposalRow, ...]
    pot: Euro | None
    asked: Euro
    unjudged: int
    is_open: bool
    may_propose: bool
    may_judge: bool
    is_ready: bool
    has_withdrawn: bool


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """One proposal whole: what is wrong, what it asks for, what it costs and why, and what is said about it."""

    number: int
    title: str
    problem: str
    unit: str
    purpose: str
    kind: str
    price: Euro
    priced: Priced
    facts: tuple[tuple[str, str], ...]
    benefits: str
    more_work: str
    share: str
    pot: Euro | None
    state: str
    tone: str
    judgement: str
    is_mine: bool
    may_judge: bool
    may_withdraw: bool


def proposals_of(year: Year, user: User, on: date) -> ProposalsPage:
    """The list for somebody: newest last, those withdrawn at the end."""
    proposals = year.proposals.select_related("unit", "year__school").order_by("number")
    wishes = load(Wish, proposals, **WISH)
    pot = pot_for_vote(year, on)
    rows = [_row(proposal, wish, user, pot) for proposal, wish in zip(proposals, wishes, strict=True)]
    rows.sort(key=lambda row: row.is_withdrawn)
    is_open = Phase(year.phase) is Phase.PROPOSING
    may_judge = is_open and access.can(user, access.Act.SORT_PROPOSALS, year.school)
    waiting = sum(1 for proposal in proposals if ProposalState(proposal.state) is ProposalState.SUBMITTED)
    return ProposalsPage(
        rows=tuple(rows),
        pot=pot,
        asked=Euro.sum(row.price for row in rows if not row.is_withdrawn),
        unjudged=waiting,
        is_open=is_open,
        may_propose=is_open and access.can(user, access.Act.PROPOSE, year.school),
        may_judge=may_judge,
        is_ready=may_judge and not waiting and bool(on_ballot(year)),
        has_withdrawn=any(row.is_withdrawn for row in rows),
    )


def _row(proposal: Proposal, wish: Wish, user: User, pot: Euro | None) -> ProposalRow:
    year = proposal.year
    state = ProposalState(proposal.state)
    word, tone = STATES[state]
    return ProposalRow(
        number=proposal.number,
        title=proposal.title,
        unit=proposal.unit.name,
        kind=str(KINDS[AskKind(proposal.kind)]),
        price=proposal.price,
        per_hour=priced(wish, year.school.kind).price.per_freed_hour,
        share=share_of(proposal.price, pot),
        state=str(word),
        tone=tone,
        url=reverse("proposal", args=[year.school.brin, year.school_year, proposal.number]),
        is_mine=proposal.author_id == user.pk,
        is_withdrawn=state is ProposalState.WITHDRAWN,
    )


def hours_freed(year: Year) -> dict[str, int]:
    """The hours that each proposal of a year frees over its months, by its number as a plan writes it."""
    proposals = Proposal.objects.filter(year=year).order_by("number")
    wishes = load(Wish, proposals, **WISH)
    return {
        str(proposal.number): priced(wish, year.school.kind).price.hours_freed
        for proposal, wish in zip(proposals, wishes, strict=True)
    }


def proposal_of(year: Year, number: int) -> Proposal | None:
    """The proposal with this number in a year, if there is one."""
    found: Proposal | None = year.proposals.select_related("unit", "year__school__board").filter(number=number).first()
    return found


def page_of(proposal: Proposal, user: User, on: date) -> ProposalPage:
    """One proposal for somebody."""
    year = proposal.year
    (wish,) = load(Wish, Proposal.objects.filter(pk=proposal.pk), **WISH)
    found = priced(wish, year.school.kind)
    state = ProposalState(proposal.state)
    word, tone = STATES[state]
    is_open = Phase(year.phase) is Phase.PROPOSING
    is_mine = proposal.author_id == user.pk
    pot = pot_for_vote(year, on)
    return ProposalPage(
        number=proposal.number,
        title=proposal.title,
        problem=proposal.problem,
        unit=proposal.unit.name,
        purpose=str(PURPOSES[Purpose(proposal.purpose)]),
        kind=str(KINDS[AskKind(proposal.kind)]),
        price=proposal.price,
        priced=found,
        facts=_facts(proposal),
        benefits=proposal.benefits,
        more_work=proposal.more_work,
        share=share_of(proposal.price, pot),
        pot=pot,
        state=str(word),
        tone=tone,
        judgement=proposal.judgement,
        is_mine=is_mine,
        may_judge=is_open
        and state is ProposalState.SUBMITTED
        and access.can(user, access.Act.SORT_PROPOSALS, year.school),
        may_withdraw=is_open
        and is_mine
        and state in {ProposalState.SUBMITTED, ProposalState.FEASIBLE, ProposalState.NOT_FEASIBLE},
    )


def _facts(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    once = _("structureel: elk jaar opnieuw") if proposal.structural else _("eenmalig")
    first, last = (date_format(month.first, "F Y") for month in (proposal.first_month, proposal.last_month))
    when = first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}
    return (
        (_("Van"), proposal.unit.name),
        (_("Vraagt"), str(KINDS[AskKind(proposal.kind)])),
        (_("Waarvoor"), str(PURPOSES[Purpose(proposal.purpose)])),
        (_("Wanneer"), when),
        (_("Eenmalig of structureel"), once),
    )


def share_of(price: Euro, pot: Euro | None) -> str:
    """How much of the pot a price is, in words: `12%`; empty when there is no pot to compare with."""
    if pot is None or pot.cents <= 0:
        return ""
    percent = (200 * price.cents + pot.cents) // (2 * pot.cents)
    return _("minder dan 1%") if price and not percent else f"{percent}%"


def units_for(user: User, year: Year) -> list[Unit]:
    """The units somebody can propose for: their own, home first; all of the school for somebody in none."""
    return access.units_of(user, year.school) or list(year.school.units.order_by("name"))


def months_of(year: Year) -> tuple[Month, ...]:
    """The months a measure can run in."""
    return year.school_year.months


def crumbs_below(year: Year, last: str) -> tuple[tuple[str, str], ...]:
    """The way to a page below the list."""
    *way, (title, _here) = crumbs_of(year, "proposals")
    return (*way, (title, reverse("proposals", args=[year.school.brin, year.school_year])), (last, ""))
