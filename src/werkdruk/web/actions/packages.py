# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The yes or no of personnel on the whole plan, where the frames ask for it, and the package to fall back on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.consent import State
from werkdruk.deciding.frames.steps import SendPlan
from werkdruk.kernel import Language
from werkdruk.web import access
from werkdruk.web.access import Act
from werkdruk.web.actions.frames import require
from werkdruk.web.actions.plans import revise
from werkdruk.web.actions.polls import close_poll, open_poll
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.actions.years import locked
from werkdruk.web.models import Plan, Poll, User
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.packages import is_backed, package_poll_of, runner_up_of
from werkdruk.web.queries.plans import fit_of, latest_plan, value_of
from werkdruk.web.queries.polls import tally_of_package


@transaction.atomic
def ask_package(plan: Plan, *, closes: date, by: User, on: date) -> Poll:
    """The yes or no of all personnel on a version of the plan; the one that is there when it was asked before.

    Raises Refused when the frames ask for none, when the version is not the newest or no draft any more, when it costs
    more than the pot, and what `open_poll` refuses.
    """
    access.may(by, Act.MAKE_PLAN, plan.year.school)
    locked(plan.year)
    frames = frozen_frames(plan.year)
    if frames is None or frames.package is None:
        raise Refused("no-package-vote")
    kept = package_poll_of(plan)
    if kept is not None:
        return kept
    newest = latest_plan(plan.year)
    if newest is None or newest.pk != plan.pk or State(newest.state) is not State.DRAFT:
        raise Refused("plan-replaced")
    fit = fit_of(value_of(newest), newest.year, on)
    if not fit.fits:
        raise Refused("over-budget", over=fit.over)
    return open_poll(plan.year, Poll.Matter.PACKAGE, closes=closes, plan=newest, by=by, on=on)


@transaction.atomic
def close_package(plan: Plan, *, by: User, on: date) -> bool:
    """Whether personnel back the plan, now that their yes or no is closed; closing it twice says the same.

    Raises Refused when it was not asked, or while its days run and not everybody answered.
    """
    access.may(by, Act.MAKE_PLAN, plan.year.school)
    poll = package_poll_of(plan)
    if poll is None:
        raise Refused("package-not-asked")
    close_poll(poll, by=by, on=on)
    return is_backed(plan)


def require_package(plan: Plan, on: date) -> None:
    """Passes when the frames let a plan go to the council: backed by personnel where they ask for it.

    Call it in the transaction of the action that sends it. Raises Forbidden otherwise.
    """
    poll = package_poll_of(plan)
    closed = None if poll is None else poll.closed_on
    require(plan.year, SendPlan(on, tally_of_package(plan), closed))


@transaction.atomic
def take_runner_up(plan: Plan, *, by: User, on: date) -> Plan:
    """The next version: the package at hand in place of the one that personnel did not back.

    Raises Refused when there was no such no, or when there is no other package; and what `revise` raises.
    """
    access.may(by, Act.REVISE, plan.year.school)
    poll = package_poll_of(plan)
    if poll is None or poll.closed_on is None or is_backed(plan):
        raise Refused("package-stands")
    found = runner_up_of(plan, on)
    if found is None:
        raise Refused("no-runner-up")
    added = [int(line.measure.removeprefix("m")) for line in found.added]
    return revise(plan, drop=[found.out.measure], add=added, reason=found.why(Language.NL), by=by, on=on)
