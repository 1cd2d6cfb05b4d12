# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The open data as files: a Data Package of tables with a model of the money in it, and grants for 360Giving.

Sources: the Tabular Data Package and Fiscal Data Package specifications of Frictionless Data; the 360Giving Data
Standard. The profile is `tabular-data-package`: the published schema of the fiscal one asks for just that.
"""

from __future__ import annotations

import json
import re
from typing import Any

from werkdruk import rules
from werkdruk.kernel import Euro
from werkdruk.ledger import Earmark
from werkdruk.reporting.publication.beancounts import beancount_text, written
from werkdruk.reporting.publication.books import BoardBooks, SchoolBooks
from werkdruk.reporting.publication.tables import Table, tables

LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "CC0 1.0"}
MARK = "\ue000"
NUMBER = re.compile(f'"{MARK}(-?\\d+\\.\\d\\d)"')
"""An amount in text that becomes a number with two decimals in JSON, without ever being a float."""


def files(books: BoardBooks) -> dict[str, str]:
    """Every file of the publication by its name, the same text for the same books.

    Raises DoesNotClose when the account of a school does not close.
    """
    every = tables(books)
    named = {f"{table.name}.csv": table.as_csv() for table in every}
    title = f"Werkdrukmiddelen {books.name} {books.school_year}"
    named["journal.beancount"] = beancount_text(books.entries, title=title)
    named["grants.json"] = grants_json(books)
    named["datapackage.json"] = _json(_package(books, every, named))
    return named


def _package(books: BoardBooks, every: tuple[Table, ...], named: dict[str, str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": f"werkdrukmiddelen-{books.board}-{books.school_year.start}",
        "title": f"Werkdrukmiddelen {books.name} {books.school_year}",
        "description": "What came in to lighten the workload at the schools of a board, and what became of it. "
        "Amounts in euros. Nothing in it is about a person.",
        "created": f"{books.on.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "countryCode": "NL",
        "granularity": "transactional",
        "fiscalPeriod": {
            "start": books.school_year.first.isoformat(),
            "end": books.school_year.last.isoformat(),
        },
        "resources": [_resource(table, named[f"{table.name}.csv"]) for table in every],
        "model": _model(),
    }


def _resource(table: Table, text: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(text.encode()),
        "schema": table.as_json(),
    }


def _model() -> dict[str, Any]:
    """What the columns of `measures` mean for money: what was approved and what was carried out, by whom, for what."""

    def measure(column: str, phase: str) -> dict[str, str]:
        return {
            "source": column,
            "resource": "measures",
            "currency": "EUR",
            "direction": "expenditure",
            "phase": phase,
        }

    def dimension(kind: str, *columns: str, **more: str) -> dict[str, Any]:
        attributes = {column: {"source": column, "resource": "measures"} for column in columns}
        return {"dimensionType": kind, "primaryKey": columns[0], "attributes": attributes, **more}

    return {
        "measures": {
            "planned": measure("planned", "approved"),
            "committed": measure("committed", "adjusted"),
            "spent": measure("spent", "executed"),
        },
        "dimensions": {
            "date": dimension("datetime", "start", "school_year"),
            "board": dimension("entity", "board"),
            "school": dimension("entity", "school"),
            "measure": dimension("activity", "measure", "title"),
            "purpose": dimension("classification", "purpose", classificationType="functional"),
            "kind": dimension("classification", "kind", classificationType="economic"),
        },
    }


def model_columns() -> frozenset[str]:
    """Every column that the model points at; no validator looks whether they are there."""
    model = _model()
    sources = [one["source"] for one in model["measures"].values()]
    for dimension in model["dimensions"].values():
        sources += [one["source"] for one in dimension["attributes"].values()]
    return frozenset(sources)


def grants_json(books: BoardBooks) -> str:
    """One grant for each school and earmark from which something was passed on, in the form of 360Giving 1.4.

    The funder is the board, the receiver the school. Neither has a number in a register that 360Giving knows, unless
    the board's number in the trade register is given: then that one is used.
    """
    grants = [
        grant
        for school in books.schools
        for earmark in books.earmarks
        if (grant := _grant(books, school, earmark)) is not None
    ]
    return _json({"version": "1.4", "license": LICENCE["path"], "grants": grants})


def _grant(books: BoardBooks, school: SchoolBooks, earmark: Earmark) -> dict[str, Any] | None:
    amount, days = books.passed_on(earmark, school.brin), books.passed_days(earmark, school.brin)
    if amount.cents <= 0 or not days:
        return None
    board = {"id": f"NL-KVK-{books.register}" if books.register else f"NL-DUO-{books.board}", "name": books.name}
    return {
        "id": f"360G-werkdruk-{books.board}-{school.brin}-{earmark.scheme}-{earmark.year}",
        "title": f"Werkdrukmiddelen {earmark.year}, {school.name}",
        "description": "The collective half, passed on by the board to the school, for less workload.",
        "currency": "EUR",
        "amountAwarded": _number(amount),
        "awardDate": days[0].isoformat(),
        "dateModified": f"{days[-1].isoformat()}T00:00:00Z",
        "fundingOrganization": [board],
        "recipientOrganization": [{"id": f"NL-BRIN-{school.brin}", "name": school.name}],
        "grantProgramme": [{"code": earmark.scheme, "title": _programme(earmark)}],
        "plannedDates": [{"startDate": earmark.year.first.isoformat(), "endDate": earmark.year.last.isoformat()}],
        "dataSource": "https://duo.nl",
    }


def _programme(earmark: Earmark) -> str:
    try:
        return rules.on(earmark.scheme, earmark.year.last).title
    except rules.NoRule:
        return earmark.scheme


def _number(amount: Euro) -> str:
    return f"{MARK}{written(amount)}"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return NUMBER.sub(r"\1", text)
