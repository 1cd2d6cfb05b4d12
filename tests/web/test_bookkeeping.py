# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The board's bookkeeping: caught, previewed, kept once, booked once, and beside the ledger to the cent."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bookkeeping.making import Line, an_audit_file
from tests.web.decided import a_running_year, at, booked, controller_of
from tests.web.makers import Role, a_person, leader_of, logged_in, seen
from tests.web.sheets import an_excel_file

from werkdruk.bookkeeping import BookColumns, BooksMap, CatchRule, booking_changes, catch_file
from werkdruk.kernel import Euro
from werkdruk.web.actions import bookkeeping as actions
from werkdruk.web.actions.refusals import Refused
from werkdruk.web.clock import today
from werkdruk.web.models import BooksChart, BooksDraft, BooksImport, Event, ImportedBooking, LedgerEntry
from werkdruk.web.queries.bookkeeping import chart_of, known_bookings, settlement_of

pytestmark = pytest.mark.django_db
FIRST = Line(number="0", day="2024-01-01", period="1", account="9999", amount="1.00")
LAST = Line(number="99", day="2024-12-31", period="12", account="9999", amount="1.00")


@pytest.fixture
def year():
    made = a_running_year()
    rules = (
        CatchRule(made.school.brin, "m01", cost="7001"),
        CatchRule(made.school.brin, "m02", cost="7002"),
    )
    actions.keep_chart(made.school.board, BooksMap(rules), by=controller_of(made), on=today())
    return made


@pytest.fixture
def client(year):
    return logged_in(controller_of(year))


def board_of(year):
    return [year.school.board.number]


def sent(client, year, lines, name="boek.xaf"):
    content = lines if isinstance(lines, bytes) else an_audit_file([FIRST, *lines, LAST]).encode()
    answer = client.post(reverse("books-file", args=board_of(year)), {"books": SimpleUploadedFile(name, content)})
    return client.get(answer.url) if answer.status_code == 302 else answer


def confirmed(client, year, preview):
    data = {"preview": preview.context["page"].changes.digest}
    return client.post(reverse("books-confirm", args=board_of(year)), data, follow=True)


def imported(client, year, lines):
    return confirmed(client, year, sent(client, year, lines))


def row(year, measure="m01"):
    found = settlement_of(year).reconciliation.rows
    return next(((each.books, each.ledger, each.by_hand) for each in found if each.measure == measure), None)


def euros(*cents):
    return tuple(Euro(each) for each in cents)


def test_a_preview_keeps_no_booking_and_a_confirmation_keeps_what_it_showed(year, client):
    booked(year, "commit", "m01", 50_000)
    lines = [Line(cost="7001", text="Surveillanten"), Line(number="2", amount="12.34", text="Papier")]
    preview = sent(client, year, lines)
    said = seen(preview)
    assert "Van 4 regels vingen de vangregels € 100,00." in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Surveillanten" in said
    assert not ImportedBooking.objects.exists()
    confirmed(client, year, preview)
    assert not BooksDraft.objects.exists()
    assert ImportedBooking.objects.count() == 1
    assert row(year) == euros(10_000, 10_000, 0)
    assert settlement_of(year).reconciliation.agrees


