# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deelplannen: what a unit, or the whole school in one count, chose and why. The werkdrukplan is made out of them."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.proposals import Proposal
from werkdruk.web.models.rounds import Round
from werkdruk.web.models.years import Year


class Deelplan(models.Model):
    """What was chosen in one place; `way` is a `deciding.frames.Way`. It is settled once `decided_on` is there."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="deelplannen")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="deelplannen")
    """The unit that chose; nothing for the count of the whole school."""
    way = models.CharField(max_length=12)
    round = models.OneToOneField(Round, on_delete=models.PROTECT, null=True, related_name="deelplan")
    """The vote it came out of; nothing when people talked."""
    pot = EuroField()
    """What there was to choose within."""
    minority = models.TextField(max_length=2000, blank=True)
    """The view of those who wanted something else, in their words."""
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="deelplannen")
    no_plan = models.TextField(max_length=1000, blank=True)
    """Why the place made no plan at all; nothing when it did."""
    reopened = models.TextField(max_length=1000, blank=True)
    """Why it came back from the joining to be chosen again; nothing when it never did."""

    class Meta:
        ordering = ["year_id", "unit_id"]
        constraints = [
            models.UniqueConstraint(fields=["year", "unit"], name="deelplan_once_per_unit"),
            models.UniqueConstraint(
                fields=["year"], condition=models.Q(unit__isnull=True), name="deelplan_once_per_school"
            ),
        ]

    def __str__(self) -> str:
        return f"deelplan {self.year} {self.unit or ''}".strip()


class DeelplanLine(models.Model):
    """One proposal in a deelplan: chosen, or let go with the reason."""

    deelplan = models.ForeignKey(Deelplan, on_delete=models.CASCADE, related_name="lines")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="deelplan_lines")
    chosen = models.BooleanField()
    order = models.PositiveSmallIntegerField(default=0)
    """The place in which it was chosen, from 1: what was chosen last drops out first. 0 for what was let go."""
    reason = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["deelplan_id", "proposal_id"]
        constraints = [models.UniqueConstraint(fields=["deelplan", "proposal"], name="proposal_once_per_deelplan")]

    def __str__(self) -> str:
        return f"{self.deelplan_id} {self.proposal_id}"


class JoinedMeasure(models.Model):
    """Proposals of one or more units that people made into one measure, with the price worked out anew."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="joined_measures")
    proposals = models.ManyToManyField(Proposal, related_name="joined_measures")
    title = models.CharField(max_length=120)
    amount = EuroField()
    joined_on = models.DateField()
    joined_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="joined_measures")

    class Meta:
        ordering = ["year_id", "id"]

    def __str__(self) -> str:
        return f"samengevoegd {self.title}"
