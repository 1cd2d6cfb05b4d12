# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Mails reminders and the weekly digest: `python -m werkdruk.web.manage send_mail`, once a day by a timer."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser

from werkdruk.web.actions.mails import claim, deliver, message, uncertain
from werkdruk.web.clock import today
from werkdruk.web.models import SentMail
from werkdruk.web.queries.letters import confirmed, letters_for

SETTINGS = "WERKDRUK_SMTP, WERKDRUK_MAIL_FROM en WERKDRUK_ADDRESS"


class Command(BaseCommand):
    """Sends what there is to send today. Running it twice sends nothing twice; it never prints an address."""

    help = "Verstuurt de herinneringen en de weekmail van vandaag. Twee keer draaien verstuurt niets dubbel."

    def add_arguments(self, parser: CommandParser) -> None:
        """The dry run."""
        parser.add_argument("--dry-run", action="store_true", help="verstuurt niets; zegt hoeveel mails er zouden gaan")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing. Raises CommandError when this installation has no mail, or the mail server refuses some."""
        if not settings.MAIL_READY:
            raise CommandError(f"Deze installatie verstuurt geen mail. Stel {SETTINGS} in.")
        cut_off = uncertain()
        if options["dry_run"]:
            self.stdout.write(f"Er zouden {self._waiting()} mails gaan. Er is niets verstuurd.")
            return
        sent, refused = self._send()
        self.stdout.write(f"Verstuurd: {sent}.")
        if cut_off:
            self.stdout.write(
                f"Van {cut_off} mails is niet zeker of ze gingen: een keer werd afgebroken. Ze gaan niet nog eens."
            )
        if refused:
            raise CommandError(f"De mailserver nam {refused} mails niet aan. De volgende keer proberen we het weer.")

    def _waiting(self) -> int:
        known = set(SentMail.objects.values_list("address_id", "key"))
        on, site = today(), settings.MAIL_SITE
        return sum(
            (address.pk, letter.key) not in known
            for address in confirmed()
            for letter in letters_for(address, on, site)
        )

    def _send(self) -> tuple[int, int]:
        on, site, sent, refused = today(), settings.MAIL_SITE, 0, 0
        connection = get_connection()
        for address in confirmed():
            for letter in letters_for(address, on, site):
                claimed = claim(address, letter, on=on)
                if claimed is None:
                    continue
                if deliver(claimed, message(address, letter, site, connection)):
                    sent += 1
                else:
                    refused += 1
        return sent, refused
