# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to a question, the decision about conditions, and the council's own rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.deciding.consent import Reach
from werkdruk.web.actions.council_rules import WEEKS_MAX
from werkdruk.web.forms.councils import REASONS_MAX
from werkdruk.web.queries.council_talks import ConditionRow
from werkdruk.web.queries.council_terms import REACHES

TAKE, CHANGE = "take", "change"
OUTCOMES = [
    (TAKE, gettext_lazy("Wij nemen deze voorwaarde over")),
    (CHANGE, gettext_lazy("Wij nemen haar niet zo over en passen het plan aan")),
]
SPAN = re.compile(r"\s*(\S+)\s+(?:t/m|tot en met|to|-|–)\s+(\S+)\s*")
DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
REACHING = [(str(reach), label) for reach, label in REACHES.items() if reach is not Reach.SITE]


class ReplyForm(forms.Form):
    """The answer to one question."""

    words = forms.CharField(
        label=gettext_lazy("Jullie antwoord"),
        max_length=REASONS_MAX,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Schrijf een antwoord.")},
    )


class ConditionsForm(forms.Form):
    """What the school does with each condition that waits."""

    def __init__(self, data: Any = None, *, conditions: Iterable[ConditionRow], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.numbers = tuple(row.id for row in conditions)
        for row in conditions:
            self.fields[f"outcome-{row.id}"] = forms.ChoiceField(
                label=_("Voorwaarde %(number)s: %(text)s") % {"number": row.number, "text": row.text},
                choices=OUTCOMES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies wat jullie met deze voorwaarde doen.")},
            )
            self.fields[f"words-{row.id}"] = forms.CharField(
                label=_("Waarom anders, en hoe dan wel (voorwaarde %(number)s)") % {"number": row.number},
                required=False,
                max_length=REASONS_MAX,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """The outcomes, with a reason where a condition is not taken over."""
        answers = super().clean() or {}
        for number in self.numbers:
            changes = answers.get(f"outcome-{number}") == CHANGE
            if changes and not answers.get(f"words-{number}", "").strip():
                self.add_error(f"words-{number}", ValidationError(_("Schrijf erbij waarom."), code="no-reasons"))
        return answers

    def outcomes(self) -> dict[int, str]:
        """Per condition nothing when it is taken over, else why not."""
        told = self.cleaned_data
        return {
            number: told[f"words-{number}"] if told[f"outcome-{number}"] == CHANGE else "" for number in self.numbers
        }


class CouncilRulesForm(forms.Form):
    """What the council's own rules say."""

    reach = forms.ChoiceField(
        label=gettext_lazy("Voor wie geldt het plan van deze school?"), choices=REACHING, widget=forms.RadioSelect
    )
    site_council = forms.BooleanField(
        label=gettext_lazy("Deze school is een vestiging met een eigen deelraad"),
        required=False,
        help_text=gettext_lazy("Dan beslist de PDMR over een plan dat alleen van deze plek is."),
    )
    reply_weeks = forms.IntegerField(
        label=gettext_lazy("Binnen hoeveel weken moet de raad antwoorden?"),
        required=False,
        min_value=1,
        max_value=WEEKS_MAX,
        help_text=gettext_lazy("De wet noemt geen termijn. Staat er geen in jullie reglement, laat dit dan leeg."),
        error_messages={
            "invalid": gettext_lazy("Vul een heel aantal weken in."),
            "min_value": gettext_lazy("Vul een termijn in van 1 tot en met 26 weken, of laat het leeg."),
            "max_value": gettext_lazy("Vul een termijn in van 1 tot en met 26 weken, of laat het leeg."),
        },
    )
    pauses = forms.CharField(
        label=gettext_lazy("Welke dagen tellen voor die termijn niet mee?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Alleen als jullie reglement dat zegt. Eén periode op een regel, zoals 17-02-2024 t/m 25-02-2024. "
            "De termijnen van de wet lopen in de vakantie altijd door."
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Waar staat dat?"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Het artikel in jullie medezeggenschapsreglement, zoals: artikel 24."),
    )

    def clean_pauses(self) -> tuple[tuple[date, date], ...]:
        """The pauses as days. Raises ValidationError that names the line that is none."""
        lines = [line for line in self.cleaned_data["pauses"].splitlines() if line.strip()]
        return tuple(_span(number, line) for number, line in enumerate(lines, 1))

    def clean(self) -> dict[str, Any]:
        """The rules, with the article where they stand when they say something of terms."""
        answers = super().clean() or {}
        says = answers.get("reply_weeks") is not None or answers.get("pauses")
        if says and not answers.get("source", "").strip():
            self.add_error("source", ValidationError(_("Noem het artikel in jullie reglement waar dit staat.")))
        return answers


def _span(number: int, line: str) -> tuple[date, date]:
    found = SPAN.fullmatch(line)
    first, last = (_day(found[1]), _day(found[2])) if found else (None, None)
    if first is None or last is None:
        text = _("Regel %(number)s is geen periode. Schrijf het zo: 17-02-2024 t/m 25-02-2024.")
        raise ValidationError(text % {"number": number}, code="no-span")
    if last < first:
        raise ValidationError(_("Op regel %(number)s komt de laatste dag voor de eerste.") % {"number": number})
    return first, last


def _day(text: str) -> date | None:
    found = DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        return None
