# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who did what when: one row in the transaction of every action."""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Board


class Event(Fact):
    """One thing somebody did. `verb` is a word such as `plan.asked`; `what` names the thing without personal data."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="events")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40)
    what = models.CharField(max_length=200)
    on = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.on} {self.verb} {self.what}"
