# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parts of a whole as people write them: 50, 12,5 or 1/3."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HUNDRED = 100
_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")
_PART = re.compile(r"([0-9]{1,3})/([1-9][0-9]{0,2})")


class PartField(forms.CharField):
    """A part of a whole, in hundredths or as a fraction, kept exactly."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, **kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "size": 8})

    def to_python(self, value: Any) -> Any:
        """The part as a fraction of 1; 0 for nothing typed. Raises ValidationError for anything else."""
        text = str(super().to_python(value) or "0").strip()
        percent, part = _PERCENT.fullmatch(text), _PART.fullmatch(text)
        if percent:
            hundredths = int(percent[1]) * HUNDRED + int((percent[2] or "").ljust(2, "0"))
            return Fraction(hundredths, HUNDRED * HUNDRED)
        if part:
            return Fraction(int(part[1]), int(part[2]))
        raise ValidationError(_("Schrijf een deel van honderd, zoals 50 of 12,5."), code="part")

    def validate(self, value: Any) -> None:
        """Nothing: 0 is a part as well."""

    def run_validators(self, value: Any) -> None:
        """Nothing: the form of the text says enough."""


def written(part: Fraction) -> str:
    """A part as it is typed: in hundredths where that is exact, else as a fraction."""
    percent = part * HUNDRED
    if (percent * HUNDRED).denominator != 1:
        return f"{part.numerator}/{part.denominator}"
    whole, rest = divmod(int(percent * HUNDRED), HUNDRED)
    return str(whole) if not rest else f"{whole},{rest:02d}".rstrip("0")
