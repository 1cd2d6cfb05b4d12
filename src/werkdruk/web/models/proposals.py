# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposals: what people want to buy with the money, and what it costs."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField, MonthField, NormsField
from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import Appointment, User
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
    """For a purchase or a service: its cost; for hours of somebody hired: the price of one hour."""
    size_before = models.PositiveSmallIntegerField(default=0)
    size_after = models.PositiveSmallIntegerField(default=0)
    """For smaller classes: how many pupils are in one, and would be."""
    norms = NormsField(null=True, blank=True)
    """What the price was made with; nothing where it rests on no norm, or on the newest national one."""
    buys = models.CharField(max_length=20, blank=True)
    """What is bought, a `planning.MeasureKind`, where the proposal began with a measure that says so."""
    themes = models.JSONField(default=dict)
    """The themes of the frames it is about, each with how it meets the condition there; else an empty text."""
    first_month = MonthField()
    last_month = MonthField()
    structural = models.BooleanField()
    benefits = models.CharField(max_length=200)
    more_work = models.CharField(max_length=200, blank=True)
    more_work_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="gets_work")
    more_work_group = models.CharField(max_length=6, choices=Appointment.Group.choices, blank=True)
    """Who gets work of it by unit and by function group, as far as the proposers say."""
    hours_freed = models.PositiveIntegerField(null=True, blank=True)
    """What the proposers themselves expect it to free, in whole hours; empty: the hours that are bought."""
    state = models.CharField(max_length=20)
    judgement = models.TextField(max_length=1000, blank=True)
    """Why the leader found it feasible or not."""
    checks = models.JSONField(default=dict)
    """What the leader answered to each question of `deciding.feasibility`."""
    co_author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="joined")
    """The author of the other proposal that went up in this one."""
    joined_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    """The proposal this one went up in."""
    withdrawn_because = models.CharField(max_length=500, blank=True)
    price = EuroField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["year_id", "number"]
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="proposal_number_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ProposalStep(Fact):
    """Something that was done with a proposal: a `ProposalAct`, the state after it, and what was said.

    `body` is the proposal as it was sent, with its price in cents, or the answers of a judgement; else empty.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="proposal_steps")
    text = models.TextField(max_length=1000, blank=True)
    body = models.JSONField(default=dict)

    class Meta:
        ordering = ["proposal_id", "id"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.act} {self.on}"
