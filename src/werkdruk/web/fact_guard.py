# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts are append-only for raw SQL too: the database refuses to change, remove or replace a kept one.

The ledger has a stricter guard of its own, `ledger_guard`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.migrations import RunPython

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


def install(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """The guard on tables of facts; call it in the migration that makes them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
        for statement in _statements(connection.vendor, tables):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, tables: Sequence[str] = TABLES) -> None:
    """No guard any more on these tables."""
    heavy = connection.vendor == "postgresql"
    names = ("unchanged", "untruncated") if heavy else ("unchanged", "unremoved", "unreplaced")
    with connection.cursor() as cursor:
        for table in tables:
            for name in names:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}" + (f" ON {table}" if heavy else ""))


def guarded(*tables: str) -> RunPython:
    """The step of a migration that guards the tables of facts it has made."""
    return RunPython(
        lambda _apps, editor: install(editor.connection, tables),
        lambda _apps, editor: remove(editor.connection, tables),
    )


def _statements(vendor: str, tables: Sequence[str]) -> Iterator[str]:
    text, end = (_POSTGRESQL, ";\n") if vendor == "postgresql" else (_SQLITE, "END;\n")
    for table in tables:
        parts = text.strip().format(table=table, refusal=REFUSAL).split(end)
        for part in parts:
            whole = vendor == "postgresql" or part.endswith("END")
            yield part if whole else f"{part}END"
