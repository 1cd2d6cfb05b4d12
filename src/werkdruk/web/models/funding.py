# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The state's award as it was worked out: facts."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField
from werkdruk.web.models.facts import Fact
from werkdruk.web.models.places import Board, School


class Allocation(Fact):
    """One board's award for one funding year under one rule version; the latest one counts."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="allocations")
    funding_year = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=40)
    count_date = models.DateField()
    counted_on = models.DateField(null=True)
    estimate = models.BooleanField()
    known_on = models.DateField()
    """The day on which this was worked out: what was known then."""
    document = models.CharField(max_length=100)
    """The reference of the state's letter."""
    source_digest = models.CharField(max_length=71)
    """Of the pupil file that was read."""
    total = EuroField()
    individual = EuroField()
    collective = EuroField()

    class Meta:
        ordering = ["board_id", "funding_year", "id"]
        constraints = [
            models.CheckConstraint(
                name="halves_sum_to_total",
                condition=models.Q(total=models.F("individual") + models.F("collective")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.board_id} {self.funding_year} {self.rule}"


class Share(Fact):
    """One school's part of an award: its pupils by kind, its amount, and its share of the collective half."""

    allocation = models.ForeignKey(Allocation, on_delete=models.PROTECT, related_name="shares")
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="shares")
    general = models.PositiveIntegerField()
    vocational = models.PositiveIntegerField()
    amount = EuroField()
    collective = EuroField()

    class Meta:
        ordering = ["allocation_id", "school_id"]
        constraints = [models.UniqueConstraint(fields=["allocation", "school"], name="share_once_per_school")]

    def __str__(self) -> str:
        return f"{self.allocation_id} {self.school_id}"
