# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's schema as it lives in the database, held against the one that is written down with the program."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error
from django.db import DatabaseError, connection

from werkdruk.web.ledger_guard import TABLES, has_ledger, parts, tables
from werkdruk.web.ledger_guard.roles import MAY_ADD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper

POSTGRESQL = """
    SELECT 'table ' || relname, 'row security ' || relrowsecurity || ', forced ' || relforcerowsecurity
    FROM pg_class WHERE oid = ANY (%(tables)s::regclass[])
  UNION ALL
    SELECT 'column ' || attrelid::regclass || '.' || attname, format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END || CASE attidentity WHEN '' THEN '' ELSE ' identity' END
        || coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid = ANY (%(tables)s::regclass[]) AND attnum > 0 AND NOT attisdropped
  UNION ALL
    SELECT 'constraint ' || conname, conrelid::regclass || ' ' || pg_get_constraintdef(oid)
        || CASE WHEN convalidated THEN '' ELSE ' not valid' END
    FROM pg_constraint WHERE conrelid = ANY (%(tables)s::regclass[]) AND contype IN ('c', 'f', 'p', 'u', 'x')
  UNION ALL
    SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY (%(tables)s)
  UNION ALL
    SELECT 'trigger ' || tgname, pg_get_triggerdef(oid) || CASE tgenabled WHEN 'O' THEN '' ELSE ' switched off' END
    FROM pg_trigger WHERE tgrelid = ANY (%(tables)s::regclass[]) AND NOT tgisinternal
  UNION ALL
    SELECT 'rule ' || rulename, definition FROM pg_rules WHERE schemaname = 'public' AND tablename = ANY (%(tables)s)
  UNION ALL
    SELECT 'policy ' || policyname, tablename || ' ' || permissive || ' ' || cmd || ' ' || array_to_string(roles, ',')
        || ' USING ' || coalesce(qual, '') || ' CHECK ' || coalesce(with_check, '')
    FROM pg_policies WHERE schemaname = 'public' AND tablename = ANY (%(tables)s)
  UNION ALL
    SELECT 'function ' || proname, CASE WHEN prosecdef THEN 'definer ' ELSE '' END
        || coalesce(array_to_string(proconfig, ' '), '') || ' ' || md5(prosrc)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'ledger%%'
"""
SQLITE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
RIGHTS = ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")
TOO_MUCH = """
    WITH serving AS (SELECT rolname FROM pg_roles WHERE rolname = coalesce(%(role)s, current_user) AND NOT rolsuper),
    places AS (SELECT oid, relname, relowner FROM pg_class WHERE oid = ANY (%(tables)s::regclass[]))
    SELECT rolname, wanted, relname FROM serving, places, unnest(%(rights)s::text[]) AS wanted
    WHERE NOT pg_has_role(rolname, relowner, 'USAGE') AND (
        has_table_privilege(rolname, oid, wanted)
        OR wanted = 'UPDATE' AND has_any_column_privilege(rolname, oid, wanted))
  UNION ALL
    SELECT rolname, 'INSERT', relname || '.' || attname FROM serving, places
    JOIN pg_attribute ON attrelid = oid AND attnum > 0 AND NOT attisdropped
    WHERE NOT pg_has_role(rolname, relowner, 'USAGE') AND has_column_privilege(rolname, oid, attnum, 'INSERT')
        AND relname || '.' || attname <> ALL (%(may_add)s)
    ORDER BY 1, 2, 3
"""


def live_schema(database: BaseDatabaseWrapper) -> dict[str, str]:
    """What the database holds of the ledger: kind and name of each thing, and how it is defined."""
    return _live_sqlite(database) if database.vendor == "sqlite" else _live_postgresql(database)


def written_schema(vendor: str) -> dict[str, str]:
    """What it should hold: on SQLite the statements themselves, on PostgreSQL what it makes of them, in a list."""
    if vendor == "sqlite":
        every = (*tables(vendor), *parts(vendor))
        return {f"{part.kind} {part.name}": _single(part.statement) for part in every}
    lines = written_list().read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def written_list() -> Path:
    """The committed list for PostgreSQL."""
    return Path(str(files("werkdruk.web.ledger_guard") / "postgresql.list"))


def guard_problems(database: BaseDatabaseWrapper, *, role: str | None = None) -> tuple[str, ...]:
    """What is missing, other than written, or not ours; empty when the ledger is guarded.

    On PostgreSQL also what `role` (None: the one that asks) may do to the ledger beyond adding to it; the owner of the
    tables may do anything.
    """
    live, written = live_schema(database), written_schema(database.vendor)
    problems = [f"{name} is missing" for name in written if name not in live]
    problems += [f"{name} is not as written" for name in written if name in live and live[name] != written[name]]
    problems += [f"{name} is not ours" for name in live if name not in written]
    return (
        *sorted(problems),
        *(_sqlite_settings(database) if database.vendor == "sqlite" else _rights(database, role)),
    )


def check_ledger(*, databases: Iterable[str] | None = None, **_: Any) -> list[CheckMessage]:
    """What Django's `check` says about the ledger: nothing when it is guarded, or not made yet."""
    try:
        if not _is_there(connection) or not has_ledger(connection):
            return []
        problems = guard_problems(connection)
    except DatabaseError:
        return []
    hint = "Neem de reservekopie, of zet de bewaking terug: python -m werkdruk.web.manage ledger_guard --restore"
    said = "De boekhouding van de werkdrukmiddelen is niet bewaakt zoals het hoort"
    return [Error(f"{said}: {problem}.", hint=hint, id="werkdruk.E001") for problem in problems]


def _is_there(database: BaseDatabaseWrapper) -> bool:
    """Whether looking at the database makes no empty file."""
    name = str(database.settings_dict["NAME"])
    return database.vendor != "sqlite" or name.startswith("file:") or ":memory:" in name or Path(name).exists()


def _live_sqlite(database: BaseDatabaseWrapper) -> dict[str, str]:
    with database.cursor() as cursor:
        cursor.execute(SQLITE)
        rows = cursor.fetchall()
    views = {part.name for part in parts("sqlite") if part.kind == "view"}
    ours = {*TABLES, *views}
    return {f"{kind} {name}": _single(sql) for kind, name, table, sql in rows if table in ours or name in ours}


def _live_postgresql(database: BaseDatabaseWrapper) -> dict[str, str]:
    with database.cursor() as cursor:
        cursor.execute(POSTGRESQL, {"tables": list(TABLES)})
        return {name: _single(definition).replace("public.", "") for name, definition in cursor.fetchall()}


def _single(text: str) -> str:
    return " ".join(text.rstrip(";").split())


def _sqlite_settings(database: BaseDatabaseWrapper) -> list[str]:
    with database.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        return [] if cursor.fetchone() == (1,) else ["foreign_keys is off for this connection"]


def _rights(database: BaseDatabaseWrapper, role: str | None) -> list[str]:
    """What a role that does not own the ledger may do to it beyond reading and filling in the columns it should."""
    may_add = [f"{table}.{column}" for table, columns in MAY_ADD.items() for column in columns.split(", ")]
    asked = {"role": role, "rights": list(RIGHTS), "tables": list(TABLES), "may_add": may_add}
    with database.cursor() as cursor:
        cursor.execute(TOO_MUCH, asked)
        return [f"role {name} may {right} on {place}" for name, right, place in cursor.fetchall()]
