# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leader and council send about a vote by keys."""

from __future__ import annotations

from typing import cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from werkdruk.deciding.box import RoundAct, Side

PEOPLE_MAX = 2000


def _day(label: str | Promise, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=cast("str", label), required=required, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class DraftRoundForm(forms.Form):
    """The unit (0 for the school) and the days of a vote."""

    unit = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    opens = _day(gettext_lazy("De eerste dag waarop je kunt stemmen"))
    closes = _day(gettext_lazy("De laatste dag waarop je kunt stemmen"))


class DeedForm(forms.Form):
    """What is done with a round, for which side, with which document; the reasons and the new last day where asked."""

    act = forms.ChoiceField(choices=[(str(act), str(act)) for act in RoundAct])
    side = forms.ChoiceField(choices=[(str(side), str(side)) for side in Side])
    document = forms.CharField(max_length=71)
    reasons = forms.CharField(max_length=2000, required=False)
    until = _day("", required=False)


class KeysForm(forms.Form):
    """How many keys for whom (0 for those without a team), and whether the earlier ones are worth nothing."""

    unit = forms.IntegerField(min_value=0)
    keys = forms.IntegerField(min_value=1, max_value=PEOPLE_MAX)
    renew = forms.BooleanField(required=False)


class SlipForm(forms.Form):
    """The number of a slip."""

    number = forms.CharField(max_length=30)


class HandedOutForm(forms.Form):
    """How many slips were handed out so far."""

    slips = forms.IntegerField(min_value=0, max_value=PEOPLE_MAX)
