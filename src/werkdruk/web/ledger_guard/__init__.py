# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's defence inside the database: what it refuses even to raw SQL, and whether it is all there.

Per kind of database two files of SQL in parts: the tables, and what guards them (triggers, functions, views,
policies). Both stand for what migration 0012 makes. A part that changes, and every migration that alters a ledger
table (SQLite makes the table anew and drops its triggers), needs a new migration that calls `install`. The owner of
the database can always take a part away; `guard_problems` shows it at the start, and nothing is served then.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from werkdruk.kernel import WerkdrukError

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("ledger_account", "ledger_decision", "ledger_entry", "ledger_posting")
REACHING = "ledger_decision_sound"
"""The trigger that looks outside the ledger. SQLite makes no table anew that a trigger elsewhere speaks of, so it is
taken away while migrations run (see `web.apps`)."""


class Refusal(StrEnum):
    """What the guard refuses, in the words it uses on every kind of database."""

    ACCOUNT_TAKEN = "werkdruk: account taken"
    ACCOUNT_UNCHANGED = "werkdruk: accounts are never changed"
    ACCOUNT_UNREMOVED = "werkdruk: accounts are never removed"
    ANOTHER_ACCOUNT = "werkdruk: another account"
    ANOTHER_PLACE = "werkdruk: another place"
    BROKEN_CHAIN = "werkdruk: broken chain"
    DECISION_TAKEN = "werkdruk: decision taken"
    DECISION_UNCHANGED = "werkdruk: decisions are never changed"
    DECISION_UNREMOVED = "werkdruk: decisions are never removed"
    ENTRY_TAKEN = "werkdruk: entry taken"
    ENTRY_UNCHANGED = "werkdruk: entries are never changed"
    ENTRY_UNREMOVED = "werkdruk: entries are never removed"
    HIDDEN_ROW = "werkdruk: hidden row"
    ID_TAKEN = "werkdruk: id taken"
    LATE_POSTING = "werkdruk: late posting"
    MALFORMED_ACCOUNT = "werkdruk: malformed account"
    MALFORMED_DECISION = "werkdruk: malformed decision"
    MALFORMED_ENTRY = "werkdruk: malformed entry"
    MALFORMED_POSTING = "werkdruk: malformed posting"
    MORE_THAN_DECIDED = "werkdruk: more than decided"
    NO_DECISION = "werkdruk: no decision"
    NOT_DECIDED = "werkdruk: not decided"
    NOT_FROM_THE_STATE = "werkdruk: not from the state"
    ONE_LEGGED = "werkdruk: one-legged entry"
    OVERDRAFT = "werkdruk: overdraft"
    POSTING_TAKEN = "werkdruk: posting taken"
    POSTING_UNCHANGED = "werkdruk: postings are never changed"
    POSTING_UNREMOVED = "werkdruk: postings are never removed"
    UNBALANCED = "werkdruk: unbalanced entry"
    WRONG_BALANCE = "werkdruk: wrong balance"
    WRONG_CORRECTION = "werkdruk: wrong correction"
    WRONG_DIGEST = "werkdruk: wrong digest"
    WRONG_ISOLATION = "werkdruk: wrong isolation"
    WRONG_NUMBER = "werkdruk: wrong number"
    WRONG_POSTING_COUNT = "werkdruk: wrong posting count"
    WRONG_SEAL = "werkdruk: wrong seal"
    WRONG_WAY = "werkdruk: wrong way"


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
    """One thing in the database (with its table when it hangs on one), and the statement that makes it."""

    kind: str
    name: str
    table: str | None
    statement: str

    def removal(self, vendor: str) -> str:
        """The statement that takes it away."""
        hangs = vendor == "postgresql" and self.kind in {"trigger", "policy"}
        return f"DROP {self.kind.upper()} IF EXISTS {self.name}" + (f" ON {self.table}" if hangs else "")


_HEAD = re.compile(
    r"^-- guard: (?P<kind>table|index|view|text|trigger|function|policy) (?P<name>\w+)(?: on (?P<table>\w+))?$",
    re.MULTILINE,
)


@cache
def parts(vendor: str) -> tuple[Part, ...]:
    """The parts of the guard for a kind of database, `sqlite` or `postgresql`, in the order to make them."""
    return tuple(part for part in _read(vendor, f"{vendor}.sql") if part.kind != "text")


@cache
def tables(vendor: str) -> tuple[Part, ...]:
    """The ledger's tables and their indexes, in the order to make them."""
    return _read(vendor, f"{vendor}_tables.sql")


def _read(vendor: str, name: str) -> tuple[Part, ...]:
    """The parts in a file; where one says @TEXT@ stands the text of that name in the guard of the same vendor."""
    texts = {part.name: part.statement for part in _blocks(f"{vendor}.sql") if part.kind == "text"}
    return tuple(
        Part(part.kind, part.name, part.table, _filled(_filled(part.statement, texts), texts)) for part in _blocks(name)
    )


def _filled(text: str, texts: dict[str, str]) -> str:
    return re.sub(r"@([A-Z]+)@", lambda found: texts[found[1]], text)


@cache
def _blocks(name: str) -> tuple[Part, ...]:
    text = (files(__name__) / name).read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return tuple(
        Part(head["kind"], head["name"], head["table"], text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    )


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Nothing; the database then has the empty tables of the ledger."""
    _execute(connection, [part.statement for part in tables(connection.vendor)])


def drop_tables(connection: BaseDatabaseWrapper) -> None:
    """Nothing; the database then has no ledger."""
    heavy = " CASCADE" if connection.vendor == "postgresql" else ""
    _execute(connection, [f"DROP TABLE IF EXISTS {table}{heavy}" for table in reversed(TABLES)])


def install(connection: BaseDatabaseWrapper) -> None:
    """Nothing; the database then has the guard as it is written here."""
    remove(connection)
    _execute(connection, [part.statement for part in parts(connection.vendor)])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Nothing; the database then has no guard. For migrations and for tests that empty their tables."""
    vendor = connection.vendor
    _execute(connection, [part.removal(vendor) for part in reversed(parts(vendor))])


def set_aside(connection: BaseDatabaseWrapper) -> None:
    """Nothing; on SQLite the trigger that looks outside the ledger is gone until `put_back`."""
    if connection.vendor == "sqlite":
        _execute(connection, [f"DROP TRIGGER IF EXISTS {REACHING}"])


def put_back(connection: BaseDatabaseWrapper) -> None:
    """Nothing; what was set aside is there again, where the ledger has its tables."""
    if connection.vendor == "sqlite" and has_ledger(connection):
        set_aside(connection)
        _execute(connection, [part.statement for part in parts("sqlite") if part.name == REACHING])


def has_ledger(connection: BaseDatabaseWrapper) -> bool:
    """Whether the ledger's tables of now are there."""
    with connection.cursor() as cursor:
        return set(TABLES) <= set(connection.introspection.table_names(cursor))


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def sha256(words: str | None) -> str | None:
    """The SHA-256 of a text, as `sha256:` and 64 hexadecimal digits; None for None, as in SQL."""
    return None if words is None else "sha256:" + hashlib.sha256(words.encode()).hexdigest()


def lend(connection: BaseDatabaseWrapper) -> None:
    """Nothing; an SQLite connection of the program then has what the ledger's triggers call."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        lend_to(connection.connection)


def lend_to(connection: Any) -> None:
    """Nothing; see lend. For an open connection of the module sqlite3."""
    connection.create_function("werkdruk_sha256", 1, sha256, deterministic=True)
