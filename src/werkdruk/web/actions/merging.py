# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joining what units chose into one plan: doubles by people, and what costs too much by the rule of the frames."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from werkdruk.deciding.frames import Joining, OverBudget, Stance
from werkdruk.deciding.frames.steps import Join, Shrink
from werkdruk.deciding.years import Phase
from werkdruk.planning import PlanLine, joined
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.choices import reopen, settle_after_all, settle_without_plan
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.polls import open_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import Deelplan, JoinedMeasure, Plan, Poll, Proposal, TalkPick, Unit, User, Year
from werkdruk.web.queries.deelplannen import DECIDING, PACKAGES, WHICH_PACKAGE, merged_of, unsettled
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.joined_prices import joined_price

TITLE_MAX = 120


@transaction.atomic
def join(year: Year, measures: Collection[str], *, title: str, by: User, on: date) -> JoinedMeasure:
    """The measure that takes the place of like ones, at the price of what they ask together; twice the same is one.

    Raises Refused when they are not chosen, were joined before, or ask for different things; NotAlike when they differ
    in purpose, kind or months; Forbidden when the frames keep what units chose as it is.
    """
    access.may(by, Act.JOIN_PLANS, year.school)
    _require_merging(year)
    require(year, Join(Joining.INTEGRATE, on, themes=required_themes(year)))
    called = " ".join(title.split())[:TITLE_MAX]
    known = {each.line.measure: each for each in merged_of(year, on).chosen}
    if not called:
        raise Refused("nothing-said")
    same = _joined_before(year, measures, called)
    if same is not None:
        return same
    if not set(measures) <= set(known):
        raise Refused("measure-not-chosen")
    lines = [known[measure].line for measure in measures]
    rows = _rows(year, lines)
    amount = joined_price(rows)
    joined(lines, title=called, amount=amount)
    made = JoinedMeasure.objects.create(year=year, title=called, amount=amount, joined_on=on, joined_by=by)
    made.proposals.set(rows)
    log(by, "plan.joined", called, board=year.school.board, on=on)
    return made


def required_themes(year: Year) -> tuple[str, ...]:
    """The themes that the plan of a year has to say something about."""
    frames = frozen_frames(year)
    return () if frames is None else tuple(each.id for each in frames.themes if each.stance is Stance.REQUIRED)


def _joined_before(year: Year, measures: Collection[str], title: str) -> JoinedMeasure | None:
    numbers = {int(measure.removeprefix("m")) for measure in measures if measure.removeprefix("m").isdecimal()}
    rows = JoinedMeasure.objects.filter(year=year, title=title).prefetch_related("proposals")
    return next((row for row in rows if {each.number for each in row.proposals.all()} == numbers), None)


def _rows(year: Year, lines: Collection[PlanLine]) -> list[Proposal]:
    """The proposals that lines are about, one each. Raises Refused when one of them is joined already."""
    taken = JoinedMeasure.objects.filter(year=year, proposals__number__in=[int(line.measure[1:]) for line in lines])
    if taken.exists():
        raise Refused("joined-before")
    return list(Proposal.objects.filter(year=year, number__in=[int(line.measure[1:]) for line in lines]))


@transaction.atomic
def part(joined: JoinedMeasure, *, by: User, on: date) -> None:
    """Puts joined measures back as they were chosen; until the plan is made. Raises Refused after that."""
    access.may(by, Act.JOIN_PLANS, joined.year.school)
    _require_merging(joined.year)
    log(by, "plan.parted", joined.title, board=joined.year.school.board, on=on)
    joined.delete()


@transaction.atomic
def without_plan(year: Year, unit: Unit, *, reason: str, by: User, on: date) -> Deelplan:
    """Writes down that a unit made no plan, and why. Raises what `settle_without_plan` raises."""
    access.may(by, Act.MAKE_PLAN, year.school)
    _require_merging(year)
    return settle_without_plan(year, unit=unit, reason=reason, by=by, on=on)


@transaction.atomic
def after_all(deelplan: Deelplan, *, by: User, on: date) -> None:
    """A unit makes a plan after all. Raises what `settle_after_all` raises."""
    access.may(by, Act.MAKE_PLAN, deelplan.year.school)
    _require_merging(deelplan.year)
    settle_after_all(deelplan, by=by, on=on)


@transaction.atomic
def send_back(deelplan: Deelplan, *, reason: str, by: User, on: date) -> None:
    """The plan costs too much, and a unit chooses again what gets less; what it chose before stands as its start.

    Raises Refused when the plan fits, without a reason, for the count of the whole school, or when the unit did not
    settle; Forbidden when the frames have another rule.
    """
    year = deelplan.year
    access.may(by, Act.MAKE_PLAN, year.school)
    _require_merging(year)
    require(year, Shrink(OverBudget.BACK_TO_UNITS))
    if deelplan.unit is None:
        raise Refused("no-own-pot")
    if not Deelplan.objects.filter(pk=deelplan.pk, decided_on__isnull=False).exists():
        raise Refused("not-settled")
    if not merged_of(year, on).over:
        raise Refused("plan-fits")
    lines = list(deelplan.lines.select_related("proposal"))
    reopen(deelplan, reason=reason, by=by, on=on)
    own = [line.proposal for line in lines]
    for row in JoinedMeasure.objects.filter(year=year, proposals__in=own).distinct():
        row.delete()
    for line in lines:
        TalkPick.objects.get_or_create(
            proposal=line.proposal,
            defaults={
                "year": year, "unit": deelplan.unit, "chosen": line.chosen, "place": line.order,
                "reason": line.reason[:300], "by": by,
            },
        )  # fmt: skip


@transaction.atomic
def ask_which_package(year: Year, *, closes: date, by: User, on: date) -> Poll:
    """The vote of all personnel between the packages that fit.

    Raises Refused when the plan fits or a place did not choose, Forbidden when the frames have another rule.
    """
    access.may(by, Act.MAKE_PLAN, year.school)
    _require_merging(year)
    require(year, Shrink(OverBudget.PACKAGE_VOTE))
    _require_all(year, on)
    if not merged_of(year, on).over:
        raise Refused("plan-fits")
    answers = tuple(PACKAGES.values())
    return open_poll(year, Poll.Matter.QUESTION, closes=closes, question=WHICH_PACKAGE, answers=answers, by=by, on=on)


def _require_all(year: Year, on: date) -> None:
    waiting = [place.unit.name if place.unit else _("de hele school") for place in unsettled(year, on)]
    if waiting:
        raise Refused("not-all-settled", units=", ".join(waiting))


def _require_merging(year: Year) -> None:
    """Passes while deelplannen can still be joined. Raises Refused once the plan is made."""
    now = locked(year)
    if Phase(now.phase) not in DECIDING or Plan.objects.filter(year=year).exists():
        raise Refused("plan-made")