def test_no_description_is_kept(year, client):
    imported(client, year, [Line(cost="7001", text="Salaris J. de Vries")])
    with connection.cursor() as cursor:
        for table in ("werkdruk_importedbooking", "werkdruk_booksimport", "werkdruk_event", "ledger_entry"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - the names stand one line up
            assert "Vries" not in repr(cursor.fetchall())


def test_the_same_file_again_books_nothing(year, client):
    booked(year, "commit", "m01", 50_000)
    lines = [Line(cost="7001"), Line(number="2", cost="7001", day="2024-04-02", period="4")]
    imported(client, year, lines)
    before = LedgerEntry.objects.count(), ImportedBooking.objects.count(), BooksImport.objects.count()
    again = sent(client, year, lines)
    assert "Dit bestand verandert niets" in seen(again)
    confirmed(client, year, again)
    assert before == (LedgerEntry.objects.count(), ImportedBooking.objects.count(), BooksImport.objects.count())
    assert actions.settle(year, by=controller_of(year), on=today()) == ()
    assert before[0] == LedgerEntry.objects.count()


def test_a_changed_booking_is_shown_undone_and_booked_anew(year, client):
    booked(year, "commit", "m01", 50_000)
    imported(client, year, [Line(cost="7001"), Line(number="2", cost="7001")])
    preview = sent(client, year, [Line(cost="7001", amount="80.00")])
    (changed, gone) = preview.context["page"].different
    assert (changed.before, changed.after, gone.after) == (Euro(10_000), Euro(8_000), None)
    confirmed(client, year, preview)
    assert row(year) == euros(8_000, 8_000, 0)
    kinds = list(LedgerEntry.objects.order_by("number").values_list("kind", flat=True))
    assert kinds[-3:] == ["spent", "correction", "spent"]


def test_going_back_and_forth_keeps_booking_once(year, client):
    booked(year, "commit", "m01", 50_000)
    for amount in ("100.00", "80.00", "100.00", "80.00"):
        imported(client, year, [Line(cost="7001", amount=amount)])
    assert row(year) == euros(8_000, 8_000, 0)
    imported(client, year, [])
    assert row(year) is None


def test_a_booking_moves_to_another_measure_when_the_rule_does(year, client):
    booked(year, "commit", "m01", 50_000)
    booked(year, "commit", "m02", 50_000)
    imported(client, year, [Line(cost="7001")])
    rules = (CatchRule(year.school.brin, "m02", cost="7001"),)
    actions.keep_chart(year.school.board, BooksMap(rules), by=controller_of(year), on=today())
    preview = sent(client, year, [Line(cost="7001")])
    assert preview.context["page"].different[0].moved_from == f"{year.school.brin} m01"
    confirmed(client, year, preview)
    assert (row(year, "m01"), row(year, "m02")) == (None, euros(10_000, 10_000, 0))


def test_what_is_not_committed_is_not_booked_and_says_what_to_do(year, client):
    answer = imported(client, year, [Line(cost="7001")])
    assert "Zoveel is er niet vastgelegd" in seen(answer)
    assert row(year) == euros(10_000, 0, 0)
    page = client.get(at("reconciliation", year))
    assert "Leg eerst € 100,00 meer vast." in seen(page).replace("\N{NO-BREAK SPACE}", " ")
    booked(year, "commit", "m01", 10_000)
    client.post(at("reconciliation-settle", year))
    assert row(year) == euros(10_000, 10_000, 0)
    assert "klopt tot op de cent" in seen(client.get(at("reconciliation", year)))


def test_a_raise_that_does_not_fit_leaves_what_was_booked(year, client):
    booked(year, "commit", "m01", 10_000)
    imported(client, year, [Line(cost="7001")])
    imported(client, year, [Line(cost="7001", amount="100.01")])
    assert row(year) == euros(10_001, 10_000, 0)


def test_what_was_spent_by_hand_is_never_doubled_by_itself(year, client):
    booked(year, "commit", "m01", 50_000)
    booked(year, "spend", "m01", 10_000)
    imported(client, year, [Line(cost="7001")])
    assert row(year) == euros(10_000, 10_000, 10_000)
    imported(client, year, [Line(cost="7001"), Line(number="2", cost="7001", amount="5.00")])
    assert row(year) == euros(10_500, 10_000, 10_000)
    assert "ook met de hand besteed" in seen(client.get(at("reconciliation", year)))
    client.post(at("reconciliation-settle", year))
    assert row(year) == euros(10_500, 10_000, 10_000)
    client.post(at("reconciliation-settle", year), {"measure": "m01"})
    assert row(year) == euros(10_500, 20_500, 10_000)


def test_money_that_came_back_lowers_what_was_booked(year, client):
    booked(year, "commit", "m01", 50_000)
    imported(client, year, [Line(cost="7001")])
    imported(client, year, [Line(cost="7001"), Line(number="2", side="C", cost="7001", amount="30.00")])
    assert row(year) == euros(7_000, 7_000, 0)


def test_a_second_confirmation_of_an_old_preview_is_refused(year, client):
    preview = sent(client, year, [Line(cost="7001")])
    confirmed(client, year, preview)
    digest = preview.context["page"].changes.digest
    with pytest.raises(Refused) as refusal:
        actions.import_books(year.school.board, preview=digest, by=controller_of(year), on=today())
    assert refusal.value.code == "books-no-draft"
    assert BooksImport.objects.count() == 1


def test_a_preview_of_other_rules_or_other_changes_is_not_kept(year, client):
    preview = sent(client, year, [Line(cost="7001")])
    board, controller = year.school.board, controller_of(year)
    answer = client.post(reverse("books-confirm", args=board_of(year)), {"preview": "sha256:anders"}, follow=True)
    assert "Intussen is er iets veranderd." in seen(answer)
    actions.keep_chart(board, BooksMap(), by=controller, on=today())
    assert "De vangregels zijn intussen veranderd." in seen(confirmed(client, year, preview))
    assert not BooksImport.objects.exists()


def test_a_bad_file_is_explained_and_nothing_is_kept(year, client):
    answer = sent(client, year, [Line(cost="7001", amount="12.345")])
    assert "'12.345' is geen bedrag." in seen(answer)
    assert not BooksDraft.objects.exists()
    assert not BooksImport.objects.exists()


@pytest.mark.parametrize(
    "content", [b'<!DOCTYPE a [<!ENTITY x "y">]><auditfile/>', b"PK\x03\x04 en meer", b"\0\1\2", b"<html/>"]
)
def test_a_hostile_file_is_one_sentence(year, client, content):
    answer = sent(client, year, content)
    assert answer.status_code == 200
    assert "Wat er mis is in het bestand" in seen(answer)


def test_a_large_file_says_how_far_it_is_and_where_to_go_on(year, client, monkeypatch):
    monkeypatch.setattr("werkdruk.web.views.bookkeeping.LARGE", 1_000)
    lines = [Line(number=str(number), cost="7001") for number in range(1, 12_000)]
    content = an_audit_file(lines).encode()
    address = reverse("books-file", args=board_of(year))
    answer = client.post(address, {"books": SimpleUploadedFile("boek.xaf", content)})
    said = b"".join(answer.streaming_content).decode()
    assert "van 4 MB gelezen" in said
    assert "Klaar: 11.999 regels gelezen." in said
    assert said.rstrip().endswith("</html>")
    assert BooksDraft.objects.count() == 1
    wrong = client.post(address, {"books": SimpleUploadedFile("boek.xaf", content[:-2_000])})
    assert "hier klopt de XML niet meer" in b"".join(wrong.streaming_content).decode().lower().replace("xml", "XML")


def test_a_spreadsheet_is_read_by_the_columns_that_were_given(year, client):
    address = reverse("books-rules", args=board_of(year))
    columns = {"what": "columns", "date": "Datum", "account": "Rekening", "amount": "Bedrag", "cost": "Plaats"}
    assert client.post(address, columns).status_code == 302
    rows = [["Datum", "Rekening", "Plaats", "Bedrag"], ["2024-03-05", 4410, 7001, 100.5], ["2024-03-06", 4410, 9, 1]]
    preview = sent(client, year, an_excel_file(rows), name="boek.xlsx")
    assert preview.context["page"].found.amount == Euro(10_050)
    assert preview.context["page"].found.rest_amount == Euro(100)


def test_rules_are_added_moved_and_taken_away(year, client):
    address, board = reverse("books-rules", args=board_of(year)), year.school.board
    added = {"what": "rule", "school": year.school.brin, "measure": "m09", "project": "WD", "text": "", "cost": ""}
    client.post(address, {**added, "account": ""})
    chart = client.get(address).context["digest"]
    client.post(address, {"what": "step", "number": 3, "step": "up", "digest": chart})
    client.post(address, {"what": "step", "number": 3, "step": "up", "digest": chart})
    assert [rule.measure for rule in _rules(board)] == ["m01", "m09", "m02"]
    now = client.get(address)
    assert "Deze maatregel staat in geen enkel plan van de school." in seen(now)
    client.post(address, {"what": "step", "number": 2, "step": "remove", "digest": now.context["digest"]})
    assert [rule.measure for rule in _rules(board)] == ["m01", "m02"]


def _rules(board):
    return chart_of(board).rules


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"measure": "m01"}, "Vul minstens een kostenplaats, project, rekening"),
        ({"measure": "m 1", "cost": "7"}, "Een code heeft alleen letters"),
        ({"cost": "7"}, "Vul de code van de maatregel in"),
    ],
)
def test_a_rule_that_asks_nothing_is_explained(year, client, given, said):
    answer = client.post(
        reverse("books-rules", args=board_of(year)), {"what": "rule", "school": year.school.brin, **given}
    )
    assert said in seen(answer)
    assert len(_rules(year.school.board)) == 2


