# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Amounts and numbers as people write them: `1.234,56` and `0,4`, on an English page also `1,234.56`; never a float."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from werkdruk.kernel import Euro
from werkdruk.web.wording import is_english

HUNDRED = 100
DIGITS_MAX = 9
_WHOLE = r"(?P<whole>[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)"
_WRITTEN = re.compile(rf"{_WHOLE}(?:,(?P<part>[0-9]{{1,2}}|-))?")
_WITH_POINT = re.compile(r"(?P<whole>[0-9]+)\.(?P<part>[0-9]{1,2})")
_IN_ENGLISH = re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]{1,2}))?")


def hundredths_in(text: str) -> int | None:
    """The number in hundredths that `text` says in Dutch notation; None when it says no number.

    A point before three digits parts thousands; before one or two digits at the end it is read as a comma. On an
    English page a comma before three digits parts thousands as well.
    """
    plain = text.replace("\N{NO-BREAK SPACE}", " ").strip()
    found = _WRITTEN.fullmatch(plain) or _WITH_POINT.fullmatch(plain)
    if found is None and is_english():
        found = _IN_ENGLISH.fullmatch(plain)
    if found is None:
        return None
    whole = found["whole"].replace(".", "").replace(",", "").replace(" ", "")
    part = (found["part"] or "").replace("-", "")
    return None if len(whole) > DIGITS_MAX else int(whole) * HUNDRED + int(part.ljust(2, "0"))


class HundredthsField(forms.CharField):
    """A number above zero with at most two decimals, in hundredths: `0,4` is 40."""

    def __init__(self, *, top: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)
        self.top = top

    def clean(self, value: Any) -> Any:
        """The hundredths; None when left empty and that is allowed."""
        text = super().clean(value)
        if not text:
            return None
        number = hundredths_in(text)
        if number is None:
            raise ValidationError(_("Schrijf een getal, bijvoorbeeld 0,4."), code="not-a-number")
        if not 0 < number <= self.top:
            top = self.top // HUNDRED
            raise ValidationError(_("Vul een getal in boven 0 en hoogstens %(top)s.") % {"top": top}, code="bounds")
        return number


class EuroField(forms.CharField):
    """An amount above zero in Dutch notation, with or without the euro sign."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The amount; None when left empty and that is allowed."""
        text = super().clean(value)
        if not text:
            return None
        cents = hundredths_in(text.replace("\N{EURO SIGN}", ""))
        if cents is None:
            raise ValidationError(_("Schrijf een bedrag, bijvoorbeeld 1.234,56."), code="not-an-amount")
        if cents == 0:
            raise ValidationError(_("Het bedrag moet hoger zijn dan nul."), code="not-above-zero")
        return Euro(cents)
