# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts as they were issued: facts."""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.years import Year


class IssuedAccount(Fact):
    """The account of a school year on the day it was issued, whole, with its digest."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="accounts")
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="issued_accounts")
    body = models.JSONField()
    digest = models.CharField(max_length=71)

    class Meta:
        ordering = ["year_id", "id"]

    def __str__(self) -> str:
        return f"verantwoording {self.year}"
