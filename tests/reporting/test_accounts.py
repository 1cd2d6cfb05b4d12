# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts: any journal closes to the cent, and what does not close cannot exist."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.both_languages import figures, words
from tests.golden import check
from tests.reporting.journals import OTHER, SCHOOL, YEAR, journals, told_journal, told_plan

from werkdruk.deciding.consent import Act
from werkdruk.kernel import Euro, Language, SchoolYear
from werkdruk.ledger import AccountKind, balances, position
from werkdruk.planning import Purpose
from werkdruk.reporting import DecidedPlan, DoesNotClose, account_of, as_csv, as_json, closing, text

END = date(2023, 7, 31)
YEARS = [SchoolYear(start) for start in range(2020, 2027)]


def told(*, on=END, **council):
    return account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=told_plan(**council), on=on)


def codes(account):
    return [remark.code for remark in account.remarks]


@given(journals(), st.none() | st.dates(date(2022, 1, 1), date(2024, 1, 1)))
def test_any_journal_closes_to_the_cent(journal, on):
    for year in YEARS:
        account = account_of(journal, school=SCHOOL, school_year=year, on=on)
        assert account.available == account.spent + account.committed + account.left


@given(journals())
def test_what_one_school_year_carries_out_the_next_has_in(journal):
    for year in YEARS[:-1]:
        here, there = (account_of(journal, school=SCHOOL, school_year=each) for each in (year, year.next()))
        assert here.carried_out == there.carried_in


@given(journals())
def test_all_school_years_together_have_all_that_the_schools_hold(journal):
    accounts = [account_of(journal, school=school, school_year=year) for school in (SCHOOL, OTHER) for year in YEARS]
    held = Euro.sum(
        amount
        for account, amount in balances(journal).items()
        if account.kind not in {AccountKind.STATE, AccountKind.BOARD, AccountKind.INDIVIDUAL}
    )
    assert Euro.sum(account.total_received for account in accounts) == held
    assert Euro.sum(account.spent + account.committed + account.free for account in accounts) == held


@given(journals())
def test_the_account_tells_the_same_as_the_ledger(journal):
    account, told_there = account_of(journal, school=SCHOOL, school_year=YEAR), position(journal, SCHOOL, YEAR)
    assert account.total_received == told_there.received_in_all
    assert (account.spent, account.committed) == (told_there.spent_in_all, told_there.committed_in_all)
    assert account.free == told_there.left


@given(journals())
def test_every_form_tells_the_same_figures(journal):
    account = account_of(journal, school=SCHOOL, school_year=YEAR, decided=told_plan())
    read = json.loads(json.dumps(as_json(account)))
    assert read["received_cents"] + read["carried_in_cents"] == account.available.cents
    assert read["spent_cents"] == sum(use["spent_cents"] for use in read["measures"])
    rows = list(csv.DictReader(io.StringIO(as_csv(account)), delimiter=";"))
    assert sum(int(row["centen"]) for row in rows) == 0
    assert sum(int(row["besteed_centen"] or 0) for row in rows) == account.spent.cents


def test_an_account_that_does_not_close_cannot_exist():
    account = told()
    for changed in ({"free": account.free + Euro(1)}, {"carried_in": Euro(5)}, {"measures": account.measures[:-1]}):
        with pytest.raises(DoesNotClose) as refused:
            replace(account, **changed)
        assert refused.value.came_in != refused.value.found
        assert refused.value.school == SCHOOL


def test_the_told_year_has_these_figures():
    account = told()
    assert [(str(line.funding_year), line.months, line.amount.cents) for line in account.received] == [
        ("2022", 5, 4_166_667),
        ("2023", 7, 6_416_668),
    ]
    assert account.available == Euro(10_583_335)
    assert account.spent == Euro(3_300_050)
    assert account.committed == Euro(99_950)
    assert (account.carried_out, account.free) == (Euro(6_000_000), Euro(1_183_335))
    assert account.purposes == (Purpose.RELIEF, Purpose.DEVELOPMENT_TIME)


def test_each_line_received_names_its_rule_its_document_and_what_is_doubtful():
    lines = told().received
    assert [line.rule.id for line in lines] == ["vo-2022-1", "vo-2023-1"]
    assert [line.documents for line in lines] == [("verdeling 2022",), ("verdeling 2023",)]
    assert told(on=date(2023, 9, 1)).received[1].rule.id == "vo-2023-2"
    assert told(on=date(2023, 9, 1)).received[1].caveat


def test_a_funding_year_without_a_rule_says_so_instead_of_guessing():
    journal = told_journal()
    moved = [replace(entry, postings=tuple(_years_later(each) for each in entry.postings)) for entry in journal]
    account = account_of(moved, school=SCHOOL, school_year=SchoolYear(YEAR.start + 3))
    assert [line.rule for line in account.received] == [None, None]
    assert "geen regel bekend" in text(account)


def _years_later(posting):
    account = posting.account
    earmark = replace(account.earmark, year=type(account.earmark.year)(account.earmark.year.year + 3))
    year = account.school_year and SchoolYear(account.school_year.start + 3)
    return replace(posting, account=replace(account, earmark=earmark, school_year=year))


