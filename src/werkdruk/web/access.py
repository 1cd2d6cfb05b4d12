# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one door: who may see a place, and who may do what there.

A place of another board does not exist for you (404); a step at your own place that is somebody else's is refused
with the sentence whose it is (403). `MAY` is the whole table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.db.models import Q
from django.http import Http404

from werkdruk.kernel import BoardNumber, Brin, SchoolYear, WerkdrukError
from werkdruk.web.models import Board, HeldRole, School, Unit, User, Year

Role = HeldRole.Role


class Act(StrEnum):
    """Everything somebody can do. Seeing is open to everybody who holds any role at the place."""

    IMPORT_STAFF = "import_staff"
    IMPORT_BOOKS = "import_books"
    RECEIVE = "receive"
    PUBLISH = "publish"
    PASS_ON = "pass_on"  # noqa: S105 - passing money on, no pass word
    START_YEAR = "start_year"
    SET_FRAMES = "set_frames"
    ASK_RATIFYING = "ask_ratifying"
    RATIFY_FRAMES = "ratify_frames"
    ASK_STAFF = "ask_staff"
    SET_NORMS = "set_norms"
    PROPOSE = "propose"
    DISCUSS = "discuss"
    SORT_PROPOSALS = "sort_proposals"
    TRY_RULES = "try_rules"
    OPEN_ROUND = "open_round"
    SIGN_ROUND = "sign_round"
    KEEP_BOX = "keep_box"
    RUN_TALK = "run_talk"
    VOTE = "vote"
    COUNT = "count"
    SEE_BALLOTS = "see_ballots"
    JOIN_PLANS = "join_plans"
    MAKE_PLAN = "make_plan"
    ASK_CONSENT = "ask_consent"
    ANSWER = "answer"
    SET_COUNCIL_RULES = "set_council_rules"
    REVISE = "revise"
    COMMIT = "commit"
    SPEND = "spend"
    DECIDE_LEFTOVER = "decide_leftover"
    ISSUE_ACCOUNT = "issue_account"


EVERYBODY_AT_SCHOOL = frozenset({Role.STAFF, Role.GUIDE, Role.LEADER, Role.COUNCIL})

MAY: Mapping[Act, frozenset[HeldRole.Role]] = {
    Act.IMPORT_STAFF: frozenset({Role.LEADER, Role.CONTROLLER}),
    Act.IMPORT_BOOKS: frozenset({Role.CONTROLLER}),
    Act.RECEIVE: frozenset({Role.CONTROLLER}),
    Act.PUBLISH: frozenset({Role.CONTROLLER}),
    Act.PASS_ON: frozenset({Role.CONTROLLER}),
    Act.START_YEAR: frozenset({Role.LEADER}),
    Act.SET_FRAMES: frozenset({Role.LEADER, Role.COUNCIL}),
    Act.ASK_RATIFYING: frozenset({Role.LEADER}),
    Act.RATIFY_FRAMES: frozenset({Role.COUNCIL}),
    Act.ASK_STAFF: frozenset({Role.GUIDE, Role.LEADER, Role.COUNCIL}),
    Act.SET_NORMS: frozenset({Role.CONTROLLER}),
    Act.PROPOSE: EVERYBODY_AT_SCHOOL,
    Act.DISCUSS: EVERYBODY_AT_SCHOOL,
    Act.SORT_PROPOSALS: frozenset({Role.LEADER}),
    Act.TRY_RULES: frozenset({Role.GUIDE, Role.LEADER, Role.COUNCIL}),
    Act.OPEN_ROUND: frozenset({Role.LEADER}),
    Act.SIGN_ROUND: frozenset({Role.LEADER, Role.COUNCIL}),
    Act.KEEP_BOX: frozenset({Role.COUNCIL}),
    Act.RUN_TALK: frozenset({Role.GUIDE, Role.LEADER}),
    Act.VOTE: EVERYBODY_AT_SCHOOL,
    Act.COUNT: frozenset({Role.LEADER}),
    Act.SEE_BALLOTS: frozenset({Role.COUNCIL}),
    Act.JOIN_PLANS: frozenset({Role.LEADER, Role.COUNCIL}),
    Act.MAKE_PLAN: frozenset({Role.LEADER}),
    Act.ASK_CONSENT: frozenset({Role.LEADER}),
    Act.ANSWER: frozenset({Role.COUNCIL}),
    Act.SET_COUNCIL_RULES: frozenset({Role.LEADER, Role.COUNCIL}),
    Act.REVISE: frozenset({Role.LEADER}),
    Act.COMMIT: frozenset({Role.LEADER, Role.CONTROLLER}),
    Act.SPEND: frozenset({Role.LEADER, Role.CONTROLLER}),
    Act.DECIDE_LEFTOVER: frozenset({Role.LEADER}),
    Act.ISSUE_ACCOUNT: frozenset({Role.LEADER, Role.CONTROLLER}),
}


