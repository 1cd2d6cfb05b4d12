# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any encoding, separator, line end, quoting and padding: the same counts. Any bytes: counts or a refusal."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from werkdruk.funding import NotCountable, read_boards, read_pupils
from werkdruk.kernel import Span

YEARS = [f"LEER- OF VERBLIJFSJAAR {year} - {sex}" for year in range(1, 7) for sex in ("MAN", "VROUW")]
HEADER = ["BRIN NUMMER", "VESTIGINGSNUMMER", "INSTELLINGSNAAM VESTIGING", "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR"]
TYPES = ["VMBO BL lj 3-4", "Praktijkonderwijs alle vj", "VWO lj 4-6", "Brugjaar 1-2"]
NAMES = st.text("abcë â'\";,\t()&", min_size=1, max_size=12).map(lambda name: f"S{name}e")
SCHOOLS = st.builds("{:02}{}".format, st.integers(0, 99), st.sampled_from(["AB", "ZQ", "EE"]))
CELLS = st.one_of(st.integers(0, 2000).map(str), st.just("<5"), st.just("*"))
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def tables(draw):
    rows = draw(
        st.lists(
            st.tuples(
                SCHOOLS,
                st.sampled_from(["00", "01", "22"]),
                NAMES,
                st.sampled_from(TYPES),
                st.lists(CELLS, min_size=12, max_size=12),
            ),
            min_size=1,
            max_size=8,
            unique_by=lambda row: tuple(map(str, row)),
        )
    )
    return [[school, site, name, kind, *cells] for school, site, name, kind, cells in rows]


def written(rows, *, separator=";", end="\n", quoting=csv.QUOTE_MINIMAL, encoding="utf-8", pad=""):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerow([*HEADER, *YEARS])
    writer.writerows([[pad + cell + pad for cell in row] for row in rows])
    return out.getvalue().encode(encoding)


@same_folder
@given(
    rows=tables(),
    separator=st.sampled_from(";,\t"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1", "utf-16"]),
    pad=st.sampled_from(["", " ", "   "]),
)
def test_the_form_of_a_file_never_changes_its_counts(tmp_path, rows, separator, end, quoting, encoding, pad):
    plain, other = tmp_path / "a-2022.csv", tmp_path / "b-2022.csv"
    plain.write_bytes(written(rows))
    other.write_bytes(written(rows, separator=separator, end=end, quoting=quoting, encoding=encoding, pad=pad))
    first, second = read_pupils(plain), read_pupils(other)
    assert first.rows == second.rows
    assert [problem.code for problem in first.problems] == [problem.code for problem in second.problems]


@same_folder
@given(rows=tables(), random=st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(tmp_path, rows, random):
    path = tmp_path / "a-2022.csv"
    path.write_bytes(written(rows))
    first = read_pupils(path)
    random.shuffle(rows)
    path.write_bytes(written(rows))
    assert read_pupils(path).rows == first.rows


@same_folder
@given(rows=tables())
def test_every_pupil_in_the_file_is_in_the_counts(tmp_path, rows):
    path = tmp_path / "a-2022.csv"
    path.write_bytes(written(rows))
    worth = {"<5": Span(1, 4), "*": Span(0, 9)}
    cells = [worth.get(cell) or Span.exact(int(cell)) for row in rows for cell in row[4:]]
    assert sum((row.total for row in read_pupils(path).rows), Span(0, 0)) == sum(cells, Span(0, 0))


def _any_outcome(path):
    for read in (read_pupils, read_boards):
        try:
            found = read(path)
        except NotCountable as refused:
            problems = [refused.problem]
        else:
            problems = found.problems
        assert all(problem.message and problem.hint for problem in problems)


@same_folder
@given(content=st.binary(max_size=400))
def test_random_bytes_give_a_refusal_or_problems_and_nothing_else(tmp_path, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    _any_outcome(path)


@same_folder
@given(rows=tables(), spots=st.lists(st.tuples(st.integers(0, 5000), st.binary(min_size=1, max_size=3)), max_size=12))
def test_a_damaged_file_gives_a_refusal_or_problems_and_nothing_else(tmp_path, rows, spots):
    content = bytearray(written(rows))
    for place, piece in spots:
        start = place % len(content)
        content[start : start + len(piece)] = piece
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    _any_outcome(path)


def test_an_open_quote_costs_its_own_row_and_no_other(tmp_path):
    rows = [["00AB", f"{number:02}", "naam", "VWO lj 4-6", *["1"] * 12] for number in range(30)]
    text = written(rows).decode().replace("00AB;03;naam", '00AB;03;"naam')
    path = tmp_path / "a-2022.csv"
    path.write_text(text)
    counts = read_pupils(path)
    assert len(counts.rows) == 29
    assert [(problem.code, problem.where.line) for problem in counts.problems] == [("bad_row", 5)]


def test_a_file_full_of_open_quotes_is_refused_quickly(tmp_path):
    path = tmp_path / "a-2022.csv"
    path.write_text(written([]).decode() + '00AB;"00\n' * 5000)
    with pytest.raises(NotCountable, match="aanhalingstekens"):
        read_pupils(path)


def test_a_title_and_the_hint_of_excel_above_the_header_do_no_harm(tmp_path):
    path = tmp_path / "a-2022.csv"
    body = written([["00AB", "00", "naam", "VWO lj 4-6", *["1"] * 12]]).decode()
    path.write_text(f"sep=;\nLeerlingen vo\n\n{body}")
    assert read_pupils(path).rows[0].general == Span.exact(12)
