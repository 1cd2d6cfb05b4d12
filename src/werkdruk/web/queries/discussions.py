# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said about a proposal: support, comments and objections, and who takes part, without small groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.objections import ObjectionState
from werkdruk.evaluation.suppression import FLOOR_MIN, Cell, suppress
from werkdruk.web import access
from werkdruk.web.models import Appointment, Comment, Objection, Proposal, Support, User, Year
from werkdruk.web.queries.people import electorate_of
from werkdruk.web.wording import whole

OP, OOP = "OP", "OOP"
SIDES = {
    OP: gettext_lazy("docenten en schoolleiding"),
    OOP: gettext_lazy("onderwijsondersteunend personeel (OOP)"),
}
"""The two groups whose part is shown; school leaders are so few that they are counted with the teachers."""
NEARLY_ALL = gettext_lazy("bijna iedereen")
GROUPS = {
    Appointment.Group.OP: gettext_lazy("docenten"),
    Appointment.Group.OOP: gettext_lazy("onderwijsondersteunend personeel (OOP)"),
    Appointment.Group.LEADER: gettext_lazy("schoolleiding"),
}
OBJECTION_STATES = {
    ObjectionState.OPEN: (gettext_lazy("wacht op antwoord"), "now"),
    ObjectionState.ANSWERED: (gettext_lazy("beantwoord"), "done"),
    ObjectionState.TAKEN_BACK: (gettext_lazy("teruggenomen"), ""),
}


@dataclass(frozen=True, slots=True)
class SupportSeen:
    """How many stand behind something, in words that hide small groups; `is_mine` for whoever reads it."""

    words: str
    groups: tuple[tuple[str, str], ...]
    is_mine: bool
    may_give: bool


@dataclass(frozen=True, slots=True)
class CommentSeen:
    """One comment; without a text it was taken back."""

    pk: int
    label: str
    text: str
    on: date
    removed_on: date | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ObjectionSeen:
    """One objection with its answer; `is_named` when the proposers themselves say that they get work of it."""

    pk: int
    whose: str
    text: str
    on: date
    state: str
    tone: str
    answer: str
    answered_on: date | None
    is_named: bool
    may_answer: bool
    may_take_back: bool


def support_of(proposal: Proposal, user: User, on: date, *, may_give: bool) -> SupportSeen:
    """The support of a proposal for somebody."""
    backers = set(Support.objects.filter(proposal=proposal).values_list("user_id", flat=True))
    return SupportSeen(
        words=at_least(len(backers)),
        groups=reach_in_words(proposal.year, backers, on, beside_total=True),
        is_mine=user.pk in backers,
        may_give=may_give,
    )


def support_counts(year: Year) -> dict[int, int]:
    """How many stand behind each proposal of a year, by its number."""
    rows = year.proposals.annotate(backers=Count("supports"))
    return dict(rows.values_list("number", "backers"))


def at_least(number: int) -> str:
    """A number of people as it may be shown: from five on."""
    return whole(number) if number >= FLOOR_MIN else _("minder dan %(floor)s") % {"floor": str(FLOOR_MIN)}


def people_who_take_part(year: Year) -> set[int]:
    """Everybody who proposed, stood behind, commented on or objected to something in a year."""
    proposals = Proposal.objects.filter(year=year)
    found = set(proposals.values_list("author_id", flat=True)) | set(proposals.values_list("co_author_id", flat=True))
    for rows, name in ((Support, "user_id"), (Comment, "by_id"), (Objection, "by_id")):
        found |= set(rows.objects.filter(proposal__year=year).values_list(name, flat=True))
    return found - {None}


def reach_in_words(
    year: Year, people: set[int], on: date, *, beside_total: bool = False
) -> tuple[tuple[str, str], ...]:
    """How many of each side `people` are, in words; a side of fewer than five is not told, nor what gives it away.

    `beside_total` where their number in all is told too: then nearly all of one side is not told by subtraction.
    """
    told = _sides(year, people)
    sizes = _sizes(year, on)
    shown = suppress({side: Cell(told[side], 0) for side in SIDES}, FLOOR_MIN)
    words = {side: _part(shown.groups[side], sizes[side]) for side in SIDES}
    nearly_all = str(NEARLY_ALL)
    if beside_total and nearly_all in words.values():
        words = {side: word if word == nearly_all else _("niet apart te tonen") for side, word in words.items()}
    return tuple((str(SIDES[side]), words[side]) for side in SIDES)


