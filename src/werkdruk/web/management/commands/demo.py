# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fills an empty database with the demo: `python -m werkdruk.web.manage demo`."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from werkdruk.web.demo.places import LOGINS, fill_places
from werkdruk.web.demo.story import tell
from werkdruk.web.models import Board


class Command(BaseCommand):
    """Makes the tables, fills them once, and prints the roles to step into. Refuses outside demo mode."""

    help = "Vult een lege database met het demobestuur en noemt de rollen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing; running it again changes nothing. Raises CommandError outside demo mode or on other data."""
        if not settings.DEMO:
            raise CommandError("Dit is geen demo: zet WERKDRUK_DEMO=1 en gebruik een eigen, lege database.")
        call_command("migrate", verbosity=0)
        if not Board.objects.exists():
            with transaction.atomic():
                tell(fill_places())
        elif not Board.objects.filter(number="99901").exists():
            raise CommandError("In deze database staat een ander bestuur. De demo vult alleen een lege database.")
        width = max(len(login.code) for login in LOGINS)
        self.stdout.write("Rollen van de demo (inloggen met één klik):")
        for login in LOGINS:
            self.stdout.write(f"  {login.code:<{width}}  {login.label}")
