# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was asked of the personnel council and what it answered: facts."""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.plans import Plan


class CouncilAct(Fact):
    """One step of consent on one version of a plan; `act` is a `deciding.consent.Act`."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=20)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="council_acts")
    reasons = models.TextField(blank=True)
    plan_digest = models.CharField(max_length=71)

    class Meta:
        ordering = ["plan_id", "id"]

    def __str__(self) -> str:
        return f"{self.act} {self.on}"
