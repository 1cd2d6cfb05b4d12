# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proposals of a year, and one of them whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.feasibility import Check, Finding
from werkdruk.deciding.objections import OfferState
from werkdruk.deciding.proposals import PROPOSAL_STEPS, ProposalAct, ProposalState
from werkdruk.deciding.steps import possible
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, Month
from werkdruk.planning import MeasureKind, Purpose
from werkdruk.web import access
from werkdruk.web.models import Appointment, JoinOffer, Proposal, Unit, User, Year
from werkdruk.web.queries.discussions import GROUPS
from werkdruk.web.queries.prices import AskKind, Priced, Wish, priced
from werkdruk.web.queries.rounds import pot_for_vote
from werkdruk.web.queries.themes import ThemeSaid, deciding_units, said_of
from werkdruk.web.queries.year_lines import crumbs_of
from werkdruk.web.rows import load
from werkdruk.web.wording import language

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
    AskKind.CLASSES: gettext_lazy("kleinere klassen"),
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
    "size_before": "size_before",
    "size_after": "size_after",
    "norms": "norms",
}


JOINED = gettext_lazy("samengevoegd")
OFFERED = gettext_lazy("wacht op de andere indiener")


@dataclass(frozen=True, slots=True)
class Linked:
    """Another proposal that this one leads to or came from."""

    number: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MayDo:
    """What somebody can do with a proposal now."""

    judge: bool
    change: bool
    withdraw: bool
    restore: bool
    reply: bool
    join: bool
    discuss: bool
    object: bool


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
    years: tuple[tuple[str, Euro], ...]
    facts: tuple[tuple[str, str], ...]
    benefits: str
    more_work: str
    more_work_of: str
    share: str
    pot: Euro | None
    state: str
    tone: str
    judgement: str
    checks: tuple[tuple[Check, Finding], ...]
    themes: tuple[ThemeSaid, ...]
    withdrawn_because: str
    joined_into: Linked | None
    parts: tuple[Linked, ...]
    is_mine: bool
    may: MayDo


def hours_freed(year: Year) -> dict[str, int]:
    """The hours that each proposal of a year frees over its months, by its number as a plan writes it.

    One that went up in another frees none of its own.
    """
    proposals = Proposal.objects.filter(year=year).order_by("number")
    wishes = load(Wish, proposals, **WISH)
    return {
        str(proposal.number): 0 if proposal.joined_into_id else priced(wish, year.school.kind).price.hours_freed
        for proposal, wish in zip(proposals, wishes, strict=True)
    }


def proposal_of(year: Year, number: int) -> Proposal | None:
    """The proposal with this number in a year, if there is one."""
    rows = year.proposals.select_related("unit", "more_work_unit", "joined_into", "year__school__board")
    found: Proposal | None = rows.filter(number=number).first()
    return found


def state_words(proposal: Proposal) -> tuple[str, str]:
    """What the state of a proposal is called, and its tone; one that went up in another is called joined."""
    state = ProposalState(proposal.state)
    word, tone = STATES[state]
    if state is ProposalState.WITHDRAWN and proposal.joined_into_id is not None:
        return str(JOINED), ""
    if state is ProposalState.DRAFT and JoinOffer.objects.filter(joined=proposal).exists():
        return str(OFFERED), "now"
    return str(word), tone


def page_of(proposal: Proposal, user: User, on: date) -> ProposalPage:
    """One proposal for somebody."""
    year = proposal.year
    (wish,) = load(Wish, Proposal.objects.filter(pk=proposal.pk), **WISH)
    found = priced(wish, year.school.kind)
    word, tone = state_words(proposal)
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
        years=_years(found),
        facts=_facts(proposal),
        benefits=proposal.benefits,
        more_work=proposal.more_work,
        more_work_of=_more_work_of(proposal),
        share=share_of(proposal.price, pot),
        pot=pot,
        state=word,
        tone=tone,
        judgement=proposal.judgement,
        checks=tuple((Check(check), Finding(found)) for check, found in proposal.checks.items()),
        themes=said_of(proposal),
        withdrawn_because=proposal.withdrawn_because,
        joined_into=None if proposal.joined_into is None else linked(proposal.joined_into, year),
        parts=tuple(linked(part, year) for part in proposal.parts.order_by("number")),
        is_mine=is_mine(proposal, user),
        may=_may(proposal, user),
    )


