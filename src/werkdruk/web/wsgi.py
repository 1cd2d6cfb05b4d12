# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an application server loads: `werkdruk.web.wsgi:application`. It does not serve an unguarded ledger."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkdruk.web.settings")

application = get_wsgi_application()


def _require_guard() -> None:
    """Nothing. Raises ImproperlyConfigured when the database lacks a part of the ledger's guard."""
    from werkdruk.web.ledger_guard.live import guard_problems  # noqa: PLC0415 - needs the settings that are read above

    missing = guard_problems(connection)
    connection.close()
    if missing:
        raise ImproperlyConfigured(f"The ledger is not guarded ({'; '.join(missing)}). Run the migrations, then start.")


_require_guard()
