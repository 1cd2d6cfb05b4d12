# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page of a school year: the way there, the parts of it, and where the year is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding import years
from werkdruk.deciding.consent import State
from werkdruk.deciding.frames import FramesState
from werkdruk.deciding.proposals import ProposalState, VoteState
from werkdruk.deciding.years import Phase, Progress, Role
from werkdruk.kernel import Euro
from werkdruk.web.models import Plan, Round, Year
from werkdruk.web.queries.box_turns import box_turn
from werkdruk.web.queries.consents import last_day_of, state_on
from werkdruk.web.queries.counted_places import counted_places
from werkdruk.web.queries.frames import frozen_frames
from werkdruk.web.queries.frames_words import ANSWERING
from werkdruk.web.queries.frames_words import TASKS as FRAMES_TASKS
from werkdruk.web.queries.framing import ahead_of, text_of, version_in_hand
from werkdruk.web.queries.joining_turns import joining_turn
from werkdruk.web.queries.rounds import on_ballot

SECTIONS = (
    ("year", gettext_lazy("De pot")),
    ("frames", gettext_lazy("Kaders")),
    ("proposals", gettext_lazy("Voorstellen")),
    ("talks", gettext_lazy("Gesprekken")),
    ("vote", gettext_lazy("Stemmen")),
    ("result", gettext_lazy("Uitslag")),
    ("plan", gettext_lazy("Plan")),
    ("council", gettext_lazy("PMR")),
    ("money", gettext_lazy("Geld")),
    ("account", gettext_lazy("Verantwoording")),
    ("status", gettext_lazy("Stand")),
)
TITLES = {
    Phase.FRAMES: gettext_lazy("Kaders"),
    Phase.PROPOSING: gettext_lazy("Voorstellen"),
    Phase.CHOOSING: gettext_lazy("Kiezen"),
    Phase.COUNCIL: gettext_lazy("PMR"),
    Phase.CARRYING_OUT: gettext_lazy("Uitvoeren"),
    Phase.ACCOUNTED: gettext_lazy("Verantwoord"),
}
TASKS = {
    Phase.FRAMES: gettext_lazy("stellen de kaders vast"),
    Phase.PROPOSING: gettext_lazy("doe een voorstel met een prijs"),
    Phase.CHOOSING: gettext_lazy("stem op de voorstellen"),
    Phase.COUNCIL: gettext_lazy("besluit over het plan"),
    Phase.CARRYING_OUT: gettext_lazy("voer het plan uit en leg er rekenschap van af"),
    Phase.ACCOUNTED: gettext_lazy("lees wat ervan kwam"),
}
WHO = {
    Role.LEADER_AND_COUNCIL: gettext_lazy("schoolleiding en PMR"),
    Role.STAFF: gettext_lazy("alle medewerkers"),
    Role.LEADER: gettext_lazy("de schoolleiding"),
    Role.COUNCIL: gettext_lazy("de PMR"),
}
PAGES = {
    Phase.FRAMES: "frames",
    Phase.PROPOSING: "proposals",
    Phase.CHOOSING: "vote",
    Phase.COUNCIL: "council",
    Phase.CARRYING_OUT: "money",
    Phase.ACCOUNTED: "account",
}
NOT_CONSENTED = frozenset(
    {
        State.DRAFT,
        State.QUESTIONED,
        State.REFUSED,
        State.CONDITIONAL,
        State.REVISED,
        State.NOTIFIED,
        State.DENIED,
        State.LAPSED,
    }
)
"""States of a plan at the council in which the school leader has to act."""
TASKS_WITHOUT_CONSENT = {
    State.DRAFT: gettext_lazy("vraag de PMR om instemming met het plan"),
    State.QUESTIONED: gettext_lazy("beantwoord de vraag van de PMR"),
    State.CONDITIONAL: gettext_lazy("neem de voorwaarden van de PMR over, of pas het plan aan"),
    State.NOTIFIED: gettext_lazy("dien het geschil in bij de geschillencommissie"),
}
"""What the leader does then, where it is not the usual."""
STATES = {Progress.DONE: "done", Progress.NOW: "now", Progress.LATER: "next"}


