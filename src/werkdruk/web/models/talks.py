# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a unit says in its talks, entry by entry, so that two guides who type at once lose nothing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from werkdruk.web.models.people import User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.proposals import Proposal
from werkdruk.web.models.years import Year


class Talk(models.Model):
    """One talk of a unit; it counts as held once it is written down how many people were there."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="talks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="talks")
    number = models.PositiveSmallIntegerField()
    """Its number among the talks of the unit, from 1."""
    on = models.DateField()
    people = models.PositiveSmallIntegerField()
    compulsory = models.BooleanField()
    """How people were asked to come."""
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="talks_kept")

    class Meta:
        ordering = ["year_id", "unit_id", "number"]
        constraints = [models.UniqueConstraint(fields=["year", "unit", "number"], name="talk_number_once")]

    def __str__(self) -> str:
        return f"gesprek {self.number} van {self.unit} {self.year}"


class TalkNote(models.Model):
    """One thing that was said; taken back it stays, so that it can be put back."""

    class Kind(models.TextChoices):
        """What sort of thing."""

        PROBLEM = "problem", _("knelpunt")
        IDEA = "idea", _("idee")
        MINORITY = "minority", _("andere mening")

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="talk_notes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="talk_notes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    text = models.CharField(max_length=300)
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, related_name="talk_notes")
    """What an idea became."""
    is_gone = models.BooleanField(default=False)
    key = models.UUIDField(unique=True)
    """Made with the form, so that the same form sent twice is one note."""
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="talk_notes")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class TalkPick(models.Model):
    """What a unit means to do with a proposal until it decides; `change` counts the changes, to see one in between."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="talk_picks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="talk_picks")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="talk_pick")
    chosen = models.BooleanField()
    place = models.PositiveSmallIntegerField(default=0)
    """The order of choosing, from 1; 0 for what is let go."""
    reason = models.CharField(max_length=300, blank=True)
    in_favour = models.PositiveSmallIntegerField(null=True)
    against = models.PositiveSmallIntegerField(null=True)
    change = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="talk_picks")

    class Meta:
        ordering = ["year_id", "unit_id", "-chosen", "place", "proposal_id"]

    def __str__(self) -> str:
        return f"keuze over {self.proposal_id}"
