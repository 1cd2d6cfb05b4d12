# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the council answers, and what the school does with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import WITH_REASONS, Act
from werkdruk.web.actions.councils import TOLD

REASONS_MAX = 5000


class StepForm(forms.Form):
    """One step of the ones that are possible now, in words where it needs them."""

    act = forms.ChoiceField(
        label=gettext_lazy("Wat doe je?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Kies wat je doet."),
            "invalid_choice": gettext_lazy("Dit kan niet meer. Kijk hoe het plan er nu voor staat."),
        },
    )
    reasons = forms.CharField(
        label=gettext_lazy("In jullie woorden"),
        required=False,
        max_length=REASONS_MAX,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, data: Any = None, *, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        cast("forms.ChoiceField", self.fields["act"]).choices = list(choices)

    def clean(self) -> dict[str, Any]:
        """The step, with reasons when it is one that needs them."""
        answers = super().clean() or {}
        act = answers.get("act")
        if act and Act(act) in WITH_REASONS | TOLD and not answers.get("reasons", "").strip():
            self.add_error("reasons", ValidationError(_("Schrijf erbij waarom."), code="no-reasons"))
        return answers


class AnswerForm(StepForm):
    """The answer of the council."""

    field_order = ("act", "reasons")

    def __init__(self, data: Any = None, *, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, choices=choices, **kwargs)
        self.fields["act"].label = _("Wat antwoordt de PMR?")
        self.fields["reasons"].label = _("Redenen, voorwaarden of vraag")
        self.fields["reasons"].help_text = _(
            "Bij instemmen mag dit leeg blijven. Anders is het nodig. Zet elke voorwaarde op een eigen regel."
        )
