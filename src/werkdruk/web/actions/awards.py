# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receiving the state's award of a funding year, and passing its collective half on to the schools, to the cent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from werkdruk import funding, ledger
from werkdruk.funding import BoardList, Counts
from werkdruk.kernel import Brin, CalendarYear, Euro
from werkdruk.ledger import Voucher
from werkdruk.rules import Rates, Rule, known_rules
from werkdruk.web import access
from werkdruk.web.actions.ledger import keep_entry
from werkdruk.web.actions.logs import log
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.ledger_guard import Refusal, RefusedByGuard
from werkdruk.web.models import Allocation, Board, School, Share, User
from werkdruk.web.queries.awards import SCHEME, earmark_of, owed, passed_on, shares_of
from werkdruk.web.queries.ledger import load_entries

DOCUMENT_LENGTH_MAX = 100
IDS = uuid5(NAMESPACE_URL, "werkdruk:awards")
"""Ids of entries follow from what they book, so that the same award booked twice is booked once."""


@transaction.atomic
def receive_award(
    board: Board, *, year: CalendarYear, counts: Counts, rule: Rule, document: str, by: User, on: date
) -> Allocation:
    """The award of a funding year, kept, with its two halves booked; the one that is there when sent twice.

    A later award of the same year (another rule or count) books the difference with the one before it. Raises Refused
    when the rule is not about that year, not known on that day or older than the one used before, when a school of the
    board is missing or another one is under it, when a count is a range or of another day, or without a document.
    """
    access.may(by, access.Act.RECEIVE, board)
    place = _locked(board)
    _require_rule(rule, year, on)
    before = Allocation.objects.filter(board=place, funding_year=year.year).order_by("id").last()
    _require_later(before, rule, on)
    if not 0 < len(document.strip()) <= DOCUMENT_LENGTH_MAX:
        raise Refused("no-document", most=DOCUMENT_LENGTH_MAX)
    found = _worked_out(place, year, counts, rule)
    if before is not None and (before.rule, before.source_digest) == (rule.id, counts.digest):
        return before
    award = _keep(place, found, document.strip(), on)
    _book_received(place, award, before, on)
    log(by, "award.received", f"{year} {rule.id}", board=place, on=on)
    return award


@transaction.atomic
def pass_on_award(
    board: Board, *, year: CalendarYear, by: User, on: date, schools: Collection[Brin] | None = None
) -> None:
    """Book to the schools what is not passed on yet of a funding year, or take back what was too much.

    Books nothing when everything is passed on already. Raises Refused when nothing was received for that year, and when
    a school has committed or spent already what it should give back.
    """
    access.may(by, access.Act.PASS_ON, board)
    place = _locked(board)
    awards = list(Allocation.objects.filter(board=place, funding_year=year.year, known_on__lte=on).order_by("id"))
    if not awards:
        raise Refused("nothing-received", year=str(year))
    award, earmark = awards[-1], earmark_of(place, year)
    entries = load_entries(board=place.number)
    passed = passed_on(entries, earmark, date.max)
    wanted = {brin: rest for brin, rest in owed(shares_of(award), passed).items() if rest}
    wanted = {brin: rest for brin, rest in wanted.items() if schools is None or brin in schools}
    if not wanted:
        return
    text = f"Gezamenlijke helft van {year}, regel {award.rule}"
    if any(passed.values()):
        text = f"Verschil over {year}: nu regel {award.rule}, telling {award.source_digest[7:15]}"
    voucher = Voucher(_id("pass-on", earmark, award.rule, len(entries), wanted), on, award.document, text)
    try:
        keep_entry(ledger.pass_on(voucher, earmark, wanted, before=passed))
    except RefusedByGuard as refusal:
        if refusal.refusal is not Refusal.OVERDRAFT:
            raise
        raise Refused("in-use-at-school") from refusal
    log(by, "award.passed-on", f"{year} {', '.join(sorted(wanted))}", board=place, on=on)


def _locked(board: Board) -> Board:
    """The board as it is now; two awards of one board, and bookings of its schools, wait for each other."""
    return Board.objects.select_for_update(no_key=True).get(pk=board.pk)