def test_only_the_controller_imports_and_others_read_totals_only(year, client):
    booked(year, "commit", "m01", 50_000)
    imported(client, year, [Line(cost="7001")])
    for person in (leader_of(year.school), a_person(year.school, Role.STAFF)):
        other = logged_in(person)
        for name in ("books-rules", "books-file", "books-preview"):
            assert other.get(reverse(name, args=board_of(year))).status_code == 403
        for name in ("books-confirm", "books-drop"):
            assert other.post(reverse(name, args=board_of(year)), {"preview": "x"}).status_code == 403
        assert other.post(at("reconciliation-settle", year)).status_code == 403
        page = other.get(at("reconciliation", year))
        assert "klopt tot op de cent" in seen(page)
        assert "De boekingen erachter" not in seen(page)
        assert page.context["page"].bookings == ()
        assert "Jij kunt meelezen." in seen(other.get(reverse("books", args=board_of(year))))
    assert "De boekingen erachter" in seen(client.get(at("reconciliation", year)))


def test_an_empty_board_says_what_to_do_first(year, client):
    BooksChart.objects.all().delete()
    assert "Leg eerst vast welke boekingen" in seen(client.get(reverse("books", args=board_of(year))))
    assert "Er zijn nog geen vangregels." in seen(client.get(reverse("books-rules", args=board_of(year))))
    assert "Lees de boekhouding in." in seen(client.get(at("reconciliation", year)))
    without = sent(client, year, [Line(cost="7001")])
    assert "Er zijn nog geen vangregels, dus er is niets gevangen." in seen(without)


