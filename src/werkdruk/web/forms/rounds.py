# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a vote, and the ballot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ClosingForm(forms.Form):
    """The day from which a vote can be closed and counted."""

    closes = forms.DateField(
        label=gettext_lazy("Tot en met welke dag kan er gestemd worden?"),
        help_text=gettext_lazy("Op die dag sluit je de stemming en tel je de stemmen. Daarvoor kan het niet."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any = None, *, earliest: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.earliest = earliest
        self.fields["closes"].widget.attrs["min"] = earliest.isoformat()

    def clean_closes(self) -> date:
        """A day that is not over yet."""
        closes = cast("date", self.cleaned_data["closes"])
        if closes < self.earliest:
            raise ValidationError(_("Kies een dag die nog niet voorbij is."), code="past")
        return closes


class BallotForm(forms.Form):
    """The numbers somebody approves of."""

    approved = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Welke voorstellen keur je goed?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies minstens één voorstel.")},
    )

    def __init__(self, data: Any = None, *, numbers: Iterable[int], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = [(number, str(number)) for number in numbers]
        cast("forms.TypedMultipleChoiceField", self.fields["approved"]).choices = choices

    def ticked(self) -> tuple[int, ...]:
        """The numbers ticked, also when the form is not right; none that is not on the ballot."""
        self.is_valid()
        return tuple(self.cleaned_data.get("approved", ()))
