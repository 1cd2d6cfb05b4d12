# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A board with a school that has money and a measure the council agreed to, made in few rows; entries for it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from werkdruk.kernel import BoardNumber, Brin, CalendarYear, Euro, Month, SchoolYear
from werkdruk.ledger import Account, AccountKind, Earmark, Entry, EntryKind, Posting, Voucher, pass_on, receive

YEAR = SchoolYear(2023)
DAY = date(2023, 8, 1)
MEASURE = "m01"


def a_decided_place(number: str, brin: str, *, cents: int, decided: int | None = None, measure: str = MEASURE):
    """The plan the council agreed to; the school has `cents` to commit, and the measure may cost `decided` of them."""
    from werkdruk.web.actions.ledger import keep_decisions, keep_entry

    earmark = Earmark(BoardNumber(number), "vo", CalendarYear(YEAR.start))
    plan = an_agreed_plan(number, brin, {measure: cents if decided is None else decided})
    keep_entry(receive(a_voucher(), earmark, collective=Euro(cents), individual=Euro(cents)))
    keep_entry(pass_on(a_voucher(), earmark, {Brin(brin): Euro(cents)}, school_year=YEAR))
    keep_decisions(plan)
    return plan


def an_agreed_plan(number: str, brin: str, amounts: dict[str, int], year: SchoolYear = YEAR, version: int = 1):
    """A version of a plan that the council said yes to, with so many cents per measure."""
    from werkdruk.web.models import Board, CouncilAct, Plan, PlanLine, School, Unit, User, Year

    board, _ = Board.objects.get_or_create(number=number, defaults={"name": f"Bestuur {number}"})
    school, _ = School.objects.get_or_create(
        board=board, brin=brin, defaults={"name": f"School {brin}", "kind": "vmbo"}
    )
    unit, _ = Unit.objects.get_or_create(school=school, name="Onderbouw", kind=Unit.Kind.TEAM)
    running, _ = Year.objects.get_or_create(
        school=school, school_year=year, defaults={"started_on": DAY, "phase": "carrying-out"}
    )
    digest = f"sha256:{version:064d}"
    plan = Plan.objects.create(year=running, version=version, state="consented", digest=digest, made_on=DAY)
    for measure, cents in amounts.items():
        PlanLine.objects.create(
            plan=plan,
            measure=measure,
            unit=unit,
            title=measure,
            purpose="relief",
            kind="external",
            amount=Euro(cents),
            first_month=Month(year.start, 8),
            last_month=Month(year.start + 1, 7),
            structural=False,
        )
    council, _ = User.objects.get_or_create(code=f"pmr-{brin}", defaults={"label": "PMR"})
    CouncilAct.objects.create(plan=plan, act="consent", on=DAY, by=council, plan_digest=digest)
    return plan


def a_voucher(text: str = "") -> Voucher:
    return Voucher(uuid4(), DAY, "Stuk 1", text)


def a_cent_committed(number: str, brin: str, cents: int = 1) -> Entry:
    """A commitment of two lines under a new id."""
    earmark = Earmark(BoardNumber(number), "vo", CalendarYear(YEAR.start))
    free = Account(AccountKind.SCHOOL, earmark, Brin(brin), YEAR)
    held = Account(AccountKind.COMMITTED, earmark, Brin(brin), YEAR, MEASURE)
    return Entry(a_voucher(), EntryKind.COMMITTED, (Posting(free, Euro(-cents)), Posting(held, Euro(cents))))


def acts_to_attack() -> dict[str, int]:
    """What the council did, in the words of `attacks.sql`: the act that counts, a refusal, a yes to another text."""
    from werkdruk.web.models import CouncilAct

    plan = an_agreed_plan("10053", "18BR", {"m01": 100, "m02": 5, "m03": 7, "m08": -5}, SchoolYear(2022))
    yes = CouncilAct.objects.get(plan=plan)
    said = {"plan": plan, "on": DAY, "by": yes.by}
    refused = CouncilAct.objects.create(act="refuse", plan_digest=plan.digest, **said)
    other = CouncilAct.objects.create(act="consent", plan_digest=f"sha256:{9:064d}", **said)
    first = an_agreed_plan("10053", "18BR", {"m01": 10, "m07": 9})
    second = an_agreed_plan("10053", "18BR", {"m01": 10}, version=2)
    later = {f"VERSION{plan.version}": CouncilAct.objects.get(plan=plan).pk for plan in (first, second)}
    return {"ACT": yes.pk, "REFUSED": refused.pk, "OTHERTEXT": other.pk, **later}
