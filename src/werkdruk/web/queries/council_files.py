# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the council reads beside the plan: frames with their check, prices, who chose how, and the year before.

A section whose source does not exist is None or empty; the page and the paper say so in one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from werkdruk.deciding.frames import FramesAct, Tally, Way, frames_of
from werkdruk.evaluation.suppression import FLOOR
from werkdruk.kernel import Euro
from werkdruk.planning import NotPriced, Plan, PlanLine, Step, plan_differences
from werkdruk.web.models import Deelplan, IssuedAccount, Proposal, Talk, Year
from werkdruk.web.models import Plan as PlanRow
from werkdruk.web.queries.counts import NotTheSame, rounds_of
from werkdruk.web.queries.discussions import people_who_take_part, reach_in_words
from werkdruk.web.queries.frames_pages import ArticlePart, articles_of
from werkdruk.web.queries.framing import steps_of, version_in_hand
from werkdruk.web.queries.groups_got import GroupRow
from werkdruk.web.queries.packages import is_backed, package_poll_of
from werkdruk.web.queries.plans import latest_plan, measure_of, value_of, version_of
from werkdruk.web.queries.polls import tally_of_package
from werkdruk.web.queries.prices import Wish, priced
from werkdruk.web.queries.proposals import WISH
from werkdruk.web.queries.results import result_at
from werkdruk.web.queries.talk_pages import WAYS
from werkdruk.web.rows import load
from werkdruk.web.wording import language

SHORT = 19


@dataclass(frozen=True, slots=True)
class CheckRow:
    """The yes and no of all personnel; no numbers where so few could answer that they would tell who."""

    on: date
    is_backed: bool
    in_favour: int | None
    against: int | None
    entitled: int | None


@dataclass(frozen=True, slots=True)
class FramesPart:
    """The frames that hold, or that are on their way."""

    version: int
    digest_short: str
    is_frozen: bool
    checks: tuple[CheckRow, ...]
    ratified_on: date | None
    articles: tuple[ArticlePart, ...]


