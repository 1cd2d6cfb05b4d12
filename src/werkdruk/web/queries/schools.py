# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a school year: what there is to decide about, how far it is, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from werkdruk import rules
from werkdruk.deciding.years import Phase, Role
from werkdruk.kernel import CalendarYear, Euro, SchoolYear
from werkdruk.planning import StaffGroup
from werkdruk.web import access
from werkdruk.web.models import Ballot, School, User, Year
from werkdruk.web.queries import framing
from werkdruk.web.queries.amounts import AmountLine, Buys, buys
from werkdruk.web.queries.outlooks import PotOutlook, outlook_of
from werkdruk.web.queries.pots import PotParts, TracedLine, YearPot, label_of, parts_of, year_pot
from werkdruk.web.queries.year_lines import WHO, Turn, address_of, calendar_of, judging_turn, turn_of
from werkdruk.web.queries.year_stops import Stop, stops_of
from werkdruk.web.wording import language

HUNDRED = 100
ACTS = {
    "proposals": access.Act.PROPOSE,
    "vote": access.Act.VOTE,
    "plan": access.Act.MAKE_PLAN,
    "council": access.Act.ANSWER,
    "money": access.Act.SPEND,
    "account": access.Act.ISSUE_ACCOUNT,
}
"""What somebody must be allowed to do for a turn on that page to be theirs."""
LEADER_ACTS = ACTS | {
    "proposals": access.Act.SORT_PROPOSALS,
    "vote": access.Act.OPEN_ROUND,
    "council": access.Act.REVISE,
}
"""The same, where the turn is the school leader's."""

FRAMES_ACTS = framing.ACTS | {Role.STAFF: access.Act.VOTE}
"""What makes a turn on the page of the frames theirs, by whose turn it is."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What has to happen next: who does what by when, where, and whether that is the one who looks.

    `done_on` is the day on which the one who looks did it already; None when they did not.
    """

    who: str
    task: str
    by: date | None
    url: str
    is_mine: bool
    is_late: bool
    done_on: date | None


@dataclass(frozen=True, slots=True)
class YearLink:
    """A school year to go to."""

    label: str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class YearPage:
    """A school year of a school; `unknown` is the text of funding years nothing is known of yet."""

    school_year: str
    is_running: bool
    is_over: bool
    parts: PotParts
    total: Euro
    carried_out: Euro
    is_estimate: bool
    is_waiting: bool
    is_passed_on: bool
    unknown: str
    lines: tuple[AmountLine, ...]
    buys: tuple[Buys, ...]
    outlook: PotOutlook | None
    caveats: tuple[str, ...]
    next_step: NextStep | None
    stops: tuple[Stop, ...]
    years: tuple[YearLink, ...]
    startable: tuple[str, ...]
    board: str
    board_url: str


@dataclass(frozen=True, slots=True)
class SchoolPage:
    """A school that has not started any school year; `startable` are those that its leader can start."""

    name: str
    startable: tuple[str, ...]
    is_leader: bool
    board_url: str


def school_page(school: School, user: User, on: date) -> SchoolPage:
    """The page of a school without a school year."""
    return SchoolPage(
        name=school.name,
        startable=startable(school, user, on),
        is_leader=access.can(user, access.Act.START_YEAR, school),
        board_url=reverse("board", args=[school.board.number]),
    )


def startable(school: School, user: User, on: date) -> tuple[str, ...]:
    """The school years somebody can start: the running one and the next, as far as they are not there yet."""
    if not access.can(user, access.Act.START_YEAR, school):
        return ()
    running = SchoolYear.of(on)
    started = set(Year.objects.filter(school=school).values_list("school_year", flat=True))
    return tuple(str(year) for year in (running, running.next()) if year not in started)


def year_page(year: Year, user: User, on: date) -> YearPage:
    """The page of a school year as known on a day, for somebody who may see it."""
    school, school_year = year.school, year.school_year
    found = year_pot(year, on)
    groups = (StaffGroup.TEACHER, StaffGroup.SUPPORT)
    made = [buys(found.pot.total, group, school_kind=school.kind, school_year=school_year) for group in groups]
    return YearPage(
        school_year=str(school_year),
        is_running=school_year == SchoolYear.of(on),
        is_over=school_year.last < on,
        parts=parts_of(year, found),
        total=found.pot.total,
        carried_out=found.position.carried_out,
        is_estimate=found.is_estimate,
        is_waiting=found.is_waiting,
        is_passed_on=found.is_passed_on,
        unknown=_(" en ").join(str(each) for each in found.unknown),
        lines=_lines(found, school.kind),
        buys=tuple(each for each in made if each is not None),
        outlook=None if school_year.last < on else outlook_of(found.pot),
        caveats=_caveats(found),
        next_step=_next_step(year, user, on),
        stops=stops_of(year, found.position),
        years=_years(school, year),
        startable=startable(school, user, on),
        board=school.board.name,
        board_url=reverse("board", args=[school.board.number]),
    )


