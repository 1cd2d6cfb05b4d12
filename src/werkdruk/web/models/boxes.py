# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ballot box of a round by keys: one text while it is open, what was done by whom, and what stays of it.

Nothing here has a row per key or per vote, so that no order, time or hidden column of a row says who voted what.
"""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Unit
from werkdruk.web.models.rounds import Round


class RoundDeed(Fact):
    """Something done with a round; `act` is a `deciding.box.RoundAct`, `side` a `Side`, `document` the digest of it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="deeds")
    act = models.CharField(max_length=10)
    side = models.CharField(max_length=10)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="round_deeds")
    on = models.DateField()
    document = models.CharField(max_length=71)
    reasons = models.TextField(max_length=2000, blank=True)
    until = models.DateField(null=True)
    """The new last day of voting, when it was prolonged."""

    class Meta:
        ordering = ["round_id", "id"]

    def __str__(self) -> str:
        return f"{self.act} {self.on}"


class OpenBox(models.Model):
    """The box as one text (`Box.stored()`), written as a whole at every vote and removed at closing.

    It has no time and no history. Keep this table out of backups: copies in between show whose vote changed.
    """

    round = models.OneToOneField(Round, on_delete=models.PROTECT, primary_key=True, related_name="open_box")
    text = models.TextField()

    def __str__(self) -> str:
        return f"stembus {self.round_id}"


class KeySheet(Fact):
    """That somebody printed so many keys, for a team where the count needs that; `renewed` when old ones fell away."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sheets", null=True)
    keys = models.PositiveSmallIntegerField()
    renewed = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="sheets")
    on = models.DateField()

    class Meta:
        ordering = ["round_id", "id"]

    def __str__(self) -> str:
        return f"{self.keys} {self.on}"


class HandedOut(Fact):
    """How many slips the council has handed out so far, as it counted them; the last one holds."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="handed_out")
    slips = models.PositiveSmallIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="handed_out")
    on = models.DateField()

    class Meta:
        ordering = ["round_id", "id"]

    def __str__(self) -> str:
        return f"{self.slips} {self.on}"


class SlipReport(Fact):
    """That a member of the council asks another one to void the key of a slip with it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="slip_reports")
    number = models.CharField(max_length=12)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="slips_reported")
    on = models.DateField()

    class Meta:
        ordering = ["round_id", "number"]

    def __str__(self) -> str:
        return self.number


class VoidedSlip(Fact):
    """That two members of the council made the key of a slip worth nothing; only its number is known."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="voided_slips")
    number = models.CharField(max_length=12)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="slips_voided")
    beside = models.ForeignKey(User, on_delete=models.PROTECT, related_name="slips_voided_beside")
    on = models.DateField()

    class Meta:
        ordering = ["round_id", "number"]

    def __str__(self) -> str:
        return self.number


class KeptBox(Fact):
    """What stays of a box after closing: `body` is `ClosedBox.as_json()`, without any key."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="kept_box")
    body = models.JSONField()
    digest = models.CharField(max_length=71)

    def __str__(self) -> str:
        return f"gesloten stembus {self.round_id}"
