# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Joining lines of units, and writing down why a unit made no plan or has to choose again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.web.actions.merging import TITLE_MAX
from werkdruk.web.forms.money import line

REASON_MAX = 1000


class JoinForm(forms.Form):
    """Which lines become one, and how it is called."""

    use_required_attribute = False

    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Welke maatregelen worden er één?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies minstens twee maatregelen.")},
    )
    title = line(
        TITLE_MAX,
        label=gettext_lazy("Hoe heet die maatregel?"),
        error_messages={"required": gettext_lazy("Geef de maatregel een naam.")},
    )

    def __init__(self, data: Any = None, *, measures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["measures"]).choices = list(measures)

    def clean_measures(self) -> list[str]:
        """At least two of them."""
        chosen = cast("list[str]", self.cleaned_data["measures"])
        if len(chosen) < 2:  # noqa: PLR2004 - one is not joined
            raise ValidationError(_("Kies minstens twee maatregelen."), code="two")
        return chosen


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(max_length=REASON_MAX)


class ClosingForm(forms.Form):
    """Until which day personnel can answer."""

    use_required_attribute = False

    closes = forms.DateField(
        label=gettext_lazy("Antwoorden kan tot en met"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Kies een dag."), "invalid": gettext_lazy("Kies een dag.")},
    )
