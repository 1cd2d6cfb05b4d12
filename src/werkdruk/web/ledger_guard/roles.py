# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two roles on PostgreSQL: one owns the tables and migrates, the other serves and can only add to what is a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkdruk.kernel import WerkdrukError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

MAY_ADD = {
    "ledger_account": "board, kind, scheme, year, school, school_year, measure, name",
    "ledger_decision": "board, school, school_year, version, measure, amount_cents, on_day, act_id",
    "ledger_entry": "id, board, on_day, kind, document, text, salt, corrects_id, digest, posting_count",
    "ledger_posting": "entry_id, line, kind, board, school, school_year, scheme, year, measure, amount_cents",
}
"""The columns that the serving role fills in; the others are the database's own."""
READ_ONLY = frozenset({"django_migrations"})


class UnfitRole(WerkdrukError):
    """A role that cannot serve: it is not there, or can do more than a grant can take away; `why` says which."""

    def __init__(self, role: str, why: str) -> None:
        super().__init__(f"role {role} cannot serve: {why}")
        self.role = role
        self.why = why


def grant(connection: BaseDatabaseWrapper, role: str, *, facts: Collection[str]) -> int:
    """The number of tables that `role` may use from now on; what it could do before is taken back first.

    Run by the owner of the tables, after every migration. `facts` are the tables that are only added to. Raises
    UnfitRole for a role that is a superuser, passes row security, is the owner, or is not there.
    """
    _require_fit(connection, role)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for statement in _statements(connection, role, tables, frozenset(facts)):
            cursor.execute(statement)
    return len(tables)


def _require_fit(connection: BaseDatabaseWrapper, role: str) -> None:
    asked = """
        SELECT rolsuper, rolbypassrls, pg_has_role(rolname, current_user, 'MEMBER') FROM pg_roles WHERE rolname = %s
    """
    with connection.cursor() as cursor:
        cursor.execute(asked, [role])
        found = cursor.fetchone()
    if found is None:
        raise UnfitRole(role, "it is not there")
    for is_so, why in zip(found, ("it is a superuser", "it passes row security", "it is the owner"), strict=True):
        if is_so:
            raise UnfitRole(role, why)


def _statements(connection: BaseDatabaseWrapper, role: str, tables: set[str], facts: frozenset[str]) -> Iterator[str]:
    quoted, database = (connection.ops.quote_name(name) for name in (role, connection.settings_dict["NAME"]))
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quoted}, PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {database} TO {quoted}"
    yield f"GRANT USAGE ON SCHEMA public TO {quoted}"
    for table in sorted(tables):
        name = connection.ops.quote_name(table)
        yield f"GRANT {_rights(table, facts)} ON {name} TO {quoted}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}"


def _rights(table: str, facts: frozenset[str]) -> str:
    if table in MAY_ADD:
        return f"SELECT, INSERT ({MAY_ADD[table]})"
    if table in READ_ONLY:
        return "SELECT"
    return "SELECT, INSERT" if table in facts else "SELECT, INSERT, UPDATE, DELETE"
