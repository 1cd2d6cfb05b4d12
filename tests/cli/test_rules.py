# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
import argparse
import json
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.golden import check

from werkdruk import rules as law
from werkdruk.cli import rules

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "add-a-rule-version.md"
SRC = Path(__file__).parents[2] / "src"


@pytest.fixture
def werkdruk(capsys):
    def run(line):
        parser = argparse.ArgumentParser(prog="werkdruk")
        rules.add(parser.add_subparsers(dest="command", required=True))
        args = parser.parse_args(shlex.split(line))
        code = args.run(args)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("rules_all.txt", "rules"),
        ("rules_on_a_day.txt", "rules --on 2023-05-01"),
        ("rules_as_known.txt", "rules --on 2023-05-01 --known 2023-06-01 --scheme vo"),
        ("rules_none.txt", "rules --on 2025-03-01 --known 2025-01-01 --scheme vo"),
        ("rules_one.json", "rules --on 2023-05-01 --scheme vo --format json"),
        ("rules_check.txt", "rules --check"),
    ],
)
def test_the_rules_are_printed_to_the_letter(werkdruk, name, line):
    code, out, err = werkdruk(line)
    assert (code, err) == (0, "")
    check(name, out)


def test_every_rule_is_listed_with_source_status_and_caveat(werkdruk):
    _, out, _ = werkdruk("rules")
    for rule in law.known_rules():
        assert re.search(rf"^{rule.id} .* {rule.known_since} ", out, re.MULTILINE)
        assert f"Bron: {rule.source}." in out
        assert rule.caveat in out


def test_the_rules_in_json_hold_every_rule(werkdruk):
    _, out, _ = werkdruk("rules --format json")
    found = json.loads(out)
    assert (found["on"], found["known"]) == (None, None)
    assert [rule["id"] for rule in found["rules"]] == [rule.id for rule in law.known_rules()]
    assert {rule["replaced"] for rule in found["rules"]} == {None}


def test_a_version_that_a_later_one_replaces_is_marked(werkdruk):
    replaced = {}
    for known in ("2023-08-23", "2023-08-24"):
        _, out, _ = werkdruk(f"rules --scheme vo --on 2023-05-01 --known {known} --format json")
        replaced[known] = {rule["id"]: rule["replaced"] for rule in json.loads(out)["rules"]}
    assert replaced == {
        "2023-08-23": {"vo-2023-1": False},
        "2023-08-24": {"vo-2023-1": True, "vo-2023-2": False},
    }


@pytest.mark.parametrize("day", ["2020-06-01", "2021-06-01", "2025-06-01", "2026-06-01"])
def test_a_day_without_rule_says_so_and_shows_no_amount(werkdruk, day):
    code, out, _ = werkdruk(f"rules --scheme vo --on {day}")
    assert code == 0
    assert out == f"Er is geen regel van de regeling vo voor {day}. Een bedrag is dan niet bekend; het is niet nul.\n"
    _, out, _ = werkdruk(f"rules --scheme vo --on {day} --format json")
    assert json.loads(out)["rules"] == []


def test_an_unknown_scheme_is_refused_with_the_names_of_all(werkdruk):
    code, out, err = werkdruk("rules --scheme mbo")
    assert (code, out) == (1, "")
    assert err == f"De regeling 'mbo' is er niet. Wel zijn er: {', '.join(law.schemes())}.\n"


@pytest.mark.parametrize("day", ["1-5-2023", "2023-02-30", "2023", "gisteren"])
def test_what_is_no_day_is_wrong_use(werkdruk, day, capsys):
    with pytest.raises(SystemExit) as stop:
        werkdruk(f"rules --on {day}")
    assert stop.value.code == 2
    assert f"'{day}' is geen dag; schrijf een dag als 2023-05-01" in capsys.readouterr().err


def test_an_example_that_comes_out_otherwise_is_shown_and_refused(capsys):
    rule = law.by_id("vo-2023-2")
    wrong = replace(rule.examples[0], due=(("amount", law.Rates.amount(rule.content, 1, 0)),))
    assert rules._checked((replace(rule, examples=(wrong,)),)) == 1
    printed = capsys.readouterr()
    assert "hoort EUR 318.68, er komt EUR 260680.36 uit" in printed.err
    assert printed.out == "1 regel, 1 voorbeeld nagerekend: 1 uitkomst klopt niet.\n"


def _blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_every_command_of_the_how_to_works(werkdruk):
    lines = "".join(_blocks("console")).splitlines()
    assert len(lines) == 6
    for line in lines:
        program, arguments = line.split(" ", 1)
        assert program == "werkdruk"
        code, out, err = werkdruk(arguments)
        assert (code, err) == (0, "")
        assert out


def test_the_file_of_the_how_to_is_a_good_rule_beside_those_that_are_shipped(tmp_path):
    (text,) = _blocks("toml")
    folder = tmp_path / "vo"
    folder.mkdir()
    for path in (SRC / "werkdruk" / "rules" / "data" / "vo").glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "2031-01-01.toml").write_text(text, encoding="utf-8")
    rule = law.read_scheme(folder)[-1]
    assert (rule.id, law.differences(rule)) == ("vo-2031-1", ())


def test_the_how_to_names_every_kind_of_rule():
    said = HOW_TO.read_text(encoding="utf-8")
    kinds = (law.Rates, law.IslandRates, law.SectorRates, law.Pot, law.Hours, law.Halves, law.Terms)
    assert [kind.table for kind in kinds if f"[{kind.table}]" not in said] == []


def test_registering_the_command_reads_no_rules():
    program = (
        "import sys, argparse\n"
        "from werkdruk.cli import rules\n"
        "rules.add(argparse.ArgumentParser().add_subparsers())\n"
        "assert not any(name.startswith(('werkdruk.rules', 'tomllib')) for name in sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": str(SRC)})
