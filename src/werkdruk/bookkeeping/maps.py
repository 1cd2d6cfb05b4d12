# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Maps as files: the rules and the columns of somebody's books, as JSON.

    {"columns": {"date": "Datum", "account": "Grootboek", "amount": "Bedrag"},
     "rules": [{"school": "18BR", "measure": "m03", "cost": "4410", "account": "43*"}]}

Columns are needed for CSV and spreadsheets only. Rules are tried in their order.
"""

from __future__ import annotations

import json
from pathlib import Path

from werkdruk.bookkeeping import faults
from werkdruk.bookkeeping.columns import BookColumns
from werkdruk.bookkeeping.rules import RULES_MAX, BadCatchRule, BooksMap, CatchRule, rule_from
from werkdruk.kernel import InvalidCode, Problem, Where
from werkdruk.kernel.languages import Words

BYTES_MAX = 1_000_000


def read_map(path: Path) -> tuple[BooksMap, tuple[Problem, ...]]:
    """The map in the file, and what is wrong with it. Raises OSError when the file cannot be opened."""
    content = path.read_bytes()
    try:
        given = json.loads(content.decode("utf-8-sig")) if len(content) <= BYTES_MAX else None
    except (ValueError, RecursionError):
        given = None
    return map_from(given, path.name)


def map_from(given: object, file: str) -> tuple[BooksMap, tuple[Problem, ...]]:
    """The map in plain values, and what is wrong with it."""
    where = Where(file)
    if not isinstance(given, dict) or not set(given) <= {"rules", "columns"}:
        return BooksMap(), (_said("map", where, faults.NO_MAP, faults.MAP_LOOKS),)
    columns, rules = given.get("columns"), given.get("rules", [])
    if not isinstance(rules, list):
        return BooksMap(), (_said("map", where, faults.NO_MAP, faults.MAP_LOOKS),)
    problems = []
    if len(rules) > RULES_MAX:
        problems.append(_said("rules", where, faults.TOO_MANY_RULES.told(most=RULES_MAX), faults.FEWER_RULES))
    found: list[CatchRule] = []
    for number, rule in enumerate(rules[:RULES_MAX], start=1):
        made = _rule(rule)
        if isinstance(made, CatchRule):
            found.append(made)
        else:
            problems.append(_said("rule", where, faults.BAD_RULE.told(number=number, why=made), faults.MAP_LOOKS))
    named = _columns(columns)
    if named is not None and any(named.missing()):
        problems.append(_said("columns", where, faults.BAD_COLUMNS, faults.COLUMNS_LOOK))
    if columns is not None and named is None:
        problems.append(_said("columns", where, faults.BAD_COLUMNS, faults.COLUMNS_LOOK))
    return BooksMap(tuple(found), named), tuple(problems)


def _rule(given: object) -> CatchRule | Words:
    """The rule, or what is wrong with it."""
    if not isinstance(given, dict):
        return faults.OTHER_FIELD
    try:
        return rule_from(given)
    except InvalidCode:
        return faults.NO_SCHOOL
    except BadCatchRule as refusal:
        return faults.NO_MEASURE if refusal.field == "measure" else faults.NO_CONDITION
    except ValueError:
        return faults.OTHER_FIELD


def _columns(given: object) -> BookColumns | None:
    if not isinstance(given, dict):
        return None
    try:
        return BookColumns.read(given)
    except ValueError:
        return None


def _said(code: str, where: Where, message: Words, hint: Words) -> Problem:
    return Problem.said(code, where, message=message, hint=hint)
