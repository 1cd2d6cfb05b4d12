# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the account of a board of twenty schools takes on paper and in a workbook, and whether its bytes stay.

    python bench/papers.py

Exits 1 when the best warm paper takes more than two seconds, or when the same account gives other bytes.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkdruk.web.settings")
os.environ.setdefault("WERKDRUK_DEMO", "1")

import django  # noqa: E402 - found in this checkout, installed or not

django.setup()

from werkdruk.deciding.consent import Act, Body, Decision  # noqa: E402 - after the settings
from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, SchoolYear  # noqa: E402 - as above
from werkdruk.ledger import (  # noqa: E402 - as above
    Earmark,
    Entry,
    Voucher,
    balances,
    commit_from,
    pass_on,
    receive,
    spend_from,
)
from werkdruk.planning import MeasureKind, Months, PlanLine, Purpose, UnitPlan, merge  # noqa: E402 - as above
from werkdruk.reporting import BoardAccount, DecidedPlan, board_account_of  # noqa: E402 - as above
from werkdruk.reporting.boards import Member  # noqa: E402 - as above
from werkdruk.web.queries.board_sheets import board_sheets  # noqa: E402 - as above
from werkdruk.web.views.sheet_files import paper, workbook  # noqa: E402 - as above

BOARD, YEAR, ON = BoardNumber("10053"), SchoolYear(2022), date(2023, 8, 31)
SCHOOLS, MEASURES, TIMES, WARM_MAX = 20, 10, 5, 2.0
SHARE, PRICE, SPENT = Euro(20_000_000), Euro(1_234_567), Euro(1_000_001)


def brin(number: int) -> Brin:
    return Brin(f"{number // 26 + 10}A{chr(ord('A') + number % 26)}")


def plan_of(school: Brin) -> DecidedPlan:
    purposes, kinds = list(Purpose), list(MeasureKind)
    lines = tuple(
        PlanLine(
            f"m{number:02d}", f"Maatregel {number} van {school}", "team", (str(number),), purposes[number % 4],
            kinds[number % len(kinds)], PRICE, Months.of(YEAR), structural=True,
        )
        for number in range(1, MEASURES + 1)
    )  # fmt: skip
    plan = merge((UnitPlan("team", lines),), school=school, school_year=YEAR)
    return DecidedPlan(plan, Decision(Act.CONSENT, date(2022, 6, 14), Body.PMR, plan.digest))


def journal_of(schools: list[Brin]) -> tuple[Entry, ...]:
    booked: list[Entry] = []

    def slip(on: date, document: str) -> Voucher:
        return Voucher(UUID(int=len(booked) + 1), on, document)

    for year in (2022, 2023):
        earmark, whole = Earmark(BOARD, "vo", CalendarYear(year)), Euro(SHARE.cents * len(schools))
        booked.append(receive(slip(date(year, 3, 1), "brief"), earmark, collective=whole, individual=whole))
        booked.append(pass_on(slip(date(year, 3, 5), "verdeling"), earmark, dict.fromkeys(schools, SHARE)))
    for school in schools:
        for number in range(1, MEASURES + 1):
            place = {"school": school, "school_year": YEAR, "measure": f"m{number:02d}"}
            now = balances(booked)
            booked.append(commit_from(slip(date(2022, 9, 1), "opdracht"), now, amount=PRICE, **place))
            now = balances(booked)
            booked.append(spend_from(slip(date(2023, 2, 1), "factuur"), now, amount=SPENT, **place))
    return tuple(booked)


def account() -> BoardAccount:
    schools = [brin(number) for number in range(SCHOOLS)]
    members = {school: Member(f"School {school}", plan_of(school)) for school in schools}
    return board_account_of(journal_of(schools), members, board=(BOARD, "Bestuur"), school_year=YEAR, on=ON)


def timed(make: Callable[[], bytes]) -> tuple[float, float, int, bool]:
    """The first time, the best of the rest, the size, and whether all were the same."""
    seconds, made = [], []
    for _ in range(TIMES + 1):
        start = time.perf_counter()
        made.append(make())
        seconds.append(time.perf_counter() - start)
    return seconds[0], min(seconds[1:]), len(made[0]), len(set(made)) == 1


def main() -> int:
    sheets = board_sheets(account())
    fine = True
    for what, make in (("paper (PDF)", paper), ("workbook (Excel)", workbook)):
        first, best, size, same = timed(partial(make, sheets))
        print(
            f"{what:<18} first {first * 1000:6.0f} ms  best warm {best * 1000:6.0f} ms  "
            f"limit {WARM_MAX * 1000:.0f} ms  {size // 1024} kB  {'same bytes' if same else 'OTHER BYTES'}"
        )
        fine = fine and best <= WARM_MAX and same
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