@dataclass(frozen=True, slots=True)
class PriceRow:
    """How the amount of a line came about; `steps` are empty where the price was worked out by norms of then."""

    title: str
    amount: Euro
    steps: tuple[Step, ...]
    url: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """How one unit, or the whole school in one count, chose; None for numbers that are not there or too small."""

    place: str
    way: str
    pot: Euro
    chosen: int
    let_go: int
    decided_on: date | None
    talks: int
    minority: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A counted vote: who could vote, how many did, and per function group where that tells on nobody."""

    place: str
    ballots: int | None
    electorate: int
    counted_on: date
    turnout: tuple[GroupRow, ...]
    url: str


@dataclass(frozen=True, slots=True)
class BeforePart:
    """What became of the year before: its account as it was issued."""

    year: str
    issued_on: date
    digest_short: str
    closing: str
    url: str


@dataclass(frozen=True, slots=True)
class CouncilFile:
    """All that stands beside the plan itself; `changes` are sentences on what is different from the version before."""

    frames: FramesPart | None
    prices: tuple[PriceRow, ...]
    places: tuple[PlaceRow, ...]
    votes: tuple[VoteRow, ...]
    reach: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    package: CheckRow | None
    """The yes or no of all personnel on the whole plan."""
    before: BeforePart | None
    floor: int = FLOOR

    @property
    def minorities(self) -> tuple[PlaceRow, ...]:
        """The places where people wanted something else and said so."""
        return tuple(place for place in self.places if place.minority)


def council_file(year: Year, on: date) -> CouncilFile:
    """All that the council reads beside the plan. Raises PlanChanged when a version is not what was kept."""
    plan = latest_plan(year)
    value = None if plan is None else value_of(plan)
    earlier = None if plan is None else version_of(year, plan.version - 1)
    return CouncilFile(
        frames=frames_part(year),
        prices=() if value is None else prices_of(year, value),
        places=places_of(year),
        votes=votes_of(year),
        reach=reach_in_words(year, people_who_take_part(year), on),
        changes=() if value is None or earlier is None else changes_of(value_of(earlier), value),
        package=None if plan is None else package_of(plan),
        before=before_of(year),
    )


def frames_part(year: Year) -> FramesPart | None:
    """The frames with what personnel and council said; None in a year without frames."""
    version = version_in_hand(year)
    if version is None:
        return None
    steps = steps_of(version)
    acts = {FramesAct(step.act): step for step in steps}
    ratified = acts.get(FramesAct.RATIFY)
    return FramesPart(
        version=version.version,
        digest_short=version.digest[:SHORT],
        is_frozen=FramesAct.FREEZE in acts,
        checks=tuple(
            check_row(
                Tally(step.in_favour or 0, step.against or 0, step.entitled or 0),
                step.on,
                is_backed=FramesAct(step.act) is FramesAct.FIND_BACKED,
            )
            for step in steps
            if FramesAct(step.act) in {FramesAct.FIND_BACKED, FramesAct.FIND_NOT_BACKED}
        ),
        ratified_on=None if ratified is None else ratified.on,
        articles=articles_of(frames_of(version.body)),
    )


def check_row(tally: Tally, on: date, *, is_backed: bool) -> CheckRow:
    """A yes or no of personnel; without numbers where fewer people took part than the floor."""
    if tally.part < FLOOR:
        return CheckRow(on, is_backed, None, None, None)
    return CheckRow(on, is_backed, tally.in_favour, tally.against, tally.entitled)


def package_of(plan: PlanRow) -> CheckRow | None:
    """The yes or no of personnel on a whole version; None while it was not asked or is still open."""
    poll, tally = package_poll_of(plan), tally_of_package(plan)
    if poll is None or poll.closed_on is None or tally is None:
        return None
    return check_row(tally, poll.closed_on, is_backed=is_backed(plan))


def _priced_by(line: PlanLine) -> list[int]:
    """The proposal whose price the line has: its own when it was joined out of several; none without any."""
    numbers = [int(text) for text in line.proposals]
    return [number for number in numbers if measure_of(number) == line.measure][:1] or numbers[:1]


def prices_of(year: Year, plan: Plan) -> tuple[PriceRow, ...]:
    """The steps to the amount of each line of a plan, by the proposals it came from."""
    rows = Proposal.objects.filter(year=year).order_by("number")
    found = dict(zip(rows.values_list("number", flat=True), load(Wish, rows, **WISH), strict=True))
    kept = {row.number: row.price for row in rows}
    priced_rows = []
    for line in plan.lines:
        for number in _priced_by(line):
            url = reverse("proposal", args=[year.school.brin, year.school_year, number])
            steps = _steps(found[number], kept[number], year) if number in found else ()
            priced_rows.append(PriceRow(line.title, line.amount, steps if kept[number] == line.amount else (), url))
    return tuple(priced_rows)


def _steps(wish: Wish, kept: Euro, year: Year) -> tuple[Step, ...]:
    """The steps to a price, when they still lead to the price that was kept."""
    try:
        made = priced(wish, year.school.kind).price
    except NotPriced:
        return ()
    return made.steps if made.amount == kept else ()


def places_of(year: Year) -> tuple[PlaceRow, ...]:
    """How each unit chose, the whole school first; empty in a year that was counted as one without deelplannen."""
    kept = Deelplan.objects.filter(year=year).select_related("unit").prefetch_related("lines")
    talks = list(Talk.objects.filter(year=year).values_list("unit_id", flat=True))
    rows = []
    for each in sorted(kept, key=lambda row: (row.unit is not None, row.unit.name if row.unit else "")):
        lines = [line.chosen for line in each.lines.all()]
        rows.append(
            PlaceRow(
                place=_("De hele school") if each.unit is None else each.unit.name,
                way=str(WAYS[Way(each.way)]),
                pot=each.pot,
                chosen=sum(lines),
                let_go=len(lines) - sum(lines),
                decided_on=each.decided_on,
                talks=sum(unit == each.unit_id for unit in talks),
                minority=each.minority,
            )
        )
    return tuple(rows)


def votes_of(year: Year) -> tuple[VoteRow, ...]:
    """The counted votes of a year; one whose outcome is not what was kept is left out here and told on its own page."""
    rows = []
    for opened in rounds_of(year):
        try:
            page = result_at(opened)
        except NotTheSame:
            continue
        if page is not None:
            rows.append(
                VoteRow(
                    place=page.unit or _("De hele school"),
                    ballots=page.ballots if page.tells_totals else None,
                    electorate=page.electorate,
                    counted_on=page.counted_on,
                    turnout=page.turnout,
                    url=reverse("result", args=[year.school.brin, year.school_year]),
                )
            )
    return tuple(rows)


def changes_of(earlier: Plan, later: Plan) -> tuple[str, ...]:
    """What is different between two versions, a sentence each, with the reason where there is one."""
    found = plan_differences(earlier, later)
    return tuple(
        " ".join(
            [change.words(language()), *(_("Reden: %(reason)s") % {"reason": reason} for reason in change.reasons)]
        )
        for change in found.lines
    )


def before_of(year: Year) -> BeforePart | None:
    """The account of the school year before, as it was issued; None when there is none."""
    found = IssuedAccount.objects.filter(year__school=year.school, year__school_year=year.school_year.previous().start)
    kept = found.select_related("year").last()
    if kept is None:
        return None
    told = kept.body.get(language().value, {})
    return BeforePart(
        year=str(kept.year.school_year),
        issued_on=kept.on,
        digest_short=kept.digest[:SHORT],
        closing=told.get("closing", ""),
        url=reverse("account", args=[year.school.brin, kept.year.school_year]),
    )
