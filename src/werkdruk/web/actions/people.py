# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Importing a staff list: exactly what was previewed, and only what changes."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from werkdruk.deciding.people import Change, Changes, PersonChange, StaffList
from werkdruk.web import access
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.models import Appointment, HeldRole, Membership, School, Unit, User
from werkdruk.web.queries.people import changes_of


@transaction.atomic
def import_staff(school: School, listed: StaffList, *, preview: str, by: User, on: date) -> Changes:
    """Keep what a staff list changes; nothing when it changes nothing any more, such as when it was sent twice.

    Raises Refused when the list has problems, or when it would now change something else than `preview`, the digest
    of the changes that somebody saw.
    """
    access.may(by, access.Act.IMPORT_STAFF, school)
    place = School.objects.select_for_update(no_key=True).get(pk=school.pk)
    if listed.problems or listed.school != place.brin:
        raise Refused("staff-list-wrong")
    found = changes_of(place, listed, on)
    if found.is_empty:
        return found
    if found.digest != preview:
        raise Refused("preview-changed")
    units = _units(place, found)
    for each in found.people:
        if each.change is not Change.SAME:
            _keep(place, each, units, on)
    told = ", ".join(f"{change} {len(found.of(change))}" for change in Change)
    log(by, "staff.imported", f"{place.brin}: {told}", board=place.board, on=on)
    return found


def _units(school: School, found: Changes) -> dict[str, Unit]:
    """The units of the school by name, after the new ones were made and the changed ones changed."""
    for each in found.units:
        if each.change is not Change.SAME:
            given = {"kind": str(each.unit.kind)}
            Unit.objects.update_or_create(school=school, name=each.unit.name, defaults=given)
    return {unit.name: unit for unit in school.units.all()}


def _keep(school: School, each: PersonChange, units: dict[str, Unit], on: date) -> None:
    person = each.after
    user = _user(school, person.number)
    Appointment.objects.update_or_create(
        user=user,
        school=school,
        defaults={
            "number": person.number,
            "group": str(person.group),
            "fte_hundredths": person.fte_hundredths,
        },
    )
    Membership.objects.filter(user=user, unit__school=school).delete()
    Membership.objects.bulk_create(
        Membership(user=user, unit=units[place.unit], home=place.home, first=place.first, last=place.last)
        for place in person.belongings
    )
    role = {"user": user, "school": school, "role": HeldRole.Role.STAFF}
    if any(place.last is None or place.last >= on for place in person.belongings):
        if not HeldRole.objects.filter(user=user, school=school).exists():
            HeldRole.objects.create(**role)
    else:
        HeldRole.objects.filter(**role).delete()


def _user(school: School, number: str) -> User:
    """The person with that number at the school; a new one cannot log in until somebody arranges that."""
    known = Appointment.objects.filter(school=school, number=number).select_related("user").first()
    if known is not None:
        return known.user
    made, is_new = User.objects.get_or_create(
        code=f"{school.brin}-{number}", defaults={"label": f"medewerker {number}"}
    )
    if is_new:
        made.set_unusable_password()
        made.save(update_fields=["password"])
    return made
