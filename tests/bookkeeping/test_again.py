# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Importing again: the same changes nothing, what differs is named, what is spent by month is what the books say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.bookkeeping.making import Line, an_audit_file

from werkdruk.bookkeeping import (
    BookChange,
    BookingKey,
    BooksMap,
    CatchRule,
    CaughtBooking,
    booking_changes,
    by_place,
    catch_file,
    month_spendings,
    reconcile,
)
from werkdruk.kernel import Brin, Euro, Month, SchoolYear

RULES = BooksMap((CatchRule(Brin("18BR"), "m03", cost="7001"), CatchRule(Brin("18BR"), "m04", project="WD")))
FIRST = Line(number="0", day="2024-01-01", period="1", account="9999")
LAST = Line(number="99", day="2024-12-31", period="12", account="9999")


def caught(folder, lines, rules=RULES):
    path = folder / "boek.xaf"
    path.write_text(an_audit_file([FIRST, *lines, LAST]), encoding="utf-8")
    found = catch_file(path, rules)
    assert found.file.problems == ()
    return found


def test_the_same_file_again_changes_nothing(tmp_path):
    lines = [Line(number="1", cost="7001"), Line(number="1", cost="7001"), Line(number="2", project="WD")]
    once = caught(tmp_path, lines)
    changes = booking_changes(once.caught, caught(tmp_path, lines))
    assert (changes.rows, changes.same, changes.is_empty) == ((), 3, True)


def test_another_amount_is_a_change_and_a_booking_that_left_is_gone(tmp_path):
    before = caught(tmp_path, [Line(number="1", cost="7001"), Line(number="2", cost="7001")])
    after = caught(tmp_path, [Line(number="1", cost="7001", amount="80.00"), Line(number="3", cost="7001")])
    changes = booking_changes(before.caught, after)
    assert [(row.change, row.key.number, row.amount.cents) for row in changes.rows] == [
        (BookChange.CHANGED, "1", -2_000),
        (BookChange.GONE, "2", -10_000),
        (BookChange.NEW, "3", 10_000),
    ]


def test_another_description_is_no_change(tmp_path):
    before = caught(tmp_path, [Line(cost="7001", text="oud")])
    assert booking_changes(before.caught, caught(tmp_path, [Line(cost="7001", text="nieuw")])).is_empty


def test_a_file_of_one_quarter_takes_nothing_away_from_another(tmp_path):
    year = caught(
        tmp_path, [Line(number="1", cost="7001"), Line(number="2", day="2024-11-05", period="11", cost="7001")]
    )
    quarter = replace(year, caught=year.caught[:1], file=replace(year.file, last=date(2024, 3, 31)))
    assert booking_changes(year.caught, quarter).is_empty


def test_a_file_of_another_book_year_takes_nothing_away(tmp_path):
    year = caught(tmp_path, [Line(number="1", cost="7001")])
    other = replace(year, caught=(), file=replace(year.file, year="2025"))
    assert booking_changes(year.caught, other).is_empty


def test_the_digest_is_of_everything_that_changes(tmp_path):
    before = caught(tmp_path, [Line(cost="7001")])
    changes = {
        booking_changes(before.caught, caught(tmp_path, [Line(cost="7001", amount=a)])).digest for a in ("1", "2")
    }
    assert len(changes) == 2


def booking(number, cents, day, measure="m03"):
    key = BookingKey(f"{day.year}-{day.month:02d}", "INK", str(number), "1")
    return CaughtBooking(key, day, Euro(cents), "4410", "7001", "", Brin("18BR"), measure)


ROWS = st.lists(
    st.tuples(st.integers(-50_000, 50_000), st.dates(date(2023, 8, 1), date(2024, 7, 31))), min_size=1, max_size=30
)


@given(ROWS)
def test_the_months_are_together_what_the_bookings_are_and_never_below_zero(rows):
    bookings = [booking(number, cents, day) for number, (cents, day) in enumerate(rows)]
    ((place, own),) = by_place(bookings).items()
    found = month_spendings(place, own)
    assert sum(each.amount.cents for each in found) == max(0, sum(cents for cents, _ in rows))
    assert all(each.amount > Euro(0) for each in found)
    assert len({each.month for each in found}) == len(found)


def test_what_comes_back_lowers_the_months_before_it():
    days = (date(2024, 1, 5), date(2024, 2, 5), date(2024, 3, 5), date(2024, 4, 5))
    bookings = [booking(n, cents, day) for n, (cents, day) in enumerate(zip((100, 50, -70, 20), days, strict=True))]
    ((place, own),) = by_place(bookings).items()
    assert place.school_year == SchoolYear(2023)
    assert [(each.month, each.amount.cents) for each in month_spendings(place, own)] == [
        (Month(2024, 1), 80),
        (Month(2024, 4), 20),
    ]


def test_bookings_go_to_their_own_school_year_and_measure():
    bookings = [
        booking(1, 5, date(2024, 7, 31)),
        booking(2, 6, date(2024, 8, 1)),
        booking(3, 7, date(2024, 8, 1), "m04"),
    ]
    assert [(place.school_year.start, place.measure, len(own)) for place, own in by_place(bookings).items()] == [
        (2023, "m03", 1),
        (2024, "m03", 1),
        (2024, "m04", 1),
    ]


def test_the_reconciliation_has_every_measure_of_both():
    found = reconcile({"m01": Euro(5), "m03": Euro(7)}, {"m01": Euro(5), "m02": Euro(2)}, by_hand={"m02": Euro(2)})
    assert [(row.measure, row.difference.cents, row.by_hand.cents) for row in found.rows] == [
        ("m01", 0, 0),
        ("m02", -2, 2),
        ("m03", 7, 0),
    ]
    assert (found.agrees, found.difference) == (False, Euro(5))
    assert reconcile({"m01": Euro(5)}, {"m01": Euro(5)}).agrees


AMOUNTS = st.dictionaries(st.sampled_from(["m01", "m02", "m03"]), st.integers(-100, 100).map(Euro))


@given(AMOUNTS, AMOUNTS)
def test_the_differences_are_together_the_difference(books, ledger):
    found = reconcile(books, ledger)
    assert Euro.sum(row.difference for row in found.rows) == found.difference == found.books - found.ledger
    assert found.agrees == all(books.get(m, Euro(0)) == ledger.get(m, Euro(0)) for m in (*books, *ledger))
