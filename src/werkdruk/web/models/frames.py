# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Frames in versions, and what was done with each: see `deciding.frames`."""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.years import Year


class FramesVersion(models.Model):
    """One version of the frames of a school year; `state` is a `FramesState`, `body` is `Frames.as_json()`."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="frames_versions")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12)
    body = models.JSONField()
    digest = models.CharField(max_length=71)
    made_on = models.DateField()

    class Meta:
        ordering = ["year_id", "version"]
        constraints = [models.UniqueConstraint(fields=["year", "version"], name="frames_version_once")]

    def __str__(self) -> str:
        return f"kaders {self.year} versie {self.version}"


class FramesStep(Fact):
    """Something that was done with a version of the frames; `act` is a `FramesAct`, `digest` of the text it was."""

    frames = models.ForeignKey(FramesVersion, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=20)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="frames_steps")
    reasons = models.TextField(blank=True)
    digest = models.CharField(max_length=71)
    text = models.JSONField(null=True)
    """The whole text that was checked, so that it can be read after a revision; nothing for the other acts."""
    in_favour = models.PositiveSmallIntegerField(null=True)
    against = models.PositiveSmallIntegerField(null=True)
    entitled = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["frames_id", "id"]

    def __str__(self) -> str:
        return f"{self.act} {self.on}"
