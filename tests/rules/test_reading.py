# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule file with a fault is refused, with the file and the key."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkdruk import rules
from werkdruk.kernel import Confidence, Euro, Source
from werkdruk.rules import BadRule, Example, Rates, Rule, Status

GOOD = """
id = "vo-2023-2"
scheme = "vo"
title = "Werkdrukmiddelen vo 2023"
known_since = 2023-08-24
status = "unverified"
confidence = "B"
[valid]
first = 2023-01-01
last = 2023-12-31
[rates]
general = "EUR 318.68"
vocational = "EUR 478.03"
[source]
title = "Een regeling"
[[example]]
text = "Eén leerling van elke soort."
general = 1
vocational = 1
amount = "EUR 796.71"
"""


def test_a_rule_file_is_read_as_it_stands():
    assert rules.read_rule(GOOD, "vo/2023-01-01.toml") == Rule(
        id="vo-2023-2",
        scheme="vo",
        title="Werkdrukmiddelen vo 2023",
        valid_first=date(2023, 1, 1),
        valid_last=date(2023, 12, 31),
        known_since=date(2023, 8, 24),
        status=Status.UNVERIFIED,
        source=Source("Een regeling", confidence=Confidence.B),
        content=Rates(Euro(31868), Euro(47803)),
        examples=(
            Example(
                "Eén leerling van elke soort.",
                given=(("general", 1), ("vocational", 1)),
                due=(("amount", Euro(79671)),),
            ),
        ),
    )


def test_a_rule_without_last_day_has_no_known_end():
    rule = rules.read_rule(GOOD.replace("last = 2023-12-31", ""), "f")
    assert rule.valid_last is None
    assert rule.is_valid(date(9999, 1, 1))


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ('id = "vo-2023-2"', "", "id", "is missing"),
        ("[valid]\nfirst = 2023-01-01\nlast = 2023-12-31", "", "valid", "is missing"),
        ("first = 2023-01-01", "", "valid.first", "is missing"),
        ('vocational = "EUR 478.03"', "", "rates.vocational", "is missing"),
        ('title = "Een regeling"', "", "source.title", "is missing"),
        ("text = ", "tekst = ", "example[1].tekst", "is unknown"),
        ("[rates]", "[rates]\nextra = 1", "rates.extra", "is unknown"),
        ("confidence", "konfidence", "konfidence", "is unknown"),
        ("[source]", "[source]\npage = 3", "source.page", "is unknown"),
        ('"EUR 318.68"', "318.68", "rates.general", "expected an amount"),
        ('"EUR 318.68"', '"318.68"', "rates.general", "expected an amount"),
        ('"EUR 318.68"', '"EUR 318,68"', "rates.general", "expected an amount"),
        ('"EUR 318.68"', '"USD 318.68"', "rates.general", "expected an amount"),
        ('"EUR 318.68"', '"EUR -318.68"', "rates.general", "must not be negative"),
        ('"EUR 796.71"', "796.71", "example[1].amount", "expected an amount"),
        ("general = 1", "general = 1.5", "example[1].general", "whole number"),
        ("general = 1", "general = -1", "example[1].general", "whole number"),
        ("general = 1", "general = true", "example[1].general", "whole number"),
        ("2023-08-24", '"2023-08-24"', "known_since", "must be a day"),
        ("2023-08-24", "2023-08-24T00:00:00Z", "known_since", "must be a day"),
        ("last = 2023-12-31", "last = 2022-12-31", "valid.last", "lies before"),
        ('status = "unverified"', 'status = "sure"', "status", "enacted, proposed, estimate, unverified"),
        ('status = "unverified"', "status = []", "status", "enacted, proposed, estimate, unverified"),
        ('status = "unverified"', 'status = "enacted"', "status", "needs confidence A"),
        ('confidence = "B"', 'confidence = "E"', "confidence", "A, B, C, D, M, N"),
        ('confidence = "B"', 'confidence = "M"', "confidence", "never a rule"),
        ('id = "vo-2023-2"', 'id = "vo-2022-2"', "id", "vo-2023-"),
        ('id = "vo-2023-2"', 'id = "po-2023-2"', "id", "vo-2023-"),
        ('id = "vo-2023-2"', 'id = "vo-2023-0"', "id", "vo-2023-"),
        ("[rates]", "[rate]", "(content)", "exactly one"),
        ("[rates]", "[halves]\nindividual = 1\n[rates]", "(content)", "exactly one"),
        ("[[example]]", "[example]", "example", "[[example]]"),
        ("[valid]", "[x]\n[source.valid]", "x", "is unknown"),
        ('title = "Werkdrukmiddelen vo 2023"', 'title = " "', "title", "not empty"),
        ("[source]", "[source", "(whole file)", "no TOML"),
    ],
)
def test_a_fault_is_refused_with_file_and_key(old, new, key, what):
    assert GOOD.count(old) >= 1
    with pytest.raises(BadRule) as refusal:
        rules.read_rule(GOOD.replace(old, new, 1), "vo/2023-01-01.toml")
    assert (refusal.value.file, refusal.value.key) == ("vo/2023-01-01.toml", key)
    assert what in refusal.value.what
    assert str(refusal.value).startswith(f"rule file vo/2023-01-01.toml, key {key}: ")


