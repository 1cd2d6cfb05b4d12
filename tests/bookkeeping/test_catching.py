# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules catch what fits, the first one wins, and caught, balance and rest are the whole file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bookkeeping.making import Line, an_audit_file

from werkdruk.bookkeeping import BadCatchRule, BookColumns, BooksMap, CatchRule, catch_file, map_from, read_map
from werkdruk.bookkeeping.passing import catch_as_json, catch_from_json
from werkdruk.kernel import Brin, Euro

SCHOOL = Brin("18BR")


def rule(measure="m03", **conditions):
    return CatchRule(SCHOOL, measure, **conditions)


@pytest.fixture
def caught(tmp_path):
    def catching(lines, *rules):
        path = tmp_path / "boek.xaf"
        path.write_text(an_audit_file(lines), encoding="utf-8")
        return catch_file(path, BooksMap(rules))

    return catching


@pytest.mark.parametrize(
    ("conditions", "numbers"),
    [
        ({"cost": "7001"}, ["1"]),
        ({"cost": "70*"}, ["1", "2"]),
        ({"project": "wd"}, ["2"]),
        ({"account": "4410", "cost": "70*"}, ["1"]),
        ({"text": "HANDEN"}, ["2", "3"]),
        ({"cost": "*"}, ["1", "2", "3"]),
        ({"cost": "700"}, []),
    ],
)
def test_a_rule_catches_what_has_all_it_asks(caught, conditions, numbers):
    lines = [
        Line(number="1", cost="7001"),
        Line(number="2", cost="7002", project="WD", account="4420", text="extra handen"),
        Line(number="3", text="Handen erbij"),
    ]
    found = caught(lines, rule(**conditions))
    assert [booking.key.number for booking in found.caught] == numbers
    assert found.adds_up


def test_the_first_rule_that_fits_wins(caught):
    found = caught([Line(cost="7001", project="WD")], rule("m01", project="WD"), rule("m02", cost="7001"))
    assert [(each.rule.measure, each.lines) for each in found.rules] == [("m01", 1), ("m02", 0)]


def test_the_other_side_of_a_cost_is_caught_by_its_account_only(caught):
    lines = [Line(cost="7001"), Line(account="1600", side="C", cost="7001", line="2")]
    assert caught(lines, rule(cost="7001")).amount == Euro(10_000)
    assert caught(lines, rule(cost="7001")).balance_lines == 1
    assert caught(lines, rule(cost="7001", account="1600")).amount == Euro(-10_000)


def test_what_nobody_caught_is_told_by_account_and_dimension_the_largest_first(caught):
    lines = [Line(number=str(n), cost="9", amount="1.00") for n in range(3)] + [Line(number="9", amount="50.00")]
    found = caught(lines, rule(cost="7001"))
    assert [(group.cost, group.lines, group.amount) for group in found.rest] == [
        ("", 1, Euro(5_000)),
        ("9", 3, Euro(300)),
    ]
    assert (found.rest_lines, found.rest_amount, found.groups) == (4, Euro(5_300), 2)


def test_a_file_with_a_problem_gives_nothing(caught):
    found = caught([Line(cost="7001"), Line(amount="x")], rule(cost="7001"))
    assert found.file.problems
    assert (found.caught, found.rules, found.rest) == ((), (), ())


def test_a_rule_that_asks_nothing_or_has_no_measure_is_none():
    with pytest.raises(BadCatchRule):
        rule()
    with pytest.raises(BadCatchRule):
        rule("", cost="7001")


LINES = st.builds(
    Line,
    number=st.sampled_from("123"),
    amount=st.sampled_from(["1.00", "-2.50", "1000.01"]),
    side=st.sampled_from("DC"),
    account=st.sampled_from(["4410", "1600", "9999"]),
    cost=st.sampled_from(["", "7001", "7002"]),
    project=st.sampled_from(["", "WD"]),
)
RULES = st.lists(
    st.builds(
        lambda conditions: rule(**conditions),
        st.fixed_dictionaries(
            {"cost": st.sampled_from(["70*", "7001", "*"])},
            optional={"project": st.just("WD"), "account": st.just("1600"), "text": st.just("middel")},
        ),
    ),
    max_size=3,
)


@given(st.lists(LINES, min_size=1, max_size=20), RULES)
def test_caught_balance_and_rest_are_always_the_whole_file(tmp_path_factory, lines, rules):
    path = tmp_path_factory.mktemp("books") / "boek.xaf"
    path.write_text(an_audit_file(lines), encoding="utf-8")
    found = catch_file(path, BooksMap(tuple(rules)))
    assert found.file.problems == ()
    assert found.adds_up
    assert sum(each.lines for each in found.rules) == len(found.caught)
    assert Euro.sum(each.amount for each in found.rules) == found.amount
    assert catch_from_json(json.loads(json.dumps(catch_as_json(found)))) == found


def test_a_map_that_is_written_is_read_back(tmp_path):
    books = BooksMap((rule(cost="70*", text="handen"),), BookColumns(date="Datum", account="Rekening", amount="Bedrag"))
    path = tmp_path / "kaart.json"
    path.write_text(json.dumps(books.as_json()), encoding="utf-8")
    assert read_map(path) == (books, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "map"),
        ("{", "map"),
        ('{"rules": {}}', "map"),
        ('{"rules": [{"school": "18BR", "measure": "m03"}]}', "rule"),
        ('{"rules": [{"school": "18BR", "measure": "m 3", "cost": "1"}]}', "rule"),
        ('{"rules": [{"school": "x", "measure": "m03", "cost": "1"}]}', "rule"),
        ('{"rules": [{"school": "18BR", "measure": "m03", "kost": "1"}]}', "rule"),
        ('{"rules": [7]}', "rule"),
        ('{"columns": {"date": "Datum"}}', "columns"),
        ('{"columns": {"date": 7}}', "columns"),
        ('{"columns": []}', "columns"),
    ],
)
def test_a_map_that_is_wrong_is_a_problem(tmp_path, text, code):
    path = tmp_path / "kaart.json"
    path.write_text(text, encoding="utf-8")
    assert [problem.code for problem in read_map(path)[1]] == [code]


KEYS = st.sampled_from(["rules", "columns", "school", "measure", "cost", "date"]) | st.text(max_size=5)
PLAIN = st.none() | st.booleans() | st.integers() | st.sampled_from(["18BR", "m03"]) | st.text(max_size=5)


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
def test_no_json_breaks_the_reading_of_a_map(given_value):
    books, problems = map_from(given_value, "kaart.json")
    assert problems or map_from(books.as_json(), "kaart.json")[0].rules == books.rules
