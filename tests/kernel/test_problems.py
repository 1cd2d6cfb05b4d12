# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
from werkdruk.kernel import Confidence, Problem, Source, Where


def test_a_problem_says_where_what_and_how_to_mend_it():
    problem = Problem(
        "no-number", Where("leerlingen.csv", 12), "Hier hoort een getal, er staat 'x'.", "Vul een heel getal in."
    )
    assert problem.line() == "leerlingen.csv:12: Hier hoort een getal, er staat 'x'. Vul een heel getal in."
    assert problem.as_json() == {
        "code": "no-number",
        "file": "leerlingen.csv",
        "line": 12,
        "what": "Hier hoort een getal, er staat 'x'.",
        "hint": "Vul een heel getal in.",
    }


def test_a_problem_of_a_whole_file_has_no_line():
    problem = Problem("empty", Where("leerlingen.csv"), "Het bestand is leeg.", "Kies een ander bestand.")
    assert problem.line() == "leerlingen.csv: Het bestand is leeg. Kies een ander bestand."
    assert problem.as_json()["line"] is None


def test_a_source_is_written_with_what_is_known_of_it():
    assert str(Source("Regeling", article="3", bwb="BWBR0047854")) == "Regeling, art. 3 (BWBR0047854)"
    assert str(Source("Brief")) == "Brief"


def test_a_source_that_says_nothing_of_its_confidence_has_none():
    assert Source("Brief").confidence is Confidence.N
