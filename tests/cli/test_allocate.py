# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `werkdruk allocate`: files in, text or JSON out, and a sentence when it cannot."""

from __future__ import annotations

import argparse
import csv
import io
import json
from pathlib import Path

import pytest

from werkdruk.cli import allocate

YEARS = ";".join(f"LEER- OF VERBLIJFSJAAR {year} - {sex}" for year in range(1, 7) for sex in ("MAN", "VROUW"))
HEADER = f"BRIN NUMMER;VESTIGINGSNUMMER;INSTELLINGSNAAM VESTIGING;ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR;{YEARS}"
SCHOOL_A = "00AH;00;=1+1;VWO lj 4-6;" + ";".join(["10"] + ["0"] * 11)
SCHOOL_B = "18BR;00;De Brug;Praktijkonderwijs alle vj;" + ";".join(["7"] + ["0"] * 11)
SITE_B = "18BR;01;De Brug 2;Praktijkonderwijs alle vj;" + ";".join(["4"] + ["0"] * 11)
BOARDS = "BEVOEGD GEZAG NUMMER;BRIN NUMMER\n10053;18BR\n"
NATIONAL = "leerlingen-vo-per-vestiging-naar-onderwijstype-2019.csv"


@pytest.fixture
def run(capsys):
    """The exit code, output and errors of the command with these words."""

    def made(*words: object):
        parser = argparse.ArgumentParser()
        allocate.add(parser.add_subparsers(required=True))
        try:
            args = parser.parse_args(["allocate", *map(str, words)])
            code = args.run(args)
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        return code, out.replace("\N{NO-BREAK SPACE}", " "), err

    return made


@pytest.fixture
def pupils(tmp_path: Path) -> Path:
    path = tmp_path / "leerlingen-2022.csv"
    path.write_text(f"{HEADER}\n{SCHOOL_A}\n{SCHOOL_B}\n{SITE_B}\n")
    return path


@pytest.fixture
def boards(tmp_path: Path) -> Path:
    path = tmp_path / "besturen.csv"
    path.write_text(BOARDS)
    return path


def test_the_json_has_the_keys_it_promises(run, pupils, boards):
    code, out, err = run(pupils, "--boards", boards, "--year", 2023, "--format", "json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert list(found) == [
        "rule", "year", "count_date", "counted_on", "estimate", "total_cents", "individual_cents", "collective_cents",
        "boards", "problems",
    ]  # fmt: skip
    assert list(found["rule"]) == ["id", "title", "known_since", "status", "source", "caveat"]
    assert found["rule"]["id"] == "vo-2023-2"
    assert (found["count_date"], found["counted_on"], found["estimate"]) == ("2022-10-01", "2022-10-01", False)
    assert found["total_cents"] == 10 * 31868 + 11 * 47803
    assert found["boards"][0] == {
        "board": "10053",
        "total_cents": 525833,
        "individual_cents": 262916,
        "collective_cents": 262917,
        "schools": [
            {"school": "18BR", "general": 0, "vocational": 11, "amount_cents": 525833, "collective_cents": 262917}
        ],
    }
    assert found["boards"][1]["board"] is None
    assert [problem["code"] for problem in found["problems"]] == ["no_board"]
    assert list(found["problems"][0]) == ["code", "file", "line", "what", "hint"]


def test_the_sites_of_a_school_stand_in_it(run, pupils):
    _, out, _ = run(pupils, "--year", 2023, "--format", "json", "--level", "site")
    sites = json.loads(out)["boards"][0]["schools"][1]["sites"]
    assert [site["site"] for site in sites] == ["18BR00", "18BR01"]
    assert sum(site["amount_cents"] for site in sites) == 11 * 47803


def test_what_was_known_before_the_change_gives_the_first_rates(run, pupils):
    _, out, _ = run(pupils, "--year", 2023, "--format", "json", "--known", "2023-08-23")
    assert json.loads(out)["rule"]["id"] == "vo-2023-1"


def test_a_count_of_another_day_is_refused_with_both_days_and_the_way_out(run, pupils):
    code, out, err = run(pupils, "--year", 2024)
    assert (code, out) == (1, "")
    assert "1 oktober 2022" in err
    assert "1 oktober 2023" in err
    assert "--counted-as 2022-10-01" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("day", ["2022-10-01", "2023-10-01"])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_with_leave_it_is_used_and_everything_says_estimate(run, pupils, day, form):
    code, out, _ = run(pupils, "--year", 2024, "--counted-as", day, "--format", form)
    assert code == 0
    if form == "json":
        found = json.loads(out)
        assert (found["estimate"], found["count_date"], found["counted_on"]) == (True, "2023-10-01", "2022-10-01")
    elif form == "csv":
        assert {row["schatting"] for row in csv.DictReader(io.StringIO(out), delimiter=";")} == {"ja"}
    else:
        assert out.count("SCHATTING") == 2


