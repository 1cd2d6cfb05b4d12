# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Audit files of every version, as packages write them: each line, to the cent, and each oddity said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bookkeeping.making import SPACES, Line, an_audit_file

from werkdruk.bookkeeping import BooksFormat, BookSide, open_books
from werkdruk.kernel import Euro

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))
CENTS = st.integers(-10_000_000, 10_000_000)


@pytest.fixture
def read(tmp_path):
    def reading(text, name="boek.xaf"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_path(path)

    return reading


def read_path(path):
    reading = open_books(path)
    found = tuple(reading.bookings())
    return found, reading.told


def codes(problems):
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("name", "form", "lines", "debit", "package"),
    [
        ("ExactOnline_V32_2016.xml", BooksFormat.XAF_3_2, 167, 99_995_406, "Exact Online"),
        ("Multivers_V32_2017.xaf", BooksFormat.XAF_3_2, 371, 13_583_632, "Unit4 Multivers 10.9.2658.33026"),
        (
            "Multivers_V32_2017_bad-encoding.xml",
            BooksFormat.XAF_3_2,
            371,
            13_583_632,
            "Unit4 Multivers 10.9.2658.33026",
        ),
        ("synthetic_xaf_3.2.xaf", BooksFormat.XAF_3_2, 36, 3_826_042, "pyxaf-testgen 1.0"),
        ("synthetic_xaf_3.2.1.xaf", BooksFormat.XAF_3_2_1, 36, 3_826_042, "pyxaf-testgen 1.0"),
        ("synthetic_xaf_4.0.xaf", BooksFormat.XAF_4_0, 36, 3_826_042, "pyxaf-testgen 1.0"),
    ],
)
def test_the_files_of_real_packages_are_read_to_the_cent(shared, name, form, lines, debit, package):
    found, told = read_path(shared / "xaf" / name)
    assert told.problems == ()
    assert (told.form, told.lines, told.debit, told.credit, told.package) == (
        form,
        lines,
        Euro(debit),
        Euro(debit),
        package,
    )
    assert Euro.sum(booking.net for booking in found) == Euro(0)
    assert len({booking.key for booking in found}) == lines


def test_the_same_book_in_another_encoding_gives_the_same_bookings_and_a_remark(shared):
    right, _ = read_path(shared / "xaf" / "Multivers_V32_2017.xaf")
    wrong, told = read_path(shared / "xaf" / "Multivers_V32_2017_bad-encoding.xml")
    assert right == wrong
    assert "encoding" in codes(told.remarks)


def test_the_dimensions_of_a_real_book_are_read(shared):
    found, _ = read_path(shared / "xaf" / "Multivers_V32_2017.xaf")
    assert (sum(bool(b.cost) for b in found), sum(bool(b.project) for b in found)) == (8, 39)


def test_an_unbalanced_transaction_is_named_and_the_file_can_be_used(shared):
    found, told = read_path(shared / "xaf" / "synthetic_xaf_4.0_unbalanced.xaf")
    assert len(found) == 36
    assert told.problems == ()
    assert "Boeking 1 in dagboek MEM is niet in evenwicht: het verschil is € -1,00." in [
        remark.message.replace("\N{NO-BREAK SPACE}", " ") for remark in told.remarks
    ]


@pytest.mark.parametrize("version", SPACES)
def test_every_version_gives_the_same_line(read, version):
    found, told = read(an_audit_file([Line(cost="7001", project="WD", text="extra handen")], version=version))
    (booking,) = found
    assert (booking.on, booking.account, booking.side, booking.amount) == (
        date(2024, 3, 5),
        "4410",
        BookSide.DEBIT,
        Euro(10_000),
    )
    assert (booking.cost, booking.project, booking.text, booking.is_balance) == ("7001", "WD", "extra handen", False)
    assert str(booking.key) == "2024-03 INK/1/1"
    assert told.form == f"XAF {version}"


def test_nothing_of_a_person_is_read(read):
    found, told = read(an_audit_file([Line()]))
    said = repr(found) + repr(told)
    assert "Iemand" not in said
    assert "jdevries" not in said


def test_an_amount_below_zero_counts_on_the_other_side(read):
    found, told = read(an_audit_file([Line(amount="-12.5"), Line(amount="12.50", side="C", line="2")]))
    assert [booking.net for booking in found] == [Euro(-1_250), Euro(-1_250)]
    assert "negative" in codes(told.remarks)


def test_wrong_totals_are_said_and_change_nothing(read):
    found, told = read(an_audit_file([Line(), Line(side="C", line="2")], totals=(3, "99.99", "100.00")))
    assert len(found) == 2
    assert (codes(told.problems), codes(told.remarks)[:2]) == ([], ["lines_count", "total_debit"])


