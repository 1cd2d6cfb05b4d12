# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds of voting, of the whole school or of one unit: ballots while it is open, one counted outcome after."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import EuroField
from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.proposals import Proposal
from werkdruk.web.models.years import Year


class Round(models.Model):
    """A vote over feasible proposals within a pot.

    By keys its state is a `deciding.box.RoundState` and `document` what both sides sign; else people vote logged in,
    an administrator could trace them, and its state is a `deciding.proposals.VoteState`.
    """

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="rounds")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds", null=True, blank=True)
    """The unit that decides in it; nothing for the whole school."""
    by_keys = models.BooleanField(default=False)
    document = models.JSONField(null=True)
    """What is signed before it opens, as `deciding.box.RoundDocument` in JSON; only for a vote by keys."""
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

    class Meta:
        ordering = ["year_id", "unit_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit"], condition=~models.Q(state="void"), name="round_once_per_unit"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(unit__isnull=True) & ~models.Q(state="void"),
                name="round_once_per_school",
            ),
        ]

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
    rule = models.CharField(max_length=200)
    digest = models.CharField(max_length=71)
    counted_on = models.DateField()

    def __str__(self) -> str:
        return f"telling {self.round_id}"


class SetAside(Fact):
    """What support staff chose from first, where frames set a part of the pot aside for them: its .pb text.

    The count of everybody is of what that left; the digest kept with it is of both.
    """

    outcome = models.OneToOneField(CountedOutcome, on_delete=models.PROTECT, related_name="set_aside")
    election = models.TextField()

    def __str__(self) -> str:
        return f"apart {self.outcome_id}"
