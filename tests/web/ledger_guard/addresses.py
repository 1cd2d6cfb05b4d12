# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address of a PostgreSQL database as the project's settings read it."""

from __future__ import annotations

from urllib.parse import quote


def postgres_address(dsn: str) -> str:
    """The address for a connection string."""
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(dsn)
    secret = f":{quote(str(parts['password']))}" if parts.get("password") else ""
    who = quote(str(parts.get("user", "postgres"))) + secret
    place = f"{quote(str(parts.get('host', '127.0.0.1')), safe='')}:{parts.get('port', 5432)}"
    return f"postgresql://{who}@{place}/{parts['dbname']}"