def _require_rule(rule: Rule, year: CalendarYear, on: date) -> None:
    if rule.scheme != SCHEME or not isinstance(rule.content, Rates) or not rule.is_valid(year.first):
        raise Refused("rule-of-another-year", year=str(year))
    if not rule.is_known(on):
        raise Refused("rule-not-known", since=rule.known_since)


def _require_later(before: Allocation | None, rule: Rule, on: date) -> None:
    """Passes unless a version known later was used before, or an award of a later day is there."""
    if before is None:
        return
    if before.known_on > on:
        raise Refused("received-later", day=before.known_on)
    versions = known_rules(scheme=rule.scheme, on=rule.valid_first)
    later = next((known for known in versions if known.id == before.rule), rule)
    if later.known_since > rule.known_since:
        raise Refused("rule-went-before", rule=later.title)


def _worked_out(board: Board, year: CalendarYear, counts: Counts, rule: Rule) -> funding.Allocation:
    """The award of the board's own schools, exact, of the pupils on the day of the law. Raises Refused otherwise."""
    own = dict(School.objects.filter(board=board).values_list("brin", "name"))
    rows = tuple(row for row in counts.rows if row.school in own)
    missing = sorted(set(own) - {row.school for row in rows})
    strange = sorted(school for school, number in counts.boards.boards.items() if number == board.number)
    strange = [school for school in strange if school not in own]
    if not own:
        raise Refused("no-schools")
    if missing:
        raise Refused("schools-missing", schools=", ".join(f"{brin} {own[Brin(brin)]}" for brin in missing))
    if strange:
        raise Refused("schools-unknown", schools=", ".join(strange))
    if counts.counted_on != funding.count_date(year):
        raise Refused("counted-on-another-day", year=str(year), day=funding.count_date(year))
    names = {str(brin): name for brin, name in own.items()}
    boards = BoardList(dict.fromkeys(own, board.number), names)
    found = funding.allocate(replace(counts, rows=rows), rule, year=year, boards=boards)
    vague = [school for school, money in funding.amounts(found).items() if not money.amount.is_exact]
    if vague:
        raise Refused("not-exact", schools=", ".join(vague))
    if not found.total.exact:
        raise Refused("nothing-due")
    return found


def _keep(board: Board, found: funding.Allocation, document: str, on: date) -> Allocation:
    award = Allocation.objects.create(
        board=board,
        funding_year=found.year.year,
        rule=found.rule.id,
        count_date=found.count_date,
        counted_on=found.counted_on,
        estimate=found.estimate,
        known_on=on,
        document=document,
        source_digest=found.digest,
        total=found.total.exact,
        individual=found.individual.exact,
        collective=found.collective.exact,
    )
    schools = {school.brin: school for school in board.schools.all()}
    Share.objects.bulk_create(
        Share(
            allocation=award,
            school=schools[share.school],
            general=share.general.low,
            vocational=share.vocational.low,
            amount=share.amount.exact,
            collective=share.collective.exact,
        )
        for part in found.boards
        for share in part.schools
    )
    return award


def _book_received(board: Board, award: Allocation, before: Allocation | None, on: date) -> None:
    """Book the halves, or what they differ from the award before; nothing when they are the same."""
    year, nothing = CalendarYear(award.funding_year), Euro.zero()
    collective = award.collective - (before.collective if before else nothing)
    individual = award.individual - (before.individual if before else nothing)
    if not collective and not individual:
        return
    text = f"Werkdrukmiddelen {year}, regel {award.rule}"
    if before is not None:
        what = f"regel {award.rule} in plaats van {before.rule}" if award.rule != before.rule else "gewijzigde telling"
        text = f"Verschil over {year}: {what}"
    earmark = earmark_of(board, year)
    number = Allocation.objects.filter(board=board, funding_year=year.year).count()
    voucher = Voucher(_id("receive", earmark, award.rule, number, award.source_digest), on, award.document, text)
    keep_entry(ledger.receive(voucher, earmark, collective=collective, individual=individual))


def _id(*parts: object) -> UUID:
    return uuid5(IDS, "/".join(_plain(part) for part in parts))


def _plain(part: object) -> str:
    return ",".join(f"{key}={part[key]}" for key in sorted(part)) if isinstance(part, Mapping) else str(part)
