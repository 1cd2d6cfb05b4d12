# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's defence inside the database: what it refuses even to raw SQL, and whether it is all there.

One file of SQL per kind of database, in parts that each make one trigger or function. A part that changes, and every
migration that alters a ledger table (SQLite makes the table anew and drops its triggers), needs a new migration that
calls `install`. The owner of the database can always take a trigger away; `guard_problems` shows it at the start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from werkdruk.kernel import WerkdrukError

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


class Refusal(StrEnum):
    """What the guard refuses, in the words it uses on every kind of database."""

    MALFORMED_POSTING = "werkdruk: malformed posting"
    LATE_POSTING = "werkdruk: late posting"
    POSTING_TAKEN = "werkdruk: posting taken"
    MALFORMED_ENTRY = "werkdruk: malformed entry"
    ENTRY_TAKEN = "werkdruk: entry taken"
    WRONG_NUMBER = "werkdruk: wrong number"
    ONE_LEGGED = "werkdruk: one-legged entry"
    WRONG_POSTING_COUNT = "werkdruk: wrong posting count"
    MIXED_BOARDS = "werkdruk: mixed boards"
    UNBALANCED = "werkdruk: unbalanced entry"
    WRONG_CORRECTION = "werkdruk: wrong correction"
    ENTRY_UNCHANGED = "werkdruk: entries are never changed"
    ENTRY_UNREMOVED = "werkdruk: entries are never removed"
    POSTING_UNCHANGED = "werkdruk: postings are never changed"
    POSTING_UNREMOVED = "werkdruk: postings are never removed"
    HIDDEN_ROW = "werkdruk: hidden row"


class RefusedByGuard(WerkdrukError):
    """A write that the database refused; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def refusal_in(error: Exception) -> Refusal | None:
    """The refusal of the guard that a database error carries; None when it is another error."""
    first_line = str(error).partition("\n")[0]
    return next((refusal for refusal in Refusal if refusal == first_line), None)


@dataclass(frozen=True, slots=True)
class Part:
    """One trigger (with its table) or one function (without), and the statement that makes it."""

    kind: str
    name: str
    table: str | None
    statement: str

    @property
    def removal(self) -> str:
        """The statement that takes it away."""
        arguments = "()" if self.table is None else ""
        return f"DROP {self.kind.upper()} IF EXISTS {self.name}{arguments}"


_HEAD = re.compile(r"^-- guard: (?P<kind>trigger|function) (?P<name>\w+)(?: on (?P<table>\w+))?$", re.MULTILINE)


@cache
def parts(vendor: str) -> tuple[Part, ...]:
    """The parts of the guard for a kind of database, `sqlite` or `postgresql`, in the order to make them."""
    text = (files(__name__) / f"{vendor}.sql").read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return tuple(
        Part(head["kind"], head["name"], head["table"], text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    )


def install(connection: BaseDatabaseWrapper) -> None:
    """Nothing; the database then has the guard as it is written here."""
    remove(connection)
    with connection.cursor() as cursor:
        for part in parts(connection.vendor):
            cursor.execute(part.statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Nothing; the database then has no guard. For migrations and for tests that empty their tables."""
    with connection.cursor() as cursor:
        for part in reversed(parts(connection.vendor)):
            on_table = f" ON {part.table}" if connection.vendor == "postgresql" and part.table else ""
            cursor.execute(part.removal + on_table)


def guard_problems(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """What is missing, other than written here, or switched off; empty when the ledger is guarded."""
    live = _live_sqlite(connection) if connection.vendor == "sqlite" else _live_postgresql(connection)
    problems = []
    for part in parts(connection.vendor):
        wanted = _essence(part)
        if part.name not in live:
            problems.append(f"{part.kind} {part.name} is missing")
        elif live[part.name] != wanted:
            problems.append(f"{part.kind} {part.name} is not as written")
    return (*problems, *(_sqlite_settings(connection) if connection.vendor == "sqlite" else ()))


def _essence(part: Part) -> str:
    """What of a part can be read back: on PostgreSQL a function's body, else the statement with single spaces."""
    body = part.statement.split("$guard$")
    return body[1] if part.kind == "function" else " ".join(part.statement.rstrip(";").split())


def _live_sqlite(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name: " ".join(sql.split()) for name, sql in cursor.fetchall()}


def _sqlite_settings(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        return [] if cursor.fetchone() == (1,) else ["foreign_keys is off for this connection"]


def _live_postgresql(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND proconfig = ARRAY['search_path=public, pg_temp']"
        )
        live = dict(cursor.fetchall())
        cursor.execute(
            "SELECT tgname, CASE tgenabled WHEN 'O' THEN pg_get_triggerdef(oid) ELSE 'switched off' END"
            " FROM pg_trigger WHERE NOT tgisinternal"
            " AND tgrelid IN ('public.ledger_entry'::regclass, 'public.ledger_posting'::regclass)"
        )
        return live | {name: " ".join(sql.replace("public.", "").split()) for name, sql in cursor.fetchall()}
