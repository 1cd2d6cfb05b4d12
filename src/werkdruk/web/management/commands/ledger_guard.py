# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the database guards the ledger as written: `python -m werkdruk.web.manage ledger_guard`."""

from __future__ import annotations

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from werkdruk.web import ledger_guard
from werkdruk.web.ledger_guard.live import guard_problems, live_schema


class Command(BaseCommand):
    """Says what is missing or changed; puts triggers, functions and policies back when asked."""

    help = "Zegt of de database het grootboek bewaakt zoals het hoort."
    requires_system_checks: list[str] = []  # it is this that those would stumble over

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """What else it can do."""
        parser.add_argument("--restore", action="store_true", help="zet triggers, functies en policies terug")
        parser.add_argument("--list", action="store_true", help="druk het schema af zoals het nu is")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing; prints what is found. Raises CommandError when something is not as written."""
        if options["list"]:
            for name, definition in sorted(live_schema(connection).items()):
                self.stdout.write(f"{name}: {definition}")
            return
        if options["restore"]:
            with transaction.atomic():
                ledger_guard.install(connection)
        problems = guard_problems(connection)
        if problems:
            raise CommandError("De bewaking van het grootboek klopt niet:\n" + "\n".join(problems))
        self.stdout.write("De database bewaakt het grootboek zoals het hoort.")
