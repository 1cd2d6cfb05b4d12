# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The numbered checks: sound books pass them all, and each finds its own fault."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from tests.reporting.journals import BOARD, EARMARKS, SCHOOL, YEAR, voucher
from tests.reporting.publication.samples import ON, SHARE, changed, sound, with_school

from werkdruk.kernel import CalendarYear, Euro, Language, Month
from werkdruk.ledger import Account, AccountKind, Earmark, EntryKind, Posting, mirror, receive
from werkdruk.planning import MeasureKind, Months
from werkdruk.reporting.publication import Delivery, DueShare, checklist, findings, may_publish
from werkdruk.reporting.publication.sayings import CHECKS

STRANGE = Account(AccountKind.SPENT, EARMARKS[0], SCHOOL, YEAR, "m77")


def loose(*lines, on=date(2022, 10, 1), corrects=None, number=900):
    """A booking that no ledger would make: what a check is for."""
    entry = voucher(number, on, "los")
    return SimpleNamespace(
        id=entry.id, on=on, kind=EntryKind.SPENT, document="los", corrects=corrects, postings=tuple(lines)
    )


def added(books, *entries):
    return changed(books, entries=(*books.entries, *entries))


def replanned(books, **changes):
    """The first line of the first school's plan changed, with the council's yes to exactly that plan."""
    held = books.schools[0].decided
    plan = replace(held.plan, lines=(replace(held.plan.lines[0], **changes), *held.plan.lines[1:]))
    return with_school(books, decided=replace(held, plan=plan, council=replace(held.council, plan=plan.digest)))


def council(books, **changes):
    held = books.schools[0].decided
    return with_school(books, decided=replace(held, council=replace(held.council, **changes)))


def of_kind(kind):
    return Account(kind, EARMARKS[0], SCHOOL, YEAR, "m01")


FREE = Account(AccountKind.SCHOOL, EARMARKS[0], SCHOOL, YEAR)
STATE, HELD = Account(AccountKind.STATE, EARMARKS[0]), Account(AccountKind.BOARD, EARMARKS[0])
ABROAD = Earmark(BOARD, "onbekend", CalendarYear(2022))

CASES = {
    1: lambda books: added(books, loose(Posting(of_kind(AccountKind.SPENT), Euro(1)))),
    2: lambda books: with_school(books, due=(DueShare("vo", CalendarYear(2022), 1, 1, SHARE + Euro(1), "vo-2022-1"),)),
    3: lambda books: added(books, loose(Posting(HELD, Euro(-5)), Posting(FREE, Euro(5)))),
    4: lambda books: added(
        books, receive(voucher(901, ON, "brief"), EARMARKS[0], collective=Euro(9), individual=Euro(9))
    ),
    5: lambda books: added(
        books, loose(Posting(FREE, Euro(-90_000_000)), Posting(of_kind(AccountKind.SPENT), Euro(90_000_000)))
    ),
    6: lambda books: added(books, loose(Posting(FREE, Euro(-7)), Posting(of_kind(AccountKind.SPENT), Euro(7)))),
    7: lambda books: added(books, loose(Posting(of_kind(AccountKind.COMMITTED), Euro(-3)), Posting(STRANGE, Euro(3)))),
    8: lambda books: with_school(books, decided=replace(books.schools[0].decided, council=None)),
    9: lambda books: council(books, on=date(2022, 9, 2)),
    10: lambda books: council(books, plan="sha256:" + "0" * 64),
    11: lambda books: replanned(books, amount=Euro(100)),
    12: lambda books: with_school(books, delivered={"m01": Delivery(400, 380, 60), "m02": Delivery(10, 10)}),
    13: lambda books: with_school(replanned(books, kind=MeasureKind.SURVEILLANCE), delivered={}),
    14: lambda books: replanned(books, amount=Euro(50_000_000)),
    15: lambda books: replanned(books, amount=Euro(50_000_000)),
    16: lambda books: replanned(books, months=Months(Month(2022, 8), Month(2023, 8))),
    17: lambda books: changed(books, schools=(*books.schools, books.schools[0])),
    18: lambda books: changed(books, schools=books.schools[:1]),
    19: lambda books: changed(books, board="99999"),
    20: lambda books: changed(books, on=date(2023, 7, 1)),
    21: lambda books: added(
        books, loose(Posting(FREE, Euro(1)), Posting(HELD, Euro(-1)), corrects=books.entries[0].id)
    ),
    22: lambda books: added(
        books,
        loose(
            Posting(Account(AccountKind.STATE, ABROAD), Euro(-1)),
            Posting(Account(AccountKind.SCHOOL, ABROAD, SCHOOL, YEAR), Euro(1)),
        ),
    ),
    23: lambda books: with_school(books, delivered={"m01": Delivery(400, 380, 9)}),
    24: lambda books: replanned(books, title="Bel 06-12345678 voor surveillance"),
    25: lambda books: replanned(books, proposals=()),
    26: lambda books: changed(books, entries=books.entries[:-1]),
    27: lambda books: changed(books, entries=(_earlier(books.entries[0]), *books.entries[1:])),
    28: lambda books: with_school(books, due=()),
}