@dataclass(frozen=True, slots=True)
class PhaseMark:
    """One phase on the year line: its name, how it stands, and who does what before which day."""

    title: str
    state: str
    who: str
    task: str
    by: date | None
    url: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The context that `base.html` prints around a page of a school year."""

    place: str
    sections: tuple[tuple[str, str, bool], ...]
    crumbs: tuple[tuple[str, str], ...]
    phases: tuple[PhaseMark, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is: the role, what they do, by when (None: by the usual day of the phase), and on which page."""

    role: Role | None
    task: str
    page: str
    by: date | None = None


def surroundings_of(year: Year, here: str, on: date) -> Surroundings:
    """The surroundings on a day of the page named `here`, one of SECTIONS or a page below one."""
    school = year.school
    sections = tuple((str(title), address_of(name, year), name == here) for name, title in SECTIONS)
    place = f"{school.board.name} · {school.name} · {year.school_year}"
    return Surroundings(place, sections, crumbs_of(year, here), phases_of(year, on))


def crumbs_of(year: Year, here: str) -> tuple[tuple[str, str], ...]:
    """The way to the page named `here`, from the board down."""
    school = year.school
    crumbs = [
        (school.board.name, reverse("board", args=[school.board.number])),
        (school.name, reverse("school", args=[school.brin])),
        (_("Schooljaar %(year)s") % {"year": year.school_year}, "" if here == "year" else address_of("year", year)),
    ]
    if here != "year":
        crumbs.append((str(dict(SECTIONS)[here]), ""))
    return tuple(crumbs)


def phases_of(year: Year, on: date) -> tuple[PhaseMark, ...]:
    """The year line of one school year on a day, by the usual calendar from the day it was started."""
    now = turn_of(year, on)
    return tuple(
        _mark(stage, now, year) if stage.progress is Progress.NOW else _mark(stage, turn_in(year, stage.phase), year)
        for stage in years.year_line(Phase(year.phase), calendar_of(year))
    )


def calendar_of(year: Year) -> years.Calendar:
    """The days by which the phases of a year end: those of its frames, else the usual ones."""
    usual = years.Calendar.starting(year.school_year, year.started_on)
    frames = frozen_frames(year)
    if frames is None:
        return usual
    line = frames.timeline
    agreed = (line.ideas_open, line.feasible_by, line.council_by, usual.council, usual.carrying_out)
    return years.Calendar(*accumulate(agreed, max))


def usual_turn(phase: Phase) -> Turn:
    """Who usually acts in a phase."""
    return Turn(years.ROLES.get(phase), str(TASKS.get(phase, "")), PAGES.get(phase, "year"))


def turn_in(year: Year, phase: Phase) -> Turn:
    """Who usually acts in a phase of a year, by the day its frames give for that."""
    frames = frozen_frames(year)
    if frames is None:
        return usual_turn(phase)
    line = frames.timeline
    last = {Phase.PROPOSING: line.ideas_close, Phase.CHOOSING: line.votes_close}
    return replace(usual_turn(phase), by=last.get(phase))


def turn_of(year: Year, on: date) -> Turn:
    """Whose turn it is on a day: within proposing, choosing and the council that changes hands."""
    phase = Phase(year.phase)
    if phase is Phase.FRAMES:
        return frames_turn(year, on)
    if phase in {Phase.PROPOSING, Phase.CHOOSING} and (joining := joining_turn(year)) is not None:
        return Turn(joining.role, joining.task, joining.page, joining.by)
    if phase is Phase.PROPOSING:
        return _proposing_turn(year, on)
    if phase is Phase.CHOOSING:
        by_keys = box_turn(year, on)
        if by_keys is not None:
            return Turn(by_keys.role, by_keys.task, "vote", by_keys.by)
        return _login_turn(year, on)
    if phase is Phase.COUNCIL:
        plan = Plan.objects.filter(year=year).order_by("version").last()
        if plan is not None and state_on(plan, on) in NOT_CONSENTED:
            return _leaders_turn(plan, on)
    return usual_turn(phase)


