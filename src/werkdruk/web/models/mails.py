# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mail addresses that people gave themselves, apart from everything else, and which mail went out.

An address is never logged, exported or shown to anybody but its owner. Taking it away takes it away.
"""

from __future__ import annotations

from django.db import models

from werkdruk.web.models.people import User


class MailAddress(models.Model):
    """Where somebody wants mail; nothing is sent before they confirmed it by the link in the first one."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="mail_address")
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=2)
    reminders = models.BooleanField(default=True)
    digest = models.BooleanField(default=True)
    confirmed_on = models.DateField(null=True)

    class Meta:
        verbose_name = "mailadres"

    def __str__(self) -> str:
        return f"mailadres {self.pk}"


class SentMail(models.Model):
    """A mail that was claimed by a run, once ever; `sent` once the mail server took it."""

    address = models.ForeignKey(MailAddress, on_delete=models.CASCADE, related_name="mails")
    key = models.CharField(max_length=160)
    """What it was about: the school, the year and the term, or the week."""
    claimed_on = models.DateField()
    sent = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["address", "key"], name="mail_once")]

    def __str__(self) -> str:
        return f"mail {self.key}"