def _part(cell: Cell | None, size: int) -> str:
    """A part of a side; nearly all of it is not told to the person either, for then the others are told."""
    if cell is None:
        return _("te weinig om te tonen")
    if size - cell.people < FLOOR_MIN:
        return str(NEARLY_ALL)
    return _("%(part)s van de %(all)s") % {"part": whole(cell.people), "all": whole(size)}


def _sides(year: Year, people: set[int]) -> Mapping[str, int]:
    rows = Appointment.objects.filter(school=year.school, user__in=people).values_list("group", flat=True)
    support = sum(group == Appointment.Group.OOP for group in rows)
    return {OP: len(rows) - support, OOP: support}


def _sizes(year: Year, on: date) -> Mapping[str, int]:
    electors = electorate_of(year.school, on).electors
    support = sum(str(elector.group) == Appointment.Group.OOP for elector in electors)
    return {OP: len(electors) - support, OOP: support}


def comments_of(proposal: Proposal, user: User) -> tuple[CommentSeen, ...]:
    """The comments on a proposal, oldest first, each with what its author does at school."""
    rows = proposal.comments.select_related("by")
    return tuple(
        CommentSeen(row.pk, row.by.label, row.text, row.on, row.removed_on, is_mine=row.by_id == user.pk)
        for row in rows
    )


def objections_of(proposal: Proposal, user: User, *, is_open: bool) -> tuple[ObjectionSeen, ...]:
    """The objections to a proposal, oldest first; `is_open` while proposals can be changed."""
    leads = access.can(user, access.Act.SORT_PROPOSALS, proposal.year.school)
    return tuple(
        _objection(row, proposal, user, leads=leads and is_open, is_open=is_open)
        for row in proposal.objections.select_related("unit")
    )


def _objection(row: Objection, proposal: Proposal, user: User, *, leads: bool, is_open: bool) -> ObjectionSeen:
    state = ObjectionState(row.state)
    word, tone = OBJECTION_STATES[state]
    whose = row.unit.name if row.unit is not None else str(GROUPS[Appointment.Group(row.group)])
    waits = state is ObjectionState.OPEN
    return ObjectionSeen(
        pk=row.pk,
        whose=whose,
        text=row.text,
        on=row.on,
        state=str(word),
        tone=tone,
        answer=row.answer,
        answered_on=row.answered_on,
        is_named=_is_named(row, proposal),
        may_answer=leads and waits,
        may_take_back=is_open and waits and row.by_id == user.pk,
    )


def _is_named(row: Objection, proposal: Proposal) -> bool:
    by_unit = row.unit_id is not None and row.unit_id == proposal.more_work_unit_id
    return by_unit or bool(row.group and row.group == proposal.more_work_group)


def waiting_objections(year: Year) -> frozenset[int]:
    """The numbers of the proposals with an objection that waits for an answer."""
    rows = Objection.objects.filter(proposal__year=year, state=str(ObjectionState.OPEN))
    return frozenset(rows.values_list("proposal__number", flat=True))


def objection_of(year: Year, pk: int) -> Objection | None:
    """One objection of a year, if there is one."""
    rows = Objection.objects.select_related("proposal__year__school__board")
    return rows.filter(pk=pk, proposal__year=year).first()


def comment_of(year: Year, pk: int) -> Comment | None:
    """One comment of a year, if there is one."""
    rows = Comment.objects.select_related("proposal__year__school__board")
    return rows.filter(pk=pk, proposal__year=year).first()


def groups_of(user: User, year: Year) -> tuple[str, ...]:
    """The function groups somebody belongs to at the school."""
    rows = Appointment.objects.filter(user=user, school=year.school)
    return tuple(rows.values_list("group", flat=True))


def group_words(group: str) -> str:
    """What a function group is called."""
    return str(GROUPS[Appointment.Group(group)])
