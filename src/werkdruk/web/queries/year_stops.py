# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stops of a school year, always in the same order, each with in words how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from werkdruk.deciding.consent import State
from werkdruk.deciding.frames import FramesState
from werkdruk.deciding.proposals import ProposalState, VoteState
from werkdruk.kernel import Euro
from werkdruk.ledger import Position
from werkdruk.web.models import IssuedAccount, Plan, Proposal, Round, Year
from werkdruk.web.queries.box_turns import boxes_told
from werkdruk.web.queries.frames_words import STATES as FRAMES_STATES
from werkdruk.web.queries.framing import version_in_hand
from werkdruk.web.queries.year_lines import SECTIONS, address_of

PLAN_STATES = {
    State.DRAFT: gettext_lazy("nog niet bij de PMR"),
    State.ASKED: gettext_lazy("ligt bij de PMR"),
    State.QUESTIONED: gettext_lazy("de PMR stelde een vraag"),
    State.CONDITIONAL: gettext_lazy("de PMR stemt in onder voorwaarden"),
    State.CONSENTED: gettext_lazy("de PMR stemde in"),
    State.RATIFIED: gettext_lazy("de PMR bekrachtigde"),
    State.REFUSED: gettext_lazy("de PMR weigerde"),
    State.REVISED: gettext_lazy("herzien, opnieuw te vragen"),
    State.NOTIFIED: gettext_lazy("gaat naar de geschillencommissie"),
    State.FILED: gettext_lazy("ligt bij de geschillencommissie"),
    State.REPLACED: gettext_lazy("de geschillencommissie stemde in"),
    State.DENIED: gettext_lazy("de geschillencommissie liet de weigering staan"),
    State.LAPSED: gettext_lazy("vervallen: een termijn ging voorbij"),
    State.WITHDRAWN: gettext_lazy("ingetrokken"),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of a school year: how it stands in words, and the amount or day that belongs to it."""

    title: str
    url: str
    words: str
    amount: Euro | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What the stops are told from."""

    year: Year
    position: Position
    round: Round | None
    plan: Plan | None


Told = tuple[str, Euro | None, date | None]


def stops_of(year: Year, position: Position) -> tuple[Stop, ...]:
    """The pages of a school year besides its own."""
    known = _Known(
        year,
        position,
        Round.objects.filter(year=year, by_keys=False).first(),
        Plan.objects.filter(year=year).order_by("version").last(),
    )
    titles = dict(SECTIONS)
    return tuple(Stop(str(titles[name]), address_of(name, year), *told(known)) for name, told in TELL.items())


def _frames(known: _Known) -> Told:
    hand = version_in_hand(known.year)
    if hand is None:
        return _("niet gemaakt"), None, None
    return str(FRAMES_STATES[FramesState(hand.state)]), None, None


def _proposals(known: _Known) -> Told:
    gone = [str(ProposalState.WITHDRAWN), str(ProposalState.DRAFT)]
    number = Proposal.objects.filter(year=known.year).exclude(state__in=gone).count()
    if not number:
        return _("nog geen voorstellen"), None, None
    return ngettext("%(number)s voorstel", "%(number)s voorstellen", number) % {"number": number}, None, None


def _vote(known: _Known) -> Told:
    by_keys = boxes_told(known.year)
    if known.round is None:
        return by_keys or _("nog niet geopend"), None, None
    if VoteState(known.round.state) is VoteState.OPEN:
        return _("open tot en met"), None, known.round.closes
    return _("gesloten op"), None, known.round.closes


def _result(known: _Known) -> Told:
    counted = Round.objects.filter(year=known.year, by_keys=True, outcome__isnull=False).exclude(state="void")
    if known.round is None and counted:
        return (
            ngettext("%(number)s stemming geteld", "%(number)s stemmingen geteld", len(counted))
            % {"number": len(counted)},
            None,
            None,
        )
    if known.round is None or VoteState(known.round.state) is not VoteState.COUNTED:
        return _("nog niet geteld"), None, None
    on_ballot = Proposal.objects.filter(year=known.year, number__in=known.round.lot)
    numbers = {"chosen": on_ballot.filter(state=str(ProposalState.CHOSEN)).count(), "number": len(known.round.lot)}
    return _("%(chosen)s van de %(number)s voorstellen gekozen") % numbers, None, None


def _plan(known: _Known) -> Told:
    if known.plan is None:
        return _("nog geen plan"), None, None
    return _("versie %(version)s, gemaakt op") % {"version": known.plan.version}, None, known.plan.made_on


def _council(known: _Known) -> Told:
    if known.plan is None:
        return _("nog niets gevraagd"), None, None
    return str(PLAN_STATES[State(known.plan.state)]), None, None


def _money(known: _Known) -> Told:
    if not known.position.spent and not known.position.committed:
        return _("nog niets vastgelegd"), None, None
    return _("besteed"), known.position.spent_in_all, None


def _account(known: _Known) -> Told:
    issued = IssuedAccount.objects.filter(year=known.year).order_by("id").last()
    if issued is None:
        return _("nog niet vastgesteld; de stand tot nu toe staat er al"), None, None
    return _("vastgesteld op"), None, issued.on


TELL: dict[str, Callable[[_Known], Told]] = {
    "frames": _frames,
    "proposals": _proposals,
    "vote": _vote,
    "result": _result,
    "plan": _plan,
    "council": _council,
    "money": _money,
    "account": _account,
}
"""Per page how it is told, in the order of the year."""