def is_mine(proposal: Proposal, user: User) -> bool:
    """Whether somebody is an author of a proposal."""
    return user.pk in {proposal.author_id, proposal.co_author_id}


def linked(other: Proposal, year: Year) -> Linked:
    """The way to another proposal of the same year."""
    url = reverse("proposal", args=[year.school.brin, year.school_year, other.number])
    return Linked(other.number, other.title, url)


def _years(found: Priced) -> tuple[tuple[str, Euro], ...]:
    """The part of the price in each calendar year, where it falls in more than one."""
    parts = tuple((str(year), part) for year, part in found.price.per_calendar_year.items() if part)
    return parts if len(parts) > 1 else ()


def _more_work_of(proposal: Proposal) -> str:
    unit = "" if proposal.more_work_unit is None else proposal.more_work_unit.name
    group = proposal.more_work_group
    named = [unit, str(GROUPS[Appointment.Group(group)]) if group else ""]
    return ", ".join(name for name in named if name)


def _may(proposal: Proposal, user: User) -> MayDo:
    """What somebody can do with a proposal, by its state and the table of steps."""
    year, state = proposal.year, ProposalState(proposal.state)
    acts = possible(PROPOSAL_STEPS, state) if is_open(year) else ()
    mine = is_mine(proposal, user)
    leads = access.can(user, access.Act.SORT_PROPOSALS, year.school)
    talks = is_open(year) and access.can(user, access.Act.DISCUSS, year.school)
    newest = proposal.steps.last()
    replied = newest is not None and newest.act == str(ProposalAct.REPLY)
    offers = JoinOffer.objects.filter(state=str(OfferState.OPEN))
    offered = offers.filter(Q(own=proposal) | Q(other=proposal) | Q(joined=proposal)).exists()
    kept_apart = JoinOffer.objects.filter(joined=proposal).exclude(state=str(OfferState.ACCEPTED)).exists()
    return MayDo(
        judge=leads and ProposalAct.FIND_FEASIBLE in acts,
        change=mine and (ProposalAct.CHANGE in acts or (ProposalAct.REOPEN in acts and not offered)),
        withdraw=mine and ProposalAct.WITHDRAW in acts and not offers.filter(joined=proposal).exists(),
        restore=mine and ProposalAct.RESTORE in acts and proposal.joined_into_id is None and not kept_apart,
        reply=mine and ProposalAct.REPLY in acts and not replied,
        join=mine and ProposalAct.JOIN in acts and not offered,
        discuss=talks and state not in {ProposalState.DRAFT, ProposalState.WITHDRAWN},
        object=talks and not mine and ProposalAct.OBJECT in acts,
    )


def _facts(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    once = _("structureel: elk jaar opnieuw") if proposal.structural else _("eenmalig")
    first, last = (date_format(month.first, "F Y") for month in (proposal.first_month, proposal.last_month))
    when = first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}
    return (
        (_("Van"), proposal.unit.name),
        (_("Vraagt"), str(KINDS[AskKind(proposal.kind)])),
        (_("Waarvoor"), str(PURPOSES[Purpose(proposal.purpose)])),
        *(((_("Koopt"), MeasureKind(proposal.buys).called(language())),) if proposal.buys else ()),
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
    """The units somebody can propose for: their own, home first; all of the school for somebody in none.

    Only those that decide by the frames of the year.
    """
    own = access.units_of(user, year.school)
    return deciding_units(year, own or units_of_school(year))


def own_units(user: User, year: Year) -> list[Unit]:
    """The units of the school somebody belongs to, home first."""
    return access.units_of(user, year.school)


def is_open(year: Year) -> bool:
    """Whether proposals can be made and changed."""
    return Phase(year.phase) is Phase.PROPOSING


def units_of_school(year: Year) -> list[Unit]:
    """All units of the school, by name."""
    return list(year.school.units.order_by("name"))


def months_of(year: Year) -> tuple[Month, ...]:
    """The months a measure can run in."""
    return year.school_year.months


def crumbs_below(year: Year, last: str) -> tuple[tuple[str, str], ...]:
    """The way to a page below the list."""
    *way, (title, _here) = crumbs_of(year, "proposals")
    return (*way, (title, reverse("proposals", args=[year.school.brin, year.school_year])), (last, ""))
