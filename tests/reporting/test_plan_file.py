# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans as files: what goes out comes in again, and what was changed by hand is noticed."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.journals import told_plan

from werkdruk.reporting import DecidedPlan, plan_as_json, read_plan

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "plan.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def codes(found):
    return [problem.code for problem in found[1]]


@pytest.mark.parametrize("decided", [told_plan(), DecidedPlan(told_plan().plan)])
def test_a_plan_comes_back_as_it_went(file, decided):
    assert read_plan(file(plan_as_json(decided))) == (decided, ())


def test_anyone_can_make_the_digest_anew():
    fields = plan_as_json(told_plan())
    stated = fields.pop("digest")
    del fields["council"]
    bare = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert stated == "sha256:" + hashlib.sha256(bare).hexdigest()


def test_a_changed_amount_is_noticed(file):
    fields = plan_as_json(told_plan())
    fields["lines"][0]["amount_cents"] += 1
    assert codes(read_plan(file(fields))) == ["plan-digest", "plan-other-version"]


def test_a_line_that_is_there_twice_is_noticed(file):
    fields = plan_as_json(told_plan())
    fields["lines"].append(fields["lines"][0])
    assert "plan-line-twice" in codes(read_plan(file(fields)))


def test_a_decision_on_another_version_is_noticed(file):
    assert codes(read_plan(file(plan_as_json(told_plan(told="sha256:other"))))) == ["plan-other-version"]


@given(st.data())
def test_any_damage_is_a_problem_and_never_a_crash(tmp_path_factory, data):
    fields = plan_as_json(told_plan())
    place = data.draw(st.sampled_from([fields, *fields["lines"], fields["council"]]))
    key = data.draw(st.sampled_from(sorted(place)))
    if data.draw(st.booleans()):
        del place[key]
    else:
        place[key] = data.draw(ANY_JSON.filter(lambda value: value != place[key]))
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    decided, problems = read_plan(path)
    harmless = decided is not None and decided.plan == told_plan().plan
    assert problems or harmless


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{}", b'{"school": 1.5}', b"[" * 100_000])
def test_a_file_that_is_no_plan_is_a_problem(tmp_path, content):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    decided, problems = read_plan(path)
    assert decided is None
    assert [problem.code for problem in problems] == ["plan-unreadable"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("school_year", "0000/0001"), ("school_year", "٢٠٢٣/٢٠٢٤"), ("lines", [{}]), ("version", 1.5), ("version", True)],
)
def test_a_plan_of_no_school_year_or_no_lines_is_not_read(file, key, value):
    assert read_plan(file({**plan_as_json(told_plan()), key: value}))[0] is None


def test_a_plan_with_half_a_sign_in_it_is_not_read(file):
    whole = plan_as_json(told_plan())
    whole["lines"][0]["title"] = "\ud800"
    assert codes(read_plan(file(whole))) == ["plan-unreadable"]
