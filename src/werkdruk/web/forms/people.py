# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A staff list that is sent, and the day for which the units are shown."""

from __future__ import annotations

from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

BYTES_MAX = 1_000_000
DIGEST_LENGTH = 71


class StaffListForm(forms.Form):
    """The file with the people of a school."""

    staff = forms.FileField(
        label=gettext_lazy("De personeelslijst"),
        help_text=gettext_lazy(
            "Een Excelbestand (.xlsx), OpenDocument-blad (.ods) of CSV-bestand van hoogstens 1 MB. "
            "Gebruik personeelsnummers en geen namen."
        ),
        max_length=255,
        error_messages={
            "required": gettext_lazy("Kies het bestand met de personeelslijst."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies een bestand met een regel per persoon."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,.xlsx,.ods"}),
    )

    def clean_staff(self) -> UploadedFile[bytes]:
        """A file that is not too large to be the staff of one school."""
        sent = cast("UploadedFile[bytes]", self.cleaned_data["staff"])
        if (sent.size or 0) > BYTES_MAX:
            raise ValidationError(_("Dit bestand is groter dan 1 MB. Geef een bestand van één school."), code="size")
        return sent


class ConfirmForm(forms.Form):
    """The list that was previewed, and the fingerprint of what the preview said."""

    rows = forms.CharField(strip=False, max_length=BYTES_MAX)
    preview = forms.CharField(max_length=DIGEST_LENGTH)


class DayForm(forms.Form):
    """The day for which the units are shown."""

    dag = forms.DateField(
        label=gettext_lazy("Op welke dag?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
