# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The board's own bookkeeping: how it is read, what waits to be confirmed, and what was imported."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from werkdruk.bookkeeping.cells import CODE_LENGTH_MAX
from werkdruk.web.fields import BrinField, EuroField
from werkdruk.web.models.facts import Fact
from werkdruk.web.models.people import User
from werkdruk.web.models.places import Board


class BooksChart(models.Model):
    """How the books of a board are read: its catch rules and columns, as `BooksMap.as_json` has them."""

    board = models.OneToOneField(Board, on_delete=models.PROTECT, related_name="books_chart")
    body = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"vangregels van {self.board}"


class BooksDraft(models.Model):
    """A file that was read and not confirmed yet: what the rules caught, with descriptions. Gone once it is kept."""

    board = models.OneToOneField(Board, on_delete=models.PROTECT, related_name="books_draft")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="books_drafts")
    on = models.DateField()
    found = models.JSONField()

    def __str__(self) -> str:
        return f"boekhoudbestand van {self.board}, nog niet verwerkt"


class BooksImport(Fact):
    """One file that was confirmed: what it said of itself, and the rules it was read by."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="books_imports")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="books_imports")
    on = models.DateField()
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=71)
    form = models.CharField(max_length=20)
    package = models.CharField(max_length=200, blank=True)
    book_year = models.CharField(max_length=200, blank=True)
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    lines = models.PositiveIntegerField()
    debit = EuroField()
    credit = EuroField()
    chart = models.JSONField()
    """The rules and columns as they were."""

    bookings: ClassVar[models.Manager[ImportedBooking]]

    class Meta:
        ordering = ["board_id", "id"]

    def __str__(self) -> str:
        return f"{self.file} {self.on}"


class ImportedBooking(Fact):
    """A booking as an import said it first, or said it otherwise than before. The latest row of a key is what holds.

    The key is `BookingKey`; a booking that is `gone` counts no more. No description is kept: there may be names in it.
    """

    books = models.ForeignKey(BooksImport, on_delete=models.PROTECT, related_name="bookings")
    period = models.CharField(max_length=CODE_LENGTH_MAX)
    journal = models.CharField(max_length=CODE_LENGTH_MAX, blank=True)
    number = models.CharField(max_length=CODE_LENGTH_MAX, blank=True)
    line = models.CharField(max_length=CODE_LENGTH_MAX, blank=True)
    repeat = models.PositiveIntegerField()
    occurrence = models.PositiveIntegerField()
    on = models.DateField()
    amount = EuroField()
    account = models.CharField(max_length=CODE_LENGTH_MAX)
    cost = models.CharField(max_length=CODE_LENGTH_MAX, blank=True)
    project = models.CharField(max_length=CODE_LENGTH_MAX, blank=True)
    school = BrinField(max_length=4)
    measure = models.CharField(max_length=40)
    is_gone = models.BooleanField(default=False)

    class Meta:
        ordering = ["books_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["books", "period", "journal", "number", "line", "repeat", "occurrence"],
                name="booking_once_per_import",
            )
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.journal}/{self.number}/{self.line}"