def test_a_day_the_file_contradicts_is_refused(run, pupils):
    code, _, err = run(pupils, "--year", 2024, "--counted-as", "2021-10-01")
    assert code == 1
    assert "niet op 1 oktober 2021" in err
    assert run(pupils, "--year", 2023, "--counted-as", "2021-10-01")[0] == 1
    assert (
        json.loads(run(pupils, "--year", 2023, "--counted-as", "2022-10-01", "--format", "json")[1])["estimate"]
        is False
    )


def test_a_file_of_an_unknown_day_needs_leave_and_stays_an_estimate(run, pupils):
    unknown = pupils.with_name("leerlingen.csv")
    unknown.write_bytes(pupils.read_bytes())
    code, _, err = run(unknown, "--year", 2023)
    assert code == 1
    assert "niet bekend" in err
    found = json.loads(run(unknown, "--year", 2023, "--counted-as", "2021-10-01", "--format", "json")[1])
    assert (found["estimate"], found["counted_on"]) == (True, "2021-10-01")


@pytest.mark.parametrize("year", [2020, 2025, 2026])
def test_a_year_without_a_rule_is_refused_and_never_zero(run, pupils, year):
    code, out, err = run(pupils, "--year", year)
    assert (code, out) == (1, "")
    assert f"'vo' voor 1 januari {year}" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--scheme", "mbo"], "Er is geen schema 'mbo'"),
        (["--scheme", "vo-caribbean"], "geen bedragen per leerling"),
        (["--board", "99999"], "Bestuur '99999' komt niet voor"),
        (["--trace", "99ZZ"], "School '99ZZ' komt niet voor"),
        (["--against", "nergens.json"], "is niet te openen"),
        (["--boards", "nergens.csv"], "niet te openen"),
        (["--output", "/nergens/uit.json"], "niet te schrijven"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, pupils, words, says):
    code, out, err = run(pupils, "--year", 2023, *words)
    assert (code, out) == (1, "")
    assert says in err.splitlines()[-1]


@pytest.mark.parametrize("words", [["--year", "twee"], ["--year", "23"], ["--year", "2023", "--known", "gisteren"], []])
def test_wrong_use_is_another_exit_code(run, pupils, words):
    assert run(pupils, *words)[0] == 2


def test_a_file_that_is_no_csv_is_one_sentence(run, tmp_path):
    path = tmp_path / "leerlingen-2022.xlsx"
    path.write_bytes(b"PK\x03\x04")
    code, out, err = run(path, "--year", 2023)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "Excel" in err


def test_the_table_reads_as_dutch_and_closes(run, pupils, boards):
    _, out, _ = run(pupils, "--boards", boards, "--year", 2023, "--level", "site")
    assert "NIET NAGELEZEN" in out
    assert out.count("niet nagelezen in de wettekst") == 2
    assert "18BR01" in out
    assert "€ 5.258,33" in out
    assert out.splitlines()[-1].startswith("Opmerkingen")
    assert "SCHATTING" not in out


def test_one_board_can_be_asked_for(run, pupils, boards):
    found = json.loads(run(pupils, "--boards", boards, "--year", 2023, "--board", "10053", "--format", "json")[1])
    assert [board["board"] for board in found["boards"]] == ["10053"]
    assert found["total_cents"] == 525833


def test_no_name_becomes_a_formula_in_a_spreadsheet(run, pupils):
    _, out, _ = run(pupils, "--year", 2023, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out), delimiter=";"))
    assert rows[0]["naam"] == "'=1+1"
    assert (rows[0]["bedrag_cent_min"], rows[0]["bedrag_euro_max"]) == ("318680", "3186,80")
    assert [row["school"] for row in rows] == ["00AH", "18BR"]