def _lines(found: YearPot, school_kind: str) -> tuple[AmountLine, ...]:
    """The lines of the pot, then one without an amount per funding year that nothing is known of."""
    known = [_line(traced, _bought(traced.line.amount, school_kind, found.pot.school_year)) for traced in found.lines]
    return (*known, *(_unknown_line(year) for year in found.unknown))


def _bought(amount: Euro, school_kind: str, school_year: SchoolYear) -> str:
    """What a line pays for in teachers, in words; empty when it is next to nothing."""
    found = buys(amount, StaffGroup.TEACHER, school_kind=school_kind, school_year=school_year)
    if found is None:
        return ""
    units, rest = divmod(found.fte_hundredths, HUNDRED)
    written = f"{units}.{rest:02d}".rstrip("0").removesuffix(".")
    return _("%(fte)s fte leraar") % {"fte": number_format(written)}


def _line(traced: TracedLine, bought: str) -> AmountLine:
    line = traced.line
    note = ""
    if line.months and line.funding_year is not None:
        note = _("%(months)s van de 12 maanden") % {"months": line.months}
    return AmountLine(label_of(line), line.amount, note=note, buys=bought, caveat=_mark(traced), steps=traced.steps)


def _mark(traced: TracedLine) -> str:
    """What makes a line less than certain, in words; empty when nothing does."""
    if not traced.is_awarded:
        return _("schatting: het ministerie heeft dit nog niet toegekend")
    if traced.line.estimate:
        return _("toegekend, nog niet doorgegeven door het bestuur")
    if traced.owed.cents > 0:
        return _("het bestuur moet hier nog een verschil van doorgeven")
    if traced.owed.cents < 0:
        return _("te veel doorgegeven: het bestuur boekt nog een verschil terug")
    rule = rules.by_id(traced.line.rule) if traced.line.rule else None
    return _("niet nagelezen in de wettekst") if rule is not None and rule.caveat else ""


def _unknown_line(year: CalendarYear) -> AmountLine:
    return AmountLine(
        _("Deel van %(year)s") % {"year": str(year)},
        None,
        caveat=_("nog niet bekend: er is nog geen regel of telling voor dit jaar, dus er staat geen bedrag"),
    )


def _caveats(found: YearPot) -> tuple[str, ...]:
    """The caveats of the rules that were used, each once."""
    used = dict.fromkeys(traced.line.rule for traced in found.lines if traced.line.rule)
    told = [(rule.called(language()), rule.caveat_in(language())) for rule in map(rules.by_id, used)]
    return tuple(f"{title}: {caveat}" for title, caveat in told if caveat)


def _next_step(year: Year, user: User, on: date) -> NextStep | None:
    if Phase(year.phase) is Phase.ACCOUNTED:
        return None
    turn = _turn_for(year, user, on)
    by = turn.by or calendar_of(year).last_day(Phase(year.phase))
    act = (LEADER_ACTS if turn.role is Role.LEADER else ACTS).get(turn.page)
    if turn.page == "frames" and turn.role is not None:
        act = FRAMES_ACTS[turn.role]
    return NextStep(
        who=str(WHO[turn.role]) if turn.role is not None else "",
        task=turn.task,
        by=by,
        url=address_of(turn.page, year),
        is_mine=act is not None and access.can(user, act, year.school),
        is_late=by is not None and by < on,
        done_on=_voted_on(year, user) if (turn.page, turn.role) == ("vote", Role.STAFF) else None,
    )


def _turn_for(year: Year, user: User, on: date) -> Turn:
    """Whose turn it is; for the leader that is theirs as soon as a proposal waits for their judgement."""
    waits = Phase(year.phase) is Phase.PROPOSING and access.can(user, access.Act.SORT_PROPOSALS, year.school)
    return (judging_turn(year) if waits else None) or turn_of(year, on)


def _voted_on(year: Year, user: User) -> date | None:
    own = Ballot.objects.filter(round__year=year, voter=user).first()
    return own.cast_on if own is not None else None


def _years(school: School, here: Year) -> tuple[YearLink, ...]:
    rows = Year.objects.filter(school=school).order_by("school_year")
    return tuple(
        YearLink(str(row.school_year), reverse("year", args=[school.brin, row.school_year]), row.pk == here.pk)
        for row in rows
    )
