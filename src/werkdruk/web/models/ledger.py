# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's rows, for reading. The one way to write them is `actions.ledger.keep_entry`.

Postings go in first and their entry last, in one transaction: the posting's foreign key is deferred to the commit,
and from the moment the entry is there it is whole and closed. `ledger_guard` makes the database see to that, and
makes the tables: their keys are of two columns and more, so that Django leaves them alone (`managed`).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from werkdruk.ledger.entries import DOCUMENT_LENGTH_MAX, TEXT_LENGTH_MAX
from werkdruk.web.fields import BoardNumberField, BrinField, EuroField, SchoolYearField
from werkdruk.web.models.councils import CouncilAct
from werkdruk.web.models.facts import Fact


class LedgerEntry(Fact):
    """One booking; see `werkdruk.ledger.Entry`. `number` counts the entries of a board from 1 without a gap.

    An id is unique within its board. Whoever refers to an entry from elsewhere does so with `db_constraint=False`.
    """

    id = models.UUIDField(primary_key=True)
    board = BoardNumberField(max_length=5)
    number = models.PositiveIntegerField()
    on = models.DateField(db_column="on_day")
    kind = models.CharField(max_length=12)
    document = models.CharField(max_length=DOCUMENT_LENGTH_MAX)
    text = models.CharField(max_length=TEXT_LENGTH_MAX, blank=True)
    """What somebody wrote beside it. It can be erased: the chain holds its seal, not the text."""
    salt = models.CharField(max_length=32, blank=True)
    seal = models.CharField(max_length=71, blank=True)
    """The digest of salt and text; empty when there never was a text."""
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by", db_constraint=False
    )
    digest = models.CharField(max_length=71)
    """Of all but the text: what a second sending of the same entry is held against."""
    chain = models.CharField(max_length=71)
    """The digest of the chain before it, `digest` and `seal`."""
    posting_count = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(db_default=Now())

    postings: ClassVar[models.Manager[LedgerPosting]]

    class Meta:
        db_table = "ledger_entry"
        managed = False
        ordering = ["board", "number"]

    def __str__(self) -> str:
        return f"{self.board} {self.number}"


class LedgerAccount(models.Model):
    """A place where money is; see `werkdruk.ledger.Account`, whose text is its `name`."""

    board = BoardNumberField(max_length=5)
    kind = models.CharField(max_length=12)
    scheme = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    school = BrinField(max_length=4, null=True)  # type: ignore[misc]  # the stubs know no nullable field of a fixed type
    school_year = SchoolYearField(null=True)  # type: ignore[misc]  # idem
    measure = models.CharField(max_length=40, null=True)  # noqa: DJ001 - no measure is None in the core as well
    name = models.TextField()

    class Meta:
        db_table = "ledger_account"
        managed = False
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LedgerDecision(models.Model):
    """What the council agreed that a measure of a plan may cost: no money is committed without one, or beyond it."""

    board = BoardNumberField(max_length=5)
    school = BrinField(max_length=4)
    school_year = SchoolYearField()
    version = models.PositiveSmallIntegerField()
    """Of the plan. The newest version agreed on is the one that counts."""
    measure = models.CharField(max_length=40)
    amount = EuroField()
    on = models.DateField(db_column="on_day")
    act = models.ForeignKey(CouncilAct, on_delete=models.PROTECT, related_name="decisions")

    class Meta:
        db_table = "ledger_decision"
        managed = False
        ordering = ["board", "school", "school_year", "version", "measure"]

    def __str__(self) -> str:
        return f"{self.school} {self.school_year} {self.measure}"


class LedgerPosting(models.Model):
    """One line of an entry: money that came to an account, or went from it when negative."""

    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="postings", db_constraint=False)
    line = models.PositiveSmallIntegerField()
    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="postings", db_constraint=False)
    kind = models.CharField(max_length=12)
    board = BoardNumberField(max_length=5)
    school = BrinField(max_length=4, null=True)  # type: ignore[misc]  # the stubs know no nullable field of a fixed type
    school_year = SchoolYearField(null=True)  # type: ignore[misc]  # idem
    scheme = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    """The funding year; `school_year` is when the money is to be used."""
    measure = models.CharField(max_length=40, null=True)  # noqa: DJ001 - no measure is None in the core as well
    amount = EuroField()
    turn = models.PositiveIntegerField()
    """Counts the postings of its account from 1."""
    balance = EuroField()
    """Of the account, after it."""

    class Meta:
        db_table = "ledger_posting"
        managed = False
        ordering = ["entry_id", "line"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.line}"
