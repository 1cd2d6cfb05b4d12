# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody wants mail, and which."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy


class MailForm(forms.Form):
    """One's own mail address."""

    address = forms.EmailField(
        label=gettext_lazy("Je mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Vul je mailadres in."),
            "invalid": gettext_lazy("Dit is geen mailadres. Schrijf het zoals naam@school.nl."),
        },
    )
    reminders = forms.BooleanField(
        label=gettext_lazy("Herinner mij een week en een dag voor een dag die voor mij telt"), required=False
    )
    digest = forms.BooleanField(label=gettext_lazy("Mail mij één keer per week hoe het jaar staat"), required=False)