def _earlier(entry):
    return replace(entry, voucher=replace(entry.voucher, on=date(2021, 11, 1)))


def test_sound_books_pass_every_check():
    assert findings(sound()) == ()


def test_every_check_has_a_case():
    assert set(CASES) == set(CHECKS)
    assert len(CHECKS) >= 20


@pytest.mark.parametrize("number", CASES)
def test_each_check_finds_its_own_fault(number):
    found = findings(CASES[number](sound()))
    mine = [each for each in found if each.number == number]
    assert mine, [each.code for each in found]
    assert all(each.words(language) for each in mine for language in Language)


def test_a_fatal_finding_stops_the_publication_and_a_warning_does_not():
    assert may_publish(findings(CASES[25](sound())))
    assert not may_publish(findings(CASES[9](sound())))


def test_hours_that_are_still_to_come_need_no_money_yet():
    early = changed(with_school(sound(), delivered={"m01": Delivery(400, 380, 60), "m02": Delivery(10)}), on=YEAR.last)
    assert 12 not in {each.number for each in findings(early)}
    late = changed(early, on=ON)
    assert 12 in {each.number for each in findings(late)}


def test_a_group_of_ten_people_may_be_shown():
    books = with_school(sound(), delivered={"m01": Delivery(400, 380, 10)})
    assert findings(books) == ()


def test_a_booking_and_its_mirror_are_as_sound_as_neither():
    books = sound()
    last = books.entries[-1]
    assert not [each for each in findings(added(books, mirror(last, voucher(990, ON, "terug")))) if each.number == 21]


def test_the_eight_documents_are_all_there_in_sound_books():
    books = sound()
    assert [each.is_there for each in checklist(books, books.schools[0])] == [True] * 8


@pytest.mark.parametrize(
    ("missing", "changes"),
    [
        ("plan", {"decided": None}),
        ("minutes", {"minutes": ""}),
        ("delivery", {"delivered": {"m01": Delivery(400)}}),
        ("evaluation", {"evaluated_on": None}),
        ("evaluation", {"evaluated_on": date(2024, 1, 1)}),
    ],
)
def test_a_document_that_is_not_there_is_missing(missing, changes):
    books = with_school(sound(), **changes)
    assert missing in {each.code for each in checklist(books, books.schools[0]) if not each.is_there}


def test_a_yes_to_another_plan_is_no_consent():
    books = council(sound(), plan="sha256:" + "1" * 64)
    assert "consent" in {each.code for each in checklist(books, books.schools[0]) if not each.is_there}


def test_a_school_without_any_money_lacks_all_but_what_it_wrote():
    books = changed(sound(), entries=())
    there = {each.code for each in checklist(books, books.schools[0]) if each.is_there}
    assert there == {"plan", "consent", "minutes", "delivery", "evaluation"}
