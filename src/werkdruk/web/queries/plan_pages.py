# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a plan: its lines back to their proposals, what it takes of the pot, and its versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import Act, State
from werkdruk.deciding.proposals import ProposalState
from werkdruk.deciding.years import Phase
from werkdruk.kernel import Euro, Month
from werkdruk.planning import Fit, PlanLine, Purpose, plan_differences
from werkdruk.planning import Plan as PlanValue
from werkdruk.web import access
from werkdruk.web.models import Plan, Proposal, User, Year
from werkdruk.web.queries.consents import acts_of, is_answer, state_on
from werkdruk.web.queries.deelplannen import DECIDING, by_deelplan, plan_of_deelplannen, unsettled
from werkdruk.web.queries.packages import PackagePage, package_page
from werkdruk.web.queries.plans import fit_of, plan_of_count, value_of, version_of, versions_of
from werkdruk.web.queries.pots import PotParts, parts_of_year, pot_of_year
from werkdruk.web.queries.proposals import PURPOSES, hours_freed
from werkdruk.web.wording import language

BACK = [str(state) for state in (ProposalState.FEASIBLE, ProposalState.CHOSEN, ProposalState.NOT_CHOSEN)]
"""The states in which a dropped proposal can come back."""
SHORT = 19
"""How much of a digest people compare by eye: `sha256:` and twelve digits."""
REVISABLE = frozenset({State.DRAFT, State.REFUSED, State.CONDITIONAL, State.LAPSED, State.DENIED, State.WITHDRAWN})
STATES = {
    State.DRAFT: (gettext_lazy("concept"), ""),
    State.ASKED: (gettext_lazy("ligt bij de PMR"), "now"),
    State.QUESTIONED: (gettext_lazy("de PMR heeft een vraag"), "now"),
    State.CONDITIONAL: (gettext_lazy("de PMR stelt voorwaarden"), "now"),
    State.CONSENTED: (gettext_lazy("de PMR stemde in"), "done"),
    State.RATIFIED: (gettext_lazy("bekrachtigd"), "done"),
    State.REFUSED: (gettext_lazy("de PMR weigerde"), "warn"),
    State.REVISED: (gettext_lazy("vervangen door een nieuwe versie"), ""),
    State.NOTIFIED: (gettext_lazy("gemeld: gaat naar de geschillencommissie"), "now"),
    State.FILED: (gettext_lazy("ligt bij de geschillencommissie"), "now"),
    State.REPLACED: (gettext_lazy("de commissie gaf vervangende toestemming"), "done"),
    State.DENIED: (gettext_lazy("de commissie gaf geen toestemming"), "warn"),
    State.LAPSED: (gettext_lazy("vervallen"), "warn"),
    State.WITHDRAWN: (gettext_lazy("ingetrokken"), ""),
}
"""What a state is called, and its tone."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something to click through to."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a plan with the proposals it came from."""

    measure: str
    title: str
    unit: str
    amount: Euro
    purpose: str
    first: Month
    last: Month
    structural: bool
    hours: int
    """What it buys: the hours its proposals free."""
    proposals: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A proposal that is not in the plan, and why."""

    proposal: Link
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class PurposeSum:
    """What goes to one purpose."""

    title: str
    amount: Euro


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of the plan."""

    version: int
    made_on: date
    state: str
    tone: str
    digest_short: str
    reason: str
    url: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different from the version before, as a sentence, with the reasons that the version gives."""

    words: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComesBack:
    """A dropped proposal that can come back into the plan."""

    number: int
    title: str
    price: Euro


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a version says: shown on the page of the plan and in the council's file."""

    version: int
    made_on: date
    state: str
    tone: str
    digest: str
    digest_short: str
    reason: str
    lines: tuple[LineRow, ...]
    total: Euro
    purposes: tuple[PurposeSum, ...]
    dropped: tuple[DroppedRow, ...]
    differences: tuple[Difference, ...]
    fit: Fit


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan of a year for somebody; `text` is None before it is made.

    `bar` is None while nothing is known of the pot, and for an older version. `is_counted` says whether
    it can be made; `chosen` and `chosen_sum` what it would hold then.
    """

    text: PlanText | None
    is_latest: bool
    bar: PotParts | None
    is_estimate: bool
    versions: tuple[VersionRow, ...]
    is_counted: bool
    chosen: int
    chosen_sum: Euro
    may_make: bool
    may_ask: bool
    may_revise: bool
    council_reasons: str
    """Why the council did not simply say yes, for who makes a new version."""
    next_whose: str
    by_deelplan: bool
    waiting: tuple[str, ...]
    """The places that still have to choose, before there is a plan of deelplannen."""
    package: PackagePage | None
    comes_back: tuple[ComesBack, ...]


def plan_page(year: Year, user: User, on: date, version: int | None = None) -> PlanPage | None:
    """The newest version of the plan for somebody, or the version asked for; None when there is no such version.

    Raises PlanChanged when a version is not what was kept, NotTheSame when the outcome of the vote is not.
    """
    versions = versions_of(year)
    shown = version_of(year, version) if version is not None else (versions[-1] if versions else None)
    if version is not None and shown is None:
        return None
    pot = pot_of_year(year, on)
    made_of_parts = by_deelplan(year)
    could_be = _could_be(year, on, by_parts=made_of_parts) if shown is None else None
    is_latest = shown is not None and shown.pk == versions[-1].pk
    state = state_on(shown, on) if shown is not None else None
    return PlanPage(
        text=text_of(shown, on) if shown is not None else None,
        is_latest=is_latest,
        bar=parts_of_year(year, on) if pot.lines and is_latest else None,
        is_estimate=pot.estimate,
        versions=tuple(_version(each, on, is_shown=shown is not None and each.pk == shown.pk) for each in versions),
        is_counted=shown is not None or could_be is not None,
        chosen=0 if could_be is None else len(could_be.lines),
        chosen_sum=Euro.zero() if could_be is None else could_be.total,
        may_make=shown is None
        and could_be is not None
        and Phase(year.phase) in (DECIDING if made_of_parts else {Phase.CHOOSING})
        and access.can(user, access.Act.MAKE_PLAN, year.school),
        may_ask=is_latest and state is State.DRAFT and access.can(user, access.Act.ASK_CONSENT, year.school),
        may_revise=is_latest and state in REVISABLE and access.can(user, access.Act.REVISE, year.school),
        council_reasons=_reasons(shown) if shown is not None and state in {State.REFUSED, State.CONDITIONAL} else "",
        next_whose="" if state is None else state.value,
        by_deelplan=made_of_parts,
        waiting=_waiting(year, on) if shown is None and made_of_parts else (),
        package=package_page(shown, user, on) if shown is not None else None,
        comes_back=_comes_back(shown) if shown is not None and is_latest and state in REVISABLE else (),
    )


def _could_be(year: Year, on: date, *, by_parts: bool) -> PlanValue | None:
    """What the plan would hold if it were made now; None while it cannot be."""
    return plan_of_deelplannen(year, on) if by_parts else plan_of_count(year)


def _waiting(year: Year, on: date) -> tuple[str, ...]:
    return tuple(place.unit.name if place.unit else _("de hele school") for place in unsettled(year, on))


def _comes_back(plan: Plan) -> tuple[ComesBack, ...]:
    """The proposals a version dropped that could be carried out, by number."""
    numbers = [int(each.proposal) for each in value_of(plan).dropped]
    rows = Proposal.objects.filter(year=plan.year, number__in=numbers, state__in=BACK).order_by("number")
    return tuple(ComesBack(*row) for row in rows.values_list("number", "title", "price"))


def _reasons(plan: Plan) -> str:
    """What the council wrote last about a version."""
    said = [act.reasons for act in acts_of(plan) if is_answer(Act(act.act)) and act.reasons]
    return said[-1] if said else ""


def text_of(plan: Plan, on: date) -> PlanText:
    """What a version says, with what is different from the one before. Raises PlanChanged."""
    value = value_of(plan)
    word, tone = STATES[state_on(plan, on)]
    before = version_of(plan.year, plan.version - 1)
    titles = dict(Proposal.objects.filter(year=plan.year).values_list("number", "title"))
    hours = hours_freed(plan.year)
    return PlanText(
        version=plan.version,
        made_on=plan.made_on,
        state=str(word),
        tone=tone,
        digest=plan.digest,
        digest_short=plan.digest[:SHORT],
        reason=plan.reason,
        lines=tuple(_line(line, plan.year, hours) for line in value.lines),
        total=value.total,
        purposes=tuple(PurposeSum(str(PURPOSES[purpose]), sum_of) for purpose, sum_of in value.by_purpose().items()),
        dropped=tuple(
            DroppedRow(_proposal(each.proposal, plan.year, titles), each.unit, each.reason) for each in value.dropped
        ),
        differences=() if before is None else _differences(value_of(before), value),
        fit=fit_of(value, plan.year, on),
    )


def purpose_words(purpose: Purpose) -> str:
    """What a purpose is called, in the reader's language."""
    return str(PURPOSES[purpose])


