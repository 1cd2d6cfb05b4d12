# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Boards, schools and the units in which people decide."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from werkdruk.web.fields import BoardNumberField, BrinField


class Board(models.Model):
    """A bevoegd gezag: it receives the money and must pass the collective half on in full."""

    number = BoardNumberField(max_length=5, unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """An instelling with a BRIN; the plan and the council's consent are made here."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="schools")
    brin = BrinField(max_length=4, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=100)
    """What the school offers, as its people say it: "praktijkonderwijs en vmbo"."""

    class Meta:
        ordering = ["brin"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """An organisatorische eenheid: a team, a sectie or a working group of one school."""

    class Kind(models.TextChoices):
        """What sort of unit."""

        TEAM = "team", _("team")
        SECTIE = "sectie", _("sectie")
        GROUP = "group", _("werkgroep")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta:
        ordering = ["school_id", "name"]
        constraints = [models.UniqueConstraint(fields=["school", "name"], name="unit_once_per_school")]

    def __str__(self) -> str:
        return self.name
