# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one app of the shell."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core.checks import register
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class WerkdrukConfig(AppConfig):
    """Its name in Django's registry is `werkdruk`; tables start with that word."""

    name = "werkdruk.web"
    label = "werkdruk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Nothing; every connection can then call what the ledger's triggers call, and `check` looks at the ledger."""
        from werkdruk.web.ledger_guard.live import check_ledger  # noqa: PLC0415 - needs the registry of apps

        connection_created.connect(_lend)
        pre_migrate.connect(_set_aside, sender=self)
        post_migrate.connect(_put_back, sender=self)
        register(check_ledger)


def _lend(*, connection: Any, **_: Any) -> None:
    from werkdruk.web import ledger_guard  # noqa: PLC0415 - idem

    ledger_guard.lend(connection)


def _set_aside(*, using: str, plan: list[Any], **_: Any) -> None:
    from werkdruk.web import ledger_guard  # noqa: PLC0415 - idem

    if plan:
        ledger_guard.set_aside(connections[using])


def _put_back(*, using: str, plan: list[Any], **_: Any) -> None:
    from werkdruk.web import ledger_guard  # noqa: PLC0415 - idem

    if plan:
        ledger_guard.put_back(connections[using])
