# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A yes or no, or an informal question, to people who are logged in: an administrator could trace who chose what.

When a poll is closed only the numbers stay; the voices are thrown away in the same transaction.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from werkdruk.web.models.frames import FramesVersion
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.plans import Plan
from werkdruk.web.models.years import Year


class Poll(models.Model):
    """One question with its answers: about the frames, about a whole plan, or an informal one."""

    class Matter(models.TextChoices):
        """What it is about."""

        FRAMES = "frames", _("de kaders")
        PACKAGE = "package", _("het hele plan")
        QUESTION = "question", _("een vraag")

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="polls")
    matter = models.CharField(max_length=10, choices=Matter.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="polls")
    """Only the people of this unit; nothing for all personnel."""
    frames = models.ForeignKey(FramesVersion, on_delete=models.PROTECT, null=True, related_name="polls")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="polls")
    question = models.CharField(max_length=300, blank=True)
    answers = models.JSONField()
    """The codes or texts to choose from: `["yes", "no"]` for the frames and the plan."""
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="polls_opened")
    opens = models.DateField()
    closes = models.DateField()
    electorate = models.PositiveSmallIntegerField()
    electors = models.JSONField()
    """Who can answer, as `deciding.people.Electorate` in JSON."""
    electorate_digest = models.CharField(max_length=71)
    tally = models.JSONField(null=True)
    """How many chose each answer, once it is closed; nothing while it is open."""
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["year_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["frames"],
                condition=models.Q(matter="frames", closed_on__isnull=True),
                name="one_open_poll_per_frames",
            ),
            models.UniqueConstraint(fields=["plan"], condition=models.Q(matter="package"), name="one_poll_per_plan"),
        ]

    def __str__(self) -> str:
        return f"peiling {self.matter} {self.year}"


class Voice(models.Model):
    """What somebody answered while the poll is open; the last answer counts."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="voices")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="voices")
    answer = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "user"], name="one_voice_each")]

    def __str__(self) -> str:
        return f"antwoord op {self.poll_id}"
