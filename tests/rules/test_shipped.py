# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules that are shipped say what was found, and no more."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.both_languages import DUTCH, figures, say_the_same, words

from werkdruk import rules
from werkdruk.kernel import Confidence, Dollar, Euro, Language, Money
from werkdruk.rules import Halves, Hours, IslandRates, NoRate, NoRule, Pot, Rates, SectorRates, Status, Terms, Weights

CASES = Path(__file__).parent.parent / "cases"
ALL = rules.known_rules()


def _cases(name):
    cases = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return pytest.mark.parametrize("case", cases, ids=[case["text"] for case in cases])


@_cases("rules_in_force.toml")
def test_the_rule_in_force_is_the_one_known_last(case):
    known = case.get("known")
    for day in case["days"]:
        if "rule" in case:
            assert rules.on(case["scheme"], day, known=known).id == case["rule"]
        else:
            with pytest.raises(NoRule) as refusal:
                rules.on(case["scheme"], day, known=known)
            assert (refusal.value.scheme, refusal.value.day, refusal.value.known) == (case["scheme"], day, known)


@_cases("national_totals.toml")
def test_the_rates_lead_to_the_national_totals(case):
    amount = rules.by_id(case["rule"]).content.amount(case["general"], case["vocational"])
    assert amount == Euro.parse(case["amount"])
    if "near" in case:
        pot = rules.by_id(case["near"]).content.amount
        assert abs(amount.cents - pot.cents) * 1000 <= 5 * pot.cents


def test_a_day_without_rule_is_refused_with_scheme_and_day():
    with pytest.raises(NoRule) as refusal:
        rules.on("vo", date(2025, 3, 1))
    assert str(refusal.value) == "no rule of scheme 'vo' for 2025-03-01"
    with pytest.raises(NoRule) as refusal:
        rules.on("vo", date(2023, 3, 1), known=date(2022, 12, 31))
    assert str(refusal.value) == "no rule of scheme 'vo' for 2023-03-01 as known on 2022-12-31"


@pytest.mark.parametrize("rule", ALL, ids=[rule.id for rule in ALL])
def test_every_worked_example_comes_out_as_its_file_says(rule):
    assert rules.differences(rule) == ()


def test_every_rule_that_can_be_worked_out_has_a_worked_example():
    assert [rule.id for rule in ALL if not rule.examples and not isinstance(rule.content, Pot)] == []


def test_only_what_was_read_in_the_official_text_is_enacted():
    assert {rule.id for rule in ALL if rule.status is Status.ENACTED} == {
        "po-2020-1",
        "po-agreement-2018-1",
        "po-pot-2018-1",
        "po-pot-2019-1",
        "po-pot-2020-1",
        "po-pot-2021-1",
        "vo-2023-1",
        "vo-caribbean-2023-1",
        "vo-halves-2023-1",
    }
    assert {rule.id for rule in ALL if rule.status is Status.PROPOSED} == {"vo-letter-2022-1"}
    for rule in ALL:
        assert (rule.confidence is Confidence.A) == (rule.status is Status.ENACTED)


def test_every_rule_that_is_not_enacted_says_so_wherever_it_is_described():
    for rule in ALL:
        assert (rule.caveat == "") == (rule.status is Status.ENACTED)
        assert rule.caveat in rules.describe(rule)
        if rule.status is Status.UNVERIFIED:
            assert "niet nagelezen in de wettekst" in rules.describe(rule)


def test_every_rule_names_its_source_in_its_description():
    for rule in ALL:
        assert f"Bron: {rule.source}." in rules.describe(rule)
        assert rules.describe(rule).startswith(f"{rule.title}: ")


def test_each_version_says_what_was_found():
    found = {rule.id: rule.content for rule in ALL if isinstance(rule.content, Rates)}
    assert found == {
        "vo-2022-1": Rates(Euro(32195), Euro(32195)),
        "vo-2023-1": Rates(Euro(30116), Euro(45175)),
        "vo-2023-2": Rates(Euro(31868), Euro(47803)),
        "vo-2024-1": Rates(Euro(31676), Euro(47514)),
    }


def test_the_islands_are_paid_in_dollars():
    content = rules.by_id("vo-caribbean-2023-1").content
    assert content == IslandRates(Dollar(46173), Dollar(46173), Dollar(27704), Dollar(62796))
    assert content.amount(bonaire_bbl=1) == Dollar(27704)


def test_primary_education_has_amounts_by_kind_of_school():
    found = {rule.id: rule.content for rule in rules.known_rules(scheme="po")}
    weights = Weights(bao=10, sbo=15, so_vso=20)
    assert found == {
        "po-2018-1": SectorRates(Euro(15555), weights),
        "po-2019-1": SectorRates(Euro(22008), weights),
        "po-2020-1": SectorRates(Euro(25100), weights, Euro(37700), Euro(50200), ("bao", "sbo", "so_vso")),
        "po-2021-1": SectorRates(Euro(25278), weights, Euro(37900), Euro(50500), ("sbo", "so_vso")),
        "po-2022-1": SectorRates(Euro(26076), weights, Euro(39114), Euro(52152)),
        "po-2025-1": SectorRates(Euro(32064), weights, Euro(48096), Euro(64128)),
    }


def test_where_all_cents_are_known_the_amounts_of_primary_education_follow_the_weights():
    exact = [rule.content for rule in rules.known_rules(scheme="po")[4:]]
    assert [rates.whole_euros for rates in exact] == [(), ()]
    for rates in exact:
        assert rates.sbo * rates.weights.bao == rates.bao * rates.weights.sbo
        assert rates.so_vso * rates.weights.bao == rates.bao * rates.weights.so_vso


