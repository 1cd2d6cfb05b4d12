# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a board fills in about its own cost of an fte and its own hours."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from werkdruk.kernel import forms_of
from werkdruk.planning import StaffGroup, TimeNorm
from werkdruk.web.forms.amounts import EuroField, hundredths_in
from werkdruk.web.forms.money import line
from werkdruk.web.forms.proposals import FUNCTIONS
from werkdruk.web.wording import language

SOURCE_MAX = 200
YEAR_MIN, YEAR_MAX = 2010, 2100
SURCHARGE_MAX = 200
NO_SOURCE = gettext_lazy("Schrijf op waar het bedrag vandaan komt.")


def _source(help_text: Any) -> forms.CharField:
    return line(
        SOURCE_MAX,
        label=gettext_lazy("Waar komt dit vandaan?"),
        help_text=help_text,
        error_messages={"required": NO_SOURCE},
    )


def _year() -> forms.IntegerField:
    return forms.IntegerField(label=gettext_lazy("Over welk jaar?"), min_value=YEAR_MIN, max_value=YEAR_MAX)


class CostForm(forms.Form):
    """What one fte costs."""

    prefix = "cost"
    use_required_attribute = False
    staff = forms.TypedChoiceField(
        label=gettext_lazy("Voor wie geldt dit?"), choices=list(FUNCTIONS.items()), coerce=StaffGroup
    )
    per_fte = EuroField(
        label=gettext_lazy("Wat kost één fte per jaar?"),
        help_text=gettext_lazy("Alle kosten van de werkgever samen. Bijvoorbeeld 94.500,00."),
    )
    year = _year()
    source = _source(gettext_lazy("Bijvoorbeeld: begroting 2024, tabel personele lasten."))


class TimeForm(forms.Form):
    """How long a year and a lesson are."""

    prefix = "time"
    use_required_attribute = False
    year_hours = forms.IntegerField(
        label=gettext_lazy("Hoeveel uur is een volle baan per jaar?"), min_value=1, max_value=3000
    )
    lesson_minutes = forms.IntegerField(
        label=gettext_lazy("Hoeveel minuten duurt een les?"), min_value=1, max_value=240
    )
    lesson_weeks = forms.IntegerField(label=gettext_lazy("In hoeveel weken is er les?"), min_value=1, max_value=52)
    max_lessons = forms.IntegerField(
        label=gettext_lazy("Hoeveel lessen per week geeft een volle baan?"), min_value=1, max_value=60
    )
    surcharge = forms.CharField(
        label=gettext_lazy("Hoeveel voor- en nawerk hoort bij een uur les?"),
        help_text=gettext_lazy("De opslagfactor. Bijvoorbeeld 0,5: een half uur bij elk uur."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    year = _year()
    source = _source(gettext_lazy("Bijvoorbeeld: taakbeleid 2024, artikel 3."))

    def clean_surcharge(self) -> int:
        """The surcharge in hundredths."""
        number = hundredths_in(self.cleaned_data["surcharge"])
        if number is None or number > SURCHARGE_MAX:
            raise ValidationError(_("Schrijf een getal van 0 tot en met 2, bijvoorbeeld 0,5."), code="bounds")
        return number

    def time(self) -> TimeNorm:
        """The times as they were filled in."""
        names = ("year_hours", "lesson_minutes", "lesson_weeks", "max_lessons", "surcharge")
        return TimeNorm(**{name: self.cleaned_data[name] for name in names})


def written(time: TimeNorm) -> dict[str, str]:
    """Times as they would be typed."""
    return {
        "year_hours": str(time.year_hours),
        "lesson_minutes": str(time.lesson_minutes),
        "lesson_weeks": str(time.lesson_weeks),
        "max_lessons": str(time.max_lessons),
        "surcharge": forms_of(language()).hundredths(time.surcharge),
    }