def test_a_file_that_waits_can_be_thrown_away(year, client):
    sent(client, year, [Line(cost="7001")])
    assert "Er wacht een bestand" in seen(client.get(reverse("books", args=board_of(year))))
    client.post(reverse("books-drop", args=board_of(year)))
    assert not BooksDraft.objects.exists()
    assert client.get(reverse("books-preview", args=board_of(year))).status_code == 302


def test_what_was_imported_is_never_changed_by_raw_sql(year, client):
    imported(client, year, [Line(cost="7001")])
    for statement in (
        "UPDATE werkdruk_importedbooking SET amount_cents = 1",
        "DELETE FROM werkdruk_importedbooking",
        "UPDATE werkdruk_booksimport SET file = 'x'",
        "DELETE FROM werkdruk_booksimport",
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_everything_that_is_done_is_logged_without_what_is_in_the_books(year, client):
    imported(client, year, [Line(cost="7001", text="Jan")])
    verbs = list(Event.objects.filter(verb__startswith="books").values_list("verb", flat=True))
    assert verbs == ["books.rules", "books.imported"]
    assert "Jan" not in repr(list(Event.objects.values_list("what", flat=True)))


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["7001", "7002", "9"]),
        st.integers(-3_000, 9_000),
        st.sampled_from(["2024-01-20", "2024-03-05", "2024-09-01"]),
    ),
    max_size=6,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, min_size=1, max_size=3))
def test_after_any_files_the_ledger_says_what_the_last_one_says(funded_year, tmp_path_factory, files):
    year, board, controller = funded_year, funded_year.school.board, controller_of(funded_year)
    with transaction.atomic():
        found = None
        for rows in files:
            lines = [
                Line(number=str(n), cost=cost, amount=_written(cents), day=day, period=day[5:7])
                for n, (cost, cents, day) in enumerate(rows, 1)
            ]
            path = tmp_path_factory.mktemp("books") / "boek.xaf"
            path.write_text(an_audit_file([FIRST, *lines, LAST]), encoding="utf-8")
            found = catch_file(path, BooksMap(_rules(board)))
            actions.keep_draft(board, found, by=controller, on=today())
            changes = booking_changes(known_bookings(board), found)
            actions.import_books(board, preview=changes.digest, by=controller, on=today())
            assert actions.settle(year, by=controller, on=today()) == ()
        assert {booking.key: booking for booking in known_bookings(board)} == {b.key: b for b in found.caught}
        for each in settlement_of(year).reconciliation.rows:
            assert (each.ledger, each.by_hand) == (max(each.books, Euro(0)), Euro(0))
        assert all(slot.is_settled for slot in settlement_of(year).slots)
        transaction.set_rollback(True)


def _written(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


@pytest.fixture
def funded_year(year):
    booked(year, "commit", "m01", 1_000_000)
    booked(year, "commit", "m02", 1_000_000)
    return year


def test_the_columns_of_a_table_are_kept_with_the_rules(year):
    chart = BooksMap(_rules(year.school.board), BookColumns(date="d", account="a", amount="b"))
    actions.keep_chart(year.school.board, chart, by=controller_of(year), on=today())
    assert chart_of(year.school.board) == chart
