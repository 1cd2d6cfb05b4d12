# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The next version of a plan: what goes out of it, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

REASON_MAX = 2000


class RevisionForm(forms.Form):
    """What goes out of the plan, and why."""

    use_required_attribute = False
    drop = forms.MultipleChoiceField(
        label=gettext_lazy("Wat gaat er uit het plan?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom komt er een nieuwe versie?"),
        help_text=gettext_lazy("Dit staat in het plan, bij wat er uit gaat."),
        max_length=REASON_MAX,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf erbij waarom.")},
    )

    def __init__(self, data: Any = None, *, measures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.MultipleChoiceField", self.fields["drop"]).choices = list(measures)