def _line(line: PlanLine, year: Year, hours: Mapping[str, int]) -> LineRow:
    return LineRow(
        measure=line.measure,
        title=line.title,
        unit=", ".join((line.unit, *line.also)),
        amount=line.amount,
        purpose=purpose_words(line.purpose),
        first=line.months.first,
        last=line.months.last,
        structural=line.structural,
        hours=sum(hours.get(number, 0) for number in line.proposals),
        proposals=tuple(_proposal(number, year, {}) for number in line.proposals),
    )


def _proposal(number: str, year: Year, titles: Mapping[int, str]) -> Link:
    title = titles.get(int(number), number)
    return Link(title, reverse("proposal", args=[year.school.brin, year.school_year, int(number)]))


def _version(plan: Plan, on: date, *, is_shown: bool) -> VersionRow:
    word, tone = STATES[state_on(plan, on)]
    return VersionRow(
        version=plan.version,
        made_on=plan.made_on,
        state=str(word),
        tone=tone,
        digest_short=plan.digest[:SHORT],
        reason=plan.reason,
        url=reverse("plan-version", args=[plan.year.school.brin, plan.year.school_year, plan.version]),
        is_shown=is_shown,
    )


def _differences(before: PlanValue, after: PlanValue) -> tuple[Difference, ...]:
    """What went out, changed and came in, in the reader's language."""
    found = plan_differences(before, after)
    return tuple(Difference(change.words(language()), change.reasons) for change in found.lines)
