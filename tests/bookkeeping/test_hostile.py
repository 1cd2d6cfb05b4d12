# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files made to hurt: refused with a sentence, in little time and memory, also when the reader itself breaks."""

from __future__ import annotations

import resource
import sys
import time
from itertools import pairwise

import pytest
from tests.bookkeeping.making import Line, an_audit_file

from werkdruk.bookkeeping import BookColumns, BooksMap, CatchRule, catch_file, open_books
from werkdruk.bookkeeping.alone import catch_alone
from werkdruk.bookkeeping.confined import TooCostly, ask_confined
from werkdruk.kernel import Brin

NAMES = "abcdefghijklmn"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {after} "{f"&{name};" * 10}">' for name, after in pairwise(NAMES)
)
HEAD = '<?xml version="1.0"?><auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">'
BOMBS = {
    "laughs": (f'<?xml version="1.0"?>{LAUGHS}]><auditfile>&n;</auditfile>', "doctype"),
    "quadratic": (f'<!DOCTYPE a [<!ENTITY x "{"x" * 50_000}">]><auditfile>{"&x;" * 50_000}</auditfile>', "doctype"),
    "outside": ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><auditfile>&x;</auditfile>', "doctype"),
    "elsewhere": ('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><auditfile/>', "doctype"),
    "late": (f"<!-- {' ' * 100_000} -->\n<!DOCTYPE a><auditfile/>", "doctype"),
    "unknown entity": (f"{HEAD}&boem;</auditfile>", "xml"),
    "deep": (HEAD + "<a>" * 200_000, "depth"),
    "deep in a line": (an_audit_file([Line()]).replace("<vat>", "<v>" * 100_000), "depth"),
    "attribute": (f'{HEAD}<header a="{"x" * 2_000_000}"/>', "part"),
    "attributes": (HEAD + "<header " + " ".join(f'a{i}="1"' for i in range(50)) + "/>", "attributes"),
    "comment": (f"{HEAD}<!-- {'x' * 2_000_000}", "part"),
    "text": (an_audit_file([Line(text="x" * 2_000_000)]), "text"),
    "entities of letters": (an_audit_file([Line()]).replace("leermiddelen", "&#120;" * 200_000), "text"),
    "names": (HEAD + "<header>" + "".join(f"<n{i}/>" for i in range(100_000)), "names"),
    "unfinished": (HEAD, "xml"),
    "two roots": (an_audit_file([Line()]) + "<auditfile/>", "xml"),
    "declared nonsense": ('<?xml version="1.0" encoding="klingon"?><auditfile/>', "no_bookings"),
}


def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_a_sentence(tmp_path, name):
    text, code = BOMBS[name]
    path = tmp_path / "bom.xaf"
    path.write_text(text, encoding="utf-8")
    before, began = peak(), time.process_time()
    reading = open_books(path)
    found = list(reading.bookings())
    problems = reading.told.problems
    assert [problem.code for problem in problems] == [code]
    assert all(problem.message and problem.hint and problem.message_en for problem in problems)
    assert len(found) <= 1
    assert time.process_time() - began < 5
    assert peak() - before < 100


def test_an_endless_line_of_a_table_is_refused(tmp_path):
    path = tmp_path / "boek.csv"
    path.write_bytes(b"d;a;b\n" + b"x" * 30_000_000)
    before = peak()
    reading = open_books(path, BookColumns(date="d", account="a", amount="b"))
    assert list(reading.bookings()) == []
    assert [problem.code for problem in reading.told.problems] == ["long_line"]
    assert peak() - before < 60


def test_a_table_without_end_stops_at_the_limit(tmp_path):
    path = tmp_path / "boek.csv"
    path.write_text("d;a;b\n" + "1-1-2024;1;1\n" * 500_001, encoding="utf-8")
    reading = open_books(path, BookColumns(date="d", account="a", amount="b"))
    assert sum(1 for _ in reading.bookings()) == 500_000
    assert [problem.code for problem in reading.told.problems] == ["too_many_lines"]


def test_a_confined_reader_finds_what_the_reader_finds(tmp_path):
    path = tmp_path / "boek.xaf"
    path.write_text(an_audit_file([Line(cost="7001", text="één")]), encoding="utf-8")
    books = BooksMap((CatchRule(Brin("18BR"), "m03", cost="70*"),))
    assert catch_alone(path, books) == catch_file(path, books)
    assert catch_alone(path, books, name="wat iemand stuurde.xaf").file.file == "wat iemand stuurde.xaf"


@pytest.fixture
def child(tmp_path, monkeypatch):
    """A module of our own making that the confined process runs, with these lines in it."""

    def made(body):
        head = "from werkdruk.bookkeeping.confined import confine, answer\nconfine()\n"
        (tmp_path / "wild_reader.py").write_text(head + body, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        return ask_confined("wild_reader", [])

    return made


@pytest.mark.parametrize(
    "body",
    [
        "x = bytearray(700 << 20)\nanswer({'had': len(x)})",
        "import os\nos.abort()",
        "raise SystemExit(3)",
        "print('this is no answer')",
        "print('[1, 2]')",
        "",
    ],
)
def test_a_reader_that_breaks_is_a_file_that_costs_too_much(child, body):
    with pytest.raises(TooCostly):
        child(body)


@pytest.mark.slow
def test_a_reader_that_never_ends_is_ended(child):
    began = time.monotonic()
    with pytest.raises(TooCostly):
        child("while True: pass")
    assert 15 < time.monotonic() - began < 59


@pytest.mark.parametrize(
    "body",
    [
        "import socket\nsocket.create_connection(('127.0.0.1', 9))",
        "import subprocess\nsubprocess.run(['true'])",
        "import os\nos.system('true')",
    ],
)
def test_a_confined_reader_reaches_nothing_outside(child, body):
    lines = "\n    ".join(body.splitlines())
    assert child(f"try:\n    {lines}\nexcept PermissionError:\n    answer({{'kept': 'in'}})") == {"kept": "in"}


def test_a_confined_reader_writes_nothing_and_knows_no_settings(child, tmp_path, monkeypatch):
    monkeypatch.setenv("WERKDRUK_SECRET_KEY", "geheim")
    target = tmp_path / "gemaakt.txt"
    body = f"""
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with open({str(target)!r}, "w") as handle:
        handle.write("x" * 10)
except OSError:
    pass
answer({{"size": os.path.getsize({str(target)!r}), "knows": [key for key in os.environ if "WERKDRUK" in key]}})
"""
    assert child(body) == {"size": 0, "knows": []}


def test_the_reader_of_another_module_is_not_run_in_this_process():
    assert "wild_reader" not in sys.modules