@pytest.mark.parametrize("code", ["18BR", "18br", "18BR01"])
def test_the_trace_tells_every_step_of_one_school(run, pupils, boards, code):
    _, out, _ = run(pupils, "--boards", boards, "--year", 2023, "--trace", code)
    assert " 1. School 18BR (De Brug) had op 1 oktober 2022 11 leerlingen" in out
    assert "11 leerlingen beroepsgericht x € 478,03 = € 5.258,33" in out
    assert "18BR01 € 956,06" in out
    found = json.loads(run(pupils, "--boards", boards, "--year", 2023, "--trace", code, "--format", "json")[1])
    assert found["trace"][4]["amount_cents"] == 525833


def test_a_later_rule_gives_the_difference_per_school_in_every_form(run, pupils, tmp_path):
    earlier = tmp_path / "eerder.json"
    words = (pupils, "--year", 2023)
    assert run(*words, "--known", "2023-05-01", "--format", "json", "--output", earlier)[:2] == (0, "")
    change = 10 * (31868 - 30116), 11 * (47803 - 45175)
    found = json.loads(run(*words, "--against", earlier, "--format", "json")[1])
    assert [one["difference_cents"] for one in found["differences"]] == list(change)
    assert found["against"] == {"rule": "vo-2023-1", "year": 2023, "estimate": False}
    rows = list(csv.DictReader(io.StringIO(run(*words, "--against", earlier, "--format", "csv")[1]), delimiter=";"))
    assert [int(row["verschil_cent_min"]) for row in rows] == list(change)
    table = run(*words, "--against", earlier)[1]
    assert "Eerder  regel vo-2023-1" in table
    assert "€ 464,28" in table


def test_a_school_that_came_or_went_is_in_the_difference(run, pupils, tmp_path):
    earlier = tmp_path / "eerder.json"
    run(pupils, "--year", 2023, "--format", "json", "--output", earlier)
    pupils.write_text("\n".join([HEADER, SCHOOL_A, SCHOOL_B.replace("18BR", "19HY")]) + "\n")
    found = json.loads(run(pupils, "--year", 2023, "--against", earlier, "--format", "json")[1])["differences"]
    assert [(one["school"], one["difference_cents"]) for one in found] == [
        ("00AH", 0), ("18BR", -11 * 47803), ("19HY", 7 * 47803),
    ]  # fmt: skip
    assert found[1]["later"] is None
    assert found[2]["earlier"] is None


@pytest.mark.parametrize(
    "text", ["", "aap", "[]", "{}", '{"boards":[{"board":null,"schools":[{"school":"x"}]}]}', "[" * 9999, "\xff"]
)
def test_an_earlier_file_that_is_no_output_of_the_command_is_refused(run, pupils, tmp_path, text):
    earlier = tmp_path / "eerder.json"
    earlier.write_bytes(text.encode("latin-1"))
    code, out, err = run(pupils, "--year", 2023, "--against", earlier)
    assert (code, out) == (1, "")
    assert "eerder.json" in err


def test_many_problems_of_one_kind_are_counted_and_not_all_printed(run, tmp_path):
    path = tmp_path / "leerlingen-2022.csv"
    path.write_text("\n".join([HEADER, SCHOOL_A, *["kapot"] * 40]) + "\n")
    code, out, err = run(path, "--year", 2023)
    assert code == 0
    assert err.count("Deze regel heeft") == 5
    assert "nog 35 van de soort 'bad_row'" in err
    assert out.count("40 regels tellen niet mee") == 2


@pytest.mark.parametrize(
    ("year", "known", "cents"),
    [
        (2022, "2026-01-01", 30_806_011_115),
        (2023, "2023-02-08", 30_632_082_921),
        (2023, "2023-08-24", 32_414_099_061),
        (2024, "2026-01-01", 32_218_689_070),
    ],
)
def test_the_national_file_gives_the_national_figures(run, shared, year, known, cents):
    file = shared / "duo" / NATIONAL
    code, out, _ = run(file, "--year", year, "--known", known, "--counted-as", "2019-10-01", "--format", "json")
    assert (code, json.loads(out)["total_cents"]) == (0, cents)


def test_the_file_of_2025_gives_ranges_everywhere(run, shared):
    (file,) = (shared / "duo").glob("03.-leerlingen*EXCERPT.csv")
    _, out, _ = run(file, "--year", 2023, "--counted-as", "2025-10-01", "--format", "json")
    found = json.loads(out)
    assert set(found["total_cents"]) == {"min", "max"}
    assert found["total_cents"]["min"] == sum(board["total_cents"]["min"] for board in found["boards"])
    assert len(found["boards"]) == 16
    assert found["boards"][1]["schools"][0]["vocational"] == {"min": 0, "max": 234}