def test_numbers_that_come_back_are_told_apart_by_their_order(read):
    lines = [Line(number="7"), Line(number="7"), Line(number="8"), Line(number="7", amount="5.00")]
    found, told = read(an_audit_file(lines))
    assert [str(booking.key) for booking in found] == [
        "2024-03 INK/7/1",
        "2024-03 INK/7/1~2",
        "2024-03 INK/8/1",
        "2024-03 INK/7~2/1",
    ]
    assert "twice" in codes(told.remarks)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Line(amount="12.345"), "amount"),
        (Line(amount=""), "amount"),
        (Line(amount="1e5"), "amount"),
        (Line(side="K"), "side"),
        (Line(day="2024-02-30"), "day"),
        (Line(account=""), "account"),
        (Line(cost="9" * 101), "long_code"),
    ],
)
def test_a_line_that_cannot_be_read_is_a_problem_with_its_line(read, wrong, code):
    _, told = read(an_audit_file([Line(), wrong]))
    assert codes(told.problems) == [code]
    assert told.problems[0].where.line == 4


def test_a_file_full_of_faults_is_not_read_to_its_end(read):
    _, told = read(an_audit_file([Line(amount="x")] * 300))
    assert codes(told.problems)[-1] == "too_many_faults"
    assert len(told.problems) == 201


def test_another_currency_is_refused(read):
    _, told = read(an_audit_file([Line()]).replace("<curCode>EUR", "<curCode>USD"))
    assert codes(told.problems) == ["currency"]


def test_a_file_without_bookings_is_refused(read):
    _, told = read(an_audit_file([]))
    assert codes(told.problems) == ["no_bookings"]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_mark_of_unicode_and_no_mark_are_both_read(read, mark):
    text = an_audit_file([Line(text="één")]).replace("UTF-8", "utf-8" if mark == "utf-8-sig" else "utf-16")
    found, told = read(text.encode(mark))
    assert (told.problems, found[0].text) == ((), "één")


def test_letters_of_windows_in_a_file_that_says_utf_8_are_read(read):
    found, told = read(an_audit_file([Line(text="café €")]).encode("cp1252"))
    assert (found[0].text, codes(told.remarks)[0]) == ("café €", "encoding")


def test_a_byte_that_windows_does_not_know_is_no_hindrance(read):
    found, told = read(an_audit_file([Line(text="a\x81é")]).encode("latin-1"))
    assert told.problems == ()
    assert found[0].text.startswith("a")


def test_names_with_a_prefix_are_the_same_names(read):
    text = an_audit_file([Line(cost="7")])
    body = text.partition("?>\n")[2].replace('<auditfile xmlns="', '<auditfile xmlns:x="')
    prefixed = body.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    found, told = read(prefixed)
    assert (found[0].cost, told.problems) == ("7", ())


def test_a_file_that_breaks_off_is_refused_with_the_line(read):
    text = an_audit_file([Line(number=str(number)) for number in range(20)])
    _, told = read(text[: len(text) // 2])
    assert codes(told.problems) == ["xml"]
    assert told.problems[0].where.line


def test_an_older_version_is_refused_with_what_to_choose(read):
    _, told = read(an_audit_file([Line()]).replace(SPACES["3.2"], "http://www.auditfiles.nl/XAF/2.0"))
    assert codes(told.problems) == ["old_version"]
    assert "4.0" in told.problems[0].hint


def test_another_kind_of_xml_is_refused(read):
    _, told = read("<html><body>boeken</body></html>")
    assert codes(told.problems) == ["no_audit_file"]


def test_the_progress_is_told_up_to_the_end(tmp_path):
    path = tmp_path / "boek.xaf"
    path.write_text(an_audit_file([Line(number=str(number)) for number in range(2_000)]), encoding="utf-8")
    told: list[int] = []
    assert len(list(open_books(path, progress=told.append).bookings())) == 2_000
    assert told[-1] == path.stat().st_size
    assert told == sorted(told)


@given(st.lists(st.tuples(CENTS, st.sampled_from("DC"), DAYS), min_size=1, max_size=20))
def test_every_line_that_was_written_is_read_back(tmp_path_factory, rows):
    lines = [
        Line(number=str(index), amount=written(cents), side=side, day=str(day), period=str(day.month))
        for index, (cents, side, day) in enumerate(rows)
    ]
    path = Path(tmp_path_factory.mktemp("xaf")) / "boek.xaf"
    path.write_text(an_audit_file(lines), encoding="utf-8")
    found, told = read_path(path)
    assert [(b.amount.cents, b.side, b.on) for b in found] == rows
    assert not {"lines_count", "total_debit", "total_credit"} & set(codes(told.remarks))


PIECES = [
    b"<trLine>",
    b"</trLine>",
    b"</transaction>",
    b"<journal>",
    b"<![CDATA[",
    b"-->",
    b"&#0;",
    b"&",
    b"\0",
    b"\xc3",
]
SAMPLE = an_audit_file([Line(cost="7001", text="één"), Line(number="2", side="C", account="1600")]).encode()
CHANGES = st.lists(
    st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.sampled_from(PIECES) | st.binary(max_size=8)),
    max_size=5,
)


@given(CHANGES)
def test_no_damage_to_a_file_breaks_the_reader(tmp_path_factory, changes):
    content = SAMPLE
    for place, length, piece in changes:
        content = content[:place] + piece + content[place + length :]
    path = Path(tmp_path_factory.mktemp("xaf")) / "boek.xaf"
    path.write_bytes(content)
    found, told = read_path(path)
    assert told.problems or len(found) == told.lines > 0
    assert told.problems or told.debit - told.credit == Euro.sum(booking.net for booking in found)
    assert told.problems or len({booking.key for booking in found}) == len(found)


def written(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"