def _proposing_turn(year: Year, on: date) -> Turn:
    """Whose turn it is while proposals are made: everybody's up to the last day for them, then the leader's."""
    usual = turn_in(year, Phase.PROPOSING)
    if not _is_past(usual.by or calendar_of(year).last_day(Phase.PROPOSING), on):
        return usual
    return judging_turn(year) or opening_turn(year) or usual_turn(Phase.PROPOSING)


def _login_turn(year: Year, on: date) -> Turn:
    """Whose turn it is with the votes by login, of one place or of several."""
    rounds = Round.objects.filter(year=year, by_keys=False).order_by("closes")
    running = [opened for opened in rounds if VoteState(opened.state) is VoteState.OPEN]
    late = next((opened for opened in running if _is_past(opened.closes, on)), None)
    if late is not None:
        return Turn(Role.LEADER, _("sluit de stemming en tel de stemmen"), "vote", late.closes)
    if running:
        return Turn(Role.STAFF, str(TASKS[Phase.CHOOSING]), "vote", running[0].closes)
    if any(place.round is None and on_ballot(year, place.unit) for place in counted_places(year)):
        return opening_turn(year) or turn_in(year, Phase.CHOOSING)
    task = _("maak het plan van wat gekozen is en vraag de PMR om instemming")
    return Turn(Role.LEADER, task, "plan")


def frames_turn(year: Year, on: date) -> Turn:
    """What has to be done for frames that hold; while personnel can say yes or no, it is theirs."""
    hand = version_in_hand(year)
    ahead = None if hand is None else ahead_of(hand)
    if hand is None or ahead is None:
        return usual_turn(Phase.FRAMES)
    closes = text_of(hand).timeline.check_closes
    if FramesState(hand.state) is FramesState.PUT and on <= closes:
        return Turn(Role.STAFF, str(ANSWERING), "frames", closes)
    return Turn(ahead.role, str(FRAMES_TASKS[ahead.act]), "frames", ahead.last_day)


def _leaders_turn(plan: Plan, on: date) -> Turn:
    """What the leader does with a plan without consent; a term of the law that runs goes before the usual day."""
    task = TASKS_WITHOUT_CONSENT.get(state_on(plan, on), gettext_lazy("pas het plan aan of zeg hoe het verder gaat"))
    page = "plan" if state_on(plan, on) is State.DRAFT else "council"
    return Turn(Role.LEADER, str(task), page, last_day_of(plan, on))


def judging_turn(year: Year) -> Turn | None:
    """The turn of the leader to judge the proposals that wait for it; None when none does."""
    if not year.proposals.filter(state=str(ProposalState.SUBMITTED)).exists():
        return None
    return Turn(Role.LEADER, _("beoordeel de voorstellen en open daarna de stemming"), "proposals")


def opening_turn(year: Year) -> Turn | None:
    """The turn of the leader to open the vote; None when there is nothing to vote about."""
    if not year.proposals.filter(state=str(ProposalState.FEASIBLE), price__gt=Euro.zero()).exists():
        return None
    return Turn(Role.LEADER, _("open de stemming"), "vote")


def _is_past(last: date | None, on: date) -> bool:
    return last is not None and last < on


def _mark(stage: years.Stage, turn: Turn, year: Year) -> PhaseMark:
    return PhaseMark(
        title=str(TITLES[stage.phase]),
        state=STATES[stage.progress],
        who=_who(stage, turn),
        task=turn.task,
        by=turn.by or stage.last_day,
        url=address_of(PAGES[stage.phase], year) if stage.phase in PAGES else "",
    )


def _who(stage: years.Stage, turn: Turn) -> str:
    """Who acts; the end of a year is for everybody to read."""
    if turn.role is not None:
        return str(WHO[turn.role])
    return _("iedereen") if stage.progress is Progress.NOW else ""


def address_of(name: str, year: Year) -> str:
    """The address of a page of a school year."""
    return reverse(name, args=[year.school.brin, year.school_year])
