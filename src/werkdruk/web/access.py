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
    RECEIVE = "receive"
    PASS_ON = "pass_on"  # noqa: S105 - passing money on, no pass word
    START_YEAR = "start_year"
    PROPOSE = "propose"
    SORT_PROPOSALS = "sort_proposals"
    OPEN_ROUND = "open_round"
    VOTE = "vote"
    COUNT = "count"
    MAKE_PLAN = "make_plan"
    ASK_CONSENT = "ask_consent"
    ANSWER = "answer"
    REVISE = "revise"
    COMMIT = "commit"
    SPEND = "spend"
    DECIDE_LEFTOVER = "decide_leftover"
    ISSUE_ACCOUNT = "issue_account"


EVERYBODY_AT_SCHOOL = frozenset({Role.STAFF, Role.GUIDE, Role.LEADER, Role.COUNCIL})

MAY: Mapping[Act, frozenset[HeldRole.Role]] = {
    Act.IMPORT_STAFF: frozenset({Role.LEADER, Role.CONTROLLER}),
    Act.RECEIVE: frozenset({Role.CONTROLLER}),
    Act.PASS_ON: frozenset({Role.CONTROLLER}),
    Act.START_YEAR: frozenset({Role.LEADER}),
    Act.PROPOSE: EVERYBODY_AT_SCHOOL,
    Act.SORT_PROPOSALS: frozenset({Role.LEADER}),
    Act.OPEN_ROUND: frozenset({Role.LEADER}),
    Act.VOTE: EVERYBODY_AT_SCHOOL,
    Act.COUNT: frozenset({Role.LEADER}),
    Act.MAKE_PLAN: frozenset({Role.LEADER}),
    Act.ASK_CONSENT: frozenset({Role.LEADER}),
    Act.ANSWER: frozenset({Role.COUNCIL}),
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


def units_of(user: User, place: School) -> list[Unit]:
    """The units of a school that somebody belongs to without a last day, home first."""
    own = Unit.objects.filter(school=place, memberships__user=user, memberships__last__isnull=True)
    return list(own.order_by("-memberships__home", "name"))
