# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened at the demo's schools, told through the actions: nothing here goes round them.

School year 2022/2023 is closed and accounted for. In 2023/2024 one school waits for its council, one votes today, and
one still collects proposals; the board has not passed on this year's money to the last.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from werkdruk import funding, ledger, rules
from werkdruk.deciding.consent import Act
from werkdruk.kernel import CalendarYear, Euro, Month, SchoolYear, split
from werkdruk.planning import Purpose
from werkdruk.web.actions import accounts, awards, councils, plans, proposing, spending, voting, years
from werkdruk.web.actions.council_rules import OwnRules, write_down
from werkdruk.web.actions.ledger import keep_entry
from werkdruk.web.demo.discussing import discuss
from werkdruk.web.demo.framing import agree, put
from werkdruk.web.models import Appointment, Board, HeldRole, Proposal, Round, School, Unit, User, Year
from werkdruk.web.queries.ledger import load_entries
from werkdruk.web.queries.pots import position_of_year
from werkdruk.web.queries.prices import AskKind, Wish
from werkdruk.web.queries.rounds import on_ballot

CLOSED = SchoolYear(2022)
PRESENT = SchoolYear(2023)
COMING = SchoolYear(2024)
NAMESPACE = UUID("5f0d1c2e-6f2c-4f0a-9a55-0c2d4c1b7a10")
TURNOUT = 78
"""How many in a hundred vote."""
Role = HeldRole.Role


def tell(board: Board) -> None:
    """The whole story, in the order of its days."""
    told = {(each["brin"], SchoolYear.parse(each["school_year"])): each["proposals"] for each in _story()["year"]}
    schools = list(board.schools.all())
    _award(board, LETTERS["2022"])
    for school in schools:
        _move_transition_money(school)
        _closed_year(school, told[school.brin, CLOSED])
    _award(board, LETTERS["2023"])
    _award(board, LETTERS["2023 changed"])
    for school in schools:
        _close(school)
    _award(board, LETTERS["2024"], without="99CC")
    for school in schools:
        _present_year(school, told[school.brin, PRESENT])
        _coming_year(school)


def _story() -> dict[str, Any]:
    return tomllib.loads(files("werkdruk.web.demo").joinpath("story.toml").read_text(encoding="utf-8"))


def pupil_file(count_year: int) -> Path:
    """The demo's pupil file of 1 October of that year, in DUO's own shape."""
    return Path(__file__).with_name(f"leerlingen-vo-per-vestiging-naar-onderwijstype-{count_year}.csv")


@dataclass(frozen=True, slots=True)
class Letter:
    """The state's letter about a funding year: the rule version it rests on, its reference, and its day."""

    year: int
    rule: str
    reference: str
    on: date


LETTERS = {
    "2022": Letter(2022, "vo-2022-1", "Beschikking 2022-11", date(2022, 11, 10)),
    "2023": Letter(2023, "vo-2023-1", "Beschikking 2023-02", date(2023, 2, 10)),
    "2023 changed": Letter(2023, "vo-2023-2", "Beschikking 2023-09", date(2023, 9, 4)),
    "2024": Letter(2024, "vo-2024-1", "Beschikking 2024-01", date(2024, 1, 4)),
}


def _award(board: Board, letter: Letter, *, without: str = "") -> None:
    """The letter's money received, and four days later passed on to all schools but one."""
    by, year = User.objects.get(code="demo-controller"), CalendarYear(letter.year)
    counts = funding.read_pupils(pupil_file(letter.year - 1))
    awards.receive_award(
        board, year=year, counts=counts, rule=rules.by_id(letter.rule), document=letter.reference, by=by, on=letter.on
    )
    brins = list(board.schools.exclude(brin=without).values_list("brin", flat=True))
    awards.pass_on_award(board, year=year, schools=brins, by=by, on=letter.on + timedelta(days=4))


def _move_transition_money(school: School) -> None:
    """January to July 2022 came before any plan: the cao gives it once to 2022/2023 (rule vo-transition-2022-1)."""
    before, on = CLOSED.previous(), date(2022, 11, 14)
    money = ledger.balances(load_entries(school=school.brin), on=on)
    here = (school.brin, before)
    amount = Euro.sum(part for account, part in money.items() if (account.school, account.school_year) == here)
    voucher = ledger.Voucher(
        _key(school.brin, "transition"), on, "Afspraak overgangsjaar 2022-11", "Januari tot en met juli 2022, eenmalig."
    )
    keep_entry(ledger.carry_from(voucher, money, school=school.brin, school_year=before, amount=amount))


