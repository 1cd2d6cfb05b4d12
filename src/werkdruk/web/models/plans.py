# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The werkdrukplan: what was chosen, in versions."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField, MonthField
from werkdruk.web.models.places import Unit
from werkdruk.web.models.proposals import Proposal
from werkdruk.web.models.years import Year


class Plan(models.Model):
    """One version of the collective werkdrukplan of a school year; its state is a `deciding.consent.State`."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="plans")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    digest = models.CharField(max_length=71)
    made_on = models.DateField()
    reason = models.TextField(blank=True)
    """For a later version: what changed and why."""
    dropped = models.JSONField(default=list)
    """What is not in this version and why, as `planning.Dropped.as_json` has it; part of the digest."""

    class Meta:
        ordering = ["year_id", "version"]
        constraints = [models.UniqueConstraint(fields=["year", "version"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"werkdrukplan {self.year} versie {self.version}"


class PlanLine(models.Model):
    """One measure of the plan, traced to its unit and its proposals."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    measure = models.CharField(max_length=20)
    """The code under which the ledger books it, the same in every version: `m03`."""
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plan_lines")
    proposals = models.ManyToManyField(Proposal, related_name="plan_lines")
    title = models.CharField(max_length=120)
    purpose = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    """What is bought: a `planning.MeasureKind`."""
    amount = EuroField()
    first_month = MonthField()
    last_month = MonthField()
    structural = models.BooleanField()

    class Meta:
        ordering = ["plan_id", "measure"]
        constraints = [models.UniqueConstraint(fields=["plan", "measure"], name="measure_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.measure} {self.title}"
