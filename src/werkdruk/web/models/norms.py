# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an fte costs and how long a year is, as a board itself gives it."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField
from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Board


class BoardNorm(Fact):
    """One version of a norm of a board; the newest of its subject holds, and one that `is_national` ends it.

    `subject` is a `planning.StaffGroup`, with `per_fte`, or `time`, with how long a year and a lesson are.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="norms")
    subject = models.CharField(max_length=10)
    is_national = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    per_fte = EuroField(null=True, blank=True)  # type: ignore[misc]  # the stubs know no nullable field of a fixed type
    year_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    lesson_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    lesson_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    max_lessons = models.PositiveSmallIntegerField(null=True, blank=True)
    surcharge = models.PositiveSmallIntegerField(null=True, blank=True)
    """The work before and after a lesson, in hundredths of it."""
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="norms")

    class Meta:
        ordering = ["board_id", "id"]

    def __str__(self) -> str:
        return f"{self.board_id} {self.subject} {self.year}"
