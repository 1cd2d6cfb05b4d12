# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Booking money of a plan, undoing a booking, and deciding about what is left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.ledger.entries import DOCUMENT_LENGTH_MAX, TEXT_LENGTH_MAX
from werkdruk.web.forms.amounts import EuroField


class Move(StrEnum):
    """What can be booked on a measure."""

    COMMIT = "commit"
    SPEND = "spend"
    RELEASE = "release"


MOVES = (
    (Move.COMMIT, gettext_lazy("Er is geld vastgelegd, bijvoorbeeld met een contract of een bestelling")),
    (Move.SPEND, gettext_lazy("Er is geld besteed dat vastgelegd was, bijvoorbeeld een rekening of salaris")),
    (Move.RELEASE, gettext_lazy("Vastgelegd geld is niet nodig en komt weer vrij")),
)


class Key(forms.UUIDField):
    """The id that the page made for what is sent, so that sending it twice does it once."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **kwargs)


def line(limit: int, **kwargs: Any) -> forms.CharField:
    """A field for one printable line."""
    return forms.CharField(max_length=limit, validators=[_require_printable], **kwargs)


def _require_printable(text: str) -> None:
    if not text.replace("\N{NO-BREAK SPACE}", " ").isprintable():
        raise ValidationError(_("Schrijf dit op één regel."), code="not-one-line")


class BookingForm(forms.Form):
    """One booking on a measure."""

    move = forms.ChoiceField(
        label=gettext_lazy("Wat is er gebeurd?"),
        choices=MOVES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er gebeurd is.")},
    )
    measure = forms.ChoiceField(label=gettext_lazy("Voor welke maatregel?"))
    amount = EuroField(
        label=gettext_lazy("Welk bedrag?"),
        help_text=gettext_lazy("Bijvoorbeeld 1.234,56."),
        error_messages={"required": gettext_lazy("Schrijf een bedrag, bijvoorbeeld 1.234,56.")},
    )
    document = line(
        DOCUMENT_LENGTH_MAX,
        label=gettext_lazy("Op welk stuk staat het?"),
        help_text=gettext_lazy("Het nummer van de rekening, het contract of het journaal. Geen namen van mensen."),
        error_messages={"required": gettext_lazy("Noem het nummer van het stuk.")},
    )
    text = line(
        TEXT_LENGTH_MAX,
        label=gettext_lazy("Omschrijving"),
        help_text=gettext_lazy("In een paar woorden. Geen namen van mensen: een boeking wordt nooit gewist."),
        required=False,
    )
    on = forms.DateField(
        label=gettext_lazy("Op welke dag?"),
        help_text=gettext_lazy("De dag van het stuk."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    key = Key()

    def __init__(self, data: Any = None, *, measures: Iterable[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.ChoiceField", self.fields["measure"]).choices = list(measures)
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        self.today = today

    def clean_on(self) -> date:
        """A day that is not in the future."""
        return _not_later(self.cleaned_data["on"], self.today)


def _not_later(on: date, today: date) -> date:
    if on > today:
        raise ValidationError(_("Kies een dag die niet in de toekomst ligt."), code="future")
    return on


class UndoForm(forms.Form):
    """Undoing one booking."""

    entry = forms.UUIDField(widget=forms.HiddenInput)
    key = Key()
    reason = line(
        TEXT_LENGTH_MAX,
        label=gettext_lazy("Waarom draai je deze boeking terug?"),
        help_text=gettext_lazy("De boeking blijft staan; er komt een spiegelboeking bij met deze reden."),
        error_messages={"required": gettext_lazy("Schrijf erbij waarom.")},
    )


class CarryForm(forms.Form):
    """Deciding that what is left goes to the next school year."""

    amount = EuroField(label=gettext_lazy("Welk bedrag gaat mee?"))
    reason = line(
        TEXT_LENGTH_MAX,
        label=gettext_lazy("Waarom, en wat is daarover afgesproken?"),
        error_messages={"required": gettext_lazy("Schrijf erbij waarom.")},
    )
    key = Key()
