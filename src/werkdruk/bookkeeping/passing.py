# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A catch as plain values for JSON, and back: between processes, and while somebody looks at a preview."""

from __future__ import annotations

from datetime import date
from typing import Any

from werkdruk.bookkeeping.bookings import BookingKey, BooksFile, BooksFormat
from werkdruk.bookkeeping.catching import Catch, CaughtBooking, RestGroup, RuleCatch
from werkdruk.bookkeeping.rules import rule_from
from werkdruk.kernel import Brin, Euro, Problem, Where


def catch_as_json(catch: Catch) -> dict[str, Any]:
    """The catch as plain values: texts, whole numbers, lists and mappings."""
    return {
        "file": _file_as_json(catch.file),
        "rules": [[each.rule.as_json(), each.lines, each.amount.cents] for each in catch.rules],
        "caught": [booking_as_json(booking) for booking in catch.caught],
        "rest": [[g.account, g.cost, g.project, g.lines, g.amount.cents, g.text] for g in catch.rest],
        "groups": catch.groups,
        "rest_sums": [catch.rest_lines, catch.rest_amount.cents],
        "balance_sums": [catch.balance_lines, catch.balance_amount.cents],
    }


def catch_from_json(given: Any) -> Catch:  # noqa: ANN401 - plain values
    """The catch that `catch_as_json` wrote."""
    return Catch(
        file=_file_from_json(given["file"]),
        rules=tuple(RuleCatch(rule_from(rule), lines, Euro(cents)) for rule, lines, cents in given["rules"]),
        caught=tuple(booking_from_json(row) for row in given["caught"]),
        rest=tuple(
            RestGroup(account, cost, project, lines, Euro(cents), text)
            for account, cost, project, lines, cents, text in given["rest"]
        ),
        groups=given["groups"],
        rest_lines=given["rest_sums"][0],
        rest_amount=Euro(given["rest_sums"][1]),
        balance_lines=given["balance_sums"][0],
        balance_amount=Euro(given["balance_sums"][1]),
    )


def booking_as_json(booking: CaughtBooking) -> list[Any]:
    """A caught booking as a list of plain values."""
    key = booking.key
    places = [booking.account, booking.cost, booking.project, str(booking.school), booking.measure, booking.text]
    parts = [key.period, key.journal, key.number, key.line, key.repeat, key.occurrence]
    return [parts, booking.on.isoformat(), booking.amount.cents, *places]


def booking_from_json(row: Any) -> CaughtBooking:  # noqa: ANN401 - plain values
    """The booking that `booking_as_json` wrote."""
    parts, on, cents, account, cost, project, school, measure, text = row
    key = BookingKey(*parts)
    return CaughtBooking(key, date.fromisoformat(on), Euro(cents), account, cost, project, Brin(school), measure, text)


def _file_as_json(file: BooksFile) -> dict[str, Any]:
    return {
        "file": file.file,
        "form": str(file.form),
        "digest": file.digest,
        "year": file.year,
        "package": file.package,
        "first": None if file.first is None else file.first.isoformat(),
        "last": None if file.last is None else file.last.isoformat(),
        "lines": file.lines,
        "debit": file.debit.cents,
        "credit": file.credit.cents,
        "problems": [_problem_as_json(problem) for problem in file.problems],
        "remarks": [_problem_as_json(problem) for problem in file.remarks],
    }


def _file_from_json(given: Any) -> BooksFile:  # noqa: ANN401 - plain values
    first, last = given["first"], given["last"]
    return BooksFile(
        file=given["file"],
        form=BooksFormat(given["form"]),
        digest=given["digest"],
        year=given["year"],
        package=given["package"],
        first=None if first is None else date.fromisoformat(first),
        last=None if last is None else date.fromisoformat(last),
        lines=given["lines"],
        debit=Euro(given["debit"]),
        credit=Euro(given["credit"]),
        problems=tuple(_problem_from_json(problem) for problem in given["problems"]),
        remarks=tuple(_problem_from_json(problem) for problem in given["remarks"]),
    )


def _problem_as_json(problem: Problem) -> list[Any]:
    words = [problem.message, problem.hint, problem.message_en, problem.hint_en]
    return [problem.code, problem.where.file, problem.where.line, *words]


def _problem_from_json(row: Any) -> Problem:  # noqa: ANN401 - plain values
    code, file, line, *words = row
    return Problem(code, Where(file, line), *words)
