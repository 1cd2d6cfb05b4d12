# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""For everybody at school: what each unit asked, what became of it, and what was spent on it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.consent import State
from werkdruk.deciding.proposals import ProposalState
from werkdruk.kernel import Euro
from werkdruk.planning import Plan, PlanLine
from werkdruk.reporting.accounts import Use
from werkdruk.web.models import DeelplanLine, Proposal, Year
from werkdruk.web.queries.accounts import account_on
from werkdruk.web.queries.consents import state_on
from werkdruk.web.queries.plan_pages import STATES
from werkdruk.web.queries.plans import CONSENTED, latest_plan, value_of
from werkdruk.web.queries.pots import PotParts, parts_of_year, pot_of_year
from werkdruk.web.queries.proposals import state_words

WITH_COUNCIL = frozenset({State.ASKED, State.QUESTIONED, State.CONDITIONAL, State.NOTIFIED, State.FILED})
UNSENT = frozenset({ProposalState.DRAFT, ProposalState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class AskedRow:
    """Something that was asked: its price, what became of it in words, and what its measure promised and spent."""

    number: int
    title: str
    url: str
    price: Euro
    became: str
    tone: str
    reason: str
    planned: Euro | None
    """The amount of its measure in the plan; None outside the plan, and where it went up in the measure of another."""
    committed: Euro | None
    spent: Euro | None

    @property
    def is_in_plan(self) -> bool:
        """Whether its measure stands in the plan."""
        return self.planned is not None


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """What one unit asked and what became of it."""

    name: str
    rows: tuple[AskedRow, ...]

    @property
    def planned(self) -> Euro:
        """What of it stands in the plan."""
        return Euro.sum(row.planned for row in self.rows if row.planned is not None)

    @property
    def spent(self) -> Euro:
        """What was spent on it."""
        return Euro.sum(row.spent for row in self.rows if row.spent is not None)


@dataclass(frozen=True, slots=True)
class StatusPage:
    """How it stands with all that was asked; `plan` is how the plan stands, in words, empty before there is one."""

    units: tuple[UnitStatus, ...]
    asked: int
    in_plan: int
    plan: str
    tone: str
    is_agreed: bool
    bar: PotParts | None
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What a row is told from."""

    plan: Plan | None
    state: State | None
    uses: Mapping[str, Use]
    settled: Mapping[int, DeelplanLine]
    is_agreed: bool


def status_page(year: Year, on: date) -> StatusPage:
    """How it stands on a day. Raises PlanChanged when the plan is not what was kept."""
    row = latest_plan(year)
    state = None if row is None else state_on(row, on)
    known = _Known(
        plan=None if row is None else value_of(row),
        state=state,
        uses={use.measure: use for use in account_on(year, on).measures},
        settled={
            line.proposal_id: line
            for line in DeelplanLine.objects.filter(deelplan__year=year, deelplan__decided_on__isnull=False)
        },
        is_agreed=state in CONSENTED,
    )
    units: dict[str, list[AskedRow]] = {}
    for proposal in Proposal.objects.filter(year=year).select_related("unit", "joined_into").order_by("number"):
        if ProposalState(proposal.state) not in UNSENT or proposal.joined_into_id is not None:
            units.setdefault(proposal.unit.name, []).append(_row(proposal, year, known))
    word, tone = ("", "") if state is None else STATES[state]
    pot = pot_of_year(year, on)
    rows = [each for asked in units.values() for each in asked]
    return StatusPage(
        units=tuple(UnitStatus(name, tuple(asked)) for name, asked in sorted(units.items())),
        asked=len(rows),
        in_plan=sum(each.is_in_plan for each in rows),
        plan=str(word),
        tone=tone,
        is_agreed=known.is_agreed,
        bar=parts_of_year(year, on) if pot.lines else None,
        is_estimate=pot.estimate,
    )


def _row(proposal: Proposal, year: Year, known: _Known) -> AskedRow:
    line = _line(proposal, known.plan)
    leads = line is not None and line.proposals[0] == str(proposal.number)
    use = known.uses.get(line.measure) if line is not None and leads else None
    word, tone, reason = _became(proposal, known, line)
    zero = Euro.zero() if leads else None
    return AskedRow(
        number=proposal.number,
        title=proposal.title,
        url=reverse("proposal", args=[year.school.brin, year.school_year, proposal.number]),
        price=proposal.price,
        became=word,
        tone=tone,
        reason=reason,
        planned=line.amount if line is not None and leads else None,
        committed=zero if use is None else use.committed,
        spent=zero if use is None else use.spent,
    )


def _line(proposal: Proposal, plan: Plan | None) -> PlanLine | None:
    """The line of a plan that a proposal led to."""
    lines = plan.lines if plan is not None else ()
    return next((line for line in lines if str(proposal.number) in line.proposals), None)


def _became(proposal: Proposal, known: _Known, line: PlanLine | None) -> tuple[str, str, str]:
    """What became of a proposal: the word, its tone, and the reason where it was let go."""
    if line is not None and line.proposals[0] != str(proposal.number):
        return _("in het plan, samen met voorstel %(number)s") % {"number": line.proposals[0]}, "done", ""
    if line is not None and known.is_agreed:
        return _("in het plan: de PMR stemde in"), "done", ""
    if line is not None and known.state is State.DRAFT:
        return _("in het plan, dat nog een concept is"), "now", ""
    if line is not None and known.state in WITH_COUNCIL:
        return _("in het plan, dat bij de PMR ligt"), "now", ""
    if line is not None:
        return _("in een plan dat niet doorgaat zoals het er staat"), "warn", ""
    if known.plan is not None:
        dropped = next((each for each in known.plan.dropped if each.proposal == str(proposal.number)), None)
        if dropped is not None:
            return _("niet in het plan"), "warn", dropped.reason
    settled = known.settled.get(proposal.pk)
    if settled is not None:
        return (_("gekozen"), "done", "") if settled.chosen else (_("niet gekozen"), "warn", settled.reason)
    word, tone = state_words(proposal)
    return word, tone, ""
