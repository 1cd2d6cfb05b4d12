# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a publication, read by programs that are not ours: frictionless, beancount, a JSON schema."""

import csv
import io
import json
import socket
from dataclasses import replace
from decimal import Decimal

import frictionless
import jsonschema
import pytest
from beancount import loader
from beancount.core import realization
from hypothesis import given, settings
from tests.reporting.publication.samples import any_books, changed, sound

from werkdruk.ledger import Account, AccountKind, balances
from werkdruk.reporting.publication import account_name, beancount_text, files, model_columns
from werkdruk.reporting.publication.beancounts import ROOTS
from werkdruk.reporting.publication.tables import MEASURES

TEXT, DAY = {"type": "string", "minLength": 1}, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
PLACE = {"type": "object", "required": ["id", "name"], "properties": {"id": TEXT, "name": TEXT}}
GRANTS = {
    "type": "object",
    "required": ["grants"],
    "properties": {
        "grants": {
            "type": "array",
            "items": {
                "type": "object",
                "required": [
                    "id", "title", "description", "currency", "amountAwarded", "awardDate", "recipientOrganization",
                    "fundingOrganization",
                ],
                "properties": {
                    "id": {"type": "string", "pattern": "^360G-"},
                    "title": TEXT,
                    "description": TEXT,
                    "currency": {"enum": ["EUR"]},
                    "amountAwarded": {"type": "number", "exclusiveMinimum": 0},
                    "awardDate": DAY,
                    "dateModified": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T"},
                    "recipientOrganization": {"type": "array", "minItems": 1, "items": PLACE},
                    "fundingOrganization": {"type": "array", "minItems": 1, "maxItems": 1, "items": PLACE},
                    "plannedDates": {
                        "type": "array",
                        "items": {"type": "object", "properties": {"startDate": DAY, "endDate": DAY}},
                    },
                    "grantProgramme": {"type": "array", "items": {"type": "object", "required": ["code", "title"]}},
                },
            },
        }
    },
}  # fmt: skip
"""What the 360Giving Data Standard 1.4 asks of a grant, as far as our grants say anything."""


@pytest.fixture
def offline(monkeypatch):
    """No name can be looked up: whatever reaches for the network fails."""

    def refuse(*_args, **_kwargs):
        raise OSError("offline")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def written(folder, named):
    for name, text in named.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def reported(folder):
    with frictionless.system.use_context(trusted=True):
        return frictionless.Package(str(folder / "datapackage.json")).validate()


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_package_is_valid_offline(tmp_path, offline):
    report = reported(written(tmp_path, files(sound())))
    assert report.valid, report.flatten(["type", "message"])
    assert [task.stats["rows"] for task in report.tasks] == [len(rows(files(sound())["ledger.csv"])), 4, 2]


def test_a_wrong_cell_is_seen_by_the_validator(tmp_path):
    named = files(sound())
    report = reported(
        written(tmp_path, {**named, "ledger.csv": named["ledger.csv"].replace(",1,2022-03-01", ",x,2022-03-01", 1)})
    )
    assert not report.valid


def test_the_model_points_at_columns_that_are_there():
    assert model_columns() <= {column.name for column in MEASURES}


def test_the_same_books_give_the_same_files():
    assert files(sound()) == files(sound())


def test_every_amount_of_the_ledger_is_in_its_table():
    table = rows(files(sound())["ledger.csv"])
    assert sum(Decimal(row["amount"]) for row in table) == 0
    spent = sum(Decimal(row["amount"]) for row in table if row["account"] == "spent")
    assert spent == Decimal("40000.02")


def test_no_text_of_a_booking_and_no_unit_is_published():
    books = sound()
    slip = replace(books.entries[0].voucher, text="een zin van iemand")
    text = "".join(
        files(changed(books, entries=(replace(books.entries[0], voucher=slip), *books.entries[1:]))).values()
    )
    assert "een zin van iemand" not in text
    assert "team onderbouw" not in text
    assert "Surveillanten bij toetsen" in text


def test_the_grants_are_what_the_standard_asks():
    grants = json.loads(files(sound())["grants.json"], parse_float=Decimal)
    jsonschema.validate(json.loads(files(sound())["grants.json"]), GRANTS)
    assert len(grants["grants"]) == 4
    assert sum(grant["amountAwarded"] for grant in grants["grants"]) == Decimal("400000.00")
    assert len({grant["id"] for grant in grants["grants"]}) == 4


def test_a_board_with_a_number_in_the_trade_register_is_named_by_it():
    grants = json.loads(files(changed(sound(), register="12345678"))["grants.json"])
    assert {grant["fundingOrganization"][0]["id"] for grant in grants["grants"]} == {"NL-KVK-12345678"}


def recounted(text):
    """The balance of every account, as beancount adds it up, in cents. Fails when beancount finds an error."""
    entries, errors, _options = loader.load_string(text)
    assert errors == []
    root = realization.realize(entries)
    return {
        node.account: sum(int(position.units.number * 100) for position in node.balance)
        for node in realization.iter_children(root)
        if not node.balance.is_empty()
    }


@settings(max_examples=60)
@given(any_books())
def test_beancount_finds_the_balances_of_the_ledger(books):
    _is_recounted(books)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None)
@given(any_books())
def test_beancount_finds_the_balances_of_ten_thousand_ledgers(books):
    _is_recounted(books)


def _is_recounted(books):
    """Account, tables and beancount agree on every cent."""
    named = files(books)
    found = recounted(named["journal.beancount"])
    ours = {account_name(account): amount.cents for account, amount in balances(books.entries).items() if amount}
    assert found == ours
    spent = sum(Decimal(row["amount"]) for row in rows(named["ledger.csv"]) if row["account"] == "spent")
    assert spent * 100 == sum(cents for name, cents in ours.items() if name.startswith("Expenses:"))
    told = sum(
        Decimal(row["spent"]) + Decimal(row["committed"]) + Decimal(row["left"]) for row in rows(named["schools.csv"])
    )
    came = sum(Decimal(row["received"]) + Decimal(row["carried_in"]) for row in rows(named["schools.csv"]))
    assert told == came


def test_beancount_sees_a_cent_that_is_missing():
    text = beancount_text(sound().entries, title="proef")
    _entries, errors, _options = loader.load_string(text.replace("20000.01 EUR", "20000.00 EUR", 1))
    assert errors


def test_every_kind_of_account_has_a_place_in_the_journal():
    assert set(ROOTS) == set(AccountKind)


def test_measures_that_look_alike_keep_names_of_their_own():
    made = balances(sound().entries)
    account = next(one for one in made if one.kind is AccountKind.SPENT)
    codes = ["a.b", "a-b", "a_b", "a-db", "a--b", "a-ub", "ab", "A.b"]
    names = {
        account_name(Account(account.kind, account.earmark, account.school, account.school_year, code))
        for code in codes
    }
    assert len(names) == len(codes)


def test_books_without_a_booking_still_give_files_that_can_be_read(tmp_path):
    named = files(changed(sound(), entries=()))
    assert reported(written(tmp_path, named)).valid
    assert recounted(named["journal.beancount"]) == {}
    assert json.loads(named["grants.json"])["grants"] == []


def test_a_title_that_a_spreadsheet_would_run_stands_behind_a_quote():
    books = sound()
    named = files(changed(books, schools=(replace(books.schools[0], name="=1+1"), *books.schools[1:])))
    assert "'=1+1" in named["schools.csv"]