class NotYours(WerkdrukError):
    """A step that belongs to somebody else at this place."""

    def __init__(self, act: Act) -> None:
        super().__init__(f"{act} is not yours to do")
        self.act = act
        self.roles = tuple(role for role in Role if role in MAY[act])


def board(user: User, number: BoardNumber) -> Board:
    """The board, for somebody who holds a role at it or at one of its schools. Raises Http404 for anybody else."""
    place = Board.objects.filter(number=number).first()
    if place is None or not roles_at_board(user, place):
        raise Http404
    return place


def school(user: User, brin: Brin) -> School:
    """The school, for somebody who holds a role at it or at its board. Raises Http404 for anybody else."""
    place = School.objects.select_related("board").filter(brin=brin).first()
    if place is None or not roles_at(user, place):
        raise Http404
    return place


def year(user: User, brin: Brin, school_year: SchoolYear) -> Year:
    """A school year of a school, for somebody who may see the school. Raises Http404 for anybody else."""
    found = Year.objects.select_related("school__board").filter(
        school=school(user, brin), school_year=school_year.start
    )
    place = found.first()
    if place is None:
        raise Http404
    return place


def roles_at_board(user: User, place: Board) -> frozenset[HeldRole.Role]:
    """The roles somebody holds anywhere in a board."""
    held = HeldRole.objects.filter(
        Q(board=place) | Q(school__board=place) | Q(unit__school__board=place), user=user, user__is_active=True
    )
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def roles_at(user: User, place: School) -> frozenset[HeldRole.Role]:
    """The roles somebody holds at a school: there or at its board; in its units somebody is a guide or else staff.

    A role at a unit never gives the powers of the whole school.
    """
    held = HeldRole.objects.filter(user=user, user__is_active=True)
    above = held.filter(Q(board=place.board_id) | Q(school=place)).values_list("role", flat=True)
    within = held.filter(unit__school=place).values_list("role", flat=True)
    return frozenset(Role(role) for role in above) | frozenset(
        Role.GUIDE if role == Role.GUIDE else Role.STAFF for role in within
    )


def can(user: User, act: Act, place: School | Board) -> bool:
    """Whether somebody may do `act` at a place; for a board only roles held at the board itself count."""
    if isinstance(place, School):
        return bool(MAY[act] & roles_at(user, place))
    held = HeldRole.objects.filter(board=place, user=user, user__is_active=True).values_list("role", flat=True)
    return bool(MAY[act] & frozenset(Role(role) for role in held))


def may(user: User, act: Act, place: School | Board) -> None:
    """Passes when somebody may do `act` at a place. Raises NotYours when they may not."""
    if not can(user, act, place):
        raise NotYours(act)


def can_in_unit(user: User, act: Act, unit: Unit) -> bool:
    """Whether somebody may do `act` in a unit: with a role held at that very unit or at its school."""
    held = HeldRole.objects.filter(Q(school=unit.school_id) | Q(unit=unit), user=user, user__is_active=True)
    roles = ((Role(each.role), each.school_id is not None) for each in held)
    return any(role in MAY[act] and (at_school or role is Role.GUIDE) for role, at_school in roles)


def may_in_unit(user: User, act: Act, unit: Unit) -> None:
    """Passes when somebody may do `act` in a unit. Raises NotYours when they may not."""
    if not can_in_unit(user, act, unit):
        raise NotYours(act)


def units_of(user: User, place: School) -> list[Unit]:
    """The units of a school that somebody belongs to without a last day, home first."""
    own = Unit.objects.filter(school=place, memberships__user=user, memberships__last__isnull=True)
    return list(own.order_by("-memberships__home", "name"))
