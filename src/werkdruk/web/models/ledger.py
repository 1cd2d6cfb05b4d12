# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger's rows, for reading. The one way to write them is `actions.ledger.keep_entry`.

Postings go in first and their entry last, in one transaction: the posting's foreign key is deferred to the commit,
and from the moment the entry is there it is whole and closed. `ledger_guard` makes the database see to that.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Now

from werkdruk.ledger import AccountKind, EntryKind
from werkdruk.ledger.accounts import OF_MEASURES, OF_SCHOOLS
from werkdruk.ledger.entries import CENTS_MAX, DOCUMENT_LENGTH_MAX, TEXT_LENGTH_MAX
from werkdruk.web.fields import BoardNumberField, BrinField, EuroField, SchoolYearField
from werkdruk.web.models.facts import Fact


class LedgerEntry(Fact):
    """One booking; see `werkdruk.ledger.Entry`. `number` counts the entries of a board from 1 without a gap."""

    id = models.UUIDField(primary_key=True)
    board = BoardNumberField(max_length=5)
    number = models.PositiveIntegerField()
    on = models.DateField(db_column="on_day")
    kind = models.CharField(max_length=12)
    document = models.CharField(max_length=DOCUMENT_LENGTH_MAX)
    text = models.CharField(max_length=TEXT_LENGTH_MAX, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    digest = models.CharField(max_length=71)
    posting_count = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(db_default=Now())

    postings: ClassVar[models.Manager[LedgerPosting]]

    class Meta:
        db_table = "ledger_entry"
        ordering = ["board", "number"]
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="ledger_entry_number_once"),
            models.CheckConstraint(name="ledger_entry_kind", condition=Q(kind__in=[str(kind) for kind in EntryKind])),
            models.CheckConstraint(name="ledger_entry_document", condition=~Q(document="")),
            models.CheckConstraint(
                name="ledger_entry_corrects",
                condition=Q(kind=str(EntryKind.CORRECTION), corrects__isnull=False)
                | (~Q(kind=str(EntryKind.CORRECTION)) & Q(corrects__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board} {self.number}"


_SCHOOL_KINDS = sorted(str(kind) for kind in OF_SCHOOLS)
_MEASURE_KINDS = sorted(str(kind) for kind in OF_MEASURES)


class LedgerPosting(models.Model):
    """One line of an entry: money that came to an account, or went from it when negative."""

    entry = models.ForeignKey(LedgerEntry, on_delete=models.PROTECT, related_name="postings", db_index=False)
    line = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    board = BoardNumberField(max_length=5)
    school = BrinField(max_length=4, null=True)  # type: ignore[misc]  # the stubs know no nullable field of a fixed type
    school_year = SchoolYearField(null=True)  # type: ignore[misc]  # idem
    scheme = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    """The funding year; `school_year` is when the money is to be used."""
    measure = models.CharField(max_length=40, null=True)  # noqa: DJ001 - no measure is None in the core as well
    amount = EuroField()

    class Meta:
        db_table = "ledger_posting"
        ordering = ["entry_id", "line"]
        indexes = [models.Index(fields=["board", "school", "school_year"], name="ledger_posting_place")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "line"], name="ledger_posting_line_once"),
            models.CheckConstraint(
                name="ledger_posting_kind", condition=Q(kind__in=[str(kind) for kind in AccountKind])
            ),
            models.CheckConstraint(
                name="ledger_posting_amount",
                condition=~Q(amount=Value(0)) & Q(amount__gte=Value(-CENTS_MAX)) & Q(amount__lte=Value(CENTS_MAX)),
            ),
            models.CheckConstraint(
                name="ledger_posting_school",
                condition=Q(kind__in=_SCHOOL_KINDS, school__isnull=False, school_year__isnull=False)
                | (~Q(kind__in=_SCHOOL_KINDS) & Q(school__isnull=True, school_year__isnull=True)),
            ),
            models.CheckConstraint(
                name="ledger_posting_measure",
                condition=Q(kind__in=_MEASURE_KINDS, measure__isnull=False)
                | (~Q(kind__in=_MEASURE_KINDS) & Q(measure__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.line}"
