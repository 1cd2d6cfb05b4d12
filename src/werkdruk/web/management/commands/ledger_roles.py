# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gives the serving role what it needs: `python -m werkdruk.web.manage ledger_roles NAME`, as the owner."""

from __future__ import annotations

import argparse
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from werkdruk.web.ledger_guard.roles import UnfitRole, grant
from werkdruk.web.models.facts import Fact


class Command(BaseCommand):
    """Grants, and takes back what is too much; run it again after every migration."""

    help = "Geeft de databaserol die de pagina's bedient precies de rechten die ze nodig heeft (alleen PostgreSQL)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The name of the role."""
        parser.add_argument("role", metavar="ROL", help="de rol waarmee de pagina's draaien, zoals werkdruk_app")

    def handle(self, *args: Any, **options: Any) -> None:
        """Nothing; prints what was granted. Raises CommandError on SQLite, and for a role that cannot serve."""
        if connection.vendor != "postgresql":
            raise CommandError("Rollen zijn er alleen op PostgreSQL. Zet WERKDRUK_DATABASE op postgresql://...")
        facts = {model._meta.db_table for model in apps.get_models() if issubclass(model, Fact)}  # noqa: SLF001 - Django documents _meta as public
        try:
            with transaction.atomic():
                count = grant(connection, options["role"], facts=facts)
        except UnfitRole as unfit:
            raise CommandError(f"Rol {unfit.role} kan de pagina's niet bedienen: {WHY[unfit.why]}.") from unfit
        self.stdout.write(f"Rol {options['role']} kan {count} tabellen gebruiken; aan het grootboek alleen toevoegen.")


WHY = {
    "it is not there": "ze bestaat niet; maak haar met createuser",
    "it is a superuser": "ze mag alles (superuser)",
    "it passes row security": "ze ziet alle besturen (bypassrls)",
    "it is the owner": "ze is de eigenaar van de tabellen, of hoort daarbij",
}
