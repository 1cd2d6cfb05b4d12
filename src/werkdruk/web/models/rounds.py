# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds of voting: ballots while it is open, one counted outcome after."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField
from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.proposals import Proposal
from werkdruk.web.models.years import Year


class Round(models.Model):
    """A vote over the submitted proposals of a year, within a pot; its state is a word of `deciding.years`."""

    year = models.OneToOneField(Year, on_delete=models.PROTECT, related_name="round")
    pot = EuroField()
    opens = models.DateField()
    closes = models.DateField()
    state = models.CharField(max_length=10)
    electorate = models.PositiveSmallIntegerField()
    """How many people could vote on the day it opened."""
    electors = models.JSONField(null=True)
    """Who they were, as `deciding.people.Electorate` in JSON; nothing for rounds from before it was kept."""
    electorate_digest = models.CharField(max_length=71, blank=True)
    lot = models.JSONField()
    """The order of proposal numbers that was drawn before opening; decides what nothing else decides."""

    def __str__(self) -> str:
        return f"stemronde {self.year}"


class Ballot(models.Model):
    """What one person approves of; may be given again until the round closes, the last counts."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="ballots")
    voter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="ballots")
    cast_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "voter"], name="one_ballot_each")]

    def __str__(self) -> str:
        return f"stem {self.pk}"


class Approval(models.Model):
    """One proposal on one ballot."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="approvals")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="approvals")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "proposal"], name="approved_once")]

    def __str__(self) -> str:
        return f"stem {self.ballot_id} voor {self.proposal_id}"


class CountedOutcome(Fact):
    """A count: the whole election as a .pb text, so that anybody can count again, and the digest of the outcome."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="outcome")
    election = models.TextField()
    rule = models.CharField(max_length=40)
    digest = models.CharField(max_length=71)
    counted_on = models.DateField()

    def __str__(self) -> str:
        return f"telling {self.round_id}"
