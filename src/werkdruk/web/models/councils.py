# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was asked of the personnel council and what it answered, and the rules the school has for that: facts."""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.places import School
from werkdruk.web.models.plans import Plan


class CouncilAct(Fact):
    """One step of consent on one version of a plan; `act` is a `deciding.consent.Act`."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=30)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="council_acts")
    reasons = models.TextField(blank=True)
    plan_digest = models.CharField(max_length=71)

    class Meta:
        ordering = ["plan_id", "id"]

    def __str__(self) -> str:
        return f"{self.act} {self.on}"


class CouncilReply(Fact):
    """Which answer belongs to which question."""

    question = models.OneToOneField(CouncilAct, on_delete=models.PROTECT, related_name="reply")
    answer = models.OneToOneField(CouncilAct, on_delete=models.PROTECT, related_name="replies_to")

    def __str__(self) -> str:
        return f"antwoord op {self.question_id}"


class CouncilCondition(Fact):
    """One of the conditions under which the council consents; `act` is where it set them."""

    act = models.ForeignKey(CouncilAct, on_delete=models.PROTECT, related_name="conditions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["act_id", "number"]
        constraints = [models.UniqueConstraint(fields=["act", "number"], name="condition_number_once")]

    def __str__(self) -> str:
        return f"voorwaarde {self.number}"


class ConditionOutcome(Fact):
    """What the school did with a condition: took it over, or changes the plan instead and says why."""

    condition = models.OneToOneField(CouncilCondition, on_delete=models.PROTECT, related_name="outcome")
    accepted = models.BooleanField()
    words = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="condition_outcomes")

    def __str__(self) -> str:
        return f"{self.condition_id} {self.accepted}"


class CouncilRules(Fact):
    """What the council's own rules (reglement) of a school say; the last ones before a plan was asked hold for it."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="council_rules")
    reach = models.CharField(max_length=12)
    """For whom a plan of this school is: a `deciding.consent.Reach`."""
    site_council = models.BooleanField(default=False)
    """Whether the place has a council of its own (deelraad)."""
    reply_weeks = models.PositiveSmallIntegerField(null=True)
    """How many weeks the council has to answer; nothing when its rules name no term."""
    pauses = models.JSONField(default=list)
    """Days that do not count for that term, as pairs of the first and the last day in ISO form."""
    source = models.CharField(max_length=200, blank=True)
    """Where in the rules this stands."""
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="council_rules")

    class Meta:
        ordering = ["school_id", "id"]

    def __str__(self) -> str:
        return f"reglement {self.school_id} {self.on}"
