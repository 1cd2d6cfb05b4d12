# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works where, and who holds which role. People have a number here, no name."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from werkdruk.web.models.places import Board, School, Unit


class Users(BaseUserManager["User"]):
    """The people who can log in."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The person with this log-in code."""
        return self.get(code=username)


class User(AbstractBaseUser):
    """Somebody who can log in: a code, and a label that says what they do without saying who they are."""

    code = models.CharField(max_length=40, unique=True)
    label = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "code"

    def __str__(self) -> str:
        return self.label


class Appointment(models.Model):
    """A job at a school: function group and size."""

    class Group(models.TextChoices):
        """The function groups of the cao."""

        OP = "OP", _("onderwijzend personeel")
        OOP = "OOP", _("onderwijsondersteunend personeel")
        LEADER = "leader", _("schoolleiding")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="appointments")
    group = models.CharField(max_length=6, choices=Group.choices)
    fte_hundredths = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=20, blank=True)
    """The personnel number in the staff list; empty for somebody who was never in one."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "school"], name="appointment_once_per_school"),
            models.UniqueConstraint(
                fields=["school", "number"], condition=~models.Q(number=""), name="number_once_per_school"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.school.brin}"


class Membership(models.Model):
    """A person's place in a unit from a first to a last day, both included; one unit at a time is home.

    Without a first day it began before it was written down; without a last day it still is.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    home = models.BooleanField(default=False)
    first = models.DateField(null=True)
    last = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "first"], name="membership_once_per_day"),
            models.UniqueConstraint(
                fields=["user", "unit"], condition=models.Q(last__isnull=True), name="one_membership_now"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(home=True, last__isnull=True), name="one_home_unit"
            ),
            models.CheckConstraint(
                name="membership_days",
                condition=models.Q(last__gte=models.F("first"))
                | models.Q(first__isnull=True)
                | models.Q(last__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.unit}"


class HeldRole(models.Model):
    """A role somebody holds at exactly one place: a board, a school or a unit."""

    class Role(models.TextChoices):
        """The roles of `access.MAY`."""

        STAFF = "staff", _("medewerker")
        GUIDE = "guide", _("procesbegeleider")
        LEADER = "leader", _("schoolleider")
        COUNCIL = "council", _("lid van de PMR")
        CONTROLLER = "controller", _("controller van het bestuur")

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=10, choices=Role.choices)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")
    school = models.ForeignKey(School, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="roles")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="role_at_one_place",
                condition=models.Q(board__isnull=False, school__isnull=True, unit__isnull=True)
                | models.Q(board__isnull=True, school__isnull=False, unit__isnull=True)
                | models.Q(board__isnull=True, school__isnull=True, unit__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"
