# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of the open data: columns with what they mean, and the rows of a board's books."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from werkdruk.reporting.accounts import YES
from werkdruk.reporting.forms import FORMULA
from werkdruk.reporting.publication.beancounts import written
from werkdruk.reporting.publication.books import BoardBooks

Cell = str | int | None
TEXT, WHOLE, AMOUNT, DAY, YEAR = "string", "integer", "number", "date", "year"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type in a Table Schema, what it holds, and whether every row has it."""

    name: str
    kind: str
    about: str
    required: bool = True

    def as_json(self) -> dict[str, object]:
        """The column as a field of a Table Schema."""
        field: dict[str, object] = {"name": self.name, "type": self.kind, "description": self.about}
        if self.kind == DAY:
            field["format"] = "%Y-%m-%d"
        if self.required:
            field["constraints"] = {"required": True}
        return field


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what it holds, its columns, what makes a row one of a kind, and its rows."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_csv(self) -> str:
        """The table as CSV with commas; the head first. A text that a spreadsheet would run stands behind a quote."""
        out = io.StringIO()
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(column.name for column in self.columns)
        amounts = [column.kind == AMOUNT for column in self.columns]
        for row in self.rows:
            lines.writerow(cell if is_amount else _safe(cell) for cell, is_amount in zip(row, amounts, strict=True))
        return out.getvalue()

    def as_json(self) -> dict[str, object]:
        """The table as a Table Schema."""
        fields = [column.as_json() for column in self.columns]
        return {"fields": fields, "primaryKey": list(self.key), "missingValues": [""]}


LEDGER = (
    Column("entry", TEXT, "id of the booking, made by whoever booked it"),
    Column("line", WHOLE, "number of the line within the booking, from 1"),
    Column("date", DAY, "the day it counts from"),
    Column("kind", TEXT, "what happened: received, passed-on, committed, spent, released, carried, correction"),
    Column("corrects", TEXT, "id of the booking this one undoes", required=False),
    Column("account", TEXT, "how far the money is: state, board, individual, school, carried, committed, spent"),
    Column("board", TEXT, "number of the board (bevoegd gezag) at DUO"),
    Column("scheme", TEXT, "the scheme the money was given under"),
    Column("funding_year", YEAR, "the calendar year the money was given for"),
    Column("school", TEXT, "BRIN of the school", required=False),
    Column("school_year", TEXT, "the school year it is for", required=False),
    Column("measure", TEXT, "code of the measure in the plan", required=False),
    Column("amount", AMOUNT, "euros; above zero what came to the account; the lines of a booking sum to zero"),
)
MEASURES = (
    Column("board", TEXT, "number of the board (bevoegd gezag) at DUO"),
    Column("school", TEXT, "BRIN of the school"),
    Column("school_year", TEXT, "the school year of the plan"),
    Column("start", DAY, "first day of the school year"),
    Column("measure", TEXT, "code of the measure in the plan"),
    Column("title", TEXT, "what it is called"),
    Column(
        "purpose", TEXT, "what it is for, in the words of the national monitor; empty outside the plan", required=False
    ),
    Column("kind", TEXT, "what is bought or agreed; empty outside the plan", required=False),
    Column("structural", TEXT, "yes or no: whether it is meant to go on", required=False),
    Column("proposals", WHOLE, "how many proposals it came from"),
    Column("planned", AMOUNT, "euros in the plan the council consented to; empty outside it", required=False),
    Column("committed", AMOUNT, "euros promised and not spent"),
    Column("spent", AMOUNT, "euros spent"),
    Column("hours_planned", WHOLE, "hours it was to give; empty when not known", required=False),
    Column("hours_given", WHOLE, "hours it gave; empty when not known", required=False),
)
SCHOOLS = (
    Column("board", TEXT, "number of the board (bevoegd gezag) at DUO"),
    Column("school", TEXT, "BRIN of the school"),
    Column("name", TEXT, "name of the school"),
    Column("school_year", TEXT, "the school year"),
    Column("received", AMOUNT, "euros passed on by the board"),
    Column("carried_in", AMOUNT, "euros left over from the school year before"),
    Column("spent", AMOUNT, "euros spent"),
    Column("committed", AMOUNT, "euros promised and not spent"),
    Column("left", AMOUNT, "euros neither promised nor spent, those carried on included"),
    Column("plan_version", WHOLE, "version of the plan; 0 without a plan"),
    Column("plan", TEXT, "fingerprint of the plan", required=False),
    Column("consent_on", DAY, "the day of the council's yes", required=False),
    Column("consent_by", TEXT, "the council that said yes", required=False),
)


def tables(books: BoardBooks) -> tuple[Table, ...]:
    """The tables of a board's books: every line of the ledger, every measure, every school.

    Texts of bookings, units and people are in none of them. Raises DoesNotClose as `BoardBooks.accounts` does.
    """
    return (
        Table("ledger", "Every line of every booking.", LEDGER, ("entry", "line"), tuple(_ledger(books))),
        Table("measures", "Every measure of every plan.", MEASURES, ("school", "measure"), tuple(_measures(books))),
        Table("schools", "What came in and what became of it.", SCHOOLS, ("school",), tuple(_schools(books))),
    )


def _ledger(books: BoardBooks) -> Iterator[tuple[Cell, ...]]:
    for entry in books.entries:
        for number, line in enumerate(entry.postings, start=1):
            account = line.account
            yield (
                str(entry.id), number, entry.on.isoformat(), str(entry.kind), _text(entry.corrects),
                str(account.kind), account.earmark.board, account.earmark.scheme, account.earmark.year.year,
                _text(account.school), _text(account.school_year), _text(account.measure), written(line.amount),
            )  # fmt: skip


def _measures(books: BoardBooks) -> Iterator[tuple[Cell, ...]]:
    for school in books.schools:
        lines = {line.measure: line for line in school.lines}
        for use in books.accounts[school.brin].measures:
            line, given = lines.get(use.measure), school.delivered.get(use.measure)
            yield (
                books.board, school.brin, str(books.school_year), books.school_year.first.isoformat(), use.measure,
                use.title, _of(use.purpose, str), _of(line, lambda one: str(one.kind)),
                _of(line, lambda one: "yes" if one.structural else "no"), len(line.proposals) if line else 0,
                _of(use.planned, written), written(use.committed), written(use.spent),
                _of(given, lambda one: one.hours_planned), _of(given, lambda one: one.hours_given),
            )  # fmt: skip


def _schools(books: BoardBooks) -> Iterator[tuple[Cell, ...]]:
    for school in books.schools:
        account = books.accounts[school.brin]
        amounts = (account.total_received, account.carried_in, account.spent, account.committed, account.left)
        consented = account.council if account.council and account.council.act in YES else None
        yield (
            books.board, school.brin, school.name, str(books.school_year), *map(written, amounts),
            account.version, account.plan or None,
            _of(consented, lambda one: one.on.isoformat()), _of(consented, lambda one: str(one.body)),
        )  # fmt: skip


def _of(value: object, make: Callable[..., Cell]) -> Cell:
    return None if value is None else make(value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