def _key(*words: object) -> UUID:
    return uuid5(NAMESPACE, "/".join(map(str, words)))


def _holder(school: School, role: HeldRole.Role) -> User:
    """The demo's log-in for a role at a school, or the first person who holds it there."""
    held = User.objects.filter(roles__school=school, roles__role=role)
    return held.filter(code__startswith="demo-").first() or held.order_by("id")[0]


def _closed_year(school: School, told: list[dict[str, Any]]) -> None:
    """2022/2023 up to the council's yes, and what was committed and spent."""
    leader, council = _holder(school, Role.LEADER), _holder(school, Role.COUNCIL)
    year = years.start_year(school, CLOSED, by=leader, on=date(2022, 11, 14))
    agree(year, leader=leader, council=council)
    _propose(year, told, Month(2023, 1), on=date(2022, 11, 28))
    opened = _open(year, leader, opens=date(2022, 12, 5), closes=date(2022, 12, 12))
    _vote(opened, told, on=date(2022, 12, 8))
    voting.count_round(opened, by=leader, on=date(2022, 12, 12))
    plan = plans.make_plan(year, by=leader, on=date(2022, 12, 13))
    own = OwnRules(reply_weeks=6, source="artikel 24")
    write_down(school, own, by=leader, on=date(2022, 12, 13))
    councils.ask_consent(plan, by=leader, on=date(2022, 12, 14))
    question = "Wat gebeurt er als een maatregel duurder uitvalt dan hier staat?"
    councils.answer(plan, Act.QUESTION, reasons=question, by=council, on=date(2022, 12, 16))
    promise = "Dan komt er een nieuwe versie van het plan, en die leggen we weer aan jullie voor."
    councils.respond(plan, Act.ANSWER, reasons=promise, by=leader, on=date(2022, 12, 19))
    councils.answer(plan, Act.CONSENT, reasons="", by=council, on=date(2022, 12, 21))
    for line in plan.lines.all():
        if not line.amount:
            continue
        spending.commit(
            year, measure=line.measure, amount=line.amount, document=f"Formatie {line.measure}", text=line.title,
            key=_key(year, line.measure, "commit"), by=leader, on=date(2023, 1, 9),
        )  # fmt: skip
        _spend(year, line.measure, line.amount, leader)


