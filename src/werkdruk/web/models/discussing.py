# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people say about a proposal of somebody else: support, comments, objections, and an offer to join."""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.people import Appointment, User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.proposals import Proposal


class Support(models.Model):
    """Somebody stands behind a proposal. Taking it back removes the row: who once did is nobody's business."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="supports")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="supports")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "user"], name="support_once")]

    def __str__(self) -> str:
        return f"{self.proposal_id}"


class Comment(models.Model):
    """What somebody says about a proposal; taken back by its author its text is gone and its place stays."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(max_length=1000, blank=True)
    on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["proposal_id", "id"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.on}"


class Objection(models.Model):
    """An objection on behalf of a unit or of a function group; `state` is a `deciding.objections.ObjectionState`."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="objections")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="objections")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="objections")
    group = models.CharField(max_length=6, choices=Appointment.Group.choices, blank=True)
    text = models.TextField(max_length=1000)
    on = models.DateField()
    state = models.CharField(max_length=12)
    answer = models.TextField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["proposal_id", "id"]
        constraints = [
            models.CheckConstraint(
                name="objection_of_unit_or_group",
                condition=models.Q(unit__isnull=False, group="") | (models.Q(unit__isnull=True) & ~models.Q(group="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.state}"


class JoinOffer(models.Model):
    """One author offers another to join their proposals; `state` is a `deciding.objections.OfferState`.

    `joined` is the new proposal, a draft until the offer is accepted.
    """

    joined = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="offer")
    own = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="offers_made")
    other = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="offers_had")
    state = models.CharField(max_length=12)
    on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    """Why it was declined."""

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.own_id} {self.other_id} {self.state}"
