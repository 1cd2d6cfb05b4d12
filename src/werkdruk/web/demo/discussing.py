# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What colleagues say about the proposals of the demo's school that still collects them, told through the actions."""

from __future__ import annotations

from datetime import date

from werkdruk.web.actions import discussing, objecting
from werkdruk.web.models import Appointment, Proposal, User, Year

ON = date(2024, 1, 10)
SUPPORT = {1: (9, 6), 2: (14, 5), 3: (6, 0)}
"""Per proposal how many teachers and how many support staff stand behind it."""
SAID = {
    1: "Bij ons werkte dit vorig jaar goed, vooral in de eerste weken.",
    2: "Fijn. Dan kan ik in die week nakijken.",
}
OBJECTION = "Wij zitten dan nog meer bij de toetsen, terwijl de balie leeg is."
ANSWER = "De surveillanten komen van buiten. De balie blijft bezet."


def discuss(year: Year, leader: User) -> None:
    """Support, two comments, and an objection of the support staff that the leader answered."""
    teachers, helpers = (_people(year, group) for group in (Appointment.Group.OP, Appointment.Group.OOP))
    for proposal in Proposal.objects.filter(year=year, number__in=SUPPORT).order_by("number"):
        some, others = SUPPORT[proposal.number]
        for person in (*teachers[:some], *helpers[:others]):
            if person.pk != proposal.author_id:
                discussing.support(proposal, stands=True, by=person, on=ON)
        if proposal.number in SAID:
            discussing.comment(proposal, SAID[proposal.number], by=teachers[-proposal.number], on=ON)
    doubted = Proposal.objects.get(year=year, number=2)
    whose = objecting.OnBehalf(group=Appointment.Group.OOP)
    kept = objecting.object_to(doubted, whose, OBJECTION, by=helpers[0], on=ON)
    objecting.answer(kept, ANSWER, by=leader, on=date(2024, 1, 12))


def _people(year: Year, group: str) -> list[User]:
    rows = Appointment.objects.filter(school=year.school, group=group).exclude(user__code__startswith="demo-")
    return [row.user for row in rows.select_related("user").order_by("user_id")]