def _spend(year: Year, measure: str, amount: Euro, by: User) -> None:
    """Six payments, and what was not needed released: a fiftieth, to the cent."""
    kept = Euro(amount.cents // 50)
    for month, part in split(amount - kept, {Month(2023, number): 1 for number in range(2, 8)}).items():
        spending.spend(
            year, measure=measure, amount=part, document=f"Journaal {month}", text="", by=by,
            key=_key(year, measure, month), on=month.last,
        )  # fmt: skip
    if kept:
        spending.release(
            year, measure=measure, amount=kept, document="Eindafrekening", text="Niet nodig gebleken.", by=by,
            key=_key(year, measure, "release"), on=CLOSED.last,
        )  # fmt: skip


def _close(school: School) -> None:
    """What 2022/2023 left goes along to the next year, by a decision; then the account is issued."""
    year = Year.objects.get(school=school, school_year=CLOSED.start)
    leader = _holder(school, Role.LEADER)
    left = position_of_year(year, date(2023, 10, 2)).left
    reason = "Het bedrag voor 2023 werd pas in februari en september bekend; het gaat mee naar het plan voor 2023/2024."
    spending.carry_over(year, amount=left, reason=reason, key=_key(year, "carry"), by=leader, on=date(2023, 10, 2))
    accounts.issue_account(year, by=leader, on=date(2023, 10, 30))


def _present_year(school: School, told: list[dict[str, Any]]) -> None:
    """2023/2024, as far as each school is on the day of the demo."""
    leader = _holder(school, Role.LEADER)
    year = years.start_year(school, PRESENT, by=leader, on=date(2023, 11, 13))
    agree(year, leader=leader, council=_holder(school, Role.COUNCIL))
    _propose(year, told, Month(2024, 2), on=date(2023, 12, 4), judged=school.brin != "99CC")
    if school.brin == "99CC":
        discuss(year, leader)
        return
    if school.brin == "99BB":
        opened = _open(year, leader, opens=date(2024, 1, 9), closes=date(2024, 1, 15))
        _vote(opened, told, on=date(2024, 1, 11))
        return
    opened = _open(year, leader, opens=date(2024, 1, 8), closes=date(2024, 1, 11))
    _vote(opened, told, on=date(2024, 1, 10))
    voting.count_round(opened, by=leader, on=date(2024, 1, 11))
    plan = plans.make_plan(year, by=leader, on=date(2024, 1, 12))
    councils.ask_consent(plan, by=leader, on=date(2024, 1, 12))


def _coming_year(school: School) -> None:
    """2024/2025: one school has the frames before its personnel, one has just begun to write them."""
    leader = _holder(school, Role.LEADER)
    if school.brin == "99BB":
        year = years.start_year(school, COMING, by=leader, on=date(2024, 1, 8))
        put(year, leader=leader, council=_holder(school, Role.COUNCIL), on=date(2024, 1, 9))
    if school.brin == "99CC":
        years.start_year(school, COMING, by=leader, on=date(2024, 1, 15))


def _propose(year: Year, told: list[dict[str, Any]], first: Month, *, on: date, judged: bool = True) -> None:
    """What teams and secties wish for; a sectie of people at home in teams proposes as the team of its author."""
    leader = _holder(year.school, Role.LEADER)
    for each in told:
        wishing = year.school.units.get(name=each["unit"])
        author = User.objects.filter(memberships__unit=wishing, roles__school=year.school).order_by("id")[0]
        unit = author.memberships.get(home=True).unit
        proposal = proposing.propose(year, _draft(year, unit, each, first), by=author, on=on)
        if judged:
            reason = "Uitvoerbaar: er is iemand voor te vinden en het verschuift geen werk."
            proposing.judge(proposal, feasible=True, reason=reason, by=leader, on=on)


def _draft(year: Year, unit: Unit, each: dict[str, Any], first: Month) -> proposing.ProposalDraft:
    kind = AskKind(each["kind"])
    runs_all_year = year.school_year == PRESENT and each.get("structural", False)
    quantity = each.get("quantity", 0) * (1 if kind is AskKind.FTE else 100)
    wish = Wish(
        kind=kind,
        first_month=Month.of(PRESENT.first) if runs_all_year else first,
        last_month=Month.of(year.school_year.last),
        function=each.get("function", ""),
        quantity_hundredths=quantity,
        method=each.get("method", ""),
        cost=Euro(each["cost"] * 100) if "cost" in each else None,
        structural=each.get("structural", False),
        benefits=each["benefits"],
    )
    return proposing.ProposalDraft(
        unit, each["title"], each["problem"], Purpose(each["purpose"]), wish, each.get("more_work", "")
    )


def _open(year: Year, leader: User, *, opens: date, closes: date) -> Round:
    """The vote, with a lot that is the same at every filling of the demo."""
    numbers = sorted((candidate.number for candidate in on_ballot(year)), key=lambda number: _chance(year, number))
    return voting.open_round(year, closes=closes, lot=numbers, by=leader, on=opens)


def _chance(*words: object) -> int:
    """A number under a hundred that looks like chance and is the same at every filling."""
    return int.from_bytes(hashlib.sha256("/".join(map(str, words)).encode()).digest()[:4]) % 100


def _vote(opened: Round, told: list[dict[str, Any]], *, on: date) -> None:
    """Most people vote: for what their own units proposed, and for more in the measure of its support."""
    school = opened.year.school
    support = {each["title"]: each["support"] for each in told}
    wishing = {each["title"]: each["unit"] for each in told}
    proposals = list(Proposal.objects.filter(year=opened.year, number__in=opened.lot))
    voters = Appointment.objects.filter(school=school).exclude(user__code__startswith="demo-").select_related("user")
    for voter in voters.order_by("user_id"):
        if _chance("turnout", opened.year, voter.user.code) >= TURNOUT:
            continue
        own = set(voter.user.memberships.values_list("unit__name", flat=True))
        approved = {
            proposal.number
            for proposal in proposals
            if wishing[proposal.title] in own
            or _chance(opened.year, voter.user.code, proposal.number) < support[proposal.title]
        }
        if approved:
            voting.cast(opened, approved, by=voter.user, on=on)
