# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals: what people want to buy with the money, and what it costs."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField, MonthField
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.years import Year


class Proposal(models.Model):
    """A priced measure; the inputs of its price are columns, so that the price can always be worked out again.

    `kind`, `purpose` and `state` are words of `planning` and `deciding`.
    """

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="proposals")
    number = models.PositiveSmallIntegerField()
    """Its number within the year: what people call it by."""
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="proposals")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=120)
    problem = models.TextField(max_length=2000)
    purpose = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    function = models.CharField(max_length=40, blank=True)
    """Whose cost per fte is used, a key of the norms; empty when the kind needs none."""
    quantity_hundredths = models.PositiveIntegerField(default=0)
    """How many fte, hours, lessons a week: in hundredths."""
    method = models.CharField(max_length=20, blank=True)
    """For fewer lessons: the hours method or the replacement method."""
    cost = EuroField(null=True, blank=True)  # type: ignore[misc]  # the stubs know no nullable field of a fixed type
    """For a purchase or a service: its cost."""
    first_month = MonthField()
    last_month = MonthField()
    structural = models.BooleanField()
    benefits = models.CharField(max_length=200)
    more_work = models.CharField(max_length=200, blank=True)
    hours_freed = models.PositiveIntegerField(null=True, blank=True)
    """What the proposers themselves expect it to free, in whole hours; empty: the hours that are bought."""
    state = models.CharField(max_length=20)
    judgement = models.TextField(max_length=1000, blank=True)
    """Why the leader found it feasible or not."""
    price = EuroField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["year_id", "number"]
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="proposal_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