def test_a_day_cuts_off_what_was_booked_after_it():
    early = told(on=date(2022, 9, 1))
    assert early.spent == Euro.zero()
    assert early.committed == Euro(3_900_000)
    assert [str(line.funding_year) for line in early.received] == ["2022"]


def test_money_nobody_decided_on_is_named_once_the_school_year_is_over():
    assert "undecided" in codes(told())
    assert "undecided" not in codes(told(on=date(2023, 7, 30)))


def test_without_a_yes_of_the_council_the_account_says_so():
    assert "no-yes" not in codes(told())
    assert "no-yes" in codes(told(act=Act.REFUSE, reasons="te weinig voor OOP"))
    assert "other-version" in codes(told(told="sha256:other"))
    bare = account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=DecidedPlan(told_plan().plan))
    assert "no-yes" in codes(bare)
    assert "no-plan" in codes(account_of(told_journal(), school=SCHOOL, school_year=YEAR))


def test_spending_outside_or_above_the_plan_is_named():
    plan = told_plan().plan
    smaller = DecidedPlan(replace(plan, lines=tuple(replace(each, amount=Euro(1)) for each in plan.lines)))
    found = codes(account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=smaller))
    assert found.count("over-plan") == 2
    only = DecidedPlan(replace(plan, lines=plan.lines[:1]))
    assert "outside-plan" in codes(account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=only))


def test_a_plan_of_another_school_counts_as_none():
    account = account_of(told_journal(), school=OTHER, school_year=YEAR, decided=told_plan())
    assert (account.version, account.plan, account.council) == (0, "", None)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act.CONSENT, "De PMR stemde in met het plan op 14 juni 2022."),
        (Act.RATIFY, "De PMR bekrachtigde het plan op 14 juni 2022."),
        (Act.GRANT, "De geschillencommissie gaf op 14 juni 2022 vervangende toestemming in plaats van de PMR."),
        (Act.ASK, "Dit plan is op 14 juni 2022 voorgelegd aan de PMR; een antwoord is er niet."),
        (Act.LAPSE, "Er is op 14 juni 2022 geen besluit van de PMR."),
    ],
)
def test_what_the_council_did_is_told_in_its_own_word(act, said):
    assert said in text(told(act=act)).splitlines()


def test_a_refusal_is_told_with_its_reasons():
    lines = text(told(act=Act.REFUSE, reasons="Te weinig voor OOP.")).splitlines()
    assert "De PMR stemde niet in met het plan op 14 juni 2022. Te weinig voor OOP." in lines


def test_a_title_that_a_spreadsheet_would_run_is_made_harmless():
    plan = told_plan().plan
    evil = replace(plan, lines=tuple(replace(each, title="=1+1") for each in plan.lines))
    account = account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=DecidedPlan(evil))
    assert "'=1+1" in as_csv(account)
    assert ";=1+1" not in as_csv(account)


def test_the_dutch_account_reads_as_agreed():
    check("account.txt", text(told()))


def test_the_dutch_account_without_a_plan_reads_as_agreed():
    check("account-without-plan.txt", text(account_of(told_journal(), school=SCHOOL, school_year=YEAR)))


def test_the_english_account_reads_as_agreed():
    check("account-english.txt", text(told(), language=Language.EN))


@given(journals())
def test_every_form_tells_the_same_figures_in_english(journal):
    for decided in (told_plan(), told_plan(act=Act.REFUSE, reasons="Te weinig."), None):
        account = account_of(journal, school=SCHOOL, school_year=YEAR, decided=decided, on=END)
        for form in (text, closing, as_csv):
            assert figures(form(account)) == figures(form(account, language=Language.EN))
        dutch, english = as_json(account), as_json(account, language=Language.EN)
        assert dutch.keys() == english.keys()
        assert {key for key in dutch if dutch[key] != english[key]} <= {"received", "remarks"}
        assert [remark["code"] for remark in dutch["remarks"]] == [remark["code"] for remark in english["remarks"]]


def test_no_remark_is_left_in_dutch():
    plan = told_plan().plan
    smaller = DecidedPlan(replace(plan, lines=tuple(replace(each, amount=Euro(1), title="X") for each in plan.lines)))
    accounts = [
        told(),
        told(told="sha256:other"),
        account_of(told_journal(), school=SCHOOL, school_year=YEAR, on=END),
        account_of(told_journal(), school=SCHOOL, school_year=YEAR, decided=smaller),
    ]
    remarks = [remark for account in accounts for remark in account.remarks]
    assert {remark.code for remark in remarks} >= {"no-plan", "no-yes", "other-version", "over-plan", "undecided"}
    for remark in remarks:
        assert figures(remark.text) == figures(remark.told(Language.EN))
        assert remark.text != remark.told(Language.EN)


@pytest.mark.parametrize("act", Act)
def test_every_act_of_the_council_is_told_in_english(act):
    lines = text(told(act=act, reasons="Because."), language=Language.EN).splitlines()
    said = next(line for line in lines if "14 June 2022" in line)
    assert words(said) & {"pmr"}
    assert not words(said) & {"de", "het", "plan op", "van", "niet"}
