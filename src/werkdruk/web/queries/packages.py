# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What personnel say of the whole plan, how much support each line had, and the package to fall back on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from werkdruk.deciding.consent import State
from werkdruk.deciding.counting import Election, parse_pb
from werkdruk.deciding.frames import majority
from werkdruk.deciding.frames.wording import part
from werkdruk.deciding.proposals import ProposalState
from werkdruk.evaluation.suppression import FLOOR
from werkdruk.kernel import Euro
from werkdruk.planning import Plan as PlanValue
from werkdruk.planning import PlanLine, RunnerUp, runner_up
from werkdruk.web import access
from werkdruk.web.models import CountedOutcome, Plan, Poll, Proposal, TalkPick, User, Year
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.plans import is_newest, line_of, pot_total, value_of
from werkdruk.web.queries.polls import PollCard, card_of, tally_of_package
from werkdruk.web.wording import language

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class RunnerUpRow:
    """One line of the package at hand, and whether it is new in it."""

    title: str
    unit: str
    amount: Euro
    is_new: bool


@dataclass(frozen=True, slots=True)
class PackagePage:
    """The yes or no on a plan as the page of the plan shows it. `card` is None before it was asked.

    `is_backed` is None while it is open. `why`, `rows` and `total` are of the package at hand, once personnel said no.
    """

    quorum: str
    card: PollCard | None
    is_backed: bool | None
    closes: date
    may_ask: bool
    may_close: bool
    may_take: bool
    why: str
    rows: tuple[RunnerUpRow, ...]
    total: Euro | None


def package_poll_of(plan: Plan) -> Poll | None:
    """The yes or no about a version of the plan; None when it was not asked."""
    rows = Poll.objects.filter(plan=plan, matter=Poll.Matter.PACKAGE).select_related("year__school", "unit", "frames")
    return rows.order_by("id").last()


def is_backed(plan: Plan) -> bool:
    """Whether personnel said yes to a version of the plan as the frames ask it."""
    frames, tally = frozen_frames(plan.year), tally_of_package(plan)
    if frames is None or frames.package is None or tally is None:
        return False
    return majority(tally.in_favour, tally.against, quorum=frames.package.quorum, entitled=tally.entitled)


def support_of(year: Year) -> dict[str, Fraction]:
    """The part in favour of those who spoke out, per measure: voters in a count, people in a majority.

    Nothing is known of what people decided together, and a count of fewer ballots than the floor tells nothing.
    """
    found: dict[str, Fraction] = {}
    for kept in CountedOutcome.objects.filter(round__year=year):
        election: Election = parse_pb(kept.election)[0]
        voters = len(election.ballots)
        if voters >= FLOOR:
            found |= {f"m{int(code):02d}": Fraction(votes, voters) for code, votes in election.votes.items()}
    for pick in TalkPick.objects.filter(year=year, in_favour__isnull=False).select_related("proposal"):
        both = (pick.in_favour or 0) + (pick.against or 0)
        if both:
            found[f"m{pick.proposal.number:02d}"] = Fraction(pick.in_favour or 0, both)
    return found


def runner_up_of(plan: Plan, on: date) -> RunnerUp | None:
    """The package at hand beside a version of the plan; None when there is none."""
    value = value_of(plan)
    return runner_up(value, others=_others(plan, value), support=support_of(plan.year), pot=pot_total(plan.year, on))


def _others(plan: Plan, value: PlanValue) -> list[PlanLine]:
    """The lines of feasible proposals that cost money and are not in a plan."""
    present = {number for line in value.lines for number in line.proposals}
    states = [str(state) for state in (ProposalState.FEASIBLE, ProposalState.NOT_CHOSEN)]
    rows = Proposal.objects.select_related("unit", "year").filter(year=plan.year, state__in=states)
    gone = {each.proposal for each in value.dropped}
    return [line_of(each) for each in rows if str(each.number) in gone - present and each.price]


def package_page(plan: Plan, user: User, on: date) -> PackagePage | None:
    """The yes or no on a version of the plan for somebody; None where the frames ask for none."""
    frames = frozen_frames(plan.year)
    if frames is None or frames.package is None:
        return None
    poll = package_poll_of(plan)
    is_open = poll is not None and poll.closed_on is None
    leads = access.can(user, access.Act.MAKE_PLAN, plan.year.school)
    backed = None if poll is None or is_open else is_backed(plan)
    is_draft = is_newest(plan) and State(plan.state) is State.DRAFT
    found = runner_up_of(plan, on) if backed is False else None
    new = {line.measure for line in found.added} if found else set()
    card = None if poll is None else card_of(poll, user, on)
    agreed = frames.timeline.package_by
    return PackagePage(
        quorum=part(frames.package.quorum),
        card=card,
        is_backed=backed,
        closes=agreed if agreed is not None and agreed >= on else on + WEEK,
        may_ask=poll is None and is_draft and leads,
        may_close=leads and card is not None and is_open and (on > card.closes or card.took_part >= card.electorate),
        may_take=found is not None and is_draft and leads,
        why="" if found is None else found.why(language()),
        rows=tuple(_row(line, new) for line in found.lines) if found else (),
        total=found.total if found else None,
    )


def _row(line: PlanLine, new: set[str]) -> RunnerUpRow:
    return RunnerUpRow(line.title, ", ".join(line.units), line.amount, line.measure in new)
