# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts are append-only for raw SQL too: the database refuses to change, remove or replace a kept one.

The ledger has a stricter guard of its own, `ledger_guard`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "werkdruk: a fact is never changed"
TABLES = tuple(
    f"werkdruk_{name}" for name in ("allocation", "share", "countedoutcome", "councilact", "issuedaccount", "event")
)

_SQLITE = """
CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
CREATE TRIGGER {table}_unremoved BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
CREATE TRIGGER {table}_unreplaced BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION werkdruk_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION werkdruk_refuse_change();
CREATE TRIGGER {table}_untruncated BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION werkdruk_refuse_change()
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """The guard on every table of facts; call it once, in a migration."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """No guard any more, on any table of facts."""
    heavy = connection.vendor == "postgresql"
    names = ("unchanged", "untruncated") if heavy else ("unchanged", "unremoved", "unreplaced")
    with connection.cursor() as cursor:
        for table in TABLES:
            for name in names:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}" + (f" ON {table}" if heavy else ""))


def _statements(vendor: str) -> Iterator[str]:
    text, end = (_POSTGRESQL, ";\n") if vendor == "postgresql" else (_SQLITE, "END;\n")
    for table in TABLES:
        parts = text.strip().format(table=table, refusal=REFUSAL).split(end)
        for part in parts:
            whole = vendor == "postgresql" or part.endswith("END")
            yield part if whole else f"{part}END"