def test_an_amount_that_is_not_known_is_refused_and_never_zero():
    rates = rules.by_id("po-2018-1").content
    assert rates.amount(bao=2) == Euro(31110)
    with pytest.raises(NoRate, match="sbo"):
        rates.amount(bao=2, sbo=1)
    with pytest.raises(NoRate, match="so_vso"):
        rates.amount(so_vso=1)
    assert "sbo niet bekend" in rules.says(rates)


def test_the_pots_are_those_of_the_letter_the_agreement_and_the_convenants():
    million = 100_000_000
    found = {rule.id: rule.content for rule in ALL if isinstance(rule.content, Pot)}
    assert found == {
        "vo-letter-2022-1": Pot(Euro(327 * million), structural=True),
        "vo-pot-2022-1": Pot(Euro(300 * million), structural=True),
        "vo-transition-2022-1": Pot(Euro(175 * million), structural=False),
        "vo-convenant-2020-1": Pot(Euro(150 * million), structural=False, per_pupil_words="bijna 155 euro"),
        "po-agreement-2018-1": Pot(Euro(430 * million), structural=True),
        "po-pot-2018-1": Pot(Euro(237 * million), structural=True),
        "po-pot-2019-1": Pot(Euro(667 * million // 2), structural=True),
        "po-pot-2020-1": Pot(Euro(400 * million), structural=True),
        "po-pot-2021-1": Pot(Euro(400 * million), structural=True),
    }


def test_what_is_given_once_has_no_months():
    with pytest.raises(ValueError, match="given once"):
        rules.by_id("vo-transition-2022-1").content.of_months(7)


def test_the_hours_are_fifty_ninety_and_once_a_hundred_and_thirteen():
    everyone = ("OP", "OOP", "directie")
    assert [rule.content for rule in rules.known_rules(scheme="cao-hours")] == [
        Hours(50, 0, 0, everyone),
        Hours(50, 40, 0, everyone),
        Hours(50, 40, 23, everyone),
    ]
    assert [rule.content.full_time for rule in rules.known_rules(scheme="cao-hours")] == [50, 90, 113]


def test_the_terms_of_the_participation_act_know_no_term_to_reply_and_no_silent_consent():
    assert rules.on("wms", date(2023, 1, 1)).content == Terms(
        notify_months=3,
        file_weeks=6,
        nullity_weeks=6,
        silence_is_consent=False,
        extendable=False,
        reply_weeks=None,
    )


@pytest.mark.parametrize(
    ("refused", "notify_by"),
    [
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2022, 11, 30), date(2023, 2, 28)),
        (date(2023, 12, 31), date(2024, 3, 31)),
        (date(2023, 5, 1), date(2023, 8, 1)),
    ],
)
def test_three_months_end_on_the_same_day_of_the_month_or_its_last(refused, notify_by):
    assert rules.on("wms", refused).content.notify_by(refused) == notify_by


def test_halves_are_equal_or_refused():
    assert Halves(1, 1).divide(Euro(101)) == (Euro(50), Euro(51))
    with pytest.raises(ValueError, match="equal halves"):
        Halves(1, 2)


def test_a_rule_is_found_by_its_id_or_not_at_all():
    assert [rules.by_id(rule.id) for rule in ALL] == list(ALL)
    for unknown in ("vo-2025-1", "vo", "", "../vo-2023-1", "po-2023-1-1"):
        with pytest.raises(rules.UnknownRule) as refusal:
            rules.by_id(unknown)
        assert refusal.value.rule_id == unknown


def test_rules_are_sorted_by_scheme_first_day_and_day_known():
    keys = [(rule.scheme, rule.valid_first, rule.known_since) for rule in ALL]
    assert keys == sorted(keys)
    assert {rule.scheme for rule in ALL} == set(rules.schemes())


def test_rules_are_chosen_by_scheme_by_day_and_by_day_known():
    found = rules.known_rules(scheme="vo", on=date(2023, 5, 1))
    assert [rule.id for rule in found] == ["vo-2023-1", "vo-2023-2"]
    found = rules.known_rules(scheme="vo", known=date(2023, 8, 23))
    assert [rule.id for rule in found] == ["vo-2022-1", "vo-2023-1"]
    assert rules.known_rules(on=date(1999, 1, 1)) == ()


def test_a_rule_in_json_holds_no_float_and_all_of_the_rule():
    for rule in ALL:
        written = rule.as_json()
        assert (written["id"], written["caveat"]) == (rule.id, rule.caveat)
        assert rule.content.table in written
        assert not any(isinstance(value, float | Money) for value in written[rule.content.table].values())


@pytest.mark.parametrize("rule", ALL, ids=[rule.id for rule in ALL])
def test_every_rule_says_the_same_in_english(rule):
    assert rule.title_en
    assert figures(rule.title) == figures(rule.title_en)
    assert not words(rule.title_en) & DUTCH
    assert bool(rule.note) == bool(rule.note_en)
    quoted = getattr(rule.content, "per_pupil_words", "")  # a quote stays as it was said
    dutch, english = rules.says(rule.content), rules.says(rule.content, language=Language.EN)
    assert say_the_same(dutch.replace(quoted, ""), english.replace(quoted, "")), english
    assert bool(rule.caveat) == bool(rule.caveat_in(Language.EN))
    assert say_the_same(rule.caveat, rule.caveat_in(Language.EN))
    told = rules.describe(rule, language=Language.EN)
    assert told.startswith(f"{rule.title_en}: ")
    assert f"Source: {rule.source}." in told
    assert rule.caveat_in(Language.EN) in told


def test_a_rule_without_an_english_title_keeps_its_dutch_one():
    rule = replace(ALL[0], title_en="", note_en="")
    assert (rule.called(Language.EN), rule.note_in(Language.EN)) == (rule.title, rule.note)
