# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The school year of one school: the phase it is in."""

from __future__ import annotations

from django.db import models

from werkdruk.web.fields import SchoolYearField
from werkdruk.web.models.places import School


class Year(models.Model):
    """One round of deciding, doing and accounting; its phase is a `deciding.years.Phase`."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="years")
    school_year = SchoolYearField()
    started_on = models.DateField()
    phase = models.CharField(max_length=20)

    class Meta:
        ordering = ["school_id", "-school_year"]
        constraints = [models.UniqueConstraint(fields=["school", "school_year"], name="year_once_per_school")]

    def __str__(self) -> str:
        return f"{self.school.brin} {self.school_year}"
