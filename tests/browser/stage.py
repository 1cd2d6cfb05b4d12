# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A school of sixty in three units, with its money and log-ins, and what a crowd does there at once.

    python stage.py build
    python stage.py say POLL YES NO
    python stage.py propose

Run in a process of its own, with the settings of the database; everything goes through the actions.
"""

from __future__ import annotations

import sys
from datetime import date

import django

django.setup()

from werkdruk import funding, rules  # noqa: E402 - after the settings
from werkdruk.kernel import Brin, CalendarYear, Euro, Month, Span  # noqa: E402 - as above
from werkdruk.planning import Purpose  # noqa: E402 - as above
from werkdruk.web.actions.awards import pass_on_award, receive_award  # noqa: E402 - as above
from werkdruk.web.actions.polls import answer_poll  # noqa: E402 - as above
from werkdruk.web.actions.proposing import ProposalDraft, propose  # noqa: E402 - as above
from werkdruk.web.clock import today  # noqa: E402 - as above
from werkdruk.web.models import (  # noqa: E402 - as above
    Appointment,
    Board,
    HeldRole,
    Membership,
    Poll,
    School,
    Unit,
    User,
    Year,
)
from werkdruk.web.queries.prices import AskKind, Wish  # noqa: E402 - as above

WORD = "een-lang-wachtwoord"
SITTING = frozenset({"controller", "p1", "p2", "p30", "p40", "p56"})
"""Who sits down at a browser; of the others only what they do matters."""
UNITS = (("Onderbouw", Unit.Kind.TEAM, 27), ("Bovenbouw", Unit.Kind.TEAM, 28), ("Techniek", Unit.Kind.SECTIE, 5))
IDEAS = (
    ("Onderbouw", "Surveillanten bij toetsen", 15_000),
    ("Onderbouw", "Een vakman voor de lokalen", 20_000),
    ("Onderbouw", "Coaching voor starters", 18_000),
    ("Onderbouw", "Een nieuw roosterprogramma", 60_000),
    ("Bovenbouw", "Hulp bij examens", 16_000),
    ("Bovenbouw", "Opvang bij uitval", 22_000),
    ("Bovenbouw", "Een extra studiedag", 14_000),
)
Role = HeldRole.Role


def build() -> None:
    """The board, the school, its people with their log-ins, and the money of both funding years passed on."""
    board = Board.objects.create(number="99777", name="Bestuur van de wandeling")
    school = School.objects.create(board=board, brin="97WL", name="De Wandeling", kind="vmbo en havo")
    controller = _person("controller", "controller")
    HeldRole.objects.create(user=controller, role=Role.CONTROLLER, board=board)
    number = 0
    for name, kind, people in UNITS:
        unit = Unit.objects.create(school=school, name=name, kind=kind)
        for place in range(people):
            number += 1
            group = "OOP" if place % 4 == 3 else "OP"
            person = _person(f"p{number}", f"medewerker {number}")
            Appointment.objects.create(user=person, school=school, group=group, fte_hundredths=80)
            Membership.objects.create(user=person, unit=unit, home=True)
            HeldRole.objects.create(user=person, role=Role.STAFF, school=school)
    for code, role in (("p1", Role.LEADER), ("p2", Role.COUNCIL), ("p30", Role.COUNCIL)):
        HeldRole.objects.create(user=User.objects.get(code=code), role=role, school=school)
    guide = User.objects.get(code="p56")
    HeldRole.objects.create(user=guide, role=Role.GUIDE, unit=Unit.objects.get(school=school, name="Techniek"))
    for year, rule, on in ((2023, "vo-2023-2", date(2023, 9, 4)), (2024, "vo-2024-1", date(2024, 1, 8))):
        counts = funding.Counts(
            rows=(funding.PupilCount(Brin(school.brin), None, Span.exact(500), Span.exact(100)),),
            counted_on=date(year - 1, 10, 1),
            digest=f"sha256:{year:064d}",
        )
        given = {"year": CalendarYear(year), "by": controller, "on": on}
        receive_award(board, counts=counts, rule=rules.by_id(rule), document=f"Beschikking {year}", **given)
        pass_on_award(board, **given)


def _person(code: str, label: str) -> User:
    person = User(code=code, label=label)
    if code in SITTING:
        person.set_password(WORD)
    else:
        person.set_unusable_password()
    person.save()
    return person


def say(matter: str, yes: int, no: int) -> None:
    """So many people who did not answer yet say yes, and so many no, to the open poll on that matter."""
    poll = Poll.objects.get(matter=matter, closed_on=None)
    silent = User.objects.filter(appointments__school=poll.year.school).exclude(voices__poll=poll).order_by("pk")
    for place, person in enumerate(silent[: yes + no]):
        answer_poll(poll, "yes" if place < yes else "no", by=person, on=today())


def propose_all() -> None:
    """Everybody's ideas, each by somebody of its own unit."""
    year = Year.objects.get()
    for name, title, euros in IDEAS:
        unit = Unit.objects.get(name=name)
        author = User.objects.filter(memberships__unit=unit).order_by("pk")[3]
        wish = Wish(AskKind.SERVICE, Month(2024, 4), Month(2024, 7), cost=Euro(euros * 100), benefits=f"team {name}")
        propose(year, ProposalDraft(unit, title, "Het is te veel.", Purpose.RELIEF, wish), by=author, on=today())


if __name__ == "__main__":
    {
        "build": build,
        "say": lambda: say(sys.argv[2], int(sys.argv[3]), int(sys.argv[4])),
        "propose": propose_all,
    }[sys.argv[1]]()
