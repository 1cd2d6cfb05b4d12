# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An informal question with its answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class QuestionForm(forms.Form):
    """A question, two to six answers on a line each, to whom, and until when."""

    question = forms.CharField(label=gettext_lazy("Wat wil je vragen?"), max_length=300)
    answers = forms.CharField(
        label=gettext_lazy("Waaruit kiest iemand?"),
        help_text=gettext_lazy("Twee tot zes antwoorden, elk op een eigen regel."),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Aan wie?"), required=False)
    closes = forms.DateField(
        label=gettext_lazy("Tot en met welke dag?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Any = None, *, units: Sequence[tuple[str, str]], earliest: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.earliest = earliest
        choices = [("", _("al het personeel")), *units]
        cast("forms.ChoiceField", self.fields["unit"]).choices = choices

    def clean_answers(self) -> list[str]:
        """The answers, one for each line that says something."""
        return [line.strip() for line in self.cleaned_data["answers"].splitlines() if line.strip()]

    def clean_closes(self) -> date:
        """A day that is not over yet."""
        closes = cast("date", self.cleaned_data["closes"])
        if closes < self.earliest:
            raise ValidationError(_("Kies een dag die nog niet voorbij is."), code="past")
        return closes