def test_halves_that_differ_are_refused_in_a_file():
    halves = "[halves]\nindividual = 1\ncollective = 2\n"
    text = GOOD[: GOOD.index("[rates]")] + halves + '[source]\ntitle = "Een regeling"\n'
    with pytest.raises(BadRule, match="equal halves"):
        rules.read_rule(text, "f")


def test_an_unknown_kind_of_school_is_refused_in_a_file():
    head = GOOD[: GOOD.index("[rates]")]
    tail = '[source]\ntitle = "Een regeling"\n'
    for rates in (
        'bao = "EUR 1.00"\nweights = { bao = 10, sbo = 15 }\n',
        'bao = "EUR 1.00"\nweights = 10\n',
        'bao = "EUR 1.00"\nweights = { bao = 10, sbo = 15, so_vso = 20 }\nwhole_euros = ["pro"]\n',
        'bao = "EUR 1.00"\nweights = { bao = 10, sbo = 15, so_vso = 20 }\nwhole_euros = "bao"\n',
    ):
        with pytest.raises(BadRule) as refusal:
            rules.read_rule(f"{head}[sector_rates]\n{rates}{tail}", "f")
        assert refusal.value.key.startswith("sector_rates.w")


@given(st.text(max_size=40))
def test_whatever_the_text_it_is_a_rule_or_a_refusal(text):
    with pytest.raises(BadRule):
        rules.read_rule(text, "f")


@given(st.sampled_from(GOOD.splitlines()), st.text(max_size=12))
def test_a_line_written_over_is_a_rule_or_a_refusal(line, other):
    try:
        rule = rules.read_rule(GOOD.replace(line, other, 1), "f")
    except BadRule as refusal:
        assert refusal.file == "f"  # noqa: PT017 - both ends are right, as long as nothing else is raised
    else:
        assert rule.scheme == "vo"


def _folder(tmp_path, **files):
    folder = tmp_path / "vo"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def _version(number, known, first="2023-01-01", last="2023-12-31"):
    text = GOOD.replace("vo-2023-2", f"vo-2023-{number}").replace("2023-08-24", known)
    return text.replace("first = 2023-01-01", f"first = {first}").replace("last = 2023-12-31", f"last = {last}")


def test_versions_are_sorted_by_first_day_and_day_known(tmp_path):
    folder = _folder(
        tmp_path,
        **{
            "2023-01-01-a": _version(2, "2023-08-24"),
            "2023-01-01-b": _version(1, "2023-02-08"),
        },
    )
    assert [rule.id for rule in rules.read_scheme(folder)] == ["vo-2023-1", "vo-2023-2"]


def test_two_versions_of_the_same_days_known_since_the_same_day_are_refused(tmp_path):
    files = {"2023-01-01": _version(1, "2023-02-08"), "2023-12-31": _version(2, "2023-02-08", first="2023-12-31")}
    with pytest.raises(BadRule, match="vo-2023-1 and vo-2023-2 are about the same days"):
        rules.read_scheme(_folder(tmp_path, **files))


def test_two_versions_of_other_days_may_be_known_since_the_same_day(tmp_path):
    files = {
        "2023-01-01": _version(1, "2023-02-08", last="2023-06-30"),
        "2023-07-01": _version(2, "2023-02-08", first="2023-07-01"),
    }
    assert len(rules.read_scheme(_folder(tmp_path, **files))) == 2


def test_an_id_is_there_once(tmp_path):
    files = {"2023-01-01-1": _version(1, "2023-02-08"), "2023-01-01-2": _version(1, "2023-08-24")}
    with pytest.raises(BadRule, match="vo-2023-1 is there twice"):
        rules.read_scheme(_folder(tmp_path, **files))


def test_a_file_in_the_folder_of_another_scheme_is_refused(tmp_path):
    (tmp_path / "po").mkdir()
    (tmp_path / "po" / "2023-01-01.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadRule, match="lies in the folder of 'po'"):
        rules.read_scheme(tmp_path / "po")


def test_a_file_named_after_another_day_is_refused(tmp_path):
    with pytest.raises(BadRule, match="named otherwise"):
        rules.read_scheme(_folder(tmp_path, **{"2022-01-01": GOOD}))


def test_an_example_that_comes_out_otherwise_is_shown():
    rule = rules.read_rule(GOOD.replace("EUR 796.71", "EUR 796.70"), "f")
    (difference,) = rules.differences(rule)
    assert (difference.due, difference.found) == (Euro(79670), Euro(79671))
    assert difference.line() == (
        "vo-2023-2: Eén leerling van elke soort. Bij amount hoort EUR 796.70, er komt EUR 796.71 uit."
    )
